/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-reference-private.h"

#include "base/fettle-characters.h"
#include "store/fettle-store-private.h"

/* Reads one row of a query into something of its own. */
typedef gpointer (*ReadFunc) (FettleStmt *stmt);

static gpointer
read_source (FettleStmt *stmt)
{
  FettleSourceInfo *info = fettle_source_info_new (fettle_stmt_text (stmt, 0));
  const char *columns = fettle_stmt_text (stmt, 7);

  info->generation = fettle_stmt_dup (stmt, 1);
  info->as_at = fettle_stmt_dup (stmt, 2);
  info->file_name = fettle_characters_show (fettle_stmt_text (stmt, 3));
  info->sha256 = fettle_stmt_dup (stmt, 4);
  info->n_rows = (guint) fettle_stmt_int (stmt, 5);
  info->imported_at = fettle_stmt_dup (stmt, 6);
  info->columns = columns ? g_strsplit (columns, ",", -1) : NULL;
  return info;
}

static gpointer
read_link (FettleStmt *stmt)
{
  FettleLink *link = g_new0 (FettleLink, 1);

  link->urn = fettle_stmt_dup (stmt, 0);
  link->link_urn = fettle_stmt_dup (stmt, 1);
  link->link_name = fettle_characters_show (fettle_stmt_text (stmt, 2));
  link->type = fettle_stmt_dup (stmt, 3);
  link->on = fettle_stmt_dup (stmt, 4);
  return link;
}

static gpointer
read_authority (FettleStmt *stmt)
{
  FettleAuthorityInfo *info = g_new0 (FettleAuthorityInfo, 1);

  info->code = fettle_stmt_dup (stmt, 0);
  info->name = fettle_characters_show (fettle_stmt_text (stmt, 1));
  info->region = fettle_stmt_dup (stmt, 2);
  info->n_open = (guint) fettle_stmt_int (stmt, 3);
  return info;
}

/* Whatever columns the file has: one made by another version of the program is read as far as it goes. */
static gpointer
read_row (FettleStmt *stmt)
{
  GHashTable *row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *handle = fettle_stmt_get_handle (stmt);

  for (int i = 0; i < sqlite3_column_count (handle); i++)
    {
      const char *value = fettle_stmt_text (stmt, i);

      if (value != NULL)
        g_hash_table_insert (row, g_strdelimit (g_strdup (sqlite3_column_name (handle, i)), "_", '-'), fettle_characters_show (value));
    }
  return row;
}

/* Adds the rows of a query with one value; nothing where the reference is not there yet. */
static gboolean
add_all (FettleStore     *store,
         GPtrArray       *rows,
         const char      *query,
         const char      *value,
         ReadFunc         read,
         GError         **error)
{
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  if (!fettle_store_has_reference (store))
    return TRUE;
  if (!(reader = fettle_store_borrow_reference (store, error)) || !(stmt = fettle_sql_prepare (reader->sql, query, error)))
    return FALSE;
  fettle_stmt_bind (stmt, "s", value);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (rows, read (stmt));
  return step == FETTLE_STEP_DONE;
}

/* What goes wrong in the file itself is told as such, and the file is set aside. */
static gboolean
add_rows (FettleStore     *store,
          GPtrArray       *rows,
          const char      *query,
          const char      *value,
          ReadFunc         read,
          GError         **error)
{
  g_autoptr(GError) local_error = NULL;

  if (add_all (store, rows, query, value, read, &local_error))
    return TRUE;
  fettle_reference_take_damage (store, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static GPtrArray *
read_all (FettleStore     *store,
          const char      *query,
          const char      *value,
          ReadFunc         read,
          GDestroyNotify   free_row,
          GError         **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  return add_rows (store, rows, query, value, read, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * fettle_source_info_new:
 * @dataset: name of the dataset
 *
 * Returns: (transfer full): a description to be filled in
 */
FettleSourceInfo *
fettle_source_info_new (const char *dataset)
{
  FettleSourceInfo *info = g_new0 (FettleSourceInfo, 1);

  info->dataset = g_strdup (dataset);
  return info;
}

/**
 * fettle_source_info_free:
 * @info: (transfer full) (nullable): a description
 */
void
fettle_source_info_free (FettleSourceInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->dataset);
  g_free (info->generation);
  g_free (info->as_at);
  g_free (info->file_name);
  g_free (info->sha256);
  g_free (info->imported_at);
  g_strfreev (info->columns);
  g_free (info);
}

/**
 * fettle_link_free:
 * @link: (transfer full) (nullable): a link
 */
void
fettle_link_free (FettleLink *link)
{
  if (link == NULL)
    return;
  g_free (link->urn);
  g_free (link->link_urn);
  g_free (link->link_name);
  g_free (link->type);
  g_free (link->on);
  g_free (link);
}

/**
 * fettle_authority_info_free:
 * @info: (transfer full) (nullable): an authority
 */
void
fettle_authority_info_free (FettleAuthorityInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->code);
  g_free (info->name);
  g_free (info->region);
  g_free (info);
}

/**
 * fettle_reference_get_source:
 * @store: a store
 * @dataset: name of a dataset
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): where its rows come from; NULL without an error where it was never imported
 */
FettleSourceInfo *
fettle_reference_get_source (FettleStore  *store,
                             const char   *dataset,
                             GError      **error)
{
  g_autoptr(GPtrArray) sources = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (dataset != NULL, NULL);

  sources = read_all (store, "SELECT * FROM source WHERE dataset = ?1", dataset, read_source,
                      (GDestroyNotify) fettle_source_info_free, error);
  return sources && sources->len > 0 ? g_ptr_array_steal_index (sources, 0) : NULL;
}

/**
 * fettle_reference_list_sources:
 * @store: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleSourceInfo): where the reference comes from, a dataset each
 */
GPtrArray *
fettle_reference_list_sources (FettleStore  *store,
                               GError      **error)
{
  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  return read_all (store, "SELECT * FROM source WHERE ?1 IS NULL ORDER BY dataset", NULL, read_source,
                   (GDestroyNotify) fettle_source_info_free, error);
}

/**
 * fettle_reference_get_establishment:
 * @store: a store
 * @urn: its URN
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): field name to value, empty values absent; NULL without an
 *   error where the reference does not know it
 */
GHashTable *
fettle_reference_get_establishment (FettleStore  *store,
                                    const char   *urn,
                                    GError      **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (urn != NULL, NULL);

  rows = read_all (store, "SELECT * FROM establishment WHERE urn = ?1", urn, read_row, (GDestroyNotify) g_hash_table_unref,
                   error);
  return rows && rows->len > 0 ? g_ptr_array_steal_index (rows, 0) : NULL;
}

/**
 * fettle_reference_list_establishments:
 * @store: a store
 * @la_code: (nullable): an authority; NULL to go by @urns
 * @urns: (nullable): URNs, where @la_code is NULL
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type GHashTable): rows as in fettle_reference_get_establishment(), by URN
 */
GPtrArray *
fettle_reference_list_establishments (FettleStore        *store,
                                      const char         *la_code,
                                      const char *const  *urns,
                                      GError            **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (la_code != NULL || urns != NULL, NULL);

  if (la_code != NULL)
    return read_all (store, "SELECT * FROM establishment WHERE la_code = ?1 ORDER BY urn", la_code, read_row,
                     (GDestroyNotify) g_hash_table_unref, error);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; urns[i] != NULL; i++)
    {
      if (!add_rows (store, rows, "SELECT * FROM establishment WHERE urn = ?1", urns[i], read_row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

/* Ofsted's list names no authority that can be relied on: the list of establishments does, else the LAESTAB of an inspection. */
#define ROLL_OF_ESTABLISHMENTS "SELECT urn, la_code, status, sector, phase FROM establishment"
#define ROLL_OF_INSPECTIONS(table) \
  "SELECT listed.urn, coalesce (e.la_code, listed.la_code), e.status, e.sector, e.phase FROM (SELECT urn, " \
  "max (CASE WHEN urn_at_time = urn THEN substr (laestab_at_time, 1, 3) END) AS la_code FROM " table " GROUP BY urn) AS listed " \
  "LEFT JOIN establishment AS e ON e.urn = listed.urn"

static gboolean
call_roll (FettleStore     *store,
           const char      *query,
           FettleRollFunc   func,
           gpointer         user_data,
           GError         **error)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow_reference (store, error);
  g_autoptr(FettleStmt) stmt = reader != NULL ? fettle_sql_prepare (reader->sql, query, error) : NULL;
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    func (fettle_stmt_text (stmt, 0), fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2), fettle_stmt_text (stmt, 3),
          fettle_stmt_text (stmt, 4), user_data);
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_reference_call_roll:
 * @store: a store
 * @dataset: "establishments", "outcomes" or "year-to-date"
 * @func: told of every school
 * @user_data: for @func
 * @error: (nullable): why not
 *
 * Goes through the schools that a dataset holds now.
 *
 * Returns: whether the reference could be read; %TRUE where nothing was imported
 */
gboolean
fettle_reference_call_roll (FettleStore     *store,
                            const char      *dataset,
                            FettleRollFunc   func,
                            gpointer         user_data,
                            GError         **error)
{
  const char *query = g_str_equal (dataset, "establishments") ? ROLL_OF_ESTABLISHMENTS
                      : g_str_equal (dataset, "outcomes")     ? ROLL_OF_INSPECTIONS ("outcome")
                                                              : ROLL_OF_INSPECTIONS ("year_to_date");
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store) && func != NULL, FALSE);

  if (!fettle_store_has_reference (store) || call_roll (store, query, func, user_data, &local_error))
    return TRUE;
  fettle_reference_take_damage (store, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * fettle_reference_list_inspections:
 * @store: a store
 * @urn: URN of the rows
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type GHashTable): rows of "outcomes", then of "year-to-date"; one inspection
 *   can stand in both, with the same number
 */
GPtrArray *
fettle_reference_list_inspections (FettleStore  *store,
                                   const char   *urn,
                                   GError      **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (urn != NULL, NULL);

  if (!add_rows (store, rows, "SELECT * FROM outcome WHERE urn = ?1 ORDER BY rowid", urn, read_row, error)
      || !add_rows (store, rows, "SELECT * FROM year_to_date WHERE urn = ?1 ORDER BY rowid", urn, read_row, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * fettle_reference_list_links:
 * @store: a store
 * @urn: (nullable): a URN; %NULL for all links of England
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleLink): its links to other establishments, as the file words them
 */
GPtrArray *
fettle_reference_list_links (FettleStore  *store,
                             const char   *urn,
                             GError      **error)
{
  const char *sql = urn != NULL ? "SELECT urn, link_urn, link_name, type, \"on\" FROM link WHERE urn = ?1 ORDER BY rowid"
                                : "SELECT urn, link_urn, link_name, type, \"on\" FROM link WHERE ?1 IS NULL ORDER BY rowid";

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  return read_all (store, sql, urn, read_link, (GDestroyNotify) fettle_link_free, error);
}

/**
 * fettle_reference_list_authorities:
 * @store: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleAuthorityInfo): the authorities that have an establishment, by name
 */
GPtrArray *
fettle_reference_list_authorities (FettleStore  *store,
                                   GError      **error)
{
  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  return read_all (store,
                   "SELECT la_code, max (la_name), max (region), sum (status IN ('open', 'open-proposed-to-close')) "
                   "FROM establishment WHERE ?1 IS NULL AND la_code IS NOT NULL GROUP BY la_code ORDER BY max (la_name) COLLATE fettle",
                   NULL, read_authority, (GDestroyNotify) fettle_authority_info_free, error);
}
