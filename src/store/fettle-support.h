/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleSupportFact:
 * @name: of what, such as "sqlite", "schema", "batches", "records.visit"
 * @value: a version, a count or a size in bytes
 *
 * A fact that helps to find a fault and says nothing of a school or a person.
 */
typedef struct
{
  char *name;
  char *value;
} FettleSupportFact;

void       fettle_support_fact_free     (FettleSupportFact *fact);
void       fettle_support_add_versions  (GPtrArray         *facts);
void       fettle_support_add_files     (GPtrArray         *facts,
                                         const char        *folder);
gboolean   fettle_support_add_counts    (GPtrArray         *facts,
                                         FettleStore       *store,
                                         GError           **error);

G_END_DECLS
