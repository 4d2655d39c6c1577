/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-ieb-rules.h"
#include "rules/powers/fettle-shadow.h"

#define EIA "Education and Inspections Act 2006 "

static GArray *
read_members (const FettleCaseFacts *facts,
              FettleRecord          *ieb)
{
  GPtrArray *list = fettle_case_facts_list (facts, "ieb-member");
  GArray *members = g_array_new (FALSE, FALSE, sizeof (FettleIebMember));

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleIebMember member = {
        fettle_record_get_date (record, "instrument-on"),
        fettle_record_get_date (record, "appointed-from"),
        fettle_record_get_date (record, "ended-on"),
      };

      if (g_strcmp0 (fettle_record_get_text (record, "ieb"), fettle_record_get_id (ieb)) == 0)
        g_array_append_val (members, member);
    }
  return members;
}

/* Members are recorded one by one, often when the board has long taken over: with fewer than two recorded the register is
 * not whole yet, which is no fault of the board. NULL where there is nothing to tell yet. */
static const char *
weigh (const FettleResult *result,
       guint               n_members,
       gboolean            has_begun)
{
  gboolean about_number = g_str_equal (result->source, EIA "Sch 6 para 4");
  gboolean about_members = about_number || g_str_equal (result->source, EIA "Sch 6 para 5");

  if (!g_str_equal (result->code, "void"))
    return "warning";
  if (about_number && n_members < 2)
    return has_begun ? "warning" : NULL;
  return about_members && !has_begun ? "warning" : "void";
}

static void
check_r16 (const FettleCaseFacts *facts,
           GPtrArray             *problems,
           FettleRecord          *ieb,
           FettleDate             notice)
{
  g_autoptr (GArray) members = read_members (facts, ieb);
  g_autoptr (GPtrArray) results = NULL;
  FettleIebFacts read = { 0 };

  read.notice_on = notice;
  read.effective_on = fettle_record_get_date (ieb, "effective-on");
  read.consent_on = fettle_case_facts_find_consent (facts, ieb);
  read.consulted_on = fettle_case_facts_find_all_consulted (facts, FETTLE_POWER_S65, ieb);
  read.duration_end = fettle_record_get_date (ieb, "duration-end");
  read.members = (const FettleIebMember *) (gpointer) members->data;
  read.n_members = members->len;
  results = fettle_ieb_check (&read, facts->today);
  for (guint i = 0; i < results->len; i++)
    {
      const FettleResult *result = g_ptr_array_index (results, i);
      const char *code = weigh (result, members->len, fettle_case_is_by (read.effective_on, facts->today));

      /* As of the other powers (R8), what happened without it can be recorded with its reason; without consent never. */
      if (g_str_equal (result->source, EIA "s.65(2)"))
        code = fettle_record_get_text (ieb, "departure-reason") ? "warning" : "reason";
      if (code != NULL)
        fettle_case_add_problem (problems, code, ieb, notice, result);
    }
}

static void
check_gate (const FettleCaseFacts *facts,
            GPtrArray             *problems,
            FettleRecord          *ieb,
            FettleDate             notice)
{
  g_autoptr (FettleResult) answer = fettle_case_facts_check_power (facts, FETTLE_POWER_S65, notice);

  if (!g_str_equal (answer->code, "available")
      && !fettle_case_facts_add_untimely (facts, problems, ieb, FETTLE_POWER_S65, notice, answer))
    fettle_case_add_problem (problems, "void", ieb, notice, answer);
}

/* s.65(1): the Secretary of State consents to one notice. */
static void
check_consent_is_own (const FettleCaseFacts *facts,
                      GPtrArray             *problems,
                      FettleRecord          *ieb,
                      FettleDate             notice)
{
  const char *application = fettle_record_get_text (ieb, "application");
  GPtrArray *list = fettle_case_facts_list (facts, "ieb");

  for (guint i = 0; application != NULL && i < list->len; i++)
    {
      FettleRecord *other = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (other, "application"), application) == 0
          && fettle_record_get_date (other, "notice-on") < notice)
        fettle_case_add_problem_words (problems, "warning", ieb, notice, "R16", EIA "s.65(1); Sch 6 paras 7, 17, 18",
                                       _("The consent was given for an earlier board: a new notice is likely to need a "
                                         "consent of its own. Take legal advice."));
    }
}

static void
check_dates (GPtrArray    *problems,
             FettleRecord *ieb,
             FettleDate    notice)
{
  FettleDate effective = fettle_record_get_date (ieb, "effective-on");
  FettleDate transfer = fettle_record_get_date (ieb, "transfer-on");
  FettleDate constitution = fettle_record_get_date (ieb, "constitution-on");
  g_autoptr (FettleResult) latest = NULL;

  if (effective != FETTLE_DATE_NONE && effective < notice)
    fettle_case_add_problem_words (problems, "void", ieb, notice, "R16", EIA "s.65",
                                   _("The board cannot take over before the notice of it was given."));
  if (fettle_record_get_date (ieb, "duration-end") != FETTLE_DATE_NONE
      && fettle_record_get_date (ieb, "resumption-notice-on") != FETTLE_DATE_NONE)
    fettle_case_add_problem_words (
        problems, "void", ieb, notice, "R16", EIA "Sch 6 para 17",
        _("A notice of resumption can only be given where the notice of the board specified no "
           "duration."));
  if (transfer == FETTLE_DATE_NONE || constitution == FETTLE_DATE_NONE)
    return;
  latest = fettle_constitution_find_latest (transfer);
  if (constitution > latest->date)
    fettle_case_add_problem (problems, "warning", ieb, notice, latest);
}

static FettleShadowKind
find_shadow_kind (const FettleCaseFacts *facts,
                  gboolean               has_foundation)
{
  switch (facts->category)
    {
    case FETTLE_SCHOOL_VOLUNTARY_AIDED:
      return FETTLE_SHADOW_VOLUNTARY_AIDED;
    case FETTLE_SCHOOL_VOLUNTARY_CONTROLLED:
      return FETTLE_SHADOW_VOLUNTARY_CONTROLLED;
    case FETTLE_SCHOOL_FOUNDATION:
    case FETTLE_SCHOOL_FOUNDATION_SPECIAL:
      return has_foundation ? FETTLE_SHADOW_FOUNDATION : FETTLE_SHADOW_FOUNDATION_NO_FOUNDATION;
    default:
      return FETTLE_SHADOW_COMMUNITY;
    }
}

static void
count_shadow (FettleRecord     *governor,
              FettleShadowBody *body,
              gboolean         *has_foundation)
{
  const char *category = fettle_record_get_text (governor, "category");

  body->parents += g_strcmp0 (category, "parent") == 0;
  body->staff += g_strcmp0 (category, "staff") == 0;
  body->authority += g_strcmp0 (category, "authority") == 0;
  body->community += g_strcmp0 (category, "community") == 0;
  if (g_strcmp0 (category, "foundation") != 0 && g_strcmp0 (category, "partnership") != 0)
    return;
  body->foundation++;
  body->foundation_parents += fettle_record_get_flag (governor, "parent-eligible");
  *has_foundation |= g_str_equal (category, "foundation");
}

/* R19, once the shadow body is set up. */
static void
check_shadow (const FettleCaseFacts *facts,
              GPtrArray             *problems,
              FettleRecord          *ieb)
{
  GPtrArray *list = fettle_case_facts_list (facts, "shadow-governor");
  FettleDate set_up = fettle_record_get_date (ieb, "shadow-set-up-on");
  FettleShadowBody body = { 0 };
  gboolean has_foundation = FALSE;
  g_autoptr (GPtrArray) results = NULL;

  if (set_up == FETTLE_DATE_NONE)
    return;
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *governor = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (governor, "ieb"), fettle_record_get_id (ieb)) == 0
          && fettle_record_get_date (governor, "ended-on") == FETTLE_DATE_NONE)
        count_shadow (governor, &body, &has_foundation);
    }
  results = fettle_shadow_check_composition (find_shadow_kind (facts, has_foundation), &body);
  for (guint i = 0; i < results->len; i++)
    fettle_case_add_problem (problems, "warning", ieb, set_up, g_ptr_array_index (results, i));
}

/* s.70C: from the take-over the Secretary of State is the appropriate authority of Schedule 6. */
static void
check_taken_over (const FettleCaseFacts *facts,
                  GPtrArray             *problems,
                  FettleRecord          *record,
                  const char            *field)
{
  FettleDate on = fettle_record_get_date (record, field);
  FettleDate since = fettle_case_facts_find_sos (facts, "s70c-takeover", on);

  if (on != FETTLE_DATE_NONE && since != FETTLE_DATE_NONE && since < on)
    fettle_case_add_problem_words (problems, "warning", record, on, "R16", EIA "s.70C; Sch 6 para 1",
                                   _("The Secretary of State has taken over the board: from then this is for the Secretary "
                                     "of State to do, and only recorded here."));
}

/**
 * fettle_case_facts_check_ieb:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 *
 * Checks the interim executive boards: R6 for section 65, R16, R18 and R19 (Education and Inspections Act 2006 s.65 and
 * Sch 6; SI 2010/1918).
 */
void
fettle_case_facts_check_ieb (const FettleCaseFacts *facts,
                             GPtrArray             *problems)
{
  GPtrArray *list = fettle_case_facts_list (facts, "ieb");
  GPtrArray *members = fettle_case_facts_list (facts, "ieb-member");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *ieb = g_ptr_array_index (list, i);
      FettleDate notice = fettle_record_get_date (ieb, "notice-on");

      check_gate (facts, problems, ieb, notice);
      check_r16 (facts, problems, ieb, notice);
      check_consent_is_own (facts, problems, ieb, notice);
      fettle_case_facts_check_before (facts, problems, ieb, FETTLE_POWER_S65, notice);
      fettle_case_facts_check_authority (facts, problems, ieb, notice, EIA "s.65");
      check_dates (problems, ieb, notice);
      check_shadow (facts, problems, ieb);
      check_taken_over (facts, problems, ieb, "resumption-notice-on");
    }
  for (guint i = 0; i < members->len; i++)
    check_taken_over (facts, problems, g_ptr_array_index (members, i), "instrument-on");
}
