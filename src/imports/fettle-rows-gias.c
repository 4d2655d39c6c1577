/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"
#include "model/fettle-school-type.h"
#include "sheets/fettle-sheet-error.h"

#define N_KNOWN 13

/* Columns that the row's completion reads and writes, looked up once a file. */
static const char *const known[N_KNOWN] = {
  "la-code", "establishment-number", "laestab",   "type-code",    "type", "sector", "category-of-school",
  "phase",   "previous-la-code",     "telephone", "last-changed", "name", "la-name",
};

typedef enum
{
  LA_CODE,
  ESTABLISHMENT_NUMBER,
  LAESTAB,
  TYPE_CODE,
  TYPE,
  SECTOR,
  CATEGORY,
  PHASE,
  PREVIOUS_LA_CODE,
  TELEPHONE,
  LAST_CHANGED,
  NAME,
  LA_NAME,
} Known;

static const char *
get (FettleRows *self,
     Known       field)
{
  int place = self->known[field];

  return place >= 0 ? self->records[0][place] : NULL;
}

static void
set (FettleRows *self,
     Known       field,
     const char *value)
{
  if (self->known[field] >= 0)
    self->records[0][self->known[field]] = value;
}

/* A spreadsheet takes leading zeros away; where the length is known they are put back. */
static const char *
pad (FettleRows *self,
     const char *digits,
     gsize       length)
{
  gsize have = digits != NULL ? strlen (digits) : 0;
  char *out;

  if (digits == NULL || have >= length || strspn (digits, "0123456789") != have)
    return digits;
  out = fettle_cells_take (self->cells, length + 1);
  memset (out, '0', length - have);
  memcpy (out + length - have, digits, have + 1);
  return out;
}

static const char *
join_laestab (FettleRows *self,
              const char *la,
              const char *number)
{
  char *out;

  if (la == NULL || number == NULL || strlen (la) != 3 || strlen (number) != 4)
    return NULL;
  out = fettle_cells_take (self->cells, 8);
  memcpy (out, la, 3);
  memcpy (out + 3, number, 5);
  return out;
}

/* Old files keep the area code apart; in later ones a lost leading zero leaves ten or nine digits. */
static const char *
join_telephone (FettleRows *self,
                const char *area,
                const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;

  if (number == NULL)
    return NULL;
  if (area != NULL)
    return fettle_cells_keep (self->cells, g_strconcat (*area == '0' ? "" : "0", area, " ", number, NULL));
  if (*number != '0' && (length == 9 || length == 10) && strspn (number, "0123456789") == length)
    return pad (self, number, length + 1);
  return number;
}

static void
take_type (FettleRows *self,
           const char *type_code,
           const char *type)
{
  const FettleSchoolType *meaning =
      type_code != NULL || type != NULL ? fettle_school_type_lookup (type_code, type) : NULL;
  const char *phase = get (self, PHASE);

  if (meaning == NULL)
    return;
  set (self, SECTOR, meaning->sector);
  set (self, CATEGORY, meaning->category);
  if (type_code == NULL)
    set (self, TYPE_CODE, meaning->code);
  if (meaning->phase != NULL && (phase == NULL || g_str_equal (phase, "not-applicable")))
    set (self, PHASE, meaning->phase);
}

/**
 * fettle_rows_gias_prepare:
 * @self: a reader of an establishments file
 *
 * Adds the columns that are worked out from others.
 */
void
fettle_rows_gias_prepare (FettleRows *self)
{
  const FettleLayout *layout = self->layout;
  int area = fettle_layout_find (layout, NULL, "telephone-area");

  if (area >= 0 && layout->columns[area] >= 0)
    {
      /* Read apart, and never a column of its own. */
      g_ptr_array_remove_index (self->columns, self->place[area]);
      for (guint i = area + 1; i < layout->n_headings; i++)
        self->place[i] -= self->place[i] > self->place[area];
      self->place[area] = -1;
    }
  /* Of a list with the name of the authority alone the code is found by it. */
  if (fettle_rows_find_column (self, "la-name") >= 0)
    fettle_rows_add_column (self, "la-code");
  if (fettle_rows_find_column (self, "la-code") >= 0 && fettle_rows_find_column (self, "establishment-number") >= 0)
    fettle_rows_add_column (self, "laestab");
  if (fettle_rows_find_column (self, "type") >= 0 || fettle_rows_find_column (self, "type-code") >= 0)
    {
      fettle_rows_add_column (self, "type-code");
      fettle_rows_add_column (self, "sector");
      fettle_rows_add_column (self, "category-of-school");
    }
  for (guint i = 0; i < N_KNOWN; i++)
    self->known[i] = fettle_rows_find_column (self, known[i]);
}

/* "000", "999" and "Not applicable" say that there is none; an error, a blank and a strange word do not. */
static gboolean
says_none (FettleRows           *self,
           const FettleSheetRow *row,
           int                   heading)
{
  const char *cell = fettle_rows_get_cell (self, row, heading);
  gboolean odd = FALSE;
  const char *value = fettle_cells_read (self->cells, FETTLE_CELL_CODE, cell, &odd);

  return !fettle_text_is_empty (cell) && !odd && value == NULL;
}

/* The code; where it is not there or cannot be read, the one that goes with the name. A school whose authority nobody can
 * tell would be passed over in silence. */
static const char *
find_authority (FettleRows           *self,
                const FettleSheetRow *row)
{
  int heading = fettle_layout_find (self->layout, NULL, "la-code");
  const char *code = pad (self, get (self, LA_CODE), 3);
  const char *found;

  if (code != NULL && strlen (code) == 3 && strspn (code, "0123456789") == 3)
    return code;
  found = fettle_rows_find_authority (self, get (self, LA_NAME));
  if (found == NULL)
    found = fettle_rows_find_authority (self, code);
  if (self->layout->columns[heading] < 0)
    heading = fettle_layout_find (self->layout, NULL, "la-name");
  if (found != NULL || self->layout->columns[heading] < 0 || says_none (self, row, heading))
    return found;
  if (!fettle_text_is_empty (fettle_rows_get_cell (self, row, heading)))
    fettle_rows_leave_empty (self, row, heading, _("The value could not be understood and was left empty."));
  fettle_issues_add_stray (self->issues);
  fettle_rows_complain (self, row, heading, FALSE,
                        _("The school’s authority could not be read, so it cannot be told whose school it is."));
  return NULL;
}

/**
 * fettle_rows_gias_complete:
 * @self: a reader of an establishments file that has read a row's cells
 * @row: the row
 *
 * Works out what the row says in other words: LAESTAB, sector, category of school, the phase of a special school.
 *
 * Returns: whether the row can be kept
 */
gboolean
fettle_rows_gias_complete (FettleRows           *self,
                           const FettleSheetRow *row)
{
  int area = fettle_layout_find (self->layout, NULL, "telephone-area");
  const char *la = find_authority (self, row);
  const char *number = pad (self, get (self, ESTABLISHMENT_NUMBER), 4);
  const char *type_code = pad (self, get (self, TYPE_CODE), 2);
  gboolean odd = FALSE;

  if (la != NULL)
    g_strlcpy (self->authority, la, sizeof self->authority);
  set (self, LA_CODE, la);
  set (self, ESTABLISHMENT_NUMBER, number);
  set (self, TYPE_CODE, type_code);
  set (self, LAESTAB, join_laestab (self, la, number));
  set (self, PREVIOUS_LA_CODE, pad (self, get (self, PREVIOUS_LA_CODE), 3));
  set (self, TELEPHONE, join_telephone (self, fettle_cells_read (self->cells, FETTLE_CELL_CODE,
                                                                   fettle_rows_get_cell (self, row, area), &odd),
                                          get (self, TELEPHONE)));
  take_type (self, type_code, get (self, TYPE));
  fettle_rows_note_date (self, get (self, LAST_CHANGED));
  if (get (self, NAME) == NULL)
    {
      fettle_rows_complain (self, row, fettle_layout_find (self->layout, NULL, "name"), TRUE,
                            _("The row has no name of a school and was left out."));
      return FALSE;
    }
  return TRUE;
}
