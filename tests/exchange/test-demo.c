/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sample/fettle-demo.h"

static char *
write_sample (guint seed, guint n_schools)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fettle-demo-XXXXXX", &error);

  g_assert_no_error (error);
  g_assert_true (fettle_demo_write_files (folder, seed, n_schools, &error));
  g_assert_no_error (error);

  return folder;
}

static char *
read_file (const char *folder, guint nth, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = fettle_demo_list_files (folder);
  char *text = NULL;

  g_assert_cmpuint (g_strv_length (paths), ==, 4);
  g_file_get_contents (paths[nth], &text, length, &error);
  g_assert_no_error (error);

  return text;
}

static void
remove_sample (const char *folder)
{
  g_auto (GStrv) paths = fettle_demo_list_files (folder);

  for (guint i = 0; paths[i]; i++)
    g_assert_cmpint (g_unlink (paths[i]), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static guint
count_lines_with (const char *text, const char *piece)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i]; i++)
    count += strstr (lines[i], piece) != NULL;

  return count;
}

static void
test_same_seed (void)
{
  g_autofree char *one = write_sample (7, 95);
  g_autofree char *two = write_sample (7, 95);
  g_autofree char *other = write_sample (8, 95);

  for (guint i = 0; i < 4; i++)
    {
      gsize length_one, length_two, length_other;
      g_autofree char *text_one = read_file (one, i, &length_one);
      g_autofree char *text_two = read_file (two, i, &length_two);
      g_autofree char *text_other = read_file (other, i, &length_other);

      g_assert_cmpmem (text_one, length_one, text_two, length_two);
      g_assert_cmpstr (text_one, !=, text_other);
    }

  remove_sample (one);
  remove_sample (two);
  remove_sample (other);
}

/* Two conversions and one closure, as the sample promises. */
static void
test_stories (void)
{
  g_autofree char *folder = write_sample (1, 95);
  gsize length;
  g_autofree char *bytes = read_file (folder, 0, &length);
  g_autofree char *text = g_convert (bytes, length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  g_autofree char *links = read_file (folder, 1, &length);

  g_assert_nonnull (text);
  g_assert_cmpuint (count_lines_with (text, "\"399\",\"Kelderwick\""), ==, 95 + 2 + 1);
  g_assert_cmpuint (count_lines_with (text, "\"Closed\""), ==, 3);
  g_assert_cmpuint (count_lines_with (text, "\"Closure\""), ==, 1);
  g_assert_cmpuint (count_lines_with (text, "\"Proposed to open\""), ==, 1);
  g_assert_cmpuint (count_lines_with (text, "\"Open, but proposed to close\""), ==, 1);
  g_assert_cmpuint (count_lines_with (links, "\"Successor\""), ==, 2);
  g_assert_cmpuint (count_lines_with (links, "\"Predecessor\""), ==, 2);
  g_assert_false (g_utf8_validate (bytes, -1, NULL));

  remove_sample (folder);
}

static void
test_all_regimes (void)
{
  static const char *const pieces[] = {
    "Not judged", "Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement", "Not met",
    ",RSI,", ",SM,", "Standards maintained", "School remains Good", "No,9",
  };
  g_autofree char *folder = write_sample (1, 95);
  g_autofree char *text = read_file (folder, 2, NULL);
  g_autoptr (GString) borough = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (strstr (lines[i], ",399"))
      g_string_append_printf (borough, "%s\n", lines[i]);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (!strstr (borough->str, pieces[i]))
      g_error ("no “%s” in the borough", pieces[i]);

  remove_sample (folder);
}

static void
test_any_size (void)
{
  static const guint sizes[] = { 1, 12, 650 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *folder = write_sample (3, sizes[i]);
      g_autofree char *text = read_file (folder, 0, NULL);

      g_assert_cmpuint (count_lines_with (text, "\"399\",\"Kelderwick\""), >=, sizes[i]);
      remove_sample (folder);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/same-seed-same-files", test_same_seed);
  g_test_add_func ("/demo/stories", test_stories);
  g_test_add_func ("/demo/all-regimes", test_all_regimes);
  g_test_add_func ("/demo/any-size", test_any_size);

  return g_test_run ();
}
