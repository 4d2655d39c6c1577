/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_FACT (fettle_fact_get_type ())
G_DECLARE_FINAL_TYPE (FettleFact, fettle_fact, FETTLE, FACT, GObject)

/* A fact about a school, with where it comes from and as at which day beside it. */
FettleFact *fettle_fact_new           (const FettleSchoolData *data,
                                       const char             *field);
const char *fettle_fact_get_field     (FettleFact             *self);
const char *fettle_fact_get_label     (FettleFact             *self);
const char *fettle_fact_get_value     (FettleFact             *self);
const char *fettle_fact_get_source    (FettleFact             *self);
gboolean    fettle_fact_is_corrected  (FettleFact             *self);
gboolean    fettle_fact_equal         (gconstpointer           a,
                                       gconstpointer           b);

G_END_DECLS
