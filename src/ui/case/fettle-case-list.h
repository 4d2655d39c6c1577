/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-session.h"
#include "store/fettle-case-data.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_CASE_LIST (fettle_case_list_get_type ())
G_DECLARE_FINAL_TYPE (FettleCaseList, fettle_case_list, FETTLE, CASE_LIST, GObject)

/* The interventions at all schools, read once for all pages; it follows the store.
 * Signal "changed": they were read again. */
FettleCaseList *fettle_case_list_get         (FettleSession   *session);
GPtrArray      *fettle_case_list_get_all     (FettleCaseList  *self);
GPtrArray      *fettle_case_list_get_eligible (FettleCaseList *self);
const char     *fettle_case_list_get_problem (FettleCaseList  *self);

G_END_DECLS
