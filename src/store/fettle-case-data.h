/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-reader.h"

G_BEGIN_DECLS

/**
 * FettleCaseData:
 * @school: the school's record
 * @chain: where the intervention stands
 * @records: (element-type FettleRecord): its records of an intervention, newest first
 * @notes: (element-type FettleRecord): the private notes on it, kept apart because no paper and no export takes them; only
 *   of one school that is read by itself
 * @inspections: (element-type FettleRecord): its inspections
 * @grades: (element-type FettleRecord): their grades
 *
 * Everything that pages and papers show about the intervention at a school, read in one go in a reader thread.
 */
typedef struct
{
  FettleRecord *school;
  FettleCase *chain;
  GPtrArray *records;
  GPtrArray *notes;
  GPtrArray *inspections;
  GPtrArray *grades;
} FettleCaseData;

FettleCaseData *fettle_case_data_read        (FettleStore          *store,
                                              const char           *school_id,
                                              FettleDate            today,
                                              GError              **error);
GPtrArray      *fettle_case_data_read_all    (FettleStore          *store,
                                              FettleDate            today,
                                              GError              **error);
GPtrArray      *fettle_case_data_find_eligible (FettleStore        *store,
                                              GPtrArray            *all,
                                              FettleDate            today,
                                              GError              **error);
void            fettle_case_data_free        (FettleCaseData       *data);
FettleRecord   *fettle_case_data_find        (const FettleCaseData *data,
                                              const char           *id);
FettleRecord   *fettle_case_data_find_newest (const FettleCaseData *data,
                                              const char           *kind,
                                              const char           *field,
                                              const char           *value);
FettleRecord   *fettle_case_data_get_case    (const FettleCaseData *data);
const FettleClock *fettle_case_data_find_next (const FettleCaseData *data);
const char     *fettle_case_data_get_name    (const FettleCaseData *data);
gboolean        fettle_case_data_is_touched  (const FettleChangeSet *changes);
gboolean        fettle_case_data_is_open     (const FettleCaseData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleCaseData, fettle_case_data_free)

G_END_DECLS
