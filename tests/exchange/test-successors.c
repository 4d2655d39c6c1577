/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/fettle-id.h"
#include "exchange-fixtures.h"
#include "fettle-test-store.h"
#include "import-lib.h"
#include "store/fettle-case-reader.h"
#include "store/fettle-school-query.h"

/* A school outlives its URN: data-files.md sections 2.2 and 2.3, with invented schools. */

#define GIAS_HEAD                                                                                                      \
  "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment "      \
  "(name),EstablishmentTypeGroup (code),"                                                                              \
  "EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),AccreditationExpiryDate\n"
#define OPEN_SCHOOL "115856,901,Test,2006,Oak Primary School,01,Community school,4,Open,,,Primary,\n"
#define CLOSED_SCHOOL "115856,901,Test,2006,Oak Primary School,01,Community school,4,Closed,,30-11-2025,Primary,\n"
#define ACADEMY "148213,901,Test,2006,Oak Primary Academy,34,Academy converter,10,Open,01-12-2025,,Primary,\n"
#define ACADEMY_OTHER_NUMBER                                                                                           \
  "148213,901,Test,2999,Oak Primary Academy,28,Academy sponsor led,10,Open,01-12-2025,,Primary,\n"
#define SECOND_CLOSED "115857,901,Test,2007,Ash Infant School,01,Community school,4,Closed,,30-11-2025,Primary,\n"
#define SECOND_OPEN "115857,901,Test,2007,Ash Infant School,01,Community school,4,Open,,,Primary,\n"
#define LINKS_HEAD "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
#define LINK "115856,148213,\"Oak Primary Academy\",\"Successor\",\"01-12-2025\"\n"
#define MIRROR "148213,115856,\"Oak Primary School\",\"Predecessor\",\"01-12-2025\"\n"
#define OFSTED_HEAD                                                                                                    \
  "URN,LAESTAB,School name,Inspection start date,Inspection start date of latest OEIF graded inspection,URN at time "  \
  "of latest OEIF graded inspection,Latest OEIF overall effectiveness\n"

static FettleImport *
read_two (ImportFixture    *fixture,
          const char *month,
          const char *gias,
          const char *links)
{
  g_autofree char *gias_name = g_strdup_printf ("edubasealldata%s.csv", month);
  g_autofree char *links_name = g_strdup_printf ("links_edubasealldata%s.csv", month);
  g_autofree char *gias_text = g_strconcat (GIAS_HEAD, gias, NULL);
  g_autofree char *links_text = g_strconcat (LINKS_HEAD, links, NULL);
  g_autofree char *gias_path = fixture_write (fixture->folder, gias_name, gias_text, -1);
  g_autofree char *links_path = fixture_write (fixture->folder, links_name, links_text, -1);

  /* A list without rows is refused: without links there is no list of them. */
  return import_read (fixture->store, gias_path, *links != '\0' ? links_path : NULL, NULL);
}

static void
import_two (ImportFixture    *fixture,
            const char *month,
            const char *gias,
            const char *links)
{
  g_autoptr (FettleImport) import = read_two (fixture, month, gias, links);
  g_autofree char *batch = import_apply (import);
}

static void
import_ofsted (ImportFixture    *fixture,
               const char *name,
               const char *rows)
{
  g_autofree char *text = g_strconcat (OFSTED_HEAD, rows, NULL);
  g_autofree char *path = fixture_write (fixture->folder, name, text, -1);
  g_autofree char *batch = import_files (fixture->store, path, NULL);
}

static void
note_something (ImportFixture    *fixture,
                const char *school_id)
{
  g_autoptr (FettleRecord) note = fettle_test_record ("note", school_id, "subject", "Visit of the head", NULL);

  fettle_test_put (fixture->store, "Note", note, NULL);
}

static const FettleImportChange *
get_offer (FettleImport *import,
           guint         index)
{
  g_assert_cmpuint (index, <, fettle_import_get_offers (import)->len);
  return g_ptr_array_index (fettle_import_get_offers (import), index);
}

/* One clean successor with the same LAESTAB: the school goes on under the new number with all its history. */
static void
test_clean (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("115856");
  g_autoptr (FettleImport) import = NULL;
  g_autoptr (FettleRecord) school = NULL, inspection = NULL;
  g_autoptr (GPtrArray) numbers = NULL, inspections = NULL;
  const FettleImportChange *change;
  g_autofree char *batch = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import_ofsted (fixture, "latest_as_at_30_Sep_2025.csv", "115856,9012006,Oak,NULL,05/02/2020,115856,2\n");
  note_something (fixture, id);
  import = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  change = import_find_change (import, "successor", "115856", "urn");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "115856");
  g_assert_cmpstr (change->after, ==, "148213");
  g_assert_nonnull (strstr (change->note, "same LAESTAB"));
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
  g_assert_cmpuint (import_count_changes (import, "new", NULL), ==, 0);
  batch = import_apply (import);

  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
  school = fettle_store_get (fixture->store, "school", id, NULL);
  g_assert_nonnull (school);
  g_assert_cmpstr (fettle_record_get_text (school, "urn"), ==, "148213");
  g_assert_cmpstr (fettle_record_get_text (school, "name"), ==, "Oak Primary Academy");
  g_assert_cmpstr (fettle_record_get_text (school, "sector"), ==, "academy");
  g_assert_cmpuint (import_count (fixture->store, "note", "school", id), ==, 1);
  numbers = fettle_store_list (fixture->store, "school-urn", "school", id, NULL);
  g_assert_cmpuint (numbers->len, ==, 2);
  for (guint i = 0; i < numbers->len; i++)
    {
      FettleRecord *number = g_ptr_array_index (numbers, i);
      gboolean old = g_str_equal (fettle_record_get_text (number, "urn"), "115856");

      g_assert_cmpstr (fettle_record_get_text (number, "to"), ==, old ? "2025-11-30" : NULL);
      g_assert_cmpstr (fettle_record_get_text (number, "from"), ==, old ? NULL : "2025-12-01");
    }
  inspections = fettle_store_list (fixture->store, "inspection", "school", id, NULL);
  g_assert_cmpuint (inspections->len, ==, 1);
  g_assert_true (fettle_record_get_flag (g_ptr_array_index (inspections, 0), "predecessor"));
}

/* The list names the predecessor's grade in the academy's row: it is the inspection that the register has. */
static void
test_predecessors_inspection_is_not_doubled (ImportFixture *fixture,
                                             gconstpointer  data)
{
  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import_ofsted (fixture, "latest_as_at_30_Sep_2025.csv", "115856,9012006,Oak,NULL,05/02/2020,115856,2\n");
  import_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  import_ofsted (fixture, "latest_as_at_31_Jan_2026.csv", "148213,9012006,Oak,NULL,05/02/2020,115856,2\n");
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 1);
}

/* 233 links have no mirror. */
static void
test_no_mirror (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (FettleImport) one = NULL, other = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  one = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK);
  g_assert_cmpuint (import_count_changes (one, "successor", "urn"), ==, 1);
  other = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, MIRROR);
  g_assert_cmpuint (import_count_changes (other, "successor", "urn"), ==, 1);
}

static void
test_other_laestab_is_offered (ImportFixture *fixture,
                               gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *id = fettle_id_for_urn ("115856");
  g_autofree char *batch = NULL;
  g_autoptr (FettleRecord) school = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY_OTHER_NUMBER, LINK MIRROR);
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 0);
  g_assert_cmpstr (get_offer (import, 0)->before, ==, "115856");
  g_assert_cmpstr (get_offer (import, 0)->after, ==, "148213");
  g_assert_nonnull (strstr (get_offer (import, 0)->note, "another LAESTAB"));
  fettle_import_accept_successor (import, "115856", "148213");
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 1);
  batch = import_apply (import);
  school = fettle_store_get (fixture->store, "school", id, NULL);
  g_assert_cmpstr (fettle_record_get_text (school, "urn"), ==, "148213");
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
}

/* 2,099 schools have several predecessors: amalgamations are never merged without asking. */
static void
test_amalgamation_is_offered (ImportFixture *fixture,
                              gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL SECOND_OPEN, "");
  import = read_two (fixture, "20260101", CLOSED_SCHOOL SECOND_CLOSED ACADEMY,
                     LINK MIRROR
                     "115857,148213,\"Oak Primary "
                     "Academy\",\"Successor\",\"01-12-2025\"\n148213,115857,\"Ash\",\"Predecessor\",\"01-12-2025\"\n");
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 0);
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 2);
  g_assert_nonnull (strstr (get_offer (import, 0)->note, "one of several links"));
}

static void
test_merger_is_offered (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY,
                     "115856,148213,\"Oak\",\"Successor - merged\",\"01-12-2025\"\n");
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 0);
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 1);
}

/* The old school still teaches: nothing follows on from it yet. */
static void
test_still_open (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import = read_two (fixture, "20260101", OPEN_SCHOOL ACADEMY, LINK MIRROR);
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 0);
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
}

/* 136537 became 150482 by re-brokering: chains are followed to their end. */
static void
test_chain (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("115856");
  g_autoptr (FettleRecord) school = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import_two (
      fixture, "20270101",
      CLOSED_SCHOOL "148213,901,Test,2006,Oak Academy,34,Academy converter,10,Closed,01-12-2025,31-08-2026,Primary,\n"
                    "150482,901,Test,2006,Oak Academy,34,Academy converter,10,Open,01-09-2026,,Primary,\n",
      LINK MIRROR
      "148213,150482,\"Oak\",\"Successor\",\"01-09-2026\"\n150482,148213,\"Oak\",\"Predecessor\",\"01-09-2026\"\n");
  school = fettle_store_get (fixture->store, "school", id, NULL);
  g_assert_cmpstr (fettle_record_get_text (school, "urn"), ==, "150482");
  g_assert_cmpuint (import_count (fixture->store, "school-urn", "school", id), ==, 3);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
}

/* A whole trust's worth of conversions in one extract. */
static void
test_many_at_once (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (before, "%u,901,Test,%u,School %u,01,Community school,4,Open,,,Primary,\n", 110000 + i, 2000 + i, i);
      g_string_append_printf (after, "%u,901,Test,%u,School %u,01,Community school,4,Closed,,30-11-2025,Primary,\n", 110000 + i, 2000 + i, i);
      g_string_append_printf (after, "%u,901,Test,%u,Academy %u,34,Academy converter,10,Open,01-12-2025,,Primary,\n", 140000 + i, 2000 + i, i);
      g_string_append_printf (links, "%u,%u,Academy,Successor,01-12-2025\n", 110000 + i, 140000 + i);
    }
  import_two (fixture, "20251001", before->str, "");
  import = read_two (fixture, "20260101", after->str, links->str);
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 40);
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
  batch = import_apply (import);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 40);
  g_assert_cmpuint (import_count (fixture->store, "school", "status", "open"), ==, 40);
}

/* A case, a concern of it, and a person that no public list names. */
static void
write_more (ImportFixture *fixture,
            const char    *school_id)
{
  g_autoptr (FettleRecord) its_case = fettle_test_record ("intervention-case", school_id, "title", "Standards", "state", "open",
                                                         "opened-on", "2026-01-10", NULL);
  g_autoptr (FettleRecord) concern = fettle_test_record ("concern", school_id, "type", "standards", "state", "open", "title", "Reading",
                                                        "raised-on", "2026-01-10", NULL);
  g_autoptr (FettleRecord) chair = fettle_test_record ("contact", school_id, "role", "chair-of-governors", "name", "Ann Other",
                                                      NULL);

  fettle_record_set_text (concern, "case", fettle_record_get_id (its_case));
  fettle_test_put (fixture->store, "Case", its_case, NULL);
  fettle_test_put (fixture->store, "Concern", concern, NULL);
  fettle_test_put (fixture->store, "Contact", chair, NULL);
}

/* The new school came to the register before the links did: accepting joins the two, and what officers wrote moves
 * along. */
static void
test_joined_later (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char *old_id = fettle_id_for_urn ("115856");
  g_autofree char *new_id = fettle_id_for_urn ("148213");
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL;
  g_autoptr (FettleRecord) school = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, "");
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 2);
  note_something (fixture, new_id);
  write_more (fixture, new_id);
  import_ofsted (fixture, "latest_as_at_31_Jan_2026.csv", "148213,9012006,Oak,NULL,05/02/2020,115856,2\n");
  import = read_two (fixture, "20260201", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  g_assert_cmpuint (import_count_changes (import, "successor", "urn"), ==, 0);
  g_assert_nonnull (strstr (get_offer (import, 0)->note, "follows both"));
  fettle_import_accept_successor (import, "115856", "148213");
  batch = import_apply (import);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
  school = fettle_store_get (fixture->store, "school", old_id, NULL);
  g_assert_cmpstr (fettle_record_get_text (school, "urn"), ==, "148213");
  g_assert_cmpuint (import_count (fixture->store, "note", "school", old_id), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "inspection", "school", old_id), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "intervention-case", "school", old_id), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "concern", "school", old_id), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "contact", "school", old_id), ==, 1);
  import_assert_clean (fixture->store);
}

static gboolean
is_told_of (const FettleCase *now,
            const char       *words)
{
  GPtrArray *problems = fettle_case_get_problems (now);
  gboolean found = FALSE;

  for (guint i = 0; i < problems->len; i++)
    found |= strstr (((const FettleCaseProblem *) g_ptr_array_index (problems, i))->message, words) != NULL;
  return found;
}

/* A school in intervention that converts: the preview says so before anything is done, and the case goes on under the new number. */
static void
test_conversion_with_an_open_case (ImportFixture *fixture,
                                   gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("115856");
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL, *words = NULL;
  g_autoptr (FettleRecord) older = NULL;
  g_autoptr (FettleCase) now = NULL;
  g_autoptr (GError) error = NULL;
  const FettleImportChange *change;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  write_more (fixture, id);
  older = fettle_test_record ("intervention-case", id, "title", "Attendance", "state", "open", "opened-on", "2025-09-10", NULL);
  fettle_test_put (fixture->store, "Open a case", older, NULL);
  import = read_two (fixture, "20260201", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  change = import_find_change (import, "changed", "148213", "sector");
  g_assert_nonnull (change);
  g_assert_nonnull (strstr (change->note, "case of intervention is open"));
  words = fettle_import_to_words (import);
  g_assert_nonnull (strstr (words, "1 school with an open case changes its category or status"));
  batch = import_apply (import);
  g_assert_cmpuint (import_count (fixture->store, "intervention-case", "school", id), ==, 2);
  import_assert_clean (fixture->store);
  now = fettle_case_read (fixture->store, id, fettle_date_new (2026, 2, 1), &error);
  g_assert_no_error (error);
  g_assert_false (fettle_case_has_part4 (now));
  g_assert_true (is_told_of (now, "became an academy on Mon 1 Dec 2025"));
}

static void
test_undone_as_one (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("115856");
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL, *label = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (GError) error = NULL;

  import_two (fixture, "20251001", OPEN_SCHOOL, "");
  import = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  batch = import_apply (import);
  label = fettle_store_undo (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
  school = fettle_store_get (fixture->store, "school", id, NULL);
  g_assert_cmpstr (fettle_record_get_text (school, "urn"), ==, "115856");
  g_assert_cmpstr (fettle_record_get_text (school, "status"), ==, "open");
  g_assert_cmpuint (import_count (fixture->store, "school-urn", NULL, NULL), ==, 1);
}

/* The first import of an authority meets schools that converted long ago: each keeps the numbers it had. */

#define CHAIN_ROWS                                                                                                     \
  CLOSED_SCHOOL "148213,901,Test,2006,Oak Academy,34,Academy converter,10,Closed,01-12-2025,31-08-2026,Primary,\n"     \
                "150482,901,Test,2006,Oak Academy,34,Academy converter,10,Open,01-09-2026,,Primary,\n"
#define CHAIN_LINKS LINK MIRROR "150482,148213,\"Oak Academy\",\"Predecessor\",\"01-09-2026\"\n"
#define ADDED_LAESTABS "LAESTAB at time of latest OEIF graded inspection"

static FettleRecord *
find_number (ImportFixture *fixture,
             const char    *school_id,
             const char    *urn)
{
  g_autoptr (GPtrArray) numbers = fettle_store_list (fixture->store, "school-urn", "school", school_id, NULL);

  for (guint i = 0; i < numbers->len; i++)
    if (g_str_equal (fettle_record_get_text (g_ptr_array_index (numbers, i), "urn"), urn))
      return g_object_ref (g_ptr_array_index (numbers, i));
  return NULL;
}

static char *
read_predecessor_urn (FettleStore *store)
{
  g_autoptr (FettleSchoolQuery) query = fettle_school_query_new ();
  g_autoptr (GPtrArray) rows = fettle_school_query_run (store, query, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_strdup (fettle_school_row_get_code (g_ptr_array_index (rows, 0), FETTLE_SCHOOL_PREDECESSOR_URN));
}

static void
test_first_import_keeps_the_past (ImportFixture *fixture,
                                  gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("148213");
  g_autoptr (FettleImport) import = NULL, again = NULL;
  g_autofree char *batch = NULL, *predecessor = NULL, *label = NULL;
  g_autoptr (FettleRecord) number = NULL;
  g_autoptr (GPtrArray) inspections = NULL;
  const FettleImportChange *change;

  import_ofsted (fixture, "latest_as_at_31_Dec_2025.csv", "148213,9012006,Oak,NULL,05/02/2020,115856,2\n");
  import = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  change = import_find_change (import, "predecessor", "148213", "urn");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "115856");
  g_assert_nonnull (strstr (change->note, "Oak Primary School"));
  g_assert_nonnull (strstr (change->note, "same LAESTAB"));
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
  batch = import_apply (import);

  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
  number = find_number (fixture, id, "115856");
  g_assert_nonnull (number);
  g_assert_cmpstr (fettle_record_get_text (number, "to"), ==, "2025-11-30");
  g_assert_cmpstr (fettle_record_get_text (number, "name"), ==, "Oak Primary School");
  g_assert_nonnull (fettle_record_get_text (number, "evidence"));
  inspections = fettle_store_list (fixture->store, "inspection", "school", id, NULL);
  g_assert_cmpuint (inspections->len, ==, 1);
  g_assert_true (fettle_record_get_flag (g_ptr_array_index (inspections, 0), "predecessor"));
  predecessor = read_predecessor_urn (fixture->store);
  g_assert_cmpstr (predecessor, ==, "115856");

  again = read_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  g_assert_true (fettle_import_changes_nothing (again));
  label = fettle_store_undo (fixture->store, batch, NULL, NULL);
  g_assert_nonnull (label);
  g_assert_cmpuint (import_count (fixture->store, "school-urn", NULL, NULL), ==, 0);
}

/* Ofsted's list still speaks of the old number: its grade is the predecessor's. */
static void
test_grade_under_the_old_number (ImportFixture *fixture,
                                 gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("148213");
  g_autoptr (GPtrArray) inspections = NULL;

  import_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, LINK MIRROR);
  import_ofsted (fixture, "latest_as_at_31_Aug_2025.csv", "115856,9012006,Oak,NULL,05/02/2020,115856,2\n");
  inspections = fettle_store_list (fixture->store, "inspection", "school", id, NULL);
  g_assert_cmpuint (inspections->len, ==, 1);
  g_assert_true (fettle_record_get_flag (g_ptr_array_index (inspections, 0), "predecessor"));
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (inspections, 0), "urn-at-time"), ==, "115856");
}

static void
test_first_import_of_a_chain (ImportFixture *fixture,
                              gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("150482");
  g_autoptr (FettleRecord) oldest = NULL, middle = NULL;

  import_two (fixture, "20270101", CHAIN_ROWS, CHAIN_LINKS);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
  oldest = find_number (fixture, id, "115856");
  middle = find_number (fixture, id, "148213");
  g_assert_cmpstr (fettle_record_get_text (oldest, "to"), ==, "2025-11-30");
  g_assert_cmpstr (fettle_record_get_text (middle, "from"), ==, "2025-12-01");
  g_assert_cmpstr (fettle_record_get_text (middle, "to"), ==, "2026-08-31");
}

/* A register from before the links were imported. */
static void
test_links_come_later (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("148213");
  g_autofree char *links = fixture_write (fixture->folder, "links_edubasealldata20260102.csv", LINKS_HEAD MIRROR, -1);
  g_autofree char *batch = NULL;
  g_autoptr (FettleRecord) number = NULL;

  import_two (fixture, "20260101", CLOSED_SCHOOL ACADEMY, "");
  g_assert_cmpuint (import_count (fixture->store, "school-urn", NULL, NULL), ==, 1);
  batch = import_files (fixture->store, links, NULL);
  number = find_number (fixture, id, "115856");
  g_assert_nonnull (number);
}

/* The extract has open schools only: nobody says what LAESTAB the old number had, so it is asked; Ofsted's list may say. */
static void
test_unknown_laestab_is_offered (ImportFixture *fixture,
                                 gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("148213");
  g_autofree char *ofsted = NULL, *batch = NULL;
  g_autoptr (FettleImport) import = NULL, graded = NULL;
  g_autoptr (FettleRecord) number = NULL;

  import = read_two (fixture, "20260101", ACADEMY, LINK MIRROR);
  g_assert_cmpuint (import_count_changes (import, "predecessor", "urn"), ==, 0);
  g_assert_cmpstr (get_offer (import, 0)->kind, ==, "predecessor");
  g_assert_cmpstr (get_offer (import, 0)->before, ==, "115856");
  g_assert_nonnull (strstr (get_offer (import, 0)->note, "not known"));
  batch = import_apply (import);
  ofsted = fixture_write (fixture->folder, "latest_as_at_31_Jan_2026.csv",
                          "URN,LAESTAB,School name,Inspection start date,Inspection start date of latest OEIF graded inspection,"
                          "URN at time of latest OEIF graded inspection," ADDED_LAESTABS ",Latest OEIF overall effectiveness\n"
                          "148213,9012006,Oak,NULL,05/02/2020,115856,9012006,2\n",
                          -1);
  graded = import_read (fixture->store, ofsted, NULL);
  g_assert_cmpuint (import_count_changes (graded, "predecessor", "urn"), ==, 1);
  g_assert_cmpuint (fettle_import_get_offers (graded)->len, ==, 0);
  g_free (batch);
  batch = import_apply (graded);
  number = find_number (fixture, id, "115856");
  g_assert_cmpstr (fettle_record_get_text (number, "laestab"), ==, "9012006");
  g_assert_cmpstr (fettle_record_get_text (number, "to"), ==, "2025-12-01");
}

/* Amalgamations and sponsored academies: never without asking, and both may be true. */
static void
test_predecessors_are_offered (ImportFixture *fixture,
                               gconstpointer  data)
{
  g_autofree char *id = fettle_id_for_urn ("148213");
  g_autoptr (FettleImport) import = NULL;
  g_autoptr (FettleRecord) first = NULL, second = NULL;
  g_autofree char *batch = NULL;

  import = read_two (fixture, "20260101", CLOSED_SCHOOL SECOND_CLOSED ACADEMY,
                     "148213,115856,\"Oak\",\"Predecessor\",\"01-12-2025\"\n"
                     "148213,115857,\"Ash\",\"Predecessor\",\"01-12-2025\"\n");
  g_assert_cmpuint (import_count_changes (import, "predecessor", "urn"), ==, 0);
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 2);
  fettle_import_accept_successor (import, "115856", "148213");
  fettle_import_accept_successor (import, "115857", "148213");
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
  g_assert_cmpuint (import_count_changes (import, "predecessor", "urn"), ==, 2);
  batch = import_apply (import);
  first = find_number (fixture, id, "115856");
  second = find_number (fixture, id, "115857");
  g_assert_true (first != NULL && second != NULL);
  import_assert_clean (fixture->store);
}

/* A school that was split goes on, and is nobody's past. */
static void
test_open_predecessor_is_none (ImportFixture *fixture,
                               gconstpointer  data)
{
  g_autoptr (FettleImport) import = read_two (fixture, "20260101", OPEN_SCHOOL ACADEMY, LINK MIRROR);

  g_assert_cmpuint (import_count_changes (import, "predecessor", "urn"), ==, 0);
  g_assert_cmpuint (fettle_import_get_offers (import)->len, ==, 0);
  g_assert_cmpuint (import_count_changes (import, "new", NULL), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *, gconstpointer);
  } tests[] = {
    { "/successors/clean", test_clean },
    { "/successors/predecessors-inspection-is-not-doubled", test_predecessors_inspection_is_not_doubled },
    { "/successors/no-mirror", test_no_mirror },
    { "/successors/other-laestab-is-offered", test_other_laestab_is_offered },
    { "/successors/amalgamation-is-offered", test_amalgamation_is_offered },
    { "/successors/merger-is-offered", test_merger_is_offered },
    { "/successors/still-open", test_still_open },
    { "/successors/chain", test_chain },
    { "/successors/many-at-once", test_many_at_once },
    { "/successors/joined-later", test_joined_later },
    { "/successors/conversion-with-an-open-case", test_conversion_with_an_open_case },
    { "/successors/undone-as-one", test_undone_as_one },
    { "/predecessors/first-import-keeps-the-past", test_first_import_keeps_the_past },
    { "/predecessors/grade-under-the-old-number", test_grade_under_the_old_number },
    { "/predecessors/first-import-of-a-chain", test_first_import_of_a_chain },
    { "/predecessors/links-come-later", test_links_come_later },
    { "/predecessors/unknown-laestab-is-offered", test_unknown_laestab_is_offered },
    { "/predecessors/are-offered", test_predecessors_are_offered },
    { "/predecessors/open-is-none", test_open_predecessor_is_none },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_set_up, tests[i].test, import_tear_down);
  return g_test_run ();
}
