/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "imports/fettle-layout.h"

G_BEGIN_DECLS

/**
 * FettleCells:
 *
 * Turns cells of public files into values as the register keeps them. Values live until fettle_cells_reset(); most are
 * the cell itself, so that reading 52,000 rows of 60 fields makes next to no allocations.
 */
typedef struct _FettleCells FettleCells;

FettleCells *fettle_cells_new     (void);
void         fettle_cells_free    (FettleCells    *cells);
void         fettle_cells_reset   (FettleCells    *cells);
char        *fettle_cells_take    (FettleCells    *cells,
                                   gsize           length);
const char  *fettle_cells_keep    (FettleCells    *cells,
                                   char           *text);
const char  *fettle_cells_match   (FettleCells    *cells,
                                   const char     *vocabulary,
                                   const char     *words,
                                   const char     *group,
                                   FettleDate      on,
                                   const char    **label);
const char  *fettle_cells_read    (FettleCells    *cells,
                                   FettleCellType  type,
                                   const char     *cell,
                                   gboolean       *odd);
FettleDateOrder fettle_cells_get_order (FettleCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleCells, fettle_cells_free)

G_END_DECLS
