/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-case-guard-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-error.h"
#include "rules/case/fettle-case.h"
#include "rules/powers/fettle-ieb-rules.h"
#include "store/sqlite/fettle-table-private.h"

struct _FettleCaseGuard
{
  GHashTable
      *originals; /* id of a record that was touched -> the record before the batch, or NULL where there was none */
  GHashTable *schools;
  GHashTable *old_schools; /* id of a school that became another in law -> its record before the batch */
  GPtrArray *warnings;
};

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * fettle_case_guard_new:
 *
 * Returns: (transfer full): a guard that has seen nothing
 */
FettleCaseGuard *
fettle_case_guard_new (void)
{
  FettleCaseGuard *self = g_new0 (FettleCaseGuard, 1);

  self->originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record);
  self->schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->old_schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * fettle_case_guard_free:
 * @self: (transfer full) (nullable): a guard
 */
void
fettle_case_guard_free (FettleCaseGuard *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->originals);
  g_hash_table_unref (self->schools);
  g_hash_table_unref (self->old_schools);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static void
note_school (FettleCaseGuard *self,
             FettleRecord    *record)
{
  const char *school = record ? fettle_table_school_of (record) : NULL;

  if (school != NULL)
    g_hash_table_add (self->schools, g_strdup (school));
}

/* Trap 28: a duration cannot be made longer by editing a date. */
static void
note_extension (FettleCaseGuard *self,
                FettleRecord    *before,
                FettleRecord    *after)
{
  FettleIebFacts facts = { 0 };
  g_autoptr (FettleResult) result = NULL;
  FettleDate end;

  if (before == NULL || after == NULL || !g_str_equal (fettle_record_get_kind (after)->name, "ieb"))
    return;
  end = fettle_record_get_date (after, "duration-end");
  facts.duration_end = fettle_record_get_date (before, "duration-end");
  if (facts.duration_end == FETTLE_DATE_NONE || (end != FETTLE_DATE_NONE && end <= facts.duration_end))
    return;
  result = fettle_ieb_check_extension (&facts);
  g_ptr_array_add (self->warnings, g_strdup_printf ("%s (%s)", result->why, result->source));
}

/* What a notice sets out is what was given: neither a ground nor the period can be changed in the register afterwards. */
static void
note_alteration (FettleCaseGuard *self,
                 FettleRecord    *before,
                 FettleRecord    *after)
{
  static const char *const set_out[] = { "section", "given-on", "ground-standards", "ground-leadership", "ground-safety",
                                         "provision", "matters", "compliance-length", "compliance-end", "minded-63",
                                         "minded-64", "minded-65", "minded-66", "minded-other" };
  gboolean altered = FALSE;

  if (before == NULL || after == NULL || !g_str_equal (fettle_record_get_kind (after)->name, "warning-notice")
      || fettle_record_get_text (before, "given-on") == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (set_out); i++)
    altered |= g_strcmp0 (fettle_record_get_text (before, set_out[i]), fettle_record_get_text (after, set_out[i])) != 0;
  if (altered)
    g_ptr_array_add (self->warnings,
                     g_strdup (_("The notice was given as it was: if this puts the record right, nothing more is needed. If the "
                                 "authority has changed its mind about a ground, the action or the period, withdraw the "
                                 "notice and give a new one (Education and Inspections Act 2006 s.60(4)).")));
}

/* A conversion to an academy, a closure, or either taken back: the same steps stand under other law. */
static void
note_conversion (FettleCaseGuard *self,
                 FettleRecord    *before,
                 FettleRecord    *after)
{
  static const char *const fields[] = { "category-of-school", "open-date", "close-date", "status" };
  const char *id = before ? fettle_record_get_id (before) : NULL;
  gboolean changed = FALSE;

  if (before == NULL || after == NULL || g_hash_table_contains (self->old_schools, id))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    changed |= g_strcmp0 (fettle_record_get_text (before, fields[i]), fettle_record_get_text (after, fields[i])) != 0;
  if (!changed)
    return;
  g_hash_table_insert (self->old_schools, g_strdup (id), g_object_ref (before));
  note_school (self, before);
}

/**
 * fettle_case_guard_note:
 * @self: a guard
 * @before: (nullable): a record as it was
 * @after: (nullable): as it is to be
 *
 * Notes a record that a batch writes; those that are no step of a case are passed over.
 */
void
fettle_case_guard_note (FettleCaseGuard *self,
                        FettleRecord    *before,
                        FettleRecord    *after)
{
  FettleRecord *record = after ? after : before;

  if (g_str_equal (fettle_record_get_kind (record)->name, "school"))
    note_conversion (self, before, after);
  if (!fettle_case_is_guarded (fettle_record_get_kind (record)))
    return;
  if (!g_hash_table_contains (self->originals, fettle_record_get_id (record)))
    g_hash_table_insert (self->originals, g_strdup (fettle_record_get_id (record)),
                         before ? g_object_ref (before) : NULL);
  note_school (self, before);
  note_school (self, after);
  note_extension (self, before, after);
  note_alteration (self, before, after);
}

/* The school's records as they were before the batch. */
static GPtrArray *
rewind_records (FettleCaseGuard *self,
                const char      *school_id,
                GPtrArray       *after)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < after->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (after, i);

      if (!g_hash_table_contains (self->originals, fettle_record_get_id (record)))
        g_ptr_array_add (records, g_object_ref (record));
    }
  g_hash_table_iter_init (&iter, self->originals);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (value != NULL && g_strcmp0 (fettle_table_school_of (value), school_id) == 0)
        g_ptr_array_add (records, g_object_ref (value));
    }
  return records;
}

static gboolean
is_known (GPtrArray               *problems,
          const FettleCaseProblem *problem)
{
  for (guint i = 0; i < problems->len; i++)
    {
      if (fettle_case_problem_equal (g_ptr_array_index (problems, i), problem))
        return TRUE;
    }
  return FALSE;
}

/* Only what the batch itself makes wrong counts: what was so before it must not stop other work on the school. */
static gboolean
weigh (FettleCaseGuard  *self,
       GPtrArray        *before,
       GPtrArray        *after,
       GError          **error)
{
  for (guint i = 0; i < after->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (after, i);

      if (is_known (before, problem))
        continue;
      if (g_str_equal (problem->code, "void"))
        {
          /* Translators: %s is why a step would be void in law, in whole sentences */
          g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW,
                       _("%s. This step would have no effect in law. Nothing was changed."), problem->message);
          return FALSE;
        }
      if (g_str_equal (problem->code, "reason"))
        {
          /* Translators: %s is what the Act asks for and is not recorded, in whole sentences */
          g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW,
                       _("%s. The Act asks for it first: record it, or say under “Why practice was departed from” why it was "
                         "not done. Nothing was changed."), problem->message);
          return FALSE;
        }
      if (g_str_equal (problem->code, "incomplete"))
        {
          /* Translators: %s is why a record cannot be kept as it is, in whole sentences */
          g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW, _("%s Nothing was changed."), problem->message);
          return FALSE;
        }
      g_ptr_array_add (self->warnings, g_strdup (problem->message));
    }
  return TRUE;
}

static GPtrArray *
find_problems (FettleRecord *school,
               GPtrArray    *records,
               FettleDate    today)
{
  g_autoptr (FettleCaseFacts) facts = fettle_case_facts_new (school, records, today);

  return fettle_case_facts_find_problems (facts);
}

/* What a school became is a fact that the register takes as it comes; what follows from it is told. An import meets
 * many schools, so each is named. */
static void
tell_conversion (FettleCaseGuard *self,
                 FettleRecord    *old_school,
                 GPtrArray       *old_records,
                 GPtrArray       *now,
                 FettleDate       today)
{
  g_autoptr (GPtrArray) then = find_problems (old_school, old_records, today);

  for (guint i = 0; i < now->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (now, i);

      if (!is_known (then, problem))
        /* Translators: %1$s is a school, %2$s what is now unusual in its case */
        g_ptr_array_add (self->warnings, g_strdup_printf (_("%1$s: %2$s"), fettle_record_get_text (old_school, "name"),
                                                          problem->message));
    }
}

static gboolean
check_school (FettleCaseGuard  *self,
              FettleSql        *sql,
              const char       *school_id,
              FettleDate        today,
              GError          **error)
{
  FettleRecord *old_school = g_hash_table_lookup (self->old_schools, school_id);
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) old_records = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) old_problems = NULL;

  if (!fettle_table_get (sql, fettle_kind_get ("school"), school_id, &school, NULL, error)
      || !(records = fettle_case_records_load (sql, school_id, error)))
    return FALSE;
  old_records = rewind_records (self, school_id, records);
  problems = find_problems (school, records, today);
  old_problems = find_problems (school, old_records, today);
  if (old_school != NULL)
    tell_conversion (self, old_school, old_records, old_problems, today);
  return weigh (self, old_problems, problems, error);
}

/**
 * fettle_case_guard_check:
 * @self: a guard
 * @sql: the writing connection, with all of the batch written and not yet committed
 * @today: today
 * @error: (nullable): %FETTLE_ERROR_LAW in a sentence with the section
 *
 * Checks the cases that were touched: a batch may not make a step void, neither by doing one nor by undoing one on
 * which another rests.
 *
 * Returns: whether the batch may stand
 */
gboolean
fettle_case_guard_check (FettleCaseGuard  *self,
                         FettleSql        *sql,
                         FettleDate        today,
                         GError          **error)
{
  GHashTableIter iter;
  gpointer school_id;

  g_hash_table_iter_init (&iter, self->schools);
  while (g_hash_table_iter_next (&iter, &school_id, NULL))
    {
      if (!check_school (self, sql, school_id, today, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_case_guard_get_warnings:
 * @self: a guard that has checked
 *
 * Returns: (transfer none) (element-type utf8): what the batch made unusual, in sentences for people
 */
GPtrArray *
fettle_case_guard_get_warnings (FettleCaseGuard *self)
{
  return self->warnings;
}
