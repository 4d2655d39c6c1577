/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/fettle-bundle.h"
#include "exchange/fettle-letter.h"

G_BEGIN_DECLS

/**
 * FettleBundleFile:
 * @document: the record of the document
 * @path: where it goes in the folder: "documents/01-warning-notice.odt"; no words of a person are in it
 *
 * A document that goes with a bundle.
 */
typedef struct
{
  FettleRecord *document;
  char *path;
} FettleBundleFile;

/**
 * FettleBundle:
 * @files: (element-type FettleBundleFile): the documents of the case
 * @others: ids of records that belong to another case of the school
 * @data: what the paper says
 *
 * A bundle in the making.
 */
typedef struct
{
  FettleStore *store;
  FettleRecord *intervention;
  FettleRecord *school;
  FettleDate today;
  GPtrArray *files;
  GHashTable *others;
  FettleLetterData *data;
} FettleBundle;

/* fettle-bundle-kinds.c: what may stand in a bundle */
const char *const *fettle_bundle_kinds      (void);
gboolean           fettle_bundle_has_kind   (const char         *kind,
                                             const char        **source);
gboolean           fettle_bundle_has_field  (const FettleField  *field);
/* fettle-bundle-log.c */
gboolean           fettle_bundle_add_log    (FettleBundle       *self,
                                             GError            **error);
/* fettle-bundle-records.c */
gboolean           fettle_bundle_add_records (FettleBundle      *self,
                                             GError            **error);
gboolean           fettle_bundle_add_clocks (FettleBundle       *self,
                                             GError            **error);

G_END_DECLS
