/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/fettle-deadlines-ics.h"
#include "fettle-test-store.h"
#include "model/fettle-leave.h"
#include "reports/fettle-catalogue.h"
#include "sample/fettle-set-up.h"
#include "workbook/fettle-workbook.h"

#include <string.h>

/*
 * Every text of every kind of record is marked with who may read it; then every table is made for every reader, and no mark may stand
 * where its reader may not see it. A mark that a table does show must be among them, or nothing was tried.
 */

#define TODAY "2026-11-21"
#define MOST_OF_A_KIND 12

typedef struct
{
  FettleStore *store;
  guint n_marked;
} Marked;

/* The marks of a field, by the widest circle that may read it: "Qpublic", "Qworking", "Qexempt", "Qnobody", with "Person" where it is about one. */
static char *
make_mark (FettleRecord      *record,
           const FettleField *field)
{
  static const char *const circles[] = { "Qpublic", "Qworking", "Qexempt" };
  const char *circle = "Qnobody";

  for (guint audience = 0; audience < G_N_ELEMENTS (circles); audience++)
    if (fettle_may_leave (record, field, audience, TRUE))
      {
        circle = circles[audience];
        break;
      }
  return g_strdup_printf ("%s%s of %s %s", circle, field->flags & FETTLE_FIELD_PERSONAL ? "Person" : "",
                          fettle_record_get_kind (record)->name, field->name);
}

/* What must have a form of its own, as a postcode, is left as it is: the door refuses a mark there. */
static void
mark_field (Marked            *self,
            FettleRecord      *record,
            const FettleField *field)
{
  g_autoptr (FettleRecord) now = fettle_store_get (self->store, fettle_record_get_kind (record)->name,
                                                   fettle_record_get_id (record), NULL);
  g_autoptr (FettleRecord) marked = now ? fettle_record_copy (now) : NULL;
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Marked");
  g_autofree char *mark = make_mark (record, field);

  if (!marked)
    return;
  fettle_record_set_text (marked, field->name, mark);
  fettle_batch_put (batch, marked, now);
  if (fettle_store_apply (self->store, batch, NULL, NULL, NULL))
    self->n_marked++;
}

static void
mark_kind (Marked           *self,
           const FettleKind *kind)
{
  g_autoptr (GPtrArray) records = fettle_store_list (self->store, kind->name, NULL, NULL, NULL);

  for (guint i = 0; i < MIN (records->len, MOST_OF_A_KIND); i++)
    for (guint n = 0; n < kind->n_fields; n++)
      if ((kind->fields[n].type == FETTLE_FIELD_TEXT || kind->fields[n].type == FETTLE_FIELD_LONG_TEXT)
          && !(kind->fields[n].flags & FETTLE_FIELD_INTERNAL))
        mark_field (self, records->pdata[i], &kind->fields[n]);
}

static Marked *
marked_new (void)
{
  Marked *self = g_new0 (Marked, 1);
  const FettleKind *const *kinds;
  guint n_kinds;

  self->store = fettle_test_store_new ();
  g_assert_true (fettle_set_up_sample (self->store, 1, 94, NULL, NULL, NULL, NULL));
  kinds = fettle_kinds_list (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    mark_kind (self, kinds[i]);
  g_test_message ("%u texts marked", self->n_marked);
  g_assert_cmpuint (self->n_marked, >, n_kinds);
  return self;
}

static void
marked_free (Marked *self)
{
  fettle_test_store_remove (self->store);
  g_free (self);
}

typedef struct
{
  FettleProfile profile;
  const char *name;
  const char *shown;        /* a mark that must be seen somewhere */
  const char *hidden[4];
} Reader;

static const Reader readers[] = {
  { FETTLE_PROFILE_PUBLIC, "public", NULL, { "Qworking", "Qexempt", "Qnobody" } },
  { FETTLE_PROFILE_WORKING, "working", "Qworking", { "Qexempt", "Qnobody" } },
  { FETTLE_PROFILE_EXEMPT, "exempt", "Qexempt", { "Qnobody" } },
};

static char *
table_to_text (Marked                      *self,
               const FettleCatalogueEntry  *entry,
               const FettleDisclosureRules *rules)
{
  const FettleReportContext context = { .store = self->store, .today = fettle_date_parse_iso (TODAY),
                                        .from = fettle_date_parse_iso ("2026-01-01"), .to = fettle_date_parse_iso (TODAY) };
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL, *csv = NULL, *json = NULL;
  g_autoptr (FettleDisclosed) table = fettle_catalogue_disclose (entry, &context, rules, &why, &error);

  g_assert_no_error (error);
  if (!table)
    return g_strdup ("");
  csv = fettle_disclosed_to_csv (table);
  json = fettle_disclosed_to_json (table);
  return g_strconcat (csv, json, NULL);
}

static void
assert_hidden (const char   *where,
               const char   *text,
               const Reader *reader,
               gboolean      personal)
{
  for (guint i = 0; i < G_N_ELEMENTS (reader->hidden) && reader->hidden[i]; i++)
    if (strstr (text, reader->hidden[i]))
      g_error ("%s for a %s paper: %.60s", where, reader->name, strstr (text, reader->hidden[i]));
  if (!personal && strstr (text, "Person of"))
    g_error ("%s for a %s paper without names: %.60s", where, reader->name, strstr (text, "Person of") - 10);
}

static void
test_tables (void)
{
  Marked *self = marked_new ();
  guint n_entries;
  const FettleCatalogueEntry *entries = fettle_catalogue_list (&n_entries);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      gboolean seen = readers[i].shown == NULL;

      for (guint n = 0; n < 2 * n_entries; n++)
        {
          const FettleDisclosureRules rules = { .profile = readers[i].profile, .personal = n % 2 };
          g_autofree char *text = table_to_text (self, &entries[n / 2], &rules);

          assert_hidden (entries[n / 2].id, text, &readers[i], rules.personal);
          seen = seen || strstr (text, readers[i].shown);
        }
      g_test_message ("%s", readers[i].name);
      g_assert_true (seen);
    }
  marked_free (self);
}

/* Each column is of fields, or is worked out of columns that are, or is named here with why it is of none. */
static const char *const of_no_field[] = {
  /* The program’s own words: what a measure is, "All officers", where figures come from. */
  "T1 measure", "T1 note", "T15 line", "T24 source", "T24 method", "T24 as-at", "T24 release", "T24 changes", NULL,
};

static void
assert_decided (FettleTable             *table,
                const FettleTableColumn *column)
{
  g_autofree char *name = g_strdup_printf ("%s %s", fettle_table_get_id (table), column->id);

  if (!column->of && !column->share_of && !column->sum_of && !g_strv_contains (of_no_field, name))
    g_test_message ("%s is of no field", name), g_test_fail ();
  if (column->type == FETTLE_CELL_COUNT && !column->why)
    g_test_message ("%s does not say why small numbers are shown or withheld", name), g_test_fail ();
}

static void
test_decisions (void)
{
  FettleStore *store = fettle_test_store_new ();
  guint n_entries;
  const FettleCatalogueEntry *entries = fettle_catalogue_list (&n_entries);
  const FettleReportContext context = { .store = store, .today = fettle_date_parse_iso (TODAY),
                                        .from = fettle_date_parse_iso ("2026-01-01"), .to = fettle_date_parse_iso (TODAY) };

  g_assert_true (fettle_set_up_sample (store, 1, 94, NULL, NULL, NULL, NULL));
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleTable) table = entries[i].build (&context, &error);

      g_assert_no_error (error);
      for (guint n = 0; n < fettle_table_get_n_columns (table); n++)
        assert_decided (table, fettle_table_get_column (table, n));
    }
  fettle_test_store_remove (store);
}

/* A calendar is read on other computers, by whoever they belong to. */
static void
test_calendar (void)
{
  Marked *self = marked_new ();
  g_autoptr (GHashTable) published = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fettle_deadlines_to_ics (self->store, fettle_date_parse_iso (TODAY), published, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *whole = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\r\n ", -1);
  whole = g_strjoinv ("", lines);
  g_assert_nonnull (strstr (whole, "BEGIN:VEVENT"));
  assert_hidden ("the calendar", whole, &readers[0], FALSE);
  marked_free (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marked/tables", test_tables);
  g_test_add_func ("/marked/calendar", test_calendar);
  g_test_add_func ("/marked/decisions", test_decisions);
  return g_test_run ();
}
