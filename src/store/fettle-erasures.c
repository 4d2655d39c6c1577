/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-file.h"

/*
 * The file "erasures" beside the register: what was erased, for a register that is restored from a time before. It
 * holds no words:
 *
 *   fettle-erasures 1
 *   wipe
 *   erased ORIGIN STEP MOMENT KIND RECORD FIELD
 *
 * ORIGIN is the id of the batch that erased, STEP its place in the log, MOMENT when it was. "wipe" stands there from
 * before an erasing batch is committed until free pages and write-ahead log are wiped.
 */
#define TITLE "fettle-erasures 1"
#define WIPE "wipe"

enum
{
  WORD, ORIGIN, STEP, MOMENT, KIND, RECORD, FIELD, N_PARTS
};

static GPtrArray *
read_lines (const char  *folder,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_ERASURES_FILE, NULL);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) all = NULL;
  GPtrArray *lines;

  if (!g_file_get_contents (path, &text, NULL, &local_error)
      && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  lines = g_ptr_array_new_with_free_func (g_free);
  all = g_strsplit (text ? text : "", "\n", -1);
  for (guint i = 0; all[i] != NULL; i++)
    {
      if (*all[i] != '\0' && !g_str_equal (all[i], TITLE))
        g_ptr_array_add (lines, g_strdup (all[i]));
    }
  return lines;
}

static gboolean
write_lines (const char  *folder,
             GPtrArray   *lines,
             GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_ERASURES_FILE, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  GString *text = g_string_new (TITLE "\n");

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (lines, i));
  bytes = g_string_free_to_bytes (text);
  return fettle_file_write_beside (file, bytes, NULL, error);
}

static gboolean
find_line (GPtrArray  *lines,
           const char *line,
           guint      *index)
{
  return g_ptr_array_find_with_equal_func (lines, line, g_str_equal, index);
}

/* NULL where it is a line of another sort, which is kept as it is. */
static GStrv
parse_line (const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, " ", -1);

  if (g_strv_length (parts) != N_PARTS || !g_str_equal (parts[WORD], "erased"))
    return NULL;
  return g_steal_pointer (&parts);
}

/* The same field of the same record, erased by the same decision. */
static gboolean
has_entry (GPtrArray  *lines,
           const char *origin,
           const char *record,
           const char *field)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_auto(GStrv) parts = parse_line (g_ptr_array_index (lines, i));

      if (parts != NULL && g_str_equal (parts[ORIGIN], origin) && g_str_equal (parts[RECORD], record)
          && g_str_equal (parts[FIELD], field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_applied (FettleSql          *sql,
            const char *const  *parts,
            gboolean           *applied,
            GError            **error)
{
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error,
                           "SELECT count (*) FROM erasure WHERE origin = ?1 AND record_id = ?2 AND field = ?3", "sss",
                           parts[ORIGIN], parts[RECORD], parts[FIELD]))
    return FALSE;
  *applied = n > 0;
  return TRUE;
}

static FettleErase *
collect_due (FettleSql   *sql,
             GPtrArray   *lines,
             const char  *author,
             GError     **error)
{
  g_autoptr(FettleErase) erase =
      fettle_erase_new (_("These words were erased before; what was restored is of a time before that."), author);

  erase->again = TRUE;
  for (guint i = 0; i < lines->len; i++)
    {
      g_auto(GStrv) parts = parse_line (g_ptr_array_index (lines, i));
      const FettleKind *kind = parts ? fettle_kind_get (parts[KIND]) : NULL;
      gboolean applied;

      if (kind == NULL || fettle_kind_find_field (kind, parts[FIELD]) < 0)
        continue;
      if (!is_applied (sql, (const char *const *) parts, &applied, error))
        return NULL;
      if (!applied)
        fettle_erase_add_field (erase, kind, parts[RECORD], parts[FIELD], parts[ORIGIN]);
    }
  return g_steal_pointer (&erase);
}

/**
 * fettle_erasures_set_wipe:
 * @folder: a data folder
 * @due: whether free pages and write-ahead log of the register still have to be wiped
 * @error: (nullable): why not
 *
 * Returns: whether it is noted
 */
gboolean
fettle_erasures_set_wipe (const char  *folder,
                          gboolean     due,
                          GError     **error)
{
  g_autoptr(GPtrArray) lines = read_lines (folder, error);
  guint index;

  if (lines == NULL)
    return FALSE;
  if (find_line (lines, WIPE, &index) == due)
    return TRUE;
  if (due)
    g_ptr_array_insert (lines, 0, g_strdup (WIPE));
  else
    g_ptr_array_remove_index (lines, index);
  return write_lines (folder, lines, error);
}

/**
 * fettle_erasures_is_wipe_due:
 * @folder: a data folder
 *
 * Returns: whether free pages and write-ahead log of the register still have to be wiped
 */
gboolean
fettle_erasures_is_wipe_due (const char *folder)
{
  g_autoptr(GPtrArray) lines = read_lines (folder, NULL);

  return lines != NULL && find_line (lines, WIPE, NULL);
}

/**
 * fettle_erasures_list:
 * @folder: a data folder
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): what was erased, each as kind, record, field and UTC moment
 */
GPtrArray *
fettle_erasures_list (const char  *folder,
                      GError     **error)
{
  g_autoptr(GPtrArray) lines = read_lines (folder, error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      g_auto(GStrv) parts = parse_line (g_ptr_array_index (lines, i));

      if (parts != NULL)
        g_ptr_array_add (entries,
                         g_strdupv ((char *[]){ parts[KIND], parts[RECORD], parts[FIELD], parts[MOMENT], NULL }));
    }
  return g_steal_pointer (&entries);
}

/**
 * fettle_erasures_note:
 * @folder: a data folder
 * @sql: a connection to its register
 * @error: (nullable): why not
 *
 * Brings the file up to what the register says was erased. Nothing is ever taken out of it.
 *
 * Returns: whether the file says it
 */
gboolean
fettle_erasures_note (const char  *folder,
                      FettleSql   *sql,
                      GError     **error)
{
  g_autoptr(GPtrArray) lines = read_lines (folder, error);
  g_autoptr(FettleStmt) stmt = NULL;
  guint n_before = lines ? lines->len : 0;
  FettleStep step;

  if (lines == NULL || !(stmt = fettle_sql_prepare (
                             sql,
                             "SELECT e.origin, e.batch_seq, b.made_at, e.kind, e.record_id, e.field FROM erasure AS e "
                             "JOIN batch AS b ON b.seq = e.batch_seq ORDER BY e.seq",
                             error)))
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      const char *origin = fettle_stmt_text (stmt, 0), *record = fettle_stmt_text (stmt, 4),
                 *field = fettle_stmt_text (stmt, 5);

      if (!has_entry (lines, origin, record, field))
        g_ptr_array_add (lines, g_strdup_printf ("erased %s %" G_GINT64_FORMAT " %s %s %s %s", origin,
                                                 fettle_stmt_int (stmt, 1), fettle_stmt_text (stmt, 2),
                                                 fettle_stmt_text (stmt, 3), record, field));
    }
  return step == FETTLE_STEP_DONE && (lines->len == n_before || write_lines (folder, lines, error));
}

/**
 * fettle_erasures_apply:
 * @folder: a data folder that is held alone
 * @sql: a writing connection to its register, or to the one that is to take its place
 * @signer: in whose name
 * @n_records: (out): how many records were erased again
 * @error: (nullable): why not
 *
 * Erases again what was erased in this folder and is not in this register, as after a restore of a backup from before.
 * What is free in the file then has to be wiped, which the file of erasures says until it is done.
 *
 * Returns: whether nothing is left that was erased
 */
gboolean
fettle_erasures_apply (const char          *folder,
                       FettleSql           *sql,
                       const FettleSigner  *signer,
                       guint               *n_records,
                       GError             **error)
{
  g_autoptr(GPtrArray) lines = read_lines (folder, error);
  g_autoptr(GHashTable) fingerprints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(FettleErase) erase = NULL;
  FettleErased erased = { 0 };

  *n_records = 0;
  if (lines == NULL || !(erase = collect_due (sql, lines, signer->author, error)))
    return FALSE;
  if (erase->targets->len == 0)
    return TRUE;
  if (!fettle_erasures_set_wipe (folder, TRUE, error)
      || !fettle_sql_exec (sql, "PRAGMA secure_delete = ON", error)
      || !fettle_erase_run (sql, signer, erase, FALSE, &erased, fingerprints, error))
    return FALSE;
  *n_records = erased.n_records;
  return TRUE;
}
