/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-store-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "base/fettle-characters.h"
#include "base/fettle-id.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-erase-private.h"
#include "store/fettle-sweep-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-second-place.h"

G_DEFINE_FINAL_TYPE (FettleStore, fettle_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FOLDER,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  N_PROPS
};

enum
{
  CHANGED,
  REFERENCE_CHANGED,
  ERROR,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* A signal on its way to the store's main context. */
typedef struct
{
  GWeakRef store;
  FettleChangeSet *set;
  char *dataset;
  GError *error;
} Message;

static void
message_free (gpointer data)
{
  Message *message = data;

  g_weak_ref_clear (&message->store);
  g_clear_pointer (&message->set, fettle_change_set_unref);
  g_free (message->dataset);
  g_clear_error (&message->error);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  g_autoptr(FettleStore) store = g_weak_ref_get (&message->store);

  if (store == NULL)
    return G_SOURCE_REMOVE;
  if (message->set != NULL)
    g_signal_emit (store, signals[CHANGED], 0, message->set);
  else if (message->dataset != NULL)
    g_signal_emit (store, signals[REFERENCE_CHANGED], 0, message->dataset);
  else
    g_signal_emit (store, signals[ERROR], 0, message->error);
  return G_SOURCE_REMOVE;
}

static void
post_message (FettleStore     *self,
              FettleChangeSet *set,
              const char      *dataset,
              const GError    *error)
{
  Message *message = g_new0 (Message, 1);

  g_weak_ref_init (&message->store, self);
  message->set = set ? fettle_change_set_ref (set) : NULL;
  message->dataset = g_strdup (dataset);
  message->error = error ? g_error_copy (error) : NULL;
  fettle_store_post (self, deliver_cb, message, message_free);
}

static gpointer
daily_backup_thread (gpointer data)
{
  FettleStore *self = data;
  g_autoptr(GError) error = NULL;

  if (!fettle_backup_take_daily (self, &error))
    fettle_store_emit_error (self, error);
  g_clear_error (&error);
  if (!fettle_second_place_catch_up (self, FALSE, &error))
    fettle_store_emit_error (self, error);
  return NULL;
}

static void
fettle_store_dispose (GObject *object)
{
  fettle_store_close (FETTLE_STORE (object));
  G_OBJECT_CLASS (fettle_store_parent_class)->dispose (object);
}

static void
fettle_store_finalize (GObject *object)
{
  FettleStore *self = FETTLE_STORE (object);

  g_free (self->folder);
  g_free (self->device);
  g_free (self->read_only_reason);
  g_strfreev (self->notices);
  g_clear_pointer (&self->folder_lock, fettle_folder_lock_free);
  g_free (self->author);
  g_free (self->reference_trouble);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (fettle_store_parent_class)->finalize (object);
}

static void
fettle_store_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FettleStore *self = FETTLE_STORE (object);

  switch (prop_id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, fettle_store_is_read_only (self));
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_store_class_init (FettleStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fettle_store_dispose;
  object_class->finalize = fettle_store_finalize;
  object_class->get_property = fettle_store_get_property;

  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL,
                                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, FETTLE_TYPE_CHANGE_SET);
  signals[REFERENCE_CHANGED] = g_signal_new ("reference-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ERROR] = g_signal_new ("error", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fettle_store_init (FettleStore *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->author = fettle_store_default_author ();
}

/* Builds that come out the same each time have ids that follow from the register's own state. */
static void
seed_ids (FettleSql *sql)
{
  g_autofree char *hash = NULL;

  if (fettle_sql_get_text (sql, &hash, NULL, "SELECT hash FROM batch ORDER BY seq DESC LIMIT 1", NULL))
    fettle_id_seed (hash != NULL ? hash : "");
}

/* What is written to other folders is noted in this one. */
static void
note_temporary_files (FettleStore *self)
{
  g_autofree char *list = fettle_store_path (self, FETTLE_TEMPORARY_LIST);

  fettle_file_list_temporary (list);
}

static void
take_opened (FettleStore    *self,
             FettleRegister *opened)
{
  self->writer = g_steal_pointer (&opened->writer);
  self->read_only_reason = g_steal_pointer (&opened->read_only_reason);
  self->folder_lock = g_steal_pointer (&opened->lock);
  g_ptr_array_add (opened->notices, NULL);
  g_ptr_array_set_free_func (opened->notices, NULL);
  self->notices = (GStrv) g_ptr_array_free (g_steal_pointer (&opened->notices), FALSE);
}

/**
 * fettle_store_open:
 * @folder: the data folder
 * @flags: see #FettleStoreFlags
 * @error: (nullable): %FETTLE_ERROR_NETWORK, _NOT_FOUND, _OPEN, _READ_ONLY, _CORRUPT, _NO_SPACE, _BUSY, all in words
 *
 * Opens a data folder in the calling thread's main context. Where it cannot be written, or a newer program wrote it, it
 * is opened to read and says why. The day's backup is taken beside.
 *
 * Returns: (transfer full) (nullable): the store
 */
FettleStore *
fettle_store_open (const char        *folder,
                   FettleStoreFlags   flags,
                   GError           **error)
{
  g_autoptr(FettleStore) self = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *path = NULL;
  FettleRegister opened = { 0 };
  FettleSqlMode read_mode;

  g_return_val_if_fail (folder != NULL && *folder != '\0', NULL);

  self = g_object_new (FETTLE_TYPE_STORE, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  path = fettle_store_path (self, FETTLE_REGISTER_FILE);
  reference = fettle_store_path (self, FETTLE_REFERENCE_FILE);
  if (!fettle_register_open (self->folder, flags, &opened, error))
    {
      fettle_register_clear (&opened);
      return NULL;
    }
  read_mode = opened.read_mode;
  take_opened (self, &opened);
  self->register_readers = fettle_pool_new (path, read_mode);
  self->reference_readers = fettle_pool_new (reference, FETTLE_SQL_IMMUTABLE);
  if (self->writer != NULL)
    seed_ids (self->writer);
  if (!(self->device = fettle_device_load (self->folder, self->writer != NULL, error)))
    return NULL;
  if (self->writer != NULL)
    note_temporary_files (self);
  fettle_erase_catch_up (self);
  fettle_threads_start (self);
  self->watch = fettle_watch_new (self);
  if (self->writer != NULL && !(flags & FETTLE_STORE_NO_DAILY_BACKUP))
    self->daily_backup = g_thread_new ("daily-backup", daily_backup_thread, self);
  return g_steal_pointer (&self);
}

/**
 * fettle_store_close:
 * @self: a store
 *
 * Waits for what was asked for, then closes the files. Whatever is asked for later is refused.
 */
void
fettle_store_close (FettleStore *self)
{
  gboolean was_closed;

  g_return_if_fail (FETTLE_IS_STORE (self));

  g_mutex_lock (&self->lock);
  was_closed = self->closed;
  self->closed = TRUE;
  g_mutex_unlock (&self->lock);
  if (was_closed)
    return;

  g_clear_pointer (&self->daily_backup, g_thread_join);
  fettle_threads_stop (self);
  g_clear_pointer (&self->watch, fettle_watch_free);
  g_clear_pointer (&self->register_readers, fettle_pool_free);
  g_clear_pointer (&self->reference_readers, fettle_pool_free);
  g_clear_pointer (&self->writer, fettle_sql_close);
  g_clear_pointer (&self->folder_lock, fettle_folder_lock_free);
}

/**
 * fettle_store_default_folder:
 *
 * Returns: (transfer full): the data folder of this person: FETTLE_DATA, else "fettle" among the person's data
 */
char *
fettle_store_default_folder (void)
{
  const char *chosen = g_getenv ("FETTLE_DATA");

  return chosen && *chosen ? g_strdup (chosen) : g_build_filename (g_get_user_data_dir (), "fettle", NULL);
}

/**
 * fettle_store_default_author:
 *
 * Returns: (transfer full): the name of the person logged in
 */
char *
fettle_store_default_author (void)
{
  return g_strdup (g_strcmp0 (g_get_real_name (), "Unknown") != 0 ? g_get_real_name () : g_get_user_name ());
}

/**
 * fettle_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): its folder
 */
const char *
fettle_store_get_folder (FettleStore *self)
{
  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * fettle_store_is_read_only:
 * @self: a store
 *
 * Returns: whether it can only be read
 */
gboolean
fettle_store_is_read_only (FettleStore *self)
{
  g_return_val_if_fail (FETTLE_IS_STORE (self), TRUE);

  return self->read_only_reason != NULL;
}

/**
 * fettle_store_get_read_only_reason:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): why it can only be read, for people
 */
const char *
fettle_store_get_read_only_reason (FettleStore *self)
{
  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  return self->read_only_reason;
}

/**
 * fettle_store_get_notices:
 * @self: a store
 *
 * Returns: (transfer none) (array zero-terminated=1): what was found in the folder and put right when it was opened, in whole
 *   sentences to be shown to the person
 */
const char *const *
fettle_store_get_notices (FettleStore *self)
{
  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  return (const char *const *) self->notices;
}

/**
 * fettle_store_set_reference_trouble:
 * @self: a store
 * @trouble: what was found wrong with the public data, for people
 */
void
fettle_store_set_reference_trouble (FettleStore *self,
                                    const char  *trouble)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->reference_trouble);
  self->reference_trouble = g_strdup (trouble);
}

/**
 * fettle_store_take_reference_trouble:
 * @self: a store
 *
 * For a program that does not wait for the signal "error".
 *
 * Returns: (transfer full) (nullable): what was found wrong with the public data since the last call, for people
 */
char *
fettle_store_take_reference_trouble (FettleStore *self)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return g_steal_pointer (&self->reference_trouble);
}

/**
 * fettle_store_get_device:
 * @self: a store
 *
 * Returns: (transfer none): UUID of the folder's device
 */
const char *
fettle_store_get_device (FettleStore *self)
{
  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  return self->device;
}

/**
 * fettle_store_set_author:
 * @self: a store
 * @author: who signs the batches from now on; at first it is the person logged in
 */
void
fettle_store_set_author (FettleStore *self,
                         const char  *author)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_if_fail (FETTLE_IS_STORE (self));
  g_return_if_fail (author != NULL);

  locker = g_mutex_locker_new (&self->lock);
  g_free (self->author);
  self->author = fettle_characters_show (author);
}

/**
 * fettle_store_dup_author:
 * @self: a store
 *
 * Returns: (transfer full): who signs
 */
char *
fettle_store_dup_author (FettleStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->author);
}

/**
 * fettle_store_path:
 * @self: a store
 * @file: a file of the data folder
 *
 * Returns: (transfer full): its path
 */
char *
fettle_store_path (FettleStore *self,
                   const char  *file)
{
  return fettle_register_path (self->folder, file);
}

/**
 * fettle_store_post:
 * @self: a store
 * @func: called once in the store's main context
 * @data: for @func
 * @free_data: frees it there
 */
void
fettle_store_post (FettleStore    *self,
                   GSourceFunc     func,
                   gpointer        data,
                   GDestroyNotify  free_data)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/**
 * fettle_store_emit_changed:
 * @self: a store
 * @set: what a batch touched
 *
 * Emits "changed" in the store's main context; from any thread.
 */
void
fettle_store_emit_changed (FettleStore     *self,
                           FettleChangeSet *set)
{
  post_message (self, set, NULL, NULL);
}

/**
 * fettle_store_emit_reference_changed:
 * @self: a store
 * @dataset: what was replaced
 *
 * Emits "reference-changed" in the store's main context; from any thread.
 */
void
fettle_store_emit_reference_changed (FettleStore *self,
                                     const char  *dataset)
{
  post_message (self, NULL, dataset, NULL);
}

/**
 * fettle_store_emit_error:
 * @self: a store
 * @error: what went wrong
 *
 * Emits "error" in the store's main context; from any thread.
 */
void
fettle_store_emit_error (FettleStore  *self,
                         const GError *error)
{
  post_message (self, NULL, NULL, error);
}

/**
 * fettle_store_refresh:
 * @self: a store
 *
 * Has everybody who shows the register read it again, as when another day begins: "changed" tells of everything.
 */
void
fettle_store_refresh (FettleStore *self)
{
  g_autoptr (FettleChangeSet) set = fettle_change_set_new (NULL);

  g_return_if_fail (FETTLE_IS_STORE (self));

  fettle_store_emit_changed (self, set);
}
