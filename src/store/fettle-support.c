/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-support.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <sqlite3.h>

#include "base/fettle-file.h"
#include "store/fettle-store-private.h"

/* Files of the data folder, by their fixed names. Others may be named after a person or a school and are only counted. */
static const char *const known_files[] = {
  FETTLE_REGISTER_FILE, FETTLE_REGISTER_FILE "-wal", FETTLE_REFERENCE_FILE, FETTLE_REFERENCE_FILE "-wal",
};

static void
add_fact (GPtrArray  *facts,
          const char *name,
          const char *format,
          ...) G_GNUC_PRINTF (3, 4);

static void
add_fact (GPtrArray  *facts,
          const char *name,
          const char *format,
          ...)
{
  FettleSupportFact *fact = g_new0 (FettleSupportFact, 1);
  va_list values;

  va_start (values, format);
  fact->name = g_strdup (name);
  fact->value = g_strdup_vprintf (format, values);
  va_end (values);
  g_ptr_array_add (facts, fact);
}

/**
 * fettle_support_fact_free:
 * @fact: (transfer full) (nullable): a fact
 */
void
fettle_support_fact_free (FettleSupportFact *fact)
{
  if (fact == NULL)
    return;
  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

/**
 * fettle_support_add_versions:
 * @facts: (element-type FettleSupportFact): where to add them
 *
 * Adds the versions of the program, of the libraries that it runs with, and of the system, and whether it runs in a sandbox.
 */
void
fettle_support_add_versions (GPtrArray *facts)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_return_if_fail (facts != NULL);

  add_fact (facts, "fettle", "%s", FETTLE_VERSION);
  add_fact (facts, "register-format", "%u", fettle_register_get_version ());
  add_fact (facts, "system", "%s", system ? system : "-");
  add_fact (facts, "sandbox", "%s", fettle_file_is_sandboxed () ? "flatpak" : "none");
  add_fact (facts, "glib", "%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  add_fact (facts, "sqlite", "%s", sqlite3_libversion ());
  add_fact (facts, "sodium", "%s", sodium_version_string ());
}

static void
add_folder (GPtrArray  *facts,
            const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *count = g_strdup_printf ("files.%s", name);
  g_autofree char *bytes = g_strdup_printf ("bytes.%s", name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint64 size = 0;
  guint n = 0;
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (path, file, NULL);
      GStatBuf status;

      n++;
      size += g_stat (inside, &status) == 0 ? (guint64) status.st_size : 0;
    }
  add_fact (facts, count, "%u", n);
  add_fact (facts, bytes, "%" G_GUINT64_FORMAT, size);
}

/**
 * fettle_support_add_files:
 * @facts: (element-type FettleSupportFact): where to add them
 * @folder: the data folder
 *
 * Adds the sizes in bytes of the register and the reference, "missing" where there is none, and how many backups there are.
 */
void
fettle_support_add_files (GPtrArray  *facts,
                          const char *folder)
{
  g_return_if_fail (facts != NULL);
  g_return_if_fail (folder != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (known_files); i++)
    {
      g_autofree char *path = g_build_filename (folder, known_files[i], NULL);
      g_autofree char *name = g_strdup_printf ("bytes.%s", known_files[i]);
      GStatBuf status;

      if (g_stat (path, &status) == 0)
        add_fact (facts, name, "%" G_GUINT64_FORMAT, (guint64) status.st_size);
      else
        add_fact (facts, name, "missing");
    }
  add_folder (facts, folder, "backups");
}

static gboolean
add_count (GPtrArray   *facts,
           FettleSql   *sql,
           const char  *name,
           const char  *table,
           GError     **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error, query, NULL))
    return FALSE;
  add_fact (facts, name, "%" G_GINT64_FORMAT, n);
  return TRUE;
}

/**
 * fettle_support_add_counts:
 * @facts: (element-type FettleSupportFact): where to add them
 * @store: a store
 * @error: (nullable): %FETTLE_ERROR_OPEN, %FETTLE_ERROR_CORRUPT where it cannot be read
 *
 * Adds how many steps, changes and drafts the register holds, and how many records of each kind, removed ones too.
 *
 * Returns: whether they could be counted
 */
gboolean
fettle_support_add_counts (GPtrArray    *facts,
                           FettleStore  *store,
                           GError      **error)
{
  static const char *const tables[] = { "batch", "change", "draft", "blob" };
  g_autoptr (FettleReader) reader = NULL;
  const FettleKind *const *kinds;
  guint n_kinds;

  g_return_val_if_fail (facts != NULL, FALSE);
  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  if (!(reader = fettle_store_borrow (store, error)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!add_count (facts, reader->sql, tables[i], tables[i], error))
      return FALSE;
  kinds = fettle_kinds_list (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *name = g_strdup_printf ("records.%s", kinds[i]->name);

      if (!add_count (facts, reader->sql, name, kinds[i]->table, error))
        return FALSE;
    }
  return TRUE;
}
