/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

/* Which school follows on from which, as the public links say: all of England's are kept, for a predecessor of a predecessor may be
 * in no other list. */

static FettleFact *
fact_from_link (const FettleLink *link)
{
  static const char *const columns[] = { "urn", "link-urn", "link-name", "type", "on", NULL };
  const char *const values[] = { link->urn, link->link_urn, link->link_name, link->type, link->on };

  return fettle_fact_new (columns, values);
}

static void
add_to (GHashTable *index,
        FettleFact *link,
        const char *field)
{
  const char *urn = fettle_fact_get (link, field);
  GPtrArray *list = g_hash_table_lookup (index, urn);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_fact_unref);
      g_hash_table_insert (index, (gpointer) urn, list);
    }
  g_ptr_array_add (list, fettle_fact_ref (link));
}

static void
add_link (FettleImport *self,
          FettleFact   *link)
{
  if (fettle_fact_get (link, "link-urn") == NULL || fettle_fact_get (link, "type") == NULL)
    return;
  add_to (self->links_from, link, "urn");
  add_to (self->links_to, link, "link-urn");
}

static gboolean
add_reference_links (FettleImport      *self,
                     FettleStagedFile  *file,
                     GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) links = fettle_reference_list_links (self->store, NULL, &local);

  /* A damaged reference is set aside: the links of the file that was read are all there are. */
  if (links == NULL && g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    return TRUE;
  if (links == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const FettleLink *link = g_ptr_array_index (links, i);
      g_autoptr (FettleFact) fact = NULL;

      if (file != NULL && g_hash_table_contains (file->facts, link->urn))
        continue;
      fact = fact_from_link (link);
      add_link (self, fact);
    }
  return links != NULL;
}

/**
 * fettle_import_load_links:
 * @self: an import
 * @error: return location: as fettle_reference_list_links()
 *
 * Loads the public links as they will be after the import: those of the file that was read, and those of the reference that it does
 * not replace.
 *
 * Returns: whether they could be read
 */
gboolean
fettle_import_load_links (FettleImport  *self,
                          GError       **error)
{
  FettleStagedFile *file = fettle_import_get_file (self, "links");
  GHashTableIter iter;
  gpointer list;

  g_clear_pointer (&self->links_from, g_hash_table_unref);
  g_clear_pointer (&self->links_to, g_hash_table_unref);
  /* The keys are those of the first link in each list. */
  self->links_from = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->links_to = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  if (file != NULL)
    {
      g_hash_table_iter_init (&iter, file->facts);
      while (g_hash_table_iter_next (&iter, NULL, &list))
        for (guint i = 0; i < ((GPtrArray *) list)->len; i++)
          add_link (self, g_ptr_array_index ((GPtrArray *) list, i));
    }
  return (file != NULL && !file->merge) || !fettle_import_trusts (self, "links") || add_reference_links (self, file, error);
}

/**
 * fettle_import_list_links:
 * @index: the links from, or to, each URN
 * @urn: a URN
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n) (nullable): its links
 */
FettleFact **
fettle_import_list_links (GHashTable *index,
                          const char *urn,
                          guint      *n)
{
  GPtrArray *list = g_hash_table_lookup (index, urn);

  *n = list != NULL ? list->len : 0;
  return list != NULL ? (FettleFact **) list->pdata : NULL;
}

/**
 * fettle_import_leads_on:
 * @type: a type of link, as the file words it
 *
 * Returns: whether the school linked to follows on from the school of the row
 */
gboolean
fettle_import_leads_on (const char *type)
{
  return g_str_has_prefix (type, "Successor");
}

/**
 * fettle_import_leads_back:
 * @type: a type of link, as the file words it
 *
 * Returns: whether the school of the row follows on from the school linked to
 */
gboolean
fettle_import_leads_back (const char *type)
{
  return g_str_has_prefix (type, "Predecessor") || g_str_equal (type, "Result of Amalgamation");
}

static guint
count_others (FettleImport *self,
              const char   *urn,
              gboolean    (*leads) (const char *type))
{
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  FettleFact **links = fettle_import_list_links (self->links_from, urn, &n);

  for (guint i = 0; i < n; i++)
    if (leads (fettle_fact_get (links[i], "type")))
      g_hash_table_add (others, (gpointer) fettle_fact_get (links[i], "link-urn"));
  return g_hash_table_size (others);
}

static gboolean
has_mirror (FettleImport *self,
            const char   *from,
            const char   *to)
{
  guint n;
  FettleFact **links = fettle_import_list_links (self->links_from, from, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (fettle_fact_get (links[i], "link-urn"), to))
      return TRUE;
  return FALSE;
}

/**
 * fettle_import_is_single_link:
 * @self: an import with its links loaded
 * @type: the type of the link, as the file words it
 * @old_urn: the school that went before
 * @new_urn: the school that came after
 *
 * One link to the new URN and one away from the old, both plain; a link that has no mirror still counts: 233 of England's have none.
 *
 * Returns: whether nothing else leads to the new URN or away from the old one
 */
gboolean
fettle_import_is_single_link (FettleImport *self,
                              const char   *type,
                              const char   *old_urn,
                              const char   *new_urn)
{
  guint on = count_others (self, old_urn, fettle_import_leads_on);
  guint back = count_others (self, new_urn, fettle_import_leads_back);

  if (!g_str_equal (type, "Successor") && !g_str_equal (type, "Predecessor"))
    return FALSE;
  return on <= 1 && back <= 1 && (on == 0 || has_mirror (self, old_urn, new_urn))
         && (back == 0 || has_mirror (self, new_urn, old_urn));
}

/**
 * fettle_import_describe_link:
 * @type: the type of the link, as the file words it
 * @on: (nullable): its ISO date
 * @laestab: what the LAESTABs say, in words
 * @single: see fettle_import_is_single_link()
 * @both_followed: whether the register follows both schools
 *
 * Returns: (transfer full): the evidence that one school follows on from another, for a person
 */
char *
fettle_import_describe_link (const char *type,
                             const char *on,
                             const char *laestab,
                             gboolean    single,
                             gboolean    both_followed)
{
  g_autofree char *day = on != NULL ? fettle_date_iso_to_words (on) : NULL;
  const char *number = single ? _("the only link") : _("one of several links");
  g_autofree char *about = both_followed ? g_strdup_printf ("%s; %s; %s", laestab, number, _("the register follows both"))
                                         : g_strdup_printf ("%s; %s", laestab, number);

  if (day == NULL)
    /* Translators: evidence that one school follows on from another: kind of link as the file words it, then what
     * speaks for it. */
    return g_strdup_printf (_("Link “%s” in Get Information about Schools; %s."), type, about);
  /* Translators: as before, with the date of the link. */
  return g_strdup_printf (_("Link “%s” of %s in Get Information about Schools; %s."), type, day, about);
}

/**
 * fettle_import_want_predecessors:
 * @self: an import with its links loaded
 * @wanted: URNs of the schools that matter
 *
 * Adds the URNs that those schools had before, however long the chain.
 */
void
fettle_import_want_predecessors (FettleImport *self,
                                 GHashTable   *wanted)
{
  g_autofree const char **urns = (const char **) g_hash_table_get_keys_as_array (wanted, NULL);
  g_autoptr (GQueue) queue = g_queue_new ();

  for (guint i = 0; urns[i] != NULL; i++)
    g_queue_push_tail (queue, (gpointer) urns[i]);
  while (!g_queue_is_empty (queue))
    {
      const char *urn = g_queue_pop_head (queue);
      guint n;
      FettleFact **links = fettle_import_list_links (self->links_from, urn, &n);

      for (guint i = 0; i < n; i++)
        {
          const char *old = fettle_fact_get (links[i], "link-urn");

          if (!fettle_import_leads_back (fettle_fact_get (links[i], "type")) || g_hash_table_contains (wanted, old))
            continue;
          g_hash_table_add (wanted, g_strdup (old));
          g_queue_push_tail (queue, (gpointer) old);
        }
    }
}
