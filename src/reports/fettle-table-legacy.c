/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"

#include <glib/gi18n-lib.h>

/*
 * T2 and T9: schools, and their pupils, by overall grade and phase. Schools of other regimes stand beside, in no
 * percentage.
 */

static const FettleTableColumn legacy_columns[] = {
  { "phase", .of = "school.phase" },
  { "outstanding-n", N_("Outstanding n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "outstanding-percent", N_("Outstanding %"), FETTLE_CELL_PERCENT, .share_of = "outstanding-n / graded-n" },
  { "good-n", N_("Good n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "good-percent", N_("Good %"), FETTLE_CELL_PERCENT, .share_of = "good-n / graded-n" },
  { "ri-n", N_("RI n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "ri-percent", N_("RI %"), FETTLE_CELL_PERCENT, .share_of = "ri-n / graded-n" },
  { "inadequate-n", N_("Inadequate n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "inadequate-percent", N_("Inadequate %"), FETTLE_CELL_PERCENT, .share_of = "inadequate-n / graded-n" },
  { "graded-n", N_("Total with legacy grade"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS,
    .sum_of = "outstanding-n good-n ri-n inadequate-n" },
  { "report-card-n", N_("Not in scope (report card) n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "areas-only-n", N_("Not in scope (2024/25 areas only) n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "not-inspected-n", N_("Not inspected n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "other-n", N_("Ungraded only or grade not recorded n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "good-plus-percent", N_("Good+ %"), FETTLE_CELL_PERCENT, .share_of = "outstanding-n good-n / graded-n" },
  { "national-percent", N_("National good+ %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "national-percent" },
  { "national-base", N_("National, of schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS,
    .unless_empty = "national-percent" },
};

static const char *const grade_columns[] = { "outstanding-n", "good-n", "ri-n", "inadequate-n" };
static const char *const chart_series[] = { "outstanding-n", "good-n", "ri-n", "inadequate-n", NULL };

static const FettleTableColumn pupils_columns[] = {
  { "phase", .of = "school.phase" },
  { "scope-n", N_("Pupils in scope"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_PUPILS },
  { "good-plus-n", N_("Pupils in good+"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_PUPILS },
  { "good-plus-percent", N_("Good+ %"), FETTLE_CELL_PERCENT, .share_of = "good-plus-n / scope-n" },
  { "national-percent", N_("National %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "national-percent" },
  { "national-base", N_("National, of pupils"), FETTLE_CELL_COUNT, FETTLE_OF_PUPILS,
    .unless_empty = "national-percent" },
  { "region-percent", N_("Region %"), FETTLE_CELL_PERCENT, .of = FETTLE_OF_OUTCOME,
    .unless_empty = "region-percent" },
  { "region-base", N_("Region, of pupils"), FETTLE_CELL_COUNT, FETTLE_OF_PUPILS,
    .unless_empty = "region-percent" },
  { "report-card-n", N_("Not in scope pupils (report card)"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_PUPILS },
  { "areas-only-n", N_("Not in scope pupils (2024/25 areas only)"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_PUPILS },
  { "not-inspected-n", N_("Not in scope pupils (not inspected)"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_PUPILS },
  { "other-n", N_("Not in scope pupils (ungraded only or grade not recorded)"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_PUPILS },
};

static gboolean
has_grade (const FettleReportSchool *school,
           gconstpointer             grade)
{
  return school->outcome.regime == FETTLE_REGIME_LEGACY && school->outcome.overall == GPOINTER_TO_INT (grade);
}

static gboolean
is_graded (const FettleReportSchool *school,
           gconstpointer             unused)
{
  return school->outcome.regime == FETTLE_REGIME_LEGACY && school->outcome.overall > 0;
}

static gboolean
is_good_or_better (const FettleReportSchool *school,
                   gconstpointer             unused)
{
  return is_graded (school, NULL) && school->outcome.overall <= 2;
}

static gboolean
is_other (const FettleReportSchool *school,
          gconstpointer             unused)
{
  return school->outcome.regime == FETTLE_REGIME_UNGRADED_ONLY || has_grade (school, GINT_TO_POINTER (0));
}

static void
count_out_of_scope (FettleReportData *data,
                    FettleTable      *table,
                    guint             row,
                    const char       *phase,
                    FettleCountOf     of)
{
  fettle_report_count (data, table, row, "report-card-n", phase, of, fettle_report_has_regime,
                       GINT_TO_POINTER (FETTLE_REGIME_REPORT_CARD));
  fettle_report_count (data, table, row, "areas-only-n", phase, of, fettle_report_has_regime,
                       GINT_TO_POINTER (FETTLE_REGIME_AREAS_ONLY));
  fettle_report_count (data, table, row, "not-inspected-n", phase, of, fettle_report_has_regime,
                       GINT_TO_POINTER (FETTLE_REGIME_NOT_INSPECTED));
  fettle_report_count (data, table, row, "other-n", phase, of, is_other, NULL);
}

static void
add_legacy_row (FettleReportData *data,
                FettleTable      *table,
                const char       *phase,
                GPtrArray        *national)
{
  guint row = fettle_report_add_phase_row (table, phase);

  for (guint i = 0; i < G_N_ELEMENTS (grade_columns); i++)
    fettle_report_count (data, table, row, grade_columns[i], phase, FETTLE_COUNT_SCHOOLS, has_grade,
                         GINT_TO_POINTER (i + 1));
  count_out_of_scope (data, table, row, phase, FETTLE_COUNT_SCHOOLS);
  fettle_report_set_share (table, row, "national-percent", "national-base",
                           fettle_report_compare (national, phase, FETTLE_REGIME_LEGACY, FETTLE_COUNT_SCHOOLS));
}

static void
add_legacy_chart (FettleTable *table)
{
  FettleChartSpec chart = { "stacked-bar", _("Schools with an overall grade, by phase"),
                            _("Stacked bars, one for each phase, of the numbers of schools graded outstanding, "
                              "good, requires improvement and inadequate. The figures are in the table above it."),
                            "phase", chart_series };

  fettle_table_set_chart (table, &chart);
}

static gboolean
fill_legacy (FettleReportData           *data,
             const FettleReportContext  *context,
             FettleTable                *table,
             GError                    **error)
{
  g_autoptr(GPtrArray) national = NULL;

  if (!(national = fettle_report_compare_area (table, context, NULL, error)))
    return FALSE;
  for (guint i = 0; i < data->phases->len; i++)
    add_legacy_row (data, table, g_ptr_array_index (data->phases, i), national);
  fettle_table_compute (table, _("All phases"));
  fettle_report_set_share (table, fettle_table_get_n_rows (table) - 1, "national-percent", "national-base",
                           fettle_report_compare (national, NULL, FETTLE_REGIME_LEGACY, FETTLE_COUNT_SCHOOLS));
  fettle_table_add_note (table,
                         _("Percentages are of the schools whose latest graded inspection has an overall grade. "
                           "Schools of other regimes are in no percentage."));
  fettle_report_note_predecessors (data, table, FETTLE_REGIME_LEGACY);
  add_legacy_chart (table);
  return TRUE;
}

static const FettleTableRecipe legacy_recipe = {
  "T2", N_("Overall grades by phase (inspections begun by 1 September 2024)"),
  legacy_columns, G_N_ELEMENTS (legacy_columns), fill_legacy,
};

/* T2. */
FettleTable *
fettle_table_build_legacy (const FettleReportContext  *context,
                           GError                    **error)
{
  return fettle_report_build (&legacy_recipe, context, error);
}

static void
add_pupils_row (FettleReportData *data,
                FettleTable      *table,
                const char       *phase,
                GPtrArray        *national,
                GPtrArray        *region)
{
  guint row = fettle_report_add_phase_row (table, phase);

  fettle_report_count (data, table, row, "scope-n", phase, FETTLE_COUNT_PUPILS, is_graded, NULL);
  fettle_report_count (data, table, row, "good-plus-n", phase, FETTLE_COUNT_PUPILS, is_good_or_better, NULL);
  count_out_of_scope (data, table, row, phase, FETTLE_COUNT_PUPILS);
  fettle_report_set_share (table, row, "national-percent", "national-base",
                           fettle_report_compare (national, phase, FETTLE_REGIME_LEGACY, FETTLE_COUNT_PUPILS));
  if (region)
    fettle_report_set_share (table, row, "region-percent", "region-base",
                             fettle_report_compare (region, phase, FETTLE_REGIME_LEGACY, FETTLE_COUNT_PUPILS));
}

/* The pupils are those of a census: says of which. */
static void
note_census (FettleReportData *data,
             FettleTable      *table)
{
  FettleDate first = FETTLE_DATE_NONE, last = FETTLE_DATE_NONE;

  for (guint i = 0; i < data->schools->len; i++)
    {
      const FettleReportSchool *school = g_ptr_array_index (data->schools, i);
      FettleDate census = fettle_record_get_date (school->record, "census-date");

      if (census == FETTLE_DATE_NONE)
        continue;
      first = first == FETTLE_DATE_NONE ? census : MIN (first, census);
      last = MAX (last, census);
    }
  if (last != FETTLE_DATE_NONE)
    {
      g_autofree char *from = fettle_date_to_words (first), *to = fettle_date_to_words (last);
      /* Translators: a date; then another. */
      g_autofree char *note = first == last
                                ? g_strdup_printf (_("Pupils on roll at the census of %s."), to)
                                : g_strdup_printf (_("Pupils on roll at censuses from %s to %s."), from, to);

      fettle_table_add_note (table, note);
    }
}

static gboolean
fill_pupils (FettleReportData           *data,
             const FettleReportContext  *context,
             FettleTable                *table,
             GError                    **error)
{
  const char *name = data->authority ? fettle_record_get_text (data->authority, "region") : NULL;
  g_autoptr(GPtrArray) national = NULL;
  g_autoptr(GPtrArray) region = NULL;
  guint last;

  if (!(national = fettle_report_compare_area (table, context, NULL, error)))
    return FALSE;
  if (name && !(region = fettle_report_compare_area (table, context, name, error)))
    return FALSE;
  for (guint i = 0; i < data->phases->len; i++)
    add_pupils_row (data, table, g_ptr_array_index (data->phases, i), national, region);
  fettle_table_compute (table, _("All phases"));
  last = fettle_table_get_n_rows (table) - 1;
  fettle_report_set_share (table, last, "national-percent", "national-base",
                           fettle_report_compare (national, NULL, FETTLE_REGIME_LEGACY, FETTLE_COUNT_PUPILS));
  if (region)
    fettle_report_set_share (table, last, "region-percent", "region-base",
                             fettle_report_compare (region, NULL, FETTLE_REGIME_LEGACY, FETTLE_COUNT_PUPILS));
  fettle_table_add_note (table, _("In scope: pupils of schools whose latest graded inspection has an overall grade."));
  note_census (data, table);
  fettle_report_note_pupils (data, table);
  fettle_report_note_predecessors (data, table, FETTLE_REGIME_LEGACY);
  return TRUE;
}

static const FettleTableRecipe pupils_recipe = {
  "T9", N_("Pupils in schools with a good or outstanding overall grade"),
  pupils_columns, G_N_ELEMENTS (pupils_columns), fill_pupils,
};

/* T9. */
FettleTable *
fettle_table_build_pupils (const FettleReportContext  *context,
                           GError                    **error)
{
  return fettle_report_build (&pupils_recipe, context, error);
}
