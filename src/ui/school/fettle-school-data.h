/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/inspection/fettle-outcome.h"
#include "store/fettle-import-state.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleSchoolData:
 * @school: the school's record
 * @urns, @contacts, @inspections, @grades, @notes, @documents, @holidays, @overrides, @visits, @visit_actions, @cases: its records;
 *   inspections, notes, documents, visits and cases newest first
 * @gias, @ofsted: (nullable): where the facts and the outcomes come from
 * @outcome: the current outcome in words
 * @regime: the regime it belongs to
 * @basis_id, @overlay_id: (nullable): the inspection it rests on, and the ungraded one shown over it
 * @category: (nullable): the category of concern in force, as worded
 * @monitoring: whether monitoring is to be expected (R24)
 * @predecessor_urn: (nullable): the URN under which the outcome was earned, where it is another one
 * @next: (nullable): the latest next inspection by law (R15)
 *
 * Everything that a school's page shows, read in one go in a reader thread.
 */
typedef struct
{
  FettleRecord *school;
  GPtrArray *urns;
  GPtrArray *contacts;
  GPtrArray *inspections;
  GPtrArray *grades;
  GPtrArray *notes;
  GPtrArray *documents;
  GPtrArray *holidays;
  GPtrArray *overrides;
  GPtrArray *visits;
  GPtrArray *visit_actions;
  GPtrArray *cases;
  FettleSourceInfo *gias;
  FettleSourceInfo *ofsted;
  char *outcome;
  FettleRegime regime;
  char *basis_id;
  char *overlay_id;
  char *category;
  gboolean monitoring;
  char *predecessor_urn;
  FettleResult *next;
} FettleSchoolData;

FettleSchoolData *fettle_school_data_read          (FettleStore            *store,
                                                    const char             *school_id,
                                                    GError                **error);
void              fettle_school_data_free          (FettleSchoolData       *data);
FettleRecord     *fettle_school_data_find          (const FettleSchoolData *data,
                                                    const char             *id);
FettleRecord     *fettle_school_data_find_override (const FettleSchoolData *data,
                                                    const char             *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSchoolData, fettle_school_data_free)

G_END_DECLS
