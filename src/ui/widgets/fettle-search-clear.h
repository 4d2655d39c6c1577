/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fettle_search_clear (GtkSearchEntry *entry);

G_END_DECLS
