/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-session.h"

struct _FettleSession
{
  GObject parent_instance;

  FettleStore *store;
  GSettings *settings;
  FettleDate today;
};

G_DEFINE_FINAL_TYPE (FettleSession, fettle_session, G_TYPE_OBJECT)

static void
fettle_session_dispose (GObject *object)
{
  FettleSession *self = FETTLE_SESSION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (fettle_session_parent_class)->dispose (object);
}

static void
fettle_session_class_init (FettleSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_session_dispose;
}

static void
fettle_session_init (FettleSession *self)
{
  self->settings = g_settings_new (FETTLE_APP_ID);
}

/**
 * fettle_session_new:
 * @store: an open store
 * @today: the day that clocks and ages are counted from
 *
 * Returns: (transfer full): a session
 */
FettleSession *
fettle_session_new (FettleStore *store,
                    FettleDate   today)
{
  FettleSession *self;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  self = g_object_new (FETTLE_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  self->today = today;
  return self;
}

/**
 * fettle_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the open store
 */
FettleStore *
fettle_session_get_store (FettleSession *self)
{
  g_return_val_if_fail (FETTLE_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * fettle_session_get_today:
 * @self: a session
 *
 * Returns: the day that clocks and ages are counted from
 */
FettleDate
fettle_session_get_today (FettleSession *self)
{
  g_return_val_if_fail (FETTLE_IS_SESSION (self), FETTLE_DATE_NONE);

  return self->today;
}

/**
 * fettle_session_get_settings:
 * @self: a session
 *
 * Returns: (transfer none): the person's own choices
 */
GSettings *
fettle_session_get_settings (FettleSession *self)
{
  g_return_val_if_fail (FETTLE_IS_SESSION (self), NULL);

  return self->settings;
}

/**
 * fettle_session_can_write:
 * @self: a session
 *
 * Returns: whether the register may be changed
 */
gboolean
fettle_session_can_write (FettleSession *self)
{
  g_return_val_if_fail (FETTLE_IS_SESSION (self), FALSE);

  return !fettle_store_is_read_only (self->store);
}
