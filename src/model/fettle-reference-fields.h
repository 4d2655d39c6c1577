/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-field.h"

G_BEGIN_DECLS

/*
 * Field tables of the public datasets kept in reference.db. Names are those of the register's kinds wherever the same
 * fact exists there, so that refreshing a tracked school copies like to like:
 *   "establishments": urn, the fact fields of kind "school", la-name and the head teacher's fields
 *   "links":          urn, link-urn, link-name, type, on
 *   "outcomes":       one row an inspection as the Ofsted file describes it: urn (of the row), source-part ("full",
 *                     "oeif", "previous", "ungraded", "year-to-date"), then the public fields of kind "inspection", and
 *                     grades as "area=grade@date;..." in field "grades" (codes; @date only where a grade has its own)
 */
const FettleField *fettle_reference_fields (const char *dataset,
                                            guint      *n_fields);

G_END_DECLS
