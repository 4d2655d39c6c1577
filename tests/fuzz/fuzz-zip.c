/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

#include <unistd.h>

#include "imports/fettle-list-pages.h"

/* The input is an archive: a workbook or lists in a zip. Its lists are found, and every sheet of it is read. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = fuzz_write_file (data, size);
  g_autoptr (FettleIssues) issues = fettle_issues_new ();
  g_autoptr (FettleListPages) pages = fettle_list_pages_new (NULL, issues, NULL);

  if (fettle_list_pages_add (pages, path, NULL) && fettle_list_pages_get_list (pages)->len == 0)
    g_error ("a file without a list was taken");
  g_strfreev (fettle_list_pages_get_choices (pages));
  fuzz_read_sheet (path);
  return 0;
}
