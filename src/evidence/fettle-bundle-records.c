/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/fettle-inspection-areas.h"
#include "store/fettle-case-reader.h"

#define MAX_ENDING 5

static const char *
get_day (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == FETTLE_FIELD_DATE && fettle_record_get_nth (record, i) != NULL)
      return fettle_record_get_nth (record, i);
  return NULL;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  FettleRecord *one = *(FettleRecord *const *) a;
  FettleRecord *two = *(FettleRecord *const *) b;
  int order = g_strcmp0 (get_day (one), get_day (two));

  return order != 0 ? order : g_strcmp0 (fettle_record_get_id (one), fettle_record_get_id (two));
}

/* The ending of a file's name, where it is letters and figures; nothing else of the name is used. */
static const char *
get_ending (FettleRecord *document)
{
  const char *name = fettle_record_get_text (document, "file-name");
  const char *dot = name ? strrchr (name, '.') : NULL;

  for (guint i = 1; dot != NULL && dot[i] != '\0'; i++)
    if (!g_ascii_isalnum (dot[i]) || i > MAX_ENDING)
      return "";
  return dot ? dot : "";
}

static gboolean
has_file (FettleBundle *self,
          const char   *id)
{
  for (guint i = 0; i < self->files->len; i++)
    if (g_str_equal (fettle_record_get_id (((FettleBundleFile *) g_ptr_array_index (self->files, i))->document), id))
      return TRUE;
  return FALSE;
}

static gboolean
add_file (FettleBundle  *self,
          FettleRecord  *record,
          const char    *title,
          GError       **error)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  const char *id = fettle_kind_find_field (kind, "document") >= 0 ? fettle_record_get_text (record, "document") : NULL;
  g_autoptr (FettleRecord) document = NULL;
  FettleBundleFile *file;
  FettleLetterData *item;

  if (id == NULL || has_file (self, id))
    return TRUE;
  document = fettle_store_get (self->store, "document", id, error);
  if (document == NULL)
    return FALSE;
  file = g_new0 (FettleBundleFile, 1);
  file->path = g_strdup_printf ("documents/%02u-%s%s", self->files->len + 1, kind->name, get_ending (document));
  file->owner = g_strdup (title);
  file->document = g_steal_pointer (&document);
  g_ptr_array_add (self->files, file);
  item = fettle_letter_data_add_item (self->data, "documents");
  fettle_letter_data_set_text (item, "title", fettle_record_get_text (file->document, "title"));
  fettle_letter_data_set_text (item, "file", file->path);
  fettle_letter_data_set_text (item, "sha256", fettle_record_get_text (file->document, "sha256"));
  return TRUE;
}

static void
add_field (FettleLetterData *item,
           const char       *label,
           const char       *value)
{
  FettleLetterData *pair = fettle_letter_data_add_item (item, "fields");

  fettle_letter_data_set_text (pair, "label", label);
  fettle_letter_data_set_text (pair, "value", value);
}

/* An inspection is told with its grades. */
static gboolean
add_grades (FettleBundle      *self,
            FettleLetterData  *item,
            FettleRecord      *inspection,
            GError           **error)
{
  g_autoptr (GPtrArray) grades = NULL;

  if (!g_str_equal (fettle_record_get_kind (inspection)->name, "inspection"))
    return TRUE;
  grades = fettle_store_list (self->store, "inspection-grade", "inspection", fettle_record_get_id (inspection), error);
  if (grades != NULL)
    fettle_inspection_grades_sort (grades);
  for (guint i = 0; grades != NULL && i < grades->len; i++)
    {
      FettleRecord *grade = g_ptr_array_index (grades, i);
      const FettleKind *kind = fettle_record_get_kind (grade);
      int area = fettle_kind_find_field (kind, "area");
      int which = fettle_kind_find_field (kind, "grade");
      g_autofree char *label = fettle_field_to_words (&kind->fields[area], fettle_record_get_nth (grade, (guint) area));
      g_autofree char *value = fettle_field_to_words (&kind->fields[which], fettle_record_get_nth (grade, (guint) which));

      add_field (item, label, value);
    }
  return grades != NULL;
}

static gboolean
add_record (FettleBundle  *self,
            FettleRecord  *record,
            const char    *source,
            GError       **error)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "records");
  const char *day = get_day (record);
  g_autofree char *words = day ? fettle_date_iso_to_words (day) : NULL;
  g_autofree char *label = g_strdup (_(kind->label));
  g_autofree char *title = NULL;

  label[0] = g_ascii_toupper (label[0]);
  /* Translators: a kind of record, and its date */
  title = words ? g_strdup_printf (_("%s, %s"), label, words) : g_strdup (label);
  fettle_letter_data_set_text (item, "title", title);
  fettle_letter_data_set_text (item, "source", source);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = fettle_record_get_nth (record, i);
      g_autofree char *said = value && fettle_bundle_has_field (record, &kind->fields[i]) ? fettle_field_to_words (&kind->fields[i], value) : NULL;

      if (said != NULL && *said != '\0')
        add_field (item, _(kind->fields[i].label), said);
    }
  return add_grades (self, item, record, error) && add_file (self, record, title, error);
}

/**
 * fettle_bundle_add_records:
 * @self: a bundle, after its log was added
 * @error: (nullable): why not
 *
 * Adds every record of the case as it stands: letters, notices, replies, decisions, inspections; and the documents that belong to them.
 *
 * Returns: whether they could be read
 */
gboolean
fettle_bundle_add_records (FettleBundle  *self,
                           GError       **error)
{
  for (const char *const *kind = fettle_bundle_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) records = fettle_store_list (self->store, *kind, "school", fettle_record_get_id (self->school), error);
      const char *source = NULL;

      if (records == NULL)
        return FALSE;
      fettle_bundle_has_kind (*kind, &source);
      g_ptr_array_sort (records, compare_days);
      for (guint i = 0; i < records->len; i++)
        if (!g_hash_table_contains (self->others, fettle_record_get_id (g_ptr_array_index (records, i)))
            && !add_record (self, g_ptr_array_index (records, i), source, error))
          return FALSE;
    }
  return TRUE;
}

static const char *
get_state_words (FettleClockState state)
{
  switch (state)
    {
    case FETTLE_CLOCK_MET:
      return _("met");
    case FETTLE_CLOCK_STOPPED:
      return _("stopped");
    case FETTLE_CLOCK_SUPERSEDED:
      return _("superseded");
    case FETTLE_CLOCK_OVERDUE:
      return _("overdue");
    case FETTLE_CLOCK_RUNNING:
    default:
      return _("running");
    }
}

static void
add_clock (FettleBundle      *self,
           const FettleClock *clock)
{
  FettleLetterData *item;
  g_autofree char *what = NULL;
  g_autofree char *source = NULL;

  if (clock->date == FETTLE_DATE_NONE || g_hash_table_contains (self->others, clock->record_id))
    return;
  item = fettle_letter_data_add_item (self->data, "clocks");
  what = g_strjoin ("\n", clock->title, clock->result->why, clock->reason, NULL);
  source = g_strdup (clock->promised ? _("promised") : clock->result->source);
  fettle_letter_data_set_date (item, "date", clock->date);
  fettle_letter_data_set_text (item, "state", get_state_words (clock->state));
  fettle_letter_data_set_text (item, "what", what);
  fettle_letter_data_set_text (item, "source", source);
}

/**
 * fettle_bundle_add_clocks:
 * @self: a bundle, after its log was added
 * @error: (nullable): why not
 *
 * Adds each date with its section of law and why it is what it is.
 *
 * Returns: whether the case could be read
 */
gboolean
fettle_bundle_add_clocks (FettleBundle  *self,
                          GError       **error)
{
  g_autoptr (FettleCase) now = fettle_case_read (self->store, fettle_record_get_id (self->school), self->today, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < fettle_case_get_clocks (now)->len; i++)
    add_clock (self, g_ptr_array_index (fettle_case_get_clocks (now), i));
  return TRUE;
}
