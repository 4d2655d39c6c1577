/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-field.h"

G_BEGIN_DECLS

/* A line of a field table. Labels are marked for translation here (po/meson.build), help lines where they stand. */
#define FETTLE_FIELD(name, label, type, flags, disclosure) \
  { name, N_(label), NULL, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, NULL, NULL }
#define FETTLE_FIELD_OF(name, label, type, of, flags, disclosure) \
  { name, N_(label), NULL, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, of, NULL }
#define FETTLE_FIELD_HELP(name, label, type, flags, disclosure, help) \
  { name, N_(label), help, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, NULL, NULL }
#define FETTLE_FIELD_LAW(name, label, type, flags, disclosure, law) \
  { name, N_(label), NULL, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, NULL, law }
#define FETTLE_FIELD_FULL(name, label, type, of, flags, disclosure, help, law) \
  { name, N_(label), help, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, of, law }

/* A public fact about a school. */
#define FETTLE_FACT(name, label, type) FETTLE_FIELD (name, label, type, FETTLE_FIELD_FACT, PUBLIC)
#define FETTLE_FACT_FOUND(name, label, type) \
  FETTLE_FIELD (name, label, type, FETTLE_FIELD_FACT | FETTLE_FIELD_SEARCHABLE, PUBLIC)
#define FETTLE_FACT_OF(name, label, of) FETTLE_FIELD_OF (name, label, CHOICE, of, FETTLE_FIELD_FACT, PUBLIC)

/* The links of the records of an intervention: to the school, and to the case that they belong to. */
#define FETTLE_LINK(name, label, kind) FETTLE_FIELD_OF (name, label, LINK, kind, FETTLE_FIELD_INTERNAL, RESTRICTED)
#define FETTLE_LINK_NEEDED(name, label, kind) \
  FETTLE_FIELD_OF (name, label, LINK, kind, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED)
#define FETTLE_LINK_SCHOOL FETTLE_LINK_NEEDED ("school", "School", "school")
#define FETTLE_LINK_CASE FETTLE_LINK ("case", "Case", "intervention-case")
#define FETTLE_LINK_DOCUMENT FETTLE_LINK ("document", "Document", "document")

/* Who decided an act of the authority under the Acts, and by what right. */
#define FETTLE_FIELDS_AUTHORITY \
  FETTLE_FIELD ("authorised-by", "Authorised by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED), \
  FETTLE_FIELD ("authorised-post", "Post", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED), \
  FETTLE_FIELD ("authorised-on", "Authorised", DATE, FETTLE_FIELD_PLAIN, RESTRICTED), \
  FETTLE_FIELD_HELP ("scheme-reference", "Scheme of delegation", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED, \
                     N_("Under which paragraph the officer may do it"))

extern const FettleKind fettle_kind_authority;
extern const FettleKind fettle_kind_bank_holiday;
extern const FettleKind fettle_kind_law_choice;
extern const FettleKind fettle_kind_import;
extern const FettleKind fettle_kind_school;
extern const FettleKind fettle_kind_school_urn;
extern const FettleKind fettle_kind_school_holiday;
extern const FettleKind fettle_kind_contact;
extern const FettleKind fettle_kind_inspection;
extern const FettleKind fettle_kind_inspection_grade;
extern const FettleKind fettle_kind_note;
extern const FettleKind fettle_kind_document;
extern const FettleKind fettle_kind_fact_override;
extern const FettleKind fettle_kind_intervention_case;
extern const FettleKind fettle_kind_concern;
extern const FettleKind fettle_kind_concern_rating;
extern const FettleKind fettle_kind_case_note;
extern const FettleKind fettle_kind_pre_warning_letter;
extern const FettleKind fettle_kind_concern_action;
extern const FettleKind fettle_kind_warning_notice;
extern const FettleKind fettle_kind_required_action;
extern const FettleKind fettle_kind_notice_response;
extern const FettleKind fettle_kind_notice_finding;
extern const FettleKind fettle_kind_powers_notice;
extern const FettleKind fettle_kind_secretary_of_state_notice;
extern const FettleKind fettle_kind_consultation;
extern const FettleKind fettle_kind_consultee;
extern const FettleKind fettle_kind_s70a_notification;
extern const FettleKind fettle_kind_power_use;
extern const FettleKind fettle_kind_additional_governor;
extern const FettleKind fettle_kind_budget_suspension;
extern const FettleKind fettle_kind_budget_review;
extern const FettleKind fettle_kind_ieb_application;
extern const FettleKind fettle_kind_proposed_member;
extern const FettleKind fettle_kind_ieb;
extern const FettleKind fettle_kind_ieb_member;
extern const FettleKind fettle_kind_ieb_meeting;
extern const FettleKind fettle_kind_ieb_review;
extern const FettleKind fettle_kind_shadow_governor;
extern const FettleKind fettle_kind_category_notice;
extern const FettleKind fettle_kind_statement_of_action;
extern const FettleKind fettle_kind_statement_action;
extern const FettleKind fettle_kind_coasting_notification;
extern const FettleKind fettle_kind_academy_order;
extern const FettleKind fettle_kind_academy_step;
extern const FettleKind fettle_kind_notice_copy;
extern const FettleKind fettle_kind_review_meeting;
extern const FettleKind fettle_kind_case_review;
extern const FettleKind fettle_kind_deadline;
extern const FettleKind fettle_kind_clock_override;
extern const FettleKind fettle_kind_support;
extern const FettleKind fettle_kind_visit;
extern const FettleKind fettle_kind_visit_action;
extern const FettleKind fettle_kind_addressee;
extern const FettleKind fettle_kind_letter_template;

G_END_DECLS
