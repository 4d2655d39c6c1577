/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-date.h"
#include "reports/fettle-report-data-private.h"

#include <glib/gi18n-lib.h>

static const FettleCatalogueEntry entries[] = {
  { "T1", N_("Headline"), N_("A line for each inspection regime, beside region and England"), TRUE,
    fettle_table_build_headline },
  { "T2", N_("Overall grades by phase"), N_("Schools with an overall grade, and how many have none"), TRUE,
    fettle_table_build_legacy },
  { "T3", N_("Key judgements 2024/25"), N_("Schools graded by area without an overall grade"), TRUE,
    fettle_table_build_areas },
  { "T4", N_("Report cards by area"), N_("Evaluation areas by grade"), TRUE, fettle_table_build_card_areas },
  { "T5", N_("Report cards by phase"), N_("Safeguarding, grades and categories of report cards"), TRUE,
    fettle_table_build_card_phases },
  { "T6", N_("Report cards by school"), N_("Each school with a report card"), TRUE, fettle_table_build_cards },
  { "T7", N_("Inspections since the last report"), N_("What was published in the period, and what was known before"),
    TRUE, fettle_table_build_inspections },
  { "T9", N_("Pupils in good or outstanding schools"),
    N_("Pupils by overall grade and phase, beside region and England"), TRUE, fettle_table_build_pupils },
  { "T15", N_("Visits"), N_("Visits of the period and their reports, by officer; for working papers"), FALSE,
    fettle_table_build_visits },
  { "schools", N_("All schools"), N_("Every open school with its current outcome"), TRUE,
    fettle_table_build_schools },
  { "cases", N_("Register of cases"), N_("Every case of intervention, open and closed; never for publication"), FALSE,
    fettle_table_build_cases },
  { "reviews", N_("Minutes of review meetings"),
    N_("What each review meeting of the period decided, school by school; never for publication"), FALSE,
    fettle_table_build_reviews },
  { "T24", N_("Data notes"), N_("Sources, their dates, and how figures are made"), TRUE,
    fettle_table_build_data_notes },
};

/**
 * fettle_catalogue_list:
 * @n_entries: (out): how many
 *
 * Returns: (transfer none) (array length=n_entries): the committee tables, in the order of the pack
 */
const FettleCatalogueEntry *
fettle_catalogue_list (guint *n_entries)
{
  g_return_val_if_fail (n_entries != NULL, NULL);

  *n_entries = G_N_ELEMENTS (entries);
  return entries;
}

/**
 * fettle_catalogue_find:
 * @id: the id of a table, in any case of letters
 *
 * Returns: (transfer none) (nullable): the table, or %NULL where there is none
 */
const FettleCatalogueEntry *
fettle_catalogue_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_ascii_strcasecmp (entries[i].id, id) == 0)
      return &entries[i];
  return NULL;
}

/**
 * fettle_catalogue_disclose:
 * @entry: a table
 * @context: what it is made of
 * @rules: who will read it
 * @why: (out) (optional) (transfer full): why the profile may not see it
 * @error: return location for an error
 *
 * Builds a table for a profile and passes it. For a public paper, inspections that are not published by the day in
 * @rules, or by today where it names none, are left out.
 *
 * Returns: (transfer full) (nullable): the table as it may be shown; %NULL with no error where it may not
 */
FettleDisclosed *
fettle_catalogue_disclose (const FettleCatalogueEntry   *entry,
                           const FettleReportContext    *context,
                           const FettleDisclosureRules  *rules,
                           char                        **why,
                           GError                      **error)
{
  FettleReportContext own;
  g_autoptr(FettleTable) table = NULL;

  g_return_val_if_fail (entry != NULL && context != NULL && rules != NULL, NULL);

  own = *context;
  if (rules->profile == FETTLE_PROFILE_PUBLIC && own.published_only_until == FETTLE_DATE_NONE)
    {
      own.published_only_until
        = rules->published_only_until != FETTLE_DATE_NONE ? rules->published_only_until : own.today;
      own.data = NULL;
    }
  if (!(table = entry->build (&own, error)))
    return NULL;
  return fettle_disclose (table, rules, why);
}
