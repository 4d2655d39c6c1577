/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"

#include <glib/gi18n-lib.h>

/*
 * T7: what was published in the period, each inspection beside what was known before it. Only two overall grades are
 * compared.
 */

static const FettleTableColumn columns[] = {
  { "inspected", N_("Insp. date"), .of = "inspection.start" },
  { "published", N_("Publ. date"), .of = "inspection.publication" },
  { "school", N_("School"), .of = "school.name" },
  { "phase", .of = "school.phase" },
  { "sector", .of = "school.sector" },
  { "type", N_("Type"), .of = "inspection.format" },
  { "before", N_("Previous outcome"), .of = FETTLE_OF_OUTCOME },
  { "outcome", N_("New outcome"), .of = FETTLE_OF_OUTCOME " inspection.category-label" },
  { "direction", N_("Direction"), .of = "inspection.overall" },
  { "support", N_("LA support mentioned"), .of = "inspection.support-quote inspection.support-topic" },
  { "comment", N_("LA comment"), .of = "inspection.comment" },
};

typedef struct
{
  const FettleReportSchool *school;
  guint inspection;
  FettleDate on;
} Entry;

static FettleDate
date_in_report (FettleRecord *inspection)
{
  FettleDate published = fettle_report_published_on (inspection);

  return published != FETTLE_DATE_NONE ? published : fettle_record_get_date (inspection, "start");
}

static gboolean
is_in_period (const FettleReportContext *context,
              FettleDate                 on)
{
  if (on == FETTLE_DATE_NONE || (context->from != FETTLE_DATE_NONE && on < context->from))
    return FALSE;
  return context->to == FETTLE_DATE_NONE || on <= context->to;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a, *second = b;

  if (first->on != second->on)
    return first->on < second->on ? -1 : 1;
  return g_strcmp0 (fettle_record_get_text (first->school->record, "name"),
                    fettle_record_get_text (second->school->record, "name"));
}

static GArray *
find_entries (FettleReportData          *data,
              const FettleReportContext *context)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < data->schools->len; i++)
    {
      const FettleReportSchool *school = g_ptr_array_index (data->schools, i);

      for (guint j = 0; j < school->inspections->len; j++)
        {
          Entry entry = { school, j, date_in_report (g_ptr_array_index (school->inspections, j)) };

          if (is_in_period (context, entry.on))
            g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static const char *
type_of (const FettleInspectionFacts *facts)
{
  switch (facts->format)
    {
    case FETTLE_INSPECTION_UNGRADED:
      return _("Ungraded");
    case FETTLE_INSPECTION_MONITORING:
      return _("Monitoring");
    case FETTLE_INSPECTION_FULL:
    default:
      return fettle_regime_of_inspection (facts) == FETTLE_REGIME_REPORT_CARD ? _("Report card") : _("Graded");
    }
}

/* What was known of the school from the inspections begun before this one. */
static void
compute_before (const Entry    *entry,
                FettleOutcome  *before,
                char          **words)
{
  g_autoptr(GArray) earlier = g_array_new (FALSE, FALSE, sizeof (FettleInspectionFacts));
  const FettleInspectionFacts *facts = &g_array_index (entry->school->facts, FettleInspectionFacts, 0);
  FettleDate start = facts[entry->inspection].start;

  for (guint i = 0; i < entry->school->facts->len; i++)
    if (facts[i].start < start)
      g_array_append_val (earlier, facts[i]);
  fettle_outcome_compute ((const FettleInspectionFacts *) (gpointer) earlier->data, earlier->len,
                          fettle_record_get_text (entry->school->record, "urn"), before);
  *words = fettle_outcome_to_words (before, (const FettleInspectionFacts *) (gpointer) earlier->data);
}

static char *
outcome_words (const FettleInspectionFacts *facts,
               FettleRecord                *inspection,
               FettleOutcome               *outcome)
{
  const char *category = fettle_record_get_text (inspection, "category-label");

  fettle_outcome_compute (facts, 1, facts->urn_at_time, outcome);
  if (outcome->regime != FETTLE_REGIME_NOT_INSPECTED)
    return fettle_outcome_to_words (outcome, facts);
  return g_strdup (category ? category : _("No new grade"));
}

static const char *
direction (const FettleOutcome *before,
           const FettleOutcome *after)
{
  if (before->regime != FETTLE_REGIME_LEGACY || after->regime != FETTLE_REGIME_LEGACY || !before->overall
      || !after->overall)
    return _("not comparable");
  if (before->overall == after->overall)
    return _("same");
  return after->overall < before->overall ? _("improved") : _("declined");
}

/* Ofsted's own words on support, and whose support they speak of; NULL where it says nothing. */
static char *
word_support (FettleRecord *inspection)
{
  const char *quote = fettle_record_get_text (inspection, "support-quote");
  const char *topic = fettle_record_get_text (inspection, "support-topic");

  if (!quote || !topic)
    return g_strdup (quote);
  /* Translators: whose support an inspection report speaks of, and its own words. */
  return g_strdup_printf (_("%1$s: “%2$s”"), fettle_vocabulary_label ("support-topic", topic), quote);
}

static void
add_entry (FettleTable *table,
           const Entry *entry)
{
  FettleRecord *record = entry->school->record,
               *inspection = g_ptr_array_index (entry->school->inspections, entry->inspection);
  const FettleInspectionFacts *facts = &g_array_index (entry->school->facts, FettleInspectionFacts, entry->inspection);
  const char *ids[] = { fettle_record_get_id (record), NULL };
  guint row = fettle_table_add_row (table);
  FettleOutcome before, after;
  g_autofree char *before_words = NULL, *after_words = NULL, *support_words = NULL;

  compute_before (entry, &before, &before_words);
  after_words = outcome_words (facts, inspection, &after);
  fettle_table_set_key (table, row, fettle_record_get_id (inspection));
  fettle_report_set_number (table, row, "inspected", facts->start);
  fettle_report_set_number (table, row, "published", fettle_record_get_date (inspection, "publication"));
  fettle_report_set (table, row, "school", fettle_record_get_text (record, "name"));
  fettle_table_set_rows (table, row, 2, ids);
  fettle_report_set (table, row, "phase", fettle_vocabulary_label ("phase", entry->school->phase));
  fettle_report_set (table, row, "sector",
                     fettle_vocabulary_label ("school-sector", fettle_record_get_text (record, "sector")));
  fettle_report_set (table, row, "type", type_of (facts));
  fettle_report_set (table, row, "before", before_words);
  fettle_report_set (table, row, "outcome", after_words);
  fettle_report_set (table, row, "direction", direction (&before, &after));
  support_words = word_support (inspection);
  fettle_report_set (table, row, "support", support_words);
  fettle_report_set (table, row, "comment", fettle_record_get_text (inspection, "comment"));
}

static gboolean
fill_inspections (FettleReportData           *data,
                  const FettleReportContext  *context,
                  FettleTable                *table,
                  GError                    **error)
{
  g_autoptr(GArray) entries = NULL;

  entries = find_entries (data, context);
  for (guint i = 0; i < entries->len; i++)
    add_entry (table, &g_array_index (entries, Entry, i));
  fettle_table_add_note (table, _("Listed by the day of publication; an inspection without one by the day it began."));
  fettle_table_add_note (
    table, _("Direction is told only between two overall grades. Outcomes of different regimes, and those without "
             "an overall grade, are not comparable."));
  return TRUE;
}

static const FettleTableRecipe inspections_recipe = {
  "T7", N_("Inspections since the last report"),
  columns, G_N_ELEMENTS (columns), fill_inspections,
};

/* T7. */
FettleTable *
fettle_table_build_inspections (const FettleReportContext  *context,
                                GError                    **error)
{
  return fettle_report_build (&inspections_recipe, context, error);
}
