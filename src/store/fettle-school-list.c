/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-school-query.h"

#include "store/fettle-id-vector-private.h"
#include "store/fettle-school-row-private.h"
#include "store/fettle-store-private.h"

/* So many rows come with the ids: more than a screen, so that the first frame has its texts. */
#define FIRST_ROWS 64

/* So many rows are kept although nobody shows them, so that scrolling back is free. */
#define ROWS_AT_REST 512

struct _FettleSchoolList
{
  GObject parent_instance;

  FettleStore *store;
  FettleSchoolQuery *query;
  GPtrArray *ids;
  GHashTable *rows;     /* id -> row, not referenced */
  GHashTable *row_ids;  /* row -> its id, that of @rows */
  GQueue at_rest;       /* rows, referenced, the newest first */
  GPtrArray *wanted;    /* rows, referenced, that wait for their texts */
  GHashTable *touched;  /* ids of schools that changed since the ids were read */
  gboolean all_touched;
  guint wanted_source;
  guint generation;
  GCancellable *cancellable;
  gboolean loading;
};

/* What a reader thread is asked, and what it answers. */
typedef struct
{
  FettleSchoolQuery *query;
  GPtrArray *ids;
  GPtrArray *rows;
  guint generation;
} Load;

static void fettle_school_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FettleSchoolList, fettle_school_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, fettle_school_list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  ERROR,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->query, fettle_school_query_free);
  g_clear_pointer (&load->ids, g_ptr_array_unref);
  g_clear_pointer (&load->rows, g_ptr_array_unref);
  g_free (load);
}

static void
set_loading (FettleSchoolList *self,
             gboolean          loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
report_error (FettleSchoolList *self,
              const GError     *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[ERROR], 0, error);
}

static void
row_gone_cb (gpointer  user_data,
             GObject  *where_the_row_was)
{
  FettleSchoolList *self = user_data;
  const char *id = g_hash_table_lookup (self->row_ids, where_the_row_was);

  g_hash_table_remove (self->row_ids, where_the_row_was);
  if (id != NULL)
    g_hash_table_remove (self->rows, id);
}

static void
forget_row (FettleSchoolList *self,
            const char       *id)
{
  FettleSchoolRow *row = g_hash_table_lookup (self->rows, id);

  if (row == NULL)
    return;
  g_hash_table_remove (self->row_ids, row);
  g_hash_table_remove (self->rows, id);
  g_object_weak_unref (G_OBJECT (row), row_gone_cb, self);
}

static void
keep_row (FettleSchoolList *self,
          FettleSchoolRow  *row)
{
  g_queue_push_head (&self->at_rest, g_object_ref (row));
  if (self->at_rest.length > ROWS_AT_REST)
    g_object_unref (g_queue_pop_tail (&self->at_rest));
}

static void
remember_row (FettleSchoolList *self,
              FettleSchoolRow  *row)
{
  char *id = g_strdup (fettle_school_row_get_id (row));

  g_hash_table_insert (self->rows, id, row);
  g_hash_table_insert (self->row_ids, row, id);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  keep_row (self, row);
}

static void
read_rows_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Load *load = task_data;
  GError *error = NULL;
  g_autoptr(FettleReader) reader = fettle_store_borrow (source, &error);

  if (reader != NULL && fettle_school_rows_read (reader->sql, load->rows, &error))
    g_task_return_pointer (task, g_ptr_array_ref (load->rows), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
rows_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(FettleSchoolList) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (rows == NULL)
    {
      report_error (self, error);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      FettleSchoolRow *read = g_ptr_array_index (rows, i);
      FettleSchoolRow *row = g_hash_table_lookup (self->rows, fettle_school_row_get_id (read));

      if (row != NULL)
        fettle_school_row_load (row, read);
    }
}

/* Rows are asked for one by one, but read many at a time. */
static gboolean
read_wanted_cb (gpointer user_data)
{
  FettleSchoolList *self = user_data;
  Load *load = g_new0 (Load, 1);

  self->wanted_source = 0;
  load->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->wanted->len; i++)
    g_ptr_array_add (load->rows, fettle_school_row_new (fettle_school_row_get_id (g_ptr_array_index (self->wanted, i))));
  g_ptr_array_set_size (self->wanted, 0);
  fettle_store_read_async (self->store, read_rows_thread, load, load_free, NULL, rows_read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
want_row (FettleSchoolList *self,
          FettleSchoolRow  *row)
{
  g_ptr_array_add (self->wanted, g_object_ref (row));
  if (self->wanted_source == 0)
    self->wanted_source = g_idle_add_full (G_PRIORITY_HIGH, read_wanted_cb, self, NULL);
}

static gboolean
is_touched (const char *id,
            gpointer    user_data)
{
  FettleSchoolList *self = user_data;

  return self->all_touched || g_hash_table_contains (self->touched, id);
}

static void
forget_touched (FettleSchoolList *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->all_touched)
    {
      g_autofree gpointer *ids = NULL;
      guint n_ids;

      ids = g_hash_table_get_keys_as_array (self->rows, &n_ids);
      for (guint i = 0; i < n_ids; i++)
        forget_row (self, ids[i]);
    }
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    forget_row (self, id);
}

static void
apply_edit (FettleSchoolList *self,
            GPtrArray        *new_ids,
            const FettleEdit *edit)
{
  guint tail;

  if (edit->removed > 0)
    g_ptr_array_remove_range (self->ids, edit->position, edit->removed);
  /* In one move: to insert one by one would move all that follows each time. */
  tail = self->ids->len - edit->position;
  g_ptr_array_set_size (self->ids, (int) (self->ids->len + edit->added));
  memmove (self->ids->pdata + edit->position + edit->added, self->ids->pdata + edit->position, tail * sizeof (gpointer));
  for (guint i = 0; i < edit->added; i++)
    self->ids->pdata[edit->position + i] = g_strdup (g_ptr_array_index (new_ids, edit->start + i));
  g_list_model_items_changed (G_LIST_MODEL (self), edit->position, edit->removed, edit->added);
}

/* From the last difference to the first, so that the list is whole at every signal. */
static void
take_ids (FettleSchoolList *self,
          GPtrArray        *new_ids)
{
  g_autoptr(GArray) edits = fettle_id_vector_diff (self->ids, new_ids, is_touched, self);

  for (guint i = edits->len; i-- > 0;)
    apply_edit (self, new_ids, &g_array_index (edits, FettleEdit, i));
  g_hash_table_remove_all (self->touched);
  self->all_touched = FALSE;
}

static void
read_ids_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Load *load = task_data;
  GError *error = NULL;
  g_autoptr(FettleReader) reader = fettle_store_borrow (source, &error);

  if (reader == NULL || !(load->ids = fettle_school_query_ids (reader->sql, load->query, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  load->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (FIRST_ROWS, load->ids->len); i++)
    g_ptr_array_add (load->rows, fettle_school_row_new (g_ptr_array_index (load->ids, i)));
  if (fettle_school_rows_read (reader->sql, load->rows, &error))
    g_task_return_pointer (task, load, NULL);
  else
    g_task_return_error (task, error);
}

static void
ids_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(FettleSchoolList) self = user_data;
  g_autoptr(GError) error = NULL;
  Load *load = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  Load *asked = g_task_get_task_data (G_TASK (result));

  /* The late answer of an old query. */
  if (asked->generation != self->generation)
    return;
  if (load == NULL)
    {
      set_loading (self, FALSE);
      report_error (self, error);
      return;
    }
  /* Rows that were read before the change are made anew. */
  forget_touched (self);
  for (guint i = 0; i < load->rows->len; i++)
    {
      FettleSchoolRow *row = g_ptr_array_index (load->rows, i);

      if (!g_hash_table_contains (self->rows, fettle_school_row_get_id (row)))
        remember_row (self, row);
    }
  take_ids (self, load->ids);
  set_loading (self, FALSE);
}

static void
reload (FettleSchoolList *self)
{
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->query = fettle_school_query_copy (self->query);
  load->generation = ++self->generation;
  set_loading (self, TRUE);
  fettle_store_read_async (self->store, read_ids_thread, load, load_free, self->cancellable, ids_read_cb, g_object_ref (self));
}

static void
store_changed_cb (FettleStore      *store,
                  FettleChangeSet  *set,
                  FettleSchoolList *self)
{
  if (fettle_change_set_is_everything (set))
    self->all_touched = TRUE;
  else if (!fettle_change_set_add_schools_to (set, self->touched))
    return;
  reload (self);
}

static GType
get_item_type (GListModel *model)
{
  return FETTLE_TYPE_SCHOOL_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return FETTLE_SCHOOL_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  FettleSchoolList *self = FETTLE_SCHOOL_LIST (model);
  FettleSchoolRow *row;
  const char *id;

  if (position >= self->ids->len)
    return NULL;
  id = g_ptr_array_index (self->ids, position);
  row = g_hash_table_lookup (self->rows, id);
  if (row != NULL)
    return g_object_ref (row);
  row = fettle_school_row_new (id);
  remember_row (self, row);
  want_row (self, row);
  return row;
}

static void
fettle_school_list_dispose (GObject *object)
{
  FettleSchoolList *self = FETTLE_SCHOOL_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wanted_source, g_source_remove);
  if (self->rows != NULL)
    {
      self->all_touched = TRUE;
      forget_touched (self);
    }
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->row_ids, g_hash_table_unref);
  g_queue_clear_full (&self->at_rest, g_object_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fettle_school_list_parent_class)->dispose (object);
}

static void
fettle_school_list_finalize (GObject *object)
{
  FettleSchoolList *self = FETTLE_SCHOOL_LIST (object);

  fettle_school_query_free (self->query);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->touched);
  G_OBJECT_CLASS (fettle_school_list_parent_class)->finalize (object);
}

static void
fettle_school_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, FETTLE_SCHOOL_LIST (object)->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_school_list_class_init (FettleSchoolListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fettle_school_list_dispose;
  object_class->finalize = fettle_school_list_finalize;
  object_class->get_property = fettle_school_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ERROR] = g_signal_new ("error", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fettle_school_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
fettle_school_list_init (FettleSchoolList *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_ids = g_hash_table_new (NULL, NULL);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->query = fettle_school_query_new ();
  g_queue_init (&self->at_rest);
}

/**
 * fettle_school_list_new:
 * @store: an open store
 *
 * Lists all schools by name, once the first answer has come, and follows the store's changes. For the thread of the store.
 *
 * Returns: (transfer full): the list
 */
FettleSchoolList *
fettle_school_list_new (FettleStore *store)
{
  FettleSchoolList *self;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  self = g_object_new (FETTLE_TYPE_SCHOOL_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  reload (self);
  return self;
}

/**
 * fettle_school_list_set_query:
 * @self: a list
 * @query: what to show
 *
 * Shows other schools, or the same in another order, once the answer has come.
 */
void
fettle_school_list_set_query (FettleSchoolList        *self,
                              const FettleSchoolQuery *query)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_LIST (self));
  g_return_if_fail (query != NULL);

  if (fettle_school_query_equal (self->query, query))
    return;
  fettle_school_query_free (self->query);
  self->query = fettle_school_query_copy (query);
  reload (self);
}

/**
 * fettle_school_list_is_loading:
 * @self: a list
 *
 * Returns: whether an answer is still to come
 */
gboolean
fettle_school_list_is_loading (FettleSchoolList *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_LIST (self), FALSE);

  return self->loading;
}

/**
 * fettle_school_list_find:
 * @self: a list
 * @school_id: a school
 * @position: (out): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
fettle_school_list_find (FettleSchoolList *self,
                         const char       *school_id,
                         guint            *position)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_LIST (self), FALSE);

  return g_ptr_array_find_with_equal_func (self->ids, school_id, g_str_equal, position);
}

/**
 * fettle_school_list_nth_id:
 * @self: a list
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): the school there
 */
const char *
fettle_school_list_nth_id (FettleSchoolList *self,
                           guint             position)
{
  return position < self->ids->len ? g_ptr_array_index (self->ids, position) : NULL;
}

/**
 * fettle_school_list_get_store:
 * @self: a list
 *
 * Returns: (transfer none): its store
 */
FettleStore *
fettle_school_list_get_store (FettleSchoolList *self)
{
  return self->store;
}
