/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-id.h"
#include "model/fettle-vocabulary.h"

/* Fields of an inspection that a public row gives. Those that name it (start, URN at the time, format) are compared
 * apart. */
static const char *const taken[] = {
  "number",
  "type",
  "type-grouping",
  "event-grouping",
  "start",
  "end",
  "publication",
  "urn-at-time",
  "overall",
  "overall-label",
  "safeguarding",
  "safeguarding-date",
  "category",
  "category-label",
  "ungraded-outcome",
  "outcome-label",
  "school-name-at-time",
  "school-type-at-time",
  "laestab-at-time",
  "web-link",
};

/* What a later list may take back: a category ends, a judgement is corrected. Other fields are only ever missing from a
 * list. */
static const char *const cleared[] = { "category", "category-label", NULL };

/* What of a school's inspections is settled while the plan is made: @records is what the register has, the rest borrows from it. */
typedef struct
{
  GPtrArray *records;
  GPtrArray *planned;    /* FettleRecord: as they are to be */
  GHashTable *withdrawn; /* those that the list no longer has */
  GHashTable *found;     /* those that it has again */
} Inspections;

/**
 * fettle_import_describe_inspection:
 * @inspection: an inspection
 *
 * Returns: (transfer full): the kind of inspection, its first day and its outcome
 */
char *
fettle_import_describe_inspection (FettleRecord *inspection)
{
  g_autofree char *start = fettle_date_iso_to_words (fettle_record_get_text (inspection, "start"));
  const char *format = fettle_vocabulary_label ("inspection-format", fettle_record_get_text (inspection, "format"));
  const char *overall = fettle_record_get_text (inspection, "overall-label");
  const char *outcome = overall != NULL ? overall : fettle_record_get_text (inspection, "outcome-label");

  if (outcome == NULL)
    /* Translators: an inspection in words: its kind and the day it began. */
    return g_strdup_printf (_("%s of %s"), format != NULL ? format : "", start);
  /* Translators: an inspection in words: its kind, the day it began, its overall grade or outcome. */
  return g_strdup_printf (_("%s of %s: %s"), format != NULL ? format : "", start, outcome);
}

/**
 * fettle_import_is_same_inspection:
 * @record: an inspection
 * @fact: what a list says of one
 *
 * Returns: whether the two are the same inspection: of the same school at the time, kind and day
 */
gboolean
fettle_import_is_same_inspection (FettleRecord *record,
                                  FettleFact   *fact)
{
  const char *urn = fettle_record_get_text (record, "urn-at-time");

  return g_strcmp0 (fettle_record_get_text (record, "start"), fettle_fact_get (fact, "start")) == 0
         && g_strcmp0 (fettle_record_get_text (record, "format"), fettle_fact_get (fact, "format")) == 0
         && (urn == NULL || g_strcmp0 (urn, fettle_fact_get (fact, "urn-at-time")) == 0);
}

static FettleRecord *
find_inspection (GPtrArray  *records,
                 FettleFact *fact)
{
  for (guint i = 0; i < records->len; i++)
    if (fettle_import_is_same_inspection (g_ptr_array_index (records, i), fact))
      return g_ptr_array_index (records, i);
  return NULL;
}

static FettleRecord *
new_inspection (FettleFollowed *school,
                FettleFact     *fact)
{
  const char *school_id = fettle_record_get_id (school->after);
  g_autofree char *key = g_strdup_printf ("inspection:%s:%s:%s:%s", school_id, fettle_fact_get (fact, "urn-at-time"),
                                          fettle_fact_get (fact, "start"), fettle_fact_get (fact, "format"));
  g_autofree char *id = fettle_id_from_name (key);
  FettleRecord *record = fettle_record_new (fettle_kind_get ("inspection"), id);

  fettle_record_set_text (record, "school", school_id);
  fettle_record_set_text (record, "format", fettle_fact_get (fact, "format"));
  fettle_record_set_text (record, "source", "ofsted");
  fettle_record_set_text (record, "source-part", fettle_fact_get (fact, "source-part"));
  return record;
}

static void
take_flag (FettleRecord *record,
           const char   *field,
           gboolean      on)
{
  if (fettle_record_get_flag (record, field) != on)
    fettle_record_set_int (record, field, on);
}

/* An inspection that came first with another list, or as the one before the latest: now a list gave it as the latest. */
static void
take_part (FettleRecord *record,
           FettleFact   *fact)
{
  const char *part = fettle_fact_get (fact, "source-part");
  const char *known = fettle_record_get_text (record, "source-part");

  if ((g_strcmp0 (part, "full") == 0 || g_strcmp0 (part, "oeif") == 0) && g_strcmp0 (known, "full") != 0
      && g_strcmp0 (known, "oeif") != 0 && g_strcmp0 (fettle_record_get_text (record, "source"), "ofsted") == 0)
    fettle_record_set_text (record, "source-part", part);
}

static void
take_fields (FettleRecord   *record,
             FettleFollowed *school,
             FettleFact     *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      const char *value = fettle_fact_get (fact, taken[i]);
      gboolean may_clear = g_strv_contains (cleared, taken[i]);

      if (value != NULL || (may_clear && fettle_fact_carries (fact, taken[i])))
        fettle_record_set_text (record, taken[i], value);
    }
  take_part (record, fact);
  take_flag (record, "deemed-section5", g_strcmp0 (fettle_fact_get (fact, "deemed-section5"), "1") == 0
                                        || fettle_record_get_flag (record, "deemed-section5"));
  take_flag (record, "predecessor", g_strcmp0 (fettle_record_get_text (record, "urn-at-time"),
                                               fettle_record_get_text (school->after, "urn")) != 0);
}

static void
take_grade (FettleImport *self,
            FettleRecord *inspection,
            GPtrArray    *grades,
            const char   *area,
            const char   *grade,
            const char   *date)
{
  FettleDate on = fettle_record_get_date (inspection, "start");
  const FettleTerm *area_term = fettle_vocabulary_match (fettle_vocabulary_get ("inspection-area"), area, NULL, on);
  const FettleTerm *grade_term = fettle_vocabulary_match (fettle_vocabulary_get ("inspection-grade"), grade,
                                                          g_ascii_isdigit (*grade) ? "legacy" : "report-card", on);
  g_autoptr (FettleRecord) record = NULL;
  FettleRecord *before = NULL;

  for (guint i = 0; i < grades->len && before == NULL; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (grades, i), "area"), area) == 0)
      before = g_ptr_array_index (grades, i);
  if (before != NULL)
    record = fettle_record_copy (before);
  else
    {
      g_autofree char *key = g_strdup_printf ("inspection-grade:%s:%s", fettle_record_get_id (inspection), area);
      g_autofree char *id = fettle_id_from_name (key);

      record = fettle_record_new (fettle_kind_get ("inspection-grade"), id);
      fettle_record_set_text (record, "inspection", fettle_record_get_id (inspection));
      fettle_record_set_text (record, "school", fettle_record_get_text (inspection, "school"));
      fettle_record_set_text (record, "area", area);
    }
  fettle_record_set_text (record, "area-label", area_term != NULL ? area_term->label : area);
  fettle_record_set_text (record, "grade", grade);
  fettle_record_set_text (record, "grade-label", grade_term != NULL ? grade_term->label : grade);
  if (date != NULL)
    fettle_record_set_text (record, "date", date);
  fettle_import_put (self, record, before);
}

/* "area=grade@date;area=grade" */
static gboolean
take_grades (FettleImport *self,
             FettleRecord *inspection,
             gboolean      is_new,
             const char   *text,
             GError      **error)
{
  g_auto (GStrv) items = g_strsplit (text != NULL ? text : "", ";", -1);
  g_autoptr (GPtrArray) grades = NULL;

  if (items[0] == NULL)
    return TRUE;
  if (is_new)
    grades = g_ptr_array_new ();
  else
    grades =
        fettle_store_list (self->store, "inspection-grade", "inspection", fettle_record_get_id (inspection), error);
  if (grades == NULL)
    return FALSE;
  for (guint i = 0; items[i] != NULL; i++)
    {
      char *grade = strchr (items[i], '=');
      char *date = strchr (items[i], '@');

      if (grade == NULL)
        continue;
      *grade++ = '\0';
      if (date != NULL)
        *date++ = '\0';
      take_grade (self, inspection, grades, items[i], grade, date);
    }
  return TRUE;
}

static void
settle_mark (FettleImport   *self,
             FettleFollowed *school,
             Inspections    *all,
             FettleRecord   *record,
             FettleRecord   *before)
{
  if (before != NULL && g_hash_table_contains (all->withdrawn, before))
    fettle_import_mark_withdrawn (self, school, record);
  else if (before != NULL && g_hash_table_contains (all->found, before))
    fettle_import_mark_found (self, school, record);
}

static gboolean
plan_inspection (FettleImport   *self,
                 FettleFollowed *school,
                 FettleFact     *fact,
                 Inspections    *all,
                 GError        **error)
{
  FettleRecord *before = find_inspection (all->records, fact);
  FettleRecord *known = find_inspection (all->planned, fact);
  g_autoptr (FettleRecord) record = NULL;
  guint n_before = fettle_batch_get_n_operations (self->batch);
  g_autofree char *words = NULL, *old_words = NULL;

  /* The latest list and the list of the year both have it: the first, fuller one stands. */
  if (known != NULL)
    return TRUE;
  record = before != NULL ? fettle_record_copy (before) : new_inspection (school, fact);
  take_fields (record, school, fact);
  settle_mark (self, school, all, record, before);
  fettle_import_put (self, record, before);
  g_ptr_array_add (all->planned, g_object_ref (record));
  if (!take_grades (self, record, before == NULL, fettle_fact_get (fact, "grades"), error))
    return FALSE;
  if (fettle_batch_get_n_operations (self->batch) == n_before)
    return TRUE;
  words = fettle_import_describe_inspection (record);
  old_words = before != NULL ? fettle_import_describe_inspection (before) : NULL;
  fettle_import_note (
      self->changes, before != NULL ? "changed" : "new", school->after, "inspection", _("Inspection"), old_words,
      words, fettle_record_get_flag (record, "predecessor") ? _("Earned by the school under another URN.") : NULL);
  return TRUE;
}

static gboolean
is_planned (Inspections  *all,
            FettleRecord *record)
{
  for (guint i = 0; i < all->planned->len; i++)
    if (g_str_equal (fettle_record_get_id (g_ptr_array_index (all->planned, i)), fettle_record_get_id (record)))
      return TRUE;
  return FALSE;
}

/* What no list names any more: after a change of URN it is marked as earned before, and where the list should have it as
 * withdrawn. */
static void
plan_others (FettleImport   *self,
             FettleFollowed *school,
             Inspections    *all)
{
  const char *urn = fettle_record_get_text (school->after, "urn");

  for (guint i = 0; i < all->records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (all->records, i);
      const char *urn_then = fettle_record_get_text (record, "urn-at-time");
      g_autoptr (FettleRecord) copy = NULL;

      if (is_planned (all, record))
        continue;
      copy = fettle_record_copy (record);
      if (urn_then != NULL && !g_str_equal (urn_then, urn))
        take_flag (copy, "predecessor", TRUE);
      settle_mark (self, school, all, copy, record);
      fettle_import_put (self, copy, record);
    }
}

static gboolean
plan_facts (FettleImport   *self,
            FettleFollowed *school,
            GPtrArray      *facts,
            Inspections    *all,
            GError        **error)
{
  for (guint i = 0; i < facts->len; i++)
    if (fettle_fact_get (g_ptr_array_index (facts, i), "start") != NULL
        && !plan_inspection (self, school, g_ptr_array_index (facts, i), all, error))
      return FALSE;
  return TRUE;
}

/* The school's own rows come first, then those of the numbers that it had. */
static GPtrArray *
list_all_facts (FettleImport   *self,
                FettleFollowed *school)
{
  static const char *const datasets[] = { "outcomes", "year-to-date" };
  const char *now = fettle_record_get_text (school->after, "urn");
  GPtrArray *urns = fettle_import_list_urns (self, school->after);
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_fact_unref);

  for (guint past = 0; past <= 1; past++)
    for (guint k = 0; k < G_N_ELEMENTS (datasets); k++)
      for (guint i = 0; i < urns->len; i++)
        {
          const char *urn = g_ptr_array_index (urns, i);

          if (past == !g_str_equal (urn, now))
            g_ptr_array_extend_and_steal (facts, fettle_import_list_facts (self, datasets[k], urn));
        }
  return facts;
}

/**
 * fettle_import_plan_inspections:
 * @self: an import
 * @school: a school of the plan
 * @error: return location: as fettle_store_list()
 *
 * Plans the school's inspections and grades: new ones come, known ones take what the lists say anew, none is ever taken
 * away: one that the list should have and has not is marked. What an officer noted of the same inspection stays.
 *
 * Returns: whether the register could be read
 */
gboolean
fettle_import_plan_inspections (FettleImport   *self,
                                FettleFollowed *school,
                                GError        **error)
{
  g_autoptr (GPtrArray) facts = list_all_facts (self, school);
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) withdrawn = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) records = NULL;
  Inspections all = { .planned = planned, .withdrawn = withdrawn, .found = found };

  if (school->before == NULL)
    records = g_ptr_array_new ();
  else
    records = fettle_store_list (self->store, "inspection", "school", fettle_record_get_id (school->after), error);
  if (records == NULL)
    return FALSE;
  all.records = records;
  fettle_import_find_withdrawn (self, school, records, withdrawn, found);
  if (!plan_facts (self, school, facts, &all, error))
    return FALSE;
  plan_others (self, school, &all);
  return TRUE;
}
