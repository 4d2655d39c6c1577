/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fettle-test-store.h"
#include "store/fettle-draft.h"
#include "store/fettle-search.h"

typedef struct
{
  FettleStore *store;
  FettleRecord *school;
  char *contact; /* id */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(FettleRecord) other = fettle_test_school ("100002", "Elm Academy");
  g_autoptr(FettleRecord) note = NULL;
  g_autoptr(FettleRecord) contact = NULL;

  fixture->store = fettle_test_store_new ();
  fixture->school = fettle_test_school ("100001", "St Mary’s Église Primary School");
  fettle_record_set_text (fixture->school, "laestab", "330/2001");
  fettle_record_set_text (fixture->school, "postcode", "B15 2TT");
  note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject", "Autumn visit", "body",
                             "Attendance is better; the hall's roof still leaks.", NULL);
  contact = fettle_test_record ("contact", fettle_record_get_id (fixture->school), "role", "head-teacher", "name",
                                "Zoë Quillfeather", NULL);
  fettle_test_put (fixture->store, "Follow it", fixture->school, NULL);
  fettle_test_put (fixture->store, "Follow it", other, NULL);
  fettle_test_put (fixture->store, "Write it", note, NULL);
  fettle_test_put (fixture->store, "Add her", contact, NULL);
  fixture->contact = g_strdup (fettle_record_get_id (contact));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_object_unref (fixture->school);
  g_free (fixture->contact);
  fettle_test_store_remove (fixture->store);
}

static void
assert_finds (Fixture    *fixture,
              const char *words,
              const char *kinds)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = fettle_search (fixture->store, words, 20, NULL, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((FettleSearchHit *) g_ptr_array_index (hits, i))->kind);
  g_test_message ("“%s” finds “%s”", words, found->str);
  g_assert_cmpstr (found->str, ==, kinds);
}

static void
test_finds (Fixture       *fixture,
            gconstpointer  user_data)
{
  assert_finds (fixture, "mary", "school");
  assert_finds (fixture, "marys", "school");
  assert_finds (fixture, "St Mary's", "school");
  assert_finds (fixture, "eglise PRIM", "school");
  assert_finds (fixture, "primary eglise", "school");
  assert_finds (fixture, "100001", "school");
  assert_finds (fixture, "3302001", "school");
  assert_finds (fixture, "330/2001", "school");
  assert_finds (fixture, "b15 2tt", "school");
  assert_finds (fixture, "B152TT", "school");
  assert_finds (fixture, "zoe quill", "contact");
  assert_finds (fixture, "attendance", "note");
  assert_finds (fixture, "roof autumn", "note");
  assert_finds (fixture, "elm mary", "");
}

/* Nothing that is typed is an error. */
static void
test_odd_words (Fixture       *fixture,
                gconstpointer  user_data)
{
  static const char *const odd[] = { "", " ", "\"", "'", "*", "-", "AND", "NEAR(", "a OR", "(", "title:", "\"mary", "^x", "{", "\\" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) hits = fettle_search (fixture->store, odd[i], 20, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (hits);
    }
  assert_finds (fixture, "\"mary\" -", "school");
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *id = fettle_record_get_id (fixture->school);
  g_autoptr(FettleRecord) renamed = fettle_test_change (fixture->store, "Rename it", "school", id, "name", "Holm Oak");

  assert_finds (fixture, "mary", "");
  assert_finds (fixture, "holm", "school");
  g_free (fettle_store_undo (fixture->store, NULL, NULL, NULL));
  assert_finds (fixture, "mary", "school");
  assert_finds (fixture, "holm", "");
}

/* Of very many hits schools come first, then what was written last. */
static void
test_many (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Write many");
  g_autoptr(GPtrArray) hits = NULL;

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *subject = g_strdup_printf ("Elm note %u", i);
      g_autoptr(FettleRecord) note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject", subject, NULL);

      fettle_batch_put (batch, note, NULL);
    }
  g_assert_true (fettle_store_apply (fixture->store, batch, NULL, NULL, NULL));
  hits = fettle_search (fixture->store, "elm", 10, NULL, NULL);
  g_assert_cmpint (hits->len, ==, 10);
  g_assert_cmpstr (((FettleSearchHit *) g_ptr_array_index (hits, 0))->title, ==, "Elm Academy");
  g_assert_cmpstr (((FettleSearchHit *) g_ptr_array_index (hits, 1))->kind, ==, "note");
}

/* Long words are looked up by their first letters: only records that have the whole beginning are told, however deep they lie. */
static void
test_long_words (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Write many");

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr(FettleRecord) note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject",
                                                         "Attendant at the gate", NULL);

      fettle_batch_put (batch, note, NULL);
    }
  g_assert_true (fettle_store_apply (fixture->store, batch, NULL, NULL, NULL));
  assert_finds (fixture, "attendance", "note");
  assert_finds (fixture, "attendance attendant", "");
  assert_finds (fixture, "quillfeather", "contact");
}

static void
test_drafts (Fixture       *fixture,
             gconstpointer  user_data)
{
  FettleDraft draft = { .form = (char *) "note", .name = (char *) "Note for Oak Primary School", .json = (char *) "{\"subject\":\"A\"}" };
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_strdup (fettle_store_get_folder (fixture->store));

  g_assert_true (fettle_draft_save (fixture->store, &draft, &error));
  draft.json = (char *) "{\"subject\":\"As far as this\"}";
  g_assert_true (fettle_draft_save (fixture->store, &draft, &error));
  fettle_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = fettle_test_store_open (folder);

  drafts = fettle_draft_list (fixture->store, &error);
  g_assert_cmpint (drafts->len, ==, 1);
  g_assert_cmpstr (((FettleDraft *) g_ptr_array_index (drafts, 0))->json, ==, draft.json);
  g_assert_true (fettle_draft_drop (fixture->store, draft.id, &error));
  g_ptr_array_unref (drafts);
  drafts = fettle_draft_list (fixture->store, &error);
  g_assert_cmpint (drafts->len, ==, 0);
  g_free (draft.id);
  g_free (draft.saved_at);
}

static void
assert_hit (Fixture    *fixture,
            const char *words,
            const char *title,
            const char *never)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = fettle_search (fixture->store, words, 20, NULL, &error);
  FettleSearchHit *hit;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->title, ==, title);
  g_assert_null (strstr (hit->title, never));
  if (hit->context)
    g_assert_null (strstr (hit->context, never));
}

/* What is private is found by its officer, and the list of hits has none of its words. */
static void
test_private (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *school = fettle_record_get_id (fixture->school);
  g_autoptr(FettleRecord) private
      = fettle_test_record ("note", school, "subject", "Zebra", "body", "Quagga grazes", "private", "1", NULL);
  g_autoptr(FettleRecord) open = fettle_test_record ("note", school, "subject", "Okapi", "body", "Gnu grazes alone", NULL);
  g_autoptr(FettleRecord) visit = fettle_test_record ("visit", school, "type", "autumn", "purpose", "Ibex phonics",
                                                      "private-note", "Kudu leaves", NULL);

  fettle_test_put (fixture->store, "Write it", private, NULL);
  fettle_test_put (fixture->store, "Write it", open, NULL);
  fettle_test_put (fixture->store, "Visit it", visit, NULL);
  assert_hit (fixture, "quagga", "Private note", "Quagga");
  assert_hit (fixture, "zebra", "Private note", "Zebra");
  assert_hit (fixture, "kudu", "Autumn term visit", "Kudu");
  assert_hit (fixture, "gnu", "Okapi", "Quagga");
  assert_hit (fixture, "ibex", "Autumn term visit", "Kudu");
}

/* What is shown of a record is as it is written in it: no closed-up number, no folded name, no word twice. */
static void
test_words_shown (Fixture       *fixture,
                  gconstpointer  user_data)
{
  static const struct
  {
    const char *typed;
    const char *title;
    const char *context;
    const char *school;
  } cases[] = {
    { "leaks", "Autumn visit", "…the hall's roof still leaks.", "St Mary’s Église Primary School" },
    { "attendance", "Autumn visit", "Attendance is better; the hall's roof still leaks.", "St Mary’s Église Primary School" },
    { "autumn visit", "Autumn visit", NULL, "St Mary’s Église Primary School" },
    { "quill", "Zoë Quillfeather", NULL, "St Mary’s Église Primary School" },
    { "zoe@example.org", "Zoë Quillfeather", "Zoe@example.org", "St Mary’s Église Primary School" },
    { "marys", "St Mary’s Église Primary School", NULL, NULL },
    { "b152tt", "St Mary’s Église Primary School", "B15 2TT", NULL },
    { "3302001", "St Mary’s Église Primary School", "330/2001", NULL },
    { "reading", "Standards", "…2 fall behind in reading and writing. The governors have talked of…", "Elm Academy" },
  };
  g_autoptr(GPtrArray) schools = fettle_search (fixture->store, "elm", 1, NULL, NULL);
  const char *elm = ((FettleSearchHit *) g_ptr_array_index (schools, 0))->record_id;
  g_autoptr(FettleRecord) one = fettle_test_record ("intervention-case", elm, "title", "Progress", "opened-on", "2026-09-01", "state",
                                                    "open", NULL);
  g_autoptr(FettleRecord) concern = NULL;

  fettle_test_put (fixture->store, "Open it", one, NULL);
  concern = fettle_test_record ("concern", elm, "case", fettle_record_get_id (one), "type", "standards", "title", "Standards",
                                "raised-on", "2026-09-02", "state", "open", "issue",
                                "It was seen in every class that pupils of Year 2 fall behind\nin reading and writing. The governors "
                                "have talked of it.", NULL);
  fettle_test_put (fixture->store, "Raise it", concern, NULL);
  g_object_unref (fettle_test_change (fixture->store, "Write to her", "contact", fixture->contact, "email", "Zoe@example.org"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) hits = fettle_search (fixture->store, cases[i].typed, 20, NULL, NULL);
      FettleSearchHit *hit;

      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpuint (hits->len, ==, 1);
      hit = g_ptr_array_index (hits, 0);
      g_assert_cmpstr (hit->title, ==, cases[i].title);
      g_assert_cmpstr (hit->context, ==, cases[i].context);
      g_assert_cmpstr (hit->school_name, ==, cases[i].school);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/search/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("finds", test_finds);
  ADD ("odd-words", test_odd_words);
  ADD ("follows", test_follows);
  ADD ("many", test_many);
  ADD ("long-words", test_long_words);
  ADD ("drafts", test_drafts);
  ADD ("private", test_private);
  ADD ("words-shown", test_words_shown);
#undef ADD
  return g_test_run ();
}
