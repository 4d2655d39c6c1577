/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "case-scenarios.h"
#include "fettle-test-case.h"
#include "fettle-test-store.h"
#include "store/fettle-case-reader.h"
#include "store/fettle-history.h"
#include "store/fettle-register-private.h"

static void
test_in_memory (gconstpointer user_data)
{
  const CaseScenario *scenario = user_data;
  g_autoptr (FettleTestCase) made = fettle_test_case_new (scenario->category, scenario->character, NULL);

  fettle_test_case_run (made, scenario->script);
}

static void
test_in_register (gconstpointer user_data)
{
  const CaseScenario *scenario = user_data;
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new (scenario->category, scenario->character, store);

  fettle_test_case_run (made, scenario->script);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

/* Law 13.4: a decision names the clock, and moves no date of law; a later last day is no longer kept, nor an earlier first one. */
static void
test_override (void)
{
  static const char *const latest[] = { "R4", "R10", "R11", "R12", "R17", "R18", "R21", "R22" };
  g_autoptr (FettleTestCase) made = fettle_test_case_new ("community", NULL, NULL);
  g_autoptr (FettleCase) before = NULL;
  g_autoptr (FettleCase) after = NULL;
  g_autofree char *line = NULL;
  const FettleClock *clock;

  g_assert_true (
      fettle_test_case_put (made, "warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15", NULL));
  before = fettle_test_case_read (made);
  clock = g_ptr_array_index (fettle_case_get_clocks (before), 0);
  g_assert_cmpstr (clock->result->rule, ==, "R1");
  line = g_strdup_printf (
      "clock-override O|clock=%s|rule=R1|computed=2027-01-15|chosen=2027-01-22|reason=Agreed with legal services",
      clock->id);
  g_assert_true (fettle_test_case_put (made, line, NULL));
  after = fettle_test_case_read (made);
  clock = g_ptr_array_index (fettle_case_get_clocks (after), 0);
  g_assert_cmpuint (clock->date, ==, fettle_date_new (2027, 1, 15));
  g_assert_cmpuint (clock->chosen, ==, fettle_date_new (2027, 1, 22));
  g_assert_cmpuint (clock->result->date, ==, fettle_date_new (2027, 1, 15));
  g_assert_cmpstr (clock->reason, ==, "Agreed with legal services");
  g_assert_false (fettle_test_case_put (made, "clock-override E|clock=x|rule=R1|computed=2027-01-15|chosen=2027-01-14|reason=No", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (latest); i++)
    {
      g_autofree char *later = g_strdup_printf ("clock-override L%u|clock=x|rule=%s|computed=2027-03-15|chosen=2027-03-16|reason=No", i,
                                                latest[i]);
      g_autofree char *sooner = g_strdup_printf ("clock-override S%u|clock=x|rule=%s|computed=2027-03-15|chosen=2027-03-14|reason=Yes",
                                                 i, latest[i]);
      g_autofree char *reminder = g_strdup_printf ("clock-override R%u|clock=x|rule=%s|computed=2027-03-15|snooze-until=2027-04-01|"
                                                   "reason=Yes", i, latest[i]);

      g_assert_false (fettle_test_case_put (made, later, NULL));
      g_assert_true (fettle_test_case_put (made, sooner, NULL));
      g_assert_true (fettle_test_case_put (made, reminder, NULL));
    }
}

static gboolean
has_kind (GPtrArray  *records,
          const char *kind)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (g_str_equal (fettle_record_get_kind (g_ptr_array_index (records, i))->name, kind))
        return TRUE;
    }
  return FALSE;
}

/* The door's test of every kind leaves the guarded ones to the scenario "every-kind", which must not forget one. */
static void
test_every_guarded_kind (void)
{
  g_autoptr (FettleTestCase) made = fettle_test_case_new ("community", NULL, NULL);

  fettle_test_case_run (made, case_scenario_find ("every-kind"));
  for (const char *const *name = fettle_case_kinds (); *name != NULL; name++)
    {
      g_test_message ("%s", *name);
      if (fettle_case_is_guarded (fettle_kind_get (*name)))
        g_assert_true (has_kind (fettle_test_case_get_records (made), *name));
    }
}

/* An overall rating without its reason is not kept. */
static void
test_rationale (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  g_autoptr (FettleRecord) rating = fettle_test_record ("concern-rating",
                                                        fettle_record_get_id (fettle_test_case_get_school (made)),
                                                        "rating", "red", "rated-on", "2026-11-23", NULL);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Rate it");
  g_autoptr (GError) error = NULL;

  fettle_batch_put (batch, rating, NULL);
  g_assert_false (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CONSTRAINT);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
}

static guint
count_problems (FettleCase *now,
                const char *code)
{
  GPtrArray *problems = fettle_case_get_problems (now);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += g_str_equal (((FettleCaseProblem *) g_ptr_array_index (problems, i))->code, code);
  return n;
}

/* A form can see what a step would do before it is done; nothing is written. */
static void
test_preview (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  const char *school_id = fettle_record_get_id (fettle_test_case_get_school (made));
  g_autoptr (FettleRecord) use =
      fettle_test_record ("power-use", school_id, "power", "s64", "used-on", "2026-11-23", NULL);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Use section 64");
  g_autoptr (GPtrArray) schools = fettle_case_read_schools (store, NULL);
  g_autoptr (GPtrArray) schools_after = NULL;
  g_autoptr (FettleCase) before = NULL;
  g_autoptr (FettleCase) with = NULL;
  g_autoptr (GError) error = NULL;

  fettle_batch_put (batch, use, NULL);
  before = fettle_case_read (store, school_id, fettle_date_new (2026, 12, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_problems (before, "void"), ==, 0);
  with = fettle_case_read_with (store, school_id, batch, fettle_date_new (2026, 12, 1), &error);
  g_assert_no_error (error);
  /* s.59: no gate; s.70A: not notified, and no reason said */
  g_assert_cmpuint (count_problems (with, "void"), ==, 1);
  g_assert_cmpuint (count_problems (with, "reason"), ==, 1);
  g_assert_cmpuint (schools->len, ==, 0);
  g_assert_true (fettle_test_case_put (made, "concern C|type=finance|state=open|raised-on=2026-11-01", NULL));
  schools_after = fettle_case_read_schools (store, NULL);
  g_assert_cmpuint (schools_after->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (schools_after, 0), ==, school_id);
  g_assert_null (fettle_case_read (store, "00000000-0000-0000-0000-000000000000", 1, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
}

/* An import that makes a school an academy is let through, whatever stands; the batch says what it means for the case. */
static void
test_conversion_told (void)
{
  static const char *const script[] = {
    "today 2026-10-01",
    "put intervention-case case|state=open|opened-on=2026-05-01",
    "put category-notice CN|case=@case|category=special-measures|notice-on=2026-05-01",
    "put s70a-notification S|case=@case|power=s64|sent-on=2026-09-05",
    "put power-use U|case=@case|power=s64|used-on=2026-09-10",
    NULL,
  };
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  FettleRecord *school = fettle_test_case_get_school (made);
  g_autoptr (FettleRecord) converted_school = fettle_record_copy (school);
  g_autoptr (FettleRecord) use = NULL;
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Import");
  g_autoptr (FettleBatch) late = fettle_batch_new ("Use section 66 of an academy");
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  fettle_test_case_run (made, script);
  fettle_record_set_text (converted_school, "category-of-school", "academy");
  fettle_record_set_text (converted_school, "open-date", "2026-09-01");
  fettle_batch_put (batch, converted_school, school);
  g_assert_true (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_add (fettle_batch_get_warnings (batch), NULL);
  told = g_strjoinv ("|", (char **) fettle_batch_get_warnings (batch)->pdata);
  g_assert_nonnull (strstr (told, "became an academy on Tue 1 Sep 2026"));
  g_assert_true (g_str_has_prefix (told, fettle_record_get_text (school, "name")));
  /* s.59: the use that was recorded after the conversion */
  g_assert_nonnull (strstr (told, "never to an academy"));

  use = fettle_test_record ("power-use", fettle_record_get_id (school), "power", "s64", "used-on", "2026-09-20", NULL);
  fettle_batch_put (late, use, NULL);
  g_assert_false (fettle_store_apply (store, late, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

static char *
newest_batch (FettleStore *store)
{
  g_autoptr (GPtrArray) batches = fettle_history_batches (store, NULL, 1, NULL);

  return g_strdup (fettle_batch_info_get_id (g_ptr_array_index (batches, 0)));
}

/* An earlier step cannot be undone while a later one rests on it, nor the later one be redone without it (s.70A). */
static void
test_undo_of_foundation (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  g_autoptr (GError) error = NULL;
  g_autofree char *notification = NULL;
  g_autofree char *use = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (fettle_test_case_put (made, "category-notice CN|category=special-measures|notice-on=2026-09-01", NULL));
  g_assert_true (fettle_test_case_put (made, "s70a-notification S|power=s64|sent-on=2026-09-10", NULL));
  notification = newest_batch (store);
  g_assert_true (fettle_test_case_put (made, "power-use U|power=s64|used-on=2026-09-20", NULL));
  use = newest_batch (store);

  g_assert_null (fettle_store_undo (store, notification, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_assert_nonnull (strstr (error->message, "s.70A"));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  g_clear_error (&error);

  undone = fettle_store_undo (store, use, NULL, &error);
  g_assert_no_error (error);
  g_free (undone);
  undone = fettle_store_undo (store, notification, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (fettle_store_redo (store, use, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
}

/* Trap 28: an end that is moved on is let through with a warning to take legal advice. */
static void
test_extension (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  g_autoptr (FettleRecord) believed = NULL;
  g_autoptr (FettleRecord) longer = NULL;
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Move the end");
  g_autoptr (GError) error = NULL;

  fettle_test_case_run (made, case_scenario_find ("every-kind"));
  g_assert_true (fettle_test_case_put (made, "ieb B|duration-end=2027-08-31", NULL));
  believed = g_object_ref (fettle_test_case_find (made, "B"));
  longer = fettle_record_copy (believed);
  fettle_record_set_text (longer, "duration-end", "2027-12-31");
  fettle_batch_put (batch, longer, believed);
  g_assert_true (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fettle_batch_get_warnings (batch)->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (fettle_batch_get_warnings (batch), 0), "no power to extend"));
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

static guint
count_warnings_of (FettleStore    *store,
                   FettleTestCase *made,
                   const char     *field,
                   const char     *value,
                   const char     *words)
{
  FettleRecord *believed = fettle_test_case_find (made, "N");
  g_autoptr (FettleRecord) other = fettle_record_copy (believed);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Change the notice");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  fettle_record_set_text (other, field, value);
  fettle_batch_put (batch, other, believed);
  g_assert_true (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < fettle_batch_get_warnings (batch)->len; i++)
    n += strstr (g_ptr_array_index (fettle_batch_get_warnings (batch), i), words) != NULL;
  g_free (fettle_store_undo (store, NULL, NULL, &error));
  g_assert_no_error (error);
  return n;
}

/* s.60(4): what the notice set out when it was given cannot be another thing later. */
static void
test_alteration (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);

  g_assert_true (fettle_test_case_put (made, "warning-notice N|section=s60|ground-safety=1|ground-leadership=1", NULL));
  g_assert_cmpuint (count_warnings_of (store, made, "ground-safety", NULL, "given as it was"), ==, 0);
  g_assert_true (fettle_test_case_put (made, "warning-notice N|given-on=2026-11-23|whole=1|compliance-end=2027-01-15", NULL));
  g_assert_cmpuint (count_warnings_of (store, made, "ground-safety", NULL, "given as it was"), ==, 1);
  g_assert_cmpuint (count_warnings_of (store, made, "compliance-end", "2027-02-26", "given as it was"), ==, 1);
  g_assert_cmpuint (count_warnings_of (store, made, "withdrawn-on", "2026-12-01", "given as it was"), ==, 0);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

/* R20, s.64(5): those of the appointing authority leave when the authority's leave. */
static void
test_counterbalance_ends (void)
{
  static const char *const script[] = {
    "today 2027-03-01",
    "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
    "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
    "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
    "put s70a-notification S|power=s64|sent-on=2027-01-22",
    "put additional-governor G|appointed-by=authority|appointed-on=2027-02-11",
    "put additional-governor A|appointed-by=appointing-authority|appointed-on=2027-02-11",
    NULL,
  };
  g_autoptr (FettleTestCase) made = fettle_test_case_new ("voluntary-aided", "Roman Catholic", NULL);
  g_autoptr (FettleCase) before = NULL;
  g_autoptr (FettleCase) after = NULL;

  fettle_test_case_run (made, script);
  before = fettle_test_case_read (made);
  g_assert_true (fettle_test_case_put (made, "additional-governor G|ended-on=2027-02-20", NULL));
  after = fettle_test_case_read (made);
  g_assert_cmpuint (count_problems (after, "warning"), ==, count_problems (before, "warning") + 1);
}

/* What is unusual is let through, and said: in the batch after the door, and before it in the preview. */
static void
test_warnings (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  g_autoptr (FettleRecord) notice = fettle_test_record ("warning-notice",
                                                        fettle_record_get_id (fettle_test_case_get_school (made)),
                                                        "section", "s60", "given-on", "2026-11-23", NULL);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Give a warning notice");
  g_autoptr (FettleBatch) withdrawn = fettle_batch_new ("Give and withdraw a warning notice");
  g_autoptr (GError) error = NULL;

  fettle_batch_put (batch, notice, NULL);
  g_assert_cmpuint (fettle_batch_get_warnings (batch)->len, ==, 0);
  g_assert_false (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_assert_nonnull (strstr (error->message, "not treated as a warning notice: take legal advice"));
  g_clear_error (&error);
  fettle_record_set_text (notice, "withdrawn-on", "2026-11-24");
  fettle_batch_put (withdrawn, notice, NULL);
  g_assert_true (fettle_store_apply (store, withdrawn, NULL, NULL, &error));
  g_assert_no_error (error);
  /* What it does not set out (s.60(1)(a), (4)); who authorised it; three copies (s.60(6), (6A)) */
  g_assert_cmpuint (fettle_batch_get_warnings (withdrawn)->len, ==, 5);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
}

static guint
count_incomplete (FettleCase *now)
{
  GPtrArray *problems = fettle_case_get_problems (now);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += g_str_equal (((FettleCaseProblem *) g_ptr_array_index (problems, i))->code, "incomplete");
  return n;
}

/* A register of version 8 holds a notice as given that sets out nothing: its gate stays as it was, one line names it, and other work
 * goes on; but no second one gets in. */
static void
test_old_register (void)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *from = g_build_filename (g_getenv ("FETTLE_TEST_SOURCE"), "tests", "fixtures", "db", "register-8.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (FettleCase) now = NULL;
  g_autoptr (FettleRecord) told = NULL;
  g_autoptr (FettleRecord) other = NULL;
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Give another");
  g_autoptr (GError) error = NULL;
  const char *school;
  FettleStore *store;
  gsize size;

  g_setenv ("FETTLE_TODAY", "2027-01-22", TRUE);
  g_assert_true (g_file_get_contents (from, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  store = fettle_test_store_open (folder);
  notices = fettle_store_list (store, "warning-notice", NULL, NULL, NULL);
  g_assert_cmpuint (notices->len, ==, 1);
  school = fettle_record_get_text (g_ptr_array_index (notices, 0), "school");
  now = fettle_case_read (store, school, fettle_date_parse_iso ("2027-01-22"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fettle_case_get_gates (now), ==, FETTLE_GATE_S60);
  g_assert_cmpuint (count_incomplete (now), ==, 1);
  told = fettle_test_record ("s70a-notification", school, "power", "s64", "sent-on", "2027-01-22", NULL);
  fettle_test_put (store, "Tell the Secretary of State", told, NULL);
  other = fettle_test_record ("warning-notice", school, "section", "s60", "given-on", "2027-01-21", "compliance-end", "2027-03-01", NULL);
  fettle_batch_put (batch, other, NULL);
  g_assert_false (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_free (folder);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

static void
add_scenario (const CaseScenario *scenario)
{
  g_autofree char *in_memory = g_strconcat ("/case/value/", scenario->name, NULL);
  g_autofree char *in_register = g_strconcat ("/case/door/", scenario->name, NULL);

  g_test_add_data_func (in_memory, scenario, test_in_memory);
  g_test_add_data_func (in_register, scenario, test_in_register);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_scenarios_foreach (add_scenario);
  g_test_add_func ("/case/old-register", test_old_register);
  g_test_add_func ("/case/override", test_override);
  g_test_add_func ("/case/every-guarded-kind", test_every_guarded_kind);
  g_test_add_func ("/case/rationale", test_rationale);
  g_test_add_func ("/case/preview", test_preview);
  g_test_add_func ("/case/undo-of-foundation", test_undo_of_foundation);
  g_test_add_func ("/case/extension", test_extension);
  g_test_add_func ("/case/alteration", test_alteration);
  g_test_add_func ("/case/counterbalance-ends", test_counterbalance_ends);
  g_test_add_func ("/case/warnings", test_warnings);
  g_test_add_func ("/case/conversion-told", test_conversion_told);
  return g_test_run ();
}
