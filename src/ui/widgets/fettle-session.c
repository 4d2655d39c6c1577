/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-session.h"

struct _FettleSession
{
  GObject parent_instance;

  FettleStore *store;
  GSettings *settings;
  FettleDate today;
};

G_DEFINE_FINAL_TYPE (FettleSession, fettle_session, G_TYPE_OBJECT)

enum
{
  PROP_TODAY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
fettle_session_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_assert (id == PROP_TODAY);

  g_value_set_uint (value, FETTLE_SESSION (object)->today);
}

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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fettle_session_dispose;
  object_class->get_property = fettle_session_get_property;

  properties[PROP_TODAY] = g_param_spec_uint ("today", NULL, NULL, 0, G_MAXUINT32, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
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
 * fettle_session_set_today:
 * @self: a session
 * @today: the day that clocks and ages are counted from
 *
 * Turns the day while the program runs. Whoever shows the register reads it again.
 */
void
fettle_session_set_today (FettleSession *self,
                          FettleDate     today)
{
  g_return_if_fail (FETTLE_IS_SESSION (self));
  g_return_if_fail (today != FETTLE_DATE_NONE);

  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  fettle_store_refresh (self->store);
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
