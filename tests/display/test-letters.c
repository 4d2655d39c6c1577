/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "letters/fettle-letter-template.h"
#include "store/fettle-draft.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/forms/fettle-form.h"
#include "ui/letters/fettle-bundle-window.h"
#include "ui/letters/fettle-letter-window.h"
#include "ui/letters/fettle-letters-window.h"
#include "ui/widgets/fettle-banner.h"

static const char *const noticed[] = {
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "warning-notice n|case=@c|section=s60|ground-safety=1|matters=Doors|compliance-end=2026-11-20|"
  "minded-64=1|authorised-by=Director",
  "required-action a|notice=@n|action=Mend the doors",
  "warning-notice n|given-on=2026-10-01",
  NULL,
};

static const char *
id_of (FettleTestCase *scripted,
       const char     *alias)
{
  return fettle_record_get_id (fettle_test_case_find (scripted, alias));
}

static gboolean
letter_is_shown (gpointer data)
{
  GtkWindow *window = fettle_test_find_window (FETTLE_TYPE_LETTER_WINDOW);

  return window && fettle_letter_window_is_loaded (FETTLE_LETTER_WINDOW (window));
}

static GtkWindow *
open_letter (GtkWidget      *view,
             FettleTestCase *scripted,
             const char     *letter,
             const char     *alias)
{
  gtk_widget_activate_action (view, "intervention.letter", "(ss)", letter, id_of (scripted, alias));
  fettle_test_assert_soon (letter_is_shown, NULL);
  return fettle_test_find_window (FETTLE_TYPE_LETTER_WINDOW);
}

static int
width_of_page (GtkWindow *window)
{
  return gtk_drawing_area_get_content_width (GTK_DRAWING_AREA (fettle_test_find (window, GTK_TYPE_DRAWING_AREA, NULL)));
}

/* The pages of a notice, at the size of A4: 595 points at 96 pixels to the inch are 793 pixels. */
static void
test_preview (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *window = open_letter (view, scripted, "warning-notice", "n");
  GtkWidget *banner = fettle_test_find (window, FETTLE_TYPE_BANNER, NULL);
  int usual = width_of_page (window);

  g_assert_cmpint (ABS (usual - 793), <=, 1);
  /* The chair's name is not in the register: the letter says so before it goes out. */
  g_assert_nonnull (strstr (fettle_banner_get_text (FETTLE_BANNER (banner)), "missing"));
  gtk_widget_activate_action (GTK_WIDGET (window), "letter.zoom-in", NULL);
  g_assert_cmpint (width_of_page (window), >, usual);
  gtk_widget_activate_action (GTK_WIDGET (window), "letter.zoom-out", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "letter.zoom-out", NULL);
  g_assert_cmpint (width_of_page (window), <, usual);
  gtk_widget_activate_action (GTK_WIDGET (window), "letter.zoom-normal", NULL);
  g_assert_cmpint (width_of_page (window), ==, usual);
  gtk_window_destroy (window);
  case_window_close (&test, scripted);
}

typedef struct
{
  FettleBanner *banner;
  const char *before;
} Told;

static gboolean
tells_otherwise (gpointer data)
{
  Told *told = data;

  return g_strcmp0 (fettle_banner_get_text (told->banner), told->before) != 0;
}

static gboolean
has_letters (gpointer row)
{
  return fettle_test_find (row, GTK_TYPE_MENU_BUTTON, NULL) != NULL;
}

/* The step of the chain leads to its letter; the step after it, which has none, does not. */
static void
test_letter_of_a_step (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);

  g_assert_true (has_letters (fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, "Give the warning notice")));
  g_assert_false (has_letters (fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, "Compliance period")));
  case_window_close (&test, scripted);
}

/* What is filled in while the letter is on screen stands in it at once: who the chair is. */
static void
test_preview_follows (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *window = open_letter (view, scripted, "warning-notice", "n");
  FettleBanner *banner = FETTLE_BANNER (fettle_test_find (window, FETTLE_TYPE_BANNER, NULL));
  g_autofree char *before = g_strdup (fettle_banner_get_text (banner));
  Told told = { banner, before };

  g_assert_true (fettle_test_case_put (scripted, "contact Chair|role=chair-of-governors|name=Ayesha Khan", NULL));
  fettle_test_assert_soon (tells_otherwise, &told);
  gtk_window_destroy (window);
  case_window_close (&test, scripted);
}

/* What was sent is the record: with one step in the history, and to be opened from the record. */
static void
test_keep (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *window = open_letter (view, scripted, "warning-notice", "n");
  g_autofree char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "As sent.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FettleRecord) notice = NULL;
  g_autoptr (FettleRecord) document = NULL;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7 as it was sent", -1, NULL));
  fettle_letter_window_keep (FETTLE_LETTER_WINDOW (window), file);
  fettle_test_records_soon (&test, "document", 1);
  notice = fettle_store_get (test.store, "warning-notice", id_of (scripted, "n"), NULL);
  document = fettle_store_get (test.store, "document", fettle_record_get_text (notice, "document"), NULL);
  g_assert_cmpint (fettle_record_get_int (document, "size", 0), ==, (gint64) strlen ("%PDF-1.7 as it was sent"));
  g_assert_null (fettle_test_find_window (FETTLE_TYPE_LETTER_WINDOW));
  fettle_test_undo (&test);
  fettle_test_records_soon (&test, "document", 0);
  g_unlink (path);
  g_rmdir (folder);
  case_window_close (&test, scripted);
}

static gboolean
has_bundle (gpointer folder)
{
  g_autofree char *path = g_build_filename (folder, "evidence.pdf", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The evidence of the case, in a folder of its own; a second one of the same day takes another name. */
static void
test_bundle (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  FettleRecord *school = fettle_test_case_get_school (scripted);
  char *chosen = fettle_test_folder_new ();
  g_autoptr (GFile) folder = g_file_new_for_path (chosen);
  static const char *const endings[] = { "", "-2" };

  fettle_test_find_soon (view, GTK_TYPE_BUTTON, "Evidence _Bundle…");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("evidence-%s-2026-11-21%s", fettle_record_get_text (school, "urn"), endings[i]);
      g_autofree char *path = g_build_filename (chosen, name, NULL);
      FettleBundleWindow *window = fettle_bundle_window_write (view, test.session, school, fettle_test_case_find (scripted, "c"),
                                                               folder);

      fettle_test_find_soon (window, GTK_TYPE_LABEL, "The Evidence Is Ready");
      fettle_test_assert_soon (has_bundle, path);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  fettle_test_folder_remove (chosen);
  case_window_close (&test, scripted);
}

static gboolean
tells_apart (gpointer window)
{
  GtkWidget *group = fettle_test_find (window, ADW_TYPE_PREFERENCES_GROUP, NULL);

  return group && gtk_widget_get_mapped (group)
         && strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)), "1 document is not")
         && fettle_test_find (group, ADW_TYPE_ACTION_ROW,
                              "“Warning Notice” (documents/01-warning-notice.docx): This is a Word document. Fettle shows the "
                              "pages of PDFs, OpenDocument texts, plain texts and pictures.");
}

/* A document that the PDF cannot show is named at the end. */
static void
test_bundle_tells_what_is_apart (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *letter = open_letter (view, scripted, "warning-notice", "n");
  char *chosen = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (chosen, "As sent.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (chosen);
  FettleBundleWindow *window;

  g_assert_true (g_file_set_contents (path, "PK and what Word writes", -1, NULL));
  fettle_letter_window_keep (FETTLE_LETTER_WINDOW (letter), file);
  fettle_test_records_soon (&test, "document", 1);
  window = fettle_bundle_window_write (view, test.session, fettle_test_case_get_school (scripted),
                                       fettle_test_case_find (scripted, "c"), folder);
  fettle_test_assert_soon (tells_apart, window);
  gtk_window_destroy (GTK_WINDOW (window));
  fettle_test_folder_remove (chosen);
  case_window_close (&test, scripted);
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/* Closing the window stops the work, and nothing is left of it. */
static void
test_bundle_stopped (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  char *chosen = fettle_test_folder_new ();
  g_autoptr (GFile) folder = g_file_new_for_path (chosen);
  g_autoptr (GDir) dir = NULL;
  gpointer window = fettle_bundle_window_write (view, test.session, fettle_test_case_get_school (scripted),
                                                fettle_test_case_find (scripted, "c"), folder);

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  fettle_test_assert_soon (is_gone, &window);
  dir = g_dir_open (chosen, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  fettle_test_folder_remove (chosen);
  case_window_close (&test, scripted);
}

static gboolean
letters_are_shown (gpointer data)
{
  GtkWindow *window = fettle_test_find_window (FETTLE_TYPE_LETTERS_WINDOW);

  return window && fettle_test_find (window, ADW_TYPE_ACTION_ROW, "Letterhead");
}

static GtkWindow *
open_letters (FettleTestWindow *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.letters", NULL);
  fettle_test_assert_soon (letters_are_shown, NULL);
  return fettle_test_find_window (FETTLE_TYPE_LETTERS_WINDOW);
}

/* The address of the Department, by its form; undone it is gone from the list. */
static void
test_addresses (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *window = open_letters (&test);
  GtkWindow *form;

  g_assert_nonnull (view);
  g_assert_nonnull (fettle_test_find (window, ADW_TYPE_ACTION_ROW, "No addresses yet"));
  gtk_widget_activate_action (GTK_WIDGET (window), "letters.add-address", NULL);
  form = case_window_get_form ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (fettle_test_find (form, ADW_TYPE_COMBO_ROW, "Who")), 4);
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find (form, ADW_TYPE_ENTRY_ROW, "Name")), "Department for Education");
  case_window_save (form);
  fettle_test_records_soon (&test, "addressee", 1);
  fettle_test_find_soon (window, ADW_TYPE_ACTION_ROW, "Department for Education");
  fettle_test_undo (&test);
  fettle_test_find_soon (window, ADW_TYPE_ACTION_ROW, "No addresses yet");
  gtk_window_destroy (window);
  case_window_close (&test, scripted);
}

/* A file that is no template leaves the one in use; one that is takes its place until the program's is asked for. */
static void
test_templates (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *window = open_letters (&test);
  g_autofree char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ours.odt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) start = fettle_letter_template_start (test.store, "warning-notice", NULL);

  g_assert_nonnull (view);
  g_assert_true (g_file_set_contents (path, "no template", -1, NULL));
  fettle_letters_window_use (FETTLE_LETTERS_WINDOW (window), "warning-notice", file);
  fettle_test_answer_alert ("_Close");
  fettle_test_records_soon (&test, "letter-template", 0);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (start, NULL), (gssize) g_bytes_get_size (start), NULL));
  fettle_letters_window_use (FETTLE_LETTERS_WINDOW (window), "warning-notice", file);
  fettle_test_records_soon (&test, "letter-template", 1);
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "Your own: ours.odt, since 21 Nov 2026");
  gtk_widget_activate_action (GTK_WIDGET (window), "letters.reset", "s", "warning-notice");
  fettle_test_records_soon (&test, "letter-template", 0);
  gtk_window_destroy (window);
  g_unlink (path);
  g_rmdir (folder);
  case_window_close (&test, scripted);
}

static void
assert_fits (GtkWindow *window)
{
  int width, height;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 1024, &height, NULL, NULL, NULL);
  g_test_message ("%s: at least %dx%d", gtk_window_get_title (window), width, height);
  g_assert_cmpint (width, <=, 1024);
  g_assert_cmpint (height, <=, 600);
  gtk_window_destroy (window);
}

/* At twice the size of text, on the smallest screen. */
static void
test_fits (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  view = case_window_open (&test, &scripted, "community", noticed);
  assert_fits (open_letter (view, scripted, "warning-notice", "n"));
  assert_fits (open_letters (&test));
  case_window_close (&test, scripted);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/letters/preview", test_preview);
  g_test_add_func ("/letters/letter-of-a-step", test_letter_of_a_step);
  g_test_add_func ("/letters/preview-follows", test_preview_follows);
  g_test_add_func ("/letters/keep", test_keep);
  g_test_add_func ("/letters/bundle", test_bundle);
  g_test_add_func ("/letters/bundle-tells-what-is-apart", test_bundle_tells_what_is_apart);
  g_test_add_func ("/letters/bundle-stopped", test_bundle_stopped);
  g_test_add_func ("/letters/addresses", test_addresses);
  g_test_add_func ("/letters/templates", test_templates);
  g_test_add_func ("/letters/fits", test_fits);
  return g_test_run ();
}
