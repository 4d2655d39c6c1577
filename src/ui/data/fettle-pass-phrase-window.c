/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-pass-phrase-window.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "compat/fettle-entry-row.h"
#include "store/fettle-secret.h"

struct _FettlePassPhraseWindow
{
  AdwWindow parent_instance;

  GtkEditable *first;
  GtkEditable *second;
  GtkLabel *problem;
  GtkButton *give_button;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (FettlePassPhraseWindow, fettle_pass_phrase_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (FettlePassPhraseWindow *self)
{
  g_assert (FETTLE_IS_PASS_PHRASE_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
show_problem (FettlePassPhraseWindow *self,
              const char             *problem,
              GtkEditable            *where)
{
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (where));
}

/* One that is made up is typed twice. */
static gboolean
is_new (FettlePassPhraseWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->second));
}

static void
give (FettlePassPhraseWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_GIVEN], 0, gtk_editable_get_text (self->first));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
short_agreed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettlePassPhraseWindow) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "use") == 0)
    give (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static void
ask_about_short (FettlePassPhraseWindow *self)
{
  const FettleAlertAnswer answers[] = {
    { "use", _("_Use It All the Same"), TRUE },
  };

  fettle_alert_async (GTK_WIDGET (self), _("Is This Pass Phrase Long Enough?"),
                      _("It has fewer than eight characters, and whoever finds the file can find it by trying. Several words are "
                        "easy to remember."),
                      answers, G_N_ELEMENTS (answers), short_agreed_cb, g_object_ref (self));
}

static void
give_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettlePassPhraseWindow *self = FETTLE_PASS_PHRASE_WINDOW (widget);
  const char *first = gtk_editable_get_text (self->first);

  if (*first == '\0')
    show_problem (self, _("Please type a pass phrase."), self->first);
  else if (is_new (self) && !g_str_equal (first, gtk_editable_get_text (self->second)))
    show_problem (self, _("The two do not match. Please type it again."), self->second);
  else if (is_new (self) && fettle_secret_is_short (first))
    ask_about_short (self);
  else
    give (self);
}

static void
entry_activated_cb (FettlePassPhraseWindow *self)
{
  g_assert (FETTLE_IS_PASS_PHRASE_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "pass-phrase.give", NULL);
}

static void
fettle_pass_phrase_window_class_init (FettlePassPhraseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /* Handed on without a copy: the entry wipes its own, and who takes it keeps it as a secret. */
  signals[SIGNAL_GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-pass-phrase-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettlePassPhraseWindow, first);
  gtk_widget_class_bind_template_child (widget_class, FettlePassPhraseWindow, second);
  gtk_widget_class_bind_template_child (widget_class, FettlePassPhraseWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, FettlePassPhraseWindow, give_button);
  gtk_widget_class_bind_template_child (widget_class, FettlePassPhraseWindow, group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "pass-phrase.give", NULL, give_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_pass_phrase_window_init (FettlePassPhraseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fettle_entry_row_speak (self->first, NULL);
  fettle_entry_row_speak (self->second, NULL);
}

/**
 * fettle_pass_phrase_window_new:
 * @parent: the window it stands over
 *
 * Returns: (transfer none): a window that asks for a new pass phrase; present it
 */
GtkWidget *
fettle_pass_phrase_window_new (GtkWindow *parent)
{
  FettlePassPhraseWindow *self =
      g_object_new (FETTLE_TYPE_PASS_PHRASE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->first));
  return GTK_WIDGET (self);
}

/**
 * fettle_pass_phrase_window_new_to_open:
 * @parent: the window it stands over
 *
 * Returns: (transfer none): a window that asks for the pass phrase of a portable backup; present it
 */
GtkWidget *
fettle_pass_phrase_window_new_to_open (GtkWindow *parent)
{
  FettlePassPhraseWindow *self = FETTLE_PASS_PHRASE_WINDOW (fettle_pass_phrase_window_new (parent));

  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  gtk_button_set_label (self->give_button, _("_Restore"));
  adw_preferences_group_set_description (
      self->group, _("The backup takes the place of the register that is open. That is set aside with all its files, not deleted."));
  return GTK_WIDGET (self);
}

/**
 * fettle_pass_phrase_window_new_for_place:
 * @parent: the window it stands over
 *
 * Returns: (transfer none): a window that asks for the pass phrase of the backups in a second place; present it
 */
GtkWidget *
fettle_pass_phrase_window_new_for_place (GtkWindow *parent)
{
  FettlePassPhraseWindow *self = FETTLE_PASS_PHRASE_WINDOW (fettle_pass_phrase_window_new (parent));

  gtk_window_set_title (GTK_WINDOW (self), _("Second Place"));
  gtk_button_set_label (self->give_button, _("_Use This Folder"));
  adw_preferences_group_set_description (
      self->group, _("Every backup there is encrypted. Only this pass phrase opens it, and you need it once: it is not kept on this computer."));
  return GTK_WIDGET (self);
}
