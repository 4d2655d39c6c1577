/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What happens at one school, and what must hold after each step. */
typedef struct
{
  const char *name;
  const char *category;
  const char *character;
  const char *const *script;
} CaseScenario;

void               case_scenarios_foreach (void (*visit) (const CaseScenario *scenario));
const char *const *case_scenario_find     (const char *name);

G_END_DECLS
