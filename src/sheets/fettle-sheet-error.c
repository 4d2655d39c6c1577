/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-error.h"

#include <string.h>

/* Those of Excel and LibreOffice that do not end in "!" or "?", and those that people retype in small letters. */
static const char *const words[] = {
  "#N/A",     "#GETTING_DATA", "#DIV/0!",   "#NAME?",  "#NULL!",    "#NUM!",      "#REF!",    "#VALUE!", "#SPILL!",   "#CALC!",
  "#FIELD!",  "#BLOCKED!",     "#CONNECT!", "#BUSY!",  "#UNKNOWN!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#MACRO?", "#ERROR!",
};

/* Longer than any; a text that goes on is none. */
#define MAX_LENGTH 32

/* LibreOffice: "Err:502". */
static gboolean
is_numbered (const char *text,
             gsize       length)
{
  return length == 7 && g_ascii_strncasecmp (text, "Err:", 4) == 0 && strspn (text + 4, "0123456789") >= 3;
}

/* Errors of later versions are built alike: capitals between a hash and a mark. */
static gboolean
looks_alike (const char *text,
             gsize       length)
{
  return length > 3 && strchr ("!?", text[length - 1]) != NULL
         && strspn (text + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/") == length - 2;
}

/**
 * fettle_sheet_is_error:
 * @cell: a cell
 *
 * Tells the errors of spreadsheets from values: "#N/A", "#REF!", "Err:508" and their like, and the hashes that a column
 * too narrow for its number leaves in a file that is saved as shown.
 *
 * Returns: whether the cell is no value but an error
 */
gboolean
fettle_sheet_is_error (const char *cell)
{
  gsize length;

  g_return_val_if_fail (cell != NULL, FALSE);

  while (*cell == ' ')
    cell++;
  if (*cell != '#' && *cell != 'E' && *cell != 'e')
    return FALSE;
  length = strnlen (cell, MAX_LENGTH);
  while (length > 0 && cell[length - 1] == ' ')
    length--;
  if (length == 0 || length == MAX_LENGTH)
    return FALSE;
  if (*cell != '#')
    return is_numbered (cell, length);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (cell, words[i], length) == 0)
      return TRUE;
  return looks_alike (cell, length) || (length > 1 && strspn (cell, "#") >= length);
}
