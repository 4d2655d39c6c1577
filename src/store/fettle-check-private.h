/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "store/fettle-head-private.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/**
 * FettleCheck:
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @done: how many rows were looked at
 * @total: how many there are
 * @told_at: when @progress was told last, monotonic
 * @head: (nullable): where the log ended after the device's last commit
 *
 * A check on its way.
 */
typedef struct
{
  FettleProgressFunc progress;
  gpointer user_data;
  gint64 done;
  gint64 total;
  gint64 told_at;
  FettleTip *head;
} FettleCheck;

void      fettle_check_tell       (FettleCheck  *check,
                                   const char   *message);
gboolean  fettle_check_records    (FettleSql    *sql,
                                   FettleCheck  *check,
                                   GPtrArray    *findings,
                                   GError      **error);

/* Each sets @finding to what is wrong, in words, or leaves it NULL; FALSE only where it could not look. */
gboolean  fettle_check_log_chain  (FettleSql    *sql,
                                   FettleCheck  *check,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_log_one    (FettleSql    *sql,
                                   gint64        batch_seq,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_log_tables (FettleSql    *sql,
                                   FettleCheck  *check,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_search     (FettleSql    *sql,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_summary    (FettleSql    *sql,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_schema     (FettleSql    *sql,
                                   FettleCheck  *check,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_documents  (FettleSql    *sql,
                                   FettleCheck  *check,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_drafts     (FettleSql    *sql,
                                   FettleCheck  *check,
                                   char        **finding,
                                   GError      **error);
gboolean  fettle_check_head       (FettleSql    *sql,
                                   FettleCheck  *check,
                                   char        **finding,
                                   GError      **error);

G_END_DECLS
