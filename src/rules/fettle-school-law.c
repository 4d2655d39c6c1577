/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "rules/fettle-school-law.h"

/* Codes of the vocabulary "school-category", in the order of the enumeration. */
static const char *const category_codes[FETTLE_N_SCHOOL_CATEGORIES] = {
  "community", "foundation", "voluntary-aided", "voluntary-controlled", "community-special", "foundation-special",
  "maintained-nursery", "pupil-referral-unit", "academy", "independent", "other",
};

/* As public files word a religious character, folded. Any other word is another religion. */
static const struct
{
  const char *words;
  FettleDenomination denomination;
} characters[] = {
  { "", FETTLE_DENOMINATION_NONE },
  { "none", FETTLE_DENOMINATION_NONE },
  { "does not apply", FETTLE_DENOMINATION_NONE },
  { "not applicable", FETTLE_DENOMINATION_NONE },
  { "unknown", FETTLE_DENOMINATION_NONE },
  { "church of england", FETTLE_DENOMINATION_CHURCH_OF_ENGLAND },
  { "anglican", FETTLE_DENOMINATION_CHURCH_OF_ENGLAND },
  { "roman catholic", FETTLE_DENOMINATION_ROMAN_CATHOLIC },
  { "catholic", FETTLE_DENOMINATION_ROMAN_CATHOLIC },
};

static FettleDenomination
read_word (const char *word)
{
  g_autofree char *folded = fettle_text_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      if (g_str_equal (folded, characters[i].words))
        return characters[i].denomination;
    }
  return FETTLE_DENOMINATION_OTHER;
}

/**
 * fettle_school_category_from_code:
 * @code: (nullable): a code of the vocabulary "school-category"
 *
 * Reads a category of school.
 *
 * Returns: the category; %FETTLE_SCHOOL_OTHER where it is not known, so that no power is offered by mistake
 */
FettleSchoolCategory
fettle_school_category_from_code (const char *code)
{
  for (guint i = 0; i < FETTLE_N_SCHOOL_CATEGORIES; i++)
    {
      if (g_strcmp0 (code, category_codes[i]) == 0)
        return (FettleSchoolCategory) i;
    }
  return FETTLE_SCHOOL_OTHER;
}

/**
 * fettle_denomination_from_character:
 * @religious_character: (nullable): as Get Information about Schools words it; a joint one has strokes in it
 *
 * Reads a religious character. Only the Church of England and the Roman Catholic Church have an appropriate diocesan
 * authority in Part 4 (Education and Inspections Act 2006 s.73).
 *
 * Returns: the denominations
 */
FettleDenomination
fettle_denomination_from_character (const char *religious_character)
{
  FettleDenomination found = FETTLE_DENOMINATION_NONE;
  g_auto (GStrv) words = g_strsplit (religious_character ? religious_character : "", "/", -1);

  for (char **word = words; *word; word++)
    found |= read_word (*word);
  return found;
}

/**
 * fettle_school_category_is_foundation_or_voluntary:
 * @category: a category of school
 *
 * Tells whether Part 4 means the school when it says "foundation or voluntary school". A foundation special school is
 * a category of its own (School Standards and Framework Act 1998 s.20) and is not meant.
 *
 * Returns: %TRUE for foundation, voluntary aided and voluntary controlled
 */
gboolean
fettle_school_category_is_foundation_or_voluntary (FettleSchoolCategory category)
{
  return category == FETTLE_SCHOOL_FOUNDATION || category == FETTLE_SCHOOL_VOLUNTARY_AIDED
         || category == FETTLE_SCHOOL_VOLUNTARY_CONTROLLED;
}

/**
 * fettle_school_category_is_maintained:
 * @category: a category of school
 *
 * Tells whether the school is a maintained school for Part 4 (Education and Inspections Act 2006 s.59). A pupil
 * referral unit is not one as such.
 *
 * Returns: %TRUE where Part 4 applies
 */
gboolean
fettle_school_category_is_maintained (FettleSchoolCategory category)
{
  return category <= FETTLE_SCHOOL_MAINTAINED_NURSERY;
}

/**
 * fettle_part4_check_scope:
 * @category: a category of school
 *
 * Tells whether the authority has powers of Part 4 over a school of the category (Education and Inspections Act 2006
 * s.59).
 *
 * Returns: (transfer full): the result, code "applies" or "does-not-apply"
 */
FettleResult *
fettle_part4_check_scope (FettleSchoolCategory category)
{
  FettleResult *result = fettle_result_new ("R6", "Education and Inspections Act 2006 s.59", FETTLE_CONFIDENCE_HIGH);

  result->code = fettle_school_category_is_maintained (category) ? "applies" : "does-not-apply";
  if (fettle_school_category_is_maintained (category))
    fettle_result_explain (result, _("Part 4 applies to maintained schools in England."));
  else if (category == FETTLE_SCHOOL_ACADEMY)
    fettle_result_explain (result, _("Part 4 never applies to an academy. Raise the concern with the trust, and with "
                                     "the regions group of the Department for Education."));
  else if (category == FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT)
    fettle_result_explain (result, _("A pupil referral unit is not, as such, a maintained school for Part 4. Ask for "
                                     "legal advice."));
  else
    fettle_result_explain (result, _("Part 4 applies to maintained schools in England only."));
  return result;
}

/**
 * fettle_statement_of_action_find_owner:
 * @category: a category of school
 *
 * Tells who writes the statement of action after a category judgement (Education Act 2005 s.15 for maintained
 * schools, s.17 for others): the authority, never the school.
 *
 * Returns: (transfer full): the result, code "local-authority" or "proprietor"
 */
FettleResult *
fettle_statement_of_action_find_owner (FettleSchoolCategory category)
{
  gboolean ours = fettle_school_category_is_maintained (category) || category == FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT;
  FettleResult *result = fettle_result_new ("R10", ours ? "Education Act 2005 s.15" : "Education Act 2005 s.17",
                                            FETTLE_CONFIDENCE_HIGH);

  if (category == FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT)
    result->confidence = FETTLE_CONFIDENCE_MEDIUM;
  result->code = ours ? "local-authority" : "proprietor";
  if (ours)
    fettle_result_explain (result, _("For a maintained school the authority writes the statement of action."));
  else
    fettle_result_explain (result, _("The proprietor writes the statement of action; the authority has no such duty."));
  return result;
}

/**
 * fettle_report_to_parents_find_owner:
 * @has_delegated_budget: whether the school has a delegated budget
 *
 * R12: tells whose duty it is to get the report to the parents (Education Act 2005 s.14(4)).
 *
 * Returns: (transfer full): the result, code "governing-body" or "local-authority"
 */
FettleResult *
fettle_report_to_parents_find_owner (gboolean has_delegated_budget)
{
  FettleResult *result = fettle_result_new ("R12", "Education Act 2005 s.14(4)", FETTLE_CONFIDENCE_HIGH);

  result->code = has_delegated_budget ? "governing-body" : "local-authority";
  if (has_delegated_budget)
    fettle_result_explain (result, _("The governing body sends the report to the parents."));
  else
    fettle_result_explain (result, _("The school has no delegated budget, so the authority sends the report to the "
                                     "parents."));
  return result;
}
