/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* The parts of a workbook by name, parsed. */
typedef struct
{
  GTree *parts; /* name -> xmlDoc */
  GPtrArray *strings;
} Parts;

Parts *parts_open           (const char *path);
void   parts_free           (Parts      *self);
char  *parts_to_text        (Parts      *self);
xmlNode *parts_root         (Parts      *self,
                             const char *name);
xmlNode *parts_find_sheet   (Parts      *self,
                             const char *sheet);
char  *parts_get_cell       (Parts      *self,
                             xmlNode    *sheet,
                             const char *reference);
xmlNode *node_child         (xmlNode    *node,
                             const char *name);
char  *node_attribute       (xmlNode    *node,
                             const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parts, parts_free)

G_END_DECLS
