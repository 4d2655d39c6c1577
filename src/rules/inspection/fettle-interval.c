/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/inspection/fettle-interval.h"

#define SOURCE "Education Act 2005 s.5; SI 2005/2038 regs 2, 3"

/* SI 2005/2038 reg 2: a school year commences on 1 August. */
static FettleDate
end_of_school_year (FettleDate begun)
{
  int year, month;

  fettle_date_get_ymd (begun, &year, &month, NULL);
  return fettle_date_new (month >= 8 ? year + 1 : year, 7, 31);
}

/* SI 2005/2038 reg 3 as amended by SI 2021/845: seven years where the inspection was begun in these years. */
static int
interval_years (FettleDate begun)
{
  return begun >= fettle_date_new (2014, 8, 1) && begun <= fettle_date_new (2021, 4, 27) ? 7 : 5;
}

static FettleDate
latest_next (FettleDate begun)
{
  return fettle_date_add_months (end_of_school_year (begun), interval_years (begun) * 12);
}

static gboolean
is_of_school (const FettleInspectionFacts *facts,
              const char                  *urn)
{
  return facts->start != FETTLE_DATE_NONE && (!facts->urn_at_time || !urn || g_str_equal (facts->urn_at_time, urn));
}

static FettleDate
find_last_section5 (const FettleInspectionFacts *facts,
                    guint                        n_facts,
                    const char                  *urn)
{
  FettleDate last = FETTLE_DATE_NONE;

  for (guint i = 0; i < n_facts; i++)
    {
      if (facts[i].format == FETTLE_INSPECTION_FULL && is_of_school (&facts[i], urn))
        last = MAX (last, facts[i].start);
    }
  return last;
}

/* The earliest ungraded inspection begun after @base and inside the interval that runs from it. */
static FettleDate
find_relevant_section8 (const FettleInspectionFacts *facts,
                        guint                        n_facts,
                        const char                  *urn,
                        FettleDate                   base)
{
  FettleDate found = FETTLE_DATE_NONE;

  for (guint i = 0; i < n_facts; i++)
    {
      if (facts[i].format != FETTLE_INSPECTION_UNGRADED || !is_of_school (&facts[i], urn))
        continue;
      if (facts[i].start > base && facts[i].start <= latest_next (base)
          && (found == FETTLE_DATE_NONE || facts[i].start < found))
        found = facts[i].start;
    }
  return found;
}

static void
explain_interval (FettleResult *result,
                  FettleDate    base,
                  gboolean      section8)
{
  g_autofree char *begun = fettle_date_to_words (base);
  g_autofree char *year_end = fettle_date_to_words (end_of_school_year (base));

  if (section8)
    /* Translators: %s is a date. */
    fettle_result_explain (result, _("The last ungraded inspection inside the interval began on %s."), begun);
  else
    /* Translators: %s is a date. */
    fettle_result_explain (result, _("The last full inspection began on %s."), begun);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("That school year, which runs from 1 August, ended on %s."), year_end);
  if (interval_years (base) == 7)
    fettle_result_explain (result, _("The next is due within 7 years of that, since it began between 1 August 2014 "
                                     "and 27 April 2021."));
  else
    fettle_result_explain (result, _("The next is due within 5 years of that."));
  fettle_result_explain (result, _("This is the latest date by law, not when an inspection is expected."));
}

/**
 * fettle_interval_next_inspection:
 * @facts: (array length=n_facts): every inspection known of the school, in any order
 * @n_facts: how many
 * @urn: (nullable): the school's URN now
 *
 * R15: the latest day by law on which the next section 5 inspection can begin (SI 2005/2038 reg 3 as substituted by
 * SI 2015/170 and amended by SI 2021/845 and SI 2024/908). It runs from the day an inspection began, never from its
 * publication. Ungraded inspections inside the running interval move it; monitoring inspections do not. Inspections
 * of a predecessor are another school's.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_interval_next_inspection (const FettleInspectionFacts *facts,
                                 guint                        n_facts,
                                 const char                  *urn)
{
  FettleResult *result = fettle_result_new ("R15", SOURCE, FETTLE_CONFIDENCE_HIGH);
  FettleDate base, section8;

  g_return_val_if_fail (facts != NULL || n_facts == 0, result);

  base = find_last_section5 (facts, n_facts, urn);
  if (base == FETTLE_DATE_NONE)
    {
      result->code = find_last_section5 (facts, n_facts, NULL) == FETTLE_DATE_NONE ? "not-inspected" : "new-school";
      fettle_result_explain (result, _("No full inspection under the school’s own URN is known. Regulations 3A and "
                                       "3B set other intervals for new schools and for schools that used to be "
                                       "exempt."));
      return result;
    }
  for (section8 = base; section8 != FETTLE_DATE_NONE; )
    {
      base = section8;
      section8 = find_relevant_section8 (facts, n_facts, urn, base);
    }
  result->code = "by-law";
  result->date = latest_next (base);
  explain_interval (result, base, base != find_last_section5 (facts, n_facts, urn));
  return result;
}
