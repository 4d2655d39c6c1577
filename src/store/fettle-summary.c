/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-summary-private.h"

#include "base/fettle-date.h"
#include "base/fettle-text.h"
#include "model/fettle-vocabulary.h"
#include "rules/inspection/fettle-interval.h"
#include "rules/inspection/fettle-facts.h"
#include "store/sqlite/fettle-table-private.h"

/* After every term of a vocabulary. */
#define LAST_RANK 9999

#define PUT_SUMMARY \
  "INSERT OR REPLACE INTO school_summary (school_id, name, name_key, find, phase, phase_rank, sector, sector_rank, " \
  "status, status_rank, type, urn, laestab, pupils, trust, religious_character, postcode, link_officer, " \
  "regime, regime_rank, outcome, outcome_label, outcome_rank, inspected_on, category, category_label, category_rank, " \
  "predecessor_urn, next_by_law, monitoring, overlay, overlay_label, overlay_on) VALUES (" \
  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/* As it is kept, so that the row is the same in every version of the program; lists show boxes when they read it. */
static const char *
get_kept (FettleRecord *record,
          const char   *field)
{
  return fettle_record_get_nth (record, (guint) fettle_kind_find_field (fettle_record_get_kind (record), field));
}

static gint64
rank_of (const char *vocabulary,
         const char *code)
{
  const FettleTerm *term = code ? fettle_vocabulary_find (fettle_vocabulary_get (vocabulary), code) : NULL;

  return term ? term->rank : LAST_RANK;
}

/* LAESTAB and postcode as they are typed: with and without the stroke and the blank. */
static char *
make_find_text (FettleRecord *school)
{
  const char *urn = get_kept (school, "urn");
  const char *laestab = get_kept (school, "laestab");
  const char *postcode = get_kept (school, "postcode");
  g_autofree char *name = fettle_text_fold (get_kept (school, "name"));
  g_autofree char *folded = fettle_text_fold (postcode);
  g_auto(GStrv) laestab_parts = g_strsplit (laestab ? laestab : "", "/", -1);
  g_auto(GStrv) postcode_parts = g_strsplit (folded, " ", -1);
  g_autofree char *laestab_closed = g_strjoinv (NULL, laestab_parts);
  g_autofree char *postcode_closed = g_strjoinv (NULL, postcode_parts);

  return g_strjoin (" ", name, urn, laestab ? laestab : "", laestab_closed, folded, postcode_closed, NULL);
}

static gboolean
find_link_officer (FettleSql   *sql,
                   const char  *school_id,
                   char       **name,
                   GError     **error)
{
  return fettle_sql_get_text (sql, name, error,
                              "SELECT name FROM contact WHERE school = ?1 AND role = 'link-officer' AND deleted = 0 "
                              "AND \"to\" IS NULL ORDER BY \"from\" DESC, id DESC LIMIT 1", "s", school_id);
}

static void
bind_school (FettleStmt   *stmt,
             FettleRecord *school,
             const char   *link_officer)
{
  const char *name = get_kept (school, "name");
  const char *phase = get_kept (school, "phase");
  const char *sector = get_kept (school, "sector");
  const char *status = get_kept (school, "status");
  g_autofree char *key = fettle_text_sort_key (name);
  g_autofree char *find = make_find_text (school);

  fettle_stmt_bind (stmt, "sssssisisissssssss",
                    fettle_record_get_id (school), name, key, find,
                    phase, rank_of ("phase", phase),
                    sector, rank_of ("school-sector", sector),
                    status, rank_of ("establishment-status", status),
                    get_kept (school, "type"),
                    get_kept (school, "urn"),
                    get_kept (school, "laestab"),
                    get_kept (school, "pupils"),
                    get_kept (school, "trust-name"),
                    get_kept (school, "religious-character"),
                    get_kept (school, "postcode"),
                    link_officer);
}

static void
bind_overlay (FettleStmt                  *stmt,
              int                          position,
              const FettleInspectionFacts *overlay)
{
  g_autofree char *on = overlay ? fettle_date_to_iso (overlay->start) : NULL;
  const char *code = overlay ? overlay->ungraded_outcome : NULL;

  fettle_stmt_bind_text (stmt, position, code);
  fettle_stmt_bind_text (stmt, position + 1, code ? fettle_vocabulary_label ("ungraded-outcome", code) : NULL);
  fettle_stmt_bind_text (stmt, position + 2, on);
}

static void
bind_next_inspection (FettleStmt                  *stmt,
                      const FettleInspectionFacts *facts,
                      guint                        n_facts,
                      const char                  *urn)
{
  g_autoptr(FettleResult) next = fettle_interval_next_inspection (facts, n_facts, urn);
  g_autofree char *day = next->date != FETTLE_DATE_NONE ? fettle_date_to_iso (next->date) : NULL;

  fettle_stmt_bind_text (stmt, 29, day);
}

static void
bind_outcome (FettleStmt   *stmt,
              FettleFacts  *inspections,
              FettleRecord *school)
{
  guint n_facts;
  const FettleInspectionFacts *facts = fettle_facts_get (inspections, &n_facts);
  FettleOutcome outcome = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *inspected_on = NULL;
  const char *category;

  fettle_outcome_compute (facts, n_facts, get_kept (school, "urn"), &outcome);
  bind_next_inspection (stmt, facts, n_facts, get_kept (school, "urn"));
  label = fettle_outcome_to_words (&outcome, facts);
  if (outcome.inspected_on != FETTLE_DATE_NONE)
    inspected_on = fettle_date_to_iso (outcome.inspected_on);
  category = outcome.category;

  fettle_stmt_bind_text (stmt, 19, fettle_regime_get_code (outcome.regime));
  fettle_stmt_bind_int (stmt, 20, outcome.regime);
  fettle_stmt_bind_text (stmt, 21, fettle_facts_get_code (inspections, &outcome));
  fettle_stmt_bind_text (stmt, 22, label);
  fettle_stmt_bind_int (stmt, 23, fettle_outcome_get_rank (&outcome));
  fettle_stmt_bind_text (stmt, 24, inspected_on);
  fettle_stmt_bind_text (stmt, 25, category);
  fettle_stmt_bind_text (stmt, 26, fettle_outcome_get_category_label (&outcome));
  fettle_stmt_bind_int (stmt, 27, rank_of ("category-of-concern", category));
  fettle_stmt_bind_text (stmt, 28, outcome.predecessor ? outcome.predecessor_urn : NULL);
  fettle_stmt_bind_int (stmt, 30, outcome.monitoring);
  bind_overlay (stmt, 31, outcome.overlay >= 0 ? &facts[outcome.overlay] : NULL);
}

static gboolean
put_summary (FettleSql     *sql,
             FettleRecord  *school,
             GError       **error)
{
  const char *id = fettle_record_get_id (school);
  g_autoptr(GPtrArray) inspections = NULL;
  g_autoptr(GPtrArray) grades = NULL;
  g_autoptr(FettleFacts) facts = fettle_facts_new ();
  g_autoptr(FettleStmt) stmt = NULL;
  g_autofree char *link_officer = NULL;

  if (!(inspections = fettle_table_list (sql, fettle_kind_get ("inspection"), "school", id, error))
      || !(grades = fettle_table_list (sql, fettle_kind_get ("inspection-grade"), "school", id, error))
      || !find_link_officer (sql, id, &link_officer, error)
      || !(stmt = fettle_sql_prepare (sql, PUT_SUMMARY, error)))
    return FALSE;

  fettle_facts_add_records (facts, inspections, grades);
  bind_school (stmt, school, link_officer);
  bind_outcome (stmt, facts, school);
  return fettle_stmt_step (stmt, error) == FETTLE_STEP_DONE;
}

/**
 * fettle_summary_refresh:
 * @sql: the writing connection, with the door open
 * @school_id: a school that a batch touched
 * @error: (nullable): why not
 *
 * Makes the school's row of the list again, from its records and by the rules.
 *
 * Returns: whether it is up to date
 */
gboolean
fettle_summary_refresh (FettleSql   *sql,
                        const char  *school_id,
                        GError     **error)
{
  g_autoptr(FettleRecord) school = NULL;
  gboolean deleted = FALSE;

  if (!fettle_table_get (sql, fettle_kind_get ("school"), school_id, &school, &deleted, error))
    return FALSE;
  if (school == NULL || deleted)
    return fettle_sql_run (sql, error, "DELETE FROM school_summary WHERE school_id = ?1", "s", school_id);
  return put_summary (sql, school, error);
}
