/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample/fettle-demo-private.h"

/* What a report card of the sample is like. */
typedef enum
{
  CARD_NONE,
  CARD_EXCEPTIONAL,
  CARD_STRONG,
  CARD_EXPECTED,
  CARD_ATTENTION,
  CARD_IMPROVEMENT, /* requires significant improvement */
  CARD_MEASURES,    /* requires special measures */
} Card;

/* What came before, under the framework that ended in November 2025. */
typedef enum
{
  OLD_NONE,
  OLD_LEGACY,
  OLD_AREAS_ONLY,
} Old;

typedef enum
{
  UNGRADED_NONE,
  UNGRADED_AFTER,  /* newer than the graded inspection: shown over it */
  UNGRADED_BEFORE, /* older than it: changes nothing */
  UNGRADED_ONLY,
} Ungraded;

/**
 * Pattern:
 * @weight: how common it is
 * @grade: grade 1 to 4 of the older inspection (of its areas where it has no overall grade)
 */
typedef struct
{
  guint weight;
  Card card;
  Old old;
  int grade;
  Ungraded ungraded;
} Pattern;

/* The borough's schools have each pattern in turn before chance decides, so that every regime and every odd case is there. */
static const Pattern patterns[] = {
  { 14, CARD_EXPECTED, OLD_LEGACY, 2, UNGRADED_NONE },
  { 1, CARD_MEASURES, OLD_LEGACY, 3, UNGRADED_NONE },
  { 12, CARD_NONE, OLD_AREAS_ONLY, 2, UNGRADED_NONE },
  { 8, CARD_STRONG, OLD_LEGACY, 2, UNGRADED_NONE },
  { 20, CARD_NONE, OLD_LEGACY, 2, UNGRADED_NONE },
  { 6, CARD_NONE, OLD_LEGACY, 1, UNGRADED_NONE },
  { 14, CARD_NONE, OLD_LEGACY, 2, UNGRADED_AFTER },
  { 3, CARD_ATTENTION, OLD_LEGACY, 2, UNGRADED_NONE },
  { 4, CARD_NONE, OLD_LEGACY, 3, UNGRADED_NONE },
  { 1, CARD_IMPROVEMENT, OLD_AREAS_ONLY, 3, UNGRADED_NONE },
  { 3, CARD_NONE, OLD_AREAS_ONLY, 3, UNGRADED_NONE },
  { 1, CARD_NONE, OLD_LEGACY, 4, UNGRADED_NONE },
  { 2, CARD_EXCEPTIONAL, OLD_LEGACY, 1, UNGRADED_NONE },
  { 2, CARD_NONE, OLD_LEGACY, 2, UNGRADED_BEFORE },
  { 3, CARD_NONE, OLD_LEGACY, 1, UNGRADED_AFTER },
  { 4, CARD_NONE, OLD_NONE, 0, UNGRADED_ONLY },
  { 3, CARD_NONE, OLD_NONE, 0, UNGRADED_NONE },
};

/* Only the predecessor was ever graded, and badly. */
static const Pattern predecessor_graded = { 0, CARD_NONE, OLD_LEGACY, 4, UNGRADED_NONE };
/* A report card of its own, and the predecessor's older grade. */
static const Pattern predecessor_older = { 0, CARD_ATTENTION, OLD_LEGACY, 3, UNGRADED_NONE };

static const char *const areas[] = {
  "Inclusion", "Curriculum and teaching", "Achievement", "Attendance and behaviour", "Personal development and wellbeing",
  "Leadership and governance",
};

/* From the best. */
static const char *const grades[] = {
  "Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement",
};

/* The best and the worst grade that a card of each sort has where nothing special is said. */
static const int grade_ranges[][2] = {
  [CARD_EXCEPTIONAL] = { 0, 1 }, [CARD_STRONG] = { 1, 2 }, [CARD_EXPECTED] = { 2, 2 }, [CARD_ATTENTION] = { 2, 2 },
  [CARD_IMPROVEMENT] = { 2, 3 }, [CARD_MEASURES] = { 3, 4 },
};

/**
 * Facts: what the two files say of one school's report card.
 */
typedef struct
{
  Card card;
  FettleDate start;
  char *number;
  const char *grades[G_N_ELEMENTS (areas)];
  const char *early_years;
  const char *post_16;
  const char *safeguarding;
  const char *category;
} Facts;

static FettleDate
day (int year, int month, int number)
{
  return fettle_date_new (year, month, number);
}

static char *
next_number (FettleDemo *demo)
{
  return g_strdup_printf ("%u", demo->next_inspection++);
}

static const Pattern *
choose_pattern (FettleDemo *demo, const FettleDemoSchool *school, guint *nth)
{
  guint total = 0;
  guint chance;

  if (school->predecessor)
    return g_str_equal (school->open_reason, "Academy Converter") ? &predecessor_older : &predecessor_graded;
  if (*nth < G_N_ELEMENTS (patterns))
    return &patterns[(*nth)++];

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    total += patterns[i].weight;
  chance = g_rand_int_range (demo->rand, 0, total);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      if (chance < patterns[i].weight)
        return &patterns[i];
      chance -= patterns[i].weight;
    }

  return &patterns[0];
}

/* Columns that both of Ofsted's files begin with. */
static void
set_school (FettleDemoFile *file, const FettleDemoSchool *school)
{
  const FettleDemoKind *kind = school->kind;

  fettle_demo_file_take (file, "Web Link (opens in new window)", g_strdup_printf ("https://reports.example/provider/%s", school->urn));
  fettle_demo_file_set (file, "URN", school->urn);
  fettle_demo_file_take (file, "LAESTAB", g_strconcat (school->area->code, school->number, NULL));
  fettle_demo_file_set (file, "School name", school->name);
  fettle_demo_file_set (file, "Ofsted phase", kind->ofsted_phase);
  fettle_demo_file_set (file, "Type of education", kind->ofsted_type);
  fettle_demo_file_take (file, "School open date", fettle_demo_write_date (school->opened, '/'));
  fettle_demo_file_set (file, "Sixth form", kind->age_high > 16 ? "Has a sixth form" : "Does not have a sixth form");
  fettle_demo_file_set (file, "Designated religious character", kind->religion ? kind->religion : "Does not apply");
  fettle_demo_file_set (file, "Faith grouping", kind->religion ? "Faith" : "Non-faith");
  fettle_demo_file_set (file, "Ofsted region", school->area->region);
  fettle_demo_file_set (file, "Region", school->area->region);
  fettle_demo_file_set (file, "Local authority", school->area->name);
  fettle_demo_file_take (file, "Total number of pupils", g_strdup_printf ("%d", school->pupils));
  fettle_demo_file_take (file, "Statutory lowest age", g_strdup_printf ("%d", kind->age_low));
  fettle_demo_file_take (file, "Statutory highest age", g_strdup_printf ("%d", kind->age_high));
}

static void
set_of (FettleDemoFile *file, const char *what, const char *which, const char *value)
{
  g_autofree char *heading = g_strconcat (what, " ", which, NULL);

  fettle_demo_file_set (file, heading, value);
}

/* Which school, under which number and name, was inspected: the present one or its predecessor. */
static void
set_inspected (FettleDemoFile *file, const FettleDemoSchool *school, const FettleDemoSchool *then, const char *which, const char *tail)
{
  g_autofree char *laestab = g_strconcat (then->area->code, then->number, NULL);
  g_autofree char *question = g_strconcat (which, " relate to the URN of the current school?", NULL);

  set_of (file, "Does the", question, school == then ? "Yes" : "No");
  set_of (file, "URN at time of", tail, then->urn);
  set_of (file, "LAESTAB at time of", tail, laestab);
  set_of (file, "School name at time of", tail, then->name);
  set_of (file, "School type at time of", tail, then->kind->ofsted_type);
}

static void
choose_grades (FettleDemo *demo, Facts *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    facts->grades[i] = grades[g_rand_int_range (demo->rand, grade_ranges[facts->card][0], grade_ranges[facts->card][1] + 1)];

  if (facts->card == CARD_ATTENTION)
    facts->grades[2] = grades[3];
  if (facts->card == CARD_IMPROVEMENT)
    facts->grades[1] = grades[4];
  if (facts->card == CARD_MEASURES)
    facts->grades[2] = facts->grades[5] = grades[4];
}

/* Schools in a category were inspected early, so that a monitoring inspection this autumn has followed. */
static FettleDate
choose_start (FettleDemo *demo, Card card)
{
  gboolean early = card == CARD_IMPROVEMENT || card == CARD_MEASURES;

  return fettle_demo_pick_date (demo, day (2025, 11, 11), early ? day (2026, 2, 10) : demo->as_at - 30);
}

static void
choose_facts (FettleDemo *demo, const FettleDemoSchool *school, Card card, Facts *facts)
{
  facts->card = card;
  facts->start = choose_start (demo, card);
  facts->number = next_number (demo);
  choose_grades (demo, facts);
  facts->early_years = school->kind->age_low < 5 ? facts->grades[0] : "Not applicable";
  facts->post_16 = school->kind->age_high > 16 ? facts->grades[1] : "Not applicable";
  facts->safeguarding = card == CARD_MEASURES ? "Not met" : "Met";
  facts->category = card == CARD_MEASURES ? "SM" : card == CARD_IMPROVEMENT ? "RSI" : "";
}

static void
set_dated_grade (FettleDemoFile *file, const char *heading, const char *area, const char *grade, FettleDate date)
{
  g_autofree char *date_heading = g_strdup_printf ("%s - date of grade", area);

  fettle_demo_file_set (file, heading, grade);
  fettle_demo_file_take (file, date_heading, fettle_demo_write_date (date, '/'));
}

static void
set_card (FettleDemoFile *file, const FettleDemoSchool *school, const Facts *facts)
{
  fettle_demo_file_set (file, "Inspection number of latest full inspection", facts->number);
  fettle_demo_file_set (file, "Inspection type", "S5 Inspection");
  fettle_demo_file_set (file, "Inspection type grouping", "S5 Inspection");
  fettle_demo_file_set (file, "Event type grouping", "Schools - S5");
  fettle_demo_file_take (file, "Inspection start date", fettle_demo_write_date (facts->start, '/'));
  fettle_demo_file_take (file, "Publication date", fettle_demo_write_date (facts->start + 28, '/'));
  set_inspected (file, school, school, "latest full inspection", "latest full inspection");
  fettle_demo_file_set (file, "Category of concern", facts->category);
  fettle_demo_file_set (file, "Most recent category of concern", facts->category);
  set_dated_grade (file, "Safeguarding standards", "Safeguarding standards", facts->safeguarding, facts->start);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    set_dated_grade (file, areas[i], areas[i], facts->grades[i], facts->start);
  set_dated_grade (file, "Early years (where applicable)", "Early years", facts->early_years, facts->start);
  set_dated_grade (file, "Post-16 provision (where applicable)", "Post-16 provision", facts->post_16, facts->start);
}

static void
set_old_grades (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school, FettleDate start, int grade)
{
  static const char *const old_areas[] = {
    "quality of education", "behaviour and attitudes", "personal development", "effectiveness of leadership and management",
  };

  /* Quality of education and behaviour and attitudes were not judged before September 2019: the file writes 9. */
  for (guint i = 0; i < G_N_ELEMENTS (old_areas); i++)
    {
      int better = i == 1 || i == 2 ? g_rand_int_range (demo->rand, 0, 2) : 0;
      g_autofree char *value = g_strdup_printf ("%d", i < 2 && start < day (2019, 9, 1) ? 9 : MAX (1, grade - better));

      set_of (file, "Latest OEIF", old_areas[i], value);
    }
  fettle_demo_file_set (file, "Latest OEIF  safeguarding is effective?", grade == 4 ? "No" : "Yes");
  fettle_demo_file_take (file, "Latest OEIF early years provision (where applicable)",
                         g_strdup_printf ("%d", school->kind->age_low < 5 ? grade : 9));
  fettle_demo_file_take (file, "Latest OEIF sixth form provision (where applicable)",
                         g_strdup_printf ("%d", school->kind->age_high > 16 ? grade : 9));
}

static FettleDate
choose_old_start (FettleDemo *demo, const FettleDemoSchool *school, const Pattern *pattern)
{
  if (school->predecessor)
    return fettle_demo_pick_date (demo, day (2022, 9, 13), day (2023, 7, 4));
  if (pattern->old == OLD_AREAS_ONLY)
    return fettle_demo_pick_date (demo, day (2024, 9, 24), day (2025, 10, 14));
  if (pattern->ungraded == UNGRADED_AFTER)
    return fettle_demo_pick_date (demo, day (2018, 9, 11), day (2020, 3, 3));

  return fettle_demo_pick_date (demo, day (2018, 9, 11), day (2024, 7, 9));
}

static FettleDate
set_old (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school, const Pattern *pattern)
{
  const FettleDemoSchool *then = school->predecessor ? school->predecessor : school;
  FettleDate start = choose_old_start (demo, school, pattern);
  const char *category = pattern->grade == 4 ? "SM" : "";

  fettle_demo_file_take (file, "Inspection number of latest OEIF graded inspection", next_number (demo));
  fettle_demo_file_set (file, "Inspection type of latest OEIF graded inspection", "S5 Inspection");
  fettle_demo_file_set (file, "Inspection type grouping of latest OEIF graded inspection", "S5 Inspection");
  fettle_demo_file_set (file, "Event type grouping of latest OEIF graded inspection", "Schools - S5");
  fettle_demo_file_take (file, "Inspection start date of latest OEIF graded inspection", fettle_demo_write_date (start, '/'));
  fettle_demo_file_take (file, "Publication date of latest OEIF graded inspection", fettle_demo_write_date (start + 30, '/'));
  set_inspected (file, school, then, "latest OEIF graded inspection", "latest OEIF graded inspection");
  fettle_demo_file_set (file, "Latest OEIF category of concern", category);
  if (pattern->card == CARD_NONE)
    fettle_demo_file_set (file, "Most recent category of concern", category);
  fettle_demo_file_take (file, "Latest OEIF overall effectiveness",
                         pattern->old == OLD_AREAS_ONLY ? g_strdup ("Not judged") : g_strdup_printf ("%d", pattern->grade));
  set_old_grades (demo, file, school, start, pattern->grade);

  return start;
}

static const char *
choose_ungraded_outcome (FettleDemo *demo, const Pattern *pattern, FettleDate date)
{
  static const char *const later[] = { "Standards maintained", "Standards maintained", "Improved significantly",
                                       "Some aspects not as strong" };
  static const char *const good[] = { "School remains Good", "School remains Good", "School remains Good (Improving) - S5 Next",
                                      "School remains Good (Concerns) - S5 Next" };
  int chance = g_rand_int_range (demo->rand, 0, 4);

  if (date >= day (2024, 9, 2))
    return later[chance];

  return pattern->grade == 1 ? "School remains Outstanding" : good[chance];
}

static void
set_ungraded (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school, const Pattern *pattern, FettleDate graded)
{
  FettleDate date = pattern->ungraded == UNGRADED_BEFORE ? fettle_demo_pick_date (demo, graded - 700, graded - 100)
                                                         : fettle_demo_pick_date (demo, day (2022, 9, 13), day (2025, 7, 8));

  fettle_demo_file_take (file, "Latest ungraded inspection number", next_number (demo));
  fettle_demo_file_take (file, "Date of latest ungraded inspection", fettle_demo_write_date (date, '/'));
  fettle_demo_file_take (file, "Ungraded inspection publication date", fettle_demo_write_date (date + 25, '/'));
  set_inspected (file, school, school, "ungraded inspection", "the ungraded inspection");
  fettle_demo_file_set (file, "Ungraded inspection overall outcome", choose_ungraded_outcome (demo, pattern, date));
}

static void
begin_year_row (FettleDemoFile *file, const FettleDemoSchool *school, const char *number, FettleDate start)
{
  set_school (file, school);
  fettle_demo_file_set (file, "Inspection number", number);
  fettle_demo_file_take (file, "Inspection start date", fettle_demo_write_date (start, '/'));
  fettle_demo_file_take (file, "Publication date", fettle_demo_write_date (MIN (start + 28, day (2026, 10, 30)), '/'));
}

static void
write_year_row (FettleDemoFile *file, const FettleDemoSchool *school, const Facts *facts)
{
  begin_year_row (file, school, facts->number, facts->start);
  fettle_demo_file_set (file, "Inspection type", "S5 Inspection");
  fettle_demo_file_set (file, "Inspection type grouping", "S5 Inspection");
  fettle_demo_file_set (file, "Event type grouping", "Schools - S5");
  fettle_demo_file_set (file, "Category of concern", facts->category);
  fettle_demo_file_set (file, "Safeguarding standards", facts->safeguarding);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    fettle_demo_file_set (file, areas[i], facts->grades[i]);
  fettle_demo_file_set (file, "Early years (where applicable)", facts->early_years);
  fettle_demo_file_set (file, "Post-16 provision (where applicable)", facts->post_16);
  fettle_demo_file_end_row (file);
}

/* A monitoring inspection of a school in a category, this autumn; nothing is taken out of its category yet. */
static void
write_monitoring_row (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school, const Facts *facts)
{
  g_autofree char *number = next_number (demo);

  begin_year_row (file, school, number, fettle_demo_pick_date (demo, day (2026, 9, 15), day (2026, 10, 6)));
  fettle_demo_file_set (file, "Inspection type", "Monitoring Inspection");
  fettle_demo_file_set (file, "Inspection type grouping", "Monitoring Inspection");
  fettle_demo_file_set (file, "Event type grouping", "Schools - S8");
  fettle_demo_file_set (file, "Category of concern", facts->category);
  fettle_demo_file_end_row (file);
}

static void
write_school (FettleDemo *demo, FettleDemoFile *latest, FettleDemoFile *year, const FettleDemoSchool *school, const Pattern *pattern)
{
  FettleDate graded = FETTLE_DATE_NONE;
  Facts facts = { 0 };

  set_school (latest, school);
  if (pattern->old != OLD_NONE)
    graded = set_old (demo, latest, school, pattern);
  if (pattern->ungraded != UNGRADED_NONE)
    set_ungraded (demo, latest, school, pattern, graded);
  if (pattern->card != CARD_NONE)
    {
      choose_facts (demo, school, pattern->card, &facts);
      set_card (latest, school, &facts);
      if (facts.start >= day (2026, 9, 1))
        write_year_row (year, school, &facts);
      if (*facts.category)
        write_monitoring_row (demo, year, school, &facts);
    }
  fettle_demo_file_end_row (latest);
  g_free (facts.number);
}

static gboolean
is_listed (const FettleDemoSchool *school)
{
  return school->kind->ofsted_phase && fettle_demo_is_open (school);
}

/**
 * fettle_demo_write_ofsted:
 * @demo: a sample with its schools
 * @folder: where to
 * @error: return location for an error
 *
 * Writes Ofsted's latest inspections of all state-funded schools and the inspections of the year to date.
 *
 * Returns: whether both were written
 */
gboolean
fettle_demo_write_ofsted (FettleDemo *demo, const char *folder, GError **error)
{
  g_autoptr (FettleDemoFile) latest = fettle_demo_file_new ("latest-inspections", "NULL", FALSE);
  g_autoptr (FettleDemoFile) year = fettle_demo_file_new ("year-to-date", "NULL", FALSE);
  guint nth = 0;

  for (guint i = 0; i < demo->schools->len; i++)
    {
      const FettleDemoSchool *school = g_ptr_array_index (demo->schools, i);

      if (is_listed (school))
        write_school (demo, latest, year, school, choose_pattern (demo, school, &nth));
    }

  return fettle_demo_file_save (latest, folder, fettle_demo_file_names[2], "UTF-8", error) &&
         fettle_demo_file_save (year, folder, fettle_demo_file_names[3], "UTF-8", error);
}
