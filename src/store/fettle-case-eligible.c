/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-case-data.h"

#include "base/fettle-text.h"
#include "store/fettle-store-private.h"

/* Whom a category makes eligible is not asked of all schools: those without one are not. */
static GPtrArray *
list_in_category (FettleStore  *store,
                  GError      **error)
{
  g_autoptr (FettleReader) reader = fettle_store_borrow (store, error);
  g_autoptr (FettleStmt) stmt = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  FettleStep step;

  if (!reader || !(stmt = fettle_sql_prepare (reader->sql, "SELECT school_id FROM school_summary WHERE category IS NOT NULL "
                                                           "ORDER BY name_key, school_id", error)))
    return NULL;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (ids, fettle_stmt_dup (stmt, 0));
  g_clear_pointer (&stmt, fettle_stmt_free);
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
is_wanting (const FettleCaseData *data)
{
  return fettle_case_has_part4 (data->chain) && fettle_case_get_gates (data->chain) != 0 && !fettle_case_data_is_open (data);
}

static void
add_school (GPtrArray            *schools,
            const FettleCaseData *data)
{
  if (is_wanting (data))
    g_ptr_array_add (schools, g_object_ref (data->school));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return fettle_text_compare (fettle_record_get_text (*(FettleRecord *const *) a, "name"),
                              fettle_record_get_text (*(FettleRecord *const *) b, "name"));
}

/**
 * fettle_case_data_find_eligible:
 * @store: the store
 * @all: (element-type FettleCaseData): every intervention, as fettle_case_data_read_all() reads them
 * @today: today
 * @error: return location for an error
 *
 * Finds the schools that are eligible for intervention (Education and Inspections Act 2006 ss.60 to 62) and have no open case:
 * those that nobody has begun with are in no list of cases. Waits for the disk: call it in a reader thread.
 *
 * Returns: (transfer full) (nullable) (element-type FettleRecord): the schools, by name
 */
GPtrArray *
fettle_case_data_find_eligible (FettleStore  *store,
                                GPtrArray    *all,
                                FettleDate    today,
                                GError      **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (all != NULL, NULL);

  if (!(ids = list_in_category (store, error)))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const FettleCaseData *data = g_ptr_array_index (all, i);

      add_school (schools, data);
      g_hash_table_add (read, (gpointer) fettle_record_get_id (data->school));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (FettleCaseData) data = NULL;

      if (g_hash_table_contains (read, g_ptr_array_index (ids, i)))
        continue;
      if (!(data = fettle_case_data_read (store, g_ptr_array_index (ids, i), today, error)))
        return NULL;
      add_school (schools, data);
    }
  g_ptr_array_sort (schools, compare_names);
  return g_steal_pointer (&schools);
}
