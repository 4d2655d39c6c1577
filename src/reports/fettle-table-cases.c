/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-case-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/fettle-case-words-private.h"
#include "reports/fettle-report-data-private.h"

/*
 * "cases": the register of cases, open and closed. Exempt as a whole: it names schools and says how worried the authority
 * is about each. LGA 1972 Schedule 12A paragraphs 1 (an individual) and 2 (likely to reveal one).
 */

#define PARAGRAPHS "1, 2"

/**
 * CaseColumn:
 * @column: what the table shows
 * @word, @date: (nullable): what fills it; without either, the one field that it is of
 */
typedef struct
{
  FettleTableColumn column;
  char *(*word) (const FettleCaseRow *row);
  FettleDate (*date) (const FettleCaseRow *row);
} CaseColumn;

/* Of one school alone, so that what is public elsewhere says here that it has a case. */
#define FIELD(id, title, field) { { id, title, .disclosure = FETTLE_DISCLOSURE_RESTRICTED, .of = field }, NULL, NULL }
#define WORD(id, title, fields, word) \
  { { id, title, .disclosure = FETTLE_DISCLOSURE_RESTRICTED, .of = fields }, word, NULL }
#define DATE(id, title, fields, date) \
  { { id, title, FETTLE_CELL_DATE, FETTLE_DISCLOSURE_RESTRICTED, .of = fields }, NULL, date }
#define EXEMPT(id, title, fields, word) { { id, title, .paragraph = PARAGRAPHS, .of = fields }, word, NULL }

static const CaseColumn columns[] = {
  FIELD ("urn", NULL, "school.urn"),
  FIELD ("laestab", NULL, "school.laestab"),
  FIELD ("school", N_("School"), "school.name"),
  FIELD ("phase", NULL, "school.phase"),
  FIELD ("school-category", NULL, "school.category-of-school"),
  FIELD ("religious-character", NULL, "school.religious-character"),
  FIELD ("diocese", NULL, "school.diocese"),
  FIELD ("trust", NULL, "school.trust-name"),
  WORD ("outcome", N_("Current outcome"), FETTLE_OF_OUTCOME, fettle_case_row_word_outcome),
  FIELD ("inspection", N_("Last inspection"), "inspection.format"),
  FIELD ("inspected", N_("Inspected"), "inspection.start"),
  FIELD ("published", NULL, "inspection.publication"),
  WORD ("grades", N_("Grades by area"), "inspection-grade.area inspection-grade.grade inspection-grade.date",
        fettle_case_row_word_grades),
  FIELD ("safeguarding", NULL, "inspection.safeguarding"),
  WORD ("category", N_("Category of concern"), FETTLE_OF_OUTCOME, fettle_case_row_word_category),
  FIELD ("case", N_("Case"), "intervention-case.title"),
  FIELD ("state", NULL, "intervention-case.state"),
  FIELD ("opened", NULL, "intervention-case.opened-on"),
  FIELD ("closed", NULL, "intervention-case.closed-on"),
  FIELD ("came-of-it", N_("What came of it"), "intervention-case.outcome"),
  FIELD ("lead-officer", NULL, "intervention-case.lead-officer"),
  FIELD ("rating", N_("Rating"), "concern-rating.rating"),
  FIELD ("direction", N_("Direction"), "concern-rating.direction"),
  FIELD ("rated", NULL, "concern-rating.rated-on"),
  EXEMPT ("rationale", N_("Why it is rated so"), "concern-rating.rationale", NULL),
  WORD ("gates", N_("Gates open"),
        "warning-notice.section warning-notice.given-on warning-notice.compliance-end notice-finding.finding "
        "powers-notice.given-on secretary-of-state-notice.kind secretary-of-state-notice.finding "
        "coasting-notification.notified-on category-notice.category category-notice.notice-on category-notice.ended-on",
        fettle_case_row_word_gates),
  WORD ("notice", N_("Warning notice"), "warning-notice.section warning-notice.given-on", fettle_case_row_word_notice),
  EXEMPT ("grounds", N_("Grounds"),
          "warning-notice.ground-standards warning-notice.ground-leadership warning-notice.ground-safety",
          fettle_case_row_word_grounds),
  FIELD ("period-ends", N_("Period ends"), "warning-notice.compliance-end"),
  FIELD ("finding", NULL, "notice-finding.finding"),
  WORD ("powers", N_("Powers used"), "power-use.power power-use.used-on ieb.notice-on", fettle_case_row_word_powers),
  WORD ("consultees", N_("Consultees"), "consultee.party consultee.replied-on", fettle_case_row_word_consultees),
  WORD ("consent", N_("Consent"), "ieb-application.applied-on ieb-application.decision", fettle_case_row_word_consent),
  WORD ("next", N_("Next date"), "deadline.what deadline.due-on visit.type visit.planned-on consultee.party",
        fettle_case_row_word_next),
  FIELD ("reviewed", N_("Last review"), "case-review.reviewed-on"),
  FIELD ("decision", N_("Decision of the review"), "case-review.decision"),
  FIELD ("next-review", NULL, "intervention-case.next-review-on"),
  WORD ("support", N_("Supporting organisation"), "support.provider", fettle_case_row_word_providers),
  WORD ("days", N_("Days of support used"), "support.days-used support.days-planned", fettle_case_row_word_days),
  DATE ("next-inspection", N_("Next inspection, latest by law"), "inspection.start inspection.format school.urn",
        fettle_case_row_find_window),
};

#define SCHOOL_COLUMN 2

/* The record of a row whose kind "kind.field" names, and the name of the field. */
static FettleRecord *
find_source (const FettleCaseRow  *row,
             const char           *of,
             const char          **field)
{
  FettleRecord *const sources[] = {
    row->data->school, row->one, row->inspection, row->rating, row->notice, row->finding, row->review,
  };
  gsize length = strcspn (of, ".");

  *field = of + length + 1;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      const char *kind = sources[i] ? fettle_record_get_kind (sources[i])->name : "";

      if (strlen (kind) == length && strncmp (kind, of, length) == 0)
        return sources[i];
    }
  return NULL;
}

static void
fill_date (FettleTable *table,
           guint        number,
           guint        index,
           FettleDate   date)
{
  if (date != FETTLE_DATE_NONE)
    fettle_table_set_number (table, number, index, date);
}

static void
fill_cell (FettleTable         *table,
           guint                number,
           guint                index,
           const FettleCaseRow *row)
{
  const CaseColumn *column = &columns[index];
  const char *field = NULL;
  FettleRecord *record = NULL;
  g_autofree char *words = NULL;

  if (column->date)
    {
      fill_date (table, number, index, column->date (row));
      return;
    }
  if (!column->word)
    record = find_source (row, column->column.of, &field);
  if (!column->word && fettle_table_get_column (table, index)->type == FETTLE_CELL_DATE)
    {
      fill_date (table, number, index, record ? fettle_record_get_date (record, field) : FETTLE_DATE_NONE);
      return;
    }
  words = column->word ? column->word (row) : fettle_case_record_words (record, field);
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
