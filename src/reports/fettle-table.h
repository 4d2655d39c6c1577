/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/fettle-field.h"

G_BEGIN_DECLS

/**
 * FettleCellType:
 * @FETTLE_CELL_TEXT: words
 * @FETTLE_CELL_COUNT: a whole number
 * @FETTLE_CELL_PERCENT: a share, kept as tenths of a percent (834 is 83.4%)
 * @FETTLE_CELL_DATE: a #FettleDate
 * @FETTLE_CELL_URL: a web address
 * @FETTLE_CELL_POINTS: a difference of two shares in percentage points, kept as tenths
 */
typedef enum
{
  FETTLE_CELL_TEXT,
  FETTLE_CELL_COUNT,
  FETTLE_CELL_PERCENT,
  FETTLE_CELL_DATE,
  FETTLE_CELL_URL,
  FETTLE_CELL_POINTS,
} FettleCellType;
#define FETTLE_CELL_N_TYPES (FETTLE_CELL_POINTS + 1)

/**
 * FettleCell:
 * @text: (nullable): of TEXT and URL cells, and of any cell that holds a word instead of a number ("not comparable")
 * @number: of COUNT, PERCENT, POINTS and DATE cells
 * @empty: nothing to show
 * @withheld: (nullable): set by the disclosure engine: why the value is not shown
 * @n_unknown, @n_behind: of a sum: how many of the schools behind it have no number, and how many there are
 * @rows: (nullable): ids of the schools behind the figure, for drill-through
 */
typedef struct
{
  char *text;
  gint64 number;
  gboolean empty;
  const char *withheld;
  guint n_unknown;
  guint n_behind;
  GStrv rows;
} FettleCell;

/**
 * FettleTableColumn:
 * @id: stable, lower case: "outstanding-n"
 * @title: (translatable) header; %NULL: the label of the one field that it is of
 * @type: type of its cells; TEXT: as the one field that it is of
 * @disclosure: what a paper may show of it; stricter than the fields that it is of, or %FETTLE_DISCLOSURE_PUBLIC: as they are
 * @paragraph: (nullable): LGA 1972 Schedule 12A paragraph where exempt
 * @small_number: whether a small count in it can identify a person or school: it is withheld in public
 * @total: whether the last row sums it
 * @sum_of: (nullable): ids of the columns of the same row that it sums, parted by spaces
 * @share_of: (nullable): of a PERCENT: the ids it counts, " / ", the ids it counts them of: "outstanding-n good-n / total-n"
 * @personal: about a person: in no paper unless the officer asked
 * @of: (nullable): the fields that it is made of, parted by spaces: "visit.planned-on"; from them it takes label, type, disclosure
 *   and @personal: the strictest where there are several
 * @unless_empty: (nullable): the id of a column; where that one is empty in every row, this one is left out
 * @why: (nullable) (translatable): of a COUNT: why small numbers in it are withheld, or shown
 *
 * Strings are borrowed and must outlive the table: static or interned. From @total, @sum_of and @share_of the table works out its own
 * totals and percentages, and the disclosure engine knows what could be worked back from what.
 */
typedef struct
{
  const char *id;
  const char *title;
  FettleCellType type;
  FettleDisclosure disclosure;
  const char *paragraph;
  gboolean small_number;
  gboolean total;
  const char *sum_of;
  const char *share_of;
  gboolean personal;
  const char *of;
  const char *why;
  const char *unless_empty;
} FettleTableColumn;

/**
 * FettleChartSpec:
 * @kind: "stacked-bar", "bar", "line"
 * @title: for people
 * @alt: alt text: what it shows, in words
 * @label_column: column id of the categories
 * @series: NULL-terminated column ids
 */
typedef struct
{
  const char *kind;
  char *title;
  char *alt;
  const char *label_column;
  const char *const *series;
} FettleChartSpec;

#define FETTLE_TYPE_TABLE (fettle_table_get_type ())
G_DECLARE_FINAL_TYPE (FettleTable, fettle_table, FETTLE, TABLE, GObject)

/*
 * A committee table, built once and rendered many ways. Not to be rendered itself: fettle_disclose() makes what a renderer takes.
 */
FettleTable             *fettle_table_new          (const char              *id,
                                                    const char              *title,
                                                    const FettleTableColumn *columns,
                                                    guint                    n_columns);
const char              *fettle_table_get_id       (FettleTable             *self);
const char              *fettle_table_get_title    (FettleTable             *self);
guint                    fettle_table_get_n_columns (FettleTable            *self);
const FettleTableColumn *fettle_table_get_column   (FettleTable             *self,
                                                    guint                    column);
guint                    fettle_table_get_n_rows   (FettleTable             *self);
const FettleCell        *fettle_table_get_cell     (FettleTable             *self,
                                                    guint                    row,
                                                    guint                    column);
guint                    fettle_table_add_row      (FettleTable             *self);
void                     fettle_table_set_text     (FettleTable             *self,
                                                    guint                    row,
                                                    guint                    column,
                                                    const char              *text);
void                     fettle_table_set_number   (FettleTable             *self,
                                                    guint                    row,
                                                    guint                    column,
                                                    gint64                   number);
void                     fettle_table_set_rows     (FettleTable             *self,
                                                    guint                    row,
                                                    guint                    column,
                                                    const char *const       *school_ids);
void                     fettle_table_set_total_row (FettleTable            *self,
                                                    gboolean                 has_total);
gboolean                 fettle_table_has_total_row (FettleTable            *self);
/* Fills the sums of every row, adds a row of totals called @total_label (NULL: none), then fills the percentages. Called once, last. */
void                     fettle_table_compute      (FettleTable             *self,
                                                    const char              *total_label);
void                     fettle_table_set_row_disclosure (FettleTable       *self,
                                                    guint                    row,
                                                    FettleDisclosure         disclosure,
                                                    const char              *paragraph);
/* What a later import recognises the row by: the id of a record. Working papers carry it in a hidden column. */
void                     fettle_table_set_key      (FettleTable             *self,
                                                    guint                    row,
                                                    const char              *key);
/* An inspection published on @date (FETTLE_DATE_NONE: not published) stands behind the figures. */
void                     fettle_table_add_publication (FettleTable          *self,
                                                    guint32                  date);
void                     fettle_table_add_note     (FettleTable             *self,
                                                    const char              *note);
const char *const       *fettle_table_get_notes    (FettleTable             *self);
/* What a reader must know before the figures: that a source is old. */
void                     fettle_table_add_warning  (FettleTable             *self,
                                                    const char              *warning);
const char *const       *fettle_table_get_warnings (FettleTable             *self);
void                     fettle_table_add_source   (FettleTable             *self,
                                                    const char              *source);
const char *const       *fettle_table_get_sources  (FettleTable             *self);
void                     fettle_table_set_coverage (FettleTable             *self,
                                                    const char              *coverage);
const char              *fettle_table_get_coverage (FettleTable             *self);
void                     fettle_table_set_as_at    (FettleTable             *self,
                                                    guint32                  as_at);
guint32                  fettle_table_get_as_at    (FettleTable             *self);
void                     fettle_table_set_chart    (FettleTable             *self,
                                                    const FettleChartSpec   *chart);
const FettleChartSpec   *fettle_table_get_chart    (FettleTable             *self);
void                     fettle_table_set_disclosure (FettleTable           *self,
                                                    FettleDisclosure         disclosure,
                                                    const char              *paragraph);
FettleDisclosure         fettle_table_get_disclosure (FettleTable           *self);
const char              *fettle_table_get_paragraph (FettleTable            *self);
char                    *fettle_cell_to_words      (const FettleTableColumn *column,
                                                    const FettleCell        *cell);

G_END_DECLS
