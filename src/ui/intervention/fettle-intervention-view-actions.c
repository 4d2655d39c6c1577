/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/intervention/fettle-intervention-view-private.h"

#include <glib/gi18n-lib.h>

#include "ui/forms/fettle-case-forms.h"
#include "ui/forms/fettle-recipients-form.h"
#include "ui/letters/fettle-bundle-window.h"
#include "ui/letters/fettle-letter-window.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-open-document.h"

static const struct
{
  const char *title;
  const char *kinds[9];
} menu[] = {
  { N_("Concern"), { "concern", "concern-rating", "support", "deadline", "case-note" } },
  { N_("Notices"), { "pre-warning-letter", "concern-action", "warning-notice", "required-action", "notice-response",
                     "notice-finding", "powers-notice" } },
  { N_("Powers"), { "consultation", "s70a-notification", "power-use", "additional-governor", "budget-suspension",
                    "budget-review" } },
  { N_("Interim Executive Board"), { "ieb-application", "proposed-member", "ieb", "ieb-member", "ieb-meeting",
                                     "ieb-review", "shadow-governor" } },
  { N_("Ofsted and the Secretary of State"), { "category-notice", "statement-of-action", "statement-action",
                                               "coasting-notification", "secretary-of-state-notice",
                                               "academy-order" } },
  { N_("Trust, Department and RISE"), { "academy-step" } },
};

static FettleDate
today_of (FettleInterventionView *self)
{
  return fettle_session_get_today (self->session);
}

static FettleForm *
present (FettleInterventionView *self,
         FettleRecord           *record,
         FettleRecord           *saved)
{
  GtkWindow *parent = GTK_WINDOW (fettle_host_of (GTK_WIDGET (self)));
  FettleForm *form = fettle_case_form_new (self->session, parent, self->data->school, record, saved, NULL);

  gtk_window_present (GTK_WINDOW (form));
  return form;
}

static FettleForm *
edit (FettleInterventionView *self,
      FettleRecord           *saved)
{
  g_autoptr (FettleRecord) record = fettle_record_copy (saved);

  return present (self, record, saved);
}

/* A step that goes on in a record begins at its own field, and not where another step's date waits to be typed over. */
static void
go_on (FettleInterventionView *self,
       const FettleCaseStep   *step,
       FettleRecord           *saved)
{
  static const char *const places[][2] = {
    { "notice", "given-on" }, { "period", "compliance-end" }, { "answer", "response-on" }, { "consent", "decision" },
    { "statement", "prepared-on" }, { "shadow", "shadow-set-up-on" }, { "end", "resumption-notice-on" },
    { "constitution", "constitution-on" },
  };
  FettleForm *form = edit (self, saved);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i][0], step->id))
      fettle_form_focus_field (form, places[i][1]);
}

static void
add (FettleInterventionView *self,
     const char             *kind,
     const char             *field,
     const char             *value)
{
  g_autoptr (FettleRecord) record = fettle_case_form_begin (self->data, kind, today_of (self));

  if (!record)
    return;
  if (field)
    fettle_record_set_text (record, field, value);
  present (self, record, NULL);
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);

  if (self->data && fettle_session_can_write (self->session))
    add (self, g_variant_get_string (target, NULL), NULL, NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  FettleRecord *saved = self->data ? fettle_case_data_find (self->data, g_variant_get_string (target, NULL)) : NULL;

  if (saved && fettle_session_can_write (self->session))
    edit (self, saved);
}

static void
remove_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  FettleRecord *saved = self->data ? fettle_case_data_find (self->data, g_variant_get_string (target, NULL)) : NULL;
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (!saved || !fettle_session_can_write (self->session))
    return;
  title = g_strdup (_(fettle_case_form_find (fettle_record_get_kind (saved)->name)->title));
  /* Translators: %1$s is the title of a form, such as Warning Notice, %2$s a school. */
  label = g_strdup_printf (C_("step", "“%1$s” removed from the case of %2$s"), title, fettle_case_data_get_name (self->data));
  batch = fettle_batch_new (label);
  fettle_batch_remove (batch, saved);
  fettle_host_apply (GTK_WIDGET (self), batch, _("Not Removed"));
}

/* The link of a copy that names the paper, by the paper's kind. */
static const char *
find_copy_link (const char *kind)
{
  static const char *const links[][2] = {
    { "warning-notice", "notice" }, { "power-use", "power-use" }, { "budget-suspension", "suspension" },
    { "ieb", "ieb" }, { "ieb-member", "member" }, { "statement-of-action", "statement" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_strcmp0 (links[i][0], kind) == 0)
      return links[i][1];
  return NULL;
}

static FettleRecord *
begin_copy (FettleInterventionView    *self,
            const FettleCaseRecipient *recipient,
            const char                *name)
{
  FettleRecord *copy = fettle_case_form_begin (self->data, "notice-copy", today_of (self));
  g_autofree char *day = fettle_date_to_iso (today_of (self));

  fettle_record_set_text (copy, find_copy_link (recipient->record_kind), recipient->record_id);
  fettle_record_set_text (copy, "recipient", fettle_party_get_code (recipient->party));
  fettle_record_set_text (copy, "name", name);
  fettle_record_set_text (copy, "given-on", day);
  if (recipient->paper == FETTLE_PAPER_IEB_RESUMPTION)
    fettle_record_set_text (copy, "resumption", "1");
  return copy;
}

static FettleRecord *
begin_consultee (FettleInterventionView    *self,
                 const FettleCaseRecipient *recipient,
                 FettleRecord              *consultation)
{
  FettleRecord *consultee = fettle_case_form_begin (self->data, "consultee", today_of (self));
  g_autofree char *day = fettle_date_to_iso (today_of (self));

  fettle_record_set_text (consultee, "consultation", fettle_record_get_id (consultation));
  fettle_record_set_text (consultee, "party", fettle_party_get_code (recipient->party));
  fettle_record_set_text (consultee, "sent-on", day);
  fettle_record_set_text (consultee, "due-on", fettle_record_get_text (consultation, "closes-on"));
  return consultee;
}

/* Who stands for several by name has a row for each of them: nobody is recorded with another. */
static void
add_copy_rows (FettleInterventionView    *self,
               FettleRecipientsForm      *form,
               const FettleCaseRecipient *recipient)
{
  char **names = recipient->missing_names;
  const char *label = fettle_party_get_label (recipient->party);

  for (char **name = names; name && *name; name++)
    {
      g_autoptr (FettleRecord) copy = begin_copy (self, recipient, *name);

      fettle_recipients_form_add (form, copy, *name, label);
    }
  if (!names)
    {
      g_autoptr (FettleRecord) copy = begin_copy (self, recipient, recipient->name);

      fettle_recipients_form_add (form, copy, recipient->name ? recipient->name : label,
                                  recipient->name ? label : recipient->source);
    }
}

static void
add_consultee_row (FettleInterventionView    *self,
                   FettleRecipientsForm      *form,
                   const FettleCaseRecipient *recipient,
                   FettleRecord              *consultation)
{
  g_autoptr (FettleRecord) consultee = begin_consultee (self, recipient, consultation);

  fettle_recipients_form_add (form, consultee, fettle_party_get_label (recipient->party), recipient->source);
}

/* Nobody can be asked before there is a consultation to ask about. */
static FettleRecipientsForm *
present_recipients (FettleInterventionView *self,
                    GPtrArray              *recipients)
{
  const FettleCaseRecipient *first = g_ptr_array_index (recipients, 0);
  gboolean consulting = first->paper < 0;
  const char *power = fettle_power_get_code (first->power);
  FettleRecord *consultation = consulting ? fettle_case_data_find_newest (self->data, "consultation", "power", power) : NULL;
  FettleRecipientsForm *form;

  if (consulting && !consultation)
    {
      add (self, "consultation", "power", power);
      return NULL;
    }
  form = fettle_recipients_form_new (self->session, GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))), self->data->school,
                                     consulting ? "consultee" : "notice-copy");
  for (guint i = 0; i < recipients->len; i++)
    {
      if (consulting)
        add_consultee_row (self, form, g_ptr_array_index (recipients, i), consultation);
      else
        add_copy_rows (self, form, g_ptr_array_index (recipients, i));
    }
  gtk_window_present (GTK_WINDOW (form));
  return form;
}

static gboolean
is_same_paper (const FettleCaseRecipient *a,
               const FettleCaseRecipient *b)
{
  return a->paper == b->paper && g_strcmp0 (a->record_id, b->record_id) == 0 && (a->paper >= 0 || a->power == b->power);
}

static gboolean
is_wanting (const FettleCaseRecipient *recipient)
{
  return recipient->statutory && recipient->sent_on == FETTLE_DATE_NONE;
}

/* All who are wanting of the first paper, each with a row of its own. */
static void
send_to_all (FettleInterventionView *self,
             gboolean                consultees)
{
  GPtrArray *recipients = fettle_case_get_recipients (self->data->chain);
  g_autoptr (GPtrArray) wanting = g_ptr_array_new ();

  for (guint i = 0; i < recipients->len; i++)
    {
      FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);

      if (!is_wanting (recipient) || (recipient->paper < 0) != consultees
          || (consultees && recipient->power != FETTLE_POWER_S65))
        continue;
      if (wanting->len == 0 || is_same_paper (g_ptr_array_index (wanting, 0), recipient))
        g_ptr_array_add (wanting, recipient);
    }
  if (wanting->len > 0)
    present_recipients (self, wanting);
}

static void
send_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  guint64 index = g_ascii_strtoull (g_variant_get_string (target, NULL), NULL, 10);
  GPtrArray *recipients = self->data ? fettle_case_get_recipients (self->data->chain) : NULL;

  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  FettleRecipientsForm *form;

  if (!recipients || index >= recipients->len || !fettle_session_can_write (self->session))
    return;
  g_ptr_array_add (one, g_ptr_array_index (recipients, index));
  form = present_recipients (self, one);
  if (form)
    fettle_recipients_form_confirm_only (form);
}

static const FettleClock *
find_clock (FettleInterventionView *self,
            const char             *id)
{
  GPtrArray *clocks = fettle_case_get_clocks (self->data->chain);

  for (guint i = 0; i < clocks->len; i++)
    if (g_strcmp0 (((const FettleClock *) g_ptr_array_index (clocks, i))->id, id) == 0)
      return g_ptr_array_index (clocks, i);
  return NULL;
}

static void
remind_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  const FettleClock *clock = self->data ? find_clock (self, g_variant_get_string (target, NULL)) : NULL;

  if (clock && fettle_session_can_write (self->session))
    fettle_case_form_remind (self->session, GTK_WINDOW (fettle_host_of (widget)), self->data, clock);
}

static void
change_date_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  const FettleClock *clock = self->data ? find_clock (self, g_variant_get_string (target, NULL)) : NULL;

  if (clock && !fettle_clock_is_of_law (clock) && fettle_session_can_write (self->session))
    fettle_case_form_change_date (self->session, GTK_WINDOW (fettle_host_of (widget)), self->data, clock);
}

static FettlePower
find_open_power (FettleInterventionView *self)
{
  static const FettlePower powers[] = { FETTLE_POWER_S63, FETTLE_POWER_S64, FETTLE_POWER_S66 };

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (g_strcmp0 (fettle_case_get_power (self->data->chain, powers[i])->code, "available") == 0)
      return powers[i];
  return FETTLE_POWER_S64;
}

/* Steps that go on in a record that is there: a notice in preparation, an application without a decision, a board. */
static FettleRecord *
find_record_of_step (FettleInterventionView *self,
                     const FettleCaseStep   *step)
{
  static const char *const edits[] = { "period", "end", "constitution", "close", NULL };

  if (g_strv_contains (edits, step->id))
    return g_str_equal (step->id, "close") ? fettle_case_data_get_case (self->data)
                                           : fettle_case_data_find_newest (self->data, step->record_kind, NULL, NULL);
  if (g_str_equal (step->id, "answer"))
    return fettle_case_data_find_newest (self->data, "pre-warning-letter", NULL, NULL);
  if (g_str_equal (step->id, "shadow"))
    return fettle_case_data_find_newest (self->data, "ieb", NULL, NULL);
  if (g_str_equal (step->id, "notice"))
    return fettle_case_data_find_newest (self->data, "warning-notice", "given-on", NULL);
  if (g_str_equal (step->id, "consent"))
    return fettle_case_data_find_newest (self->data, "ieb-application", "decision", NULL);
  if (g_str_equal (step->id, "statement"))
    return fettle_case_data_find_newest (self->data, "statement-of-action", "prepared-on", NULL);
  return NULL;
}

static void
close_case (FettleInterventionView *self,
            FettleRecord           *saved)
{
  g_autoptr (FettleRecord) record = fettle_record_copy (saved);
  g_autofree char *today = fettle_date_to_iso (today_of (self));

  fettle_record_set_text (record, "state", "closed");
  fettle_record_set_text (record, "closed-on", today);
  present (self, record, saved);
}

static void
do_step (FettleInterventionView *self,
         const FettleCaseStep   *step)
{
  FettleRecord *saved = find_record_of_step (self, step);
  gboolean powers = g_str_equal (step->id, "notify") || g_str_equal (step->id, "use");

  if (saved && g_str_equal (step->id, "close"))
    close_case (self, saved);
  else if (saved)
    go_on (self, step, saved);
  else if (g_str_equal (step->id, "copies") || g_str_equal (step->id, "consult"))
    send_to_all (self, g_str_equal (step->id, "consult"));
  else if (powers)
    add (self, step->record_kind, "power", fettle_power_get_code (find_open_power (self)));
  else if (g_str_equal (step->record_kind, "academy-step"))
    add (self, step->record_kind, "kind", step->id);
  else
    add (self, step->record_kind, NULL, NULL);
}

static void
do_action (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  const char *id = g_variant_get_string (target, NULL);
  const FettleCaseStep *step = self->data ? fettle_case_find_step (self->data->chain, id) : NULL;

  if (step && step->record_kind && fettle_session_can_write (self->session))
    do_step (self, step);
}

static void
letter_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  const char *letter_id, *record_id;

  g_variant_get (target, "(&s&s)", &letter_id, &record_id);
  if (self->data)
    fettle_letter_window_present (widget, self->session, letter_id, record_id);
}

static void
document_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);

  fettle_open_document (widget, fettle_session_get_store (self->session), g_variant_get_string (target, NULL));
}

static void
bundle_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (widget);
  FettleRecord *one = self->data ? fettle_case_data_get_case (self->data) : NULL;

  if (one)
    fettle_bundle_window_ask (widget, self->session, self->data->school, one);
}

/**
 * fettle_intervention_view_class_install_actions:
 * @widget_class: the view's class
 *
 * Installs what can be done in a case.
 */
void
fettle_intervention_view_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "intervention.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "intervention.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "intervention.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "intervention.do", "s", do_action);
  gtk_widget_class_install_action (widget_class, "intervention.send", "s", send_action);
  gtk_widget_class_install_action (widget_class, "intervention.remind", "s", remind_action);
  gtk_widget_class_install_action (widget_class, "intervention.change-date", "s", change_date_action);
  gtk_widget_class_install_action (widget_class, "intervention.letter", "(ss)", letter_action);
  gtk_widget_class_install_action (widget_class, "intervention.document", "s", document_action);
  gtk_widget_class_install_action (widget_class, "intervention.bundle", NULL, bundle_action);
}

/**
 * fettle_intervention_view_find_paper:
 * @self: the view
 * @step: a step of the chain
 *
 * Returns: (transfer none) (nullable): the record whose letter the step is about: the newest where it is done, the one in
 *   preparation before. Each member of a board has an instrument of their own, and the later steps of a paper are no paper
 */
FettleRecord *
fettle_intervention_view_find_paper (FettleInterventionView *self,
                                     const FettleCaseStep   *step)
{
  static const char *const without[] = { "period", "end", "constitution", "members", NULL };

  if (!step->record_kind || g_strv_contains (without, step->id))
    return NULL;
  return step->state == FETTLE_CASE_STEP_DONE ? fettle_case_data_find_newest (self->data, step->record_kind, NULL, NULL)
                                              : find_record_of_step (self, step);
}

/**
 * fettle_intervention_view_name_button:
 * @self: the view
 * @step: a step of the chain
 *
 * Returns: (nullable): what the button beside the step says; %NULL where there is nothing to do about it now
 */
const char *
fettle_intervention_view_name_button (FettleInterventionView *self,
                                      const FettleCaseStep   *step)
{
  FettleRecord *record;

  if (!step->record_kind || step->state == FETTLE_CASE_STEP_DONE || step->state == FETTLE_CASE_STEP_BLOCKED
      || step->state == FETTLE_CASE_STEP_NOT_APPLICABLE)
    return NULL;
  record = find_record_of_step (self, step);
  if (step->state == FETTLE_CASE_STEP_WAITING && record && g_str_equal (step->id, "consent"))
    return _("_Record the Decision…");
  if (step->state == FETTLE_CASE_STEP_WAITING && record && g_str_equal (step->id, "answer"))
    return _("_Record the Answer…");
  /* The notice of resumption is given before the shadow body that waits for its date. */
  if (step->state == FETTLE_CASE_STEP_WAITING && !(record && g_str_equal (step->id, "end")))
    return NULL;
  if (g_str_equal (step->id, "close"))
    return _("_Close the Case…");
  return record ? _("_Continue…") : _("_Do It…");
}

/* What may be recorded: nothing of Part 4 at an academy, and nothing whose paper is not there yet. */
static void
fill_submenu (FettleInterventionView *self,
              GMenu                  *submenu,
              const char *const      *kinds)
{
  gboolean part4 = fettle_case_has_part4 (self->data->chain);

  for (; *kinds; kinds++)
    {
      const FettleCaseForm *form = fettle_case_form_find (*kinds);
      g_autoptr (FettleRecord) record = fettle_case_form_begin (self->data, *kinds, today_of (self));
      g_autoptr (GMenuItem) item = NULL;

      if (!record || (form->part4 && !part4))
        continue;
      item = g_menu_item_new (_(form->title), NULL);
      g_menu_item_set_action_and_target (item, "intervention.add", "s", *kinds);
      g_menu_append_item (submenu, item);
    }
}

/**
 * fettle_intervention_view_make_menu:
 * @self: the view
 *
 * Returns: (transfer full): all that may be recorded in the case as it stands
 */
GMenuModel *
fettle_intervention_view_make_menu (FettleInterventionView *self)
{
  GMenu *all = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (menu); i++)
    {
      g_autoptr (GMenu) submenu = g_menu_new ();

      fill_submenu (self, submenu, menu[i].kinds);
      if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
        g_menu_append_submenu (all, _(menu[i].title), G_MENU_MODEL (submenu));
    }
  return G_MENU_MODEL (all);
}
