/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-held.h"

/**
 * Dates:
 * @day_first: how many of a column can only be day first
 * @month_first: only month first
 * @either: either
 */
typedef struct
{
  guint day_first;
  guint month_first;
  guint either;
} Dates;

struct _FettleHeld
{
  GArray *dates;        /* Dates by heading, of the reading at hand */
  GHashTable *columns;  /* headings + 1 */
  GHashTable *schools;  /* URNs */
  char *example;        /* a date that is month first */
  gboolean grew;
};

/**
 * fettle_held_new:
 *
 * Returns: (transfer full): nothing held back yet
 */
FettleHeld *
fettle_held_new (void)
{
  FettleHeld *self = g_new0 (FettleHeld, 1);

  self->dates = g_array_new (FALSE, TRUE, sizeof (Dates));
  self->columns = g_hash_table_new (NULL, NULL);
  self->schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * fettle_held_free:
 * @held: (transfer full): what is held back
 *
 * Frees it.
 */
void
fettle_held_free (FettleHeld *held)
{
  g_return_if_fail (held != NULL);

  g_array_unref (held->dates);
  g_hash_table_unref (held->columns);
  g_hash_table_unref (held->schools);
  g_free (held->example);
  g_free (held);
}

/**
 * fettle_held_has_column:
 * @held: what is held back
 * @heading: index of a heading of the layout
 *
 * Returns: whether the column is held back
 */
gboolean
fettle_held_has_column (const FettleHeld *held,
                        guint             heading)
{
  return g_hash_table_contains (held->columns, GUINT_TO_POINTER (heading + 1));
}

/**
 * fettle_held_has_school:
 * @held: what is held back
 * @urn: a URN
 *
 * Returns: whether the inspections of the school are held back
 */
gboolean
fettle_held_has_school (const FettleHeld *held,
                        const char       *urn)
{
  return g_hash_table_contains (held->schools, urn);
}

/**
 * fettle_held_note_date:
 * @held: what is held back
 * @heading: index of a heading of the layout
 * @order: what a date of the column says of the order of day and month
 * @cell: the date as it stands
 *
 * Counts a date.
 */
void
fettle_held_note_date (FettleHeld      *held,
                       guint            heading,
                       FettleDateOrder  order,
                       const char      *cell)
{
  Dates *dates;

  if (order == FETTLE_DATE_ORDER_NONE)
    return;
  if (held->dates->len <= heading)
    g_array_set_size (held->dates, heading + 1);
  dates = &g_array_index (held->dates, Dates, heading);
  dates->day_first += order == FETTLE_DATE_ORDER_DAY_FIRST;
  dates->month_first += order == FETTLE_DATE_ORDER_MONTH_FIRST;
  dates->either += order == FETTLE_DATE_ORDER_EITHER;
  if (order == FETTLE_DATE_ORDER_MONTH_FIRST && held->example == NULL)
    held->example = g_strdup (cell);
}

/**
 * fettle_held_add_school:
 * @held: what is held back
 * @urn: URN of a school with an inspection without a day
 * @elsewhere: whether other rows of the file may be about the school
 *
 * Holds back the school's inspections.
 */
void
fettle_held_add_school (FettleHeld *held,
                        const char *urn,
                        gboolean    elsewhere)
{
  gboolean added = g_hash_table_add (held->schools, g_strdup (urn));

  held->grew |= added && elsewhere;
}

static gboolean
has_month_first (const FettleHeld *self)
{
  for (guint i = 0; i < self->dates->len; i++)
    {
      const Dates *dates = &g_array_index (self->dates, Dates, i);

      if (dates->month_first > 0 && dates->day_first == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_held_finish:
 * @held: what is held back
 * @layout: the layout of a file that was read to its end
 *
 * Works out what else is to be held back. A column is held back where some of its dates can only be month first and none
 * can only be day first; and with it every column of the file whose dates may be either, for the same program wrote them.
 *
 * Returns: whether the file is to be read again
 */
gboolean
fettle_held_finish (FettleHeld         *held,
                    const FettleLayout *layout)
{
  gboolean grew = held->grew;

  g_return_val_if_fail (held != NULL && layout != NULL, FALSE);

  if (has_month_first (held))
    for (guint i = 0; i < held->dates->len; i++)
      {
        const Dates *dates = &g_array_index (held->dates, Dates, i);

        if (dates->day_first == 0 && dates->month_first + dates->either > 0)
          grew |= g_hash_table_add (held->columns, GUINT_TO_POINTER (i + 1));
      }
  g_array_set_size (held->dates, 0);
  held->grew = FALSE;
  return grew;
}

/**
 * fettle_held_get_n_schools:
 * @held: what is held back
 *
 * Returns: of how many schools the inspections are held back
 */
guint
fettle_held_get_n_schools (const FettleHeld *held)
{
  g_return_val_if_fail (held != NULL, 0);

  return g_hash_table_size (held->schools);
}

/**
 * fettle_held_get_example:
 * @held: what is held back
 *
 * Returns: (nullable): a date that is month first, as the file writes it
 */
const char *
fettle_held_get_example (const FettleHeld *held)
{
  g_return_val_if_fail (held != NULL, NULL);

  return held->example;
}
