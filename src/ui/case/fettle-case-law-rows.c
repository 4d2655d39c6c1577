/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/case/fettle-case-law-rows.h"

#include <glib/gi18n-lib.h>

#include "ui/case/fettle-case-rows.h"
#include "ui/widgets/fettle-rows.h"

static GtkWidget *
make_row (const char         *title,
          const FettleResult *result,
          const char         *icon,
          const char         *badge)
{
  g_autofree char *lines = g_strconcat (result->why, "\n", result->source, NULL);
  GtkWidget *row = fettle_row_new (title, lines);

  fettle_case_row_add_symbol (row, icon);
  fettle_case_row_add_badge (row, badge, NULL);
  return row;
}

/**
 * fettle_case_row_for_problem:
 * @problem: what is void or unusual in what is recorded
 *
 * Returns: (transfer floating): it in whole sentences, and how grave it is
 */
GtkWidget *
fettle_case_row_for_problem (const FettleCaseProblem *problem)
{
  static const char *const badges[][2] = {
    { "void", N_("No effect in law") }, { "reason", N_("Left out") }, { "incomplete", N_("Doubtful") }, { "warning", N_("Unusual") },
  };
  gboolean grave = !g_str_equal (problem->code, "warning");
  GtkWidget *row = fettle_row_new (problem->message, NULL);
  const char *badge = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (badges); i++)
    if (g_str_equal (badges[i][0], problem->code))
      badge = _(badges[i][1]);
  fettle_case_row_add_symbol (row, "dialog-warning-symbolic");
  fettle_case_row_add_badge (row, badge, grave ? "concern" : "attention");
  return row;
}

/**
 * fettle_case_row_for_scope:
 * @chain: a case that Part 4 of the Education and Inspections Act 2006 does not apply to
 *
 * Returns: (transfer floating): why it does not (s.59)
 */
GtkWidget *
fettle_case_row_for_scope (const FettleCase *chain)
{
  return make_row (_("No Power of Part 4"), fettle_case_get_scope (chain), "fettle-step-blocked-symbolic", _("Shut"));
}

/**
 * fettle_case_row_for_coasting:
 * @chain: a case
 *
 * Returns: (transfer floating): R14, whether the inspections in the register meet the definition of coasting; it opens no
 *   gate without the Secretary of State's notification
 */
GtkWidget *
fettle_case_row_for_coasting (const FettleCase *chain)
{
  const FettleResult *result = fettle_case_get_coasting (chain);
  gboolean meets = g_str_equal (result->code, "meets");

  return make_row (_("Coasting, by the Inspections in the Register"), result,
                   meets ? "dialog-warning-symbolic" : "fettle-step-apart-symbolic",
                   meets ? _("Meets the definition") : _("Does not meet it"));
}

/**
 * fettle_case_row_for_order:
 * @chain: a case
 *
 * Returns: (transfer floating): R13, under which law an academy order stands or would be made
 */
GtkWidget *
fettle_case_row_for_order (const FettleCase *chain)
{
  static const struct
  {
    const char *code;
    const char *words;
  } looks[] = {
    { "none", N_("None asked for") }, { "duty", N_("Duty to make one") }, { "discretion", N_("May be made") },
    { "saved-order", N_("Order under the old duty") }, { "converted", N_("Converted") },
  };
  const FettleResult *result = fettle_case_get_order (chain);
  const char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].code, result->code))
      words = _(looks[i].words);
  return make_row (_("Academy Order"), result, "fettle-academy-symbolic", words ? words : result->code);
}
