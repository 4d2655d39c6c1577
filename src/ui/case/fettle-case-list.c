/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/case/fettle-case-list.h"

struct _FettleCaseList
{
  GObject parent_instance;

  FettleStore *store;
  FettleDate today;
  GPtrArray *all;
  GPtrArray *eligible; /* schools without an open case */
  char *problem;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleCaseList, fettle_case_list, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GPtrArray *all;
  GPtrArray *eligible;
} Read;

static void
read_free (Read *read)
{
  g_clear_pointer (&read->all, g_ptr_array_unref);
  g_clear_pointer (&read->eligible, g_ptr_array_unref);
  g_free (read);
}

static void
read_all (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  FettleDate today = GPOINTER_TO_UINT (task_data);
  GError *error = NULL;
  Read *read = g_new0 (Read, 1);

  if ((read->all = fettle_case_data_read_all (source, today, &error))
      && (read->eligible = fettle_case_data_find_eligible (source, read->all, today, &error)))
    {
      g_task_return_pointer (task, read, (GDestroyNotify) read_free);
      return;
    }
  read_free (read);
  g_task_return_error (task, error);
}

static void
all_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FettleCaseList) self = user_data;
  g_autoptr (GError) error = NULL;
  Read *read = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->eligible, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);
  if (read)
    {
      self->all = g_steal_pointer (&read->all);
      self->eligible = g_steal_pointer (&read->eligible);
      read_free (read);
    }
  else
    self->problem = g_strdup (error->message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A late answer of an earlier question is dropped with its cancellable. */
static void
refresh (FettleCaseList *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fettle_store_read_async (self->store, read_all, GUINT_TO_POINTER (self->today), NULL, self->cancellable, all_read_cb,
                           g_object_ref (self));
}

static void
store_changed_cb (FettleCaseList  *self,
                  FettleChangeSet *changes)
{
  g_assert (FETTLE_IS_CASE_LIST (self));

  if (fettle_case_data_is_touched (changes))
    refresh (self);
}

/* The store tells of a change after it, which has all read again. */
static void
day_turned_cb (FettleCaseList *self,
               GParamSpec     *pspec,
               FettleSession  *session)
{
  g_assert (FETTLE_IS_CASE_LIST (self));

  self->today = fettle_session_get_today (session);
}

static void
fettle_case_list_dispose (GObject *object)
{
  FettleCaseList *self = FETTLE_CASE_LIST (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->eligible, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (fettle_case_list_parent_class)->dispose (object);
}

static void
fettle_case_list_class_init (FettleCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_case_list_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
fettle_case_list_init (FettleCaseList *self)
{
}

/**
 * fettle_case_list_get:
 * @session: the session
 *
 * Returns: (transfer none): its interventions, which begin to be read when they are first asked for
 */
FettleCaseList *
fettle_case_list_get (FettleSession *session)
{
  FettleCaseList *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  if ((self = g_object_get_data (G_OBJECT (session), "fettle-case-list")))
    return self;
  self = g_object_new (FETTLE_TYPE_CASE_LIST, NULL);
  self->store = g_object_ref (fettle_session_get_store (session));
  self->today = fettle_session_get_today (session);
  g_object_set_data_full (G_OBJECT (session), "fettle-case-list", self, g_object_unref);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::today", G_CALLBACK (day_turned_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/**
 * fettle_case_list_get_all:
 * @self: the interventions
 *
 * Returns: (transfer none) (nullable) (element-type FettleCaseData): by the names of the schools; %NULL while they are
 *   read for the first time, and where they could not be read
 */
GPtrArray *
fettle_case_list_get_all (FettleCaseList *self)
{
  g_return_val_if_fail (FETTLE_IS_CASE_LIST (self), NULL);

  return self->all;
}

/**
 * fettle_case_list_get_eligible:
 * @self: the interventions
 *
 * Returns: (transfer none) (nullable) (element-type FettleRecord): the schools that are eligible for intervention and have no open case,
 *   by name; %NULL as fettle_case_list_get_all()
 */
GPtrArray *
fettle_case_list_get_eligible (FettleCaseList *self)
{
  g_return_val_if_fail (FETTLE_IS_CASE_LIST (self), NULL);

  return self->eligible;
}

/**
 * fettle_case_list_get_problem:
 * @self: the interventions
 *
 * Returns: (nullable): why they could not be read, for people
 */
const char *
fettle_case_list_get_problem (FettleCaseList *self)
{
  g_return_val_if_fail (FETTLE_IS_CASE_LIST (self), NULL);

  return self->problem;
}
