/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-as-at.h"

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "edubasealldata20220706.csv", "2022-07-06" },
    { "RECONSTRUCTED_140cols_edubasealldata20220706.csv", "2022-07-06" },
    { "Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_Aug_2023.csv", "2023-08-31" },
    { "latest inspections as at 31 August 2023.csv", "2023-08-31" },
    { "latest_inspections_at_31_Dec_2019.csv", "2019-12-31" },
    { "as_at_30_Sep_2022.ods", "2022-09-30" },
    { "as_at_30_Sept_2024.ods", "2024-09-30" },
    { "as_at_30_June_2026.xlsx", "2026-06-30" },
    { "results 2026-03-09.csv", "2026-03-09" },
    { "results_09-03-2026.csv", "2026-03-09" },
    { "schools_August_2023.csv", "2023-08-31" },
    { "results.csv", NULL },
    { "results (2).csv", NULL },
    { "edubasealldata20221345.csv", NULL },
    { "providers-2018.csv", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *date = fettle_as_at_from_name (names[i][0]);

      g_test_message ("%s", names[i][0]);
      g_assert_cmpstr (date, ==, names[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/as-at/names", test_names);
  return g_test_run ();
}
