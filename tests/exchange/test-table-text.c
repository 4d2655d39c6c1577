/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-date.h"
#include "workbook/fettle-workbook.h"

static FettleDisclosed *
make_table (FettleProfile profile)
{
  static const FettleTableColumn columns[] = {
    { "school", "School, or all", FETTLE_CELL_TEXT },
    { "n", "n", FETTLE_CELL_COUNT, .small_number = TRUE },
    { "percent", "Percent", FETTLE_CELL_PERCENT },
    { "date", "Date", FETTLE_CELL_DATE },
  };
  FettleDisclosureRules rules = { .profile = profile, .small_number = 5 };
  g_autoptr(FettleTable) table = fettle_table_new ("T0", "A \"trial\"", columns, G_N_ELEMENTS (columns));
  guint row = fettle_table_add_row (table);

  fettle_table_set_text (table, row, 0, "=cmd|'/c calc'!A0");
  fettle_table_set_number (table, row, 1, 3);
  fettle_table_set_number (table, row, 2, -15);
  fettle_table_set_number (table, row, 3, fettle_date_new (2026, 2, 28));
  row = fettle_table_add_row (table);
  fettle_table_set_text (table, row, 0, "Say \"Aye\"\nSchool");
  fettle_table_set_number (table, row, 1, 1234);
  fettle_table_set_text (table, row, 2, "not comparable");
  fettle_table_set_as_at (table, fettle_date_new (2026, 11, 21));
  fettle_table_add_note (table, "A note.");
  return fettle_disclose (table, &rules, NULL);
}

static void
test_csv (void)
{
  g_autoptr(FettleDisclosed) office = make_table (FETTLE_PROFILE_WORKING);
  g_autoptr(FettleDisclosed) paper = make_table (FETTLE_PROFILE_PUBLIC);
  g_autofree char *working = fettle_disclosed_to_csv (office), *public = fettle_disclosed_to_csv (paper);

  g_assert_cmpstr (working, ==,
                   "\xEF\xBB\xBF\"School, or all\",n,Percent,Date\r\n"
                   "\"'=cmd|'/c calc'!A0\",3,-1.5,2026-02-28\r\n"
                   "\"Say \"\"Aye\"\"\nSchool\",1234,not comparable,\r\n");
  g_assert_cmpstr (public, ==,
                   "\xEF\xBB\xBF\"School, or all\",n,Percent,Date\r\n"
                   "\"'=cmd|'/c calc'!A0\",[c],-1.5,2026-02-28\r\n"
                   "\"Say \"\"Aye\"\"\nSchool\",1234,not comparable,[x]\r\n");
}

static void
test_json (void)
{
  g_autoptr(FettleDisclosed) office = make_table (FETTLE_PROFILE_WORKING);
  g_autofree char *json = fettle_disclosed_to_json (office);

  g_assert_cmpstr (
    json, ==,
    "{\"id\":\"T0\",\"title\":\"A \\\"trial\\\"\",\"as_at\":\"2026-11-21\",\"profile\":\"working\",\"coverage\":null,"
    "\"columns\":[{\"id\":\"school\",\"title\":\"School, or all\",\"type\":\"text\"},"
    "{\"id\":\"n\",\"title\":\"n\",\"type\":\"count\"},"
    "{\"id\":\"percent\",\"title\":\"Percent\",\"type\":\"percent\"},"
    "{\"id\":\"date\",\"title\":\"Date\",\"type\":\"date\"}],"
    "\"rows\":[\n[\"=cmd|'/c calc'!A0\",3,-1.5,\"2026-02-28\"],"
    "\n[\"Say \\\"Aye\\\"\\nSchool\",1234,\"not comparable\",null]],\n"
    "\"total_row\":false,\"warnings\":[],\"sources\":[],\"notes\":[\"A note.\"]}\n");
}

static void
test_json_withheld (void)
{
  g_autoptr(FettleDisclosed) paper = make_table (FETTLE_PROFILE_PUBLIC);
  g_autofree char *json = fettle_disclosed_to_json (paper);

  g_assert_nonnull (g_strstr_len (json, -1, "A0\",\"[c]\",-1.5,"));
  g_assert_nonnull (g_strstr_len (json, -1, "\"profile\":\"public\""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-text/csv", test_csv);
  g_test_add_func ("/table-text/json", test_json);
  g_test_add_func ("/table-text/json-withheld", test_json_withheld);
  return g_test_run ();
}
