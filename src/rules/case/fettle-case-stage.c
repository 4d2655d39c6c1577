/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

/* What a case is in law, for the line above all else. */

static char *
name_gates (FettleGates gates)
{
  static const struct
  {
    FettleGates gate;
    const char *section;
  } names[] = {
    { FETTLE_GATE_S60, "60" }, { FETTLE_GATE_S60A, "60A" }, { FETTLE_GATE_S60B, "60B" }, { FETTLE_GATE_S61, "61" },
    { FETTLE_GATE_S62, "62" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (gates & names[i].gate)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", names[i].section);
  return g_string_free (text, FALSE);
}

/* When the last of the powers with a time limit closes, where one is open. */
static char *
describe_window (const FettleCaseFacts *facts,
                 FettleGates            gates)
{
  g_autoptr (FettleResult) answer = fettle_case_facts_check_power (facts, FETTLE_POWER_S64, facts->today);
  g_autofree char *day = fettle_date_to_words (answer->date);

  if (!g_str_equal (answer->code, "available") || answer->date == FETTLE_DATE_NONE)
    return NULL;
  if (gates == FETTLE_GATE_S60A)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("Powers under sections 64 and 66 close on %s."), day);
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Powers under sections 63, 64 and 66 close on %s."), day);
}

static char *
describe_gates (const FettleCaseFacts *facts,
                FettleGates            gates)
{
  FettleDate since = fettle_case_facts_find_open_since (facts);
  g_autofree char *sections = name_gates (gates);
  g_autofree char *day = fettle_date_to_words (since);
  g_autofree char *window = describe_window (facts, gates);
  g_autofree char *eligible = NULL;

  if (since == FETTLE_DATE_NONE)
    /* Translators: %s is a section: "60" or "60, 62". */
    eligible = g_strdup_printf (_("Eligible for intervention (section %s)."), sections);
  else
    /* Translators: %1$s is a section: "60" or "60, 62", %2$s a date. */
    eligible = g_strdup_printf (_("Eligible for intervention (section %1$s) since %2$s."), sections, day);
  return window ? g_strconcat (eligible, " ", window, NULL) : g_steal_pointer (&eligible);
}

static char *
describe_board (const FettleCaseFacts *facts)
{
  FettleRecord *ieb = fettle_case_facts_get_ieb (facts);
  FettleDate since = ieb ? fettle_record_get_date (ieb, "effective-on") : FETTLE_DATE_NONE;
  g_autofree char *day = fettle_date_to_words (since);

  if (!fettle_case_is_by (since, facts->today))
    return g_strdup (_("There is an interim executive board."));
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Interim executive board since %s."), day);
}

static char *
describe_notice (const FettleCaseFacts *facts)
{
  FettleRecord *notice = fettle_case_facts_get_notice (facts);
  g_autoptr (FettleResult) eligible = NULL;
  g_autoptr (FettleResult) end = NULL;
  g_autofree char *day = NULL;
  FettleNoticeFacts read;

  if (notice == NULL)
    return NULL;
  fettle_case_facts_read_notice (facts, notice, facts->today, &read);
  eligible = fettle_notice_check_eligibility (&read, facts->calendar, facts->today);
  end = fettle_notice_find_compliance_end (&read, facts->calendar);
  if (read.given == FETTLE_DATE_NONE || end->date == FETTLE_DATE_NONE || !g_str_equal (eligible->code, "not-eligible"))
    return NULL;
  day = fettle_date_to_words (end->date);
  if (end->date < facts->today)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("The compliance period ended on %s."), day);
  /* Translators: %s is a date. */
  return g_strdup_printf (_("The compliance period runs to %s."), day);
}

/**
 * fettle_case_facts_describe:
 * @facts: facts
 * @gates: the gates that are open today
 *
 * Returns: (transfer full) (nullable): what the case is in law today
 */
char *
fettle_case_facts_describe (const FettleCaseFacts *facts,
                            FettleGates            gates)
{
  if (!fettle_case_facts_is_maintained (facts, facts->today))
    return NULL;
  if (fettle_case_facts_is_interim (facts, facts->today))
    return describe_board (facts);
  return gates != FETTLE_GATE_NONE ? describe_gates (facts, gates) : describe_notice (facts);
}
