/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

#define PERSON (FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE)

/* Who holds a role at a school, from when to when. A new holder ends the old record and begins another. */
static const FettleField contact_fields[] = {
  FETTLE_FIELD_OF ("school", "School", LINK, "school", FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED),
  FETTLE_FIELD_OF ("role", "Role", CHOICE, "contact-role", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("name", "Name", TEXT, FETTLE_FIELD_REQUIRED | PERSON, RESTRICTED),
  FETTLE_FIELD ("title", "Title", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("post", "Post", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD ("email", "E-mail", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD ("telephone", "Telephone", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("from", "From", DATE, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("to", "To", DATE, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_OF ("source", "Source", CHOICE, "contact-source", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("note", "Note", LONG_TEXT, FETTLE_FIELD_PERSONAL, NEVER),
  FETTLE_FIELD_HELP ("address", "Address", LONG_TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED,
                     N_("Where letters go, if not to the school")),
};

const FettleKind fettle_kind_contact = {
  "contact", "contact", N_("contact"), N_("Contacts"), "fettle-person-symbolic", "name", "school",
  contact_fields, G_N_ELEMENTS (contact_fields),
};
