/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-vocabulary.h"
#include "reports/fettle-catalogue.h"
#include "rules/inspection/fettle-measure.h"
#include "store/fettle-import-state.h"

G_BEGIN_DECLS

/**
 * FettleReportSchool:
 * @record: the school
 * @name_key: its name as names are sorted
 * @phase: code of the vocabulary "phase"
 * @pupils: on roll, or else as Ofsted lists them; 0 where no number is known
 * @inspections: (element-type FettleRecord): its inspections
 * @facts: the same as the rules see them, in the same order
 * @outcome: current outcome, over @facts
 * @measure: whether it meets the measure of its regime
 * @regime_before, @measure_before: the same as it stood before the period
 *
 * A school that the tables count.
 */
typedef struct
{
  FettleRecord *record;
  char *name_key;
  const char *phase;
  gint64 pupils;
  GPtrArray *inspections;
  GArray *facts;
  FettleOutcome outcome;
  FettleMeasure measure;
  FettleRegime regime_before;
  FettleMeasure measure_before;
} FettleReportSchool;

struct _FettleReportData
{
  FettleRecord *authority; /* NULL before the first run */
  GPtrArray *schools;      /* FettleReportSchool: open, state-funded, of the authority; by name */
  GPtrArray *others;       /* the same, of those open but not state-funded */
  GHashTable *grades;      /* inspection id -> GArray of FettleAreaGrade */
  GPtrArray *kept;         /* arrays of records that all else borrows from */
  GPtrArray *phases;       /* codes of the phases that @schools have, in the order of the vocabulary */
  GPtrArray *sources;      /* texts */
  GPtrArray *warnings;     /* texts: of sources that are old */
  char *coverage;
  guint n_of_ofsted;       /* @schools and @others whose pupils are those that Ofsted lists */
  guint n_unpublished;
  FettleDate newest_publication;
};

/* What a current outcome is worked out from. */
#define FETTLE_OF_OUTCOME \
  "inspection.format inspection.start inspection.urn-at-time inspection.overall inspection.ungraded-outcome " \
  "inspection.safeguarding inspection.category inspection-grade.area inspection-grade.grade inspection-grade.date"

/* Why small numbers are shown or withheld: each column of counts has its reason. */
#define FETTLE_OF_SCHOOLS .of = FETTLE_OF_OUTCOME, .why = N_("It counts schools, and Ofsted publishes the outcome of each.")
#define FETTLE_OF_PUPILS \
  .of = FETTLE_OF_OUTCOME " school.pupils school.ofsted-pupils", .small_number = TRUE, \
  .why = N_("It counts pupils: of a few one could tell who they are.")
#define FETTLE_OF_WORK .why = N_("It counts the work of officers, and stands in no public paper.")

/* What a figure counts. */
typedef enum
{
  FETTLE_COUNT_SCHOOLS,
  FETTLE_COUNT_PUPILS,
} FettleCountOf;

typedef gboolean (*FettleSchoolTest) (const FettleReportSchool *school,
                                      gconstpointer             argument);

char                     *fettle_report_warn_of       (const FettleReportContext  *context,
                                                       const FettleSourceInfo     *info);
FettleDate                fettle_report_published_on  (FettleRecord               *inspection);
const char               *fettle_report_source_name   (const char                 *dataset);
GPtrArray                *fettle_report_list_other_sources (const FettleReportContext *context,
                                                       GError                    **error);
gint64                    fettle_report_count         (FettleReportData           *data,
                                                       FettleTable                *table,
                                                       guint                       row,
                                                       const char                 *column,
                                                       const char                 *phase,
                                                       FettleCountOf               of,
                                                       FettleSchoolTest            test,
                                                       gconstpointer               argument);
guint                     fettle_report_add_phase_row (FettleTable                *table,
                                                       const char                 *phase);
void                      fettle_report_set           (FettleTable                *table,
                                                       guint                       row,
                                                       const char                 *column,
                                                       const char                 *text);
void                      fettle_report_set_number    (FettleTable                *table,
                                                       guint                       row,
                                                       const char                 *column,
                                                       gint64                      number);
const FettleInspectionFacts *fettle_report_basis      (const FettleReportSchool   *school);
const char               *fettle_report_area_grade    (const FettleInspectionFacts *facts,
                                                       const char                 *area);
gboolean                  fettle_report_has_regime    (const FettleReportSchool   *school,
                                                       gconstpointer               regime);
void                      fettle_report_note_pupils   (FettleReportData           *data,
                                                       FettleTable                *table);
void                      fettle_report_note_predecessors (FettleReportData       *data,
                                                       FettleTable                *table,
                                                       FettleRegime                regime);

/**
 * FettleShare:
 * @n: schools (or pupils) that meet the measure
 * @base: of how many
 * @n_unknown, @n_behind: of pupils: how many of the schools counted have no number, and how many are counted
 * @is_known: whether the area is covered at all
 */
typedef struct
{
  gint64 n;
  gint64 base;
  guint n_unknown;
  guint n_behind;
  gboolean is_known;
} FettleShare;

FettleShare               fettle_report_compare       (GPtrArray                  *rows,
                                                       const char                 *phase,
                                                       FettleRegime                regime,
                                                       FettleCountOf               of);
void                      fettle_report_set_share     (FettleTable                *table,
                                                       guint                       row,
                                                       const char                 *percent_column,
                                                       const char                 *base_column,
                                                       FettleShare                 share);
GPtrArray                *fettle_report_compare_area  (FettleTable                *table,
                                                       const FettleReportContext  *context,
                                                       const char                 *region,
                                                       GError                    **error);
GPtrArray                *fettle_report_compare_neighbours (FettleReportData      *data,
                                                       const FettleReportContext  *context,
                                                       GError                    **error);

/**
 * FettleTableRecipe:
 * @id, @title, @columns, @n_columns: of the table
 * @fill: adds the rows, computes the table, adds its notes and chart
 *
 * How a table is made, but for what is done to every one.
 */
typedef struct
{
  const char *id;
  const char *title;
  const FettleTableColumn *columns;
  guint n_columns;
  gboolean (*fill) (FettleReportData           *data,
                    const FettleReportContext  *context,
                    FettleTable                *table,
                    GError                    **error);
} FettleTableRecipe;

FettleTable *fettle_report_build            (const FettleTableRecipe   *recipe,
                                             const FettleReportContext *context,
                                             GError                   **error);
FettleTable *fettle_table_build_headline    (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_legacy      (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_areas       (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_card_areas  (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_card_phases (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_cards       (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_inspections (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_pupils      (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_data_notes  (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_cases       (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_visits      (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_reviews     (const FettleReportContext *context, GError **error);
FettleTable *fettle_table_build_schools     (const FettleReportContext *context, GError **error);

G_END_DECLS
