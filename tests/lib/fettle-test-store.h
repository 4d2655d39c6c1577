/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

gboolean      fettle_test_is_long       (void);
char         *fettle_test_folder_new    (void);
void          fettle_test_folder_remove (char          *folder);

FettleStore  *fettle_test_store_new     (void);
FettleStore  *fettle_test_store_open    (const char    *folder);
void          fettle_test_store_remove  (FettleStore   *store);

FettleRecord *fettle_test_record        (const char    *kind,
                                         const char    *school_id,
                                         const char    *first_field,
                                         ...) G_GNUC_NULL_TERMINATED;
FettleRecord *fettle_test_school        (const char    *urn,
                                         const char    *name);
FettleRecord *fettle_test_inspection    (const char    *school_id,
                                         const char    *start,
                                         const char    *overall);
void          fettle_test_put           (FettleStore   *store,
                                         const char    *label,
                                         FettleRecord  *record,
                                         FettleRecord  *believed);
FettleRecord *fettle_test_change        (FettleStore   *store,
                                         const char    *label,
                                         const char    *kind,
                                         const char    *id,
                                         const char    *field,
                                         const char    *value);
char         *fettle_test_write_note    (FettleStore   *store,
                                         const char    *subject);
void          fettle_test_assert_sound  (FettleStore   *store);
void          fettle_test_assert_batches (FettleStore  *store,
                                         char         **ids);

typedef gboolean (*FettleTestCondition) (gpointer user_data);

gboolean      fettle_test_wait_for      (FettleTestCondition condition,
                                         gpointer       user_data);

G_END_DECLS
