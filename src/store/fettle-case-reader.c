/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-case-reader.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-case-guard-private.h"
#include "store/fettle-store-private.h"
#include "store/sqlite/fettle-table-private.h"

/* The words of the indexes visit_open and visit_action_open, which hold what has a date to come and not all that ever was. */
#define OPEN_VISITS \
  "visit WHERE deleted = 0 AND \"cancelled_on\" IS NULL AND \"agreed_on\" IS NULL AND \"governors_on\" IS NULL " \
  "AND \"response_on\" IS NULL AND (\"held_on\" IS NULL OR \"no_report\" IS NULL OR \"no_report\" = 0)"
#define OPEN_VISIT_ACTIONS "visit_action WHERE deleted = 0 AND \"done_on\" IS NULL"

static gboolean
add_by_id (FettleSql   *sql,
           GPtrArray   *records,
           const char  *kind,
           const char  *query,
           GError     **error)
{
  g_autoptr (FettleStmt) stmt = fettle_sql_prepare (sql, query, error);
  FettleStep step = FETTLE_STEP_ERROR;

  while (stmt != NULL && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleRecord *record = NULL;

      if (!fettle_table_get (sql, fettle_kind_get (kind), fettle_stmt_text (stmt, 0), &record, NULL, error))
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_open_visits_load:
 * @sql: a connection
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleRecord): the visits of all schools that still have a date to meet, and the
 * agreed actions that are not done
 */
GPtrArray *
fettle_open_visits_load (FettleSql  *sql,
                         GError    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!add_by_id (sql, records, "visit", "SELECT id FROM " OPEN_VISITS, error)
      || !add_by_id (sql, records, "visit-action", "SELECT id FROM " OPEN_VISIT_ACTIONS, error))
    return NULL;
  return g_steal_pointer (&records);
}

/**
 * fettle_case_records_load:
 * @sql: a connection
 * @school_id: a school
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleRecord): all that a case of the school is read from
 */
GPtrArray *
fettle_case_records_load (FettleSql   *sql,
                          const char  *school_id,
                          GError     **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *const *name = fettle_case_kinds (); *name != NULL; name++)
    {
      const FettleKind *kind = fettle_kind_get (*name);
      gboolean of_all = kind->parent_field == NULL;

      if (!fettle_table_add_to (sql, records, kind, kind->parent_field, of_all ? NULL : school_id, error))
        return NULL;
    }
  /* A holiday of every school names none. */
  if (!fettle_table_add_to (sql, records, fettle_kind_get ("school-holiday"), "school", NULL, error))
    return NULL;
  return g_steal_pointer (&records);
}

static FettleRecord *
load_school (FettleSql   *sql,
             const char  *school_id,
             GError     **error)
{
  FettleRecord *school = NULL;
  gboolean deleted = FALSE;

  if (!fettle_table_get (sql, fettle_kind_get ("school"), school_id, &school, &deleted, error))
    return NULL;
  if (school != NULL && !deleted)
    return school;
  g_clear_object (&school);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is no such school in the register."));
  return NULL;
}

/* What the batch would put stands in for what is there. */
static void
overlay (GPtrArray   *records,
         FettleBatch *batch)
{
  FettleRecord *after, *believed;

  for (guint i = 0; fettle_batch_get_operation (batch, i, &after, &believed); i++)
    {
      const char *id = fettle_record_get_id (after ? after : believed);

      for (guint j = records->len; j > 0; j--)
        {
          if (g_str_equal (fettle_record_get_id (g_ptr_array_index (records, j - 1)), id))
            g_ptr_array_remove_index (records, j - 1);
        }
      if (after != NULL)
        g_ptr_array_add (records, g_object_ref (after));
    }
}

static FettleCaseFacts *
read_facts (FettleStore  *store,
            const char   *school_id,
            FettleBatch  *batch,
            FettleDate    today,
            GError      **error)
{
  g_autoptr (FettleReader) reader = fettle_store_borrow (store, error);
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (reader == NULL || !(school = load_school (reader->sql, school_id, error))
      || !(records = fettle_case_records_load (reader->sql, school_id, error)))
    return NULL;
  if (batch != NULL)
    overlay (records, batch);
  return fettle_case_facts_new (school, records, today);
}

/**
 * fettle_case_read_facts:
 * @store: a store
 * @school_id: a school
 * @today: today
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND and others
 *
 * Returns: (transfer full) (nullable): all that the register holds about the intervention at the school
 */
FettleCaseFacts *
fettle_case_read_facts (FettleStore  *store,
                        const char   *school_id,
                        FettleDate    today,
                        GError      **error)
{
  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (school_id != NULL, NULL);

  return read_facts (store, school_id, NULL, today, error);
}

/**
 * fettle_case_read:
 * @store: a store
 * @school_id: a school
 * @today: today
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND and others
 *
 * Returns: (transfer full) (nullable): where the intervention at the school stands
 */
FettleCase *
fettle_case_read (FettleStore  *store,
                  const char   *school_id,
                  FettleDate    today,
                  GError      **error)
{
  g_autoptr (FettleCaseFacts) facts = fettle_case_read_facts (store, school_id, today, error);

  return facts ? fettle_case_new (facts) : NULL;
}

/**
 * fettle_case_read_with:
 * @store: a store
 * @school_id: a school
 * @batch: a batch that is not applied yet
 * @today: today
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND and others
 *
 * Returns: (transfer full) (nullable): where the intervention at the school would stand after the batch, with its
 * problems
 */
FettleCase *
fettle_case_read_with (FettleStore  *store,
                       const char   *school_id,
                       FettleBatch  *batch,
                       FettleDate    today,
                       GError      **error)
{
  g_autoptr (FettleCaseFacts) facts = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (school_id != NULL, NULL);
  g_return_val_if_fail (FETTLE_IS_BATCH (batch), NULL);

  facts = read_facts (store, school_id, batch, today, error);
  return facts ? fettle_case_new (facts) : NULL;
}

static char *
make_schools_query (void)
{
  GString *out = g_string_new (NULL);

  for (const char *const *name = fettle_case_kinds (); *name != NULL; name++)
    {
      const FettleKind *kind = fettle_kind_get (*name);

      if (fettle_case_is_guarded (kind))
        g_string_append_printf (out, "%sSELECT school FROM %s WHERE deleted = 0", out->len > 0 ? " UNION " : "",
                                kind->table);
    }
  /* A report in a category starts a clock before anybody has begun a case. */
  g_string_append (
      out, " UNION SELECT school FROM inspection WHERE deleted = 0 AND category IS NOT NULL AND received IS NOT NULL "
           "UNION SELECT school FROM " OPEN_VISITS " UNION SELECT school FROM " OPEN_VISIT_ACTIONS " ORDER BY school");
  return g_string_free (out, FALSE);
}

/**
 * fettle_case_read_schools:
 * @store: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type utf8): ids of the schools with any record of an intervention, with a report in a
 * category whose receipt is recorded, or with a visit or an action of one that is still open
 */
GPtrArray *
fettle_case_read_schools (FettleStore  *store,
                          GError      **error)
{
  g_autoptr (FettleReader) reader = NULL;
  g_autoptr (FettleStmt) stmt = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *query = make_schools_query ();
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  reader = fettle_store_borrow (store, error);
  if (reader == NULL || !(stmt = fettle_sql_prepare (reader->sql, query, error)))
    return NULL;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (ids, fettle_stmt_dup (stmt, 0));
  g_clear_pointer (&stmt, fettle_stmt_free);
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
