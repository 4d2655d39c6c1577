/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios-private.h"

static const CaseScenarios *const concerns[] = {
  &case_scenarios_of_notices, &case_scenarios_of_boards, &case_scenarios_of_ofsted, &case_scenarios_of_schools,
  &case_scenarios_of_challenges,
};

/**
 * case_scenarios_foreach:
 * @visit: called for each scenario, which is a script for fettle_test_case_run() with its kind of school
 */
void
case_scenarios_foreach (void (*visit) (const CaseScenario *scenario))
{
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    {
      for (guint j = 0; j < concerns[i]->n_scenarios; j++)
        visit (&concerns[i]->scenarios[j]);
    }
}

/**
 * case_scenario_find:
 * @name: a scenario's name
 *
 * Returns: its script
 */
const char *const *
case_scenario_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    {
      for (guint j = 0; j < concerns[i]->n_scenarios; j++)
        {
          if (g_str_equal (concerns[i]->scenarios[j].name, name))
            return concerns[i]->scenarios[j].script;
        }
    }
  g_assert_not_reached ();
}
