/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleSchoolCategory:
 *
 * The category of school as the Acts know it (School Standards and Framework Act 1998 s.20); the last four are no
 * maintained schools for Part 4 of the Education and Inspections Act 2006.
 */
typedef enum
{
  FETTLE_SCHOOL_COMMUNITY,
  FETTLE_SCHOOL_FOUNDATION,
  FETTLE_SCHOOL_VOLUNTARY_AIDED,
  FETTLE_SCHOOL_VOLUNTARY_CONTROLLED,
  FETTLE_SCHOOL_COMMUNITY_SPECIAL,
  FETTLE_SCHOOL_FOUNDATION_SPECIAL,
  FETTLE_SCHOOL_MAINTAINED_NURSERY,
  FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT,
  FETTLE_SCHOOL_ACADEMY,
  FETTLE_SCHOOL_INDEPENDENT,
  FETTLE_SCHOOL_OTHER,
} FettleSchoolCategory;

#define FETTLE_N_SCHOOL_CATEGORIES (FETTLE_SCHOOL_OTHER + 1)

/**
 * FettleDenomination:
 * @FETTLE_DENOMINATION_NONE: no religious character
 * @FETTLE_DENOMINATION_CHURCH_OF_ENGLAND: has a diocesan authority in Part 4
 * @FETTLE_DENOMINATION_ROMAN_CATHOLIC: has one too
 * @FETTLE_DENOMINATION_OTHER: has none; those who appoint foundation governors stand in its place
 *
 * A joint school has several.
 */
typedef enum
{
  FETTLE_DENOMINATION_NONE = 0,
  FETTLE_DENOMINATION_CHURCH_OF_ENGLAND = 1 << 0,
  FETTLE_DENOMINATION_ROMAN_CATHOLIC = 1 << 1,
  FETTLE_DENOMINATION_OTHER = 1 << 2,
} FettleDenomination;

#define FETTLE_DENOMINATION_DIOCESAN (FETTLE_DENOMINATION_CHURCH_OF_ENGLAND | FETTLE_DENOMINATION_ROMAN_CATHOLIC)

FettleSchoolCategory fettle_school_category_from_code        (const char           *code);
FettleDenomination   fettle_denomination_from_character      (const char           *religious_character);
gboolean             fettle_school_category_is_foundation_or_voluntary (FettleSchoolCategory category);
gboolean             fettle_school_category_is_maintained    (FettleSchoolCategory  category);
FettleResult        *fettle_part4_check_scope                (FettleSchoolCategory  category);
FettleResult        *fettle_statement_of_action_find_owner   (FettleSchoolCategory  category);
FettleResult        *fettle_report_to_parents_find_owner     (gboolean              has_delegated_budget);

G_END_DECLS
