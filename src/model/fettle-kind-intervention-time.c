/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

/* A copy of a paper to one of those whom the Acts name. The paper is the record that one of the links names. */
static const FettleField notice_copy_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK ("notice", "Warning notice", "warning-notice"),
  FETTLE_LINK ("power-use", "Use of a power", "power-use"),
  FETTLE_LINK ("suspension", "Suspension", "budget-suspension"),
  FETTLE_LINK ("ieb", "Notice of the board", "ieb"),
  FETTLE_LINK ("member", "Instrument of appointment", "ieb-member"),
  FETTLE_LINK ("statement", "Statement of action", "statement-of-action"),
  FETTLE_FIELD ("resumption", "Of the notice of resumption", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("recipient", "Recipient", CHOICE, "statutory-party", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("given-on", "Given", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("given-how", "How given", CHOICE, "given-how", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("document", "Proof", LINK, "document", FETTLE_FIELD_INTERNAL, RESTRICTED),
};

const FettleKind fettle_kind_notice_copy = {
  "notice-copy", "notice_copy", N_("copy of a notice"), N_("Copies of notices"), "fettle-letter-symbolic", "recipient",
  "school", notice_copy_fields, G_N_ELEMENTS (notice_copy_fields),
};

/* A promised date. The dates of law are computed, and not kept. */
static const FettleField deadline_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD ("what", "What", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("due-on", "By", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("owner", "Owner", TEXT, FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("promised-on", "Promised", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("done-on", "Done", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("snooze-until", "Put off until", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("snooze-reason", "Why it is put off", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("note", "Note", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_LINK ("review", "Review", "case-review"),
};

const FettleKind fettle_kind_deadline = {
  "deadline", "deadline", N_("promised date"), N_("Promised dates"), "fettle-clock-symbolic", "what", "school",
  deadline_fields, G_N_ELEMENTS (deadline_fields),
};

/* What a person decided about a date that a rule computed. */
static const FettleField clock_override_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_HELP ("clock", "Clock", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED,
                     "The rule and the record that it runs from"),
  FETTLE_FIELD ("rule", "Rule", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED),
  FETTLE_FIELD ("computed", "Computed date", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("chosen", "Chosen date", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("reason", "Reason", TEXT, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("decided-by", "Decided by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("decided-on", "Decided", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("snooze-until", "Put off until", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_clock_override = {
  "clock-override", "clock_override", N_("decision about a date"), N_("Decisions about dates"), "fettle-clock-symbolic",
  "reason", "school", clock_override_fields, G_N_ELEMENTS (clock_override_fields),
};
