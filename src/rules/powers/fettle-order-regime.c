/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-order-regime.h"

/* Two months beginning with 29 April 2026, the day of Royal Assent. */
static FettleDate
duty_ended (void)
{
  return fettle_date_new (2026, 6, 29);
}

/**
 * fettle_order_is_after_duty:
 * @made: the day of an academy order
 *
 * Returns: whether section 4(A1) of the Academies Act 2010 was repealed by then, so that no order could be made under it
 *   (Children's Wellbeing and Schools Act 2026 s.58)
 */
gboolean
fettle_order_is_after_duty (FettleDate made)
{
  return made != FETTLE_DATE_NONE && made >= duty_ended ();
}

static gboolean
has_saved_order (const FettleOrderFacts *facts)
{
  return facts->a1_order_on != FETTLE_DATE_NONE && facts->a1_order_on < duty_ended ()
         && (facts->a1_order_revoked_on == FETTLE_DATE_NONE || facts->a1_order_revoked_on >= duty_ended ());
}

/**
 * fettle_order_find_regime:
 * @facts: what is known
 * @today: today
 *
 * R13: whether an academy order for the school is a duty of the Secretary of State or a power. The duty for schools
 * in a category was repealed on 29 June 2026, with a saving for orders that had effect immediately before (Children's
 * Wellbeing and Schools Act 2026 s.58).
 *
 * Returns: (transfer full): the result, without a date
 */
FettleResult *
fettle_order_find_regime (const FettleOrderFacts *facts,
                          FettleDate              today)
{
  FettleResult *result = fettle_result_new ("R13", "Children’s Wellbeing and Schools Act 2026 s.58; Academies Act "
                                                   "2010 s.4",
                                            FETTLE_CONFIDENCE_HIGH);

  g_return_val_if_fail (facts != NULL, result);

  if (facts->converted_on != FETTLE_DATE_NONE && facts->converted_on <= today)
    {
      result->code = "converted";
      fettle_result_explain (result, _("The school has become an academy."));
    }
  else if (today >= duty_ended () && has_saved_order (facts)
           && (facts->a1_order_revoked_on == FETTLE_DATE_NONE || facts->a1_order_revoked_on > today))
    {
      result->code = "saved-order";
      fettle_result_explain (result, _("An order under the old duty had effect immediately before 29 June 2026 and "
                                       "the school has not become an academy: the order stays under the old law."));
    }
  else if (!facts->in_category)
    {
      result->code = "none";
      fettle_result_explain (result, _("The school is in no category."));
    }
  else if (today < duty_ended ())
    {
      result->code = "duty";
      fettle_result_explain (result, _("Until 28 June 2026 the Secretary of State had to make an academy order."));
    }
  else
    {
      result->code = "discretion";
      fettle_result_explain (result, _("Since 29 June 2026 the Secretary of State may make an academy order, and "
                                       "need not."));
    }
  return result;
}
