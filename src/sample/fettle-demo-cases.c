/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample/fettle-demo-cases.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-date.h"
#include "base/fettle-id.h"
#include "fettle-demo-resources.h"
#include "store/fettle-school-query.h"

#define RECORDS " records"
#define FROM_INSPECTION "inspection+"

/* A case on its way into the register. */
typedef struct
{
  FettleStore *store;
  GKeyFile *words;
  const char *name;
  FettleRecord *school;
  FettleRecord *inspection; /* nullable: what put the school in its category */
  FettleBatch *batch;
} Case;

static GKeyFile *
read_words (void)
{
  g_autoptr (GKeyFile) words = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;

  /* A static library's resources are only linked in where they are named. */
  bytes = g_resource_lookup_data (fettle_demo_get_resource (), "/io/github/fettle_app/Fettle/demo/cases.ini",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (!g_key_file_load_from_bytes (words, bytes, G_KEY_FILE_NONE, NULL))
    g_error ("The sample's cases cannot be read");

  return g_steal_pointer (&words);
}

/* Whether the case asks for nothing else in that fact; a fact that is not asked for may be anything. */
static gboolean
fits (Case *self, const char *fact, const char *value)
{
  g_autofree char *wanted = g_key_file_get_string (self->words, self->name, fact, NULL);

  return !wanted || g_strcmp0 (wanted, value) == 0;
}

static gboolean
fits_school (Case *self, FettleSchoolRow *row, FettleRecord *school)
{
  static const char *const facts[] = { "category-of-school", "phase", "sector", "religious-character" };
  const char *category = fettle_school_row_get_code (row, FETTLE_SCHOOL_CATEGORY);
  gboolean in_category = category && *category;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (!fits (self, facts[i], fettle_record_get_text (school, facts[i])))
      return FALSE;

  return fits (self, "category", category) &&
         fits (self, "regime", fettle_school_row_get_code (row, FETTLE_SCHOOL_REGIME)) &&
         in_category == g_key_file_has_key (self->words, self->name, "category", NULL);
}

static GPtrArray *
list_open_schools (FettleStore *store, GError **error)
{
  static const char *const statuses[] = { "open", NULL };
  g_autoptr (FettleSchoolQuery) query = fettle_school_query_new ();

  query->statuses = g_strdupv ((char **) statuses);
  query->sort = FETTLE_SCHOOL_URN;

  return fettle_school_query_run (store, query, error);
}

/* The first school that fits, and takes it out of the list: a school has one case. */
static gboolean
find_school (Case *self, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      FettleSchoolRow *row = g_ptr_array_index (rows, i);
      g_autoptr (FettleRecord) school = fettle_store_get (self->store, "school", fettle_school_row_get_id (row), error);

      if (!school)
        return FALSE;
      if (!fits_school (self, row, school))
        continue;
      self->school = g_steal_pointer (&school);
      g_ptr_array_remove_index (rows, i);
      break;
    }

  return TRUE;
}

static gboolean
find_inspection (Case *self, GError **error)
{
  g_autoptr (GPtrArray) inspections = fettle_store_list (self->store, "inspection", "school",
                                                         fettle_record_get_id (self->school), error);

  if (!inspections)
    return FALSE;

  for (guint i = 0; i < inspections->len; i++)
    {
      FettleRecord *inspection = g_ptr_array_index (inspections, i);

      if (g_strcmp0 (fettle_record_get_text (inspection, "format"), "full") == 0 &&
          fettle_record_get_text (inspection, "category") &&
          (!self->inspection ||
           fettle_record_get_date (inspection, "start") > fettle_record_get_date (self->inspection, "start")))
        g_set_object (&self->inspection, inspection);
    }

  return TRUE;
}

/* The same on every laptop, as the schools' own ids are. */
static char *
make_id (Case *self, const char *alias)
{
  g_autofree char *name = g_strconcat ("sample:", fettle_record_get_id (self->school), ":", alias, NULL);

  return fettle_id_from_name (name);
}

static char *
read_value (Case *self, const char *value)
{
  if (g_str_equal (value, "@inspection"))
    return g_strdup (fettle_record_get_id (self->inspection));
  if (*value == '@')
    return make_id (self, value + 1);
  if (g_str_has_prefix (value, FROM_INSPECTION))
    return fettle_date_to_iso (fettle_record_get_date (self->inspection, "start") +
                               (guint) g_ascii_strtoull (value + strlen (FROM_INSPECTION), NULL, 10));

  return g_strdup (value);
}

static void
put_record (Case *self, const char *alias, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", -1);
  g_autofree char *id = make_id (self, alias);
  g_autoptr (FettleRecord) record = fettle_record_new (fettle_kind_get (parts[0]), id);

  fettle_record_set_text (record, "school", fettle_record_get_id (self->school));
  for (guint i = 1; parts[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      g_autofree char *value = read_value (self, pair[1]);

      fettle_record_set_text (record, pair[0], value);
    }
  fettle_batch_put (self->batch, record, NULL);
}

static gboolean
put_case (Case *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *group = g_strconcat (self->name, RECORDS, NULL);
  g_auto (GStrv) aliases = g_key_file_get_keys (self->words, group, NULL, NULL);
  const char *school = fettle_record_get_text (self->school, "name");
  g_autofree char *label = NULL;

  if (g_key_file_has_key (self->words, self->name, "visits", NULL))
    /* Translators: the label of a step in the history; %s is the name of a school */
    label = g_strdup_printf (C_("step", "Visits to %s recorded"), school);
  else
    /* Translators: the label of a step in the history; %s is the name of a school */
    label = g_strdup_printf (C_("step", "Case of %s recorded"), school);
  self->batch = fettle_batch_new (label);
  for (guint i = 0; aliases[i]; i++)
    {
      g_autofree char *line = g_key_file_get_string (self->words, group, aliases[i], NULL);

      put_record (self, aliases[i], line);
    }

  return fettle_store_apply (self->store, self->batch, NULL, cancellable, error);
}

static gboolean
add_case (FettleStore *store, GKeyFile *words, const char *name, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  Case self = { .store = store, .words = words, .name = name };
  gboolean done = find_school (&self, rows, error);

  if (done && self.school)
    done = find_inspection (&self, error) && put_case (&self, cancellable, error);
  g_clear_object (&self.school);
  g_clear_object (&self.inspection);
  g_clear_object (&self.batch);

  return done;
}

/**
 * fettle_demo_add_cases:
 * @store: a register that the sample borough was imported into
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Puts the sample's intervention cases and visits (data/demo/cases.ini) into the register, one step in the history a school. A case
 * for which the borough has no school is left out.
 *
 * Returns: whether they are there; otherwise the error of fettle_store_apply()
 */
gboolean
fettle_demo_add_cases (FettleStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GKeyFile) words = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  rows = list_open_schools (store, error);
  if (!rows)
    return FALSE;

  words = read_words ();
  names = g_key_file_get_groups (words, NULL);
  for (guint i = 0; names[i]; i++)
    if (!g_str_has_suffix (names[i], RECORDS) && !add_case (store, words, names[i], rows, cancellable, error))
      return FALSE;

  return TRUE;
}
