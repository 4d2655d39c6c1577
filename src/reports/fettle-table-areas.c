/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"

#include <glib/gi18n-lib.h>

/*
 * T3 and T4: area by grade, of the schools of one regime.
 */

static const FettleTableColumn area_columns[] = {
  { "area", N_("Judgement area"), .of = "inspection-grade.area" },
  { "outstanding", N_("Outstanding"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "good", N_("Good"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "ri", N_("RI"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "inadequate", N_("Inadequate"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "not-applicable", N_("n/a"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "total", N_("Total"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS, .sum_of = "outstanding good ri inadequate not-applicable" },
  { "good-plus-percent", N_("Good+ %"), FETTLE_CELL_PERCENT,
    .share_of = "outstanding good / outstanding good ri inadequate" },
};

static const FettleTableColumn card_columns[] = {
  { "area", N_("Evaluation area"), .of = "inspection-grade.area" },
  { "exceptional", N_("Exceptional"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "strong", N_("Strong"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "expected", N_("Expected"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "needs-attention", N_("Needs attention"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "urgent", N_("Urgent improvement"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "not-applicable", N_("Not applicable"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS },
  { "total", N_("Total schools"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS,
    .sum_of = "exceptional strong expected needs-attention urgent not-applicable" },
  { "expected-plus-n", N_("Expected+ n"), FETTLE_CELL_COUNT, FETTLE_OF_SCHOOLS, .sum_of = "exceptional strong expected" },
  { "expected-plus-percent", N_("Expected+ %"), FETTLE_CELL_PERCENT,
    .share_of = "expected-plus-n / exceptional strong expected needs-attention urgent" },
};

static const char *const area_series[] = { "outstanding", "good", "ri", "inadequate", NULL };
static const char *const card_series[] = { "exceptional", "strong", "expected", "needs-attention", "urgent", NULL };

typedef struct
{
  const char *column;
  const char *grade; /* NULL: none of the others */
} GradeColumn;

static const GradeColumn area_grades[] = {
  { "outstanding", "1" }, { "good", "2" }, { "ri", "3" }, { "inadequate", "4" }, { "not-applicable", NULL }, { NULL },
};
static const GradeColumn card_grades[] = {
  { "exceptional", "exceptional" },         { "strong", "strong-standard" },    { "expected", "expected-standard" },
  { "needs-attention", "needs-attention" }, { "urgent", "urgent-improvement" }, { "not-applicable", NULL }, { NULL },
};

typedef struct
{
  FettleRegime regime;
  const char *area;
  const GradeColumn *grades;
  const char *grade;
} Wanted;

static gboolean
is_wanted (const FettleReportSchool *school,
           gconstpointer             argument)
{
  const Wanted *wanted = argument;
  const char *grade;

  if (school->outcome.regime != wanted->regime)
    return FALSE;
  grade = fettle_report_area_grade (fettle_report_basis (school), wanted->area);
  if (wanted->grade)
    return g_strcmp0 (grade, wanted->grade) == 0;
  for (const GradeColumn *other = wanted->grades; other->grade; other++)
    if (g_strcmp0 (grade, other->grade) == 0)
      return FALSE;
  return TRUE;
}

static void
add_areas (FettleReportData  *data,
           FettleTable       *table,
           const char        *framework,
           FettleRegime       regime,
           const GradeColumn *grades)
{
  const FettleVocabulary *areas = fettle_vocabulary_get ("inspection-area");

  for (guint i = 0; i < fettle_vocabulary_get_n_terms (areas); i++)
    {
      const FettleTerm *area = fettle_vocabulary_get_term (areas, i);
      guint row;

      if (g_strcmp0 (area->group, framework) != 0)
        continue;
      row = fettle_table_add_row (table);
      fettle_report_set (table, row, "area", area->label);
      for (const GradeColumn *column = grades; column->column; column++)
        {
          Wanted wanted = { regime, area->code, grades, column->grade };

          fettle_report_count (data, table, row, column->column, NULL, FETTLE_COUNT_SCHOOLS, is_wanted, &wanted);
        }
    }
}

static void
finish (FettleReportData      *data,
        FettleTable           *table,
        FettleRegime           regime,
        const FettleChartSpec *chart)
{
  fettle_table_compute (table, NULL);
  fettle_table_add_note (table, _("Percentages are of the schools graded in the area: those where it does not "
                                  "apply or has no grade are left out."));
  fettle_report_note_predecessors (data, table, regime);
  fettle_table_set_chart (table, chart);
}

static gboolean
fill_areas (FettleReportData           *data,
            const FettleReportContext  *context,
            FettleTable                *table,
            GError                    **error)
{
  FettleChartSpec chart
    = { "stacked-bar", _("Schools graded without an overall grade, by judgement area"),
        _("Stacked bars, one for each judgement area, of the numbers of schools graded outstanding, good, requires "
          "improvement and inadequate. The figures are in the table above it."),
        "area", area_series };

  add_areas (data, table, "framework-2019", FETTLE_REGIME_AREAS_ONLY, area_grades);
  finish (data, table, FETTLE_REGIME_AREAS_ONLY, &chart);
  return TRUE;
}

static const FettleTableRecipe areas_recipe = {
  "T3", N_("Key judgements of schools without an overall grade (2 September 2024 to 9 November 2025)"),
  area_columns, G_N_ELEMENTS (area_columns), fill_areas,
};

/* T3. */
FettleTable *
fettle_table_build_areas (const FettleReportContext  *context,
                          GError                    **error)
{
  return fettle_report_build (&areas_recipe, context, error);
}

static gboolean
fill_card_areas (FettleReportData           *data,
                 const FettleReportContext  *context,
                 FettleTable                *table,
                 GError                    **error)
{
  FettleChartSpec chart = { "stacked-bar", _("Report cards by evaluation area"),
                            _("Stacked bars, one for each evaluation area, of the numbers of schools graded "
                              "exceptional, strong, expected, needs attention and urgent improvement. The figures "
                              "are in the table above it."),
                            "area", card_series };

  add_areas (data, table, "report-card", FETTLE_REGIME_REPORT_CARD, card_grades);
  fettle_table_add_note (
    table, _("A grade can have changed at a monitoring inspection: the newest known grade of each area is counted."));
  finish (data, table, FETTLE_REGIME_REPORT_CARD, &chart);
  return TRUE;
}

static const FettleTableRecipe card_areas_recipe = {
  "T4", N_("Report cards: evaluation areas by grade"),
  card_columns, G_N_ELEMENTS (card_columns), fill_card_areas,
};

/* T4. */
FettleTable *
fettle_table_build_card_areas (const FettleReportContext  *context,
                               GError                    **error)
{
  return fettle_report_build (&card_areas_recipe, context, error);
}
