/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "store/fettle-history.h"

/*
 * A step is looked at before it is undone or redone: one that touches more than one school is asked about, with their number, and
 * what a message or Ctrl+Z takes back is left alone where something newer changed the same records.
 */
typedef struct
{
  FettleWindow *window;
  char *batch_id;
  gboolean backwards;
  gboolean alone; /* nothing newer may have changed the same records */

  char *label;
  char *newer;
  guint n_schools;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->window);
  g_free (step->batch_id);
  g_free (step->label);
  g_free (step->newer);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

/* The keyboard begins many a page in its search, where nothing was typed yet that could be undone. */
static gboolean
is_empty_search (GtkWidget *text)
{
  return GTK_IS_TEXT (text) && GTK_IS_SEARCH_ENTRY (gtk_widget_get_parent (text))
         && !*gtk_editable_get_text (GTK_EDITABLE (text));
}

/* A text being typed in has its own undo, and it comes first. */
static gboolean
give_to_text (FettleWindow *self,
              const char   *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if ((!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)) || is_empty_search (focus))
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
forget_id (GPtrArray  *ids,
           const char *id)
{
  for (guint i = ids->len; i > 0; i--)
    if (g_strcmp0 (g_ptr_array_index (ids, i - 1), id) == 0)
      g_ptr_array_remove_index (ids, i - 1);
}

/* Also a step of another day that was undone here is one that Redo takes. */
static void
note_reversed (FettleWindow *self,
               const Step   *step)
{
  forget_id (self->made, step->batch_id);
  forget_id (self->undone, step->batch_id);
  g_ptr_array_add (step->backwards ? self->undone : self->made, g_strdup (step->batch_id));
}

static void
tell_reversed (Step *step)
{
  GtkWidget *widget = GTK_WIDGET (step->window);
  g_autofree char *text = NULL;

  if (step->backwards)
    /* Translators: %s is what a step has done, such as "Note added to Oak Primary School". */
    text = g_strdup_printf (C_("toast", "Undone: %s"), step->label);
  else
    /* Translators: %s is what a step has done, such as "Note added to Oak Primary School". */
    text = g_strdup_printf (C_("toast", "Done again: %s"), step->label);
  fettle_host_toast (widget, text, step->backwards ? _("_Redo") : _("_Undo"),
                     step->backwards ? "win.redo-batch" : "win.undo-told", g_variant_new_string (step->batch_id));
}

static void
reversed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = fettle_store_undo_finish (FETTLE_STORE (source), result, &error);

  if (!label)
    {
      fettle_host_report_error (GTK_WIDGET (step->window), step->backwards ? _("Nothing Was Undone") : _("Nothing Was Redone"),
                                error);
      return;
    }
  note_reversed (step->window, step);
  tell_reversed (step);
}

static void
reverse (Step *step)
{
  FettleStore *store = step->window->session ? fettle_session_get_store (step->window->session) : NULL;

  if (!store)
    step_free (step);
  else if (step->backwards)
    fettle_store_undo_async (store, step->batch_id, step->window->cancellable, reversed_cb, step);
  else
    fettle_store_redo_async (store, step->batch_id, step->window->cancellable, reversed_cb, step);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "go") == 0)
    reverse (g_steal_pointer (&step));
}

static void
ask (Step *step)
{
  const FettleAlertAnswer answer = { "go", step->backwards ? _("_Undo") : _("_Redo"), step->backwards };
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  heading = g_strdup_printf (step->backwards ? ngettext ("Undo a Step of %u School?", "Undo a Step of %u Schools?", step->n_schools)
                                             : ngettext ("Redo a Step of %u School?", "Redo a Step of %u Schools?", step->n_schools),
                             step->n_schools);
  /* Translators: %s is what a step has done, such as "Imported: schools (6 July 2022)". */
  body = g_strdup_printf (step->backwards ? _("“%s” is taken back at all of them in one go. It can be redone.")
                                          : _("“%s” is done again at all of them in one go. It can be undone."),
                          step->label);
  fettle_alert_async (GTK_WIDGET (step->window), heading, body, &answer, 1, answered_cb, step);
}

static void
tell_newer (const Step *step)
{
  /* Translators: %1$s and %2$s are what steps have done, such as "Note added to Oak Primary School". */
  g_autofree char *body = g_strdup_printf (_("“%1$s” stays as it is: “%2$s” changed the same records since. Undo that first, or "
                                             "choose the step under History."), step->label, step->newer);

  fettle_alert_tell (GTK_WIDGET (step->window), _("Nothing Was Undone"), body);
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Step *step = task_data;
  GError *error = NULL;

  if (fettle_history_look_at (source, step->batch_id, &step->label, &step->n_schools, &step->newer, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    fettle_host_report_error (GTK_WIDGET (step->window), step->backwards ? _("Nothing Was Undone") : _("Nothing Was Redone"),
                              error);
  else if (step->alone && step->newer)
    tell_newer (step);
  else if (step->n_schools > 1)
    ask (g_steal_pointer (&step));
  else
    reverse (g_steal_pointer (&step));
}

static void
begin (FettleWindow *self,
       const char   *batch_id,
       gboolean      backwards,
       gboolean      alone)
{
  Step *step;

  if (!self->session)
    return;
  step = g_new0 (Step, 1);
  step->window = g_object_ref (self);
  step->batch_id = g_strdup (batch_id);
  step->backwards = backwards;
  step->alone = alone;
  fettle_store_read_async (fettle_session_get_store (self->session), look, step, NULL, self->cancellable, looked_cb, step);
}

/* Steps of another day, and of another window, are undone where they can be seen: under History. */
static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleWindow *self = FETTLE_WINDOW (widget);

  if (give_to_text (self, "text.undo"))
    return;
  if (self->made->len)
    begin (self, g_ptr_array_index (self->made, self->made->len - 1), TRUE, TRUE);
  else
    fettle_host_toast (widget, C_("toast", "Nothing was undone: no step was made in this window. Earlier ones are under History."),
                       NULL, NULL, NULL);
}

static void
redo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleWindow *self = FETTLE_WINDOW (widget);

  if (give_to_text (self, "text.redo"))
    return;
  if (self->undone->len)
    begin (self, g_ptr_array_index (self->undone, self->undone->len - 1), FALSE, FALSE);
  else
    fettle_host_toast (widget, C_("toast", "Nothing was redone: nothing was undone in this window since the last step."), NULL, NULL,
                       NULL);
}

static void
undo_batch_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *target)
{
  begin (FETTLE_WINDOW (widget), g_variant_get_string (target, NULL), TRUE, FALSE);
}

static void
undo_told_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  begin (FETTLE_WINDOW (widget), g_variant_get_string (target, NULL), TRUE, TRUE);
}

static void
redo_batch_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *target)
{
  begin (FETTLE_WINDOW (widget), g_variant_get_string (target, NULL), FALSE, FALSE);
}

/**
 * fettle_window_class_install_undo:
 * @widget_class: the window's class
 *
 * Installs what takes steps back and does them again: the newest of this window, one chosen under History, and the one that a
 * message speaks of.
 */
void
fettle_window_class_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-batch", "s", undo_batch_action);
  gtk_widget_class_install_action (widget_class, "win.undo-told", "s", undo_told_action);
  gtk_widget_class_install_action (widget_class, "win.redo-batch", "s", redo_batch_action);
}

/**
 * fettle_window_remember_step:
 * @self: a window
 * @batch_id: a step that was made in it
 *
 * Makes it the one that Ctrl+Z takes back; what was undone before can no longer be redone by key.
 */
void
fettle_window_remember_step (FettleWindow *self,
                             const char   *batch_id)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));
  g_return_if_fail (batch_id != NULL);

  g_ptr_array_add (self->made, g_strdup (batch_id));
  g_ptr_array_set_size (self->undone, 0);
}

/**
 * fettle_window_get_newest_step:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): id of the step that Ctrl+Z takes back; %NULL where none made in this window stands
 */
const char *
fettle_window_get_newest_step (FettleWindow *self)
{
  g_return_val_if_fail (FETTLE_IS_WINDOW (self), NULL);

  return self->made->len ? g_ptr_array_index (self->made, self->made->len - 1) : NULL;
}
