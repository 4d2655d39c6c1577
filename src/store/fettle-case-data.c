/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-case-data.h"

#include "base/fettle-text.h"
#include "store/fettle-case-guard-private.h"
#include "store/fettle-store-private.h"
#include "store/sqlite/fettle-table-private.h"

/* Ids are made from the clock: the greater one is the newer. */
static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (fettle_record_get_id (*(FettleRecord *const *) b),
                    fettle_record_get_id (*(FettleRecord *const *) a));
}

typedef struct
{
  FettleStore *store;
  FettleSql *sql;
  FettleDate today;
  GHashTable *of_school; /* id of a school -> GPtrArray of its records of an intervention */
  GPtrArray *of_all;     /* what counts at every school: bank holidays, and holidays that name no school */
} Reading;

static GPtrArray *
pick_kind (GPtrArray  *records,
           const char *kind)
{
  GPtrArray *some = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      const FettleKind *own = fettle_record_get_kind (record);

      if (kind ? g_str_equal (own->name, kind) : fettle_case_is_guarded (own))
        g_ptr_array_add (some, g_object_ref (record));
    }
  return some;
}

static FettleCaseData *
make_data (FettleRecord *school,
           GPtrArray    *records,
           FettleDate    today)
{
  FettleCaseData *data = g_new0 (FettleCaseData, 1);
  g_autoptr (FettleCaseFacts) facts = fettle_case_facts_new (school, records, today);

  data->school = g_object_ref (school);
  data->chain = fettle_case_new (facts);
  data->records = pick_kind (records, NULL);
  data->notes = g_ptr_array_new_with_free_func (g_object_unref);
  data->inspections = pick_kind (records, "inspection");
  data->grades = pick_kind (records, "inspection-grade");
  g_ptr_array_sort (data->records, compare_newest);
  return data;
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
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (FettleReader) reader = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (FettleCaseData) data = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (school_id != NULL, NULL);

  if (!(school = fettle_store_get (store, "school", school_id, error)) || !(reader = fettle_store_borrow (store, error))
      || !(records = fettle_case_records_load (reader->sql, school_id, error)))
    return NULL;
  data = make_data (school, records, today);
  if (!fettle_table_add_to (reader->sql, data->notes, fettle_kind_get ("case-note"), "school", school_id, error))
    return NULL;
  g_ptr_array_sort (data->notes, compare_newest);
  return g_steal_pointer (&data);
}

static void
sort_by_school (Reading   *reading,
                GPtrArray *some)
{
  for (guint i = 0; i < some->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (some, i);
      const char *school = fettle_record_get_text (record, "school");
      GPtrArray *own = g_hash_table_lookup (reading->of_school, school);

      if (!own)
        {
          own = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (reading->of_school, g_strdup (school), own);
        }
      g_ptr_array_add (own, g_object_ref (record));
    }
}

/* Of visits only those that have a date to meet: years of reports would be read for nothing. */
static gboolean
read_visits (Reading  *reading,
             GError  **error)
{
  g_autoptr (GPtrArray) visits = fettle_open_visits_load (reading->sql, error);

  if (visits)
    sort_by_school (reading, visits);
  return visits != NULL;
}

/* All records of an intervention in one pass a kind, whatever the number of schools. */
static gboolean
read_guarded (Reading  *reading,
              GError  **error)
{
  for (const char *const *kind = fettle_case_kinds (); *kind; kind++)
    {
      g_autoptr (GPtrArray) some = NULL;

      if (!fettle_case_is_guarded (fettle_kind_get (*kind)))
        continue;
      if (!(some = fettle_table_list (reading->sql, fettle_kind_get (*kind), NULL, NULL, error)))
        return FALSE;
      sort_by_school (reading, some);
    }
  return fettle_table_add_to (reading->sql, reading->of_all, fettle_kind_get ("bank-holiday"), NULL, NULL, error)
         && fettle_table_add_to (reading->sql, reading->of_all, fettle_kind_get ("law-choice"), NULL, NULL, error)
         && fettle_table_add_to (reading->sql, reading->of_all, fettle_kind_get ("school-holiday"), "school", NULL, error);
}

static void
add_references (GPtrArray *records,
                GPtrArray *more)
{
  for (guint i = 0; more && i < more->len; i++)
    g_ptr_array_add (records, g_object_ref (g_ptr_array_index (more, i)));
}

static FettleCaseData *
read_school (Reading     *reading,
             const char  *school_id,
             GError     **error)
{
  static const char *const others[] = { "inspection", "inspection-grade", "school-holiday" };
  g_autoptr (FettleRecord) school = fettle_store_get (reading->store, "school", school_id, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (!school)
    return NULL;
  add_references (records, g_hash_table_lookup (reading->of_school, school_id));
  add_references (records, reading->of_all);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (!fettle_table_add_to (reading->sql, records, fettle_kind_get (others[i]), "school", school_id, error))
      return NULL;
  return make_data (school, records, reading->today);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return fettle_text_compare (fettle_case_data_get_name (*(FettleCaseData *const *) a),
                              fettle_case_data_get_name (*(FettleCaseData *const *) b));
}

static GPtrArray *
read_schools (Reading    *reading,
              GPtrArray  *ids,
              GError    **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_data_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) local = NULL;
      FettleCaseData *data = read_school (reading, g_ptr_array_index (ids, i), &local);

      if (data)
        g_ptr_array_add (all, data);
      else if (!g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  g_ptr_array_sort (all, compare_names);
  return g_steal_pointer (&all);
}

/**
 * fettle_case_data_read_all:
 * @store: the store
 * @today: today
 * @error: return location for an error
 *
 * Reads the intervention at every school that has one, or a visit with a date to meet. Waits for the disk: call it in a reader thread.
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
  g_autoptr (FettleReader) reader = ids ? fettle_store_borrow (store, error) : NULL;
  g_autoptr (GHashTable) of_school
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) of_all = g_ptr_array_new_with_free_func (g_object_unref);
  Reading reading = { .store = store, .today = today, .of_school = of_school, .of_all = of_all };

  if (!reader)
    return NULL;
  reading.sql = reader->sql;
  return read_guarded (&reading, error) && read_visits (&reading, error) ? read_schools (&reading, ids, error) : NULL;
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
  g_clear_pointer (&data->notes, g_ptr_array_unref);
  g_clear_pointer (&data->inspections, g_ptr_array_unref);
  g_clear_pointer (&data->grades, g_ptr_array_unref);
  g_free (data);
}

/**
 * fettle_case_data_find:
 * @data: an intervention
 * @id: (nullable): id of one of its records, or of a private note
 *
 * Returns: (transfer none) (nullable): the record
 */
FettleRecord *
fettle_case_data_find (const FettleCaseData *data,
                       const char           *id)
{
  GPtrArray *lists[] = { data->records, data->notes };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (lists[i], j)), id) == 0)
        return g_ptr_array_index (lists[i], j);
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
 * fettle_case_data_find_next:
 * @data: an intervention
 *
 * Returns: (transfer none) (nullable): the earliest of its dates that runs or is overdue; visits are apart
 */
const FettleClock *
fettle_case_data_find_next (const FettleCaseData *data)
{
  GPtrArray *clocks = fettle_case_get_clocks (data->chain);
  const FettleClock *next = NULL;

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if ((clock->state == FETTLE_CLOCK_RUNNING || clock->state == FETTLE_CLOCK_OVERDUE)
          && !fettle_clock_is_of_visit (clock) && (!next || clock->date < next->date))
        next = clock;
    }
  return next;
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
