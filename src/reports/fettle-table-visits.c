/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-date.h"
#include "base/fettle-text.h"
#include "reports/fettle-report-data-private.h"
#include "rules/fettle-visit.h"

/*
 * T15: the visits of the period, a line an officer. Names are personal, so a line has a number of its own, too.
 */

static const FettleTableColumn columns[] = {
  { "line", N_("Line"), FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_RESTRICTED },
  { "officer", N_("Officer"), .of = "visit.lead-officer" },
  { "planned-n", N_("Planned"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_WORK, .of = "visit.planned-on visit.held-on" },
  { "done-n", N_("Done"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_WORK, .of = "visit.held-on visit.cancelled-on" },
  { "done-percent", N_("Done %"), FETTLE_CELL_PERCENT, .share_of = "done-n / planned-n",
    .of = "visit.planned-on visit.held-on visit.cancelled-on" },
  { "on-time-n", N_("On-time reports"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_WORK,
    .of = "visit.held-on visit.report-due visit.written-on" },
  { "awaiting-n", N_("Awaiting head"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_WORK,
    .of = "visit.sent-on visit.response-on visit.agreed-on" },
  { "final-n", N_("Final"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_WORK, .of = "visit.agreed-on visit.governors-on" },
  { "shared-n", N_("Shared with governors"), FETTLE_CELL_COUNT, .total = TRUE, FETTLE_OF_WORK, .of = "visit.governors-on" },
};

typedef gboolean (*VisitTest) (FettleRecord *visit, FettleDate today);

static gboolean
is_any (FettleRecord *visit,
        FettleDate    today)
{
  return TRUE;
}

static gboolean
is_done (FettleRecord *visit,
         FettleDate    today)
{
  return fettle_visit_is_held (visit);
}

/* A report that is written no later than it was due. */
static gboolean
is_on_time (FettleRecord *visit,
            FettleDate    today)
{
  g_autoptr (FettleRecord) before = fettle_record_copy (visit);
  g_autoptr (FettleResult) due = NULL;
  static const char *const later[] = { "written-on", "sent-on", "response-on", "agreed-on", "governors-on" };
  FettleDate written = fettle_record_get_date (visit, "written-on");

  if (!fettle_visit_is_held (visit) || written == FETTLE_DATE_NONE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    fettle_record_set_text (before, later[i], NULL);
  fettle_record_set_text (before, "no-report", NULL);
  due = fettle_visit_find_due (before);
  return due && written <= due->date;
}

static gboolean
is_awaited (FettleRecord *visit,
            FettleDate    today)
{
  return fettle_visit_find_standing (visit, today) == FETTLE_VISIT_WITH_HEAD;
}

static gboolean
is_shared (FettleRecord *visit,
           FettleDate    today)
{
  return fettle_visit_find_standing (visit, today) == FETTLE_VISIT_SHARED;
}

static gboolean
is_final (FettleRecord *visit,
          FettleDate    today)
{
  return fettle_visit_find_standing (visit, today) == FETTLE_VISIT_AGREED || is_shared (visit, today);
}

static const struct
{
  const char *column;
  VisitTest test;
} counts[] = {
  { "planned-n", is_any }, { "done-n", is_done }, { "on-time-n", is_on_time }, { "awaiting-n", is_awaited },
  { "final-n", is_final }, { "shared-n", is_shared },
};

/* The day for which it was planned; of a visit that nobody planned, the day on which it was held. A month counts from its first day. */
static gboolean
is_in_period (FettleRecord              *visit,
              const FettleReportContext *context)
{
  const char *planned = fettle_record_get_text (visit, "planned-on");
  const char *day = planned ? planned : fettle_record_get_text (visit, "held-on");
  g_autofree char *from = context->from != FETTLE_DATE_NONE ? fettle_date_to_iso (context->from) : NULL;
  g_autofree char *to = context->to != FETTLE_DATE_NONE ? fettle_date_to_iso (context->to) : NULL;

  return day && (!from || strncmp (day, from, strlen (day)) >= 0) && (!to || strncmp (day, to, strlen (day)) <= 0);
}

static int
compare_officers (gconstpointer a,
                  gconstpointer b)
{
  const char *one = fettle_record_get_text (*(FettleRecord *const *) a, "lead-officer");
  const char *two = fettle_record_get_text (*(FettleRecord *const *) b, "lead-officer");

  if (!one || !two)
    return (one == NULL) - (two == NULL);
  return fettle_text_compare (one, two);
}

static void
set_count (FettleTable *table,
           guint        row,
           guint        which,
           GPtrArray   *visits,
           FettleDate   today)
{
  g_autoptr (GPtrArray) schools = g_ptr_array_new ();
  gint64 n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const char *school = fettle_record_get_text (g_ptr_array_index (visits, i), "school");

      if (!counts[which].test (g_ptr_array_index (visits, i), today))
        continue;
      n++;
      if (!g_ptr_array_find_with_equal_func (schools, school, g_str_equal, NULL))
        g_ptr_array_add (schools, (gpointer) school);
    }
  g_ptr_array_add (schools, NULL);
  fettle_report_set_number (table, row, counts[which].column, n);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].id, counts[which].column))
      fettle_table_set_rows (table, row, i, (const char *const *) schools->pdata);
}

static void
add_officer (FettleTable *table,
             GPtrArray   *visits,
             FettleDate   today)
{
  const char *officer = fettle_record_get_text (g_ptr_array_index (visits, 0), "lead-officer");
  guint row = fettle_table_add_row (table);
  g_autofree char *line = NULL;

  line = officer ? g_strdup_printf ("%u", row + 1) : g_strdup (_("Nobody named"));
  fettle_report_set (table, row, "line", line);
  if (officer)
    fettle_report_set (table, row, "officer", officer);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    set_count (table, row, i, visits, today);
}

/* Visits come by officer: each run of one name is a line. */
static guint
add_officers (FettleTable               *table,
              GPtrArray                 *all,
              const FettleReportContext *context)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      FettleRecord *visit = g_ptr_array_index (all, i);

      if (!is_in_period (visit, context))
        continue;
      n++;
      if (own->len && compare_officers (&visit, &own->pdata[0]) != 0)
        {
          add_officer (table, own, context->today);
          g_ptr_array_set_size (own, 0);
        }
      g_ptr_array_add (own, visit);
    }
  if (own->len)
    add_officer (table, own, context->today);
  return n;
}

static void
describe (FettleTable               *table,
          guint                      n,
          const FettleReportContext *context)
{
  g_autofree char *coverage = NULL;

  /* Translators: %u is a number of visits. */
  coverage = g_strdup_printf (_("Coverage: visits in the period %u."), n);
  fettle_table_set_coverage (table, coverage);
  fettle_table_set_as_at (table, context->today);
  fettle_table_set_disclosure (table, FETTLE_DISCLOSURE_RESTRICTED, NULL);
  fettle_table_add_source (table, _("the authority's own register"));
  fettle_table_add_note (table, _("Planned: the visits whose planned day lies in the period, and those that nobody had planned, by the "
                                  "day on which they were held; visits that were called off count as planned and not as done."));
  fettle_table_add_note (table, _("On-time reports: written by the day that was named, or by practice within two weeks of the visit. "
                                  "Final: agreed; those shared with governors are among them."));
}

/* T15. */
FettleTable *
fettle_table_build_visits (const FettleReportContext  *context,
                           GError                    **error)
{
  g_autoptr (GPtrArray) all = fettle_store_list (context->store, "visit", NULL, NULL, error);
  g_autoptr (FettleTable) table = fettle_table_new ("T15", _("Visits"), columns, G_N_ELEMENTS (columns));
  guint n;

  if (!all)
    return NULL;
  g_ptr_array_sort (all, compare_officers);
  n = add_officers (table, all, context);
  fettle_table_compute (table, _("All visits"));
  describe (table, n, context);
  return g_steal_pointer (&table);
}
