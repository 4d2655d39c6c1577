/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-report-data-private.h"
#include "reports/fettle-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What the builders of the tables share: counting schools into cells.
 */

static guint
column_of (FettleTable *table,
           const char  *id)
{
  int column = fettle_table_find_column (table, id, strlen (id));

  g_assert (column >= 0);
  return (guint) column;
}

/* Words into the column called @column. */
void
fettle_report_set (FettleTable *table,
                   guint        row,
                   const char  *column,
                   const char  *text)
{
  fettle_table_set_text (table, row, column_of (table, column), text);
}

/* A number into the column called @column. */
void
fettle_report_set_number (FettleTable *table,
                          guint        row,
                          const char  *column,
                          gint64       number)
{
  fettle_table_set_number (table, row, column_of (table, column), number);
}

/* Sources, coverage, day, and what the disclosure engine must know of the inspections behind the figures. */
static void
describe (FettleReportData          *data,
          const FettleReportContext *context,
          FettleTable               *table)
{
  fettle_table_drop_empty (table);
  fettle_table_note_gaps (table);
  for (guint i = 0; i < data->warnings->len; i++)
    fettle_table_add_warning (table, g_ptr_array_index (data->warnings, i));
  for (guint i = 0; i < data->sources->len; i++)
    fettle_table_add_source (table, g_ptr_array_index (data->sources, i));
  fettle_table_add_source (table, _("the authority's own register"));
  fettle_table_set_coverage (table, data->coverage);
  fettle_table_set_as_at (table, context->today);
  if (data->n_unpublished)
    fettle_table_add_publication (table, FETTLE_DATE_NONE);
  if (data->newest_publication != FETTLE_DATE_NONE)
    fettle_table_add_publication (table, data->newest_publication);
}

/* Makes a table by its recipe, from the data of @context or from data read now. */
FettleTable *
fettle_report_build (const FettleTableRecipe    *recipe,
                     const FettleReportContext  *context,
                     GError                    **error)
{
  g_autoptr(FettleReportData) own = NULL;
  g_autoptr(FettleTable) table = NULL;
  FettleReportData *data = context->data;

  if (!data)
    data = own = fettle_report_data_load (context, error);
  if (!data)
    return NULL;
  table = fettle_table_new (recipe->id, _(recipe->title), recipe->columns, recipe->n_columns);
  if (!recipe->fill (data, context, table, error))
    return NULL;
  describe (data, context, table);
  return g_steal_pointer (&table);
}

/* Counts the schools (or their pupils) of @phase (NULL: all) that pass @test into a cell, with the schools behind it, and how
 * many of them have no number of pupils. */
gint64
fettle_report_count (FettleReportData *data,
                     FettleTable      *table,
                     guint             row,
                     const char       *column,
                     const char       *phase,
                     FettleCountOf     of,
                     FettleSchoolTest  test,
                     gconstpointer     argument)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  gint64 sum = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < data->schools->len; i++)
    {
      const FettleReportSchool *school = g_ptr_array_index (data->schools, i);

      if ((phase && !g_str_equal (school->phase, phase)) || !test (school, argument))
        continue;
      sum += of == FETTLE_COUNT_SCHOOLS ? 1 : school->pupils;
      n_unknown += of == FETTLE_COUNT_PUPILS && school->pupils == 0;
      g_ptr_array_add (ids, (gpointer) fettle_record_get_id (school->record));
    }
  fettle_report_set_number (table, row, column, sum);
  fettle_table_set_gap (table, row, column_of (table, column), n_unknown, ids->len);
  g_ptr_array_add (ids, NULL);
  fettle_table_set_rows (table, row, column_of (table, column), (const char *const *) ids->pdata);
  return sum;
}

/* A row named after a phase, in the column "phase". */
guint
fettle_report_add_phase_row (FettleTable *table,
                             const char  *phase)
{
  guint row = fettle_table_add_row (table);

  fettle_report_set (table, row, "phase", fettle_vocabulary_label ("phase", phase));
  return row;
}

/* Test: the school's current outcome is of the regime that @regime (GINT_TO_POINTER) says. */
gboolean
fettle_report_has_regime (const FettleReportSchool *school,
                          gconstpointer             regime)
{
  return school->outcome.regime == (FettleRegime) GPOINTER_TO_INT (regime);
}

/* The inspection that the school's current outcome rests on, or NULL. */
const FettleInspectionFacts *
fettle_report_basis (const FettleReportSchool *school)
{
  if (school->outcome.basis < 0)
    return NULL;
  return &g_array_index (school->facts, FettleInspectionFacts, school->outcome.basis);
}

/* The grade of @area, or NULL. */
const char *
fettle_report_area_grade (const FettleInspectionFacts *facts,
                          const char                  *area)
{
  for (guint i = 0; facts && i < facts->n_grades; i++)
    if (g_strcmp0 (facts->grades[i].area, area) == 0)
      return facts->grades[i].grade;
  return NULL;
}

/* Says of how many schools the pupils are not those of the census but those that Ofsted lists. */
void
fettle_report_note_pupils (FettleReportData *data,
                           FettleTable      *table)
{
  g_autofree char *note = NULL;

  if (!data->n_of_ofsted)
    return;
  /* Translators: %u: a number of schools; the words in quotes are the heading of a column in Ofsted's file. */
  note = g_strdup_printf (ngettext ("Pupils of %u school are Ofsted’s “Total number of pupils”: Get Information about Schools has no "
                                    "number of it.",
                                    "Pupils of %u schools are Ofsted’s “Total number of pupils”: Get Information about Schools has no "
                                    "number of them.", data->n_of_ofsted),
                          data->n_of_ofsted);
  fettle_table_add_note (table, note);
}

/* Says how many of the outcomes of @regime were earned by a predecessor, or lie under a newer ungraded one. */
void
fettle_report_note_predecessors (FettleReportData *data,
                                 FettleTable      *table,
                                 FettleRegime      regime)
{
  guint n_predecessors = 0, n_overlaid = 0;

  for (guint i = 0; i < data->schools->len; i++)
    {
      const FettleReportSchool *school = g_ptr_array_index (data->schools, i);

      if (school->outcome.regime != regime)
        continue;
      n_predecessors += school->outcome.predecessor;
      n_overlaid += school->outcome.basis >= 0 && school->outcome.overlay >= 0;
    }
  if (n_predecessors)
    {
      /* Translators: %u: a number of schools. */
      g_autofree char *note = g_strdup_printf (
        ngettext ("%u school is counted with the grade of its predecessor, another URN.",
                  "%u schools are counted with the grade of their predecessor, another URN.", n_predecessors),
        n_predecessors);
      fettle_table_add_note (table, note);
    }
  if (n_overlaid)
    {
      g_autofree char *note
        /* Translators: %u: a number of schools. */
        = g_strdup_printf (
          ngettext ("%u school has had an ungraded inspection since, which does not change its grade.",
                    "%u schools have had an ungraded inspection since, which does not change their grade.",
                    n_overlaid),
          n_overlaid);
      fettle_table_add_note (table, note);
    }
}
