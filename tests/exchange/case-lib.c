/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-lib.h"

#include <string.h>

#include "base/fettle-id.h"
#include "fettle-test-store.h"

static const char *const script[] = {
  "today 2026-11-23",
  "school street=Long Lane",
  "school town=Harrowby",
  "school postcode=HB4 2ZZ",
  "school diocese=Harrowby",
  "school pupils=412",
  "put contact Chair|role=chair-of-governors|title=Mrs|name=Ayesha Khan|from=2024-09-01",
  "put contact OldChair|role=chair-of-governors|name=Former Chair|from=2020-09-01|to=2024-08-31",
  "put contact Head|role=head-teacher|name=Daniel Frost",
  "put contact Officer|role=link-officer|name=Tom Elliott|post=School Effectiveness Officer|email=tom.elliott@harrowby.example|"
  "telephone=01632 960 101",
  "put contact Diocese|role=diocesan-officer|name=Monica Reilly",
  "put contact Founder|role=foundation-appointer|name=The Bishop of Harrowby",
  "put intervention-case case|title=Standards and governance|state=open|opened-on=2026-11-01|lead-officer=Tom Elliott|reference=SE/2026/14",
  "put concern C|case=@case|type=standards|title=Results have fallen|state=open|raised-on=2026-11-01"
  "|sources=Key Stage 2 results",
  "put support U1|case=@case|need=Teaching of reading|provider=Harrowby Hub|provider-type=hub|agreed-on=2026-11-02|from=2026-11-09"
  "|to=2027-03-26|days-planned=13|cost=125050|scope=Coaching for the reading lead|aims=Seven in ten pupils reach the standard"
  "\nEvery pupil is heard each day|asks=Release the reading lead|review-on=2027-03-19",
  "put support U2|case=@case|need=Governance|provider=Harrowby Council|agreed-on=2026-11-02|from=2026-11-02|to=2026-12-18|days-planned=2"
  "|scope=A mentor for the chair|aims=Reports are challenged|review-on=2026-12-18",
  "put case-note Secret|case=@case|subject=" CASE_LIB_SECRET "|body=" CASE_LIB_SECRET " body|happened-on=2026-11-02",
  "put note Visit|subject=Telephone call|body=" CASE_LIB_SECRET " call|private=1|happened-on=2026-11-03",
  "put pre-warning-letter L|case=@case|sent-on=2026-11-05|issues=Results have fallen|response-due=2026-11-16"
  "|meeting-on=2026-11-12|meeting-place=the Civic Centre",
  "put warning-notice N|case=@case|section=s60|given-how=hand|compliance-end=2027-01-15|ground-standards=1"
  "|ground-leadership=1|comparator-previous=1"
  "|matters=Reading at the expected standard fell from 71% to 48%\nEvidence: Key Stage 2 results 2024 to 2026\n"
  "Governors did not challenge reports <as minuted>\nEvidence: Minutes of five meetings"
  "|minded-64=1|minded-65=1|authorised-by=Dr Miriam Osei|authorised-post=Director of Children’s Services"
  "|scheme-reference=Part 3 of the Constitution, delegation CS14",
  "put required-action A2|notice=@N|number=2|action=Commission a review of governance|measure=The review is received|by=2027-01-15",
  "put required-action A1|notice=@N|number=1|action=Adopt an improvement plan|measure=The plan is minuted|by=2026-12-18",
  "put warning-notice N|given-on=2026-11-23",
  "put notice-copy K1|notice=@N|recipient=chief-inspector|given-on=2026-11-23",
  "put notice-copy K2|notice=@N|recipient=head-teacher|name=Mr Daniel Frost|given-on=2026-11-23",
  "put notice-copy K3|notice=@N|recipient=secretary-of-state|given-on=2026-11-23",
  "today 2027-01-22",
  "put notice-response R|notice=@N|received-on=2026-12-04|response=The governing body accepts the notice",
  "put required-action A1|finding=not-complied|finding-reason=The plan was not put to governors",
  "put required-action A2|finding=not-complied|finding-reason=No review was commissioned",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20|decided-by=Dr Miriam Osei|reasons=Neither action was taken",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1|power-65=1|earliest-use=2027-02-01",
  "put consultation Q|case=@case|power=s65|opened-on=2027-01-25|closes-on=2027-02-15|proposal=Four members for eighteen months",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2027-01-25|due-on=2027-02-15|replied-on=2027-02-10"
  "|reply=We ask for another term",
  "put consultee Q2|consultation=@Q|party=diocese-roman-catholic|name=Monica Reilly|sent-on=2027-01-25|due-on=2027-02-15",
  "today 2027-02-12",
  "put s70a-notification S|case=@case|power=s64|sent-on=2027-01-28|intended-on=2027-02-15",
  NULL,
};

/* Everything that the letters of one case say: with it none of the thirteen has a gap. */
static const char *const complete[] = {
  "put concern-action CA1|letter=@L|number=1|action=Write a plan for reading|by=2026-12-18",
  "put notice-copy K4|notice=@N|recipient=diocese-roman-catholic|name=Monica Reilly|given-on=2026-11-23",
  "put powers-notice P|reasonable-reason=the governing body has known of it since October",
  "put consultee Q2|replied-on=2027-02-11|reply=The diocese supports it",
  "today 2027-05-12",
  "put ieb-application I|case=@case|applied-on=2027-04-23|planned-start=2027-06-01|planned-life=To August 2028|background=Five vacancies"
  "|reasons=No other power brings governors with the skills|exit-strategy=A shadow body|decision=granted|decided-on=2027-05-11"
  "|reference=IEB/3",
  "put proposed-member PM1|application=@I|name=Grace Bell|role=chair|chair=1|skills=Former head teacher|contact=grace.bell@example.org",
  "put proposed-member PM2|application=@I|name=Imran Shah|role=finance|skills=Accountant",
  "put ieb B|case=@case|application=@I|notice-on=2027-05-12|effective-on=2027-06-01|duration-end=2028-08-31|authorised-by=Dr Miriam Osei"
  "|authorised-post=Director of Children’s Services|scheme-reference=Part 3, CS15",
  "put ieb-member M1|ieb=@B|name=Grace Bell|role=chair|chair=1|skills=Former head teacher|paid=1|terms=Declares interests\nKeeps confidence|"
  "instrument-on=2027-05-20|appointed-from=2027-06-01|time-expected=Three days a month|notice-period=one month",
  "put ieb-member M2|ieb=@B|name=Imran Shah|role=finance|skills=Accountant|paid=0|terms=Keeps confidence|instrument-on=2027-05-20"
  "|appointed-from=2027-06-01",
  "put inspection V|format=full|start=2026-12-01|category=special-measures",
  "put statement-of-action T|case=@case|inspection=@V|report-received=2026-12-10|parents-informed=By letter|parents-views=A survey"
  "|parents-account=Told to the board|specified-person=No; the link officer does this|prepared-by=Tom Elliott|prepared-post=Officer",
  "put statement-action TA2|statement=@T|number=2|action=Review staffing|who=The head teacher|by=2027-03-26|measure=Posts are filled",
  "put statement-action TA1|statement=@T|number=1|action=Review teaching|who=The authority|by=2027-02-12|measure=Nine lessons in ten",
  "put warning-notice Pay|case=@case|section=s60a|provision=STPCD 15|matters=A teacher was not paid\nEvidence: Pay slips"
  "|compliance-end=2027-04-30|minded-64=1|authorised-by=Dr Miriam Osei|authorised-post=Director of Children’s Services"
  "|scheme-reference=Part 3, CS14",
  "put required-action PA|notice=@Pay|number=1|action=Pay the teacher|measure=The pay slip|by=2027-04-30|finding=complied"
  "|finding-reason=The pay slip of April",
  "put warning-notice Pay|given-on=2027-03-01",
  "put notice-finding FP|notice=@Pay|finding=complied|decided-on=2027-05-07|decided-by=Dr Miriam Osei|reasons=The teacher was paid"
  "|next-steps=The link officer visits in June",
  NULL
};

static void
put_authority (FettleStore *store)
{
  g_autoptr (FettleRecord) authority = fettle_test_record (
    "authority", NULL, "code", "999", "name", "Harrowby", "council-name", "Harrowby Borough Council", "service-name",
    "School Effectiveness", "directorate", "Children’s Services", "address", "Civic Centre,\n1 Market Square\nHarrowby HB1 1AA", "telephone",
    "01632 960 100", "email", "schools@harrowby.example", "signatory-name", "Ruth Adeyemi", "signatory-post", "Director of Education", NULL);
  g_autoptr (FettleRecord) department = fettle_test_record (
    "addressee", NULL, "party", "secretary-of-state", "name", "Department for Education, Regions Group", "person", "Regional Director",
    "address", "2 Station Road\nMidham MD1 1AA", NULL);
  g_autoptr (FettleRecord) diocese = fettle_test_record (
    "addressee", NULL, "party", "diocese-roman-catholic", "name", "Diocese of Harrowby Education Service", "diocese", "Harrowby", "address",
    "3 Cathedral Close\nHarrowby HB1 2AA", NULL);
  g_autoptr (FettleRecord) other = fettle_test_record (
    "addressee", NULL, "party", "diocese-roman-catholic", "name", "Diocese of Farham", "diocese", "Farham", "address", "9 Low Street", NULL);

  fettle_test_put (store, "Set up", authority, NULL);
  fettle_test_put (store, "Where the Department is", department, NULL);
  fettle_test_put (store, "Where the diocese is", diocese, NULL);
  fettle_test_put (store, "Where another diocese is", other, NULL);
}

/**
 * case_lib_new:
 *
 * Returns: the case; its today is 12 February 2027
 */
CaseLib
case_lib_new (void)
{
  CaseLib self = { .store = fettle_test_store_new () };

  put_authority (self.store);
  self.here = fettle_test_case_new ("voluntary-aided", "Roman Catholic", self.store);
  fettle_test_case_run (self.here, script);
  return self;
}

/**
 * case_lib_complete:
 * @self: a case
 *
 * Adds all that the letters of one case say; its today is then 12 May 2027.
 */
void
case_lib_complete (CaseLib *self)
{
  fettle_test_case_run (self->here, complete);
}

/**
 * case_lib_free:
 * @self: a case
 */
void
case_lib_free (CaseLib *self)
{
  g_clear_pointer (&self->here, fettle_test_case_free);
  if (self->store != NULL)
    fettle_test_store_remove (self->store);
  self->store = NULL;
}

/**
 * case_lib_id:
 * @self: a case
 * @alias: what the script calls a record
 *
 * Returns: (transfer none): its id
 */
const char *
case_lib_id (CaseLib    *self,
             const char *alias)
{
  return fettle_record_get_id (fettle_test_case_find (self->here, alias));
}

/**
 * case_lib_attach_bytes:
 * @self: a case
 * @alias: what the script calls a record with a document
 * @title: the document's title
 * @file_name: its file name
 * @file: what is in it
 */
void
case_lib_attach_bytes (CaseLib    *self,
                       const char *alias,
                       const char *title,
                       const char *file_name,
                       GBytes     *file)
{
  g_autofree char *hash = fettle_hash_bytes (file);
  g_autoptr (FettleRecord) document = fettle_test_record ("document", fettle_record_get_id (fettle_test_case_get_school (self->here)), "title",
                                                          title, "file-name", file_name, "sha256", hash, NULL);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Attach a file");
  FettleRecord *record = fettle_test_case_find (self->here, alias);
  g_autoptr (FettleRecord) changed = fettle_record_copy (record);
  g_autoptr (GError) error = NULL;

  fettle_record_set_text (changed, "document", fettle_record_get_id (document));
  fettle_batch_put_blob (batch, file);
  fettle_batch_put (batch, document, NULL);
  fettle_batch_put (batch, changed, record);
  fettle_store_apply (self->store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * case_lib_attach:
 * @self: a case
 * @alias: what the script calls a record with a document
 * @title: the document's title
 * @file_name: its file name
 * @text: what is in it
 */
void
case_lib_attach (CaseLib    *self,
                 const char *alias,
                 const char *title,
                 const char *file_name,
                 const char *text)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  case_lib_attach_bytes (self, alias, title, file_name, file);
}
