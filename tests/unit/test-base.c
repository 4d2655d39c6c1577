/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-error.h"
#include "base/fettle-file.h"
#include "base/fettle-id.h"
#include "base/fettle-text.h"

typedef char *(*TextFunc) (const char *text);

static void
assert_text (TextFunc    func,
             const char *in,
             const char *expected)
{
  g_autofree char *out = func (in);

  g_assert_cmpstr (out, ==, expected);
}

/* A person is told the name of a file that a portal lends, never the place where it is lent. */
static void
test_shown_path (void)
{
  static const struct { const char *path; const char *shown; gboolean lent; } rows[] = {
    { "/home/amira/Papers/deadlines.ics", "/home/amira/Papers/deadlines.ics", FALSE },
    { "/run/user/1000/doc/a1b2c3/deadlines.ics", "deadlines.ics", TRUE },
    { "/run/flatpak/doc/a1b2c3/school list.csv", "school list.csv", TRUE },
    { "/run/user/1000/gvfs/share/deadlines.ics", "/run/user/1000/gvfs/share/deadlines.ics", FALSE },
    { "/run/user/1000/doc", "/run/user/1000/doc", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (rows[i].path);
      g_autofree char *shown = fettle_file_to_shown_path (file);

      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_cmpint (fettle_file_is_lent (rows[i].path), ==, rows[i].lent);
    }
}

static void
test_fold (void)
{
  assert_text (fettle_text_fold, "St. Mary’s  C.E. Primary", "st marys c e primary");
  assert_text (fettle_text_fold, "École Père-Noël", "ecole pere noel");
  assert_text (fettle_text_fold, NULL, "");
  assert_text (fettle_text_fold, "--", "");
  g_assert_true (fettle_text_same ("Personal development and well-being", "personal development and well being"));
  g_assert_false (fettle_text_same ("Good", "Goods"));
}

static void
test_sort_key (void)
{
  g_autofree char *nine = fettle_text_sort_key ("Academy 9");
  g_autofree char *ten = fettle_text_sort_key ("academy 10");

  g_assert_cmpint (strcmp (nine, ten), <, 0);
}

static void
test_clean (void)
{
  assert_text (fettle_text_clean, "Akaal Primary School ", "Akaal Primary School");
  assert_text (fettle_text_clean, " a \xC2\xA0 b\n", "a b");
  assert_text (fettle_text_clean, " \t", NULL);
  g_assert_true (fettle_text_is_empty (" \xC2\xA0"));
  g_assert_false (fettle_text_is_empty (" x"));
}

static void
test_repair_c1 (void)
{
  assert_text (fettle_text_repair_c1, "Schools \xC2\x96 Section 8", "Schools – Section 8");
  assert_text (fettle_text_repair_c1, "caf\xC3\xA9 \xC2\xA3 5", NULL);
  assert_text (fettle_text_repair_c1, "\xC2\xA3 \xC2\x92", "£ ’");
}

static void
test_numbers (void)
{
  assert_text (fettle_text_clean_urn, "103120.0", "103120");
  assert_text (fettle_text_clean_urn, " 20012 ", "20012");
  assert_text (fettle_text_clean_urn, "SC123456", NULL);
  assert_text (fettle_text_clean_urn, "1234", NULL);
  assert_text (fettle_text_clean_urn, "", NULL);
  assert_text (fettle_text_clean_laestab, "330/2006", "3302006");
  assert_text (fettle_text_clean_laestab, "3302006.0", "3302006");
  assert_text (fettle_text_clean_laestab, "330200", NULL);
  assert_text (fettle_text_clean_postcode, "b11aa", "B1 1AA");
  assert_text (fettle_text_clean_postcode, "none", "NONE");
}

static void
test_json (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  fettle_json_append_string (out, "a\"b\\c\nd\x01é");
  fettle_json_append_string (out, NULL);
  g_assert_cmpstr (out->str, ==, "\"a\\\"b\\\\c\\nd\\u0001é\"null");
}

static void
test_ids (void)
{
  g_autofree char *last = fettle_id_new ();
  g_autofree char *a = fettle_id_for_urn ("115856");
  g_autofree char *b = fettle_id_for_urn ("115856");
  g_autofree char *c = fettle_id_for_urn ("148213");

  for (guint i = 0; i < 10000; i++)
    {
      char *id = fettle_id_new ();

      g_assert_true (fettle_id_is_valid (id));
      g_assert_cmpint (strcmp (last, id), <, 0);
      g_free (last);
      last = id;
    }
  g_assert_cmpint (last[14], ==, '7');
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_cmpint (a[14], ==, '5');
  /* Two laptops must agree for ever: this id may not change between releases. */
  g_assert_cmpstr (a, ==, "3766fc69-23fa-5273-854d-387efcd72264");
  g_assert_false (fettle_id_is_valid ("115856"));
}

static void
test_write_beside (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "paper.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5), second = g_bytes_new_static ("second", 6);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *text = NULL, *hash = NULL, *expected = fettle_hash_text ("first");

  g_assert_true (fettle_file_write_beside (file, first, NULL, &error));
  g_cancellable_cancel (cancelled);
  g_assert_false (fettle_file_write_beside (file, second, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "first");
  hash = fettle_file_hash (path, NULL, NULL);
  g_assert_cmpstr (hash, ==, expected);
  g_unlink (path);
  /* Nothing half done is left beside it. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_error (&error);
  g_assert_false (fettle_file_write_beside (file, first, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_FAILED);
}

static void
test_places (void)
{
  g_autofree char *kind = NULL;

  g_assert_true (fettle_file_kind_is_remote ("cifs"));
  g_assert_true (fettle_file_kind_is_remote ("fuse.sshfs"));
  g_assert_false (fettle_file_kind_is_remote ("ext4"));
  g_assert_false (fettle_file_kind_is_remote (NULL));
  g_assert_false (fettle_file_is_remote ("/tmp/not/there/yet", &kind));
  g_assert_nonnull (kind);
  assert_text (fettle_file_safe_name, "PART2: Oak/Elm?", "PART2- Oak-Elm-");
  assert_text (fettle_file_safe_name, "..", "_..");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/shown-path", test_shown_path);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/sort-key", test_sort_key);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/repair-c1", test_repair_c1);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/json", test_json);
  g_test_add_func ("/id/ids", test_ids);
  g_test_add_func ("/file/write-beside", test_write_beside);
  g_test_add_func ("/file/places", test_places);
  return g_test_run ();
}
