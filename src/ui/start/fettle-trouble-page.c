/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/start/fettle-trouble-page.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-backup.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleTroublePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  AdwPreferencesGroup *group;
  GtkListBox *list;

  char *folder;
};

G_DEFINE_FINAL_TYPE (FettleTroublePage, fettle_trouble_page, ADW_TYPE_BIN)

static void
reopen (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "reopen", NULL);
}

static void
retry_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  reopen ();
}

static void
put_back (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  FettleTroublePage *self = source;
  GError *error = NULL;
  char *aside = fettle_backup_put_back (self->folder, task_data, &error);

  if (aside)
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  FettleTroublePage *self = FETTLE_TROUBLE_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_task_propagate_pointer (G_TASK (result), &error);

  if (aside)
    reopen ();
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Backup Was Not Put Back"), error);
}

static void
use_backup_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *target)
{
  g_autoptr (GTask) task = g_task_new (widget, NULL, put_back_cb, NULL);

  g_task_set_source_tag (task, use_backup_action);
  g_task_set_task_data (task, g_variant_dup_string (target, NULL), g_free);
  g_task_run_in_thread (task, put_back);
}

static void
list_backups (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  FettleTroublePage *self = source;

  g_task_return_pointer (task, fettle_backup_list (self->folder, NULL), (GDestroyNotify) g_ptr_array_unref);
}

static void
backups_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  FettleTroublePage *self = FETTLE_TROUBLE_PAGE (source);
  g_autoptr (GPtrArray) backups = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; backups && i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);
      g_autofree char *when = fettle_moment_to_words (info->made_at);
      g_autofree char *size = g_format_size (info->size);
      const char *odd = fettle_backup_info_to_words (info);
      g_autofree char *words = odd ? g_strdup_printf ("%s\n%s", size, odd) : g_strdup (size);
      GtkWidget *row = fettle_row_new (when, words);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 fettle_button_for (_("Use This Backup"), "trouble.use-backup", info->path));
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), backups && backups->len);
}

static void
fettle_trouble_page_finalize (GObject *object)
{
  g_free (FETTLE_TROUBLE_PAGE (object)->folder);

  G_OBJECT_CLASS (fettle_trouble_page_parent_class)->finalize (object);
}

static void
fettle_trouble_page_class_init (FettleTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fettle_trouble_page_finalize;

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, FettleTroublePage, group);
  gtk_widget_class_bind_template_child (widget_class, FettleTroublePage, list);
  gtk_widget_class_install_action (widget_class, "trouble.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "trouble.use-backup", "s", use_backup_action);
}

static void
fettle_trouble_page_init (FettleTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_trouble_page_new:
 * @folder: the data folder
 * @error: why its register cannot be used
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
fettle_trouble_page_new (const char   *folder,
                         const GError *error)
{
  FettleTroublePage *self = g_object_new (FETTLE_TYPE_TROUBLE_PAGE, NULL);
  g_autofree char *markup = g_markup_escape_text (error->message, -1);
  g_autoptr (GTask) task = g_task_new (self, NULL, backups_listed_cb, NULL);

  self->folder = g_strdup (folder);
  adw_status_page_set_description (self->status, markup);
  g_task_set_source_tag (task, fettle_trouble_page_new);
  g_task_run_in_thread (task, list_backups);
  return GTK_WIDGET (self);
}
