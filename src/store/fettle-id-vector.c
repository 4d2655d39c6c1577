/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-id-vector-private.h"

/* More differences than this are told as one: whoever listens works for each. */
#define MOST_EDITS 200

#define NOWHERE G_MAXUINT

/* What stands between the common beginning and the common end of both vectors. */
typedef struct
{
  GPtrArray *old_ids;
  GPtrArray *new_ids;
  guint head;
  guint old_end;
  guint new_end;
} Middle;

static gboolean
stays (Middle            *middle,
       guint              old_index,
       guint              new_index,
       FettleTouchedFunc  is_touched,
       gpointer           user_data)
{
  const char *id = g_ptr_array_index (middle->old_ids, old_index);

  return g_str_equal (id, g_ptr_array_index (middle->new_ids, new_index)) && !is_touched (id, user_data);
}

static void
trim (Middle            *middle,
      FettleTouchedFunc  is_touched,
      gpointer           user_data)
{
  middle->head = 0;
  middle->old_end = middle->old_ids->len;
  middle->new_end = middle->new_ids->len;
  while (middle->head < MIN (middle->old_end, middle->new_end)
         && stays (middle, middle->head, middle->head, is_touched, user_data))
    middle->head++;
  while (middle->old_end > middle->head && middle->new_end > middle->head
         && stays (middle, middle->old_end - 1, middle->new_end - 1, is_touched, user_data))
    {
      middle->old_end--;
      middle->new_end--;
    }
}

/* For each id of the new middle its place in the old one, or NOWHERE. */
static guint *
find_places (Middle            *middle,
             FettleTouchedFunc  is_touched,
             gpointer           user_data)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint *found = g_new (guint, middle->new_end - middle->head + 1);

  for (guint i = middle->head; i < middle->old_end; i++)
    g_hash_table_insert (places, g_ptr_array_index (middle->old_ids, i), GUINT_TO_POINTER (i + 1));
  for (guint i = middle->head; i < middle->new_end; i++)
    {
      const char *id = g_ptr_array_index (middle->new_ids, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));

      found[i - middle->head] = place == 0 || is_touched (id, user_data) ? NOWHERE : place - 1;
    }
  return found;
}

/* Where in @tails (indexes into @places, in order of their places) a place belongs. */
static guint
find_length (GArray      *tails,
             const guint *places,
             guint        place)
{
  guint low = 0, high = tails->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (places[g_array_index (tails, guint, middle)] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The longest run of ids that keep their order stays; all others are taken out and put in. Marks the others NOWHERE. */
static void
keep_longest_run (guint *places,
                  guint  n_places)
{
  g_autoptr(GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *before = g_new (guint, n_places + 1);
  guint kept;

  for (guint i = 0; i < n_places; i++)
    {
      guint length;

      if (places[i] == NOWHERE)
        continue;
      length = find_length (tails, places, places[i]);
      before[i] = length > 0 ? g_array_index (tails, guint, length - 1) : NOWHERE;
      if (length == tails->len)
        g_array_append_val (tails, i);
      else
        g_array_index (tails, guint, length) = i;
    }
  kept = tails->len > 0 ? g_array_index (tails, guint, tails->len - 1) : NOWHERE;
  for (guint i = n_places; i-- > 0;)
    {
      if (i == kept)
        kept = before[i];
      else
        places[i] = NOWHERE;
    }
}

static void
add_edit (GArray *edits,
          guint   old_from,
          guint   old_to,
          guint   new_from,
          guint   new_to)
{
  FettleEdit edit = { old_from, old_to - old_from, new_from, new_to - new_from };

  if (edit.removed > 0 || edit.added > 0)
    g_array_append_val (edits, edit);
}

/**
 * fettle_id_vector_diff:
 * @old_ids: (element-type utf8): ids as they were, each once
 * @new_ids: (element-type utf8): ids as they are, each once
 * @is_touched: whether an id that stays is to be told as replaced
 * @user_data: for @is_touched
 *
 * Finds the fewest differences, from the first to the last; positions are those of the old vector, so they are to be
 * applied from the last to the first.
 *
 * Returns: (transfer full) (element-type FettleEdit): the differences
 */
GArray *
fettle_id_vector_diff (GPtrArray         *old_ids,
                       GPtrArray         *new_ids,
                       FettleTouchedFunc  is_touched,
                       gpointer           user_data)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (FettleEdit));
  Middle middle = { old_ids, new_ids };
  g_autofree guint *places = NULL;
  guint old_from, new_from;

  trim (&middle, is_touched, user_data);
  places = find_places (&middle, is_touched, user_data);
  keep_longest_run (places, middle.new_end - middle.head);

  old_from = new_from = middle.head;
  for (guint i = middle.head; i < middle.new_end; i++)
    {
      guint place = places[i - middle.head];

      if (place == NOWHERE)
        continue;
      add_edit (edits, old_from, place, new_from, i);
      old_from = place + 1;
      new_from = i + 1;
    }
  add_edit (edits, old_from, middle.old_end, new_from, middle.new_end);
  if (edits->len > MOST_EDITS)
    {
      g_array_set_size (edits, 0);
      add_edit (edits, middle.head, middle.old_end, middle.head, middle.new_end);
    }
  return edits;
}
