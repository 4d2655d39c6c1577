/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-fixtures.h"

#include <string.h>
#include <zip.h>

typedef struct
{
  const char *list; /* NULL for a value of its own */
  guint item;
  const char *name;
  const char *value; /* an ISO date is a date; "n half-days" and "n pence" are those */
} Row;

static const Row rows[] = {
  { NULL, 0, "authority.name", "Harrowby Borough Council" },
  { NULL, 0, "authority.service", "School Effectiveness Service" },
  { NULL, 0, "authority.address", "Civic Centre, 1 Market Square, Harrowby HB1 1AA" },
  { NULL, 0, "letter.date", "2026-11-23" },
  { NULL, 0, "letter.reference", "SE/2026/14" },
  { NULL, 0, "letter.to", "Mrs Ayesha Khan, Chair of the governing body" },
  { NULL, 0, "letter.address", "Oak & Ash Primary School\nLong Lane\nHarrowby HB4 2ZZ" },
  { NULL, 0, "letter.greeting", "Mrs Khan" },
  { NULL, 0, "school.name", "Oak & Ash Primary School" },
  { NULL, 0, "school.urn", "999001" },
  { NULL, 0, "school.category", "Voluntary aided school, Muslim" },
  { NULL, 0, "school.location", "Long Lane, Harrowby, in an urban ward" },
  { NULL, 0, "school.roll", "412" },
  { NULL, 0, "officer.name", "Tom Elliott" },
  { NULL, 0, "officer.post", "School Effectiveness Officer" },
  { NULL, 0, "officer.email", "tom.elliott@harrowby.example" },
  { NULL, 0, "officer.phone", "01632 960 101" },
  { NULL, 0, "signatory.name", "Dr Miriam Osei" },
  { NULL, 0, "signatory.post", "Director of Children’s Services" },
  { NULL, 0, "authorised.by", "Dr Miriam Osei" },
  { NULL, 0, "authorised.post", "Director of Children’s Services" },
  { NULL, 0, "authorised.scheme", "Part 3 of the Constitution, delegation CS14" },
  { "copies", 0, "name", "His Majesty’s Chief Inspector" },
  { "copies", 1, "name", "Mr Daniel Frost" },
  { "copies", 1, "role", "head teacher" },
  { "copies", 2, "name", "The Secretary of State for Education" },
  { "copies", 3, "name", "The trustees of Harrowby Muslim Schools" },
  { "copies", 3, "role", "who appoint the foundation governors" },
  { "copies", 0, "source", "EIA 2006 s.60(6)(a)" },
  { "copies", 0, "given", "23 November 2026" },
  { "copies", 0, "how", "E-mail" },
  { "copies", 1, "source", "EIA 2006 s.60(6)(b)" },
  { "copies", 1, "given", "23 November 2026" },
  { "copies", 1, "how", "By hand" },
  { "copies", 2, "source", "EIA 2006 s.60(6)(za)" },
  { "copies", 2, "given", "Not recorded" },
  { "copies", 2, "how", "Not recorded" },
  { "copies", 3, "source", "EIA 2006 s.60(6)(d)" },
  { "copies", 3, "given", "24 November 2026" },
  { "copies", 3, "how", "Recorded delivery" },
  { NULL, 0, "paper.name", "Warning notice" },
  { NULL, 0, "paper.date", "2026-11-23" },
  { NULL, 0, "concern.summary", "Outcomes at the end of Key Stage 2 have fallen for three years.\nLeaders’ plans have not changed teaching." },
  { "matters", 0, "matter", "Reading at the expected standard fell from 71% to 48%" },
  { "matters", 0, "evidence", "Key Stage 2 results 2024 to 2026; review of 6 October 2026" },
  { "matters", 1, "matter", "Governors did not challenge the head teacher’s reports <as minuted>" },
  { "matters", 1, "evidence", "Minutes of five meetings, January to July 2026" },
  { "actions", 0, "action", "Adopt an improvement plan for reading agreed with the authority" },
  { "actions", 0, "measure", "The plan is minuted and its first milestones are met" },
  { "actions", 0, "by", "2026-12-18" },
  { "actions", 0, "who", "Head of School Effectiveness" },
  { "actions", 0, "period", "By half-term, February 2027" },
  { "actions", 1, "action", "Commission an external review of governance" },
  { "actions", 1, "measure", "The review is with the authority" },
  { "actions", 1, "by", "2027-01-15" },
  { "actions", 1, "who", "National governance adviser" },
  { "actions", 1, "period", "January to March 2027" },
  { "support", 0, "what", "two days a week of a specialist in reading" },
  { "support", 1, "what", "a mentor for the chair" },
  { NULL, 0, "response.due", "2026-12-07" },
  { NULL, 0, "meeting.when", "Wednesday 2 December 2026 at 4 pm" },
  { NULL, 0, "meeting.place", "the Civic Centre" },
  { NULL, 0, "compliance.end", "2027-01-15" },
  { NULL, 0, "minded.other", "The authority may also ask for a review of the school’s staffing." },
  { NULL, 0, "notice.date", "2026-11-23" },
  { NULL, 0, "notice.reasonable", "the governing body has known of the authority’s concern since October" },
  { NULL, 0, "decision.by", "Dr Miriam Osei" },
  { NULL, 0, "decision.date", "2027-01-20" },
  { "findings", 0, "action", "Adopt an improvement plan for reading" },
  { "findings", 0, "finding", "Not complied" },
  { "findings", 0, "reasons", "The plan was not put to governors" },
  { NULL, 0, "proposal.detail", "Three interim executive members for eighteen months." },
  { NULL, 0, "proposal.reasons", "The governing body has not been able to bring about the change that pupils need." },
  { NULL, 0, "proposed.from", "2027-02-01" },
  { NULL, 0, "window.end", "2027-03-15" },
  { NULL, 0, "consultation.section", "Section 65(2)" },
  { NULL, 0, "consultee.capacity", "the governing body of the school" },
  { NULL, 0, "reply.by", "2027-02-05" },
  { NULL, 0, "reply.to", "schools@harrowby.example" },
  { NULL, 0, "intended.date", "2027-02-08" },
  { "consultations", 0, "name", "The governing body" },
  { "consultations", 0, "asked", "2027-01-22" },
  { "consultations", 0, "replied", "2027-02-04" },
  { "consultations", 0, "view", "Opposed" },
  { NULL, 0, "planned.start", "2027-03-01" },
  { NULL, 0, "governing.consulted", "2027-01-22" },
  { NULL, 0, "governing.view", "The governing body asked for another term." },
  { NULL, 0, "background", "The school was last inspected in March 2023." },
  { NULL, 0, "reasons", "The warning notice was not complied with.\nThe governing body has five vacancies." },
  { "steps", 0, "date", "2026-10-06" },
  { "steps", 0, "step", "Review of the school" },
  { "steps", 1, "date", "2026-11-23" },
  { "steps", 1, "step", "Warning notice" },
  { "members", 0, "name", "Grace Bell" },
  { "members", 0, "role", "Chair" },
  { "members", 0, "skills", "Former head teacher; has chaired two interim boards" },
  { "members", 0, "from", "2027-03-01" },
  { "members", 1, "name", "Imran Shah" },
  { "members", 1, "role", "Finance" },
  { "members", 1, "skills", "Accountant" },
  { "members", 1, "from", "2027-03-01" },
  { NULL, 0, "chair.contact", "grace.bell@harrowby.example" },
  { NULL, 0, "chair.name", "Grace Bell" },
  { NULL, 0, "planned.life", "Eighteen months, to the end of August 2028." },
  { NULL, 0, "exit.strategy", "A shadow governing body from February 2028." },
  { "attachments", 0, "name", "Warning notice of 23 November 2026" },
  { "attachments", 1, "name", "Notice of proposed powers of 22 January 2027" },
  { NULL, 0, "part3.body", "the trustees of Harrowby Muslim Schools" },
  { NULL, 0, "effective.date", "2027-03-01" },
  { NULL, 0, "consent.date", "2027-02-22" },
  { NULL, 0, "consent.reference", "IEB/2027/003" },
  { NULL, 0, "interim.end", "2028-08-31" },
  { NULL, 0, "budget.restored", "yes" },
  { NULL, 0, "member.name", "Grace Bell" },
  { NULL, 0, "member.from", "2027-03-01" },
  { NULL, 0, "member.until", "2028-08-31" },
  { NULL, 0, "member.role", "Chair" },
  { NULL, 0, "member.days", "5 half-days" },
  { NULL, 0, "member.pay", "£300 a day" },
  { NULL, 0, "member.chair", "yes" },
  { NULL, 0, "member.notice", "one month by either side" },
  { "terms", 0, "words", "The member declares every interest before the first meeting." },
  { NULL, 0, "next.steps", "The link officer visits again in March." },
  { "measures", 0, "measure", "Interim executive board" },
  { "measures", 0, "from", "2027-03-01" },
  { "measures", 0, "to", "2028-08-31" },
  { NULL, 0, "lifting.reasons", "Outcomes have recovered and governance is secure." },
  { NULL, 0, "next.review", "2028-11-10" },
  { NULL, 0, "inspection.date", "2026-11-10" },
  { NULL, 0, "category.label", "Requires special measures" },
  { NULL, 0, "report.received", "2026-12-10" },
  { NULL, 0, "statement.due", "2027-01-07" },
  { NULL, 0, "parents.informed", "A meeting on 12 January 2027 and a letter to every parent" },
  { NULL, 0, "parents.views", "A survey and the meeting" },
  { NULL, 0, "parents.account", "The officer reports views to the improvement board" },
  { NULL, 0, "specified.person", "No; the link officer does this" },
  { NULL, 0, "work.from", "2027-01-04" },
  { NULL, 0, "work.to", "2027-07-21" },
  { NULL, 0, "work.purpose", "To bring the teaching of reading back to where it was." },
  { "work", 0, "what", "Coaching for the reading lead" },
  { "work", 0, "who", "Reading specialist" },
  { "work", 0, "days", "7 half-days" },
  { "work", 0, "when", "Spring term" },
  { NULL, 0, "work.days", "7 half-days" },
  { NULL, 0, "work.cost", "157550 pence" },
  { "aims", 0, "aim", "Seven in ten pupils reach the expected standard in reading" },
  { "asks", 0, "ask", "Release the reading lead for one afternoon a week" },
  { NULL, 0, "review.on", "2027-07-14" },
};

static void
set_value (FettleLetterData *data,
           const char       *name,
           const char       *value)
{
  FettleDate date = fettle_date_parse_iso (value);

  if (date != FETTLE_DATE_NONE)
    fettle_letter_data_set_date (data, name, date);
  else if (g_str_has_suffix (value, " half-days"))
    fettle_letter_data_set_days (data, name, (guint) g_ascii_strtoull (value, NULL, 10));
  else if (g_str_has_suffix (value, " pence"))
    fettle_letter_data_set_money (data, name, g_ascii_strtoll (value, NULL, 10));
  else
    fettle_letter_data_set_text (data, name, value);
}

static void
add_phrases (const FettleLetter *letter,
             FettleLetterData   *data,
             gboolean            is_pay)
{
  g_autoptr (GError) error = NULL;

  fettle_letter_add_phrase (letter, data, "grounds", is_pay ? "S60A_TEACHERS" : "S60_2A_STANDARDS", &error);
  g_assert_no_error (error);
  if (!is_pay)
    {
      fettle_letter_add_phrase (letter, data, "grounds", "S60_2B_LEADERSHIP", &error);
      g_assert_no_error (error);
      fettle_letter_add_phrase (letter, data, "comparators", "S60_3B_PREVIOUS", &error);
      g_assert_no_error (error);
    }
  fettle_letter_add_phrase (letter, data, "gates", is_pay ? "S60A" : "S60", &error);
  g_assert_no_error (error);
  fettle_letter_add_phrase (letter, data, "powers", "S64", &error);
  g_assert_no_error (error);
  if (!g_str_equal (letter->id, "notify-secretary-of-state"))
    fettle_letter_add_phrase (letter, data, "powers", "S65", &error);
  g_assert_no_error (error);
}

FettleLetterData *
letter_fixture_record (const FettleLetter *letter)
{
  FettleLetterData *data = fettle_letter_data_new ();
  gboolean is_pay = g_str_equal (letter->id, "pay-warning-notice");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FettleLetterData *to = data;

      if (rows[i].list != NULL && rows[i].item == fettle_letter_data_get_n_items (data, rows[i].list))
        fettle_letter_data_add_item (data, rows[i].list);
      if (rows[i].list != NULL)
        to = fettle_letter_data_get_item (data, rows[i].list, rows[i].item);
      set_value (to, rows[i].name, rows[i].value);
    }
  fettle_letter_data_set_text (data, "notice.section", is_pay ? "60A" : "60");
  add_phrases (letter, data, is_pay);
  return data;
}

GBytes *
letter_fixture_zip (const char *first_name,
                    ...)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  zip_stat_t info;
  guint8 *data;
  va_list arguments;

  zip_source_keep (source);
  va_start (arguments, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (arguments, const char *))
    {
      GBytes *bytes = va_arg (arguments, GBytes *);

      zip_file_add (zip, name, zip_source_buffer (zip, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0), 0);
    }
  va_end (arguments);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_cmpint (zip_source_stat (source, &info), ==, 0);
  g_assert_cmpint (zip_source_open (source), ==, 0);
  data = g_malloc (info.size);
  g_assert_cmpint (zip_source_read (source, data, info.size), ==, (gint64) info.size);
  zip_source_close (source);
  zip_source_free (source);
  return g_bytes_new_take (data, info.size);
}

#define NAME_SPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\">"

GBytes *
letter_fixture_odt (const char *automatic_styles,
                    const char *body)
{
  static const char type[] = "application/vnd.oasis.opendocument.text";
  g_autofree char *content = g_strconcat ("<office:document-content" NAME_SPACES "<office:automatic-styles>", automatic_styles,
                                          "</office:automatic-styles><office:body><office:text>", body,
                                          "</office:text></office:body></office:document-content>", NULL);
  g_autofree char *styles = g_strdup ("<office:document-styles" NAME_SPACES "<office:styles><text:list-style style:name=\"Points\"/></office:styles><office:automatic-styles>"
                                      "<style:page-layout style:name=\"L1\"><style:page-layout-properties fo:page-width=\"21cm\""
                                      " fo:page-height=\"29.7cm\" fo:margin=\"2cm\"/></style:page-layout></office:automatic-styles>"
                                      "<office:master-styles><style:master-page style:name=\"Council\" style:page-layout-name=\"L1\">"
                                      "<style:header><text:p>COUNCIL LETTERHEAD</text:p></style:header></style:master-page>"
                                      "</office:master-styles></office:document-styles>");
  g_autoptr (GBytes) type_bytes = g_bytes_new_static (type, strlen (type));
  g_autoptr (GBytes) content_bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (GBytes) styles_bytes = g_bytes_new_static (styles, strlen (styles));

  return letter_fixture_zip ("mimetype", type_bytes, "content.xml", content_bytes, "styles.xml", styles_bytes, NULL);
}

char *
letter_fixture_read (GBytes     *package,
                     const char *part)
{
  zip_source_t *source = zip_source_buffer_create (g_bytes_get_data (package, NULL), g_bytes_get_size (package), 0, NULL);
  zip_t *zip = zip_open_from_source (source, ZIP_RDONLY, NULL);
  zip_file_t *file = zip_fopen (zip, part, 0);
  zip_stat_t info;
  char *text;

  g_assert_nonnull (file);
  g_assert_cmpint (zip_stat (zip, part, 0, &info), ==, 0);
  text = g_malloc0 (info.size + 1);
  g_assert_cmpint (zip_fread (file, text, info.size), ==, (gint64) info.size);
  zip_fclose (file);
  zip_discard (zip);
  return text;
}
