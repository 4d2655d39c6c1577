/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters/fettle-letter-data.h"
#include "documents/fettle-odt.h"

G_BEGIN_DECLS

/**
 * FettleLetterField:
 * @name: the placeholder's dotted name; of what stands in the items of a list "list/name": "actions/measure"
 * @label: (translatable, marked N_): what a person calls it, as it is named where it is missing: "chair's name"
 * @required: whether the letter is not complete without it
 *
 * A placeholder that a letter knows.
 */
typedef struct
{
  const char *name;
  const char *label;
  gboolean required;
} FettleLetterField;

/**
 * FettleLetter:
 * @id: its id, as used in file names: "warning-notice"
 * @title: (translatable, marked N_): what it is called
 * @source: the source in law, or in practice where no Act asks for it
 * @fields: its own placeholders; those that every letter has come besides
 * @n_fields: how many
 *
 * A kind of letter.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *source;
  const FettleLetterField *fields;
  guint n_fields;
} FettleLetter;

/**
 * FettleLetterGapKind:
 * @FETTLE_LETTER_GAP_MISSING: the template asks for it and the data does not have it: marked in the text
 * @FETTLE_LETTER_GAP_UNKNOWN: the template asks for something that the letter does not know: marked in the text
 * @FETTLE_LETTER_GAP_NO_PLACE: the letter must say it and the template has no place for it
 */
typedef enum
{
  FETTLE_LETTER_GAP_MISSING,
  FETTLE_LETTER_GAP_UNKNOWN,
  FETTLE_LETTER_GAP_NO_PLACE,
} FettleLetterGapKind;

/**
 * FettleLetterGap:
 * @kind: what is wrong
 * @name: the placeholder's name
 * @label: what a person calls it
 *
 * Something that a merged letter does not say.
 */
typedef struct
{
  FettleLetterGapKind kind;
  char *name;
  char *label;
} FettleLetterGap;

const FettleLetter *const *fettle_letters_list          (guint                   *n_letters);
const FettleLetter        *fettle_letter_get            (const char              *id);
const FettleLetterField   *fettle_letter_find_field     (const FettleLetter      *letter,
                                                         const char              *name);
const FettleLetterField   *fettle_letter_common_fields  (guint                   *n_fields);
gboolean                   fettle_letter_add_phrase     (const FettleLetter      *letter,
                                                         FettleLetterData        *data,
                                                         const char              *list,
                                                         const char              *code,
                                                         GError                 **error);
FettleOdt                 *fettle_letter_open_template  (const FettleLetter      *letter,
                                                         GBytes                  *custom,
                                                         GBytes                  *letterhead,
                                                         GError                 **error);
gboolean                   fettle_letter_fill           (const FettleLetter      *letter,
                                                         FettleOdt               *odt,
                                                         const FettleLetterData  *data,
                                                         GPtrArray              **gaps,
                                                         GError                 **error);
FettleOdt                 *fettle_letter_merge          (const FettleLetter      *letter,
                                                         const FettleLetterData  *data,
                                                         GPtrArray              **gaps,
                                                         GError                 **error);
char                      *fettle_letter_gap_to_words   (const FettleLetterGap   *gap);

G_END_DECLS
