/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FETTLE_VOCABULARY_FOLDER "/io/github/fettle_app/Fettle/vocabularies"

/* Generated with the resource. A static library must name it, or the linker leaves the resource out. */
void      fettle_vocabularies_register_resource (void);

GKeyFile *fettle_vocabulary_open                (const char *path);

G_END_DECLS
