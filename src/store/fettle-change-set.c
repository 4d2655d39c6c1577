/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-batch-private.h"

/* A batch of more records than this is told as "everything": whoever listens would read everything again anyway. */
#define MOST_RECORDS 100000

struct _FettleChangeSet
{
  gatomicrefcount references;
  char *batch_id;
  GHashTable *kinds;
  GHashTable *records;
  GHashTable *schools;
  gboolean everything;
};

G_DEFINE_BOXED_TYPE (FettleChangeSet, fettle_change_set, fettle_change_set_ref, fettle_change_set_unref)

/**
 * fettle_change_set_new:
 * @batch_id: (nullable): the batch; NULL where all may have changed
 *
 * Returns: (transfer full): a set, to be filled before anyone else sees it
 */
FettleChangeSet *
fettle_change_set_new (const char *batch_id)
{
  FettleChangeSet *set = g_new0 (FettleChangeSet, 1);

  g_atomic_ref_count_init (&set->references);
  set->batch_id = g_strdup (batch_id);
  set->everything = batch_id == NULL;
  set->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set->schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return set;
}

/**
 * fettle_change_set_add:
 * @set: a set nobody else has seen yet
 * @kind: the kind of a record
 * @record_id: its id
 * @school_id: (nullable): the school it belongs to
 */
void
fettle_change_set_add (FettleChangeSet *set,
                       const char      *kind,
                       const char      *record_id,
                       const char      *school_id)
{
  if (!g_hash_table_contains (set->kinds, kind))
    g_hash_table_add (set->kinds, g_strdup (kind));
  if (school_id != NULL && !g_hash_table_contains (set->schools, school_id))
    g_hash_table_add (set->schools, g_strdup (school_id));
  g_hash_table_add (set->records, g_strdup (record_id));
  set->everything = set->everything || g_hash_table_size (set->records) > MOST_RECORDS;
}

/**
 * fettle_change_set_ref:
 * @set: a set
 *
 * Returns: (transfer full): the same
 */
FettleChangeSet *
fettle_change_set_ref (FettleChangeSet *set)
{
  g_atomic_ref_count_inc (&set->references);
  return set;
}

/**
 * fettle_change_set_unref:
 * @set: (transfer full): a set
 */
void
fettle_change_set_unref (FettleChangeSet *set)
{
  if (!g_atomic_ref_count_dec (&set->references))
    return;
  g_free (set->batch_id);
  g_hash_table_unref (set->kinds);
  g_hash_table_unref (set->records);
  g_hash_table_unref (set->schools);
  g_free (set);
}

/**
 * fettle_change_set_get_batch_id:
 * @set: a set
 *
 * Returns: (transfer none) (nullable): the batch
 */
const char *
fettle_change_set_get_batch_id (const FettleChangeSet *set)
{
  return set->batch_id;
}

/**
 * fettle_change_set_has_kind:
 * @set: a set
 * @kind: a kind of record
 *
 * Returns: whether a record of the kind may have changed
 */
gboolean
fettle_change_set_has_kind (const FettleChangeSet *set,
                            const char            *kind)
{
  return set->everything || g_hash_table_contains (set->kinds, kind);
}

/**
 * fettle_change_set_has_record:
 * @set: a set
 * @id: a record
 *
 * Returns: whether the record may have changed
 */
gboolean
fettle_change_set_has_record (const FettleChangeSet *set,
                              const char            *id)
{
  return set->everything || g_hash_table_contains (set->records, id);
}

/**
 * fettle_change_set_has_school:
 * @set: a set
 * @school_id: a school
 *
 * Returns: whether the school, or a record that belongs to it, may have changed
 */
gboolean
fettle_change_set_has_school (const FettleChangeSet *set,
                              const char            *school_id)
{
  return set->everything || g_hash_table_contains (set->schools, school_id);
}

/**
 * fettle_change_set_is_everything:
 * @set: a set
 *
 * Returns: whether all may have changed
 */
gboolean
fettle_change_set_is_everything (const FettleChangeSet *set)
{
  return set->everything;
}

/**
 * fettle_change_set_add_schools_to:
 * @set: a set
 * @schools: (element-type utf8): ids, with a function that frees them
 *
 * Adds the schools that the set touches.
 *
 * Returns: whether it touches any
 */
gboolean
fettle_change_set_add_schools_to (const FettleChangeSet *set,
                                  GHashTable            *schools)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set->schools);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (schools, g_strdup (id));
  return g_hash_table_size (set->schools) > 0;
}
