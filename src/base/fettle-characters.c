/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-characters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Characters that no format can hold: XML has none of them, a spreadsheet refuses the file, a terminal obeys them. They stop where text comes
 * in (fettle_characters_find_unfit() where a person can be asked, fettle_characters_mend() where not), and what is there
 * already is shown as a box wherever it goes out (fettle_characters_show()).
 */

#define BOX "□"

/* No character, but a byte that is not UTF-8. */
#define STRAY_BYTE 0x110000

#define LENGTH_OF_SURROGATE 3

/* Surrogates are halves of a character in UTF-16; some programs write each half as three bytes of its own. */
static gboolean
is_surrogate (const char *at)
{
  const guint8 *bytes = (const guint8 *) at;

  return bytes[0] == 0xED && bytes[1] >= 0xA0 && bytes[1] <= 0xBF && (bytes[2] & 0xC0) == 0x80;
}

/* The character there, whatever it is, and where the next one begins. */
static gunichar
take_character (const char **at)
{
  const guint8 *bytes = (const guint8 *) *at;
  gunichar character = g_utf8_get_char_validated (*at, -1);

  if (is_surrogate (*at))
    {
      *at += LENGTH_OF_SURROGATE;
      return ((gunichar) (bytes[0] & 0x0F) << 12) | ((gunichar) (bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F);
    }
  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      (*at)++;
      return STRAY_BYTE + bytes[0];
    }
  *at = g_utf8_next_char (*at);
  return character;
}

static char *
name_character (gunichar character)
{
  if (character >= STRAY_BYTE)
    /* Translators: a byte in hexadecimal that is no text */
    return g_strdup_printf (_("byte %02X"), character - STRAY_BYTE);
  return g_strdup_printf ("U+%04X", character);
}

/**
 * fettle_character_is_unfit:
 * @character: a character
 *
 * Returns: whether no format can hold it: control characters but tab and line feed, delete, U+FFFE, U+FFFF, a lone surrogate, and what is
 *   no character at all. A carriage return is one; with a line feed behind it, it is an end of line all the same
 */
gboolean
fettle_character_is_unfit (gunichar character)
{
  return (character < 0x20 && character != '\t' && character != '\n') || character == 0x7F || character == 0xFFFE
         || character == 0xFFFF || (character >= 0xD800 && character <= 0xDFFF) || character > 0x10FFFF;
}

/**
 * fettle_characters_are_fit:
 * @text: (nullable): a text
 *
 * Returns: whether every format can hold it as it is
 */
gboolean
fettle_characters_are_fit (const char *text)
{
  const guint8 *at = (const guint8 *) text;
  gboolean is_ascii = TRUE;

  if (text == NULL)
    return TRUE;
  for (; *at != '\0'; at++)
    {
      if ((*at < 0x20 && *at != '\t' && *at != '\n') || *at == 0x7F)
        return FALSE;
      if (*at == 0xEF && at[1] == 0xBF && at[2] >= 0xBE)
        return FALSE;
      is_ascii = is_ascii && *at < 0x80;
    }
  return is_ascii || g_utf8_validate (text, (const char *) at - text, NULL);
}

/**
 * fettle_characters_find_unfit:
 * @text: (nullable): a text that came in
 * @place: (out) (optional): which character of the text it is, from 1
 *
 * Finds the first character that no format can hold. A carriage return before a line feed is passed over.
 *
 * Returns: (transfer full) (nullable): its name for people, such as U+001B; %NULL where there is none
 */
char *
fettle_characters_find_unfit (const char *text,
                              guint      *place)
{
  const char *at = text;

  for (guint n = 1; at != NULL && *at != '\0'; n++)
    {
      gunichar character = take_character (&at);

      if (!fettle_character_is_unfit (character) || (character == '\r' && *at == '\n'))
        continue;
      if (place != NULL)
        *place = n;
      return name_character (character);
    }
  return NULL;
}

/**
 * fettle_characters_mend:
 * @text: (nullable): a text
 *
 * Leaves out what no format can hold. Every end of line becomes a line feed.
 *
 * Returns: (transfer full) (nullable): the mended text, which may be empty; %NULL where there was nothing to mend
 */
char *
fettle_characters_mend (const char *text)
{
  GString *out;

  if (fettle_characters_are_fit (text))
    return NULL;
  out = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0';)
    {
      gunichar character = take_character (&at);

      if (character == '\r' && *at != '\n')
        g_string_append_c (out, '\n');
      else if (!fettle_character_is_unfit (character))
        g_string_append_unichar (out, character);
    }
  return g_string_free (out, FALSE);
}

/**
 * fettle_characters_show:
 * @text: (nullable): a text that goes out
 *
 * Shows a box in place of each character that no format can hold, and of those from U+0080 to U+009F: a terminal takes some
 * of them for the beginning of a command.
 *
 * Returns: (transfer full) (nullable): the text, which any format can hold; %NULL for %NULL
 */
char *
fettle_characters_show (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0';)
    {
      gunichar character = take_character (&at);

      if (character == '\r' && *at == '\n')
        continue;
      if (fettle_character_is_unfit (character) || (character >= 0x80 && character <= 0x9F))
        g_string_append (out, BOX);
      else
        g_string_append_unichar (out, character);
    }
  return g_string_free (out, FALSE);
}
