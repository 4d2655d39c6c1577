/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-school-law.h"

G_BEGIN_DECLS

/**
 * FettleParty:
 * @FETTLE_PARTY_FOUNDATION_APPOINTERS: the person or persons by whom foundation governors are appointed
 * @FETTLE_PARTY_APPOINTING_AUTHORITY: the appropriate appointing authority, where it is not the same
 * @FETTLE_PARTY_OUTGOING_GOVERNORS: every governor who was in office before the interim executive board
 *
 * Whom the Acts have consulted, or sent a copy.
 */
typedef enum
{
  FETTLE_PARTY_GOVERNING_BODY,
  FETTLE_PARTY_HEAD_TEACHER,
  FETTLE_PARTY_CHIEF_INSPECTOR,
  FETTLE_PARTY_SECRETARY_OF_STATE,
  FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND,
  FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC,
  FETTLE_PARTY_FOUNDATION_APPOINTERS,
  FETTLE_PARTY_APPOINTING_AUTHORITY,
  FETTLE_PARTY_INTERIM_MEMBERS,
  FETTLE_PARTY_OUTGOING_GOVERNORS,
} FettleParty;

/**
 * FettleRecipient:
 * @party: who
 * @statutory: %FALSE where it is good practice and no duty
 * @source: where it is said
 */
typedef struct
{
  FettleParty party;
  gboolean statutory;
  const char *source;
} FettleRecipient;

/**
 * FettlePaper:
 *
 * What copies are sent of.
 */
typedef enum
{
  FETTLE_PAPER_S60_NOTICE,
  FETTLE_PAPER_S60A_NOTICE,
  FETTLE_PAPER_S66_NOTICE,
  FETTLE_PAPER_SCHEDULE_15_NOTICE,
  FETTLE_PAPER_IEB_NOTICE,
  FETTLE_PAPER_IEB_INSTRUMENT,
  FETTLE_PAPER_IEB_RESUMPTION,
  FETTLE_PAPER_STATEMENT_OF_ACTION,
} FettlePaper;

#define FETTLE_N_PAPERS (FETTLE_PAPER_STATEMENT_OF_ACTION + 1)

/* R9. Arrays of FettleRecipient, to be unreffed; empty where Part 4 does not apply. */
GArray     *fettle_consultees_list     (FettleSchoolCategory  category,
                                        FettleDenomination    denomination);
GArray     *fettle_copies_list         (FettlePaper           paper,
                                        FettleSchoolCategory  category,
                                        FettleDenomination    denomination);
gboolean    fettle_recipients_have     (GArray               *recipients,
                                        FettleParty           party,
                                        gboolean              statutory_only);
const char *fettle_party_get_label     (FettleParty           party);

G_END_DECLS
