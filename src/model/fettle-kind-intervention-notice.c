/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

#define EIA "Education and Inspections Act 2006 "
#define FETTLE_GROUND(name, label, law) FETTLE_FIELD_LAW (name, label, FLAG, FETTLE_FIELD_PLAIN, EXEMPT, EIA law)

static const FettleField warning_notice_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("section", "Section", CHOICE, "warning-notice-section", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("given-on", "Given", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("given-how", "How given", CHOICE, "given-how", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_GROUND ("ground-standards", "Standards are unacceptably low", "s.60(2)(a)"),
  FETTLE_GROUND ("ground-leadership", "Serious breakdown in management or governance", "s.60(2)(b)"),
  FETTLE_GROUND ("ground-safety", "Safety of pupils or staff is threatened", "s.60(2)(c)"),
  FETTLE_GROUND ("comparator-expected", "Low against what the pupils might be expected to attain", "s.60(3)"),
  FETTLE_GROUND ("comparator-previous", "Low against what they attained before", "s.60(3)"),
  FETTLE_GROUND ("comparator-comparable", "Low against comparable schools", "s.60(3)"),
  FETTLE_FIELD_FULL ("provision", "Provision of the pay order not complied with", TEXT, NULL, FETTLE_FIELD_PLAIN,
                     EXEMPT,
                     "Only for a pay and conditions notice", EIA "s.60A"),
  FETTLE_FIELD_FULL ("matters", "Matters", LONG_TEXT, NULL, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     "On which the conclusion is based, one a line; a line that begins with “Evidence:” belongs to the one above",
                     EIA "ss.60(4)(a), 60A"),
  FETTLE_FIELD_FULL ("compliance-length", "Compliance period as worded", TEXT, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "As the notice words it; a person confirms the day on which it ends", EIA "s.60(4)"),
  FETTLE_FIELD_FULL ("compliance-end", "Compliance period ends", DATE, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "The last day on which the governing body can comply", EIA "s.60(1)(b), (4)"),
  FETTLE_FIELD ("confirmed-by", "End confirmed by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("confirmed-on", "End confirmed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_GROUND ("minded-63", "Minded to require arrangements", "ss.60(4), 63"),
  FETTLE_GROUND ("minded-64", "Minded to appoint additional governors", "ss.60(4), 64"),
  FETTLE_GROUND ("minded-65", "Minded to seek an interim executive board", "ss.60(4), 65"),
  FETTLE_GROUND ("minded-66", "Minded to suspend the delegated budget", "ss.60(4), 66"),
  FETTLE_FIELD_LAW ("minded-other", "Other action that the authority is minded to take", LONG_TEXT,
                    FETTLE_FIELD_PLAIN, EXEMPT,
                    EIA "s.60(4)"),
  FETTLE_FIELD ("authorised-by", "Authorised by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("authorised-post", "Post", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("authorised-on", "Authorised", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("scheme-reference", "Scheme of delegation", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Under which paragraph the officer may give the notice"),
  FETTLE_FIELD ("withdrawn-on", "Withdrawn", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("withdrawn-reason", "Why it was withdrawn", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD ("departure-reason", "Why practice was departed from", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_FULL ("contents-by", "The attached document sets out all four, states", TEXT, NULL, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     N_("The officer who has read that it sets out the matters, the action required, the compliance period and what the "
                        "authority is minded to do"), EIA "s.60(4)"),
  FETTLE_FIELD ("contents-on", "Stated", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_FULL ("given-time", "Time given", TEXT, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Such as 14:30; it matters where the Secretary of State gave a notice on the same day"), EIA "s.60(4A), (4B)"),
};

const FettleKind fettle_kind_warning_notice = {
  "warning-notice", "warning_notice", N_("warning notice"), N_("Warning notices"), "fettle-notice-symbolic", "given-on",
  "school", warning_notice_fields, G_N_ELEMENTS (warning_notice_fields),
};

static const FettleField required_action_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("notice", "Warning notice", "warning-notice"),
  FETTLE_FIELD ("number", "Number", INTEGER, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_LAW ("action", "Action required", LONG_TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, EXEMPT,
                    EIA "s.60(4)"),
  FETTLE_FIELD_HELP ("measure", "Measure", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT, "What will show that it is done"),
  FETTLE_FIELD ("by", "By", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("finding", "Finding", CHOICE, "compliance-finding", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("finding-reason", "Reason for the finding", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
};

const FettleKind fettle_kind_required_action = {
  "required-action", "required_action", N_("required action"), N_("Required actions"), "fettle-notice-symbolic",
  "action",
  "school", required_action_fields, G_N_ELEMENTS (required_action_fields),
};

/* No right under the Act since 18 April 2016; guidance still expects an answer. */
static const FettleField notice_response_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("notice", "Warning notice", "warning-notice"),
  FETTLE_FIELD ("received-on", "Received", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("from", "From", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("response", "Response", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_notice_response = {
  "notice-response", "notice_response", N_("response to a notice"), N_("Responses"), "fettle-letter-symbolic",
  "received-on", "school", notice_response_fields, G_N_ELEMENTS (notice_response_fields),
};

static const FettleField notice_finding_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("notice", "Warning notice", "warning-notice"),
  FETTLE_FIELD_FULL ("finding", "Finding", CHOICE, "compliance-finding", FETTLE_FIELD_REQUIRED, RESTRICTED,
                     "Whether the governing body complied to the authority’s satisfaction", EIA "s.60(1)(c)"),
  FETTLE_FIELD ("decided-on", "Decided", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("decided-by", "Decided by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("reasons", "Reasons", LONG_TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("next-steps", "What happens next", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_notice_finding = {
  "notice-finding", "notice_finding", N_("finding on a notice"), N_("Findings"), "fettle-notice-symbolic", "finding",
  "school", notice_finding_fields, G_N_ELEMENTS (notice_finding_fields),
};

/* The second notice: without it the school is not eligible for intervention. */
static const FettleField powers_notice_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("notice", "Warning notice", "warning-notice"),
  FETTLE_FIELD_LAW ("given-on", "Given", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED, EIA "ss.60(1)(d), 60A"),
  FETTLE_FIELD_OF ("given-how", "How given", CHOICE, "given-how", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_GROUND ("power-63", "To require arrangements", "s.63"),
  FETTLE_GROUND ("power-64", "To appoint additional governors", "s.64"),
  FETTLE_GROUND ("power-65", "To seek an interim executive board", "s.65"),
  FETTLE_GROUND ("power-66", "To suspend the delegated budget", "s.66"),
  FETTLE_FIELD_HELP ("earliest-use", "Earliest use", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "The notice must be reasonable; the Act gives no number of days"),
  FETTLE_FIELD ("departure-reason", "Why practice was departed from", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_FULL ("reasonable-reason", "Why the notice is reasonable", TEXT, NULL, FETTLE_FIELD_PLAIN, EXEMPT,
                     N_("Follows “because” in the notice"), EIA "ss.60(1)(d), 60A"),
  FETTLE_FIELDS_AUTHORITY,
};

const FettleKind fettle_kind_powers_notice = {
  "powers-notice", "powers_notice", N_("notice of proposed powers"), N_("Notices of proposed powers"),
  "fettle-notice-symbolic", "given-on", "school", powers_notice_fields, G_N_ELEMENTS (powers_notice_fields),
};

static const FettleField secretary_of_state_notice_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("kind", "What it is", CHOICE, "sos-notice", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("given-on", "Given", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_HELP ("received-on", "Received by the authority", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Left empty, the day on which it was given"),
  FETTLE_FIELD ("effective-on", "Takes effect", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("due-on", "Answer due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_LAW ("copied-on", "Copied to the governing body", DATE, FETTLE_FIELD_PLAIN, RESTRICTED, EIA "s.69B"),
  FETTLE_FIELD_LAW ("gb-response-on", "Governing body’s response received", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    EIA "s.69B"),
  FETTLE_FIELD ("answered-on", "Answered", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("ended-on", "No longer in effect", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Governors who left, or a board that ended"),
  FETTLE_FIELD ("reference", "Reference", TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("terms", "What it says", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_FULL ("compliance-end", "Its compliance period ends", DATE, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Of a warning notice: the last day on which the governing body can comply"), EIA "s.60(1)(b), (4)"),
  FETTLE_FIELD_FULL ("finding", "The Secretary of State’s finding", CHOICE, "compliance-finding", FETTLE_FIELD_PLAIN,
                     RESTRICTED, N_("Of a warning notice: whether the governing body complied with it"), EIA "s.60(1)(c)"),
  FETTLE_FIELD_LAW ("found-on", "Found", DATE, FETTLE_FIELD_PLAIN, RESTRICTED, EIA "s.60(1)(c)"),
  FETTLE_FIELD_FULL ("powers-notice-on", "Notice of proposed powers", DATE, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("The day on which the Secretary of State gave the governing body notice of the powers proposed"),
                     EIA "s.60(1)(d)"),
  FETTLE_FIELD_FULL ("given-time", "Time given", TEXT, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Such as 14:30; it matters where the authority gave a notice on the same day"), EIA "s.60(4A), (4B)"),
};

const FettleKind fettle_kind_secretary_of_state_notice = {
  "secretary-of-state-notice", "secretary_of_state_notice", N_("notice of the Secretary of State"),
  N_("Notices of the Secretary of State"), "fettle-notice-symbolic", "kind", "school",
  secretary_of_state_notice_fields, G_N_ELEMENTS (secretary_of_state_notice_fields),
};
