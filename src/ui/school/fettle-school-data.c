/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-data.h"

#include "model/fettle-inspection-areas.h"
#include "rules/inspection/fettle-interval.h"
#include "rules/inspection/fettle-facts.h"
#include "rules/fettle-visit.h"

static int
compare_dates (FettleRecord *a,
               FettleRecord *b,
               const char   *field)
{
  return g_strcmp0 (fettle_record_get_text (b, field), fettle_record_get_text (a, field));
}

static int
compare_inspections (gconstpointer a,
                     gconstpointer b)
{
  return compare_dates (*(FettleRecord *const *) a, *(FettleRecord *const *) b, "start");
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  return compare_dates (*(FettleRecord *const *) a, *(FettleRecord *const *) b, "happened-on");
}

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  return compare_dates (*(FettleRecord *const *) a, *(FettleRecord *const *) b, "received-on");
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (fettle_visit_get_day (*(FettleRecord *const *) b), fettle_visit_get_day (*(FettleRecord *const *) a));
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  gint64 one = fettle_record_get_int (*(FettleRecord *const *) a, "number", 0);
  gint64 two = fettle_record_get_int (*(FettleRecord *const *) b, "number", 0);

  return one != two ? (one > two) - (one < two)
                    : compare_dates (*(FettleRecord *const *) b, *(FettleRecord *const *) a, "due-on");
}

static int
compare_cases (gconstpointer a,
               gconstpointer b)
{
  return compare_dates (*(FettleRecord *const *) a, *(FettleRecord *const *) b, "opened-on");
}

static int
compare_holidays (gconstpointer a,
                  gconstpointer b)
{
  return -compare_dates (*(FettleRecord *const *) a, *(FettleRecord *const *) b, "first");
}

/* People in post come before those who have left. */
static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  FettleRecord *one = *(FettleRecord *const *) a;
  FettleRecord *two = *(FettleRecord *const *) b;
  gboolean one_left = fettle_record_get_text (one, "to") != NULL;
  gboolean two_left = fettle_record_get_text (two, "to") != NULL;

  if (one_left != two_left)
    return one_left - two_left;
  return g_strcmp0 (fettle_record_get_text (one, "role"), fettle_record_get_text (two, "role"));
}

static gboolean
read_records (FettleSchoolData  *data,
              FettleStore       *store,
              const char        *id,
              GError           **error)
{
  const struct
  {
    const char *kind;
    GPtrArray **list;
    GCompareFunc compare;
  } lists[] = {
    { "school-urn", &data->urns, NULL },
    { "contact", &data->contacts, compare_contacts },
    { "inspection", &data->inspections, compare_inspections },
    { "inspection-grade", &data->grades, NULL },
    { "note", &data->notes, compare_notes },
    { "document", &data->documents, compare_documents },
    { "school-holiday", &data->holidays, compare_holidays },
    { "fact-override", &data->overrides, NULL },
    { "visit", &data->visits, compare_visits },
    { "visit-action", &data->visit_actions, compare_actions },
    { "intervention-case", &data->cases, compare_cases },
  };

  if (!(data->school = fettle_store_get (store, "school", id, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (!(*lists[i].list = fettle_store_list (store, lists[i].kind, "school", id, error)))
        return FALSE;
      if (lists[i].compare)
        g_ptr_array_sort (*lists[i].list, lists[i].compare);
    }
  fettle_inspection_grades_sort (data->grades);
  return TRUE;
}

static void
apply_rules (FettleSchoolData *data)
{
  g_autoptr (FettleFacts) facts = fettle_facts_new ();
  const char *urn = fettle_record_get_text (data->school, "urn");
  const FettleInspectionFacts *inspections;
  FettleOutcome outcome;
  guint n;

  fettle_facts_add_records (facts, data->inspections, data->grades);
  inspections = fettle_facts_get (facts, &n);
  fettle_outcome_compute (inspections, n, urn, &outcome);

  data->outcome = fettle_outcome_to_words (&outcome, inspections);
  data->regime = outcome.regime;
  data->basis_id = outcome.basis >= 0 ? g_strdup (inspections[outcome.basis].id) : NULL;
  data->overlay_id = outcome.overlay >= 0 ? g_strdup (inspections[outcome.overlay].id) : NULL;
  data->category = g_strdup (fettle_outcome_get_category_label (&outcome));
  data->monitoring = outcome.monitoring;
  data->predecessor_urn = outcome.predecessor ? g_strdup (outcome.predecessor_urn) : NULL;
  data->next = fettle_interval_next_inspection (inspections, n, urn);
}

/**
 * fettle_school_data_read:
 * @store: the store
 * @school_id: id of the school
 * @error: return location for an error
 *
 * Reads a school with all its records. Waits for the disk: call it in a reader thread.
 *
 * Returns: (transfer full): the school, or %NULL
 */
FettleSchoolData *
fettle_school_data_read (FettleStore  *store,
                         const char   *school_id,
                         GError      **error)
{
  g_autoptr (FettleSchoolData) data = g_new0 (FettleSchoolData, 1);

  if (!read_records (data, store, school_id, error))
    return NULL;
  data->gias = fettle_import_state_get_source (store, "establishments", NULL);
  data->ofsted = fettle_import_state_get_source (store, "outcomes", NULL);
  apply_rules (data);
  return g_steal_pointer (&data);
}

/**
 * fettle_school_data_free:
 * @data: a school
 */
void
fettle_school_data_free (FettleSchoolData *data)
{
  g_clear_object (&data->school);
  g_clear_pointer (&data->urns, g_ptr_array_unref);
  g_clear_pointer (&data->contacts, g_ptr_array_unref);
  g_clear_pointer (&data->inspections, g_ptr_array_unref);
  g_clear_pointer (&data->grades, g_ptr_array_unref);
  g_clear_pointer (&data->notes, g_ptr_array_unref);
  g_clear_pointer (&data->documents, g_ptr_array_unref);
  g_clear_pointer (&data->holidays, g_ptr_array_unref);
  g_clear_pointer (&data->overrides, g_ptr_array_unref);
  g_clear_pointer (&data->visits, g_ptr_array_unref);
  g_clear_pointer (&data->visit_actions, g_ptr_array_unref);
  g_clear_pointer (&data->cases, g_ptr_array_unref);
  g_clear_pointer (&data->gias, fettle_source_info_free);
  g_clear_pointer (&data->ofsted, fettle_source_info_free);
  g_clear_pointer (&data->next, fettle_result_free);
  g_free (data->outcome);
  g_free (data->basis_id);
  g_free (data->overlay_id);
  g_free (data->category);
  g_free (data->predecessor_urn);
  g_free (data);
}

/**
 * fettle_school_data_find:
 * @data: a school
 * @id: id of a contact, note, document, holiday, visit or action of a visit of it
 *
 * Returns: (transfer none) (nullable): the record
 */
FettleRecord *
fettle_school_data_find (const FettleSchoolData *data,
                         const char             *id)
{
  GPtrArray *lists[] = { data->contacts, data->notes, data->documents, data->holidays, data->visits, data->visit_actions,
                          data->inspections };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (lists[i], k)), id) == 0)
        return g_ptr_array_index (lists[i], k);
  return NULL;
}

/**
 * fettle_school_data_find_override:
 * @data: a school
 * @field: the name of a fact
 *
 * Returns: (transfer none) (nullable): the correction that stands over it
 */
FettleRecord *
fettle_school_data_find_override (const FettleSchoolData *data,
                                  const char             *field)
{
  for (guint i = 0; i < data->overrides->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (data->overrides, i), "field"), field) == 0)
      return g_ptr_array_index (data->overrides, i);
  return NULL;
}
