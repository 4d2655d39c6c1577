/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/fettle-error.h"
#include "import-lib.h"

/* Lists of bank holidays that are none, or far too much of one. */

static void
assert_refused (ImportFixture *fixture,
                const char    *text,
                FettleError    code,
                const char    *words)
{
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autofree char *path = import_write_file (fixture, "bank-holidays.json", text);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (fettle_import_read (import, paths, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static char *
nest (const char *open,
      guint       n)
{
  GString *out = g_string_new ("{\"england-and-wales\":");

  for (guint i = 0; i < n; i++)
    g_string_append (out, open);
  return g_string_free (out, FALSE);
}

static void
test_deep (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *arrays = nest ("[", 120000);
  g_autofree char *objects = nest ("{\"a\":", 120000);

  assert_refused (fixture, arrays, FETTLE_ERROR_LIMIT, "deeper");
  assert_refused (fixture, objects, FETTLE_ERROR_LIMIT, "deeper");
  /* Brackets in words are none. */
  assert_refused (fixture, "{\"a\": \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\\"[[\"}",
                  FETTLE_ERROR_REFUSED, "GOV.UK");
}

static void
test_large (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *many = nest ("[],", 250000);
  g_autofree char *blanks = nest ("                                ", 200000);

  assert_refused (fixture, many, FETTLE_ERROR_LIMIT, "more in it");
  assert_refused (fixture, blanks, FETTLE_ERROR_LIMIT, "larger");
}

static void
test_damaged (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char whole[] = "{\"england-and-wales\": {\"events\": [{\"title\": \"New\", \"date\": \"2027-06-07\"}]}}";

  for (gsize n = 1; n + 1 < sizeof whole; n += 3)
    {
      g_autofree char *cut = g_strndup (whole, n);

      assert_refused (fixture, cut, FETTLE_ERROR_REFUSED, "GOV.UK");
    }
  assert_refused (fixture, "{\"england-and-wales\": {\"events\": [{\"title\": \"\xff\", \"date\": \"2027-06-07\"}]}}",
                  FETTLE_ERROR_REFUSED, "GOV.UK");
}

/* Sixteen thousand days one after the other, and one of a year far away: of the years between nothing is said. */
static void
test_many_days (ImportFixture *fixture,
                gconstpointer  data)
{
  GString *text = g_string_new ("{\"england-and-wales\": {\"events\": [{\"title\": \"Far\", \"date\": \"2900-06-07\"}");
  g_autofree char *all = NULL;
  g_autoptr (FettleImport) import = NULL;
  FettleDate first = fettle_date_new (2040, 1, 1);
  gint64 start;

  for (FettleDate date = first; date < first + 16000; date++)
    {
      g_autofree char *iso = fettle_date_to_iso (date);

      g_string_append_printf (text, ", {\"title\": \"Day\", \"date\": \"%s\"}", iso);
    }
  all = g_string_free (g_string_append (text, "]}}"), FALSE);
  start = g_get_monotonic_time ();
  import = import_read_text (fixture, "bank-holidays.json", all);
  g_assert_cmpfloat ((g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC, <, 20);
  g_assert_cmpuint (fettle_import_get_changes (import)->len, ==, 16001);
}

/* What no file can hold is left out and told, and takes nothing else with it. */
static void
test_unfit_escapes (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char *const names[][2] = {
    { "Second\\u0000Wedding", "SecondWedding" }, { "A\\ud800B", "AB" },           { "C\\udc00\\ud800D", "CD" },
    { "E\\u0007F", "EF" },                      { "\\ud83c\\udf89 Party", "🎉 Party" }, { "G\\\\u0000H", "G\\u0000H" },
  };
  g_autoptr (GString) text = g_string_new ("{\"england-and-wales\":{\"events\":[");
  g_autoptr (GPtrArray) days = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "%s{\"title\":\"%s\",\"date\":\"2031-05-%02u\"}", i ? "," : "", names[i][0], i + 10);
  g_string_append (text, "]}}");
  import_text (fixture, "bank-holidays.json", text->str);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *date = g_strdup_printf ("2031-05-%02u", i + 10);

      g_clear_pointer (&days, g_ptr_array_unref);
      days = fettle_store_list (fixture->store, "bank-holiday", "date", date, NULL);
      g_assert_cmpuint (days->len, ==, 1);
      g_assert_cmpstr (fettle_record_get_text (days->pdata[0], "title"), ==, names[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, ImportFixture, NULL, import_set_up, test, import_tear_down)
  ADD ("/import-json/deep", test_deep);
  ADD ("/import-json/large", test_large);
  ADD ("/import-json/unfit-escapes", test_unfit_escapes);
  ADD ("/import-json/damaged", test_damaged);
  ADD ("/import-json/many-days", test_many_days);
  return g_test_run ();
}
