/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

/* Written in the batch of the import itself: where that is undone, the record goes, and papers state the date of what stands. */
static const FettleField import_fields[] = {
  FETTLE_FIELD_OF ("dataset", "Public list", CHOICE, "import-dataset", FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD_HELP ("generation", "Layout", TEXT, FETTLE_FIELD_REQUIRED, PUBLIC, N_("Which generation of the file it is")),
  FETTLE_FIELD_HELP ("as-at", "As at", DATE, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("The day that the file stands for; left empty where the file does not say")),
  FETTLE_FIELD ("file-name", "File", TEXT, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_HELP ("fingerprint", "Fingerprint", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED,
                     N_("SHA-256 of the file")),
  FETTLE_FIELD_HELP ("rows", "Rows", INTEGER, FETTLE_FIELD_REQUIRED, PUBLIC, N_("How many rows of the file were read")),
  FETTLE_FIELD ("kept", "Rows of followed schools", INTEGER, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("batch", "Step", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, RESTRICTED,
                     N_("The batch of the log that the import is part of")),
  FETTLE_FIELD_HELP ("standing", "Stands", FLAG, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Whether no later import of the same list has taken its place")),
};

const FettleKind fettle_kind_import = {
  "import", "import", N_("import"), N_("Imports"), "fettle-data-symbolic", "file-name", NULL,
  import_fields, G_N_ELEMENTS (import_fields),
};
