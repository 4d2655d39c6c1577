/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlreader.h>

#include "sheets/fettle-input.h"

G_BEGIN_DECLS

/**
 * FettleXml:
 *
 * A reader of one XML entry of an archive: no network, no entities, no document type.
 */
typedef struct _FettleXml FettleXml;

FettleXml   *fettle_xml_open          (FettleArchive  *archive,
                                       const char     *entry,
                                       GError        **error);
void         fettle_xml_close         (FettleXml      *xml);
gboolean     fettle_xml_next          (FettleXml      *xml,
                                       GError        **error);
gboolean     fettle_xml_finish        (GError         *local,
                                       GError        **error);
gboolean     fettle_xml_at_start      (FettleXml      *xml,
                                       const char     *name);
gboolean     fettle_xml_at_end        (FettleXml      *xml,
                                       const char     *name);
gboolean     fettle_xml_at_text       (FettleXml      *xml);
gboolean     fettle_xml_is_empty      (FettleXml      *xml);
const char  *fettle_xml_get_text      (FettleXml      *xml);
const char  *fettle_xml_get           (FettleXml      *xml,
                                       const char     *attribute);
gboolean     fettle_xml_has           (FettleXml      *xml,
                                       const char     *attribute,
                                       const char     *value);
gboolean     fettle_xml_skip          (FettleXml      *xml,
                                       const char     *name,
                                       GError        **error);
gboolean     fettle_xml_fail          (GError        **error);
double       fettle_xml_get_fraction  (FettleXml      *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleXml, fettle_xml_close)

G_END_DECLS
