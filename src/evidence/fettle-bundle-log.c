/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/fettle-visit.h"
#include "store/fettle-history.h"

static FettleRecord *
get_record (FettleChangeInfo *change)
{
  FettleRecord *after = fettle_change_info_get_after (change);

  return after ? after : fettle_change_info_get_before (change);
}

/* A visit that belongs to no case is evidence of the one in whose time it falls. */
static gboolean
is_visit_of_another_time (FettleBundle *self,
                          FettleRecord *visit)
{
  const char *day = fettle_visit_get_day (visit);
  const char *opened = fettle_record_get_text (self->intervention, "opened-on");
  const char *closed = fettle_record_get_text (self->intervention, "closed-on");

  if (fettle_record_get_text (visit, "case") != NULL)
    return FALSE;
  return day == NULL || g_strcmp0 (day, opened) < 0 || (closed != NULL && strcmp (day, closed) > 0);
}

/* A record of another case, or one that hangs on such a record. */
static gboolean
is_of_another_case (FettleBundle *self,
                    FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  const char *wanted = fettle_record_get_id (self->intervention);

  if (g_str_equal (kind->name, "intervention-case"))
    return !g_str_equal (fettle_record_get_id (record), wanted);
  if (g_str_equal (kind->name, "visit") && is_visit_of_another_time (self, record))
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = fettle_record_get_nth (record, i);

      if (kind->fields[i].type != FETTLE_FIELD_LINK || value == NULL)
        continue;
      if (g_str_equal (kind->fields[i].name, "case") ? !g_str_equal (value, wanted) : g_hash_table_contains (self->others, value))
        return TRUE;
    }
  return FALSE;
}

/* Each record as it stands now decides. The log tells a parent before its children. */
static void
sort_out (FettleBundle *self,
          GPtrArray    *changes)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = changes->len; i > 0; i--)
    {
      FettleRecord *record = get_record (g_ptr_array_index (changes, i - 1));

      g_hash_table_replace (newest, (gpointer) fettle_record_get_id (record), record);
    }
  for (guint i = changes->len; i > 0; i--)
    {
      const char *id = fettle_change_info_get_record_id (g_ptr_array_index (changes, i - 1));

      if (is_of_another_case (self, g_hash_table_lookup (newest, id)))
        g_hash_table_add (self->others, g_strdup (id));
    }
}

/* A label may name what the bundle leaves out, where its batch did that too. */
static GHashTable *
find_mixed_batches (GPtrArray *changes)
{
  GHashTable *mixed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      FettleChangeInfo *change = g_ptr_array_index (changes, i);

      if (!fettle_bundle_has_kind (fettle_change_info_get_kind (change), NULL)
          && !g_str_equal (fettle_change_info_get_kind (change), "document"))
        g_hash_table_add (mixed, g_strdup (fettle_change_info_get_batch_id (change)));
    }
  return mixed;
}

/* What each batch was: "done", "undone", "undo", "redo". */
static GHashTable *
read_states (FettleBundle  *self,
             GError       **error)
{
  g_autoptr (GPtrArray) batches = fettle_history_batches (self->store, fettle_record_get_id (self->school), 0, error);
  GHashTable *states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      FettleBatchInfo *batch = g_ptr_array_index (batches, i);

      g_hash_table_insert (states, g_strdup (fettle_batch_info_get_id (batch)), g_strdup (fettle_batch_info_get_state (batch)));
    }
  if (batches == NULL)
    g_clear_pointer (&states, g_hash_table_unref);
  return states;
}

/* The label of what was undone is that of the undoing too: it says which of the two it is. */
static void
append_label (GString          *out,
              FettleChangeInfo *change,
              const char       *state)
{
  const char *label = fettle_change_info_get_label (change);

  if (g_strcmp0 (state, "undo") == 0)
    /* Translators: %s is a step in the history */
    g_string_append_printf (out, _("“%s” was undone"), label);
  else if (g_strcmp0 (state, "redo") == 0)
    /* Translators: %s is a step in the history */
    g_string_append_printf (out, _("“%s” was done again"), label);
  else
    g_string_append (out, label);
  g_string_append_c (out, '\n');
}

/* A court reads the clock on the wall: local time, and which one. */
static char *
word_moment (const char *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  /* Translators: a date and time with the zone, as strftime: 21 November 2026, 14:05 GMT */
  return local ? fettle_moment_format (local, _("%-d %B %Y, %H:%M %Z")) : g_strdup (moment);
}

static void
append_fields (GString      *out,
               FettleRecord *before,
               FettleRecord *after)
{
  const FettleKind *kind = fettle_record_get_kind (after ? after : before);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *old = before ? fettle_record_get_nth (before, i) : NULL;
      const char *new = after ? fettle_record_get_nth (after, i) : NULL;

      if (fettle_bundle_has_field (after ? after : before, &kind->fields[i]) && g_strcmp0 (old, new) != 0)
        {
          g_autofree char *line = fettle_field_difference_to_words (&kind->fields[i], old, new);

          g_string_append_printf (out, "\n%s", line);
        }
    }
}

static char *
describe (FettleChangeInfo *change,
          GHashTable       *mixed,
          const char       *state)
{
  FettleRecord *before = fettle_change_info_get_before (change);
  FettleRecord *after = fettle_change_info_get_after (change);
  const char *label = _(fettle_record_get_kind (get_record (change))->label);
  GString *out = g_string_new (NULL);

  if (!g_hash_table_contains (mixed, fettle_change_info_get_batch_id (change)))
    append_label (out, change, state);
  if (before == NULL)
    /* Translators: %s is a kind of record such as "warning notice" */
    g_string_append_printf (out, _("Added: %s"), label);
  else if (after == NULL)
    /* Translators: %s is a kind of record such as "warning notice" */
    g_string_append_printf (out, _("Taken away: %s"), label);
  else
    /* Translators: %s is a kind of record such as "warning notice" */
    g_string_append_printf (out, _("Changed: %s"), label);
  if (after != NULL)
    append_fields (out, before, after);
  return g_string_free (out, FALSE);
}

static void
add_change (FettleBundle     *self,
            FettleChangeInfo *change,
            GHashTable       *mixed,
            GHashTable       *states)
{
  const char *source = NULL;
  g_autofree char *what = NULL;
  g_autofree char *when = NULL;
  FettleLetterData *item;

  if (!fettle_bundle_has_kind (fettle_change_info_get_kind (change), &source)
      || g_hash_table_contains (self->others, fettle_change_info_get_record_id (change)))
    return;
  item = fettle_letter_data_add_item (self->data, "chronology");
  what = describe (change, mixed, g_hash_table_lookup (states, fettle_change_info_get_batch_id (change)));
  when = word_moment (fettle_change_info_get_made_at (change));
  fettle_letter_data_set_text (item, "when", when);
  fettle_letter_data_set_text (item, "who", fettle_change_info_get_author (change) ? fettle_change_info_get_author (change) : _("not recorded"));
  fettle_letter_data_set_text (item, "what", what);
  fettle_letter_data_set_text (item, "under", source ? source : _("practice"));
}

/**
 * fettle_bundle_add_log:
 * @self: a bundle
 * @error: (nullable): why not
 *
 * Adds who recorded what, when and under which section, in the order of the change log.
 *
 * Returns: whether the log could be read
 */
gboolean
fettle_bundle_add_log (FettleBundle  *self,
                       GError       **error)
{
  g_autoptr (GPtrArray) changes = fettle_history_changes (self->store, NULL, fettle_record_get_id (self->school), 0, error);
  g_autoptr (GHashTable) mixed = NULL;
  g_autoptr (GHashTable) states = changes ? read_states (self, error) : NULL;

  if (states == NULL)
    return FALSE;
  sort_out (self, changes);
  mixed = find_mixed_batches (changes);
  for (guint i = changes->len; i > 0; i--)
    add_change (self, g_ptr_array_index (changes, i - 1), mixed, states);
  return TRUE;
}
