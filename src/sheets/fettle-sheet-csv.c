/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-characters.h"
#include "base/fettle-csv.h"
#include "base/fettle-error.h"
#include "base/fettle-text.h"

#define CHUNK (64 * 1024)

/* Stands for what is no character at all, until it is mended like any other that no format can hold. */
#define MARK '\1'

typedef struct
{
  guint line;
  guint first;
  guint n_cells;
} Span;

/*
 * libcsv pushes cells; the sheet is pulled from row by row. Each chunk's cells go to one text buffer, sized before the
 * chunk is parsed so that the callbacks only copy. Rows are spans of that buffer. A row that the chunk leaves open is
 * moved to the front.
 */
typedef struct
{
  char *path;
  FettleArchive *archive;
  GCancellable *cancellable;
  GArray *entries;
  guint page;
  guint tried;          /* of the delimiters by frequency: which one it is */
  FettleInput *input;
  GCharsetConverter *converter;
  gboolean big_endian;
  gboolean at_end;
  gboolean loaded;
  gboolean finished;
  gboolean too_long;
  gboolean plain;

  struct csv_parser parser;
  gboolean parsing;
  guint8 raw[CHUNK];
  gsize n_raw;
  GByteArray *converted;

  char *text;
  gsize text_size;
  gsize text_capacity;
  guint *cells;
  guint n_cells;
  guint cells_capacity;
  GArray *spans;
  guint next;
  GPtrArray *row;
  GArray *mended;     /* which of the cells held what no format can hold, by their number */
  guint next_mended;
  GArray *row_mended; /* the same by column, of the row that was handed out */

  guint line;
  guint row_line;
  guint row_first;
  gboolean after_cr;
} Csv;

static guint
count_lines (const char *text,
             gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')))
      n++;
  return n;
}

static gsize
unify_line_ends (char  *text,
                 gsize  length)
{
  gsize out = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i] != '\r')
      text[out++] = text[i];
    else if (i + 1 == length || text[i + 1] != '\n')
      text[out++] = '\n';
  return out;
}

static gsize
latin1_to_utf8 (const guint8 *in,
                gsize         length,
                char         *out)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (in[i] < 0x80)
      out[n++] = in[i];
    else
      {
        out[n++] = 0xc0 | (in[i] >> 6);
        out[n++] = 0x80 | (in[i] & 0x3f);
      }
  out[n] = '\0';
  return n;
}

/* Halves of UTF-16 that were written as UTF-8 each by itself; what is no such half is left. */
static gsize
mark_surrogates (const char *in,
                 gsize       length,
                 char       *out)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (i + 2 < length && (guint8) in[i] == 0xed && (guint8) in[i + 1] >= 0xa0)
      {
        out[n++] = MARK;
        i += 2;
      }
    else
      out[n++] = in[i];
  out[n] = '\0';
  return n;
}

/* Each cell is judged by itself: what is not UTF-8 is Windows-1252, even where a file was put together from both. */
static gsize
decode_cell (char       *out,
             const char *in,
             gsize       length)
{
  gsize n = mark_surrogates (in, length, out);

  for (gsize i = 0; i < n; i++)
    if (out[i] == '\0')
      out[i] = MARK;
  return g_utf8_validate_len (out, n, NULL) ? n : latin1_to_utf8 ((const guint8 *) in, length, out);
}

/* The text may grow by half: there is room for four times its bytes. */
static gsize
repair_cell (char  *text,
             gsize  length)
{
  g_autofree char *repaired = memchr (text, 0xc2, length) != NULL ? fettle_text_repair_c1 (text) : NULL;

  if (repaired == NULL)
    return length;
  length = strlen (repaired);
  memcpy (text, repaired, length + 1);
  return length;
}

/* Neither a control character nor anything that is not ASCII: nothing to decode, nothing to mend. */
static gboolean
is_plain (const guint8 *bytes,
          gsize         length)
{
  guint8 odd = 0;

  for (gsize i = 0; i < length; i++)
    odd |= (bytes[i] >= 0x7f) | ((bytes[i] < 0x20) & (bytes[i] != '\t') & (bytes[i] != '\n') & (bytes[i] != '\r'));
  return odd == 0;
}

static guint
count_delimiter (const char *text,
                 gsize       length,
                 char        delimiter)
{
  gboolean quoted = FALSE;
  guint best = 0, here = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && text[i] == delimiter)
      here++;
    else if (!quoted && text[i] == '\n')
      {
        best = MAX (best, here);
        here = 0;
      }
  return MAX (best, here);
}

/* The heading row has more cells than most title rows above it, so a delimiter is the likelier the more often it occurs in
 * any one line. Returns the one of that @rank, '\0' where there are no more. */
static char
guess_delimiter (const char *text,
                 gsize       length,
                 guint       rank)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  guint counts[G_N_ELEMENTS (candidates)];

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    counts[i] = count_delimiter (text, length, candidates[i]);
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint before = 0;

      for (guint j = 0; j < G_N_ELEMENTS (candidates); j++)
        before += counts[j] > counts[i] || (counts[j] == counts[i] && j < i);
      if (before == rank)
        return rank == 0 || counts[i] > 0 ? candidates[i] : '\0';
    }
  return '\0';
}

static const char *
guess_charset (const guint8 *bytes,
               gsize         length,
               gsize        *bom)
{
  *bom = 0;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    *bom = 3;
  else if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    *bom = 2;
  if (*bom == 2)
    return bytes[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
  if (*bom == 0 && length >= 4 && bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0)
    return "UTF-16LE";
  if (*bom == 0 && length >= 4 && bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0)
    return "UTF-16BE";
  return NULL;
}

static gboolean
fail_never_closed (Csv     *self,
                   GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);

  g_set_error (
      error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
      /* Translators: %s is a file name, %u a line number. */
      _("“%s” has a quotation mark after line %u that is never closed. Correct it and import the file again."), base,
      self->row_line);
  return FALSE;
}

static gboolean
fail_cell_too_long (Csv     *self,
                    GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
               /* Translators: %s is a file name, %u a line number. */
               _("“%s” has a cell at line %u that holds more than 1 MB of text, so reading was stopped. Nothing was "
                 "changed."),
               base, self->line);
  return FALSE;
}

static gboolean
fail_row_too_long (Csv     *self,
                   GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
               /* Translators: %s is a file name, %u a line number. */
               _("“%s” has a row at line %u that holds more than 16 MB of text, so reading was stopped. Nothing was "
                 "changed."),
               base, self->row_line);
  return FALSE;
}

static gboolean
fail_too_wide (Csv     *self,
               GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
               /* Translators: %s is a file name, %u a line number. */
               _("“%s” has a row at line %u that is wider than any table of schools, so reading was stopped."),
               base, self->row_line);
  return FALSE;
}

static gsize
mend_cell (Csv   *self,
           char  *text,
           gsize  length)
{
  g_autofree char *mended = fettle_characters_mend (text);
  guint cell = self->n_cells - 1;

  if (mended == NULL)
    return length;
  g_array_append_val (self->mended, cell);
  return g_strlcpy (text, mended, length + 1);
}

static void
cell_cb (void   *data,
         size_t  length,
         void   *user_data)
{
  Csv *self = user_data;
  char *out = self->text + self->text_size;

  if (self->n_cells == self->row_first)
    self->row_line = self->line;
  self->too_long |= length > FETTLE_SHEET_MAX_CELL;
  self->cells[self->n_cells++] = self->text_size;
  if (G_LIKELY (self->plain))
    memcpy (out, data, length);
  else
    length = decode_cell (out, data, length);
  out[length] = '\0';
  if (G_UNLIKELY (memchr (out, '\n', length) != NULL || memchr (out, '\r', length) != NULL))
    {
      self->line += count_lines (out, length);
      length = unify_line_ends (out, length);
      out[length] = '\0';
    }
  if (!self->plain)
    length = repair_cell (out, mend_cell (self, out, length));
  if (G_UNLIKELY (*out == '\'' && fettle_csv_is_guarded (out, length)))
    memmove (out, out + 1, length--);
  self->text_size += length + 1;
  self->after_cr = FALSE;
}

static void
row_cb (int   end,
        void *user_data)
{
  Csv *self = user_data;
  Span span = { self->row_line, self->row_first, self->n_cells - self->row_first };

  if (span.n_cells > 0)
    {
      g_array_append_val (self->spans, span);
      self->row_first = self->n_cells;
    }
  if (end != '\n' || span.n_cells > 0 || !self->after_cr)
    self->line++;
  self->after_cr = end == '\r';
}

/* What a chunk can grow to: a Windows-1252 byte becomes up to three, and each cell ends with a zero byte. */
static void
make_room (Csv   *self,
           gsize  length)
{
  gsize want = self->text_size + 4 * (length + self->parser.entry_pos) + 16;
  guint cells = self->n_cells + length + 2;

  if (want > self->text_capacity)
    {
      self->text_capacity = want * 3 / 2;
      self->text = g_realloc (self->text, self->text_capacity);
    }
  if (cells > self->cells_capacity)
    {
      self->cells_capacity = cells * 3 / 2;
      self->cells = g_renew (guint, self->cells, self->cells_capacity);
    }
}

/* Those of the rows that were handed out are forgotten. */
static void
keep_mended (Csv *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->mended->len; i++)
    {
      guint cell = g_array_index (self->mended, guint, i);

      if (cell >= self->row_first)
        g_array_index (self->mended, guint, n_kept++) = cell - self->row_first;
    }
  g_array_set_size (self->mended, n_kept);
  self->next_mended = 0;
}

static void
keep_open_row (Csv *self)
{
  guint kept = self->n_cells - self->row_first;
  gsize start = kept > 0 ? self->cells[self->row_first] : self->text_size;

  if (self->text_size > start)
    memmove (self->text, self->text + start, self->text_size - start);
  for (guint i = 0; i < kept; i++)
    self->cells[i] = self->cells[self->row_first + i] - start;
  self->text_size -= start;
  self->n_cells = kept;
  keep_mended (self);
  self->row_first = 0;
  self->next = 0;
  g_array_set_size (self->spans, 0);
}

/* A surrogate of UTF-16 without the other. */
static gboolean
is_half_character (Csv   *self,
                   gsize  at)
{
  guint first = self->big_endian ? 0 : 1;

  return at + 1 < self->n_raw && (self->raw[at + first] & 0xf8) == 0xd8;
}

/* Converts as much of the raw bytes as makes whole characters; what is left stays for the next chunk. */
static gboolean
convert (Csv     *self,
         GError **error)
{
  gsize used = 0;

  g_byte_array_set_size (self->converted, 0);
  while (used < self->n_raw)
    {
      g_autoptr (GError) local = NULL;
      guint8 out[4096];
      gsize n_in, n_out;
      GConverterResult result;

      result =
          g_converter_convert (G_CONVERTER (self->converter), self->raw + used, self->n_raw - used, out, sizeof out,
                               self->at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_in, &n_out, &local);
      if (result == G_CONVERTER_ERROR && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        break;
      if (result == G_CONVERTER_ERROR && is_half_character (self, used))
        {
          g_byte_array_append (self->converted, (const guint8 *) &(char){ MARK }, 1);
          used += 2;
          continue;
        }
      if (result == G_CONVERTER_ERROR)
        {
          g_autofree char *base = g_path_get_basename (self->path);

          g_set_error (
              error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
              /* Translators: %s is a file name. */
              _("“%s” begins as Unicode text but is damaged further on. Save it again as CSV and import that."), base);
          return FALSE;
        }
      g_byte_array_append (self->converted, out, n_out);
      used += n_in;
    }
  memmove (self->raw, self->raw + used, self->n_raw - used);
  self->n_raw -= used;
  return TRUE;
}

/* Rows that are complete, and the one that the chunk leaves open. */
static gboolean
check_rows (Csv     *self,
            GError **error)
{
  gsize start = self->n_cells > self->row_first ? self->cells[self->row_first] : self->text_size;

  for (guint i = 0; i < self->spans->len; i++)
    if (g_array_index (self->spans, Span, i).n_cells > FETTLE_SHEET_MAX_COLUMNS)
      {
        self->row_line = g_array_index (self->spans, Span, i).line;
        return fail_too_wide (self, error);
      }
  if (self->n_cells - self->row_first > FETTLE_SHEET_MAX_COLUMNS)
    return fail_too_wide (self, error);
  return self->text_size - start <= FETTLE_SHEET_MAX_ROW_TEXT || fail_row_too_long (self, error);
}

static gboolean
parse (Csv           *self,
       const guint8  *bytes,
       gsize          length,
       GError       **error)
{
  make_room (self, length);
  self->plain = is_plain (bytes, length) && is_plain (self->parser.entry_buf, self->parser.entry_pos);
  if (csv_parse (&self->parser, bytes, length, cell_cb, row_cb, self) != length)
    return fail_cell_too_long (self, error);
  if (self->parser.entry_pos > FETTLE_SHEET_MAX_CELL && self->parser.quoted)
    return fail_never_closed (self, error);
  if (self->too_long || self->parser.entry_pos > FETTLE_SHEET_MAX_CELL)
    return fail_cell_too_long (self, error);
  return check_rows (self, error);
}

static gboolean
parse_raw (Csv     *self,
           GError **error)
{
  if (self->converter == NULL)
    {
      gsize length = self->n_raw;

      self->n_raw = 0;
      return parse (self, self->raw, length, error);
    }
  return convert (self, error) && parse (self, self->converted->data, self->converted->len, error);
}

static gboolean
fill (Csv     *self,
      GError **error)
{
  gssize n = fettle_input_read (self->input, self->raw + self->n_raw, CHUNK - self->n_raw, error);

  if (n < 0)
    return FALSE;
  self->n_raw += n;
  self->at_end = n == 0;
  return TRUE;
}

static gboolean
next_chunk (Csv     *self,
            GError **error)
{
  keep_open_row (self);
  if (!self->loaded && !fill (self, error))
    return FALSE;
  self->loaded = FALSE;
  if (!parse_raw (self, error))
    return FALSE;
  if (self->at_end)
    {
      make_room (self, 1);
      csv_fini (&self->parser, cell_cb, row_cb, self);
      self->finished = TRUE;
    }
  return TRUE;
}

static void
stop (Csv *self)
{
  if (self->parsing)
    csv_free (&self->parser);
  self->parsing = FALSE;
  g_clear_object (&self->converter);
  g_clear_pointer (&self->input, fettle_input_close);
}

static gboolean
set_delimiter (Csv        *self,
               const char *text,
               gsize       length)
{
  char delimiter = guess_delimiter (text, length, self->tried);

  if (delimiter != '\0')
    csv_set_delim (&self->parser, delimiter);
  return delimiter != '\0';
}

/* FALSE without an error where no delimiter is left to try. */
static gboolean
start (Csv     *self,
       GError **error)
{
  const char *charset;
  gsize bom;

  self->at_end = self->finished = self->too_long = FALSE;
  self->n_raw = self->text_size = 0;
  self->n_cells = self->row_first = self->next = 0;
  g_array_set_size (self->mended, 0);
  self->next_mended = 0;
  self->line = self->row_line = 1;
  self->after_cr = FALSE;
  g_array_set_size (self->spans, 0);
  csv_init (&self->parser, CSV_REPALL_NL);
  csv_set_blk_size (&self->parser, CHUNK);
  self->parsing = TRUE;
  while (self->n_raw < CHUNK && !self->at_end)
    if (!fill (self, error))
      return FALSE;

  charset = guess_charset (self->raw, self->n_raw, &bom);
  self->n_raw -= bom;
  memmove (self->raw, self->raw + bom, self->n_raw);
  self->loaded = charset == NULL;
  if (charset == NULL)
    return set_delimiter (self, (const char *) self->raw, self->n_raw);
  self->big_endian = g_str_equal (charset, "UTF-16BE");
  self->converter = g_charset_converter_new ("UTF-8", charset, error);
  if (self->converter == NULL || !convert (self, error))
    return FALSE;
  return set_delimiter (self, (const char *) self->converted->data, self->converted->len)
         && parse (self, self->converted->data, self->converted->len, error);
}

static void
csv_close (gpointer state)
{
  Csv *self = state;

  stop (self);
  g_clear_pointer (&self->archive, fettle_archive_close);
  g_clear_object (&self->cancellable);
  g_array_unref (self->entries);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->row);
  g_array_unref (self->mended);
  g_array_unref (self->row_mended);
  g_byte_array_unref (self->converted);
  g_free (self->text);
  g_free (self->cells);
  g_free (self->path);
  g_free (self);
}

static guint
csv_get_n_pages (gpointer state)
{
  Csv *self = state;

  return self->archive == NULL ? 1 : self->entries->len;
}

static const char *
csv_get_page_name (gpointer state,
                   guint    page)
{
  Csv *self = state;

  return self->archive == NULL ? self->path
                               : fettle_archive_get_name (self->archive, g_array_index (self->entries, guint, page));
}

static gboolean
csv_is_hidden (gpointer state,
               guint    page)
{
  return FALSE;
}

static gboolean
open_page (Csv     *self,
           GError **error)
{
  stop (self);
  if (self->archive == NULL)
    self->input = fettle_input_open_file (self->path, self->cancellable, error);
  else
    self->input = fettle_input_open_entry (self->archive, g_array_index (self->entries, guint, self->page), error);
  return self->input != NULL && start (self, error);
}

static gboolean
csv_select_page (gpointer   state,
                 guint      page,
                 GError   **error)
{
  Csv *self = state;

  self->page = page;
  self->tried = 0;
  return open_page (self, error);
}

static gboolean
csv_next_row (gpointer         state,
              FettleSheetRow  *row,
              GError         **error)
{
  Csv *self = state;
  const Span *span;

  while (self->next >= self->spans->len)
    if (self->finished || !next_chunk (self, error))
      return FALSE;

  span = &g_array_index (self->spans, Span, self->next++);
  if (self->row->len < span->n_cells)
    g_ptr_array_set_size (self->row, span->n_cells);
  for (guint i = 0; i < span->n_cells; i++)
    self->row->pdata[i] = self->text + self->cells[span->first + i];
  row->line = span->line;
  row->cells = (const char *const *) self->row->pdata;
  row->n_cells = span->n_cells;
  g_array_set_size (self->row_mended, 0);
  while (self->next_mended < self->mended->len
         && g_array_index (self->mended, guint, self->next_mended) < span->first + span->n_cells)
    {
      guint column = g_array_index (self->mended, guint, self->next_mended++) - span->first;

      g_array_append_val (self->row_mended, column);
    }
  row->mended = (const guint *) (gpointer) self->row_mended->data;
  row->n_mended = self->row_mended->len;
  return TRUE;
}

static double
csv_get_fraction (gpointer state)
{
  Csv *self = state;

  return self->input == NULL ? 0 : fettle_input_get_fraction (self->input);
}

const FettleSheetFormat fettle_sheet_csv = {
  csv_close,       csv_get_n_pages, csv_get_page_name, csv_is_hidden,
  csv_select_page, csv_next_row,    csv_get_fraction,
};

/**
 * fettle_sheet_csv_next_delimiter:
 * @state: the state of the CSV format, with a page selected
 * @error: return location: as fettle_sheet_select_page()
 *
 * Starts the page over with the next likely delimiter.
 *
 * Returns: whether there is one; %FALSE without an error where all were tried
 */
gboolean
fettle_sheet_csv_next_delimiter (gpointer   state,
                                 GError   **error)
{
  Csv *self = state;

  self->tried++;
  return open_page (self, error);
}

/**
 * fettle_sheet_csv_open:
 * @path: the file
 * @archive: (transfer full) (nullable): where @path is a zip file: its entries, of which each CSV is a page
 * @cancellable: (nullable): heeded by every read
 * @error: return location: %FETTLE_ERROR_OPEN
 *
 * Returns: (transfer full) (nullable): the state of the CSV format, with no page selected
 */
gpointer
fettle_sheet_csv_open (const char     *path,
                       FettleArchive  *archive,
                       GCancellable   *cancellable,
                       GError        **error)
{
  Csv *self = g_new0 (Csv, 1);

  self->path = g_strdup (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->archive = archive;
  self->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->row = g_ptr_array_new ();
  self->mended = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row_mended = g_array_new (FALSE, FALSE, sizeof (guint));
  self->converted = g_byte_array_new ();
  for (guint i = 0; archive != NULL && i < fettle_archive_get_n_entries (archive); i++)
    {
      g_autofree char *name = g_ascii_strdown (fettle_archive_get_name (archive, i), -1);

      /* Macs add hidden twins of each file in a folder of their own. */
      if (g_str_has_suffix (name, ".csv") && strstr (name, "__macosx/") == NULL)
        g_array_append_val (self->entries, i);
    }
  return self;
}
