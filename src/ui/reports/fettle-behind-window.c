/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/reports/fettle-behind-window.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/fettle-rows.h"

struct _FettleBehindWindow
{
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkListView *view;

  GListStore *schools;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleBehindWindow, fettle_behind_window, ADW_TYPE_WINDOW)

static void
read_schools (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  char **ids = task_data;
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  for (guint i = 0; ids[i]; i++)
    {
      FettleRecord *school = fettle_store_get (source, "school", ids[i], &error);

      if (school)
        g_ptr_array_add (schools, school);
      else if (!g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
        {
          g_task_return_error (task, error);
          return;
        }
      g_clear_error (&error);
    }
  g_task_return_pointer (task, g_steal_pointer (&schools), (GDestroyNotify) g_ptr_array_unref);
}

static void
schools_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleBehindWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schools = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (schools)
    g_list_store_splice (self->schools, 0, 0, schools->pdata, schools->len);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Schools Could Not Be Read"), error);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *urn = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (urn), 0);
  gtk_widget_add_css_class (urn, "dim-label");
  gtk_widget_add_css_class (urn, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), urn);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  FettleRecord *school = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  /* Translators: %s is the number of a school in the national register. */
  g_autofree char *urn = g_strdup_printf (_("URN %s"), fettle_record_get_text (school, "urn"));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), fettle_record_get_text (school, "name"));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), urn);
}

static void
activate_cb (FettleBehindWindow *self,
             guint               position)
{
  g_autoptr (FettleRecord) school = g_list_model_get_item (G_LIST_MODEL (self->schools), position);

  g_assert (FETTLE_IS_BEHIND_WINDOW (self));

  fettle_host_open_school (GTK_WIDGET (self), fettle_record_get_id (school));
  gtk_window_close (GTK_WINDOW (self));
}

static void
fettle_behind_window_dispose (GObject *object)
{
  FettleBehindWindow *self = FETTLE_BEHIND_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->schools);

  G_OBJECT_CLASS (fettle_behind_window_parent_class)->dispose (object);
}

static void
fettle_behind_window_class_init (FettleBehindWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_behind_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-behind-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleBehindWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, FettleBehindWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_behind_window_init (FettleBehindWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->schools = g_list_store_new (FETTLE_TYPE_RECORD);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->schools))));
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
}

/**
 * fettle_behind_window_present:
 * @parent: the main window
 * @heading: what the figure is
 * @school_ids: (array zero-terminated=1): the schools behind it
 *
 * Shows the schools behind a figure; each can be opened.
 *
 * Returns: (transfer none): the window
 */
FettleBehindWindow *
fettle_behind_window_present (FettleHost      *parent,
                              const char        *heading,
                              const char *const *school_ids)
{
  FettleBehindWindow *self;

  g_return_val_if_fail (FETTLE_IS_HOST (parent), NULL);

  self = g_object_new (FETTLE_TYPE_BEHIND_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  gtk_label_set_text (self->heading, heading);
  fettle_store_read_async (fettle_session_get_store (fettle_host_get_session (parent)), read_schools,
                           g_strdupv ((GStrv) school_ids), (GDestroyNotify) g_strfreev, self->cancellable,
                           schools_read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
