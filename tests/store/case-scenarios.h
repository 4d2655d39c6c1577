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

/* One of every kind of record. */
extern const char *const case_scenario_every_kind[];

const CaseScenario *case_scenarios_list (guint *n_scenarios);

G_END_DECLS
