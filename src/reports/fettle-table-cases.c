/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-case-table.h"

#include <glib/gi18n-lib.h>

#include "reports/fettle-case-words-private.h"
#include "reports/fettle-report-data-private.h"

/*
 * "cases": the register of cases, open and closed. Exempt as a whole: it names schools and says how worried the authority
 * is about each. LGA 1972 Schedule 12A paragraphs 1 (an individual) and 2 (likely to reveal one).
 */

#define PARAGRAPHS "1, 2"

typedef enum
{
  OF_SCHOOL,
  OF_CASE,
  OF_INSPECTION,
  OF_RATING,
  OF_NOTICE,
  OF_FINDING,
  OF_REVIEW,
  N_SOURCES,
} Source;

/**
 * CaseColumn:
 * @column: what the table shows
 * @source, @field: whose field fills it, where @word and @date are %NULL
 * @word, @date: (nullable): what fills it otherwise
 */
typedef struct
{
  FettleTableColumn column;
  Source source;
  const char *field;
  char *(*word) (const FettleCaseRow *row);
  FettleDate (*date) (const FettleCaseRow *row);
} CaseColumn;

#define TEXT(id, title, source, field) \
  { { id, title, FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_RESTRICTED }, source, field, NULL }
#define DATE(id, title, source, field) \
  { { id, title, FETTLE_CELL_DATE, FETTLE_DISCLOSURE_RESTRICTED }, source, field, NULL }
#define WORD(id, title, word) { { id, title, FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_RESTRICTED }, 0, NULL, word }
#define EXEMPT(id, title, source, field, word) \
  { { id, title, FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_EXEMPT, PARAGRAPHS }, source, field, word }
#define PERSON(id, title, source, field) \
  { { id, title, FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_RESTRICTED, .personal = TRUE }, source, field, NULL }
#define PERSON_WORD(id, title, word) \
  { { id, title, FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_RESTRICTED, .personal = TRUE }, 0, NULL, word }
#define FOUND(id, title, date) { { id, title, FETTLE_CELL_DATE, FETTLE_DISCLOSURE_RESTRICTED }, 0, NULL, NULL, date }

static const CaseColumn columns[] = {
  TEXT ("urn", N_("URN"), OF_SCHOOL, "urn"),
  TEXT ("laestab", N_("LAESTAB"), OF_SCHOOL, "laestab"),
  TEXT ("school", N_("School"), OF_SCHOOL, "name"),
  TEXT ("phase", N_("Phase"), OF_SCHOOL, "phase"),
  TEXT ("school-category", N_("Category of school"), OF_SCHOOL, "category-of-school"),
  TEXT ("religious-character", N_("Religious character"), OF_SCHOOL, "religious-character"),
  TEXT ("diocese", N_("Diocese"), OF_SCHOOL, "diocese"),
  TEXT ("trust", N_("Trust"), OF_SCHOOL, "trust-name"),
  WORD ("outcome", N_("Current outcome"), fettle_case_row_word_outcome),
  TEXT ("inspection", N_("Last inspection"), OF_INSPECTION, "format"),
  DATE ("inspected", N_("Inspected"), OF_INSPECTION, "start"),
  DATE ("published", N_("Published"), OF_INSPECTION, "publication"),
  WORD ("grades", N_("Grades by area"), fettle_case_row_word_grades),
  TEXT ("safeguarding", N_("Safeguarding"), OF_INSPECTION, "safeguarding"),
  WORD ("category", N_("Category of concern"), fettle_case_row_word_category),
  TEXT ("case", N_("Case"), OF_CASE, "title"),
  TEXT ("state", N_("State"), OF_CASE, "state"),
  DATE ("opened", N_("Opened"), OF_CASE, "opened-on"),
  DATE ("closed", N_("Closed"), OF_CASE, "closed-on"),
  TEXT ("came-of-it", N_("What came of it"), OF_CASE, "outcome"),
  PERSON ("lead-officer", N_("Lead officer"), OF_CASE, "lead-officer"),
  TEXT ("rating", N_("Rating"), OF_RATING, "rating"),
  TEXT ("direction", N_("Direction"), OF_RATING, "direction"),
  DATE ("rated", N_("Rated"), OF_RATING, "rated-on"),
  EXEMPT ("rationale", N_("Why it is rated so"), OF_RATING, "rationale", NULL),
  WORD ("gates", N_("Gates open"), fettle_case_row_word_gates),
  WORD ("notice", N_("Warning notice"), fettle_case_row_word_notice),
  EXEMPT ("grounds", N_("Grounds"), 0, NULL, fettle_case_row_word_grounds),
  DATE ("period-ends", N_("Period ends"), OF_NOTICE, "compliance-end"),
  TEXT ("finding", N_("Finding"), OF_FINDING, "finding"),
  WORD ("powers", N_("Powers used"), fettle_case_row_word_powers),
  WORD ("consultees", N_("Consultees"), fettle_case_row_word_consultees),
  WORD ("consent", N_("Consent"), fettle_case_row_word_consent),
  WORD ("next", N_("Next date"), fettle_case_row_word_next),
  DATE ("reviewed", N_("Last review"), OF_REVIEW, "reviewed-on"),
  TEXT ("decision", N_("Decision of the review"), OF_REVIEW, "decision"),
  DATE ("next-review", N_("Next review"), OF_CASE, "next-review-on"),
  PERSON_WORD ("support", N_("Supporting organisation"), fettle_case_row_word_providers),
  WORD ("days", N_("Days of support used"), fettle_case_row_word_days),
  FOUND ("next-inspection", N_("Next inspection, latest by law"), fettle_case_row_find_window),
};

#define SCHOOL_COLUMN 2

static void
fill_cell (FettleTable         *table,
           guint                number,
           guint                index,
           const FettleCaseRow *row)
{
  const CaseColumn *column = &columns[index];
  FettleRecord *const sources[N_SOURCES] = {
    row->data->school, row->one, row->inspection, row->rating, row->notice, row->finding, row->review,
  };
  FettleRecord *record = sources[column->source];
  g_autofree char *words = NULL;

  if (column->column.type == FETTLE_CELL_DATE)
    {
      FettleDate date = column->date ? column->date (row)
                        : record     ? fettle_record_get_date (record, column->field)
                                     : FETTLE_DATE_NONE;

      if (date != FETTLE_DATE_NONE)
        fettle_table_set_number (table, number, index, date);
      return;
    }
  words = column->word ? column->word (row) : fettle_case_record_words (record, column->field);
  if (*words)
    fettle_table_set_text (table, number, index, words);
}

static void
add_case (FettleTable          *table,
          const FettleCaseData *data,
          FettleRecord         *one)
{
  const char *ids[] = { fettle_record_get_id (data->school), NULL };
  guint number = fettle_table_add_row (table);
  FettleCaseRow row;

  fettle_case_row_init (&row, data, one);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    fill_cell (table, number, i, &row);
  fettle_table_set_rows (table, number, SCHOOL_COLUMN, ids);
  fettle_table_set_key (table, number, fettle_record_get_id (one));
  fettle_case_row_clear (&row);
}

/* Returns how many were added. */
static guint
add_cases (FettleTable *table,
           GPtrArray   *all,
           const char  *state)
{
  guint before = fettle_table_get_n_rows (table);

  for (guint i = 0; i < all->len; i++)
    {
      const FettleCaseData *data = g_ptr_array_index (all, i);

      for (guint j = 0; j < data->records->len; j++)
        {
          FettleRecord *one = g_ptr_array_index (data->records, j);

          if (g_str_equal (fettle_record_get_kind (one)->name, "intervention-case")
              && g_strcmp0 (fettle_record_get_text (one, "state"), state) == 0)
            add_case (table, data, one);
        }
    }
  return fettle_table_get_n_rows (table) - before;
}

/**
 * fettle_case_table_new:
 * @all: (element-type FettleCaseData): the interventions at all schools, by their names
 * @today: the day that it is as at
 *
 * Makes the register of cases (law page 5.5): the open ones, then the closed ones. Private notes are not among what it is
 * made of. Gates and dates are given only while a case is open.
 *
 * Returns: (transfer full): the table; the key of a row is the id of its case, and behind the school's cell stands its id
 */
FettleTable *
fettle_case_table_new (GPtrArray  *all,
                       FettleDate  today)
{
  FettleTableColumn shapes[G_N_ELEMENTS (columns)];
  FettleTable *table;
  g_autofree char *coverage = NULL;
  guint n_open, n_closed;

  g_return_val_if_fail (all != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    shapes[i] = columns[i].column;
  table = fettle_table_new ("cases", _("Register of cases"), shapes, G_N_ELEMENTS (columns));
  n_open = add_cases (table, all, "open");
  n_closed = add_cases (table, all, "closed");
  /* Translators: numbers of cases. */
  coverage = g_strdup_printf (_("Coverage: %1$u open and %2$u closed."), n_open, n_closed);
  fettle_table_set_coverage (table, coverage);
  fettle_table_set_as_at (table, today);
  fettle_table_set_disclosure (table, FETTLE_DISCLOSURE_EXEMPT, PARAGRAPHS);
  fettle_table_add_source (table, _("the authority's own register"));
  fettle_table_add_note (table, _("The rating is the overall one, a judgement of its own beside those of the single "
                                  "concerns. Private notes stand in no paper."));
  fettle_table_add_note (table, _("Next inspection: the latest day by law (Education Act 2005 s.5; SI 2005/2038 regs 2 "
                                  "and 3), not when one is expected."));
  fettle_table_add_note (table, _("Gates: the sections of the Education and Inspections Act 2006 by which the school is "
                                  "eligible for intervention today. Next date: the earliest that runs or is overdue."));
  return table;
}

/* "cases". */
FettleTable *
fettle_table_build_cases (const FettleReportContext  *context,
                          GError                    **error)
{
  g_autoptr (GPtrArray) all = fettle_case_data_read_all (context->store, context->today, error);

  return all ? fettle_case_table_new (all, context->today) : NULL;
}
