/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-store.h"
#include "store/fettle-store-private.h"

static void
check_column (FettleSql         *sql,
              const FettleKind  *kind,
              const FettleField *field)
{
  g_autofree char *column = fettle_field_column (field);
  g_autofree char *type = NULL;
  gint64 not_null;

  fettle_sql_get_text (sql, &type, NULL, "SELECT type FROM pragma_table_info (?1) WHERE name = ?2", "ss", kind->table, column);
  fettle_sql_get_int (sql, &not_null, NULL, "SELECT \"notnull\" FROM pragma_table_info (?1) WHERE name = ?2", "ss", kind->table,
                      column);
  g_test_message ("%s.%s", kind->table, column);
  g_assert_cmpstr (type, ==, fettle_field_is_integer (field) ? "INTEGER" : "TEXT");
  g_assert_cmpint (not_null, ==, (field->flags & FETTLE_FIELD_REQUIRED) != 0);
}

static void
check_link (FettleSql         *sql,
            const FettleKind  *kind,
            const FettleField *field)
{
  g_autofree char *column = fettle_field_column (field);
  g_autofree char *table = NULL;
  gint64 indexed;

  fettle_sql_get_text (sql, &table, NULL, "SELECT \"table\" FROM pragma_foreign_key_list (?1) WHERE \"from\" = ?2", "ss",
                       kind->table, column);
  g_assert_cmpstr (table, ==, fettle_kind_get (field->of)->table);
  fettle_sql_get_int (sql, &indexed, NULL,
                      "SELECT count (*) FROM pragma_index_list (?1) AS list, pragma_index_info (list.name) AS info "
                      "WHERE info.seqno = 0 AND info.name = ?2", "ss", kind->table, column);
  g_assert_cmpint (indexed, >, 0);
}

/* Every field of every kind has its column, of the right type, and nothing else is there. */
static void
test_field_tables (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, NULL);
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  g_assert_cmpint (n_kinds, >, 0);
  for (guint i = 0; i < n_kinds; i++)
    {
      gint64 n_columns;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          check_column (reader->sql, kinds[i], &kinds[i]->fields[j]);
          if (kinds[i]->fields[j].type == FETTLE_FIELD_LINK)
            check_link (reader->sql, kinds[i], &kinds[i]->fields[j]);
        }
      fettle_sql_get_int (reader->sql, &n_columns, NULL, "SELECT count (*) FROM pragma_table_info (?1)", "s", kinds[i]->table);
      g_assert_cmpint (n_columns, ==, kinds[i]->n_fields + 2);
    }
  g_clear_pointer (&reader, fettle_pool_give_back);
  fettle_test_store_remove (store);
}

/* A table that is not STRICT keeps what it is given, whatever its type. */
static void
test_strict (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, NULL);
  gint64 n_loose;

  fettle_sql_get_int (reader->sql, &n_loose, NULL,
                      "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
                      "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'", NULL);
  g_assert_cmpint (n_loose, ==, 0);
  g_clear_pointer (&reader, fettle_pool_give_back);
  fettle_test_store_remove (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/field-tables", test_field_tables);
  g_test_add_func ("/schema/strict", test_strict);
  return g_test_run ();
}
