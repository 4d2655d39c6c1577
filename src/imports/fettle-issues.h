/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-import.h"

G_BEGIN_DECLS

/**
 * FettleIssues:
 *
 * What was wrong or odd in the files of one import, in the order in which it was met. A file with the same fault in
 * every row keeps the first ten thousand and a count of the rest.
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
void          fettle_issues_finish   (FettleIssues  *issues,
                                      const char    *file);
GPtrArray    *fettle_issues_get_list (FettleIssues  *issues);
guint         fettle_issues_get_n_rejected (FettleIssues *issues);
char         *fettle_issues_to_csv   (FettleIssues  *issues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleIssues, fettle_issues_free)

G_END_DECLS
