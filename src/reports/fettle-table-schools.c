/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"

#include <glib/gi18n-lib.h>

/*
 * "schools": every open school with its current outcome. T24: where the figures come from.
 */

static const FettleTableColumn school_columns[] = {
  { "urn", .of = "school.urn" },
  { "laestab", .of = "school.laestab" },
  { "school", N_("School"), .of = "school.name" },
  { "phase", .of = "school.phase" },
  { "sector", .of = "school.sector" },
  { "regime", N_("Regime"), .of = FETTLE_OF_OUTCOME },
  { "outcome", N_("Current outcome"), .of = FETTLE_OF_OUTCOME },
  { "inspected", N_("Inspected"), .of = "inspection.start" },
  { "category", N_("Category"), .of = "inspection.category" },
  { "predecessor", N_("Predecessor's URN"), .of = "inspection.urn-at-time" },
  { "pupils", N_("Pupils"), FETTLE_CELL_COUNT, .of = "school.pupils school.ofsted-pupils", .small_number = TRUE,
    .why = N_("It counts pupils: of a few one could tell who they are.") },
};

static const FettleTableColumn note_columns[] = {
  { "source", N_("Source"), FETTLE_CELL_TEXT },
  { "release", N_("Release"), FETTLE_CELL_TEXT },
  { "as-at", N_("As at"), FETTLE_CELL_TEXT },
  { "changes", N_("Known changes"), FETTLE_CELL_TEXT },
  { "method", N_("Method"), FETTLE_CELL_TEXT },
};

static void
add_school (FettleTable              *table,
            const FettleReportSchool *school)
{
  FettleRecord *record = school->record;
  const char *ids[] = { fettle_record_get_id (record), NULL };
  g_autofree char *words
      = fettle_outcome_to_words (&school->outcome, (const FettleInspectionFacts *) (gpointer) school->facts->data);
  guint row = fettle_table_add_row (table);

  fettle_table_set_key (table, row, fettle_record_get_id (record));
  fettle_report_set (table, row, "urn", fettle_record_get_text (record, "urn"));
  fettle_report_set (table, row, "laestab", fettle_record_get_text (record, "laestab"));
  fettle_report_set (table, row, "school", fettle_record_get_text (record, "name"));
  fettle_table_set_rows (table, row, 2, ids);
  fettle_report_set (table, row, "phase", fettle_vocabulary_label ("phase", school->phase));
  fettle_report_set (table, row, "sector",
                     fettle_vocabulary_label ("school-sector", fettle_record_get_text (record, "sector")));
  fettle_report_set (table, row, "regime", fettle_regime_get_label (school->outcome.regime));
  fettle_report_set (table, row, "outcome", words);
  fettle_report_set_number (table, row, "inspected", school->outcome.inspected_on);
  fettle_report_set (
    table, row, "category",
    school->outcome.category ? fettle_outcome_get_category_label (&school->outcome) : _("None"));
  fettle_report_set (table, row, "predecessor", school->outcome.predecessor_urn);
  if (school->pupils > 0)
    fettle_report_set_number (table, row, "pupils", school->pupils);
}

static gboolean
fill_schools (FettleReportData           *data,
              const FettleReportContext  *context,
              FettleTable                *table,
              GError                    **error)
{
  for (guint i = 0; i < data->schools->len; i++)
    add_school (table, g_ptr_array_index (data->schools, i));
  for (guint i = 0; i < data->others->len; i++)
    add_school (table, g_ptr_array_index (data->others, i));
  fettle_table_add_note (table,
                         _("Schools that are not state-funded stand at the end and are counted in no other table."));
  fettle_report_note_pupils (data, table);
  fettle_table_add_note (table, _("An outcome belongs to its regime; outcomes of different regimes cannot be "
                                  "compared. A grade earned under another URN is the predecessor's."));
  return TRUE;
}

static const FettleTableRecipe schools_recipe = {
  "schools", N_("All schools with their current outcome"),
  school_columns, G_N_ELEMENTS (school_columns), fill_schools,
};

/* "schools". */
FettleTable *
fettle_table_build_schools (const FettleReportContext  *context,
                            GError                    **error)
{
  return fettle_report_build (&schools_recipe, context, error);
}

static void
add_source (FettleTable            *table,
            const FettleSourceInfo *info)
{
  const char *name = fettle_report_source_name (info->dataset);
  g_autofree char *as_at = info->as_at ? fettle_date_iso_to_words (info->as_at) : NULL;
  guint row;

  if (!name)
    return;
  row = fettle_table_add_row (table);
  fettle_report_set (table, row, "source", name);
  fettle_report_set (table, row, "release", info->generation);
  fettle_report_set (table, row, "as-at", as_at);
  if (g_str_equal (info->dataset, "establishments"))
    fettle_report_set (
      table, row, "method",
      _("Name, phase, status, sector and pupils of every school, and the schools of region and England."));
  else
    {
      fettle_report_set (
        table, row, "changes",
        _("No overall grade for inspections begun from 2 September 2024; report cards from 10 November 2025."));
      fettle_report_set (table, row, "method",
                         _("The current outcome is that of the newest full inspection, in the terms of its own "
                           "regime. A newer ungraded inspection is shown over it and changes nothing."));
    }
}

static void
add_register (FettleTable               *table,
              const FettleReportContext *context)
{
  guint row = fettle_table_add_row (table);
  g_autofree char *today = fettle_date_to_words (context->today);

  fettle_report_set (table, row, "source", _("The authority's own register"));
  fettle_report_set (table, row, "as-at", today);
  fettle_report_set (
    table, row, "method",
    _("A school keeps its history when its URN changes. What an officer corrected stands over the public fact."));
}

static gboolean
is_later (FettleRecord *choice,
          FettleRecord *other)
{
  FettleDate on = fettle_record_get_date (choice, "chosen-on");
  FettleDate other_on = fettle_record_get_date (other, "chosen-on");

  return on > other_on
         || (on == other_on && g_strcmp0 (fettle_record_get_id (choice), fettle_record_get_id (other)) > 0);
}

/* Whether nothing newer answers the same question by the day. */
static gboolean
is_in_effect (GPtrArray    *choices,
              FettleRecord *choice,
              FettleDate    today)
{
  if (fettle_record_get_date (choice, "chosen-on") > today)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      FettleRecord *other = g_ptr_array_index (choices, i);

      if (g_strcmp0 (fettle_record_get_text (other, "rule"), fettle_record_get_text (choice, "rule")) == 0
          && fettle_record_get_date (other, "chosen-on") <= today && is_later (other, choice))
        return FALSE;
    }
  return TRUE;
}

/* Where the law leaves a question open, how the authority reads it. Who chose so, when and why stays in the register. */
static gboolean
add_choices (FettleTable                *table,
             const FettleReportContext  *context,
             GError                    **error)
{
  g_autoptr (GPtrArray) choices = fettle_store_list (context->store, "law-choice", NULL, NULL, error);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      FettleRecord *choice = g_ptr_array_index (choices, i);
      g_autofree char *words = NULL;
      guint row;

      if (!is_in_effect (choices, choice, context->today))
        continue;
      row = fettle_table_add_row (table);
      /* Translators: %1$s is a question that the law leaves open, %2$s the authority's answer: "Yes". */
      words = g_strdup_printf (_("%1$s: %2$s"),
                               fettle_vocabulary_label ("law-question", fettle_record_get_text (choice, "rule")),
                               fettle_vocabulary_label ("law-choice", fettle_record_get_text (choice, "choice")));
      fettle_report_set (table, row, "source", _("Choice of law"));
      fettle_report_set (table, row, "method", words);
    }
  return choices != NULL;
}

/* T24. */
FettleTable *
fettle_table_build_data_notes (const FettleReportContext  *context,
                               GError                    **error)
{
  g_autoptr(GPtrArray) sources = fettle_import_state_list_sources (context->store, error);
  g_autoptr(GPtrArray) others = sources ? fettle_report_list_other_sources (context, error) : NULL;
  g_autoptr (FettleTable) table = NULL;

  if (!others)
    return NULL;
  table = fettle_table_new ("T24", _("Data notes"), note_columns, G_N_ELEMENTS (note_columns));
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *warning = fettle_report_warn_of (context, g_ptr_array_index (sources, i));

      add_source (table, g_ptr_array_index (sources, i));
      if (warning)
        fettle_table_add_warning (table, warning);
    }
  for (guint i = 0; i < others->len; i++)
    fettle_table_add_note (table, g_ptr_array_index (others, i));
  add_register (table, context);
  if (!add_choices (table, context, error))
    return NULL;
  fettle_table_set_as_at (table, context->today);
  return g_steal_pointer (&table);
}
