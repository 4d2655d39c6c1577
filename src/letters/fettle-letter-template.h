/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters/fettle-letter.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* In place of a letter's id: the paper that all of the program's own templates are written on. */
#define FETTLE_LETTERHEAD "letterhead"

/* The authority's own templates, kept in the register. Waiting calls, for reader threads. */
FettleRecord *fettle_letter_template_find  (FettleStore         *store,
                                            const char          *letter_id,
                                            GError             **error);
FettleOdt    *fettle_letter_template_open  (FettleStore         *store,
                                            const FettleLetter  *letter,
                                            GError             **error);
GBytes       *fettle_letter_template_start (FettleStore         *store,
                                            const char          *letter_id,
                                            GError             **error);
FettleBatch  *fettle_letter_template_set   (FettleStore         *store,
                                            const char          *letter_id,
                                            const char          *name,
                                            GBytes              *file,
                                            FettleDate           today,
                                            GPtrArray          **gaps,
                                            GError             **error);
FettleBatch  *fettle_letter_template_reset (FettleStore         *store,
                                            const char          *letter_id,
                                            GError             **error);

G_END_DECLS
