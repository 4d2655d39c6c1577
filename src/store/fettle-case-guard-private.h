/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "model/fettle-record.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/* The law in the door: notes the steps of cases that a batch touches, and refuses the batch where it would make one
 * void. */
typedef struct _FettleCaseGuard FettleCaseGuard;

FettleCaseGuard *fettle_case_guard_new           (void);
void             fettle_case_guard_free          (FettleCaseGuard *self);
void             fettle_case_guard_note          (FettleCaseGuard *self,
                                                  FettleRecord    *before,
                                                  FettleRecord    *after);
gboolean         fettle_case_guard_check         (FettleCaseGuard *self,
                                                  FettleSql       *sql,
                                                  FettleDate       today,
                                                  GError         **error);
GPtrArray       *fettle_case_guard_get_warnings  (FettleCaseGuard *self);

GPtrArray       *fettle_case_records_load        (FettleSql       *sql,
                                                  const char      *school_id,
                                                  GError         **error);
GPtrArray       *fettle_open_visits_load         (FettleSql       *sql,
                                                  GError         **error);

G_END_DECLS
