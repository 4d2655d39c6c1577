/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/fettle-bundle-sheets.h"
#include "evidence/fettle-bundle.h"
#include "documents/fettle-letter-paper.h"
#include "letters/fettle-letter.h"

G_BEGIN_DECLS

/**
 * FettleBundleFile:
 * @document: the record of the document
 * @path: where it goes in the folder: "documents/01-warning-notice.odt"; no words of a person are in it
 * @owner: the record that it was kept with: "Warning notice, 7 Sep 2026"
 * @sheets: its pages, once it was copied
 *
 * A document that goes with a bundle.
 */
typedef struct
{
  FettleRecord *document;
  char *path;
  char *owner;
  FettleSheets *sheets;
} FettleBundleFile;

/**
 * FettleBundlePart:
 * @odt: what @paper was laid out from
 * @paper: pages of our own: the records, or the page before a document
 * @sheets: (nullable) (transfer none): the pages of a document, after them
 * @first: the page of the bundle that it begins on, from 1
 *
 * A part of the one PDF.
 */
typedef struct
{
  FettleOdt *odt;
  FettleLetterPaper *paper;
  FettleSheets *sheets;
  guint first;
} FettleBundlePart;

/**
 * FettleBundleEntry:
 * @title: (transfer none): what begins there
 * @page: the page of the bundle, from 1
 *
 * A line of the contents.
 */
typedef struct
{
  const char *title;
  guint page;
} FettleBundleEntry;

/**
 * FettleBundle:
 * @files: (element-type FettleBundleFile): the documents of the case
 * @others: ids of records that belong to another case of the school
 * @council: (nullable): the authority
 * @made_by: (transfer none): who makes it
 * @data: what the records say
 *
 * A bundle in the making.
 */
typedef struct
{
  FettleStore *store;
  FettleRecord *intervention;
  FettleRecord *school;
  FettleDate today;
  char *council;
  const char *made_by;
  GPtrArray *files;
  GHashTable *others;
  FettleLetterData *data;
} FettleBundle;

/* fettle-bundle-kinds.c: what may stand in a bundle */
const char *const *fettle_bundle_kinds      (void);
gboolean           fettle_bundle_has_kind   (const char         *kind,
                                             const char        **source);
gboolean           fettle_bundle_has_field  (FettleRecord       *record,
                                             const FettleField  *field);
/* fettle-bundle-log.c */
gboolean           fettle_bundle_add_log    (FettleBundle       *self,
                                             GError            **error);
/* fettle-bundle-records.c */
gboolean           fettle_bundle_add_records (FettleBundle      *self,
                                             GError            **error);
gboolean           fettle_bundle_add_clocks (FettleBundle       *self,
                                             GError            **error);
/* fettle-bundle-paper.c: the pages of our own */
GPtrArray         *fettle_bundle_make_parts (FettleBundle       *self,
                                             GError            **error);
void               fettle_bundle_say_common (FettleBundle       *self,
                                             FettleLetterData   *data);
GArray            *fettle_bundle_list_contents (GPtrArray       *parts);
guint              fettle_bundle_part_count (const FettleBundlePart *part);
/* fettle-bundle-press.c: all parts as one PDF */
gboolean           fettle_bundle_press      (GPtrArray          *parts,
                                             const char         *title,
                                             const char         *path,
                                             GPtrArray          *apart,
                                             FettleProgressFunc  progress,
                                             gpointer            user_data,
                                             GCancellable       *cancellable,
                                             GError            **error);

G_END_DECLS
