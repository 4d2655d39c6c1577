/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "model/fettle-reference-fields.h"
#include "rules/inspection/fettle-outcome.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleSourceInfo:
 * @dataset: "establishments", "links", "outcomes", "year-to-date", "bank-holidays"
 * @generation: which layout was recognised, as the importer names it
 * @as_at: (nullable): ISO date of the extract
 * @file_name: base name of the file
 * @sha256: of the file
 * @n_rows: rows taken
 * @imported_at: UTC
 * @columns: (nullable): the field names that the file carried
 */
typedef struct
{
  char *dataset;
  char *generation;
  char *as_at;
  char *file_name;
  char *sha256;
  guint n_rows;
  char *imported_at;
  GStrv columns;
} FettleSourceInfo;

FettleSourceInfo *fettle_source_info_new  (const char *dataset);
void              fettle_source_info_free (FettleSourceInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSourceInfo, fettle_source_info_free)

/* What the reference holds of a dataset: newest source, or NULL where it was never imported. */
FettleSourceInfo *fettle_reference_get_source (FettleStore *store,
                                               const char  *dataset,
                                               GError     **error);
GPtrArray        *fettle_reference_list_sources (FettleStore *store,
                                               GError     **error);

/*
 * Loading. A load is one transaction on the reference: commit replaces the dataset, or (merge TRUE: a file of a few authorities or
 * of a few columns) only the rows and columns it carries. Dropping an uncommitted load changes nothing.
 * Values are UTF-8, cleaned, in the order of the columns given; NULL for empty. Used from one worker thread.
 */
typedef struct _FettleReferenceLoad FettleReferenceLoad;
FettleReferenceLoad *fettle_reference_load_begin  (FettleStore             *store,
                                                   const char              *dataset,
                                                   const char *const       *columns,
                                                   gboolean                 merge,
                                                   GError                 **error);
/* For importers that only know at the end whether the file was of all England. */
void                 fettle_reference_load_set_merge (FettleReferenceLoad  *load,
                                                   gboolean                 merge);
gboolean             fettle_reference_load_row    (FettleReferenceLoad     *load,
                                                   const char *const       *values,
                                                   GError                 **error);
gboolean             fettle_reference_load_commit (FettleReferenceLoad     *load,
                                                   const FettleSourceInfo  *source,
                                                   GError                 **error);

/* Several loads and a step of the register, all of them or none: see fettle-reference-change.c. */
typedef struct _FettleReferenceChange FettleReferenceChange;
FettleReferenceChange *fettle_reference_change_new (FettleStore           *store,
                                                  GError                 **error);
gboolean             fettle_reference_change_add  (FettleReferenceChange   *self,
                                                  FettleReferenceLoad     *load,
                                                  const FettleSourceInfo  *source,
                                                  GError                 **error);
gboolean             fettle_reference_change_prepare (FettleReferenceChange *self,
                                                  const char              *batch_id,
                                                  GError                 **error);
gboolean             fettle_reference_change_place (FettleReferenceChange  *self,
                                                  GError                 **error);
void                 fettle_reference_change_leave (FettleReferenceChange  *self);
void                 fettle_reference_change_free (FettleReferenceChange   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReferenceChange, fettle_reference_change_free)
void                 fettle_reference_load_free   (FettleReferenceLoad     *load);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReferenceLoad, fettle_reference_load_free)

/* Reading. A row is a GHashTable (char* field name -> char* value), empty values absent. */
GHashTable *fettle_reference_get_establishment   (FettleStore *store,
                                                  const char  *urn,
                                                  GError     **error);
/* Establishments of an authority by LA code (or by urns where @la_code is NULL). */
GPtrArray  *fettle_reference_list_establishments (FettleStore       *store,
                                                  const char        *la_code,
                                                  const char *const *urns,
                                                  GError           **error);
/**
 * FettleRollFunc:
 *
 * Is told of one school that a dataset holds. All but the URN may be NULL.
 */
typedef void (*FettleRollFunc) (const char *urn,
                                const char *la_code,
                                const char *status,
                                const char *sector,
                                const char *phase,
                                gpointer    user_data);
gboolean    fettle_reference_call_roll       (FettleStore    *store,
                                              const char     *dataset,
                                              FettleRollFunc  func,
                                              gpointer        user_data,
                                              GError        **error);
/* Inspections known for a URN: rows of dataset "outcomes", see fettle-reference-fields.h. */
GPtrArray  *fettle_reference_list_inspections    (FettleStore *store,
                                                  const char  *urn,
                                                  GError     **error);

/**
 * FettleLink:
 * @urn, @link_urn: the two establishments
 * @link_name: name of the second
 * @type: LinkType as the file words it
 * @on: (nullable): ISO date
 */
typedef struct
{
  char *urn;
  char *link_urn;
  char *link_name;
  char *type;
  char *on;
} FettleLink;
void        fettle_link_free           (FettleLink  *link);
GPtrArray  *fettle_reference_list_links (FettleStore *store,
                                        const char  *urn,
                                        GError     **error);

/**
 * FettleAuthorityInfo: an authority that the reference knows, for the first run.
 */
typedef struct
{
  char *code;
  char *name;
  char *region;
  guint n_open;
} FettleAuthorityInfo;
void        fettle_authority_info_free    (FettleAuthorityInfo *info);
GPtrArray  *fettle_reference_list_authorities (FettleStore *store,
                                           GError     **error);

/**
 * FettleComparatorRow:
 * @phase, @regime, @outcome: codes as in the school summary
 * @n_schools: open state-funded schools counted
 * @n_pupils: their pupils
 * @n_measured, @n_measured_pupils: of them, those that the headline measure of their regime can judge
 * @n_met, @n_met_pupils: of them, those that meet it
 * @n_measured_unknown: of those that can be judged, the schools without a number of pupils
 *
 * Counts over the reference for England (area NULL), or a region, or an authority by LA code.
 */
typedef struct
{
  char *phase;
  char *regime;
  char *outcome;
  guint n_schools;
  guint64 n_pupils;
  guint n_measured;
  guint64 n_measured_pupils;
  guint n_met;
  guint64 n_met_pupils;
  guint n_measured_unknown;
} FettleComparatorRow;
typedef enum
{
  FETTLE_AREA_ENGLAND,
  FETTLE_AREA_REGION,
  FETTLE_AREA_AUTHORITY,
} FettleArea;
void        fettle_comparator_row_free (FettleComparatorRow *row);
GPtrArray  *fettle_reference_compare   (FettleStore *store,
                                        FettleArea   area,
                                        const char  *code,
                                        GError     **error);

/* A damaged reference is set aside by whoever reads it first, with FETTLE_ERROR_REFERENCE; the next import makes a new one. */
char               *fettle_reference_get_set_aside      (FettleStore       *store);

G_END_DECLS
