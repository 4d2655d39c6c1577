/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-disclosure-private.h"
#include "base/fettle-date.h"
#include "model/fettle-leave.h"
#include "reports/fettle-suppression-private.h"
#include "reports/fettle-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * The one place that decides what a profile may see. It works on a copy: what is withheld is not in the copy any more.
 */

typedef struct
{
  FettleTable *table;
  const FettleDisclosureRules *rules;
  FettleDisclosed *disclosed;
} Passing;

static void
withhold (FettleDisclosed *self,
          char            *line)
{
  g_ptr_array_add (self->withheld, line);
}

/* A column, a row or a table is asked about as the strictest field that it is of. */
static gboolean
may_see (FettleProfile    profile,
         FettleDisclosure disclosure)
{
  static const FettleAudience readers[] = {
    [FETTLE_PROFILE_WORKING] = FETTLE_AUDIENCE_WORKING,
    [FETTLE_PROFILE_PUBLIC] = FETTLE_AUDIENCE_PUBLIC,
    [FETTLE_PROFILE_EXEMPT] = FETTLE_AUDIENCE_EXEMPT,
  };
  const FettleField field = { .disclosure = disclosure };

  return fettle_may_leave (NULL, &field, readers[profile], TRUE);
}

/* Why a thing of @disclosure is withheld, in words. */
static char *
reason_to_words (FettleDisclosure  disclosure,
                 const char       *paragraph)
{
  switch (disclosure)
    {
    case FETTLE_DISCLOSURE_NEVER:
      return g_strdup (_("it is private and goes into no paper"));
    case FETTLE_DISCLOSURE_EXEMPT:
      if (paragraph)
        /* Translators: %s: paragraph numbers, "1, 2". */
        return g_strdup_printf (ngettext ("it is exempt under paragraph %s of Schedule 12A to the Local Government Act 1972",
                                          "it is exempt under paragraphs %s of Schedule 12A to the Local Government Act 1972",
                                          strchr (paragraph, ',') ? 2 : 1),
                                paragraph);
      return g_strdup (_("it is exempt under Schedule 12A to the Local Government Act 1972"));
    case FETTLE_DISCLOSURE_RESTRICTED:
    case FETTLE_DISCLOSURE_PUBLIC:
    default:
      return g_strdup (_("it is for working papers only"));
    }
}

static int
compare_paragraphs (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Notes the paragraphs ("1, 2") that what is shown rests on. */
static void
add_paragraphs (FettleDisclosed  *self,
                FettleDisclosure  disclosure,
                const char       *paragraphs)
{
  g_auto(GStrv) parts = NULL;

  if (disclosure != FETTLE_DISCLOSURE_EXEMPT || !paragraphs)
    return;
  parts = g_strsplit_set (paragraphs, ", ", -1);
  for (char **part = parts; *part; part++)
    {
      gpointer known = (gpointer) g_intern_string (*part);

      if (**part && !g_ptr_array_find (self->paragraphs, known, NULL))
        g_ptr_array_add (self->paragraphs, known);
    }
  g_ptr_array_sort (self->paragraphs, compare_paragraphs);
}

static char *
join_paragraphs (FettleDisclosed *self)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    g_string_append_printf (joined, "%s%s", i ? ", " : "", (const char *) self->paragraphs->pdata[i]);
  return g_string_free (joined, joined->len == 0);
}

/* TRUE where the whole table may be seen; else @why. */
static gboolean
check_table (FettleTable                  *table,
             const FettleDisclosureRules  *rules,
             char                        **why)
{
  g_autofree char *reason = NULL;

  if (!may_see (rules->profile, table->disclosure))
    {
      reason = reason_to_words (table->disclosure, table->paragraph);
      /* Translators: the id and title of a table, then why: "T11 List by category is left out: it is exempt …". */
      *why = g_strdup_printf (_("%s %s is left out: %s."), table->id, table->title, reason);
      return FALSE;
    }
  if (rules->profile != FETTLE_PROFILE_PUBLIC)
    return TRUE;
  if (table->n_unpublished
      || (rules->published_only_until != FETTLE_DATE_NONE && table->newest_publication > rules->published_only_until))
    {
      /* Translators: the id and title of a table. */
      *why = g_strdup_printf (_("%s %s is left out: it counts an inspection whose report is not yet published. "
                                "Make it again for publication."),
                              table->id, table->title);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_column (Passing                 *pass,
              const FettleTableColumn *column)
{
  g_autofree char *reason = NULL;

  if (column->personal && !pass->rules->personal)
    reason = g_strdup (_("it is about a person and was not asked for"));
  else if (!may_see (pass->rules->profile, column->disclosure))
    reason = reason_to_words (column->disclosure, column->paragraph);
  else
    {
      add_paragraphs (pass->disclosed, column->disclosure, column->paragraph);
      return TRUE;
    }
  /* Translators: the id of a table, the title of a column, then why: "T13: the column “Lead officer” is left out: it
   * is …". */
  withhold (pass->disclosed,
            g_strdup_printf (_("%s: the column “%s” is left out: %s."), pass->table->id, _(column->title), reason));
  return FALSE;
}

static gboolean
sums_hidden (FettleTable    *table,
             guint           column,
             const gboolean *keep)
{
  g_autoptr(GArray) parts = fettle_table_find_columns (table, fettle_table_get_column (table, column)->sum_of);
  g_autoptr(GArray) counted = NULL;
  g_autoptr(GArray) base = NULL;

  if (fettle_table_split_share (table, column, &counted, &base))
    {
      g_array_append_vals (parts, counted->data, counted->len);
      g_array_append_vals (parts, base->data, base->len);
    }
  for (guint i = 0; i < parts->len; i++)
    if (!keep[g_array_index (parts, int, i)])
      return TRUE;
  return FALSE;
}

/* Columns that the profile may see. A sum goes with its hidden part, which could be worked back from it; so does a
 * percentage. */
static gboolean *
choose_columns (Passing *pass)
{
  FettleTable *table = pass->table;
  gboolean *keep = g_new0 (gboolean, table->columns->len);
  gboolean changed;

  for (guint i = 0; i < table->columns->len; i++)
    keep[i] = check_column (pass, fettle_table_get_column (table, i));
  do
    {
      changed = FALSE;
      for (guint i = 0; i < table->columns->len; i++)
        if (keep[i] && sums_hidden (table, i, keep))
          {
            withhold (pass->disclosed,
                      /* Translators: the id of a table, the title of a column. */
                      g_strdup_printf (
                        _("%s: the column “%s” is left out: a column that is left out could be worked back from it."),
                        table->id, _(fettle_table_get_column (table, i)->title)));
            keep[i] = FALSE;
            changed = TRUE;
          }
    }
  while (changed);
  return keep;
}

/* Rows that the profile may see. Those left out are counted, never named. */
static gboolean *
choose_rows (Passing *pass,
             guint   *n_dropped)
{
  FettleTable *table = pass->table;
  gboolean *keep = g_new0 (gboolean, table->rows->len + 1);

  *n_dropped = 0;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const FettleTableRow *row = &g_array_index (table->rows, FettleTableRow, i);
      g_autofree char *reason = NULL;

      keep[i] = may_see (pass->rules->profile, row->disclosure);
      if (keep[i])
        {
          add_paragraphs (pass->disclosed, row->disclosure, row->paragraph);
          continue;
        }
      (*n_dropped)++;
      reason = reason_to_words (row->disclosure, row->paragraph);
      /* Translators: the id of a table, the number of a row in it, then why. */
      withhold (pass->disclosed, g_strdup_printf (_("%s: row %u is left out: %s."), table->id, i + 1, reason));
    }
  return keep;
}

static const char *
mark_to_words (FettleMark mark)
{
  switch (mark)
    {
    case FETTLE_MARK_SMALL:
      return N_("it is a small number");
    case FETTLE_MARK_GUARD:
      return N_("a small number could be worked back from it");
    case FETTLE_MARK_SHARE:
      return N_("it is a percentage of a figure that is withheld");
    case FETTLE_MARK_SHOWN:
    default:
      return NULL;
    }
}

static void
suppress (Passing     *pass,
          FettleTable *shown)
{
  g_autofree guint8 *marks = fettle_suppression_mark (shown, pass->rules->small_number);
  g_autofree char *note = NULL;
  gboolean any = FALSE;

  for (guint row = 0; row < shown->rows->len; row++)
    for (guint column = 0; column < shown->columns->len; column++)
      {
        const char *reason = mark_to_words (marks[row * shown->columns->len + column]);
        FettleCell *cell = fettle_table_peek_cell (shown, row, column);
        g_autofree char *name = NULL;

        if (!reason)
          continue;
        name = fettle_cell_to_words (fettle_table_get_column (shown, 0), fettle_table_peek_cell (shown, row, 0));
        fettle_cell_clear (cell);
        cell->withheld = reason;
        any = TRUE;
        withhold (pass->disclosed,
                  /* Translators: the id of a table, its row, its column, then why: "T10: “Primary”, “Pupils” is
                     withheld: it is a …". */
                  g_strdup_printf (_("%s: “%s”, “%s” is withheld: %s."), shown->id, name,
                                   _(fettle_table_get_column (shown, column)->title), _(reason)));
      }
  if (!any)
    return;
  /* Translators: %u: the largest small number; [c] is a fixed mark. */
  note = g_strdup_printf (
    _("Numbers from 1 to %u, and figures that would give one back, are withheld and shown as [c]."),
    pass->rules->small_number);
  fettle_table_add_note (shown, note);
}

/* Ids of schools and keys of rows are for the officer's own screen and files. */
static void
drop_ids (FettleTable *shown)
{
  for (guint i = 0; i < shown->rows->len; i++)
    g_clear_pointer (&g_array_index (shown->rows, FettleTableRow, i).key, g_free);
  for (guint row = 0; row < shown->rows->len; row++)
    for (guint column = 0; column < shown->columns->len; column++)
      fettle_table_set_rows (shown, row, column, NULL);
}

/* The chart of what is still there; without its labels or any series there is none. */
static void
keep_chart (FettleTable *table,
            FettleTable *shown)
{
  FettleChartSpec chart;
  g_autoptr(GPtrArray) series = g_ptr_array_new ();

  if (!table->chart)
    return;
  chart = *table->chart;
  if (fettle_table_find_column (shown, chart.label_column, strlen (chart.label_column)) < 0)
    return;
  for (const char *const *id = table->chart->series; *id; id++)
    if (fettle_table_find_column (shown, *id, strlen (*id)) >= 0)
      g_ptr_array_add (series, (gpointer) *id);
  if (series->len == 0)
    return;
  g_ptr_array_add (series, NULL);
  chart.series = (const char *const *) series->pdata;
  fettle_table_set_chart (shown, &chart);
}

static void
pass_table (Passing *pass)
{
  guint n_dropped;
  g_autofree gboolean *columns = choose_columns (pass);
  g_autofree gboolean *rows = choose_rows (pass, &n_dropped);
  FettleTable *shown = fettle_table_copy_part (pass->table, rows, columns);

  pass->disclosed->table = shown;
  if (n_dropped && shown->has_total)
    {
      fettle_table_compute_totals (shown);
      fettle_table_compute_shares (shown);
      fettle_table_add_note (shown, _("The totals are those of the rows shown."));
    }
  if (pass->rules->profile == FETTLE_PROFILE_PUBLIC)
    {
      if (pass->rules->small_number)
        suppress (pass, shown);
      drop_ids (shown);
    }
  keep_chart (pass->table, shown);
  add_paragraphs (pass->disclosed, shown->disclosure, shown->paragraph);
  pass->disclosed->paragraph = join_paragraphs (pass->disclosed);
}

/**
 * fettle_disclose:
 * @table: the table
 * @rules: who will read it, and how careful to be
 * @why: (out) (optional) (transfer full): why the profile may not see the table at all
 *
 * Passes a table for a profile: columns and rows it may not see go, with whatever they could be worked back from; in
 * public, small numbers and what would reveal them are withheld; an inspection that is not yet published keeps the
 * table out of public papers. LGA 1972 section 100A and Schedule 12A Part 1.
 *
 * Returns: (transfer full) (nullable): what may be shown, or %NULL where nothing may
 */
FettleDisclosed *
fettle_disclose (FettleTable                  *table,
                 const FettleDisclosureRules  *rules,
                 char                        **why)
{
  Passing pass = { .table = table, .rules = rules };
  g_autofree char *reason = NULL;

  g_return_val_if_fail (FETTLE_IS_TABLE (table), NULL);
  g_return_val_if_fail (rules != NULL, NULL);

  if (!check_table (table, rules, &reason))
    {
      if (why)
        *why = g_steal_pointer (&reason);
      return NULL;
    }
  pass.disclosed = g_object_new (FETTLE_TYPE_DISCLOSED, NULL);
  pass.disclosed->profile = rules->profile;
  pass_table (&pass);
  if (pass.disclosed->table->columns->len > 0)
    return pass.disclosed;
  if (why)
    /* Translators: the id and title of a table. */
    *why = g_strdup_printf (_("%s %s is left out: none of its columns may be shown."), table->id, table->title);
  g_object_unref (pass.disclosed);
  return NULL;
}
