/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-id.h"
#include "base/fettle-text.h"

static void
note_field (FettleImport      *self,
            const char        *kind,
            FettleRecord      *school,
            const FettleField *field,
            const char        *before,
            const char        *after,
            const char        *note)
{
  g_autofree char *old_words = before != NULL ? fettle_field_to_words (field, before) : NULL;
  g_autofree char *new_words = after != NULL ? fettle_field_to_words (field, after) : NULL;

  fettle_import_note (self->changes, kind, school, field->name, _(field->label), old_words, new_words, note);
}

/* Before and after are the same: what the officer entered is what the register goes on saying. */
static void
note_override (FettleImport      *self,
               FettleRecord      *school,
               const FettleField *field,
               const char        *listed,
               const char        *reason)
{
  const char *kept = fettle_record_get_text (school, field->name);
  g_autofree char *words = listed != NULL ? fettle_field_to_words (field, listed) : NULL;
  g_autofree char *note = NULL;

  if (words != NULL)
    /* Translators: %1$s is the value in a public list, %2$s why an officer corrected it. */
    note = g_strdup_printf (_("The list says “%1$s”. Corrected: %2$s"), words, reason);
  else
    /* Translators: %s is why an officer corrected a value. */
    note = g_strdup_printf (_("The list says nothing. Corrected: %s"), reason);
  note_field (self, "overridden", school, field, kept, kept, note);
}

/* What an officer corrected stays as the officer put it; what the file says is kept beside it. */
static gboolean
is_overridden (FettleImport      *self,
               FettleFollowed    *school,
               const FettleField *field,
               const char        *value)
{
  g_autofree char *key = g_strconcat (fettle_record_get_id (school->after), " ", field->name, NULL);
  FettleRecord *override = g_hash_table_lookup (self->overrides, key);
  g_autoptr (FettleRecord) copy = NULL;

  if (override == NULL)
    return FALSE;
  copy = fettle_record_copy (override);
  fettle_record_set_text (copy, "imported-value", value);
  fettle_import_put (self, copy, override);
  if (g_strcmp0 (fettle_record_get_text (school->after, field->name), value) != 0)
    note_override (self, school->after, field, value, fettle_record_get_text (override, "reason"));
  return TRUE;
}

/**
 * fettle_import_is_case_matter:
 * @self: an import with its register loaded
 * @school_id: a school
 * @field: a fact of it that changes
 *
 * Which powers there are, and who is consulted, hangs on the category of the school (1998 Act s.20; 2006 Act Part 4).
 *
 * Returns: whether the school has an open case that the change bears on
 */
gboolean
fettle_import_is_case_matter (FettleImport *self,
                              const char   *school_id,
                              const char   *field)
{
  static const char *const decisive[] = { "category-of-school", "sector", "status", NULL };

  return g_strv_contains (decisive, field) && g_hash_table_contains (self->cases, school_id);
}

static void
take_facts (FettleImport   *self,
            FettleFollowed *school,
            FettleFact     *fact)
{
  const FettleKind *kind = fettle_record_get_kind (school->after);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *value, *now;

      if (!(field->flags & FETTLE_FIELD_FACT) || !fettle_fact_carries (fact, field->name))
        continue;
      value = fettle_fact_get (fact, field->name);
      now = fettle_record_get_text (school->after, field->name);
      if (is_overridden (self, school, field, value) || g_strcmp0 (now, value) == 0)
        continue;
      if (school->before != NULL)
        note_field (self, "changed", school->after, field, now, value,
                    fettle_import_is_case_matter (self, fettle_record_get_id (school->after), field->name)
                        ? _("A case of intervention is open here: look at what may still be done under it.")
                        : NULL);
      fettle_record_set_text (school->after, field->name, value);
    }
}

static char *
full_name (FettleFact *fact)
{
  const char *first = fettle_fact_get (fact, "head-first-name");
  const char *last = fettle_fact_get (fact, "head-last-name");

  if (first == NULL || last == NULL)
    return g_strdup (last);
  return g_strconcat (first, " ", last, NULL);
}

static void
put_new_head (FettleImport   *self,
              FettleFollowed *school,
              FettleFact     *fact,
              const char     *name,
              const char     *from)
{
  g_autofree char *key =
      g_strdup_printf ("head-teacher:%s:%s:%s", fettle_record_get_id (school->after), name, from != NULL ? from : "");
  g_autofree char *id = fettle_id_from_name (key);
  g_autoptr (FettleRecord) head = fettle_record_new (fettle_kind_get ("contact"), id);

  fettle_record_set_text (head, "school", fettle_record_get_id (school->after));
  fettle_record_set_text (head, "role", "head-teacher");
  fettle_record_set_text (head, "name", name);
  fettle_record_set_text (head, "title", fettle_fact_get (fact, "head-title"));
  fettle_record_set_text (head, "post", fettle_fact_get (fact, "head-post"));
  fettle_record_set_text (head, "from", from);
  fettle_record_set_text (head, "source", "gias");
  fettle_import_put (self, head, NULL);
}

static void
update_head (FettleImport *self,
             FettleFact   *fact,
             FettleRecord *head)
{
  g_autoptr (FettleRecord) copy = NULL;

  /* What an officer entered is the officer's. */
  if (g_strcmp0 (fettle_record_get_text (head, "source"), "gias") != 0)
    return;
  copy = fettle_record_copy (head);
  if (fettle_fact_carries (fact, "head-title"))
    fettle_record_set_text (copy, "title", fettle_fact_get (fact, "head-title"));
  if (fettle_fact_carries (fact, "head-post"))
    fettle_record_set_text (copy, "post", fettle_fact_get (fact, "head-post"));
  fettle_import_put (self, copy, head);
}

/* A new name ends the old head teacher on the day of the extract: when the change really was, no public file says. */
static void
take_head (FettleImport   *self,
           FettleFollowed *school,
           FettleFact     *fact)
{
  FettleRecord *head = g_hash_table_lookup (self->heads, fettle_record_get_id (school->after));
  g_autofree char *name = full_name (fact);
  g_autoptr (FettleRecord) ended = NULL;

  if (name == NULL)
    return;
  if (head == NULL)
    {
      put_new_head (self, school, fact, name, NULL);
      return;
    }
  if (fettle_text_same (fettle_record_get_text (head, "name"), name))
    {
      update_head (self, fact, head);
      return;
    }
  fettle_import_note (self->changes, "changed", school->after, "head-teacher", _("Head teacher"),
                      fettle_record_get_text (head, "name"), name, NULL);
  ended = fettle_record_copy (head);
  fettle_record_set_text (ended, "to", self->as_at);
  fettle_import_put (self, ended, head);
  put_new_head (self, school, fact, name, self->as_at);
}

/* Where the public list has no number of pupils, Ofsted's of the same school is kept, apart and under its own name. */
static void
take_ofsted_pupils (FettleImport   *self,
                    FettleFollowed *school)
{
  const FettleKind *kind = fettle_record_get_kind (school->after);
  const FettleField *field = &kind->fields[fettle_kind_find_field (kind, "ofsted-pupils")];
  const char *now = fettle_record_get_text (school->after, field->name), *value = NULL;
  g_autoptr (GPtrArray) facts = NULL;

  if (fettle_record_get_int (school->after, "pupils", 0) <= 0)
    {
      facts = fettle_import_list_facts (self, "outcomes", fettle_record_get_text (school->after, "urn"));
      value = facts->len > 0 ? fettle_fact_get (g_ptr_array_index (facts, 0), "pupils") : now;
    }
  if (g_strcmp0 (now, value) == 0)
    return;
  if (school->before != NULL)
    note_field (self, "changed", school->after, field, now, value, NULL);
  fettle_record_set_text (school->after, field->name, value);
}

/* Followed are schools that teach or will; universities, children's centres and the like stand in the same list. */
static gboolean
is_school_to_follow (FettleImport *self,
                     FettleFact   *fact)
{
  const char *status = fettle_fact_get (fact, "status");
  const char *sector = fettle_fact_get (fact, "sector");

  if (g_strcmp0 (fettle_fact_get (fact, "la-code"), self->la_code) != 0 || g_strcmp0 (status, "closed") == 0)
    return FALSE;
  return g_strcmp0 (sector, "other") != 0 || g_strcmp0 (fettle_fact_get (fact, "phase"), "special") == 0;
}

/**
 * fettle_import_make_school:
 * @urn: a URN
 *
 * Returns: (transfer full): a school that is followed from now on, without facts yet
 */
FettleRecord *
fettle_import_make_school (const char *urn)
{
  g_autofree char *id = fettle_id_for_urn (urn);
  FettleRecord *school = fettle_record_new (fettle_kind_get ("school"), id);

  fettle_record_set_text (school, "urn", urn);
  fettle_record_set_int (school, "tracked", 1);
  return school;
}

static void
follow_new (FettleImport *self,
            FettleFact   *fact)
{
  g_autoptr (FettleRecord) school = fettle_import_make_school (fettle_fact_get (fact, "urn"));
  FettleFollowed *followed = fettle_import_follow (self, NULL, school);

  followed->fact = fettle_fact_ref (fact);
}

/* Only a whole extract that has rows of the authority can say that a school is gone from it. */
static gboolean
can_tell_gone (FettleImport *self)
{
  FettleStagedFile *file = fettle_import_get_file (self, "establishments");

  return file != NULL && file->layout->whole && self->la_code != NULL &&
         g_hash_table_contains (file->authorities, self->la_code);
}

/* A list of some sorts of schools alone says nothing of the others. */
static gboolean
is_expected (FettleImport   *self,
             FettleFollowed *school)
{
  FettleStagedFile *file = fettle_import_get_file (self, "establishments");

  return g_strcmp0 (fettle_record_get_text (school->after, "la-code"), self->la_code) == 0
         && fettle_roll_has_sort (file->roll, fettle_record_get_text (school->after, "sector"),
                                  fettle_record_get_text (school->after, "phase"));
}

static void
count_expected (FettleImport   *self,
                FettleFollowed *school,
                gboolean        listed)
{
  const char *status = fettle_record_get_text (school->before, "status");

  if (!is_expected (self, school) || (status != NULL && !g_str_has_prefix (status, "open"))
      || fettle_record_get_text (school->before, "missing-since") != NULL)
    return;
  self->n_compared++;
  self->n_gone += !listed;
}

static void
mark_gone (FettleImport   *self,
           FettleFollowed *school)
{
  g_autofree char *words = NULL;

  if (!is_expected (self, school) || fettle_record_get_text (school->after, "missing-since") != NULL)
    return;
  words = fettle_date_iso_to_words (self->as_at);
  fettle_record_set_text (school->after, "missing-since", self->as_at);
  fettle_import_note (self->changes, "gone", school->after, NULL, NULL, NULL, words,
                      _("The school is no longer in the list. It stays in the register with all its history."));
}

static void
plan_belongings (FettleImport   *self,
                 FettleFollowed *school)
{
  fettle_import_put_number (self, school->after, school->fact, NULL);
  fettle_import_keep_laestab (self, school);
  for (guint i = 0; i < school->taken_urns->len; i++)
    fettle_import_put_number (self, school->after, g_ptr_array_index (school->taken_urns, i), NULL);
  take_head (self, school, school->fact);
}

static void
plan_school (FettleImport   *self,
             FettleFollowed *school,
             gboolean        tell_gone)
{
  FettleStagedFile *file = fettle_import_get_file (self, "establishments");
  gboolean listed = file != NULL && g_hash_table_contains (file->facts, fettle_record_get_text (school->after, "urn"));

  if (school->fact != NULL && school->before == NULL)
    {
      fettle_record_set_text (school->after, "name", fettle_fact_get (school->fact, "name"));
      fettle_import_note (self->changes, "new", school->after, NULL, NULL, NULL, fettle_fact_get (school->fact, "type"),
                          NULL);
    }
  if (school->fact != NULL)
    take_facts (self, school, school->fact);
  if (tell_gone && school->before != NULL)
    count_expected (self, school, listed);
  if (listed)
    fettle_record_set_text (school->after, "missing-since", NULL);
  else if (tell_gone)
    mark_gone (self, school);
  take_ofsted_pupils (self, school);
  fettle_import_put (self, school->after, school->before);
  if (school->fact != NULL)
    plan_belongings (self, school);
}

static int
compare_text (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
sort_keys (const char **keys,
           guint        n)
{
  qsort (keys, n, sizeof *keys, compare_text);
}

/**
 * fettle_import_plan_schools:
 * @self: an import with its register and rows loaded, and successors taken
 *
 * Plans what the public list changes: new schools, facts field by field, head teachers, schools that are gone from it.
 */
void
fettle_import_plan_schools (FettleImport *self)
{
  g_autofree const char **urns = NULL;
  gboolean tell_gone = can_tell_gone (self);
  guint n;

  self->n_compared = self->n_gone = 0;

  urns = (const char **) g_hash_table_get_keys_as_array (self->rows, &n);
  sort_keys (urns, n);
  for (guint i = 0; i < n; i++)
    {
      FettleFact *fact = g_hash_table_lookup (self->rows, urns[i]);
      FettleFollowed *school = g_hash_table_lookup (self->by_urn, urns[i]);

      if (school != NULL && school->fact == NULL)
        school->fact = fettle_fact_ref (fact);
      else if (school == NULL && !g_hash_table_contains (self->numbers, urns[i]) && is_school_to_follow (self, fact))
        follow_new (self, fact);
    }
  g_clear_pointer (&urns, g_free);
  urns = (const char **) g_hash_table_get_keys_as_array (self->by_urn, &n);
  sort_keys (urns, n);
  for (guint i = 0; i < n; i++)
    plan_school (self, g_hash_table_lookup (self->by_urn, urns[i]), tell_gone);
}
