/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheets/fettle-sheet.h"

G_BEGIN_DECLS

/**
 * FettleCellType:
 * @FETTLE_CELL_TEXT: text, kept as worded
 * @FETTLE_CELL_WORDS: text where "Not applicable", "Does not apply", "NULL" and "-" mean nothing is there
 * @FETTLE_CELL_URN: 5 to 7 digits
 * @FETTLE_CELL_LAESTAB: 7 digits
 * @FETTLE_CELL_CODE: a number with its leading zeros; 999, 00 and 0000 mean nothing is there
 * @FETTLE_CELL_NUMBER: a number that names something, ".0" repaired: an inspection number
 * @FETTLE_CELL_DATE: a day, never month first
 * @FETTLE_CELL_INTEGER: a whole number
 * @FETTLE_CELL_TENTHS: a percentage with one decimal, kept in tenths
 * @FETTLE_CELL_POSTCODE: a postcode
 * @FETTLE_CELL_STATUS, @FETTLE_CELL_PHASE: a code of the vocabulary
 * @FETTLE_CELL_GRADE: a grade of an area
 * @FETTLE_CELL_OVERALL: an overall grade; what is no number from 1 to 4 is kept as worded only
 * @FETTLE_CELL_CATEGORY: a category of concern
 * @FETTLE_CELL_SAFEGUARDING: a judgement of safeguarding
 * @FETTLE_CELL_OUTCOME: the outcome of an ungraded inspection
 *
 * How a cell is read.
 */
typedef enum
{
  FETTLE_CELL_TEXT,
  FETTLE_CELL_WORDS,
  FETTLE_CELL_URN,
  FETTLE_CELL_LAESTAB,
  FETTLE_CELL_CODE,
  FETTLE_CELL_NUMBER,
  FETTLE_CELL_DATE,
  FETTLE_CELL_INTEGER,
  FETTLE_CELL_TENTHS,
  FETTLE_CELL_POSTCODE,
  FETTLE_CELL_STATUS,
  FETTLE_CELL_PHASE,
  FETTLE_CELL_GRADE,
  FETTLE_CELL_OVERALL,
  FETTLE_CELL_CATEGORY,
  FETTLE_CELL_SAFEGUARDING,
  FETTLE_CELL_OUTCOME,
} FettleCellType;

/**
 * FettleDateOrder:
 * @FETTLE_DATE_ORDER_NONE: nothing: the month has a name or the year is first, or day and month are the same number
 * @FETTLE_DATE_ORDER_EITHER: it may be day first or month first
 * @FETTLE_DATE_ORDER_DAY_FIRST: it can only be day first
 * @FETTLE_DATE_ORDER_MONTH_FIRST: it can only be month first
 *
 * What a date tells of the order in which its file writes day and month.
 */
typedef enum
{
  FETTLE_DATE_ORDER_NONE,
  FETTLE_DATE_ORDER_EITHER,
  FETTLE_DATE_ORDER_DAY_FIRST,
  FETTLE_DATE_ORDER_MONTH_FIRST,
} FettleDateOrder;

/**
 * FettleHeading:
 * @part: (nullable): source-part of an inspection that the column belongs to; %NULL for the row itself
 * @field: field of the dataset; "grades" and "grade-date" for an area; others are names of the reader's own
 * @type: how its cells are read
 * @area: (nullable): for a grade, the area as worded
 * @names: the heading in every generation, %NULL-terminated where there are fewer
 *
 * One column that the program takes from a public file. Generations of a file differ in @names alone.
 */
typedef struct
{
  const char *part;
  const char *field;
  FettleCellType type;
  const char *area;
  const char *names[4];
} FettleHeading;

/**
 * FettleLayout:
 * @dataset: "establishments", "links", "outcomes" or "year-to-date"
 * @generation: which generation of the file
 * @whole: whether such a file has every column and every row of England, so that what it lacks is gone
 * @headings: (array length=n_headings): what the program takes
 * @columns: (array length=n_headings): where, from 0; -1 where the file does not have it
 * @titles: headings as the file words them
 * @line: line of the headings
 *
 * A file recognised by its headings.
 */
typedef struct
{
  const char *dataset;
  const char *generation;
  gboolean whole;
  const FettleHeading *headings;
  guint n_headings;
  int *columns;
  GStrv titles;
  guint line;
} FettleLayout;

const FettleHeading *fettle_headings_establishments (guint *n_headings);
const FettleHeading *fettle_headings_links          (guint *n_headings);
const FettleHeading *fettle_headings_outcomes       (guint *n_headings);
const FettleHeading *fettle_headings_year_to_date   (guint *n_headings);

FettleLayout *fettle_layout_recognise (FettleSheet         *sheet,
                                       const char          *file_name,
                                       GError             **error);
void          fettle_layout_free      (FettleLayout        *layout);
int           fettle_layout_find      (const FettleLayout  *layout,
                                       const char          *part,
                                       const char          *field);
GStrv         fettle_layout_get_fields (const FettleLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleLayout, fettle_layout_free)

G_END_DECLS
