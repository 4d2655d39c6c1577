/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

/* Law 13.4: a date of law cannot be put off; what was done too late is recorded as it was, and is open to challenge. */

static const struct
{
  const char *rule;
  gboolean latest; /* otherwise the earliest day for what follows it */
  gboolean late;   /* whether an act after the date gives a warning */
  const char *source;
} limits[] = {
  { "R1", FALSE, FALSE, "Education and Inspections Act 2006 s.60(1)(b)" },
  { "R2", FALSE, FALSE, "Education and Inspections Act 2006 s.60(10) as enacted" },
  { "R4", TRUE, FALSE, "Education and Inspections Act 2006 ss.63(3), 64(2), 66(2)" },
  { "R10", TRUE, TRUE, "Education Act 2005 s.15; SI 2005/2038 reg 7" },
  { "R11", TRUE, FALSE, "SI 2005/2038 reg 5" },
  { "R12", TRUE, TRUE, "SI 2005/2038 reg 6" },
  { "R17", TRUE, FALSE, "SI 2010/1918 reg 11" },
  { "R18", TRUE, TRUE, "SI 2010/1918 reg 26" },
  { "R21", TRUE, FALSE, "School Standards and Framework Act 1998 Sch 15 para 2" },
  { "R22", TRUE, TRUE, "Education and Inspections Act 2006 s.69B" },
  { "unit", TRUE, TRUE, "SI 2010/1071 reg 2" },
};

static int
find_limit (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (g_strcmp0 (limits[i].rule, rule) == 0)
      return (int) i;
  return -1;
}

static void
check_chosen (GPtrArray    *problems,
              FettleRecord *decision)
{
  FettleDate chosen = fettle_record_get_date (decision, "chosen");
  FettleDate computed = fettle_record_get_date (decision, "computed");
  int i = find_limit (fettle_record_get_text (decision, "rule"));

  if (i < 0 || chosen == FETTLE_DATE_NONE || computed == FETTLE_DATE_NONE)
    return;
  if (limits[i].latest && chosen > computed)
    fettle_case_add_problem_words (problems, "incomplete", decision, chosen, limits[i].rule, limits[i].source,
                                   _("The law sets the last day, and there is no power to put it off: it stays as it is. A reminder of your "
                                     "own may be any day."));
  else if (!limits[i].latest && chosen < computed)
    fettle_case_add_problem_words (problems, "incomplete", decision, chosen, limits[i].rule, limits[i].source,
                                   _("The notice sets this day, and nothing can be decided on it before: it stays as it is. A reminder of "
                                     "your own may be any day."));
}

static void
check_late (const FettleCaseFacts *facts,
            GPtrArray             *problems,
            const FettleClock     *clock)
{
  int i = find_limit (clock->result->rule);
  FettleRecord *record;
  g_autofree char *last = NULL;
  g_autofree char *why = NULL;

  if (i < 0 || !limits[i].late || clock->state != FETTLE_CLOCK_MET || clock->done_on <= clock->result->date)
    return;
  record = fettle_case_facts_find_by_id (facts, clock->record_kind, clock->record_id);
  last = fettle_date_to_words (clock->result->date);
  /* Translators: %1$s is what was due, %2$s a date. */
  why = g_strdup_printf (_("“%1$s” was done after the last day that the law sets, %2$s."), clock->title, last);
  fettle_case_add_problem_words (problems, "warning", record, clock->done_on, limits[i].rule, limits[i].source, why);
}

/**
 * fettle_case_facts_check_dates:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 *
 * Checks what was decided about dates of law, and which duties were done after their last day.
 */
void
fettle_case_facts_check_dates (const FettleCaseFacts *facts,
                               GPtrArray             *problems)
{
  GPtrArray *decisions = fettle_case_facts_list (facts, "clock-override");
  g_autoptr (GPtrArray) clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_clock_free);

  for (guint i = 0; i < decisions->len; i++)
    check_chosen (problems, g_ptr_array_index (decisions, i));
  fettle_case_facts_add_clocks (facts, clocks);
  for (guint i = 0; i < clocks->len; i++)
    check_late (facts, problems, g_ptr_array_index (clocks, i));
}
