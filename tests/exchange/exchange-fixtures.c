/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-fixtures.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

/* Files of the shapes that officers download, made on the spot in a folder of their own. */

char *
fixture_write (const char *folder,
               const char *name,
               const char *bytes,
               gssize      length)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

static void
add_entry (zip_t      *zip,
           const char *name,
           const char *text)
{
  zip_source_t *source = zip_source_buffer (zip, text, strlen (text), 0);

  g_assert_cmpint (zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

char *
fixture_zip (const char *folder,
             const char *name,
             ...)
{
  char *path = g_build_filename (folder, name, NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  const char *entry;
  va_list args;

  g_assert_nonnull (zip);
  va_start (args, name);
  while ((entry = va_arg (args, const char *)) != NULL)
    add_entry (zip, entry, va_arg (args, const char *));
  va_end (args);
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

/* As fixture_zip(), packed or not, from pairs of name and text. */
char *
fixture_zip_list (const char        *folder,
                  const char        *name,
                  gboolean           stored,
                  const char *const *pairs)
{
  char *path = g_build_filename (folder, name, NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (zip);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      add_entry (zip, pairs[i], pairs[i + 1]);
      if (stored)
        zip_set_file_compression (zip, i / 2, ZIP_CM_STORE, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

char *
fixture_xlsx (const char *folder,
              const char *name,
              const char *sheet,
              const char *strings,
              const char *styles,
              gboolean    epoch_1904)
{
  g_autofree char *workbook = g_strdup_printf (
      "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\"?>"
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
      "<workbookPr date1904=\"%d\"/><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
      epoch_1904);

  return fixture_zip (
      folder, name, "[Content_Types].xml", "<Types/>", "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
      "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
      "<Relationship Id=\"rId3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
      "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", strings != NULL ? strings : "<sst/>", "xl/styles.xml",
      styles != NULL ? styles : "<styleSheet/>", NULL);
}

char *
fixture_ods (const char *folder,
             const char *name,
             const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><o:document-content xmlns:o=\"urn:oasis:office\" "
      "xmlns:t=\"urn:oasis:table\" "
      "xmlns:x=\"urn:oasis:text\"><o:body><o:spreadsheet>%s</o:spreadsheet></o:body></o:document-content>",
      tables);

  return fixture_zip (folder, name, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
                      content, NULL);
}

/* A real file of the shared set, or NULL with the test marked as skipped. */
char *
fixture_shared (const char *path)
{
  const char *shared = g_getenv ("FETTLE_TEST_SHARED");
  g_autofree char *full = shared != NULL ? g_build_filename (shared, "data", path, NULL) : NULL;

  if (full == NULL || !g_file_test (full, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data files are not here");
      return NULL;
    }
  return g_steal_pointer (&full);
}
