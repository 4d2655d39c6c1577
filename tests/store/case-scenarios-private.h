/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "case-scenarios.h"

G_BEGIN_DECLS

/* The scenarios of one concern. */
typedef struct
{
  const CaseScenario *scenarios;
  guint n_scenarios;
} CaseScenarios;

extern const CaseScenarios case_scenarios_of_notices;
extern const CaseScenarios case_scenarios_of_boards;
extern const CaseScenarios case_scenarios_of_ofsted;
extern const CaseScenarios case_scenarios_of_schools;
extern const CaseScenarios case_scenarios_of_challenges;

G_END_DECLS
