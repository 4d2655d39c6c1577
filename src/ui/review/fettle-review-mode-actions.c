/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-mode-private.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/fettle-host.h"
#include "workbook/fettle-pack.h"
#include "ui/forms/fettle-case-forms.h"

static char *
word_day (FettleRecord *meeting)
{
  return fettle_date_to_words (fettle_record_get_date (meeting, "held-on"));
}

typedef struct
{
  FettleReviewMode *mode;
  FettleRecord *meeting;
  char *label;
} Beginning;

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Beginning *beginning = user_data;
  g_autoptr (FettleReviewMode) self = beginning->mode;
  g_autoptr (FettleRecord) meeting = beginning->meeting;
  g_autofree char *label = beginning->label;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.begin", TRUE);
  if (!fettle_store_apply_finish (FETTLE_STORE (source), result, &batch_id, &error))
    {
      fettle_host_report_error (GTK_WIDGET (self), _("The Meeting Did Not Begin"), error);
      return;
    }
  fettle_host_tell_applied (GTK_WIDGET (self), label, batch_id);
  g_hash_table_remove_all (self->sheets);
  self->opening = TRUE;
  self->place = FETTLE_REVIEW_PLACE_FIRST;
  fettle_review_mode_refresh (self, fettle_record_get_id (meeting));
}

static void
begin_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);
  FettleRecord *meeting;
  g_autofree char *day = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  Beginning *beginning;

  if (!fettle_session_can_write (self->session) || !(meeting = fettle_review_agenda_make_meeting (self->agenda)))
    return;
  day = word_day (meeting);
  beginning = g_new0 (Beginning, 1);
  beginning->mode = g_object_ref (self);
  beginning->meeting = meeting;
  /* Translators: %s is a date. */
  beginning->label = g_strdup_printf (C_("step", "Review meeting of %s begun"), day);
  batch = fettle_batch_new (beginning->label);
  fettle_batch_put (batch, meeting, NULL);
  gtk_widget_action_set_enabled (widget, "review.begin", FALSE);
  fettle_store_apply_async (fettle_session_get_store (self->session), batch, NULL, begun_cb, beginning);
}

typedef struct
{
  FettleReviewMode *mode;
  FettleReviewSheet *sheet;
  FettleBatch *batch;
  char *school_id;
} Recording;

static void
recording_free (Recording *recording)
{
  g_object_unref (recording->mode);
  g_object_unref (recording->sheet);
  g_object_unref (recording->batch);
  g_free (recording->school_id);
  g_free (recording);
}

/* What was typed before an interruption is in the register now, and is not taken up again. */
static void
forget_drafts (FettleReviewMode *self,
               const char       *school_id)
{
  for (guint i = self->drafts ? self->drafts->len : 0; i > 0; i--)
    if (g_strcmp0 (((FettleDraft *) g_ptr_array_index (self->drafts, i - 1))->school_id, school_id) == 0)
      g_ptr_array_remove_index (self->drafts, i - 1);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Recording *recording = user_data;
  FettleReviewMode *self = recording->mode;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.record", TRUE);
  if (fettle_store_apply_finish (FETTLE_STORE (source), result, &batch_id, &error))
    {
      fettle_review_sheet_drop (recording->sheet);
      forget_drafts (self, recording->school_id);
      g_hash_table_remove (self->sheets, recording->school_id);
      fettle_host_tell_applied (GTK_WIDGET (self), fettle_batch_get_label (recording->batch), batch_id);
      self->opening = TRUE;
      fettle_review_mode_refresh (self, NULL);
    }
  else
    fettle_host_report_error (GTK_WIDGET (self), _("Not Recorded"), error);
  recording_free (recording);
}

static void
record_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);
  const FettleCaseData *data = fettle_review_mode_get_data (self);
  FettleReviewSheet *sheet = fettle_review_mode_get_sheet (self);
  Recording *recording;

  if (!data || !sheet || !fettle_session_can_write (self->session)
      || !fettle_review_school_check (self->school, data))
    return;
  recording = g_new0 (Recording, 1);
  recording->mode = g_object_ref (self);
  recording->sheet = g_object_ref (sheet);
  recording->batch = fettle_review_sheet_make_batch (sheet, data);
  recording->school_id = g_strdup (fettle_review_mode_get_school_id (self));
  gtk_widget_action_set_enabled (widget, "review.record", FALSE);
  fettle_store_apply_async (fettle_session_get_store (self->session), recording->batch, NULL, recorded_cb, recording);
}

static gboolean
is_at_school (FettleReviewMode *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->screens), "school") == 0;
}

static void
next_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);

  if (is_at_school (self))
    fettle_review_mode_show_school (self, self->place + 1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);

  if (is_at_school (self) && self->place > 0)
    fettle_review_mode_show_school (self, self->place - 1);
}

static void
decide_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  if (is_at_school (FETTLE_REVIEW_MODE (widget)))
    fettle_review_school_focus_sheet (FETTLE_REVIEW_MODE (widget)->school);
}

static void
add_action_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);

  if (is_at_school (self) && fettle_session_can_write (self->session))
    fettle_review_school_add_action (self->school);
}

static void
done_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);
  const FettleCaseData *data = fettle_review_mode_get_data (self);

  if (data)
    fettle_case_form_mark_done (widget, self->session, data, g_variant_get_string (target, NULL));
}

static void
minutes_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);
  FettleReviewSheet *sheet = fettle_review_mode_get_sheet (self);

  if (sheet)
    fettle_review_sheet_flush (sheet);
  if (self->meeting && self->meeting->record)
    fettle_review_mode_show_minutes (self);
}

static void
go_on_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);

  if (fettle_review_mode_can_resume (self))
    fettle_review_mode_show_next (self, FETTLE_REVIEW_PLACE_FIRST);
}

static void
end_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);
  g_autofree char *today = NULL;
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;
  g_autoptr (FettleRecord) ended = NULL;
  g_autoptr (FettleBatch) batch = NULL;

  if (!fettle_review_mode_can_resume (self) || !fettle_session_can_write (self->session))
    return;
  today = fettle_date_to_iso (fettle_session_get_today (self->session));
  day = word_day (self->meeting->record);
  ended = fettle_record_copy (self->meeting->record);
  fettle_record_set_text (ended, "ended-on", today);
  /* Translators: %s is a date. */
  label = g_strdup_printf (C_("step", "Review meeting of %s ended"), day);
  batch = fettle_batch_new (label);
  fettle_batch_put (batch, ended, self->meeting->record);
  fettle_host_apply (widget, batch, _("The Meeting Did Not End"));
}

static void
stop_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  fettle_review_mode_leave (FETTLE_REVIEW_MODE (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (widget);
  FettleReportJob *job;
  FettleReportContext context = { NULL };
  g_autofree char *name = NULL;

  if (!self->meeting || !self->meeting->record)
    return;
  job = fettle_report_job_new_exempt ("reviews", fettle_session_get_today (self->session));
  job->from = job->to = job->meeting = fettle_record_get_date (self->meeting->record, "held-on");
  job->review_meeting = g_strdup (fettle_record_get_id (self->meeting->record));
  job->committee = g_strdup (fettle_record_get_text (self->meeting->record, "title"));
  context.committee = job->committee;
  context.meeting = job->meeting;
  name = fettle_pack_suggest_name (&context, job->profile);
  fettle_export_bar_choose (self->export_bar, fettle_session_get_store (self->session), job, name);
}

/**
 * fettle_review_mode_class_install_actions:
 * @widget_class: the mode's class
 *
 * Installs what can be done at a meeting, with its keys. Alt+Left is the window's own: one step back.
 */
void
fettle_review_mode_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "review.record", NULL, record_action);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "review.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "review.add-action", NULL, add_action_action);
  gtk_widget_class_install_action (widget_class, "review.done", "s", done_action);
  gtk_widget_class_install_action (widget_class, "review.minutes", NULL, minutes_action);
  gtk_widget_class_install_action (widget_class, "review.go-on", NULL, go_on_action);
  gtk_widget_class_install_action (widget_class, "review.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "review.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "review.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "review.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "review.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_ALT_MASK, "review.decide", NULL);
}
