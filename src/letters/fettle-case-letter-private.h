/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters/fettle-case-letter.h"
#include "rules/case/fettle-case.h"

G_BEGIN_DECLS

/**
 * FettleCaseLetter:
 * @record: what the letter is about
 * @now: where the intervention at the school stands
 * @on: the day of the letter: that of its paper, or today
 * @data: what is filled
 * @error: (nullable): the first thing that could not be read; lists are empty then
 *
 * A letter while it is filled from the register. What the register does not hold is not set.
 */
typedef struct
{
  FettleStore *store;
  const FettleLetter *letter;
  FettleRecord *record;
  FettleRecord *school;
  FettleCase *now;
  FettleDate on;
  FettleLetterData *data;
  GError *error;
} FettleCaseLetter;

/* fettle-case-letter-data.c */
GPtrArray    *fettle_case_letter_list         (FettleCaseLetter *self,
                                               const char       *kind,
                                               const char       *link,
                                               const char       *id);
GPtrArray    *fettle_case_letter_list_all     (FettleCaseLetter *self,
                                               const char       *kind);
GPtrArray    *fettle_case_letter_list_actions (FettleCaseLetter *self,
                                               const char       *kind,
                                               const char       *link,
                                               const char       *id);
FettleRecord *fettle_case_letter_get          (FettleCaseLetter *self,
                                               const char       *kind,
                                               const char       *id);
FettleRecord *fettle_case_letter_find_newest  (FettleCaseLetter *self,
                                               const char       *kind,
                                               const char       *link,
                                               const char       *id,
                                               const char       *date_field);
FettleRecord *fettle_case_letter_find_notice  (FettleCaseLetter *self,
                                               FettleGates       gates);
FettleRecord *fettle_case_letter_find_contact (FettleCaseLetter *self,
                                               const char       *role);
void          fettle_case_letter_set          (FettleLetterData *data,
                                               const char       *name,
                                               FettleRecord     *record,
                                               const char       *field);
void          fettle_case_letter_add_lines    (FettleLetterData *data,
                                               const char       *list,
                                               const char       *name,
                                               const char       *text);
void          fettle_case_letter_add_flags    (FettleCaseLetter *self,
                                               const char       *list,
                                               const char *const *fields_and_codes);
void          fettle_case_letter_add_power    (FettleCaseLetter *self,
                                               const char       *code);
void          fettle_case_letter_add_gates    (FettleCaseLetter *self);
void          fettle_case_letter_add_matters  (FettleCaseLetter *self,
                                               const char       *text);

/* fettle-case-letter-address.c */
void          fettle_case_letter_add_common   (FettleCaseLetter *self);
void          fettle_case_letter_add_authorised (FettleCaseLetter *self);
void          fettle_case_letter_set_signatory (FettleCaseLetter *self,
                                               FettleRecord     *record,
                                               const char       *name,
                                               const char       *post);
void          fettle_case_letter_address_school (FettleCaseLetter *self);
void          fettle_case_letter_address_party (FettleCaseLetter *self,
                                               FettleParty       party,
                                               const char       *name,
                                               const char       *address);
FettleRecord *fettle_case_letter_find_holder  (FettleCaseLetter *self,
                                               FettleParty       party);
FettleRecord *fettle_case_letter_find_body    (FettleCaseLetter *self,
                                               FettleParty       party);

/* fettle-case-letter-people.c */
void          fettle_case_letter_add_copy_to_head (FettleCaseLetter *self);
void          fettle_case_letter_add_copies   (FettleCaseLetter *self,
                                               FettlePaper       paper,
                                               const char       *link);
void          fettle_case_letter_add_consultations (FettleCaseLetter *self,
                                               const char       *power);

/* fettle-case-letter-support.c */
void          fettle_case_letter_add_support  (FettleCaseLetter *self,
                                               const char       *case_id);

/* What each letter says. */
void          fettle_case_letter_fill_concern      (FettleCaseLetter *self);
void          fettle_case_letter_fill_notice       (FettleCaseLetter *self);
void          fettle_case_letter_fill_proposed     (FettleCaseLetter *self);
void          fettle_case_letter_fill_compliance   (FettleCaseLetter *self);
void          fettle_case_letter_fill_consultation (FettleCaseLetter *self);
void          fettle_case_letter_fill_notification (FettleCaseLetter *self);
void          fettle_case_letter_fill_lifting      (FettleCaseLetter *self);
void          fettle_case_letter_fill_application  (FettleCaseLetter *self);
void          fettle_case_letter_fill_board_notice (FettleCaseLetter *self);
void          fettle_case_letter_fill_appointment  (FettleCaseLetter *self);
void          fettle_case_letter_fill_statement    (FettleCaseLetter *self);
void          fettle_case_letter_fill_engagement   (FettleCaseLetter *self);
void          fettle_case_letter_fill_copy_list    (FettleCaseLetter *self);

G_END_DECLS
