/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/fettle-notice-content.h"

#define EIA "Education and Inspections Act 2006 "

/**
 * fettle_case_add_problem_words:
 * @problems: where to
 * @code: "void" or "warning"
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
 * @code: "void" or "warning"
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

static void
check_scope (const FettleCaseFacts *facts,
             GPtrArray             *problems,
             FettleRecord          *record,
             FettleDate             on)
{
  g_autoptr (FettleResult) scope = NULL;

  if (fettle_case_facts_is_maintained (facts, on))
    return;
  scope = fettle_part4_check_scope (facts->category);
  fettle_case_add_problem (problems, "void", record, on, scope);
}

static void
check_may_give (const FettleCaseFacts   *facts,
                GPtrArray               *problems,
                FettleRecord            *notice,
                const FettleNoticeFacts *read)
{
  gboolean barred = fettle_case_facts_is_notice_barred (facts, read->given);
  g_autoptr (FettleResult) may = fettle_notice_check_may_give (read->section, barred, FALSE);
  g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (read, facts->calendar);

  if (g_str_equal (may->code, "barred"))
    fettle_case_add_problem (problems, "void", notice, read->given, may);
  if (g_str_equal (end->code, "impossible"))
    fettle_case_add_problem (problems, "void", notice, read->given, end);
}

static gboolean
has_action (const FettleCaseFacts *facts,
            FettleRecord          *notice)
{
  GPtrArray *list = fettle_case_facts_list (facts, "required-action");

  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (list, i), "notice"), fettle_record_get_id (notice))
          == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
read_flags (FettleRecord      *record,
            const char *const *names,
            guint              n_names)
{
  guint flags = 0;

  for (guint i = 0; i < n_names; i++)
    flags |= fettle_record_get_flag (record, names[i]) ? 1u << i : 0;
  return flags;
}

static void
check_content (const FettleCaseFacts   *facts,
               GPtrArray               *problems,
               FettleRecord            *notice,
               const FettleNoticeFacts *read)
{
  static const char *const grounds[] = { "ground-standards", "ground-leadership", "ground-safety" };
  static const char *const comparators[] = { "comparator-expected", "comparator-previous", "comparator-comparable" };
  static const char *const minded[] = { "minded-63", "minded-64", "minded-65", "minded-66" };
  FettleNoticeContent content = { 0 };
  g_autoptr (GPtrArray) missing = NULL;

  content.grounds = read_flags (notice, grounds, G_N_ELEMENTS (grounds));
  content.comparators = read_flags (notice, comparators, G_N_ELEMENTS (comparators));
  content.matters = fettle_record_get_text (notice, "matters") != NULL;
  content.action = has_action (facts, notice);
  content.period = read->end_stated != FETTLE_DATE_NONE || read->states_length;
  content.minded = read_flags (notice, minded, G_N_ELEMENTS (minded)) != 0
                   || fettle_record_get_text (notice, "minded-other") != NULL;
  content.minded_s63 = fettle_record_get_flag (notice, "minded-63");
  missing = fettle_notice_check_content (read->section, &content);
  for (guint i = 0; i < missing->len; i++)
    fettle_case_add_problem (problems, "warning", notice, read->given, g_ptr_array_index (missing, i));
}

static void
check_notice (const FettleCaseFacts *facts,
              GPtrArray             *problems,
              FettleRecord          *notice)
{
  FettleNoticeFacts read;

  fettle_case_facts_read_notice (facts, notice, FETTLE_DATE_EVER, &read);
  if (read.given == FETTLE_DATE_NONE)
    return;
  check_scope (facts, problems, notice, read.given);
  check_may_give (facts, problems, notice, &read);
  check_content (facts, problems, notice, &read);
  if (fettle_record_get_text (notice, "authorised-by") == NULL)
    fettle_case_add_problem_words (problems, "warning", notice, read.given, "R3", EIA "s.60(4)",
                                   _("Who authorised it under the scheme of delegation is not recorded."));
}

static FettleRecord *
find_by_id (GPtrArray  *list,
            const char *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (list, i)), id) == 0)
        return g_ptr_array_index (list, i);
    }
  return NULL;
}

/* A second notice rests on the first, on its expiry and on the finding. */
static void
check_powers_notice (const FettleCaseFacts *facts,
                     GPtrArray             *problems,
                     FettleRecord          *second)
{
  FettleRecord *notice =
      find_by_id (fettle_case_facts_list (facts, "warning-notice"), fettle_record_get_text (second, "notice"));
  FettleDate given = fettle_record_get_date (second, "given-on");
  FettleNoticeFacts read;
  g_autoptr (FettleResult) eligible = NULL;
  g_autoptr (FettleResult) end = NULL;

  check_scope (facts, problems, second, given);
  if (notice == NULL)
    return;
  fettle_case_facts_read_notice (facts, notice, given, &read);
  eligible = fettle_notice_check_eligibility (&read, facts->calendar, given);
  end = fettle_notice_find_compliance_end (&read, facts->calendar);
  if (g_str_equal (eligible->code, "superseded") || g_str_equal (eligible->code, "withdrawn")
      || g_str_equal (eligible->code, "complied") || read.given == FETTLE_DATE_NONE)
    fettle_case_add_problem (problems, "void", second, given, eligible);
  else if (end->date == FETTLE_DATE_NONE || given <= end->date)
    fettle_case_add_problem_words (problems, "warning", second, given, "R3", eligible->source,
                                   _("It was given before the compliance period had expired: ask for legal advice."));
  else if (read.finding == FETTLE_FINDING_NONE)
    fettle_case_add_problem_words (problems, "warning", second, given, "R3", eligible->source,
                                   _("It was given before a finding of non-compliance is recorded."));
  if (read.section == FETTLE_NOTICE_S60A && fettle_record_get_flag (second, "power-63"))
    fettle_case_add_problem_words (problems, "warning", second, given, "R6", EIA "s.60A",
                                   _("Section 63 cannot be used after a notice about pay and conditions."));
}

static void
check_finding (const FettleCaseFacts *facts,
               GPtrArray             *problems,
               FettleRecord          *finding)
{
  FettleRecord *notice =
      find_by_id (fettle_case_facts_list (facts, "warning-notice"), fettle_record_get_text (finding, "notice"));
  FettleDate decided = fettle_record_get_date (finding, "decided-on");
  FettleNoticeFacts read;
  g_autoptr (FettleResult) end = NULL;

  if (notice == NULL)
    return;
  fettle_case_facts_read_notice (facts, notice, decided, &read);
  end = fettle_notice_find_compliance_end (&read, facts->calendar);
  if (g_strcmp0 (fettle_record_get_text (finding, "finding"), "not-complied") == 0
      && (end->date == FETTLE_DATE_NONE || decided <= end->date))
    fettle_case_add_problem_words (
        problems, "warning", finding, decided, "R3", EIA "s.60(1)(c)",
        _("The compliance period had not expired when the authority decided that the governing body "
           "did not comply."));
}

/* R14: the Secretary of State notified, but what the register knows does not show why. */
static void
check_coasting (const FettleCaseFacts *facts,
                GPtrArray             *problems,
                FettleRecord          *notification)
{
  FettleDate notified = fettle_record_get_date (notification, "notified-on");
  FettleDate left;
  g_autoptr (FettleResult) test = fettle_case_facts_test_coasting (facts, notified, &left);

  if (!g_str_equal (test->code, "meets"))
    fettle_case_add_problem (problems, "warning", notification, notified, test);
}

/**
 * fettle_case_facts_check_notices:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 *
 * Checks the warning notices, the findings on them, the second notices and the coasting notifications (Education and
 * Inspections Act 2006 ss.59 to 60A).
 */
void
fettle_case_facts_check_notices (const FettleCaseFacts *facts,
                                 GPtrArray             *problems)
{
  GPtrArray *notices = fettle_case_facts_list (facts, "warning-notice");
  GPtrArray *findings = fettle_case_facts_list (facts, "notice-finding");
  GPtrArray *seconds = fettle_case_facts_list (facts, "powers-notice");
  GPtrArray *notifications = fettle_case_facts_list (facts, "coasting-notification");

  for (guint i = 0; i < notices->len; i++)
    check_notice (facts, problems, g_ptr_array_index (notices, i));
  for (guint i = 0; i < findings->len; i++)
    check_finding (facts, problems, g_ptr_array_index (findings, i));
  for (guint i = 0; i < seconds->len; i++)
    check_powers_notice (facts, problems, g_ptr_array_index (seconds, i));
  for (guint i = 0; i < notifications->len; i++)
    check_coasting (facts, problems, g_ptr_array_index (notifications, i));
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

  for (guint i = 0; i < list->len; i++)
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

/* An import or a correction made the school an academy while the case was open. */
static void
check_conversion (const FettleCaseFacts *facts,
                  GPtrArray             *problems)
{
  GPtrArray *cases = fettle_case_facts_list (facts, "intervention-case");
  g_autofree char *day = fettle_date_to_words (facts->converted_on);
  g_autofree char *why = NULL;

  if (fettle_case_facts_is_maintained (facts, facts->today) || !fettle_case_facts_has_converted (facts))
    return;
  /* Translators: %s is a date */
  why = g_strdup_printf (_("The school became an academy on %s: Part 4 no longer applies, and its clocks have stopped. "
                           "Close the case, or go on with the trust."), day);
  for (guint i = 0; i < cases->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (cases, i);
      FettleDate opened = fettle_record_get_date (one, "opened-on");

      if (opened < facts->converted_on && g_strcmp0 (fettle_record_get_text (one, "state"), "open") == 0)
        fettle_case_add_problem_words (problems, "warning", one, opened, "R6", EIA "s.59", why);
    }
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
      g_autofree char *why = NULL;

      if (recipient->paper < 0 || !recipient->statutory || recipient->sent_on != FETTLE_DATE_NONE)
        continue;
      record = find_by_id (fettle_case_facts_list (facts, recipient->record_kind), recipient->record_id);
      /* Translators: %s is a recipient: "Head teacher" */
      why = g_strdup_printf (_("No copy is recorded as given to: %s."),
                             recipient->name ? recipient->name : fettle_party_get_label (recipient->party));
      fettle_case_add_problem_words (problems, "warning", record, recipient->paper_on, "R9", recipient->source, why);
    }
}

/**
 * fettle_case_facts_find_problems:
 * @facts: facts
 *
 * Checks every recorded step against the law as of the day on which it was done: "void" where it would have no effect,
 * "warning" where it is unusual or incomplete.
 *
 * Returns: (transfer full) (element-type FettleCaseProblem): what is wrong
 */
GPtrArray *
fettle_case_facts_find_problems (const FettleCaseFacts *facts)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_problem_free);

  g_return_val_if_fail (facts != NULL, problems);

  fettle_case_facts_check_notices (facts, problems);
  fettle_case_facts_check_powers (facts, problems);
  fettle_case_facts_check_ieb (facts, problems);
  check_promises (facts, problems);
  check_sos (facts, problems);
  check_conversion (facts, problems);
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
