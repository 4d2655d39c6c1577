/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"

G_BEGIN_DECLS

/**
 * FettleTerm:
 * @code: what is stored
 * @label: the label exactly as worded at the time (not translated: it is the authority's or Ofsted's wording)
 * @from: first day in use, or %FETTLE_DATE_NONE
 * @to: last day in use, or %FETTLE_DATE_NONE
 * @rank: order for lists and sorting, from the best or first
 * @group: (nullable): what it belongs to: the regime of a grade or area, the statutory code of a category
 */
typedef struct
{
  char *code;
  char *label;
  FettleDate from;
  FettleDate to;
  int rank;
  char *group;
} FettleTerm;

/**
 * FettleVocabulary:
 *
 * A dated list of terms. A code stands twice where its wording changed: "3" is Satisfactory, then Requires
 * improvement. Read from data/vocabularies (built into the program as a resource). Retired terms stay, for old
 * records.
 */
typedef struct _FettleVocabulary FettleVocabulary;

const FettleVocabulary *fettle_vocabulary_get        (const char             *name);
const char             *fettle_vocabulary_get_title  (const FettleVocabulary *vocabulary);
guint                   fettle_vocabulary_get_n_terms (const FettleVocabulary *vocabulary);
const FettleTerm       *fettle_vocabulary_get_term   (const FettleVocabulary *vocabulary,
                                                      guint                   index);
const FettleTerm       *fettle_vocabulary_find       (const FettleVocabulary *vocabulary,
                                                      const char             *code);
const FettleTerm       *fettle_vocabulary_find_on    (const FettleVocabulary *vocabulary,
                                                      const char             *code,
                                                      FettleDate              on);
const FettleTerm       *fettle_vocabulary_match      (const FettleVocabulary *vocabulary,
                                                      const char             *words,
                                                      const char             *group,
                                                      FettleDate              on);
const char             *fettle_vocabulary_label      (const char             *vocabulary,
                                                      const char             *code);
char                   *fettle_vocabulary_word_code  (const char             *vocabulary,
                                                      const char             *code);
int                     fettle_vocabulary_compare    (const char             *vocabulary,
                                                      const char             *code_a,
                                                      const char             *code_b);
const char *const      *fettle_vocabulary_names      (void);

G_END_DECLS
