/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "case-lib.h"
#include "letters/fettle-case-letter.h"
#include "letters/fettle-letter-template.h"
#include "calendar/fettle-deadlines-ics.h"
#include "store/sqlite/fettle-sql-private.h"

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
  /* The comparators stand in s.60(3) without being cited by letter. */
  assert_has (text, "the standards that the pupils attained before (section 60(3)");
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

/* Only a finding that the governing body complied has a letter that says so. */
static void
test_compliance (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_null (fettle_case_letter_fill (lib.store, fettle_letter_get ("compliance"), case_lib_id (&lib, "F"),
                                          fettle_test_case_get_today (lib.here), &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  case_lib_complete (&lib);
  text = make_whole (&lib, "compliance", "FP");
  assert_has (text, "under section 60A of the Education and Inspections Act 2006");
  assert_has (text, "Friday 7 May 2027");
  assert_has (text, "The link officer visits in June");
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
  assert_has (board, "It consults you as the governing body of the school");
  assert_has (board, "Four members for eighteen months");
  assert_has (board, "Monday 15 February 2027");
  assert_has (diocese, "Dear Monica Reilly");
  assert_has (diocese, "3 Cathedral Close");
  assert_has (diocese, "It consults you as the appropriate diocesan authority");
  g_assert_null (strstr (diocese, "9 Low Street"));
  g_assert_cmpuint (gaps->len, ==, 0);
}

/* Where nothing holds where somebody is, the letter says so; what the record says comes first. */
static void
test_address (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (fettle_test_case_put (lib.here, "consultee Q3|consultation=@Q|party=foundation-appointers|sent-on=2027-01-25|due-on=2027-02-15",
                                       &error));
  g_assert_no_error (error);
  before = make (&lib, "consultation", "Q3", &gaps);
  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpstr (((FettleLetterGap *) g_ptr_array_index (gaps, 0))->name, ==, "letter.address");
  assert_has (before, "[missing: the address it goes to]");
  g_assert_true (fettle_test_case_put (lib.here, "consultee Q3|address=7 Palace Yard\nHarrowby", &error));
  g_assert_no_error (error);
  after = make (&lib, "consultation", "Q3", &none);
  g_assert_cmpuint (none->len, ==, 0);
  assert_has (after, "7 Palace Yard");
}

/* Section 70A(1): the power, the gate, the window. */
static void
test_notification (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *text = make (&lib, "notify-secretary-of-state", "S", &gaps);

  g_assert_cmpuint (gaps->len, ==, 0);
  assert_has (text, "Department for Education, Regions Group");
  assert_has (text, "2 Station Road");
  assert_has (text, "Dear Regional Director");
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
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
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
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-1.7 as it was sent", 23);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (FettleBatch) batch = fettle_case_letter_keep (lib.store, fettle_letter_get ("warning-notice"), case_lib_id (&lib, "N"), file,
                                                           "Notice to Mrs Khan.PDF", fettle_test_case_get_today (lib.here), &error);
  g_autoptr (FettleRecord) notice = NULL;
  g_autoptr (FettleRecord) document = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "%PDF-1.7 as it was sent", -1);

  g_assert_no_error (error);
  assert_has (fettle_batch_get_label (batch), "Oak School");
  fettle_store_apply (lib.store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  notice = fettle_store_get (lib.store, "warning-notice", case_lib_id (&lib, "N"), &error);
  document = fettle_store_get (lib.store, "document", fettle_record_get_text (notice, "document"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fettle_record_get_text (document, "sha256"), ==, hash);
  g_assert_null (strstr (fettle_record_get_text (document, "file-name"), "Khan"));
  g_assert_true (g_str_has_suffix (fettle_record_get_text (document, "file-name"), ".pdf"));
  kept = fettle_store_get_bytes (lib.store, hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, file));
  undone = fettle_store_undo (lib.store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (fettle_store_get (lib.store, "document", fettle_record_get_id (document), NULL));
}

/* A picture, or a file that only calls itself a PDF, is no letter. */
static void
test_keep_refused (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GBytes) file = g_bytes_new_static ("GIF89a and so on", 16);
  static const char *const names[] = { "letter.gif", "letter.pdf", "letter" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fettle_case_letter_keep (lib.store, fettle_letter_get ("warning-notice"), case_lib_id (&lib, "N"), file, names[i],
                                              fettle_test_case_get_today (lib.here), &error));
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
    }
}

/* Section 60(6), (6A) at a Roman Catholic voluntary aided school: five, of whom three were given theirs. */
static void
test_copy_list (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *text = make_whole (&lib, "copy-list", "N");
  guint n_given = 0;

  assert_has (text, "Warning notice, Monday 23 November 2026");
  assert_has (text, "Ofsted (the Chief Inspector)");
  assert_has (text, "Head teacher, Mr Daniel Frost");
  assert_has (text, "Secretary of State");
  assert_has (text, "Diocesan bishop (Roman Catholic)");
  assert_has (text, "Whoever appoints the foundation governors");
  assert_has (text, "Not recorded");
  /* Once in the heading, and once for each copy that was given. */
  for (const char *at = text; (at = strstr (at, "Monday 23 November 2026")); at++)
    n_given++;
  g_assert_cmpuint (n_given, ==, 1 + 3);
}

static GBytes *
read_start (CaseLib    *lib,
            const char *letter)
{
  g_autoptr (GError) error = NULL;
  GBytes *start = fettle_letter_template_start (lib->store, letter, &error);

  g_assert_no_error (error);
  return start;
}

/* The authority's own template and letterhead are used until the program's are asked for again. */
static void
test_own_template (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) other = read_start (&lib, "compliance");
  g_autoptr (GBytes) broken = g_bytes_new_static ("no template", 11);
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (FettleBatch) set = NULL;
  g_autoptr (FettleBatch) reset = NULL;
  FettleDate today = fettle_test_case_get_today (lib.here);
  g_autofree char *own = NULL;
  g_autofree char *again = NULL;

  g_assert_null (fettle_letter_template_set (lib.store, "warning-notice", "bad.odt", broken, today, &told, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  g_clear_error (&error);
  set = fettle_letter_template_set (lib.store, "warning-notice", "ours.odt", other, today, &told, &error);
  g_assert_no_error (error);
  /* The four contents of section 60(4) have no place in it: that is told before it is used. */
  g_assert_cmpuint (told->len, >=, 4);
  fettle_store_apply (lib.store, set, NULL, NULL, &error);
  g_assert_no_error (error);
  own = make (&lib, "warning-notice", "N", &gaps);
  assert_has (own, "The authority is satisfied that the governing body has complied with the notice");
  reset = fettle_letter_template_reset (lib.store, "warning-notice", &error);
  fettle_store_apply (lib.store, reset, NULL, NULL, &error);
  g_assert_no_error (error);
  again = make_whole (&lib, "warning-notice", "N");
  assert_has (again, "Friday 15 January 2027");
  g_assert_null (fettle_letter_template_reset (lib.store, "warning-notice", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
}

/* What was sent is attached to the application. */
static void
attach_notice (CaseLib *lib)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-1.7 as it was sent", 23);
  g_autoptr (FettleBatch) batch = fettle_case_letter_keep (lib->store, fettle_letter_get ("warning-notice"), case_lib_id (lib, "N"), file, "n.pdf",
                                                           fettle_test_case_get_today (lib->here), &error);

  g_assert_no_error (error);
  fettle_store_apply (lib->store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Each of the thirteen, and the list of copies, from a complete record says all that it must. */
static void
test_complete (void)
{
  static const char *const wanted[][2] = {
    { "concern", "L" }, { "warning-notice", "N" }, { "pay-warning-notice", "Pay" }, { "proposed-powers", "P" }, { "consultation", "Q1" },
    { "notify-secretary-of-state", "S" }, { "ieb-application", "I" }, { "ieb-notice", "B" }, { "ieb-appointment", "M1" },
    { "compliance", "FP" }, { "statement-of-action", "T" }, { "engagement", "U1" }, { "copy-list", "N" },
  };
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *lifting = NULL;
  guint n_letters;

  case_lib_complete (&lib);
  attach_notice (&lib);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *text = make_whole (&lib, wanted[i][0], wanted[i][1]);

      assert_has (text, "Harrowby Borough Council");
    }
  g_assert_true (fettle_test_case_put (lib.here, "intervention-case case|state=closed|closed-on=2027-05-12|closed-by=Ruth Adeyemi"
                                                 "|closed-reasons=Governance is secure", &error));
  g_assert_no_error (error);
  lifting = make_whole (&lib, "lifting", "case");
  assert_has (lifting, "Ruth Adeyemi decided this on Wednesday 12 May 2027");
  assert_has (lifting, "Governance is secure");
  fettle_letters_list (&n_letters);
  g_assert_cmpuint (n_letters, ==, G_N_ELEMENTS (wanted) + 1);
}

/* Schedule 6 paragraph 6: copies to every member; section 65: consent; 5.3: the fields of the application. */
static void
test_board (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *application = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *member = NULL;
  g_autofree char *pay = NULL;

  case_lib_complete (&lib);
  application = make (&lib, "ieb-application", "I", &gaps);
  assert_has (application, "Five vacancies");
  assert_has (application, "No other power brings governors");
  assert_has (application, "We ask for another term");
  assert_has (application, "Grace Bell, grace.bell@example.org");
  assert_has (application, "Former head teacher");
  assert_has (application, "dated Monday 23 November 2026");
  /* Nothing was kept yet that could be attached. */
  g_assert_cmpuint (gaps->len, ==, 1);
  notice = make_whole (&lib, "ieb-notice", "B");
  assert_has (notice, "Tuesday 11 May 2027 (reference IEB/3)");
  assert_has (notice, "nominates Grace Bell as chair");
  assert_has (notice, "Imran Shah, Interim executive member");
  assert_has (notice, "Part 3, CS15");
  member = make_whole (&lib, "ieb-appointment", "M1");
  assert_has (member, "appoints Grace Bell");
  assert_has (member, "Keeps confidence");
  assert_has (member, "Three days a month");
  assert_has (member, "nominates the member as chair");
  pay = make_whole (&lib, "pay-warning-notice", "Pay");
  assert_has (pay, "STPCD 15 (section 60A of the Act)");
  /* Trap 8: a pay notice is not copied to Ofsted. */
  g_assert_null (strstr (pay, "Chief Inspector"));
}

/* R10: a report of 10 December, with no holiday recorded; section 15: the action and its period, or the reasons for none. */
static void
test_statement (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;
  const char *first, *second;

  case_lib_complete (&lib);
  text = make_whole (&lib, "statement-of-action", "T");
  assert_has (text, "Thursday 24 December 2026");
  assert_has (text, "By Friday 12 February 2027");
  first = strstr (text, "Review teaching");
  second = strstr (text, "Review staffing");
  g_assert_true (first != NULL && second != NULL && first < second);
  /* Who prepared it signs it, with the post that belongs to them. */
  assert_has (text, "Tom Elliott\nOfficer");
  g_assert_true (fettle_test_case_put (lib.here, "statement-of-action T2|case=@case|inspection=@V|report-received=2026-12-10"
                                                 "|no-action-reason=The trust that takes the school over acts|parents-informed=By letter"
                                                 "|parents-views=A survey|parents-account=Told to the board|specified-person=No"
                                                 "|prepared-by=Tom Elliott|prepared-post=Officer", &error));
  g_assert_no_error (error);
  none = make_whole (&lib, "statement-of-action", "T2");
  assert_has (none, "The trust that takes the school over acts");
  g_assert_null (strstr (none, "How success is judged"));
}

/* Support agreed on one day is one letter: its days, 6.5 and 1, and the cost, stand in it. */
static void
test_engagement (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autofree char *text = make_whole (&lib, "engagement", "U1");

  assert_has (text, "Coaching for the reading lead");
  assert_has (text, "A mentor for the chair");
  assert_has (text, "from Monday 2 November 2026 to Friday 26 March 2027");
  assert_has (text, "£1,250.50");
  assert_has (text, "take 7½ days in all");
  assert_has (text, "Every pupil is heard each day");
  assert_has (text, "Friday 18 December 2026");
}

/* Where one piece has no number of days, no sum of the others is stated for all. */
static void
test_engagement_without_days (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleRecord) before = fettle_store_get (lib.store, "support", case_lib_id (&lib, "U1"), &error);
  g_autoptr (FettleRecord) after = fettle_record_copy (before);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Forget the days");
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *text = NULL;

  fettle_record_set_text (after, "days-planned", NULL);
  fettle_batch_put (batch, after, before);
  fettle_store_apply (lib.store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  text = make (&lib, "engagement", "U1", &gaps);
  g_assert_null (strstr (text, "1 day in all"));
  assert_has (text, "take [missing:");
}

/* The next steps of a concern have no day, and the letter says that it is missing; its own actions have. */
static void
test_concern (void)
{
  g_auto (CaseLib) lib = case_lib_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autofree char *text = make (&lib, "concern", "L", &gaps);
  g_autofree char *whole = NULL;

  assert_has (text, "Results have fallen");
  assert_has (text, "Monday 16 November 2026");
  assert_has (text, "[missing: the action]");
  case_lib_complete (&lib);
  whole = make_whole (&lib, "concern", "L");
  assert_has (whole, "Write a plan for reading");
  assert_has (whole, "Friday 18 December 2026");
  assert_has (whole, "Teaching of reading (Harrowby Hub)");
  assert_has (whole, "Thursday 12 November 2026 at the Civic Centre");
  assert_has (whole, "Ruth Adeyemi\nDirector of Education");
  assert_has (whole, "SE/2026/14");
  assert_has (whole, "Daniel Frost, Head teacher");
}

static char *
make_calendar (CaseLib *lib,
               FettleDate today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fettle_deadlines_to_ics (lib->store, today, NULL, &error);
  gsize size;

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
  g_test_add_func ("/case-letter/address", test_address);
  g_test_add_func ("/case-letter/complete", test_complete);
  g_test_add_func ("/case-letter/statement", test_statement);
  g_test_add_func ("/case-letter/engagement", test_engagement);
  g_test_add_func ("/case-letter/engagement-without-days", test_engagement_without_days);
  g_test_add_func ("/case-letter/concern", test_concern);
  g_test_add_func ("/case-letter/missing", test_missing);
  g_test_add_func ("/case-letter/wrong-letter", test_wrong_letter);
  g_test_add_func ("/case-letter/keep", test_keep);
  g_test_add_func ("/case-letter/keep-refused", test_keep_refused);
  g_test_add_func ("/case-letter/copy-list", test_copy_list);
  g_test_add_func ("/case-letter/own-template", test_own_template);
  g_test_add_func ("/case-letter/calendar", test_calendar);
  g_test_add_func ("/case-letter/calendar-without-school", test_calendar_without_school);
  return g_test_run ();
}
