/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-term-dates-window.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-error.h"
#include "calendar/fettle-term-dates.h"
#include "compat/fettle-file-dialog.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"

/* A council's calendar of ten years has some thousand bytes. */
#define MOST_BYTES (1024 * 1024)

struct _FettleTermDatesWindow
{
  AdwWindow parent_instance;

  GtkButton *add_button;
  GtkLabel *problem;
  GtkTextView *pasted;
  GtkLabel *file_name;
  GtkWidget *understood_group;
  GtkListBox *understood;
  GtkWidget *troubles_group;
  GtkListBox *troubles;

  FettleSession *session;
  GPtrArray *known;
  char *contents; /* of a file, in place of what is pasted */
  FettleTermDates *dates;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleTermDatesWindow, fettle_term_dates_window, ADW_TYPE_WINDOW)

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

static GtkWidget *
make_holiday (const FettleTermHoliday *holiday)
{
  g_autofree char *first = fettle_date_to_words (holiday->first);
  g_autofree char *last = fettle_date_to_words (holiday->last);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *dates = NULL;

  /* Translators: from a date to a date. */
  dates = g_strdup_printf (_("%1$s to %2$s"), first, last);
  fettle_line_add (line, dates);
  fettle_line_add (line, holiday->known ? _("in the register already") : NULL);
  return fettle_row_new (holiday->title, line->str);
}

static GtkWidget *
make_trouble (const FettleTermTrouble *trouble)
{
  g_autofree char *title = NULL;

  /* Translators: a line of a text, with its number: “Line 3: Autumn term …”. */
  title = g_strdup_printf (_("Line %1$u: %2$s"), trouble->line, trouble->text);
  return fettle_row_new (title, trouble->why);
}

static void
show_dates (FettleTermDatesWindow *self)
{
  guint n = fettle_term_dates_get_n_new (self->dates);
  g_autofree char *label = NULL;

  clear (self->understood);
  clear (self->troubles);
  for (guint i = 0; i < self->dates->holidays->len; i++)
    gtk_list_box_append (self->understood, make_holiday (g_ptr_array_index (self->dates->holidays, i)));
  for (guint i = 0; i < self->dates->troubles->len; i++)
    gtk_list_box_append (self->troubles, make_trouble (g_ptr_array_index (self->dates->troubles, i)));
  gtk_widget_set_visible (self->understood_group, self->dates->holidays->len > 0);
  gtk_widget_set_visible (self->troubles_group, self->dates->troubles->len > 0);
  if (n > 0)
    label = g_strdup_printf (ngettext ("_Add %u Holiday", "_Add %u Holidays", n), n);
  gtk_button_set_label (self->add_button, label ? label : _("_Add"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "term-dates.add", n > 0);
}

static void
read_dates (FettleTermDatesWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->pasted);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  g_clear_pointer (&self->dates, fettle_term_dates_free);
  self->dates = fettle_term_dates_read (self->contents ? self->contents : text, self->known);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_dates (self);
}

/* What is pasted takes the place of a file that was chosen before. */
static void
pasted_cb (FettleTermDatesWindow *self)
{
  g_assert (FETTLE_IS_TERM_DATES_WINDOW (self));

  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->pasted)) > 0)
    {
      g_clear_pointer (&self->contents, g_free);
      gtk_widget_set_visible (GTK_WIDGET (self->file_name), FALSE);
    }
  if (!self->contents)
    read_dates (self);
}

static void
list_known (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *known = fettle_store_list (source, "school-holiday", NULL, NULL, &error);

  if (known)
    g_task_return_pointer (task, known, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
known_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleTermDatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *known = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!known)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Holidays Could Not Be Read"), error);
      return;
    }
  self->known = known;
  read_dates (self);
}

static void
show_problem (FettleTermDatesWindow *self,
              const char            *problem)
{
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
file_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FettleTermDatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *words = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }
  if (length > MOST_BYTES)
    {
      show_problem (self, _("This file is too large to be a calendar of term dates. Nothing was read from it."));
      return;
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->pasted), "", -1);
  g_free (self->contents);
  self->contents = g_steal_pointer (&contents);
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_("From “%s”"), name);
  gtk_label_set_text (self->file_name, words);
  gtk_widget_set_visible (GTK_WIDGET (self->file_name), TRUE);
  read_dates (self);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleTermDatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file)
    fettle_term_dates_window_open (self, file);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("No Files Were Chosen"), error);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (widget), _("Calendar of Term Dates"), FETTLE_FILE_DIALOG_OPEN, NULL, NULL,
                            FETTLE_TERM_DATES_WINDOW (widget)->cancellable, file_chosen_cb, g_object_ref (widget));
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleTermDatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;
  FettleBatch *batch = g_object_get_data (G_OBJECT (self), "batch");

  if (!fettle_store_apply_finish (FETTLE_STORE (source), result, &batch_id, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "term-dates.add", TRUE);
      fettle_host_report_error (GTK_WIDGET (self), _("Holidays Not Changed"), error);
      return;
    }
  fettle_host_tell_applied (GTK_WIDGET (self), fettle_batch_get_label (batch), batch_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* All in one step, which one undo takes back. */
static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  FettleTermDatesWindow *self = FETTLE_TERM_DATES_WINDOW (widget);
  g_autoptr (FettleBatch) batch = fettle_term_dates_to_batch (self->dates);

  gtk_widget_action_set_enabled (widget, "term-dates.add", FALSE);
  g_object_set_data_full (G_OBJECT (self), "batch", g_object_ref (batch), g_object_unref);
  fettle_store_apply_async (fettle_session_get_store (self->session), batch, NULL, applied_cb, g_object_ref (self));
}

static void
fettle_term_dates_window_dispose (GObject *object)
{
  FettleTermDatesWindow *self = FETTLE_TERM_DATES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->contents, g_free);
  g_clear_pointer (&self->dates, fettle_term_dates_free);

  G_OBJECT_CLASS (fettle_term_dates_window_parent_class)->dispose (object);
}

static void
fettle_term_dates_window_finalize (GObject *object)
{
  g_object_unref (FETTLE_TERM_DATES_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (fettle_term_dates_window_parent_class)->finalize (object);
}

static void
fettle_term_dates_window_class_init (FettleTermDatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_term_dates_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_term_dates_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-term-dates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, pasted);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, file_name);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, understood_group);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, understood);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, troubles_group);
  gtk_widget_class_bind_template_child (widget_class, FettleTermDatesWindow, troubles);
  gtk_widget_class_install_action (widget_class, "term-dates.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "term-dates.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "term-dates.add", NULL);
}

static void
fettle_term_dates_window_init (FettleTermDatesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "term-dates.add", FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->pasted), "changed", G_CALLBACK (pasted_cb), self, G_CONNECT_SWAPPED);
}

/**
 * fettle_term_dates_window_new:
 * @parent: the window it stands over
 * @session: the session
 *
 * Returns: (transfer none): a window that asks for the council's term dates; present it
 */
GtkWidget *
fettle_term_dates_window_new (GtkWindow     *parent,
                              FettleSession *session)
{
  FettleTermDatesWindow *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  self = g_object_new (FETTLE_TYPE_TERM_DATES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  fettle_store_read_async (fettle_session_get_store (session), list_known, NULL, NULL, self->cancellable, known_listed_cb,
                           g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->pasted));
  return GTK_WIDGET (self);
}

/**
 * fettle_term_dates_window_open:
 * @self: the window
 * @file: an iCalendar file, or a text with a holiday a line
 *
 * Shows what the file says, in place of what was pasted.
 */
void
fettle_term_dates_window_open (FettleTermDatesWindow *self,
                               GFile                 *file)
{
  g_return_if_fail (FETTLE_IS_TERM_DATES_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_load_contents_async (file, self->cancellable, file_read_cb, g_object_ref (self));
}
