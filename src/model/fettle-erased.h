/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"

G_BEGIN_DECLS

/* What is kept in place of words that were erased, in a field that must not be empty. */
#define FETTLE_ERASED "[erased]"

/* The field that names the bytes of a document by their SHA-256, of whatever kind it is. */
#define FETTLE_FINGERPRINT "sha256"

gboolean    fettle_field_holds_words     (const FettleField *field);
gboolean    fettle_field_check_erase     (const FettleKind  *kind,
                                          const FettleField *field,
                                          GError           **error);
const char *fettle_field_get_erased      (const FettleField *field);
char       *fettle_record_json_erase     (const FettleKind  *kind,
                                          const char        *json,
                                          const char *const *fields,
                                          GError           **error);

G_END_DECLS
