/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

static const FettleField authority_fields[] = {
  FETTLE_FIELD ("code", "Local authority code", TEXT, FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("region", "Region", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("service-name", "Name of the service", TEXT, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("As it stands on letters and committee papers")),
  FETTLE_FIELD ("council-name", "Name of the council", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("small-number", "Hide numbers up to", INTEGER, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Counts of people from 1 to this number are not shown in public papers")),
  FETTLE_FIELD_HELP ("statistical-neighbours", "Statistical neighbours", LONG_TEXT, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Local authority codes, one a line, in order of likeness")),
  FETTLE_FIELD_HELP ("directorate", "Directorate", TEXT, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("As it stands under the name of the council on letters")),
  FETTLE_FIELD ("address", "Address", LONG_TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("telephone", "Telephone", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("email", "E-mail", TEXT, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Where replies go; without it, to the link officer of the school")),
  FETTLE_FIELD_HELP ("signatory-name", "Who signs letters", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     N_("Where the record names nobody else; without it, the link officer of the school")),
  FETTLE_FIELD ("signatory-post", "Post of who signs", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_authority = {
  "authority", "authority", N_("authority"), N_("Authority"), "fettle-authority-symbolic", "name", NULL,
  authority_fields, G_N_ELEMENTS (authority_fields),
};

static const FettleField bank_holiday_fields[] = {
  FETTLE_FIELD_LAW ("date", "Date", DATE, FETTLE_FIELD_REQUIRED, PUBLIC,
                    "Banking and Financial Dealings Act 1971 s.1 and Sch 1"),
  FETTLE_FIELD ("title", "Name", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("removed", "Not a bank holiday", FLAG, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Takes a day off the list that came with the program")),
};

const FettleKind fettle_kind_bank_holiday = {
  "bank-holiday", "bank_holiday", N_("bank holiday"), N_("Bank holidays"), "fettle-calendar-symbolic", "title", NULL,
  bank_holiday_fields, G_N_ELEMENTS (bank_holiday_fields),
};

/* Where the law leaves a question open, the reading that the authority took: shown wherever it counts. */
static const FettleField law_choice_fields[] = {
  FETTLE_FIELD_OF ("rule", "Question", CHOICE, "law-question", FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD_OF ("choice", "Choice", CHOICE, "law-choice", FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("chosen-by", "Chosen by", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("chosen-on", "Chosen", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("reason", "Reason", TEXT, FETTLE_FIELD_REQUIRED, RESTRICTED),
};

const FettleKind fettle_kind_law_choice = {
  "law-choice", "law_choice", N_("choice of law"), N_("Choices of law"), "fettle-authority-symbolic", "rule", NULL,
  law_choice_fields, G_N_ELEMENTS (law_choice_fields),
};

static const FettleField school_holiday_fields[] = {
  FETTLE_FIELD_FULL ("school", "School", LINK, "school", FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Left empty, it is the holiday of every school of the authority"), NULL),
  FETTLE_FIELD ("first", "First day", DATE, FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("last", "Last day", DATE, FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("title", "Name", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_FULL ("reading", "Longer than a week", CHOICE, "holiday-reading", FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Whether its days count as working days for the inspection regulations"),
                     "SI 2005/2038 reg 2(1)"),
};

const FettleKind fettle_kind_school_holiday = {
  "school-holiday", "school_holiday", N_("school holiday"), N_("School holidays"), "fettle-calendar-symbolic", "title",
  "school", school_holiday_fields, G_N_ELEMENTS (school_holiday_fields),
};
