/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters/fettle-letter.h"

G_BEGIN_DECLS

/* A whole record of an invented case, from which any letter can be filled; the section of the notice is 60, or 60A for a pay notice. */
FettleLetterData *letter_fixture_record (const FettleLetter *letter);
/* An .odt as a word processor would leave it: the text of its body and its styles are given as XML. */
GBytes           *letter_fixture_odt    (const char *automatic_styles,
                                         const char *body);
GBytes           *letter_fixture_zip    (const char *first_name,
                                         ...) G_GNUC_NULL_TERMINATED;

/* The text of one part of a package. */
char             *letter_fixture_read   (GBytes     *package,
                                         const char *part);

G_END_DECLS
