/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "exchange-fixtures.h"
#include "import-lib.h"

/* Small files built to keep the program busy or to fill its memory. Each is read by a program of its own, of which time and
 * memory are measured: ten seconds and 300 MB are allowed for less than a megabyte. */

#define MAX_FILE (1024 * 1024)
#define MAX_SECONDS 10
#define MAX_KILOBYTES (300 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

static char *
repeat (const char *text,
        guint       n)
{
  GString *out = g_string_sized_new (strlen (text) * n + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* What is all alike is refused for packing too well. So now and then there is something of its own, which the format passes
 * over: about a hundred to one is the most that is read. */
static char *
repeat_unlike (const char *before,
               const char *text,
               guint       n,
               const char *unlike)
{
  GString *out = g_string_sized_new (strlen (text) * n + 1);
  guint every = MAX (1200 / strlen (text), 1);
  g_auto (GStrv) halves = g_strsplit (unlike, "?", 2);

  g_string_append (out, before);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, text);
      if (i % every == 0)
        g_string_append_printf (out, "%s%08x%08x%s", halves[0], g_random_int (), g_random_int (), halves[1]);
    }
  return g_string_free (out, FALSE);
}

static char *
make_csv_of_one_school (const char *folder)
{
  g_autofree char *text = repeat_unlike ("URN,EstablishmentName,EstablishmentStatus (name)\n", "900001,Alder Bank,Open\n", 3000000,
                                         "900001,?,\n");

  return fixture_zip (folder, "one.zip", "a.csv", text, NULL);
}

static char *
make_csv_of_odd_cells (const char *folder)
{
  g_autofree char *text = repeat_unlike ("URN,EstablishmentName,OpenDate,Postcode,Town\n", "900001,#N/A,soon,#REF!,#VALUE!\n", 2200000,
                                         "900001,?,,,\n");

  return fixture_zip (folder, "odd.zip", "a.csv", text, NULL);
}

static char *
make_csv_of_delimiters (const char *folder)
{
  g_autofree char *text = repeat_unlike ("", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,;;;;;;;;\n", 1500000, "?\n");

  return fixture_zip (folder, "commas.zip", "a.csv", text, NULL);
}

static char *
make_many_lists (const char *folder)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 4000; i++)
    {
      g_ptr_array_add (pairs, g_strdup_printf ("%u.csv", i));
      g_ptr_array_add (pairs, g_strdup ("URN,EstablishmentName\n900001,Alder\n"));
    }
  g_ptr_array_add (pairs, NULL);
  return fixture_zip_list (folder, "many.zip", FALSE, (const char *const *) pairs->pdata);
}

#define XLSX_HEADINGS                                                                                                  \
  "<worksheet><sheetData><row><c t=\"str\"><v>URN</v></c><c t=\"str\"><v>EstablishmentName</v></c></row>"

static char *
make_xlsx_of_small_cells (const char *folder)
{
  g_autofree char *rows = repeat_unlike (XLSX_HEADINGS, "<row><c><v>1</v></c><c><v>2</v></c></row>", 1700000, "<!--?-->");
  g_autofree char *sheet = g_strconcat (rows, "</sheetData></worksheet>", NULL);

  return fixture_xlsx (folder, "small.xlsx", sheet, NULL, NULL, FALSE);
}

static char *
make_xlsx_of_empty_strings (const char *folder)
{
  g_autofree char *items = repeat_unlike ("<sst>", "<si><t></t></si>", 4400000, "<!--?-->");
  g_autofree char *strings = g_strconcat (items, "</sst>", NULL);

  return fixture_xlsx (folder, "strings.xlsx", "<worksheet/>", strings, NULL, FALSE);
}

static char *
make_xlsx_of_far_cells (const char *folder)
{
  g_autofree char *rows = repeat_unlike (XLSX_HEADINGS, "<row><c r=\"ACOF1\"><v>1</v></c></row>", 1500000, "<!--?-->");
  g_autofree char *sheet = g_strconcat (rows, "</sheetData></worksheet>", NULL);

  return fixture_xlsx (folder, "far.xlsx", sheet, NULL, NULL, FALSE);
}

static char *
make_ods_of_repeats (const char *folder)
{
  return fixture_ods (folder, "repeats.ods",
                      "<t:table><t:table-row><t:table-cell><x:p>URN</x:p></t:table-cell><t:table-cell><x:p>EstablishmentName</x:p>"
                      "</t:table-cell></t:table-row><t:table-row t:number-rows-repeated=\"6000000\"><t:table-cell "
                      "t:number-columns-repeated=\"2\"><x:p>900001</x:p></t:table-cell></t:table-row></t:table>");
}

static char *
make_ods_of_sheets (const char *folder)
{
  g_autofree char *rows = repeat_unlike ("<t:table>", "<t:table-row/>", 5000, "<!--?-->");
  g_autofree char *page = g_strconcat (rows, "</t:table>", NULL);
  g_autofree char *pages = repeat (page, 900);

  return fixture_ods (folder, "sheets.ods", pages);
}

static char *
make_json (const char *folder)
{
  g_autofree char *inside = repeat ("{\"a\":1},", 120000);
  g_autofree char *text = g_strconcat ("{\"england-and-wales\":{\"events\":[", inside, "{}]}}", NULL);

  return fixture_write (folder, "values.json", text, -1);
}

static const struct
{
  const char *name;
  char *(*make) (const char *folder);
  gboolean is_long; /* only with FETTLE_TEST_LONG */
} all[] = {
  { "csv-of-one-school", make_csv_of_one_school, TRUE },
  { "csv-of-odd-cells", make_csv_of_odd_cells, TRUE },
  { "csv-of-delimiters", make_csv_of_delimiters, TRUE },
  { "many-lists", make_many_lists, FALSE },
  { "xlsx-of-small-cells", make_xlsx_of_small_cells, TRUE },
  { "xlsx-of-empty-strings", make_xlsx_of_empty_strings, TRUE },
  { "xlsx-of-far-cells", make_xlsx_of_far_cells, FALSE },
  { "ods-of-repeats", make_ods_of_repeats, TRUE },
  { "ods-of-sheets", make_ods_of_sheets, TRUE },
  { "json", make_json, FALSE },
};

/* In the child: whether the file is taken or refused is not what is asked here. */
static int
read_file (const char *path)
{
  ImportFixture fixture = { NULL };
  const char *const paths[] = { path, NULL };
  g_autoptr (FettleImport) import = NULL;

  import_set_up (&fixture, NULL);
  import = fettle_import_new (fixture.store);
  fettle_import_read (import, paths, NULL, NULL, NULL, NULL);
  g_clear_object (&import);
  import_tear_down (&fixture, NULL);
  return 0;
}

static void
test_measured (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  ImportFixture fixture = { NULL };
  g_autofree char *path = NULL;
  const char *argv[] = { "/proc/self/exe", "--read", NULL, NULL };
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  GPid child;
  GStatBuf info;
  double seconds;
  int status;

  import_set_up (&fixture, NULL);
  path = all[which].make (fixture.folder);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, MAX_FILE);
  argv[2] = path;
  g_assert_true (g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error));
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  g_test_message ("%s: %ld bytes, %.2f s, %ld MB", all[which].name, (long) info.st_size, seconds, usage.ru_maxrss / 1024);
  if (!IS_SANITIZED)
    {
      g_assert_cmpfloat (seconds, <, MAX_SECONDS);
      g_assert_cmpint (usage.ru_maxrss, <, MAX_KILOBYTES);
    }
  import_tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--read"))
    return read_file (argv[2]);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *name = g_strconcat ("/import-hostile/", all[i].name, NULL);

      if (!all[i].is_long || g_getenv ("FETTLE_TEST_LONG") != NULL)
        g_test_add_data_func (name, GUINT_TO_POINTER (i), test_measured);
    }
  return g_test_run ();
}
