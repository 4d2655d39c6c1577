/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/intervention/fettle-case-data.h"

/* Ids are made from the clock: the greater one is the newer. */
static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (fettle_record_get_id (*(FettleRecord *const *) b),
                    fettle_record_get_id (*(FettleRecord *const *) a));
}

static gboolean
read_records (FettleCaseData  *data,
              FettleStore     *store,
              const char      *school_id,
              GError         **error)
{
  data->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (const char *const *kind = fettle_case_kinds (); *kind; kind++)
    {
      g_autoptr (GPtrArray) some = NULL;

      if (!fettle_case_is_guarded (fettle_kind_get (*kind)))
        continue;
      if (!(some = fettle_store_list (store, *kind, "school", school_id, error)))
        return FALSE;
      g_ptr_array_extend_and_steal (data->records, g_steal_pointer (&some));
    }
  g_ptr_array_sort (data->records, compare_newest);
  return TRUE;
}

/**
 * fettle_case_data_read:
 * @store: the store
 * @school_id: id of the school
 * @today: today
 * @error: return location for an error
 *
 * Reads the intervention at a school. Waits for the disk: call it in a reader thread.
 *
 * Returns: (transfer full): the intervention, or %NULL
 */
FettleCaseData *
fettle_case_data_read (FettleStore  *store,
                       const char   *school_id,
                       FettleDate    today,
                       GError      **error)
{
  g_autoptr (FettleCaseData) data = g_new0 (FettleCaseData, 1);

  if (!(data->school = fettle_store_get (store, "school", school_id, error))
      || !(data->chain = fettle_case_read (store, school_id, today, error))
      || !read_records (data, store, school_id, error))
    return NULL;
  return g_steal_pointer (&data);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (fettle_case_data_get_name (*(FettleCaseData *const *) a),
                         fettle_case_data_get_name (*(FettleCaseData *const *) b));
}

/**
 * fettle_case_data_read_all:
 * @store: the store
 * @today: today
 * @error: return location for an error
 *
 * Reads the intervention at every school that has one. Waits for the disk: call it in a reader thread.
 * A school that is no longer in the register is passed over.
 *
 * Returns: (transfer full) (element-type FettleCaseData): by the names of the schools, or %NULL
 */
GPtrArray *
fettle_case_data_read_all (FettleStore  *store,
                           FettleDate    today,
                           GError      **error)
{
  g_autoptr (GPtrArray) ids = fettle_case_read_schools (store, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_data_free);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_autoptr (GError) local = NULL;
      FettleCaseData *data = fettle_case_data_read (store, g_ptr_array_index (ids, i), today, &local);

      if (data)
        g_ptr_array_add (all, data);
      else if (!g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  g_ptr_array_sort (all, compare_names);
  return ids ? g_steal_pointer (&all) : NULL;
}

/**
 * fettle_case_data_free:
 * @data: an intervention
 */
void
fettle_case_data_free (FettleCaseData *data)
{
  g_clear_object (&data->school);
  g_clear_pointer (&data->chain, fettle_case_free);
  g_clear_pointer (&data->records, g_ptr_array_unref);
  g_free (data);
}

/**
 * fettle_case_data_find:
 * @data: an intervention
 * @id: (nullable): id of one of its records
 *
 * Returns: (transfer none) (nullable): the record
 */
FettleRecord *
fettle_case_data_find (const FettleCaseData *data,
                       const char           *id)
{
  for (guint i = 0; i < data->records->len; i++)
    if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (data->records, i)), id) == 0)
      return g_ptr_array_index (data->records, i);
  return NULL;
}

/**
 * fettle_case_data_find_newest:
 * @data: an intervention
 * @kind: a kind of record
 * @field: (nullable): a field of it
 * @value: (nullable): what the field must hold
 *
 * Returns: (transfer none) (nullable): the newest record of the kind
 */
FettleRecord *
fettle_case_data_find_newest (const FettleCaseData *data,
                              const char           *kind,
                              const char           *field,
                              const char           *value)
{
  for (guint i = 0; i < data->records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (data->records, i);

      if (g_str_equal (fettle_record_get_kind (record)->name, kind)
          && (!field || g_strcmp0 (fettle_record_get_text (record, field), value) == 0))
        return record;
    }
  return NULL;
}

/**
 * fettle_case_data_get_case:
 * @data: an intervention
 *
 * Returns: (transfer none) (nullable): the case that is open, or else the last one
 */
FettleRecord *
fettle_case_data_get_case (const FettleCaseData *data)
{
  FettleRecord *open = fettle_case_data_find_newest (data, "intervention-case", "state", "open");

  return open ? open : fettle_case_data_find_newest (data, "intervention-case", NULL, NULL);
}

/**
 * fettle_case_data_is_open:
 * @data: an intervention
 *
 * Returns: whether a case is open
 */
gboolean
fettle_case_data_is_open (const FettleCaseData *data)
{
  return fettle_case_data_find_newest (data, "intervention-case", "state", "open") != NULL;
}

/**
 * fettle_case_data_get_name:
 * @data: an intervention
 *
 * Returns: the name of the school
 */
const char *
fettle_case_data_get_name (const FettleCaseData *data)
{
  return fettle_record_get_text (data->school, "name");
}

/**
 * fettle_case_data_is_touched:
 * @changes: what a batch touched
 *
 * Returns: whether any intervention may stand otherwise after it
 */
gboolean
fettle_case_data_is_touched (const FettleChangeSet *changes)
{
  gboolean touched = fettle_change_set_is_everything (changes) || fettle_change_set_has_kind (changes, "school");

  for (const char *const *kind = fettle_case_kinds (); *kind && !touched; kind++)
    touched = fettle_change_set_has_kind (changes, *kind);
  return touched;
}
