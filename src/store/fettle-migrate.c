/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-register-private.h"

#include <glib/gi18n-lib.h>

#include "fettle-sql-resources.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-derived-private.h"

#define RESOURCE_FOLDER "/io/github/fettle_app/Fettle/sql/"

/* One script a version, in order; a released one is never edited. The index is the version before it. */
static const char *const scripts[] = {
  "0001-register.sql",
  "0002-intervention.sql",
  "0003-reviews-and-letters.sql",
  "0004-visits.sql",
  "0005-erase.sql",
  "0006-inspections.sql",
  "0007-imports.sql",
  "0008-withdrawn.sql",
  "0009-law.sql",
};

/* The linker keeps of a static library only what is asked for, so the resource does not register itself. */
static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      fettle_sql_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return fettle_sql_get_resource ();
}

static gboolean
run_script (FettleSql   *sql,
            guint        version,
            GError     **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, scripts[version], NULL);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                           FETTLE_REGISTER_APPLICATION_ID, version + 1);
  g_autoptr(GBytes) script = g_resource_lookup_data (get_resource (), path, 0, error);

  return script != NULL
         && fettle_sql_exec (sql, g_bytes_get_data (script, NULL), error)
         && fettle_sql_exec (sql, mark, error);
}

/* Another program may have been quicker: the version is read again under the lock. */
static gboolean
step_up (FettleSql   *sql,
         guint        version,
         GError     **error)
{
  gint64 now;

  if (!fettle_sql_begin (sql, error))
    return FALSE;
  if (!fettle_sql_get_int (sql, &now, error, "PRAGMA user_version", NULL)
      || (now == version && !run_script (sql, version, error)))
    {
      fettle_sql_roll_back (sql);
      return FALSE;
    }
  return fettle_sql_commit (sql, error);
}

/* A script may make a table anew that others refer to, which foreign keys forbid and which a transaction cannot switch off. */
static gboolean
step_all (FettleSql   *sql,
          gint64       version,
          GError     **error)
{
  gboolean stepped = fettle_sql_exec (sql, "PRAGMA foreign_keys = OFF", error);

  for (; stepped && version < fettle_register_get_version (); version++)
    stepped = step_up (sql, (guint) version, error);
  return fettle_sql_exec (sql, "PRAGMA foreign_keys = ON", stepped ? error : NULL) && stepped;
}

/* Another version may word an outcome otherwise, or find other words in a record: what follows from the records is made again. */
static gboolean
make_derived (FettleSql  *sql,
              GError    **error)
{
  if (!fettle_sql_begin (sql, error))
    return FALSE;
  if (fettle_derived_refresh_summaries (sql, error) && fettle_derived_index (sql, error))
    return fettle_sql_commit (sql, error);
  fettle_sql_roll_back (sql);
  return FALSE;
}

/**
 * fettle_register_get_version:
 *
 * Returns: the version of the register that this program writes
 */
guint
fettle_register_get_version (void)
{
  return G_N_ELEMENTS (scripts);
}

/**
 * fettle_migrate:
 * @sql: a writing connection, not guarded yet
 * @folder: (nullable): the data folder, for the backup; NULL where the register is a copy
 * @error: (nullable): why not
 *
 * Brings a register up to this program's version, each step in a transaction of its own, with a backup before the first
 * step of a register that holds something. The list of schools and the words of search are made again.
 *
 * Returns: whether it is of this version now
 */
gboolean
fettle_migrate (FettleSql   *sql,
                const char  *folder,
                GError     **error)
{
  const gint64 newest = fettle_register_get_version ();
  gint64 version;

  if (!fettle_sql_get_int (sql, &version, error, "PRAGMA user_version", NULL))
    return FALSE;
  if (folder != NULL && version > 0 && version < newest)
    {
      g_autofree char *backup = fettle_backup_copy (sql, folder, "migration", NULL, error);

      if (backup == NULL)
        return FALSE;
    }
  if (version >= newest)
    return TRUE;
  return step_all (sql, version, error) && (version == 0 || make_derived (sql, error));
}
