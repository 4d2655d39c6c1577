/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/inspection/fettle-withdrawn.h"
#include "rules/powers/fettle-order-regime.h"

#define EA2005 "Education Act 2005 s.15(2)"

static gboolean
has_action (const FettleCaseFacts *facts,
            FettleRecord          *statement)
{
  GPtrArray *list = fettle_case_facts_list (facts, "statement-action");

  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (list, i), "statement"), fettle_record_get_id (statement))
          == 0)
        return TRUE;
    }
  return fettle_record_get_text (statement, "actions") != NULL
         || fettle_record_get_text (statement, "no-action-reason") != NULL;
}

static gboolean
has_parents (FettleRecord *statement)
{
  static const char *const fields[] = { "parents-informed", "parents-views", "parents-account", "specified-person" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fettle_record_get_text (statement, fields[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What a statement of action sets out, once it is prepared. */
static void
check_statement (GPtrArray    *problems,
                 FettleRecord *statement,
                 gboolean      acts)
{
  FettleDate prepared = fettle_record_get_date (statement, "prepared-on");

  if (prepared == FETTLE_DATE_NONE)
    return;
  if (!acts)
    fettle_case_add_problem_words (problems, "warning", statement, prepared, "R10", EA2005,
                                   _("It sets out no action with its period, and no reasons for taking none."));
  if (!has_parents (statement))
    fettle_case_add_problem_words (problems, "warning", statement, prepared, "R10", EA2005 "(c), (d)",
                                   _("It does not say all of how parents are informed, how their views are asked and taken "
                                     "into account, and whether a person is appointed for that."));
}

/* Law 13.8: the paper is asked for, and the Secretary of State's order is never called void. */
static void
check_order_paper (GPtrArray    *problems,
                   FettleRecord *order)
{
  FettleDate made = fettle_record_get_date (order, "made-on");

  if (g_strcmp0 (fettle_record_get_text (order, "power"), "s4-a1") == 0 && fettle_order_is_after_duty (made))
    fettle_case_add_problem_words (problems, "incomplete", order, made, "R13",
                                   "Children’s Wellbeing and Schools Act 2026 s.58; Academies Act 2010 s.4",
                                   _("Section 4(A1) was repealed on 29 June 2026. Please read the order again: an order for a school in a "
                                     "category is made under section 4(1)(b) since then."));
}

/* Law 13.9: the regulations leave maintained nursery schools out. */
static void
check_nursery (const FettleCaseFacts *facts,
               GPtrArray             *problems,
               FettleRecord          *notification,
               FettleDate             notified)
{
  if (facts->category == FETTLE_SCHOOL_MAINTAINED_NURSERY)
    fettle_case_add_problem_words (problems, "warning", notification, notified, "R14", "SI 2022/720 reg 3",
                                   _("Section 60B does not apply to a maintained nursery school: the notification opens nothing. Ask the "
                                     "Department for Education what is meant."));
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

  check_nursery (facts, problems, notification, notified);
  if (!g_str_equal (test->code, "meets"))
    {
      fettle_result_explain (test, _("The register does not show why: ask before a power is used."));
      fettle_case_add_problem (problems, "warning", notification, notified, test);
    }
}

/* The gate of a category stays open on an inspection that Ofsted's list no longer has, until Ofsted was asked. */
static void
check_gate (const FettleCaseFacts *facts,
            GPtrArray             *problems)
{
  FettleRecord *doubtful = fettle_case_facts_find_doubtful (facts);
  g_autofree char *question = doubtful != NULL ? fettle_withdrawn_to_question (doubtful) : NULL;

  if (question != NULL)
    fettle_case_add_problem_words (problems, "warning", doubtful, fettle_record_get_date (doubtful, "start"), "R5",
                                   "Education and Inspections Act 2006 ss.61, 62", question);
}

/* The day of the report of an inspection: what is recorded of the end of a category by it, else when its finding was known. */
static FettleDate
find_report (const FettleCaseFacts *facts,
             FettleRecord          *inspection)
{
  GPtrArray *notices = fettle_case_facts_list (facts, "category-notice");

  for (guint i = 0; i < notices->len; i++)
    {
      FettleRecord *notice = g_ptr_array_index (notices, i);
      FettleDate ended = fettle_record_get_date (notice, "ended-on");

      if (ended != FETTLE_DATE_NONE && g_strcmp0 (fettle_record_get_text (notice, "ended-by"), fettle_record_get_id (inspection)) == 0)
        return ended;
    }
  return fettle_case_inspection_find_told (inspection);
}

/* Law 13.6: the category ends by the report, and what is said at feedback is provisional: an act between the inspection and its report
 * is valid on this reading, and is told as such. */
static void
check_between (const FettleCaseFacts *facts,
               GPtrArray             *problems,
               FettleRecord          *act,
               FettleDate             on,
               FettleRecord          *inspection)
{
  FettleDate start = fettle_record_get_date (inspection, "start");
  FettleDate report = find_report (facts, inspection);
  g_autofree char *began = fettle_date_to_words (start);
  g_autofree char *told = fettle_date_to_words (report);
  g_autofree char *why = NULL;

  if (on == FETTLE_DATE_NONE || start == FETTLE_DATE_NONE || on < start || on >= report
      || !fettle_case_facts_is_in_category (facts, on) || fettle_case_facts_is_in_category (facts, report))
    return;
  /* Translators: %1$s and %2$s are dates. */
  why = g_strdup_printf (_("The inspection that ended the category had begun on %1$s, and its report is of %2$s. The report ends it: "
                           "on this reading the act was valid. A court has not said so."), began, told);
  fettle_case_add_problem_words (problems, "warning", act, on, "R5",
                                 "Education and Inspections Act 2006 ss.61, 62; Education Act 2005 s.13(4)", why);
}

static gboolean
is_of_the_gate (FettleRecord *act)
{
  const char *kind = fettle_record_get_kind (act)->name;

  if (g_str_equal (kind, "additional-governor"))
    return g_strcmp0 (fettle_record_get_text (act, "appointed-by"), "authority") == 0;
  return !g_str_equal (kind, "budget-suspension") || g_strcmp0 (fettle_record_get_text (act, "route"), "s66") == 0;
}

static void
check_ends (const FettleCaseFacts *facts,
            GPtrArray             *problems)
{
  static const char *const acts[][2] = {
    { "power-use", "used-on" }, { "additional-governor", "appointed-on" }, { "budget-suspension", "notice-on" },
    { "ieb", "notice-on" },
  };
  GPtrArray *inspections = fettle_case_facts_list (facts, "inspection");

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GPtrArray *list = fettle_case_facts_list (facts, acts[i][0]);

      for (guint j = 0; j < list->len; j++)
        for (guint k = 0; k < inspections->len && is_of_the_gate (g_ptr_array_index (list, j)); k++)
          check_between (facts, problems, g_ptr_array_index (list, j),
                         fettle_record_get_date (g_ptr_array_index (list, j), acts[i][1]), g_ptr_array_index (inspections, k));
    }
}

/**
 * fettle_case_facts_check_ofsted:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 *
 * Checks the statements of action (Education Act 2005 s.15), the coasting notifications (Education and Inspections Act
 * 2006 s.60B), the inspection behind the gate of a category (ss.61, 62) and the academy orders (Academies Act 2010 s.4).
 */
void
fettle_case_facts_check_ofsted (const FettleCaseFacts *facts,
                                GPtrArray             *problems)
{
  GPtrArray *statements = fettle_case_facts_list (facts, "statement-of-action");
  GPtrArray *notifications = fettle_case_facts_list (facts, "coasting-notification");
  GPtrArray *orders = fettle_case_facts_list (facts, "academy-order");

  for (guint i = 0; i < statements->len; i++)
    check_statement (problems, g_ptr_array_index (statements, i), has_action (facts, g_ptr_array_index (statements, i)));
  for (guint i = 0; i < notifications->len; i++)
    check_coasting (facts, problems, g_ptr_array_index (notifications, i));
  check_gate (facts, problems);
  check_ends (facts, problems);
  for (guint i = 0; i < orders->len; i++)
    check_order_paper (problems, g_ptr_array_index (orders, i));
}
