/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/fettle-visit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Practice, where nobody named another day: for the report after the visit, and for the head teacher's response. */
#define DAYS_ALLOWED 14

static gboolean
has (FettleRecord *visit,
     const char   *field)
{
  return fettle_record_get_text (visit, field) != NULL;
}

/* A month alone is over with its last day. */
static gboolean
is_over (const char *iso,
         FettleDate  today)
{
  g_autofree char *now = fettle_date_to_iso (today);

  return strncmp (iso, now, strlen (iso)) < 0;
}

/**
 * fettle_visit_find_standing:
 * @visit: a record of kind "visit"
 * @today: today
 *
 * Finds how far a visit has come by its dates alone; the last step that has one counts.
 *
 * Returns: where it stands
 */
FettleVisitStanding
fettle_visit_find_standing (FettleRecord *visit,
                            FettleDate    today)
{
  static const struct
  {
    const char *field;
    FettleVisitStanding standing;
  } steps[] = {
    { "cancelled-on", FETTLE_VISIT_CALLED_OFF }, { "governors-on", FETTLE_VISIT_SHARED }, { "agreed-on", FETTLE_VISIT_AGREED },
    { "response-on", FETTLE_VISIT_ANSWERED }, { "sent-on", FETTLE_VISIT_WITH_HEAD }, { "written-on", FETTLE_VISIT_WRITTEN },
  };

  g_return_val_if_fail (FETTLE_IS_RECORD (visit), FETTLE_VISIT_UNDATED);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (has (visit, steps[i].field))
      return steps[i].standing;
  if (has (visit, "held-on"))
    return fettle_record_get_flag (visit, "no-report") ? FETTLE_VISIT_LOGGED : FETTLE_VISIT_HELD;
  if (!has (visit, "planned-on"))
    return FETTLE_VISIT_UNDATED;
  return is_over (fettle_record_get_text (visit, "planned-on"), today) ? FETTLE_VISIT_PAST : FETTLE_VISIT_PLANNED;
}

/**
 * fettle_visit_standing_to_words:
 * @standing: where a visit stands
 *
 * Returns: the same in words
 */
const char *
fettle_visit_standing_to_words (FettleVisitStanding standing)
{
  static const char *const words[] = {
    [FETTLE_VISIT_UNDATED] = N_("No date"),
    [FETTLE_VISIT_PLANNED] = N_("Planned"),
    [FETTLE_VISIT_PAST] = N_("Past, and not written up"),
    [FETTLE_VISIT_CALLED_OFF] = N_("Called off"),
    [FETTLE_VISIT_HELD] = N_("Report to be written"),
    [FETTLE_VISIT_LOGGED] = N_("Held"),
    [FETTLE_VISIT_WRITTEN] = N_("Report in draft"),
    [FETTLE_VISIT_WITH_HEAD] = N_("With the head teacher"),
    [FETTLE_VISIT_ANSWERED] = N_("Head teacher has answered"),
    [FETTLE_VISIT_AGREED] = N_("Agreed"),
    [FETTLE_VISIT_SHARED] = N_("Shared with governors"),
  };

  return _(words[standing]);
}

/**
 * fettle_visit_get_day:
 * @visit: a record of kind "visit"
 *
 * Returns: (nullable): the day on which it was held, or else for which it is planned: an ISO date, maybe of the month alone
 */
const char *
fettle_visit_get_day (FettleRecord *visit)
{
  const char *held;

  g_return_val_if_fail (FETTLE_IS_RECORD (visit), NULL);

  held = fettle_record_get_text (visit, "held-on");
  return held ? held : fettle_record_get_text (visit, "planned-on");
}

/**
 * fettle_visit_is_held:
 * @visit: a record of kind "visit"
 *
 * Returns: whether it took place, as far as the register knows
 */
gboolean
fettle_visit_is_held (FettleRecord *visit)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (visit), FALSE);

  return has (visit, "held-on") && !has (visit, "cancelled-on");
}

static void
find_named_day (FettleResult *result,
                FettleRecord *visit,
                const char   *named,
                const char   *since)
{
  FettleDate from = fettle_record_get_date (visit, since);
  g_autofree char *words = fettle_date_to_words (from);

  result->date = fettle_record_get_date (visit, named);
  if (result->date != FETTLE_DATE_NONE)
    fettle_result_explain (result, _("As recorded."));
  else if (from != FETTLE_DATE_NONE)
    {
      result->date = from + DAYS_ALLOWED;
      /* Translators: %s is a date */
      fettle_result_explain (result, _("Nobody named a day: by practice two weeks, counted from %s."), words);
    }
}

/**
 * fettle_visit_find_due:
 * @visit: a record of kind "visit"
 *
 * Finds what is waited for next, by the officer's own dates and practice; no law asks for it. The code of the answer is
 * "planned" for the visit itself, "report" for its report, "response" for the head teacher's answer.
 *
 * Returns: (transfer full) (nullable): the answer with its date, maybe none; %NULL where nothing is waited for
 */
FettleResult *
fettle_visit_find_due (FettleRecord *visit)
{
  FettleResult *result;
  /* The day itself does not change what is waited for: past or to come, a planned visit is waited for. */
  FettleVisitStanding standing = fettle_visit_find_standing (visit, FETTLE_DATE_NONE + 1);

  if (standing != FETTLE_VISIT_PLANNED && standing != FETTLE_VISIT_HELD && standing != FETTLE_VISIT_WITH_HEAD)
    return NULL;
  result = fettle_result_new ("visit", _("Promised, or practice of the service"), FETTLE_CONFIDENCE_HIGH);
  if (standing == FETTLE_VISIT_PLANNED)
    {
      result->code = "planned";
      result->date = fettle_record_get_date (visit, "planned-on");
      fettle_result_explain (result, _("As recorded."));
    }
  else
    {
      result->code = standing == FETTLE_VISIT_HELD ? "report" : "response";
      find_named_day (result, visit, standing == FETTLE_VISIT_HELD ? "report-due" : "response-due",
                      standing == FETTLE_VISIT_HELD ? "held-on" : "sent-on");
    }
  return result;
}
