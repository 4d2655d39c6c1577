/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-school-query.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "model/fettle-vocabulary.h"
#include "store/fettle-school-row-private.h"
#include "store/fettle-store-private.h"

/* A filter's word for every school that is open. */
#define STATUS_CURRENT "current"

/* The text of a query and the values of its question marks, in order. */
typedef struct
{
  GString *text;
  GPtrArray *values;
} Builder;

static void
builder_clear (Builder *builder)
{
  g_string_free (builder->text, TRUE);
  g_ptr_array_unref (builder->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static void
add_value (Builder    *builder,
           const char *text,
           const char *value)
{
  g_string_append (builder->text, text);
  g_ptr_array_add (builder->values, g_strdup (value));
}

/* A code of "" stands for the schools that have none. */
static void
add_codes (Builder           *builder,
           const char        *column,
           const char *const *codes)
{
  if (codes == NULL || codes[0] == NULL)
    return;
  g_string_append_printf (builder->text, " AND coalesce (%s, '') IN (", column);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      add_value (builder, i > 0 ? ", ?" : "?", codes[i]);
      if (g_str_equal (codes[i], STATUS_CURRENT))
        {
          add_value (builder, ", ?", "open");
          add_value (builder, ", ?", "open-proposed-to-close");
        }
    }
  g_string_append_c (builder->text, ')');
}

static void
add_words (Builder    *builder,
           const char *text)
{
  g_autofree char *folded = fettle_text_fold (text);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] != '\0')
        add_value (builder, " AND instr (find, ?) > 0", words[i]);
    }
}

static void
add_order (Builder                 *builder,
           const FettleSchoolQuery *query)
{
  const char *order = fettle_school_column_info (query->sort)->order;

  g_string_append_printf (builder->text, " ORDER BY %s%s NULLS LAST", order, query->descending ? " DESC" : "");
  if (query->sort != FETTLE_SCHOOL_NAME)
    g_string_append (builder->text, ", name_key");
  g_string_append (builder->text, ", school_id");
}

static void
add_query (Builder                 *builder,
           const FettleSchoolQuery *query)
{
  g_string_append (builder->text, "SELECT school_id FROM school_summary WHERE 1");
  add_codes (builder, "phase", (const char *const *) query->phases);
  add_codes (builder, "sector", (const char *const *) query->sectors);
  add_codes (builder, "regime", (const char *const *) query->regimes);
  add_codes (builder, "outcome", (const char *const *) query->outcomes);
  add_codes (builder, "category", (const char *const *) query->categories);
  add_codes (builder, "status", (const char *const *) query->statuses);
  add_codes (builder, "link_officer", (const char *const *) query->officers);
  add_words (builder, query->text);
  add_order (builder, query);
}

static gboolean
strv_equal (GStrv a,
            GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static char *
facet_label (const FettleSchoolColumnInfo *info,
             const char                   *code,
             const char                   *label)
{
  if (code[0] == '\0')
    return g_strdup (_("None"));
  if (info->vocabulary != NULL)
    label = fettle_vocabulary_label (info->vocabulary, code);
  return g_strdup (label ? label : code);
}

/**
 * fettle_school_query_new:
 *
 * Returns: (transfer full): a query for all schools by name
 */
FettleSchoolQuery *
fettle_school_query_new (void)
{
  return g_new0 (FettleSchoolQuery, 1);
}

/**
 * fettle_school_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): a copy
 */
FettleSchoolQuery *
fettle_school_query_copy (const FettleSchoolQuery *query)
{
  FettleSchoolQuery *copy = g_new0 (FettleSchoolQuery, 1);

  copy->text = g_strdup (query->text);
  copy->phases = g_strdupv (query->phases);
  copy->sectors = g_strdupv (query->sectors);
  copy->regimes = g_strdupv (query->regimes);
  copy->outcomes = g_strdupv (query->outcomes);
  copy->categories = g_strdupv (query->categories);
  copy->statuses = g_strdupv (query->statuses);
  copy->officers = g_strdupv (query->officers);
  copy->sort = query->sort;
  copy->descending = query->descending;
  return copy;
}

/**
 * fettle_school_query_free:
 * @query: (transfer full) (nullable): a query
 */
void
fettle_school_query_free (FettleSchoolQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->text);
  g_strfreev (query->phases);
  g_strfreev (query->sectors);
  g_strfreev (query->regimes);
  g_strfreev (query->outcomes);
  g_strfreev (query->categories);
  g_strfreev (query->statuses);
  g_strfreev (query->officers);
  g_free (query);
}

/**
 * fettle_school_query_equal:
 * @a: a query
 * @b: another
 *
 * Returns: whether they ask for the same
 */
gboolean
fettle_school_query_equal (const FettleSchoolQuery *a,
                           const FettleSchoolQuery *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && a->sort == b->sort && a->descending == b->descending
         && strv_equal (a->phases, b->phases) && strv_equal (a->sectors, b->sectors) && strv_equal (a->regimes, b->regimes)
         && strv_equal (a->outcomes, b->outcomes) && strv_equal (a->categories, b->categories)
         && strv_equal (a->statuses, b->statuses) && strv_equal (a->officers, b->officers);
}

/**
 * fettle_school_query_ids:
 * @sql: a connection
 * @query: what is asked for
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type utf8): ids of the schools, in order
 */
GPtrArray *
fettle_school_query_ids (FettleSql                *sql,
                         const FettleSchoolQuery  *query,
                         GError                  **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto(Builder) builder = { g_string_new (NULL), g_ptr_array_new_with_free_func (g_free) };
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  add_query (&builder, query);
  if (!(stmt = fettle_sql_prepare (sql, builder.text->str, error)))
    return NULL;
  for (guint i = 0; i < builder.values->len; i++)
    fettle_stmt_bind_text (stmt, (int) i + 1, g_ptr_array_index (builder.values, i));
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (ids, fettle_stmt_dup (stmt, 0));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * fettle_school_query_run:
 * @store: a store
 * @query: what is asked for
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleSchoolRow): all rows with their texts, in order
 */
GPtrArray *
fettle_school_query_run (FettleStore              *store,
                         const FettleSchoolQuery  *query,
                         GError                  **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(FettleReader) reader = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (!(reader = fettle_store_borrow (store, error)) || !(ids = fettle_school_query_ids (reader->sql, query, error)))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (rows, fettle_school_row_new (g_ptr_array_index (ids, i)));
  return fettle_school_rows_read (reader->sql, rows, error) ? g_steal_pointer (&rows) : NULL;
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
 * @column: a column
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleSchoolFacet): each code that schools have in the column, in the
 *   column's order, with how many have it; code "" for those that have none
 */
GPtrArray *
fettle_school_query_facets (FettleStore         *store,
                            FettleSchoolColumn   column,
                            GError             **error)
{
  const FettleSchoolColumnInfo *info = fettle_school_column_info (column);
  g_autoptr(GPtrArray) facets = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_school_facet_free);
  g_autofree char *query = g_strdup_printf ("SELECT coalesce (%s, ''), max (%s), count (*) FROM school_summary GROUP BY 1 "
                                            "ORDER BY min (%s) NULLS LAST",
                                            info->column, info->label ? info->label : "NULL", info->order);
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!(reader = fettle_store_borrow (store, error)) || !(stmt = fettle_sql_prepare (reader->sql, query, error)))
    return NULL;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleSchoolFacet *facet = g_new0 (FettleSchoolFacet, 1);

      facet->code = fettle_stmt_dup (stmt, 0);
      facet->label = facet_label (info, facet->code, fettle_stmt_text (stmt, 1));
      facet->count = (guint) fettle_stmt_int (stmt, 2);
      g_ptr_array_add (facets, facet);
    }
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&facets) : NULL;
}
