/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-date.h"
#include "workbook/fettle-workbook-private.h"

#include <glib/gi18n-lib.h>

/*
 * The sheets before the tables: cover, contents with links, notes.
 */

#define LABEL_WIDTH 24
#define WORDS_WIDTH 100

typedef struct
{
  FettleWorkbookWriter *writer;
  lxw_worksheet *sheet;
  lxw_row_t row;
} Cover;

/* A row as high as its note needs. */
static void
fit_row (lxw_worksheet *sheet,
         lxw_row_t      row,
         const char    *words)
{
  guint lines = fettle_workbook_count_lines (words, WORDS_WIDTH);

  if (lines > 1)
    worksheet_set_row (sheet, row, lines * FETTLE_WORKBOOK_LINE_HEIGHT, NULL);
}

static void
add_line (Cover      *cover,
          const char *label,
          const char *words)
{
  if (!words || !*words)
    return;
  fit_row (cover->sheet, cover->row, words);
  fettle_workbook_write_words (cover->sheet, cover->row, 0, label, cover->writer->formats[FETTLE_FORMAT_LABEL]);
  fettle_workbook_write_words (cover->sheet, cover->row++, 1, words, cover->writer->formats[FETTLE_FORMAT_WRAP]);
}

static void
add_date (Cover      *cover,
          const char *label,
          guint32     date)
{
  g_autofree char *words = date != FETTLE_DATE_NONE ? fettle_date_to_words (date) : NULL;

  add_line (cover, label, words);
}

static void
add_period (Cover                    *cover,
            const FettleWorkbookInfo *info)
{
  g_autofree char *from = NULL, *to = NULL, *words = NULL;

  if (info->from == FETTLE_DATE_NONE || info->to == FETTLE_DATE_NONE)
    return;
  from = fettle_date_to_words (info->from);
  to = fettle_date_to_words (info->to);
  /* Translators: a period: first day, last day. */
  words = g_strdup_printf (_("%s to %s"), from, to);
  add_line (cover, _("Period"), words);
}

static void
add_made (Cover      *cover,
          const char *moment)
{
  g_autoptr(GDateTime) made = moment ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  /* Translators: a date and time, as strftime: 21 Nov 2026, 14:05 UTC. */
  g_autofree char *words = made ? fettle_moment_format (made, _("%-d %b %Y, %H:%M UTC")) : NULL;

  add_line (cover, _("Made on"), words);
}

static void
add_profile (Cover                    *cover,
             const FettleWorkbookInfo *info)
{
  g_autofree char *paragraphs = fettle_workbook_join_paragraphs (cover->writer);
  g_autofree char *words = NULL;

  add_line (cover, _("Paper"), fettle_profile_get_label (info->profile));
  if (!paragraphs)
    return;
  words
    /* Translators: %s: paragraph numbers, "1, 2". */
    = g_strdup_printf (
      _("Contains exempt information under paragraphs %s of Schedule 12A to the Local Government Act 1972. Not for "
        "publication."),
      paragraphs);
  add_line (cover, _("Exempt"), words);
}

/* What any of the tables warns of, each once. */
static void
add_warnings (Cover *cover)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cover->writer->tables->len; i++)
    for (const char *const *line = fettle_disclosed_get_warnings (g_ptr_array_index (cover->writer->tables, i)); *line; line++)
      if (g_hash_table_add (seen, (gpointer) *line))
        add_line (cover, _("Note well"), *line);
}

static void
write_cover (FettleWorkbookWriter *self)
{
  const FettleWorkbookInfo *info = self->info;
  g_autofree char *paragraphs = fettle_workbook_join_paragraphs (self);
  /* Translators: the name of a sheet, at most 31 characters. */
  Cover cover = { self, fettle_workbook_add_sheet (self, _("Cover"), paragraphs), 0 };

  worksheet_set_column (cover.sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (cover.sheet, 1, 1, WORDS_WIDTH, NULL);
  fettle_workbook_write_words (cover.sheet, cover.row++, 0, info->title, self->formats[FETTLE_FORMAT_TITLE]);
  add_line (&cover, _("Council"), info->council);
  add_line (&cover, _("Committee"), info->committee);
  add_date (&cover, _("Meeting"), info->meeting);
  add_profile (&cover, info);
  add_date (&cover, _("As at"), info->as_at);
  add_warnings (&cover);
  add_period (&cover, info);
  add_made (&cover, info->made_at);
  add_line (&cover, _("Made by"), info->made_by);
}

static GPtrArray *
make_headers (const char *first,
              const char *second,
              const char *third)
{
  GPtrArray *headers = g_ptr_array_new ();

  g_ptr_array_add (headers, (gpointer) first);
  g_ptr_array_add (headers, (gpointer) second);
  g_ptr_array_add (headers, (gpointer) third);
  return headers;
}

static void
write_contents (FettleWorkbookWriter *self)
{
  g_autoptr(GPtrArray) headers = make_headers (_("Sheet"), _("Table"), _("Rows"));
  lxw_format *formats[] = { self->formats[FETTLE_FORMAT_HEADER], self->formats[FETTLE_FORMAT_HEADER],
                            self->formats[FETTLE_FORMAT_NUMBER_HEADER] };
  /* Translators: the name of a sheet, at most 31 characters. */
  lxw_worksheet *sheet = fettle_workbook_add_sheet (self, _("Contents"), NULL);

  worksheet_set_column (sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (sheet, 1, 1, WORDS_WIDTH, NULL);
  fettle_workbook_write_words (sheet, 0, 0, _("Contents"), self->formats[FETTLE_FORMAT_TITLE]);
  fettle_workbook_add_grid (self, sheet, "contents", 1, self->tables->len, headers, formats, FALSE);
  for (guint i = 0; i < self->tables->len; i++)
    {
      FettleDisclosed *table = g_ptr_array_index (self->tables, i);
      const char *name = g_ptr_array_index (self->sheet_names, i);
      g_autofree char *link = g_strdup_printf ("internal:'%s'!A1", name);

      worksheet_write_url_opt (sheet, i + 2, 0, link, NULL, name, NULL);
      fettle_workbook_write_words (sheet, i + 2, 1, fettle_disclosed_get_title (table),
                                   self->formats[FETTLE_FORMAT_WRAP]);
      worksheet_write_number (sheet, i + 2, 2, fettle_disclosed_get_n_rows (table),
                              self->formats[FETTLE_FORMAT_CELL + FETTLE_CELL_COUNT]);
    }
}

static guint
count_notes (FettleWorkbookWriter *self)
{
  guint n = 0;

  for (guint i = 0; i < self->tables->len; i++)
    n += g_strv_length ((GStrv) fettle_disclosed_get_notes (g_ptr_array_index (self->tables, i)));
  return n;
}

static void
write_notes (FettleWorkbookWriter *self)
{
  const char *const marks[][2] = {
    { FETTLE_MARK_WITHHELD, _("Withheld, so that no person or school can be recognised.") },
    { FETTLE_MARK_EMPTY, _("Nothing to show: not available, or nothing to count.") },
  };
  g_autoptr(GPtrArray) headers = make_headers (_("Sheet or mark"), _("Note"), _("What it says"));
  lxw_format *formats[] = { self->formats[FETTLE_FORMAT_HEADER], self->formats[FETTLE_FORMAT_NUMBER_HEADER],
                            self->formats[FETTLE_FORMAT_HEADER] };
  /* Translators: the name of a sheet, at most 31 characters. */
  lxw_worksheet *sheet = fettle_workbook_add_sheet (self, _("Notes"), NULL);
  lxw_row_t row = 2;

  worksheet_set_column (sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (sheet, 2, 2, WORDS_WIDTH, NULL);
  fettle_workbook_write_words (sheet, 0, 0, _("Notes"), self->formats[FETTLE_FORMAT_TITLE]);
  fettle_workbook_add_grid (self, sheet, "notes", 1, G_N_ELEMENTS (marks) + count_notes (self), headers, formats,
                            FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      fettle_workbook_write_words (sheet, row, 0, marks[i][0], self->formats[FETTLE_FORMAT_WRAP]);
      fettle_workbook_write_words (sheet, row, 1, _("mark"), self->formats[FETTLE_FORMAT_CELL + FETTLE_CELL_COUNT]);
      fettle_workbook_write_words (sheet, row++, 2, marks[i][1], self->formats[FETTLE_FORMAT_WRAP]);
    }
  for (guint i = 0; i < self->tables->len; i++)
    {
      const char *const *notes = fettle_disclosed_get_notes (g_ptr_array_index (self->tables, i));

      for (guint number = 1; notes[number - 1]; number++, row++)
        {
          fit_row (sheet, row, notes[number - 1]);
          fettle_workbook_write_words (sheet, row, 0, g_ptr_array_index (self->sheet_names, i),
                                       self->formats[FETTLE_FORMAT_WRAP]);
          worksheet_write_number (sheet, row, 1, number, self->formats[FETTLE_FORMAT_CELL + FETTLE_CELL_COUNT]);
          fettle_workbook_write_words (sheet, row, 2, notes[number - 1], self->formats[FETTLE_FORMAT_WRAP]);
        }
    }
}

/* The sheets before the tables. */
void
fettle_workbook_write_front (FettleWorkbookWriter *self)
{
  write_cover (self);
  write_contents (self);
  write_notes (self);
}
