/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-disclosure.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* After so many days the figures of a source are old: about a term. */
#define FETTLE_STALE_DAYS 90

/**
 * FettleReportContext:
 * @store: the store
 * @today: the day the paper is made
 * @from, @to: the period since the last report, ISO order
 * @committee, @council, @meeting: for the cover; nullable
 * @review_meeting: (nullable): id of the one review meeting that the minutes are of, for two may be held on one day
 * @published_only_until: leave out inspections not published by this day; %FETTLE_DATE_NONE: leave out none (working papers)
 * @stale_days: a source older than this many days is warned about; 0: %FETTLE_STALE_DAYS
 * @data: (nullable): what the tables count, from fettle_report_data_load(), so that it is read once for many tables
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
  const char *review_meeting;
  guint32 published_only_until;
  guint stale_days;
  struct _FettleReportData *data;
} FettleReportContext;

/* The schools and inspections that the tables of a context count. A table whose context has none reads its own. */
typedef struct _FettleReportData FettleReportData;
FettleReportData *fettle_report_data_load (const FettleReportContext *context,
                                           GError                   **error);
/* What the authority calls itself on papers. */
const char       *fettle_report_data_get_council (FettleReportData   *data);
void              fettle_report_data_free (FettleReportData          *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReportData, fettle_report_data_free)

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
/* Builds a table for a profile and passes it, in one step: what is not published stays out of public papers. @why as in
 * fettle_disclose(): NULL with no error where the profile may not see the table. */
FettleDisclosed            *fettle_catalogue_disclose (const FettleCatalogueEntry *entry,
                                                       const FettleReportContext  *context,
                                                       const FettleDisclosureRules *rules,
                                                       char                      **why,
                                                       GError                    **error);

G_END_DECLS
