/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <string.h>

#include "fettle-test-store.h"
#include "import-lib.h"
#include "import-rows.h"
#include "model/fettle-authority-name.h"
#include "model/fettle-vocabulary.h"

/* What an import says of itself is so. */

static const char links[] = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n100002,100009,Old Ash,Predecessor,01-04-2014\n";

static void
assert_words (FettleImport *import,
              const char   *expected)
{
  g_autofree char *before = fettle_import_to_words (import);
  g_autofree char *batch = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, expected);
  batch = import_apply (import);
  after = fettle_import_to_words (import);
  g_assert_cmpstr (after, ==, expected);
}

static void
test_first_links (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  import = import_read_text (fixture, "links20260301.csv", links);
  assert_words (import, "“links20260301.csv” has no link of a school of Test Council. It is kept for comparison.");
}

static void
test_first_inspections (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (FettleImport) import = import_read_text (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD);

  assert_words (import, "The public data is replaced; no school of the authority changes.");
}

static void
test_same_holidays (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (FettleImport) import = import_read_text (
      fixture, "bank-holidays.json",
      "{\"england-and-wales\":{\"events\":[{\"title\":\"New Year’s Day\",\"date\":\"2024-01-01\"},{\"title\":\"Good Friday\",\"date\":\"2024-03-29\"},"
      "{\"title\":\"Easter Monday\",\"date\":\"2024-04-01\"},{\"title\":\"Early May\",\"date\":\"2024-05-06\"},{\"title\":\"Spring\",\"date\":\"2024-05-27\"},"
      "{\"title\":\"Summer\",\"date\":\"2024-08-26\"},{\"title\":\"Christmas Day\",\"date\":\"2024-12-25\"},{\"title\":\"Boxing Day\",\"date\":\"2024-12-26\"}]}}");

  g_assert_false (fettle_import_changes_nothing (import));
  assert_words (import, "The bank holidays are those that Fettle knows already.");
}

/* A list of another authority's schools says so, whatever the list. */
static void
test_strangers (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (FettleImport) schools = NULL, inspections = NULL, year = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  schools = import_read_text (fixture, "edubasealldata20260401.csv", GIAS_HEAD ELM_AWAY);
  assert_words (schools, "“edubasealldata20260401.csv” has no school of Test Council. It is kept for comparison.");
  inspections = import_read_text (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD "x,100003,9022003,Elm,NULL,NULL,NULL,NULL,NULL,NULL,NULL,"
                                  "NULL,NULL,NULL,NULL,10200002,06/03/2022,05/04/2022,100003,3,3,\n");
  assert_words (inspections, "“latest_as_at_31_Jan_2026.csv” has no school of Test Council. It is kept for comparison.");
  year = import_read_text (fixture, "year_to_date_31_Mar_2026.csv",
                           "URN,LAESTAB,Inspection number,Inspection start date,Safeguarding standards\n100003,9022003,2,14/03/2026,Met\n");
  assert_words (year, "“year_to_date_31_Mar_2026.csv” has no school of Test Council. It is kept for comparison.");
}

static void
test_same_again (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_text (fixture, "links20260301.csv", links);
  import = import_read_text (fixture, "links20260301.csv", links);
  assert_words (import, "All of this was imported before: nothing changes.");
}

/* Of a list that names the authority alone the code is found. */
static void
test_name_alone (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const char *const spellings[] = { "Kingston upon Hull, City of", "Kingston upon Hull City of", "Kingston upon Hull", "Hull City Council" };

  import_be_authority (fixture->store, "810");
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *text = g_strdup_printf ("URN,LA (name),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n"
                                               "10001%u,\"%s\",201%u,Oak,Open\n", i, spellings[i], i);
      g_autofree char *urn = g_strdup_printf ("10001%u", i);
      g_autofree char *laestab = g_strdup_printf ("810201%u", i);
      g_autoptr (FettleRecord) school = NULL;

      import_text (fixture, "results20260301.csv", text);
      school = import_find_school (fixture->store, urn);
      g_assert_nonnull (school);
      g_assert_cmpstr (fettle_record_get_text (school, "la-code"), ==, "810");
      g_assert_cmpstr (fettle_record_get_text (school, "laestab"), ==, laestab);
    }
}

static void
test_name_alone_in_inspections (ImportFixture *fixture,
                                gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_be_authority (fixture->store, "840");
  import_text (fixture, "results20260301.csv", "URN,LA (name),EstablishmentName,EstablishmentStatus (name)\n100001,County Durham,Oak,Open\n");
  import = import_read_text (fixture, "year_to_date_31_Mar_2026.csv",
                             "URN,Local authority,Inspection number,Inspection start date,Safeguarding standards\n"
                             "100001,Durham,2,14/03/2026,Met\n100009,Durham,3,14/03/2026,Met\n");
  g_assert_cmpuint (import_count_changes (import, "new", "inspection"), ==, 1);
}

typedef struct
{
  const char *name;
  const char *on;
  const char *code;
} Name;

static const Name names[] = {
  { "Dorset", "2018-01-01", "835" },
  { "Dorset", "2024-01-01", "838" },
  { "Dorset Council", "2024-01-01", "838" },
  { "Bournemouth, Christchurch & Poole Council", "2024-01-01", "839" },
  { "Westmorland and Furness ", "2024-01-01", "943" },
  { "Westmorland & Furness", "2024-01-01", "943" },
  { "Cumbria", "2024-01-01", "909" },
  { "Northamptonshire County Council", "2019-01-01", "928" },
  { "Herefordshire", "2024-01-01", "884" },
  { "County of Herefordshire", "2024-01-01", "884" },
  { "BRISTOL CITY OF", "2024-01-01", "801" },
  { "City of Bristol", "2024-01-01", "801" },
  { "Royal Borough of Windsor & Maidenhead", "2024-01-01", "868" },
  { "London Borough of Barking and Dagenham", "2024-01-01", "301" },
  { "City of London", "2024-01-01", "201" },
  { "The Wrekin", "1998-01-01", "894" },
  { "Medway Towns", "1999-01-01", "887" },
  { "Stoke on Trent", "2024-01-01", "861" },
  { "St Helens", "2024-01-01", "342" },
  { "Derby, City of", "2024-01-01", "831" },
  { "York, City of", "2024-01-01", "816" },
  { "Council of the Isles of Scilly", "2024-01-01", "420" },
  { "London", "2024-01-01", NULL },
  { "Wales", "2024-01-01", NULL },
  { "", "2024-01-01", NULL },
  { "330", "2024-01-01", NULL },
};

/* Every name that stands in the list of authorities, in each of the ways in which files put it. */
static void
test_names (void)
{
  const FettleVocabulary *authorities = fettle_vocabulary_get ("authority");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i].name);
      g_assert_cmpstr (fettle_authority_code_from_name (names[i].name, fettle_date_parse_iso (names[i].on)), ==, names[i].code);
    }
  for (guint i = 0; i < fettle_vocabulary_get_n_terms (authorities); i++)
    {
      const FettleTerm *term = fettle_vocabulary_get_term (authorities, i);
      FettleDate on = term->to != FETTLE_DATE_NONE ? term->to : fettle_date_new (2026, 11, 1);
      g_autofree char *council = g_strconcat (term->label, " Council", NULL);
      g_autofree char *upper = g_utf8_strup (term->label, -1);
      g_autoptr (GString) sign = g_string_new (term->label);

      g_string_replace (sign, " and ", " & ", 0);
      g_test_message ("%s", term->label);
      g_assert_cmpstr (fettle_authority_code_from_name (term->label, on), ==, term->code);
      g_assert_cmpstr (fettle_authority_code_from_name (council, on), ==, term->code);
      g_assert_cmpstr (fettle_authority_code_from_name (upper, on), ==, term->code);
      g_assert_cmpstr (fettle_authority_code_from_name (sign->str, on), ==, term->code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, ImportFixture, NULL, import_set_up, function, import_tear_down)
  ADD ("/import-told/first-links", test_first_links);
  ADD ("/import-told/first-inspections", test_first_inspections);
  ADD ("/import-told/same-holidays", test_same_holidays);
  ADD ("/import-told/strangers", test_strangers);
  ADD ("/import-told/same-again", test_same_again);
  ADD ("/import-told/name-alone", test_name_alone);
  ADD ("/import-told/name-alone-in-inspections", test_name_alone_in_inspections);
#undef ADD
  g_test_add_func ("/import-told/names", test_names);
  return g_test_run ();
}
