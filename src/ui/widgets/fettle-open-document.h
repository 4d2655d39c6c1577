/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/fettle-store.h"

G_BEGIN_DECLS

void fettle_open_document (GtkWidget   *widget,
                           FettleStore *store,
                           const char  *document_id);

G_END_DECLS
