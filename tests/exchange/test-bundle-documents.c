/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bundle-lib.h"
#include "case-lib.h"
#include "evidence/fettle-bundle.h"
#include "fettle-test-store.h"
#include "letter-fixtures.h"

#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
#define A3_WIDTH 1190.55
#define A5_WIDTH 419.53
#define A5_HEIGHT 595.28

/* Opens with a password only: no password fits these sums. */
static const char locked[] =
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
  "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n"
  "4 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>"
  " /U <ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100> >>\nendobj\n"
  "trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<aa> <aa>] >>\n%%EOF\n";

static const char no_pages[] =
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
  "trailer\n<< /Size 3 /Root 1 0 R >>\n%%EOF\n";

/* Says that it has a million pages, and has one. */
static const char boasts[] =
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>\nendobj\n"
  "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\ntrailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n";

typedef struct
{
  CaseLib lib;
  char *top;
  char *folder;
  GStrv apart;
  PopplerDocument *pdf;
  guint n_pages;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->lib = case_lib_new ();
  fixture->top = fettle_test_folder_new ();
  fixture->folder = g_build_filename (fixture->top, "bundle", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->pdf);
  g_strfreev (fixture->apart);
  case_lib_free (&fixture->lib);
  g_free (fixture->folder);
  fettle_test_folder_remove (fixture->top);
}

static void
attach_pdf (Fixture           *fixture,
            const char        *alias,
            const char        *title,
            double             width,
            double             height,
            const char *const *pages)
{
  g_autoptr (GBytes) pdf = bundle_lib_make_pdf (width, height, pages);

  case_lib_attach_bytes (&fixture->lib, alias, title, "as-sent.pdf", pdf);
}

/* Attaches a PDF of two pages that lacks what comes after @share of its bytes, or its last @lost ones. */
static void
attach_cut (Fixture    *fixture,
            const char *alias,
            const char *title,
            double      share,
            gsize       lost)
{
  static const char *const pages[] = { "Torn page one", "Torn page two", NULL };
  g_autoptr (GBytes) whole = bundle_lib_make_pdf (A4_WIDTH, A4_HEIGHT, pages);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, (gsize) ((double) g_bytes_get_size (whole) * share) - lost);

  case_lib_attach_bytes (&fixture->lib, alias, title, "cut.pdf", cut);
}

static void
write_bundle (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "evidence.pdf", NULL);
  g_autoptr (GError) error = NULL;

  fettle_bundle_write (fixture->lib.store, case_lib_id (&fixture->lib, "case"), "Lesley Clerk",
                       fettle_test_case_get_today (fixture->lib.here), fixture->folder, &fixture->apart, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->pdf = bundle_lib_open (path);
  fixture->n_pages = (guint) poppler_document_get_n_pages (fixture->pdf);
}

static void
assert_size (Fixture *fixture,
             guint    page,
             double   width,
             double   height)
{
  PopplerPage *sheet = poppler_document_get_page (fixture->pdf, (int) page - 1);
  double found_width, found_height;

  poppler_page_get_size (sheet, &found_width, &found_height);
  g_assert_cmpfloat_with_epsilon (found_width, width, 0.1);
  g_assert_cmpfloat_with_epsilon (found_height, height, 0.1);
  g_object_unref (sheet);
}

static void
assert_page_has (Fixture    *fixture,
                 guint       page,
                 const char *words)
{
  g_autofree char *text = bundle_lib_read_page (fixture->pdf, page);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on page %u: %s", words, page, text);
}

static void
assert_all_numbered (Fixture *fixture)
{
  for (guint i = 1; i <= fixture->n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Bundle page %u of %u", i, fixture->n_pages);

      assert_page_has (fixture, i, number);
    }
}

/* The page that the contents give for a title. */
static guint
look_up (Fixture    *fixture,
         const char *title)
{
  g_autofree char *text = bundle_lib_read (fixture->pdf);
  const char *found = strstr (strstr (text, "Contents What"), title);

  g_assert_nonnull (found);
  return (guint) g_ascii_strtoull (found + strlen (title), NULL, 10);
}

/* What the contents say is where it is, and so is where they lead. */
static void
assert_contents_right (Fixture           *fixture,
                       const char *const *titles)
{
  for (; *titles != NULL; titles++)
    assert_page_has (fixture, look_up (fixture, *titles), *titles);
}

/* What is set within an area of a page, which is given from its lower left corner, as links are. */
static char *
read_area (PopplerPage            *page,
           const PopplerRectangle *area)
{
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *places;
  GString *out = g_string_new (NULL);
  const char *at = text;
  guint n;

  g_assert_true (poppler_page_get_text_layout (page, &places, &n));
  for (guint i = 0; i < n && *at != '\0'; i++, at = g_utf8_next_char (at))
    {
      double x = (places[i].x1 + places[i].x2) / 2, y = A4_HEIGHT - (places[i].y1 + places[i].y2) / 2;

      if (x >= area->x1 && x <= area->x2 && y >= area->y1 && y <= area->y2)
        g_string_append_unichar (out, g_utf8_get_char (at));
    }
  g_free (places);
  return g_strchomp (g_string_free (out, FALSE));
}

/* Whatever the size of a page, its number leads to its top. */
static void
assert_targets_right (Fixture *fixture)
{
  for (guint i = 1; i <= fixture->n_pages; i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%u", i);
      PopplerDest *dest = poppler_document_find_dest (fixture->pdf, name);
      PopplerPage *sheet = poppler_document_get_page (fixture->pdf, (int) i - 1);
      double width, height;

      poppler_page_get_size (sheet, &width, &height);
      g_assert_cmpint (dest->page_num, ==, i);
      g_assert_cmpfloat_with_epsilon (dest->top, height, 1);
      g_object_unref (sheet);
      poppler_dest_free (dest);
    }
}

static void
assert_links_right (Fixture *fixture,
                    guint    n_contents)
{
  PopplerPage *front = poppler_document_get_page (fixture->pdf, 0);
  GList *links = poppler_page_get_link_mapping (front);
  guint n = 0;

  for (GList *at = links; at != NULL; at = at->next)
    {
      const PopplerLinkMapping *link = at->data;
      PopplerDest *dest;
      g_autofree char *row = NULL;
      g_autofree char *number = NULL;

      g_assert_cmpint (link->action->type, ==, POPPLER_ACTION_GOTO_DEST);
      dest = poppler_document_find_dest (fixture->pdf, link->action->goto_dest.dest->named_dest);
      g_assert_nonnull (dest);
      /* The row ends in the number of the page that it leads to. */
      row = read_area (front, &link->area);
      number = g_strdup_printf ("%d", dest->page_num);
      if (!g_str_has_suffix (row, number))
        g_error ("“%s” leads to page %s", row, number);
      poppler_dest_free (dest);
      n++;
    }
  g_assert_cmpuint (n, ==, n_contents);
  poppler_page_free_link_mapping (links);
  g_object_unref (front);
}

static guint
count_apart (Fixture    *fixture,
             const char *words)
{
  guint n = 0;

  for (guint i = 0; fixture->apart[i] != NULL; i++)
    n += strstr (fixture->apart[i], words) != NULL;
  return n;
}

static void
assert_blue (Fixture *fixture,
             guint    page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t *cr = cairo_create (surface);
  PopplerPage *sheet = poppler_document_get_page (fixture->pdf, (int) page - 1);
  const guint32 *middle;

  poppler_page_render (sheet, cr);
  cairo_surface_flush (surface);
  middle = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + 421 * cairo_image_surface_get_stride (surface));
  g_assert_cmphex (middle[297] & 0xffffff, ==, 0x0000ff);
  g_object_unref (sheet);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* PDFs of other sizes and several pages are in the one PDF, page for page. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const reply[] = { "The first page of the reply", "The second page of the reply", NULL };
  static const char *const plan[] = { "A wide plan of the site", NULL };
  static const char *const slip[] = { "A small slip", NULL };
  static const char *const titles[] = { "Chronology", "Dates", "Records", "Documents and their fingerprints",
                                        "1. Letter of concern", "2. Site plan", "3. Slip", NULL };
  guint first;

  attach_pdf (fixture, "L", "Letter of concern", A4_WIDTH, A4_HEIGHT, reply);
  attach_pdf (fixture, "N", "Site plan", A3_WIDTH, A4_HEIGHT, plan);
  attach_pdf (fixture, "Q1", "Slip", A5_WIDTH, A5_HEIGHT, slip);
  write_bundle (fixture);

  assert_all_numbered (fixture);
  assert_contents_right (fixture, titles);
  assert_links_right (fixture, 7);
  assert_targets_right (fixture);
  first = look_up (fixture, "1. Letter of concern");
  assert_page_has (fixture, first, "It belongs to this record: Letter of concern, 5 Nov 2026.");
  assert_page_has (fixture, first + 1, "The first page of the reply");
  assert_page_has (fixture, first + 2, "The second page of the reply");
  g_assert_cmpuint (look_up (fixture, "2. Site plan"), ==, first + 3);
  assert_page_has (fixture, first + 4, "A wide plan of the site");
  assert_size (fixture, first + 4, A3_WIDTH, A4_HEIGHT);
  g_assert_cmpuint (look_up (fixture, "3. Slip"), ==, first + 5);
  assert_size (fixture, first + 5, A4_WIDTH, A4_HEIGHT);
  assert_size (fixture, first + 6, A5_WIDTH, A5_HEIGHT);
  g_assert_cmpuint (fixture->n_pages, ==, first + 6);
  g_assert_cmpuint (g_strv_length (fixture->apart), ==, 0);
}

/* What cannot be shown has a page that says so, and is told; the file is there as it was kept. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *title, *path, *why; } wanted[] = {
    { "1. Locked", "documents/01-pre-warning-letter.pdf", "protected by a password" },
    { "2. Typed in Word", "documents/02-warning-notice.docx", "Word document" },
    { "3. Torn", "documents/03-notice-copy.pdf", "damaged" },
    { "4. Frayed", "documents/04-notice-copy.pdf", "The end of this PDF is missing" },
    { "5. Blank", "documents/05-notice-copy.pdf", "no pages" },
    { "6. Heard", "documents/06-notice-response.mp3", "kind of file cannot be shown" },
    { "7. Nothing", "documents/07-powers-notice.pdf", "empty" },
    { "8. Not a picture", "documents/08-consultee.png", "damaged, or it is not what its name says" },
    { "9. Boast", "documents/09-consultee.pdf", "no pages" },
  };

  case_lib_attach (&fixture->lib, "L", "Locked", "locked.pdf", locked);
  case_lib_attach (&fixture->lib, "N", "Typed in Word", "notice.docx", "PK\003\004 and so on");
  attach_cut (fixture, "K1", "Torn", 0.3, 0);
  attach_cut (fixture, "K2", "Frayed", 1, 10);
  case_lib_attach (&fixture->lib, "K3", "Blank", "blank.pdf", no_pages);
  case_lib_attach (&fixture->lib, "R", "Heard", "heard.mp3", "ID3\003");
  case_lib_attach (&fixture->lib, "P", "Nothing", "nothing.pdf", "");
  case_lib_attach (&fixture->lib, "Q1", "Not a picture", "not.png", "\x89PNG\r\n\x1a\n and then nothing");
  case_lib_attach (&fixture->lib, "Q2", "Boast", "boast.pdf", boasts);
  write_bundle (fixture);

  assert_all_numbered (fixture);
  g_assert_cmpuint (g_strv_length (fixture->apart), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint page = look_up (fixture, wanted[i].title);

      assert_page_has (fixture, page, wanted[i].title);
      assert_page_has (fixture, page, wanted[i].why);
      assert_page_has (fixture, page, wanted[i].path);
      g_assert_cmpuint (count_apart (fixture, wanted[i].path), ==, 1);
      g_assert_nonnull (strstr (fixture->apart[i], wanted[i].why));
    }
  /* What could be saved of one was. */
  assert_page_has (fixture, look_up (fixture, "4. Frayed") + 2, "Torn page two");
}

/* An OpenDocument text by another hand: its words and footnotes, and neither comments nor what was struck out. */
static void
test_foreign_odt (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GBytes) odt = letter_fixture_odt (
      "", "<text:tracked-changes><text:changed-region><text:deletion><text:p>struck out</text:p></text:deletion></text:changed-region>"
          "</text:tracked-changes><text:p>The governors agree<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>"
          "By four votes</text:p><text:p>to three</text:p></text:note-body></text:note> in part.<office:annotation><text:p>a comment</text:p>"
          "</office:annotation></text:p>");
  guint page;
  g_autofree char *text = NULL;

  case_lib_attach_bytes (&fixture->lib, "R", "Reply", "reply.odt", odt);
  write_bundle (fixture);
  page = look_up (fixture, "1. Reply");
  assert_page_has (fixture, page, "OpenDocument text. Another program may break its lines and pages elsewhere");
  assert_page_has (fixture, page + 1, "The governors agree [By four votes to three] in part.");
  text = bundle_lib_read (fixture->pdf);
  g_assert_null (strstr (text, "a comment"));
  g_assert_null (strstr (text, "struck out"));
}

/* Scans and photographs, which cover what they lie on, are there with their number over them, and are blue there too. */
static void
test_scans (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) scan = bundle_lib_make_scan ();
  g_autoptr (GBytes) png = bundle_lib_make_png ();

  case_lib_attach_bytes (&fixture->lib, "K1", "Scan", "scan.pdf", scan);
  case_lib_attach_bytes (&fixture->lib, "K2", "Proof of posting", "proof.png", png);
  write_bundle (fixture);

  assert_all_numbered (fixture);
  g_assert_cmpuint (g_strv_length (fixture->apart), ==, 0);
  assert_blue (fixture, look_up (fixture, "1. Scan") + 1);
  assert_blue (fixture, look_up (fixture, "2. Proof of posting") + 1);
}

/* A plain text is set, whatever of the two usual encodings it is in. */
static void
test_plain_text (Fixture       *fixture,
                 gconstpointer  data)
{
  case_lib_attach (&fixture->lib, "R", "New", "new.txt", "\xEF\xBB\xBFWe caf\xC3\xA9 accept\r\nOn the second line");
  case_lib_attach (&fixture->lib, "Q1", "Old", "old.txt", "We caf\xE9 object");
  case_lib_attach (&fixture->lib, "Q2", "Odd", "odd.txt", "We \x01 neither");
  write_bundle (fixture);

  assert_page_has (fixture, look_up (fixture, "1. New"), "We café accept On the second line");
  assert_page_has (fixture, look_up (fixture, "2. Old"), "We café object");
  g_assert_cmpuint (g_strv_length (fixture->apart), ==, 1);
  g_assert_cmpuint (count_apart (fixture, "Odd"), ==, 1);
}

/* Some programs write a text as one line, with blanks or without: it is set like any other, on as many pages as it needs. */
static void
test_long_line (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *line = g_strnfill (300000, 'x');

  case_lib_attach (&fixture->lib, "R", "Without blanks", "without.txt", line);
  for (guint i = 0; i < 300000; i += 6)
    line[i] = ' ';
  case_lib_attach (&fixture->lib, "Q1", "With blanks", "with.txt", line);
  write_bundle (fixture);

  g_assert_cmpuint (look_up (fixture, "2. With blanks"), >, look_up (fixture, "1. Without blanks") + 40);
  g_assert_cmpuint (fixture->n_pages, >, 100);
}

/* A document of another case, and one that only the school has, stay out of the PDF and of the folder. */
static void
test_other_documents (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *manifest_path = g_build_filename (fixture->folder, "manifest-sha256.txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *manifest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fettle_test_case_put (fixture->lib.here, "intervention-case other|title=Elsewhere|state=open|opened-on=2027-02-01", &error));
  g_assert_true (fettle_test_case_put (fixture->lib.here, "pre-warning-letter OL|case=@other|sent-on=2027-02-02|issues=Money", &error));
  g_assert_true (fettle_test_case_put (fixture->lib.here, "document D|title=Minutes of elsewhere|file-name=m.txt|sha256=00|note="
                                       CASE_LIB_SECRET, &error));
  g_assert_no_error (error);
  case_lib_attach (&fixture->lib, "OL", "Overdrawn account", "account.txt", "Overdrawn by a third");
  case_lib_attach (&fixture->lib, "Q1", "Reply", "reply.txt", "We ask for another term");
  write_bundle (fixture);

  text = bundle_lib_read (fixture->pdf);
  g_assert_null (strstr (text, "Overdrawn"));
  g_assert_null (strstr (text, "Minutes of elsewhere"));
  g_assert_null (strstr (text, CASE_LIB_SECRET));
  g_assert_nonnull (strstr (text, "Private notes and drafts are left out"));
  g_assert_true (g_file_get_contents (manifest_path, &manifest, NULL, NULL));
  g_assert_nonnull (strstr (manifest, "documents/01-consultee.txt"));
  g_assert_null (strstr (manifest, "documents/02"));
}

/* Bookmarks lead through the records and to each document. */
static void
test_bookmarks (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  PopplerIndexIter *at;

  case_lib_attach (&fixture->lib, "Q1", "Reply", "reply.txt", "We ask for another term");
  write_bundle (fixture);
  at = poppler_index_iter_new (fixture->pdf);
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (at);

      g_string_append_printf (titles, "%s|", action->any.title);
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (at));
  poppler_index_iter_free (at);
  g_assert_cmpstr (titles->str, ==, "Evidence of a case of intervention|Chronology|Dates|Records|Documents and their fingerprints|"
                   "1. Reply|");
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  guint n_told;
} Watch;

static void
watch_cb (double      fraction,
          const char *message,
          gpointer    user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->last = fraction;
  watch->n_told++;
  if (message != NULL && strstr (message, "page 4 of") != NULL)
    g_cancellable_cancel (watch->cancellable);
}

/* Stopped in the middle of the pages, nothing is left. */
static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable };

  case_lib_attach (&fixture->lib, "Q1", "Reply", "reply.txt", "We ask for another term");
  g_assert_false (fettle_bundle_write (fixture->lib.store, case_lib_id (&fixture->lib, "case"), "Lesley Clerk",
                                       fettle_test_case_get_today (fixture->lib.here), fixture->folder, &fixture->apart, watch_cb, &watch,
                                       cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->apart);
  g_assert_cmpuint (watch.n_told, >=, 4);
  bundle_lib_assert_empty (fixture->top);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bundle-documents/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/bundle-documents/apart", Fixture, NULL, set_up, test_apart, tear_down);
  g_test_add ("/bundle-documents/foreign-odt", Fixture, NULL, set_up, test_foreign_odt, tear_down);
  g_test_add ("/bundle-documents/scans", Fixture, NULL, set_up, test_scans, tear_down);
  g_test_add ("/bundle-documents/plain-text", Fixture, NULL, set_up, test_plain_text, tear_down);
  g_test_add ("/bundle-documents/long-line", Fixture, NULL, set_up, test_long_line, tear_down);
  g_test_add ("/bundle-documents/other-documents", Fixture, NULL, set_up, test_other_documents, tear_down);
  g_test_add ("/bundle-documents/bookmarks", Fixture, NULL, set_up, test_bookmarks, tear_down);
  g_test_add ("/bundle-documents/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  return g_test_run ();
}
