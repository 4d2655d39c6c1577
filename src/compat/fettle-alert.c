/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "compat/fettle-alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#if ADW_CHECK_VERSION (1, 5, 0)

#define ALERT(dialog) ADW_ALERT_DIALOG (dialog)
#define alert_add_response adw_alert_dialog_add_response
#define alert_set_appearance adw_alert_dialog_set_response_appearance
#define alert_set_close adw_alert_dialog_set_close_response
#define alert_set_default adw_alert_dialog_set_default_response

static GtkWidget *
make_words (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The dialog's own heading is measured without wrapping, which warns of every heading that is wider than the dialog. */
static gpointer
make_alert (GtkWidget  *parent,
            const char *heading,
            const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (GTK_BOX (box), make_words (heading, "title-2"));
  gtk_box_append (GTK_BOX (box), make_words (body, "body"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_dialog_set_title (dialog, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);
  return dialog;
}

static void
present_alert (gpointer   dialog,
               GtkWidget *parent)
{
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

#else

#define ALERT(dialog) ADW_MESSAGE_DIALOG (dialog)
#define alert_add_response adw_message_dialog_add_response
#define alert_set_appearance adw_message_dialog_set_response_appearance
#define alert_set_close adw_message_dialog_set_close_response
#define alert_set_default adw_message_dialog_set_default_response

static gpointer
make_alert (GtkWidget  *parent,
            const char *heading,
            const char *body)
{
  return adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body);
}

static void
present_alert (gpointer   dialog,
               GtkWidget *parent)
{
  gtk_window_present (GTK_WINDOW (dialog));
}

#endif

static void
response_cb (GObject    *dialog,
             const char *response,
             GTask      *task)
{
  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

/**
 * fettle_alert_tell:
 * @parent: a widget of the window that tells
 * @heading: what happened, in a few words
 * @body: what was kept and what to do
 *
 * Tells a person something that needs no answer. Plain text, not markup.
 */
void
fettle_alert_tell (GtkWidget  *parent,
                   const char *heading,
                   const char *body)
{
  gpointer dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = make_alert (parent, heading, body);
  alert_add_response (ALERT (dialog), "close", _("_Close"));
  alert_set_close (ALERT (dialog), "close");
  alert_set_default (ALERT (dialog), "close");
  present_alert (dialog, parent);
}

/**
 * fettle_alert_async:
 * @parent: a widget of the window that asks
 * @heading: the question
 * @body: what follows from each answer
 * @answers: (array length=n_answers): the answers, after Cancel
 * @n_answers: how many
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for a decision. Cancel is always the first answer, and what closing the question means.
 */
void
fettle_alert_async (GtkWidget               *parent,
                    const char              *heading,
                    const char              *body,
                    const FettleAlertAnswer *answers,
                    guint                    n_answers,
                    GAsyncReadyCallback      callback,
                    gpointer                 user_data)
{
  GTask *task;
  gpointer dialog;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, fettle_alert_async);

  dialog = make_alert (parent, heading, body);
  alert_add_response (ALERT (dialog), "cancel", _("_Cancel"));
  alert_set_close (ALERT (dialog), "cancel");
  for (guint i = 0; i < n_answers; i++)
    {
      alert_add_response (ALERT (dialog), answers[i].id, answers[i].label);
      alert_set_appearance (ALERT (dialog), answers[i].id,
                            answers[i].destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  present_alert (dialog, parent);
}

/**
 * fettle_alert_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): the id of the answer, or "cancel"
 */
char *
fettle_alert_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
