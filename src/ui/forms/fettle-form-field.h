/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/fettle-record.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_FORM_FIELD (fettle_form_field_get_type ())
G_DECLARE_FINAL_TYPE (FettleFormField, fettle_form_field, FETTLE, FORM_FIELD, GObject)

/* One field of a record and the row that edits it. Signal "changed": the person typed or chose something. */
FettleFormField   *fettle_form_field_new       (FettleRecord      *record,
                                                const FettleField *field);
const FettleField *fettle_form_field_get_field (FettleFormField   *self);
GtkWidget         *fettle_form_field_get_row   (FettleFormField   *self);
void               fettle_form_field_focus     (FettleFormField   *self);
gboolean           fettle_form_field_check     (FettleFormField   *self,
                                                GError           **error);

G_END_DECLS
