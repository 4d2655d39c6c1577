/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fettle-inspection-areas.h"
#include "model/fettle-school-type.h"
#include "model/fettle-vocabulary.h"

/* law.md 4: the label of the time, found again whatever the file's spelling. */
static const struct
{
  const char *vocabulary;
  const char *words;
  const char *on;
  const char *code;
  const char *label;
} matches[] = {
  { "inspection-area", "Personal development and wellbeing", "2026-01-13", "personal-development-and-well-being",
    "Personal development and well-being" },
  { "inspection-area", "Personal development and well-being", "2026-01-13", "personal-development-and-well-being",
    "Personal development and well-being" },
  { "inspection-area", "Effectiveness of leadership and management", "2018-03-01", "leadership-and-management-2015",
    "Effectiveness of leadership and management" },
  { "inspection-area", "Effectiveness of leadership and management", "2023-03-01", "leadership-and-management",
    "Leadership and management" },
  { "inspection-area", "Sixth form provision (where applicable)", "2017-06-06", "16-to-19-study-programmes",
    "16 to 19 study programmes" },
  { "inspection-area", "Sixth form provision (where applicable)", "2022-06-06", "sixth-form-provision",
    "Sixth-form provision" },
  { "inspection-area", "Early years (where applicable)", "2026-01-13", "early-years", "Early years" },
  { "inspection-area", "Post-16 provision (where applicable)", "2026-01-13", "post-16-provision", "Post-16 provision" },
  { "inspection-grade", "3", "2011-05-05", "3", "Satisfactory" },
  { "inspection-grade", "3", "2013-05-05", "3", "Requires improvement" },
  { "inspection-grade", "Strong standard", "2026-01-13", "strong-standard", "Strong standard" },
  { "category-of-concern", "SM", "2019-01-01", "special-measures", "Special measures" },
  { "category-of-concern", "SM", "2026-01-01", "special-measures", "Requires special measures" },
  { "category-of-concern", "SWK", "2024-12-01", "serious-weaknesses", "Serious weaknesses" },
  { "category-of-concern", "RSI", "2026-02-01", "requires-significant-improvement",
    "Requires significant improvement" },
  { "category-of-concern", "NTI", "2011-02-01", "notice-to-improve", "Notice to improve" },
  { "safeguarding", "Yes", "2023-01-01", "effective", "Effective" },
  { "safeguarding", "Not met", "2026-01-01", "not-met", "Not met" },
  { "ungraded-outcome", "School remains Good (Improving) - S5 Next", "2023-01-01", "remains-good-improving",
    "School remains Good (Improving) - S5 Next" },
  { "ungraded-outcome", "Standards maintained", "2025-01-01", "standards-maintained", "Standards maintained" },
  { "establishment-status", "Open, but proposed to close", "2022-01-01", "open-proposed-to-close",
    "Open, but proposed to close" },
  { "authority", "Kingston upon Hull City of", "2020-01-01", "810", "Kingston upon Hull, City of" },
  { "authority", "Durham", "2020-01-01", "840", "County Durham" },
  { "authority", "Dorset", "2018-01-01", "835", "Dorset" },
  { "authority", "Dorset", "2020-01-01", "838", "Dorset" },
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      const FettleTerm *term = fettle_vocabulary_match (fettle_vocabulary_get (matches[i].vocabulary), matches[i].words,
                                                        NULL, fettle_date_parse_iso (matches[i].on));

      g_test_message ("%s: %s", matches[i].vocabulary, matches[i].words);
      g_assert_nonnull (term);
      g_assert_cmpstr (term->code, ==, matches[i].code);
      g_assert_cmpstr (term->label, ==, matches[i].label);
    }
}

/* law.md 3.4: none of these is a grade. */
static void
test_no_grade (void)
{
  const char *const words[] = { "9", "8", "0", "NULL", "", "Not judged", "2.5" };
  const FettleVocabulary *grades = fettle_vocabulary_get ("inspection-grade");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (fettle_vocabulary_match (grades, words[i], NULL, fettle_date_new (2023, 1, 1)));
}

static void
test_group (void)
{
  const FettleVocabulary *categories = fettle_vocabulary_get ("category-of-concern");

  /* Trap 18: the label of the time stays; the statutory code stands underneath. */
  g_assert_cmpstr (fettle_vocabulary_find (categories, "serious-weaknesses")->group, ==, "SIGNIFICANT_IMPROVEMENT");
  g_assert_cmpstr (fettle_vocabulary_find (categories, "requires-significant-improvement")->group, ==,
                   "SIGNIFICANT_IMPROVEMENT");
  g_assert_cmpstr (fettle_vocabulary_find (categories, "special-measures")->group, ==, "SPECIAL_MEASURES");
  g_assert_null (fettle_vocabulary_match (fettle_vocabulary_get ("inspection-grade"), "Good", "report-card",
                                          FETTLE_DATE_NONE));
}

/* A category of another era still has its label: an odd date is warned about, the label is not lost. */
static void
test_out_of_date (void)
{
  const FettleTerm *term = fettle_vocabulary_match (fettle_vocabulary_get ("category-of-concern"), "Serious weaknesses",
                                                    NULL, fettle_date_new (2026, 3, 3));

  g_assert_nonnull (term);
  g_assert_cmpstr (term->label, ==, "Serious weaknesses");
}

static void
test_authorities (void)
{
  const FettleVocabulary *authorities = fettle_vocabulary_get ("authority");
  g_autoptr (GHashTable) regions = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_now = 0;

  for (guint i = 0; i < fettle_vocabulary_get_n_terms (authorities); i++)
    {
      const FettleTerm *term = fettle_vocabulary_get_term (authorities, i);

      n_now += term->to == FETTLE_DATE_NONE;
      g_hash_table_add (regions, term->group);
    }
  /* data-files.md 6: education authorities are upper tier, 153 of them, in nine regions. */
  g_assert_cmpuint (n_now, ==, 153);
  g_assert_cmpuint (g_hash_table_size (regions), ==, 9);
  g_assert_cmpstr (fettle_vocabulary_find (authorities, "330")->group, ==, "West Midlands");
  g_assert_cmpuint (fettle_vocabulary_find (authorities, "909")->to, ==, fettle_date_new (2023, 3, 31));
}

static void
test_every_vocabulary (void)
{
  const char *const *names = fettle_vocabulary_names ();

  g_assert_nonnull (names[0]);
  for (; *names; names++)
    {
      const FettleVocabulary *vocabulary = fettle_vocabulary_get (*names);

      g_test_message ("%s", *names);
      g_assert_nonnull (fettle_vocabulary_get_title (vocabulary));
      g_assert_cmpuint (fettle_vocabulary_get_n_terms (vocabulary), >, 1);
      for (guint i = 0; i < fettle_vocabulary_get_n_terms (vocabulary); i++)
        {
          const FettleTerm *term = fettle_vocabulary_get_term (vocabulary, i);
          FettleDate in_use = term->from ? term->from : term->to;

          if (term->from != FETTLE_DATE_NONE && term->to != FETTLE_DATE_NONE)
            g_assert_cmpuint (term->from, <, term->to);
          g_assert_true (fettle_vocabulary_find_on (vocabulary, term->code, in_use) != NULL);
          g_assert_cmpstr (fettle_vocabulary_match (vocabulary, term->label, term->group, in_use)->code, ==, term->code);
        }
    }
}

static const struct
{
  const char *code;
  const char *name;
  const char *category;
  const char *sector;
  const char *phase;
} types[] = {
  { "01", "Community school", "community", "maintained", NULL },
  { "1", NULL, "community", "maintained", NULL },
  { NULL, "Voluntary aided school", "voluntary-aided", "maintained", NULL },
  { NULL, "Foundation special school", "foundation-special", "maintained", "special" },
  { NULL, "LA Nursery School", "maintained-nursery", "maintained", "nursery" },
  { "15", "Local authority nursery school", "maintained-nursery", "maintained", "nursery" },
  { NULL, "Academy Converter", "academy", "academy", NULL },
  { NULL, "Free School - Alternative Provision", "academy", "academy", "alternative-provision" },
  { NULL, "Pupil Referral Unit", "pupil-referral-unit", "maintained", "alternative-provision" },
  { "11", NULL, "independent", "independent", NULL },
  { "47", "Children's centre", "other", "other", NULL },
};

static void
test_school_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const FettleSchoolType *type = fettle_school_type_lookup (types[i].code, types[i].name);

      g_assert_nonnull (type);
      g_assert_cmpstr (type->category, ==, types[i].category);
      g_assert_cmpstr (type->sector, ==, types[i].sector);
      g_assert_cmpstr (type->phase, ==, types[i].phase);
    }
  g_assert_null (fettle_school_type_lookup (NULL, NULL));
  g_assert_null (fettle_school_type_lookup ("", "Castle"));
}

/* Ofsted's order (spec workbook.md, T6), whatever the order in which the grades were recorded. */
static void
test_areas_in_order (void)
{
  static const char *const order[] = {
    "inclusion", "curriculum-and-teaching", "achievement", "attendance-and-behaviour", "personal-development-and-well-being",
    "leadership-and-governance", "early-years", "post-16-provision",
  };
  g_autoptr(GPtrArray) grades = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-0000-0000-%012u", i);
      FettleRecord *grade = fettle_record_new (fettle_kind_get ("inspection-grade"), id);

      fettle_record_set_text (grade, "area", order[(i * 3 + 5) % G_N_ELEMENTS (order)]);
      g_ptr_array_add (grades, grade);
    }
  fettle_inspection_grades_sort (grades);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (grades, i), "area"), ==, order[i]);
  g_assert_cmpint (fettle_vocabulary_compare ("inspection-area", "no-such-area", "post-16-provision"), >, 0);
}

/* Words for records of every time: the present ones, and those of before. */
static void
test_word_code (void)
{
  g_autofree char *three = fettle_vocabulary_word_code ("inspection-grade", "3");
  g_autofree char *four = fettle_vocabulary_word_code ("inspection-grade", "4");

  g_assert_cmpstr (three, ==, "Requires improvement (earlier: Satisfactory)");
  g_assert_cmpstr (four, ==, "Inadequate");
  g_assert_null (fettle_vocabulary_word_code ("inspection-grade", "no-such-grade"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/match", test_match);
  g_test_add_func ("/vocabulary/no-grade", test_no_grade);
  g_test_add_func ("/vocabulary/group", test_group);
  g_test_add_func ("/vocabulary/out-of-date", test_out_of_date);
  g_test_add_func ("/vocabulary/authorities", test_authorities);
  g_test_add_func ("/vocabulary/every-one", test_every_vocabulary);
  g_test_add_func ("/vocabulary/areas-in-order", test_areas_in_order);
  g_test_add_func ("/vocabulary/word-code", test_word_code);
  g_test_add_func ("/school-type/lookup", test_school_types);

  return g_test_run ();
}
