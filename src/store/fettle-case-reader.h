/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/case/fettle-case.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* Waiting calls, for the command line, tests and reader threads (fettle_store_read_async). */
FettleCaseFacts *fettle_case_read_facts    (FettleStore  *store,
                                            const char   *school_id,
                                            FettleDate    today,
                                            GError      **error);
FettleCase      *fettle_case_read          (FettleStore  *store,
                                            const char   *school_id,
                                            FettleDate    today,
                                            GError      **error);
/* As it would stand with @batch applied: what a guided form shows before the step is done. Nothing is written. */
FettleCase      *fettle_case_read_with     (FettleStore  *store,
                                            const char   *school_id,
                                            FettleBatch  *batch,
                                            FettleDate    today,
                                            GError      **error);
/* The ids (char *) of the schools that have any record of an intervention, or a received report in a category, in
 * order. */
GPtrArray       *fettle_case_read_schools  (FettleStore  *store,
                                            GError      **error);

G_END_DECLS
