/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"
#include "reports/fettle-table-private.h"

#include <glib/gi18n-lib.h>

/*
 * T1: one line a regime, each with its own number of schools, the authority beside its region, England and its
 * neighbours.
 */

static const FettleTableColumn columns[] = {
  { "measure", N_("Measure"), FETTLE_CELL_TEXT },
  { "schools-n", N_("Schools n"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "schools-base", N_("Of schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "schools-percent", N_("Schools %"), FETTLE_CELL_PERCENT, .share_of = "schools-n / schools-base" },
  { "pupils-n", N_("Pupils n"), FETTLE_CELL_COUNT, FETTLE_OF_PUPILS },
  { "pupils-base", N_("Of pupils"), FETTLE_CELL_COUNT, FETTLE_OF_PUPILS },
  { "pupils-percent", N_("Pupils %"), FETTLE_CELL_PERCENT, .share_of = "pupils-n / pupils-base" },
  { "before-percent", N_("Before the period %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "before-percent" },
  { "before-base", N_("Before the period, of schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS,
    .unless_empty = "before-percent" },
  { "change", N_("Change (points)"), FETTLE_CELL_POINTS, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "before-percent" },
  { "national-percent", N_("National %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "national-percent" },
  { "national-base", N_("National, of schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS,
    .unless_empty = "national-percent" },
  { "region-percent", N_("Region %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "region-percent" },
  { "region-base", N_("Region, of schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS,
    .unless_empty = "region-percent" },
  { "neighbours-percent", N_("Stat. neighbours %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "neighbours-percent" },
  { "neighbours-base", N_("Stat. neighbours, of schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS,
    .unless_empty = "neighbours-percent" },
  { "note", N_("Note"), FETTLE_CELL_TEXT },
};

static const struct
{
  FettleRegime regime;
  const char *measure;
  const char *note;
} measures[] = {
  { FETTLE_REGIME_LEGACY, N_("Overall grade: good or outstanding"), N_("Inspections begun by 1 September 2024") },
  { FETTLE_REGIME_AREAS_ONLY, N_("No overall grade: every graded area good or outstanding"),
    N_("Inspections begun from 2 September 2024 to 9 November 2025") },
  { FETTLE_REGIME_REPORT_CARD, N_("Report card: every area at the expected standard or above"),
    N_("Inspections begun from 10 November 2025") },
};

static const struct
{
  FettleRegime regime;
  const char *measure;
  const char *note;
} rests[] = {
  { FETTLE_REGIME_LEGACY, N_("Overall grade not recorded"), N_("In no percentage") },
  { FETTLE_REGIME_AREAS_ONLY, N_("No overall grade: areas not recorded"), N_("In no percentage") },
  { FETTLE_REGIME_UNGRADED_ONLY, N_("Ungraded inspection only"), N_("In no percentage") },
  { FETTLE_REGIME_NOT_INSPECTED, N_("Not inspected"), N_("In no percentage") },
};

typedef struct
{
  FettleRegime regime;
  FettleMeasure measure;
} Wanted;

static gboolean
is_wanted (const FettleReportSchool *school,
           gconstpointer             argument)
{
  const Wanted *wanted = argument;

  return school->outcome.regime == wanted->regime && school->measure == wanted->measure;
}

static gboolean
is_measured (const FettleReportSchool *school,
             gconstpointer             argument)
{
  const Wanted *wanted = argument;

  return school->outcome.regime == wanted->regime && school->measure != FETTLE_MEASURE_NONE;
}

static FettleShare
share_before (FettleReportData *data,
              FettleRegime      regime)
{
  FettleShare share = { .is_known = TRUE };

  for (guint i = 0; i < data->schools->len; i++)
    {
      const FettleReportSchool *school = g_ptr_array_index (data->schools, i);

      if (school->regime_before != regime || school->measure_before == FETTLE_MEASURE_NONE)
        continue;
      share.base++;
      share.n += school->measure_before == FETTLE_MEASURE_MET;
    }
  return share;
}

static void
add_change (FettleReportData *data,
            FettleTable      *table,
            guint             row,
            FettleRegime      regime,
            gint64            n,
            gint64            base)
{
  FettleShare before = share_before (data, regime);

  fettle_report_set_share (table, row, "before-percent", "before-base", before);
  if (before.base > 0 && base > 0)
    fettle_report_set_number (table, row, "change",
                              fettle_table_share (n, base) - fettle_table_share (before.n, before.base));
}

static void
add_measure (FettleReportData           *data,
             const FettleReportContext  *context,
             FettleTable                *table,
             guint                       number,
             GPtrArray                 **areas)
{
  static const char *const area_columns[][2] = { { "national-percent", "national-base" },
                                                 { "region-percent", "region-base" },
                                                 { "neighbours-percent", "neighbours-base" } };
  Wanted met = { measures[number].regime, FETTLE_MEASURE_MET };
  guint row = fettle_table_add_row (table);
  gint64 n, base;

  fettle_report_set (table, row, "measure", _(measures[number].measure));
  fettle_report_set (table, row, "note", _(measures[number].note));
  n = fettle_report_count (data, table, row, "schools-n", NULL, FETTLE_COUNT_SCHOOLS, is_wanted, &met);
  base = fettle_report_count (data, table, row, "schools-base", NULL, FETTLE_COUNT_SCHOOLS, is_measured, &met);
  fettle_report_count (data, table, row, "pupils-n", NULL, FETTLE_COUNT_PUPILS, is_wanted, &met);
  fettle_report_count (data, table, row, "pupils-base", NULL, FETTLE_COUNT_PUPILS, is_measured, &met);
  if (context->from != FETTLE_DATE_NONE)
    add_change (data, table, row, met.regime, n, base);
  for (guint i = 0; i < G_N_ELEMENTS (area_columns); i++)
    fettle_report_set_share (table, row, area_columns[i][0], area_columns[i][1],
                             fettle_report_compare (areas[i], NULL, met.regime, FETTLE_COUNT_SCHOOLS));
}

static gboolean
has_any (FettleReportData *data,
         const Wanted     *wanted)
{
  for (guint i = 0; i < data->schools->len; i++)
    if (is_wanted (g_ptr_array_index (data->schools, i), wanted))
      return TRUE;
  return FALSE;
}

/* The schools that no measure takes in, where there are any, so that each school stands in one line. */
static void
add_rest (FettleReportData *data,
          FettleTable      *table,
          guint             number)
{
  Wanted rest = { rests[number].regime, FETTLE_MEASURE_NONE };
  guint row;

  if (!has_any (data, &rest))
    return;
  row = fettle_table_add_row (table);
  fettle_report_set (table, row, "measure", _(rests[number].measure));
  fettle_report_set (table, row, "note", _(rests[number].note));
  fettle_report_count (data, table, row, "schools-n", NULL, FETTLE_COUNT_SCHOOLS, is_wanted, &rest);
  fettle_report_count (data, table, row, "pupils-n", NULL, FETTLE_COUNT_PUPILS, is_wanted, &rest);
}

static gboolean
compare_areas (FettleReportData           *data,
               FettleTable                *table,
               const FettleReportContext  *context,
               GPtrArray                 **areas,
               GError                    **error)
{
  const char *region = data->authority ? fettle_record_get_text (data->authority, "region") : NULL;

  if (!(areas[0] = fettle_report_compare_area (table, context, NULL, error)))
    return FALSE;
  areas[1]
    = region ? fettle_report_compare_area (table, context, region, error) : g_ptr_array_new ();
  if (!areas[1])
    return FALSE;
  return (areas[2] = fettle_report_compare_neighbours (data, context, error)) != NULL;
}

static void
add_notes (FettleTable *table)
{
  fettle_table_add_note (
    table, _("Each line stands for one inspection regime and its own schools. Lines are not added up or compared: "
             "the regimes judge different things."));
  fettle_table_add_note (table, _("Pupils are those on roll at the latest census in Get Information about Schools."));
  fettle_table_add_note (
    table, _("National and region: open state-funded schools whose current outcome is of the same regime."));
  fettle_table_add_note (
    table, _("Before the period: the same schools, by the inspections published before its first day, worked out today. It "
             "is not what an earlier paper printed. Change also shows schools that have left the regime."));
}

static gboolean
fill_headline (FettleReportData           *data,
               const FettleReportContext  *context,
               FettleTable                *table,
               GError                    **error)
{
  GPtrArray *areas[3] = { NULL };
  gboolean ok = compare_areas (data, table, context, areas, error);

  for (guint i = 0; ok && i < G_N_ELEMENTS (measures); i++)
    add_measure (data, context, table, i, areas);
  for (guint i = 0; ok && i < G_N_ELEMENTS (rests); i++)
    add_rest (data, table, i);
  fettle_table_compute (table, NULL);
  add_notes (table);
  fettle_report_note_pupils (data, table);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    g_clear_pointer (&areas[i], g_ptr_array_unref);
  return ok;
}

static const FettleTableRecipe headline_recipe = {
  "T1", N_("Headline: current outcomes, a line for each inspection regime"),
  columns, G_N_ELEMENTS (columns), fill_headline,
};

/* T1. */
FettleTable *
fettle_table_build_headline (const FettleReportContext  *context,
                             GError                    **error)
{
  return fettle_report_build (&headline_recipe, context, error);
}
