/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "case-lib.h"
#include "exchange/fettle-case-letter.h"
#include "exchange/fettle-deadlines.h"
#include "store/fettle-sql-private.h"

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("%s", text);
  g_test_message ("wanted: %s", words);
  g_assert_nonnull (strstr (text, words));
}

/* The words of a letter, with how many gaps it has. */
static char *
make (CaseLib    *lib,
      const char *letter,
      const char *alias,
      GPtrArray **gaps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = fettle_case_letter_make (lib->store, fettle_letter_get (letter), case_lib_id (lib, alias),
                                                       fettle_test_case_get_today (lib->here), gaps, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = fettle_odt_to_bytes (odt, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  return fettle_odt_to_text (odt);
}

static char *
make_whole (CaseLib    *lib,
            const char *letter,
            const char *alias)
{
  g_autoptr (GPtrArray) gaps = NULL;
  char *text = make (lib, letter, alias, &gaps);

  for (guint i = 0; i < gaps->len; i++)
    g_test_message ("%s: %s", letter, ((FettleLetterGap *) g_ptr_array_index (gaps, i))->name);
  g_assert_cmpuint (gaps->len, ==, 0);
  g_assert_null (strstr (text, "{{"));
  g_assert_null (strstr (text, "[missing"));
  g_assert_null (strstr (text, CASE_LIB_SECRET));
  return text;
}

/* Section 60(4): the matters, the action, the compliance period, what the authority is minded to do; section 60(6), (6A): the copies. */
static void
test_notice (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *text = make_whole (&lib, "warning-notice", "N");
  const char *first, *second;

  assert_has (text, "Reading at the expected standard fell from 71% to 48%");
  assert_has (text, "Key Stage 2 results 2024 to 2026");
  g_assert_null (strstr (text, "Evidence:"));
  first = strstr (text, "Adopt an improvement plan");
  second = strstr (text, "Commission a review of governance");
  g_assert_true (first != NULL && second != NULL && first < second);
  assert_has (text, "Friday 15 January 2027");
  assert_has (text, "appoint additional governors (section 64 of the Act)");
  assert_has (text, "section 65 of the Act");
  g_assert_null (strstr (text, "section 63 of the Act"));
  assert_has (text, "section 60(2)(a)");
  assert_has (text, "section 60(2)(b)");
  assert_has (text, "section 60(3)(b)");
  assert_has (text, "Mrs Ayesha Khan");
  g_assert_null (strstr (text, "Former Chair"));
  assert_has (text, "Monday 23 November 2026");
  assert_has (text, "Part 3 of the Constitution, delegation CS14");
  /* R9, a Roman Catholic voluntary aided school */
  assert_has (text, "Chief Inspector");
  assert_has (text, "Mr Daniel Frost");
  assert_has (text, "Secretary of State");
  assert_has (text, "Monica Reilly");
  assert_has (text, "The Bishop of Harrowby");
}

/* Section 60(1)(d), and R4: 15 January gives 15 March. */
static void
test_proposed (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *text = make_whole (&lib, "proposed-powers", "P");

  assert_has (text, "Section 60(1)(d)");
  assert_has (text, "The plan was not put to governors");
  assert_has (text, "Neither action was taken");
  assert_has (text, "Monday 15 March 2027");
  assert_has (text, "Monday 1 February 2027");
  assert_has (text, "Dr Miriam Osei");
}

static void
test_compliance (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *text = make_whole (&lib, "compliance", "F");

  assert_has (text, "under section 60 of the Education and Inspections Act 2006");
  assert_has (text, "Wednesday 20 January 2027");
}

/* Section 65(2), each consultee by name and capacity. */
static void
test_consultation (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *board = make_whole (&lib, "consultation", "Q1");
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *diocese = make (&lib, "consultation", "Q2", &gaps);

  assert_has (board, "Section 65(2)");
  assert_has (board, "It consults you as Governing body");
  assert_has (board, "Four members for eighteen months");
  assert_has (board, "Monday 15 February 2027");
  assert_has (diocese, "Dear Monica Reilly");
  /* No record holds where a diocese is: the letter says so. */
  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpstr (((FettleLetterGap *) g_ptr_array_index (gaps, 0))->name, ==, "letter.address");
  assert_has (diocese, "[missing: the address it goes to]");
}

/* Section 70A(1): the power, the gate, the window. */
static void
test_notification (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *text = make (&lib, "notify-secretary-of-state", "S", &gaps);

  g_assert_cmpuint (gaps->len, ==, 1);
  assert_has (text, "appoint additional governors (section 64 of the Act)");
  assert_has (text, "(section 60 of the Act)");
  assert_has (text, "Monday 15 March 2027");
  assert_has (text, "Voluntary aided school");
}

/* Nothing is made up: a notice with nothing in it says what is missing. */
static void
test_missing (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (fettle_test_case_put (lib.here, "warning-notice Bare|case=@case|section=s60", &error));
  g_assert_no_error (error);
  text = make (&lib, "warning-notice", "Bare", &gaps);
  assert_has (text, "[missing: the end of the compliance period]");
  assert_has (text, "[missing: the ground]");
  assert_has (text, "[missing: the matter]");
  g_assert_cmpuint (gaps->len, >=, 5);
}

/* Sections 60 and 60A have letters of their own. */
static void
test_wrong_letter (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  FettleDate today = fettle_test_case_get_today (lib.here);

  g_assert_null (fettle_case_letter_fill (lib.store, fettle_letter_get ("pay-warning-notice"), case_lib_id (&lib, "N"), today, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_clear_error (&error);
  g_assert_null (fettle_case_letter_fill (lib.store, fettle_letter_get ("engagement"), case_lib_id (&lib, "N"), today, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (fettle_case_letter_fill (lib.store, fettle_letter_get ("warning-notice"), "no-such-record", today, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
}

/* The file sent is the record: its bytes and its hash, in one step that can be undone. */
static void
test_keep (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static ("as it was sent", 14);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (FettleBatch) batch = fettle_case_letter_keep (lib.store, fettle_letter_get ("warning-notice"), case_lib_id (&lib, "N"), file,
                                                           fettle_test_case_get_today (lib.here), &error);
  g_autoptr (FettleRecord) notice = NULL;
  g_autoptr (FettleRecord) document = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "as it was sent", -1);

  g_assert_no_error (error);
  assert_has (fettle_batch_get_label (batch), "Oak School");
  fettle_store_apply (lib.store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  notice = fettle_store_get (lib.store, "warning-notice", case_lib_id (&lib, "N"), &error);
  document = fettle_store_get (lib.store, "document", fettle_record_get_text (notice, "document"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fettle_record_get_text (document, "sha256"), ==, hash);
  g_assert_null (strstr (fettle_record_get_text (document, "file-name"), "Khan"));
  kept = fettle_store_get_bytes (lib.store, hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, file));
  undone = fettle_store_undo (lib.store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (fettle_store_get (lib.store, "document", fettle_record_get_id (document), NULL));
}

/* From the second notice to a board of two; a statement of action; a pay notice; the end of the case. */
static const char *const board[] = {
  "today 2027-05-12",
  "put consultee Q1|due-on=2027-02-15",
  "put ieb-application I|case=@case|applied-on=2027-04-23|planned-start=2027-06-01|planned-life=To August 2028|background=Five vacancies|"
  "exit-strategy=A shadow body|decision=granted|decided-on=2027-05-11|reference=IEB/3",
  "put ieb B|case=@case|application=@I|notice-on=2027-05-12|effective-on=2027-06-01|duration-end=2028-08-31",
  "put ieb-member M1|ieb=@B|name=Grace Bell|role=chair|chair=1|skills=Former head teacher|paid=1|terms=Declares interests\nKeeps confidence|"
  "instrument-on=2027-05-20|appointed-from=2027-06-01",
  "put ieb-member M2|ieb=@B|name=Imran Shah|role=finance|skills=Accountant|instrument-on=2027-05-20|appointed-from=2027-06-01",
  "put inspection V|format=full|start=2026-12-01",
  "put statement-of-action T|case=@case|inspection=@V|report-received=2026-12-10|actions=Review teaching|parents-informed=By letter",
  "put warning-notice Pay|case=@case|section=s60a|provision=STPCD 15|matters=A teacher was not paid",
  NULL
};

static void
check_member (CaseLib *lib)
{
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *text = make (lib, "ieb-appointment", "M1", &gaps);

  g_assert_cmpuint (gaps->len, ==, 0);
  assert_has (text, "appoints Grace Bell");
  assert_has (text, "Keeps confidence");
  assert_has (text, "Imran Shah, Interim executive member");
  assert_has (text, "nominates the member as chair");
}

/* Schedule 6 paragraph 6: copies to every member; section 65: consent; R10: a report of 10 December, with no holiday recorded. */
static void
test_board (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *application = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *statement = NULL;
  g_autofree char *lifting = NULL;
  g_autofree char *pay = NULL;

  fettle_test_case_run (lib.here, board);
  check_member (&lib);
  application = make (&lib, "ieb-application", "I", &gaps);
  assert_has (application, "Five vacancies");
  assert_has (application, "We ask for another term");
  assert_has (application, "Former head teacher");
  g_clear_pointer (&gaps, g_ptr_array_unref);
  notice = make (&lib, "ieb-notice", "B", &gaps);
  assert_has (notice, "Tuesday 11 May 2027 (reference IEB/3)");
  assert_has (notice, "nominates Grace Bell as chair");
  assert_has (notice, "Imran Shah, Interim executive member");
  g_clear_pointer (&gaps, g_ptr_array_unref);
  statement = make (&lib, "statement-of-action", "T", &gaps);
  assert_has (statement, "Thursday 24 December 2026");
  g_clear_pointer (&gaps, g_ptr_array_unref);
  lifting = make (&lib, "lifting", "case", &gaps);
  assert_has (lifting, "Tuesday 1 June 2027");
  g_clear_pointer (&gaps, g_ptr_array_unref);
  pay = make (&lib, "pay-warning-notice", "Pay", &gaps);
  assert_has (pay, "STPCD 15 (section 60A of the Act)");
  /* Trap 8: a pay notice is not copied to Ofsted. */
  g_assert_null (strstr (pay, "Chief Inspector"));
}

static void
test_concern (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *text = make (&lib, "concern", "L", &gaps);

  assert_has (text, "Results have fallen");
  assert_has (text, "Monday 16 November 2026");
  assert_has (text, "[missing: the action]");
}

static char *
make_calendar (CaseLib *lib,
               FettleDate today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleDeadlines) deadlines = fettle_deadlines_read (lib->store, today, &error);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  g_assert_no_error (error);
  bytes = fettle_deadlines_to_ics (deadlines, "2027-02-12T09:00:00Z", &error);
  g_assert_no_error (error);
  size = g_bytes_get_size (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), size);
}

/* R4's last day, 15 March 2027, under an id that stays when the date moves; no person is named. */
static void
test_calendar (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  FettleDate today = fettle_test_case_get_today (lib.here);
  g_autofree char *uid = g_strconcat ("UID:R4:window:", case_lib_id (&lib, "N"), NULL);
  g_autofree char *before = make_calendar (&lib, today);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  assert_has (before, "UID:R4:window:");
  assert_has (before, "DTSTART;VALUE=DATE:20270315");
  g_assert_null (strstr (before, "Khan"));
  g_assert_null (strstr (before, "20270318"));
  g_assert_true (fettle_test_case_put (lib.here, "warning-notice N|compliance-end=2027-01-18", &error));
  g_assert_no_error (error);
  after = make_calendar (&lib, today);
  assert_has (after, "DTSTART;VALUE=DATE:20270318");
  g_assert_null (strstr (after, "DTSTART;VALUE=DATE:20270315"));
  uid[40] = '\0'; /* a line of a calendar is folded */
  assert_has (before, uid);
  assert_has (after, uid);
}

/* The door keeps a school that anything belongs to; a register mended by hand may lack one, and the others' dates must still come. */
static void
test_calendar_without_school (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *path = g_build_filename (fettle_store_get_folder (lib.store), "register.db", NULL);
  g_autofree char *before = make_calendar (&lib, fettle_test_case_get_today (lib.here));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, &error);

  g_assert_no_error (error);
  fettle_sql_run (sql, &error, "UPDATE school SET deleted = 1 WHERE id = ?1", "s",
                  fettle_record_get_id (fettle_test_case_get_school (lib.here)));
  g_assert_no_error (error);
  after = make_calendar (&lib, fettle_test_case_get_today (lib.here));
  assert_has (before, "BEGIN:VEVENT");
  g_assert_null (strstr (after, "BEGIN:VEVENT"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-letter/notice", test_notice);
  g_test_add_func ("/case-letter/proposed-powers", test_proposed);
  g_test_add_func ("/case-letter/compliance", test_compliance);
  g_test_add_func ("/case-letter/consultation", test_consultation);
  g_test_add_func ("/case-letter/notification", test_notification);
  g_test_add_func ("/case-letter/board", test_board);
  g_test_add_func ("/case-letter/concern", test_concern);
  g_test_add_func ("/case-letter/missing", test_missing);
  g_test_add_func ("/case-letter/wrong-letter", test_wrong_letter);
  g_test_add_func ("/case-letter/keep", test_keep);
  g_test_add_func ("/case-letter/calendar", test_calendar);
  g_test_add_func ("/case-letter/calendar-without-school", test_calendar_without_school);
  return g_test_run ();
}
