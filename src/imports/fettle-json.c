/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-error.h"
#include "sheets/fettle-input.h"

/* The list of bank holidays has 14 kB, four levels and a thousand values. */
#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_DEPTH 64
#define MAX_VALUES 200000

#define BLOCK_BYTES 65536

/**
 * fettle_json_is:
 * @path: a file
 *
 * Returns: whether it begins as a JSON object does
 */
gboolean
fettle_json_is (const char *path)
{
  g_autoptr (FettleInput) input = NULL;
  char head[64] = "";
  char *start = head;

  g_return_val_if_fail (path != NULL, FALSE);

  input = fettle_input_open_file (path, NULL, NULL);
  if (input == NULL || fettle_input_read (input, head, sizeof head - 1, NULL) <= 0)
    return FALSE;
  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  return *g_strchug (start) == '{';
}

static gboolean
fail (const char  *path,
      const char  *sentence,
      GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (sentence, base);
#pragma GCC diagnostic pop
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT, message);
  return FALSE;
}

static GByteArray *
read_all (const char    *path,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (FettleInput) input = fettle_input_open_file (path, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  gssize n = -1;

  while (input != NULL && (n = fettle_input_read (input, block, BLOCK_BYTES, error)) > 0)
    {
      g_byte_array_append (bytes, block, n);
      if (bytes->len > MAX_BYTES)
        {
          /* Translators: %s is a file name. */
          fail (path, _("“%s” is far larger than a list of bank holidays, so it was not read. Nothing was changed."), error);
          return NULL;
        }
    }
  return n == 0 ? g_steal_pointer (&bytes) : NULL;
}

/* The parser calls itself for each level, and keeps some hundred bytes for each value. */
static gboolean
check (const GByteArray  *bytes,
       const char        *path,
       GError           **error)
{
  gboolean quoted = FALSE;
  guint depth = 0, n_values = 0;

  for (guint i = 0; i < bytes->len && depth <= MAX_DEPTH && n_values <= MAX_VALUES; i++)
    if (quoted && bytes->data[i] == '\\')
      i++;
    else if (bytes->data[i] == '"')
      quoted = !quoted;
    else if (!quoted && strchr ("{[,:", bytes->data[i]) != NULL && bytes->data[i] != '\0')
      {
        depth += strchr ("{[", bytes->data[i]) != NULL;
        n_values++;
      }
    else if (!quoted && (bytes->data[i] == '}' || bytes->data[i] == ']') && depth > 0)
      depth--;
  if (depth > MAX_DEPTH)
    /* Translators: %s is a file name. */
    return fail (path, _("“%s” is nested far deeper than a list of bank holidays, so it was not read. Nothing was changed."),
                 error);
  return n_values <= MAX_VALUES
         /* Translators: %s is a file name. */
         || fail (path, _("“%s” has far more in it than a list of bank holidays, so it was not read. Nothing was changed."),
                  error);
}

/* The number of an escape "\\uXXXX" at a place, or -1. */
static int
read_escape (const GByteArray *bytes,
             guint             at)
{
  int number = 0;

  if (at + 6 > bytes->len || bytes->data[at] != '\\' || bytes->data[at + 1] != 'u')
    return -1;
  for (guint i = at + 2; i < at + 6; i++)
    {
      int digit = g_ascii_xdigit_value ((char) bytes->data[i]);

      if (digit < 0)
        return -1;
      number = number * 16 + digit;
    }
  return number;
}

/* The parser cuts a text at a NUL, and refuses a file with half of a surrogate pair. Both are replaced by U+FFFF, which the import removes
 * and reports. */
static void
replace_unfit_escapes (GByteArray *bytes)
{
  for (guint i = 0; i + 1 < bytes->len; i++)
    {
      int number = read_escape (bytes, i), next = number < 0 ? -1 : read_escape (bytes, i + 6);
      gboolean pair = number >= 0xd800 && number < 0xdc00 && next >= 0xdc00 && next < 0xe000;

      if (!pair && (number == 0 || (number >= 0xd800 && number < 0xe000)))
        memcpy (bytes->data + i + 2, "FFFF", 4);
      if (pair)
        i += 11;
      else if (bytes->data[i] == '\\')
        i++;
    }
}

/**
 * fettle_json_read:
 * @path: a file
 * @cancellable: (nullable): to stop
 * @error: return location: %FETTLE_ERROR_LIMIT for more, or deeper, than a list of bank holidays ever is; %FETTLE_ERROR_OPEN;
 * %FETTLE_ERROR_REFUSED where it is no JSON; %G_IO_ERROR_CANCELLED
 *
 * Reads JSON within limits on its bytes, values and depth.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
JsonNode *
fettle_json_read (const char    *path,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize skipped;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = read_all (path, cancellable, error);
  if (bytes == NULL || !check (bytes, path, error))
    return NULL;
  replace_unfit_escapes (bytes);
  skipped = bytes->len >= 3 && memcmp (bytes->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (g_utf8_validate_len ((const char *) bytes->data, bytes->len, NULL)
      && json_parser_load_from_data (parser, (const char *) bytes->data + skipped, (gssize) (bytes->len - skipped), NULL)
      && json_parser_get_root (parser) != NULL)
    return json_parser_steal_root (parser);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                       _("The file is damaged: it is no whole JSON. Download it again. Nothing was changed."));
  return NULL;
}
