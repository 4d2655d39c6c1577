/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>


#define EIA "Education and Inspections Act 2006 "

/**
 * fettle_case_add_problem_words:
 * @problems: where to
 * @code: "void", "reason", "incomplete" or "warning"
 * @record: the record that it is about
 * @on: the day of the step
 * @rule: the rule's number
 * @source: Act and section
 * @why: why, in a sentence
 */
void
fettle_case_add_problem_words (GPtrArray    *problems,
                               const char   *code,
                               FettleRecord *record,
                               FettleDate    on,
                               const char   *rule,
                               const char   *source,
                               const char   *why)
{
  FettleCaseProblem *problem = g_new0 (FettleCaseProblem, 1);
  g_autofree char *day = fettle_date_to_words (on);
  const char *label = _(fettle_record_get_kind (record)->label);

  problem->code = code;
  problem->rule = rule;
  problem->source = source;
  problem->record_id = g_strdup (fettle_record_get_id (record));
  /* Translators: a kind of record ("warning notice"), a date, why it is wrong in whole sentences, the Act and section
   */
  problem->message = g_strdup_printf (_("The %s of %s: %s (%s)"), label, day, why, source);
  g_ptr_array_add (problems, problem);
}

/**
 * fettle_case_add_problem:
 * @problems: where to
 * @code: "void", "reason", "incomplete" or "warning"
 * @record: the record that it is about
 * @on: the day of the step
 * @result: what the rule says
 */
void
fettle_case_add_problem (GPtrArray          *problems,
                         const char         *code,
                         FettleRecord       *record,
                         FettleDate          on,
                         const FettleResult *result)
{
  fettle_case_add_problem_words (problems, code, record, on, result->rule, result->source, result->why);
}

/**
 * fettle_case_facts_check_maintained:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 * @record: a step
 * @on: its day
 *
 * Part 4 applied to the school on the day (Education and Inspections Act 2006 s.59).
 */
void
fettle_case_facts_check_maintained (const FettleCaseFacts *facts,
                                    GPtrArray             *problems,
                                    FettleRecord          *record,
                                    FettleDate             on)
{
  g_autoptr (FettleResult) scope = NULL;

  if (fettle_case_facts_is_maintained (facts, on))
    return;
  scope = fettle_case_facts_check_scope (facts, on);
  fettle_case_add_problem (problems, "void", record, on, scope);
}

/**
 * fettle_case_facts_find_by_id:
 * @facts: facts
 * @kind: name of a kind
 * @id: (nullable): id of a record of it
 *
 * Returns: (transfer none) (nullable): the record
 */
FettleRecord *
fettle_case_facts_find_by_id (const FettleCaseFacts *facts,
                              const char            *kind,
                              const char            *id)
{
  GPtrArray *list = fettle_case_facts_list (facts, kind);

  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (list, i)), id) == 0)
        return g_ptr_array_index (list, i);
    }
  return NULL;
}

/* A date may be put off, with a reason. */
static void
check_promises (const FettleCaseFacts *facts,
                GPtrArray             *problems)
{
  GPtrArray *list = fettle_case_facts_list (facts, "deadline");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *deadline = g_ptr_array_index (list, i);

      if (fettle_record_get_text (deadline, "snooze-until") && !fettle_record_get_text (deadline, "snooze-reason"))
        fettle_case_add_problem_words (problems, "warning", deadline, fettle_record_get_date (deadline, "due-on"),
                                       "promise", _("Practice, no duty in law"),
                                       _("It is put off, and no reason is recorded."));
    }
}

/* What the Secretary of State did rests on a gate, too: one of ours that is open, a category, coasting, or the
 * Secretary of State's own notice (ss.66A to 69). */
static void
check_sos (const FettleCaseFacts *facts,
           GPtrArray             *problems)
{
  static const char *const uses[] = { "s66a-arrangements", "s67-governors", "s68-closure", "s69-ieb", NULL };
  GPtrArray *list = fettle_case_facts_list (facts, "secretary-of-state-notice");

  for (guint i = 0; i < list->len && !fettle_case_facts_is_unit (facts); i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate given = fettle_record_get_date (record, "given-on");

      if (g_strv_contains (uses, fettle_record_get_text (record, "kind"))
          && fettle_case_facts_find_gates (facts, given) == FETTLE_GATE_NONE
          && fettle_case_facts_find_sos (facts, "s60-notice", given) == FETTLE_DATE_NONE)
        fettle_case_add_problem_words (problems, "warning", record, given, "R6", EIA "ss.59, 66A to 69",
                                       _("Nothing is recorded by which the school was eligible for intervention then: no "
                                         "warning notice of the Secretary of State, and no other gate."));
    }
}

static char *
explain_end_of_part4 (const FettleCaseFacts *facts,
                      FettleDate             on)
{
  g_autofree char *day = fettle_date_to_words (on);

  if (on == facts->closed_on)
    /* Translators: %s is a date */
    return g_strdup_printf (_("The school closed on %s: Part 4 no longer applies, and its clocks have stopped. Close the "
                              "case."), day);
  /* Translators: %s is a date */
  return g_strdup_printf (_("The school became an academy on %s: Part 4 no longer applies, and its clocks have stopped. "
                            "Close the case, or go on with the trust."), day);
}

/* An import or a correction closed the school or made it an academy while the case was open. */
static void
check_end_of_part4 (const FettleCaseFacts *facts,
                    GPtrArray             *problems)
{
  GPtrArray *cases = fettle_case_facts_list (facts, "intervention-case");
  gboolean closed = fettle_case_facts_is_closed (facts, facts->today);
  FettleDate since = closed ? facts->closed_on : facts->converted_on;
  g_autofree char *why = explain_end_of_part4 (facts, since);

  if (fettle_case_facts_is_maintained (facts, facts->today) || (!closed && !fettle_case_facts_has_converted (facts)))
    return;
  for (guint i = 0; i < cases->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (cases, i);
      FettleDate opened = fettle_record_get_date (one, "opened-on");

      if (opened < since && g_strcmp0 (fettle_record_get_text (one, "state"), "open") == 0)
        fettle_case_add_problem_words (problems, "warning", one, opened, "R6", EIA "s.59", why);
    }
}

/* Of a notice to the governing body the copies go at the same time (ss.60(6), 60A(6), 66; Sch 15); of the others the Acts do not
 * say when. */
static gboolean
is_late (const FettleCaseRecipient *recipient)
{
  static const FettlePaper at_once[] = { FETTLE_PAPER_S60_NOTICE, FETTLE_PAPER_S60A_NOTICE, FETTLE_PAPER_S66_NOTICE,
                                         FETTLE_PAPER_SCHEDULE_15_NOTICE };

  for (guint i = 0; i < G_N_ELEMENTS (at_once); i++)
    if (recipient->paper == (int) at_once[i])
      return recipient->sent_on > recipient->paper_on;
  return FALSE;
}

static char *
explain_copy (const FettleCaseRecipient *recipient)
{
  const char *whom = recipient->name ? recipient->name : fettle_party_get_label (recipient->party);

  if (recipient->sent_on != FETTLE_DATE_NONE)
    /* Translators: %s is a recipient: "Head teacher" */
    return g_strdup_printf (_("The copy was given after the notice, and not at the same time, to: %s."), whom);
  /* Translators: %s is a recipient: "Head teacher" */
  return g_strdup_printf (_("No copy is recorded as given to: %s."), whom);
}

/* What the Acts would have copied and nobody has sent: a warning, for a copy that is late is better than none. */
static void
check_recipients (const FettleCaseFacts *facts,
                  GPtrArray             *problems)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_recipient_free);

  fettle_case_facts_add_recipients (facts, recipients);
  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);
      FettleRecord *record;
      gboolean sent = recipient->sent_on != FETTLE_DATE_NONE;
      g_autofree char *why = NULL;

      if (recipient->paper < 0 || !recipient->statutory || (sent && !is_late (recipient)))
        continue;
      record = fettle_case_facts_find_by_id (facts, recipient->record_kind, recipient->record_id);
      why = explain_copy (recipient);
      fettle_case_add_problem_words (problems, "warning", record, recipient->paper_on, "R9", recipient->source, why);
    }
}

/**
 * fettle_case_facts_find_problems:
 * @facts: facts
 *
 * Checks every recorded step against the law as of the day on which it was done: "void" where it would have no effect,
 * "reason" where it leaves out what the Act asks for first and does not say why, "warning" where it is unusual or
 * incomplete.
 *
 * Returns: (transfer full) (element-type FettleCaseProblem): what is wrong
 */
GPtrArray *
fettle_case_facts_find_problems (const FettleCaseFacts *facts)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_problem_free);

  g_return_val_if_fail (facts != NULL, problems);

  fettle_case_facts_check_notices (facts, problems);
  fettle_case_facts_check_ofsted (facts, problems);
  fettle_case_facts_check_powers (facts, problems);
  fettle_case_facts_check_ieb (facts, problems);
  fettle_case_facts_check_dates (facts, problems);
  check_promises (facts, problems);
  check_sos (facts, problems);
  check_end_of_part4 (facts, problems);
  check_recipients (facts, problems);
  return problems;
}

/**
 * fettle_case_problem_free:
 * @problem: (transfer full) (nullable): a problem
 */
void
fettle_case_problem_free (FettleCaseProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->record_id);
  g_free (problem->message);
  g_free (problem);
}

/**
 * fettle_case_problem_equal:
 * @a: a problem
 * @b: another
 *
 * Returns: whether they break the same section by the same record, however it is worded
 */
gboolean
fettle_case_problem_equal (const FettleCaseProblem *a,
                           const FettleCaseProblem *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (a->code, b->code) && g_str_equal (a->source, b->source)
         && g_str_equal (a->record_id, b->record_id);
}
