/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-form.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "model/fettle-record-mend.h"
#include "ui/forms/fettle-draft-keeper.h"
#include "ui/forms/fettle-form-field.h"
#include "ui/forms/fettle-case-review.h"
#include "ui/widgets/fettle-host.h"

struct _FettleForm
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *problem;
  GtkButton *save_button;

  FettleSession *session;
  FettleRecord *record;
  FettleRecord *believed;
  FettleDraftKeeper *keeper;
  GPtrArray *fields;
  FettleField instead;
  char *batch_label;
  FettleFormLabelFunc make_label;
  char *label_name;
  char *school_id; /* whose case is checked before saving, or NULL */
};

G_DEFINE_FINAL_TYPE (FettleForm, fettle_form, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_FILL_BATCH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problem (FettleForm *self,
              const char *problem)
{
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* The focus goes to the first field that cannot be kept. */
static gboolean
check_fields (FettleForm *self)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      FettleFormField *field = g_ptr_array_index (self->fields, i);
      g_autoptr (GError) error = NULL;

      if (fettle_form_field_check (field, &error) || !ok)
        continue;
      ok = FALSE;
      show_problem (self, error->message);
      fettle_form_field_focus (field);
    }
  return ok;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  if (!fettle_store_apply_finish (FETTLE_STORE (source), result, &batch_id, &error))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
      fettle_host_report_error (GTK_WIDGET (self), _("Not Saved"), error);
      return;
    }
  fettle_draft_keeper_drop (self->keeper);
  fettle_host_tell_applied (GTK_WIDGET (self), self->batch_label, batch_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_batch (FettleForm  *self,
             FettleBatch *batch)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  fettle_store_apply_async (fettle_session_get_store (self->session), batch, NULL, applied_cb, g_object_ref (self));
}

static FettleFormField *
find_reason (FettleForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (fettle_form_field_get_field (g_ptr_array_index (self->fields, i))->name, "departure-reason"))
      return g_ptr_array_index (self->fields, i);
  return NULL;
}

typedef struct
{
  FettleForm *form;
  FettleBatch *batch;
} Pending;

static void
warning_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Pending *warned = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "save") == 0)
    apply_batch (warned->form, warned->batch);
  else if (g_strcmp0 (answer, "reason") == 0)
    fettle_form_field_focus (find_reason (warned->form));
  g_object_unref (warned->form);
  g_object_unref (warned->batch);
  g_free (warned);
}

/* Real life is warned about, not blocked; where the record has room for a reason, one is asked for. */
static void
warn_or_apply (FettleForm  *self,
               FettleBatch *batch,
               const char  *warning)
{
  gboolean asks = find_reason (self) != NULL;
  FettleAlertAnswer answer = { "save", _("_Save Anyway"), FALSE };
  g_autofree char *body = NULL;
  Pending *warned;

  if (!warning || (asks && fettle_record_get_text (self->record, "departure-reason")))
    {
      apply_batch (self, batch);
      return;
    }
  if (asks)
    answer = (FettleAlertAnswer) { "reason", _("Give a _Reason"), FALSE };
  body = asks ? g_strconcat (warning, "\n\n", _("It can be saved with a reason."), NULL) : g_strdup (warning);
  warned = g_new0 (Pending, 1);
  warned->form = g_object_ref (self);
  warned->batch = g_object_ref (batch);
  fettle_alert_async (GTK_WIDGET (self), _("This Is Unusual"), body, &answer, 1, warning_answered_cb, warned);
}

static void
reviewed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Pending *asked = user_data;
  g_autoptr (FettleForm) self = asked->form;
  g_autoptr (FettleBatch) batch = asked->batch;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = fettle_case_review_finish (FETTLE_STORE (source), result, &error);
  g_autofree char *refusal = problems ? fettle_case_review_to_words (problems, "void") : NULL;
  g_autofree char *doubt = problems ? fettle_case_review_to_words (problems, "incomplete") : NULL;
  g_autofree char *asks = problems ? fettle_case_review_to_words (problems, "reason") : NULL;
  g_autofree char *warning = problems ? fettle_case_review_to_words (problems, "warning") : NULL;

  g_free (asked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  if (!problems)
    fettle_host_report_error (GTK_WIDGET (self), _("Not Saved"), error);
  else if (refusal)
    fettle_alert_tell (GTK_WIDGET (self), _("Not Saved: It Would Have No Effect in Law"), refusal);
  else if (doubt)
    fettle_alert_tell (GTK_WIDGET (self), _("Not Saved: The Record Cannot Stand Like This"), doubt);
  else if (asks && !find_reason (self))
    fettle_alert_tell (GTK_WIDGET (self), _("Not Saved: The Act Asks for Something First"), asks);
  else
    warn_or_apply (self, batch, asks ? asks : warning);
}

static void
review_batch (FettleForm  *self,
              FettleBatch *batch)
{
  Pending *asked = g_new0 (Pending, 1);

  asked->form = g_object_ref (self);
  asked->batch = g_object_ref (batch);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  fettle_case_review_async (fettle_session_get_store (self->session), self->school_id, batch,
                            fettle_session_get_today (self->session), reviewed_cb, asked);
}

static void
field_changed_cb (FettleForm *self)
{
  g_assert (FETTLE_IS_FORM (self));

  show_problem (self, NULL);
  fettle_draft_keeper_touch (self->keeper);
}

static void
draft_failed_cb (FettleForm   *self,
                 const GError *error)
{
  g_assert (FETTLE_IS_FORM (self));

  show_problem (self, error->message);
}

static void
discard_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FettleForm) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "discard") == 0)
    fettle_draft_keeper_drop (self->keeper);
  else if (g_strcmp0 (answer, "keep") == 0)
    fettle_draft_keeper_flush (self->keeper);
  else
    return;
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
fettle_form_close_request (GtkWindow *window)
{
  static const FettleAlertAnswer answers[] = {
    { "discard", N_("_Discard"), TRUE },
    { "keep", N_("_Keep for Later"), FALSE },
  };
  FettleForm *self = FETTLE_FORM (window);
  FettleAlertAnswer translated[G_N_ELEMENTS (answers)];

  if (!fettle_draft_keeper_is_touched (self->keeper))
    return GTK_WINDOW_CLASS (fettle_form_parent_class)->close_request (window);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      translated[i] = answers[i];
      translated[i].label = _(answers[i].label);
    }
  fettle_alert_async (GTK_WIDGET (self), _("Keep What You Typed?"),
                      _("It is not in the register yet. Kept for later, it waits under Unsaved Forms in the menu."),
                      translated, G_N_ELEMENTS (translated), discard_answered_cb, g_object_ref (self));
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
  fettle_form_save (FETTLE_FORM (widget));
}

static void
fettle_form_dispose (GObject *object)
{
  FettleForm *self = FETTLE_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->believed);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->batch_label, g_free);
  g_clear_pointer (&self->label_name, g_free);
  g_clear_pointer (&self->school_id, g_free);

  G_OBJECT_CLASS (fettle_form_parent_class)->dispose (object);
}

static void
fettle_form_class_init (FettleFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_form_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = fettle_form_close_request;

  signals[SIGNAL_FILL_BATCH] = g_signal_new ("fill-batch", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 2, FETTLE_TYPE_BATCH, FETTLE_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleForm, group);
  gtk_widget_class_bind_template_child (widget_class, FettleForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FettleForm, save_button);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
fettle_form_init (FettleForm *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_fields (FettleForm          *self,
            AdwPreferencesGroup *group,
            const char *const   *names)
{
  const FettleKind *kind = fettle_record_get_kind (self->record);

  for (guint i = 0; names[i]; i++)
    {
      int index = fettle_kind_find_field (kind, names[i]);
      gboolean replaced = g_strcmp0 (names[i], self->instead.name) == 0;
      FettleFormField *field = fettle_form_field_new (self->record, replaced ? &self->instead : &kind->fields[index]);

      g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, fettle_form_field_get_row (field));
      g_ptr_array_add (self->fields, field);
    }
}

static void
add_sections (FettleForm              *self,
              const FettleFormSection *sections)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->group));

  gtk_window_set_default_size (GTK_WINDOW (self), 680, 560);
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  for (; sections->title; sections++)
    {
      GtkWidget *group;

      if (sections->later && !self->believed)
        continue;
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(sections->title));
      if (sections->about)
        adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _(sections->about));
      gtk_box_append (GTK_BOX (box), group);
      add_fields (self, ADW_PREFERENCES_GROUP (group), sections->fields);
    }
}

static void
add_about (FettleForm *self,
           const char *about)
{
  GtkWidget *label = gtk_label_new (about);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->group))), label);
}

/* A record of an earlier version may hold what no format can hold; the fields come without it. */
static void
tell_mended (FettleForm *self)
{
  g_autoptr (FettleRecord) copy = fettle_record_copy (self->record);
  g_autofree char *told = fettle_record_mend (copy);

  if (told)
    show_problem (self, told);
}

/**
 * fettle_form_new:
 * @session: the session
 * @parent: the window it stands over
 * @spec: what it edits and what saving is called; copied
 * @record: the record to edit, not sealed
 * @believed: (nullable): the record as last seen in the store; %NULL for a new one
 * @draft_id: (nullable): the draft that @record was recovered from
 *
 * Returns: (transfer none): a form; present it
 */
FettleForm *
fettle_form_new (FettleSession        *session,
                 GtkWindow            *parent,
                 const FettleFormSpec *spec,
                 FettleRecord         *record,
                 FettleRecord         *believed,
                 const char           *draft_id)
{
  FettleForm *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);
  g_return_val_if_fail (FETTLE_IS_RECORD (record), NULL);

  self = g_object_new (FETTLE_TYPE_FORM, "transient-for", parent, "modal", TRUE, "title", spec->title, NULL);
  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  g_set_object (&self->believed, believed);
  self->batch_label = g_strdup (spec->batch_label);
  self->make_label = spec->make_label;
  self->label_name = g_strdup (spec->label_name);
  if (spec->instead)
    self->instead = *spec->instead;
  self->keeper = fettle_draft_keeper_new (fettle_session_get_store (session), record, spec->form, spec->draft_name,
                                          draft_id);
  g_signal_connect_object (self->keeper, "error", G_CALLBACK (draft_failed_cb), self, G_CONNECT_SWAPPED);
  self->school_id = g_strdup (spec->school_id);
  if (spec->about)
    add_about (self, spec->about);
  if (spec->sections)
    add_sections (self, spec->sections);
  else
    add_fields (self, self->group, spec->fields);
  tell_mended (self);
  fettle_form_field_focus (g_ptr_array_index (self->fields, 0));
  return self;
}

static void
label_by_record (FettleForm *self)
{
  char *label = self->make_label ? self->make_label (self->record, self->label_name) : NULL;

  if (!label)
    return;
  g_free (self->batch_label);
  self->batch_label = label;
}

/**
 * fettle_form_save:
 * @self: a form
 *
 * Checks what was typed and, where it can be kept, puts it into the register and closes the form.
 */
void
fettle_form_save (FettleForm *self)
{
  g_autoptr (FettleBatch) batch = NULL;

  g_return_if_fail (FETTLE_IS_FORM (self));

  if (!check_fields (self) || !gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;

  label_by_record (self);
  batch = fettle_batch_new (self->batch_label);
  fettle_batch_put (batch, self->record, self->believed);
  g_signal_emit (self, signals[SIGNAL_FILL_BATCH], 0, batch, self->record);
  if (self->school_id)
    review_batch (self, batch);
  else
    apply_batch (self, batch);
}

/* What a form selects where it opens stays selected when the keyboard goes elsewhere, and looks as if it were to be typed over. */
static void
unselect (FettleForm *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_EDITABLE) : NULL;

  if (row != NULL)
    gtk_editable_select_region (GTK_EDITABLE (row), -1, -1);
}

/**
 * fettle_form_focus_field:
 * @self: a form
 * @field: a field of its record; one that the form does not show is passed over
 *
 * Puts the keyboard into the field, which comes into view with its section.
 */
void
fettle_form_focus_field (FettleForm *self,
                         const char *field)
{
  g_return_if_fail (FETTLE_IS_FORM (self));

  unselect (self);
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (fettle_form_field_get_field (g_ptr_array_index (self->fields, i))->name, field))
      fettle_form_field_focus (g_ptr_array_index (self->fields, i));
}
