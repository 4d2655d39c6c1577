/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each pass takes one step of every chain; the longest chain in the public links has five URNs. Joining two followed schools takes a
 * pass of its own. */
#define MAX_PASSES 100

/**
 * Succession:
 * @school: the school that is followed under the old URN
 * @rival: (nullable): the new URN's own record, where it is followed as a school of its own
 * @fact: the new URN's row
 * @type: the kind of link, as the file words it
 * @on: (nullable): its date
 * @single: whether nothing else leads to the new URN or away from the old one
 *
 * A new URN that the public links say follows on from one that the register knows.
 */
typedef struct
{
  FettleFollowed *school;
  FettleFollowed *rival;
  FettleFact *fact;
  char *type;
  char *on;
  gboolean single;
} Succession;

static void
succession_free (gpointer data)
{
  Succession *self = data;

  fettle_fact_unref (self->fact);
  g_free (self->type);
  g_free (self->on);
  g_free (self);
}

static gboolean
is_closed (FettleImport   *self,
           FettleFollowed *school)
{
  FettleFact *fact = g_hash_table_lookup (self->rows, fettle_record_get_text (school->after, "urn"));
  const char *status =
      fact != NULL ? fettle_fact_get (fact, "status") : fettle_record_get_text (school->after, "status");

  return g_strcmp0 (status, "closed") == 0;
}

static FettleFact *
find_row (FettleImport *self,
          const char   *urn)
{
  FettleFact *fact = g_hash_table_lookup (self->rows, urn);

  return fact != NULL && g_strcmp0 (fettle_fact_get (fact, "status"), "proposed-to-open") != 0 ? fact : NULL;
}

static void
add_succession (FettleImport   *self,
                GPtrArray      *found,
                FettleFollowed *school,
                const char     *new_urn,
                FettleFact     *link)
{
  FettleFact *fact = find_row (self, new_urn);
  FettleFollowed *rival = g_hash_table_lookup (self->by_urn, new_urn);
  Succession *succession;

  if (fact == NULL || rival == school || !is_closed (self, school) ||
      (rival == NULL && g_hash_table_contains (self->numbers, new_urn)))
    return;
  /* Those of one school stand together. */
  for (guint i = found->len; i > 0; i--)
    {
      const Succession *other = g_ptr_array_index (found, i - 1);

      if (other->school != school)
        break;
      if (g_strcmp0 (fettle_fact_get (other->fact, "urn"), new_urn) == 0)
        return;
    }
  succession = g_new0 (Succession, 1);
  succession->school = school;
  succession->rival = rival;
  succession->fact = fettle_fact_ref (fact);
  succession->type = g_strdup (fettle_fact_get (link, "type"));
  succession->on = g_strdup (fettle_fact_get (link, "on"));
  g_ptr_array_add (found, succession);
}

/* A link stands in the row of the old school, of the new one, or of both. */
static void
find_from (FettleImport   *self,
           const char     *urn,
           FettleFollowed *school,
           GPtrArray      *found)
{
  guint n;
  FettleFact **links = fettle_import_list_links (self->links_from, urn, &n);

  for (guint i = 0; i < n; i++)
    if (fettle_import_leads_on (fettle_fact_get (links[i], "type")))
      add_succession (self, found, school, fettle_fact_get (links[i], "link-urn"), links[i]);
  links = fettle_import_list_links (self->links_to, urn, &n);
  for (guint i = 0; i < n; i++)
    if (fettle_import_leads_back (fettle_fact_get (links[i], "type")))
      add_succession (self, found, school, fettle_fact_get (links[i], "urn"), links[i]);
}

static int
compare_successions (gconstpointer a,
                     gconstpointer b)
{
  const Succession *left = *(const Succession *const *) a;
  const Succession *right = *(const Succession *const *) b;
  int order = g_strcmp0 (fettle_record_get_text (left->school->after, "urn"),
                         fettle_record_get_text (right->school->after, "urn"));

  return order != 0 ? order : g_strcmp0 (fettle_fact_get (left->fact, "urn"), fettle_fact_get (right->fact, "urn"));
}

static GPtrArray *
find_successions (FettleImport *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (succession_free);
  GHashTableIter iter;
  gpointer urn, school;

  g_hash_table_iter_init (&iter, self->by_urn);
  while (g_hash_table_iter_next (&iter, &urn, &school))
    find_from (self, urn, school, found);
  for (guint i = 0; i < found->len; i++)
    {
      Succession *it = g_ptr_array_index (found, i);

      it->single = fettle_import_is_single_link (self, it->type, fettle_record_get_text (it->school->after, "urn"),
                                                 fettle_fact_get (it->fact, "urn"));
    }
  g_ptr_array_sort (found, compare_successions);
  return found;
}

static gboolean
has_same_laestab (const Succession *it)
{
  const char *laestab = fettle_fact_get (it->fact, "laestab");

  return laestab != NULL && g_strcmp0 (laestab, fettle_record_get_text (it->school->after, "laestab")) == 0;
}

static char *
describe_evidence (const Succession *it)
{
  return fettle_import_describe_link (it->type, it->on, has_same_laestab (it) ? _("same LAESTAB") : _("another LAESTAB"),
                                      it->single, it->rival != NULL);
}

static void
note_succession (GPtrArray        *list,
                 const Succession *it)
{
  g_autofree char *evidence = describe_evidence (it);

  fettle_import_note (list, "successor", it->school->after, "urn", _("URN"),
                      fettle_record_get_text (it->school->after, "urn"), fettle_fact_get (it->fact, "urn"), evidence);
}

static void
end_number (FettleImport     *self,
            const Succession *it)
{
  const char *old_urn = fettle_record_get_text (it->school->after, "urn");
  FettleRecord *number = g_hash_table_lookup (self->numbers, old_urn);
  FettleFact *row = g_hash_table_lookup (self->rows, old_urn);
  const char *close = row != NULL ? fettle_fact_get (row, "close-date") : NULL;
  g_autofree char *evidence = describe_evidence (it);
  g_autoptr (FettleRecord) copy = NULL;

  if (number == NULL)
    return;
  copy = fettle_record_copy (number);
  fettle_record_set_text (copy, "to", close != NULL ? close : it->on);
  fettle_record_set_text (copy, "evidence", evidence);
  fettle_import_put (self, copy, number);
}

/* What the public lists gave the joined record, and give the school that goes on anew. */
static gboolean
is_of_public_lists (FettleRecord *record,
                    GHashTable   *inspections)
{
  const char *kind = fettle_record_get_kind (record)->name;

  if (g_str_equal (kind, "contact"))
    return g_strcmp0 (fettle_record_get_text (record, "source"), "gias") == 0;
  if (g_str_equal (kind, "inspection"))
    return g_hash_table_contains (inspections, fettle_record_get_id (record));
  if (g_str_equal (kind, "inspection-grade"))
    return g_hash_table_contains (inspections, fettle_record_get_text (record, "inspection"));
  return g_str_equal (kind, "school-urn");
}

static GHashTable *
list_public_inspections (FettleImport  *self,
                         const char    *school_id,
                         GError       **error)
{
  g_autoptr (GPtrArray) records = fettle_store_list (self->store, "inspection", "school", school_id, error);
  GHashTable *ids = records != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (records, i), "source"), "ofsted") == 0)
      g_hash_table_add (ids, g_strdup (fettle_record_get_id (g_ptr_array_index (records, i))));
  return ids;
}

static gboolean
move_kind (FettleImport      *self,
           const Succession  *it,
           const FettleKind  *kind,
           GHashTable        *inspections,
           GError           **error)
{
  const char *rival = fettle_record_get_id (it->rival->after);
  g_autoptr (GPtrArray) records = fettle_store_list (self->store, kind->name, "school", rival, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      g_autoptr (FettleRecord) copy = fettle_record_copy (record);

      fettle_record_set_text (copy, "school", fettle_record_get_id (it->school->after));
      if (is_of_public_lists (record, inspections))
        fettle_batch_remove (self->batch, record);
      else
        fettle_import_put (self, copy, record);
    }
  return records != NULL;
}

/* The new URN's own record goes; what officers wrote there, of whatever kind, moves to the school that goes on. */
static gboolean
move_belongings (FettleImport     *self,
                 const Succession *it,
                 GError          **error)
{
  g_autoptr (GHashTable) inspections = NULL;
  guint n;
  const FettleKind *const *kinds = fettle_kinds_list (&n);

  inspections = list_public_inspections (self, fettle_record_get_id (it->rival->after), error);
  if (inspections == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (fettle_kind_find_field (kinds[i], "school") >= 0 && !move_kind (self, it, kinds[i], inspections, error))
      return FALSE;
  fettle_batch_remove (self->batch, it->rival->before);
  return TRUE;
}

static gboolean
take_succession (FettleImport     *self,
                 const Succession *it,
                 GError          **error)
{
  const char *new_urn = fettle_fact_get (it->fact, "urn");
  g_autofree char *old_urn = g_strdup (fettle_record_get_text (it->school->after, "urn"));

  note_succession (self->changes, it);
  end_number (self, it);
  if (it->rival != NULL)
    {
      if (!move_belongings (self, it, error))
        return FALSE;
      g_hash_table_remove (self->numbers, new_urn);
      g_hash_table_remove (self->by_urn, new_urn);
      g_hash_table_remove (self->followed, fettle_record_get_id (it->rival->after));
    }
  g_hash_table_remove (self->by_urn, old_urn);
  fettle_record_set_text (it->school->after, "urn", new_urn);
  g_ptr_array_add (it->school->taken_urns, fettle_fact_ref (it->fact));
  g_hash_table_replace (self->by_urn, g_strdup (new_urn), it->school);
  return TRUE;
}

static gboolean
is_accepted (FettleImport     *self,
             const Succession *it)
{
  const char *accepted = g_hash_table_lookup (self->accepted, fettle_record_get_text (it->school->after, "urn"));

  return accepted != NULL && g_str_equal (accepted, fettle_fact_get (it->fact, "urn"));
}

static gboolean
is_to_take (FettleImport     *self,
            const Succession *it)
{
  return is_accepted (self, it) || (it->single && it->rival == NULL && has_same_laestab (it));
}

/* Whether an earlier succession of the pass has changed the school, or taken the URN, already. */
static gboolean
is_stale (FettleImport     *self,
          const Succession *it,
          GHashTable       *moved)
{
  return g_hash_table_contains (moved, it->school)
         || (it->rival == NULL && g_hash_table_contains (self->by_urn, fettle_fact_get (it->fact, "urn")));
}

static gboolean
take_pass (FettleImport  *self,
           GPtrArray     *found,
           gboolean      *taken,
           GError       **error)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);

  *taken = FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const Succession *it = g_ptr_array_index (found, i);
      gboolean joins = it->rival != NULL;

      if (is_stale (self, it, moved) || !is_to_take (self, it))
        continue;
      g_hash_table_add (moved, it->school);
      *taken = TRUE;
      if (!take_succession (self, it, error))
        return FALSE;
      /* The joined school is gone, and with it what other successions of the pass may point to. */
      if (joins)
        return TRUE;
    }
  return TRUE;
}

/**
 * fettle_import_plan_successors:
 * @self: an import with its register and rows loaded
 * @error: return location: as fettle_store_list()
 *
 * Finds URNs that follow on from those that the register knows. A single clean successor with the same LAESTAB is taken
 * at once, and so is what the officer accepted; the others are offered with the evidence. The school keeps its record
 * and so its whole history.
 *
 * Returns: whether the register could be read
 */
gboolean
fettle_import_plan_successors (FettleImport *self,
                               GError      **error)
{
  gboolean taken = g_hash_table_size (self->by_urn) > 0;

  for (guint pass = 0; pass < MAX_PASSES && taken; pass++)
    {
      g_autoptr (GPtrArray) found = find_successions (self);

      if (!take_pass (self, found, &taken, error))
        return FALSE;
      for (guint i = 0; i < found->len && !taken && self->asks; i++)
        note_succession (self->offers, g_ptr_array_index (found, i));
    }
  return TRUE;
}
