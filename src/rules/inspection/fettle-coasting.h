/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/inspection/fettle-outcome.h"
#include "rules/fettle-school-law.h"

G_BEGIN_DECLS

/**
 * FettleCoasting:
 * @entry: (nullable): the entry condition met: "E2" to "E5"
 * @trigger: index of the inspection that met it, or -1
 * @exit: (nullable): the exit condition met since: "report-card", "areas", "overall"
 * @exit_by: index of the inspection that met it, or -1
 *
 * What the coasting test found.
 */
typedef struct
{
  const char *entry;
  int trigger;
  const char *exit;
  int exit_by;
} FettleCoasting;

/*
 * R14. Codes "meets", "left" (entered, and an exit condition met since), "does-not-meet", "not-in-force",
 * "does-not-apply". Inspections under another URN are those of a linked school.
 */
FettleResult *fettle_coasting_test              (const FettleInspectionFacts *facts,
                                                 guint                        n_facts,
                                                 const char                  *urn,
                                                 FettleSchoolCategory         category,
                                                 FettleDate                   today,
                                                 FettleCoasting              *coasting);
/* Codes "eligible", "not-eligible". */
FettleResult *fettle_coasting_check_eligibility (const FettleResult          *test,
                                                 FettleSchoolCategory         category,
                                                 FettleDate                   sos_notified_on,
                                                 FettleDate                   today);

G_END_DECLS
