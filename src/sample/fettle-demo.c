/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample/fettle-demo.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-error.h"
#include "sample/fettle-demo-private.h"
#include "fettle-demo-resources.h"

/* Above every number that the public register has given out. */
#define FIRST_URN 900001
#define FIRST_INSPECTION 90000001

const char *const fettle_demo_file_names[] = {
  "edubasealldata20261102.csv",
  "links_edubasealldata20261102.csv",
  "Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_Oct_2026.csv",
  "Management_information_-_state-funded_schools_-_all_inspections_-_year_to_date_published_by_31_Oct_2026.csv",
  NULL
};

static void
kind_free (gpointer data)
{
  FettleDemoKind *kind = data;

  g_free (kind->type_code);
  g_free (kind->type_name);
  g_free (kind->group_code);
  g_free (kind->group_name);
  g_free (kind->phase_code);
  g_free (kind->phase_name);
  g_free (kind->ofsted_phase);
  g_free (kind->ofsted_type);
  g_free (kind->religion);
  g_free (kind->name);
  g_free (kind);
}

static void
area_free (gpointer data)
{
  FettleDemoArea *area = data;

  g_free (area->code);
  g_free (area->name);
  g_free (area->region_code);
  g_free (area->region);
  g_free (area);
}

static void
school_free (gpointer data)
{
  FettleDemoSchool *school = data;

  g_free (school->urn);
  g_free (school->number);
  g_free (school->name);
  g_free (school->town);
  g_free (school);
}

static void
read_pair (GKeyFile *words, const char *group, const char *key, char **first, char **second)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = g_key_file_get_string (words, group, key, NULL);

  if (!text)
    return;

  parts = g_strsplit (text, ";", 2);
  *first = g_strdup (parts[0]);
  *second = g_strdup (parts[1]);
}

static void
read_range (GKeyFile *words, const char *group, const char *key, int *low, int *high)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  read_pair (words, group, key, &first, &second);
  *low = atoi (first);
  *high = atoi (second);
}

static FettleDemoKind *
read_kind (GKeyFile *words, const char *group)
{
  FettleDemoKind *kind = g_new0 (FettleDemoKind, 1);

  read_pair (words, group, "type", &kind->type_code, &kind->type_name);
  read_pair (words, group, "group", &kind->group_code, &kind->group_name);
  read_pair (words, group, "phase", &kind->phase_code, &kind->phase_name);
  read_pair (words, group, "ofsted", &kind->ofsted_phase, &kind->ofsted_type);
  read_range (words, group, "ages", &kind->age_low, &kind->age_high);
  read_range (words, group, "pupils", &kind->pupils_low, &kind->pupils_high);
  kind->religion = g_key_file_get_string (words, group, "religion", NULL);
  kind->name = g_key_file_get_string (words, group, "name", NULL);
  kind->number = g_key_file_get_integer (words, group, "number", NULL);
  kind->count = g_key_file_get_integer (words, group, "count", NULL);

  return kind;
}

static void
read_areas (FettleDemo *demo)
{
  g_autofree char *text = g_key_file_get_string (demo->words, "authorities", "list", NULL);
  g_auto (GStrv) lines = g_strsplit (text, ", ", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ";", 4);
      FettleDemoArea *area = g_new0 (FettleDemoArea, 1);

      area->code = g_strdup (parts[0]);
      area->name = g_strdup (parts[1]);
      area->region_code = g_strdup (parts[2]);
      area->region = g_strdup (parts[3]);
      g_ptr_array_add (demo->areas, area);
    }
}

static void
read_kinds (FettleDemo *demo)
{
  g_auto (GStrv) groups = g_key_file_get_groups (demo->words, NULL);

  for (guint i = 0; groups[i]; i++)
    if (g_key_file_has_key (demo->words, groups[i], "type", NULL))
      g_ptr_array_add (demo->kinds, read_kind (demo->words, groups[i]));
}

static FettleDemo *
demo_new (guint seed)
{
  FettleDemo *demo = g_new0 (FettleDemo, 1);
  g_autoptr (GBytes) bytes = NULL;

  /* A static library's resources are only linked in where they are named. */
  bytes = g_resource_lookup_data (fettle_demo_get_resource (), "/io/github/fettle_app/Fettle/demo/borough.ini",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  demo->words = g_key_file_new ();
  if (!g_key_file_load_from_bytes (demo->words, bytes, G_KEY_FILE_NONE, NULL))
    g_error ("The sample borough's description cannot be read");

  demo->rand = g_rand_new_with_seed (seed);
  demo->kinds = g_ptr_array_new_with_free_func (kind_free);
  demo->areas = g_ptr_array_new_with_free_func (area_free);
  demo->schools = g_ptr_array_new_with_free_func (school_free);
  demo->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  demo->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  demo->next_urn = FIRST_URN;
  demo->next_inspection = FIRST_INSPECTION;
  demo->as_at = fettle_date_new (FETTLE_DEMO_OFSTED_YEAR, FETTLE_DEMO_OFSTED_MONTH, FETTLE_DEMO_OFSTED_DAY);
  read_areas (demo);
  read_kinds (demo);

  return demo;
}

static void
demo_free (FettleDemo *demo)
{
  g_ptr_array_unref (demo->schools);
  g_ptr_array_unref (demo->areas);
  g_ptr_array_unref (demo->kinds);
  g_hash_table_unref (demo->names);
  g_hash_table_unref (demo->lists);
  g_key_file_unref (demo->words);
  g_rand_free (demo->rand);
  g_free (demo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleDemo, demo_free)

/**
 * fettle_demo_pick:
 * @demo: a sample
 * @words: name of a list of words in data/demo/borough.ini
 *
 * Returns: (transfer none): one of them by chance
 */
const char *
fettle_demo_pick (FettleDemo *demo, const char *words)
{
  GStrv list = g_hash_table_lookup (demo->lists, words);

  if (!list)
    {
      g_autofree char *text = g_key_file_get_string (demo->words, "words", words, NULL);

      list = g_strsplit (text, ";", -1);
      g_hash_table_insert (demo->lists, g_strdup (words), list);
    }

  return list[g_rand_int_range (demo->rand, 0, g_strv_length (list))];
}

/**
 * fettle_demo_pick_date:
 * @demo: a sample
 * @first: first day that may come
 * @last: last day that may come
 *
 * Returns: a Tuesday in term, near enough, in the range; @first where there is none
 */
FettleDate
fettle_demo_pick_date (FettleDemo *demo, FettleDate first, FettleDate last)
{
  for (guint attempt = 0; attempt < 100; attempt++)
    {
      FettleDate date = g_rand_int_range (demo->rand, first, last + 1);
      int month;

      date = date + 2 - fettle_date_get_weekday (date);
      fettle_date_get_ymd (date, NULL, &month, NULL);
      if (date >= first && date <= last && month != 8)
        return date;
    }

  return first;
}

/**
 * fettle_demo_write_date:
 * @date: a day
 * @separator: what stands between day, month and year
 *
 * Returns: (transfer full) (nullable): the date, day first, or %NULL for no date
 */
char *
fettle_demo_write_date (FettleDate date, char separator)
{
  int year, month, day;

  if (date == FETTLE_DATE_NONE)
    return NULL;

  fettle_date_get_ymd (date, &year, &month, &day);

  return g_strdup_printf ("%02d%c%02d%c%04d", day, separator, month, separator, year);
}

/**
 * fettle_demo_write_files:
 * @folder: a folder, made where there is none
 * @seed: the same seed gives the same files, byte by byte
 * @n_schools: how many schools the borough has, at least 1; %FETTLE_DEMO_SCHOOLS has every kind
 * @error: return location for an error
 *
 * Writes an invented borough, and a few hundred schools of other invented authorities to compare it with, as the public files an
 * officer downloads: establishments, links, Ofsted's latest inspections and its year to date.
 *
 * Returns: whether all four files were written
 */
gboolean
fettle_demo_write_files (const char *folder, guint seed, guint n_schools, GError **error)
{
  g_autoptr (FettleDemo) demo = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (n_schools > 0, FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      /* Translators: %s is the name of a folder */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY,
                   _("The folder “%s” could not be made, so no sample was written. Choose a folder that you may write to."), folder);
      return FALSE;
    }

  demo = demo_new (seed);
  fettle_demo_fill_areas (demo, n_schools);

  return fettle_demo_write_gias (demo, folder, error) && fettle_demo_write_ofsted (demo, folder, error);
}

/**
 * fettle_demo_list_files:
 * @folder: the folder given to fettle_demo_write_files()
 *
 * Returns: (transfer full): the paths of the files it wrote, in the order to import them
 */
char **
fettle_demo_list_files (const char *folder)
{
  GStrvBuilder *builder;
  char **paths;

  g_return_val_if_fail (folder != NULL, NULL);

  builder = g_strv_builder_new ();
  for (guint i = 0; fettle_demo_file_names[i]; i++)
    {
      g_autofree char *path = g_build_filename (folder, fettle_demo_file_names[i], NULL);

      g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return paths;
}
