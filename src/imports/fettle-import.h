/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "store/fettle-reference.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleImportIssue:
 * @rejected: the row was left out; else it was kept and is merely odd
 * @file, @line, @column, @heading: where (column from 1; 0 for the whole row)
 * @value: (nullable): the raw text of the cell
 * @reason: for people
 */
typedef struct
{
  gboolean rejected;
  char *file;
  guint line;
  guint column;
  char *heading;
  char *value;
  char *reason;
} FettleImportIssue;

/**
 * FettleImportChange:
 * @kind: "new", "changed", "gone", "overridden", "withdrawn", "successor", "predecessor" (@before is the old URN, @after the one that followed)
 * @school_id: (nullable)
 * @urn, @school: the school
 * @field: (nullable): field name of kind school (or "inspection")
 * @label: (nullable): its label
 * @before, @after: (nullable): in words
 * @note: (nullable): evidence of a successor, reason of an override
 */
typedef struct
{
  char *kind;
  char *school_id;
  char *urn;
  char *school;
  char *field;
  char *label;
  char *before;
  char *after;
  char *note;
} FettleImportChange;

#define FETTLE_TYPE_IMPORT (fettle_import_get_type ())
G_DECLARE_FINAL_TYPE (FettleImport, fettle_import, FETTLE, IMPORT, GObject)

/*
 * One import: recognise, read, preview, apply. fettle_import_read() reads one or more files (recognised by headings, in
 * any order) and stages them; nothing is changed until fettle_import_apply(), which replaces the reference data and
 * refreshes the tracked schools in one batch. Dropping the object drops the staging. Every call but the getters is for
 * a worker thread (fettle_store_read_async or a GTask).
 */
FettleImport *fettle_import_new          (FettleStore          *store);
gboolean      fettle_import_read         (FettleImport         *self,
                                          const char *const    *paths,
                                          FettleProgressFunc    progress,
                                          gpointer              user_data,
                                          GCancellable         *cancellable,
                                          GError              **error);
const char   *fettle_import_get_refused  (FettleImport         *self);
/* Offered successors that are not a single clean one are applied only if the officer says so, by the new school's URN. */
/* Besides its files, or without any: a school of another authority, which the reference must know. */
gboolean      fettle_import_add_school   (FettleImport         *self,
                                          const char           *urn,
                                          const char           *reason,
                                          GError              **error);
gboolean      fettle_import_is_offered   (FettleImport         *self,
                                          const char           *old_urn,
                                          const char           *new_urn);
void          fettle_import_accept_successor (FettleImport     *self,
                                          const char           *old_urn,
                                          const char           *new_urn);
/* Of a workbook with two lists of a kind, which is refused, one is taken by the name of its sheet. */
void          fettle_import_set_sheet    (FettleImport         *self,
                                          const char           *name);
const char *const *fettle_import_get_sheet_choices (FettleImport *self);
/* An older extract than the last is refused unless this was called (the window and CLI ask). */
void          fettle_import_allow_older  (FettleImport         *self);
/* A list with far fewer schools than are held, as after a download that was cut off, likewise. */
void          fettle_import_allow_smaller (FettleImport        *self);
gboolean      fettle_import_is_smaller   (FettleImport         *self,
                                          char                **why);
gboolean      fettle_import_apply        (FettleImport         *self,
                                          char                **batch_id,
                                          FettleProgressFunc    progress,
                                          gpointer              user_data,
                                          GCancellable         *cancellable,
                                          GError              **error);
/* What was read. Arrays are owned by the import. */
GPtrArray    *fettle_import_get_sources  (FettleImport         *self);  /* FettleSourceInfo */
GPtrArray    *fettle_import_get_changes  (FettleImport         *self);  /* FettleImportChange */
GPtrArray    *fettle_import_get_issues   (FettleImport         *self);  /* FettleImportIssue */
GPtrArray    *fettle_import_get_warnings (FettleImport         *self);  /* utf8, once it is applied */
GPtrArray    *fettle_import_get_offers   (FettleImport         *self);  /* FettleImportChange of kind "successor" or "predecessor" */
gboolean      fettle_import_check        (FettleImport         *self,
                                          GError              **error);
gboolean      fettle_import_is_older     (FettleImport         *self,
                                          char                **why);
gboolean      fettle_import_changes_schools (FettleImport      *self);
gboolean      fettle_import_changes_nothing (FettleImport      *self);
char         *fettle_import_to_words     (FettleImport         *self);
gboolean      fettle_import_save_issues  (FettleImport         *self,
                                          GFile                *target,
                                          GError              **error);

G_END_DECLS
