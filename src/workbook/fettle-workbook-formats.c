/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbook/fettle-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What every sheet of the workbook shares: formats, print set-up, and the grid that is a real Excel table where it can
 * be.
 */

#define PAPER_A4 9
#define MAX_CELL_LENGTH 32767
#define MAX_HEADER_WORDS 120
#define LINK_COLOUR 0x0000C0

static const struct
{
  const char *number_format;
  guint8 align;
} cell_formats[] = {
  [FETTLE_CELL_TEXT] = { NULL, LXW_ALIGN_LEFT },        [FETTLE_CELL_COUNT] = { "#,##0", LXW_ALIGN_RIGHT },
  [FETTLE_CELL_PERCENT] = { "0.0%", LXW_ALIGN_RIGHT }, [FETTLE_CELL_DATE] = { "dd mmm yyyy", LXW_ALIGN_RIGHT },
  [FETTLE_CELL_URL] = { NULL, LXW_ALIGN_LEFT },         [FETTLE_CELL_POINTS] = { "+0.0;-0.0;0.0", LXW_ALIGN_RIGHT },
};

static lxw_format *
add_format (FettleWorkbookWriter *self,
            FettleFormat          which)
{
  return self->formats[which] = workbook_add_format (self->book);
}

/* Figures keep clear of the words in the next column. */
static void
set_side (lxw_format *format,
          guint8      side)
{
  format_set_align (format, side);
  if (side == LXW_ALIGN_RIGHT)
    format_set_indent (format, 1);
}

static void
add_cell_formats (FettleWorkbookWriter *self,
                  FettleFormat          first,
                  gboolean              bold)
{
  for (guint type = 0; type < G_N_ELEMENTS (cell_formats); type++)
    {
      lxw_format *format = add_format (self, first + type);

      if (cell_formats[type].number_format)
        format_set_num_format (format, cell_formats[type].number_format);
      set_side (format, cell_formats[type].align);
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
      if (type == FETTLE_CELL_TEXT)
        format_set_text_wrap (format);
      if (bold)
        {
          format_set_bold (format);
          format_set_top (format, LXW_BORDER_THIN);
        }
    }
}

/* Makes the formats of @self; once a workbook. */
void
fettle_workbook_add_formats (FettleWorkbookWriter *self)
{
  lxw_format *format = add_format (self, FETTLE_FORMAT_TITLE);

  format_set_bold (format);
  format_set_font_size (format, 14);
  add_format (self, FETTLE_FORMAT_LINE);
  format = add_format (self, FETTLE_FORMAT_LABEL);
  format_set_bold (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format = add_format (self, FETTLE_FORMAT_WRAP);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  for (FettleFormat which = FETTLE_FORMAT_HEADER; which <= FETTLE_FORMAT_NUMBER_HEADER; which++)
    {
      format = add_format (self, which);
      format_set_bold (format);
      format_set_text_wrap (format);
      format_set_bottom (format, LXW_BORDER_MEDIUM);
      format_set_align (format, LXW_ALIGN_VERTICAL_BOTTOM);
      set_side (format, which == FETTLE_FORMAT_HEADER ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    }
  format = add_format (self, FETTLE_FORMAT_LINK);
  format_set_underline (format, LXW_UNDERLINE_SINGLE);
  format_set_font_color (format, LINK_COLOUR);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  add_cell_formats (self, FETTLE_FORMAT_CELL, FALSE);
  add_cell_formats (self, FETTLE_FORMAT_TOTAL, TRUE);
}

static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && strspn (at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

/* Excel reads "_x0041_" as the letter A: what looks like such an escape gets its underscore escaped. */
static char *
guard_escapes (const char *words)
{
  GString *guarded = g_string_new (NULL);

  for (const char *at = words; *at; at++)
    {
      if (is_escape (at))
        g_string_append (guarded, "_x005F");
      g_string_append_c (guarded, *at);
    }
  return g_string_free (guarded, FALSE);
}

/* Words as a string cell, never as anything that a spreadsheet could compute. */
void
fettle_workbook_write_words (lxw_worksheet *sheet,
                             lxw_row_t      row,
                             lxw_col_t      column,
                             const char    *words,
                             lxw_format    *format)
{
  g_autofree char *valid = NULL;

  if (!words || !*words)
    {
      worksheet_write_blank (sheet, row, column, format);
      return;
    }
  if (strlen (words) > MAX_CELL_LENGTH || !g_utf8_validate (words, -1, NULL))
    {
      g_autofree char *whole = g_utf8_make_valid (words, -1);

      valid = g_utf8_substring (whole, 0, MIN (g_utf8_strlen (whole, -1), MAX_CELL_LENGTH));
    }
  if (strstr (words, "_x"))
    {
      g_autofree char *guarded = guard_escapes (valid ? valid : words);

      worksheet_write_string (sheet, row, column, guarded, format);
      return;
    }
  worksheet_write_string (sheet, row, column, valid ? valid : words, format);
}

/* How many lines @words take in a cell of @width letters. Programs do not fit the height of a row when they open the file. */
guint
fettle_workbook_count_lines (const char *words,
                             guint       width)
{
  guint length;

  /* Bytes are no fewer than letters: most cells are settled without counting them. */
  if (!words || strlen (words) <= width)
    return 1;
  length = (guint) g_utf8_strlen (words, -1);
  /* Lines break at words, so allow a little more than the letters need. */
  return length <= width ? 1 : (length + length / 8) / width + 1;
}

/* Words for a page header, in which an ampersand begins a command. */
static char *
header_words (const char *words)
{
  g_autofree char *cut
    = g_utf8_substring (words ? words : "", 0, MIN (g_utf8_strlen (words ? words : "", -1), MAX_HEADER_WORDS));
  g_auto(GStrv) parts = g_strsplit (cut, "&", -1);

  return g_strjoinv ("&&", parts);
}

static char *
profile_words (FettleWorkbookWriter *self,
               const char           *paragraphs)
{
  if (self->info->profile == FETTLE_PROFILE_PUBLIC || !paragraphs)
    return g_strdup (fettle_profile_get_label (self->info->profile));
  /* Translators: the head of each printed page; %s: paragraph numbers of Schedule 12A to the Local Government Act
   * 1972, "1, 2". */
  return g_strdup_printf (_("EXEMPT - paragraphs %s"), paragraphs);
}

static void
set_up_print (FettleWorkbookWriter *self,
              lxw_worksheet        *sheet,
              const char           *paragraphs)
{
  g_autofree char *profile = profile_words (self, paragraphs);
  g_autofree char *left = header_words (self->info->council), *right = header_words (profile), *header = NULL,
                  *footer = NULL;

  header = g_strdup_printf ("&L%s&R&\"Calibri,Bold\"%s", left, right);
  /* Translators: the foot of each printed page; keep &P (this page) and &N (how many). */
  footer = g_strdup_printf ("&L&A&R%s", _("Page &P of &N"));
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_header (sheet, header);
  worksheet_set_footer (sheet, footer);
}

/* A sheet with the print set-up of all sheets. @paragraphs: of Schedule 12A, that what it shows rests on. */
lxw_worksheet *
fettle_workbook_add_sheet (FettleWorkbookWriter *self,
                           const char           *name,
                           const char           *paragraphs)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);

  set_up_print (self, sheet, paragraphs);
  return sheet;
}

/* The paragraphs that any of the tables rests on, or NULL. */
char *
fettle_workbook_join_paragraphs (FettleWorkbookWriter *self)
{
  g_autoptr(GTree) all = g_tree_new_full ((GCompareDataFunc) (void (*) (void)) strcmp, NULL, g_free, NULL);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const char *own = fettle_disclosed_get_paragraph (g_ptr_array_index (self->tables, i));
      g_auto(GStrv) parts = own ? g_strsplit (own, ", ", -1) : NULL;

      for (char **part = parts; part && *part; part++)
        g_tree_insert (all, g_strdup (*part), NULL);
    }
  for (GTreeNode *node = g_tree_node_first (all); node; node = g_tree_node_next (node))
    g_string_append_printf (joined, "%s%s", joined->len ? ", " : "", (const char *) g_tree_node_key (node));
  return g_string_free (joined, joined->len == 0);
}

static void
add_table (FettleWorkbookWriter  *self,
           lxw_worksheet         *sheet,
           const char            *name,
           lxw_row_t              header_row,
           guint                  n_rows,
           GPtrArray             *headers,
           lxw_format           **header_formats,
           gboolean               filter)
{
  guint n = headers->len;
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n);
  g_autofree lxw_table_column **list = g_new0 (lxw_table_column *, n + 1);
  g_autoptr(GString) safe = g_string_new ("Table_");
  lxw_table_options options
    = { .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 1, .no_autofilter = !filter };

  for (const char *at = name; *at; at++)
    g_string_append_c (safe, g_ascii_isalnum (*at) ? *at : '_');
  for (guint i = 0; i < n; i++)
    {
      columns[i].header = g_ptr_array_index (headers, i);
      columns[i].header_format = header_formats[i];
      list[i] = &columns[i];
    }
  options.name = safe->str;
  options.columns = list;
  worksheet_add_table (sheet, header_row, 0, header_row + n_rows, (lxw_col_t) (n - 1), &options);
}

/*
 * The header row, and the range under it marked as a table. @headers differ from each other; @n_rows of data (at least
 * one) are written by the caller. A streamed sheet has no tables; it gets filters in their place.
 */
void
fettle_workbook_add_grid (FettleWorkbookWriter  *self,
                          lxw_worksheet         *sheet,
                          const char            *name,
                          lxw_row_t              header_row,
                          guint                  n_rows,
                          GPtrArray             *headers,
                          lxw_format           **header_formats,
                          gboolean               filter)
{
  worksheet_repeat_rows (sheet, header_row, header_row);
  if (!self->streamed)
    {
      add_table (self, sheet, name, header_row, n_rows, headers, header_formats, filter);
      return;
    }
  for (guint i = 0; i < headers->len; i++)
    fettle_workbook_write_words (sheet, header_row, (lxw_col_t) i, g_ptr_array_index (headers, i), header_formats[i]);
  if (filter)
    worksheet_autofilter (sheet, header_row, 0, header_row + n_rows, (lxw_col_t) (headers->len - 1));
}
