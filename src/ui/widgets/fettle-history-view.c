/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-history-view.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-list-update.h"
#include "ui/widgets/fettle-rows.h"

/* A page of history; a long one is searched, not scrolled. */
#define N_BATCHES 100
#define N_CHANGES 200

struct _FettleHistoryView
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkListBox *list;

  FettleStore *store;
  char *school_id;
  GListStore *batches;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleHistoryView, fettle_history_view, ADW_TYPE_BIN)

static gboolean
same_batch (gconstpointer a,
            gconstpointer b)
{
  FettleBatchInfo *one = FETTLE_BATCH_INFO ((gpointer) a);
  FettleBatchInfo *two = FETTLE_BATCH_INFO ((gpointer) b);

  return g_strcmp0 (fettle_batch_info_get_id (one), fettle_batch_info_get_id (two)) == 0 &&
         g_strcmp0 (fettle_batch_info_get_erased (one), fettle_batch_info_get_erased (two)) == 0 &&
         g_strcmp0 (fettle_batch_info_get_state (one), fettle_batch_info_get_state (two)) == 0 &&
         fettle_batch_info_can_undo (one) == fettle_batch_info_can_undo (two) &&
         fettle_batch_info_can_redo (one) == fettle_batch_info_can_redo (two);
}

typedef struct
{
  char *batch_id;
  char *school_id;
  GtkWidget *row;
} Changes;

static void
changes_free (Changes *changes)
{
  g_free (changes->batch_id);
  g_free (changes->school_id);
  g_clear_object (&changes->row);
  g_free (changes);
}

static void
read_changes (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Changes *asked = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) found = fettle_history_changes (source, asked->batch_id, asked->school_id, N_CHANGES, &error);
  GPtrArray *words;

  if (!found)
    {
      g_task_return_error (task, error);
      return;
    }
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (words, fettle_change_info_to_words (g_ptr_array_index (found, i), FETTLE_AUDIENCE_OFFICER, TRUE));
  g_task_return_pointer (task, words, (GDestroyNotify) g_ptr_array_unref);
}

static void
changes_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Changes *asked = g_task_get_task_data (G_TASK (result));
  g_autoptr (FettleHistoryView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (!words)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Changes Could Not Be Read"), error);
      return;
    }
  for (guint i = 0; i < words->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (asked->row), fettle_row_new (g_ptr_array_index (words, i), NULL));
}

/* What a batch changed is read when its row is opened, once. */
static void
expanded_cb (FettleHistoryView *self,
             GParamSpec        *pspec,
             GtkWidget         *row)
{
  Changes *asked;

  g_assert (FETTLE_IS_HISTORY_VIEW (self));

  g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
  asked = g_new0 (Changes, 1);
  asked->batch_id = g_strdup (gtk_widget_get_name (row));
  asked->school_id = g_strdup (self->school_id);
  asked->row = g_object_ref (row);
  fettle_store_read_async (self->store, read_changes, asked, (GDestroyNotify) changes_free, self->cancellable,
                           changes_read_cb, g_object_ref (self));
}

/* A step of many schools is not undone from the page of one: what it does to the others is not to be seen there. */
static gboolean
is_of_others_too (FettleHistoryView *self,
                  FettleBatchInfo   *batch)
{
  return self->school_id && fettle_batch_info_get_n_schools (batch) > 1;
}

static char *
describe_schools (FettleHistoryView *self,
                  FettleBatchInfo   *batch)
{
  guint n = fettle_batch_info_get_n_schools (batch);

  if (n < 2)
    return NULL;
  if (!self->school_id)
    return g_strdup_printf (ngettext (", at %u school", ", at %u schools", n), n);
  /* Translators: how many schools a step changed beside the one that is shown. */
  return g_strdup_printf (ngettext (", with %u other school. It is undone under Data, History.",
                                    ", with %u other schools. It is undone under Data, History.", n - 1), n - 1);
}

static char *
describe (FettleHistoryView *self,
          FettleBatchInfo   *batch)
{
  g_autofree char *when = fettle_moment_to_words (fettle_batch_info_get_made_at (batch));
  guint n = fettle_batch_info_get_n_changes (batch);
  g_autofree char *how_many = NULL;
  g_autofree char *line = NULL;
  g_autofree char *touched = describe_schools (self, batch);

  if (n == 0)
    /* Translators: %1$s is a date and time, %2$s a person. */
    return g_strdup_printf (_("%1$s, %2$s"), when, fettle_batch_info_get_author (batch));
  /* Translators: how many records a step changed. */
  how_many = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  if (g_strcmp0 (fettle_batch_info_get_state (batch), "undone") == 0)
    /* Translators: %1$s is a date and time, %2$s a person, %3$s a number of changes. */
    line = g_strdup_printf (_("Undone. %1$s, %2$s, %3$s"), when, fettle_batch_info_get_author (batch), how_many);
  else
    /* Translators: %1$s is a date and time, %2$s a person, %3$s a number of changes. */
    line = g_strdup_printf (_("%1$s, %2$s, %3$s"), when, fettle_batch_info_get_author (batch), how_many);
  return g_strconcat (line, touched, NULL);
}

static void
add_button (GtkWidget       *row,
            FettleBatchInfo *batch)
{
  const char *id = fettle_batch_info_get_id (batch);
  gboolean undo = fettle_batch_info_can_undo (batch);
  GtkWidget *button;

  if (!undo && !fettle_batch_info_can_redo (batch))
    return;
  button = fettle_button_for (undo ? _("Undo") : _("Redo"), undo ? "win.undo-batch" : "win.redo-batch", id);
  fettle_focus_mark_destructive (button);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static GtkWidget *
make_row_cb (gpointer item,
             gpointer user_data)
{
  FettleHistoryView *self = user_data;
  FettleBatchInfo *batch = item;
  const char *id = fettle_batch_info_get_id (batch);
  g_autofree char *title = fettle_batch_info_to_words (batch);
  g_autofree char *what = describe (self, batch);
  const char *erased = fettle_batch_info_get_erased (batch);
  g_autofree char *words = erased ? g_strconcat (what, "\n", erased, NULL) : g_strdup (what);
  GtkWidget *row = adw_expander_row_new ();

  fettle_row_set_words (row, title, words);
  gtk_widget_set_name (row, id);
  fettle_focus_set_key (row, id);
  if (!is_of_others_too (self, batch))
    add_button (row, batch);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
read_batches (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *batches = fettle_history_batches (source, task_data, N_BATCHES, &error);

  if (batches)
    g_task_return_pointer (task, batches, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
batches_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleHistoryView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleFocus *held;

  if (!batches)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("History Could Not Be Read"), error);
      return;
    }
  held = fettle_focus_hold (GTK_WIDGET (self));
  fettle_list_update (self->batches, batches, same_batch);
  gtk_stack_set_visible_child_name (self->states, batches->len ? "list" : "empty");
  fettle_focus_give_back (held);
}

static void
refresh (FettleHistoryView *self)
{
  fettle_store_read_async (self->store, read_batches, g_strdup (self->school_id), g_free, self->cancellable,
                           batches_read_cb, g_object_ref (self));
}

static void
store_changed_cb (FettleHistoryView *self)
{
  g_assert (FETTLE_IS_HISTORY_VIEW (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
fettle_history_view_map (GtkWidget *widget)
{
  FettleHistoryView *self = FETTLE_HISTORY_VIEW (widget);

  GTK_WIDGET_CLASS (fettle_history_view_parent_class)->map (widget);
  if (self->store)
    refresh (self);
}

static void
fettle_history_view_dispose (GObject *object)
{
  FettleHistoryView *self = FETTLE_HISTORY_VIEW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->batches);
  g_clear_pointer (&self->school_id, g_free);

  G_OBJECT_CLASS (fettle_history_view_parent_class)->dispose (object);
}

static void
fettle_history_view_class_init (FettleHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_history_view_dispose;
  widget_class->map = fettle_history_view_map;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleHistoryView, states);
  gtk_widget_class_bind_template_child (widget_class, FettleHistoryView, list);
}

static void
fettle_history_view_init (FettleHistoryView *self)
{
  self->cancellable = g_cancellable_new ();
  self->batches = g_list_store_new (FETTLE_TYPE_BATCH_INFO);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->batches), make_row_cb, self, NULL);
}

/**
 * fettle_history_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
fettle_history_view_new (void)
{
  return g_object_new (FETTLE_TYPE_HISTORY_VIEW, NULL);
}

/**
 * fettle_history_view_set_source:
 * @self: a view
 * @store: the store
 * @school_id: (nullable): one school, or everything
 *
 * Shows what was done.
 */
void
fettle_history_view_set_source (FettleHistoryView *self,
                                FettleStore       *store,
                                const char        *school_id)
{
  g_return_if_fail (FETTLE_IS_HISTORY_VIEW (self));
  g_return_if_fail (FETTLE_IS_STORE (store));

  if (g_set_object (&self->store, store))
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_free (self->school_id);
  self->school_id = g_strdup (school_id);
  g_list_store_remove_all (self->batches);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}
