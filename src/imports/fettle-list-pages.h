/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-issues.h"
#include "imports/fettle-layout.h"

G_BEGIN_DECLS

/**
 * FettleListPage:
 * @sheet: the opened file, which the pages own
 * @path: the file
 * @page: which table of it
 * @name: base name of the file, or of the file inside a zip
 * @dataset: what it is
 * @n_columns: how many of its columns the program takes
 * @keys: (nullable): what its rows are about, where that was asked
 *
 * A table that was recognised.
 */
typedef struct
{
  FettleSheet *sheet;
  char *path;
  guint page;
  char *name;
  const char *dataset;
  guint n_columns;
  GHashTable *keys;
} FettleListPage;

/**
 * FettleListPages:
 *
 * The lists in the files of one import: of a workbook its visible sheets, or the one that was chosen by name; of a zip
 * its CSV files. There is one of each kind at most.
 */
typedef struct _FettleListPages FettleListPages;

FettleListPages *fettle_list_pages_new         (const char       *sheet_name,
                                                FettleIssues     *issues,
                                                GCancellable     *cancellable);
void             fettle_list_pages_free        (FettleListPages  *pages);
gboolean         fettle_list_pages_add         (FettleListPages  *pages,
                                                const char       *path,
                                                GError          **error);
gboolean         fettle_list_pages_finish      (FettleListPages  *pages,
                                                GError          **error);
GPtrArray       *fettle_list_pages_get_list    (FettleListPages  *pages);
GStrv            fettle_list_pages_get_choices (FettleListPages  *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleListPages, fettle_list_pages_free)

G_END_DECLS
