/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "documents/fettle-letter-pdf.h"
#include "letter-fixtures.h"

static FettleOdt *
merge_complete (const FettleLetter *letter)
{
  g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  FettleOdt *odt = fettle_letter_merge (letter, data, &gaps, &error);

  g_assert_no_error (error);
  return odt;
}

static gboolean
bytes_have (GBytes     *bytes,
            const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static char *
write_temporary (const char *folder,
                 const char *name,
                 GBytes     *bytes)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What a reader of the PDF gets, letters only: how words are spread over lines and cells differs between programs. */
static char *
squeeze (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isgraph (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-raw", "-nopgbrk", path, "-", NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return squeeze (out);
}

static gboolean
lacks (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *why = g_strdup_printf ("%s is not installed", program);

  if (path == NULL)
    g_test_skip (why);
  return path == NULL;
}

/* Word by word: a page may end in the middle of a paragraph or of a cell. */
static void
assert_says_all (FettleOdt  *odt,
                 const char *pdf_text)
{
  g_autofree char *text = fettle_odt_to_text (odt);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = squeeze (words[i]);

      if (strstr (pdf_text, word) == NULL)
        g_error ("“%s” is not in: %s", word, pdf_text);
    }
}

static void
test_every_letter_as_tagged_pdf (void)
{
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters; i++)
    {
      g_autoptr (FettleOdt) odt = merge_complete (letters[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = fettle_letter_to_pdf (odt, &error);
      static const char *const parts[] = { "%PDF-1.4", "/StructTreeRoot", "/Lang (en-GB)", "/Marked true", "/DisplayDocTitle true",
                                           "/S /Document", "/S /H1", "/S /P", "/Title " };

      g_assert_no_error (error);
      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        if (!bytes_have (pdf, parts[j]))
          g_error ("%s: no %s", letters[i]->id, parts[j]);
    }
}

static void
test_notice_marks_lists_and_tables (void)
{
  g_autoptr (FettleOdt) odt = merge_complete (fettle_letter_get ("warning-notice"));
  g_autoptr (GBytes) pdf = fettle_letter_to_pdf (odt, NULL);
  static const char *const parts[] = { "/S /H2", "/S /L\n", "/S /LI", "/S /Lbl", "/S /LBody", "/S /Table", "/S /TR", "/S /TH", "/S /TD" };

  for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
    if (!bytes_have (pdf, parts[j]))
      g_error ("no %s", parts[j]);
}

static void
test_pdf_says_what_the_letter_says (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fettle-letter-XXXXXX", NULL);
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters && !lacks ("pdftotext"); i++)
    {
      g_autoptr (FettleOdt) odt = merge_complete (letters[i]);
      g_autoptr (GBytes) pdf = fettle_letter_to_pdf (odt, NULL);
      g_autofree char *path = write_temporary (folder, "letter.pdf", pdf);
      g_autofree char *text = read_pdf (path);

      assert_says_all (odt, text);
      g_assert_nonnull (strstr (text, "Page1of"));
    }
  remove_folder (folder);
}

static FettleLetterPaper *
lay_out (const char *body,
         FettleOdt **odt)
{
  g_autoptr (GBytes) custom = letter_fixture_odt (
      "<style:style style:name=\"B\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>", body);
  g_autoptr (GError) error = NULL;

  *odt = fettle_odt_open (custom, &error);
  g_assert_no_error (error);
  return fettle_letter_paper_new (*odt);
}

static void
test_page_break_begins_a_page (void)
{
  g_autoptr (FettleOdt) odt = NULL;
  g_autoptr (FettleLetterPaper) paper = lay_out ("<text:p>one</text:p><text:p text:style-name=\"B\">two</text:p>"
                                                 "<text:p text:style-name=\"B\">three</text:p>", &odt);

  g_assert_cmpuint (fettle_letter_paper_get_n_pages (paper), ==, 3);
}

/* A cell higher than a page is parted between lines, and nothing of it is lost. */
static void
test_long_cell_goes_over_pages (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fettle-letter-XXXXXX", NULL);
  g_autoptr (GString) body = g_string_new ("<table:table><table:table-column/><table:table-column/><table:table-header-rows>"
                                           "<table:table-row><table:table-cell><text:p>HEADING</text:p></table:table-cell>"
                                           "</table:table-row></table:table-header-rows><table:table-row><table:table-cell>");
  g_autoptr (FettleOdt) odt = NULL;
  g_autoptr (FettleLetterPaper) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (body, "<text:p>line-%u-end</text:p>", i);
  g_string_append (body, "</table:table-cell><table:table-cell><text:p>beside</text:p></table:table-cell></table:table-row></table:table>"
                   "<text:p>after</text:p>");
  paper = lay_out (body->str, &odt);
  g_assert_cmpuint (fettle_letter_paper_get_n_pages (paper), >=, 3);
  pdf = fettle_letter_to_pdf (odt, NULL);
  path = write_temporary (folder, "long.pdf", pdf);
  if (!lacks ("pdftotext"))
    {
      text = read_pdf (path);
      for (guint i = 0; i < 150; i++)
        {
          g_autofree char *line = g_strdup_printf ("line-%u-end", i);
          const char *found = strstr (text, line);

          g_assert_nonnull (found);
          g_assert_null (strstr (found + 1, line));
        }
      g_assert_nonnull (strstr (text, "after"));
    }
  remove_folder (folder);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A crest as a file of its own: blue all over. */
static GBytes *
make_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 30);
  cairo_t *cr = cairo_create (surface);
  GByteArray *out = g_byte_array_new ();

  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append_cb, out), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

/* A picture first of all that nothing shines through once made cairo forget what was drawn before it, and no PDF came. */
static void
test_picture_without_transparency (void)
{
  static const char type[] = "application/vnd.oasis.opendocument.text";
  g_autoptr (GBytes) plain = letter_fixture_odt (
      "", "<text:p><draw:frame xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
          " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" svg:width=\"4cm\" svg:height=\"2cm\"><draw:image"
          " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"Pictures/crest.png\"/></draw:frame>after</text:p>");
  g_autofree char *content = letter_fixture_read (plain, "content.xml");
  g_autofree char *styles = letter_fixture_read (plain, "styles.xml");
  g_autoptr (GBytes) type_bytes = g_bytes_new_static (type, strlen (type));
  g_autoptr (GBytes) content_bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (GBytes) styles_bytes = g_bytes_new_static (styles, strlen (styles));
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (GBytes) package = letter_fixture_zip ("mimetype", type_bytes, "content.xml", content_bytes, "styles.xml", styles_bytes,
                                                   "Pictures/crest.png", png, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = fettle_odt_open (package, &error);
  g_autoptr (GBytes) pdf = odt != NULL ? fettle_letter_to_pdf (odt, &error) : NULL;

  g_assert_no_error (error);
  g_assert_true (bytes_have (pdf, "/S /Figure"));
  g_assert_true (bytes_have (pdf, "/Subtype /Image"));
}

/* The same drawing goes to a screen or a printer. */
static void
test_page_is_drawn_on_any_surface (void)
{
  g_autoptr (FettleOdt) odt = merge_complete (fettle_letter_get ("concern"));
  g_autoptr (FettleLetterPaper) paper = fettle_letter_paper_new (odt);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 595, 842);
  cairo_t *cr = cairo_create (surface);
  double width, height;
  guint n_inked = 0;

  fettle_letter_paper_get_size (paper, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.1);
  fettle_letter_paper_draw (paper, cr, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 595; x++)
      n_inked += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 128;
  g_assert_cmpuint (n_inked, >, 5000);
  g_assert_cmpuint (n_inked, <, 595 * 842 / 4);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A PDF that is not as cairo writes it is left alone. */
static void
test_language_leaves_other_files_alone (void)
{
  static const char *const files[] = { "", "hello", "%PDF-1.4\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) pdf = g_bytes_new_static (files[i], strlen (files[i]));
      g_autoptr (GBytes) same = fettle_letter_pdf_set_language (pdf, "en-GB");

      g_assert_true (g_bytes_equal (pdf, same));
    }
}

static void
convert_with_libreoffice (const char *folder,
                          const char *to,
                          GPtrArray  *files)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *first[] = { "soffice", profile, "--headless", "--convert-to", to, "--outdir", folder };
  int status;

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (argv, (gpointer) first[i]);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (argv, g_ptr_array_index (files, i));
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
}

static void
test_libreoffice_opens_every_letter (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fettle-letter-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters; i++)
    {
      g_autoptr (FettleOdt) odt = merge_complete (letters[i]);
      g_autoptr (GBytes) bytes = fettle_odt_to_bytes (odt, NULL);
      g_autofree char *name = g_strconcat (letters[i]->id, ".odt", NULL);

      g_ptr_array_add (files, write_temporary (folder, name, bytes));
    }
  if (!lacks ("soffice") && !lacks ("pdftotext"))
    {
      convert_with_libreoffice (folder, "pdf", files);
      for (guint i = 0; i < n_letters; i++)
        {
          g_autoptr (FettleOdt) odt = merge_complete (letters[i]);
          g_autofree char *name = g_strconcat (letters[i]->id, ".pdf", NULL);
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *text = NULL;

          if (i == 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
            {
              g_test_skip ("this LibreOffice has no Writer");
              break;
            }
          text = read_pdf (path);
          assert_says_all (odt, text);
          g_assert_null (strstr (text, "{{"));
          g_assert_null (strstr (text, "[missing"));
        }
    }
  remove_folder (folder);
}

static GPtrArray *
one_file (char *path)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (files, path);
  return files;
}

/* An authority opens the program's template in LibreOffice, saves it as its own, directly or by way of Word's format, and uses it. */
static void
test_template_saved_by_libreoffice_works (void)
{
  static const char *const ways[][3] = { { "odt", NULL }, { "docx", "odt" } };
  const FettleLetter *letter = fettle_letter_get ("warning-notice");
  g_autoptr (FettleOdt) template = fettle_letter_open_template (letter, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = fettle_odt_to_bytes (template, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ways) && !lacks ("soffice") && !lacks ("pdftotext"); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("fettle-letter-XXXXXX", NULL);
      g_autofree char *saved_folder = g_build_filename (folder, "saved", NULL);
      g_autofree char *saved_path = g_build_filename (saved_folder, "own.odt", NULL);
      g_autofree char *pdf_path = g_build_filename (folder, "filled.pdf", NULL);
      g_autoptr (GPtrArray) first = one_file (write_temporary (folder, "own.odt", bytes));
      g_autoptr (GPtrArray) second = one_file (g_build_filename (saved_folder, "own.docx", NULL));
      g_autoptr (FettleLetterData) data = letter_fixture_record (letter);
      g_autoptr (GPtrArray) gaps = NULL;
      g_autoptr (GPtrArray) filled_file = NULL;
      g_autoptr (GBytes) saved = NULL;
      g_autoptr (GBytes) filled = NULL;
      g_autoptr (FettleOdt) odt = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      char *content;
      gsize size;

      convert_with_libreoffice (saved_folder, ways[i][0], first);
      if (ways[i][1] != NULL)
        convert_with_libreoffice (saved_folder, ways[i][1], second);
      if (!g_file_get_contents (saved_path, &content, &size, NULL))
        {
          g_test_skip ("this LibreOffice has no Writer");
          remove_folder (folder);
          return;
        }
      saved = g_bytes_new_take (content, size);
      odt = fettle_letter_open_template (letter, saved, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (fettle_letter_fill (letter, odt, data, &gaps, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (gaps->len, ==, 0);
      filled = fettle_odt_to_bytes (odt, &error);
      g_assert_no_error (error);
      filled_file = one_file (write_temporary (folder, "filled.odt", filled));
      convert_with_libreoffice (folder, "pdf", filled_file);
      text = read_pdf (pdf_path);
      assert_says_all (odt, text);
      g_assert_nonnull (strstr (text, "HarrowbyBoroughCouncil"));
      remove_folder (folder);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-pdf/every-letter-as-tagged-pdf", test_every_letter_as_tagged_pdf);
  g_test_add_func ("/letter-pdf/notice-marks-lists-and-tables", test_notice_marks_lists_and_tables);
  g_test_add_func ("/letter-pdf/says-what-the-letter-says", test_pdf_says_what_the_letter_says);
  g_test_add_func ("/letter-pdf/page-break-begins-a-page", test_page_break_begins_a_page);
  g_test_add_func ("/letter-pdf/long-cell-goes-over-pages", test_long_cell_goes_over_pages);
  g_test_add_func ("/letter-pdf/picture-without-transparency", test_picture_without_transparency);
  g_test_add_func ("/letter-pdf/page-is-drawn-on-any-surface", test_page_is_drawn_on_any_surface);
  g_test_add_func ("/letter-pdf/language-leaves-other-files-alone", test_language_leaves_other_files_alone);
  g_test_add_func ("/letter-pdf/libreoffice-opens-every-letter", test_libreoffice_opens_every_letter);
  g_test_add_func ("/letter-pdf/template-saved-by-libreoffice-works", test_template_saved_by_libreoffice_works);
  return g_test_run ();
}
