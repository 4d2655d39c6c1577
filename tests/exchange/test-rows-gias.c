/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-error.h"
#include "exchange-fixtures.h"
#include "rows-lib.h"

#include <string.h>

/* Rows of the shapes of data-files.md section 2, with invented schools. */

static void
assert_recognised (const char *text,
                   const char *dataset,
                   const char *generation,
                   gboolean    whole)
{
  g_autoptr (RowsRead) read = rows_read_text (text);

  g_assert_no_error (read->error);
  g_assert_cmpstr (read->layout->dataset, ==, dataset);
  g_assert_cmpstr (read->layout->generation, ==, generation);
  g_assert_cmpint (read->layout->whole, ==, whole);
}

static void
test_generations (void)
{
  static const char common[] =
      "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)";
  static const struct
  {
    const char *more;
    const char *generation;
    gboolean whole;
  } cases[] = {
    { "EstablishmentTypeGroup (code),OfstedRating (name),FSM,AccreditationExpiryDate", "2024", TRUE },
    { "EstablishmentTypeGroup (code),FSM,AccreditationExpiryDate", "2026", TRUE },
    { "EstablishmentTypeGroup (code),OfstedRating (name),CensusAreaStatisticWard (name)", "2021", TRUE },
    { "WebsiteAddress,TelephoneSTD,HeadHonours", "2015", TRUE },
    { "TypeOfEstablishment (name),NumberOfPupils,Linked establishments", "search-result", FALSE },
    { "TypeOfEstablishment (name),PhaseOfEducation (name),Boarders (name)", "state-funded", FALSE },
    { "Town", "custom", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (common, ",", cases[i].more, "\n", NULL);

      assert_recognised (text, "establishments", cases[i].generation, cases[i].whole);
    }
  assert_recognised ("EstablishmentName,URN\n", "establishments", "custom", FALSE);
  assert_recognised ("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n", "links", "links", TRUE);
}

/* Trap 7: columns are found by heading, in any order and in other case. */
static void
test_any_order (void)
{
  g_autoptr (RowsRead) read = rows_read_text ("postcode,ESTABLISHMENTNAME,Urn\nb1 1aa,Oak Primary School,123456\n");

  g_assert_cmpstr (rows_get (read, 0, "urn"), ==, "123456");
  g_assert_cmpstr (rows_get (read, 0, "name"), ==, "Oak Primary School");
  g_assert_cmpstr (rows_get (read, 0, "postcode"), ==, "B1 1AA");
}

/* Trap 8: title rows before the headings. */
static void
test_title_rows (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("List of schools\n\nMade on 1 May,,\nURN,EstablishmentName\n123456,Oak\n");

  g_assert_no_error (read->error);
  g_assert_cmpuint (read->layout->line, ==, 4);
  g_assert_cmpstr (rows_get (read, 0, "name"), ==, "Oak");
}

static void
test_all_columns (void)
{
  g_autoptr (RowsRead) read = rows_read_row (
      "URN", "123456", "LA (code)", "330", "LA (name)", "Birmingham", "EstablishmentNumber", "2006",
      "EstablishmentName", "St Ann's  School ", "TypeOfEstablishment (code)", "02", "TypeOfEstablishment (name)",
      "Voluntary aided school", "EstablishmentStatus (name)", "Open, but proposed to close",
      "ReasonEstablishmentOpened (name)", "Not applicable", "OpenDate", "01-12-2020", "CloseDate", "",
      "PhaseOfEducation (name)", "Primary", "StatutoryLowAge", "3", "StatutoryHighAge", "11", "Gender (name)", "Mixed",
      "ReligiousCharacter (name)", "Roman Catholic", "Diocese (name)", "Archdiocese of Birmingham", "SchoolCapacity",
      "420", "CensusDate", "18-01-2024", "NumberOfPupils", "411", "PercentageFSM", "21.7", "Trusts (name)", "",
      "SchoolSponsors (name)", "-", "Federations (name)", "", "UKPRN", "10080446", "LastChangedDate", "17-03-2022",
      "Street", "High Street", "Town", "Birmingham", "Postcode", "B1 1AA", "SchoolWebsite", "www.example.org",
      "TelephoneNum", "0121 496 0000", "HeadTitle (name)", "Ms", "HeadFirstName", "Ann", "HeadLastName", "Other",
      "HeadPreferredJobTitle", "Headteacher", "GOR (name)", "West Midlands", "Easting", "407000", "Northing", "287000",
      "PreviousLA (code)", "999", NULL);
  static const char *const expected[][2] = {
    { "urn", "123456" },
    { "la-code", "330" },
    { "la-name", "Birmingham" },
    { "establishment-number", "2006" },
    { "laestab", "3302006" },
    { "name", "St Ann's School" },
    { "type-code", "02" },
    { "type", "Voluntary aided school" },
    { "sector", "maintained" },
    { "category-of-school", "voluntary-aided" },
    { "status", "open-proposed-to-close" },
    { "open-reason", NULL },
    { "open-date", "2020-12-01" },
    { "close-date", NULL },
    { "phase", "primary" },
    { "age-low", "3" },
    { "age-high", "11" },
    { "gender", "Mixed" },
    { "religious-character", "Roman Catholic" },
    { "diocese", "Archdiocese of Birmingham" },
    { "capacity", "420" },
    { "census-date", "2024-01-18" },
    { "pupils", "411" },
    { "fsm-percent", "217" },
    { "trust-name", NULL },
    { "sponsor", NULL },
    { "ukprn", "10080446" },
    { "last-changed", "2022-03-17" },
    { "street", "High Street" },
    { "town", "Birmingham" },
    { "postcode", "B1 1AA" },
    { "website", "www.example.org" },
    { "telephone", "0121 496 0000" },
    { "head-title", "Ms" },
    { "head-first-name", "Ann" },
    { "head-last-name", "Other" },
    { "head-post", "Headteacher" },
    { "region", "West Midlands" },
    { "easting", "407000" },
    { "northing", "287000" },
    { "previous-la-code", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i][0]);
      g_assert_cmpstr (rows_get (read, 0, expected[i][0]), ==, expected[i][1]);
    }
  g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, 0);
  g_assert_cmpstr (read->newest, ==, "2022-03-17");
}

/* A filter on "Open" alone would lose schools that still teach. */
static void
test_statuses (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName,EstablishmentStatus (name)\n100001,A,Open\n100002,B,Closed\n"
                      "100003,C,\"Open, but proposed to close\"\n100004,D,Proposed to open\n100005,E,Sleeping\n");

  g_assert_cmpstr (rows_get (read, 0, "status"), ==, "open");
  g_assert_cmpstr (rows_get (read, 1, "status"), ==, "closed");
  g_assert_cmpstr (rows_get (read, 2, "status"), ==, "open-proposed-to-close");
  g_assert_cmpstr (rows_get (read, 3, "status"), ==, "proposed-to-open");
  g_assert_null (rows_get (read, 4, "status"));
  g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, 1);
}

/* Empty, "Not applicable", "None" and "Does not apply" mean different things for religion, and the same nothing
 * elsewhere. */
static void
test_special_words (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName,ReligiousCharacter (name),Diocese (name),Trusts (code)\n"
                      "100001,A,Does not apply,Not applicable,00\n100002,B,None,Does not apply,0000\n"
                      "100003,C,,-,999\n100004,D,Not applicable,NULL,2857\n");

  g_assert_cmpstr (rows_get (read, 0, "religious-character"), ==, "Does not apply");
  g_assert_cmpstr (rows_get (read, 1, "religious-character"), ==, "None");
  g_assert_null (rows_get (read, 2, "religious-character"));
  g_assert_cmpstr (rows_get (read, 3, "religious-character"), ==, "Not applicable");
  for (guint i = 0; i < 4; i++)
    g_assert_null (rows_get (read, i, "diocese"));
  for (guint i = 0; i < 3; i++)
    g_assert_null (rows_get (read, i, "trust-code"));
  g_assert_cmpstr (rows_get (read, 3, "trust-code"), ==, "2857");
}

/* Trap 12: four ways to write a day, and never month first. The last row tells that the column is day first. */
static void
test_dates (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName,OpenDate\n100001,A,03-04-2020\n100002,B,03/04/2020\n100003,C,2020-04-03\n"
                      "100004,D,43924\n100005,E,04/13/2020\n100006,F,\n100007,G,23/04/2020\n");

  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (rows_get (read, i, "open-date"), ==, "2020-04-03");
  g_assert_null (rows_get (read, 4, "open-date"));
  g_assert_null (rows_get (read, 5, "open-date"));
  g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, 1);
}

/* Trap 13 and 14: what a spreadsheet does to numbers that are names. */
static void
test_spreadsheet_damage (void)
{
  g_autoptr (RowsRead) read = rows_read_text (
      "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),TelephoneNum,NumberOfPupils\n"
      "103120.0,330.0,12.0,A,2,1214960000,94.0\n");

  g_assert_cmpstr (rows_get (read, 0, "urn"), ==, "103120");
  g_assert_cmpstr (rows_get (read, 0, "la-code"), ==, "330");
  g_assert_cmpstr (rows_get (read, 0, "establishment-number"), ==, "0012");
  g_assert_cmpstr (rows_get (read, 0, "laestab"), ==, "3300012");
  g_assert_cmpstr (rows_get (read, 0, "type-code"), ==, "02");
  g_assert_cmpstr (rows_get (read, 0, "category-of-school"), ==, "voluntary-aided");
  g_assert_cmpstr (rows_get (read, 0, "telephone"), ==, "01214960000");
  g_assert_cmpstr (rows_get (read, 0, "pupils"), ==, "94");
}

static void
test_old_telephone (void)
{
  g_autoptr (RowsRead) read = rows_read_text ("URN,EstablishmentName,TelephoneSTD,TelephoneNum,WebsiteAddress,"
                                              "EstablishmentStatus (name)\n100001,A,0125,6322148,www.a.org,Open\n");

  g_assert_cmpstr (read->layout->generation, ==, "2015");
  g_assert_cmpstr (rows_get (read, 0, "telephone"), ==, "0125 6322148");
  g_assert_cmpstr (rows_get (read, 0, "website"), ==, "www.a.org");
  g_assert_cmpstr (rows_get (read, 0, "status"), ==, "open");
  g_assert_null (rows_get (read, 0, "telephone-area"));
}

/* GIAS says "Not applicable" of the phase of special schools and alternative provision; the type says it. */
static void
test_phase_from_type (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name)\n"
                      "100001,A,Community special school,Not applicable\n100002,B,Pupil referral unit,Not applicable\n"
                      "100003,C,Academy converter,All-through\n100004,D,Community school,Middle deemed secondary\n");

  g_assert_cmpstr (rows_get (read, 0, "phase"), ==, "special");
  g_assert_cmpstr (rows_get (read, 1, "phase"), ==, "alternative-provision");
  g_assert_cmpstr (rows_get (read, 2, "phase"), ==, "all-through");
  g_assert_cmpstr (rows_get (read, 2, "sector"), ==, "academy");
  g_assert_cmpstr (rows_get (read, 3, "phase"), ==, "middle-deemed-secondary");
}

/* Trap 6: rows longer than the headings, one link a cell. */
static void
test_long_and_short_rows (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName,Town,Linked establishments\n"
                      "100001,A,York,130037 Predecessor,130052 Predecessor,142380 Successor\n100002,B\n");

  g_assert_cmpuint (read->records->len, ==, 2);
  g_assert_cmpstr (rows_get (read, 0, "town"), ==, "York");
  g_assert_cmpstr (rows_get (read, 1, "name"), ==, "B");
  g_assert_null (rows_get (read, 1, "town"));
  g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, 0);
}

static void
test_rejected_rows (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName\nSC12345,A\n100001,\n100002,B\n100002,B again\n\n12345678,C\n");
  GPtrArray *issues = fettle_issues_get_list (read->issues);
  const FettleImportIssue *issue = g_ptr_array_index (issues, 0);
  g_autofree char *csv = fettle_issues_to_csv (read->issues);

  g_assert_cmpuint (read->records->len, ==, 1);
  g_assert_cmpuint (issues->len, ==, 4);
  g_assert_cmpuint (fettle_issues_get_n_rejected (read->issues), ==, 4);
  g_assert_true (issue->rejected);
  g_assert_cmpuint (issue->line, ==, 2);
  g_assert_cmpuint (issue->column, ==, 1);
  g_assert_cmpstr (issue->heading, ==, "URN");
  g_assert_cmpstr (issue->value, ==, "SC12345");
  g_assert_nonnull (strstr (csv, "\r\nfile,2,1,URN,SC12345,"));
}

/* A cell that a spreadsheet would run as a formula stays text in the list of issues. */
static void
test_issue_csv_is_safe (void)
{
  g_autoptr (RowsRead) read = rows_read_text ("URN,EstablishmentName\n\"=cmd(\"\"x\"\")\",A\n");
  g_autofree char *csv = fettle_issues_to_csv (read->issues);

  g_assert_nonnull (strstr (csv, "\"'=cmd(\"\"x\"\")\""));
}

static void
assert_refused (const char *text,
                const char *words)
{
  g_autoptr (RowsRead) read = rows_read_text (text);

  g_assert_error (read->error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (read->error->message, words));
}

static void
test_wrong_files (void)
{
  assert_refused ("Provider information,,\nWeb link,URN,Linked education URN,Provision type,Registration status\n",
                  "social care");
  assert_refused ("URN,LA (code),EstablishmentName,County (code)\n", "children’s centres");
  assert_refused ("URN,Linked UID,Group Name,Group Type,EstablishmentName\n", "trusts");
  assert_refused ("RECTYPE,LEA,ESTAB,URN,SCHNAME\n", "performance tables");
  assert_refused ("time_period,geographic_level,school_urn\n", "performance tables");
  assert_refused ("Name,Colour\nA,Red\n", "no column headings that Fettle knows");
}

static void
assert_shared_refused (const char *path,
                       const char *words)
{
  g_autofree char *full = fixture_shared (path);
  g_autoptr (RowsRead) read = full != NULL ? rows_read_file (full) : NULL;

  if (read == NULL)
    return;
  g_assert_error (read->error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  g_assert_nonnull (strstr (read->error->message, words));
}

static void
test_real_wrong_files (void)
{
  assert_shared_refused ("ofsted/providers-as-at-2018-03-31.csv", "social care");
  assert_shared_refused ("gias-establishments/edubaseallchildrencentre.csv", "children’s centres");
  assert_shared_refused ("gias-groups/grouplinks_edubaseallacademiesandfree20190601.csv", "trusts");
  assert_shared_refused ("dfe-performance-per-la/2016-850-ks2.csv", "performance tables");
  assert_shared_refused ("dfe-performance-england/2018-2019_england_abs.csv", "performance tables");
  assert_shared_refused ("dfe-performance-england/2024-2025_england_census.csv", "performance tables");
  assert_shared_refused ("dfe-metadata/2024-2025_ks2_meta.csv", "performance tables");
}

/* data-files.md section 2.1: 1,096 rows, 726 open, 368 closed, 2 proposed to close; 69 rows are longer than the
 * headings. */
static void
test_real_search_result (void)
{
  g_autofree char *path = fixture_shared ("gias-establishments/20220420_gias.csv");
  g_autoptr (RowsRead) read = path != NULL ? rows_read_file (path) : NULL;
  guint open = 0, closed = 0, closing = 0;

  if (read == NULL)
    return;
  g_assert_no_error (read->error);
  g_assert_cmpstr (read->layout->generation, ==, "search-result");
  for (guint i = 0; i < read->records->len; i++)
    {
      const char *status = rows_get (read, i, "status");

      open += g_strcmp0 (status, "open") == 0;
      closed += g_strcmp0 (status, "closed") == 0;
      closing += g_strcmp0 (status, "open-proposed-to-close") == 0;
    }
  g_assert_cmpuint (read->records->len, ==, 1096);
  g_assert_cmpuint (open, ==, 726);
  g_assert_cmpuint (closed, ==, 368);
  g_assert_cmpuint (closing, ==, 2);
  g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, 0);
}

static void
test_real_links (void)
{
  g_autofree char *path = fixture_shared ("gias-links/links_edubasealldata20250422.csv");
  g_autoptr (RowsRead) read = path != NULL ? rows_read_file (path) : NULL;
  guint successors = 0, dated = 0;

  if (read == NULL)
    return;
  g_assert_no_error (read->error);
  g_assert_cmpstr (read->layout->dataset, ==, "links");
  for (guint i = 0; i < read->records->len; i++)
    {
      successors += g_strcmp0 (rows_get (read, i, "type"), "Successor") == 0;
      dated += rows_get (read, i, "on") != NULL;
    }
  /* data-files.md section 2.2: LinkType counts of April 2025; 8,253 rows have no date. */
  g_assert_cmpuint (successors, ==, 16451);
  g_assert_cmpuint (read->records->len - dated, ==, 8253);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/gias/generations", test_generations);
  g_test_add_func ("/rows/gias/any-order", test_any_order);
  g_test_add_func ("/rows/gias/title-rows", test_title_rows);
  g_test_add_func ("/rows/gias/all-columns", test_all_columns);
  g_test_add_func ("/rows/gias/statuses", test_statuses);
  g_test_add_func ("/rows/gias/special-words", test_special_words);
  g_test_add_func ("/rows/gias/dates", test_dates);
  g_test_add_func ("/rows/gias/spreadsheet-damage", test_spreadsheet_damage);
  g_test_add_func ("/rows/gias/old-telephone", test_old_telephone);
  g_test_add_func ("/rows/gias/phase-from-type", test_phase_from_type);
  g_test_add_func ("/rows/gias/long-and-short-rows", test_long_and_short_rows);
  g_test_add_func ("/rows/gias/rejected-rows", test_rejected_rows);
  g_test_add_func ("/rows/gias/issue-csv-is-safe", test_issue_csv_is_safe);
  g_test_add_func ("/rows/gias/wrong-files", test_wrong_files);
  g_test_add_func ("/rows/gias/real/wrong-files", test_real_wrong_files);
  g_test_add_func ("/rows/gias/real/search-result", test_real_search_result);
  g_test_add_func ("/rows/gias/real/links", test_real_links);
  return g_test_run ();
}
