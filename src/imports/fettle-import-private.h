/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-import.h"
#include "imports/fettle-staged.h"
#include "store/fettle-import-state.h"

G_BEGIN_DECLS

/**
 * FettleFollowed:
 * @before: (nullable): the school as the register has it; %NULL for a new one
 * @after: the school as it is to be
 * @fact: (nullable): the row of the public list that stands for it now
 * @taken_urns: (element-type FettleFact): rows of the URNs that it takes over, the newest last
 *
 * A school that the authority follows, while an import is planned.
 */
typedef struct
{
  FettleRecord *before;
  FettleRecord *after;
  FettleFact *fact;
  GPtrArray *taken_urns;
} FettleFollowed;

struct _FettleImport
{
  GObject parent_instance;

  FettleStore *store;
  GPtrArray *files;             /* FettleStagedFile */
  FettleSourceInfo *holidays_source; /* (nullable): the file that they come from */
  GPtrArray *holidays;          /* (nullable) FettleRecord of kind bank-holiday: what the file lists */
  gboolean holidays_repeated;   /* this very file of bank holidays was imported before */
  GPtrArray *sources;           /* FettleSourceInfo, borrowed from the files */
  FettleIssues *issues;
  char *sheet_name;             /* (nullable): the sheet to take of a workbook */
  GStrv sheet_choices;          /* (nullable): sheets of which one is to be chosen */
  char *refused;                /* (nullable): path of the file for whose sake the last reading failed */
  gboolean allow_older;
  gboolean allow_smaller;
  char *shortfall;              /* (nullable): an authority of which a list has far fewer schools than are held, in words */
  GHashTable *accepted;         /* old URN -> new URN that the officer said yes to */
  GHashTable *asked;            /* URN -> why: schools of other authorities that the officer wants to follow */
  char *asked_name;             /* (nullable): the name of the last of them */
  gboolean asks;                /* whether offers are made: lists of schools or links were read */
  gboolean stale;               /* the plan does not know yet what was accepted */
  GHashTable *links_from;       /* URN -> GPtrArray of FettleFact: its links */
  GHashTable *links_to;         /* URN -> GPtrArray of FettleFact: the links of others to it */

  /* The plan: made anew whenever what it rests on changes. */
  GError *plan_error;
  FettleBatch *batch;
  GPtrArray *changes;
  GPtrArray *offers;
  char *la_code;
  GHashTable *states;           /* dataset -> FettleImportState: what is held of it */
  GHashTable *held_as_at;       /* dataset -> ISO date of the newest import that stands */
  guint n_school_operations;    /* operations of the batch but for the records of the imports */
  char *la_name;                /* (nullable): of the authority */
  char *as_at;                  /* (nullable) of the staged list of establishments; today where it does not say */
  GHashTable *rows;             /* URN -> FettleFact of the public list */
  GHashTable *followed;         /* school id -> FettleFollowed */
  GHashTable *by_urn;           /* current URN -> FettleFollowed, borrowed */
  GHashTable *numbers;          /* every URN a school has or had -> FettleRecord of kind school-urn */
  GHashTable *urns;             /* school id -> GPtrArray of the URNs that it has or had */
  GHashTable *overrides;        /* "school-id field" -> FettleRecord */
  GHashTable *cases;            /* ids of schools with an open case of intervention */
  guint n_compared;             /* open schools of the authority that are followed, of the sorts that the list has */
  guint n_gone;                 /* of them, those that the list lacks */
  GHashTable *heads;            /* school id -> FettleRecord: the head teacher now */
};

FettleStagedFile *fettle_import_get_file         (FettleImport    *self,
                                                  const char      *dataset);
FettleFollowed   *fettle_import_follow           (FettleImport    *self,
                                                  FettleRecord    *before,
                                                  FettleRecord    *after);
void              fettle_import_put              (FettleImport    *self,
                                                  FettleRecord    *after,
                                                  FettleRecord    *before);
void              fettle_import_note             (GPtrArray       *list,
                                                  const char      *kind,
                                                  FettleRecord    *school,
                                                  const char      *field,
                                                  const char      *label,
                                                  const char      *before,
                                                  const char      *after,
                                                  const char      *note);
GPtrArray        *fettle_import_list_facts       (FettleImport    *self,
                                                  const char      *dataset,
                                                  const char      *urn);

GPtrArray        *fettle_import_list_urns        (FettleImport    *self,
                                                  FettleRecord    *school);
void              fettle_import_keep_laestab     (FettleImport    *self,
                                                  FettleFollowed  *school);
void              fettle_import_put_number       (FettleImport    *self,
                                                  FettleRecord    *school,
                                                  FettleFact      *fact,
                                                  const char      *evidence);

/* fettle-import-record.c */
gboolean          fettle_import_load_states      (FettleImport    *self,
                                                  GError         **error);
gboolean          fettle_import_trusts           (FettleImport    *self,
                                                  const char      *dataset);
gboolean          fettle_import_plan_records     (FettleImport    *self,
                                                  GError         **error);
void              fettle_import_append_undone    (FettleImport    *self,
                                                  GString         *out);

/* fettle-import-shortfall.c */
gboolean          fettle_import_compare          (FettleImport    *self,
                                                  GError         **error);
void              fettle_import_bring_up_to_date (FettleImport    *self);

/* fettle-import-links.c */
gboolean          fettle_import_load_links       (FettleImport    *self,
                                                  GError         **error);
FettleFact      **fettle_import_list_links       (GHashTable      *index,
                                                  const char      *urn,
                                                  guint           *n);
gboolean          fettle_import_leads_on         (const char      *type);
gboolean          fettle_import_leads_back       (const char      *type);
gboolean          fettle_import_is_single_link   (FettleImport    *self,
                                                  const char      *type,
                                                  const char      *old_urn,
                                                  const char      *new_urn);
char             *fettle_import_describe_link    (const char      *type,
                                                  const char      *on,
                                                  const char      *laestab,
                                                  gboolean         single,
                                                  gboolean         both_followed);
void              fettle_import_want_predecessors (FettleImport   *self,
                                                  GHashTable      *wanted);

gboolean          fettle_import_stage            (FettleImport    *self,
                                                  const char *const *paths,
                                                  FettleProgressFunc progress,
                                                  gpointer         user_data,
                                                  GCancellable    *cancellable,
                                                  GError         **error);
gboolean          fettle_import_is_case_matter   (FettleImport    *self,
                                                  const char      *school_id,
                                                  const char      *field);
char             *fettle_import_make_label       (FettleImport    *self);
gboolean          fettle_import_load_register    (FettleImport    *self,
                                                  GError         **error);
gboolean          fettle_import_plan             (FettleImport    *self,
                                                  GError         **error);
gboolean          fettle_import_plan_successors  (FettleImport    *self,
                                                  GError         **error);
FettleRecord     *fettle_import_make_school      (const char      *urn);
void              fettle_import_plan_schools     (FettleImport    *self);
void              fettle_import_plan_predecessors (FettleImport   *self,
                                                  FettleFollowed  *school);
gboolean          fettle_import_plan_inspections (FettleImport    *self,
                                                  FettleFollowed  *school,
                                                  GError         **error);
char             *fettle_import_describe_inspection (FettleRecord  *inspection);
gboolean          fettle_import_is_same_inspection (FettleRecord  *inspection,
                                                  FettleFact      *fact);

/* fettle-import-withdrawn.c */
void              fettle_import_find_withdrawn   (FettleImport    *self,
                                                  FettleFollowed  *school,
                                                  GPtrArray       *records,
                                                  GHashTable      *withdrawn,
                                                  GHashTable      *found);
void              fettle_import_mark_withdrawn   (FettleImport    *self,
                                                  FettleFollowed  *school,
                                                  FettleRecord    *inspection);
void              fettle_import_mark_found       (FettleImport    *self,
                                                  FettleFollowed  *school,
                                                  FettleRecord    *inspection);
gboolean          fettle_import_read_holidays    (FettleImport    *self,
                                                  const char      *path,
                                                  GCancellable    *cancellable,
                                                  GError         **error);
gboolean          fettle_import_plan_holidays    (FettleImport    *self,
                                                  GError         **error);

G_END_DECLS
