/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include "rules/inspection/fettle-withdrawn.h"
#include "rules/powers/fettle-order-regime.h"

/**
 * fettle_case_facts_find_sos:
 * @facts: facts
 * @kind: code of the vocabulary "sos-notice"
 * @on: a day
 *
 * Returns: the day of the newest such notice of the Secretary of State that the authority had by @on and that had not
 * ended, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_facts_find_sos (const FettleCaseFacts *facts,
                            const char            *kind,
                            FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "secretary-of-state-notice");
  FettleDate newest = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate received = fettle_record_get_date (record, "received-on");

      if (received == FETTLE_DATE_NONE)
        received = fettle_record_get_date (record, "given-on");
      if (g_strcmp0 (fettle_record_get_text (record, "kind"), kind) == 0 && fettle_case_is_by (received, on)
          && !fettle_case_is_by (fettle_record_get_date (record, "ended-on"), on))
        newest = MAX (newest, received);
    }
  return newest;
}

/* A bar holds until a release that is not older than it. */
static gboolean
is_barred (const FettleCaseFacts *facts,
           const char            *bar,
           const char            *release,
           FettleDate             on)
{
  FettleDate barred = fettle_case_facts_find_sos (facts, bar, on);

  return barred != FETTLE_DATE_NONE && fettle_case_facts_find_sos (facts, release, on) < barred;
}

/**
 * fettle_case_facts_is_notice_barred:
 * @facts: facts
 * @on: a day
 *
 * Returns: whether the authority could give no section 60 notice that day (Education and Inspections Act 2006 s.60(4A))
 */
gboolean
fettle_case_facts_is_notice_barred (const FettleCaseFacts *facts,
                                    FettleDate             on)
{
  return is_barred (facts, "s60-notice", "s60-release", on);
}

/**
 * fettle_case_ieb_find_end:
 * @ieb: an interim executive board
 *
 * Returns: the first day after its interim period (Education and Inspections Act 2006 Sch 6 para 18), or
 *   %FETTLE_DATE_NONE while it is open
 */
FettleDate
fettle_case_ieb_find_end (FettleRecord *ieb)
{
  static const char *const fields[] = { "resumption-on", "discontinued-on", "ended-on" };
  FettleDate end = fettle_record_get_date (ieb, "duration-end");

  if (end != FETTLE_DATE_NONE)
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      FettleDate date = fettle_record_get_date (ieb, fields[i]);

      if (date != FETTLE_DATE_NONE && (end == FETTLE_DATE_NONE || date < end))
        end = date;
    }
  return end;
}

/**
 * fettle_case_facts_get_ieb:
 * @facts: facts
 *
 * Returns: (transfer none) (nullable): the board of the newest notice
 */
FettleRecord *
fettle_case_facts_get_ieb (const FettleCaseFacts *facts)
{
  return fettle_case_facts_find_newest (facts, "ieb", NULL, NULL, "notice-on", FETTLE_DATE_EVER);
}

/**
 * fettle_case_facts_has_shadow:
 * @facts: facts
 * @ieb: an interim executive board
 *
 * Returns: whether it has a shadow governing body, to which alone the constitution date belongs (SI 2010/1918 regs 11, 26)
 */
gboolean
fettle_case_facts_has_shadow (const FettleCaseFacts *facts,
                              FettleRecord          *ieb)
{
  GPtrArray *list = fettle_case_facts_list (facts, "shadow-governor");

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (list, i), "ieb"), fettle_record_get_id (ieb)) == 0)
      return TRUE;
  return fettle_record_get_date (ieb, "shadow-set-up-on") != FETTLE_DATE_NONE;
}

/* A board of the authority that is in place on the day, and took over from the governing body before @before. */
static gboolean
has_own_board (const FettleCaseFacts *facts,
               FettleDate             on,
               FettleDate             before)
{
  GPtrArray *list = fettle_case_facts_list (facts, "ieb");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *ieb = g_ptr_array_index (list, i);
      FettleDate effective = fettle_record_get_date (ieb, "effective-on");

      if (fettle_case_is_by (effective, on) && effective < before
          && !fettle_case_is_by (fettle_case_ieb_find_end (ieb), on))
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_case_facts_is_taken_over:
 * @facts: facts
 * @on: a day
 *
 * Returns: whether the Secretary of State had taken over the authority's interim executive board by that day (Education
 *   and Inspections Act 2006 s.70C); from then all of it is the Secretary of State's to do
 */
gboolean
fettle_case_facts_is_taken_over (const FettleCaseFacts *facts,
                                 FettleDate             on)
{
  return has_own_board (facts, on, fettle_case_facts_find_sos (facts, "s70c-takeover", on));
}

/**
 * fettle_case_facts_is_interim:
 * @facts: facts
 * @on: a day
 *
 * Returns: whether an interim executive board, of the authority or of the Secretary of State, was in place that day
 */
gboolean
fettle_case_facts_is_interim (const FettleCaseFacts *facts,
                              FettleDate             on)
{
  return has_own_board (facts, on, FETTLE_DATE_EVER)
         || fettle_case_facts_find_sos (facts, "s69-ieb", on) != FETTLE_DATE_NONE;
}

/**
 * fettle_case_inspection_find_told:
 * @inspection: an inspection
 *
 * Returns: the day on which its finding was known, as far as is recorded: that of the report before that of the visit
 */
FettleDate
fettle_case_inspection_find_told (FettleRecord *inspection)
{
  static const char *const known[] = { "received", "publication", "end", "start" };
  FettleDate told = FETTLE_DATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (known) && told == FETTLE_DATE_NONE; i++)
    told = fettle_record_get_date (inspection, known[i]);
  return told;
}

/* An inspection that has begun says nothing yet: its report does, or what Ofsted published of it. */
static gboolean
has_outcome (const FettleCaseFacts *facts,
             FettleRecord          *inspection)
{
  static const char *const outcomes[] = { "category", "overall", "safeguarding", "publication", "received" };
  GPtrArray *grades = fettle_case_facts_list (facts, "inspection-grade");

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      if (fettle_record_get_text (inspection, outcomes[i]) != NULL)
        return TRUE;
    }
  for (guint i = 0; i < grades->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (grades, i), "inspection"),
                     fettle_record_get_id (inspection)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The newest full inspection whose finding was known by the day; with those that Ofsted had withdrawn by then, or without. */
static FettleRecord *
find_inspection (const FettleCaseFacts *facts,
                 FettleDate             on,
                 gboolean               withdrawn)
{
  GPtrArray *list = fettle_case_facts_list (facts, "inspection");
  FettleRecord *newest = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *inspection = g_ptr_array_index (list, i);
      FettleDate start = fettle_record_get_date (inspection, "start");

      if (g_strcmp0 (fettle_record_get_text (inspection, "format"), "full") == 0 && start != FETTLE_DATE_NONE
          && has_outcome (facts, inspection) && fettle_case_is_by (fettle_case_inspection_find_told (inspection), on)
          && (withdrawn || !fettle_withdrawn_is_confirmed (inspection, on))
          && (newest == NULL || start > fettle_record_get_date (newest, "start")))
        newest = inspection;
    }
  return newest;
}

/* The inspection behind the Chief Inspector's notice: the one that it names, else the newest full one before it. */
static FettleRecord *
find_behind_notice (const FettleCaseFacts *facts,
                    FettleRecord          *notice)
{
  const char *id = fettle_record_get_text (notice, "inspection");

  if (id == NULL)
    return find_inspection (facts, fettle_record_get_date (notice, "notice-on"), TRUE);
  return fettle_case_facts_find_by_id (facts, "inspection", id);
}

/* Sections 61 and 62: the Chief Inspector's notice, until an inspection says otherwise or Ofsted answered that the one behind
 * it was withdrawn; without one, the newest full report. @since is the day that either came, @basis the inspection. */
static FettleGates
find_category_gate (const FettleCaseFacts *facts,
                    FettleDate             on,
                    FettleDate            *since,
                    FettleRecord         **basis)
{
  FettleRecord *notice = fettle_case_facts_find_newest (facts, "category-notice", NULL, NULL, "notice-on", on);
  FettleRecord *inspection = find_inspection (facts, on, FALSE);
  FettleDate began = inspection ? fettle_record_get_date (inspection, "start") : FETTLE_DATE_NONE;

  *basis = notice ? find_behind_notice (facts, notice) : NULL;
  *since = notice ? fettle_record_get_date (notice, "notice-on") : FETTLE_DATE_NONE;
  if (notice != NULL && *since >= began && (*basis == NULL || !fettle_withdrawn_is_confirmed (*basis, on)))
    return fettle_case_is_by (fettle_record_get_date (notice, "ended-on"), on)
           ? FETTLE_GATE_NONE
           : fettle_gates_from_category (fettle_record_get_text (notice, "category"));
  *basis = inspection;
  *since = inspection ? fettle_case_inspection_find_told (inspection) : FETTLE_DATE_NONE;
  return inspection ? fettle_gates_from_category (fettle_record_get_text (inspection, "category")) : FETTLE_GATE_NONE;
}

/**
 * fettle_case_facts_find_doubtful:
 * @facts: facts
 *
 * A list of Ofsted's neither opens nor shuts a gate: one that rests on an inspection which the list no longer has stays open
 * until Ofsted's answer is recorded (Education and Inspections Act 2006 ss.61, 62).
 *
 * Returns: (transfer none) (nullable): the inspection of which Ofsted is to be asked before the gate that is open today is used
 */
FettleRecord *
fettle_case_facts_find_doubtful (const FettleCaseFacts *facts)
{
  FettleRecord *basis;
  FettleDate since;

  g_return_val_if_fail (facts != NULL, NULL);

  if (!fettle_case_facts_is_maintained (facts, facts->today)
      || find_category_gate (facts, facts->today, &since, &basis) == FETTLE_GATE_NONE || basis == NULL)
    return NULL;
  return fettle_withdrawn_is_open (basis) ? basis : NULL;
}

/* What is used through such a gate is used at a risk, and that is said. */
static void
explain_doubt (const FettleCaseFacts *facts,
               FettleGates            gates,
               FettleResult          *result)
{
  FettleRecord *doubtful = gates & FETTLE_GATES_OF_CATEGORY ? fettle_case_facts_find_doubtful (facts) : NULL;
  g_autofree char *question = doubtful != NULL ? fettle_withdrawn_to_question (doubtful) : NULL;

  if (question != NULL)
    fettle_result_explain (result, "%s", question);
}

/**
 * fettle_case_facts_is_in_category:
 * @facts: facts
 * @on: a day
 *
 * Returns: whether Ofsted had placed the school, or the pupil referral unit, in a category by the day (Education Act 2005 s.13(3)(a))
 */
gboolean
fettle_case_facts_is_in_category (const FettleCaseFacts *facts,
                                  FettleDate             on)
{
  FettleRecord *basis;
  FettleDate since;

  return find_category_gate (facts, on, &since, &basis) != FETTLE_GATE_NONE;
}

/**
 * fettle_case_facts_test_coasting:
 * @facts: facts
 * @on: a day
 * @left_on: (out): the day of the inspection by which the school left the definition, or %FETTLE_DATE_NONE
 *
 * R14, on the inspections that had begun by the day.
 *
 * Returns: (transfer full): what fettle_coasting_test() found
 */
FettleResult *
fettle_case_facts_test_coasting (const FettleCaseFacts *facts,
                                 FettleDate             on,
                                 FettleDate            *left_on)
{
  guint n_all;
  const FettleInspectionFacts *all = fettle_facts_get (facts->inspections, &n_all);
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (FettleInspectionFacts));
  FettleCoasting coasting;
  FettleResult *result;

  for (guint i = 0; i < n_all; i++)
    {
      if (fettle_case_is_by (all[i].start, on))
        g_array_append_val (known, all[i]);
    }
  result = fettle_coasting_test ((const FettleInspectionFacts *) (gpointer) known->data, known->len,
                                 fettle_record_get_text (facts->school, "urn"), facts->category, on, &coasting);
  *left_on = g_str_equal (result->code, "left")
             ? g_array_index (known, FettleInspectionFacts, coasting.exit_by).start
             : FETTLE_DATE_NONE;
  return result;
}

/*
 * Section 60B: the recorded notification opens the gate, data alone never; of a maintained nursery school it opens nothing (SI
 * 2022/720 reg 3). It is shut by an inspection after it that meets an exit condition. That the register's inspections do not show
 * the entry is a warning, for they may be incomplete: the gate follows the notification, unless the authority has chosen
 * otherwise.
 */
static FettleGates
find_coasting_gate (const FettleCaseFacts *facts,
                    FettleDate             on,
                    FettleDate            *since)
{
  GPtrArray *list = fettle_case_facts_list (facts, "coasting-notification");

  *since = FETTLE_DATE_NONE;
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);

      FettleDate notified = fettle_record_get_date (record, "notified-on");
      g_autoptr (FettleResult) test = NULL;
      FettleDate left;

      if (facts->category == FETTLE_SCHOOL_MAINTAINED_NURSERY || !fettle_case_is_by (notified, on)
          || fettle_case_is_by (fettle_record_get_date (record, "ended-on"), on))
        continue;
      test = fettle_case_facts_test_coasting (facts, on, &left);
      if (g_str_equal (test->code, "does-not-meet") && fettle_case_facts_chose (facts, "coasting-gate", "no", on))
        continue;
      *since = notified;
      if (left == FETTLE_DATE_NONE || left <= notified)
        return FETTLE_GATE_S60B;
    }
  return FETTLE_GATE_NONE;
}

/**
 * fettle_case_sos_find_open:
 * @record: a notice of the Secretary of State
 *
 * The Secretary of State is a relevant authority of section 60, too: a warning notice that was not complied with makes the
 * school eligible for intervention once its own period has expired and powers have been proposed (Education and Inspections
 * Act 2006 s.60(1)).
 *
 * Returns: the first day of eligibility by it, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_sos_find_open (FettleRecord *record)
{
  FettleDate end = fettle_record_get_date (record, "compliance-end");
  FettleDate found = fettle_record_get_date (record, "found-on");
  FettleDate second = fettle_record_get_date (record, "powers-notice-on");

  if (g_strcmp0 (fettle_record_get_text (record, "kind"), "s60-notice") != 0
      || g_strcmp0 (fettle_record_get_text (record, "finding"), "not-complied") != 0 || end == FETTLE_DATE_NONE
      || found <= end || second <= end)
    return FETTLE_DATE_NONE;
  return MAX (found, second);
}

/* The gate of the Secretary of State's notices, the end of the period behind it, and since when the first is open. */
static FettleGates
find_sos_gate (const FettleCaseFacts *facts,
               FettleDate             on,
               FettleDate            *compliance_end,
               FettleDate            *since)
{
  GPtrArray *list = fettle_case_facts_list (facts, "secretary-of-state-notice");

  *compliance_end = *since = FETTLE_DATE_NONE;
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate open = fettle_case_sos_find_open (record);

      if (!fettle_case_is_by (open, on) || fettle_case_is_by (fettle_record_get_date (record, "ended-on"), on))
        continue;
      *compliance_end = MAX (*compliance_end, fettle_record_get_date (record, "compliance-end"));
      *since = *since == FETTLE_DATE_NONE ? open : MIN (*since, open);
    }
  return *since != FETTLE_DATE_NONE ? FETTLE_GATE_S60 : FETTLE_GATE_NONE;
}

/* The gates that warning notices open, and the latest end of a compliance period behind those in @wanted. */
static FettleGates
find_notice_gates (const FettleCaseFacts *facts,
                   FettleDate             on,
                   FettleGates            wanted,
                   FettleDate            *compliance_end)
{
  GPtrArray *list = fettle_case_facts_list (facts, "warning-notice");
  FettleDate since;
  FettleGates gates = find_sos_gate (facts, on, compliance_end, &since);

  for (guint i = 0; i < list->len; i++)
    {
      FettleNoticeFacts read;
      g_autoptr (FettleResult) eligible = NULL;
      g_autoptr (FettleResult) end = NULL;
      FettleGates gate;

      fettle_case_facts_read_notice (facts, g_ptr_array_index (list, i), on, &read);
      gate = read.section == FETTLE_NOTICE_S60 ? FETTLE_GATE_S60 : FETTLE_GATE_S60A;
      eligible = fettle_notice_check_eligibility (&read, facts->calendar, on);
      if (!g_str_equal (eligible->code, "eligible"))
        continue;
      gates |= gate;
      end = fettle_notice_find_compliance_end (&read, facts->calendar);
      if (gate & wanted)
        *compliance_end = MAX (*compliance_end, end->date);
    }
  return gates;
}

/* The gates that need no warning notice, and since when the first of them is open. */
static FettleGates
find_open_gates (const FettleCaseFacts *facts,
                 FettleDate             on,
                 FettleDate            *since)
{
  FettleDate of_category, of_coasting;
  FettleRecord *basis;
  FettleGates category = find_category_gate (facts, on, &of_category, &basis);
  FettleGates coasting = find_coasting_gate (facts, on, &of_coasting);

  *since = category && coasting ? MIN (of_category, of_coasting) : category ? of_category : of_coasting;
  if ((category | coasting) == FETTLE_GATE_NONE)
    *since = FETTLE_DATE_NONE;
  return category | coasting;
}

/**
 * fettle_case_facts_find_gates:
 * @facts: facts
 * @on: a day
 *
 * Finds the gates by which the school was eligible for intervention that day, from what was recorded as done by then
 * (Education and Inspections Act 2006 ss.59 to 62).
 *
 * Returns: the gates; none for a school that Part 4 does not apply to
 */
FettleGates
fettle_case_facts_find_gates (const FettleCaseFacts *facts,
                              FettleDate             on)
{
  FettleDate end, since;

  g_return_val_if_fail (facts != NULL, FETTLE_GATE_NONE);

  if (!fettle_case_facts_is_maintained (facts, on))
    return FETTLE_GATE_NONE;
  return find_notice_gates (facts, on, FETTLE_GATES_ALL, &end) | find_open_gates (facts, on, &since);
}

/* Since when the first of our notices that make the school eligible today does so. */
static FettleDate
find_own_since (const FettleCaseFacts *facts)
{
  GPtrArray *list = fettle_case_facts_list (facts, "warning-notice");
  FettleDate since = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (FettleResult) eligible = NULL;
      FettleNoticeFacts read;

      fettle_case_facts_read_notice (facts, g_ptr_array_index (list, i), facts->today, &read);
      eligible = fettle_notice_check_eligibility (&read, facts->calendar, facts->today);
      if (g_str_equal (eligible->code, "eligible") && (since == FETTLE_DATE_NONE || eligible->date < since))
        since = eligible->date;
    }
  return since;
}

/**
 * fettle_case_facts_find_open_since:
 * @facts: facts
 *
 * Returns: the day from which the school is eligible for intervention, by a gate that needs no warning notice of the authority
 *   where one is open, by a notice otherwise (Education and Inspections Act 2006 ss.60 to 62), or %FETTLE_DATE_NONE where it is not
 *   today
 */
FettleDate
fettle_case_facts_find_open_since (const FettleCaseFacts *facts)
{
  FettleDate since = FETTLE_DATE_NONE;
  FettleDate end;

  if (!fettle_case_facts_is_maintained (facts, facts->today))
    return FETTLE_DATE_NONE;
  if (!find_open_gates (facts, facts->today, &since) && !find_sos_gate (facts, facts->today, &end, &since))
    since = find_own_since (facts);
  return since;
}

/**
 * fettle_case_facts_has_gate_apart:
 * @facts: facts
 * @on: a day
 *
 * Returns: whether the school was eligible for intervention that day otherwise than by a notice of the authority: by sections 60B,
 *   61 or 62, or by a notice of the Secretary of State
 */
gboolean
fettle_case_facts_has_gate_apart (const FettleCaseFacts *facts,
                                  FettleDate             on)
{
  FettleDate since, end;

  return fettle_case_facts_is_maintained (facts, on)
         && (find_open_gates (facts, on, &since) != FETTLE_GATE_NONE
             || find_sos_gate (facts, on, &end, &since) != FETTLE_GATE_NONE);
}

/* The first board that took over on or after the day of the suspension's notice. */
static FettleDate
find_ieb_after (const FettleCaseFacts *facts,
                FettleDate             notice)
{
  GPtrArray *list = fettle_case_facts_list (facts, "ieb");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleDate effective = fettle_record_get_date (g_ptr_array_index (list, i), "effective-on");

      if (effective >= notice && (first == FETTLE_DATE_NONE || effective < first))
        first = effective;
    }
  return first;
}

/**
 * fettle_case_facts_read_suspension:
 * @facts: facts
 * @record: a suspension of the delegated budget
 * @read: (out caller-allocates): the suspension as the rules want it
 */
void
fettle_case_facts_read_suspension (const FettleCaseFacts *facts,
                                   FettleRecord          *record,
                                   FettleSuspension      *read)
{
  gboolean s66 = g_strcmp0 (fettle_record_get_text (record, "route"), "s66") == 0;

  *read = (FettleSuspension) { 0 };
  read->power = s66 ? FETTLE_POWER_S66 : FETTLE_POWER_SCHEDULE_15;
  read->given_on = fettle_record_get_date (record, "notice-on");
  read->received_on = read->stated_on = fettle_record_get_date (record, "effective-on");
  read->emergency = fettle_record_get_text (record, "shorter-reason") != NULL;
  read->revoked_on = fettle_record_get_date (record, "ended-on");
  read->ieb_from = find_ieb_after (facts, read->given_on);
}

/* A budget that an earlier notice suspended cannot be suspended again. */
static gboolean
has_delegated_budget (const FettleCaseFacts *facts,
                      FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "budget-suspension");

  for (guint i = 0; i < list->len; i++)
    {
      FettleSuspension read;

      fettle_case_facts_read_suspension (facts, g_ptr_array_index (list, i), &read);
      if (read.given_on < on && fettle_case_is_by (read.received_on, on) && !fettle_case_is_by (read.revoked_on, on)
          && !fettle_case_is_by (read.ieb_from, on))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_case_facts_read_power:
 * @facts: facts
 * @power: a power
 * @on: a day
 * @read: (out caller-allocates): what R6 asks for, from what was recorded as done by the day
 */
void
fettle_case_facts_read_power (const FettleCaseFacts *facts,
                              FettlePower            power,
                              FettleDate             on,
                              FettlePowerFacts      *read)
{
  FettleDate since;
  FettleGates usable = power == FETTLE_POWER_S63 ? FETTLE_GATES_ALL & ~FETTLE_GATE_S60A : FETTLE_GATES_ALL;

  *read = (FettlePowerFacts) { 0 };
  read->category = facts->category;
  if (fettle_case_facts_is_maintained (facts, on))
    {
      read->category = fettle_school_category_is_maintained (facts->category) ? facts->category : FETTLE_SCHOOL_COMMUNITY;
      read->gates = find_notice_gates (facts, on, usable, &read->compliance_end) | find_open_gates (facts, on, &since);
    }
  read->closed = fettle_case_facts_is_closed (facts, on);
  read->has_delegated_budget = has_delegated_budget (facts, on);
  read->ieb_in_place = fettle_case_facts_is_interim (facts, on);
  read->sos_board = fettle_case_facts_is_taken_over (facts, on)
                    || fettle_case_facts_find_sos (facts, "s69-ieb", on) != FETTLE_DATE_NONE;
  read->sos_notice = fettle_case_facts_find_sos (facts, "s60-notice", on) != FETTLE_DATE_NONE;
  read->sos_used_s67 = fettle_case_facts_find_sos (facts, "s67-governors", on) != FETTLE_DATE_NONE;
  read->sos_bar = is_barred (facts, "s70b-notification", "s70b-release", on);
}

/**
 * fettle_case_facts_check_power:
 * @facts: facts
 * @power: a power
 * @on: a day
 *
 * R6 with R3, R4 and R5, from what was recorded as done by the day: whether the authority could use the power then.
 *
 * Returns: (transfer full): the answer of fettle_power_check()
 */
FettleResult *
fettle_case_facts_check_power (const FettleCaseFacts *facts,
                               FettlePower            power,
                               FettleDate             on)
{
  FettlePowerFacts read;
  FettleResult *result;

  g_return_val_if_fail (facts != NULL, NULL);

  fettle_case_facts_read_power (facts, power, on, &read);
  result = fettle_power_check (power, &read, on);
  explain_doubt (facts, read.gates, result);
  return result;
}

/**
 * fettle_case_facts_find_order:
 * @facts: facts
 *
 * R13, from the academy orders that are recorded and the gates that are open today.
 *
 * Returns: (transfer full): the answer of fettle_order_find_regime()
 */
FettleResult *
fettle_case_facts_find_order (const FettleCaseFacts *facts)
{
  GPtrArray *list;
  FettleOrderFacts read = { 0 };

  g_return_val_if_fail (facts != NULL, NULL);

  list = fettle_case_facts_list (facts, "academy-order");
  read.in_category =
      (fettle_case_facts_find_gates (facts, facts->today) & FETTLE_GATES_OF_CATEGORY) != FETTLE_GATE_NONE;
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *order = g_ptr_array_index (list, i);

      read.converted_on = MAX (read.converted_on, fettle_record_get_date (order, "converted-on"));
      if (g_strcmp0 (fettle_record_get_text (order, "power"), "s4-a1") != 0)
        continue;
      read.a1_order_on = fettle_record_get_date (order, "made-on");
      read.a1_order_revoked_on = fettle_record_get_date (order, "revoked-on");
    }
  return fettle_order_find_regime (&read, facts->today);
}
