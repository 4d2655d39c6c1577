/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/fettle-case-words-private.h"
#include "reports/fettle-report-data-private.h"

/*
 * "reviews": the minutes of the review meetings of the period, school by school in the order of the agenda. Exempt as a
 * whole, as the register of cases is.
 */

#define PARAGRAPHS "1, 2"

static const FettleTableColumn columns[] = {
  { "meeting", N_("Meeting"), .of = "review-meeting.held-on" },
  { "urn", .disclosure = FETTLE_DISCLOSURE_RESTRICTED, .of = "school.urn" },
  { "school", N_("School"), .disclosure = FETTLE_DISCLOSURE_RESTRICTED, .of = "school.name" },
  { "decision", .of = "case-review.decision" },
  { "rating-before", .of = "case-review.rating-before" },
  { "rating", N_("Rating"), .of = "case-review.rating" },
  { "direction", N_("Direction"), .of = "case-review.direction" },
  { "rationale", .paragraph = PARAGRAPHS, .of = "case-review.rationale" },
  { "minute", .paragraph = PARAGRAPHS, .of = "case-review.minute" },
  { "next-review-on", .of = "case-review.next-review-on" },
  { "actions", N_("Actions"), .of = "deadline.what deadline.due-on" },
  { "owners", N_("Owners of the actions"), .of = "deadline.owner" },
};

#define SCHOOL_COLUMN 2

typedef struct
{
  const FettleReportContext *context;
  FettleTable *table;
  FettleRecord *meeting;
  GPtrArray *reviews; /* of the meeting */
  guint n_meetings;
  guint n_reviewed;
  guint n_passed;
} Minutes;

static FettleRecord *
find_review (Minutes    *minutes,
             const char *school_id)
{
  for (guint i = 0; i < minutes->reviews->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (minutes->reviews, i), "school"), school_id) == 0)
      return g_ptr_array_index (minutes->reviews, i);
  return NULL;
}

static void
set_words (FettleTable  *table,
           guint         row,
           FettleRecord *record,
           const char   *field)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  gboolean is_date = kind->fields[fettle_kind_find_field (kind, field)].type == FETTLE_FIELD_DATE;
  FettleDate date = is_date ? fettle_record_get_date (record, field) : FETTLE_DATE_NONE;
  g_autofree char *words = NULL;

  if (date != FETTLE_DATE_NONE)
    {
      fettle_report_set_number (table, row, field, date);
      return;
    }
  /* Of a month or a year only the words are known. */
  words = fettle_case_record_words (record, field);
  if (*words)
    fettle_report_set (table, row, field, words);
}

/* Who does what by when: a line each, the owners in the same order. */
static gboolean
set_actions (Minutes       *minutes,
             guint          row,
             FettleRecord  *review,
             GError       **error)
{
  g_autoptr (GPtrArray) actions = fettle_store_list (minutes->context->store, "deadline", "review",
                                                     fettle_record_get_id (review), error);
  g_autoptr (GString) what = g_string_new (NULL);
  g_autoptr (GString) who = g_string_new (NULL);

  for (guint i = 0; actions && i < actions->len; i++)
    {
      FettleRecord *action = g_ptr_array_index (actions, i);
      g_autofree char *day = fettle_case_record_words (action, "due-on");
      const char *owner = fettle_record_get_text (action, "owner");
      g_autofree char *line = NULL;

      /* Translators: what is to be done, and by which day. */
      line = g_strdup_printf (_("%1$s, by %2$s"), fettle_record_get_text (action, "what"), day);
      g_string_append_printf (what, "%s%s", i ? "; " : "", line);
      g_string_append_printf (who, "%s%s", i ? "; " : "", owner ? owner : _("nobody named"));
    }
  if (actions && actions->len)
    {
      fettle_report_set (minutes->table, row, "actions", what->str);
      fettle_report_set (minutes->table, row, "owners", who->str);
    }
  return actions != NULL;
}

static gboolean
set_review (Minutes       *minutes,
            guint          row,
            FettleRecord  *review,
            GError       **error)
{
  static const char *const fields[] = { "decision", "rating-before", "rating", "direction", "rationale", "minute",
                                        "next-review-on" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_words (minutes->table, row, review, fields[i]);
  minutes->n_reviewed++;
  return set_actions (minutes, row, review, error);
}

static gboolean
add_school (Minutes     *minutes,
            const char  *school_id,
            GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (FettleRecord) school = fettle_store_get (minutes->context->store, "school", school_id, &local);
  FettleRecord *review = find_review (minutes, school_id);
  const char *ids[] = { school_id, NULL };
  guint row;

  if (g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
    return TRUE;
  if (!school)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  row = fettle_table_add_row (minutes->table);
  fettle_report_set_number (minutes->table, row, "meeting", fettle_record_get_date (minutes->meeting, "held-on"));
  fettle_report_set (minutes->table, row, "urn", fettle_record_get_text (school, "urn"));
  fettle_report_set (minutes->table, row, "school", fettle_record_get_text (school, "name"));
  fettle_table_set_rows (minutes->table, row, SCHOOL_COLUMN, ids);
  fettle_table_set_key (minutes->table, row, school_id);
  if (review)
    return set_review (minutes, row, review, error);
  minutes->n_passed++;
  fettle_report_set (minutes->table, row, "decision",
                     fettle_record_get_text (minutes->meeting, "ended-on") ? _("Not reached") : _("Still to come"));
  return TRUE;
}

static gboolean
add_meeting (Minutes       *minutes,
             FettleRecord  *meeting,
             GError       **error)
{
  const char *agenda = fettle_record_get_text (meeting, "agenda");
  g_auto (GStrv) ids = g_strsplit (agenda ? agenda : "", "\n", -1);
  g_autoptr (GPtrArray) reviews = fettle_store_list (minutes->context->store, "case-review", "meeting",
                                                     fettle_record_get_id (meeting), error);

  minutes->meeting = meeting;
  minutes->reviews = reviews;
  minutes->n_meetings++;
  for (char **id = ids; reviews && *id; id++)
    if (**id && !add_school (minutes, *id, error))
      return FALSE;
  return reviews != NULL;
}

static gboolean
is_in_period (FettleRecord              *meeting,
              const FettleReportContext *context)
{
  FettleDate held = fettle_record_get_date (meeting, "held-on");

  if (context->review_meeting && !g_str_equal (context->review_meeting, fettle_record_get_id (meeting)))
    return FALSE;
  return held >= context->from && (context->to == FETTLE_DATE_NONE || held <= context->to);
}

static int
compare_held (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (fettle_record_get_text (*(FettleRecord *const *) a, "held-on"),
                    fettle_record_get_text (*(FettleRecord *const *) b, "held-on"));
}

static void
describe (Minutes *minutes)
{
  g_autofree char *coverage = NULL;

  /* Translators: numbers of meetings and of schools. */
  coverage = g_strdup_printf (_("Coverage: meetings %1$u; schools reviewed %2$u, not reviewed %3$u."),
                              minutes->n_meetings, minutes->n_reviewed, minutes->n_passed);
  fettle_table_set_coverage (minutes->table, coverage);
  fettle_table_set_as_at (minutes->table, minutes->context->today);
  fettle_table_set_disclosure (minutes->table, FETTLE_DISCLOSURE_EXEMPT, PARAGRAPHS);
  fettle_table_add_source (minutes->table, _("the authority's own register"));
  fettle_table_add_note (minutes->table, _("The rating is the overall one, as the meeting left it. Actions are promised "
                                           "dates of the school, and stand among its deadlines."));
}

/* "reviews". */
FettleTable *
fettle_table_build_reviews (const FettleReportContext  *context,
                            GError                    **error)
{
  g_autoptr (GPtrArray) meetings = fettle_store_list (context->store, "review-meeting", NULL, NULL, error);
  g_autoptr (FettleTable) table = fettle_table_new ("reviews", _("Minutes of review meetings"), columns,
                                                    G_N_ELEMENTS (columns));
  Minutes minutes = { .context = context, .table = table };

  if (!meetings)
    return NULL;
  g_ptr_array_sort (meetings, compare_held);
  for (guint i = 0; i < meetings->len; i++)
    if (is_in_period (g_ptr_array_index (meetings, i), context)
        && !add_meeting (&minutes, g_ptr_array_index (meetings, i), error))
      return NULL;
  describe (&minutes);
  return g_steal_pointer (&table);
}
