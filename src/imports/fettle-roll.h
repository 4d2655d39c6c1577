/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FettleRoll:
 *
 * The schools that a list names: of which authority, whether they are open, and of what sort.
 */
typedef struct _FettleRoll FettleRoll;

/**
 * FettleShortfall:
 * @la_code: the authority that is short of schools
 * @n_before: its open schools as they are held now, of the sorts that both lists have
 * @n_after: those of them, or of others of these sorts, that the new list has
 * @missing: whether the new list has no row of the authority
 * @n_others: how many authorities are short besides
 *
 * A list that looks as if its download was cut off.
 */
typedef struct
{
  char la_code[4];
  guint n_before;
  guint n_after;
  gboolean missing;
  guint n_others;
} FettleShortfall;

FettleRoll *fettle_roll_new            (void);
void        fettle_roll_free           (FettleRoll       *self);
void        fettle_roll_add            (FettleRoll       *self,
                                        const char       *urn,
                                        const char       *la_code,
                                        const char       *status,
                                        const char       *sector,
                                        const char       *phase);
guint       fettle_roll_get_n          (const FettleRoll *self);
void        fettle_roll_complete       (FettleRoll       *self,
                                        const FettleRoll *known);
gboolean    fettle_roll_has_sort       (FettleRoll       *self,
                                        const char       *sector,
                                        const char       *phase);
gboolean    fettle_roll_is_part        (const FettleRoll *before,
                                        const FettleRoll *after);
gboolean    fettle_roll_find_shortfall (const FettleRoll *before,
                                        const FettleRoll *after,
                                        gboolean          replaces,
                                        FettleShortfall  *shortfall);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleRoll, fettle_roll_free)

G_END_DECLS
