/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/case/fettle-case.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* The case of one school, kept in memory, or in a register behind its door. */
typedef struct _FettleTestCase FettleTestCase;

FettleTestCase  *fettle_test_case_new        (const char           *category,
                                              const char           *character,
                                              FettleStore          *store);
void             fettle_test_case_free       (FettleTestCase       *self);
void             fettle_test_case_set_today  (FettleTestCase       *self,
                                              const char           *today);
FettleRecord    *fettle_test_case_find       (FettleTestCase       *self,
                                              const char           *alias);
FettleRecord    *fettle_test_case_find_id    (FettleTestCase       *self,
                                              const char           *id);
gboolean         fettle_test_case_has_child  (FettleTestCase       *self,
                                              const char           *id);
gboolean         fettle_test_case_can_undo   (FettleTestCase       *self);
GPtrArray       *fettle_test_case_get_records (FettleTestCase      *self);
FettleDate       fettle_test_case_get_today  (FettleTestCase       *self);
FettleRecord    *fettle_test_case_get_school (FettleTestCase       *self);
gboolean         fettle_test_case_put        (FettleTestCase       *self,
                                              const char           *line,
                                              GError              **error);
gboolean         fettle_test_case_take       (FettleTestCase       *self,
                                              const char           *alias,
                                              GError              **error);
gboolean         fettle_test_case_undo       (FettleTestCase       *self,
                                              GError              **error);
FettleCase      *fettle_test_case_read       (FettleTestCase       *self);
void             fettle_test_case_run        (FettleTestCase       *self,
                                              const char *const    *script);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleTestCase, fettle_test_case_free)

G_END_DECLS
