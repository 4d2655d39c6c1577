/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-head-private.h"

#include <string.h>

/* The first line of the text of a tip; another number would be another form. */
#define TITLE "fettle-head 1"

#define HASH_LENGTH 64

static void
fork_free (gpointer data)
{
  FettleFork *fork = data;

  g_free (fork->hash);
  g_free (fork);
}

static FettleTip *
tip_new (gint64      seq,
         const char *hash,
         const char *made_at)
{
  FettleTip *tip = g_new0 (FettleTip, 1);

  tip->seq = seq;
  tip->hash = g_strdup (hash);
  tip->made_at = g_strdup (made_at);
  tip->forks = g_ptr_array_new_with_free_func (fork_free);
  return tip;
}

static void
add_fork (FettleTip  *tip,
          gint64      seq,
          const char *hash)
{
  FettleFork *fork = g_new0 (FettleFork, 1);

  fork->seq = seq;
  fork->hash = g_strdup (hash);
  g_ptr_array_add (tip->forks, fork);
}

static gboolean
read_forks (FettleSql  *sql,
            FettleTip  *tip,
            GError    **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql,
                                                   "SELECT seq, hash FROM (SELECT seq, hash FROM batch ORDER BY seq LIMIT 1) "
                                                   "UNION SELECT seq, hash FROM batch WHERE action = 'restore' ORDER BY seq", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_fork (tip, fettle_stmt_int (stmt, 0), fettle_stmt_text (stmt, 1));
  return step == FETTLE_STEP_DONE;
}

static const FettleFork *
get_fork (const FettleTip *tip,
          guint            index)
{
  return index < tip->forks->len ? g_ptr_array_index (tip->forks, index) : NULL;
}

static gboolean
same_fork (const FettleFork *one,
           const FettleFork *two)
{
  return one != NULL && two != NULL && one->seq == two->seq && g_str_equal (one->hash, two->hash);
}

static gboolean
is_hash (const char *text)
{
  return text != NULL && strlen (text) == HASH_LENGTH && strspn (text, "0123456789abcdef") == HASH_LENGTH;
}

static gboolean
parse_seq (const char *text,
           gint64     *seq)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, seq, NULL);
}

static FettleTip *
parse_step (const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  gint64 seq;

  if (g_strv_length (words) != 4 || !g_str_equal (words[0], "step") || !parse_seq (words[1], &seq) || !is_hash (words[2]))
    return NULL;
  return tip_new (seq, words[2], words[3]);
}

static gboolean
parse_fork (FettleTip  *tip,
            const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  gint64 seq;

  if (g_strv_length (words) != 3 || !g_str_equal (words[0], "fork") || !parse_seq (words[1], &seq) || !is_hash (words[2]))
    return FALSE;
  add_fork (tip, seq, words[2]);
  return TRUE;
}

/**
 * fettle_tip_read:
 * @sql: a connection to a register
 * @device: (nullable): whose newest step; NULL for the newest of all
 * @tip: (out) (transfer full) (nullable): where the log ends; NULL where it holds no such step
 * @error: (nullable): why not
 *
 * Returns: whether it could be read
 */
gboolean
fettle_tip_read (FettleSql   *sql,
                 const char  *device,
                 FettleTip  **tip,
                 GError     **error)
{
  g_autoptr(FettleTip) found = NULL;
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql,
                                                   device
                                                   ? "SELECT seq, hash, made_at FROM batch WHERE device = ?1 ORDER BY seq DESC LIMIT 1"
                                                   : "SELECT seq, hash, made_at FROM batch ORDER BY seq DESC LIMIT 1", error);
  FettleStep step;

  *tip = NULL;
  if (stmt == NULL)
    return FALSE;
  if (device != NULL)
    fettle_stmt_bind (stmt, "s", device);
  step = fettle_stmt_step (stmt, error);
  if (step != FETTLE_STEP_ROW)
    return step == FETTLE_STEP_DONE;
  found = tip_new (fettle_stmt_int (stmt, 0), fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2));
  if (!read_forks (sql, found, error))
    return FALSE;
  *tip = g_steal_pointer (&found);
  return TRUE;
}

/**
 * fettle_tip_is_in:
 * @tip: where a log ends
 * @sql: a connection to a register
 * @is_in: (out): whether that step stands in the register's log
 * @error: (nullable): why not
 *
 * A step keeps its place in every copy of a log, so it is looked for there alone.
 *
 * Returns: whether it could be read
 */
gboolean
fettle_tip_is_in (const FettleTip  *tip,
                  FettleSql        *sql,
                  gboolean         *is_in,
                  GError          **error)
{
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error, "SELECT count (*) FROM batch WHERE seq = ?1 AND hash = ?2", "is", tip->seq, tip->hash))
    return FALSE;
  *is_in = n > 0;
  return TRUE;
}

/**
 * fettle_tip_compare:
 * @present: where the present log ends
 * @other: where another one ends
 *
 * Compares two logs without either of them. Between two forks a line has one step after the other: a log that went the same way
 * and ends before the next fork ends at a step of that line.
 *
 * Returns: what the other is to the present one
 */
FettleKinship
fettle_tip_compare (const FettleTip *present,
                    const FettleTip *other)
{
  const FettleFork *next_present, *next_other;
  guint n = 0;

  while (same_fork (get_fork (present, n), get_fork (other, n)))
    n++;
  next_present = get_fork (present, n);
  next_other = get_fork (other, n);
  if (n == 0 || (next_present != NULL && next_other != NULL))
    return FETTLE_KINSHIP_NONE;
  if (next_present != NULL)
    return other->seq < next_present->seq ? FETTLE_KINSHIP_BEHIND : FETTLE_KINSHIP_NONE;
  if (next_other != NULL)
    return present->seq < next_other->seq ? FETTLE_KINSHIP_AHEAD : FETTLE_KINSHIP_NONE;
  if (other->seq == present->seq && !g_str_equal (other->hash, present->hash))
    return FETTLE_KINSHIP_NONE;
  return other->seq <= present->seq ? FETTLE_KINSHIP_BEHIND : FETTLE_KINSHIP_AHEAD;
}

/**
 * fettle_tip_line:
 * @tip: where a log ends
 *
 * Returns: (transfer none): the hash of its last fork, which no other line has
 */
const char *
fettle_tip_line (const FettleTip *tip)
{
  const FettleFork *last = get_fork (tip, tip->forks->len - 1);

  return last ? last->hash : tip->hash;
}

/**
 * fettle_tip_to_text:
 * @tip: where a log ends
 *
 * Returns: (transfer full): a few lines that fettle_tip_parse() reads
 */
char *
fettle_tip_to_text (const FettleTip *tip)
{
  GString *text = g_string_new (TITLE "\n");

  g_string_append_printf (text, "step %" G_GINT64_FORMAT " %s %s\n", tip->seq, tip->hash, tip->made_at);
  for (guint i = 0; i < tip->forks->len; i++)
    g_string_append_printf (text, "fork %" G_GINT64_FORMAT " %s\n", get_fork (tip, i)->seq, get_fork (tip, i)->hash);
  return g_string_free (text, FALSE);
}

/**
 * fettle_tip_parse:
 * @text: what may be the text of a tip
 *
 * Returns: (transfer full) (nullable): the tip; NULL where it is none, or was cut off
 */
FettleTip *
fettle_tip_parse (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  g_autoptr(FettleTip) tip = NULL;

  /* The last line ends too, so a text of whole lines has an empty piece after it. */
  if (n < 4 || !g_str_equal (lines[0], TITLE) || *lines[n - 1] != '\0' || !(tip = parse_step (lines[1])))
    return NULL;
  for (guint i = 2; i < n - 1; i++)
    {
      if (!parse_fork (tip, lines[i]))
        return NULL;
    }
  return g_steal_pointer (&tip);
}

/**
 * fettle_tip_free:
 * @tip: (transfer full) (nullable): a tip
 */
void
fettle_tip_free (FettleTip *tip)
{
  if (tip == NULL)
    return;
  g_free (tip->hash);
  g_free (tip->made_at);
  g_ptr_array_unref (tip->forks);
  g_free (tip);
}
