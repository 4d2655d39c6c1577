/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "ui/widgets/fettle-rows.h"

/* More than anyone reads in a preview; the words above the table give the whole count. */
#define SHOWN_AT_MOST 5000

static const char *
change_words (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } all[] = {
    { "new", N_("New") },
    { "changed", N_("Changed") },
    { "gone", N_("Gone") },
    { "overridden", N_("Correction kept") },
    { "withdrawn", N_("No longer listed") },
    { "successor", N_("New URN") },
    { "predecessor", N_("Earlier URN") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].kind, kind) == 0)
      return _(all[i].words);
  return kind;
}

static char **
words_of (const char *first,
          ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;

  g_ptr_array_add (words, g_strdup (first ? first : ""));
  va_start (args, first);
  for (const char **next = va_arg (args, const char **); next; next = va_arg (args, const char **))
    g_ptr_array_add (words, g_strdup (*next ? *next : ""));
  va_end (args);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static void
fill_changes (FettleImportWindow *self)
{
  const FettleGridColumn columns[] = {
    { _("School"), FALSE, 28 },      { _("URN"), FALSE, 8 },    { _("What"), FALSE, 12 },
    { _("Fact"), FALSE, 18 },        { _("Before"), FALSE, 22 }, { _("After"), FALSE, 22 },
    { _("Note"), FALSE, 24 },
  };
  GPtrArray *changes = fettle_import_get_changes (self->import);

  fettle_grid_set_columns (self->changes, _("Changes"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (changes->len, SHOWN_AT_MOST); i++)
    {
      FettleImportChange *change = g_ptr_array_index (changes, i);
      const char *what = change_words (change->kind);

      fettle_grid_add_row (self->changes,
                           words_of (change->school, &change->urn, &what, &change->label, &change->before,
                                     &change->after, &change->note, NULL),
                           0);
    }
  fettle_grid_show_rows (self->changes);
  adw_view_stack_page_set_badge_number (self->changes_page, changes->len);
}

static void
fill_issues (FettleImportWindow *self)
{
  const FettleGridColumn columns[] = {
    { _("Reason"), FALSE, 40 },  { _("What happened"), FALSE, 12 }, { _("File"), FALSE, 20 },
    { _("Line"), TRUE, 6 },      { _("Column"), FALSE, 20 },        { _("Value"), FALSE, 20 },
  };
  GPtrArray *issues = fettle_import_get_issues (self->import);

  fettle_grid_set_columns (self->issues, _("Rows that were odd"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (issues->len, SHOWN_AT_MOST); i++)
    {
      FettleImportIssue *issue = g_ptr_array_index (issues, i);
      const char *kept = issue->rejected ? _("Row left out") : _("Kept");
      g_autofree char *line = g_strdup_printf ("%u", issue->line);
      const char *line_words = line;

      fettle_grid_add_row (self->issues,
                           words_of (issue->reason, &kept, &issue->file, &line_words, &issue->heading, &issue->value,
                                     NULL),
                           0);
    }
  fettle_grid_show_rows (self->issues);
  adw_view_stack_page_set_badge_number (self->issues_page, issues->len);
  gtk_label_set_text (self->issues_words, issues->len ? _("Rows that were left out, and cells that are odd and were kept.")
                                                      : _("Every row could be read."));
  gtk_widget_set_visible (GTK_WIDGET (self->save_issues), issues->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), issues->len > 0);
}

static void
fill_sources (FettleImportWindow *self)
{
  GPtrArray *sources = fettle_import_get_sources (self->import);

  for (guint i = 0; i < sources->len; i++)
    {
      FettleSourceInfo *source = g_ptr_array_index (sources, i);
      g_autofree char *as_at = source->as_at ? fettle_date_iso_to_words (source->as_at) : NULL;
      g_autofree char *words = NULL;

      /* Translators: %1$u is how many rows a file has, %2$s a date. */
      words = g_strdup_printf (ngettext ("%1$u row, as at %2$s", "%1$u rows, as at %2$s", source->n_rows), source->n_rows,
                               as_at ? as_at : _("an unknown date"));
      gtk_list_box_append (self->sources, fettle_row_new (source->file_name, words));
    }
}

/**
 * fettle_import_window_fill_warnings:
 * @self: the window, with an import that was applied
 *
 * Shows what the import made unusual in cases of intervention.
 */
void
fettle_import_window_fill_warnings (FettleImportWindow *self)
{
  GPtrArray *warnings = fettle_import_get_warnings (self->import);

  for (guint i = 0; i < warnings->len; i++)
    gtk_list_box_append (self->warnings, fettle_row_new (g_ptr_array_index (warnings, i), NULL));
}

/**
 * fettle_import_window_fill_preview:
 * @self: the window, with an import that was read
 *
 * Shows what the import would change.
 */
void
fettle_import_window_fill_preview (FettleImportWindow *self)
{
  g_autofree char *words = fettle_import_to_words (self->import);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  g_autofree char *line = g_strjoinv (" · ", lines);

  gtk_label_set_text (self->words, line);
  fill_sources (self);
  fill_changes (self);
  fill_issues (self);
  fettle_import_window_fill_offers (self);
}
