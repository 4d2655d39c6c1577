/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-second-place.h"
#include "ui/data/fettle-data-page.h"

/* What is kept outside this computer: written when the place is there, and told of when it was not there for long. */

static void
catch_up (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  FettleSecondPlace *place;
  GError *error = NULL;

  if (fettle_second_place_catch_up (source, FALSE, &error) && fettle_second_place_load (source, &place, &error))
    g_task_return_pointer (task, place, (GDestroyNotify) fettle_second_place_free);
  else
    g_task_return_error (task, error);
}

static void
show_late (FettleWindow            *self,
           const FettleSecondPlace *place)
{
  g_autofree char *when = place->written_at ? fettle_moment_to_words (place->written_at) : NULL;
  g_autofree char *text = NULL;

  if (when)
    /* Translators: %1$s is a folder, %2$s a date and time. */
    text = g_strdup_printf (_("The second place for backups, %1$s, was last written on %2$s. What was done since is only on this computer."),
                            place->folder, when);
  else
    /* Translators: %s is a folder. */
    text = g_strdup_printf (_("Nothing was written yet to the second place for backups, %s. All that was done is only on this computer."),
                            place->folder);
  fettle_banner_show (self->banner, text, _("_Look at It"), "win.backups");
}

static void
caught_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FettleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSecondPlace) place = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *now = fettle_moment_now ();

  if (error)
    fettle_host_report_error (GTK_WIDGET (self), _("The Second Place Was Not Written"), error);
  else if (place && fettle_second_place_is_late (place, now) && !fettle_banner_get_text (self->banner))
    show_late (self, place);
}

/**
 * fettle_window_look_for_second_place:
 * @self: a window with a session
 *
 * Writes to the second place where that waits for it, and says so where it has waited for long.
 */
void
fettle_window_look_for_second_place (FettleWindow *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->session || !fettle_session_can_write (self->session))
    return;
  /* In a thread of its own: a drive that does not answer must not hold up the readers. */
  task = g_task_new (fettle_session_get_store (self->session), self->cancellable, caught_up_cb, g_object_ref (self));
  g_task_set_source_tag (task, fettle_window_look_for_second_place);
  g_task_run_in_thread (task, catch_up);
}

static void
finish_work (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  /* What cannot be written now is written at the next start, which also says why where it cannot. */
  fettle_second_place_catch_up (source, TRUE, &error);
  g_task_return_boolean (task, TRUE);
}

static void
work_finished_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;

  g_application_release (application);
}

/**
 * fettle_window_finish_work:
 * @self: a window that is about to be closed
 *
 * Writes the work of the day to the second place. The program ends when that is done.
 */
void
fettle_window_finish_work (FettleWindow *self)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GTask) task = NULL;

  if (!application || !self->session || !fettle_session_can_write (self->session))
    return;
  g_application_hold (application);
  task = g_task_new (fettle_session_get_store (self->session), NULL, work_finished_cb, g_object_ref (application));
  g_task_set_source_tag (task, fettle_window_finish_work);
  g_task_run_in_thread (task, finish_work);
}

/**
 * fettle_window_show_holidays:
 * @self: a window with a session
 *
 * Goes to the holidays on the Data page.
 */
void
fettle_window_show_holidays (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->session)
    return;
  fettle_window_go (self, "data");
  fettle_data_page_show (FETTLE_DATA_PAGE (fettle_window_get_section (self, "data")), "holidays");
}

/**
 * fettle_window_show_backups:
 * @self: a window with a session
 *
 * Goes to the backups on the Data page.
 */
void
fettle_window_show_backups (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->session)
    return;
  fettle_window_go (self, "data");
  fettle_data_page_show (FETTLE_DATA_PAGE (fettle_window_get_section (self, "data")), "backups");
}
