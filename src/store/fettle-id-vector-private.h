/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FettleEdit:
 * @position: where in the old vector
 * @removed: how many ids go there
 * @start: where in the new vector the ids come from
 * @added: how many come
 *
 * One difference between two vectors of ids.
 */
typedef struct
{
  guint position;
  guint removed;
  guint start;
  guint added;
} FettleEdit;

/* Whether the row of an id is to be made anew although the id stays. */
typedef gboolean (*FettleTouchedFunc) (const char *id, gpointer user_data);

GArray *fettle_id_vector_diff (GPtrArray         *old_ids,
                               GPtrArray         *new_ids,
                               FettleTouchedFunc  is_touched,
                               gpointer           user_data);

G_END_DECLS
