/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "documents/fettle-odt.h"

G_BEGIN_DECLS

#define FETTLE_ODT_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define FETTLE_ODT_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define FETTLE_ODT_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define FETTLE_ODT_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define FETTLE_ODT_FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define FETTLE_ODT_DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define FETTLE_ODT_SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define FETTLE_ODT_XLINK "http://www.w3.org/1999/xlink"

/* The character style of what could not be filled; made in each document that needs it. */
#define FETTLE_ODT_MISSING_STYLE "FettleMissing"

struct _FettleOdt
{
  xmlDoc *content;   /* office:document-content */
  xmlDoc *styles;    /* office:document-styles */
  GHashTable *parts; /* name in the package to GBytes: pictures, settings and the like */
  char *title;
};

/* fettle-odt-package.c */
GHashTable *fettle_odt_read_package    (GBytes         *package,
                                        GError        **error);
GBytes     *fettle_odt_write_package   (GHashTable     *parts,
                                        const char     *version,
                                        GError        **error);
/* fettle-odt-clean.c */
void        fettle_odt_clean           (xmlDoc         *doc,
                                        GHashTable     *parts);
/* fettle-odt-xml.c */
xmlDoc     *fettle_odt_parse           (GBytes         *bytes,
                                        const char     *root,
                                        GError        **error);
gboolean    fettle_odt_is              (const xmlNode  *node,
                                        const char     *name_space,
                                        const char     *name);
gboolean    fettle_odt_is_paragraph    (const xmlNode  *node);
xmlNode    *fettle_odt_child           (const xmlNode  *parent,
                                        const char     *name_space,
                                        const char     *name);
char       *fettle_odt_attribute       (const xmlNode  *node,
                                        const char     *name_space,
                                        const char     *name);
void        fettle_odt_set_attribute   (xmlNode        *node,
                                        const char     *name_space,
                                        const char     *name,
                                        const char     *value);
xmlNode    *fettle_odt_new_node        (xmlNode        *near,
                                        const char     *name_space,
                                        const char     *name);
xmlNode    *fettle_odt_next_in         (const xmlNode  *root,
                                        xmlNode        *node,
                                        gboolean        descend);
xmlNode    *fettle_odt_get_body        (const FettleOdt *self);
void        fettle_odt_add_missing_style (xmlDoc       *doc);

G_END_DECLS
