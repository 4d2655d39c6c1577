/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-roll.h"

#include <stdlib.h>

/* An authority with fewer open schools can lose half of them in a year; a larger one cannot. */
#define COMPARED_FROM 20

typedef struct
{
  char la_code[4];
  gint8 open;       /* 1 open, 0 not open, -1 where the list does not say */
  const char *sort; /* interned; NULL where the list does not say */
} Entry;

struct _FettleRoll
{
  GHashTable *entries; /* URN as a number -> Entry */
  GHashTable *sorts;   /* interned sorts that it has open schools of; made when it is asked for */
};

typedef struct
{
  guint n_before;
  guint n_after;
  guint n_moved; /* stand in the new list under another authority */
  gboolean named;
} Count;

/**
 * fettle_roll_new:
 *
 * Returns: (transfer full): a roll without schools
 */
FettleRoll *
fettle_roll_new (void)
{
  FettleRoll *self = g_new0 (FettleRoll, 1);

  self->entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * fettle_roll_free:
 * @self: (transfer full) (nullable): a roll
 */
void
fettle_roll_free (FettleRoll *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_clear_pointer (&self->sorts, g_hash_table_unref);
  g_free (self);
}

static const char *
intern_sort (const char *sector,
             const char *phase)
{
  char sort[64];

  if (sector == NULL && phase == NULL)
    return NULL;
  g_snprintf (sort, sizeof sort, "%s/%s", sector != NULL ? sector : "", phase != NULL ? phase : "");
  return g_intern_string (sort);
}

/**
 * fettle_roll_add:
 * @self: a roll
 * @urn: the URN
 * @la_code: (nullable): code of the authority
 * @status: (nullable): code of the vocabulary establishment-status
 * @sector: (nullable): code of the vocabulary school-sector
 * @phase: (nullable): code of the vocabulary phase
 *
 * Adds a school, once: the first row of a school counts.
 */
void
fettle_roll_add (FettleRoll *self,
                 const char *urn,
                 const char *la_code,
                 const char *status,
                 const char *sector,
                 const char *phase)
{
  gpointer key = GUINT_TO_POINTER ((guint) atoi (urn));
  Entry *entry;

  g_return_if_fail (self != NULL && urn != NULL);

  if (g_hash_table_contains (self->entries, key))
    return;
  entry = g_new0 (Entry, 1);
  g_strlcpy (entry->la_code, la_code != NULL ? la_code : "", sizeof entry->la_code);
  entry->open = status == NULL ? -1 : g_str_has_prefix (status, "open");
  entry->sort = intern_sort (sector, phase);
  g_hash_table_insert (self->entries, key, entry);
  g_clear_pointer (&self->sorts, g_hash_table_unref);
}

/**
 * fettle_roll_get_n:
 * @self: a roll
 *
 * Returns: how many schools it names
 */
guint
fettle_roll_get_n (const FettleRoll *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->entries);
}

/**
 * fettle_roll_complete:
 * @self: a roll of a list that does not say all of its schools
 * @known: the roll of a list of establishments
 *
 * Takes from the other roll what the list itself does not say of a school: whether it is open, and its sort. A list that does not name
 * the authority is compared with nothing.
 */
void
fettle_roll_complete (FettleRoll       *self,
                      const FettleRoll *known)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (self != NULL && known != NULL);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Entry *entry = value;
      const Entry *other = g_hash_table_lookup (known->entries, key);

      if (other == NULL)
        continue;
      if (entry->open < 0)
        entry->open = other->open;
      if (entry->sort == NULL)
        entry->sort = other->sort;
    }
  g_clear_pointer (&self->sorts, g_hash_table_unref);
}

/* What is not known to be shut counts as open. */
static gboolean
is_open (const Entry *entry)
{
  return entry->open != 0;
}

static GHashTable *
list_sorts (const FettleRoll *self)
{
  GHashTable *sorts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (is_open (value))
      g_hash_table_add (sorts, (gpointer) ((Entry *) value)->sort);
  return sorts;
}

/**
 * fettle_roll_has_sort:
 * @self: a roll
 * @sector: (nullable): code of the vocabulary school-sector
 * @phase: (nullable): code of the vocabulary phase
 *
 * Returns: whether the list has any open school of the sort: if not, it says nothing about such schools
 */
gboolean
fettle_roll_has_sort (FettleRoll *self,
                      const char *sector,
                      const char *phase)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->sorts == NULL)
    self->sorts = list_sorts (self);
  return g_hash_table_contains (self->sorts, intern_sort (sector, phase));
}

static Count *
count_of (GHashTable *counts,
          const char *la_code)
{
  Count *count = g_hash_table_lookup (counts, la_code);

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      g_hash_table_insert (counts, g_strdup (la_code), count);
    }
  return count;
}

static void
count_before (const FettleRoll *before,
              const FettleRoll *after,
              GHashTable       *sorts,
              GHashTable       *counts)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, before->entries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Entry *entry = value;
      const Entry *now = g_hash_table_lookup (after->entries, key);
      Count *count;

      if (*entry->la_code == '\0' || !is_open (entry) || !g_hash_table_contains (sorts, entry->sort))
        continue;
      count = count_of (counts, entry->la_code);
      count->n_before++;
      count->n_moved += now != NULL && *now->la_code != '\0' && !g_str_equal (now->la_code, entry->la_code);
    }
}

static void
count_after (const FettleRoll *after,
             GHashTable       *sorts,
             GHashTable       *counts)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, after->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;
      Count *count;

      if (*entry->la_code == '\0')
        continue;
      count = count_of (counts, entry->la_code);
      count->named = TRUE;
      count->n_after += is_open (entry) && g_hash_table_contains (sorts, entry->sort);
    }
}

static GHashTable *
find_common_sorts (const FettleRoll *before,
                   const FettleRoll *after)
{
  g_autoptr (GHashTable) first = list_sorts (before);
  g_autoptr (GHashTable) second = list_sorts (after);
  GHashTable *both = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer sort;

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &sort, NULL))
    if (g_hash_table_contains (second, sort))
      g_hash_table_add (both, sort);
  return both;
}

static guint
count_open (const FettleRoll *self,
            GHashTable       *sorts)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += is_open (value) && g_hash_table_contains (sorts, ((Entry *) value)->sort);
  return n;
}

/**
 * fettle_roll_is_part:
 * @before: the schools that a data set holds now
 * @after: the schools of a new list of the same data set
 *
 * Returns: whether the list has fewer than nine tenths of the open schools that are held, of the sorts that both have: then it adds to
 * them and takes none away
 */
gboolean
fettle_roll_is_part (const FettleRoll *before,
                     const FettleRoll *after)
{
  g_autoptr (GHashTable) sorts = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  sorts = find_common_sorts (before, after);
  return count_open (after, sorts) < count_open (before, sorts) / 10.0 * 9;
}

static gboolean
is_short (const Count *count,
          gboolean     replaces)
{
  guint there = (count->named ? count->n_after : 0) + count->n_moved;

  return (count->named || replaces) && count->n_before >= COMPARED_FROM && there * 2 < count->n_before;
}

/**
 * fettle_roll_find_shortfall:
 * @before: the schools that a data set holds now
 * @after: the schools of a new list of the same data set
 * @replaces: whether the list takes the place of all that is held, so that what it lacks is lost
 * @shortfall: (out caller-allocates): the authority that loses most
 *
 * Compares like with like: for each authority that the list names, its open schools of the sorts that both have. A school that stands
 * in the list under another authority, as after a reorganisation, is not missing.
 *
 * Returns: whether an authority of twenty or more schools has fewer than half of them in the list
 */
gboolean
fettle_roll_find_shortfall (const FettleRoll *before,
                            const FettleRoll *after,
                            gboolean          replaces,
                            FettleShortfall  *shortfall)
{
  g_autoptr (GHashTable) sorts = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer la_code, value;
  guint n_short = 0;

  g_return_val_if_fail (before != NULL && after != NULL && shortfall != NULL, FALSE);

  sorts = find_common_sorts (before, after);
  count_before (before, after, sorts, counts);
  count_after (after, sorts, counts);
  *shortfall = (FettleShortfall) { { 0 } };
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &la_code, &value))
    {
      const Count *count = value;
      guint lost = count->n_before - MIN (count->n_before, count->n_after);
      guint most = shortfall->n_before - MIN (shortfall->n_before, shortfall->n_after);

      if (!is_short (count, replaces))
        continue;
      n_short++;
      if (lost < most || (lost == most && n_short > 1 && g_strcmp0 (la_code, shortfall->la_code) > 0))
        continue;
      g_strlcpy (shortfall->la_code, la_code, sizeof shortfall->la_code);
      shortfall->n_before = count->n_before;
      shortfall->n_after = count->n_after;
      shortfall->missing = !count->named;
    }
  shortfall->n_others = n_short > 0 ? n_short - 1 : 0;
  return n_short > 0;
}
