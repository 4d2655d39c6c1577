/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

#define EIA "Education and Inspections Act 2006 "

static const FettleField consultation_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_FULL ("power", "Power proposed", CHOICE, "part4-power", FETTLE_FIELD_REQUIRED, RESTRICTED,
                     "The Act has the authority consult before section 63 and section 65", EIA "ss.63(2), 65(2)"),
  FETTLE_FIELD ("opened-on", "Opened", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("closes-on", "Closes", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("proposal", "Proposal", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("considered-on", "Replies considered", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("considered-note", "How the replies were considered", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_HELP ("reasons", "Why the power is proposed", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     N_("Without it, the reasons of the finding on the notice")),
};

const FettleKind fettle_kind_consultation = {
  "consultation", "consultation", N_("consultation"), N_("Consultations"), "fettle-letter-symbolic", "power", "school",
  consultation_fields, G_N_ELEMENTS (consultation_fields),
};

static const FettleField consultee_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("consultation", "Consultation", "consultation"),
  FETTLE_FIELD_OF ("party", "Consulted as", CHOICE, "statutory-party", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("sent-on", "Sent", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("due-on", "Reply due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("replied-on", "Replied", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("reply", "Reply", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD_HELP ("address", "Address", LONG_TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     N_("Without it, the one that the school’s contacts or the list of addresses have")),
  FETTLE_FIELD_OF ("sent-how", "How sent", CHOICE, "given-how", FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_consultee = {
  "consultee", "consultee", N_("consultee"), N_("Consultees"), "fettle-person-symbolic", "party", "school",
  consultee_fields, G_N_ELEMENTS (consultee_fields),
};

static const FettleField s70a_notification_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("power", "Power", CHOICE, "part4-power", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_LAW ("sent-on", "Sent to the Secretary of State", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED,
                    EIA "s.70A(1)"),
  FETTLE_FIELD ("intended-on", "Intended date of use", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELDS_AUTHORITY,
};

const FettleKind fettle_kind_s70a_notification = {
  "s70a-notification", "s70a_notification", N_("notification of the Secretary of State"),
  N_("Notifications of the Secretary of State"), "fettle-letter-symbolic", "power", "school",
  s70a_notification_fields, G_N_ELEMENTS (s70a_notification_fields),
};

static const FettleField power_use_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("power", "Power", CHOICE, "part4-power", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("used-on", "Used", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_OF ("arrangement", "Arrangement required", CHOICE, "s63-arrangement", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("terms", "Terms", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("decided-by", "Decided by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("departure-reason", "Why practice was departed from", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELDS_AUTHORITY,
};

const FettleKind fettle_kind_power_use = {
  "power-use", "power_use", N_("use of a power"), N_("Uses of powers"), "fettle-intervention-symbolic", "power",
  "school",
  power_use_fields, G_N_ELEMENTS (power_use_fields),
};

static const FettleField additional_governor_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_LINK ("power-use", "Use of section 64", "power-use"),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE,
                RESTRICTED),
  FETTLE_FIELD_FULL ("appointed-by", "Appointed by", CHOICE, "additional-governor-by", FETTLE_FIELD_REQUIRED,
                     RESTRICTED,
                     "At a voluntary aided school the appointing authority may answer with as many foundation governors",
                     EIA "s.64(4) to (6)"),
  FETTLE_FIELD ("appointed-on", "Appointed", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("terms", "Terms", LONG_TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELD ("ended-on", "Left", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-reason", "Why", TEXT, FETTLE_FIELD_PERSONAL, EXEMPT),
  FETTLE_FIELDS_AUTHORITY,
};

const FettleKind fettle_kind_additional_governor = {
  "additional-governor", "additional_governor", N_("additional governor"), N_("Additional governors"),
  "fettle-person-symbolic", "name", "school", additional_governor_fields, G_N_ELEMENTS (additional_governor_fields),
};

static const FettleField budget_suspension_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_LINK ("power-use", "Use of section 66", "power-use"),
  FETTLE_FIELD_OF ("route", "Route", CHOICE, "suspension-route", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("notice-on", "Notice given", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_HELP ("effective-on", "Takes effect", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Section 66: the day on which the governing body receives the notice"),
  FETTLE_FIELD ("grounds", "Grounds with particulars", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD_LAW ("shorter-reason", "Reason for less than one month’s notice", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT,
                    "School Standards and Framework Act 1998 Sch 15 para 1"),
  FETTLE_FIELD ("departure-reason", "Why practice was departed from", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD ("ended-on", "Ended", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-reason", "Why it ended", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELDS_AUTHORITY,
};

const FettleKind fettle_kind_budget_suspension = {
  "budget-suspension", "budget_suspension", N_("suspension of the delegated budget"),
  N_("Suspensions of delegated budgets"), "fettle-budget-symbolic", "notice-on", "school",
  budget_suspension_fields, G_N_ELEMENTS (budget_suspension_fields),
};

static const FettleField budget_review_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("suspension", "Suspension", "budget-suspension"),
  FETTLE_FIELD_LAW ("reviewed-on", "Reviewed", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED,
                    "School Standards and Framework Act 1998 Sch 15 para 2"),
  FETTLE_FIELD ("representations", "Representations", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD ("revoked", "Suspension revoked", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("decision", "Decision", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_FIELD ("decided-by", "Decided by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_budget_review = {
  "budget-review", "budget_review", N_("review of a suspension"), N_("Reviews of suspensions"),
  "fettle-budget-symbolic",
  "reviewed-on", "school", budget_review_fields, G_N_ELEMENTS (budget_review_fields),
};
