/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-csv.h"

#include <string.h>

#include "fettle-characters.h"

/*
 * A spreadsheet computes a cell that begins like a formula, and a formula can call out. So every CSV that is written goes
 * through here: words that begin so get an apostrophe before them, and our own reader takes it off again. For that to be
 * sure, words that look guarded already get one more.
 */

/* What a formula begins with, in the forms that East Asian keyboards type too: those are taken for the same. */
static const char *const beginnings[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

static const char *
skip_all (const char *at,
          const char *end,
          char        what)
{
  while (at < end && *at == what)
    at++;
  return at;
}

/* Blanks before the sign do not keep every spreadsheet from computing. */
static gboolean
begins_formula (const char *text,
                const char *end)
{
  const char *at = skip_all (text, end, ' ');

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize length = strlen (beginnings[i]);

      if ((gsize) (end - at) >= length && memcmp (at, beginnings[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
needs_guard (const char *text)
{
  const char *end = text + strlen (text);

  return begins_formula (skip_all (text, end, '\''), end);
}

/**
 * fettle_csv_append_text:
 * @out: what to append to
 * @text: (nullable): the words of a cell; %NULL is an empty one
 *
 * Appends a cell of words: guarded where it begins like a formula, quoted where it must be, with a box for what no format
 * can hold. Numbers and dates are appended as they are, without this function.
 */
void
fettle_csv_append_text (GString    *out,
                        const char *text)
{
  g_autofree char *shown = fettle_characters_show (text ? text : "");
  gboolean guard;

  g_return_if_fail (out != NULL);

  guard = needs_guard (shown);
  if (!guard && strpbrk (shown, "\",;\t\r\n") == NULL)
    {
      g_string_append (out, shown);
      return;
    }
  g_string_append (out, guard ? "\"'" : "\"");
  for (const char *at = shown; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

/**
 * fettle_csv_is_guarded:
 * @cell: a cell as it was read
 * @length: its length in bytes
 *
 * Returns: whether its first character is the apostrophe that keeps a spreadsheet from computing it, and is to be taken off
 */
gboolean
fettle_csv_is_guarded (const char *cell,
                       gsize       length)
{
  const char *end = cell + length;

  g_return_val_if_fail (cell != NULL, FALSE);

  return length > 1 && *cell == '\'' && begins_formula (skip_all (cell, end, '\''), end);
}
