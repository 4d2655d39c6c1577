/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-stale-log-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/fettle-backup-private.h"
#include "store/fettle-register-private.h"
#include "store/sqlite/fettle-wal-private.h"

/*
 * A write-ahead log that lies beside a register need not be its own: a sync client, or a register put back by hand, leaves that of
 * another day there, and SQLite would play it into the file and destroy it. So it is judged before anything is written. The file is
 * read alone first, then through the log, both without a word written to either.
 *
 * The log of work is only ever added to, in one order, so whatever step the file holds must be seen, with the same hash, through a
 * log that belongs to it. That is so too where the program ended in the middle of moving the log into the file: each page there is of
 * some moment of this register. And a log is begun anew only when all that it held is in the file: so its first step is at most the
 * one after the file's last, and its last is that one or a later one.
 */

#define LAST_STEP "SELECT seq || ' ' || hash FROM batch ORDER BY seq DESC LIMIT 1"
#define SAME_STEP "SELECT hash FROM batch WHERE seq = ?1"

typedef struct
{
  gint64 seq;
  char *hash;
  gint64 page_size;
  gint64 n_pages;
} Step;

static void
step_clear (Step *step)
{
  g_free (step->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

/* A register that is not set up yet has no log of work, and holds no step. */
static FettleMainFile
read_last_step (FettleSql *sql,
                Step      *step)
{
  g_autofree char *answer = NULL;
  gint64 n_tables;
  char *end;

  if (!fettle_sql_get_int (sql, &n_tables, NULL, "SELECT count (*) FROM sqlite_schema WHERE name = 'batch'", NULL)
      || !fettle_sql_get_int (sql, &step->page_size, NULL, "PRAGMA page_size", NULL)
      || !fettle_sql_get_int (sql, &step->n_pages, NULL, "PRAGMA page_count", NULL))
    return FETTLE_MAIN_UNREADABLE;
  if (n_tables == 0)
    return FETTLE_MAIN_NO_STEP;
  if (!fettle_sql_get_text (sql, &answer, NULL, LAST_STEP, NULL))
    return FETTLE_MAIN_UNREADABLE;
  if (answer == NULL)
    return FETTLE_MAIN_NO_STEP;
  step->seq = g_ascii_strtoll (answer, &end, 10);
  step->hash = g_strdup (g_strchug (end));
  return FETTLE_MAIN_STEP;
}

static FettleMainFile
read_main (const char *path,
           Step       *step)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);

  return sql ? read_last_step (sql, step) : FETTLE_MAIN_UNREADABLE;
}

/* A log of which nothing counts is as none. One without a step of work must at least not make the file smaller. */
static gboolean
goes_on (const char *path,
         const Step *step)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  FettleWal wal;

  if (!fettle_wal_read (log, &wal))
    return TRUE;
  if (wal.page_size != step->page_size)
    return FALSE;
  if (wal.last_step == 0)
    return wal.n_pages >= step->n_pages;
  return wal.first_step <= step->seq + 1 && wal.last_step >= step->seq;
}

static FettleThroughLog
read_through (const char *path,
              const Step *step)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_READ, NULL);
  g_autofree char *hash = NULL;

  if (sql == NULL || !fettle_sql_get_text (sql, &hash, NULL, SAME_STEP, "i", step->seq))
    return FETTLE_THROUGH_UNREADABLE;
  if (hash == NULL)
    return FETTLE_THROUGH_MISSING;
  if (g_strcmp0 (hash, step->hash) != 0)
    return FETTLE_THROUGH_DIFFERENT;
  return goes_on (path, step) ? FETTLE_THROUGH_SAME : FETTLE_THROUGH_GAP;
}

static FettleSound
check (const char    *path,
       FettleSqlMode  mode)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, mode, NULL);
  g_autofree char *answer = NULL;

  return sql != NULL && fettle_sql_get_text (sql, &answer, NULL, "PRAGMA quick_check (1)", NULL) && g_strcmp0 (answer, "ok") == 0
         ? FETTLE_SOUND_YES : FETTLE_SOUND_NO;
}

static gboolean
set_log_aside (const char  *path,
               const char  *suffix,
               char       **aside,
               GError     **error)
{
  g_autofree char *log = g_strconcat (path, suffix, NULL);

  return fettle_set_aside (log, aside, error);
}

/* Nothing of ours leaves one beside a sound register in which something was done: SQLite would take it for the half of a change, and put
 * old pages back. */
static gboolean
settle_journal (const char  *path,
                GPtrArray   *notices,
                GError     **error)
{
  g_autofree char *aside = NULL;
  g_auto(Step) step = { 0 };

  if (!fettle_stale_log_is_there (path, "-journal") || read_main (path, &step) != FETTLE_MAIN_STEP
      || check (path, FETTLE_SQL_IMMUTABLE) != FETTLE_SOUND_YES)
    return TRUE;
  if (!set_log_aside (path, "-journal", &aside, error))
    return FALSE;
  /* Translators: %s is a file */
  g_ptr_array_add (notices, g_strdup_printf (_("A journal that lay beside the register was set aside as %s. The register itself is sound "
                                               "and was not changed."), aside));
  return TRUE;
}

static gboolean
set_foreign_aside (const char  *path,
                   GPtrArray   *notices,
                   GError     **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *index = NULL;

  if (!set_log_aside (path, "-wal", &aside, error) || !set_log_aside (path, "-shm", &index, error))
    return FALSE;
  /* Translators: %s is a file */
  g_ptr_array_add (notices, g_strdup_printf (_("The log beside the register (register.db-wal) is of another day or another register. It was "
                                               "set aside as %s, and the register was not changed by it."), aside));
  return TRUE;
}

/**
 * fettle_stale_log_decide:
 * @facts: what is known
 *
 * The rule. A log belongs where the file's last step is seen the same through it and the log goes on from there, or where the file
 * alone holds no step, or cannot be read and is sound through the log. It is foreign only where that step is not seen so through it
 * and the file alone is sound.
 *
 * Returns: the verdict, or which check is still needed for one
 */
FettleLogVerdict
fettle_stale_log_decide (const FettleLogFacts *facts)
{
  if (facts->main == FETTLE_MAIN_NO_STEP || (facts->main == FETTLE_MAIN_STEP && facts->through == FETTLE_THROUGH_SAME))
    return FETTLE_LOG_BELONGS;
  if (facts->main == FETTLE_MAIN_STEP && facts->main_sound == FETTLE_SOUND_UNKNOWN)
    return FETTLE_LOG_CHECK_MAIN;
  if (facts->main == FETTLE_MAIN_STEP && facts->main_sound == FETTLE_SOUND_YES)
    return FETTLE_LOG_FOREIGN;
  if (facts->through_sound == FETTLE_SOUND_UNKNOWN)
    return FETTLE_LOG_CHECK_THROUGH;
  return facts->through_sound == FETTLE_SOUND_YES ? FETTLE_LOG_BELONGS : FETTLE_LOG_DAMAGED;
}

/**
 * fettle_stale_log_is_there:
 * @path: a register
 * @suffix: "-wal" or "-journal"
 *
 * Returns: whether a log with something in it lies beside the file
 */
gboolean
fettle_stale_log_is_there (const char *path,
                           const char *suffix)
{
  g_autofree char *log = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/**
 * fettle_stale_log_is_of_making:
 * @path: a register
 *
 * A register that is made gets its first pages through a journal, before there is a write-ahead log. Whoever was killed there left a
 * file without a step.
 *
 * Returns: whether the file is only the beginning of one, and holds nothing yet
 */
gboolean
fettle_stale_log_is_of_making (const char *path)
{
  g_auto(Step) step = { 0 };

  return fettle_stale_log_is_there (path, "-journal") && read_main (path, &step) == FETTLE_MAIN_NO_STEP;
}

/**
 * fettle_stale_log_judge:
 * @path: a register that no other program has open
 *
 * Looks at the file and the write-ahead log beside it without writing to either. The cost is that of the last step and of reading the
 * log, which opening costs as well; the file is read through only where its last step is not seen through the log, or nothing is seen
 * without it.
 *
 * Returns: whether the log belongs to the file
 */
FettleLogVerdict
fettle_stale_log_judge (const char *path)
{
  FettleLogFacts facts = { 0 };
  FettleLogVerdict verdict;
  g_auto(Step) step = { 0 };

  facts.main = read_main (path, &step);
  if (facts.main == FETTLE_MAIN_STEP)
    facts.through = read_through (path, &step);
  verdict = fettle_stale_log_decide (&facts);
  if (verdict == FETTLE_LOG_CHECK_MAIN)
    {
      facts.main_sound = check (path, FETTLE_SQL_IMMUTABLE);
      verdict = fettle_stale_log_decide (&facts);
    }
  if (verdict == FETTLE_LOG_CHECK_THROUGH)
    {
      facts.through_sound = check (path, FETTLE_SQL_READ);
      verdict = fettle_stale_log_decide (&facts);
    }
  return verdict;
}

/**
 * fettle_stale_log_settle:
 * @path: a register that no other program has open
 * @notices: (element-type utf8): takes a sentence where something was set aside
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where it is not sound with its log nor without; others where nothing can be renamed there
 *
 * Sets aside what lies beside the register and does not belong to it. The register itself is never changed.
 *
 * Returns: whether the register can be opened with what lies beside it now
 */
gboolean
fettle_stale_log_settle (const char  *path,
                         GPtrArray   *notices,
                         GError     **error)
{
  if (!settle_journal (path, notices, error))
    return FALSE;
  if (!fettle_stale_log_is_there (path, "-wal"))
    return TRUE;
  switch (fettle_stale_log_judge (path))
    {
    case FETTLE_LOG_FOREIGN:
      return set_foreign_aside (path, notices, error);
    case FETTLE_LOG_DAMAGED:
      /* Translators: %s is a file */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, _("The file %s is damaged, with the log beside it and without."), path);
      return FALSE;
    default:
      return TRUE;
    }
}
