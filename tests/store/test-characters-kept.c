/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/fettle-characters.h"
#include "fettle-test-store.h"
#include "store/fettle-door-private.h"
#include "store/fettle-history.h"
#include "store/fettle-store-private.h"

/*
 * A register of an earlier version may hold what no format can hold. It is shown with boxes, never a reason to refuse an
 * undo, a redo or a save, and mended when its record is next saved; nothing new of the kind comes in.
 */

static const char *const unfit[] = { "\x01", "\x08", "\x1b", "\x1f", "\x7f", "\xEF\xBF\xBE", "\xEF\xBF\xBF" };

/* Halves of surrogates never came in: no reader took them for text. */
static const char *const refused[] = { "\x01", "\r", "\x1b", "\x1f", "\x7f", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xE9" };

typedef struct
{
  FettleStore *store;
  FettleRecord *school;
  FettleRecord *note;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->store = fettle_test_store_new ();
  fixture->school = fettle_test_school ("100001", "Oak Primary School");
  fettle_test_put (fixture->store, "Follow Oak Primary School", fixture->school, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_object_unref (fixture->school);
  g_clear_object (&fixture->note);
  fettle_test_store_remove (fixture->store);
}

/* Past the guard of the door, as a program of an earlier version did: through the same log. */
static gboolean
put_unguarded_job (FettleStore   *store,
                   FettleSql     *sql,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  FettleRecord *record = data;
  FettleSigner signer = { .author = "Officer", .device = "0198c0de-0000-7000-8000-00000000000a", .folder = fettle_store_get_folder (store) };
  g_autoptr (FettleDoor) door = fettle_door_begin (sql, &signer, "do", NULL, "Write as the program once did", error);
  g_autofree char *batch = NULL;

  return door != NULL && fettle_door_write (door, NULL, record, error) && fettle_door_finish (door, &batch, error);
}

static void
put_old_note (Fixture    *fixture,
              const char *subject,
              const char *body)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->note);
  fixture->note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject", subject, "body", body, "happened-on",
                                      "2026-11-02", NULL);
  fettle_record_seal (fixture->note);
  g_assert_true (fettle_store_write (fixture->store, put_unguarded_job, fixture->note, NULL, &error));
  g_assert_no_error (error);
}

static FettleRecord *
read_note (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FettleRecord *note = fettle_store_get (fixture->store, "note", fettle_record_get_id (fixture->note), &error);

  g_assert_no_error (error);
  return note;
}

static const char *
get_kept (FettleRecord *record,
          const char   *field)
{
  return fettle_record_get_nth (record, (guint) fettle_kind_find_field (fettle_record_get_kind (record), field));
}

static void
assert_sound (FettleStore *store)
{
  fettle_test_assert_sound (store);
}

static void
test_shown_with_boxes (Fixture       *fixture,
                       gconstpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autofree char *subject = g_strconcat ("Call", unfit[i], "ed", NULL);
      g_autoptr (FettleRecord) note = NULL;
      g_autofree char *title = NULL;

      put_old_note (fixture, subject, "Body");
      note = read_note (fixture);
      title = fettle_record_get_title (note);
      g_assert_cmpstr (fettle_record_get_text (note, "subject"), ==, "Call□ed");
      g_assert_cmpstr (title, ==, "Call□ed");
      g_assert_cmpstr (get_kept (note, "subject"), ==, subject);
    }
  assert_sound (fixture->store);
}

static void
test_never_a_reason_to_refuse (Fixture       *fixture,
                               gconstpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autofree char *body = g_strconcat ("One", unfit[i], "two", NULL);
      g_autoptr (GPtrArray) batches = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      const char *batch;

      put_old_note (fixture, "Called", body);
      batches = fettle_history_batches (fixture->store, NULL, 1, &error);
      batch = fettle_batch_info_get_id (g_ptr_array_index (batches, 0));
      undone = fettle_store_undo (fixture->store, batch, NULL, &error);
      g_assert_no_error (error);
      redone = fettle_store_redo (fixture->store, batch, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (redone);
    }
  assert_sound (fixture->store);
}

static void
test_mended_when_saved (Fixture       *fixture,
                        gconstpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autofree char *body = g_strconcat ("One", unfit[i], "two", NULL);
      g_autoptr (FettleBatch) batch = fettle_batch_new ("Correct the day");
      g_autoptr (FettleRecord) changed = NULL;
      g_autoptr (FettleRecord) saved = NULL;
      g_autoptr (GError) error = NULL;

      put_old_note (fixture, "Called", body);
      changed = fettle_record_copy (fixture->note);
      fettle_record_set_text (changed, "happened-on", "2026-11-03");
      fettle_batch_put (batch, changed, fixture->note);
      fettle_store_apply (fixture->store, batch, NULL, NULL, &error);
      g_assert_no_error (error);
      saved = read_note (fixture);
      g_assert_cmpstr (get_kept (saved, "body"), ==, "Onetwo");
      g_assert_cmpstr (fettle_record_get_text (saved, "happened-on"), ==, "2026-11-03");
      g_assert_cmpuint (fettle_batch_get_warnings (batch)->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (fettle_batch_get_warnings (batch), 0), "Called"));
    }
  assert_sound (fixture->store);
}

/* Whoever writes: the message names the field, the character and its place. */
static void
test_nothing_new_comes_in (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const char *const fields[] = { "subject", "body" };

  for (guint i = 0; i < G_N_ELEMENTS (refused) * G_N_ELEMENTS (fields); i++)
    {
      const char *field = fields[i % G_N_ELEMENTS (fields)];
      g_autofree char *value = g_strconcat ("ab", refused[i / G_N_ELEMENTS (fields)], "c", NULL);
      g_autofree char *name = fettle_characters_find_unfit (value, NULL);
      g_autoptr (FettleRecord) note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject", "Called", "happened-on",
                                                          "2026-11-02", NULL);
      g_autoptr (FettleBatch) batch = fettle_batch_new ("Write a note");
      g_autoptr (GError) error = NULL;

      fettle_record_set_text (note, field, value);
      fettle_batch_put (batch, note, NULL);
      g_assert_false (fettle_store_apply (fixture->store, batch, NULL, NULL, &error));
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, name));
      g_assert_nonnull (strstr (error->message, "character 3"));
    }
}

static void
test_ends_of_line (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (FettleRecord) read = NULL;

  fixture->note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject", "Called", "body", "One\r\ntwo", "happened-on",
                                      "2026-11-02", NULL);
  fettle_test_put (fixture->store, "Write a note", fixture->note, NULL);
  read = read_note (fixture);
  g_assert_cmpstr (get_kept (read, "body"), ==, "One\ntwo");
}

/* Labels and authors are printed by every list of steps. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (FettleRecord) note = fettle_test_record ("note", fettle_record_get_id (fixture->school), "subject", "Called", "happened-on",
                                                      "2026-11-02", NULL);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;

  fettle_store_set_author (fixture->store, "Off\x1bicer");
  fettle_test_put (fixture->store, "Write \x1b[31m a note", note, NULL);
  batches = fettle_history_batches (fixture->store, NULL, 1, &error);
  g_assert_cmpstr (fettle_batch_info_get_label (g_ptr_array_index (batches, 0)), ==, "Write □[31m a note");
  g_assert_cmpstr (fettle_batch_info_get_author (g_ptr_array_index (batches, 0)), ==, "Off□icer");
}

#define ADD(name, test) g_test_add ("/characters/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shown-with-boxes", test_shown_with_boxes);
  ADD ("never-a-reason-to-refuse", test_never_a_reason_to_refuse);
  ADD ("mended-when-saved", test_mended_when_saved);
  ADD ("nothing-new-comes-in", test_nothing_new_comes_in);
  ADD ("ends-of-line", test_ends_of_line);
  ADD ("steps", test_steps);
  return g_test_run ();
}
