/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-field.h"

G_BEGIN_DECLS

/* A line of a field table in one line of source. */
#define FETTLE_FIELD(name, label, type, flags, disclosure) \
  { name, N_(label), NULL, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, NULL, NULL }
#define FETTLE_FIELD_OF(name, label, type, of, flags, disclosure) \
  { name, N_(label), NULL, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, of, NULL }
#define FETTLE_FIELD_HELP(name, label, type, flags, disclosure, help) \
  { name, N_(label), N_(help), FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, NULL, NULL }
#define FETTLE_FIELD_LAW(name, label, type, flags, disclosure, law) \
  { name, N_(label), NULL, FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, NULL, law }
#define FETTLE_FIELD_FULL(name, label, type, of, flags, disclosure, help, law) \
  { name, N_(label), N_(help), FETTLE_FIELD_##type, flags, FETTLE_DISCLOSURE_##disclosure, of, law }

/* A public fact about a school. */
#define FETTLE_FACT(name, label, type) FETTLE_FIELD (name, label, type, FETTLE_FIELD_FACT, PUBLIC)
#define FETTLE_FACT_FOUND(name, label, type) \
  FETTLE_FIELD (name, label, type, FETTLE_FIELD_FACT | FETTLE_FIELD_SEARCHABLE, PUBLIC)
#define FETTLE_FACT_OF(name, label, of) FETTLE_FIELD_OF (name, label, CHOICE, of, FETTLE_FIELD_FACT, PUBLIC)

extern const FettleKind fettle_kind_authority;
extern const FettleKind fettle_kind_bank_holiday;
extern const FettleKind fettle_kind_school;
extern const FettleKind fettle_kind_school_urn;
extern const FettleKind fettle_kind_school_holiday;
extern const FettleKind fettle_kind_contact;
extern const FettleKind fettle_kind_inspection;
extern const FettleKind fettle_kind_inspection_grade;
extern const FettleKind fettle_kind_note;
extern const FettleKind fettle_kind_document;
extern const FettleKind fettle_kind_fact_override;

G_END_DECLS
