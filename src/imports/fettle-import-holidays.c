/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-id.h"
#include "imports/fettle-as-at.h"
#include "imports/fettle-json.h"
#include "rules/fettle-holidays.h"

static gboolean
refuse (const char  *path,
        GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: %s is a file name. */
               _("“%s” is not the list of bank holidays of England and Wales that GOV.UK publishes. Download "
                  "bank-holidays.json again."),
               base);
  return FALSE;
}

static FettleRecord *
new_holiday (const char *date,
             const char *title)
{
  g_autofree char *key = g_strconcat ("bank-holiday:", date, NULL);
  g_autofree char *id = fettle_id_from_name (key);
  FettleRecord *record = fettle_record_new (fettle_kind_get ("bank-holiday"), id);

  fettle_record_set_text (record, "date", date);
  fettle_record_set_text (record, "title", title);
  return record;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
find_events (JsonNode *root)
{
  JsonNode *node = root;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  node = json_object_get_member (json_node_get_object (node), "england-and-wales");
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  node = json_object_get_member (json_node_get_object (node), "events");
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0
         ? json_node_get_array (node) : NULL;
}

static void
take_event (FettleImport *self,
            const char   *file_name,
            JsonNode     *node)
{
  JsonObject *event = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *date = event != NULL ? get_string (event, "date") : NULL;
  const char *title = event != NULL ? get_string (event, "title") : NULL;
  g_autofree char *mended = fettle_characters_mend (title);

  if (mended != NULL)
    {
      title = mended;
      fettle_issues_add (self->issues, FALSE, file_name, 0, 0, "title", title,
                         _("The name held characters that no file can hold. They were left out."));
    }
  if (fettle_date_is_kept (fettle_date_parse_iso (date)) && title != NULL)
    g_ptr_array_add (self->holidays, new_holiday (date, title));
  else
    fettle_issues_add (self->issues, TRUE, file_name, 0, 0, "date", date,
                       _("The bank holiday has no date or name and was left out."));
}

/**
 * fettle_import_read_holidays:
 * @self: an import
 * @path: a JSON file
 * @cancellable: (nullable): to stop
 * @error: return location: %FETTLE_ERROR_REFUSED, or as fettle_json_read()
 *
 * Reads the bank holidays of England and Wales as GOV.UK publishes them.
 *
 * Returns: whether the file is such a list
 */
gboolean
fettle_import_read_holidays (FettleImport  *self,
                             const char    *path,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = fettle_json_read (path, cancellable, &local);
  g_autofree char *base = g_path_get_basename (path);
  JsonArray *events = root != NULL ? find_events (root) : NULL;

  if (local != NULL && !g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (events == NULL)
    return refuse (path, error);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_clear_pointer (&self->holidays_source, fettle_source_info_free);
  self->holidays_source = fettle_source_info_new ("bank-holidays");
  self->holidays_source->generation = g_strdup ("gov.uk");
  self->holidays_source->as_at = fettle_as_at_from_name (base);
  self->holidays_source->file_name = g_strdup (base);
  self->holidays_source->sha256 = fettle_file_hash (path, cancellable, error);
  if (self->holidays_source->sha256 == NULL)
    return FALSE;
  self->holidays = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (events); i++)
    take_event (self, base, json_array_get_element (events, i));
  self->holidays_source->n_rows = self->holidays->len;
  return self->holidays->len > 0 || refuse (path, error);
}

/* By date; of two on one day the first counts. */
static GHashTable *
index_dates (GPtrArray *records)
{
  GHashTable *by_date = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      const char *date = fettle_record_get_text (record, "date");

      if (date != NULL && !g_hash_table_contains (by_date, date))
        g_hash_table_insert (by_date, (gpointer) date, record);
    }
  return by_date;
}

/* A list says nothing of a year that it does not name. */
static GHashTable *
index_years (GPtrArray *holidays)
{
  GHashTable *years = g_hash_table_new (NULL, NULL);
  int year;

  for (guint i = 0; i < holidays->len; i++)
    {
      fettle_date_get_ymd (fettle_record_get_date (g_ptr_array_index (holidays, i), "date"), &year, NULL, NULL);
      g_hash_table_add (years, GINT_TO_POINTER (year));
    }
  return years;
}

static gboolean
has_year (GHashTable *years,
          FettleDate  date)
{
  int year;

  fettle_date_get_ymd (date, &year, NULL, NULL);
  return g_hash_table_contains (years, GINT_TO_POINTER (year));
}

static void
put_holiday (FettleImport *self,
             GHashTable   *records,
             const char   *date,
             const char   *title,
             gboolean      removed)
{
  FettleRecord *before = g_hash_table_lookup (records, date);
  g_autoptr (FettleRecord) record = before != NULL ? fettle_record_copy (before) : new_holiday (date, title);
  g_autofree char *words = fettle_date_iso_to_words (date);
  g_autofree char *line = g_strconcat (words, ": ", title, NULL);

  fettle_record_set_text (record, "title", title);
  fettle_record_set_int (record, "removed", removed);
  fettle_import_put (self, record, before);
  fettle_import_note (self->changes, removed ? "gone" : "new", NULL, "bank-holiday", _("Bank holiday"),
                      removed ? line : NULL, removed ? NULL : line, NULL);
}

static void
get_years (GPtrArray  *holidays,
           FettleDate *first,
           FettleDate *last)
{
  int year, month, day;

  *first = *last = fettle_record_get_date (g_ptr_array_index (holidays, 0), "date");
  for (guint i = 1; i < holidays->len; i++)
    {
      FettleDate date = fettle_record_get_date (g_ptr_array_index (holidays, i), "date");

      *first = MIN (*first, date);
      *last = MAX (*last, date);
    }
  fettle_date_get_ymd (*first, &year, &month, &day);
  *first = fettle_date_new (year, 1, 1);
  fettle_date_get_ymd (*last, &year, &month, &day);
  *last = fettle_date_new (year, 12, 31);
}

/**
 * fettle_import_plan_holidays:
 * @self: an import
 * @error: return location: as fettle_store_list()
 *
 * Plans where the list differs from the bank holidays that the program knows, for the years that the list covers.
 *
 * Returns: whether the register could be read
 */
gboolean
fettle_import_plan_holidays (FettleImport  *self,
                             GError       **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) known_records = NULL;
  g_autoptr (GHashTable) by_date = NULL;
  g_autoptr (GHashTable) years = NULL;
  g_autoptr (FettleCalendar) known = NULL;
  FettleDate first, last;

  if (self->holidays == NULL)
    return TRUE;
  records = fettle_store_list (self->store, "bank-holiday", NULL, NULL, error);
  if (records == NULL)
    return FALSE;
  known_records = index_dates (records);
  by_date = index_dates (self->holidays);
  years = index_years (self->holidays);
  known = fettle_holidays_make_calendar (records, NULL, NULL);
  get_years (self->holidays, &first, &last);
  for (FettleDate date = first; date <= last; date++)
    {
      g_autofree char *iso = fettle_date_to_iso (date);
      FettleRecord *listed = g_hash_table_lookup (by_date, iso);
      const char *title = has_year (years, date) ? fettle_calendar_get_bank_holiday (known, date) : NULL;

      if (listed != NULL && title == NULL)
        put_holiday (self, known_records, iso, fettle_record_get_text (listed, "title"), FALSE);
      else if (listed == NULL && title != NULL)
        put_holiday (self, known_records, iso, title, TRUE);
    }
  return TRUE;
}
