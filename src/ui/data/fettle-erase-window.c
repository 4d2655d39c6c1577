/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-erase-window.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "compat/fettle-entry-row.h"
#include "store/fettle-backup.h"
#include "store/fettle-erase.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-search-clear.h"

/* Shorter words are in nearly every record. */
#define FEWEST_LETTERS 2

struct _FettleEraseWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *words;
  GtkListBox *found;
  GtkLabel *nothing;
  GtkEditable *reason;
  GtkEditable *decided_by;
  GtkLabel *problem;

  FettleSession *session;
  GPtrArray *records; /* of what was found */
  GArray *choices;
  guint generation;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleEraseWindow, fettle_erase_window, ADW_TYPE_WINDOW)

/* A field that may be ticked; the record is one of the window's, the button one of its list. */
typedef struct
{
  const FettleErasable *record;
  const FettleField *field;
  GtkCheckButton *check;
} Choice;

/* What is looked for, and whether it still is when it is found. */
typedef struct
{
  char *words;
  guint generation;
} Search;

static void
search_free (Search *search)
{
  g_free (search->words);
  g_free (search);
}

static void
show_problem (FettleEraseWindow *self,
              const char        *words)
{
  gtk_label_set_text (self->problem, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static GtkWidget *
make_check (const char *label)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return check;
}

static void
add_field (FettleEraseWindow    *self,
           AdwExpanderRow       *row,
           GtkWidget            *all,
           const FettleErasable *record,
           const FettleField    *field)
{
  GtkWidget *line = fettle_row_new (_(field->label), NULL);
  Choice choice = { record, field, GTK_CHECK_BUTTON (make_check (_(field->label))) };

  adw_action_row_add_prefix (ADW_ACTION_ROW (line), GTK_WIDGET (choice.check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), GTK_WIDGET (choice.check));
  g_object_bind_property (all, "active", choice.check, "active", G_BINDING_DEFAULT);
  adw_expander_row_add_row (row, line);
  g_array_append_val (self->choices, choice);
}

static GtkWidget *
make_row (FettleEraseWindow    *self,
          const FettleErasable *record)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *label = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *all;

  /* Translators: %s names a record */
  label = g_strdup_printf (_("All words of “%s”"), record->title);
  /* Translators: a kind of record, and the words that were found in it */
  subtitle = record->removed ? g_strdup_printf (_("%s, removed. %s"), _(record->kind->label), record->words)
                             : g_strdup_printf (_("%s. %s"), _(record->kind->label), record->words);
  all = make_check (label);
  fettle_row_set_words (row, record->title, subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), all);
  for (guint i = 0; i < record->fields->len; i++)
    add_field (self, ADW_EXPANDER_ROW (row), all, record, g_ptr_array_index (record->fields, i));
  return row;
}

static void
clear_found (FettleEraseWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->found, 0)))
    gtk_list_box_remove (self->found, GTK_WIDGET (row));
  g_array_set_size (self->choices, 0);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

static void
find (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  const Search *search = task_data;
  GError *error = NULL;
  GPtrArray *found = fettle_store_find_erasable (source, search->words, FETTLE_AUDIENCE_OFFICER, &error);

  if (found)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FettleEraseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) found = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || search->generation != self->generation)
    return;
  clear_found (self);
  if (!found)
    {
      show_problem (self, error->message);
      return;
    }
  self->records = g_steal_pointer (&found);
  gtk_label_set_text (self->nothing, _("No record holds these words, and none ever did."));
  for (guint i = 0; i < self->records->len; i++)
    gtk_list_box_append (self->found, make_row (self, g_ptr_array_index (self->records, i)));
}

static void
words_changed_cb (FettleEraseWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));
  Search *search;

  g_assert (FETTLE_IS_ERASE_WINDOW (self));

  self->generation++;
  show_problem (self, NULL);
  if (g_utf8_strlen (words, -1) < FEWEST_LETTERS)
    {
      clear_found (self);
      gtk_label_set_text (self->nothing,
                          _("Records that hold the words are listed here, also those that were removed."));
      return;
    }
  search = g_new0 (Search, 1);
  search->words = g_strdup (words);
  search->generation = self->generation;
  fettle_store_read_async (fettle_session_get_store (self->session), find, search, (GDestroyNotify) search_free,
                           self->cancellable, found_cb, g_object_ref (self));
}

static void
changed_cb (FettleEraseWindow *self)
{
  g_assert (FETTLE_IS_ERASE_WINDOW (self));

  show_problem (self, NULL);
}

static FettleErase *
make_erase (FettleEraseWindow *self)
{
  FettleErase *erase =
      fettle_erase_new (gtk_editable_get_text (self->reason), gtk_editable_get_text (self->decided_by));

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (gtk_check_button_get_active (choice->check))
        fettle_erase_add (erase, choice->record->kind->name, choice->record->record_id, choice->field->name, NULL);
    }
  return erase;
}

static void
set_working (FettleEraseWindow *self,
             gboolean           working)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erase.ask", !working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->found), !working);
}

/* So that there is a sound backup even where all others are deleted because of the words in them. */
static void
take_backup (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = fettle_backup_take (source, "daily", cancellable, &error);

  if (path)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
backup_taken_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (!path)
    fettle_host_report_error (window, _("The Words Are Erased, but No Backup Was Taken"), error);
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FettleEraseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleErased) erased = fettle_store_erase_finish (FETTLE_STORE (source), result, &error);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *words = NULL;

  set_working (self, FALSE);
  if (!erased)
    {
      show_problem (self, error->message);
      return;
    }
  words = fettle_erased_to_words (erased);
  if (window != NULL)
    {
      fettle_store_read_async (FETTLE_STORE (source), take_backup, NULL, NULL, NULL, backup_taken_cb,
                               g_object_ref (window));
      fettle_alert_tell (window, _("The Words Are Erased"), erased->trouble ? erased->trouble : words);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
asked_twice_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleEraseWindow) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "erase") != 0)
    {
      set_working (self, FALSE);
      return;
    }
  fettle_store_erase_async (fettle_session_get_store (self->session), make_erase (self), FALSE, erased_cb,
                            g_object_ref (self));
}

static void
asked_once_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  const FettleAlertAnswer answer_erase = { "erase", _("_Erase for Good"), TRUE };
  g_autoptr (FettleEraseWindow) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "go-on") != 0)
    {
      set_working (self, FALSE);
      return;
    }
  fettle_alert_async (
      GTK_WIDGET (self), _("There Is No Undo"),
      _("The words cannot be brought back, not by undo and not by restoring a backup. Who decided it and why stays "
         "in the history."),
      &answer_erase, 1, asked_twice_cb, g_object_ref (self));
}

static void
rehearsed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  const FettleAlertAnswer go_on = { "go-on", _("_Go On…"), TRUE };
  g_autoptr (FettleEraseWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleErased) erased = fettle_store_erase_finish (FETTLE_STORE (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *body = NULL;

  if (!erased)
    {
      set_working (self, FALSE);
      show_problem (self, error->message);
      return;
    }
  words = fettle_erased_to_words (erased);
  /* Translators: %s is what is erased, such as "1 record, 3 fields, 5 rows of the log" */
  body = g_strdup_printf (_("This overwrites for good: %s."), words);
  fettle_alert_async (GTK_WIDGET (self), _("Erase These Words?"), body, &go_on, 1, asked_once_cb,
                      g_object_ref (self));
}

static void
ask_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  FettleEraseWindow *self = FETTLE_ERASE_WINDOW (widget);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  g_autofree char *decided_by = g_strstrip (g_strdup (gtk_editable_get_text (self->decided_by)));

  if (*reason == '\0' || *decided_by == '\0')
    {
      show_problem (self, _("Say why the words are erased, and who decided it."));
      gtk_widget_grab_focus (GTK_WIDGET (*reason == '\0' ? self->reason : self->decided_by));
      return;
    }
  set_working (self, TRUE);
  fettle_store_erase_async (fettle_session_get_store (self->session), make_erase (self), TRUE, rehearsed_cb,
                            g_object_ref (self));
}

static void
fettle_erase_window_dispose (GObject *object)
{
  FettleEraseWindow *self = FETTLE_ERASE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fettle_erase_window_parent_class)->dispose (object);
}

static void
fettle_erase_window_finalize (GObject *object)
{
  FettleEraseWindow *self = FETTLE_ERASE_WINDOW (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_array_unref (self->choices);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (fettle_erase_window_parent_class)->finalize (object);
}

static void
fettle_erase_window_class_init (FettleEraseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_erase_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_erase_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-erase-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleEraseWindow, words);
  gtk_widget_class_bind_template_child (widget_class, FettleEraseWindow, found);
  gtk_widget_class_bind_template_child (widget_class, FettleEraseWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, FettleEraseWindow, decided_by);
  gtk_widget_class_bind_template_child (widget_class, FettleEraseWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, fettle_search_clear);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "erase.ask", NULL, ask_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_erase_window_init (FettleEraseWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (self));
  fettle_entry_row_speak (self->reason, C_("field", "required"));
  fettle_entry_row_speak (self->decided_by, C_("field", "required"));
  self->nothing =
      GTK_LABEL (gtk_label_new (_("Records that hold the words are listed here, also those that were removed.")));
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "placeholder");
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_list_box_set_placeholder (self->found, GTK_WIDGET (self->nothing));
}

/**
 * fettle_erase_window_new:
 * @parent: the window it stands over
 * @session: the session
 *
 * Returns: (transfer none): a window that asks which words are to be overwritten for good, why, and by whose decision;
 * present it
 */
GtkWidget *
fettle_erase_window_new (GtkWindow     *parent,
                         FettleSession *session)
{
  FettleEraseWindow *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  self = g_object_new (FETTLE_TYPE_ERASE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  return GTK_WIDGET (self);
}
