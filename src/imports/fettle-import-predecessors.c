/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

/**
 * Predecessor:
 * @urn: the number that the school had before
 * @next: the number that it had next
 * @link: the link that says so
 * @row: (nullable): the old number's own row in the list of schools
 * @laestab: (nullable): its LAESTAB, as that row or Ofsted's list has it
 *
 * A URN that the public links say a followed school had before it came to the register.
 */
typedef struct
{
  const char *urn;
  const char *next;
  FettleFact *link;
  FettleFact *row;
  char *laestab;
} Predecessor;

/* An extract of open schools has no row of the old number, but Ofsted's row of the new one says where a grade was earned. */
static char *
find_laestab (FettleImport    *self,
              FettleFollowed  *school,
              const char      *urn)
{
  g_autoptr (GPtrArray) facts = NULL;

  facts = fettle_import_list_facts (self, "outcomes", fettle_record_get_text (school->after, "urn"));
  for (guint i = 0; i < facts->len; i++)
    {
      FettleFact *fact = g_ptr_array_index (facts, i);

      if (g_strcmp0 (fettle_fact_get (fact, "urn-at-time"), urn) == 0)
        return g_strdup (fettle_fact_get (fact, "laestab-at-time"));
    }
  return NULL;
}

static char *
describe_evidence (FettleImport      *self,
                   const Predecessor *it,
                   const char        *laestab)
{
  const char *words = it->laestab == NULL                        ? _("the old LAESTAB is not known")
                      : g_strcmp0 (it->laestab, laestab) == 0 ? _("same LAESTAB")
                                                              : _("another LAESTAB");
  const char *type = fettle_fact_get (it->link, "type");

  return fettle_import_describe_link (type, fettle_fact_get (it->link, "on"), words,
                                      fettle_import_is_single_link (self, type, it->urn, it->next), FALSE);
}

static const char *
name_of (const Predecessor *it)
{
  if (it->row != NULL)
    return fettle_fact_get (it->row, "name");
  return g_strcmp0 (fettle_fact_get (it->link, "link-urn"), it->urn) == 0 ? fettle_fact_get (it->link, "link-name") : NULL;
}

static void
note_predecessor (GPtrArray         *list,
                  FettleFollowed    *school,
                  const Predecessor *it,
                  const char        *evidence)
{
  const char *name = name_of (it);
  g_autofree char *words = NULL;

  /* Translators: %1$s is the name of a school that closed, %2$s a sentence of evidence. */
  words = name != NULL ? g_strdup_printf (_("“%1$s” went before. %2$s"), name, evidence) : g_strdup (evidence);
  fettle_import_note (list, "predecessor", school->after, "urn", _("URN"), it->urn, it->next, words);
}

/* What stands in for a row that the list does not have: the name and the day that the link gives. */
static FettleFact *
make_row (const Predecessor *it)
{
  static const char *const columns[] = { "urn", "laestab", "name", "close-date", NULL };
  const char *const values[] = { it->urn, it->laestab, name_of (it), fettle_fact_get (it->link, "on") };

  return it->row != NULL ? fettle_fact_ref (it->row) : fettle_fact_new (columns, values);
}

static gboolean
is_to_take (FettleImport      *self,
            const Predecessor *it,
            const char        *laestab)
{
  const char *accepted = g_hash_table_lookup (self->accepted, it->urn);

  return g_strcmp0 (accepted, it->next) == 0
         || (laestab != NULL && g_strcmp0 (it->laestab, laestab) == 0
             && fettle_import_is_single_link (self, fettle_fact_get (it->link, "type"), it->urn, it->next));
}

static void
take_predecessor (FettleImport      *self,
                  FettleFollowed    *school,
                  const Predecessor *it,
                  const char        *evidence)
{
  g_autoptr (FettleFact) row = make_row (it);

  note_predecessor (self->changes, school, it, evidence);
  fettle_import_put_number (self, school->after, row, evidence);
  g_ptr_array_add (school->taken_urns, g_steal_pointer (&row));
}

/* A school that is followed by itself, or that still teaches, is nobody's past. */
static gboolean
is_past (FettleImport *self,
         const char   *urn)
{
  FettleFact *row = g_hash_table_lookup (self->rows, urn);

  return !g_hash_table_contains (self->by_urn, urn) && !g_hash_table_contains (self->numbers, urn)
         && (row == NULL || g_strcmp0 (fettle_fact_get (row, "status"), "closed") == 0);
}

static gboolean
was_offered (FettleImport *self,
             const char   *urn,
             const char   *next)
{
  for (guint i = self->offers->len; i > 0; i--)
    {
      const FettleImportChange *offer = g_ptr_array_index (self->offers, i - 1);

      if (!g_str_equal (offer->kind, "predecessor") || !g_str_equal (offer->after, next))
        return FALSE;
      if (g_str_equal (offer->before, urn))
        return TRUE;
    }
  return FALSE;
}

static void look_back (FettleImport *self, FettleFollowed *school, const char *urn, const char *laestab);

static void
consider (FettleImport    *self,
          FettleFollowed  *school,
          const char      *urn,
          const char      *next,
          const char      *laestab,
          FettleFact      *link)
{
  Predecessor it = { urn, next, link, g_hash_table_lookup (self->rows, urn), NULL };
  g_autofree char *evidence = NULL;

  if (!is_past (self, urn) || was_offered (self, urn, next))
    return;
  it.laestab = it.row != NULL ? g_strdup (fettle_fact_get (it.row, "laestab")) : find_laestab (self, school, urn);
  evidence = describe_evidence (self, &it, laestab);
  if (is_to_take (self, &it, laestab))
    {
      take_predecessor (self, school, &it, evidence);
      look_back (self, school, urn, it.laestab);
    }
  else if (self->asks)
    note_predecessor (self->offers, school, &it, evidence);
  g_free (it.laestab);
}

static void
look_back (FettleImport    *self,
           FettleFollowed  *school,
           const char      *urn,
           const char      *laestab)
{
  guint n;
  FettleFact **links = fettle_import_list_links (self->links_from, urn, &n);

  for (guint i = 0; i < n; i++)
    if (fettle_import_leads_back (fettle_fact_get (links[i], "type")))
      consider (self, school, fettle_fact_get (links[i], "link-urn"), urn, laestab, links[i]);
  links = fettle_import_list_links (self->links_to, urn, &n);
  for (guint i = 0; i < n; i++)
    if (fettle_import_leads_on (fettle_fact_get (links[i], "type")))
      consider (self, school, fettle_fact_get (links[i], "urn"), urn, laestab, links[i]);
}

/**
 * fettle_import_plan_predecessors:
 * @self: an import with its schools planned
 * @school: a school of the plan
 *
 * Finds the URNs that a school had before the register knew it, however long the chain. A single clean link between URNs of the same
 * LAESTAB is taken at once, and so is what the officer accepted; the others are offered with the evidence. The old number becomes one
 * of the school's, with its dates, and what was earned under it the predecessor's.
 */
void
fettle_import_plan_predecessors (FettleImport    *self,
                                 FettleFollowed  *school)
{
  GPtrArray *urns = fettle_import_list_urns (self, school->after);
  guint n = urns->len;

  for (guint i = 0; i < n; i++)
    {
      const char *urn = g_ptr_array_index (urns, i);
      FettleRecord *number = g_hash_table_lookup (self->numbers, urn);

      look_back (self, school, urn,
                 number != NULL ? fettle_record_get_text (number, "laestab") : fettle_record_get_text (school->after, "laestab"));
    }
}
