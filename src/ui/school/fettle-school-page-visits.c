/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "compat/fettle-file-dialog.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/school/fettle-visit-row.h"
#include "ui/widgets/fettle-host.h"

/* A plan needs little; all else is written when the visit is held. */
static const FettleFormSection plan_sections[] = {
  { N_("The Plan"), N_("It stands among the deadlines until it is written up or called off."), FALSE,
    { "type", "planned-on", "time", "days", "lead-officer", "focus", "purpose" } },
  { NULL },
};

static FettleDate
today_of (FettleSchoolPage *self)
{
  return fettle_session_get_today (fettle_section_get_session (FETTLE_SECTION (self)));
}

static gboolean
can_write (FettleSchoolPage *self)
{
  return self->data && fettle_session_can_write (fettle_section_get_session (FETTLE_SECTION (self)));
}

static FettleRecord *
find_record (FettleSchoolPage *self,
             const char       *kind,
             GVariant         *target)
{
  FettleRecord *record = can_write (self) ? fettle_school_data_find (self->data, g_variant_get_string (target, NULL)) : NULL;

  return record && g_str_equal (fettle_record_get_kind (record)->name, kind) ? record : NULL;
}

static FettleRecord *
begin_record (FettleSchoolPage *self,
              const char       *kind)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *record = fettle_record_new (fettle_kind_get (kind), id);

  fettle_record_set_text (record, "school", self->school_id);
  return record;
}

/* A visit belongs to the case that is open; where none is, to none. */
static FettleRecord *
begin_visit (FettleSchoolPage *self)
{
  FettleRecord *visit = begin_record (self, "visit");

  for (guint i = 0; i < self->data->cases->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (self->data->cases, i), "state"), "open") == 0)
      {
        fettle_record_set_text (visit, "case", fettle_record_get_id (g_ptr_array_index (self->data->cases, i)));
        break;
      }
  fettle_record_set_text (visit, "lead-officer", g_get_real_name ());
  return visit;
}

static void
present (FettleSchoolPage *self,
         FettleRecord     *record,
         FettleRecord     *saved)
{
  gtk_window_present (GTK_WINDOW (
    fettle_case_form_new (fettle_section_get_session (FETTLE_SECTION (self)), GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))),
                          self->data->school, record, saved, NULL)));
}

static void
record_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  g_autoptr (FettleRecord) visit = NULL;
  g_autofree char *today = fettle_date_to_iso (today_of (self));

  if (!can_write (self))
    return;
  visit = begin_visit (self);
  fettle_record_set_text (visit, "held-on", today);
  present (self, visit, NULL);
}

static void
plan_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  g_autoptr (FettleRecord) visit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *draft_name = NULL;
  const char *name;
  FettleFormSpec spec;

  if (!can_write (self))
    return;
  visit = begin_visit (self);
  name = fettle_record_get_text (self->data->school, "name");
  /* Translators: %s is the name of a school. */
  label = g_strdup_printf (C_("step", "Visit to %s planned"), name);
  /* Translators: a form that was not saved; %s is the name of a school. */
  draft_name = g_strdup_printf (_("Plan of a visit to %s"), name);
  spec = (FettleFormSpec) {
    .form = "visit", .title = _("Plan a Visit"), .draft_name = draft_name, .batch_label = label, .sections = plan_sections,
    .make_label = fettle_case_form_get_labeller ("visit"), .label_name = name,
  };
  gtk_window_present (GTK_WINDOW (fettle_form_new (fettle_section_get_session (FETTLE_SECTION (self)),
                                                   GTK_WINDOW (fettle_host_of (widget)), &spec, visit, NULL, NULL)));
}

static void
add_visit_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  FettleRecord *visit = find_record (self, "visit", target);
  g_autoptr (FettleRecord) one = NULL;
  gint64 number = 1;

  if (!visit)
    return;
  for (guint i = 0; i < self->data->visit_actions->len; i++)
    number += g_strcmp0 (fettle_record_get_text (g_ptr_array_index (self->data->visit_actions, i), "visit"),
                         fettle_record_get_id (visit)) == 0;
  one = begin_record (self, "visit-action");
  fettle_record_set_text (one, "visit", fettle_record_get_id (visit));
  fettle_record_set_int (one, "number", number);
  present (self, one, NULL);
}

/* A day that a record gets today, with a label for the history. */
static void
set_today (FettleSchoolPage *self,
           FettleRecord     *saved,
           const char       *field,
           const char       *label)
{
  g_autoptr (FettleRecord) record = fettle_record_copy (saved);
  g_autoptr (FettleBatch) batch = fettle_batch_new (label);
  g_autofree char *today = fettle_date_to_iso (today_of (self));

  fettle_record_set_text (record, field, today);
  fettle_batch_put (batch, record, saved);
  fettle_host_apply (GTK_WIDGET (self), batch, _("Not Saved"));
}

/* A visit that is written up was held on the day for which it was planned, unless that is still to come. */
static void
write_up (FettleSchoolPage *self,
          FettleRecord     *saved)
{
  g_autoptr (FettleRecord) record = fettle_record_copy (saved);
  FettleDate planned = fettle_record_get_date (saved, "planned-on");
  FettleDate today = today_of (self);
  g_autofree char *day = fettle_date_to_iso (planned != FETTLE_DATE_NONE && planned < today ? planned : today);

  if (!fettle_record_get_text (saved, "held-on"))
    fettle_record_set_text (record, "held-on", day);
  present (self, record, saved);
}

/* The formats are constants of a table; only their translation is looked up. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void
step_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  FettleRecord *visit = find_record (self, "visit", target);
  const FettleVisitStep *step = visit ? fettle_visit_step_find (fettle_visit_find_standing (visit, today_of (self))) : NULL;
  g_autofree char *label = NULL;

  if (!step)
    return;
  if (!step->field)
    {
      write_up (self, visit);
      return;
    }
  label = g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "step", step->batch_label), fettle_record_get_text (self->data->school, "name"));
  set_today (self, visit, step->field, label);
}
#pragma GCC diagnostic pop

static void
done_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  FettleRecord *one = find_record (self, "visit-action", target);
  g_autofree char *label = NULL;

  if (!one)
    return;
  /* Translators: %1$s is an action that was agreed, %2$s a school. */
  label = g_strdup_printf (C_("step", "“%1$s” at %2$s marked as done"), fettle_record_get_text (one, "action"),
                           fettle_record_get_text (self->data->school, "name"));
  set_today (self, one, "done-on", label);
}

typedef struct
{
  FettleSchoolPage *page;
  char *visit_id;
} Choice;

static void
document_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Choice *choice = user_data;
  g_autoptr (FettleSchoolPage) self = choice->page;
  g_autofree char *visit_id = choice->visit_id;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  g_free (choice);
  if (file)
    fettle_school_page_attach_to_visit (self, file, visit_id);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("Not Attached"), error);
}

static void
attach_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  FettleRecord *visit = find_record (self, "visit", target);
  Choice *choice;

  if (!visit)
    return;
  choice = g_new0 (Choice, 1);
  choice->page = g_object_ref (self);
  choice->visit_id = g_strdup (fettle_record_get_id (visit));
  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (widget)), _("Attach a Document"), FETTLE_FILE_DIALOG_OPEN, NULL, NULL,
                            NULL, document_chosen_cb, choice);
}

/**
 * fettle_school_page_remove_visit_actions:
 * @self: the page
 * @visit: a visit to the school
 * @batch: the batch that removes it
 *
 * Has the batch remove its actions, too: without their visit nobody would see them.
 */
void
fettle_school_page_remove_visit_actions (FettleSchoolPage *self,
                                         FettleRecord     *visit,
                                         FettleBatch      *batch)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_PAGE (self));

  for (guint i = 0; i < self->data->visit_actions->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (self->data->visit_actions, i);

      if (g_strcmp0 (fettle_record_get_text (one, "visit"), fettle_record_get_id (visit)) == 0)
        fettle_batch_remove (batch, one);
    }
}

/**
 * fettle_school_page_class_install_visit_actions:
 * @widget_class: the page's class
 *
 * Installs what can be done about visits to a school.
 */
void
fettle_school_page_class_install_visit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "school.record-visit", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "school.plan-visit", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "school.add-visit-action", "s", add_visit_action);
  gtk_widget_class_install_action (widget_class, "school.visit-step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "school.visit-action-done", "s", done_action);
  gtk_widget_class_install_action (widget_class, "school.attach-to-visit", "s", attach_action);
}
