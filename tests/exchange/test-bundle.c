/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-id.h"
#include "bundle-lib.h"
#include "case-lib.h"
#include "evidence/fettle-bundle.h"
#include "letters/fettle-case-letter.h"
#include "fettle-test-store.h"

typedef struct
{
  CaseLib lib;
  char *top;
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->lib = case_lib_new ();
  fixture->top = fettle_test_folder_new ();
  fixture->folder = g_build_filename (fixture->top, "bundle", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  case_lib_free (&fixture->lib);
  g_free (fixture->folder);
  fettle_test_folder_remove (fixture->top);
}

static gboolean
write_bundle (Fixture       *fixture,
              GCancellable  *cancellable,
              GError       **error)
{
  return fettle_bundle_write (fixture->lib.store, case_lib_id (&fixture->lib, "case"), "Lesley Clerk",
                              fettle_test_case_get_today (fixture->lib.here), fixture->folder, NULL, NULL, NULL, cancellable, error);
}

static char *
read_file (Fixture    *fixture,
           const char *path,
           gsize      *length)
{
  g_autofree char *full = g_build_filename (fixture->folder, path, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (full, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

/* All that it says, with one space between words. */
static char *
read_pdf (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "evidence.pdf", NULL);
  PopplerDocument *pdf = bundle_lib_open (path);
  char *text = bundle_lib_read (pdf);

  g_object_unref (pdf);
  return text;
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("not there: %s", words);
  g_assert_nonnull (strstr (text, words));
}

static void
attach_all (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  const FettleLetter *letter = fettle_letter_get ("warning-notice");
  const char *notice = case_lib_id (&fixture->lib, "N");
  FettleDate today = fettle_test_case_get_today (fixture->lib.here);
  g_autoptr (FettleOdt) odt = fettle_case_letter_make (fixture->lib.store, letter, notice, today, &gaps, &error);
  g_autoptr (GBytes) bytes = fettle_odt_to_bytes (odt, &error);
  g_autoptr (FettleBatch) batch = fettle_case_letter_keep (fixture->lib.store, letter, notice, bytes, "notice.odt", today, &error);

  g_assert_no_error (error);
  fettle_store_apply (fixture->lib.store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  case_lib_attach (&fixture->lib, "Q1", "Reply of the governing body", "../Ayesha Khan: reply?.txt", "We ask for another term");
}

/* Every line of the manifest is right, and there is a line for every file. */
static void
check_manifest (Fixture *fixture)
{
  g_autofree char *manifest = read_file (fixture, "manifest-sha256.txt", NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (manifest), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "  ", 2);
      gsize length;
      g_autofree char *contents = read_file (fixture, parts[1], &length);
      g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);

      g_assert_cmpstr (parts[0], ==, hash);
      /* No word of a person is in a file name, and none leads elsewhere. */
      g_assert_null (strstr (parts[1], "Khan"));
      g_assert_null (strstr (parts[1], ".."));
      g_assert_null (memmem (contents, length, CASE_LIB_SECRET, strlen (CASE_LIB_SECRET)));
    }
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const wanted[] = {
    "Oak School", "Standards and governance", "Lesley Clerk", "Private notes and drafts are left out", "Harrowby Borough Council",
    /* chronology: who decided what, under which section */
    "Dr Miriam Osei", "ss.60, 60A", "Neither action was taken", "Added: warning notice", "Changed: required action",
    /* R4, and R1 */
    "ss.63(3), 64(2), 66(2)", "Monday 15 March", "Friday 15 January",
    /* letters and replies */
    "Performance standards and safety warning notice", "Dear Mrs Ayesha Khan", "The governing body accepts the notice", "We ask for another term",
    "Four members for eighteen months", "documents/01-warning-notice.odt", "documents/02-consultee.txt",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reply = NULL;
  g_autofree char *pdf = NULL;
  gsize length;

  attach_all (fixture);
  g_assert_true (write_bundle (fixture, NULL, &error));
  g_assert_no_error (error);
  check_manifest (fixture);
  reply = read_file (fixture, "documents/02-consultee.txt", &length);
  g_assert_cmpstr (reply, ==, "We ask for another term");
  pdf = read_file (fixture, "evidence.pdf", &length);
  g_assert_nonnull (memmem (pdf, length, "/StructTreeRoot", 15));
  text = read_pdf (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_has (text, wanted[i]);
  g_assert_null (strstr (text, CASE_LIB_SECRET));
  g_assert_null (strstr (text, "Telephone call"));
  /* The numbers that the rules have in the program say nothing to a reader. */
  g_assert_false (g_regex_match_simple ("\\bR[0-9]{1,2}\\b", text, 0, 0));
  g_assert_null (strstr (text, "[missing"));
  g_assert_null (strstr (text, "{{"));
}

/* What was undone says so, and what was done again; the times name their zone. */
static void
test_undone (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *text = NULL;

  attach_all (fixture);
  undone = fettle_store_undo (fixture->lib.store, NULL, NULL, &error);
  g_assert_no_error (error);
  redone = fettle_store_redo (fixture->lib.store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (write_bundle (fixture, NULL, &error));
  g_assert_no_error (error);
  text = read_pdf (fixture);
  assert_has (text, "“Attach a file” was undone");
  assert_has (text, "“Attach a file” was done again");
  g_assert_true (g_regex_match_simple ("[0-9]{2}:[0-9]{2} (UTC|GMT|BST)", text, 0, 0));
}

/* What belongs to another case of the school stays out. */
static void
test_other_case (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (fettle_test_case_put (fixture->lib.here, "intervention-case other|title=Elsewhere|state=open|opened-on=2027-02-01", &error));
  g_assert_true (fettle_test_case_put (fixture->lib.here, "concern OC|case=@other|type=finance|title=Overspending quietly|state=open|"
                                       "raised-on=2027-02-01", &error));
  g_assert_no_error (error);
  g_assert_true (write_bundle (fixture, NULL, &error));
  g_assert_no_error (error);
  text = read_pdf (fixture);
  g_assert_null (strstr (text, "Overspending quietly"));
  g_assert_null (strstr (text, "Elsewhere"));
  assert_has (text, "Results have fallen");
}

/* The visits of the case, and those to the school in its time, with their actions; never the adviser's private note. */
static void
test_visits (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const script[] = {
    "put visit V1|case=@case|type=monitoring|held-on=2026-11-20|lead-officer=Priya Nandan|present=Mr Bode, deputy head|"
    "evaluation=Reading is taught every day|private-note=" CASE_LIB_SECRET " note|safeguarding=" CASE_LIB_SECRET " matter",
    "put visit-action V1A|visit=@V1|action=Check the phonics lessons weekly|due-on=2026-12-11",
    "put visit V2|type=follow-up|held-on=2026-12-01|strengths=Books are marked",
    "put visit V3|type=autumn|held-on=2020-10-01|strengths=Long before the case",
    "put visit-action V3A|visit=@V3|action=An old action|due-on=2020-11-01",
    "put visit V4|type=governance|evaluation=A visit without any day",
    NULL,
  };
  static const char *const wanted[] = {
    "Visit, 20 Nov 2026", "Monitoring visit", "Priya Nandan", "Mr Bode, deputy head", "Reading is taught every day",
    "Check the phonics lessons weekly", "Follow-up visit", "Books are marked", "the adviser’s private note",
  };
  static const char *const unwanted[] = { CASE_LIB_SECRET, "Long before the case", "An old action", "A visit without any day" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  attach_all (fixture);
  fettle_test_case_run (fixture->lib.here, script);
  g_assert_true (write_bundle (fixture, NULL, &error));
  g_assert_no_error (error);
  check_manifest (fixture);
  text = read_pdf (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_has (text, wanted[i]);
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    g_assert_null (strstr (text, unwanted[i]));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  attach_all (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (write_bundle (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  bundle_lib_assert_empty (fixture->top);
}

static void
test_not_over (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  g_assert_false (write_bundle (fixture, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  bundle_lib_assert_empty (fixture->folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/bundle/undone", Fixture, NULL, set_up, test_undone, tear_down);
  g_test_add ("/bundle/other-case", Fixture, NULL, set_up, test_other_case, tear_down);
  g_test_add ("/bundle/visits", Fixture, NULL, set_up, test_visits, tear_down);
  g_test_add ("/bundle/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/bundle/not-over", Fixture, NULL, set_up, test_not_over, tear_down);
  return g_test_run ();
}
