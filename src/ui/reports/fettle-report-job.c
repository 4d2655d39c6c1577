/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/reports/fettle-report-job.h"

#include <glib/gi18n-lib.h>

#include "workbook/fettle-pack.h"

/* Where the authority has not chosen: counts from 1 to 5 are not shown in public. */
#define SMALL_NUMBER 5

static FettleRecord *
read_authority (FettleStore  *store,
                GError      **error)
{
  g_autoptr (GPtrArray) records = fettle_store_list (store, "authority", NULL, NULL, error);

  if (!records)
    return NULL;
  if (records->len == 0)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, "%s",
                   _("The register has no authority yet. Choose one first."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
fill_context (FettleReportJob       *job,
              FettleStore           *store,
              FettleRecord          *authority,
              FettleReportContext   *context,
              FettleDisclosureRules *rules)
{
  const char *council = fettle_record_get_text (authority, "council-name");

  *context = (FettleReportContext) {
    .store = store,
    .today = job->today,
    .from = job->from,
    .to = job->to,
    .committee = job->committee,
    .council = council ? council : fettle_record_get_text (authority, "name"),
    .meeting = job->meeting,
    .review_meeting = job->review_meeting,
    .stale_days = job->stale_days,
  };
  *rules = (FettleDisclosureRules) {
    .profile = job->profile,
    .small_number = fettle_record_get_int (authority, "small-number", SMALL_NUMBER),
    .personal = job->personal,
    .published_only_until = job->today,
  };
}

/**
 * fettle_report_job_new_exempt:
 * @table_id: id of a table
 * @today: the day the paper is made
 *
 * Returns: (transfer full): a job that makes one table that names schools with a case, as an exempt paper with the names of persons
 */
FettleReportJob *
fettle_report_job_new_exempt (const char *table_id,
                               FettleDate  today)
{
  const char *ids[] = { table_id, NULL };
  FettleReportJob *job = g_new0 (FettleReportJob, 1);

  job->today = today;
  job->profile = FETTLE_PROFILE_EXEMPT;
  job->personal = TRUE;
  job->table_ids = g_strdupv ((GStrv) ids);
  return job;
}

/**
 * fettle_report_job_free:
 * @job: a job
 */
void
fettle_report_job_free (FettleReportJob *job)
{
  g_free (job->committee);
  g_free (job->review_meeting);
  g_free (job->target);
  g_free (job->why);
  g_strfreev (job->table_ids);
  g_strfreev (job->withheld);
  g_clear_object (&job->relay);
  g_free (job);
}

/**
 * fettle_report_job_build:
 * @job: what to make; its first table is made
 * @store: the store
 * @error: return location for an error
 *
 * Makes a table and passes it through disclosure. Waits for the disk.
 *
 * Returns: (transfer full) (nullable): the table; %NULL with no error where its readers may not see it: @job->why then says why
 */
FettleDisclosed *
fettle_report_job_build (FettleReportJob  *job,
                         FettleStore      *store,
                         GError          **error)
{
  g_autoptr (FettleRecord) authority = read_authority (store, error);
  const FettleCatalogueEntry *entry = fettle_catalogue_find (job->table_ids[0]);
  FettleReportContext context;
  FettleDisclosureRules rules;

  if (!authority)
    return NULL;
  fill_context (job, store, authority, &context, &rules);
  return fettle_catalogue_disclose (entry, &context, &rules, &job->why, error);
}

/**
 * fettle_report_job_export:
 * @job: what to write, and where
 * @store: the store
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Writes the workbook. Waits for the disk.
 *
 * Returns: whether it was written
 */
gboolean
fettle_report_job_export (FettleReportJob  *job,
                          FettleStore      *store,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr (FettleRecord) authority = read_authority (store, error);
  FettleReportContext context;
  FettleDisclosureRules rules;

  if (!authority)
    return FALSE;
  fill_context (job, store, authority, &context, &rules);
  return fettle_pack_write (&context, &rules, (const char *const *) job->table_ids, job->target, &job->withheld,
                            fettle_progress_relay_report, job->relay, cancellable, error);
}
