/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"
#include "store/fettle-school-filter-private.h"
#include "store/fettle-store-private.h"

/* What the option stands for, never what one school of it says. */
static char *
facet_label (FettleSchoolColumn  column,
             const char         *code)
{
  const char *vocabulary = fettle_school_column_info (column)->vocabulary;
  char *label = NULL;

  if (code[0] == '\0')
    return g_strdup (_("None"));
  if (column == FETTLE_SCHOOL_OUTCOME)
    return fettle_school_outcome_label (code);
  if (column == FETTLE_SCHOOL_CATEGORY)
    label = fettle_vocabulary_word_code ("category-of-concern", code);
  else if (vocabulary != NULL)
    label = g_strdup (fettle_vocabulary_label (vocabulary, code));
  return label ? label : g_strdup (code);
}

static void
add_facet (GPtrArray  *facets,
           const char *code,
           guint       count)
{
  FettleSchoolFacet *facet = g_new0 (FettleSchoolFacet, 1);

  facet->code = g_strdup (code);
  facet->count = count;
  g_ptr_array_add (facets, facet);
}

static gboolean
count_codes (FettleSql                *sql,
             const FettleSchoolQuery  *query,
             FettleSchoolColumn        column,
             GPtrArray                *facets,
             GError                  **error)
{
  const FettleSchoolColumnInfo *info = fettle_school_column_info (column);
  g_auto(FettleSchoolFilter) filter = FETTLE_SCHOOL_FILTER_INIT (NULL);
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  g_string_append_printf (filter.text, "SELECT coalesce (%s, ''), count (*) FILTER (WHERE 1", info->column);
  fettle_school_filter_add_query (&filter, query, column);
  g_string_append_printf (filter.text, ") FROM school_summary GROUP BY 1 ORDER BY min (%s) NULLS LAST", info->order);
  if (!(stmt = fettle_school_filter_prepare (&filter, sql, error)))
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_facet (facets, fettle_stmt_text (stmt, 0), (guint) fettle_stmt_int (stmt, 1));
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_school_facet_free:
 * @facet: (transfer full) (nullable): a facet
 */
void
fettle_school_facet_free (FettleSchoolFacet *facet)
{
  if (facet == NULL)
    return;
  g_free (facet->code);
  g_free (facet->label);
  g_free (facet);
}

/**
 * fettle_school_query_facets:
 * @store: a store
 * @query: (nullable): the filters and words in force; %NULL for none
 * @column: a column
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleSchoolFacet): each code that schools of the register have in the
 *   column, in the column's order, with how many of the schools of the other filters of @query have it, so how many the
 *   option opens; code "" for those that have none
 */
GPtrArray *
fettle_school_query_facets (FettleStore              *store,
                            const FettleSchoolQuery  *query,
                            FettleSchoolColumn        column,
                            GError                  **error)
{
  g_autoptr(GPtrArray) facets = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_school_facet_free);
  g_autoptr(FettleReader) reader = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (column < FETTLE_SCHOOL_N_COLUMNS, NULL);

  if (!(reader = fettle_store_borrow (store, error)))
    return NULL;
  if (!(column == FETTLE_SCHOOL_OUTCOME ? fettle_school_outcome_facets (reader->sql, query, facets, error)
                                        : count_codes (reader->sql, query, column, facets, error)))
    return NULL;
  for (guint i = 0; i < facets->len; i++)
    {
      FettleSchoolFacet *facet = g_ptr_array_index (facets, i);

      facet->label = facet_label (column, facet->code);
    }
  return g_steal_pointer (&facets);
}
