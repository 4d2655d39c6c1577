/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/letters/fettle-letter-window.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"
#include "letters/fettle-case-letter.h"
#include "documents/fettle-letter-paper.h"
#include "ui/letters/fettle-case-letters.h"
#include "ui/widgets/fettle-banner.h"
#include "ui/widgets/fettle-host.h"

#define POINTS_TO_PIXELS (96.0 / 72.0)
#define LARGEST_LETTER (64 * 1024 * 1024)

static const double zooms[] = { 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3 };

#define USUAL_ZOOM 3

struct _FettleLetterWindow
{
  AdwWindow parent_instance;

  GtkStack *states;
  AdwStatusPage *trouble;
  FettleBanner *banner;
  GtkBox *pages;
  GtkLabel *n_pages;

  FettleHost *main;     /* these two outlive closing: a letter may still be on its way into the register */
  FettleSession *session;
  const FettleLetter *letter;
  char *record_id;
  FettleOdt *odt;
  FettleLetterPaper *paper;
  char *gaps; /* what the letter does not say, one a line, or NULL */
  guint zoom;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleLetterWindow, fettle_letter_window, ADW_TYPE_WINDOW)

/**
 * Made:
 * @odt: the letter
 * @gaps: (element-type FettleLetterGap): what it does not say
 */
typedef struct
{
  FettleOdt *odt;
  GPtrArray *gaps;
} Made;

typedef struct
{
  const FettleLetter *letter;
  char *record_id;
  FettleDate today;
  GBytes *file; /* of a letter to keep */
  char *name;
} Question;

static void
made_free (Made *made)
{
  g_clear_pointer (&made->odt, fettle_odt_free);
  g_clear_pointer (&made->gaps, g_ptr_array_unref);
  g_free (made);
}

static void
question_free (Question *question)
{
  g_clear_pointer (&question->file, g_bytes_unref);
  g_free (question->record_id);
  g_free (question->name);
  g_free (question);
}

static Question *
question_new (FettleLetterWindow *self)
{
  Question *question = g_new0 (Question, 1);

  question->letter = self->letter;
  question->record_id = g_strdup (self->record_id);
  question->today = fettle_session_get_today (self->session);
  return question;
}

static void
make_letter (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Question *question = task_data;
  Made *made = g_new0 (Made, 1);
  GError *error = NULL;

  made->odt = fettle_case_letter_make (source, question->letter, question->record_id, question->today, &made->gaps, &error);
  if (made->odt)
    g_task_return_pointer (task, made, (GDestroyNotify) made_free);
  else
    {
      made_free (made);
      g_task_return_error (task, error);
    }
}

/* The paper is white whatever the colours of the desktop are: it is what will be printed. */
static void
draw_page (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        user_data)
{
  FettleLetterWindow *self = g_object_get_data (G_OBJECT (area), "window");
  double page_width, page_height;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  fettle_letter_paper_get_size (self->paper, &page_width, &page_height);
  cairo_scale (cr, width / page_width, height / page_height);
  fettle_letter_paper_draw (self->paper, cr, GPOINTER_TO_UINT (user_data));
}

static GtkWidget *
make_page (FettleLetterWindow *self,
           guint               page)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "focusable", TRUE,
                                  "halign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *name = NULL;

  /* Translators: a page of a letter, and how many there are. */
  name = g_strdup_printf (_("Page %u of %u"), page + 1, fettle_letter_paper_get_n_pages (self->paper));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (area, "letter-page");
  g_object_set_data (G_OBJECT (area), "window", self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, GUINT_TO_POINTER (page), NULL);
  return area;
}

static void
apply_zoom (FettleLetterWindow *self)
{
  double scale = zooms[self->zoom] * POINTS_TO_PIXELS;
  double width, height;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.zoom-in", self->zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.zoom-out", self->zoom > 0);
  if (!self->paper)
    return;
  fettle_letter_paper_get_size (self->paper, &width, &height);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page; page = gtk_widget_get_next_sibling (page))
    {
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (page), (int) (width * scale));
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (page), (int) (height * scale));
    }
}

/* A screen reader hears the letter where others see it. */
static void
show_pages (FettleLetterWindow *self)
{
  guint n_pages = fettle_letter_paper_get_n_pages (self->paper);
  g_autofree char *text = fettle_odt_to_text (self->odt);
  g_autofree char *words = NULL;
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))))
    gtk_box_remove (self->pages, page);
  for (guint i = 0; i < n_pages; i++)
    gtk_box_append (self->pages, make_page (self, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->pages))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  words = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  gtk_label_set_text (self->n_pages, words);
  apply_zoom (self);
}

static void
show_gaps (FettleLetterWindow *self,
           GPtrArray          *gaps)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&self->gaps, g_free);
  self->gaps = fettle_case_letters_list_gaps (gaps);
  if (!self->gaps)
    {
      fettle_banner_hide (self->banner);
      return;
    }
  words = g_strdup_printf (ngettext ("%u thing is missing, and marked in the letter",
                                     "%u things are missing, and marked in the letter", gaps->len), gaps->len);
  fettle_banner_show (self->banner, words, _("_Show Them"), "letter.gaps");
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FettleLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Made *made = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!made)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->trouble, markup);
      gtk_stack_set_visible_child_name (self->states, "trouble");
      return;
    }
  g_clear_pointer (&self->paper, fettle_letter_paper_free);
  g_clear_pointer (&self->odt, fettle_odt_free);
  self->odt = g_steal_pointer (&made->odt);
  self->paper = fettle_letter_paper_new (self->odt);
  show_gaps (self, made->gaps);
  show_pages (self);
  gtk_stack_set_visible_child_name (self->states, "pages");
  made_free (made);
}

static void
refresh (FettleLetterWindow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fettle_store_read_async (fettle_session_get_store (self->session), make_letter, question_new (self),
                           (GDestroyNotify) question_free, self->cancellable, made_cb, g_object_ref (self));
}

static void
zoom_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleLetterWindow *self = FETTLE_LETTER_WINDOW (widget);

  if (g_str_equal (action, "letter.zoom-normal"))
    self->zoom = USUAL_ZOOM;
  else if (g_str_equal (action, "letter.zoom-in"))
    self->zoom = MIN (self->zoom + 1, G_N_ELEMENTS (zooms) - 1);
  else
    self->zoom = self->zoom > 0 ? self->zoom - 1 : 0;
  apply_zoom (self);
}

static void
gaps_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleLetterWindow *self = FETTLE_LETTER_WINDOW (widget);

  if (self->gaps)
    fettle_alert_tell (widget, _("The Letter Is Not Complete"), self->gaps);
}

static void
write_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  FettleLetterWindow *self = FETTLE_LETTER_WINDOW (widget);

  fettle_case_letters_write (widget, self->session, self->letter->id, self->record_id,
                             g_str_equal (action, "letter.save-pdf") ? ".pdf" : ".odt");
}

static void
addresses_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  gtk_widget_activate_action (GTK_WIDGET (FETTLE_LETTER_WINDOW (widget)->main), "win.letters", NULL);
}

static void
print_page_cb (GtkPrintOperation  *operation,
               GtkPrintContext    *context,
               int                 page,
               FettleLetterWindow *self)
{
  fettle_letter_paper_draw (self->paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            FettleLetterWindow      *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  fettle_host_report_error (GTK_WIDGET (self), _("The Letter Was Not Printed"), error);
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  FettleLetterWindow *self = FETTLE_LETTER_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  if (!self->paper)
    return;
  gtk_print_operation_set_job_name (operation, _(self->letter->title));
  gtk_print_operation_set_n_pages (operation, (int) fettle_letter_paper_get_n_pages (self->paper));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (print_page_cb), self, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

static void
make_batch (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  FettleBatch *batch = fettle_case_letter_keep (source, question->letter, question->record_id, question->file,
                                                question->name, question->today, &error);

  if (batch)
    g_task_return_pointer (task, batch, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Over the letter while it is open, and over the main window after. */
static void
report (FettleLetterWindow *self,
        const GError       *error)
{
  GtkWidget *widget = gtk_widget_get_mapped (GTK_WIDGET (self)) ? GTK_WIDGET (self) : GTK_WIDGET (self->main);

  fettle_host_report_error (widget, _("The Letter Was Not Kept"), error);
}

static void
batch_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FettleLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleBatch) batch = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (!batch)
    {
      report (self, error);
      return;
    }
  fettle_host_apply (GTK_WIDGET (self->main), batch, _("The Letter Was Not Kept"));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_window_close (GTK_WINDOW (self));
}

static void
file_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  Question *question;

  if (bytes && g_bytes_get_size (bytes) > LARGEST_LETTER)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      g_set_error_literal (&error, FETTLE_ERROR, FETTLE_ERROR_LIMIT, _("The file is larger than 64 MB. Nothing was kept."));
    }
  if (!bytes)
    {
      report (self, error);
      return;
    }
  question = question_new (self);
  question->file = g_steal_pointer (&bytes);
  question->name = g_file_get_basename (G_FILE (source));
  fettle_store_read_async (fettle_session_get_store (self->session), make_batch, question, (GDestroyNotify) question_free,
                           NULL, batch_made_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file)
    fettle_letter_window_keep (self, file);
  else
    report (self, error);
}

static void
keep_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (widget), _("Keep the Letter That Was Sent"), FETTLE_FILE_DIALOG_OPEN, NULL, NULL,
                            NULL, file_chosen_cb, g_object_ref (widget));
}

static void
fettle_letter_window_dispose (GObject *object)
{
  FettleLetterWindow *self = FETTLE_LETTER_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (fettle_letter_window_parent_class)->dispose (object);
}

static void
fettle_letter_window_finalize (GObject *object)
{
  FettleLetterWindow *self = FETTLE_LETTER_WINDOW (object);

  g_clear_pointer (&self->paper, fettle_letter_paper_free);
  g_clear_pointer (&self->odt, fettle_odt_free);
  g_clear_object (&self->session);
  g_clear_object (&self->main);
  g_free (self->record_id);
  g_free (self->gaps);

  G_OBJECT_CLASS (fettle_letter_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "letter.edit", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "letter.save-pdf", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "letter.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "letter.addresses", NULL, addresses_action);
  gtk_widget_class_install_action (widget_class, "letter.gaps", NULL, gaps_action);
  gtk_widget_class_install_action (widget_class, "letter.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "letter.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "letter.zoom-normal", NULL, zoom_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "letter.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "letter.save-pdf", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "letter.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "letter.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "letter.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "letter.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "letter.zoom-normal", NULL);
}

static void
fettle_letter_window_class_init (FettleLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_letter_window_finalize;

  g_type_ensure (FETTLE_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleLetterWindow, states);
  gtk_widget_class_bind_template_child (widget_class, FettleLetterWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, FettleLetterWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, FettleLetterWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FettleLetterWindow, n_pages);
  install_actions (widget_class);
}

static void
fettle_letter_window_init (FettleLetterWindow *self)
{
  self->zoom = USUAL_ZOOM;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_letter_window_present:
 * @parent: where it was asked for
 * @session: the session
 * @letter_id: which letter
 * @record_id: the record that it is about
 *
 * Shows a letter as it will be printed. It follows the register: what is filled in later stands in it at once.
 *
 * Returns: (transfer none): the window
 */
FettleLetterWindow *
fettle_letter_window_present (GtkWidget     *parent,
                              FettleSession *session,
                              const char    *letter_id,
                              const char    *record_id)
{
  FettleLetterWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (fettle_letter_get (letter_id) != NULL && record_id != NULL, NULL);

  self = g_object_new (FETTLE_TYPE_LETTER_WINDOW, "transient-for", fettle_host_of (parent), NULL);
  self->main = g_object_ref (fettle_host_of (parent));
  self->session = g_object_ref (session);
  self->letter = fettle_letter_get (letter_id);
  self->record_id = g_strdup (record_id);
  gtk_window_set_title (GTK_WINDOW (self), _(self->letter->title));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.keep",
                                 fettle_session_can_write (session) && !g_str_equal (letter_id, "copy-list"));
  g_signal_connect_object (fettle_session_get_store (session), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  apply_zoom (self);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * fettle_letter_window_is_loaded:
 * @self: the window
 *
 * Returns: whether the letter has been made and is on screen
 */
gboolean
fettle_letter_window_is_loaded (FettleLetterWindow *self)
{
  g_return_val_if_fail (FETTLE_IS_LETTER_WINDOW (self), FALSE);

  return self->paper != NULL;
}

/**
 * fettle_letter_window_keep:
 * @self: the window
 * @file: the letter as it was sent
 *
 * Keeps the file, with its fingerprint, as a document of the record that the letter is about. The window closes: what was
 * sent is the letter now.
 */
void
fettle_letter_window_keep (FettleLetterWindow *self,
                           GFile              *file)
{
  g_return_if_fail (FETTLE_IS_LETTER_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_load_bytes_async (file, NULL, file_loaded_cb, g_object_ref (self));
}
