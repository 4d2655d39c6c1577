/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-table-private.h"

/*
 * What is told about a table beside its cells: who may see it, notes, sources, coverage, chart.
 */

/* Frees a copy of a chart. */
void
fettle_chart_spec_free (FettleChartSpec *chart)
{
  g_free (chart->title);
  g_free (chart->alt);
  g_free ((gpointer) chart->series);
  g_free (chart);
}

/**
 * fettle_table_set_row_disclosure:
 * @self: a table
 * @row: from 0
 * @disclosure: what a paper may show of the row
 * @paragraph: (nullable): static: LGA 1972 Schedule 12A paragraph, "1"
 *
 * Closes one row more than its table.
 */
void
fettle_table_set_row_disclosure (FettleTable      *self,
                                 guint             row,
                                 FettleDisclosure  disclosure,
                                 const char       *paragraph)
{
  FettleTableRow *info;

  g_return_if_fail (FETTLE_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len);

  info = &g_array_index (self->rows, FettleTableRow, row);
  info->disclosure = disclosure;
  info->paragraph = g_intern_string (paragraph);
}

/**
 * fettle_table_set_key:
 * @self: a table
 * @row: from 0
 * @key: (nullable): id of the record that the row is about
 *
 * What a later import of an edited working paper recognises the row by.
 */
void
fettle_table_set_key (FettleTable *self,
                      guint        row,
                      const char  *key)
{
  FettleTableRow *info;

  g_return_if_fail (FETTLE_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len);

  info = &g_array_index (self->rows, FettleTableRow, row);
  g_free (info->key);
  info->key = g_strdup (key);
}

/**
 * fettle_table_add_publication:
 * @self: a table
 * @date: when the report was published, or %FETTLE_DATE_NONE: it was not
 *
 * Says that an inspection stands behind the figures. The disclosure engine refuses a public paper that would tell of a
 * report before it is published.
 */
void
fettle_table_add_publication (FettleTable *self,
                              guint32      date)
{
  g_return_if_fail (FETTLE_IS_TABLE (self));

  if (date == FETTLE_DATE_NONE)
    self->n_unpublished++;
  self->newest_publication = MAX (self->newest_publication, date);
}

/**
 * fettle_table_add_note:
 * @self: a table
 * @note: a sentence or two; notes are numbered in the order added
 */
void
fettle_table_add_note (FettleTable *self,
                       const char  *note)
{
  g_return_if_fail (FETTLE_IS_TABLE (self) && note != NULL);
  g_ptr_array_add (self->notes, g_strdup (note));
}

/**
 * fettle_table_get_notes:
 * @self: a table
 *
 * Returns: (transfer none) (array zero-terminated=1): the notes
 */
const char *const *
fettle_table_get_notes (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return (const char *const *) self->notes->pdata;
}

/**
 * fettle_table_add_warning:
 * @self: a table
 * @warning: a sentence that the cover and the page show before the figures
 */
void
fettle_table_add_warning (FettleTable *self,
                          const char  *warning)
{
  g_return_if_fail (FETTLE_IS_TABLE (self) && warning != NULL);
  g_ptr_array_add (self->warnings, g_strdup (warning));
}

/**
 * fettle_table_get_warnings:
 * @self: a table
 *
 * Returns: (transfer none) (array zero-terminated=1): the warnings
 */
const char *const *
fettle_table_get_warnings (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return (const char *const *) self->warnings->pdata;
}

/**
 * fettle_table_add_source:
 * @self: a table
 * @source: where the figures come from, with its as-at date
 */
void
fettle_table_add_source (FettleTable *self,
                         const char  *source)
{
  g_return_if_fail (FETTLE_IS_TABLE (self) && source != NULL);
  g_ptr_array_add (self->sources, g_strdup (source));
}

/**
 * fettle_table_get_sources:
 * @self: a table
 *
 * Returns: (transfer none) (array zero-terminated=1): the sources
 */
const char *const *
fettle_table_get_sources (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return (const char *const *) self->sources->pdata;
}

/**
 * fettle_table_set_coverage:
 * @self: a table
 * @coverage: (nullable): how many schools are counted, which are not and why
 */
void
fettle_table_set_coverage (FettleTable *self,
                           const char  *coverage)
{
  g_return_if_fail (FETTLE_IS_TABLE (self));
  g_free (self->coverage);
  self->coverage = g_strdup (coverage);
}

/**
 * fettle_table_get_coverage:
 * @self: a table
 *
 * Returns: (nullable): the coverage line
 */
const char *
fettle_table_get_coverage (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return self->coverage;
}

/**
 * fettle_table_set_as_at:
 * @self: a table
 * @as_at: the day the figures stand for
 */
void
fettle_table_set_as_at (FettleTable *self,
                        guint32      as_at)
{
  g_return_if_fail (FETTLE_IS_TABLE (self));
  self->as_at = as_at;
}

/**
 * fettle_table_get_as_at:
 * @self: a table
 *
 * Returns: the day the figures stand for, or %FETTLE_DATE_NONE
 */
guint32
fettle_table_get_as_at (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), FETTLE_DATE_NONE);
  return self->as_at;
}

/**
 * fettle_table_set_chart:
 * @self: a table
 * @chart: (nullable): copied; kind, label column and the series' ids are borrowed static strings. Its words carry no
 * figures: they are not passed by the disclosure engine
 */
void
fettle_table_set_chart (FettleTable           *self,
                        const FettleChartSpec *chart)
{
  guint n;

  g_return_if_fail (FETTLE_IS_TABLE (self));

  g_clear_pointer (&self->chart, fettle_chart_spec_free);
  if (!chart)
    return;
  n = g_strv_length ((GStrv) chart->series);
  self->chart = g_new (FettleChartSpec, 1);
  *self->chart = *chart;
  self->chart->title = g_strdup (chart->title);
  self->chart->alt = g_strdup (chart->alt);
  self->chart->series = g_memdup2 (chart->series, (n + 1) * sizeof (char *));
}

/**
 * fettle_table_get_chart:
 * @self: a table
 *
 * Returns: (nullable) (transfer none): its chart
 */
const FettleChartSpec *
fettle_table_get_chart (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return self->chart;
}

/**
 * fettle_table_set_disclosure:
 * @self: a table
 * @disclosure: what a paper may show of the whole table
 * @paragraph: (nullable): LGA 1972 Schedule 12A paragraphs where exempt: "1, 2"
 */
void
fettle_table_set_disclosure (FettleTable      *self,
                             FettleDisclosure  disclosure,
                             const char       *paragraph)
{
  g_return_if_fail (FETTLE_IS_TABLE (self));
  self->disclosure = disclosure;
  self->paragraph = g_intern_string (paragraph);
}

/**
 * fettle_table_get_disclosure:
 * @self: a table
 *
 * Returns: what a paper may show of the whole table
 */
FettleDisclosure
fettle_table_get_disclosure (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), FETTLE_DISCLOSURE_NEVER);
  return self->disclosure;
}

/**
 * fettle_table_get_paragraph:
 * @self: a table
 *
 * Returns: (nullable): LGA 1972 Schedule 12A paragraphs of the whole table
 */
const char *
fettle_table_get_paragraph (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return self->paragraph;
}
