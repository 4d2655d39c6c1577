/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

/* The Chief Inspector's notice opens the gate of section 61 or 62; a later inspection shuts it. */
static const FettleField category_notice_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_LINK ("inspection", "Inspection", "inspection"),
  FETTLE_FIELD_FULL ("category", "Category", CHOICE, "category-of-concern", FETTLE_FIELD_REQUIRED, PUBLIC,
                     "As Ofsted states it", "Education Act 2005 s.13(3)(a)"),
  FETTLE_FIELD_HELP ("notice-on", "Notice received", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED,
                     "It opens the powers; the ten working days of the statement of action run from the receipt of the report"),
  FETTLE_FIELD_HELP ("sos-receipt-on", "Secretary of State’s notice of receipt", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Lets the appointing authority of a voluntary aided school appoint such number as it thinks fit"),
  FETTLE_FIELD_HELP ("ended-on", "No longer in the category", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "The date of the report that says so, of a graded or a monitoring inspection; what is said at feedback is "
                     "provisional"),
  FETTLE_LINK ("ended-by", "Inspection that says so", "inspection"),
};

const FettleKind fettle_kind_category_notice = {
  "category-notice", "category_notice", N_("notice of a category"), N_("Notices of a category"),
  "fettle-inspection-symbolic", "category", "school", category_notice_fields, G_N_ELEMENTS (category_notice_fields),
};

#define EA2005 "Education Act 2005 s.15"

static const FettleField statement_of_action_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_LINK ("inspection", "Inspection", "inspection"),
  FETTLE_FIELD_LAW ("report-received", "Report received", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED,
                    "SI 2005/2038 reg 7"),
  FETTLE_FIELD ("draft-received", "Draft report received by the school", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_LAW ("parents-copied-on", "Report sent to parents", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                    "Education Act 2005 s.14(4); SI 2005/2038 reg 6"),
  FETTLE_FIELD_FULL ("actions", "Actions in words", LONG_TEXT, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("One a line, where they are not added one by one with who, by when and the measure"), EA2005),
  FETTLE_FIELD_LAW ("parents-informed", "How parents will be informed", LONG_TEXT, FETTLE_FIELD_PLAIN, RESTRICTED,
                    EA2005),
  FETTLE_FIELD_LAW ("parents-views", "How their views are asked", LONG_TEXT, FETTLE_FIELD_PLAIN,
                    RESTRICTED, EA2005),
  FETTLE_FIELD_LAW ("specified-person", "Specified person appointed, or why not", LONG_TEXT, FETTLE_FIELD_PERSONAL,
                    RESTRICTED,
                    EA2005),
  FETTLE_FIELD ("prepared-on", "Prepared", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("prepared-by", "Prepared by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_HELP ("directed-due", "Due as directed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Where the Secretary of State directs a shorter period, or a further statement"),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_LAW ("no-action-reason", "Reasons for no action", LONG_TEXT, FETTLE_FIELD_PLAIN, RESTRICTED, EA2005),
  FETTLE_FIELD_LAW ("parents-account", "How their views are taken into account", LONG_TEXT, FETTLE_FIELD_PLAIN,
                    RESTRICTED, EA2005),
  FETTLE_FIELD ("prepared-post", "Post", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_statement_of_action = {
  "statement-of-action", "statement_of_action", N_("statement of action"), N_("Statements of action"),
  "fettle-letter-symbolic", "report-received", "school",
  statement_of_action_fields, G_N_ELEMENTS (statement_of_action_fields),
};

static const FettleField statement_action_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("statement", "Statement of action", "statement-of-action"),
  FETTLE_FIELD ("number", "Number", INTEGER, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_LAW ("action", "Action", LONG_TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED, EA2005),
  FETTLE_FIELD ("who", "Who", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_LAW ("by", "By", DATE, FETTLE_FIELD_PLAIN, RESTRICTED, EA2005),
  FETTLE_FIELD_HELP ("measure", "Measure", LONG_TEXT, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("How success is judged")),
};

const FettleKind fettle_kind_statement_action = {
  "statement-action", "statement_action", N_("action of a statement"), N_("Actions of statements"),
  "fettle-letter-symbolic", "action", "school", statement_action_fields, G_N_ELEMENTS (statement_action_fields),
};

static const FettleField coasting_notification_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_FULL ("notified-on", "Governing body notified", DATE, NULL, FETTLE_FIELD_REQUIRED, RESTRICTED,
                     "By the Secretary of State; without it the school is not eligible, whatever the data say",
                     "Education and Inspections Act 2006 s.60B"),
  FETTLE_FIELD ("ended-on", "Ended", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-reason", "Why", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_coasting_notification = {
  "coasting-notification", "coasting_notification", N_("coasting notification"), N_("Coasting notifications"),
  "fettle-notice-symbolic", "notified-on", "school",
  coasting_notification_fields, G_N_ELEMENTS (coasting_notification_fields),
};

static const FettleField academy_order_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("power", "Made under", CHOICE, "academy-order-power", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("made-on", "Made", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("trust", "Proposed trust", TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("planned-on", "Planned conversion", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("converted-on", "Converted", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("revoked-on", "Revoked", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("note", "Note", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_academy_order = {
  "academy-order", "academy_order", N_("academy order"), N_("Academy orders"), "fettle-notice-symbolic", "made-on",
  "school", academy_order_fields, G_N_ELEMENTS (academy_order_fields),
};

/* The lighter path: for an academy the authority raises and records, and has no powers of Part 4. */
static const FettleField academy_step_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("kind", "Step", CHOICE, "academy-step", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("happened-on", "Date", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("with", "With", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("details", "Details", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("action-due", "Action due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("response-due", "Response due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("response-on", "Response received", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("response", "Response", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("ended-on", "Ended", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_academy_step = {
  "academy-step", "academy_step", N_("step with a trust or the Department"), N_("Steps with trusts and the Department"), "fettle-academy-symbolic",
  "kind", "school", academy_step_fields, G_N_ELEMENTS (academy_step_fields),
};
