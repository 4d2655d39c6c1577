/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-date.h"
#include "base/fettle-text.h"
#include "reports/fettle-report-data-private.h"
#include "rules/inspection/fettle-withdrawn.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What the committee tables count: the authority's schools with their inspections, read once, and the current outcome
 * of each.
 */

typedef struct
{
  const FettleReportContext *context;
  FettleReportData *data;
  GHashTable *inspections; /* school id -> GPtrArray of FettleRecord */
  guint n_closed;
  guint n_planned;
  guint n_elsewhere;
  guint n_doubtful;        /* inspections that Ofsted's list no longer has, and of which Ofsted has not answered */
} Loading;

static void
school_free (FettleReportSchool *school)
{
  g_free (school->name_key);
  g_ptr_array_unref (school->inspections);
  g_array_unref (school->facts);
  g_free (school);
}

static GPtrArray *
list_records (Loading     *loading,
              const char  *kind,
              GError     **error)
{
  GPtrArray *records = fettle_store_list (loading->context->store, kind, NULL, NULL, error);

  if (records)
    g_ptr_array_add (loading->data->kept, records);
  return records;
}

static gboolean
read_authority (Loading  *loading,
                GError  **error)
{
  GPtrArray *records = list_records (loading, "authority", error);

  if (!records)
    return FALSE;
  loading->data->authority = records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
  return TRUE;
}

static gboolean
read_grades (Loading  *loading,
             GError  **error)
{
  GPtrArray *records = list_records (loading, "inspection-grade", error);

  for (guint i = 0; records && i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      const char *inspection = fettle_record_get_text (record, "inspection");
      FettleAreaGrade grade = { fettle_record_get_text (record, "area"), fettle_record_get_text (record, "grade"),
                                fettle_record_get_date (record, "date") };
      GArray *grades;

      if (!inspection)
        continue;
      if (!(grades = g_hash_table_lookup (loading->data->grades, inspection)))
        {
          grades = g_array_new (FALSE, FALSE, sizeof (FettleAreaGrade));
          g_hash_table_insert (loading->data->grades, (gpointer) inspection, grades);
        }
      g_array_append_val (grades, grade);
    }
  return records != NULL;
}

/* The day an inspection's report was published. Ofsted lists no other; of an officer's own entry it must be stated. */
FettleDate
fettle_report_published_on (FettleRecord *inspection)
{
  FettleDate published = fettle_record_get_date (inspection, "publication");

  if (published == FETTLE_DATE_NONE && g_strcmp0 (fettle_record_get_text (inspection, "source"), "ofsted") == 0)
    return fettle_record_get_date (inspection, "start");
  return published;
}

static gboolean
is_left_out (const FettleReportContext *context,
             FettleRecord              *inspection)
{
  FettleDate published = fettle_report_published_on (inspection);

  return context->published_only_until != FETTLE_DATE_NONE
         && (published == FETTLE_DATE_NONE || published > context->published_only_until);
}

static gboolean
read_inspections (Loading  *loading,
                  GError  **error)
{
  GPtrArray *records = list_records (loading, "inspection", error);

  for (guint i = 0; records && i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      const char *school = fettle_record_get_text (record, "school");
      GPtrArray *own;

      if (!school || is_left_out (loading->context, record))
        continue;
      if (!fettle_withdrawn_counts (record))
        {
          loading->n_doubtful += fettle_withdrawn_is_open (record);
          continue;
        }
      if (!(own = g_hash_table_lookup (loading->inspections, school)))
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (loading->inspections, (gpointer) school, own);
        }
      g_ptr_array_add (own, record);
    }
  return records != NULL;
}

static FettleInspectionFormat
read_format (FettleRecord *inspection)
{
  const char *format = fettle_record_get_text (inspection, "format");

  if (g_strcmp0 (format, "ungraded") == 0)
    return FETTLE_INSPECTION_UNGRADED;
  return g_strcmp0 (format, "monitoring") == 0 ? FETTLE_INSPECTION_MONITORING : FETTLE_INSPECTION_FULL;
}

static void
add_facts (FettleReportData   *data,
           FettleReportSchool *school,
           FettleRecord       *inspection)
{
  FettleInspectionFacts facts = {
    .id = fettle_record_get_id (inspection),
    .format = read_format (inspection),
    .start = fettle_record_get_date (inspection, "start"),
    .urn_at_time = fettle_record_get_text (inspection, "urn-at-time"),
    .overall = fettle_record_get_text (inspection, "overall"),
    .ungraded_outcome = fettle_record_get_text (inspection, "ungraded-outcome"),
    .safeguarding = fettle_record_get_text (inspection, "safeguarding"),
    .category = fettle_record_get_text (inspection, "category"),
  };
  GArray *grades = g_hash_table_lookup (data->grades, facts.id);

  facts.grades = grades ? (const FettleAreaGrade *) (gpointer) grades->data : NULL;
  facts.n_grades = grades ? grades->len : 0;
  g_array_append_val (school->facts, facts);
}

/* The outcome as it stood before @from, as far as inspections published since then go. */
static void
compute_before (FettleReportSchool *school,
                FettleDate          from)
{
  g_autoptr(GArray) earlier = g_array_new (FALSE, FALSE, sizeof (FettleInspectionFacts));
  const FettleInspectionFacts *facts;
  FettleOutcome outcome;

  for (guint i = 0; i < school->inspections->len; i++)
    {
      FettleDate published = fettle_report_published_on (g_ptr_array_index (school->inspections, i));

      if (published != FETTLE_DATE_NONE && published < from)
        g_array_append_val (earlier, g_array_index (school->facts, FettleInspectionFacts, i));
    }
  facts = (const FettleInspectionFacts *) (gpointer) earlier->data;
  fettle_outcome_compute (facts, earlier->len, fettle_record_get_text (school->record, "urn"), &outcome);
  school->regime_before = outcome.regime;
  school->measure_before = fettle_outcome_measure (&outcome, facts);
}

static FettleReportSchool *
make_school (Loading      *loading,
             FettleRecord *record)
{
  FettleReportSchool *school = g_new0 (FettleReportSchool, 1);
  GPtrArray *inspections = g_hash_table_lookup (loading->inspections, fettle_record_get_id (record));
  const FettleInspectionFacts *facts;

  school->record = record;
  school->name_key = fettle_text_sort_key (fettle_record_get_text (record, "name"));
  school->phase = fettle_record_get_text (record, "phase");
  if (!school->phase)
    school->phase = "not-applicable";
  school->pupils = MAX (0, fettle_record_get_int (record, "pupils", 0));
  if (school->pupils == 0)
    {
      school->pupils = MAX (0, fettle_record_get_int (record, "ofsted-pupils", 0));
      loading->data->n_of_ofsted += school->pupils > 0;
    }
  school->inspections = inspections ? g_ptr_array_ref (inspections) : g_ptr_array_new ();
  school->facts = g_array_new (FALSE, TRUE, sizeof (FettleInspectionFacts));
  for (guint i = 0; i < school->inspections->len; i++)
    {
      FettleRecord *inspection = g_ptr_array_index (school->inspections, i);
      FettleDate published = fettle_report_published_on (inspection);

      add_facts (loading->data, school, inspection);
      if (published == FETTLE_DATE_NONE)
        loading->data->n_unpublished++;
      loading->data->newest_publication = MAX (loading->data->newest_publication, published);
    }
  facts = (const FettleInspectionFacts *) (gpointer) school->facts->data;
  fettle_outcome_compute (facts, school->facts->len, fettle_record_get_text (record, "urn"), &school->outcome);
  school->measure = fettle_outcome_measure (&school->outcome, facts);
  compute_before (school, loading->context->from);
  return school;
}

static void
take_school (Loading      *loading,
             FettleRecord *record)
{
  const char *status = fettle_record_get_text (record, "status");
  const char *sector = fettle_record_get_text (record, "sector");
  const char *code = loading->data->authority ? fettle_record_get_text (loading->data->authority, "code") : NULL;

  if (g_strcmp0 (status, "closed") == 0)
    loading->n_closed++;
  else if (g_strcmp0 (status, "proposed-to-open") == 0)
    loading->n_planned++;
  else if (code && g_strcmp0 (fettle_record_get_text (record, "la-code"), code) != 0)
    loading->n_elsewhere++;
  else if (g_strcmp0 (sector, "maintained") == 0 || g_strcmp0 (sector, "academy") == 0)
    g_ptr_array_add (loading->data->schools, make_school (loading, record));
  else
    g_ptr_array_add (loading->data->others, make_school (loading, record));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const FettleReportSchool *first = *(FettleReportSchool *const *) a, *second = *(FettleReportSchool *const *) b;
  int order = g_strcmp0 (first->name_key, second->name_key);

  return order ? order : g_strcmp0 (fettle_record_get_id (first->record), fettle_record_get_id (second->record));
}

static void
find_phases (FettleReportData *data)
{
  const FettleVocabulary *phases = fettle_vocabulary_get ("phase");
  g_autoptr(GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < data->schools->len; i++)
    g_hash_table_add (present, (gpointer) ((FettleReportSchool *) g_ptr_array_index (data->schools, i))->phase);
  for (guint i = 0; i < fettle_vocabulary_get_n_terms (phases); i++)
    {
      const char *code = fettle_vocabulary_get_term (phases, i)->code;

      if (g_hash_table_contains (present, code))
        g_ptr_array_add (data->phases, (gpointer) code);
    }
}

static gboolean
read_schools (Loading  *loading,
              GError  **error)
{
  GPtrArray *records = list_records (loading, "school", error);

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    take_school (loading, g_ptr_array_index (records, i));
  g_ptr_array_sort (loading->data->schools, compare_names);
  g_ptr_array_sort (loading->data->others, compare_names);
  find_phases (loading->data);
  return TRUE;
}

static void
add_left_out (GString    *coverage,
              guint       n,
              const char *one,
              const char *many)
{
  if (!n)
    return;
  g_string_append (coverage, coverage->len ? "; " : "");
  g_string_append_printf (coverage, "%u %s", n, n == 1 ? one : many);
}

static void
word_coverage (Loading *loading)
{
  FettleReportData *data = loading->data;
  const char *name = data->authority ? fettle_record_get_text (data->authority, "name") : NULL;
  g_autoptr(GString) left_out = g_string_new (NULL);
  g_autofree char *counted = NULL;

  /* Translators: %u: a number of schools; %s: the name of the authority. */
  counted = g_strdup_printf (ngettext ("Coverage: %u open state-funded school of %s.",
                                       "Coverage: %u open state-funded schools of %s.", data->schools->len),
                             data->schools->len, name ? name : _("the authority"));
  add_left_out (left_out, loading->n_closed, _("closed"), _("closed"));
  add_left_out (left_out, loading->n_planned, _("not yet open"), _("not yet open"));
  add_left_out (left_out, data->others->len, _("not state-funded"), _("not state-funded"));
  add_left_out (left_out, loading->n_elsewhere, _("of another authority"), _("of other authorities"));
  if (left_out->len)
    /* Translators: a sentence on what is counted, then numbers of schools and why: "3 closed; 1 not state-funded". */
    data->coverage = g_strdup_printf (_("%s Not counted: %s."), counted, left_out->str);
  else
    data->coverage = g_steal_pointer (&counted);
}

/* What a person calls a dataset of the reference, or NULL for one that no table counts. */
const char *
fettle_report_source_name (const char *dataset)
{
  static const struct
  {
    const char *dataset;
    const char *name;
  } names[] = {
    { "establishments", N_("Get Information about Schools (Department for Education)") },
    { "outcomes", N_("Ofsted, state-funded school inspections and outcomes") },
    { "year-to-date", N_("Ofsted, inspections in the year to date") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].dataset, dataset) == 0)
      return _(names[i].name);
  return NULL;
}

/* Says that a source is older than the officer allows, or NULL where it is not. */
char *
fettle_report_warn_of (const FettleReportContext *context,
                       const FettleSourceInfo    *info)
{
  const char *name = fettle_report_source_name (info->dataset);
  FettleDate as_at = info->as_at ? fettle_date_parse_iso (info->as_at) : FETTLE_DATE_NONE;
  guint allowed = context->stale_days ? context->stale_days : FETTLE_STALE_DAYS;
  g_autofree char *words = NULL;
  guint n_days;

  if (!name || as_at == FETTLE_DATE_NONE || context->today == FETTLE_DATE_NONE || context->today <= as_at + allowed)
    return NULL;
  n_days = context->today - as_at;
  words = fettle_date_iso_to_words (info->as_at);
  /* Translators: the name of a source, the day it stands for, and how many days ago that is. */
  return g_strdup_printf (ngettext ("Old: %1$s is as at %2$s, %3$u day before this paper.",
                                    "Old: %1$s is as at %2$s, %3$u days before this paper.", n_days),
                          name, words, n_days);
}

static gboolean
read_sources (Loading  *loading,
              GError  **error)
{
  g_autoptr(GPtrArray) sources = fettle_import_state_list_sources (loading->context->store, error);

  for (guint i = 0; sources && i < sources->len; i++)
    {
      const FettleSourceInfo *info = g_ptr_array_index (sources, i);
      const char *name = fettle_report_source_name (info->dataset);
      g_autofree char *as_at = info->as_at ? fettle_date_iso_to_words (info->as_at) : NULL;
      char *warning = fettle_report_warn_of (loading->context, info);

      if (warning)
        g_ptr_array_add (loading->data->warnings, warning);
      if (!name)
        continue;
      /* Translators: the name of a source, then the day it stands for. */
      g_ptr_array_add (loading->data->sources,
                       as_at ? g_strdup_printf (_("%s, as at %s"), name, as_at) : g_strdup (name));
    }
  return sources != NULL;
}

/* They stand in no figure, and that is said. */
static void
warn_of_doubtful (Loading *loading)
{
  guint n = loading->n_doubtful;

  if (n == 0)
    return;
  g_ptr_array_add (loading->data->warnings,
                   g_strdup_printf (ngettext ("Left out: %u inspection that Ofsted’s latest list no longer has. Ask Ofsted "
                                              "whether it stands.",
                                              "Left out: %u inspections that Ofsted’s latest list no longer has. Ask Ofsted "
                                              "whether they stand.", n), n));
}

/**
 * fettle_report_data_load:
 * @context: store, period, and the day by which inspections must be published
 * @error: return location for an error
 *
 * Reads what the tables of @context count. May be called in a reader thread.
 *
 * Returns: (transfer full) (nullable): the data
 */
FettleReportData *
fettle_report_data_load (const FettleReportContext  *context,
                         GError                    **error)
{
  g_autoptr(FettleReportData) data = g_new0 (FettleReportData, 1);
  g_autoptr(GHashTable) inspections
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  Loading loading = { .context = context, .data = data, .inspections = inspections };

  g_return_val_if_fail (context != NULL && FETTLE_IS_STORE (context->store), NULL);

  data->schools = g_ptr_array_new_with_free_func ((GDestroyNotify) school_free);
  data->others = g_ptr_array_new_with_free_func ((GDestroyNotify) school_free);
  data->grades = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  data->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  data->phases = g_ptr_array_new ();
  data->sources = g_ptr_array_new_with_free_func (g_free);
  data->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!read_authority (&loading, error) || !read_grades (&loading, error) || !read_inspections (&loading, error)
      || !read_schools (&loading, error) || !read_sources (&loading, error))
    return NULL;
  word_coverage (&loading);
  warn_of_doubtful (&loading);
  return g_steal_pointer (&data);
}

/**
 * fettle_report_data_get_council:
 * @data: the data
 *
 * Returns: (transfer none) (nullable): the name of the council, or of the authority where no officer gave one
 */
const char *
fettle_report_data_get_council (FettleReportData *data)
{
  const char *name;

  g_return_val_if_fail (data != NULL, NULL);

  if (!data->authority)
    return NULL;
  name = fettle_record_get_text (data->authority, "council-name");
  return name ? name : fettle_record_get_text (data->authority, "name");
}

/**
 * fettle_report_data_free:
 * @data: (transfer full) (nullable): the data
 *
 * Frees it.
 */
void
fettle_report_data_free (FettleReportData *data)
{
  if (!data)
    return;
  g_clear_pointer (&data->schools, g_ptr_array_unref);
  g_clear_pointer (&data->others, g_ptr_array_unref);
  g_clear_pointer (&data->grades, g_hash_table_unref);
  g_clear_pointer (&data->kept, g_ptr_array_unref);
  g_clear_pointer (&data->phases, g_ptr_array_unref);
  g_clear_pointer (&data->sources, g_ptr_array_unref);
  g_clear_pointer (&data->warnings, g_ptr_array_unref);
  g_free (data->coverage);
  g_free (data);
}
