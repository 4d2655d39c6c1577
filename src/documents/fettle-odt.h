/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FettleOdt:
 *
 * An OpenDocument text in memory: a template, or a letter made from one.
 */
typedef struct _FettleOdt FettleOdt;

FettleOdt *fettle_odt_new_from_flat  (GBytes           *styles,
                                      GBytes           *body,
                                      GError          **error);
FettleOdt *fettle_odt_open           (GBytes           *package,
                                      GError          **error);
void       fettle_odt_free           (FettleOdt        *self);
void       fettle_odt_set_title      (FettleOdt        *self,
                                      const char       *title);
const char *fettle_odt_get_title     (const FettleOdt  *self);
void       fettle_odt_set_letterhead (FettleOdt        *self,
                                      FettleOdt        *letterhead);
GBytes    *fettle_odt_to_bytes       (const FettleOdt  *self,
                                      GError          **error);
char      *fettle_odt_to_text        (const FettleOdt  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleOdt, fettle_odt_free)

G_END_DECLS
