/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-erased-view.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "compat/fettle-alert.h"
#include "store/fettle-erase.h"
#include "ui/data/fettle-erase-window.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-spoken.h"

struct _FettleErasedView
{
  AdwBin parent_instance;

  GtkWidget *copies;
  GtkListBox *list;

  FettleSession *session;
  char *asked; /* the copy that is asked about */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleErasedView, fettle_erased_view, ADW_TYPE_BIN)

static void
read_places (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *places = fettle_store_list_erased_places (source, &error);

  if (places)
    g_task_return_pointer (task, places, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static char *
describe (const FettleErasedPlace *place)
{
  g_autofree char *day = place->goes_on ? fettle_date_iso_to_words (place->goes_on) : NULL;

  if (day)
    /* Translators: a date, and a file */
    return g_strdup_printf (_("Goes by itself on %s. %s"), day, place->path);
  if (!place->ours)
    /* Translators: a file */
    return g_strdup_printf (_("Yours to delete, with every copy that was made of it. %s"), place->path);
  /* Translators: a file */
  return g_strdup_printf (_("Does not go by itself. %s"), place->path);
}

static GtkWidget *
make_row (const FettleErasedPlace *place)
{
  g_autofree char *words = describe (place);
  GtkWidget *row = fettle_row_new (place->name, words);

  if (place->ours)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_button_for (_("Delete…"), "erased.delete", place->path));
  fettle_spoken_row (row);
  return row;
}

static void
places_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleErasedView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleFocus *held;
  GtkListBoxRow *row;

  if (!places)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Copies Could Not Be Listed"), error);
      return;
    }
  held = fettle_focus_hold (GTK_WIDGET (self->list));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < places->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (places, i)));
  gtk_widget_set_visible (self->copies, places->len > 0);
  fettle_focus_give_back (held);
}

static void
refresh (FettleErasedView *self)
{
  g_assert (FETTLE_IS_ERASED_VIEW (self));

  if (self->session && gtk_widget_get_mapped (GTK_WIDGET (self)))
    fettle_store_read_async (fettle_session_get_store (self->session), read_places, NULL, NULL, self->cancellable,
                             places_read_cb, g_object_ref (self));
}

static void
delete_copy (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_store_delete_erased_place (source, task_data, &error))
    g_task_return_pointer (task, g_strdup (task_data), g_free);
  else
    g_task_return_error (task, error);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleErasedView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (path)
    fettle_host_toast (GTK_WIDGET (self), _("The copy was overwritten and deleted"), NULL, NULL, NULL);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Copy Was Not Deleted"), error);
  refresh (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FettleErasedView) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "delete") == 0 && self->session)
    fettle_store_read_async (fettle_session_get_store (self->session), delete_copy, g_strdup (self->asked), g_free,
                             self->cancellable, deleted_cb, g_object_ref (self));
}

static void
delete_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  const FettleAlertAnswer answer = { "delete", _("_Delete"), TRUE };
  FettleErasedView *self = FETTLE_ERASED_VIEW (widget);

  g_free (self->asked);
  self->asked = g_variant_dup_string (target, NULL);
  fettle_alert_async (widget, _("Delete This Copy?"), self->asked, &answer, 1, answered_cb,
                      g_object_ref (self));
}

static void
erase_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  FettleErasedView *self = FETTLE_ERASED_VIEW (widget);

  gtk_window_present (GTK_WINDOW (fettle_erase_window_new (GTK_WINDOW (fettle_host_of (widget)), self->session)));
}

static void
fettle_erased_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fettle_erased_view_parent_class)->map (widget);
  refresh (FETTLE_ERASED_VIEW (widget));
}

static void
fettle_erased_view_dispose (GObject *object)
{
  FettleErasedView *self = FETTLE_ERASED_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fettle_erased_view_parent_class)->dispose (object);
}

static void
fettle_erased_view_finalize (GObject *object)
{
  FettleErasedView *self = FETTLE_ERASED_VIEW (object);

  g_free (self->asked);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (fettle_erased_view_parent_class)->finalize (object);
}

static void
fettle_erased_view_class_init (FettleErasedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_erased_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_erased_view_finalize;
  widget_class->map = fettle_erased_view_map;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-erased-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleErasedView, copies);
  gtk_widget_class_bind_template_child (widget_class, FettleErasedView, list);
  gtk_widget_class_install_action (widget_class, "erased.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "erased.delete", "s", delete_action);
}

static void
fettle_erased_view_init (FettleErasedView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_erased_view_set_session:
 * @self: the view
 * @session: the session
 *
 * Lets a person erase words of a register, and shows the copies that still hold them.
 */
void
fettle_erased_view_set_session (FettleErasedView *self,
                                FettleSession    *session)
{
  FettleStore *store;

  g_return_if_fail (FETTLE_IS_ERASED_VIEW (self));
  g_return_if_fail (FETTLE_IS_SESSION (session));

  g_set_object (&self->session, session);
  store = fettle_session_get_store (session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erased.erase", !fettle_store_is_read_only (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}
