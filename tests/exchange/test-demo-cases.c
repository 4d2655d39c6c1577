/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sample/fettle-demo.h"
#include "sample/fettle-set-up.h"
#include "fettle-test-store.h"
#include "rules/fettle-visit.h"
#include "store/fettle-case-reader.h"

#define N_CASES 6
#define N_VISITED 2 /* schools without a case */
#define TODAY fettle_date_new (2026, 11, 21)

/**
 * Stage: how a case of the sample must stand on the 21st of November 2026.
 * @clock: a clock by the rule and the step of its id, and its date as the rule has it
 */
typedef struct
{
  const char *title;
  const char *category_of_school;
  const char *character; /* nullable: of no matter */
  const char *done;
  const char *now;
  const char *clock;
  const char *date;
  FettleClockState state;
  FettleGates gates;
} Stage;

/* R4: two months following 16 October 2026. R17: six months before 31 August 2027. The others are named in the papers. */
static const Stage stages[] = {
  { "Attainment at the end of key stage 2", "voluntary-controlled", NULL, "letter", "answer", "promise:response-due", "2026-11-13",
    FETTLE_CLOCK_OVERDUE, FETTLE_GATE_NONE },
  { "Standards and leadership", "community", NULL, "copies", NULL, "R1:compliance", "2027-01-15", FETTLE_CLOCK_RUNNING,
    FETTLE_GATE_NONE },
  { "Governance and safety", "voluntary-aided", "Roman Catholic", "eligible", "use", "R4:window", "2026-12-16",
    FETTLE_CLOCK_RUNNING, FETTLE_GATE_S60 },
  { "Requires special measures", NULL, NULL, "statement", NULL, "R10:statement", "2026-12-04", FETTLE_CLOCK_RUNNING,
    FETTLE_GATE_S62 },
  { "Interim executive board", "community", NULL, "members", NULL, "R17:shadow", "2027-02-28", FETTLE_CLOCK_RUNNING,
    FETTLE_GATE_S60 },
  { "Exclusions and attendance", "academy", NULL, "dfe-concern", NULL, "promise:response-due", "2026-11-06", FETTLE_CLOCK_OVERDUE,
    FETTLE_GATE_NONE },
};

static FettleStore *
make_sample (guint seed, guint n_schools)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr (GError) error = NULL;

  fettle_set_up_sample (store, seed, n_schools, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static GPtrArray *
list (FettleStore *store, const char *kind, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = fettle_store_list (store, kind, field, value, &error);

  g_assert_no_error (error);

  return records;
}

static guint
count (FettleStore *store, const char *kind, const char *field, const char *value)
{
  g_autoptr (GPtrArray) records = list (store, kind, field, value);

  return records->len;
}

/* The school whose case has the title. */
static FettleRecord *
find_school (FettleStore *store, const char *title)
{
  g_autoptr (GPtrArray) cases = list (store, "intervention-case", "title", title);
  g_autoptr (GError) error = NULL;
  FettleRecord *school;

  g_assert_cmpuint (cases->len, ==, 1);
  school = fettle_store_get (store, "school", fettle_record_get_text (g_ptr_array_index (cases, 0), "school"), &error);
  g_assert_no_error (error);

  return school;
}

static FettleCase *
read_case (FettleStore *store, FettleRecord *school)
{
  g_autoptr (GError) error = NULL;
  FettleCase *now = fettle_case_read (store, fettle_record_get_id (school), TODAY, &error);

  g_assert_no_error (error);

  return now;
}

static void
check_step (FettleCase *now, const char *id, FettleCaseStepState state)
{
  if (id)
    g_assert_cmpint (fettle_case_find_step (now, id)->state, ==, state);
}

static gboolean
has_clock (FettleCase *now, const Stage *stage)
{
  GPtrArray *clocks = fettle_case_get_clocks (now);
  FettleDate date = fettle_date_parse_iso (stage->date);

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if (g_str_has_prefix (clock->id, stage->clock) && clock->date == date && clock->state == stage->state)
        return TRUE;
    }

  return FALSE;
}

static void
check_stage (FettleStore *store, const Stage *stage)
{
  g_autoptr (FettleRecord) school = find_school (store, stage->title);
  g_autoptr (FettleCase) now = read_case (store, school);

  g_test_message ("%s: %s", stage->title, fettle_record_get_text (school, "name"));
  if (stage->category_of_school)
    g_assert_cmpstr (fettle_record_get_text (school, "category-of-school"), ==, stage->category_of_school);
  if (stage->character)
    g_assert_cmpstr (fettle_record_get_text (school, "religious-character"), ==, stage->character);
  g_assert_cmpint (fettle_case_has_part4 (now), ==, g_strcmp0 (stage->category_of_school, "academy") != 0);
  g_assert_cmpint (fettle_case_get_gates (now), ==, stage->gates);
  g_assert_cmpuint (fettle_case_get_problems (now)->len, ==, 0);
  check_step (now, stage->done, FETTLE_CASE_STEP_DONE);
  check_step (now, stage->now, FETTLE_CASE_STEP_NOW);
  g_assert_true (has_clock (now, stage));
}

static void
test_stages (void)
{
  for (guint seed = 1; seed <= 3; seed++)
    {
      FettleStore *store = make_sample (seed, FETTLE_DEMO_SCHOOLS);

      g_assert_cmpuint (count (store, "intervention-case", NULL, NULL), ==, N_CASES);
      for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
        check_stage (store, &stages[i]);
      fettle_test_store_remove (store);
    }
}

/* The sample shows an authority that keeps to the law: only promises are late. */
static void
test_nothing_of_law_is_late (void)
{
  FettleStore *store = make_sample (1, FETTLE_DEMO_SCHOOLS);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (FettleRecord) school = find_school (store, stages[i].title);
      g_autoptr (FettleCase) now = read_case (store, school);
      GPtrArray *clocks = fettle_case_get_clocks (now);

      for (guint j = 0; j < clocks->len; j++)
        {
          const FettleClock *clock = g_ptr_array_index (clocks, j);

          g_assert_true (clock->promised || clock->state != FETTLE_CLOCK_OVERDUE);
        }
    }
  fettle_test_store_remove (store);
}

static gboolean
is_paper (const FettleCaseRecipient *recipient, FettlePaper paper)
{
  return recipient->paper == (int) paper;
}

static guint
bit (FettleParty party)
{
  return 1u << party;
}

/* R9's example: at a Roman Catholic voluntary aided school the diocese and the appointers have copies; the governing body and the
 * diocese are consulted. */
static void
test_right_parties (void)
{
  FettleStore *store = make_sample (1, FETTLE_DEMO_SCHOOLS);
  g_autoptr (FettleRecord) school = find_school (store, "Governance and safety");
  g_autoptr (FettleCase) now = read_case (store, school);
  GPtrArray *recipients = fettle_case_get_recipients (now);
  guint copied = 0;
  guint consulted = 0;

  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);

      if (is_paper (recipient, FETTLE_PAPER_S60_NOTICE) && recipient->sent_on != FETTLE_DATE_NONE)
        copied |= bit (recipient->party);
      if (recipient->paper < 0 && recipient->power == FETTLE_POWER_S63 && recipient->sent_on != FETTLE_DATE_NONE)
        consulted |= bit (recipient->party);
    }
  g_assert_cmpuint (copied, ==, bit (FETTLE_PARTY_CHIEF_INSPECTOR) | bit (FETTLE_PARTY_HEAD_TEACHER)
                    | bit (FETTLE_PARTY_SECRETARY_OF_STATE) | bit (FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC)
                    | bit (FETTLE_PARTY_FOUNDATION_APPOINTERS));
  g_assert_cmpuint (consulted, ==, bit (FETTLE_PARTY_GOVERNING_BODY) | bit (FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC));
  g_assert_cmpuint (count (store, "consultee", "school", fettle_record_get_id (school)), ==, 2);
  g_assert_cmpuint (count (store, "notice-copy", "school", fettle_record_get_id (school)), ==, 5);
  fettle_test_store_remove (store);
}

static void
test_board (void)
{
  FettleStore *store = make_sample (1, FETTLE_DEMO_SCHOOLS);
  g_autoptr (FettleRecord) school = find_school (store, "Interim executive board");

  g_assert_cmpuint (count (store, "ieb-member", "school", fettle_record_get_id (school)), ==, 4);
  fettle_test_store_remove (store);
}

/* Visits at each stage of the way, with and without a case; an action that is late, one that is done. */
static void
test_visits (void)
{
  FettleStore *store = make_sample (1, FETTLE_DEMO_SCHOOLS);
  g_autoptr (GPtrArray) visits = list (store, "visit", NULL, NULL);
  g_autoptr (GPtrArray) actions = list (store, "visit-action", NULL, NULL);
  guint n_standing[FETTLE_VISIT_SHARED + 1] = { 0 };
  guint n_alone = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      FettleRecord *visit = g_ptr_array_index (visits, i);

      n_standing[fettle_visit_find_standing (visit, TODAY)]++;
      n_alone += fettle_record_get_text (visit, "case") == NULL;
    }
  g_assert_cmpuint (n_standing[FETTLE_VISIT_PLANNED], >, 0);
  g_assert_cmpuint (n_standing[FETTLE_VISIT_PAST], >, 0);
  g_assert_cmpuint (n_standing[FETTLE_VISIT_HELD], >, 0);
  g_assert_cmpuint (n_standing[FETTLE_VISIT_WITH_HEAD], >, 0);
  g_assert_cmpuint (n_standing[FETTLE_VISIT_SHARED], >, 0);
  g_assert_cmpuint (n_standing[FETTLE_VISIT_UNDATED], ==, 0);
  g_assert_cmpuint (n_alone, >, 0);
  g_assert_cmpuint (n_alone, <, visits->len);
  g_assert_cmpuint (actions->len, >, 1);
  fettle_test_store_remove (store);
}

static char *
write_all (FettleStore *store)
{
  const char *const *kinds = fettle_case_kinds ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; kinds[i]; i++)
    {
      g_autoptr (GPtrArray) records = list (store, kinds[i], NULL, NULL);

      for (guint j = 0; j < records->len; j++)
        {
          g_autofree char *json = fettle_record_to_json (g_ptr_array_index (records, j));

          g_string_append_printf (text, "%s %s\n", fettle_record_get_id (g_ptr_array_index (records, j)), json);
        }
    }

  return g_strdup (text->str);
}

static void
test_same_seed (void)
{
  FettleStore *one = make_sample (5, FETTLE_DEMO_SCHOOLS);
  FettleStore *two = make_sample (5, FETTLE_DEMO_SCHOOLS);
  g_autofree char *text_one = write_all (one);
  g_autofree char *text_two = write_all (two);

  g_assert_nonnull (strstr (text_one, "Interim executive board"));
  g_assert_cmpstr (text_one, ==, text_two);
  fettle_test_store_remove (one);
  fettle_test_store_remove (two);
}

static void
test_undo (void)
{
  FettleStore *store = make_sample (1, FETTLE_DEMO_SCHOOLS);

  for (guint i = 0; i < N_VISITED; i++)
    g_free (fettle_store_undo (store, NULL, NULL, NULL));
  g_assert_cmpuint (count (store, "intervention-case", NULL, NULL), ==, N_CASES);
  for (guint i = N_CASES; i > 0; i--)
    {
      g_autoptr (FettleRecord) school = find_school (store, stages[i - 1].title);
      g_autoptr (GError) error = NULL;
      g_autofree char *label = fettle_store_undo (store, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (strstr (label, fettle_record_get_text (school, "name")));
      g_assert_cmpuint (count (store, "intervention-case", NULL, NULL), ==, i - 1);
    }
  g_assert_cmpuint (count (store, "notice-copy", NULL, NULL), ==, 0);
  g_assert_cmpuint (count (store, "visit", NULL, NULL), ==, 0);
  g_assert_cmpuint (count (store, "school", NULL, NULL), >=, FETTLE_DEMO_SCHOOLS);
  fettle_test_store_remove (store);
}

/* A borough without the kind of school has no such case; one school is a nursery, for which there is none. */
static void
test_small (void)
{
  FettleStore *tiny = make_sample (1, 1);
  FettleStore *small = make_sample (1, 12);

  g_assert_cmpuint (count (tiny, "intervention-case", NULL, NULL), ==, 0);
  g_assert_cmpuint (count (small, "school", "phase", "secondary"), ==, 0);
  g_assert_cmpuint (count (small, "intervention-case", "title", "Interim executive board"), ==, 0);
  g_assert_cmpuint (count (small, "intervention-case", "title", "Governance and safety"), ==, 1);
  fettle_test_store_remove (tiny);
  fettle_test_store_remove (small);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo-cases/stages", test_stages);
  g_test_add_func ("/demo-cases/nothing-of-law-is-late", test_nothing_of_law_is_late);
  g_test_add_func ("/demo-cases/right-parties", test_right_parties);
  g_test_add_func ("/demo-cases/board", test_board);
  g_test_add_func ("/demo-cases/visits", test_visits);
  g_test_add_func ("/demo-cases/same-seed", test_same_seed);
  g_test_add_func ("/demo-cases/undo", test_undo);
  g_test_add_func ("/demo-cases/small", test_small);

  return g_test_run ();
}
