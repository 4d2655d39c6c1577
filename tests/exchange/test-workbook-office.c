/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-tables.h"

#include "base/fettle-date.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * The workbook in LibreOffice: it opens, computes nothing, and shows in each cell what the table says.
 */

typedef struct
{
  char *folder;
  char *office;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("fettle-office-XXXXXX", NULL);
  fixture->office = g_find_program_in_path ("soffice");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->office);
}

/* Converts paper.xlsx in the fixture's folder. */
static void
convert (Fixture    *fixture,
         const char *to)
{
  g_autofree char *user = g_strdup_printf ("-env:UserInstallation=file://%s/user", fixture->folder);
  const char *argv[] = { fixture->office, user, "--headless", "--convert-to", to, "paper.xlsx", NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (fixture->folder, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static char *
read_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Appends what LibreOffice's editor shows of a cell: words in quotation marks, numbers and dates bare. */
static void
append_expected (GString         *line,
                 FettleDisclosed *table,
                 guint            row,
                 guint            column)
{
  const FettleCell *cell = fettle_disclosed_get_cell (table, row, column);
  FettleCellType type = fettle_disclosed_get_column (table, column)->type;
  g_autofree char *words = fettle_disclosed_get_words (table, row, column);
  int year, month, day;

  if (cell->text && g_str_has_prefix (cell->text, "https://"))
    g_string_append_printf (line, "\"%s\"", fettle_disclosed_get_column (table, column)->title);
  else if (cell->text || cell->withheld || cell->empty)
    g_string_append_printf (line, *words ? "\"%s\"" : "%s", words);
  else if (type == FETTLE_CELL_DATE)
    {
      fettle_date_get_ymd ((FettleDate) cell->number, &year, &month, &day);
      g_string_append_printf (line, "%02d/%02d/%04d", month, day, year);
    }
  else if (type == FETTLE_CELL_PERCENT)
    g_string_append_printf (line, "%g%%", cell->number / 10.0);
  else
    g_string_append_printf (line, "%d", (int) cell->number);
}

static char *
expected_line (FettleDisclosed *table,
               guint            row)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
    {
      if (i)
        g_string_append_c (line, ';');
      append_expected (line, table, row, i);
    }
  return g_string_free (line, FALSE);
}

static void
check_sheet (Fixture         *fixture,
             FettleDisclosed *table,
             const char      *sheet)
{
  g_autofree char *name = g_strdup_printf ("paper-%s.csv", sheet);
  g_autofree char *text = read_file (fixture, name);

  for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
    {
      g_autofree char *line = expected_line (table, row);

      if (!strstr (text, line))
        g_error ("%s does not have the line %s:\n%s", name, line, text);
    }
  g_assert_null (strstr (text, "Err:"));
  g_assert_null (strstr (text, "#REF!"));
  g_assert_null (strstr (text, "#NAME?"));
  g_assert_null (strstr (text, "#VALUE!"));
}

static void
check_profile (Fixture       *fixture,
               FettleProfile  profile)
{
  static const char *const sheets[] = { "T2", "Schools", "T6" };
  g_autoptr(GPtrArray) tables = workbook_tables_make (profile);
  g_autofree char *path = g_build_filename (fixture->folder, "paper.xlsx", NULL);
  g_autofree char *pdf = NULL;
  g_autoptr(GError) error = NULL;
  FettleWorkbookInfo info;

  workbook_tables_info (profile, &info);
  fettle_workbook_write (path, &info, tables, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Semicolons, quotation marks round words, UTF-8, every sheet to a file of its own. */
  convert (fixture, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false,false,false,-1");
  for (guint i = 0; i < tables->len; i++)
    check_sheet (fixture, g_ptr_array_index (tables, i), sheets[i]);
  convert (fixture, "pdf");
  pdf = read_file (fixture, "paper.pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_opens (Fixture       *fixture,
            gconstpointer  profile)
{
  if (!fixture->office)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  check_profile (fixture, (FettleProfile) GPOINTER_TO_INT (profile));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workbook-office/working", Fixture, GINT_TO_POINTER (FETTLE_PROFILE_WORKING), set_up, test_opens,
              tear_down);
  g_test_add ("/workbook-office/public", Fixture, GINT_TO_POINTER (FETTLE_PROFILE_PUBLIC), set_up, test_opens,
              tear_down);
  g_test_add ("/workbook-office/exempt", Fixture, GINT_TO_POINTER (FETTLE_PROFILE_EXEMPT), set_up, test_opens,
              tear_down);
  return g_test_run ();
}
