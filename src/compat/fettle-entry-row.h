/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void fettle_entry_row_speak (GtkEditable *self,
                             const char  *help);

G_END_DECLS
