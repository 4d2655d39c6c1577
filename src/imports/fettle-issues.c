/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-issues.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-csv.h"

#define MAX_ISSUES 10000
/* A cell may hold a megabyte; of what is wrong with it the beginning is enough. */
#define MAX_VALUE 200

struct _FettleIssues
{
  GPtrArray *list;
  GPtrArray *unread;
  GPtrArray *notes;
  guint n_rejected;
  guint n_stray;
  guint n_dropped;
};

static void
unread_free (gpointer data)
{
  FettleUnread *unread = data;

  g_free (unread->heading);
  g_free (unread);
}

static void
issue_free (gpointer data)
{
  FettleImportIssue *issue = data;

  if (issue == NULL)
    return;
  g_free (issue->file);
  g_free (issue->heading);
  g_free (issue->value);
  g_free (issue->reason);
  g_free (issue);
}

/**
 * fettle_issues_new:
 *
 * Returns: (transfer full): an empty list
 */
FettleIssues *
fettle_issues_new (void)
{
  FettleIssues *self = g_new0 (FettleIssues, 1);

  self->list = g_ptr_array_new_with_free_func (issue_free);
  self->unread = g_ptr_array_new_with_free_func (unread_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * fettle_issues_free:
 * @issues: (transfer full): a list
 *
 * Frees the list.
 */
void
fettle_issues_free (FettleIssues *issues)
{
  g_return_if_fail (issues != NULL);

  g_ptr_array_unref (issues->list);
  g_ptr_array_unref (issues->unread);
  g_ptr_array_unref (issues->notes);
  g_free (issues);
}

static char *
shorten (const char *value)
{
  const char *end;

  if (value == NULL || strnlen (value, MAX_VALUE + 1) <= MAX_VALUE)
    return g_strdup (value);
  end = g_utf8_find_prev_char (value, value + MAX_VALUE);
  return g_strdup_printf ("%.*s…", (int) (end != NULL ? end - value : 0), value);
}

/**
 * fettle_issues_add:
 * @issues: a list
 * @rejected: whether the row was left out
 * @file: base name of the file
 * @line: line, 0 for the whole file
 * @column: column from 1, 0 for the whole row
 * @heading: (nullable): heading of the column
 * @value: (nullable): the cell as it stands
 * @reason: for people
 *
 * Adds an issue.
 */
void
fettle_issues_add (FettleIssues *issues,
                   gboolean      rejected,
                   const char   *file,
                   guint         line,
                   guint         column,
                   const char   *heading,
                   const char   *value,
                   const char   *reason)
{
  FettleImportIssue *issue;

  g_return_if_fail (issues != NULL && reason != NULL);

  issues->n_rejected += rejected;
  if (issues->list->len >= MAX_ISSUES)
    {
      issues->n_dropped++;
      return;
    }
  issue = g_new0 (FettleImportIssue, 1);
  issue->rejected = rejected;
  issue->file = g_strdup (file);
  issue->line = line;
  issue->column = column;
  issue->heading = shorten (heading);
  issue->value = shorten (value);
  issue->reason = g_strdup (reason);
  g_ptr_array_add (issues->list, issue);
}

static void
add_unread (FettleIssues *self,
            const char   *heading,
            guint         n)
{
  FettleUnread *made;

  for (guint i = 0; i < self->unread->len; i++)
    {
      FettleUnread *unread = g_ptr_array_index (self->unread, i);

      if (!g_str_equal (unread->heading, heading))
        continue;
      unread->n += n;
      return;
    }
  made = g_new0 (FettleUnread, 1);
  made->heading = g_strdup (heading);
  made->n = n;
  g_ptr_array_add (self->unread, made);
}

/**
 * fettle_issues_add_unread:
 * @issues: a list
 * @heading: heading of a column
 *
 * Counts a value of the column that could not be read.
 */
void
fettle_issues_add_unread (FettleIssues *issues,
                          const char   *heading)
{
  g_return_if_fail (issues != NULL && heading != NULL);

  add_unread (issues, heading, 1);
}

/**
 * fettle_issues_add_stray:
 * @issues: a list
 *
 * Counts a school whose authority could not be read.
 */
void
fettle_issues_add_stray (FettleIssues *issues)
{
  g_return_if_fail (issues != NULL);

  issues->n_stray++;
}

/**
 * fettle_issues_get_n_stray:
 * @issues: a list
 *
 * Returns: how many schools there are whose authority could not be read
 */
guint
fettle_issues_get_n_stray (FettleIssues *issues)
{
  g_return_val_if_fail (issues != NULL, 0);

  return issues->n_stray;
}

/**
 * fettle_issues_add_note:
 * @issues: a list
 * @file: base name of the file
 * @sentence: what is to be said of the file as a whole, or of one of its columns
 *
 * Adds an issue that the summary says as well.
 */
void
fettle_issues_add_note (FettleIssues *issues,
                        const char   *file,
                        const char   *sentence)
{
  g_return_if_fail (issues != NULL && sentence != NULL);

  g_ptr_array_add (issues->notes, g_strdup (sentence));
  fettle_issues_add (issues, FALSE, file, 0, 0, NULL, NULL, sentence);
}

/**
 * fettle_issues_append:
 * @issues: a list
 * @more: another, which is emptied
 *
 * Adds all of another list.
 */
void
fettle_issues_append (FettleIssues *issues,
                      FettleIssues *more)
{
  g_return_if_fail (issues != NULL && more != NULL && issues != more);

  issues->n_rejected += more->n_rejected;
  issues->n_stray += more->n_stray;
  issues->n_dropped += more->n_dropped;
  for (guint i = 0; i < more->list->len; i++)
    if (issues->list->len < MAX_ISSUES)
      g_ptr_array_add (issues->list, g_steal_pointer (&g_ptr_array_index (more->list, i)));
    else
      issues->n_dropped++;
  g_ptr_array_extend_and_steal (issues->notes, g_ptr_array_ref (more->notes));
  for (guint i = 0; i < more->unread->len; i++)
    {
      const FettleUnread *unread = g_ptr_array_index (more->unread, i);

      add_unread (issues, unread->heading, unread->n);
    }
  g_ptr_array_set_size (more->unread, 0);
  g_ptr_array_set_size (more->list, 0);
}

/**
 * fettle_issues_get_unread:
 * @issues: a list
 *
 * Returns: (transfer none) (element-type FettleUnread): columns with values that could not be read
 */
GPtrArray *
fettle_issues_get_unread (FettleIssues *issues)
{
  g_return_val_if_fail (issues != NULL, NULL);

  return issues->unread;
}

/**
 * fettle_issues_get_notes:
 * @issues: a list
 *
 * Returns: (transfer none) (element-type utf8): sentences about whole files and columns
 */
GPtrArray *
fettle_issues_get_notes (FettleIssues *issues)
{
  g_return_val_if_fail (issues != NULL, NULL);

  return issues->notes;
}

/**
 * fettle_issues_finish:
 * @issues: a list
 * @file: the last file read
 *
 * Says how many issues the list did not keep, where there were too many.
 */
void
fettle_issues_finish (FettleIssues *issues,
                      const char   *file)
{
  g_autofree char *words = NULL;

  g_return_if_fail (issues != NULL);

  if (issues->n_dropped == 0)
    return;
  words =
      g_strdup_printf (ngettext ("%u more issue is not listed.", "%u more issues are not listed.", issues->n_dropped),
                       issues->n_dropped);
  issues->n_dropped = 0;
  g_ptr_array_set_size (issues->list, MAX_ISSUES - 1);
  fettle_issues_add (issues, FALSE, file, 0, 0, NULL, NULL, words);
}

/**
 * fettle_issues_get_list:
 * @issues: a list
 *
 * Returns: (transfer none) (element-type FettleImportIssue): the issues
 */
GPtrArray *
fettle_issues_get_list (FettleIssues *issues)
{
  g_return_val_if_fail (issues != NULL, NULL);

  return issues->list;
}

/**
 * fettle_issues_get_n_rejected:
 * @issues: a list
 *
 * Returns: how many rows were left out
 */
guint
fettle_issues_get_n_rejected (FettleIssues *issues)
{
  g_return_val_if_fail (issues != NULL, 0);

  return issues->n_rejected;
}

static void
append_cell (GString    *out,
             const char *text,
             char        end)
{
  fettle_csv_append_text (out, text);
  g_string_append (out, end == '\n' ? "\r\n" : ",");
}

/**
 * fettle_issues_to_csv:
 * @issues: a list
 *
 * Returns: (transfer full): the issues as CSV for a spreadsheet: UTF-8 with BOM, CRLF, safe against formulas
 */
char *
fettle_issues_to_csv (FettleIssues *issues)
{
  GString *out = g_string_new ("\xef\xbb\xbf");
  const char *titles[] = { _("File"),    _("Line"),  _("Column"),
                           _("Heading"), _("Value"), _("What became of the row"),
                           _("Reason") };

  g_return_val_if_fail (issues != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_cell (out, titles[i], i + 1 == G_N_ELEMENTS (titles) ? '\n' : ',');
  for (guint i = 0; i < issues->list->len; i++)
    {
      const FettleImportIssue *issue = g_ptr_array_index (issues->list, i);

      append_cell (out, issue->file, ',');
      g_string_append_printf (out, "%u,%u,", issue->line, issue->column);
      append_cell (out, issue->heading, ',');
      append_cell (out, issue->value, ',');
      append_cell (out, issue->rejected ? _("left out") : _("kept"), ',');
      append_cell (out, issue->reason, '\n');
    }
  return g_string_free (out, FALSE);
}
