/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fettle-text.h"
#include "model/fettle-vocabulary.h"
#include "sheets/fettle-sheet-error.h"

#define BLOCK_BYTES 16384
/* Words that recur are few and short. */
#define MAX_MATCHES 10000
#define MAX_MATCHED 200

typedef struct
{
  const char *code;
  const char *label;
} Match;

struct _FettleCells
{
  char block[BLOCK_BYTES];
  gsize used;
  GPtrArray *owned;
  GHashTable *matches;
  GString *key;
  FettleDateOrder order;
};

/**
 * fettle_cells_new:
 *
 * Returns: (transfer full): a reader of cells
 */
FettleCells *
fettle_cells_new (void)
{
  FettleCells *self = g_new (FettleCells, 1);

  self->used = 0;
  self->order = FETTLE_DATE_ORDER_NONE;
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = g_string_new (NULL);
  return self;
}

/**
 * fettle_cells_free:
 * @cells: (transfer full): a reader of cells
 *
 * Frees the reader and all values it gave.
 */
void
fettle_cells_free (FettleCells *cells)
{
  g_return_if_fail (cells != NULL);

  g_ptr_array_unref (cells->owned);
  g_hash_table_unref (cells->matches);
  g_string_free (cells->key, TRUE);
  g_free (cells);
}

/**
 * fettle_cells_reset:
 * @cells: a reader of cells
 *
 * Begins a new row: the values of the last one are gone.
 */
void
fettle_cells_reset (FettleCells *cells)
{
  g_return_if_fail (cells != NULL);

  cells->used = 0;
  if (cells->owned->len > 0)
    g_ptr_array_set_size (cells->owned, 0);
}

/**
 * fettle_cells_take:
 * @cells: a reader of cells
 * @length: bytes wanted
 *
 * Returns: (transfer none): room for a text of the row
 */
char *
fettle_cells_take (FettleCells *cells,
                   gsize        length)
{
  char *room;

  g_return_val_if_fail (cells != NULL, NULL);

  if (cells->used + length > BLOCK_BYTES)
    {
      room = g_malloc (length);
      g_ptr_array_add (cells->owned, room);
      return room;
    }
  room = cells->block + cells->used;
  cells->used += length;
  return room;
}

/**
 * fettle_cells_keep:
 * @cells: a reader of cells
 * @text: (transfer full) (nullable): a text made for the row
 *
 * Returns: (transfer none) (nullable): @text, freed with the row
 */
const char *
fettle_cells_keep (FettleCells *cells,
                   char        *text)
{
  g_return_val_if_fail (cells != NULL, NULL);

  if (text != NULL)
    g_ptr_array_add (cells->owned, text);
  return text;
}

/* Whether fettle_text_clean() would give the same back; unsure counts as no. */
static gboolean
is_clean (const char *text)
{
  const guint8 *p = (const guint8 *) text;

  if (*p <= ' ')
    return FALSE;
  for (; *p != '\0'; p++)
    if (*p < ' ' || (*p == ' ' && p[1] <= ' ') || *p == 0xc2 || *p == 0xe1 || *p == 0xe2 || *p == 0xe3 || *p == 0xef)
      return FALSE;
  return TRUE;
}

static const char *
read_text (FettleCells *self,
           const char  *cell)
{
  if (*cell == '\0')
    return NULL;
  return is_clean (cell) ? cell : fettle_cells_keep (self, fettle_text_clean (cell));
}

static gboolean
is_nothing (const char *text)
{
  static const char *const words[] = { "Not applicable", "Does not apply", "NULL", "-" };

  if (strchr ("NnDd-", *text) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
read_words (FettleCells *self,
            const char  *cell)
{
  const char *text = read_text (self, cell);

  return text == NULL || is_nothing (text) ? NULL : text;
}

/* A number that went through a spreadsheet or a data frame carries ".0". */
static const char *
read_number (FettleCells *self,
             const char  *cell)
{
  const char *text = read_words (self, cell);
  gsize length = text != NULL ? strlen (text) : 0;

  if (length < 3 || strcmp (text + length - 2, ".0") != 0 || strspn (text, "0123456789") != length - 2)
    return text;
  return fettle_cells_keep (self, g_strndup (text, length - 2));
}

static const char *
read_code (FettleCells *self,
           const char  *cell)
{
  const char *text = read_number (self, cell);

  if (text != NULL && (strspn (text, "0") == strlen (text) || strcmp (text, "999") == 0))
    return NULL;
  return text;
}

static gboolean
is_digits (const char *text,
           guint       n)
{
  while (n > 0 && g_ascii_isdigit (*text))
    {
      text++;
      n--;
    }
  return n == 0;
}

static const char *
put_date (FettleCells *self,
          FettleDate   date)
{
  int year, month, day;
  char *iso = fettle_cells_take (self, 16);

  fettle_date_get_ymd (date, &year, &month, &day);
  g_snprintf (iso, 16, "%04d-%02d-%02d", year, month, day);
  return iso;
}

static FettleDateOrder
get_order (guint first,
           guint second)
{
  if (first == second || first == 0 || second == 0 || first > 31 || second > 31 || (first > 12 && second > 12))
    return FETTLE_DATE_ORDER_NONE;
  if (first > 12)
    return FETTLE_DATE_ORDER_DAY_FIRST;
  return second > 12 ? FETTLE_DATE_ORDER_MONTH_FIRST : FETTLE_DATE_ORDER_EITHER;
}

/* "9/13/2010 0:00": two numbers of at most two figures, then a year. */
static FettleDateOrder
find_order (const char *text)
{
  guint numbers[3];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gsize figures = strspn (text, "0123456789");

      if (figures == 0 || figures > (i < 2 ? 2 : 4) || figures == 3)
        return FETTLE_DATE_ORDER_NONE;
      numbers[i] = strtoul (text, NULL, 10);
      text += figures;
      if (i < 2 && strchr ("-/. ", *text) == NULL)
        return FETTLE_DATE_ORDER_NONE;
      text += i < 2 && *text != '\0';
    }
  return *text == '\0' || *text == ' ' || *text == 'T' ? get_order (numbers[0], numbers[1]) : FETTLE_DATE_ORDER_NONE;
}

/* Nearly all dates of public files are dd-mm-yyyy or dd/mm/yyyy: those are turned round in place. */
static const char *
read_plain_date (FettleCells *self,
                 const char  *text)
{
  char *iso;

  if (!is_digits (text, 2) || !strchr ("-/", text[2]) || !is_digits (text + 3, 2) || text[5] != text[2] ||
      !is_digits (text + 6, 4) || text[10] != '\0')
    return NULL;
  if (!fettle_date_is_kept (
          fettle_date_new ((text[6] - '0') * 1000 + (text[7] - '0') * 100 + (text[8] - '0') * 10 + text[9] - '0',
                           (text[3] - '0') * 10 + text[4] - '0', (text[0] - '0') * 10 + text[1] - '0')))
    return NULL;
  iso = fettle_cells_take (self, 11);
  memcpy (iso, text + 6, 4);
  iso[4] = iso[7] = '-';
  memcpy (iso + 5, text + 3, 2);
  memcpy (iso + 8, text, 2);
  iso[10] = '\0';
  self->order = get_order ((text[0] - '0') * 10 + text[1] - '0', (text[3] - '0') * 10 + text[4] - '0');
  return iso;
}

/* Five digits are a spreadsheet's count of days; before 1954 or after 2064 they are something else. */
static FettleDate
read_serial (const char *text)
{
  char *end;
  double serial = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(serial >= 20000 && serial <= 60000))
    return FETTLE_DATE_NONE;
  return fettle_date_from_excel (serial, FALSE);
}

static const char *
read_date (FettleCells *self,
           const char  *cell,
           gboolean    *odd)
{
  const char *text = read_words (self, cell);
  const char *plain;
  FettleDate date;

  self->order = FETTLE_DATE_ORDER_NONE;
  if (text == NULL)
    return NULL;
  plain = read_plain_date (self, text);
  if (plain != NULL)
    return plain;
  self->order = find_order (text);
  date = fettle_date_parse (text);
  if (date == FETTLE_DATE_NONE)
    date = read_serial (text);
  *odd = !fettle_date_is_kept (date);
  return *odd ? NULL : put_date (self, date);
}

static const char *
read_scaled (FettleCells *self,
             const char  *cell,
             int          scale,
             gboolean    *odd)
{
  const char *text = read_words (self, cell);
  double value;
  char *end, *out;

  if (text == NULL)
    return NULL;
  if (scale == 1 && strspn (text, "0123456789") == strlen (text) && strlen (text) < 16)
    return text;
  value = g_ascii_strtod (text, &end);
  while (*end == ' ' || *end == '%')
    end++;
  if (end == text || *end != '\0' || !isfinite (value) || fabs (value) > 1e15)
    {
      *odd = TRUE;
      return NULL;
    }
  out = fettle_cells_take (self, 24);
  g_snprintf (out, 24, "%" G_GINT64_FORMAT, (gint64) llround (value * scale));
  return out;
}

static const char *
read_or_odd (FettleCells *self,
             char        *value,
             const char  *cell,
             gboolean    *odd)
{
  *odd = value == NULL && read_words (self, cell) != NULL;
  return fettle_cells_keep (self, value);
}

static const char *
read_urn (FettleCells *self,
          const char  *cell,
          gboolean    *odd)
{
  gsize length = strspn (cell, "0123456789");

  if (length >= 5 && length <= 7 && cell[length] == '\0' && *cell != '0')
    return cell;
  return read_or_odd (self, fettle_text_clean_urn (cell), cell, odd);
}

static const char *
read_postcode (FettleCells *self,
               const char  *cell)
{
  const char *text = read_words (self, cell);
  const char *gap = text != NULL ? strchr (text, ' ') : NULL;

  if (gap != NULL && strlen (gap) == 4 && gap - text >= 2 && gap - text <= 4 &&
      strpbrk (text, "abcdefghijklmnopqrstuvwxyz") == NULL)
    return text;
  return text == NULL ? NULL : fettle_cells_keep (self, fettle_text_clean_postcode (text));
}

/**
 * fettle_cells_match:
 * @cells: a reader of cells
 * @vocabulary: name of a vocabulary
 * @words: words of a file
 * @group: (nullable): group of the vocabulary
 * @on: the day, or %FETTLE_DATE_NONE
 * @label: (out) (optional) (nullable): label of the time
 *
 * fettle_vocabulary_match() that remembers what it was asked: the same few words stand in every row.
 *
 * Returns: (transfer none) (nullable): the code
 */
const char *
fettle_cells_match (FettleCells  *cells,
                    const char   *vocabulary,
                    const char   *words,
                    const char   *group,
                    FettleDate    on,
                    const char  **label)
{
  const Match *match;

  g_return_val_if_fail (cells != NULL && vocabulary != NULL && words != NULL, NULL);

  if (strnlen (words, MAX_MATCHED) == MAX_MATCHED)
    return NULL;
  g_string_printf (cells->key, "%s|%s|%u|%s", vocabulary, group != NULL ? group : "", on, words);
  match = g_hash_table_lookup (cells->matches, cells->key->str);
  if (match == NULL)
    {
      const FettleVocabulary *terms = fettle_vocabulary_get (vocabulary);
      const FettleTerm *term = terms != NULL ? fettle_vocabulary_match (terms, words, group, on) : NULL;
      Match *made = g_new (Match, 1);

      made->code = term != NULL ? term->code : NULL;
      made->label = term != NULL ? term->label : NULL;
      if (g_hash_table_size (cells->matches) >= MAX_MATCHES)
        g_hash_table_remove_all (cells->matches);
      g_hash_table_insert (cells->matches, g_strdup (cells->key->str), made);
      match = made;
    }
  if (label != NULL)
    *label = match->label;
  return match->code;
}

static const char *
read_term (FettleCells *self,
           const char  *vocabulary,
           const char  *cell,
           gboolean    *odd)
{
  const char *text = read_text (self, cell);
  const char *code = text != NULL ? fettle_cells_match (self, vocabulary, text, NULL, FETTLE_DATE_NONE, NULL) : NULL;

  *odd = code == NULL && text != NULL && !is_nothing (text);
  return code;
}

/**
 * fettle_cells_get_order:
 * @cells: a reader of cells
 *
 * Returns: what the date that was read last tells of the order of day and month
 */
FettleDateOrder
fettle_cells_get_order (FettleCells *cells)
{
  g_return_val_if_fail (cells != NULL, FETTLE_DATE_ORDER_NONE);

  return cells->order;
}

/* ="0123" is how a CSV tells Excel to keep a leading zero. */
static const char *
unwrap (FettleCells *self,
        const char  *cell)
{
  gsize length = strlen (cell);

  if (length < 3 || cell[1] != '"' || cell[length - 1] != '"' || memchr (cell + 2, '"', length - 3) != NULL)
    return cell;
  return fettle_cells_keep (self, g_strndup (cell + 2, length - 3));
}

/**
 * fettle_cells_read:
 * @cells: a reader of cells
 * @type: how the cell is read; the types of inspections that need a date are read as words
 * @cell: the cell
 * @odd: (inout): set to %TRUE where something stands in the cell that cannot be read so, or an error of a spreadsheet, else left
 * alone
 *
 * Reads one cell.
 *
 * Returns: (transfer none) (nullable): the value as the register keeps it, until fettle_cells_reset() or the next row
 * of the sheet
 */
const char *
fettle_cells_read (FettleCells    *cells,
                   FettleCellType  type,
                   const char     *cell,
                   gboolean       *odd)
{
  g_return_val_if_fail (cells != NULL && cell != NULL && odd != NULL, NULL);

  if (*cell == '\0')
    return NULL;
  if (G_UNLIKELY (fettle_sheet_is_error (cell)))
    {
      cells->order = FETTLE_DATE_ORDER_NONE;
      *odd = TRUE;
      return NULL;
    }
  if (G_UNLIKELY (*cell == '='))
    cell = unwrap (cells, cell);
  switch (type)
    {
    case FETTLE_CELL_TEXT:
      return read_text (cells, cell);
    case FETTLE_CELL_URN:
      return read_urn (cells, cell, odd);
    case FETTLE_CELL_LAESTAB:
      return read_or_odd (cells, fettle_text_clean_laestab (cell), cell, odd);
    case FETTLE_CELL_CODE:
      return read_code (cells, cell);
    case FETTLE_CELL_NUMBER:
    case FETTLE_CELL_GRADE:
    case FETTLE_CELL_OVERALL:
    case FETTLE_CELL_SAFEGUARDING:
      return read_number (cells, cell);
    case FETTLE_CELL_DATE:
      return read_date (cells, cell, odd);
    case FETTLE_CELL_INTEGER:
      return read_scaled (cells, cell, 1, odd);
    case FETTLE_CELL_TENTHS:
      return read_scaled (cells, cell, 10, odd);
    case FETTLE_CELL_POSTCODE:
      return read_postcode (cells, cell);
    case FETTLE_CELL_STATUS:
      return read_term (cells, "establishment-status", cell, odd);
    case FETTLE_CELL_PHASE:
      return read_term (cells, "phase", cell, odd);
    case FETTLE_CELL_WORDS:
    case FETTLE_CELL_CATEGORY:
    case FETTLE_CELL_OUTCOME:
    default:
      return read_words (cells, cell);
    }
}
