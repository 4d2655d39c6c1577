/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-store.h"
#include "base/fettle-id.h"
#include "store/fettle-id-vector-private.h"
#include "store/fettle-school-query.h"
#include "store/fettle-store-private.h"

typedef struct
{
  guint position;
  guint removed;
  guint added;
} Change;

typedef struct
{
  FettleStore *store;
  FettleSchoolList *list;
  GArray *changes;
  GPtrArray *mirror; /* what a view that only listens to the signals would show */
} Fixture;

static const char *const names[] = { "Ash Primary", "Beech Primary", "Cedar Primary", "Elm Primary", "Fir Primary" };

static char *
urn_of (guint n)
{
  return g_strdup_printf ("%u", 100000 + n);
}

static char *
id_of (guint n)
{
  g_autofree char *urn = urn_of (n);

  return fettle_id_for_urn (urn);
}

static void
add_school (FettleStore *store,
            guint        n,
            const char  *name)
{
  g_autofree char *urn = urn_of (n);
  g_autoptr(FettleRecord) school = fettle_test_school (urn, name);

  fettle_test_put (store, "Follow a school", school, NULL);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  Change change = { position, removed, added };

  g_array_append_val (fixture->changes, change);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpint (fixture->mirror->len, ==, g_list_model_get_n_items (model));
}

static gboolean
is_settled (gpointer user_data)
{
  return !fettle_school_list_is_loading (user_data);
}

static gboolean
has_changes (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->changes->len > 0 && !fettle_school_list_is_loading (fixture->list);
}

static gboolean
is_row_loaded (gpointer user_data)
{
  return fettle_school_row_is_loaded (user_data);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->store = fettle_test_store_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_school (fixture->store, i, names[i]);
  /* What was told of these is not the list's. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->list = fettle_school_list_new (fixture->store);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_assert_true (fettle_school_list_is_loading (fixture->list));
  g_assert_true (fettle_test_wait_for (is_settled, fixture->list));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  g_array_unref (fixture->changes);
  g_ptr_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->list);
  fettle_test_store_remove (fixture->store);
}

static void
assert_changes (Fixture *fixture,
                guint    n_changes,
                ...)
{
  va_list arguments;

  g_assert_cmpint (fixture->changes->len, ==, n_changes);
  va_start (arguments, n_changes);
  for (guint i = 0; i < n_changes; i++)
    {
      Change *change = &g_array_index (fixture->changes, Change, i);

      g_assert_cmpint (change->position, ==, va_arg (arguments, guint));
      g_assert_cmpint (change->removed, ==, va_arg (arguments, guint));
      g_assert_cmpint (change->added, ==, va_arg (arguments, guint));
    }
  va_end (arguments);
  g_array_set_size (fixture->changes, 0);
}

static void
assert_shows (Fixture    *fixture,
              const char *expected)
{
  g_autoptr(GString) shown = g_string_new (NULL);

  for (guint i = 0; i < fixture->mirror->len; i++)
    {
      FettleSchoolRow *row = g_ptr_array_index (fixture->mirror, i);

      g_assert_true (fettle_test_wait_for (is_row_loaded, row));
      g_string_append_printf (shown, "%s%.3s", i > 0 ? " " : "", fettle_school_row_get_text (row, FETTLE_SCHOOL_NAME));
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_first (Fixture       *fixture,
            gconstpointer  user_data)
{
  assert_changes (fixture, 1, 0, 0, 5);
  assert_shows (fixture, "Ash Bee Ced Elm Fir");
}

static void
test_new_and_gone (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *cedar = id_of (2);
  g_autoptr(FettleRecord) school = fettle_store_get (fixture->store, "school", cedar, NULL);

  assert_changes (fixture, 1, 0, 0, 5);
  add_school (fixture->store, 10, "Dogwood Primary");
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_changes (fixture, 1, 3, 0, 1);
  assert_shows (fixture, "Ash Bee Ced Dog Elm Fir");

  fettle_test_put (fixture->store, "Take it away", NULL, school);
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_changes (fixture, 1, 2, 1, 0);
  assert_shows (fixture, "Ash Bee Dog Elm Fir");
}

/* A change that does not move the row replaces that row and no other. */
static void
test_changed_in_place (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autofree char *beech = id_of (1);

  assert_changes (fixture, 1, 0, 0, 5);
  g_object_unref (fettle_test_change (fixture->store, "Rename it", "school", beech, "name", "Bex Primary"));
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_changes (fixture, 1, 1, 1, 1);
  assert_shows (fixture, "Ash Bex Ced Elm Fir");
}

/* A row that moves goes out of one place and comes into another. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *ash = id_of (0);

  assert_changes (fixture, 1, 0, 0, 5);
  g_object_unref (fettle_test_change (fixture->store, "Rename it", "school", ash, "name", "Ebony Primary"));
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_changes (fixture, 2, 3, 0, 1, 0, 1, 0);
  assert_shows (fixture, "Bee Ced Ebo Elm Fir");
}

/* What happens to a record that hangs on a school shows in the school's row. */
static void
test_outcome_follows (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autofree char *elm = id_of (3);
  g_autoptr(FettleRecord) inspection = fettle_test_inspection (elm, "2023-05-10", "2");
  FettleSchoolRow *row;

  assert_changes (fixture, 1, 0, 0, 5);
  fettle_test_put (fixture->store, "Record an inspection", inspection, NULL);
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_changes (fixture, 1, 3, 1, 1);
  row = g_ptr_array_index (fixture->mirror, 3);
  g_assert_true (fettle_test_wait_for (is_row_loaded, row));
  g_assert_cmpstr (fettle_school_row_get_code (row, FETTLE_SCHOOL_OUTCOME), ==, "2");
  g_assert_cmpstr (fettle_school_row_get_code (row, FETTLE_SCHOOL_REGIME), ==, "legacy");
  g_assert_cmpstr (fettle_school_row_get_code (row, FETTLE_SCHOOL_INSPECTED), ==, "2023-05-10");
}

static gboolean
is_first_elm (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *elm = id_of (3);

  return fixture->mirror->len > 0 && g_str_equal (fettle_school_row_get_id (g_ptr_array_index (fixture->mirror, 0)), elm);
}

/* Beside the inspection that the outcome rests on stands the last one of any kind; one that Ofsted has taken back is none. */
static void
test_last_inspection (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autofree char *elm = id_of (3);
  g_autoptr(FettleRecord) graded = fettle_test_inspection (elm, "2023-05-10", "2");
  g_autoptr(FettleRecord) visited = fettle_test_record ("inspection", elm, "format", "monitoring", "start", "2025-03-04", "source", "ofsted", NULL);
  g_autoptr(FettleRecord) lost = fettle_test_record ("inspection", elm, "format", "monitoring", "start", "2026-01-20", "source", "ofsted",
                                                     "withdrawn-since", "2026-05-31", NULL);
  g_autoptr(FettleSchoolQuery) query = fettle_school_query_new ();
  FettleSchoolRow *row;

  assert_changes (fixture, 1, 0, 0, 5);
  fettle_test_put (fixture->store, "Record an inspection", graded, NULL);
  fettle_test_put (fixture->store, "Record a visit", visited, NULL);
  fettle_test_put (fixture->store, "Record one that went", lost, NULL);
  query->sort = FETTLE_SCHOOL_LAST_INSPECTION;
  fettle_school_list_set_query (fixture->list, query);
  g_assert_true (fettle_test_wait_for (is_first_elm, fixture));
  row = g_ptr_array_index (fixture->mirror, 0);
  g_assert_true (fettle_test_wait_for (is_row_loaded, row));
  g_assert_cmpstr (fettle_school_row_get_code (row, FETTLE_SCHOOL_INSPECTED), ==, "2023-05-10");
  g_assert_cmpstr (fettle_school_row_get_code (row, FETTLE_SCHOOL_LAST_INSPECTION), ==, "2025-03-04");
}

static void
test_query (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(FettleSchoolQuery) query = fettle_school_query_new ();

  assert_changes (fixture, 1, 0, 0, 5);
  query->descending = TRUE;
  fettle_school_list_set_query (fixture->list, query);
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_shows (fixture, "Fir Elm Ced Bee Ash");

  g_array_set_size (fixture->changes, 0);
  query->text = g_strdup ("prim 100003");
  fettle_school_list_set_query (fixture->list, query);
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_shows (fixture, "Elm");
  assert_changes (fixture, 2, 2, 3, 0, 0, 1, 0);
}

/* Of two questions in a row only the last is answered. */
static void
test_late_answer (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(FettleSchoolQuery) first = fettle_school_query_new ();
  g_autoptr(FettleSchoolQuery) second = fettle_school_query_new ();

  first->text = g_strdup ("Ash");
  second->text = g_strdup ("Fir");
  fettle_school_list_set_query (fixture->list, first);
  fettle_school_list_set_query (fixture->list, second);
  g_array_set_size (fixture->changes, 0);
  g_assert_true (fettle_test_wait_for (has_changes, fixture));
  assert_shows (fixture, "Fir");
  assert_changes (fixture, 1, 0, 4, 0);
}

typedef struct
{
  gboolean done;
  gboolean found;
  guint position;
} Jump;

static void
jumped_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Jump *jump = user_data;

  jump->found = fettle_school_list_jump_finish (FETTLE_SCHOOL_LIST (source), result, &jump->position, NULL);
  jump->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Jump *) user_data)->done;
}

static void
assert_jump (Fixture    *fixture,
             const char *typed,
             guint       from,
             int         expected)
{
  Jump jump = { 0 };

  fettle_school_list_jump_async (fixture->list, typed, from, NULL, jumped_cb, &jump);
  g_assert_true (fettle_test_wait_for (is_done, &jump));
  g_assert_cmpint (jump.found, ==, expected >= 0);
  if (expected >= 0)
    g_assert_cmpint (jump.position, ==, expected);
}

static void
test_jump (Fixture       *fixture,
           gconstpointer  user_data)
{
  assert_jump (fixture, "ce", 0, 2);
  assert_jump (fixture, "CÉDAR p", 0, 2);
  assert_jump (fixture, "a", 1, 0);
  assert_jump (fixture, "10000", 1, 1);
  assert_jump (fixture, "100004", 0, 4);
  assert_jump (fixture, "zz", 0, -1);
}

static void
test_facets (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *elm = id_of (3);
  g_autoptr(FettleRecord) inspection = fettle_test_inspection (elm, "2023-05-10", "2");
  g_autoptr(GPtrArray) facets = NULL;
  FettleSchoolFacet *facet;

  fettle_test_put (fixture->store, "Record an inspection", inspection, NULL);
  facets = fettle_school_query_facets (fixture->store, NULL, FETTLE_SCHOOL_OUTCOME, NULL);
  g_assert_cmpint (facets->len, ==, 2);
  facet = g_ptr_array_index (facets, 0);
  g_assert_cmpstr (facet->code, ==, "2/own");
  g_assert_cmpint (facet->count, ==, 1);
  facet = g_ptr_array_index (facets, 1);
  g_assert_cmpstr (facet->code, ==, "not-inspected");
  g_assert_cmpint (facet->count, ==, 4);
}

static gboolean
never_touched (const char *id,
               gpointer    user_data)
{
  return FALSE;
}

static GPtrArray *
make_vector (const char *letters)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = letters; *p != '\0'; p++)
    g_ptr_array_add (ids, g_strndup (p, 1));
  return ids;
}

/* Whatever the vectors, applying the differences from the last to the first makes the new one of the old one. */
static void
test_diff (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      char old_letters[12] = { 0 }, new_letters[12] = { 0 };
      guint n_old = 0, n_new = 0;
      g_autoptr(GPtrArray) old_ids = NULL;
      g_autoptr(GPtrArray) new_ids = NULL;
      g_autoptr(GArray) edits = NULL;

      for (char letter = 'a'; letter < 'l'; letter++)
        {
          if (g_test_rand_bit ())
            old_letters[n_old++] = letter;
          if (g_test_rand_bit ())
            new_letters[n_new++] = letter;
        }
      for (guint i = 0; n_new > 1 && i < round % 4; i++)
        {
          guint a = (guint) g_test_rand_int_range (0, (int) n_new), b = (guint) g_test_rand_int_range (0, (int) n_new);
          char letter = new_letters[a];

          new_letters[a] = new_letters[b];
          new_letters[b] = letter;
        }
      old_ids = make_vector (old_letters);
      new_ids = make_vector (new_letters);
      edits = fettle_id_vector_diff (old_ids, new_ids, never_touched, NULL);
      for (guint i = edits->len; i-- > 0;)
        {
          FettleEdit *edit = &g_array_index (edits, FettleEdit, i);

          if (edit->removed > 0)
            g_ptr_array_remove_range (old_ids, edit->position, edit->removed);
          for (guint j = 0; j < edit->added; j++)
            g_ptr_array_insert (old_ids, (int) (edit->position + j), g_strdup (g_ptr_array_index (new_ids, edit->start + j)));
        }
      g_assert_cmpint (old_ids->len, ==, n_new);
      for (guint i = 0; i < n_new; i++)
        g_assert_cmpstr (g_ptr_array_index (old_ids, i), ==, g_ptr_array_index (new_ids, i));
    }
}

static char *
explain (FettleSql  *sql,
         const char *query)
{
  g_autofree char *text = g_strconcat ("EXPLAIN QUERY PLAN ", query, NULL);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, text, NULL);
  GString *plan = g_string_new (NULL);

  g_assert_nonnull (stmt);
  while (fettle_stmt_step (stmt, NULL) == FETTLE_STEP_ROW)
    g_string_append_printf (plan, "%s\n", fettle_stmt_text (stmt, 3));
  return g_string_free (plan, FALSE);
}

/* The orders that people use most are read off an index; what looks up by key never walks a table. */
static void
test_query_plans (void)
{
  static const char *const queries[] = {
    "SELECT school_id FROM school_summary WHERE 1 ORDER BY name_key NULLS LAST, school_id",
    "SELECT school_id FROM school_summary WHERE 1 ORDER BY outcome_rank NULLS LAST, name_key, school_id",
    "SELECT school_id FROM school_summary WHERE 1 ORDER BY category_rank NULLS LAST, name_key, school_id",
    "SELECT school_id FROM school_summary WHERE 1 ORDER BY phase_rank NULLS LAST, name_key, school_id",
    "SELECT * FROM inspection WHERE school IS ?1 AND deleted = 0 ORDER BY id",
    "SELECT * FROM note WHERE school IS ?1 AND deleted = 0 ORDER BY id",
    "SELECT batch_seq FROM change WHERE school_id = ?1",
    "SELECT hash FROM batch WHERE device = ?1 ORDER BY seq DESC LIMIT 1",
    "SELECT batch_seq FROM change WHERE record_id = ?1 ORDER BY seq DESC LIMIT 1",
    "SELECT number FROM search_document WHERE record_id = ?1",
    "SELECT id FROM school WHERE urn = ?1",
  };
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *plan = explain (reader->sql, queries[i]);

      g_test_message ("%s: %s", queries[i], plan);
      g_assert_nonnull (strstr (plan, "INDEX"));
      if (strstr (queries[i], "school_summary") != NULL)
        g_assert_null (strstr (plan, "TEMP B-TREE FOR ORDER BY"));
      else
        g_assert_null (strstr (plan, "SCAN"));
    }
  g_clear_pointer (&reader, fettle_pool_give_back);
  fettle_test_store_remove (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("first", test_first);
  ADD ("last-inspection", test_last_inspection);
  ADD ("new-and-gone", test_new_and_gone);
  ADD ("changed-in-place", test_changed_in_place);
  ADD ("moved", test_moved);
  ADD ("outcome-follows", test_outcome_follows);
  ADD ("query", test_query);
  ADD ("late-answer", test_late_answer);
  ADD ("jump", test_jump);
  ADD ("facets", test_facets);
#undef ADD
  g_test_add_func ("/list/diff", test_diff);
  g_test_add_func ("/list/query-plans", test_query_plans);
  return g_test_run ();
}
