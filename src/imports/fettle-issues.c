/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-issues.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-csv.h"

#define MAX_ISSUES 10000

struct _FettleIssues
{
  GPtrArray *list;
  guint n_rejected;
  guint n_dropped;
};

static void
issue_free (gpointer data)
{
  FettleImportIssue *issue = data;

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
  g_free (issues);
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
  issue->heading = g_strdup (heading);
  issue->value = g_strdup (value);
  issue->reason = g_strdup (reason);
  g_ptr_array_add (issues->list, issue);
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
