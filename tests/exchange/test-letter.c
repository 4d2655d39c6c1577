/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-error.h"
#include "letter-fixtures.h"

static FettleOdt *
merge_complete (const char *id)
{
  const FettleLetter *letter = fettle_letter_get (id);
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  FettleOdt *odt = fettle_letter_merge (letter, data, &gaps, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < gaps->len; i++)
    g_test_message ("%s: %s", id, ((FettleLetterGap *) g_ptr_array_index (gaps, i))->name);
  g_assert_cmpuint (gaps->len, ==, 0);
  return odt;
}

static char *
text_of (const char *id)
{
  g_autoptr (FettleOdt) odt = merge_complete (id);
  g_autofree char *text = fettle_odt_to_text (odt);
  g_autoptr (GRegex) space = g_regex_new ("[ \n]+", 0, 0, NULL);

  /* As a reader sees it: spaces and line ends of the XML count as one space. */
  return g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

static void
assert_has (const char *text,
            const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is not in: %s", wanted, text);
}

static void
assert_has_not (const char *text,
                const char *unwanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (strstr (folded, unwanted) != NULL)
    g_error ("“%s” is in: %s", unwanted, text);
}

static void
test_every_letter_is_complete (void)
{
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  g_assert_cmpuint (n_letters, ==, 14);
  for (guint i = 0; i < n_letters; i++)
    {
      g_autofree char *text = text_of (letters[i]->id);

      assert_has_not (text, "{{");
      assert_has_not (text, "}}");
      assert_has_not (text, "[missing");
      assert_has (text, "Oak & Ash Primary School");
      if (g_test_verbose ())
        g_print ("# ---- %s\n# %s\n", letters[i]->id, text);
    }
}

/* EIA 2006 s.60(4): matters, action required, compliance period, powers the authority is minded to use; s.60(2) and (3): grounds. */
static void
test_section_60_holds_the_four_contents (void)
{
  g_autofree char *text = text_of ("warning-notice");

  assert_has (text, "section 60 of the Education and Inspections Act 2006");
  assert_has (text, "section 60(2)(a)");
  assert_has (text, "section 60(2)(b)");
  /* The comparators stand in s.60(3) without being cited by letter. */
  assert_has (text, "the standards that the pupils attained before (section 60(3)");
  assert_has (text, "Reading at the expected standard fell from 71% to 48%");
  assert_has (text, "Commission an external review of governance");
  assert_has (text, "ends at the end of Friday 15 January 2027");
  assert_has (text, "minded to: appoint additional governors (section 64 of the Act)");
  assert_has (text, "(section 65 of the Act)");
  assert_has (text, "section 60(1)(d)");
  assert_has (text, "delegation CS14");
}

static void
test_section_60a_holds_the_four_contents (void)
{
  g_autofree char *text = text_of ("pay-warning-notice");

  assert_has (text, "section 60A of the Education and Inspections Act 2006");
  assert_has (text, "section 122 of the Education Act 2002");
  assert_has (text, "Governors did not challenge");
  assert_has (text, "Adopt an improvement plan for reading agreed with the authority");
  assert_has (text, "ends at the end of Friday 15 January 2027");
  assert_has (text, "(section 64 of the Act)");
  assert_has_not (text, "section 63");
}

/* EIA 2006 s.60A(1)(d): ss.64 to 66 only. */
static void
test_pay_notice_refuses_section_63 (void)
{
  const FettleLetter *pay = fettle_letter_get ("pay-warning-notice");
  const FettleLetter *proposed = fettle_letter_get ("proposed-powers");
  g_autoptr (FettleLetterData) data = fettle_letter_data_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (fettle_letter_add_phrase (pay, data, "powers", "S63", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_clear_error (&error);
  g_assert_false (fettle_letter_add_phrase (pay, data, "grounds", "S60_2A_STANDARDS", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_clear_error (&error);
  fettle_letter_data_set_text (data, "notice.section", "60A");
  g_assert_false (fettle_letter_add_phrase (proposed, data, "powers", "S63", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_clear_error (&error);
  g_assert_cmpuint (fettle_letter_data_get_n_items (data, "powers"), ==, 0);
  fettle_letter_data_set_text (data, "notice.section", "60");
  g_assert_true (fettle_letter_add_phrase (proposed, data, "powers", "S63", &error));
  g_assert_no_error (error);
}

/* EIA 2006 s.70A is for ss.63, 64 and 66; s.65 needs consent. */
static void
test_board_is_not_merely_notified (void)
{
  g_autoptr (FettleLetterData) data = fettle_letter_data_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (fettle_letter_add_phrase (fettle_letter_get ("notify-secretary-of-state"), data, "powers", "S65", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
}

/* Traps 1 and 10 of the law: the 15 working days and representations of before 2016; a diocese where the Act names none. */
static void
test_no_letter_says_repealed_law (void)
{
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters; i++)
    {
      g_autofree char *text = text_of (letters[i]->id);

      assert_has_not (text, "working day");
      assert_has_not (text, "representation");
      assert_has_not (text, "dioc");
      assert_has_not (text, "local education authority");
      assert_has_not (text, "inadequate");
    }
}

/* Every required content has its place in the program's own templates, and every placeholder has a name for people. */
static void
test_templates_and_catalogue_agree (void)
{
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters; i++)
    {
      g_autoptr (FettleLetterData) nothing = fettle_letter_data_new ();
      g_autoptr (GPtrArray) gaps = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleOdt) odt = fettle_letter_merge (letters[i], nothing, &gaps, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (gaps->len, >, 0);
      for (guint j = 0; j < gaps->len; j++)
        {
          const FettleLetterGap *gap = g_ptr_array_index (gaps, j);

          g_test_message ("%s: %s %s", letters[i]->id, gap->name, gap->label);
          g_assert_cmpint (gap->kind, ==, FETTLE_LETTER_GAP_MISSING);
          g_assert_cmpstr (gap->name, !=, gap->label);
        }
    }
}

static const FettleLetterGap *
find_gap (GPtrArray  *gaps,
          const char *name)
{
  for (guint i = 0; i < gaps->len; i++)
    if (g_str_equal (((FettleLetterGap *) g_ptr_array_index (gaps, i))->name, name))
      return g_ptr_array_index (gaps, i);
  return NULL;
}

static void
test_missing_is_marked_and_told (void)
{
  const FettleLetter *letter = fettle_letter_get ("warning-notice");
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  fettle_letter_data_set_date (data, "compliance.end", FETTLE_DATE_NONE);
  fettle_letter_data_set_text (data, "actions", NULL);
  odt = fettle_letter_merge (letter, data, &gaps, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 2);
  g_assert_nonnull (find_gap (gaps, "actions"));
  g_assert_nonnull (find_gap (gaps, "compliance.end"));
  words = fettle_letter_gap_to_words (find_gap (gaps, "compliance.end"));
  assert_has (words, "the end of the compliance period");
  text = fettle_odt_to_text (odt);
  assert_has (text, "[missing: the end of the compliance period]");
  assert_has (text, "[missing: the action required]");
}

/* LibreOffice and Word cut words into spans, and put soft page breaks and change marks among them. */
static void
test_custom_template_with_cut_placeholders (void)
{
  const FettleLetter *letter = fettle_letter_get ("concern");
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) custom = letter_fixture_odt (
      "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>",
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>Dear {{old.thing}}</text:p></text:deletion>"
      "</text:changed-region></text:tracked-changes>"
      "<text:p>To {<text:span text:style-name=\"T1\">{sch</text:span><text:soft-page-break/>ool.<text:span>name}</text:span>}, "
      "ref <text:change-start text:change-id=\"c1\"/>{{ letter.reference }}<text:change-end text:change-id=\"c1\"/></text:p>"
      "<table:table><table:table-column/><table:table-row><table:table-cell><text:p><text:span>{{#mat</text:span>ters}}{{matter}}</text:p>"
      "</table:table-cell><table:table-cell><text:p>{{evidence}}{{/matters}}</text:p></table:table-cell></table:table-row></table:table>"
      "<text:p><text:span>{{?meeting.when}}</text:span>Meet on <text:span>{{meeting.when}}{{/?meeting.when}}</text:span>.</text:p>"
      "<text:p>Yours {{chair.shoe.size}}</text:p><text:p>{{concern.summary}}</text:p>");

  odt = fettle_letter_open_template (letter, custom, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fettle_letter_fill (letter, odt, data, &gaps, &error));
  g_assert_no_error (error);
  text = fettle_odt_to_text (odt);
  assert_has (text, "To Oak & Ash Primary School, ref SE/2026/14\n");
  assert_has (text, "Reading at the expected standard fell from 71% to 48%\nKey Stage 2 results");
  assert_has (text, "\nGovernors did not challenge the head teacher’s reports <as minuted>\n");
  assert_has (text, "\nMeet on Wednesday 2 December 2026 at 4 pm.\n");
  assert_has (text, "\nYours [missing: chair.shoe.size]\n");
  assert_has (text, "\nOutcomes at the end of Key Stage 2 have fallen for three years.\nLeaders’ plans have not changed teaching.\n");
  assert_has_not (text, "old.thing");
  g_assert_cmpint (find_gap (gaps, "chair.shoe.size")->kind, ==, FETTLE_LETTER_GAP_UNKNOWN);
  g_assert_cmpint (find_gap (gaps, "response.due")->kind, ==, FETTLE_LETTER_GAP_NO_PLACE);
}

/* What a record says is text, whatever it looks like. */
static void
test_data_is_never_read_as_template_or_xml (void)
{
  const FettleLetter *letter = fettle_letter_get ("concern");
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FettleOdt) again = NULL;
  g_autofree char *text = NULL;

  fettle_letter_data_set_text (data, "concern.summary", "{{school.urn}} <text:p>&amp; {{#actions}} \x01 end");
  odt = fettle_letter_merge (letter, data, &gaps, &error);
  g_assert_no_error (error);
  bytes = fettle_odt_to_bytes (odt, &error);
  g_assert_no_error (error);
  again = fettle_odt_open (bytes, &error);
  g_assert_no_error (error);
  text = fettle_odt_to_text (again);
  assert_has (text, "{{school.urn}} <text:p>&amp; {{#actions}} □ end\n");
}

static void
assert_refused (GBytes *template,
                int     code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = fettle_odt_open (template, &error);

  g_assert_null (odt);
  g_assert_error (error, FETTLE_ERROR, code);
}

#define ODT_TYPE "application/vnd.oasis.opendocument.text"

static void
test_hostile_templates_are_refused (void)
{
  static const char bomb_type[] = "<!DOCTYPE o [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
  g_autoptr (GBytes) type = g_bytes_new_static (ODT_TYPE, strlen (ODT_TYPE));
  g_autoptr (GBytes) word_type = g_bytes_new_static ("application/zip", 15);
  g_autoptr (GBytes) good = letter_fixture_odt ("", "<text:p>{{school.name}}</text:p>");
  g_autoptr (GBytes) junk = g_bytes_new_static ("PK\3\4 not really", 16);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autofree char *xml = g_strconcat (bomb_type, "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"
                                      "&b;</office:document-content>", NULL);
  g_autofree char *styles_xml = g_strdup ("<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>");
  g_autoptr (GBytes) content = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GBytes) styles = g_bytes_new_static (styles_xml, strlen (styles_xml));
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (40 * 1024 * 1024), 40 * 1024 * 1024);
  g_autoptr (GBytes) with_type = letter_fixture_zip ("mimetype", type, "content.xml", content, "styles.xml", styles, NULL);
  g_autoptr (GBytes) bomb = letter_fixture_zip ("mimetype", type, "content.xml", zeros, NULL);
  g_autoptr (GBytes) climbing = letter_fixture_zip ("mimetype", type, "Pictures/../../../etc/passwd", text, NULL);
  g_autoptr (GBytes) rooted = letter_fixture_zip ("mimetype", type, "/etc/passwd", text, NULL);
  g_autoptr (GBytes) other = letter_fixture_zip ("mimetype", word_type, "content.xml", content, NULL);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) empty = letter_fixture_zip ("mimetype", type, NULL);
  g_autoptr (FettleOdt) opened = fettle_odt_open (good, NULL);

  g_assert_nonnull (opened);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 100 * 1024);
  assert_refused (with_type, FETTLE_ERROR_REFUSED);
  assert_refused (bomb, FETTLE_ERROR_LIMIT);
  assert_refused (climbing, FETTLE_ERROR_REFUSED);
  assert_refused (rooted, FETTLE_ERROR_REFUSED);
  assert_refused (other, FETTLE_ERROR_REFUSED);
  assert_refused (junk, FETTLE_ERROR_REFUSED);
  assert_refused (text, FETTLE_ERROR_REFUSED);
  assert_refused (cut, FETTLE_ERROR_REFUSED);
  assert_refused (empty, FETTLE_ERROR_REFUSED);
}

static void
test_faulty_templates_say_what_is_wrong (void)
{
  static const char *const bodies[] = {
    "<text:p>Dear {{school.name</text:p>",
    "<text:p>{{#actions}}</text:p><text:p>never closed</text:p>",
    "<text:p>closed only{{/actions}}</text:p>",
  };
  const FettleLetter *letter = fettle_letter_get ("concern");
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) custom = letter_fixture_odt ("", bodies[i]);
      g_autoptr (FettleOdt) odt = fettle_letter_open_template (letter, custom, NULL, NULL);
      g_autoptr (GPtrArray) gaps = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (fettle_letter_fill (letter, odt, data, &gaps, &error));
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
    }
}

static void
test_file_is_a_real_odt (void)
{
  g_autoptr (FettleOdt) odt = merge_complete ("compliance");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fettle_odt_to_bytes (odt, &error);
  g_autoptr (GBytes) again = fettle_odt_to_bytes (odt, &error);
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_no_error (error);
  /* The first entry is stored under its name with no extra field, so that file(1) and mail programs know the type. */
  g_assert_cmpmem (data, 4, "PK\3\4", 4);
  g_assert_cmpint (data[8], ==, 0);
  g_assert_cmpint (data[28], ==, 0);
  g_assert_cmpmem (data + 30, 8 + strlen (ODT_TYPE), "mimetype" ODT_TYPE, 8 + strlen (ODT_TYPE));
  g_assert_true (g_bytes_equal (bytes, again));
}

/* LibreOffice writes 1.3 and took a letter whose manifest said 1.2 for damaged. */
static void
test_parts_are_of_one_version (void)
{
  const FettleLetter *letter = fettle_letter_get ("concern");
  g_autoptr (GBytes) file = letter_fixture_odt ("", "<text:p>{{school.name}}</text:p>");

  for (guint as_letterhead = 0; as_letterhead < 2; as_letterhead++)
    {
      g_autoptr (FettleOdt) odt = fettle_letter_open_template (letter, as_letterhead ? NULL : file, as_letterhead ? file : NULL, NULL);
      g_autoptr (GBytes) bytes = fettle_odt_to_bytes (odt, NULL);
      static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml" };

      for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_autofree char *text = letter_fixture_read (bytes, parts[i]);

          assert_has (text, "version=\"1.3\"");
          g_assert_null (strstr (text, "version=\"1.2\""));
        }
    }
}

static void
test_letterhead_takes_the_authoritys_page (void)
{
  const FettleLetter *letter = fettle_letter_get ("concern");
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
  g_autoptr (GBytes) head = letter_fixture_odt (
      "<style:style style:name=\"P1\" style:family=\"paragraph\" style:master-page-name=\"Council\"/>", "<text:p text:style-name=\"P1\"/>");
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = fettle_letter_open_template (letter, NULL, head, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *styles = NULL;

  g_assert_no_error (error);
  g_assert_true (fettle_letter_fill (letter, odt, data, &gaps, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gaps->len, ==, 0);
  bytes = fettle_odt_to_bytes (odt, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  styles = letter_fixture_read (bytes, "styles.xml");
  assert_has (styles, "COUNCIL LETTERHEAD");
  assert_has (styles, "style:name=\"Letter_20_start\"");
  assert_has (styles, "style:master-page-name=\"Council\"");
  g_assert_null (strstr (styles, "First_20_Page"));
  /* The letterhead's own list style of that name has no bullets: Word's way loses them. */
  assert_has (styles, "text:bullet-char");
}

static void
test_values_in_words (void)
{
  static const struct { gint64 pence; const char *words; } money[] = {
    { 0, "£0" }, { 5, "£0.05" }, { 100, "£1" }, { 123456, "£1,234.56" }, { 100000000, "£1,000,000" }, { -250, "−£2.50" },
  };
  static const struct { guint half_days; const char *words; } days[] = {
    { 0, "0 days" }, { 1, "half a day" }, { 2, "1 day" }, { 3, "1½ days" }, { 4, "2 days" }, { 7, "3½ days" },
  };
  g_autofree char *date = fettle_letter_date_to_words (fettle_date_new (2027, 1, 15));

  g_assert_cmpstr (date, ==, "Friday 15 January 2027");
  for (gsize i = 0; i < G_N_ELEMENTS (money); i++)
    {
      g_autofree char *words = fettle_letter_money_to_words (money[i].pence);

      g_assert_cmpstr (words, ==, money[i].words);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = fettle_letter_days_to_words (days[i].half_days);

      g_assert_cmpstr (words, ==, days[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter/every-letter-is-complete", test_every_letter_is_complete);
  g_test_add_func ("/letter/section-60-holds-the-four-contents", test_section_60_holds_the_four_contents);
  g_test_add_func ("/letter/section-60a-holds-the-four-contents", test_section_60a_holds_the_four_contents);
  g_test_add_func ("/letter/pay-notice-refuses-section-63", test_pay_notice_refuses_section_63);
  g_test_add_func ("/letter/board-is-not-merely-notified", test_board_is_not_merely_notified);
  g_test_add_func ("/letter/no-letter-says-repealed-law", test_no_letter_says_repealed_law);
  g_test_add_func ("/letter/templates-and-catalogue-agree", test_templates_and_catalogue_agree);
  g_test_add_func ("/letter/missing-is-marked-and-told", test_missing_is_marked_and_told);
  g_test_add_func ("/letter/custom-template-with-cut-placeholders", test_custom_template_with_cut_placeholders);
  g_test_add_func ("/letter/data-is-never-read-as-template-or-xml", test_data_is_never_read_as_template_or_xml);
  g_test_add_func ("/letter/hostile-templates-are-refused", test_hostile_templates_are_refused);
  g_test_add_func ("/letter/faulty-templates-say-what-is-wrong", test_faulty_templates_say_what_is_wrong);
  g_test_add_func ("/letter/file-is-a-real-odt", test_file_is_a_real_odt);
  g_test_add_func ("/letter/parts-are-of-one-version", test_parts_are_of_one_version);
  g_test_add_func ("/letter/letterhead-takes-the-authoritys-page", test_letterhead_takes_the_authoritys_page);
  g_test_add_func ("/letter/values-in-words", test_values_in_words);
  return g_test_run ();
}
