/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/start/fettle-start-page.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "base/fettle-text.h"
#include "compat/fettle-file-dialog.h"
#include "sample/fettle-demo.h"
#include "sample/fettle-set-up.h"
#include "model/fettle-vocabulary.h"
#include "ui/data/fettle-import-window.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-progress-relay.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-search-clear.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleStartPage
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkWidget *apart; /* said in a sandbox */
  GtkSearchEntry *search;
  GtkListBox *authorities;
  GtkWidget *sample;
  AdwStatusPage *files;
  GtkProgressBar *bar;
  GtkLabel *message;

  FettleSession *session;
  char *typed; /* folded */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleStartPage, fettle_start_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
authority_applied_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (FettleStartPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (fettle_store_apply_finish (FETTLE_STORE (source), result, NULL, &error))
    gtk_stack_set_visible_child_name (self->states, "files");
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Register Was Not Set Up"), error);
}

static void
choose_authority (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  FettleBatch *batch = fettle_set_up_choose (source, task_data, &error);

  if (batch)
    g_task_return_pointer (task, batch, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
authority_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FettleStartPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleBatch) batch = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (!batch)
    fettle_host_report_error (GTK_WIDGET (self), _("The Register Was Not Set Up"), error);
  else if (fettle_batch_get_n_operations (batch) == 0)
    gtk_stack_set_visible_child_name (self->states, "files");
  else
    fettle_store_apply_async (FETTLE_STORE (source), batch, self->cancellable, authority_applied_cb, g_object_ref (self));
}

static void
authority_activated_cb (FettleStartPage *self,
                        GtkListBoxRow   *row)
{
  const char *code = gtk_widget_get_name (GTK_WIDGET (row));
  const FettleTerm *term = fettle_vocabulary_find (fettle_vocabulary_get ("authority"), code);
  g_autofree char *title = NULL;

  g_assert (FETTLE_IS_START_PAGE (self));

  /* Translators: %s is a local authority. */
  title = g_markup_printf_escaped (_("The Schools of %s"), term->label);
  adw_status_page_set_title (self->files, title);
  gtk_widget_set_visible (self->sample, FALSE);
  fettle_store_read_async (fettle_session_get_store (self->session), choose_authority, g_strdup (code), g_free,
                           self->cancellable, authority_chosen_cb, g_object_ref (self));
}

/* A register has one authority: the next one that is chosen takes the place of this one. */
static void
other_authority_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *target)
{
  FettleStartPage *self = FETTLE_START_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_stack_set_visible_child_name (self->states, "authority");
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  FettleStartPage *self = user_data;
  g_autofree char *name = fettle_text_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return !self->typed || !*self->typed || strstr (name, self->typed) ||
         g_str_has_prefix (gtk_widget_get_name (GTK_WIDGET (row)), self->typed);
}

static void
typed_cb (FettleStartPage *self)
{
  g_assert (FETTLE_IS_START_PAGE (self));

  g_free (self->typed);
  self->typed = fettle_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->authorities);
}

/* Enter takes the first authority that matches. */
static void
search_activated_cb (FettleStartPage *self)
{
  GtkListBoxRow *row;

  g_assert (FETTLE_IS_START_PAGE (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->authorities, i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        authority_activated_cb (self, row);
        return;
      }
}

static void
finish (FettleStartPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleStartPage) self = user_data;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  FettleImportWindow *window;

  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file))
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  if (!paths[0])
    return;
  window = fettle_import_window_new (GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))), self->session,
                                     (const char *const *) paths);
  g_signal_connect_object (window, "done", G_CALLBACK (finish), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
choose_files_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  FettleStartPage *self = FETTLE_START_PAGE (widget);

  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (widget)), _("Import Files"), FETTLE_FILE_DIALOG_OPEN_MANY, NULL,
                            NULL, self->cancellable, files_chosen_cb, g_object_ref (self));
}

static void
later_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  finish (FETTLE_START_PAGE (widget));
}

static void
load_sample (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_set_up_sample (source, 1, FETTLE_DEMO_SCHOOLS, fettle_progress_relay_report, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
sample_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleStartPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      finish (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->states, "authority");
  fettle_host_report_error (GTK_WIDGET (self), _("The Sample Borough Was Not Loaded"), error);
}

static void
sample_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleStartPage *self = FETTLE_START_PAGE (widget);
  g_autoptr (GTask) task = NULL;

  gtk_stack_set_visible_child_name (self->states, "working");
  task = g_task_new (fettle_session_get_store (self->session), self->cancellable, sample_loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, sample_action);
  g_task_set_task_data (task, fettle_progress_relay_new (self->bar, self->message), g_object_unref);
  g_task_run_in_thread (task, load_sample);
}

static void
list_authorities (FettleStartPage *self)
{
  const FettleVocabulary *vocabulary = fettle_vocabulary_get ("authority");

  for (guint i = 0; i < fettle_vocabulary_get_n_terms (vocabulary); i++)
    {
      const FettleTerm *term = fettle_vocabulary_get_term (vocabulary, i);
      GtkWidget *row, *code;

      if (term->to != FETTLE_DATE_NONE)
        continue;
      row = fettle_row_new (term->label, term->group);
      code = gtk_label_new (term->code);
      gtk_widget_add_css_class (code, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), code);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_name (row, term->code);
      gtk_list_box_append (self->authorities, row);
    }
}

static void
fettle_start_page_dispose (GObject *object)
{
  FettleStartPage *self = FETTLE_START_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->typed, g_free);

  G_OBJECT_CLASS (fettle_start_page_parent_class)->dispose (object);
}

static void
fettle_start_page_class_init (FettleStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_start_page_dispose;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, states);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, apart);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, search);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, authorities);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, sample);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, files);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleStartPage, message);
  gtk_widget_class_bind_template_callback (widget_class, fettle_search_clear);
  gtk_widget_class_bind_template_callback (widget_class, gtk_widget_grab_focus);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, authority_activated_cb);
  gtk_widget_class_install_action (widget_class, "start.sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "start.other-authority", NULL, other_authority_action);
  gtk_widget_class_install_action (widget_class, "start.choose-files", NULL, choose_files_action);
  gtk_widget_class_install_action (widget_class, "start.later", NULL, later_action);
}

static void
fettle_start_page_init (FettleStartPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->apart, fettle_file_is_sandboxed ());
  gtk_list_box_set_filter_func (self->authorities, filter_cb, self, NULL);
  list_authorities (self);
}

/**
 * fettle_start_page_new:
 * @session: the session, over a register without schools
 * @chosen: whether it is an authority's already, and another one is to take its place
 *
 * Returns: (transfer floating): the page of the first run
 */
GtkWidget *
fettle_start_page_new (FettleSession *session,
                       gboolean       chosen)
{
  FettleStartPage *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  self = g_object_new (FETTLE_TYPE_START_PAGE, NULL);
  self->session = g_object_ref (session);
  /* The sample borough is a register of its own authority. */
  gtk_widget_set_visible (self->sample, !chosen);
  return GTK_WIDGET (self);
}

/**
 * fettle_start_page_get_state:
 * @self: the page
 *
 * Returns: where it is: "authority", "files" or "working"
 */
const char *
fettle_start_page_get_state (FettleStartPage *self)
{
  g_return_val_if_fail (FETTLE_IS_START_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}
