/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-mode-private.h"

#include <glib/gi18n-lib.h>

#include "ui/school/fettle-school-page.h"

G_DEFINE_FINAL_TYPE (FettleReviewMode, fettle_review_mode, ADW_TYPE_BIN)

enum
{
  SIGNAL_STOPPED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_on (FettleReviewMode *self,
       const char       *screen)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->screens), screen) == 0;
}

static GPtrArray *
get_cases (FettleReviewMode *self)
{
  return fettle_case_list_get_all (fettle_case_list_get (self->session));
}

static FettleDate
today_of (FettleReviewMode *self)
{
  return fettle_session_get_today (self->session);
}

static void
draft_failed_cb (FettleReviewMode *self,
                 const GError     *error)
{
  g_assert (FETTLE_IS_REVIEW_MODE (self));

  fettle_review_school_show_problem (self->school, error->message);
}

/* The sheet of the school on screen; what was typed before an interruption is taken up once. */
static FettleReviewSheet *
ensure_sheet (FettleReviewMode     *self,
              const FettleCaseData *data)
{
  const char *id = fettle_record_get_id (data->school);
  FettleReviewSheet *sheet = g_hash_table_lookup (self->sheets, id);
  FettleRecord *recorded = fettle_review_meeting_find_review (self->meeting, id);

  if (sheet && !fettle_review_sheet_is_touched (sheet) && fettle_review_sheet_is_recorded (sheet) != (recorded != NULL))
    sheet = NULL;
  if (sheet)
    return sheet;
  sheet = fettle_review_sheet_new (fettle_session_get_store (self->session), data, self->meeting->record, recorded,
                                   self->drafts);
  g_signal_connect_object (sheet, "error", G_CALLBACK (draft_failed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->sheets, g_strdup (id), sheet);
  return sheet;
}

static void
show_progress (FettleReviewMode *self)
{
  guint n = self->meeting->agenda->len;

  fettle_review_school_set_progress (self->school, (guint) self->place, n, fettle_review_meeting_count (self->meeting));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous", self->place > 0);
}

static void
show_data (FettleReviewMode *self)
{
  const FettleCaseData *data = fettle_review_mode_get_data (self);

  if (data)
    fettle_review_school_show_data (self->school, data, today_of (self), fettle_session_can_write (self->session));
}

static void
show_agenda (FettleReviewMode *self)
{
  fettle_review_agenda_begin (self->agenda, today_of (self));
  gtk_stack_set_visible_child_name (self->screens, "agenda");
  gtk_widget_child_focus (GTK_WIDGET (self->agenda), GTK_DIR_TAB_FORWARD);
}

/* Chooses the screen once the meeting and the cases are both read. */
static void
open_screen (FettleReviewMode *self)
{
  FettleCaseList *list = fettle_case_list_get (self->session);

  if (!self->entered || !self->opening)
    return;
  if (!get_cases (self) && fettle_case_list_get_problem (list))
    gtk_label_set_text (self->waiting, fettle_case_list_get_problem (list));
  if (!get_cases (self) || !self->meeting)
    return;
  self->opening = FALSE;
  if (!self->meeting->record)
    show_agenda (self);
  else if (fettle_review_meeting_is_over (self->meeting))
    fettle_review_mode_show_minutes (self);
  else
    fettle_review_mode_show_next (self, self->place);
}

static void
cases_changed_cb (FettleReviewMode *self)
{
  g_assert (FETTLE_IS_REVIEW_MODE (self));

  if (get_cases (self))
    fettle_review_agenda_set_cases (self->agenda, get_cases (self));
  if (self->opening)
    open_screen (self);
  else if (self->entered && is_on (self, "school"))
    show_data (self);
}

/* What was undone elsewhere is no longer recorded here, and the other way about. */
static void
follow (FettleReviewMode *self)
{
  const FettleCaseData *data;
  FettleReviewSheet *shown, *now;

  if (!self->entered || self->opening)
    return;
  if (!self->meeting->record)
    {
      show_agenda (self);
      return;
    }
  if (is_on (self, "minutes"))
    fettle_review_mode_show_minutes (self);
  if (!is_on (self, "school") || !(data = fettle_review_mode_get_data (self)))
    return;
  show_progress (self);
  shown = fettle_review_mode_get_sheet (self);
  now = ensure_sheet (self, data);
  if (now != shown)
    fettle_review_school_show_sheet (self->school, now);
}

static void
read_meeting (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  FettleReviewMeeting *meeting = fettle_review_meeting_read (source, task_data, &error);

  if (meeting)
    g_task_return_pointer (task, meeting, (GDestroyNotify) fettle_review_meeting_free);
  else
    g_task_return_error (task, error);
}

static void
take_drafts (FettleReviewMode *self)
{
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  self->drafts = g_ptr_array_ref (self->meeting->drafts);
}

static void
meeting_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleReviewMode) self = user_data;
  g_autoptr (GError) error = NULL;
  FettleReviewMeeting *meeting = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!meeting)
    {
      gtk_label_set_text (self->waiting, error->message);
      gtk_stack_set_visible_child_name (self->screens, "loading");
      return;
    }
  g_clear_pointer (&self->meeting, fettle_review_meeting_free);
  self->meeting = meeting;
  if (!self->drafts)
    take_drafts (self);
  follow (self);
  open_screen (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
store_changed_cb (FettleReviewMode *self,
                  FettleChangeSet  *changes)
{
  g_assert (FETTLE_IS_REVIEW_MODE (self));

  if (fettle_change_set_is_everything (changes) || fettle_change_set_has_kind (changes, "review-meeting")
      || fettle_change_set_has_kind (changes, "case-review"))
    fettle_review_mode_refresh (self, NULL);
}

static void
working_cb (FettleReviewMode *self)
{
  g_assert (FETTLE_IS_REVIEW_MODE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.export", !fettle_export_bar_is_working (self->export_bar));
}

/* From the minutes to a school: while the meeting lasts, to its sheet; afterwards to its case. */
static void
behind_cb (FettleReviewMode *self,
           const char       *heading,
           char            **school_ids)
{
  guint place;

  g_assert (FETTLE_IS_REVIEW_MODE (self));

  if (fettle_review_meeting_is_over (self->meeting))
    fettle_school_page_open_case (GTK_WIDGET (self), school_ids[0]);
  else if (g_ptr_array_find_with_equal_func (self->meeting->agenda, school_ids[0], g_str_equal, &place))
    fettle_review_mode_show_school (self, (int) place);
}

static void
build_minutes (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  FettleDisclosed *table = fettle_report_job_build (task_data, source, &error);

  if (table)
    g_task_return_pointer (task, table, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
minutes_built_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleReviewMode) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleDisclosed) table = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (table)
    fettle_table_view_show (self->minutes, table);
  else
    fettle_table_view_show_message (self->minutes, _("The Minutes Could Not Be Made"), error->message);
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
fettle_review_mode_dispose (GObject *object)
{
  FettleReviewMode *self = FETTLE_REVIEW_MODE (object);

  cancel (&self->cancellable);
  cancel (&self->table_cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->meeting, fettle_review_meeting_free);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_hash_table_unref);

  G_OBJECT_CLASS (fettle_review_mode_parent_class)->dispose (object);
}

static void
fettle_review_mode_class_init (FettleReviewModeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_review_mode_dispose;

  signals[SIGNAL_STOPPED] = g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  g_type_ensure (FETTLE_TYPE_REVIEW_AGENDA);
  g_type_ensure (FETTLE_TYPE_REVIEW_SCHOOL);
  g_type_ensure (FETTLE_TYPE_EXPORT_BAR);
  g_type_ensure (FETTLE_TYPE_TABLE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-review-mode.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, screens);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, waiting);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, agenda);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, school);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, title);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, resume);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, end);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, export_bar);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewMode, minutes);
  gtk_widget_class_bind_template_callback (widget_class, working_cb);
  gtk_widget_class_bind_template_callback (widget_class, behind_cb);
  fettle_review_mode_class_install_actions (widget_class);
}

static void
fettle_review_mode_init (FettleReviewMode *self)
{
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_review_mode_refresh:
 * @self: the mode
 * @meeting_id: (nullable): the meeting to go to; %NULL for the one on screen, or one that has not ended
 *
 * Reads the meeting again. A late answer of an earlier question is dropped.
 */
void
fettle_review_mode_refresh (FettleReviewMode *self,
                            const char       *meeting_id)
{
  const char *current = self->entered && self->meeting && self->meeting->record
                          ? fettle_record_get_id (self->meeting->record) : NULL;

  cancel (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fettle_store_read_async (fettle_session_get_store (self->session), read_meeting,
                           g_strdup (meeting_id ? meeting_id : current), g_free, self->cancellable, meeting_read_cb,
                           g_object_ref (self));
}

/**
 * fettle_review_mode_get_school_id:
 * @self: the mode
 *
 * Returns: (nullable): id of the school whose turn it is
 */
const char *
fettle_review_mode_get_school_id (FettleReviewMode *self)
{
  if (!self->meeting || self->place < 0 || self->place >= (int) self->meeting->agenda->len)
    return NULL;
  return g_ptr_array_index (self->meeting->agenda, self->place);
}

/**
 * fettle_review_mode_get_data:
 * @self: the mode
 *
 * Returns: (nullable): the intervention at the school whose turn it is
 */
const FettleCaseData *
fettle_review_mode_get_data (FettleReviewMode *self)
{
  GPtrArray *all = get_cases (self);
  const char *id = fettle_review_mode_get_school_id (self);

  for (guint i = 0; all && i < all->len; i++)
    {
      const FettleCaseData *data = g_ptr_array_index (all, i);

      if (g_strcmp0 (fettle_record_get_id (data->school), id) == 0)
        return data;
    }
  return NULL;
}

/**
 * fettle_review_mode_get_sheet:
 * @self: the mode
 *
 * Returns: (transfer none) (nullable): the sheet of the school whose turn it is
 */
FettleReviewSheet *
fettle_review_mode_get_sheet (FettleReviewMode *self)
{
  const char *id = fettle_review_mode_get_school_id (self);

  return id ? g_hash_table_lookup (self->sheets, id) : NULL;
}

/**
 * fettle_review_mode_show_school:
 * @self: the mode
 * @place: a place on the agenda
 *
 * Shows the school there. Past the end stand the minutes; so they do for a school that has no case any more.
 */
void
fettle_review_mode_show_school (FettleReviewMode *self,
                                int               place)
{
  const FettleCaseData *data;
  FettleReviewSheet *left = fettle_review_mode_get_sheet (self);

  if (left)
    fettle_review_sheet_flush (left);
  self->place = place;
  if (!(data = fettle_review_mode_get_data (self)))
    {
      fettle_review_mode_show_minutes (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->screens, "school");
  show_data (self);
  show_progress (self);
  fettle_review_school_show_sheet (self->school, ensure_sheet (self, data));
}

/**
 * fettle_review_mode_show_next:
 * @self: the mode
 * @after: a place on the agenda, or %FETTLE_REVIEW_PLACE_FIRST
 *
 * Shows the next school that is not recorded; the minutes where all are.
 */
void
fettle_review_mode_show_next (FettleReviewMode *self,
                              int               after)
{
  int next = fettle_review_meeting_find_next (self->meeting, after);

  if (next < 0)
    fettle_review_mode_show_minutes (self);
  else
    fettle_review_mode_show_school (self, next);
}

/**
 * fettle_review_mode_show_minutes:
 * @self: the mode
 *
 * Shows the agenda with what was decided.
 */
void
fettle_review_mode_show_minutes (FettleReviewMode *self)
{
  FettleRecord *meeting = self->meeting->record;
  FettleReportJob *job = fettle_report_job_new_exempt ("reviews", today_of (self));
  g_autofree char *day = fettle_date_to_words (fettle_record_get_date (meeting, "held-on"));
  g_autofree char *title = NULL;
  gboolean over = fettle_review_meeting_is_over (self->meeting);

  /* Translators: the title of a meeting, and its date. */
  title = g_strdup_printf (_("%1$s, %2$s"), fettle_record_get_text (meeting, "title"), day);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->resume, !over);
  gtk_widget_set_visible (self->end, !over && fettle_session_can_write (self->session));
  gtk_stack_set_visible_child_name (self->screens, "minutes");
  job->from = job->to = fettle_record_get_date (meeting, "held-on");
  job->review_meeting = g_strdup (fettle_record_get_id (meeting));
  cancel (&self->table_cancellable);
  self->table_cancellable = g_cancellable_new ();
  fettle_store_read_async (fettle_session_get_store (self->session), build_minutes, job,
                           (GDestroyNotify) fettle_report_job_free, self->table_cancellable, minutes_built_cb,
                           g_object_ref (self));
}

/**
 * fettle_review_mode_leave:
 * @self: the mode
 *
 * Keeps what was typed and goes back to the register of cases. A meeting that has not ended can be resumed.
 */
void
fettle_review_mode_leave (FettleReviewMode *self)
{
  FettleReviewSheet *sheet = fettle_review_mode_get_sheet (self);

  if (sheet)
    fettle_review_sheet_flush (sheet);
  self->entered = FALSE;
  if (self->meeting && fettle_review_meeting_is_over (self->meeting))
    {
      g_clear_pointer (&self->meeting, fettle_review_meeting_free);
      g_hash_table_remove_all (self->sheets);
      fettle_review_mode_refresh (self, NULL);
    }
  g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

/**
 * fettle_review_mode_set_session:
 * @self: the mode
 * @session: the session
 *
 * Begins to follow the register.
 */
void
fettle_review_mode_set_session (FettleReviewMode *self,
                                FettleSession    *session)
{
  g_return_if_fail (FETTLE_IS_REVIEW_MODE (self));
  g_return_if_fail (!self->session);

  self->session = g_object_ref (session);
  g_signal_connect_object (fettle_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fettle_case_list_get (session), "changed", G_CALLBACK (cases_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cases_changed_cb (self);
  fettle_review_mode_refresh (self, NULL);
}

/**
 * fettle_review_mode_enter:
 * @self: the mode
 *
 * Goes on with the meeting that was stopped, or shows the agenda of another.
 */
void
fettle_review_mode_enter (FettleReviewMode *self)
{
  g_return_if_fail (FETTLE_IS_REVIEW_MODE (self));

  self->entered = TRUE;
  self->opening = TRUE;
  self->place = FETTLE_REVIEW_PLACE_FIRST;
  gtk_stack_set_visible_child_name (self->screens, "loading");
  open_screen (self);
}

/**
 * fettle_review_mode_step_back:
 * @self: the mode
 *
 * Goes one step back: to the school before, or out of the meeting.
 *
 * Returns: whether the mode was on screen
 */
gboolean
fettle_review_mode_step_back (FettleReviewMode *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_MODE (self), FALSE);

  if (!self->entered)
    return FALSE;
  if (is_on (self, "school") && self->place > 0)
    fettle_review_mode_show_school (self, self->place - 1);
  else if (is_on (self, "minutes") && !fettle_review_meeting_is_over (self->meeting))
    fettle_review_mode_show_school (self, CLAMP (self->place, 0, (int) self->meeting->agenda->len - 1));
  else
    fettle_review_mode_leave (self);
  return TRUE;
}

/**
 * fettle_review_mode_can_resume:
 * @self: the mode
 *
 * Returns: whether a meeting has begun and not ended
 */
gboolean
fettle_review_mode_can_resume (FettleReviewMode *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_MODE (self), FALSE);

  return self->meeting && !fettle_review_meeting_is_over (self->meeting);
}
