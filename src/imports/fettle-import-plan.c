/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"

static void
followed_free (gpointer data)
{
  FettleFollowed *school = data;

  g_clear_object (&school->before);
  g_clear_object (&school->after);
  g_clear_pointer (&school->fact, fettle_fact_unref);
  g_ptr_array_unref (school->taken_urns);
  g_free (school);
}

static void
change_free (gpointer data)
{
  FettleImportChange *change = data;

  g_free (change->kind);
  g_free (change->school_id);
  g_free (change->urn);
  g_free (change->school);
  g_free (change->field);
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change->note);
  g_free (change);
}

/**
 * fettle_import_get_file:
 * @self: an import
 * @dataset: a dataset
 *
 * Returns: (transfer none) (nullable): the last file of that dataset
 */
FettleStagedFile *
fettle_import_get_file (FettleImport *self,
                        const char   *dataset)
{
  for (guint i = self->files->len; i > 0; i--)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i - 1);

      if (g_str_equal (file->layout->dataset, dataset))
        return file;
    }
  return NULL;
}

/**
 * fettle_import_follow:
 * @self: an import
 * @before: (nullable): the school as it is
 * @after: the school as it is to be
 *
 * Takes a school into the plan.
 *
 * Returns: (transfer none): its place there
 */
FettleFollowed *
fettle_import_follow (FettleImport *self,
                      FettleRecord *before,
                      FettleRecord *after)
{
  FettleFollowed *school = g_new0 (FettleFollowed, 1);

  school->before = before != NULL ? g_object_ref (before) : NULL;
  school->after = g_object_ref (after);
  school->taken_urns = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_fact_unref);
  g_hash_table_replace (self->followed, g_strdup (fettle_record_get_id (after)), school);
  g_hash_table_replace (self->by_urn, g_strdup (fettle_record_get_text (after, "urn")), school);
  return school;
}

/**
 * fettle_import_put:
 * @self: an import
 * @after: a record as it is to be
 * @before: (nullable): as it is
 *
 * Adds the record to the batch where anything differs.
 */
void
fettle_import_put (FettleImport *self,
                   FettleRecord *after,
                   FettleRecord *before)
{
  if (before == NULL || !fettle_record_equal (before, after))
    fettle_batch_put (self->batch, after, before);
}

/**
 * fettle_import_note:
 * @list: changes or offers
 * @kind: kind of change
 * @school: (nullable): the school
 * @field: (nullable): field
 * @label: (nullable): its label
 * @before: (nullable): old value in words
 * @after: (nullable): new value in words
 * @note: (nullable): evidence or reason
 *
 * Adds a line to the preview.
 */
void
fettle_import_note (GPtrArray    *list,
                    const char   *kind,
                    FettleRecord *school,
                    const char   *field,
                    const char   *label,
                    const char   *before,
                    const char   *after,
                    const char   *note)
{
  FettleImportChange *change = g_new0 (FettleImportChange, 1);

  change->kind = g_strdup (kind);
  if (school != NULL)
    {
      change->school_id = g_strdup (fettle_record_get_id (school));
      change->urn = g_strdup (fettle_record_get_text (school, "urn"));
      change->school = g_strdup (fettle_record_get_text (school, "name"));
    }
  change->field = g_strdup (field);
  change->label = g_strdup (label);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  change->note = g_strdup (note);
  g_ptr_array_add (list, change);
}

static FettleFact *
fact_from_row (GHashTable *row)
{
  g_autofree const char **columns = (const char **) g_hash_table_get_keys_as_array (row, NULL);

  return fettle_fact_new_from_table (columns, row);
}

static void
add_reference_facts (FettleImport *self,
                     const char   *dataset,
                     const char   *urn,
                     GPtrArray    *facts)
{
  gboolean year = g_str_equal (dataset, "year-to-date");
  g_autoptr (GPtrArray) rows = NULL;

  if (!fettle_import_trusts (self, dataset))
    return;
  rows = fettle_reference_list_inspections (self->store, urn, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (rows, i);

      if (year == (g_strcmp0 (g_hash_table_lookup (row, "source-part"), "year-to-date") == 0))
        g_ptr_array_add (facts, fact_from_row (row));
    }
}

/**
 * fettle_import_list_facts:
 * @self: an import
 * @dataset: "outcomes" or "year-to-date"
 * @urn: a URN
 *
 * The public records of a URN as they will be after the import: those of the file where one of the dataset was read and
 * says anything of the URN, else those of the reference.
 *
 * Returns: (transfer full) (element-type FettleFact): the records
 */
GPtrArray *
fettle_import_list_facts (FettleImport *self,
                          const char   *dataset,
                          const char   *urn)
{
  FettleStagedFile *file = fettle_import_get_file (self, dataset);
  GPtrArray *staged = file != NULL ? g_hash_table_lookup (file->facts, urn) : NULL;
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_fact_unref);

  for (guint i = 0; staged != NULL && i < staged->len; i++)
    g_ptr_array_add (facts, fettle_fact_ref (g_ptr_array_index (staged, i)));
  if (staged == NULL)
    add_reference_facts (self, dataset, urn, facts);
  return facts;
}

static gboolean
load_authority (FettleImport *self,
                GError      **error)
{
  g_autoptr (GPtrArray) authorities = fettle_store_list (self->store, "authority", NULL, NULL, error);

  if (authorities == NULL)
    return FALSE;
  if (authorities->len > 0)
    {
      self->la_code = g_strdup (fettle_record_get_text (g_ptr_array_index (authorities, 0), "code"));
      self->la_name = g_strdup (fettle_record_get_text (g_ptr_array_index (authorities, 0), "name"));
    }
  return TRUE;
}

static GPtrArray *
urns_of (FettleImport *self,
         const char   *school_id)
{
  GPtrArray *urns = g_hash_table_lookup (self->urns, school_id);

  if (urns == NULL)
    {
      urns = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->urns, g_strdup (school_id), urns);
    }
  return urns;
}

static void
add_urn (GPtrArray  *urns,
         const char *urn)
{
  if (!g_ptr_array_find_with_equal_func (urns, urn, g_str_equal, NULL))
    g_ptr_array_add (urns, g_strdup (urn));
}

/**
 * fettle_import_list_urns:
 * @self: an import with its register loaded
 * @school: a school of the plan
 *
 * Returns: (transfer none) (element-type utf8): the URNs that the school has or had, so far as the plan knows
 */
GPtrArray *
fettle_import_list_urns (FettleImport *self,
                         FettleRecord *school)
{
  GPtrArray *urns = urns_of (self, fettle_record_get_id (school));

  add_urn (urns, fettle_record_get_text (school, "urn"));
  return urns;
}

/**
 * fettle_import_put_number:
 * @self: an import
 * @school: a school of the plan
 * @fact: what is known of a URN of it: "urn", "laestab", "name", "type", "open-date", "close-date"
 * @evidence: (nullable): why it is the school's
 *
 * Plans a URN of the school that the register does not know yet, with its dates.
 */
void
fettle_import_put_number (FettleImport *self,
                          FettleRecord *school,
                          FettleFact   *fact,
                          const char   *evidence)
{
  const char *urn = fettle_fact_get (fact, "urn");
  g_autofree char *key = g_strdup_printf ("school-urn:%s:%s", fettle_record_get_id (school), urn);
  g_autofree char *id = fettle_id_from_name (key);
  g_autoptr (FettleRecord) number = NULL;

  if (g_hash_table_contains (self->numbers, urn))
    return;
  number = fettle_record_new (fettle_kind_get ("school-urn"), id);
  fettle_record_set_text (number, "school", fettle_record_get_id (school));
  fettle_record_set_text (number, "urn", urn);
  fettle_record_set_text (number, "laestab", fettle_fact_get (fact, "laestab"));
  fettle_record_set_text (number, "from", fettle_fact_get (fact, "open-date"));
  fettle_record_set_text (number, "to", fettle_fact_get (fact, "close-date"));
  fettle_record_set_text (number, "type", fettle_fact_get (fact, "type"));
  fettle_record_set_text (number, "name", fettle_fact_get (fact, "name"));
  fettle_record_set_text (number, "source", "gias");
  fettle_record_set_text (number, "evidence", evidence);
  fettle_import_put (self, number, NULL);
  add_urn (urns_of (self, fettle_record_get_id (school)), urn);
  g_hash_table_replace (self->numbers, g_strdup (urn), g_object_ref (number));
}

/**
 * fettle_import_keep_laestab:
 * @self: an import
 * @school: a school of the plan, its facts taken
 *
 * Keeps the LAESTAB that the school had until now, as after a reorganisation: it goes on finding the school. The first one
 * stands with the URN already.
 */
void
fettle_import_keep_laestab (FettleImport   *self,
                            FettleFollowed *school)
{
  const char *old = school->before != NULL ? fettle_record_get_text (school->before, "laestab") : NULL;
  const char *urn = school->before != NULL ? fettle_record_get_text (school->before, "urn") : NULL;
  FettleRecord *known = urn != NULL ? g_hash_table_lookup (self->numbers, urn) : NULL;
  g_autoptr (FettleRecord) number = NULL, there = NULL;
  g_autofree char *key = NULL, *id = NULL;

  if (old == NULL || g_strcmp0 (old, fettle_record_get_text (school->after, "laestab")) == 0
      || (known != NULL && g_strcmp0 (old, fettle_record_get_text (known, "laestab")) == 0))
    return;
  key = g_strdup_printf ("school-urn:%s:%s:%s", fettle_record_get_id (school->after), urn, old);
  id = fettle_id_from_name (key);
  there = fettle_store_get (self->store, "school-urn", id, NULL);
  if (there != NULL)
    return;
  number = fettle_record_new (fettle_kind_get ("school-urn"), id);
  fettle_record_set_text (number, "school", fettle_record_get_id (school->after));
  fettle_record_set_text (number, "urn", urn);
  fettle_record_set_text (number, "laestab", old);
  fettle_record_set_text (number, "to", self->as_at);
  fettle_record_set_text (number, "name", fettle_record_get_text (school->before, "name"));
  fettle_record_set_text (number, "source", "gias");
  fettle_import_put (self, number, NULL);
}

static gboolean
load_schools (FettleImport *self,
              GError      **error)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (self->store, "school", NULL, NULL, error);
  g_autoptr (GPtrArray) numbers =
      schools != NULL ? fettle_store_list (self->store, "school-urn", NULL, NULL, error) : NULL;

  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < schools->len; i++)
    {
      FettleRecord *school = g_ptr_array_index (schools, i);
      g_autoptr (FettleRecord) copy = fettle_record_copy (school);

      fettle_import_follow (self, school, copy);
    }
  for (guint i = 0; i < numbers->len; i++)
    {
      FettleRecord *number = g_ptr_array_index (numbers, i);

      /* Of a URN with several LAESTABs the record that has not ended speaks. */
      if (fettle_record_get_text (number, "to") == NULL
          || !g_hash_table_contains (self->numbers, fettle_record_get_text (number, "urn")))
        g_hash_table_replace (self->numbers, g_strdup (fettle_record_get_text (number, "urn")), g_object_ref (number));
      add_urn (urns_of (self, fettle_record_get_text (number, "school")), fettle_record_get_text (number, "urn"));
    }
  return TRUE;
}

/* Schools of other authorities come into the plan by their URN alone; the public list says the rest. */
static void
follow_asked (FettleImport *self)
{
  GHashTableIter iter;
  gpointer urn, why;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &urn, &why))
    {
      g_autoptr (FettleRecord) school = NULL;

      if (g_hash_table_contains (self->numbers, urn))
        continue;
      school = fettle_import_make_school (urn);
      fettle_record_set_text (school, "tracked-reason", why);
      fettle_import_follow (self, NULL, school);
    }
}

static gboolean
load_overrides (FettleImport *self,
                GError      **error)
{
  g_autoptr (GPtrArray) overrides = fettle_store_list (self->store, "fact-override", NULL, NULL, error);

  for (guint i = 0; overrides != NULL && i < overrides->len; i++)
    {
      FettleRecord *override = g_ptr_array_index (overrides, i);

      g_hash_table_replace (self->overrides,
                            g_strconcat (fettle_record_get_text (override, "school"), " ",
                                         fettle_record_get_text (override, "field"), NULL),
                            g_object_ref (override));
    }
  return overrides != NULL;
}

static gboolean
load_heads (FettleImport *self,
            GError      **error)
{
  g_autoptr (GPtrArray) contacts = fettle_store_list (self->store, "contact", "role", "head-teacher", error);

  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      FettleRecord *contact = g_ptr_array_index (contacts, i);

      if (fettle_record_get_text (contact, "to") == NULL)
        g_hash_table_replace (self->heads, g_strdup (fettle_record_get_text (contact, "school")),
                              g_object_ref (contact));
    }
  return contacts != NULL;
}

static gboolean
load_cases (FettleImport  *self,
            GError       **error)
{
  g_autoptr (GPtrArray) cases = fettle_store_list (self->store, "intervention-case", "state", "open", error);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    g_hash_table_add (self->cases, g_strdup (fettle_record_get_text (g_ptr_array_index (cases, i), "school")));
  return cases != NULL;
}

static void
add_row (FettleImport *self,
         FettleFact   *fact)
{
  g_hash_table_replace (self->rows, g_strdup (fettle_fact_get (fact, "urn")), fettle_fact_ref (fact));
}

static gboolean
add_reference_rows (FettleImport       *self,
                    const char         *la_code,
                    const char *const  *urns,
                    GError            **error)
{
  g_autoptr (GPtrArray) rows = fettle_reference_list_establishments (self->store, la_code, urns, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (rows, i);
      g_autoptr (FettleFact) fact = fact_from_row (row);

      add_row (self, fact);
    }
  return rows != NULL;
}

/* The rows of the public list as they will be after the import: the file's stand over those of the reference. */
static gboolean
load_rows (FettleImport *self,
           GError      **error)
{
  FettleStagedFile *file = fettle_import_get_file (self, "establishments");
  g_autofree const char **urns = (const char **) g_hash_table_get_keys_as_array (self->by_urn, NULL);
  GHashTableIter iter;
  gpointer list;

  /* A school that is asked for by its URN is looked up whatever was undone: it is not of the authority. */
  if (!fettle_import_trusts (self, "establishments"))
    {
      g_autofree const char **asked = (const char **) g_hash_table_get_keys_as_array (self->asked, NULL);

      if (asked[0] != NULL && !add_reference_rows (self, NULL, asked, error))
        return FALSE;
    }
  else if (file == NULL || file->merge)
    {
      if ((self->la_code != NULL && !add_reference_rows (self, self->la_code, NULL, error))
          || (urns[0] != NULL && !add_reference_rows (self, NULL, urns, error)))
        return FALSE;
    }
  if (file == NULL)
    return TRUE;
  self->as_at = file->source->as_at != NULL ? g_strdup (file->source->as_at) : fettle_date_to_iso (fettle_date_today ());
  g_hash_table_iter_init (&iter, file->facts);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    add_row (self, g_ptr_array_index ((GPtrArray *) list, 0));
  return TRUE;
}

static GHashTable *
table_of_objects (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
forget (FettleImport *self)
{
  g_autofree char *label = fettle_import_make_label (self);

  g_clear_error (&self->plan_error);
  g_clear_object (&self->batch);
  self->batch = fettle_batch_new (label);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->offers = g_ptr_array_new_with_free_func (change_free);
  g_clear_pointer (&self->la_code, g_free);
  g_clear_pointer (&self->la_name, g_free);
  g_clear_pointer (&self->as_at, g_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->by_urn, g_hash_table_unref);
  g_clear_pointer (&self->followed, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->urns, g_hash_table_unref);
  g_clear_pointer (&self->overrides, g_hash_table_unref);
  g_clear_pointer (&self->heads, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_hash_table_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) fettle_fact_unref);
  self->by_urn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->followed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, followed_free);
  self->numbers = table_of_objects ();
  self->urns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->overrides = table_of_objects ();
  self->heads = table_of_objects ();
  self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b)
{
  const FettleFollowed *left = *(const FettleFollowed *const *) a;
  const FettleFollowed *right = *(const FettleFollowed *const *) b;

  return g_strcmp0 (fettle_record_get_text (left->after, "urn"), fettle_record_get_text (right->after, "urn"));
}

/* In the order of URNs, so that two laptops write the same batch. */
static GPtrArray *
sort_followed (FettleImport *self)
{
  GPtrArray *schools = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer school;

  g_hash_table_iter_init (&iter, self->followed);
  while (g_hash_table_iter_next (&iter, NULL, &school))
    g_ptr_array_add (schools, school);
  g_ptr_array_sort (schools, compare_schools);
  return schools;
}

static void
plan_all_predecessors (FettleImport *self)
{
  g_autoptr (GPtrArray) schools = sort_followed (self);

  for (guint i = 0; i < schools->len; i++)
    fettle_import_plan_predecessors (self, g_ptr_array_index (schools, i));
}

/* Inspections need a look where a list of them was read, and for schools that are new to the register or to their URN. */
static gboolean
plan_all_inspections (FettleImport *self,
                      GError      **error)
{
  gboolean all = self->files->len == 0 || fettle_import_get_file (self, "outcomes") != NULL
                 || fettle_import_get_file (self, "year-to-date") != NULL;
  g_autoptr (GPtrArray) schools = sort_followed (self);

  for (guint i = 0; i < schools->len; i++)
    {
      FettleFollowed *school = g_ptr_array_index (schools, i);

      if ((all || school->before == NULL || school->taken_urns->len > 0) &&
          !fettle_import_plan_inspections (self, school, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_import_load_register:
 * @self: an import
 * @error: return location: as fettle_store_list()
 *
 * Begins a plan: loads the schools that are followed, what belongs to them, and the rows that stand for them.
 *
 * Returns: whether the register could be read
 */
gboolean
fettle_import_load_register (FettleImport *self,
                             GError      **error)
{
  forget (self);
  if (!fettle_import_load_states (self, error) || !load_authority (self, error) || !load_schools (self, error))
    return FALSE;
  follow_asked (self);
  return load_overrides (self, error) && load_heads (self, error) && load_cases (self, error) && load_rows (self, error);
}

/**
 * fettle_import_plan:
 * @self: an import whose files are read
 * @error: return location: as fettle_store_list()
 *
 * Works out what the import changes: the batch, the preview and the offers. Changes nothing.
 *
 * Returns: whether the register could be read
 */
gboolean
fettle_import_plan (FettleImport *self,
                    GError      **error)
{
  self->stale = FALSE;
  self->asks = fettle_import_get_file (self, "establishments") != NULL || fettle_import_get_file (self, "links") != NULL;
  if (!fettle_import_load_register (self, error) || !fettle_import_load_links (self, error)
      || !fettle_import_plan_successors (self, error))
    return FALSE;
  fettle_import_plan_schools (self);
  plan_all_predecessors (self);
  if (!plan_all_inspections (self, error) || !fettle_import_plan_holidays (self, error))
    return FALSE;
  self->n_school_operations = fettle_batch_get_n_operations (self->batch);
  return fettle_import_plan_records (self, error);
}
