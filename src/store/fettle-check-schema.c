/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/fettle-register-private.h"

/* What SQLite makes by itself is not of our scripts: its own tables, and those behind the word index. */
#define SCHEMA \
  "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN " \
  "('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config') ORDER BY type, name"

typedef struct
{
  const char *type;
  const char *missing;
  const char *changed;
  const char *foreign;
} Words;

/* Translators: %s is the technical name of a part of the register. */
static const Words all_words[] = {
  { "trigger", N_("The guard “%s” was taken out of the register: the log could be changed unseen. Put back the last good backup."),
    N_("The guard “%s” of the register was changed from outside. Put back the last good backup."),
    N_("The register holds a guard “%s” that no version of Fettle made. Put back the last good backup.") },
  { "index", N_("The index “%s” is missing from the register. Put back the last good backup."),
    N_("The index “%s” of the register was changed from outside. Put back the last good backup."),
    N_("The register holds an index “%s” that no version of Fettle made. Put back the last good backup.") },
  { "table", N_("The table “%s” is missing from the register. Put back the last good backup."),
    N_("The table “%s” of the register was changed from outside. Put back the last good backup."),
    N_("The register holds a table “%s” that no version of Fettle made. Put back the last good backup.") },
};

static const Words *
find_words (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_words); i++)
    {
      if (g_str_equal (all_words[i].type, type))
        return &all_words[i];
    }
  return &all_words[G_N_ELEMENTS (all_words) - 1];
}

static void
tell (char       **finding,
      const char  *words,
      const char  *key)
{
  g_auto(GStrv) parts = g_strsplit (words, "%s", 2);

  *finding = g_strconcat (parts[0], strchr (key, ' ') + 1, parts[1], NULL);
}

/* A definition without its comments and with single spaces: what a column is told to be may be worded anew. */
static char *
normalize (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!quoted && g_str_has_prefix (p, "--") && !(p = strchr (p, '\n')))
        break;
      quoted = quoted != (*p == '\'');
      if (quoted || !g_ascii_isspace (*p))
        g_string_append_c (out, *p);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/* "trigger batch_is_never_changed" -> its definition. */
static GHashTable *
read_schema (FettleSql  *sql,
             GError    **error)
{
  g_autoptr(GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, SCHEMA, error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_hash_table_replace (schema, g_strconcat (fettle_stmt_text (stmt, 0), " ", fettle_stmt_text (stmt, 1), NULL),
                          normalize (fettle_stmt_text (stmt, 2)));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&schema) : NULL;
}

static void
compare_schemas (GHashTable  *there,
                 GHashTable  *wanted,
                 char       **finding)
{
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (wanted), (GCompareFunc) strcmp);
  g_autoptr(GList) others = g_list_sort (g_hash_table_get_keys (there), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL && *finding == NULL; l = l->next)
    {
      g_autofree char *type = g_strndup (l->data, strcspn (l->data, " "));
      const char *text = g_hash_table_lookup (there, l->data);

      if (text == NULL)
        tell (finding, _(find_words (type)->missing), l->data);
      else if (!g_str_equal (text, g_hash_table_lookup (wanted, l->data)))
        tell (finding, _(find_words (type)->changed), l->data);
    }
  for (GList *l = others; l != NULL && *finding == NULL; l = l->next)
    {
      g_autofree char *type = g_strndup (l->data, strcspn (l->data, " "));

      if (!g_hash_table_contains (wanted, l->data))
        tell (finding, _(find_words (type)->foreign), l->data);
    }
}

/**
 * fettle_check_schema:
 * @sql: a connection to a register of this program's version
 * @check: the check
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Runs the program's scripts into an empty database and compares tables, indexes and triggers with the register's.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_schema (FettleSql    *sql,
                     FettleCheck  *check,
                     char        **finding,
                     GError      **error)
{
  g_autoptr(FettleSql) fresh = fettle_sql_open (NULL, FETTLE_SQL_MEMORY, error);
  g_autoptr(GHashTable) there = NULL;
  g_autoptr(GHashTable) wanted = NULL;

  if (fresh == NULL || !fettle_migrate (fresh, NULL, error) || !(wanted = read_schema (fresh, error))
      || !(there = read_schema (sql, error)))
    return FALSE;
  compare_schemas (there, wanted, finding);
  return TRUE;
}
