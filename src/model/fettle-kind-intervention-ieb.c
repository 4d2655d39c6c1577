/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

#define EIA "Education and Inspections Act 2006 "
#define PERSON (FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE)

static const FettleField ieb_application_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD ("applied-on", "Applied", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("planned-start", "Planned start", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("planned-life", "Planned life", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("background", "Background", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("exit-strategy", "Exit strategy", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD_FULL ("decision", "Decision", CHOICE, "consent-decision", FETTLE_FIELD_PLAIN, RESTRICTED,
                     "The Secretary of State consents before the notice is given", EIA "s.65"),
  FETTLE_FIELD ("decided-on", "Decided", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("reference", "Consent reference", TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("conditions", "Conditions", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_HELP ("reasons", "Why a board is needed", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     N_("And why no other power would do")),
};

const FettleKind fettle_kind_ieb_application = {
  "ieb-application", "ieb_application", N_("application for consent"), N_("Applications for consent"),
  "fettle-board-symbolic", "applied-on", "school", ieb_application_fields, G_N_ELEMENTS (ieb_application_fields),
};

/* Whom the application names; interim executive members are appointed only when the notice takes effect. */
static const FettleField proposed_member_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("application", "Application for consent", "ieb-application"),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED | PERSON, RESTRICTED),
  FETTLE_FIELD_OF ("role", "Role", CHOICE, "ieb-role", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("skills", "Suitability, skills and experience", LONG_TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELD ("chair", "Proposed as chair", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("contact", "E-mail and telephone", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     N_("The Department for Education asks how to reach the proposed chair")),
};

const FettleKind fettle_kind_proposed_member = {
  "proposed-member", "proposed_member", N_("proposed member"), N_("Proposed members"), "fettle-person-symbolic", "name",
  "school", proposed_member_fields, G_N_ELEMENTS (proposed_member_fields),
};

static const FettleField ieb_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_LINK ("application", "Consent", "ieb-application"),
  FETTLE_FIELD_LAW ("notice-on", "Notice given", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED, EIA "s.65"),
  FETTLE_FIELD_FULL ("effective-on", "Takes effect", DATE, NULL, FETTLE_FIELD_REQUIRED, RESTRICTED,
                     "From this day the governing body is constituted under Schedule 6", EIA "s.65, Sch 6 para 3"),
  FETTLE_FIELD_FULL ("duration-end", "Ends", DATE, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Only where the notice says how long; it cannot be made longer afterwards", EIA "Sch 6 para 7"),
  FETTLE_FIELD ("exit-criteria", "Exit criteria", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("clerk", "Clerk", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD ("procedure", "Procedure and quorum it set itself", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD ("budget-restored-on", "Delegated budget restored", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_LAW ("shadow-set-up-on", "Shadow governing body set up", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    "SI 2010/1918 reg 11"),
  FETTLE_FIELD ("shadow-clerk", "Clerk of the shadow body", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD_LAW ("resumption-notice-on", "Notice of resumption given", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    EIA "Sch 6 para 17"),
  FETTLE_FIELD_LAW ("resumption-on", "Normal government resumes", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    EIA "Sch 6 para 17"),
  FETTLE_FIELD_LAW ("transfer-on", "Transfer date", DATE, FETTLE_FIELD_PLAIN, RESTRICTED, "SI 2010/1918 reg 25"),
  FETTLE_FIELD_LAW ("constitution-on", "Constitution date", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    "SI 2010/1918 reg 26"),
  FETTLE_FIELD_LAW ("discontinued-on", "School discontinued", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    EIA "Sch 6 paras 16, 18"),
  FETTLE_FIELD ("ended-on", "Ended", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("ended-reason", "Why it ended", CHOICE, "ieb-end", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-note", "Evaluation", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("departure-reason", "Why practice was departed from", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD ("authorised-by", "Authorised by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("authorised-post", "Post", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("authorised-on", "Authorised", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("scheme-reference", "Scheme of delegation", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Under which paragraph the officer may give the notice")),
  FETTLE_FIELD_FULL ("outgoing-governors", "Governors in office before", LONG_TEXT, NULL, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     N_("One a line: each of them is to have the notice and every instrument"), EIA "Sch 6 para 6"),
};

const FettleKind fettle_kind_ieb = {
  "ieb", "ieb", N_("interim executive board"), N_("Interim executive boards"), "fettle-board-symbolic", "effective-on",
  "school", ieb_fields, G_N_ELEMENTS (ieb_fields),
};

static const FettleField ieb_member_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("ieb", "Board", "ieb"),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED | PERSON, RESTRICTED),
  FETTLE_FIELD_OF ("role", "Role", CHOICE, "ieb-role", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_LAW ("chair", "Nominated as chair", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED, EIA "Sch 6 para 8"),
  FETTLE_FIELD ("skills", "Skills and experience", LONG_TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELD ("interests", "Interests declared", LONG_TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELD ("was-governor", "Governor of the school before", FLAG, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_LAW ("instrument-on", "Instrument of appointment", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    EIA "Sch 6 para 5"),
  FETTLE_FIELD ("appointed-from", "Appointed from", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("terms", "Terms", LONG_TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELD_LAW ("paid", "Paid", FLAG, FETTLE_FIELD_PERSONAL, RESTRICTED, EIA "Sch 6 para 9"),
  FETTLE_FIELD ("ended-on", "Left", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-reason", "Why", TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD ("time-expected", "Time expected", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_LAW ("notice-period", "Notice that ends the appointment", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED,
                    EIA "Sch 6 para 5"),
  FETTLE_FIELDS_AUTHORITY,
};

const FettleKind fettle_kind_ieb_member = {
  "ieb-member", "ieb_member", N_("interim executive member"), N_("Interim executive members"), "fettle-person-symbolic",
  "name", "school", ieb_member_fields, G_N_ELEMENTS (ieb_member_fields),
};

static const FettleField ieb_meeting_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("ieb", "Board", "ieb"),
  FETTLE_FIELD_HELP ("shadow", "Of the shadow governing body", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "A shadow body must have a clerk and signed minutes; a board sets its own procedure"),
  FETTLE_FIELD ("met-on", "Met", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("present", "Present", LONG_TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELD ("minutes", "Minutes", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("signed-on", "Minutes signed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_ieb_meeting = {
  "ieb-meeting", "ieb_meeting", N_("meeting of the board"), N_("Meetings of the board"), "fettle-calendar-symbolic",
  "met-on", "school", ieb_meeting_fields, G_N_ELEMENTS (ieb_meeting_fields),
};

static const FettleField ieb_review_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("ieb", "Board", "ieb"),
  FETTLE_FIELD ("reviewed-on", "Reviewed", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("progress", "Progress against the exit criteria", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("decision", "Decision", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD ("next-review-on", "Next review", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_ieb_review = {
  "ieb-review", "ieb_review", N_("review of the board"), N_("Reviews of the board"), "fettle-board-symbolic",
  "reviewed-on", "school", ieb_review_fields, G_N_ELEMENTS (ieb_review_fields),
};

static const FettleField shadow_governor_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("ieb", "Board", "ieb"),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED | PERSON, RESTRICTED),
  FETTLE_FIELD_FULL ("category", "Category", CHOICE, "shadow-category", FETTLE_FIELD_REQUIRED, RESTRICTED,
                     "How many of each depends on the category of school", "SI 2010/1918 regs 13 to 18"),
  FETTLE_FIELD_HELP ("parent-eligible", "Could be elected as a parent", FLAG, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     "Counts at a voluntary aided or qualifying foundation school"),
  FETTLE_FIELD ("chair", "Chair", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("appointed-on", "Appointed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-on", "Left", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-reason", "Why", TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
};

const FettleKind fettle_kind_shadow_governor = {
  "shadow-governor", "shadow_governor", N_("shadow governor"), N_("Shadow governors"), "fettle-person-symbolic", "name",
  "school", shadow_governor_fields, G_N_ELEMENTS (shadow_governor_fields),
};
