/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/sqlite/fettle-stmt-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "base/fettle-text.h"
#include "store/sqlite/fettle-locks-private.h"

/* How long a statement waits for another program that writes. */
#define BUSY_MILLISECONDS 10000

/* What a reader keeps of the file, in KiB: the system keeps it all the same, and there are several readers. */
#define READER_CACHE "512"

/* How many steps of SQLite's machine pass between two looks at the cancellable: about a tenth of a millisecond. */
#define STEPS_BETWEEN_LOOKS 1000

/* Tables that may be written with the door shut: what was typed and not yet saved. */
static const char *const open_tables[] = { "draft", NULL };

static GError *
make_error (int         code,
            int         system_errno,
            const char *detail)
{
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped. Nothing was changed."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return g_error_new_literal (FETTLE_ERROR, FETTLE_ERROR_BUSY,
                                  _("Another program is writing to this register. Nothing was changed; try again."));
    case SQLITE_FULL:
      return g_error_new_literal (FETTLE_ERROR, FETTLE_ERROR_NO_SPACE,
                                  _("The disk is full. Nothing was changed; free some space and try again."));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    /* Nothing so big is ever written: a damaged length says so. */
    case SQLITE_TOOBIG:
      return g_error_new (FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                          /* Translators: %s is the technical detail */
                          _("The register is damaged (%s). Nothing was changed; put back the last good backup."),
                          detail);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return g_error_new_literal (FETTLE_ERROR, FETTLE_ERROR_READ_ONLY,
                                  _("The register cannot be written here. Nothing was changed."));
    case SQLITE_CANTOPEN:
      /* Translators: %s is the technical detail */
      return g_error_new (FETTLE_ERROR, FETTLE_ERROR_OPEN, _("The file could not be opened (%s)."), detail);
    case SQLITE_CONSTRAINT:
      return g_error_new (FETTLE_ERROR, FETTLE_ERROR_CONSTRAINT,
                          /* Translators: %s is the technical detail */
                          _("The register refused a value (%s). Nothing was changed."), detail);
    case SQLITE_IOERR:
      if (system_errno == ENOSPC || system_errno == EDQUOT)
        return make_error (SQLITE_FULL, 0, detail);
      /* fall through */
    default:
      return g_error_new (FETTLE_ERROR, FETTLE_ERROR_FAILED,
                          /* Translators: %s is the technical detail */
                          _("The register could not be used (%s). Nothing was changed."), detail);
    }
}

/* The second net: the main guard is that only the door prepares writing statements. */
static int
authorize_cb (void       *user_data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  FettleSql *self = user_data;

  if (self->door_open || g_strcmp0 (database, "main") != 0)
    return SQLITE_OK;

  switch (action)
    {
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return g_strv_contains (open_tables, first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_INDEX:
    case SQLITE_ALTER_TABLE:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TRIGGER:
      return SQLITE_DENY;
    default:
      return SQLITE_OK;
    }
}

static int
progress_cb (void *user_data)
{
  FettleSql *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/* SQLite would make the file with the mode that the umask leaves: a register is for its owner alone. */
static gboolean
make_private_file (const char  *path,
                   GError     **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_propagate_error (error, make_error (errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, errno, g_strerror (errno)));
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/* The order of texts is the program's own, so that a query sorts as a list in memory does. */
static int
collate_cb (void       *user_data,
            int         length_a,
            const void *a,
            int         length_b,
            const void *b)
{
  g_autofree char *text_a = g_strndup (a, (gsize) length_a);
  g_autofree char *text_b = g_strndup (b, (gsize) length_b);

  return fettle_text_compare (text_a, text_b);
}

/**
 * fettle_sql_open:
 * @path: (nullable): the file
 * @mode: what for
 * @error: (nullable): %FETTLE_ERROR_OPEN, _CORRUPT, _NO_SPACE
 *
 * Opens a connection with foreign keys on, a busy wait of ten seconds, and fettle_text_compare() as COLLATE fettle.
 *
 * Returns: (transfer full) (nullable): the connection
 */
FettleSql *
fettle_sql_open (const char     *path,
                 FettleSqlMode   mode,
                 GError        **error)
{
  g_autoptr(FettleSql) self = g_new0 (FettleSql, 1);
  g_autofree char *uri = NULL;
  g_autofree char *absolute = path ? g_canonicalize_filename (path, NULL) : NULL;
  g_autofree char *name = mode == FETTLE_SQL_MEMORY ? g_strdup (":memory:") : g_filename_to_uri (absolute, NULL, error);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_PRIVATECACHE;
  int keep_log = !fettle_locks_install ();
  int code;

  if (name == NULL || (mode == FETTLE_SQL_CREATE && !make_private_file (path, error)))
    return NULL;

  uri = g_strconcat (name, mode == FETTLE_SQL_IMMUTABLE ? "?immutable=1" : NULL, NULL);
  flags |= mode <= FETTLE_SQL_IMMUTABLE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, fettle_stmt_finalize);

  code = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      fettle_sql_take_error (self, code, error);
      return NULL;
    }
  /* The program that closes last deletes the log; and it takes itself for the last where this one lost its locks, as can be where
   * they are ordinary ones. Kept, the log stays common to all. */
  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep_log);
  /* Whoever only reads leaves file and log as they are, also where it is the last to close. */
  if (mode <= FETTLE_SQL_IMMUTABLE)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_create_collation_v2 (self->handle, "fettle", SQLITE_UTF8, NULL, collate_cb, NULL);
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS, progress_cb, self);
  if (!fettle_sql_exec (self, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;", error)
      || (mode <= FETTLE_SQL_IMMUTABLE && !fettle_sql_exec (self, "PRAGMA cache_size = -" READER_CACHE, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fettle_sql_close:
 * @self: (transfer full): a connection
 *
 * Finalises the statements, then closes.
 */
void
fettle_sql_close (FettleSql *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * fettle_sql_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own, for the backup functions
 */
sqlite3 *
fettle_sql_get_handle (FettleSql *self)
{
  return self->handle;
}

/**
 * fettle_sql_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what stops the statements from now on
 */
void
fettle_sql_set_cancellable (FettleSql    *self,
                            GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * fettle_sql_guard:
 * @self: a writing connection
 *
 * From now on nothing but drafts can be written while the door is shut.
 */
void
fettle_sql_guard (FettleSql *self)
{
  self->guarded = TRUE;
  sqlite3_set_authorizer (self->handle, authorize_cb, self);
}

/**
 * fettle_sql_set_door:
 * @self: a guarded connection
 * @open: whether the door's own statements may run
 */
void
fettle_sql_set_door (FettleSql *self,
                     gboolean   open)
{
  self->door_open = open;
}

/**
 * fettle_sql_take_error:
 * @self: a connection
 * @code: SQLite's answer
 * @error: (nullable): where to put it
 *
 * Turns SQLite's last error into one for people.
 */
void
fettle_sql_take_error (FettleSql  *self,
                       int         code,
                       GError    **error)
{
  g_propagate_error (error, make_error (code, sqlite3_system_errno (self->handle), sqlite3_errmsg (self->handle)));
}

/**
 * fettle_sql_exec:
 * @self: a connection
 * @script: one or more statements without values
 * @error: (nullable): why not
 *
 * Returns: whether all ran
 */
gboolean
fettle_sql_exec (FettleSql   *self,
                 const char  *script,
                 GError     **error)
{
  int code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    fettle_sql_take_error (self, code, error);
  return code == SQLITE_OK;
}

/**
 * fettle_sql_begin:
 * @self: a writing connection
 * @error: (nullable): %FETTLE_ERROR_BUSY and others
 *
 * Takes the write lock at once: a read transaction that later writes would fail at once when another program wrote.
 *
 * Returns: whether the transaction began
 */
gboolean
fettle_sql_begin (FettleSql  *self,
                  GError    **error)
{
  return fettle_sql_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * fettle_sql_commit:
 * @self: a writing connection
 * @error: (nullable): why not
 *
 * Commits, or rolls back where that fails.
 *
 * Returns: whether it is on the disk
 */
gboolean
fettle_sql_commit (FettleSql  *self,
                   GError    **error)
{
  if (fettle_sql_exec (self, "COMMIT", error))
    return TRUE;
  fettle_sql_roll_back (self);
  return FALSE;
}

/**
 * fettle_sql_roll_back:
 * @self: a writing connection
 *
 * Gives up the transaction, where one is open.
 */
void
fettle_sql_roll_back (FettleSql *self)
{
  /* A cancelled job must still be able to roll back. */
  fettle_sql_set_cancellable (self, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}
