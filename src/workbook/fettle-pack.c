/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-date.h"
#include "workbook/fettle-pack.h"

#include <glib/gi18n-lib.h>

/*
 * The committee pack in one call: build, pass for the profile, write.
 */

#define BUILDING_SHARE 0.7

typedef struct
{
  FettleReportContext context; /* with its data */
  const FettleDisclosureRules *rules;
  GPtrArray *tables;   /* FettleDisclosed */
  GPtrArray *withheld; /* lines, NULL-terminated */
} Pack;

typedef struct
{
  FettleProgressFunc func;
  gpointer user_data;
} Writing;

/* The tables named, or those that a pack takes. */
static GPtrArray *
choose_entries (const char *const  *ids,
                GError            **error)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  guint n;
  const FettleCatalogueEntry *entries = fettle_catalogue_list (&n);

  for (guint i = 0; !ids && i < n; i++)
    if (entries[i].in_pack)
      g_ptr_array_add (chosen, (gpointer) &entries[i]);
  for (const char *const *id = ids; id && *id; id++)
    {
      const FettleCatalogueEntry *entry = fettle_catalogue_find (*id);

      if (!entry)
        {
          /* Translators: %s: what somebody gave as the id of a table. */
          g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
                       _("There is no table called “%s”. No workbook was written."), *id);
          return NULL;
        }
      g_ptr_array_add (chosen, (gpointer) entry);
    }
  return g_steal_pointer (&chosen);
}

static gboolean
add_table (Pack                        *pack,
           const FettleCatalogueEntry  *entry,
           GError                     **error)
{
  g_autoptr(GError) own_error = NULL;
  g_autofree char *why = NULL;
  FettleDisclosed *table = fettle_catalogue_disclose (entry, &pack->context, pack->rules, &why, &own_error);

  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (!table)
    {
      g_ptr_array_add (pack->withheld, g_steal_pointer (&why));
      return TRUE;
    }
  g_ptr_array_add (pack->tables, table);
  for (const char *const *line = fettle_disclosed_get_withheld (table); *line; line++)
    g_ptr_array_add (pack->withheld, g_strdup (*line));
  return TRUE;
}

static gboolean
build (Pack                *pack,
       GPtrArray           *entries,
       FettleProgressFunc   progress,
       gpointer             user_data,
       GCancellable        *cancellable,
       GError             **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FettleCatalogueEntry *entry = g_ptr_array_index (entries, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress)
        progress (BUILDING_SHARE * i / entries->len, _(entry->title), user_data);
      if (!add_table (pack, entry, error))
        return FALSE;
    }
  return TRUE;
}

static void
report_writing (double      fraction,
                const char *message,
                gpointer    user_data)
{
  Writing *writing = user_data;

  writing->func (BUILDING_SHARE + fraction * (1 - BUILDING_SHARE), message, writing->user_data);
}

/* A workbook of one table is called what the table is. */
static const char *
name_pack (Pack *pack)
{
  return pack->tables->len == 1 ? fettle_disclosed_get_title (g_ptr_array_index (pack->tables, 0))
                                : _("School effectiveness: Ofsted outcomes");
}

static gboolean
write_pack (Pack                *pack,
            const char          *target,
            FettleProgressFunc   progress,
            gpointer             user_data,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autofree char *now = fettle_moment_now ();
  Writing writing = { progress, user_data };
  FettleWorkbookInfo info = {
    .council = pack->context.council ? pack->context.council : fettle_report_data_get_council (pack->context.data),
    .committee = pack->context.committee,
    .title = name_pack (pack),
    .meeting = pack->context.meeting,
    .as_at = pack->context.today,
    .from = pack->context.from,
    .to = pack->context.to,
    .profile = pack->rules->profile,
    .made_at = now,
  };

  return fettle_workbook_write (target, &info, pack->tables, progress ? report_writing : NULL, &writing, cancellable,
                                error);
}

/**
 * fettle_pack_write:
 * @context: store, day, period, committee; its data is read once here
 * @rules: who will read it
 * @table_ids: (nullable): the tables wanted; %NULL for the committee's pack
 * @target: path of the workbook
 * @withheld: (out) (optional) (transfer full): what was held back and why, a line each
 * @progress: (nullable): told of each table
 * @user_data: for @progress
 * @cancellable: (nullable): leaves @target as it was
 * @error: FETTLE_ERROR_NOT_FOUND for a table that does not exist, and those of fettle_workbook_write()
 *
 * Builds the tables, passes each for the profile and writes them as a workbook. For a public paper, inspections not
 * published by the day in
 * @rules (today where it names none) are left out of all figures. Meant for a worker thread.
 *
 * Returns: whether the workbook was written
 */
gboolean
fettle_pack_write (const FettleReportContext    *context,
                   const FettleDisclosureRules  *rules,
                   const char *const            *table_ids,
                   const char                   *target,
                   GStrv                        *withheld,
                   FettleProgressFunc            progress,
                   gpointer                      user_data,
                   GCancellable                 *cancellable,
                   GError                      **error)
{
  g_autoptr(FettleReportData) data = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Pack pack = { .rules = rules, .tables = tables, .withheld = lines };

  g_return_val_if_fail (context != NULL && rules != NULL && target != NULL, FALSE);

  pack.context = *context;
  if (rules->profile == FETTLE_PROFILE_PUBLIC)
    pack.context.published_only_until
        = rules->published_only_until != FETTLE_DATE_NONE ? rules->published_only_until : context->today;
  if (!(entries = choose_entries (table_ids, error)) || !(data = fettle_report_data_load (&pack.context, error)))
    return FALSE;
  pack.context.data = data;
  if (!build (&pack, entries, progress, user_data, cancellable, error)
      || !write_pack (&pack, target, progress, user_data, cancellable, error))
    return FALSE;
  if (withheld)
    {
      g_ptr_array_set_free_func (lines, NULL);
      g_ptr_array_add (lines, NULL);
      *withheld = (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
    }
  return TRUE;
}

/**
 * fettle_pack_suggest_name:
 * @context: committee and meeting
 * @profile: who will read it
 *
 * A file name for the workbook. A paper for Part 2 says so at the front: "PART2_Schools scrutiny 2026-12-03.xlsx".
 *
 * Returns: (transfer full): the name
 */
char *
fettle_pack_suggest_name (const FettleReportContext *context,
                          FettleProfile              profile)
{
  g_autofree char *date = NULL, *name = NULL, *safe = NULL;
  const char *committee;

  g_return_val_if_fail (context != NULL, NULL);

  date = fettle_date_to_iso (context->meeting != FETTLE_DATE_NONE ? context->meeting : context->today);
  committee = context->committee && *context->committee ? context->committee : _("School effectiveness");
  name = g_strdup_printf ("%s %s", committee, date ? date : "");
  safe = fettle_file_safe_name (name);
  return g_strconcat (profile == FETTLE_PROFILE_EXEMPT ? "PART2_" : "", safe, ".xlsx", NULL);
}
