/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-text.h"

#include <string.h>

/* Windows-1252 in the range where Latin-1 has control characters; 0 where it has nothing. */
static const gunichar cp1252_c1[32] = {
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static gboolean
is_dropped (gunichar c)
{
  /* Apostrophes join: "Mary's" and "Marys" are the same word to a person who searches. */
  return c == '\'' || c == 0x2019 || c == 0x2018 || g_unichar_ismark (c);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00A0 || c == 0xFEFF || c == 0x200B;
}

static gboolean
all_digits (const char *text,
            gsize       length)
{
  return length > 0 && strspn (text, "0123456789") >= length;
}

/**
 * fettle_text_fold:
 * @text: (nullable): any text
 *
 * Folds a text for finding and comparing: no case, no diacritics, no punctuation, single spaces.
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
fettle_text_fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = apart != NULL ? apart : lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dropped (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * fettle_text_sort_key:
 * @text: (nullable): a name
 *
 * A key that orders names the same on every machine, whatever its locale: the folded text with numbers padded, so that
 * "Academy 9" stands before "Academy 10".
 *
 * Returns: (transfer full): the key
 */
char *
fettle_text_sort_key (const char *text)
{
  g_autofree char *folded = fettle_text_fold (text);
  GString *out = g_string_new (NULL);
  const char *p = folded;

  while (*p != '\0')
    {
      gsize digits = strspn (p, "0123456789");

      for (gsize i = digits; digits > 0 && i < 6; i++)
        g_string_append_c (out, '0');
      g_string_append_len (out, p, digits > 0 ? (gssize) digits : 1);
      p += digits > 0 ? digits : 1;
    }
  return g_string_free (out, FALSE);
}

/**
 * fettle_text_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * The one order of texts, in lists, papers and the register's own queries, the same on every computer: by
 * fettle_text_sort_key(), and where that is the same by code point. %NULL comes first.
 *
 * Returns: less than, equal to or greater than 0
 */
int
fettle_text_compare (const char *a,
                     const char *b)
{
  g_autofree char *key_a = a != NULL ? fettle_text_sort_key (a) : NULL;
  g_autofree char *key_b = b != NULL ? fettle_text_sort_key (b) : NULL;
  int order = g_strcmp0 (key_a, key_b);

  return order != 0 ? order : g_strcmp0 (a, b);
}

/**
 * fettle_text_lower:
 * @text: any text
 *
 * Returns: (transfer full): the text in small letters, the same on every computer: in Turkish, GLib's own would make
 *   another letter of I
 */
char *
fettle_text_lower (const char *text)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (out, FALSE));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

/**
 * fettle_text_clean:
 * @text: (nullable): a cell or entry
 *
 * Trims blanks of every kind at both ends and makes runs of them one space.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where nothing is left
 */
char *
fettle_text_clean (const char *text)
{
  GString *out;
  gboolean gap = FALSE;

  if (text == NULL)
    return NULL;
  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return out->len > 0 ? g_string_free (out, FALSE) : (g_string_free (out, TRUE), NULL);
}

/**
 * fettle_text_is_empty:
 * @text: (nullable): a text
 *
 * Returns: whether it holds nothing but blanks
 */
gboolean
fettle_text_is_empty (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!is_blank (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * fettle_text_same:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Returns: whether they are the same words, case, diacritics and punctuation apart
 */
gboolean
fettle_text_same (const char *a,
                  const char *b)
{
  g_autofree char *fold_a = fettle_text_fold (a);
  g_autofree char *fold_b = fettle_text_fold (b);

  return strcmp (fold_a, fold_b) == 0;
}

/**
 * fettle_text_repair_c1:
 * @text: UTF-8 text
 *
 * Control characters U+0080 to U+009F in a text mean that an earlier program read Windows-1252 as Latin-1. They are mapped back.
 *
 * Returns: (transfer full) (nullable): the repaired text, or %NULL where there was nothing to repair
 */
char *
fettle_text_repair_c1 (const char *text)
{
  GString *out;
  const char *p = text;

  /* In UTF-8 these characters all begin with the byte C2 and go on with 80 to 9F. */
  while ((p = strchr (p, '\xC2')) != NULL && (guchar) p[1] > 0x9F)
    p++;
  if (p == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && c <= 0x9F && cp1252_c1[c - 0x80] != 0)
        c = cp1252_c1[c - 0x80];
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * fettle_text_clean_urn:
 * @text: (nullable): a unique reference number as a file or person writes it
 *
 * Repairs a number that went through a spreadsheet ("103120.0"). Schools have six digits, children's centres five, some seven.
 *
 * Returns: (transfer full) (nullable): the digits, or %NULL where it is no URN
 */
char *
fettle_text_clean_urn (const char *text)
{
  g_autofree char *clean = fettle_text_clean (text);
  gsize length;

  if (clean == NULL)
    return NULL;
  length = strlen (clean);
  if (g_str_has_suffix (clean, ".0"))
    clean[length -= 2] = '\0';
  if (length < 5 || length > 7 || !all_digits (clean, length) || clean[0] == '0')
    return NULL;
  return g_steal_pointer (&clean);
}

/**
 * fettle_text_clean_laestab:
 * @text: (nullable): an LAESTAB: "330/2006", "3302006", "330 2006" or "3302006.0"
 *
 * Returns: (transfer full) (nullable): the seven digits, or %NULL where it is none
 */
char *
fettle_text_clean_laestab (const char *text)
{
  g_autofree char *clean = fettle_text_clean (text);
  GString *out = g_string_new (NULL);

  if (clean != NULL && g_str_has_suffix (clean, ".0"))
    clean[strlen (clean) - 2] = '\0';
  for (const char *p = clean; p != NULL && *p != '\0'; p++)
    if (!strchr ("/- ", *p))
      g_string_append_c (out, *p);
  if (out->len == 7 && all_digits (out->str, 7))
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/**
 * fettle_text_clean_postcode:
 * @text: (nullable): a postcode as a file or person writes it
 *
 * Returns: (transfer full) (nullable): upper case with one space before the last three characters; text that is too short or long for a
 *   postcode comes back trimmed; %NULL for nothing
 */
char *
fettle_text_clean_postcode (const char *text)
{
  g_autofree char *clean = fettle_text_clean (text);
  g_autofree char *upper = clean != NULL ? g_ascii_strup (clean, -1) : NULL;
  GString *out;

  if (upper == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = upper; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (out, *p);
  if (out->len < 5 || out->len > 7)
    {
      g_string_free (out, TRUE);
      return g_steal_pointer (&upper);
    }
  g_string_insert_c (out, (gssize) out->len - 3, ' ');
  return g_string_free (out, FALSE);
}

/**
 * fettle_json_append_string:
 * @out: what to append to
 * @text: (nullable): valid UTF-8; %NULL is written as null
 *
 * Appends a JSON string with its quotes. The one JSON writer's one hard part, so that the log's canonical form is written in one place.
 */
void
fettle_json_append_string (GString    *out,
                           const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}
