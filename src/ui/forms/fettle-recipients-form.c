/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-recipients-form.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/forms/fettle-case-review.h"
#include "ui/forms/fettle-form-field.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleRecipientsForm
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkLabel *about;
  GtkLabel *problem;
  GtkButton *save_button;

  FettleSession *session;
  FettleRecord *school;
  const FettleCaseForm *form;
  GPtrArray *rows;
  char *label;
};

G_DEFINE_FINAL_TYPE (FettleRecipientsForm, fettle_recipients_form, ADW_TYPE_WINDOW)

/* What is asked about each of them, by the kind of record; and which of it is the day. */
static const struct
{
  const char *kind;
  const char *day;
  const char *fields[5];
} kinds[] = {
  { "notice-copy", "given-on", { "name", "given-on", "given-how" } },
  { "consultee", "sent-on", { "name", "sent-on", "sent-how", "due-on" } },
};

typedef struct
{
  FettleRecord *record;
  GtkSwitch *confirmed;
  GPtrArray *fields;
  gboolean named; /* it stands for one person, who must have a name */
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->record);
  g_ptr_array_unref (row->fields);
  g_free (row);
}

static guint
find_kind (FettleRecipientsForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, self->form->kind))
      return i;
  g_assert_not_reached ();
}

static gboolean
is_of_copies (FettleRecipientsForm *self)
{
  return g_str_equal (self->form->kind, "notice-copy");
}

static guint
count_confirmed (FettleRecipientsForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += gtk_switch_get_active (((Row *) g_ptr_array_index (self->rows, i))->confirmed);
  return n;
}

static void
show_problem (FettleRecipientsForm *self,
              const char           *problem)
{
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* The button says how many it records, and records none. */
static void
show_count (FettleRecipientsForm *self)
{
  guint n = count_confirmed (self);
  g_autofree char *label = NULL;

  if (is_of_copies (self))
    label = g_strdup_printf (ngettext ("_Record %u Copy", "_Record %u Copies", n), n);
  else
    label = g_strdup_printf (ngettext ("_Record %u Consultee", "_Record %u Consultees", n), n);
  gtk_button_set_label (self->save_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recipients.save", n > 0);
}

static void
changed_cb (FettleRecipientsForm *self)
{
  g_assert (FETTLE_IS_RECIPIENTS_FORM (self));

  show_problem (self, NULL);
  show_count (self);
}

/* A switch takes its value only when it has slid over: whoever saves at once would lose it. */
static void
switch_activated_cb (GtkSwitch *confirmed)
{
  gtk_switch_set_active (confirmed, !gtk_switch_get_active (confirmed));
}

static char *
find_fault (FettleRecipientsForm *self,
            const Row            *row,
            const FettleField    *field)
{
  const char *day = kinds[find_kind (self)].day;
  const char *value = fettle_record_get_text (row->record, field->name);

  if (!value && (g_str_equal (field->name, day) || (row->named && g_str_equal (field->name, "name"))))
    /* Translators: %s is the label of a field. */
    return g_strdup_printf (_("%s: please fill this in."), _(field->label));
  if (g_str_equal (field->name, day)
      && fettle_record_get_date (row->record, field->name) > fettle_session_get_today (self->session))
    /* Translators: %s is the label of a date. */
    return g_strdup_printf (_("%s: this day is still to come. Record it when it has been done."), _(field->label));
  return NULL;
}

/* The focus goes to the first field that cannot be kept. */
static gboolean
check_row (FettleRecipientsForm *self,
           const Row            *row)
{
  for (guint i = 0; i < row->fields->len; i++)
    {
      FettleFormField *field = g_ptr_array_index (row->fields, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *fault = NULL;

      if (fettle_form_field_check (field, &error))
        fault = find_fault (self, row, fettle_form_field_get_field (field));
      if (!error && !fault)
        continue;
      show_problem (self, error ? error->message : fault);
      fettle_form_field_focus (field);
      return FALSE;
    }
  return TRUE;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleRecipientsForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  if (!fettle_store_apply_finish (FETTLE_STORE (source), result, &batch_id, &error))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
      fettle_host_report_error (GTK_WIDGET (self), _("Not Saved"), error);
      return;
    }
  fettle_host_tell_applied (GTK_WIDGET (self), self->label, batch_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

typedef struct
{
  FettleRecipientsForm *form;
  FettleBatch *batch;
} Pending;

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->form);
  g_object_unref (pending->batch);
  g_free (pending);
}

static void
apply (Pending *pending)
{
  gtk_widget_set_sensitive (GTK_WIDGET (pending->form->save_button), FALSE);
  fettle_store_apply_async (fettle_session_get_store (pending->form->session), pending->batch, NULL, applied_cb,
                            g_object_ref (pending->form));
  pending_free (pending);
}

static void
warning_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "save") == 0)
    apply (user_data);
  else
    pending_free (user_data);
}

static void
reviewed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Pending *pending = user_data;
  FettleAlertAnswer answer = { "save", _("_Save Anyway"), FALSE };
  g_autoptr (FettleRecipientsForm) self = g_object_ref (pending->form);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = fettle_case_review_finish (FETTLE_STORE (source), result, &error);
  g_autofree char *refusal = problems ? fettle_case_review_to_words (problems, "void") : NULL;
  g_autofree char *asks = problems ? fettle_case_review_to_words (problems, "reason") : NULL;
  g_autofree char *warning = problems ? fettle_case_review_to_words (problems, "warning") : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  if (problems && !refusal && !asks && !warning)
    apply (g_steal_pointer (&pending));
  else if (!problems)
    fettle_host_report_error (GTK_WIDGET (self), _("Not Saved"), error);
  else if (refusal)
    fettle_alert_tell (GTK_WIDGET (self), _("Not Saved: It Would Have No Effect in Law"), refusal);
  else if (asks)
    fettle_alert_tell (GTK_WIDGET (self), _("Not Saved: The Act Asks for Something First"), asks);
  else
    fettle_alert_async (GTK_WIDGET (self), _("This Is Unusual"), warning, &answer, 1, warning_answered_cb,
                        g_steal_pointer (&pending));
  g_clear_pointer (&pending, pending_free);
}

static void
discard_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FettleRecipientsForm) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "discard") == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
fettle_recipients_form_close_request (GtkWindow *window)
{
  FettleRecipientsForm *self = FETTLE_RECIPIENTS_FORM (window);
  FettleAlertAnswer answer = { "discard", _("_Discard"), TRUE };

  if (count_confirmed (self) == 0)
    return GTK_WINDOW_CLASS (fettle_recipients_form_parent_class)->close_request (window);
  fettle_alert_async (GTK_WIDGET (self), _("Close without Recording?"),
                      _("What you confirmed is not in the register yet."), &answer, 1, discard_answered_cb,
                      g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
close_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
save_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  fettle_recipients_form_save (FETTLE_RECIPIENTS_FORM (widget));
}

static void
fettle_recipients_form_dispose (GObject *object)
{
  FettleRecipientsForm *self = FETTLE_RECIPIENTS_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->school);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (fettle_recipients_form_parent_class)->dispose (object);
}

static void
fettle_recipients_form_class_init (FettleRecipientsFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_recipients_form_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = fettle_recipients_form_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-recipients-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleRecipientsForm, box);
  gtk_widget_class_bind_template_child (widget_class, FettleRecipientsForm, about);
  gtk_widget_class_bind_template_child (widget_class, FettleRecipientsForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FettleRecipientsForm, save_button);
  gtk_widget_class_install_action (widget_class, "recipients.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "recipients.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "recipients.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "recipients.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "recipients.save", NULL);
}

static void
fettle_recipients_form_init (FettleRecipientsForm *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_recipients_form_new:
 * @session: the session
 * @parent: the window it stands over
 * @school: the school
 * @kind: "notice-copy" or "consultee"
 *
 * Returns: (transfer none): a form without rows; add them, and present it
 */
FettleRecipientsForm *
fettle_recipients_form_new (FettleSession *session,
                            GtkWindow     *parent,
                            FettleRecord  *school,
                            const char    *kind)
{
  FettleRecipientsForm *self;
  const FettleCaseForm *form = fettle_case_form_find (kind);

  g_return_val_if_fail (FETTLE_IS_SESSION (session) && form != NULL, NULL);

  self = g_object_new (FETTLE_TYPE_RECIPIENTS_FORM, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  self->school = g_object_ref (school);
  self->form = form;
  gtk_window_set_title (GTK_WINDOW (self), is_of_copies (self) ? _("Copies") : _("Consultees"));
  gtk_label_set_text (self->about, is_of_copies (self)
                      ? _("Switch on each who has been given a copy, with the day and how. Nothing is recorded of the others.")
                      : _("Switch on each who has been asked, with the day. Nothing is recorded of the others."));
  show_count (self);
  return self;
}

static void
add_field (FettleRecipientsForm *self,
           AdwPreferencesGroup  *group,
           Row                  *row,
           const char           *name,
           const char           *title)
{
  const FettleKind *kind = fettle_record_get_kind (row->record);
  FettleFormField *field = fettle_form_field_new (row->record, &kind->fields[fettle_kind_find_field (kind, name)]);
  GtkWidget *widget = fettle_form_field_get_row (field);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  g_object_bind_property (row->confirmed, "active", widget, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, widget);
  g_ptr_array_add (row->fields, field);
}

/**
 * fettle_recipients_form_add:
 * @self: a form
 * @record: what to record of the recipient, not sealed
 * @title: who it is
 * @source: by which section
 *
 * Adds one of those whom the law names. Nobody has confirmed it yet.
 */
void
fettle_recipients_form_add (FettleRecipientsForm *self,
                            FettleRecord         *record,
                            const char           *title,
                            const char           *source)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *line = fettle_row_new (title, source);
  const char *const *names = kinds[find_kind (self)].fields;
  Row *row = g_new0 (Row, 1);

  g_return_if_fail (FETTLE_IS_RECIPIENTS_FORM (self));

  row->record = g_object_ref (record);
  row->named = fettle_record_get_text (record, "name") != NULL;
  row->fields = g_ptr_array_new_with_free_func (g_object_unref);
  row->confirmed = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (row->confirmed), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), GTK_WIDGET (row->confirmed));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), GTK_WIDGET (row->confirmed));
  g_signal_connect (row->confirmed, "activate", G_CALLBACK (switch_activated_cb), NULL);
  g_signal_connect_object (row->confirmed, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, line);
  for (; *names; names++)
    add_field (self, group, row, *names, title);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (self->box, GTK_WIDGET (group));
}

/**
 * fettle_recipients_form_confirm_only:
 * @self: a form
 *
 * Switches the row on where there is only one: the person has pressed the button beside that very recipient.
 */
void
fettle_recipients_form_confirm_only (FettleRecipientsForm *self)
{
  g_return_if_fail (FETTLE_IS_RECIPIENTS_FORM (self));

  if (self->rows->len == 1)
    gtk_switch_set_active (((Row *) g_ptr_array_index (self->rows, 0))->confirmed, TRUE);
}

/**
 * fettle_recipients_form_save:
 * @self: a form
 *
 * Records those who are confirmed, in one step, after the law was asked; and closes the form.
 */
void
fettle_recipients_form_save (FettleRecipientsForm *self)
{
  Pending *pending;

  g_return_if_fail (FETTLE_IS_RECIPIENTS_FORM (self));

  if (count_confirmed (self) == 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;
  g_free (self->label);
  self->label = fettle_case_form_make_label (self->form, self->school);
  pending = g_new0 (Pending, 1);
  pending->form = g_object_ref (self);
  pending->batch = fettle_batch_new (self->label);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (!gtk_switch_get_active (row->confirmed))
        continue;
      if (!check_row (self, row))
        {
          pending_free (pending);
          return;
        }
      fettle_batch_put (pending->batch, row->record, NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  fettle_case_review_async (fettle_session_get_store (self->session), fettle_record_get_id (self->school), pending->batch,
                            fettle_session_get_today (self->session), reviewed_cb, pending);
}
