/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-drafts-window.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-record-mend.h"
#include "store/fettle-draft.h"
#include "ui/forms/fettle-school-forms.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleDraftsWindow
{
  AdwWindow parent_instance;

  GtkStack *states;
  GtkListBox *list;

  FettleSession *session;
  GPtrArray *found;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleDraftsWindow, fettle_drafts_window, ADW_TYPE_WINDOW)

/**
 * Found:
 * @draft: what was kept
 * @school: (nullable): the school it is about; it may have been undone since
 * @typed: (nullable): the draft as a record
 * @saved: (nullable): the record as the register holds it
 */
typedef struct
{
  FettleDraft *draft;
  FettleRecord *school;
  FettleRecord *typed;
  FettleRecord *saved;
} Found;

static void
found_free (Found *found)
{
  fettle_draft_free (found->draft);
  g_clear_object (&found->school);
  g_clear_object (&found->typed);
  g_clear_object (&found->saved);
  g_free (found);
}

static Found *
find_records (FettleStore *store,
              FettleDraft *draft)
{
  const FettleKind *kind = fettle_kind_get (draft->form);
  Found *found = g_new0 (Found, 1);

  found->draft = draft;
  if (!kind)
    return found;
  found->typed = fettle_record_from_json (kind, draft->record_id, draft->json, NULL);
  g_free (found->typed ? fettle_record_mend (found->typed) : NULL);
  found->saved = fettle_store_get (store, draft->form, draft->record_id, NULL);
  if (draft->school_id)
    found->school = fettle_store_get (store, "school", draft->school_id, NULL);
  return found;
}

static void
read_drafts (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) drafts = fettle_draft_list (source, &error);
  GPtrArray *all;

  if (!drafts)
    {
      g_task_return_error (task, error);
      return;
    }
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_ptr_array_set_free_func (drafts, NULL);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (all, find_records (source, g_ptr_array_index (drafts, i)));
  g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
}

static void refresh (FettleDraftsWindow *self);

static void
drop_draft (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_draft_drop (source, task_data, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleDraftsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  if (error)
    fettle_host_report_error (GTK_WIDGET (self), _("Not Discarded"), error);
  else
    refresh (self);
}

static Found *
find_by_id (FettleDraftsWindow *self,
            const char         *id)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      Found *found = g_ptr_array_index (self->found, i);

      if (g_strcmp0 (found->draft->id, id) == 0)
        return found;
    }
  return NULL;
}

static void
discard_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  FettleDraftsWindow *self = FETTLE_DRAFTS_WINDOW (widget);

  fettle_store_read_async (fettle_session_get_store (self->session), drop_draft, g_variant_dup_string (target, NULL),
                           g_free, self->cancellable, dropped_cb, g_object_ref (self));
}

static void
recover_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  FettleDraftsWindow *self = FETTLE_DRAFTS_WINDOW (widget);
  Found *found = find_by_id (self, g_variant_get_string (target, NULL));
  GtkWindow *parent;
  FettleForm *form;

  if (!found || !found->typed || !found->school)
    return;
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (fettle_case_form_find (found->draft->form))
    form = fettle_case_form_new (self->session, parent, found->school, found->typed, found->saved, found->draft->id);
  else
    form = fettle_school_form_new (self->session, parent, found->school, found->draft->form, found->saved, found->typed,
                                   found->draft->id);
  gtk_window_present (GTK_WINDOW (form));
  gtk_window_close (GTK_WINDOW (self));
}

/* What was typed in a meeting goes on in the meeting. */
static gboolean
is_of_meeting (const Found *found)
{
  return g_str_equal (found->draft->form, "case-review");
}

static void
resume_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleHost *window = fettle_host_of (widget);

  fettle_host_go (widget, "intervention");
  gtk_widget_activate_action (GTK_WIDGET (fettle_host_get_section (window, "intervention")), "cases.review", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
add_comparison (AdwExpanderRow *row,
                Found          *found)
{
  const FettleKind *kind = fettle_record_get_kind (found->typed);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *typed = fettle_record_get_nth (found->typed, i);
      const char *saved = found->saved ? fettle_record_get_nth (found->saved, i) : NULL;
      g_autofree char *typed_words = typed ? fettle_field_to_words (field, typed) : g_strdup (_("nothing"));
      g_autofree char *saved_words = saved ? fettle_field_to_words (field, saved) : g_strdup (_("nothing"));
      g_autofree char *line = NULL;

      if ((field->flags & FETTLE_FIELD_INTERNAL) || (!typed && !saved) || g_strcmp0 (typed, saved) == 0)
        continue;
      /* Translators: what was typed in a form, and what the register holds. */
      line = g_strdup_printf (_("Typed: %1$s\nIn the register: %2$s"), typed_words, saved_words);
      adw_expander_row_add_row (row, fettle_row_new (_(field->label), line));
    }
}

static GtkWidget *
make_row (Found *found)
{
  g_autofree char *when = fettle_moment_to_words (found->draft->saved_at);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *discard;

  /* Translators: %s is a date and time. */
  subtitle = g_strdup_printf (_("Last typed in on %s"), when);
  fettle_row_set_words (row, found->draft->name, subtitle);
  fettle_focus_set_key (row, found->draft->id);
  discard = fettle_button_for (_("_Discard"), "drafts.discard", found->draft->id);
  fettle_focus_mark_destructive (discard);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), discard);
  if (found->typed && found->school)
    {
      GtkWidget *recover = is_of_meeting (found) ? fettle_button_for (_("_Resume the Review Meeting"), "drafts.resume", NULL)
                                                 : fettle_button_for (_("_Recover"), "drafts.recover", found->draft->id);

      gtk_widget_add_css_class (recover, "suggested-action");
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), recover);
      add_comparison (ADW_EXPANDER_ROW (row), found);
    }
  return row;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FettleDraftsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleFocus *held;
  GtkWidget *row;

  if (!found)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Unsaved Forms Could Not Be Read"), error);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  held = fettle_focus_hold (GTK_WIDGET (self->states));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (found, i)));
  gtk_stack_set_visible_child_name (self->states, found->len ? "list" : "empty");
  fettle_focus_give_back (held);
}

static void
refresh (FettleDraftsWindow *self)
{
  fettle_store_read_async (fettle_session_get_store (self->session), read_drafts, NULL, NULL, self->cancellable,
                           read_cb, g_object_ref (self));
}

static void
fettle_drafts_window_dispose (GObject *object)
{
  FettleDraftsWindow *self = FETTLE_DRAFTS_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_drafts_window_parent_class)->dispose (object);
}

static void
fettle_drafts_window_class_init (FettleDraftsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_drafts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-drafts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleDraftsWindow, states);
  gtk_widget_class_bind_template_child (widget_class, FettleDraftsWindow, list);
  gtk_widget_class_install_action (widget_class, "drafts.recover", "s", recover_action);
  gtk_widget_class_install_action (widget_class, "drafts.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "drafts.discard", "s", discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_drafts_window_init (FettleDraftsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_drafts_window_present:
 * @parent: the main window, with a session
 *
 * Shows the forms that were not saved, to recover, compare with the register, or discard.
 *
 * Returns: (transfer none): the window
 */
FettleDraftsWindow *
fettle_drafts_window_present (FettleHost *parent)
{
  FettleDraftsWindow *self;

  g_return_val_if_fail (FETTLE_IS_HOST (parent), NULL);

  self = g_object_new (FETTLE_TYPE_DRAFTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (fettle_host_get_session (parent));
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
