/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

static const FettleField note_fields[] = {
  FETTLE_FIELD_OF ("school", "School", LINK, "school", FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED),
  FETTLE_FIELD ("subject", "Subject", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("body", "Note", LONG_TEXT, FETTLE_FIELD_SEARCHABLE | FETTLE_FIELD_PERSONAL, NEVER),
  FETTLE_FIELD_HELP ("private", "Private", FLAG, FETTLE_FIELD_PRIVATE, NEVER,
                     N_("No export ever takes a private note")),
  FETTLE_FIELD ("happened-on", "Date", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_note = {
  "note", "note", N_("note"), N_("Notes"), "fettle-note-symbolic", "subject", "school",
  note_fields, G_N_ELEMENTS (note_fields), .private_field = "private",
};

static const FettleField document_fields[] = {
  FETTLE_FIELD_OF ("school", "School", LINK, "school", FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED),
  FETTLE_FIELD ("title", "Title", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("file-name", "File name", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("media-type", "Type of file", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("size", "Size", INTEGER, FETTLE_FIELD_INTERNAL, RESTRICTED, N_("Bytes")),
  FETTLE_FIELD_HELP ("sha256", "Fingerprint", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED,
                     N_("SHA-256 of the file as it was received")),
  FETTLE_FIELD ("received-on", "Received", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("note", "Note", LONG_TEXT, FETTLE_FIELD_SEARCHABLE | FETTLE_FIELD_PERSONAL, NEVER),
};

const FettleKind fettle_kind_document = {
  "document", "document", N_("document"), N_("Documents"), "fettle-document-symbolic", "title", "school",
  document_fields, G_N_ELEMENTS (document_fields),
};

/* An officer knows better than the extract: the value stays until the officer takes it back. */
static const FettleField fact_override_fields[] = {
  FETTLE_FIELD_OF ("school", "School", LINK, "school", FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED),
  FETTLE_FIELD_HELP ("field", "Fact", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED,
                     N_("The name of the school's field")),
  FETTLE_FIELD ("value", "Value", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("reason", "Reason", TEXT, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("decided-by", "Decided by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("decided-on", "Decided on", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("imported-value", "Value in the extract", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("What the newest extract says")),
};

const FettleKind fettle_kind_fact_override = {
  "fact-override", "fact_override", N_("correction of a fact"), N_("Corrections"), "fettle-edit-symbolic", "field",
  "school", fact_override_fields, G_N_ELEMENTS (fact_override_fields),
};
