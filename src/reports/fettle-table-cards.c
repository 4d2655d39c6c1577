/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"

#include <glib/gi18n-lib.h>

/*
 * T5 and T6: report cards, summed by phase and school by school.
 */

static const FettleTableColumn phase_columns[] = {
  { "phase", .of = "school.phase" },
  { "cards-n", N_("Schools with report card"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "met-n", N_("Safeguarding met n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "not-met-n", N_("Safeguarding not met n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "expected-plus-n", N_("All areas expected+ n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "needs-attention-n", N_("Any needs attention n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "urgent-n", N_("Any urgent improvement n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "no-category-n", N_("Category: none n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "rsi-n", N_("Category: requires significant improvement n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
  { "sm-n", N_("Category: special measures n"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_SCHOOLS },
};

static const FettleTableColumn card_columns[] = {
  { "urn", .of = "school.urn" },
  { "school", N_("School"), .of = "school.name" },
  { "phase", .of = "school.phase" },
  { "sector", .of = "school.sector" },
  { "inspected", N_("Insp. date"), .of = "inspection.start" },
  { "published", N_("Publ. date"), .of = "inspection.publication" },
  { "inclusion", N_("Inc"), .of = "inspection-grade.grade" },
  { "curriculum-and-teaching", N_("C&T"), .of = "inspection-grade.grade" },
  { "achievement", N_("Ach"), .of = "inspection-grade.grade" },
  { "attendance-and-behaviour", N_("A&B"), .of = "inspection-grade.grade" },
  { "personal-development-and-well-being", N_("PD&W"), .of = "inspection-grade.grade" },
  { "leadership-and-governance", N_("L&G"), .of = "inspection-grade.grade" },
  { "early-years", N_("EY"), .of = "inspection-grade.grade" },
  { "post-16-provision", N_("Post-16"), .of = "inspection-grade.grade" },
  { "safeguarding", .of = "inspection.safeguarding" },
  { "category", N_("Category"), .of = "inspection.category" },
  { "link", N_("Report link"), FETTLE_CELL_URL, .of = "inspection.web-link" },
};

#define FIRST_AREA 6
#define LAST_AREA 13

static gboolean
has_card (const FettleReportSchool *school)
{
  return school->outcome.regime == FETTLE_REGIME_REPORT_CARD;
}

static gboolean
is_safeguarding (const FettleReportSchool *school,
                 gconstpointer             met)
{
  return has_card (school) && school->outcome.safeguarding_met == GPOINTER_TO_INT (met);
}

static gboolean
is_expected_plus (const FettleReportSchool *school,
                  gconstpointer             unused)
{
  return has_card (school) && school->measure == FETTLE_MEASURE_MET;
}

static gboolean
is_any_attention (const FettleReportSchool *school,
                  gconstpointer             unused)
{
  return has_card (school) && school->outcome.any_needs_attention;
}

static gboolean
is_any_urgent (const FettleReportSchool *school,
               gconstpointer             unused)
{
  return has_card (school) && school->outcome.any_urgent;
}

/* @group: the statutory code of the category, or NULL for schools in none. */
static gboolean
is_in_category (const FettleReportSchool *school,
                gconstpointer             group)
{
  const FettleTerm *term;

  if (!has_card (school))
    return FALSE;
  if (!school->outcome.category)
    return !group;
  term = fettle_vocabulary_find (fettle_vocabulary_get ("category-of-concern"), school->outcome.category);
  return term && group && g_strcmp0 (term->group, group) == 0;
}

static const struct
{
  const char *column;
  FettleSchoolTest test;
  gconstpointer argument;
} counts[] = {
  { "cards-n", fettle_report_has_regime, GINT_TO_POINTER (FETTLE_REGIME_REPORT_CARD) },
  { "met-n", is_safeguarding, GINT_TO_POINTER (1) },
  { "not-met-n", is_safeguarding, GINT_TO_POINTER (0) },
  { "expected-plus-n", is_expected_plus, NULL },
  { "needs-attention-n", is_any_attention, NULL },
  { "urgent-n", is_any_urgent, NULL },
  { "no-category-n", is_in_category, NULL },
  { "rsi-n", is_in_category, "SIGNIFICANT_IMPROVEMENT" },
  { "sm-n", is_in_category, "SPECIAL_MEASURES" },
};

static gboolean
fill_card_phases (FettleReportData           *data,
                  const FettleReportContext  *context,
                  FettleTable                *table,
                  GError                    **error)
{
  for (guint i = 0; i < data->phases->len; i++)
    {
      const char *phase = g_ptr_array_index (data->phases, i);
      guint row = fettle_report_add_phase_row (table, phase);

      for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
        fettle_report_count (data, table, row, counts[j].column, phase, FETTLE_COUNT_SCHOOLS, counts[j].test,
                             counts[j].argument);
    }
  fettle_table_compute (table, _("All phases"));
  fettle_table_add_note (table, _("A school can be counted under both “needs attention” and “urgent improvement”."));
  fettle_table_add_note (table, _("Category: as Ofsted states it, never worked out from the grades."));
  fettle_report_note_predecessors (data, table, FETTLE_REGIME_REPORT_CARD);
  return TRUE;
}

static const FettleTableRecipe card_phases_recipe = {
  "T5", N_("Report cards: summary by phase"),
  phase_columns, G_N_ELEMENTS (phase_columns), fill_card_phases,
};

/* T5. */
FettleTable *
fettle_table_build_card_phases (const FettleReportContext  *context,
                                GError                    **error)
{
  return fettle_report_build (&card_phases_recipe, context, error);
}

static const char *
label_on (const char *vocabulary,
          const char *code,
          FettleDate  on)
{
  const FettleTerm *term = code ? fettle_vocabulary_find_on (fettle_vocabulary_get (vocabulary), code, on) : NULL;

  return term ? term->label : code;
}

static void
add_card (FettleTable              *table,
          const FettleReportSchool *school)
{
  const FettleInspectionFacts *basis = fettle_report_basis (school);
  FettleRecord *inspection = g_ptr_array_index (school->inspections, school->outcome.basis);
  guint row = fettle_table_add_row (table);
  const char *ids[] = { fettle_record_get_id (school->record), NULL };

  fettle_table_set_key (table, row, fettle_record_get_id (inspection));
  fettle_report_set (table, row, "urn", fettle_record_get_text (school->record, "urn"));
  fettle_report_set (table, row, "school", fettle_record_get_text (school->record, "name"));
  fettle_table_set_rows (table, row, 1, ids);
  fettle_report_set (table, row, "phase", fettle_vocabulary_label ("phase", school->phase));
  fettle_report_set (table, row, "sector",
                     fettle_vocabulary_label ("school-sector", fettle_record_get_text (school->record, "sector")));
  fettle_report_set_number (table, row, "inspected", basis->start);
  fettle_report_set_number (table, row, "published", fettle_record_get_date (inspection, "publication"));
  for (guint i = FIRST_AREA; i <= LAST_AREA; i++)
    fettle_table_set_text (
      table, row, i,
      label_on ("inspection-grade", fettle_report_area_grade (basis, card_columns[i].id), basis->start));
  fettle_report_set (table, row, "safeguarding", label_on ("safeguarding", basis->safeguarding, basis->start));
  fettle_report_set (
    table, row, "category",
    school->outcome.category ? fettle_outcome_get_category_label (&school->outcome) : _("None"));
  fettle_report_set (table, row, "link", fettle_record_get_text (inspection, "web-link"));
}

static void
add_key (FettleTable *table)
{
  g_autoptr(GString) key = g_string_new (_("Areas:"));

  for (guint i = FIRST_AREA; i <= LAST_AREA; i++)
    /* Translators: the short title of a column, then what it stands for. */
    g_string_append_printf (key, _("%s %s: %s"), i > FIRST_AREA ? ";" : "", _(card_columns[i].title),
                            fettle_vocabulary_label ("inspection-area", card_columns[i].id));
  g_string_append_c (key, '.');
  fettle_table_add_note (table, key->str);
}

static gboolean
fill_cards (FettleReportData           *data,
            const FettleReportContext  *context,
            FettleTable                *table,
            GError                    **error)
{
  for (guint i = 0; i < data->schools->len; i++)
    {
      const FettleReportSchool *school = g_ptr_array_index (data->schools, i);

      if (has_card (school))
        add_card (table, school);
    }
  add_key (table);
  fettle_report_note_predecessors (data, table, FETTLE_REGIME_REPORT_CARD);
  return TRUE;
}

static const FettleTableRecipe cards_recipe = {
  "T6", N_("Report cards by school"),
  card_columns, G_N_ELEMENTS (card_columns), fill_cards,
};

/* T6. */
FettleTable *
fettle_table_build_cards (const FettleReportContext  *context,
                          GError                    **error)
{
  return fettle_report_build (&cards_recipe, context, error);
}
