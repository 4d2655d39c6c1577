/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-list-update.h"

static gboolean
is_same (GListStore *store,
         guint       position,
         gpointer    item,
         GEqualFunc  same)
{
  g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (store), position);

  return same (old, item);
}

/**
 * fettle_list_update:
 * @store: what is on screen
 * @items: (element-type GObject): what should be
 * @same: whether two items look the same
 *
 * Brings a list up to date by replacing only the stretch that differs, so that focus, scroll and open rows outside of it stay.
 */
void
fettle_list_update (GListStore *store,
                    GPtrArray  *items,
                    GEqualFunc  same)
{
  guint n_old, head = 0, tail = 0;

  g_return_if_fail (G_IS_LIST_STORE (store));
  g_return_if_fail (items != NULL);

  n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  while (head < MIN (n_old, items->len) && is_same (store, head, g_ptr_array_index (items, head), same))
    head++;
  while (tail < MIN (n_old, items->len) - head &&
         is_same (store, n_old - 1 - tail, g_ptr_array_index (items, items->len - 1 - tail), same))
    tail++;
  if (head + tail == n_old && head + tail == items->len)
    return;
  g_list_store_splice (store, head, n_old - head - tail, items->len ? items->pdata + head : NULL,
                       items->len - head - tail);
}
