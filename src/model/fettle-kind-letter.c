/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

#define PERSON (FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE)

/* Where a body whom the Acts name is reached: the same for all schools, or for those of one diocese. */
static const FettleField addressee_fields[] = {
  FETTLE_FIELD_OF ("party", "Who", CHOICE, "statutory-party", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_HELP ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED,
                     N_("As it stands on the envelope: “Department for Education, Regions Group”")),
  FETTLE_FIELD_HELP ("diocese", "Diocese", TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED,
                     N_("As Get Information about Schools names it; left empty, for schools of every diocese")),
  FETTLE_FIELD_HELP ("person", "Care of", TEXT, PERSON, RESTRICTED, N_("Who opens the letter")),
  FETTLE_FIELD ("address", "Address", LONG_TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("email", "E-mail", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("telephone", "Telephone", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_addressee = {
  "addressee", "addressee", N_("address for letters"), N_("Addresses for letters"), "fettle-letter-symbolic", "name",
  NULL, addressee_fields, G_N_ELEMENTS (addressee_fields),
};

/* The authority's own template of a letter, or its letterhead. The newest of each counts; without one, the program's. */
static const FettleField letter_template_fields[] = {
  FETTLE_FIELD ("letter", "Letter", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED),
  FETTLE_FIELD ("file-name", "File name", TEXT, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_HELP ("size", "Size", INTEGER, FETTLE_FIELD_INTERNAL, RESTRICTED, N_("Bytes")),
  FETTLE_FIELD_HELP ("sha256", "Fingerprint", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED,
                     N_("SHA-256 of the file as it was received")),
  FETTLE_FIELD ("set-on", "In use since", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_letter_template = {
  "letter-template", "letter_template", N_("letter template"), N_("Letter templates"), "fettle-letter-symbolic",
  "file-name", NULL, letter_template_fields, G_N_ELEMENTS (letter_template_fields),
};

static const FettleField concern_action_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("letter", "Letter of concern", "pre-warning-letter"),
  FETTLE_FIELD ("number", "Number", INTEGER, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("action", "Action asked for", LONG_TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("by", "By", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("done-on", "Done", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_concern_action = {
  "concern-action", "concern_action", N_("action asked for"), N_("Actions asked for"), "fettle-concern-symbolic",
  "action", "school", concern_action_fields, G_N_ELEMENTS (concern_action_fields),
};

/* What is brokered for a school. Pieces of support that were agreed on one day are one engagement. */
static const FettleField support_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_HELP ("need", "Need", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     N_("What the support is for")),
  FETTLE_FIELD ("asked-by", "Asked for by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("provider", "Provider", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD_OF ("provider-type", "Type of provider", CHOICE, "support-provider", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("interest-checked", "Conflict of interest checked", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("And the provider’s capacity")),
  FETTLE_FIELD ("scope", "What the provider will do", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD_HELP ("aims", "What it should achieve", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT, N_("One aim a line")),
  FETTLE_FIELD_HELP ("asks", "What is asked of the school", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT, N_("One a line")),
  FETTLE_FIELD_HELP ("agreed-on", "Agreed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Support agreed on one day goes into one letter of engagement")),
  FETTLE_FIELD ("from", "From", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("to", "To", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("days-planned", "Days planned", DAYS, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("days-used", "Days used", DAYS, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("cost", "Cost to the school", MONEY, FETTLE_FIELD_PLAIN, EXEMPT,
                     N_("Left empty where the school pays nothing")),
  FETTLE_FIELD_OF ("funding", "Paid from", CHOICE, "support-funding", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("review-on", "Review", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("impact", "Impact", CHOICE, "support-impact", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("impact-note", "How it was seen", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("ended-on", "Ended", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("ended-reason", "Why it ended", TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_support = {
  "support", "support", N_("support"), N_("Support"), "fettle-support-symbolic", "need", "school",
  support_fields, G_N_ELEMENTS (support_fields),
};
