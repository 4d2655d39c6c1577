/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SCHOOL_FACT (fettle_school_fact_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolFact, fettle_school_fact, FETTLE, SCHOOL_FACT, GObject)

/* A fact about a school, with where it comes from and as at which day beside it. */
FettleSchoolFact *fettle_school_fact_new           (const FettleSchoolData *data,
                                       const char             *field);
const char *fettle_school_fact_get_field     (FettleSchoolFact             *self);
const char *fettle_school_fact_get_label     (FettleSchoolFact             *self);
const char *fettle_school_fact_get_value     (FettleSchoolFact             *self);
const char *fettle_school_fact_get_source    (FettleSchoolFact             *self);
gboolean    fettle_school_fact_is_corrected  (FettleSchoolFact             *self);
gboolean    fettle_school_fact_equal         (gconstpointer           a,
                                       gconstpointer           b);

G_END_DECLS
