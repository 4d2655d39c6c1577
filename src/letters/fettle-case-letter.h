/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters/fettle-letter.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* Waiting calls, for the command line, tests and reader threads. */
const char *const *fettle_case_letter_kinds (const FettleLetter  *letter);
FettleRecord      *fettle_case_letter_get_record (FettleStore    *store,
                                             const FettleLetter  *letter,
                                             const char          *record_id,
                                             GError             **error);
FettleLetterData  *fettle_case_letter_fill  (FettleStore         *store,
                                             const FettleLetter  *letter,
                                             const char          *record_id,
                                             FettleDate           today,
                                             GError             **error);
FettleOdt         *fettle_case_letter_make  (FettleStore         *store,
                                             const FettleLetter  *letter,
                                             const char          *record_id,
                                             FettleDate           today,
                                             GPtrArray          **gaps,
                                             GError             **error);
/* The batch that keeps a file as the record of the letter: what was sent, with its hash, is what counts afterwards. */
FettleBatch       *fettle_case_letter_keep  (FettleStore         *store,
                                             const FettleLetter  *letter,
                                             const char          *record_id,
                                             GBytes              *file,
                                             const char          *name,
                                             FettleDate           today,
                                             GError             **error);

G_END_DECLS
