/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * An inspection that a list of latest inspections gave and a later one no longer has: told only where the later list still
 * holds the school and gives as its latest graded inspection one that began earlier. A school that the list lacks, or of which
 * it gives no graded inspection, says nothing.
 */

static gboolean
is_graded (const char *part)
{
  return g_strcmp0 (part, "full") == 0 || g_strcmp0 (part, "oeif") == 0;
}

static gboolean
is_of_latest_list (const char *part)
{
  return is_graded (part) || g_strcmp0 (part, "previous") == 0;
}

/* What the file itself gives of the school, by any of its URNs. */
static GPtrArray *
list_given (FettleImport     *self,
            FettleStagedFile *file,
            FettleFollowed   *school)
{
  GPtrArray *urns = fettle_import_list_urns (self, school->after);
  GPtrArray *given = g_ptr_array_new ();

  for (guint i = 0; i < urns->len; i++)
    {
      GPtrArray *facts = g_hash_table_lookup (file->facts, g_ptr_array_index (urns, i));

      for (guint n = 0; facts != NULL && n < facts->len; n++)
        if (is_of_latest_list (fettle_fact_get (g_ptr_array_index (facts, n), "source-part")))
          g_ptr_array_add (given, g_ptr_array_index (facts, n));
    }
  return given;
}

/* The later of the report card and of the last graded one of the old framework. */
static FettleFact *
find_latest (GPtrArray *given)
{
  FettleFact *latest = NULL;

  for (guint i = 0; i < given->len; i++)
    {
      FettleFact *fact = g_ptr_array_index (given, i);

      if (is_graded (fettle_fact_get (fact, "source-part"))
          && (latest == NULL || g_strcmp0 (fettle_fact_get (fact, "start"), fettle_fact_get (latest, "start")) > 0))
        latest = fact;
    }
  return latest;
}

/* Two schools that were joined into one stood side by side: that the list names an inspection of the one takes none of the other
 * away. */
static gboolean
stood_side_by_side (FettleImport *self,
                    const char   *urn,
                    const char   *other_urn)
{
  FettleRecord *one = urn != NULL ? g_hash_table_lookup (self->numbers, urn) : NULL;
  FettleRecord *other = other_urn != NULL ? g_hash_table_lookup (self->numbers, other_urn) : NULL;
  const char *from, *other_from, *to, *other_to;

  if (one == NULL || other == NULL || one == other)
    return FALSE;
  from = fettle_record_get_text (one, "from");
  other_from = fettle_record_get_text (other, "from");
  to = fettle_record_get_text (one, "to");
  other_to = fettle_record_get_text (other, "to");
  return from != NULL && other_from != NULL && (to == NULL || strcmp (other_from, to) < 0)
         && (other_to == NULL || strcmp (from, other_to) < 0);
}

static gboolean
is_given (GPtrArray    *given,
          FettleRecord *inspection)
{
  for (guint i = 0; i < given->len; i++)
    if (fettle_import_is_same_inspection (inspection, g_ptr_array_index (given, i)))
      return TRUE;
  return FALSE;
}

/* Whether an earlier list gave the inspection, and it began after the one that is the latest now. */
static gboolean
is_lost (FettleImport *self,
         FettleRecord *inspection,
         GPtrArray    *given,
         FettleFact   *latest)
{
  return g_strcmp0 (fettle_record_get_text (inspection, "source"), "ofsted") == 0
         && is_of_latest_list (fettle_record_get_text (inspection, "source-part"))
         && g_strcmp0 (fettle_record_get_text (inspection, "start"), fettle_fact_get (latest, "start")) > 0
         && !is_given (given, inspection)
         && !stood_side_by_side (self, fettle_record_get_text (inspection, "urn-at-time"), fettle_fact_get (latest, "urn-at-time"));
}

static void
add_lost (FettleImport *self,
          GHashTable   *withdrawn,
          GPtrArray    *records,
          GPtrArray    *given,
          FettleFact   *latest)
{
  gboolean told = FALSE;

  for (guint i = 0; i < records->len; i++)
    told |= is_lost (self, g_ptr_array_index (records, i), given, latest)
            && is_graded (fettle_record_get_text (g_ptr_array_index (records, i), "source-part"));
  for (guint i = 0; told && i < records->len; i++)
    if (is_lost (self, g_ptr_array_index (records, i), given, latest))
      g_hash_table_add (withdrawn, g_ptr_array_index (records, i));
}

/* A later list that has the inspection again takes the mark away. */
static void
take_marks_away (GHashTable *found,
                 GPtrArray  *records,
                 GPtrArray  *given,
                 const char *as_at)
{
  for (guint i = 0; i < records->len; i++)
    {
      const char *since = fettle_record_get_text (g_ptr_array_index (records, i), "withdrawn-since");

      if (since != NULL && g_strcmp0 (as_at, since) > 0 && is_given (given, g_ptr_array_index (records, i)))
        g_hash_table_add (found, g_ptr_array_index (records, i));
    }
}

/**
 * fettle_import_find_withdrawn:
 * @self: an import
 * @school: a school of the plan
 * @records: (element-type FettleRecord): the inspections that the register has of it
 * @withdrawn: (element-type FettleRecord): those that the file no longer has are added
 * @found: (element-type FettleRecord): those that it has again
 *
 * Compares a list of latest inspections with what earlier ones gave. A list that is no later than the one that stands says
 * nothing new.
 */
void
fettle_import_find_withdrawn (FettleImport   *self,
                              FettleFollowed *school,
                              GPtrArray      *records,
                              GHashTable     *withdrawn,
                              GHashTable     *found)
{
  FettleStagedFile *file = fettle_import_get_file (self, "outcomes");
  const char *as_at = file != NULL ? file->source->as_at : NULL;
  const char *held = g_hash_table_lookup (self->held_as_at, "outcomes");
  g_autoptr (GPtrArray) given = NULL;
  FettleFact *latest;

  if (as_at == NULL)
    return;
  given = list_given (self, file, school);
  latest = find_latest (given);
  if (latest != NULL && held != NULL && g_strcmp0 (as_at, held) > 0)
    add_lost (self, withdrawn, records, given, latest);
  take_marks_away (found, records, given, as_at);
}

/**
 * fettle_import_mark_withdrawn:
 * @self: an import
 * @school: a school of the plan
 * @inspection: an inspection as it is to be
 *
 * Marks the inspection as no longer in Ofsted's list, and tells it. It stays in the register.
 */
void
fettle_import_mark_withdrawn (FettleImport   *self,
                              FettleFollowed *school,
                              FettleRecord   *inspection)
{
  static const char *const answers[] = { "withdrawn-asked-on", "withdrawn-answer", "withdrawn-answered-on" };
  const char *as_at = fettle_import_get_file (self, "outcomes")->source->as_at;
  g_autofree char *day = fettle_date_iso_to_words (as_at);
  g_autofree char *words = NULL, *why = NULL;

  if (fettle_record_get_text (inspection, "withdrawn-since") != NULL)
    return;
  words = fettle_import_describe_inspection (inspection);
  /* Translators: %s is a date. */
  why = g_strdup_printf (_("Ofsted’s list of %s gives an earlier inspection as the latest. This one stays in the register and is "
                           "no current outcome. Ask Ofsted whether it stands."), day);
  /* What Ofsted answered to an earlier mark answers nothing of this one. */
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    fettle_record_set_text (inspection, answers[i], NULL);
  fettle_record_set_text (inspection, "withdrawn-since", as_at);
  fettle_import_note (self->changes, "withdrawn", school->after, "inspection", _("Inspection"), words, NULL, why);
}

/**
 * fettle_import_mark_found:
 * @self: an import
 * @school: a school of the plan
 * @inspection: an inspection as it is to be
 *
 * Takes the mark away, and tells it. What Ofsted was asked and answered stays.
 */
void
fettle_import_mark_found (FettleImport   *self,
                          FettleFollowed *school,
                          FettleRecord   *inspection)
{
  g_autofree char *words = fettle_import_describe_inspection (inspection);

  fettle_record_set_text (inspection, "withdrawn-since", NULL);
  fettle_import_note (self->changes, "changed", school->after, "inspection", _("Inspection"), NULL, words,
                      _("Ofsted’s list has it again."));
}
