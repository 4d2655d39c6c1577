/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fettle_as_at_from_name (const char *file_name);

G_END_DECLS
