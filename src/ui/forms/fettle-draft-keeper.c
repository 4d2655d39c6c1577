/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-draft-keeper.h"

#include "base/fettle-date.h"
#include "base/fettle-id.h"

#define KEEP_AFTER_MS 1000

struct _FettleDraftKeeper
{
  GObject parent_instance;

  FettleStore *store;
  FettleRecord *record;
  char *form;
  char *name;
  char *id;

  guint timer;
  gboolean touched;
  gboolean writing; /* one job at a time, so that dropping never overtakes keeping */
  gboolean again;
  gboolean dropped;
};

G_DEFINE_FINAL_TYPE (FettleDraftKeeper, fettle_draft_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_ERROR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void write_draft (FettleDraftKeeper *self);

static FettleDraft *
make_draft (FettleDraftKeeper *self)
{
  FettleDraft *draft = g_new0 (FettleDraft, 1);

  draft->id = g_strdup (self->id);
  draft->form = g_strdup (self->form);
  draft->record_id = g_strdup (fettle_record_get_id (self->record));
  draft->school_id = g_strdup (fettle_record_get_text (self->record, "school"));
  draft->name = g_strdup (self->name);
  draft->json = fettle_record_to_json (self->record);
  draft->saved_at = fettle_moment_now ();
  return draft;
}

static void
save_draft (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_draft_save (source, task_data, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
drop_draft (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_draft_drop (source, task_data, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  self->writing = FALSE;
  if (error && !self->dropped)
    g_signal_emit (self, signals[SIGNAL_ERROR], 0, error);
  if (self->again)
    write_draft (self);
}

static void
write_draft (FettleDraftKeeper *self)
{
  self->again = self->writing;
  if (self->writing)
    return;

  self->writing = TRUE;
  if (self->dropped)
    fettle_store_read_async (self->store, drop_draft, g_strdup (self->id), g_free, NULL, written_cb, g_object_ref (self));
  else
    fettle_store_read_async (self->store, save_draft, make_draft (self), (GDestroyNotify) fettle_draft_free, NULL,
                             written_cb, g_object_ref (self));
}

static gboolean
timer_cb (gpointer user_data)
{
  FettleDraftKeeper *self = user_data;

  self->timer = 0;
  write_draft (self);
  return G_SOURCE_REMOVE;
}

static void
fettle_draft_keeper_dispose (GObject *object)
{
  FettleDraftKeeper *self = FETTLE_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (fettle_draft_keeper_parent_class)->dispose (object);
}

static void
fettle_draft_keeper_finalize (GObject *object)
{
  FettleDraftKeeper *self = FETTLE_DRAFT_KEEPER (object);

  g_free (self->form);
  g_free (self->name);
  g_free (self->id);

  G_OBJECT_CLASS (fettle_draft_keeper_parent_class)->finalize (object);
}

static void
fettle_draft_keeper_class_init (FettleDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_draft_keeper_finalize;

  signals[SIGNAL_ERROR] = g_signal_new ("error", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fettle_draft_keeper_init (FettleDraftKeeper *self)
{
}

/**
 * fettle_draft_keeper_new:
 * @store: the store
 * @record: the record being edited
 * @form: (nullable): which form; %NULL: nothing is ever kept
 * @name: what it is, for people: "Note for Oak Primary School"
 * @draft_id: (nullable): the draft it goes on from
 *
 * Returns: (transfer full): a keeper, that does nothing until the first change
 */
FettleDraftKeeper *
fettle_draft_keeper_new (FettleStore  *store,
                         FettleRecord *record,
                         const char   *form,
                         const char   *name,
                         const char   *draft_id)
{
  FettleDraftKeeper *self;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (FETTLE_IS_RECORD (record), NULL);

  self = g_object_new (FETTLE_TYPE_DRAFT_KEEPER, NULL);
  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->form = g_strdup (form);
  self->name = g_strdup (name);
  self->id = draft_id ? g_strdup (draft_id) : fettle_id_new ();
  self->touched = draft_id != NULL;
  return self;
}

/**
 * fettle_draft_keeper_touch:
 * @self: a keeper
 *
 * Says that something was typed: it is kept a second after the last call.
 */
void
fettle_draft_keeper_touch (FettleDraftKeeper *self)
{
  g_return_if_fail (FETTLE_IS_DRAFT_KEEPER (self));

  if (!self->form)
    return;
  self->touched = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (KEEP_AFTER_MS, timer_cb, self);
}

/**
 * fettle_draft_keeper_is_touched:
 * @self: a keeper
 *
 * Returns: whether there is anything to keep
 */
gboolean
fettle_draft_keeper_is_touched (FettleDraftKeeper *self)
{
  g_return_val_if_fail (FETTLE_IS_DRAFT_KEEPER (self), FALSE);

  return self->touched;
}

/**
 * fettle_draft_keeper_flush:
 * @self: a keeper
 *
 * Keeps what was typed now.
 */
void
fettle_draft_keeper_flush (FettleDraftKeeper *self)
{
  g_return_if_fail (FETTLE_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->touched && !self->dropped)
    write_draft (self);
}

/**
 * fettle_draft_keeper_drop:
 * @self: a keeper
 *
 * Forgets the draft: it was saved, or thrown away.
 */
void
fettle_draft_keeper_drop (FettleDraftKeeper *self)
{
  g_return_if_fail (FETTLE_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->dropped = TRUE;
  if (self->touched)
    write_draft (self);
}
