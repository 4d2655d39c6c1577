/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-import.h"

G_BEGIN_DECLS

/**
 * FettleUnread:
 * @heading: heading of a column
 * @n: how many of its values could not be read
 */
typedef struct
{
  char *heading;
  guint n;
} FettleUnread;

/**
 * FettleIssues:
 *
 * What was wrong or odd in the files of one import, in the order in which it was met. A file with the same fault in
 * every row keeps the first ten thousand and a count of the rest. Besides the list there are what a summary says: how many
 * values of each column could not be read, and sentences about whole files and columns.
 */
typedef struct _FettleIssues FettleIssues;

FettleIssues *fettle_issues_new      (void);
void          fettle_issues_free     (FettleIssues  *issues);
void          fettle_issues_add      (FettleIssues  *issues,
                                      gboolean       rejected,
                                      const char    *file,
                                      guint          line,
                                      guint          column,
                                      const char    *heading,
                                      const char    *value,
                                      const char    *reason);
void          fettle_issues_add_unread (FettleIssues *issues,
                                      const char    *heading);
void          fettle_issues_add_note (FettleIssues  *issues,
                                      const char    *file,
                                      const char    *sentence);
void          fettle_issues_add_stray (FettleIssues *issues);
guint         fettle_issues_get_n_stray (FettleIssues *issues);
void          fettle_issues_append   (FettleIssues  *issues,
                                      FettleIssues  *more);
void          fettle_issues_finish   (FettleIssues  *issues,
                                      const char    *file);
GPtrArray    *fettle_issues_get_list (FettleIssues  *issues);
GPtrArray    *fettle_issues_get_unread (FettleIssues *issues);
GPtrArray    *fettle_issues_get_notes (FettleIssues *issues);
guint         fettle_issues_get_n_rejected (FettleIssues *issues);
char         *fettle_issues_to_csv   (FettleIssues  *issues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleIssues, fettle_issues_free)

G_END_DECLS
