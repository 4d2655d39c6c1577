/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/case/fettle-case-holidays.h"

#include <glib/gi18n-lib.h>

static guint
count_without_holidays (GPtrArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      GPtrArray *clocks = fettle_case_get_clocks (((FettleCaseData *) g_ptr_array_index (all, i))->chain);

      for (guint j = 0; j < clocks->len; j++)
        n += ((FettleClock *) g_ptr_array_index (clocks, j))->holidays_unknown;
    }
  return n;
}

/**
 * fettle_case_holidays_tell:
 * @list: the interventions, read
 * @banner: a banner
 *
 * Says in the banner how many dates that are due are counted in working days of schools whose holidays nobody has recorded; where there
 * is none, the banner goes.
 */
void
fettle_case_holidays_tell (FettleCaseList *list,
                           FettleBanner   *banner)
{
  GPtrArray *all = fettle_case_list_get_all (list);
  guint n = all ? count_without_holidays (all) : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    {
      fettle_banner_hide (banner);
      return;
    }
  text = g_strdup_printf (ngettext ("%u date is counted in the school’s working days, and no school holidays are recorded around it. It may be "
                                    "later than shown.",
                                    "%u dates are counted in the school’s working days, and no school holidays are recorded around them. They "
                                    "may be later than shown.", n), n);
  fettle_banner_show (banner, text, _("_School Holidays"), "win.holidays");
}
