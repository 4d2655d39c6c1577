/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <string.h>

#include "fettle-test-store.h"
#include "import-lib.h"
#include "import-rows.h"
#include "reports/fettle-catalogue.h"
#include "rules/inspection/fettle-withdrawn.h"
#include "store/fettle-case-data.h"
#include "store/fettle-school-query.h"
#include "store/fettle-search.h"

/* An inspection that Ofsted's list of the latest gave and a later one no longer has: told, kept, and no current outcome. */

#define SCHOOLS_HEAD "URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),TypeOfEstablishment (code),PhaseOfEducation (name)\n"
#define ALDER SCHOOLS_HEAD "900001,901,2001,Alder Bank Primary School,Open,01,Primary\n"
#define LIST_HEAD                                                                                                      \
  "URN,LAESTAB,School name,Inspection number of latest graded inspection,Inspection type,Inspection start date,"       \
  "Publication date,Overall effectiveness,Category of concern,Previous inspection number,Previous inspection start date,"  \
  "Previous publication date,Previous graded inspection overall effectiveness\n"
#define OF_2012 ",9012001,Alder Bank Primary School,ITS400590,S5 Inspection,12/09/2012,18/10/2012,2,,ITS336018,22/03/2010,26/04/2010,3\n"
#define OF_2012_SM ",9012001,Alder Bank Primary School,ITS400590,S5 Inspection,12/09/2012,18/10/2012,4,SM,ITS336018,22/03/2010,26/04/2010,3\n"
#define OF_2010 ",9012001,Alder Bank Primary School,ITS336018,S5 Inspection,22/03/2010,26/04/2010,3,,NULL,NULL,NULL,NULL\n"
#define OF_2010_SM ",9012001,Alder Bank Primary School,ITS336018,S5 Inspection,22/03/2010,26/04/2010,4,SM,NULL,NULL,NULL,NULL\n"
#define AUGUST "latest_inspections_as_at_31_Aug_2023.csv"
#define SEPTEMBER "latest_inspections_as_at_30_Sep_2023.csv"
#define OCTOBER "latest_inspections_as_at_31_Oct_2023.csv"

static FettleRecord *
find_inspection (ImportFixture *fixture,
                 const char    *start)
{
  g_autoptr (GPtrArray) all = fettle_store_list (fixture->store, "inspection", NULL, NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (all, i), "start"), start) == 0)
      return g_object_ref (g_ptr_array_index (all, i));
  return NULL;
}

static void
assert_mark (ImportFixture *fixture,
             const char    *start,
             const char    *since)
{
  g_autoptr (FettleRecord) inspection = find_inspection (fixture, start);

  g_assert_nonnull (inspection);
  g_assert_cmpstr (fettle_record_get_text (inspection, "withdrawn-since"), ==, since);
}

static void
assert_outcome (ImportFixture *fixture,
                const char    *outcome)
{
  g_autoptr (FettleSchoolQuery) query = fettle_school_query_new ();
  g_autoptr (GPtrArray) rows = NULL;

  query->outcomes = g_strdupv ((char *[]) { (char *) outcome, NULL });
  rows = fettle_school_query_run (fixture->store, query, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
start (ImportFixture *fixture,
       const char    *august)
{
  g_autofree char *text = g_strconcat (LIST_HEAD "900001", august, NULL);

  import_text (fixture, "schools20230801.csv", ALDER);
  import_text (fixture, AUGUST, text);
}

/* Import, register, list, table, undo. */
static void
test_told (ImportFixture *fixture,
           gconstpointer  data)
{
  FettleReportContext context = { .store = fixture->store, .today = fettle_date_new (2023, 11, 1) };
  g_autoptr (FettleImport) import = NULL;
  const FettleImportChange *change;
  g_autofree char *batch = NULL, *words = NULL, *warnings = NULL, *label = NULL;
  g_autoptr (FettleTable) table = NULL;

  start (fixture, OF_2012);
  assert_outcome (fixture, "2");
  import = import_read_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  change = import_find_change (import, "withdrawn", "900001", "inspection");
  g_assert_nonnull (change);
  g_assert_nonnull (strstr (change->before, "12 Sep 2012"));
  words = fettle_import_to_words (import);
  g_assert_nonnull (strstr (words, "1 inspection is no longer in Ofsted’s list"));
  batch = import_apply (import);
  assert_mark (fixture, "2012-09-12", "2023-09-30");
  assert_mark (fixture, "2010-03-22", NULL);
  assert_outcome (fixture, "3");
  table = fettle_catalogue_find ("T2")->build (&context, NULL);
  warnings = g_strjoinv ("\n", (GStrv) fettle_table_get_warnings (table));
  g_assert_nonnull (strstr (warnings, "1 inspection that Ofsted’s latest list no longer has"));
  import_assert_clean (fixture->store);
  label = fettle_store_undo (fixture->store, batch, NULL, NULL);
  g_assert_nonnull (label);
  assert_mark (fixture, "2012-09-12", NULL);
  assert_outcome (fixture, "2");
}

/* What says nothing of an inspection that it does not have. */
static void
test_not_told (ImportFixture *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *text;
  } lists[] = {
    { SEPTEMBER, LIST_HEAD "900002,9012002,Birch,ITS1,S5 Inspection,22/03/2011,26/04/2011,3,,NULL,NULL,NULL,NULL\n" },
    { SEPTEMBER, LIST_HEAD "900001,9012001,Alder Bank Primary School,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL\n" },
    { SEPTEMBER, LIST_HEAD "900001,9012001,Alder Bank,ITS9,S5 Inspection,12/09/2022,18/10/2022,1,,ITS336018,22/03/2010,26/04/2010,3\n" },
    { AUGUST, LIST_HEAD "900001" OF_2010 },
    { "latest_inspections_as_at_31_Jul_2023.csv", LIST_HEAD "900001" OF_2010 },
    { "year_to_date_30_Sep_2023.csv",
      "URN,LAESTAB,Inspection number,Inspection start date,Overall effectiveness\n900001,9012001,5,22/03/2010,3\n" },
  };
  const char *one = data;
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL;
  guint n = one[0] - '0';

  g_assert_cmpuint (n, <, G_N_ELEMENTS (lists));
  start (fixture, OF_2012);
  import = import_read_text (fixture, lists[n].name, lists[n].text);
  fettle_import_allow_older (import);
  fettle_import_allow_smaller (import);
  batch = import_apply (import);
  g_assert_cmpuint (import_count_changes (import, "withdrawn", "inspection"), ==, 0);
  assert_mark (fixture, "2012-09-12", NULL);
}

/* Only another list, or an officer, gave it: the list of the latest lost nothing. */
static void
test_of_another_source (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_text (fixture, "schools20230801.csv", ALDER);
  import_text (fixture, AUGUST, LIST_HEAD "900001" OF_2010);
  import_text (fixture, "year_to_date_31_Aug_2023.csv",
               "URN,LAESTAB,Inspection number,Inspection start date,Overall effectiveness\n900001,9012001,5,12/09/2012,2\n");
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  assert_mark (fixture, "2012-09-12", NULL);
}

/* A list of the year came first, and goes on naming it. */
static void
test_after_year_to_date (ImportFixture *fixture,
                         gconstpointer  data)
{
  import_text (fixture, "schools20230801.csv", ALDER);
  import_text (fixture, "year_to_date_31_Aug_2023.csv",
               "URN,LAESTAB,Inspection number,Inspection start date,Overall effectiveness\n900001,9012001,5,12/09/2012,2\n");
  import_text (fixture, AUGUST, LIST_HEAD "900001" OF_2012);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  assert_mark (fixture, "2012-09-12", "2023-09-30");
  assert_outcome (fixture, "3");
}

/* The mark stays with the list that first lacked it, goes when a later one has it again, and comes anew without the old answer. */
static void
test_found_again (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (FettleRecord) inspection = NULL, answered = NULL, anew = NULL;

  start (fixture, OF_2012);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  import_text (fixture, OCTOBER, LIST_HEAD "900001" OF_2010);
  assert_mark (fixture, "2012-09-12", "2023-09-30");
  import_text (fixture, "latest_inspections_as_at_30_Nov_2023.csv", LIST_HEAD "900001" OF_2012);
  assert_mark (fixture, "2012-09-12", NULL);
  assert_outcome (fixture, "2");
  inspection = find_inspection (fixture, "2012-09-12");
  answered = fettle_test_change (fixture->store, "Ask", "inspection", fettle_record_get_id (inspection), "withdrawn-answer", "stands");
  import_text (fixture, "latest_inspections_as_at_31_Dec_2023.csv", LIST_HEAD "900001" OF_2010);
  assert_mark (fixture, "2012-09-12", "2023-12-31");
  anew = find_inspection (fixture, "2012-09-12");
  g_assert_null (fettle_record_get_text (anew, "withdrawn-answer"));
}

static void
answer (ImportFixture *fixture,
        const char    *words,
        const char    *on)
{
  g_autoptr (FettleRecord) inspection = find_inspection (fixture, "2012-09-12");
  g_autoptr (FettleRecord) answered = fettle_record_copy (inspection);

  fettle_record_set_text (answered, "withdrawn-asked-on", "2023-10-20");
  fettle_record_set_text (answered, "withdrawn-answer", words);
  fettle_record_set_text (answered, "withdrawn-answered-on", on);
  fettle_test_put (fixture->store, "Record Ofsted’s answer", answered, inspection);
}

static void
assert_words (ImportFixture *fixture,
              const char    *expected)
{
  g_autoptr (FettleRecord) inspection = find_inspection (fixture, "2012-09-12");
  g_autofree char *words = fettle_withdrawn_to_words (inspection);

  g_assert_cmpstr (words, ==, expected);
}

/* An answer counts with its day. */
static void
test_it_stands (ImportFixture *fixture,
                gconstpointer  data)
{
  start (fixture, OF_2012);
  assert_words (fixture, NULL);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  assert_words (fixture, "No longer in Ofsted’s list of 30 Sep 2023. Ask Ofsted whether it stands.");
  answer (fixture, NULL, NULL);
  assert_words (fixture, "No longer in Ofsted’s list of 30 Sep 2023. Ofsted was asked on 20 Oct 2023 and has not answered.");
  answer (fixture, "stands", NULL);
  assert_outcome (fixture, "3");
  assert_words (fixture, "No longer in Ofsted’s list of 30 Sep 2023. Ofsted’s answer has no day and does not count: state when it came.");
  answer (fixture, "stands", "2023-10-25");
  assert_outcome (fixture, "2");
  assert_words (fixture, "No longer in Ofsted’s list of 30 Sep 2023. Ofsted answered on 25 Oct 2023 that it stands.");
  import_assert_clean (fixture->store);
}

/* The report card goes, and the last one of the old framework is the latest. */
static void
test_report_card (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *without = g_strdup ("x,100001,9012001,Oak,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,10200001,05/02/2020,"
                                       "01/03/2020,100001,2,2,\n");
  g_autofree char *text = g_strconcat (OFSTED_HEAD, without, NULL);

  import_text (fixture, "edubasealldata20260201.csv", GIAS_HEAD OAK);
  import_text (fixture, "latest_as_at_28_Feb_2026.csv", OFSTED_HEAD OAK_CARD);
  assert_outcome (fixture, "report-card");
  import_text (fixture, "latest_as_at_31_Mar_2026.csv", text);
  assert_mark (fixture, "2026-01-13", "2026-03-31");
  assert_mark (fixture, "2020-02-05", NULL);
  assert_outcome (fixture, "2");
}

/* The later list holds the school by a number that it had. */
static void
test_former_urn (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (FettleRecord) number = NULL;

  start (fixture, OF_2012);
  school = import_find_school (fixture->store, "900001");
  number = fettle_test_record ("school-urn", fettle_record_get_id (school), "urn", "900009", NULL);
  fettle_test_put (fixture->store, "An earlier number", number, NULL);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900009" OF_2010);
  assert_mark (fixture, "2012-09-12", "2023-09-30");
}

/* Two schools were joined: the list goes on with the inspection of the one, and the other's was not withdrawn. */
static void
test_joined (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (FettleRecord) school = NULL, number = NULL;
  g_autoptr (GPtrArray) numbers = NULL;

  start (fixture, OF_2012);
  school = import_find_school (fixture->store, "900001");
  numbers = fettle_store_list (fixture->store, "school-urn", "urn", "900001", NULL);
  g_assert_cmpuint (numbers->len, ==, 1);
  g_object_unref (fettle_test_change (fixture->store, "Opened", "school-urn", fettle_record_get_id (g_ptr_array_index (numbers, 0)), "from",
                                      "1990-09-01"));
  number = fettle_test_record ("school-urn", fettle_record_get_id (school), "urn", "900009", "from", "1985-09-01", "to", "2013-08-31", NULL);
  fettle_test_put (fixture->store, "The school that was joined", number, NULL);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900009" OF_2010);
  assert_mark (fixture, "2012-09-12", NULL);
}

static FettleCaseData *
read_case (ImportFixture *fixture)
{
  g_autoptr (FettleRecord) school = import_find_school (fixture->store, "900001");
  g_autoptr (GError) error = NULL;
  FettleCaseData *data =
      fettle_case_data_read (fixture->store, fettle_record_get_id (school), fettle_date_new (2023, 11, 1), &error);

  g_assert_no_error (error);
  return data;
}

static gboolean
asks_ofsted (FettleCaseData *data)
{
  GPtrArray *problems = fettle_case_get_problems (data->chain);

  for (guint i = 0; i < problems->len; i++)
    if (strstr (((FettleCaseProblem *) g_ptr_array_index (problems, i))->message, "ask Ofsted whether the notice stands"))
      return TRUE;
  return FALSE;
}

static const FettleClock *
find_statement_clock (FettleCaseData *data)
{
  GPtrArray *clocks = fettle_case_get_clocks (data->chain);

  for (guint i = 0; i < clocks->len; i++)
    if (g_str_has_prefix (((FettleClock *) g_ptr_array_index (clocks, i))->id, "R10:statement:"))
      return g_ptr_array_index (clocks, i);
  return NULL;
}

/* Sections 61, 62: the list shuts nothing; the gate and the clock of the statement of action go on, marked, until the answer. */
static void
test_gate_stays_open (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (FettleRecord) inspection = NULL, received = NULL;
  g_autoptr (FettleCaseData) marked = NULL, over = NULL;

  start (fixture, OF_2012_SM);
  inspection = find_inspection (fixture, "2012-09-12");
  received = fettle_test_change (fixture->store, "Receive the report", "inspection", fettle_record_get_id (inspection), "received", "2023-10-30");
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  marked = read_case (fixture);
  g_assert_cmpuint (fettle_case_get_gates (marked->chain), ==, FETTLE_GATE_S62);
  g_assert_true (asks_ofsted (marked));
  g_assert_cmpstr (fettle_case_get_doubt (marked->chain), ==,
                   "Ofsted’s list of 30 Sep 2023 no longer has the inspection of 12 Sep 2012: ask Ofsted whether the notice stands.");
  g_assert_cmpint (find_statement_clock (marked)->state, ==, FETTLE_CLOCK_RUNNING);
  g_assert_nonnull (strstr (find_statement_clock (marked)->result->why, "ask Ofsted whether the notice stands"));
  answer (fixture, "withdrawn", "2023-10-31");
  over = read_case (fixture);
  g_assert_cmpuint (fettle_case_get_gates (over->chain), ==, FETTLE_GATE_NONE);
  g_assert_false (asks_ofsted (over));
  g_assert_null (fettle_case_get_doubt (over->chain));
  g_assert_cmpint (find_statement_clock (over)->state, ==, FETTLE_CLOCK_STOPPED);
}

/* The older inspection had put the school in a category: no list opens the gate again, Ofsted's answer does. */
static void
test_gate_stays_shut (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (FettleCaseData) marked = NULL, over = NULL;

  start (fixture, OF_2012);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010_SM);
  marked = read_case (fixture);
  g_assert_cmpuint (fettle_case_get_gates (marked->chain), ==, FETTLE_GATE_NONE);
  answer (fixture, "withdrawn", "2023-10-31");
  over = read_case (fixture);
  g_assert_cmpuint (fettle_case_get_gates (over->chain), ==, FETTLE_GATE_S62);
}

/* The notice of the Chief Inspector rests on the inspection that it names. */
static void
test_notice (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (FettleRecord) inspection = NULL, school = NULL, notice = NULL;
  g_autoptr (FettleCaseData) marked = NULL, over = NULL;

  start (fixture, OF_2012_SM);
  inspection = find_inspection (fixture, "2012-09-12");
  school = import_find_school (fixture->store, "900001");
  notice = fettle_test_record ("category-notice", fettle_record_get_id (school), "category", "special-measures", "notice-on", "2012-10-20",
                               "inspection", fettle_record_get_id (inspection), NULL);
  fettle_test_put (fixture->store, "Record the notice", notice, NULL);
  import_text (fixture, SEPTEMBER, LIST_HEAD "900001" OF_2010);
  marked = read_case (fixture);
  g_assert_cmpuint (fettle_case_get_gates (marked->chain), ==, FETTLE_GATE_S62);
  g_assert_true (asks_ofsted (marked));
  answer (fixture, "withdrawn", "2023-10-31");
  over = read_case (fixture);
  g_assert_cmpuint (fettle_case_get_gates (over->chain), ==, FETTLE_GATE_NONE);
}

static guint
count_found (ImportFixture *fixture,
             const char    *typed)
{
  g_autoptr (FettleSchoolQuery) query = fettle_school_query_new ();
  g_autoptr (GPtrArray) rows = NULL, hits = NULL;

  query->text = g_strdup (typed);
  rows = fettle_school_query_run (fixture->store, query, NULL);
  hits = fettle_search (fixture->store, typed, 10, NULL, NULL);
  g_assert_cmpuint (hits->len > 0, ==, rows->len > 0);
  return rows->len;
}

/* Every LAESTAB that a school had finds it, in the list and in the search. */
static void
test_laestabs (ImportFixture *fixture,
               gconstpointer  data)
{
  import_text (fixture, "schools20210301.csv", SCHOOLS_HEAD "900001,901,2001,Alder Bank Primary School,Open,01,Primary\n");
  import_text (fixture, "schools20210501.csv", SCHOOLS_HEAD "900001,940,2901,Alder Bank Primary School,Open,01,Primary\n");
  import_text (fixture, "schools20230501.csv", SCHOOLS_HEAD "900001,941,2902,Alder Bank Primary School,Open,01,Primary\n");
  import_text (fixture, "schools20230601.csv", SCHOOLS_HEAD "900001,940,2901,Alder Bank Primary School,Open,01,Primary\n");
  import_text (fixture, "schools20230701.csv", SCHOOLS_HEAD "900001,941,2902,Alder Bank Primary School,Open,01,Primary\n");
  g_assert_cmpuint (count_found (fixture, "9012001"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "9402901"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "9412902"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "9402999"), ==, 0);
  import_assert_clean (fixture->store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/import-withdrawn/" name, ImportFixture, NULL, import_set_up, function, import_tear_down)
  ADD ("told", test_told);
  ADD ("of-another-source", test_of_another_source);
  ADD ("after-year-to-date", test_after_year_to_date);
  ADD ("found-again", test_found_again);
  ADD ("it-stands", test_it_stands);
  ADD ("report-card", test_report_card);
  ADD ("former-urn", test_former_urn);
  ADD ("joined", test_joined);
  ADD ("gate-stays-open", test_gate_stays_open);
  ADD ("gate-stays-shut", test_gate_stays_shut);
  ADD ("notice", test_notice);
  ADD ("laestabs", test_laestabs);
#define ADD_NOT_TOLD(name, number) \
  g_test_add ("/import-withdrawn/not-told/" name, ImportFixture, number, import_set_up, test_not_told, import_tear_down)
  ADD_NOT_TOLD ("school-missing", "0");
  ADD_NOT_TOLD ("nothing-graded", "1");
  ADD_NOT_TOLD ("a-newer-one", "2");
  ADD_NOT_TOLD ("same-day", "3");
  ADD_NOT_TOLD ("older-list", "4");
  ADD_NOT_TOLD ("year-to-date", "5");
  return g_test_run ();
}
