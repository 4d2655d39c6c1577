/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-progress-relay.h"

#define PULSE_MS 100

struct _FettleProgressRelay
{
  GObject parent_instance;

  GtkProgressBar *bar; /* weak, and only touched in the main thread */
  GtkLabel *label;     /* weak, likewise */

  GMutex lock;
  double fraction;
  char *message;
  gboolean posted;

  guint pulse; /* a source, only touched in the main thread: while nobody knows how far the work is */
};

G_DEFINE_FINAL_TYPE (FettleProgressRelay, fettle_progress_relay, G_TYPE_OBJECT)

static void
free_weak_ref (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* Work that does not say how far it is must still be seen to go on, for as long as it is at it: the worker's reference
 * tells, and it may drop that in its own thread. */
static gboolean
pulse_cb (gpointer weak)
{
  g_autoptr (FettleProgressRelay) self = g_weak_ref_get (weak);

  if (!self || !self->bar)
    return G_SOURCE_REMOVE;
  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static guint
start_pulse (FettleProgressRelay *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return g_timeout_add_full (G_PRIORITY_DEFAULT, PULSE_MS, pulse_cb, weak, free_weak_ref);
}

static void
show_fraction (FettleProgressRelay *self,
               double               fraction)
{
  if (!self->bar)
    return;
  if (fraction < 0)
    {
      if (!self->pulse)
        self->pulse = start_pulse (self);
      return;
    }
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
}

static gboolean
show_cb (gpointer user_data)
{
  FettleProgressRelay *self = user_data;
  g_autofree char *message = NULL;
  double fraction;

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  message = g_steal_pointer (&self->message);
  self->posted = FALSE;
  g_mutex_unlock (&self->lock);

  show_fraction (self, fraction);
  if (self->label && message)
    gtk_label_set_text (self->label, message);
  return G_SOURCE_REMOVE;
}

static void
fettle_progress_relay_finalize (GObject *object)
{
  FettleProgressRelay *self = FETTLE_PROGRESS_RELAY (object);

  g_clear_weak_pointer (&self->bar);
  g_clear_weak_pointer (&self->label);
  g_mutex_clear (&self->lock);
  g_free (self->message);

  G_OBJECT_CLASS (fettle_progress_relay_parent_class)->finalize (object);
}

static void
fettle_progress_relay_class_init (FettleProgressRelayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_progress_relay_finalize;
}

static void
fettle_progress_relay_init (FettleProgressRelay *self)
{
  g_mutex_init (&self->lock);
}

/**
 * fettle_progress_relay_new:
 * @bar: shows how far the work is
 * @label: shows what is being done
 *
 * Returns: (transfer full): a relay; the worker holds a reference while it runs
 */
FettleProgressRelay *
fettle_progress_relay_new (GtkProgressBar *bar,
                           GtkLabel       *label)
{
  FettleProgressRelay *self = g_object_new (FETTLE_TYPE_PROGRESS_RELAY, NULL);

  g_set_weak_pointer (&self->bar, bar);
  g_set_weak_pointer (&self->label, label);
  return self;
}

/**
 * fettle_progress_relay_report:
 * @fraction: from 0 to 1, or -1
 * @message: (nullable): what is being done
 * @relay: a #FettleProgressRelay
 *
 * A #FettleProgressFunc, callable from any thread.
 */
void
fettle_progress_relay_report (double      fraction,
                              const char *message,
                              gpointer    relay)
{
  FettleProgressRelay *self = relay;
  gboolean post;

  g_mutex_lock (&self->lock);
  self->fraction = fraction;
  if (message)
    {
      g_free (self->message);
      self->message = g_strdup (message);
    }
  post = !self->posted;
  self->posted = TRUE;
  g_mutex_unlock (&self->lock);

  if (post)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_cb, g_object_ref (self), g_object_unref);
}
