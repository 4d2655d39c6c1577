/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-date.h"
#include "base/fettle-error.h"
#include "base/fettle-id.h"
#include "model/fettle-record.h"
#include "model/fettle-reference-fields.h"
#include "model/fettle-vocabulary.h"

static const FettleField *
find (const char *kind,
      const char *field)
{
  const FettleKind *k = fettle_kind_get (kind);

  return &k->fields[fettle_kind_find_field (k, field)];
}

static void
check_field (const FettleKind  *kind,
             const FettleField *field)
{
  g_test_message ("%s.%s", kind->name, field->name);
  for (const char *c = field->name; *c; c++)
    g_assert_true (g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '-');
  g_assert_cmpint (fettle_kind_find_field (kind, field->name), ==, (int) (field - kind->fields));
  g_assert_true (field->label != NULL && *field->label != '\0');
  if (field->type == FETTLE_FIELD_CHOICE)
    g_assert_nonnull (fettle_vocabulary_get (field->of));
  else if (field->type == FETTLE_FIELD_LINK)
    g_assert_nonnull (fettle_kind_get (field->of));
  else
    g_assert_null (field->of);
  /* What is about a person never stands in a public paper by default. */
  if (field->flags & (FETTLE_FIELD_PERSONAL | FETTLE_FIELD_PRIVATE))
    g_assert_cmpint (field->disclosure, !=, FETTLE_DISCLOSURE_PUBLIC);
}

static void
test_every_kind (void)
{
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 11);
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *table = g_strdelimit (g_strdup (kinds[k]->name), "-", '_');

      g_assert_true (fettle_kind_get (kinds[k]->name) == kinds[k]);
      g_assert_cmpstr (kinds[k]->table, ==, table);
      g_assert_cmpint (fettle_kind_find_field (kinds[k], kinds[k]->title_field), >=, 0);
      for (guint i = 0; i < kinds[k]->n_fields; i++)
        check_field (kinds[k], &kinds[k]->fields[i]);
      if (kinds[k]->parent_field)
        g_assert_cmpstr (find (kinds[k]->name, kinds[k]->parent_field)->of, ==, "school");
    }
  g_assert_null (fettle_kind_get ("castle"));
  g_assert_cmpint (fettle_kind_find_field (kinds[0], "castle"), ==, -1);
}

static const struct
{
  const char *kind;
  const char *field;
  const char *value;
  gboolean good;
} checks[] = {
  { "school", "name", NULL, FALSE },
  { "school", "name", "St. Osyth’s", TRUE },
  { "school", "name", "Two\nlines", FALSE },
  { "school", "trust-name", NULL, TRUE },
  { "school", "pupils", "210", TRUE },
  { "school", "pupils", "-1", TRUE },
  { "school", "pupils", "2 10", FALSE },
  { "school", "pupils", "99999999999999999999", FALSE },
  { "school", "open-date", "2020-12-01", TRUE },
  { "school", "open-date", "2020-12", TRUE },
  { "school", "open-date", "01/12/2020", FALSE },
  { "school", "open-date", "2020-02-30", FALSE },
  { "school", "phase", "primary", TRUE },
  { "school", "phase", "Primary", FALSE },
  { "school", "tracked", "1", TRUE },
  { "school", "tracked", "yes", FALSE },
  { "note", "school", "not an id", FALSE },
  { "note", "body", "Two\nlines", TRUE },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s = %s", checks[i].field, checks[i].value);
      g_assert_true (fettle_field_check (find (checks[i].kind, checks[i].field), checks[i].value, &error)
                     == checks[i].good);
      if (!checks[i].good)
        g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
    }
}

static void
assert_words (const FettleField *field,
              const char        *value,
              const char        *words)
{
  g_autofree char *got = fettle_field_to_words (field, value);

  g_assert_cmpstr (got, ==, words);
}

static void
assert_amount (const FettleField *field,
               const char        *text,
               const char        *kept,
               const char        *written)
{
  g_autofree char *value = fettle_field_from_typed (field, text, fettle_date_new (2026, 11, 21));
  g_autofree char *back = value ? fettle_field_to_typed (field, value) : NULL;

  g_assert_cmpstr (value, ==, kept);
  g_assert_cmpstr (back, ==, written);
}

/* Days are kept in halves and money in pence; people write them otherwise. */
static void
test_amounts (void)
{
  const FettleField days = { .name = "days", .type = FETTLE_FIELD_DAYS };
  const FettleField money = { .name = "cost", .type = FETTLE_FIELD_MONEY };

  assert_amount (&days, "6.5", "13", "6.5");
  assert_amount (&days, "6½ days", "13", "6.5");
  assert_amount (&days, "½", "1", "0.5");
  assert_amount (&days, "12", "24", "12");
  assert_amount (&days, "6.25", NULL, NULL);
  assert_amount (&days, "some", NULL, NULL);
  assert_amount (&days, "-1", NULL, NULL);
  assert_amount (&money, "£1,250.50", "125050", "1250.50");
  assert_amount (&money, "1250.5", "125050", "1250.50");
  assert_amount (&money, "7", "700", "7.00");
  assert_amount (&money, "7.005", NULL, NULL);
  assert_amount (&money, "7.", NULL, NULL);
  assert_amount (&money, "1.2.3", NULL, NULL);
}

static void
test_words (void)
{
  const FettleField days = { "days", "Days", NULL, FETTLE_FIELD_DAYS };
  const FettleField money = { "cost", "Cost", NULL, FETTLE_FIELD_MONEY };

  assert_words (find ("school", "phase"), "middle-deemed-primary", "Middle deemed primary");
  assert_words (find ("school", "phase"), "unheard-of", "unheard-of");
  assert_words (find ("school", "open-date"), "2020-12-01", "1 Dec 2020");
  assert_words (find ("school", "fsm-percent"), "359", "35.9%");
  assert_words (find ("school", "fsm-percent"), "0", "0.0%");
  assert_words (find ("school", "tracked"), "1", "Yes");
  assert_words (find ("school", "tracked"), NULL, "");
  assert_words (&days, "2", "1 day");
  assert_words (&days, "1", "½ day");
  assert_words (&days, "5", "2½ days");
  assert_words (&days, "12", "6 days");
  assert_words (&money, "123456789", "£1,234,567.89");
  assert_words (&money, "-5", "−£0.05");
  assert_words (&money, "100000", "£1,000.00");
}

static void
assert_typed (const FettleField *field,
              const char        *typed,
              const char        *value)
{
  g_autofree char *got = fettle_field_from_typed (field, typed, fettle_date_new (2026, 11, 21));

  g_assert_cmpstr (got, ==, value);
}

/* A percentage is typed as people write one, and kept in tenths. */
static void
test_typed (void)
{
  const FettleField *percent = find ("school", "fsm-percent");
  g_autofree char *shown = fettle_field_to_typed (percent, "359");
  g_autofree char *unset = fettle_field_to_typed (percent, NULL);

  g_assert_cmpstr (shown, ==, "35.9%");
  g_assert_cmpstr (unset, ==, "");
  assert_typed (percent, shown, "359");
  assert_typed (percent, "12", "120");
  assert_typed (percent, " 12.5 % ", "125");
  assert_typed (percent, "0.4", "4");
  assert_typed (percent, "12.55", NULL);
  assert_typed (percent, "many", NULL);
  assert_typed (percent, "12,5", NULL);
  assert_typed (find ("school", "open-date"), "1 September 2026", "2026-09-01");
  assert_typed (find ("school", "open-date"), "Sept 2026", "2026-09");
  assert_typed (find ("school", "open-date"), "30 nov", "2026-11-30");
  assert_typed (find ("school", "open-date"), "tomorrow", "2026-11-22");
  assert_typed (find ("school", "open-date"), "soon", NULL);
  assert_typed (find ("school", "pupils"), "210", "210");
}

static FettleRecord *
make_school (void)
{
  g_autofree char *id = fettle_id_for_urn ("123456");
  FettleRecord *school = fettle_record_new (fettle_kind_get ("school"), id);

  fettle_record_set_text (school, "name", "St “Quote” & Söhne \\ School");
  fettle_record_set_text (school, "urn", "123456");
  fettle_record_set_int (school, "pupils", 210);
  fettle_record_set_text (school, "open-date", "2020-12-01");
  fettle_record_set_text (school, "town", "");
  return school;
}

static void
test_record (void)
{
  g_autoptr (FettleRecord) school = make_school ();
  g_autoptr (FettleRecord) copy = NULL;
  g_autofree char *title = fettle_record_get_title (school);

  g_assert_cmpstr (title, ==, "St “Quote” & Söhne \\ School");
  g_assert_null (fettle_record_get_text (school, "town"));
  g_assert_cmpint (fettle_record_get_int (school, "pupils", -1), ==, 210);
  g_assert_cmpint (fettle_record_get_int (school, "capacity", -1), ==, -1);
  g_assert_false (fettle_record_get_flag (school, "tracked"));
  g_assert_cmpuint (fettle_record_get_date (school, "open-date"), ==, fettle_date_new (2020, 12, 1));
  g_assert_cmpuint (fettle_record_get_date (school, "close-date"), ==, FETTLE_DATE_NONE);

  fettle_record_seal (school);
  copy = fettle_record_copy (school);
  g_assert_true (fettle_record_is_sealed (school));
  g_assert_false (fettle_record_is_sealed (copy));
  g_assert_true (fettle_record_equal (school, copy));
  fettle_record_set_int (copy, "pupils", 211);
  g_assert_false (fettle_record_equal (school, copy));
  g_assert_cmpint (fettle_record_get_int (school, "pupils", -1), ==, 210);
}

static void
test_sealed (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (FettleRecord) school = make_school ();

      fettle_record_seal (school);
      fettle_record_set_int (school, "pupils", 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*sealed*");
}

static void
test_json (void)
{
  g_autoptr (FettleRecord) school = make_school ();
  g_autofree char *json = fettle_record_to_json (school);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleRecord) back = fettle_record_from_json (fettle_record_get_kind (school),
                                                           fettle_record_get_id (school), json, &error);

  g_assert_no_error (error);
  g_assert_true (fettle_record_equal (school, back));
  g_assert_nonnull (strstr (json, "\"pupils\":210"));
  g_assert_null (strstr (json, "town"));
}

static void
test_json_refused (void)
{
  const char *const refused[] = {
    "", "[]", "{\"pupils\":210", "{\"castle\":\"1\"}", "{\"pupils\":\"210\"}", "{\"name\":1}", "{\"name\":[]}",
    "{\"name\":1.5}", "{\"name\":true}", "{\"pupils\":1.5}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleRecord) record = fettle_record_from_json (fettle_kind_get ("school"), "x", refused[i], &error);

      g_test_message ("%s", refused[i]);
      g_assert_null (record);
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
    }
}

static void
test_problems (void)
{
  g_autoptr (FettleRecord) school = make_school ();
  g_autoptr (GPtrArray) none = fettle_record_check (school);
  g_autoptr (GPtrArray) two = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  fettle_record_set_text (school, "name", NULL);
  fettle_record_set_text (school, "status", "ajar");
  two = fettle_record_check (school);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (((FettleProblem *) two->pdata[0])->field->name, ==, "name");
  g_assert_nonnull (strstr (((FettleProblem *) two->pdata[1])->message, "Status"));
}

static gboolean
has_field (const char *dataset,
           const char *name)
{
  guint n_fields;
  const FettleField *fields = fettle_reference_fields (dataset, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].name, name))
        return TRUE;
    }
  return FALSE;
}

static void
test_reference (void)
{
  guint n_fields;

  g_assert_true (has_field ("establishments", "urn"));
  g_assert_true (has_field ("establishments", "category-of-school"));
  g_assert_true (has_field ("establishments", "head-last-name"));
  g_assert_false (has_field ("establishments", "tracked"));
  g_assert_true (has_field ("links", "link-urn"));
  g_assert_true (has_field ("outcomes", "grades"));
  g_assert_true (has_field ("outcomes", "ungraded-outcome"));
  g_assert_false (has_field ("outcomes", "school"));
  g_assert_null (fettle_reference_fields ("castles", &n_fields));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/every-kind", test_every_kind);
  g_test_add_func ("/model/check", test_check);
  g_test_add_func ("/model/words", test_words);
  g_test_add_func ("/model/typed", test_typed);
  g_test_add_func ("/model/amounts", test_amounts);
  g_test_add_func ("/model/record", test_record);
  g_test_add_func ("/model/record/sealed", test_sealed);
  g_test_add_func ("/model/json", test_json);
  g_test_add_func ("/model/json/refused", test_json_refused);
  g_test_add_func ("/model/problems", test_problems);
  g_test_add_func ("/model/reference-fields", test_reference);

  return g_test_run ();
}
