/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-disclosure.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleReportContext:
 * @store: the store
 * @today: the day the paper is made
 * @from, @to: the period since the last report, ISO order
 * @committee, @council, @meeting: for the cover; nullable
 */
typedef struct
{
  FettleStore *store;
  guint32 today;
  guint32 from;
  guint32 to;
  const char *committee;
  const char *council;
  guint32 meeting;
} FettleReportContext;

/**
 * FettleCatalogueEntry:
 * @id: "T2"; "schools" for the list of all schools
 * @title: (translatable)
 * @description: (translatable) one line for the officer who chooses
 * @in_pack: whether the committee pack takes it by default
 * @build: makes the table; reads the store; may be called in a reader thread
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  gboolean in_pack;
  FettleTable *(*build) (const FettleReportContext *context, GError **error);
} FettleCatalogueEntry;

const FettleCatalogueEntry *fettle_catalogue_list (guint                     *n_entries);
const FettleCatalogueEntry *fettle_catalogue_find (const char                *id);

G_END_DECLS
