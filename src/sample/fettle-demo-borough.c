/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sample/fettle-demo-private.h"

/* How many schools each of the other authorities has: enough for a comparison. */
#define SCHOOLS_ELSEWHERE 45

/* LAESTAB numbers have four digits. */
#define FIRST_NUMBER 1000
#define N_NUMBERS 9000

/* The longest name an officer will meet, made up. */
static const char *const long_name =
  "St Aelfgifu and the Blessed Ecgwynn Catholic Voluntary Aided Primary and Nursery School with Resourced Provision, Quernfold-under-Larchmoor";

static gboolean
is_name_free (FettleDemo *demo, const char *name)
{
  return !g_hash_table_contains (demo->names, name);
}

static char *
fill_pattern (const char *pattern, const char *place, const char *saint)
{
  g_autoptr (GString) name = g_string_new (pattern);

  g_string_replace (name, "PLACE", place, 0);
  g_string_replace (name, "SAINT", saint, 0);

  return g_strdup (name->str);
}

static char *
invent_place (FettleDemo *demo)
{
  const char *start = fettle_demo_pick (demo, "place-start");
  const char *end = fettle_demo_pick (demo, "place-end");

  return g_strconcat (start, end, NULL);
}

/* A name no other school of the sample has, as long as there are any; a large sample has namesakes, as England has. */
static char *
invent_name (FettleDemo *demo, const char *pattern, char **town)
{
  char *name = NULL;

  for (guint attempt = 0; attempt < 40; attempt++)
    {
      g_autofree char *place = invent_place (demo);

      g_free (name);
      name = fill_pattern (pattern, place, fettle_demo_pick (demo, "saint"));
      g_free (*town);
      *town = g_steal_pointer (&place);
      if (is_name_free (demo, name))
        break;
    }
  g_hash_table_add (demo->names, g_strdup (name));

  return name;
}

static FettleDemoSchool *
add_school (FettleDemo *demo, const FettleDemoArea *area, const FettleDemoKind *kind, guint number)
{
  FettleDemoSchool *school = g_new0 (FettleDemoSchool, 1);

  school->kind = kind;
  school->area = area;
  school->urn = g_strdup_printf ("%u", demo->next_urn++);
  school->number = g_strdup_printf ("%04u", FIRST_NUMBER + (number - FIRST_NUMBER) % N_NUMBERS);
  school->name = invent_name (demo, kind->name, &school->town);
  school->status = "Open";
  school->pupils = g_rand_int_range (demo->rand, kind->pupils_low, kind->pupils_high + 1);
  if (fettle_demo_is_academy (school))
    {
      school->opened = fettle_demo_pick_date (demo, fettle_date_new (2011, 9, 1), fettle_date_new (2022, 9, 1));
      school->open_reason = g_str_equal (kind->group_code, "10") ? "Academy Converter" : "New Provision";
    }
  g_ptr_array_add (demo->schools, school);

  return school;
}

/* Kinds in turn, so that a small borough has variety too. */
static GPtrArray *
plan_kinds (FettleDemo *demo)
{
  GPtrArray *plan = g_ptr_array_new ();
  gboolean more = TRUE;

  for (guint round = 0; more; round++)
    {
      more = FALSE;
      for (guint i = 0; i < demo->kinds->len; i++)
        {
          FettleDemoKind *kind = g_ptr_array_index (demo->kinds, i);

          if (round < kind->count)
            {
              g_ptr_array_add (plan, kind);
              more = TRUE;
            }
        }
    }

  return plan;
}

static void
fill_area (FettleDemo *demo, const FettleDemoArea *area, guint n_schools)
{
  g_autoptr (GPtrArray) plan = plan_kinds (demo);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_schools; i++)
    {
      const FettleDemoKind *kind = g_ptr_array_index (plan, i % plan->len);
      guint taken = GPOINTER_TO_UINT (g_hash_table_lookup (used, kind));

      g_hash_table_insert (used, (gpointer) kind, GUINT_TO_POINTER (taken + 1));
      add_school (demo, area, kind, n_schools > plan->len * 10 ? FIRST_NUMBER + i : kind->number + taken);
    }
}

static FettleDemoSchool *
find_school (FettleDemo *demo, const char *type_code, const char *phase_code, guint nth)
{
  const FettleDemoArea *area = g_ptr_array_index (demo->areas, 0);

  for (guint i = 0; i < demo->schools->len; i++)
    {
      FettleDemoSchool *school = g_ptr_array_index (demo->schools, i);

      if (school->area == area && g_str_equal (school->kind->type_code, type_code) &&
          g_str_equal (school->kind->phase_code, phase_code) && nth-- == 0)
        return school;
    }

  return NULL;
}

static const FettleDemoKind *
find_kind (FettleDemo *demo, const char *type_code)
{
  for (guint i = 0; i < demo->kinds->len; i++)
    {
      const FettleDemoKind *kind = g_ptr_array_index (demo->kinds, i);

      if (g_str_equal (kind->type_code, type_code) && g_str_equal (kind->phase_code, "2"))
        return kind;
    }

  return NULL;
}

/* Gives an academy the maintained school it was before, closed on the day before it opened. */
static void
add_predecessor (FettleDemo *demo, FettleDemoSchool *school, const char *type_code, gboolean same_number, FettleDate opened)
{
  FettleDemoSchool *before;
  const FettleDemoKind *kind = find_kind (demo, type_code);

  if (!school)
    return;

  before = add_school (demo, school->area, kind, kind->number + kind->count + 90);
  before->status = "Closed";
  before->close_reason = same_number ? "Academy Converter" : "For Academy";
  before->closed = opened - 1;
  before->successor = school;
  school->opened = opened;
  school->open_reason = same_number ? "Academy Converter" : "Fresh Start";
  school->predecessor = before;
  if (same_number)
    {
      g_free (before->number);
      before->number = g_strdup (school->number);
      g_free (before->name);
      before->name = g_strdup (school->name);
    }
}

static void
close_for_good (FettleDemo *demo, const FettleDemoArea *area)
{
  const FettleDemoKind *kind = find_kind (demo, "03");
  FettleDemoSchool *school = add_school (demo, area, kind, kind->number + kind->count + 95);

  school->status = "Closed";
  school->close_reason = "Closure";
  school->closed = fettle_date_new (2026, 8, 31);
}

static void
set_status (FettleDemoSchool *school, const char *status, FettleDate opened, FettleDate closed)
{
  if (!school)
    return;

  school->status = status;
  if (opened)
    school->opened = opened;
  if (closed)
    school->closed = closed;
}

static void
rename_school (FettleDemoSchool *school, const char *name)
{
  if (!school)
    return;

  g_free (school->name);
  school->name = g_strdup (name);
}

/* What makes the borough worth looking at: two conversions, a closure, and the odd cases of any real list. */
static void
tell_stories (FettleDemo *demo)
{
  const FettleDemoArea *area = g_ptr_array_index (demo->areas, 0);
  FettleDemoSchool *headless = find_school (demo, "05", "2", 0);

  add_predecessor (demo, find_school (demo, "34", "2", 0), "01", TRUE, fettle_date_new (2025, 9, 1));
  add_predecessor (demo, find_school (demo, "28", "2", 0), "02", FALSE, fettle_date_new (2024, 1, 1));
  close_for_good (demo, area);
  set_status (find_school (demo, "01", "2", 2), "Open, but proposed to close", FETTLE_DATE_NONE, fettle_date_new (2027, 8, 31));
  set_status (find_school (demo, "35", "2", 0), "Proposed to open", fettle_date_new (2027, 9, 1), FETTLE_DATE_NONE);
  rename_school (find_school (demo, "02", "2", 1), long_name);
  if (headless)
    headless->no_head = TRUE;
}

/**
 * fettle_demo_fill_areas:
 * @demo: a sample
 * @n_schools: how many schools the borough has; predecessors and the closed one come on top
 *
 * Invents the schools of the borough and those of the other authorities.
 */
void
fettle_demo_fill_areas (FettleDemo *demo, guint n_schools)
{
  fill_area (demo, g_ptr_array_index (demo->areas, 0), n_schools);
  tell_stories (demo);
  for (guint i = 1; i < demo->areas->len; i++)
    fill_area (demo, g_ptr_array_index (demo->areas, i), SCHOOLS_ELSEWHERE);
}

/**
 * fettle_demo_is_academy:
 * @school: a school
 *
 * Returns: whether it is an academy or free school
 */
gboolean
fettle_demo_is_academy (const FettleDemoSchool *school)
{
  return g_str_equal (school->kind->group_code, "10") || g_str_equal (school->kind->group_code, "11");
}

/**
 * fettle_demo_is_open:
 * @school: a school
 *
 * Returns: whether children are taught there now
 */
gboolean
fettle_demo_is_open (const FettleDemoSchool *school)
{
  return g_str_has_prefix (school->status, "Open");
}
