/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/case/fettle-case-standing.h"

#include <glib/gi18n-lib.h>

#include "ui/case/fettle-case-rows.h"
#include "ui/widgets/fettle-rows.h"

static void
add_steps_in_state (const FettleCase   *chain,
                    FettleCaseStepState state,
                    GPtrArray          *found)
{
  GPtrArray *steps = fettle_case_get_steps (chain);

  for (guint i = 0; i < steps->len; i++)
    {
      FettleCaseStep *step = g_ptr_array_index (steps, i);

      if (step->state == state)
        g_ptr_array_add (found, step);
    }
}

/**
 * fettle_case_standing_find_steps:
 * @chain: a case
 *
 * Returns: (transfer container) (element-type FettleCaseStep): the steps that are next; where there is none, the first that
 *   waits, and those that are open side by side
 */
GPtrArray *
fettle_case_standing_find_steps (const FettleCase *chain)
{
  GPtrArray *found = g_ptr_array_new ();

  add_steps_in_state (chain, FETTLE_CASE_STEP_NOW, found);
  if (found->len == 0)
    {
      add_steps_in_state (chain, FETTLE_CASE_STEP_WAITING, found);
      g_ptr_array_set_size (found, MIN (found->len, 1));
      add_steps_in_state (chain, FETTLE_CASE_STEP_OPTIONAL, found);
    }
  return found;
}

/* A date that is put off does not press. */
static gboolean
presses (const FettleClock *clock)
{
  return clock->snooze_until == FETTLE_DATE_NONE && !fettle_clock_is_of_visit (clock)
         && (clock->state == FETTLE_CLOCK_OVERDUE || clock->state == FETTLE_CLOCK_RUNNING);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const FettleClock *one = *(FettleClock *const *) a;
  const FettleClock *other = *(FettleClock *const *) b;

  return (one->date > other->date) - (one->date < other->date);
}

/**
 * fettle_case_standing_find_clocks:
 * @chain: a case
 *
 * Returns: (transfer container) (element-type FettleClock): every clock of the case itself that is overdue, the next date of law and the
 *   next promised date, the earliest first
 */
GPtrArray *
fettle_case_standing_find_clocks (const FettleCase *chain)
{
  GPtrArray *clocks = fettle_case_get_clocks (chain);
  GPtrArray *found = g_ptr_array_new ();
  FettleClock *next[2] = { NULL };

  for (guint i = 0; i < clocks->len; i++)
    {
      FettleClock *clock = g_ptr_array_index (clocks, i);
      FettleClock **first = &next[clock->promised ? 1 : 0];

      if (!presses (clock))
        continue;
      if (clock->state == FETTLE_CLOCK_OVERDUE)
        g_ptr_array_add (found, clock);
      else if (!*first || clock->date < (*first)->date)
        *first = clock;
    }
  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    if (next[i])
      g_ptr_array_add (found, next[i]);
  g_ptr_array_sort (found, compare_dates);
  return found;
}

/**
 * fettle_case_standing_row_for_clock:
 * @clock: a clock that runs or is overdue
 * @today: the day that the days are counted from
 *
 * Returns: (transfer floating): what is due, when, by which section, and in how many days
 */
GtkWidget *
fettle_case_standing_row_for_clock (const FettleClock *clock,
                                    FettleDate         today)
{
  gboolean overdue = clock->state == FETTLE_CLOCK_OVERDUE;
  g_autofree char *day = fettle_date_to_words (clock->date);
  g_autofree char *left = fettle_clock_state_to_words (clock, today);
  g_autofree char *title = NULL;
  GtkWidget *row;

  /* Translators: %1$s is a date, %2$s what is due on it. */
  title = g_strdup_printf (_("%1$s: %2$s"), day, clock->title);
  row = fettle_row_new (title, fettle_clock_get_source (clock));
  fettle_case_row_add_symbol (row, overdue ? "dialog-warning-symbolic" : "fettle-clock-symbolic");
  fettle_case_row_add_badge (row, left, overdue ? "concern" : NULL);
  return row;
}

/**
 * fettle_case_standing_row_for_wanted:
 * @chain: a case
 *
 * Returns: (transfer floating) (nullable): how many recipients that the law names were not yet asked or told; %NULL
 *   where none is wanting
 */
GtkWidget *
fettle_case_standing_row_for_wanted (const FettleCase *chain)
{
  GPtrArray *recipients = fettle_case_get_recipients (chain);
  g_autofree char *title = NULL;
  GtkWidget *row;
  guint n = 0;

  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);

      n += recipient->statutory && recipient->sent_on == FETTLE_DATE_NONE;
    }
  if (n == 0)
    return NULL;
  title = g_strdup_printf (ngettext ("%u recipient that the law names was not yet asked or told",
                                     "%u recipients that the law names were not yet asked or told", n), n);
  row = fettle_row_new (title, _("See “Whom to Ask and Tell” below."));
  fettle_case_row_add_symbol (row, "dialog-warning-symbolic");
  fettle_case_row_add_badge (row, _("Wanting"), "attention");
  return row;
}
