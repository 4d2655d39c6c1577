/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/fettle-report-data-private.h"
#include "reports/fettle-table-private.h"

/* A file of outcomes that leaves out more of an area's schools than this says nothing about the area. New schools that no
 * inspector has seen, and have no predecessor, are about one in twenty. */
#define LEAST_COVERAGE_PERCENT 80

/* The share of the schools (or pupils) of @phase (NULL: all) and @regime in the counts of an area that meet the
 * regime's measure. */
FettleShare
fettle_report_compare (GPtrArray     *rows,
                       const char    *phase,
                       FettleRegime   regime,
                       FettleCountOf  of)
{
  FettleShare share = { .is_known = rows && rows->len > 0 };

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const FettleComparatorRow *row = g_ptr_array_index (rows, i);

      if ((phase && g_strcmp0 (row->phase, phase) != 0)
          || g_strcmp0 (row->regime, fettle_regime_get_code (regime)) != 0)
        continue;
      share.base += of == FETTLE_COUNT_SCHOOLS ? row->n_measured : (gint64) row->n_measured_pupils;
      share.n += of == FETTLE_COUNT_SCHOOLS ? row->n_met : (gint64) row->n_met_pupils;
      share.n_behind += of == FETTLE_COUNT_SCHOOLS ? 0 : row->n_measured;
      share.n_unknown += of == FETTLE_COUNT_SCHOOLS ? 0 : row->n_measured_unknown;
    }
  return share;
}

/* A percentage of another area, and the number it is of beside it; both empty where nothing is known of the area. */
void
fettle_report_set_share (FettleTable *table,
                         guint        row,
                         const char  *percent_column,
                         const char  *base_column,
                         FettleShare  share)
{
  if (!share.is_known)
    return;
  fettle_report_set_number (table, row, base_column, share.base);
  fettle_table_set_gap (table, row, fettle_table_find_column (table, base_column, strlen (base_column)), share.n_unknown,
                        share.n_behind);
  if (share.base > 0)
    fettle_report_set_number (table, row, percent_column, fettle_table_share (share.n, share.base));
}

/* Whether the reference holds outcomes for the area at all; where it holds only some, a note of the table says so. */
static gboolean
covers_area (GPtrArray   *rows,
             FettleTable *table,
             const char  *name)
{
  g_autofree char *note = NULL;
  guint64 n_schools = 0, n_known = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const FettleComparatorRow *row = g_ptr_array_index (rows, i);

      n_schools += row->n_schools;
      if (g_strcmp0 (row->regime, fettle_regime_get_code (FETTLE_REGIME_NOT_INSPECTED)) != 0)
        n_known += row->n_schools;
    }
  if (n_known * 100 >= n_schools * LEAST_COVERAGE_PERCENT)
    return TRUE;
  note = g_strdup_printf (
    /* Translators: the first %s is an area such as England, then two whole numbers. */
    _("%s is not shown: the imported files hold an outcome for only %" G_GUINT64_FORMAT " of its %" G_GUINT64_FORMAT
      " open state-funded schools."), name, n_known, n_schools);
  fettle_table_add_note (table, note);
  return FALSE;
}

/* Where an import was undone, the figures of other areas are still those of its file: they state a date of their own. Names and dates
 * of such lists, as texts. */
GPtrArray *
fettle_report_list_other_sources (const FettleReportContext  *context,
                                  GError                    **error)
{
  g_autoptr(GPtrArray) states = fettle_import_state_list (context->store, error);
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

  if (!states)
    return NULL;
  for (guint i = 0; i < states->len; i++)
    {
      const FettleImportState *state = g_ptr_array_index (states, i);
      const char *name = fettle_report_source_name (state->dataset);
      g_autofree char *as_at = NULL;

      if (state->reference_stands || !state->reference || !name)
        continue;
      as_at = state->reference->as_at ? fettle_date_iso_to_words (state->reference->as_at) : g_strdup (_("an unknown date"));
      /* Translators: %1$s is the name of a source, %2$s the day it stands for. */
      g_ptr_array_add (sources, g_strdup_printf (_("England, region and other authorities: %1$s, as at %2$s"), name, as_at));
    }
  return g_steal_pointer (&sources);
}

static gboolean
tell_other_sources (FettleTable                *table,
                    const FettleReportContext  *context,
                    GError                    **error)
{
  g_autoptr(GPtrArray) sources = fettle_report_list_other_sources (context, error);

  for (guint i = 0; sources && i < sources->len; i++)
    fettle_table_add_source (table, g_ptr_array_index (sources, i));
  return sources != NULL;
}

/* The counts of England (@region NULL) or of a region; empty where the imported files do not cover it, with a note that says
 * so: a file of some schools must never be printed as the national figure. */
GPtrArray *
fettle_report_compare_area (FettleTable                *table,
                            const FettleReportContext  *context,
                            const char                 *region,
                            GError                    **error)
{
  g_autoptr(GPtrArray) rows
    = fettle_reference_compare (context->store, region ? FETTLE_AREA_REGION : FETTLE_AREA_ENGLAND, region, error);

  if (rows && !covers_area (rows, table, region ? region : _("England")))
    g_ptr_array_set_size (rows, 0);
  /* Every table that compares asks for England first. */
  if (rows && !region && rows->len > 0 && !tell_other_sources (table, context, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* The counts of the statistical neighbours together, as the authority lists them; empty where it lists none. */
GPtrArray *
fettle_report_compare_neighbours (FettleReportData           *data,
                                  const FettleReportContext  *context,
                                  GError                    **error)
{
  g_autoptr(GPtrArray) together = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_comparator_row_free);
  const char *text = data->authority ? fettle_record_get_text (data->authority, "statistical-neighbours") : NULL;
  g_auto(GStrv) codes = g_strsplit_set (text ? text : "", "\n\r,; ", -1);

  for (char **code = codes; *code; code++)
    {
      g_autoptr(GPtrArray) rows = NULL;

      if (!**code)
        continue;
      if (!(rows = fettle_reference_compare (context->store, FETTLE_AREA_AUTHORITY, *code, error)))
        return NULL;
      g_ptr_array_extend_and_steal (together, g_steal_pointer (&rows));
    }
  return g_steal_pointer (&together);
}
