/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-ieb-rules.h"

#define RULE "R16"
#define EIA "Education and Inspections Act 2006 "
#define LEAST_MEMBERS 2
#define SHADOW_MONTHS 6
#define CONSTITUTION_MONTHS 13

static gboolean
is_before (FettleDate done,
           FettleDate act)
{
  return done != FETTLE_DATE_NONE && (act == FETTLE_DATE_NONE || done <= act);
}

static void
check_before_notice (GPtrArray            *results,
                     const FettleIebFacts *facts)
{
  if (!is_before (facts->consent_on, facts->notice_on))
    fettle_results_add (results, RULE, EIA "s.65(1)", "void",
                        _("The Secretary of State must have consented before the notice is given; to notify is not enough."));
  if (!is_before (facts->consulted_on, facts->notice_on))
    fettle_results_add (results, RULE, EIA "s.65(2)", "void",
                        _("The consultees must have been consulted before the notice is given."));
  if (facts->effective_on == FETTLE_DATE_NONE)
    fettle_results_add (results, RULE, EIA "s.65(1)", "void",
                        _("The notice must specify the date as from which the board takes over."));
  else if (facts->effective_on < facts->notice_on)
    fettle_results_add (results, RULE, EIA "s.65(1)", "warning",
                        _("The date specified is before the notice was given."));
  if (facts->duration_end != FETTLE_DATE_NONE && facts->duration_end < facts->effective_on)
    fettle_results_add (results, RULE, EIA "Sch 6 para 7", "warning",
                        _("The interim period would end before it began."));
}

static gboolean
is_in_post (const FettleIebMember *member,
            FettleDate             on)
{
  return member->appointed_on != FETTLE_DATE_NONE && member->appointed_on <= on
         && (member->ended_on == FETTLE_DATE_NONE || member->ended_on >= on);
}

static guint
count_in_post (const FettleIebFacts *facts,
               FettleDate            on)
{
  guint n = 0;

  for (guint i = 0; i < facts->n_members; i++)
    n += is_in_post (&facts->members[i], on);
  return n;
}

static void
check_members (GPtrArray            *results,
               const FettleIebFacts *facts,
               FettleDate            today)
{
  guint n_without = 0, n_early = 0;

  for (guint i = 0; i < facts->n_members; i++)
    {
      const FettleIebMember *member = &facts->members[i];

      n_without += member->instrument_on == FETTLE_DATE_NONE;
      n_early += member->appointed_on != FETTLE_DATE_NONE && member->appointed_on < facts->effective_on;
    }
  if (facts->effective_on != FETTLE_DATE_NONE && count_in_post (facts, facts->effective_on) < LEAST_MEMBERS)
    fettle_results_add (results, RULE, EIA "Sch 6 para 4", "void",
                        _("There must be at least two members, and the first appointments take effect on the date specified."));
  else if (today > facts->effective_on && count_in_post (facts, today) < LEAST_MEMBERS
           && (facts->duration_end == FETTLE_DATE_NONE || today <= facts->duration_end))
    fettle_results_add (results, RULE, EIA "Sch 6 para 4", "warning",
                        _("There are fewer than two members in post now."));
  if (n_early > 0)
    fettle_results_add (results, RULE, EIA "Sch 6 para 4", "warning",
                        _("No appointment can take effect before the date specified."));
  if (n_without > 0)
    fettle_results_add (results, RULE, EIA "Sch 6 para 5", "void",
                        _("Every member must be appointed by a written instrument."));
}

/**
 * fettle_ieb_check:
 * @facts: an interim executive board, as it is or as it is planned
 * @today: today
 *
 * R16: checks what the law asks of an interim executive board (Education and Inspections Act 2006 s.65 and Sch 6
 * paras 4 to 7). Copies that were not sent are a warning: they do not make it invalid (para 6(2)). The board sets its
 * own procedure, so no quorum is asked for (para 11).
 *
 * Returns: (transfer full) (element-type FettleResult): what is wrong
 */
GPtrArray *
fettle_ieb_check (const FettleIebFacts *facts,
                  FettleDate            today)
{
  GPtrArray *results = fettle_results_new ();

  g_return_val_if_fail (facts != NULL, results);

  check_before_notice (results, facts);
  check_members (results, facts, today);
  if (facts->n_copies_sent < facts->n_copies_due)
    fettle_results_add (results, RULE, EIA "Sch 6 para 6", "warning",
                        _("Not every copy of the notice and of the instruments of appointment is recorded as sent: "
                          "members, every governor who was in office, the Secretary of State, and the diocese or "
                          "those who appoint foundation governors."));
  return results;
}

/**
 * fettle_ieb_check_extension:
 * @facts: an interim executive board
 *
 * Tells whether the interim period can go on. Schedule 6 has no power to extend a duration that the notice specified
 * (inference from Education and Inspections Act 2006 Sch 6 paras 7, 17, 18).
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_ieb_check_extension (const FettleIebFacts *facts)
{
  FettleResult *result = fettle_result_new ("R16", EIA "Sch 6 paras 7, 17, 18", FETTLE_CONFIDENCE_MEDIUM);

  g_return_val_if_fail (facts != NULL, result);

  result->code = facts->duration_end == FETTLE_DATE_NONE ? "open" : "new-decision";
  if (facts->duration_end == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("No duration was specified: the interim period goes on until the date of a "
                                     "notice of resumption."));
  else
    fettle_result_explain (result, _("The notice specified a duration, and there is no power to extend it. Take "
                                     "legal advice: a new decision, with a fresh notice and consent, is likely to be "
                                     "needed."));
  return result;
}

/**
 * fettle_shadow_find_latest_setup:
 * @interim_end: the end of the interim period: as specified, or as the notice of resumption says
 *
 * R17: the latest day to make arrangements for a shadow governing body, six months before the end (SI 2010/1918 reg
 * 11). If it is missed, regulation 27 asks for a new instrument of government and a governing body ready on the day.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_shadow_find_latest_setup (FettleDate interim_end)
{
  FettleResult *result = fettle_result_new ("R17", "SI 2010/1918 regs 11, 27", FETTLE_CONFIDENCE_HIGH);
  g_autofree char *words = fettle_date_to_words (interim_end);

  if (interim_end == FETTLE_DATE_NONE)
    {
      fettle_result_explain (result, _("The end of the interim period is not known yet."));
      return result;
    }
  result->date = fettle_date_add_months (interim_end, -SHADOW_MONTHS);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("A shadow governing body may be arranged at least six months before the interim "
                                   "period ends on %s. If that is missed, a new instrument of government is needed, "
                                   "and a governing body ready on the day."), words);
  return result;
}

/**
 * fettle_constitution_find_latest:
 * @transfer: the day the shadow governing body becomes the governing body
 *
 * R18: the latest constitution date, 13 months after the transfer; the authority gives one term's notice of it (SI
 * 2010/1918 reg 26). What a term is, a person must say.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_constitution_find_latest (FettleDate transfer)
{
  FettleResult *result = fettle_result_new ("R18", "SI 2010/1918 reg 26", FETTLE_CONFIDENCE_HIGH);
  g_autofree char *words = fettle_date_to_words (transfer);

  if (transfer == FETTLE_DATE_NONE)
    {
      fettle_result_explain (result, _("The transfer date is not known yet."));
      return result;
    }
  result->date = fettle_date_add_months (transfer, CONSTITUTION_MONTHS);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("No later than 13 months after the transfer on %s, and with one term’s notice: a "
                                   "person must work out the term."), words);
  return result;
}

static FettleCounterbalance
find_counterbalance (FettleSchoolCategory  category,
                     FettleGates           gates,
                     guint                 n_authority_governors,
                     gboolean              sos_written_notice,
                     gboolean              sos_used_s67_or_s68)
{
  if (category != FETTLE_SCHOOL_VOLUNTARY_AIDED)
    return FETTLE_COUNTERBALANCE_NONE;
  if (gates & FETTLE_GATES_OF_CATEGORY)
    return sos_written_notice && !sos_used_s67_or_s68 ? FETTLE_COUNTERBALANCE_ANY : FETTLE_COUNTERBALANCE_NONE;
  if ((gates & FETTLE_GATES_WITH_WINDOW) && n_authority_governors > 0 && !sos_used_s67_or_s68)
    return FETTLE_COUNTERBALANCE_EQUAL;
  return FETTLE_COUNTERBALANCE_NONE;
}

/**
 * fettle_counterbalance_check:
 * @category: the category of school
 * @gates: the gates that are open
 * @n_authority_governors: additional governors whom the authority has in post
 * @sos_written_notice: whether the Secretary of State has given written notice of having the Chief Inspector's
 * @sos_used_s67_or_s68: whether the Secretary of State has used section 67, or 68 where the gate is a category; of a notice only a
 *   use on the same notice
 * @counterbalance: (out) (optional): what the appropriate appointing authority may do
 *
 * R20: additional foundation governors of a voluntary aided school (Education and Inspections Act 2006 s.64(4) to
 * (6)). A voluntary controlled school has no such right.
 *
 * Returns: (transfer full): the result, code "none", "equal" or "any"
 */
FettleResult *
fettle_counterbalance_check (FettleSchoolCategory  category,
                             FettleGates           gates,
                             guint                 n_authority_governors,
                             gboolean              sos_written_notice,
                             gboolean              sos_used_s67_or_s68,
                             FettleCounterbalance *counterbalance)
{
  static const char *const codes[] = { "none", "equal", "any" };
  FettleResult *result = fettle_result_new ("R20", EIA "s.64(4) to (6)", FETTLE_CONFIDENCE_HIGH);
  FettleCounterbalance found = find_counterbalance (category, gates, n_authority_governors, sos_written_notice,
                                                    sos_used_s67_or_s68);

  result->code = codes[found];
  if (found == FETTLE_COUNTERBALANCE_EQUAL)
    fettle_result_explain (result, ngettext ("The appropriate appointing authority may appoint %u additional "
                                             "foundation governor, who leaves when the authority’s leaves.",
                                             "The appropriate appointing authority may appoint up to %u additional "
                                             "foundation governors, who leave when the authority’s leave.",
                                             n_authority_governors),
                           n_authority_governors);
  else if (found == FETTLE_COUNTERBALANCE_ANY)
    fettle_result_explain (result, _("The appropriate appointing authority may appoint as many additional foundation "
                                     "governors as it thinks fit."));
  else if (category != FETTLE_SCHOOL_VOLUNTARY_AIDED)
    fettle_result_explain (result, _("Only a voluntary aided school has this counterbalance."));
  else if (sos_used_s67_or_s68)
    fettle_result_explain (result, _("The Secretary of State has acted on the same footing: the counterbalance is shut."));
  else if ((gates & (FETTLE_GATES_WITH_WINDOW | FETTLE_GATES_OF_CATEGORY)) == FETTLE_GATE_NONE && (gates & FETTLE_GATE_S60B))
    fettle_result_explain (result, _("Where only a coasting notification opened the powers there is no counterbalance."));
  else
    fettle_result_explain (result, _("Nothing opens it: it needs additional governors of the authority after a "
                                     "warning notice, or the Secretary of State’s written notice where Ofsted put "
                                     "the school in a category."));
  if (counterbalance)
    *counterbalance = found;
  return result;
}
