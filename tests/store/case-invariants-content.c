/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-invariants-private.h"

#include <stdio.h>

/**
 * case_two_months_after:
 * @iso: a date
 *
 * Returns: (transfer full): the date of the same number two months on, or the last of a shorter month
 */
char *
case_two_months_after (const char *iso)
{
  int y, m, d;
  GDate date;
  char text[12];

  g_assert_cmpint (sscanf (iso, "%d-%d-%d", &y, &m, &d), ==, 3);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
  g_date_add_months (&date, 2);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/**
 * case_is_one_set:
 * @record: a record
 * @fields: (array zero-terminated=1): fields of it
 *
 * Returns: whether one of them says something
 */
gboolean
case_is_one_set (FettleRecord      *record,
                 const char *const *fields)
{
  for (; *fields; fields++)
    {
      if (get (record, *fields) != NULL && !is (record, *fields, "0"))
        return TRUE;
    }
  return FALSE;
}

/**
 * case_is_a_notice:
 * @world: what is known
 * @notice: a warning notice
 *
 * ss.60(1)(a), (2), (4), 60A(1)(a), (4): a ground and four things; or the paper itself, of which an officer states so.
 *
 * Returns: whether it is one in law
 */
gboolean
case_is_a_notice (const World  *world,
                  FettleRecord *notice)
{
  static const char *const grounds[] = { "ground-standards", "ground-leadership", "ground-safety", NULL };
  static const char *const pay[] = { "provision", NULL };
  static const char *const minded[] = { "minded-63", "minded-64", "minded-65", "minded-66", "minded-other", NULL };
  static const char *const period[] = { "compliance-end", "compliance-length", NULL };
  FettleRecord *action;
  gboolean has_action = FALSE;

  FOR_EACH (action, world, "required-action")
    has_action |= is (action, "notice", fettle_record_get_id (notice));
  if (get (notice, "document") != NULL && get (notice, "contents-by") != NULL && get (notice, "contents-on") != NULL)
    return TRUE;
  return case_is_one_set (notice, is (notice, "section", "s60a") ? pay : grounds) && get (notice, "matters") != NULL && has_action
         && case_is_one_set (notice, minded)
         && (case_is_one_set (notice, period) || strcmp (get (notice, "given-on"), "2016-04-18") < 0);
}
