/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/fettle-holidays.h"
#include "rules/inspection/fettle-withdrawn.h"

/* What a case is read from. Those up to the empty place are the case's own; the door guards them. */
static const char *const kinds[] = {
  "intervention-case", "concern", "concern-rating", "pre-warning-letter", "concern-action", "warning-notice",
  "required-action",
  "notice-response", "notice-finding", "powers-notice", "secretary-of-state-notice", "consultation", "consultee",
  "s70a-notification", "power-use", "additional-governor", "budget-suspension", "budget-review", "ieb-application",
  "proposed-member", "ieb",
  "ieb-member", "ieb-meeting", "ieb-review", "shadow-governor", "category-notice", "statement-of-action",
  "statement-action", "coasting-notification", "support",
  "academy-order", "academy-step", "notice-copy", "case-review", "deadline", "clock-override",
  "inspection", "inspection-grade", "school-holiday", "bank-holiday", "law-choice", "visit", "visit-action",
  NULL,
};

#define FIRST_UNGUARDED "inspection"

/* Part 4 stopped applying before any day that is told of. */
#define NEVER_MAINTAINED 1

static const char *const power_codes[FETTLE_N_POWERS] = { "s63", "s64", "s65", "s66", "sch15" };

static const char *const party_codes[] = {
  "governing-body", "head-teacher", "chief-inspector", "secretary-of-state", "diocese-church-of-england",
  "diocese-roman-catholic", "foundation-appointers", "appointing-authority", "interim-member", "outgoing-governor",
};

static void
sort_record (FettleCaseFacts *facts,
             FettleRecord    *record)
{
  const char *kind = fettle_record_get_kind (record)->name;
  GPtrArray *list = g_hash_table_lookup (facts->by_kind, kind);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (facts->by_kind, (gpointer) kind, list);
    }
  g_ptr_array_add (list, g_object_ref (record));
}

/* An academy's own opening is the conversion; without the day, Part 4 never applied as far as the register knows. */
static FettleDate
find_conversion (FettleRecord         *school,
                 FettleSchoolCategory  category)
{
  FettleDate opened = fettle_record_get_date (school, "open-date");

  if (fettle_school_category_is_maintained (category))
    return FETTLE_DATE_NONE;
  return category == FETTLE_SCHOOL_ACADEMY && opened != FETTLE_DATE_NONE ? opened : NEVER_MAINTAINED;
}

/* The day of an open school is only proposed. One that is closed and does not say since when is closed from today, so that
 * what was done before stands. */
static FettleDate
find_closure (FettleRecord *school,
              FettleDate    today)
{
  FettleDate closed = fettle_record_get_date (school, "close-date");
  const char *status = fettle_record_get_text (school, "status");

  if (status != NULL && !g_str_equal (status, "closed"))
    return FETTLE_DATE_NONE;
  return closed == FETTLE_DATE_NONE && status != NULL ? today : closed;
}

static gboolean
has_record_of (const FettleCaseFacts *facts,
               const char            *kind,
               const char            *code,
               const char            *field,
               FettleDate             day)
{
  GPtrArray *list = fettle_case_facts_list (facts, kind);

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);

      if ((code == NULL || g_strcmp0 (fettle_record_get_text (record, "kind"), code) == 0)
          && fettle_record_get_date (record, field) == day)
        return TRUE;
    }
  return FALSE;
}

/* Law 13.11: registers give the last day of a school, which is maintained on it. On the day of a conversion (Academies Act 2010
 * s.6(2)) and on the discontinuance date of a direction (Education and Inspections Act 2006 s.68(4), (5)) it is so no longer. One
 * that does not say since when it is closed is so from today. */
static FettleDate
find_first_day_after (const FettleCaseFacts *facts)
{
  FettleDate day = facts->closed_on;

  if (day == FETTLE_DATE_NONE || fettle_record_get_text (facts->school, "close-date") == NULL
      || has_record_of (facts, "academy-order", NULL, "converted-on", day)
      || has_record_of (facts, "secretary-of-state-notice", "s68-closure", "effective-on", day))
    return day;
  return day + 1;
}

/* A list neither opens nor shuts a gate: an inspection that it no longer has goes on counting until Ofsted has answered. */
static void
add_inspections (FettleCaseFacts *facts)
{
  GPtrArray *list = fettle_case_facts_list (facts, "inspection");

  facts->inspections = fettle_facts_new ();
  for (guint i = 0; i < list->len; i++)
    if (!fettle_withdrawn_is_confirmed (g_ptr_array_index (list, i), facts->today))
      fettle_facts_add_inspection (facts->inspections, g_ptr_array_index (list, i),
                                   fettle_case_facts_list (facts, "inspection-grade"));
}

/**
 * fettle_case_kinds:
 *
 * Lists the kinds of record that a case is read from.
 *
 * Returns: (transfer none) (array zero-terminated=1): names of kinds
 */
const char *const *
fettle_case_kinds (void)
{
  return kinds;
}

/**
 * fettle_case_is_guarded:
 * @kind: a kind of record
 *
 * Tells whether a record of the kind can be a step that the law makes void.
 *
 * Returns: %TRUE for the kinds of an intervention
 */
gboolean
fettle_case_is_guarded (const FettleKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; !g_str_equal (kinds[i], FIRST_UNGUARDED); i++)
    {
      if (g_str_equal (kinds[i], kind->name))
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_case_facts_new:
 * @school: the school
 * @records: (element-type FettleRecord): its records of the kinds of fettle_case_kinds(), in any order
 * @today: today
 *
 * Takes up what is known. The records must not change while the facts live.
 *
 * Returns: (transfer full): the facts
 */
FettleCaseFacts *
fettle_case_facts_new (FettleRecord *school,
                       GPtrArray    *records,
                       FettleDate    today)
{
  FettleCaseFacts *facts;

  g_return_val_if_fail (FETTLE_IS_RECORD (school), NULL);
  g_return_val_if_fail (records != NULL, NULL);

  facts = g_new0 (FettleCaseFacts, 1);
  facts->school = g_object_ref (school);
  facts->category = fettle_school_category_from_code (fettle_record_get_text (school, "category-of-school"));
  facts->denomination = fettle_denomination_from_character (fettle_record_get_text (school, "religious-character"));
  facts->converted_on = find_conversion (school, facts->category);
  facts->closed_on = find_closure (school, today);
  facts->today = today;
  facts->by_kind = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    sort_record (facts, g_ptr_array_index (records, i));
  facts->closed_from = find_first_day_after (facts);
  facts->calendar = fettle_holidays_make_calendar (fettle_case_facts_list (facts, "bank-holiday"),
                                                   fettle_case_facts_list (facts, "school-holiday"),
                                                   fettle_record_get_id (school));
  add_inspections (facts);
  return facts;
}

/**
 * fettle_case_facts_free:
 * @facts: (transfer full) (nullable): facts
 */
void
fettle_case_facts_free (FettleCaseFacts *facts)
{
  if (facts == NULL)
    return;
  g_object_unref (facts->school);
  g_hash_table_unref (facts->by_kind);
  fettle_calendar_free (facts->calendar);
  fettle_facts_free (facts->inspections);
  g_free (facts);
}

/**
 * fettle_case_facts_list:
 * @facts: facts
 * @kind: name of a kind
 *
 * Returns: (transfer none) (element-type FettleRecord): its records, maybe none
 */
GPtrArray *
fettle_case_facts_list (const FettleCaseFacts *facts,
                        const char            *kind)
{
  static GPtrArray *none = NULL;
  static gsize made = 0;
  GPtrArray *list = g_hash_table_lookup (facts->by_kind, kind);

  if (g_once_init_enter (&made))
    {
      none = g_ptr_array_new ();
      g_once_init_leave (&made, 1);
    }
  return list ? list : none;
}

/**
 * fettle_case_facts_is_maintained:
 * @facts: facts
 * @on: a day
 *
 * Tells whether the school was a maintained school of Part 4 on the day: an academy may have been one before, and a
 * school that has closed is one no more.
 *
 * Returns: whether it was
 */
gboolean
fettle_case_facts_is_maintained (const FettleCaseFacts *facts,
                                 FettleDate             on)
{
  return (facts->converted_on == FETTLE_DATE_NONE || on < facts->converted_on)
         && !fettle_case_facts_is_closed (facts, on);
}

/**
 * fettle_case_facts_is_unit:
 * @facts: facts
 *
 * Returns: whether the school is a pupil referral unit that is open: the authority maintains it (Education Act 1996 s.19(2B)), has no power
 *   of Part 4 over it, and has its duties after a category judgement (SI 2007/2979 Sch 1 paras 21, 27)
 */
gboolean
fettle_case_facts_is_unit (const FettleCaseFacts *facts)
{
  return facts->category == FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT && !fettle_case_facts_is_closed (facts, facts->today);
}

/**
 * fettle_case_facts_is_closed:
 * @facts: facts
 * @on: a day
 *
 * Returns: whether the school was closed that day; the day that a register gives as its last is not one of them, but for a conversion
 *   or a discontinuance
 */
gboolean
fettle_case_facts_is_closed (const FettleCaseFacts *facts,
                             FettleDate             on)
{
  return fettle_case_is_by (facts->closed_from, on);
}

/**
 * fettle_case_facts_check_scope:
 * @facts: facts
 * @on: a day
 *
 * Tells whether Part 4 applied to the school on the day (Education and Inspections Act 2006 s.59).
 *
 * Returns: (transfer full): the result, code "applies", "does-not-apply" or "closed", with the reason
 */
FettleResult *
fettle_case_facts_check_scope (const FettleCaseFacts *facts,
                               FettleDate             on)
{
  gboolean before = facts->converted_on != FETTLE_DATE_NONE && on < facts->converted_on;
  FettleResult *result = fettle_part4_check_scope (before ? FETTLE_SCHOOL_COMMUNITY : facts->category);
  g_autofree char *day = fettle_date_to_words (facts->closed_on);

  if (!fettle_case_facts_is_closed (facts, on) || !g_str_equal (result->code, "applies"))
    return result;
  fettle_result_free (result);
  result = fettle_result_new ("R6", "Education and Inspections Act 2006 s.59", FETTLE_CONFIDENCE_HIGH);
  result->code = "closed";
  if (fettle_record_get_text (facts->school, "close-date"))
    /* Translators: %s is a date */
    fettle_result_explain (result, _("The school closed on %s: there is no governing body, and nothing of Part 4 can be "
                                     "done."), day);
  else
    fettle_result_explain (result, _("The school has closed: there is no governing body, and nothing of Part 4 can be "
                                     "done."));
  return result;
}

/**
 * fettle_case_facts_has_converted:
 * @facts: facts
 *
 * Returns: whether the school was a maintained school before it became the academy that it is
 */
gboolean
fettle_case_facts_has_converted (const FettleCaseFacts *facts)
{
  return facts->converted_on > NEVER_MAINTAINED;
}

/**
 * fettle_case_facts_chose:
 * @facts: facts
 * @question: code of the vocabulary "law-question"
 * @choice: code of the vocabulary "law-choice"
 * @on: a day
 *
 * Returns: whether that was the authority's newest choice of law by the day
 */
gboolean
fettle_case_facts_chose (const FettleCaseFacts *facts,
                         const char            *question,
                         const char            *choice,
                         FettleDate             on)
{
  FettleRecord *newest = fettle_case_facts_find_newest (facts, "law-choice", "rule", question, "chosen-on", on);

  return newest != NULL && g_strcmp0 (fettle_record_get_text (newest, "choice"), choice) == 0;
}

/**
 * fettle_case_is_by:
 * @date: a day, or %FETTLE_DATE_NONE
 * @on: another
 *
 * Returns: whether @date came, no later than @on
 */
gboolean
fettle_case_is_by (FettleDate date,
                   FettleDate on)
{
  return date != FETTLE_DATE_NONE && date <= on;
}

/**
 * fettle_case_same_case:
 * @a: a record with a field "case"
 * @b: another
 *
 * Returns: %FALSE where the two say that they belong to different cases
 */
gboolean
fettle_case_same_case (FettleRecord *a,
                       FettleRecord *b)
{
  const char *case_a = fettle_record_get_text (a, "case");
  const char *case_b = fettle_record_get_text (b, "case");

  return case_a == NULL || case_b == NULL || g_str_equal (case_a, case_b);
}

/**
 * fettle_power_from_code:
 * @code: (nullable): a code of the vocabulary "part4-power"
 * @power: (out): the power
 *
 * Returns: whether there is such a power
 */
gboolean
fettle_power_from_code (const char  *code,
                        FettlePower *power)
{
  g_return_val_if_fail (power != NULL, FALSE);

  for (guint i = 0; i < FETTLE_N_POWERS; i++)
    {
      if (g_strcmp0 (power_codes[i], code) != 0)
        continue;
      *power = (FettlePower) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * fettle_power_get_code:
 * @power: a power
 *
 * Returns: (transfer none): its code in the vocabulary "part4-power"
 */
const char *
fettle_power_get_code (FettlePower power)
{
  g_return_val_if_fail (power < FETTLE_N_POWERS, NULL);

  return power_codes[power];
}

/**
 * fettle_party_get_code:
 * @party: a party
 *
 * Returns: (transfer none): its code in the vocabulary "statutory-party"
 */
const char *
fettle_party_get_code (FettleParty party)
{
  g_return_val_if_fail (party < G_N_ELEMENTS (party_codes), NULL);

  return party_codes[party];
}
