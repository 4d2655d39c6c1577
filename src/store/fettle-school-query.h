/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleSchoolColumn:
 *
 * The columns of the list of schools; each can be shown, sorted by (in SQL) and exported.
 * The order is the default order on screen; those up to the URN are shown by default, but for the regime.
 */
typedef enum
{
  FETTLE_SCHOOL_NAME,
  FETTLE_SCHOOL_PHASE,
  FETTLE_SCHOOL_SECTOR,
  FETTLE_SCHOOL_OUTCOME,
  FETTLE_SCHOOL_INSPECTED,
  FETTLE_SCHOOL_LAST_INSPECTION,
  FETTLE_SCHOOL_CATEGORY,
  FETTLE_SCHOOL_REGIME,
  FETTLE_SCHOOL_URN,
  FETTLE_SCHOOL_LAESTAB,
  FETTLE_SCHOOL_STATUS,
  FETTLE_SCHOOL_TYPE,
  FETTLE_SCHOOL_PUPILS,
  FETTLE_SCHOOL_TRUST,
  FETTLE_SCHOOL_LINK_OFFICER,
  FETTLE_SCHOOL_NEXT_BY_LAW,
  FETTLE_SCHOOL_PREDECESSOR_URN,
  FETTLE_SCHOOL_RELIGIOUS_CHARACTER,
  FETTLE_SCHOOL_POSTCODE,
  FETTLE_SCHOOL_N_COLUMNS,
} FettleSchoolColumn;

const char *fettle_school_column_get_id    (FettleSchoolColumn column);
const char *fettle_school_column_get_title (FettleSchoolColumn column);

/**
 * FettleSchoolQuery:
 * @text: (nullable): words to find in name, URN, LAESTAB, postcode
 * @phases, @sectors, @regimes, @outcomes, @categories, @statuses, @officers: (nullable): NULL-terminated codes to keep; NULL: all.
 *   A status of "current" is every school that is open or open but proposed to close. An outcome may be narrowed with
 *   strokes: "4/own", "4/predecessor", "report-card/urgent-improvement", "report-card/inclusion/needs-attention"
 * @sort: the column to order by (then by name, then id)
 * @descending: the other way round
 */
typedef struct
{
  char *text;
  GStrv phases;
  GStrv sectors;
  GStrv regimes;
  GStrv outcomes;
  GStrv categories;
  GStrv statuses;
  GStrv officers;
  FettleSchoolColumn sort;
  gboolean descending;
} FettleSchoolQuery;

FettleSchoolQuery *fettle_school_query_new   (void);
FettleSchoolQuery *fettle_school_query_copy  (const FettleSchoolQuery *query);
void               fettle_school_query_free  (FettleSchoolQuery       *query);
gboolean           fettle_school_query_equal (const FettleSchoolQuery *a,
                                              const FettleSchoolQuery *b);
GStrv              fettle_school_query_get_codes (const FettleSchoolQuery *query,
                                                  FettleSchoolColumn       column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSchoolQuery, fettle_school_query_free)

#define FETTLE_TYPE_SCHOOL_ROW (fettle_school_row_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolRow, fettle_school_row, FETTLE, SCHOOL_ROW, GObject)

/* One line of the list: one text a column, ready to show. "loaded" (boolean) notifies when a late row has its texts. */
const char *fettle_school_row_get_id    (FettleSchoolRow    *self);
const char *fettle_school_row_get_text  (FettleSchoolRow    *self,
                                         FettleSchoolColumn  column);
const char *fettle_school_row_get_code  (FettleSchoolRow    *self,
                                         FettleSchoolColumn  column);
gboolean    fettle_school_row_is_loaded (FettleSchoolRow    *self);

/* All rows of a query at once (command line, reports). Owns its FettleSchoolRows. */
GPtrArray  *fettle_school_query_run     (FettleStore              *store,
                                         const FettleSchoolQuery  *query,
                                         GError                  **error);
/* The codes and counts that a filter can offer now: array of FettleSchoolFacet. */
typedef struct
{
  char *code;
  char *label;
  guint count;
} FettleSchoolFacet;
void        fettle_school_facet_free    (FettleSchoolFacet        *facet);
GPtrArray  *fettle_school_query_facets  (FettleStore              *store,
                                         const FettleSchoolQuery  *query,
                                         FettleSchoolColumn        column,
                                         GError                  **error);

#define FETTLE_TYPE_SCHOOL_LIST (fettle_school_list_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolList, fettle_school_list, FETTLE, SCHOOL_LIST, GObject)

/*
 * A GListModel of FettleSchoolRow over an id vector. Ids come from a reader thread, rows are made for what is asked; a late answer
 * of an old query is dropped by its generation number; items-changed names only what differs. Follows the store's "changed".
 * Property "loading" (boolean); signal "error" (GError *).
 */
FettleSchoolList *fettle_school_list_new        (FettleStore             *store);
void              fettle_school_list_set_query  (FettleSchoolList        *self,
                                                 const FettleSchoolQuery *query);
gboolean          fettle_school_list_is_loading (FettleSchoolList        *self);
gboolean          fettle_school_list_find       (FettleSchoolList        *self,
                                                 const char              *school_id,
                                                 guint                   *position);
/* The first row at or after @from, wrapping, whose name, URN or LAESTAB begins with @typed (folded). */
void              fettle_school_list_jump_async (FettleSchoolList        *self,
                                                 const char              *typed,
                                                 guint                    from,
                                                 GCancellable            *cancellable,
                                                 GAsyncReadyCallback      callback,
                                                 gpointer                 user_data);
gboolean          fettle_school_list_jump_finish (FettleSchoolList       *self,
                                                 GAsyncResult            *result,
                                                 guint                   *position,
                                                 GError                 **error);

G_END_DECLS
