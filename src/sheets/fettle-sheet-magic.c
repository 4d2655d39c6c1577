/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_BYTES (256 * 1024)

typedef struct
{
  const char *bytes;
  gsize length;
  const char *sentence;
} Magic;

#define MAGIC(bytes, sentence) { bytes, sizeof bytes - 1, sentence }

/* Translators: %s is a file name in all of these. */
static const char old_excel[] = N_("“%s” is an old Excel workbook (.xls). Open it in a spreadsheet program, save it "
                                    "as .xlsx or .csv, and import that.");
static const char locked[] =
  N_("“%s” is protected with a password. Save it without the password and import that.");
static const char picture[] =
  N_("“%s” is a picture, not a table. Import the CSV, XLSX or ODS file that was downloaded.");
static const char web_page[] =
  N_("“%s” is a web page, not a table. Download the CSV, XLSX or ODS file itself and import that.");
static const char packed[] = N_("“%s” is a packed file of a kind that Fettle does not open. Unpack it and import the "
                                 "CSV, XLSX or ODS file inside.");
static const char document[] =
  N_("“%s” is a document, not a table. Import the CSV, XLSX or ODS file that was downloaded.");
static const char pdf[] =
  N_("“%s” is a PDF, not a table. Import the CSV, XLSX or ODS file that was downloaded.");
static const char binary_excel[] =
  N_("“%s” is a binary Excel workbook (.xlsb). Save it as .xlsx or .csv and import that.");
static const char other_archive[] =
  N_("“%s” is a zip file with no CSV file inside. Import a CSV, XLSX or ODS file, or a zip file with a CSV in it.");
static const char database[] =
  N_("“%s” is a database, not a table. Import the CSV, XLSX or ODS file that was downloaded.");
static const char binary[] =
  N_("“%s” is not a table that Fettle can read. Import the CSV, XLSX or ODS file that was downloaded.");
static const char empty[] =
  N_("“%s” is empty. Download it again and import that.");

static const Magic magics[] = {
  MAGIC ("%PDF-", pdf),
  MAGIC ("\x89PNG", picture),
  MAGIC ("\xff\xd8\xff", picture),
  MAGIC ("GIF8", picture),
  MAGIC ("II*\0", picture),
  MAGIC ("MM\0*", picture),
  MAGIC ("{\\rtf", document),
  MAGIC ("\x1f\x8b", packed),
  MAGIC ("7z\xbc\xaf\x27\x1c", packed),
  MAGIC ("Rar!", packed),
  MAGIC ("BZh", packed),
  MAGIC ("\xfd" "7zXZ", packed),
  MAGIC ("SQLite format 3", database),
  MAGIC ("<!DOCTYPE html", web_page),
  MAGIC ("<!doctype html", web_page),
  MAGIC ("<html", web_page),
  MAGIC ("<HTML", web_page),
};

static gboolean
contains (const guint8 *head,
          gsize         length,
          const char   *needle,
          gsize         needle_length)
{
  for (gsize i = 0; i + needle_length <= length; i++)
    if (head[i] == (guint8) needle[0] && memcmp (head + i, needle, needle_length) == 0)
      return TRUE;
  return FALSE;
}

/* The directory of a large container may stand anywhere. */
static gboolean
file_contains (const char *path,
               const char *needle,
               gsize       needle_length)
{
  g_autoptr (FettleInput) input = fettle_input_open_file (path, NULL, NULL);
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  gsize kept = 0;
  gssize n;

  while (input != NULL && (n = fettle_input_read (input, block + kept, BLOCK_BYTES - kept, NULL)) > 0)
    {
      gsize length = kept + n;

      if (contains (block, length, needle, needle_length))
        return TRUE;
      kept = MIN (needle_length - 1, length);
      memmove (block, block + length - kept, kept);
    }
  return FALSE;
}

/* The old Office container holds .xls, .doc, .ppt, and also the encrypted form of the new formats; stream names are
 * UTF-16. */
static const char *
describe_compound (const char   *path,
                   const guint8 *head,
                   gsize         length)
{
  static const char workbook[] = "W\0o\0r\0k\0b\0o\0o\0k";
  static const char book[] = "\0B\0o\0o\0k\0\0";
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P";
  static const char word[] = "W\0o\0r\0d\0D\0o\0c";

  if (contains (head, length, encrypted, sizeof encrypted - 1) || file_contains (path, encrypted, sizeof encrypted - 1))
    return locked;
  if (contains (head, length, word, sizeof word - 1)
      && !contains (head, length, workbook, sizeof workbook - 1) && !contains (head, length, book, sizeof book - 1))
    return document;
  return old_excel;
}

/* A zero byte never stands in text but in UTF-16, where every other byte of plain English is one. */
static gboolean
looks_binary (const guint8 *head,
              gsize         length)
{
  gsize even = 0, odd = 0;

  if (length >= 2 && (memcmp (head, "\xff\xfe", 2) == 0 || memcmp (head, "\xfe\xff", 2) == 0))
    return FALSE;
  length = MIN (length, 4096);
  for (gsize i = 0; i < length; i++)
    if (head[i] == 0)
      *(i % 2 == 0 ? &even : &odd) += 1;
  return even + odd > 0 && !(even > length / 4 && odd == 0) && !(odd > length / 4 && even == 0);
}

/**
 * fettle_sheet_refuse:
 * @path: the file
 * @sentence: an untranslated sentence about it with one %s for its base name
 * @error: return location: set to %FETTLE_ERROR_REFUSED
 *
 * Refuses a file in one plain sentence.
 *
 * Returns: %FALSE
 */
gboolean
fettle_sheet_refuse (const char  *path,
                     const char  *sentence,
                     GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (_(sentence), base);
#pragma GCC diagnostic pop
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, message);
  return FALSE;
}

/**
 * fettle_magic_fail_locked:
 * @path: the file
 * @error: return location: set to %FETTLE_ERROR_REFUSED
 *
 * Says that the file is protected with a password.
 *
 * Returns: %FALSE
 */
gboolean
fettle_magic_fail_locked (const char  *path,
                          GError     **error)
{
  return fettle_sheet_refuse (path, locked, error);
}

/**
 * fettle_magic_check:
 * @path: the file, for the message
 * @head: its first bytes
 * @length: how many
 * @error: return location: %FETTLE_ERROR_REFUSED with one plain sentence that says what the file is and what was wanted
 *
 * Refuses a file that by its first bytes is no text and no zip file.
 *
 * Returns: whether it may be a table
 */
gboolean
fettle_magic_check (const char    *path,
                    const guint8  *head,
                    gsize          length,
                    GError       **error)
{
  g_return_val_if_fail (path != NULL && head != NULL, FALSE);

  if (length == 0)
    return fettle_sheet_refuse (path, empty, error);
  if (length >= 8 && memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return fettle_sheet_refuse (path, describe_compound (path, head, length), error);
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (head, magics[i].bytes, magics[i].length) == 0)
      return fettle_sheet_refuse (path, magics[i].sentence, error);
  if (looks_binary (head, length))
    return fettle_sheet_refuse (path, binary, error);
  return TRUE;
}

/**
 * fettle_magic_check_archive:
 * @path: the file, for the message
 * @archive: its entries
 * @error: return location: %FETTLE_ERROR_REFUSED with one plain sentence
 *
 * Refuses a zip file that is neither a workbook that Fettle reads nor a folder with a CSV in it.
 *
 * Returns: whether it may hold a table
 */
gboolean
fettle_magic_check_archive (const char     *path,
                            FettleArchive  *archive,
                            GError        **error)
{
  guint entry;

  g_return_val_if_fail (path != NULL && archive != NULL, FALSE);

  if (fettle_archive_find (archive, "xl/workbook.bin", &entry))
    return fettle_sheet_refuse (path, binary_excel, error);
  if (fettle_archive_find (archive, "word/document.xml", &entry) ||
      fettle_archive_find (archive, "ppt/presentation.xml", &entry))
    return fettle_sheet_refuse (path, document, error);
  return fettle_sheet_refuse (path, fettle_archive_find (archive, "mimetype", &entry) ? document : other_archive,
                              error);
}
