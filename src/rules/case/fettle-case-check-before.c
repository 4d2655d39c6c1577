/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-order-regime.h"

#define EIA "Education and Inspections Act 2006 "

/* How an act of the authority was led up to. None of it makes the act void by itself; each is what a governing body would
 * bring before a court. */

typedef struct
{
  gboolean given;
  gboolean named;        /* one of them names the power */
  FettleDate last_given; /* the newest that names it */
  FettleDate earliest;   /* the first day that one of them leaves for it */
} SecondNotices;

static gboolean
opens_powers (const FettleCaseFacts *facts,
              FettleRecord          *second,
              FettleDate             on)
{
  FettleRecord *notice =
      fettle_case_facts_find_by_id (facts, "warning-notice", fettle_record_get_text (second, "notice"));
  g_autoptr (FettleResult) eligible = NULL;
  FettleNoticeFacts read;

  if (notice == NULL || !fettle_case_is_by (fettle_record_get_date (second, "given-on"), on))
    return FALSE;
  fettle_case_facts_read_notice (facts, notice, on, &read);
  eligible = fettle_notice_check_eligibility (&read, facts->calendar, on);
  return g_str_equal (eligible->code, "eligible");
}

/* The second notices that stand behind the powers on the day. */
static void
read_second_notices (const FettleCaseFacts *facts,
                     FettlePower            power,
                     FettleDate             on,
                     SecondNotices         *read)
{
  static const char *const flags[] = { "power-63", "power-64", "power-65", "power-66" };
  GPtrArray *list = fettle_case_facts_list (facts, "powers-notice");

  *read = (SecondNotices) { 0 };
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *second = g_ptr_array_index (list, i);
      FettleDate earliest = fettle_record_get_date (second, "earliest-use");

      if (!opens_powers (facts, second, on))
        continue;
      read->given = TRUE;
      if (!fettle_record_get_flag (second, flags[power]))
        continue;
      if (!read->named || earliest < read->earliest)
        read->earliest = earliest;
      read->named = TRUE;
      read->last_given = MAX (read->last_given, fettle_record_get_date (second, "given-on"));
    }
}

/**
 * fettle_case_facts_is_named:
 * @facts: facts
 * @power: section 63, 64, 65 or 66
 * @on: a day
 *
 * Tells whether nothing has to be said to the governing body before the power is open: another gate than a notice of the authority
 * is open, or a second notice that stands behind one names the power (Education and Inspections Act 2006 s.60(1)(d)). The Act does
 * not limit the authority to those named; to give further notice first is the cautious reading.
 *
 * Returns: whether it is so
 */
gboolean
fettle_case_facts_is_named (const FettleCaseFacts *facts,
                            FettlePower            power,
                            FettleDate             on)
{
  SecondNotices read;

  if (power > FETTLE_POWER_S66 || fettle_case_facts_has_gate_apart (facts, on))
    return TRUE;
  read_second_notices (facts, power, on, &read);
  return read.named;
}

/**
 * fettle_case_facts_is_proposed:
 * @facts: facts
 * @power: section 63, 64, 65 or 66
 * @on: a day
 *
 * Returns: whether a second notice of the authority that stands names the power (Education and Inspections Act 2006 s.60(1)(d))
 */
gboolean
fettle_case_facts_is_proposed (const FettleCaseFacts *facts,
                               FettlePower            power,
                               FettleDate             on)
{
  SecondNotices read;

  read_second_notices (facts, power, on, &read);
  return read.named;
}

/* s.60(1)(d): reasonable notice in writing of the powers that the authority proposes to use. */
static void
check_second_notice (const FettleCaseFacts *facts,
                     GPtrArray             *problems,
                     FettleRecord          *act,
                     FettlePower            power,
                     FettleDate             on)
{
  SecondNotices read;
  g_autofree char *day = NULL;
  g_autofree char *why = NULL;

  if (power > FETTLE_POWER_S66 || (fettle_case_facts_find_gates (facts, on) & ~FETTLE_GATES_WITH_WINDOW))
    return;
  read_second_notices (facts, power, on, &read);
  day = fettle_date_to_words (read.earliest);
  if (read.given && !read.named)
    fettle_case_add_problem_words (problems, "warning", act, on, "R3", EIA "s.60(1)(d)",
                                   _("No notice of proposed powers names this power."));
  else if (read.named && on < read.earliest)
    {
      /* Translators: %s is a date. */
      why = g_strdup_printf (_("The notice of proposed powers says that it would not be used before %s."), day);
      fettle_case_add_problem_words (problems, "warning", act, on, "R3", EIA "s.60(1)(d)", why);
    }
  else if (read.named && on == read.last_given)
    fettle_case_add_problem_words (problems, "warning", act, on, "R3", EIA "s.60(1)(d)",
                                   _("It is of the day of the notice of proposed powers: the notice must be reasonable, and "
                                     "leave time to answer."));
}

/* The last day on which somebody who was asked, and has not replied by @on, may still reply. */
static FettleDate
find_close (const FettleCaseFacts *facts,
            FettleRecord          *consultation,
            FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "consultee");
  FettleDate last = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *consultee = g_ptr_array_index (list, i);
      FettleDate due = fettle_record_get_date (consultee, "due-on");

      if (g_strcmp0 (fettle_record_get_text (consultee, "consultation"), fettle_record_get_id (consultation)) != 0
          || fettle_case_is_by (fettle_record_get_date (consultee, "replied-on"), on))
        continue;
      if (due == FETTLE_DATE_NONE)
        due = fettle_record_get_date (consultation, "closes-on");
      last = MAX (last, due);
    }
  return last;
}

/* ss.63(2), 65(2): to consult is to leave time for an answer, and to look at it before deciding. */
static void
check_consultation (const FettleCaseFacts *facts,
                    GPtrArray             *problems,
                    FettleRecord          *act,
                    FettlePower            power,
                    FettleDate             on)
{
  const char *source = power == FETTLE_POWER_S63 ? EIA "s.63(2)" : EIA "s.65(2)";
  GPtrArray *list = fettle_case_facts_list (facts, "consultation");
  FettleDate close = FETTLE_DATE_NONE;
  gboolean asked = FALSE, considered = FALSE;

  if (power != FETTLE_POWER_S63 && power != FETTLE_POWER_S65)
    return;
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *consultation = g_ptr_array_index (list, i);

      if (!fettle_case_is_for (consultation, power, act))
        continue;
      asked = TRUE;
      considered |= fettle_case_is_by (fettle_record_get_date (consultation, "considered-on"), on);
      close = MAX (close, find_close (facts, consultation, on));
    }
  if (asked && close != FETTLE_DATE_NONE && on <= close)
    fettle_case_add_problem_words (problems, "warning", act, on, "R8", source,
                                   _("It was done while those who were consulted could still reply."));
  else if (asked && !considered)
    fettle_case_add_problem_words (problems, "warning", act, on, "R8", source,
                                   _("It is not recorded that the replies to the consultation were considered before it."));
}

/* ss.5B and 5C speak of an order under section 4(1)(b), of any day, and by the saving of 2026 of one under section 4(A1). */
static gboolean
has_duties (FettleRecord *order,
            FettleDate    made)
{
  const char *power = fettle_record_get_text (order, "power");

  return g_strcmp0 (power, "s4-1-b") == 0 || (g_strcmp0 (power, "s4-a1") == 0 && !fettle_order_is_after_duty (made));
}

/**
 * fettle_case_facts_check_order:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 * @act: a notice or the use of a power
 * @on: its day
 *
 * Warns where an academy order under section 4(1)(b), or a saved one under section 4(A1), had effect on the day: from then the
 * governing body and the authority facilitate the conversion (Academies Act 2010 ss.5B, 5C). An order on application, under section
 * 4(1)(a), asks nothing of them. The powers of Part 4 are not shut by it.
 */
void
fettle_case_facts_check_order (const FettleCaseFacts *facts,
                               GPtrArray             *problems,
                               FettleRecord          *act,
                               FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "academy-order");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *order = g_ptr_array_index (list, i);
      FettleDate made = fettle_record_get_date (order, "made-on");
      g_autofree char *day = fettle_date_to_words (made);
      g_autofree char *why = NULL;

      if (!has_duties (order, made) || !fettle_case_is_by (made, on)
          || fettle_case_is_by (fettle_record_get_date (order, "revoked-on"), on)
          || fettle_case_is_by (fettle_record_get_date (order, "converted-on"), on))
        continue;
      /* Translators: %s is a date. */
      why = g_strdup_printf (_("An academy order was made on %s: the governing body and the authority must take all "
                               "reasonable steps to facilitate the conversion. Say why this is needed beside it."), day);
      fettle_case_add_problem_words (problems, "warning", act, on, "R13", "Academies Act 2010 ss.5B, 5C", why);
    }
}

/**
 * fettle_case_facts_check_federation:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 * @act: what falls on the governing body: a warning notice, additional governors, a board, a suspended budget
 * @on: its day
 *
 * A federation has one governing body for several schools (Education Act 2002 s.24(3)), which stay schools of their own: the gate is the
 * one school's, and the act falls on the governing body of all. No rule is computed; a person is asked.
 */
void
fettle_case_facts_check_federation (const FettleCaseFacts *facts,
                                    GPtrArray             *problems,
                                    FettleRecord          *act,
                                    FettleDate             on)
{
  const char *federation = fettle_record_get_text (facts->school, "federation");
  g_autofree char *why = NULL;

  if (federation == NULL)
    return;
  /* Translators: %s is the name of a federation of schools. */
  why = g_strdup_printf (_("It falls on the governing body of every school of the federation (%s). Was legal advice taken, also on "
                           "whether the school should leave the federation first?"), federation);
  fettle_case_add_problem_words (problems, "warning", act, on, "federation", "Education Act 2002 s.24(3)", why);
}

/**
 * fettle_case_facts_check_before:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 * @act: a use of a power, or the notice of a board
 * @power: the power
 * @on: its day
 *
 * Checks what led up to an act: that the second notice proposed it and left time (Education and Inspections Act 2006
 * s.60(1)(d)), that the consultation was over and its replies considered (ss.63(2), 65(2)), and that no academy order had
 * effect.
 */
void
fettle_case_facts_check_before (const FettleCaseFacts *facts,
                                GPtrArray             *problems,
                                FettleRecord          *act,
                                FettlePower            power,
                                FettleDate             on)
{
  check_second_notice (facts, problems, act, power, on);
  if (power != FETTLE_POWER_S63)
    fettle_case_facts_check_federation (facts, problems, act, on);
  check_consultation (facts, problems, act, power, on);
  fettle_case_facts_check_order (facts, problems, act, on);
}
