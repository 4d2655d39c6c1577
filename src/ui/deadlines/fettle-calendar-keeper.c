/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-calendar-keeper.h"

#include "calendar/fettle-deadlines-ics.h"
#include "ui/case/fettle-case-list.h"

/* Keeps the calendar file that the person chose up to date, as long as it lives. */
struct _FettleCalendarKeeper
{
  GObject parent_instance;

  FettleStore *store;
  GSettings *settings;
  FettleDate today;
  gboolean is_writing;
  gboolean is_stale;  /* something changed while it was written */
  gboolean has_failed;
};

G_DEFINE_FINAL_TYPE (FettleCalendarKeeper, fettle_calendar_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  SIGNAL_KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GFile *target;
  FettleDate today;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->target);
  g_free (job);
}

static void
keep (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (fettle_deadlines_keep (source, job->today, job->target, NULL, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void begin (FettleCalendarKeeper *self);

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FettleCalendarKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  self->is_writing = FALSE;
  if (!error)
    g_signal_emit (self, signals[SIGNAL_KEPT], 0);
  else if (!self->has_failed)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  self->has_failed = error != NULL;
  if (self->is_stale)
    begin (self);
}

/* One writing at a time: the last state wins. */
static void
begin (FettleCalendarKeeper *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "calendar-file");
  Job *job;

  self->is_stale = self->is_writing;
  if (self->is_writing || !*uri)
    return;
  self->is_writing = TRUE;
  job = g_new0 (Job, 1);
  job->target = g_file_new_for_uri (uri);
  job->today = self->today;
  fettle_store_read_async (self->store, keep, job, job_free, NULL, kept_cb, g_object_ref (self));
}

static void
cases_changed_cb (FettleCalendarKeeper *self)
{
  g_assert (FETTLE_IS_CALENDAR_KEEPER (self));

  begin (self);
}

static void
file_chosen_cb (FettleCalendarKeeper *self)
{
  g_assert (FETTLE_IS_CALENDAR_KEEPER (self));

  self->has_failed = FALSE;
  begin (self);
}

static void
day_turned_cb (FettleCalendarKeeper *self,
               GParamSpec           *pspec,
               FettleSession        *session)
{
  g_assert (FETTLE_IS_CALENDAR_KEEPER (self));

  self->today = fettle_session_get_today (session);
}

static void
fettle_calendar_keeper_dispose (GObject *object)
{
  FettleCalendarKeeper *self = FETTLE_CALENDAR_KEEPER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (fettle_calendar_keeper_parent_class)->dispose (object);
}

static void
fettle_calendar_keeper_class_init (FettleCalendarKeeperClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_calendar_keeper_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_ERROR);
  signals[SIGNAL_KEPT] = g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fettle_calendar_keeper_init (FettleCalendarKeeper *self)
{
}

/**
 * fettle_calendar_keeper_get:
 * @session: the session
 *
 * Begins to keep the calendar file up to date when it is first asked for: at once, after each change, and when the
 * person chooses another file.
 *
 * Returns: (transfer none): the session's keeper
 */
FettleCalendarKeeper *
fettle_calendar_keeper_get (FettleSession *session)
{
  FettleCalendarKeeper *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  if ((self = g_object_get_data (G_OBJECT (session), "fettle-calendar-keeper")))
    return self;
  self = g_object_new (FETTLE_TYPE_CALENDAR_KEEPER, NULL);
  self->store = g_object_ref (fettle_session_get_store (session));
  self->settings = g_object_ref (fettle_session_get_settings (session));
  self->today = fettle_session_get_today (session);
  g_object_set_data_full (G_OBJECT (session), "fettle-calendar-keeper", self, g_object_unref);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (day_turned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fettle_case_list_get (session), "changed", G_CALLBACK (cases_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::calendar-file", G_CALLBACK (file_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  begin (self);
  return self;
}
