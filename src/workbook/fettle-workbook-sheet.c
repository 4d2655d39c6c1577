/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-date.h"
#include "workbook/fettle-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * One table on one sheet: what it is, the table, its notes, its chart.
 */

#define MIN_WIDTH 7
#define MAX_WIDTH 45
#define MIN_MAX_WIDTH 13
#define ALL_WIDTHS 200
#define PADDING 3
#define MAX_URL_LENGTH 2000

typedef struct
{
  FettleWorkbookWriter *writer;
  lxw_worksheet *sheet;
  FettleDisclosed *table;
  const char *name;
  lxw_row_t row;        /* the next to be written */
  lxw_row_t header_row;
  guint n_rows;         /* of data, as written */
  gboolean keyed;
  GPtrArray *headers;   /* owned texts */
  guint *widths;
  guint max_width;      /* of a column */
} Sheet;

static void
add_line (Sheet        *self,
          FettleFormat  format,
          const char   *words)
{
  if (words && *words)
    fettle_workbook_write_words (self->sheet, self->row++, 0, words, self->writer->formats[format]);
}

static char *
join_title (Sheet *self)
{
  const FettleWorkbookInfo *info = self->writer->info;
  g_autofree char *meeting = info->meeting != FETTLE_DATE_NONE ? fettle_date_to_words (info->meeting) : NULL;
  GString *title = g_string_new (NULL);

  /* Translators: the id of a table and its title: "T2. Legacy profile by phase". */
  g_string_printf (title, _("%s. %s"), self->name, fettle_disclosed_get_title (self->table));
  if (info->council && *info->council)
    g_string_append_printf (title, ", %s", info->council);
  if (info->committee && *info->committee)
    g_string_append_printf (title, ", %s", info->committee);
  if (meeting)
    g_string_append_printf (title, ", %s", meeting);
  return g_string_free (title, FALSE);
}

static void
write_heading (Sheet *self)
{
  guint32 as_at = fettle_disclosed_get_as_at (self->table);
  g_autofree char *title = join_title (self);
  g_autofree char *sources = g_strjoinv ("; ", (GStrv) fettle_disclosed_get_sources (self->table));
  g_autofree char *source_line = NULL, *date = NULL, *date_line = NULL;

  add_line (self, FETTLE_FORMAT_TITLE, title);
  if (as_at != FETTLE_DATE_NONE)
    {
      date = fettle_date_to_words (as_at);
      /* Translators: %s: a date. */
      date_line = g_strdup_printf (_("As at %s"), date);
      add_line (self, FETTLE_FORMAT_LINE, date_line);
    }
  if (*sources)
    {
      /* Translators: %s: where the figures come from. */
      source_line = g_strdup_printf (_("Source: %s"), sources);
      add_line (self, FETTLE_FORMAT_LINE, source_line);
    }
  add_line (self, FETTLE_FORMAT_LINE, fettle_disclosed_get_coverage (self->table));
  if (self->writer->info->profile == FETTLE_PROFILE_PUBLIC)
    /* Translators: [c] and [x] are fixed marks. */
    add_line (self, FETTLE_FORMAT_LINE, _("[c]: withheld. [x]: nothing to show. The notes are under the table."));
}

/* The titles of the columns, each different, as a table must have them. */
static void
make_headers (Sheet *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = fettle_disclosed_get_n_columns (self->table);

  self->headers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n + self->keyed; i++)
    {
      const char *title = i < n ? _(fettle_disclosed_get_column (self->table, i)->title) : _("Row key");
      g_autofree char *header = g_strdup (title);

      for (guint again = 2; !g_hash_table_add (seen, g_utf8_casefold (header, -1)); again++)
        {
          g_free (header);
          header = g_strdup_printf ("%s (%u)", title, again);
        }
      g_ptr_array_add (self->headers, g_steal_pointer (&header));
    }
}

static guint
longest_word (const char *words)
{
  g_auto(GStrv) parts = g_strsplit (words, " ", -1);
  guint longest = 0;

  for (char **part = parts; *part; part++)
    longest = MAX (longest, (guint) g_utf8_strlen (*part, -1));
  return longest;
}

/* How many letters a cell needs; of numbers a little more than enough. */
static guint
cell_length (const FettleCell *cell,
             FettleCellType    type)
{
  guint length = 1;

  if (cell->text)
    return (guint) g_utf8_strlen (cell->text, -1);
  if (cell->empty || cell->withheld)
    return 3;
  if (type == FETTLE_CELL_DATE)
    return 11;
  for (gint64 rest = cell->number; rest >= 10; rest /= 10)
    length++;
  return length + (length - 1) / 3;
}

static void
measure_columns (Sheet *self)
{
  guint n = fettle_disclosed_get_n_columns (self->table), n_rows = fettle_disclosed_get_n_rows (self->table);

  for (guint column = 0; column < n; column++)
    {
      FettleCellType type = fettle_disclosed_get_column (self->table, column)->type;
      guint length = MAX (MIN_WIDTH, longest_word (g_ptr_array_index (self->headers, column)));

      for (guint row = 0; row < n_rows && length < MAX_WIDTH && type != FETTLE_CELL_URL; row++)
        length = MAX (length, cell_length (fettle_disclosed_get_cell (self->table, row, column), type));
      self->widths[column] = length + PADDING;
    }
}

static guint
sum_widths (Sheet *self)
{
  guint sum = 0;

  for (guint i = 0; i < fettle_disclosed_get_n_columns (self->table); i++)
    sum += MIN (self->widths[i], self->max_width);
  return sum;
}

/* Columns as wide as their cells, but no wider together than a page can show: then the widest wrap. */
static void
set_widths (Sheet *self)
{
  guint n = fettle_disclosed_get_n_columns (self->table);

  self->widths = g_new0 (guint, n);
  measure_columns (self);
  self->max_width = MAX_WIDTH;
  while (self->max_width > MIN_MAX_WIDTH && sum_widths (self) > ALL_WIDTHS)
    self->max_width--;
  for (guint i = 0; i < n; i++)
    {
      self->widths[i] = MIN (self->widths[i], self->max_width);
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, self->widths[i], NULL);
    }
}

static double
header_height (Sheet *self)
{
  guint lines = 1;

  for (guint i = 0; i < fettle_disclosed_get_n_columns (self->table); i++)
    lines = MAX (lines, fettle_workbook_count_lines (g_ptr_array_index (self->headers, i), self->widths[i] - PADDING));
  return lines * FETTLE_WORKBOOK_LINE_HEIGHT;
}

/* Before its cells are written, because a streamed row cannot change after. */
static void
fit_row (Sheet *self,
         guint  row)
{
  guint lines = 1;

  for (guint i = 0; i < fettle_disclosed_get_n_columns (self->table); i++)
    if (self->widths[i] == self->max_width && fettle_disclosed_get_column (self->table, i)->type == FETTLE_CELL_TEXT)
      lines = MAX (lines, fettle_workbook_count_lines (fettle_disclosed_get_cell (self->table, row, i)->text,
                                                       self->max_width - 1));
  if (lines > 1)
    worksheet_set_row (self->sheet, self->row, lines * FETTLE_WORKBOOK_LINE_HEIGHT, NULL);
}

static void
write_grid (Sheet *self)
{
  guint n = fettle_disclosed_get_n_columns (self->table);
  g_autofree lxw_format **formats = g_new0 (lxw_format *, n + 1);
  FettleProfile profile = self->writer->info->profile;
  gboolean filter = profile != FETTLE_PROFILE_PUBLIC && !fettle_disclosed_has_total_row (self->table);

  for (guint i = 0; i < n; i++)
    {
      FettleCellType type = fettle_disclosed_get_column (self->table, i)->type;
      gboolean words = type == FETTLE_CELL_TEXT || type == FETTLE_CELL_URL;

      formats[i] = self->writer->formats[words ? FETTLE_FORMAT_HEADER : FETTLE_FORMAT_NUMBER_HEADER];
    }
  formats[n] = self->writer->formats[FETTLE_FORMAT_HEADER];
  self->header_row = self->row++;
  worksheet_set_row (self->sheet, self->header_row, header_height (self), NULL);
  fettle_workbook_add_grid (self->writer, self->sheet, self->name, self->header_row, self->n_rows, self->headers,
                            formats, filter);
  if (profile != FETTLE_PROFILE_PUBLIC)
    worksheet_freeze_panes (self->sheet, self->header_row + 1, 1);
}

/* An address becomes a link with the title of its column for words: long addresses are no use on paper or read aloud. */
static gboolean
is_web_address (const char *text)
{
  return (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
         && strlen (text) <= MAX_URL_LENGTH;
}

/* The number that a spreadsheet computes with. */
static double
to_double (FettleCellType type,
           gint64         number)
{
  if (type == FETTLE_CELL_PERCENT)
    return (double) number / 1000;
  if (type == FETTLE_CELL_POINTS)
    return (double) number / 10;
  return (double) number;
}

static void
write_cell (Sheet            *self,
            lxw_row_t         row,
            lxw_col_t         column,
            const FettleCell *cell,
            FettleCellType    type,
            lxw_format       *format)
{
  if (cell->text && type == FETTLE_CELL_URL && !self->writer->streamed && is_web_address (cell->text))
    worksheet_write_url_opt (self->sheet, row, column, cell->text, self->writer->formats[FETTLE_FORMAT_LINK],
                             g_ptr_array_index (self->headers, column), NULL);
  else if (cell->text)
    fettle_workbook_write_words (self->sheet, row, column, cell->text, format);
  else if (cell->withheld)
    fettle_workbook_write_words (self->sheet, row, column, FETTLE_MARK_WITHHELD, format);
  else if (cell->empty)
    fettle_workbook_write_words (self->sheet, row, column,
                                 self->writer->info->profile == FETTLE_PROFILE_PUBLIC ? FETTLE_MARK_EMPTY : NULL,
                                 format);
  else if (type == FETTLE_CELL_DATE)
    {
      lxw_datetime date = { 0 };

      fettle_date_get_ymd ((FettleDate) cell->number, &date.year, &date.month, &date.day);
      worksheet_write_datetime (self->sheet, row, column, &date, format);
    }
  else
    worksheet_write_number (self->sheet, row, column, to_double (type, cell->number), format);
}

static void
write_rows (Sheet *self)
{
  guint n = fettle_disclosed_get_n_columns (self->table), n_rows = fettle_disclosed_get_n_rows (self->table);

  for (guint row = 0; row < n_rows; row++, self->row++)
    {
      gboolean total = fettle_disclosed_has_total_row (self->table) && row + 1 == n_rows;
      FettleFormat first = total ? FETTLE_FORMAT_TOTAL : FETTLE_FORMAT_CELL;

      fit_row (self, row);
      for (guint column = 0; column < n; column++)
        {
          FettleCellType type = fettle_disclosed_get_column (self->table, column)->type;

          write_cell (self, self->row, (lxw_col_t) column, fettle_disclosed_get_cell (self->table, row, column), type,
                      self->writer->formats[first + type]);
        }
      if (self->keyed)
        fettle_workbook_write_words (self->sheet, self->row, (lxw_col_t) n,
                                     fettle_disclosed_get_key (self->table, row),
                                     self->writer->formats[FETTLE_FORMAT_LINE]);
    }
  if (n_rows == 0)
    fettle_workbook_write_words (self->sheet, self->row++, 0, _("None"), self->writer->formats[FETTLE_FORMAT_CELL]);
}

static void
write_notes (Sheet *self)
{
  const char *const *notes = fettle_disclosed_get_notes (self->table);

  for (guint i = 0; notes[i]; i++)
    {
      /* Translators: the number of a note, then the note. */
      g_autofree char *line = g_strdup_printf (_("Note %u: %s"), i + 1, notes[i]);

      add_line (self, FETTLE_FORMAT_LINE, line);
    }
}

/* Working papers come back edited: what is not a date or a count is questioned at the cell, not refused. */
static void
add_validation (Sheet *self)
{
  lxw_data_validation date = { .validate = LXW_VALIDATION_TYPE_DATE,
                               .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                               .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                               .minimum_datetime = { .year = 1900, .month = 1, .day = 1 },
                               .maximum_datetime = { .year = 2100, .month = 12, .day = 31 } };
  lxw_data_validation count = { .validate = LXW_VALIDATION_TYPE_INTEGER,
                                .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

  date.error_title = count.error_title = _("Fettle");
  date.error_message = _("This column holds dates.");
  count.error_message = _("This column holds whole numbers.");
  for (guint i = 0; i < fettle_disclosed_get_n_columns (self->table); i++)
    {
      FettleCellType type = fettle_disclosed_get_column (self->table, i)->type;

      if (type == FETTLE_CELL_DATE || type == FETTLE_CELL_COUNT)
        worksheet_data_validation_range (self->sheet, self->header_row + 1, (lxw_col_t) i,
                                         self->header_row + self->n_rows, (lxw_col_t) i,
                                         type == FETTLE_CELL_DATE ? &date : &count);
    }
}

/* A table that is too wide to be read on one page goes on over as many as it needs, each beginning with the schools. */
static void
spread_pages (Sheet *self)
{
  guint n_pages = (sum_widths (self) + ALL_WIDTHS - 1) / ALL_WIDTHS;

  if (n_pages <= 1)
    return;
  worksheet_fit_to_pages (self->sheet, (uint16_t) n_pages, 0);
  for (guint i = 0; i < fettle_disclosed_get_n_columns (self->table); i++)
    if (g_str_equal (fettle_disclosed_get_column (self->table, i)->id, "school"))
      worksheet_repeat_columns (self->sheet, (lxw_col_t) i, (lxw_col_t) i);
}

static void
hide_keys (Sheet *self)
{
  lxw_row_col_options hidden = { .hidden = TRUE };
  lxw_col_t column = (lxw_col_t) fettle_disclosed_get_n_columns (self->table);

  worksheet_set_column_opt (self->sheet, column, column, LXW_DEF_COL_WIDTH, NULL, &hidden);
}

static gboolean
has_keys (FettleDisclosed *table)
{
  for (guint i = 0; i < fettle_disclosed_get_n_rows (table); i++)
    if (fettle_disclosed_get_key (table, i))
      return TRUE;
  return FALSE;
}

/* Writes the sheet of table @index. */
void
fettle_workbook_write_table (FettleWorkbookWriter *self,
                             guint                 index)
{
  FettleDisclosed *table = g_ptr_array_index (self->tables, index);
  const char *name = g_ptr_array_index (self->sheet_names, index);
  Sheet sheet = { .writer = self, .table = table, .name = name };

  sheet.sheet = fettle_workbook_add_sheet (self, name, fettle_disclosed_get_paragraph (table));
  sheet.keyed = has_keys (table);
  sheet.n_rows = MAX (fettle_disclosed_get_n_rows (table), 1);
  make_headers (&sheet);
  set_widths (&sheet);
  spread_pages (&sheet);
  write_heading (&sheet);
  write_grid (&sheet);
  write_rows (&sheet);
  write_notes (&sheet);
  fettle_workbook_insert_chart (self, sheet.sheet, table, name, sheet.header_row, sheet.row + 1);
  if (sheet.keyed)
    {
      add_validation (&sheet);
      hide_keys (&sheet);
    }
  g_ptr_array_unref (sheet.headers);
  g_free (sheet.widths);
}
