/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "store/fettle-draft.h"
#include "store/fettle-opened.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/forms/fettle-opened-window.h"
#include "ui/start/fettle-start-page.h"
#include "ui/start/fettle-trouble-page.h"
#include "ui/widgets/fettle-spoken.h"
#include "ui/widgets/fettle-front.h"

static void fettle_window_host_init (FettleHostInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FettleWindow, fettle_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (FETTLE_TYPE_HOST, fettle_window_host_init))

static void
sidebar_row_activated_cb (FettleWindow  *self,
                          GtkListBoxRow *row)
{
  g_assert (FETTLE_IS_WINDOW (self));

  fettle_window_go (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
split_changed_cb (FettleWindow *self)
{
  g_assert (FETTLE_IS_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          self->trail->len > 1 || fettle_split_get_collapsed (self->split));
}

static void
list_drafts (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *drafts = fettle_draft_list (source, &error);

  if (drafts)
    g_task_return_pointer (task, drafts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
list_changed_copies (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *copies = fettle_opened_list_changed (source, &error);

  if (copies)
    g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
changed_copies_listed_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (FettleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (!copies)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Opened Documents Could Not Be Read"), error);
      return;
    }
  if (!copies->len || fettle_banner_get_text (self->banner))
    return;
  /* Translators: %u is how many copies of documents were changed with other programs. */
  text = g_strdup_printf (ngettext ("%u opened copy of a document was changed. The document in the register is as it was.",
                                    "%u opened copies of documents were changed. The documents in the register are as they were.",
                                    copies->len), copies->len);
  fettle_banner_show (self->banner, text, _("_Look at Them"), "win.changed-copies");
}

static void
look_for_changed_copies (FettleWindow *self)
{
  /* Closed meanwhile, as for a restore: there is nothing to look for. */
  if (!self->session)
    return;
  fettle_store_read_async (fettle_session_get_store (self->session), list_changed_copies, NULL, NULL, self->cancellable,
                           changed_copies_listed_cb, g_object_ref (self));
}

static void
show_drafts_banner (FettleWindow *self,
                    guint         n)
{
  g_autofree char *text = NULL;

  /* Translators: %u is how many forms were being filled in when the program ended. */
  text = g_strdup_printf (ngettext ("%u form was not saved when Fettle last closed. What you typed was kept.",
                                    "%u forms were not saved when Fettle last closed. What you typed was kept.", n),
                          n);
  fettle_banner_show (self->banner, text, _("_Look at Them"), "win.drafts");
}

static void
drafts_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (!drafts)
    fettle_host_report_error (GTK_WIDGET (self), _("Unsaved Forms Could Not Be Read"), error);
  else if (drafts->len && !fettle_banner_get_text (self->banner))
    show_drafts_banner (self, drafts->len);
  else if (!drafts->len)
    look_for_changed_copies (self);
}

static void
show_read_only (FettleWindow *self)
{
  const char *reason = fettle_store_get_read_only_reason (fettle_session_get_store (self->session));

  fettle_banner_show (self->banner,
                      reason ? reason : _("This register is open to read only. Nothing can be changed."), NULL, NULL);
}

/* What nobody waited for, such as the backup of the day, is told all the same. */
static void
store_failed_cb (FettleWindow *self,
                 const GError *error)
{
  g_assert (FETTLE_IS_WINDOW (self));

  fettle_host_report_error (GTK_WIDGET (self), _("Something Went Wrong in the Background"), error);
}

static void
look_for_drafts (FettleWindow *self)
{
  fettle_store_read_async (fettle_session_get_store (self->session), list_drafts, NULL, NULL, self->cancellable,
                           drafts_listed_cb, g_object_ref (self));
}

static void
started_cb (FettleWindow *self)
{
  g_assert (FETTLE_IS_WINDOW (self));

  fettle_window_go (self, "schools");
  fettle_window_start_counting (self);
  adw_bin_set_child (self->start_bin, NULL);
  fettle_window_import_waiting (self);
}

/* @chosen: the register is an authority's already. */
static void
show_start (FettleWindow *self,
            gboolean      chosen)
{
  GtkWidget *page = fettle_start_page_new (self->session, chosen);

  g_signal_connect_object (page, "done", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->start_bin, page);
  gtk_stack_set_visible_child_name (self->root, "start");
}

static void
find_authority (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) records = fettle_store_list (source, "authority", NULL, NULL, &error);

  if (records)
    g_task_return_pointer (task, records->len ? g_object_ref (g_ptr_array_index (records, 0)) : NULL, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
keep_folder (FettleWindow *self,
             const char   *folder,
             FettleDate    today)
{
  char *kept = g_strdup (folder);

  g_free (self->folder);
  self->folder = kept;
  self->today = today;
}

/* Says why there is no register to show, and offers the backups of the folder. */
static void
show_trouble (FettleWindow *self,
              const GError *error)
{
  adw_bin_set_child (self->start_bin, fettle_trouble_page_new (self->folder, error));
  gtk_stack_set_visible_child_name (self->root, "start");
}

static void
authority_found_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (FettleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleRecord) authority = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (error)
    {
      show_trouble (self, error);
      return;
    }
  if (!authority && fettle_session_can_write (self->session))
    {
      show_start (self, FALSE);
      return;
    }
  fettle_window_go (self, "schools");
  fettle_window_start_counting (self);
  if (fettle_session_can_write (self->session))
    look_for_drafts (self);
  fettle_window_look_for_second_place (self);
  fettle_window_import_waiting (self);
}

static gboolean
fettle_window_close_request (GtkWindow *window)
{
  fettle_window_finish_work (FETTLE_WINDOW (window));

  return GTK_WINDOW_CLASS (fettle_window_parent_class)->close_request (window);
}

static void
fettle_window_dispose (GObject *object)
{
  FettleWindow *self = FETTLE_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->notifier);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FETTLE_TYPE_WINDOW);

  G_OBJECT_CLASS (fettle_window_parent_class)->dispose (object);
}

static void
fettle_window_finalize (GObject *object)
{
  FettleWindow *self = FETTLE_WINDOW (object);

  g_free (self->folder);
  g_strfreev (self->waiting_files);
  g_ptr_array_unref (self->trail);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (fettle_window_parent_class)->finalize (object);
}

static FettleSession *
host_get_session (FettleHost *host)
{
  return FETTLE_WINDOW (host)->session;
}

static FettleSection *
host_get_section (FettleHost *host,
                  const char *name)
{
  return fettle_window_get_section (FETTLE_WINDOW (host), name);
}

static void
host_toast (FettleHost *host,
            const char *text,
            const char *button,
            const char *action,
            GVariant   *target)
{
  fettle_window_toast (FETTLE_WINDOW (host), text, button, action, target);
}

static void
host_remember_step (FettleHost *host,
                    const char *batch_id)
{
  fettle_window_remember_step (FETTLE_WINDOW (host), batch_id);
}

static void
fettle_window_host_init (FettleHostInterface *iface)
{
  iface->get_session = host_get_session;
  iface->get_section = host_get_section;
  iface->toast = host_toast;
  iface->remember_step = host_remember_step;
}

static void
fettle_window_class_init (FettleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fettle_window_dispose;
  object_class->finalize = fettle_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = fettle_window_close_request;

  g_type_ensure (FETTLE_TYPE_SPLIT);
  g_type_ensure (FETTLE_TYPE_BANNER);
  fettle_front_watch ();

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, root);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, split);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, FettleWindow, start_bin);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_changed_cb);

  fettle_window_class_install_actions (widget_class);
}

static void
fettle_window_init (FettleWindow *self)
{
  self->trail = g_ptr_array_new_with_free_func (g_free);
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->undone = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fettle_spoken_toasts (self->toasts);
  fettle_window_fill_sidebar (self);
}

/**
 * fettle_window_new:
 * @application: the application
 *
 * Returns: (transfer none): an empty window; give it a session or a trouble to show
 */
FettleWindow *
fettle_window_new (GtkApplication *application)
{
  return g_object_new (FETTLE_TYPE_WINDOW, "application", application, NULL);
}

/**
 * fettle_window_choose_authority:
 * @self: a window
 *
 * Asks again whose register it is, as long as no school was imported.
 */
void
fettle_window_choose_authority (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (self->session && fettle_session_can_write (self->session))
    show_start (self, TRUE);
}

/**
 * fettle_window_set_session:
 * @self: a window
 * @session: what to show
 *
 * Shows a register: the first-run page where no authority was chosen yet, else the schools.
 */
void
fettle_window_set_session (FettleWindow  *self,
                           FettleSession *session)
{
  GSettings *settings;

  g_return_if_fail (FETTLE_IS_WINDOW (self));
  g_return_if_fail (FETTLE_IS_SESSION (session));

  fettle_window_forget_places (self);
  g_ptr_array_set_size (self->made, 0);
  g_ptr_array_set_size (self->undone, 0);
  g_set_object (&self->session, session);
  keep_folder (self, fettle_store_get_folder (fettle_session_get_store (session)), fettle_session_get_today (session));

  g_signal_connect_object (fettle_session_get_store (session), "error", G_CALLBACK (store_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (fettle_window_look_for_second_place), self, G_CONNECT_SWAPPED);
  settings = fettle_session_get_settings (session);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  fettle_banner_hide (self->banner);
  if (!fettle_session_can_write (session))
    show_read_only (self);
  fettle_store_read_async (fettle_session_get_store (session), find_authority, NULL, NULL, self->cancellable,
                           authority_found_cb, g_object_ref (self));
}

/**
 * fettle_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what it shows
 */
FettleSession *
fettle_window_get_session (FettleWindow *self)
{
  g_return_val_if_fail (FETTLE_IS_WINDOW (self), NULL);

  return self->session;
}

/* What was found at the start and put right. */
static void
tell_notices (FettleWindow *self,
              FettleStore  *store)
{
  g_autofree char *words = g_strjoinv ("\n\n", (char **) fettle_store_get_notices (store));

  if (*words)
    fettle_alert_tell (GTK_WIDGET (self), _("Something Was Put Right"), words);
}

/**
 * fettle_window_open_folder:
 * @self: a window
 * @folder: a data folder
 * @today: the day that clocks and ages are counted from
 *
 * Shows the register of a folder, or why it cannot be used.
 */
void
fettle_window_open_folder (FettleWindow *self,
                           const char   *folder,
                           FettleDate    today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleSession) session = NULL;

  g_return_if_fail (FETTLE_IS_WINDOW (self));
  g_return_if_fail (folder != NULL);

  keep_folder (self, folder, today);
  store = fettle_store_open (folder, FETTLE_STORE_CREATE, &error);
  if (!store)
    {
      show_trouble (self, error);
      return;
    }
  fettle_store_set_author (store, g_get_real_name ());
  session = fettle_session_new (store, today);
  fettle_window_set_session (self, session);
  tell_notices (self, store);
}

/**
 * fettle_window_offer_drafts:
 * @self: a window
 *
 * Shows the forms that were not saved: recover, compare, discard.
 */
void
fettle_window_offer_drafts (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->session)
    return;
  fettle_banner_hide (self->banner);
  fettle_drafts_window_present (FETTLE_HOST (self));
  look_for_changed_copies (self);
}

/**
 * fettle_window_offer_changed_copies:
 * @self: a window
 *
 * Shows the opened copies of documents that were changed: attach, save elsewhere, throw away.
 */
void
fettle_window_offer_changed_copies (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->session)
    return;
  fettle_banner_hide (self->banner);
  fettle_opened_window_present (FETTLE_HOST (self));
}
