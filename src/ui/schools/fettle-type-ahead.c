/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schools/fettle-type-ahead.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-column-scroll.h"

#define FORGET_AFTER_MS 1500

struct _FettleTypeAhead
{
  GObject parent_instance;

  GtkColumnView *view; /* weak */
  GtkLabel *label;
  FettleSchoolList *list;
  GString *typed;
  guint forget_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleTypeAhead, fettle_type_ahead, G_TYPE_OBJECT)

static void
stop_timer (FettleTypeAhead *self)
{
  g_clear_handle_id (&self->forget_id, g_source_remove);
}

static gboolean
forget_cb (gpointer user_data)
{
  FettleTypeAhead *self = user_data;

  self->forget_id = 0;
  g_string_truncate (self->typed, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  return G_SOURCE_REMOVE;
}

static void
jumped_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FettleTypeAhead) self = user_data;
  guint position;

  if (!fettle_school_list_jump_finish (FETTLE_SCHOOL_LIST (source), result, &position, NULL) || !self->view)
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view)), position);
  fettle_column_view_scroll_to (self->view, position, TRUE);
}

static void
jump (FettleTypeAhead *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view));
  guint from = gtk_single_selection_get_selected (selection);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fettle_school_list_jump_async (self->list, self->typed->str, from == GTK_INVALID_LIST_POSITION ? 0 : from,
                                 self->cancellable, jumped_cb, g_object_ref (self));
}

static void
show_typed (FettleTypeAhead *self)
{
  /* Translators: %s is what the person has typed to jump to a school in the list. */
  g_autofree char *text = g_strdup_printf (_("Go to: %s"), self->typed->str);

  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  stop_timer (self);
  self->forget_id = g_timeout_add (FORGET_AFTER_MS, forget_cb, self);
}

static gboolean
key_pressed_cb (FettleTypeAhead *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  g_assert (FETTLE_IS_TYPE_AHEAD (self));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (!letter || !g_unichar_isprint (letter) || (self->typed->len == 0 && letter == ' '))
    return GDK_EVENT_PROPAGATE;

  g_string_append_unichar (self->typed, letter);
  show_typed (self);
  jump (self);
  return GDK_EVENT_STOP;
}

static void
fettle_type_ahead_dispose (GObject *object)
{
  FettleTypeAhead *self = FETTLE_TYPE_AHEAD (object);

  stop_timer (self);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (fettle_type_ahead_parent_class)->dispose (object);
}

static void
fettle_type_ahead_finalize (GObject *object)
{
  g_string_free (FETTLE_TYPE_AHEAD (object)->typed, TRUE);

  G_OBJECT_CLASS (fettle_type_ahead_parent_class)->finalize (object);
}

static void
fettle_type_ahead_class_init (FettleTypeAheadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_type_ahead_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_type_ahead_finalize;
}

static void
fettle_type_ahead_init (FettleTypeAhead *self)
{
  self->typed = g_string_new (NULL);
}

/**
 * fettle_type_ahead_new:
 * @view: the view of schools, over a #GtkSingleSelection
 * @list: the schools in it
 * @label: shows what was typed; of the same page as @view
 *
 * Makes a view jump to what is typed on it. The caller keeps the answer as long as the page lives.
 *
 * Returns: (transfer full): the type-ahead
 */
FettleTypeAhead *
fettle_type_ahead_new (GtkColumnView    *view,
                       FettleSchoolList *list,
                       GtkLabel         *label)
{
  FettleTypeAhead *self;
  GtkEventController *keys;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (FETTLE_IS_SCHOOL_LIST (list), NULL);

  self = g_object_new (FETTLE_TYPE_TYPE_AHEAD, NULL);
  g_set_weak_pointer (&self->view, view);
  self->label = label;
  self->list = g_object_ref (list);

  /* Before the rows see them: a space inside a name would otherwise choose a row. */
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  return self;
}
