/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-school-filter-private.h"

#include "base/fettle-text.h"

/* A filter's word for every school that is open. */
#define STATUS_CURRENT "current"

/* The outcome's findings of a report card, as fettle_outcome_get_rank() adds them up. */
#define FINDINGS "(outcome_rank - 100)"

#define IS_GRADED \
  "EXISTS (SELECT 1 FROM inspection_grade g WHERE g.inspection = " FETTLE_SCHOOL_BASIS " AND g.deleted = 0 AND g.grade IN " \
  "('exceptional', 'strong-standard', 'expected-standard', 'needs-attention', 'urgent-improvement'))"

static const struct
{
  const char *code;
  const char *condition;
} parts[] = {
  { "own", "predecessor_urn IS NULL" },
  { "predecessor", "predecessor_urn IS NOT NULL" },
  { "all-expected", "(" FINDINGS " & 3) = 0 AND " IS_GRADED },
  { "needs-attention", "(" FINDINGS " & 3) = 1" },
  { "urgent-improvement", "(" FINDINGS " & 2) <> 0" },
  { "safeguarding-not-met", "(" FINDINGS " & 4) <> 0" },
  { "no-grades", "NOT " IS_GRADED },
};

static void
add_value (FettleSchoolFilter *self,
           const char         *text,
           const char         *value)
{
  g_string_append (self->text, text);
  g_ptr_array_add (self->values, g_strdup (value));
}

/* A code of "" stands for the schools that have none. */
static void
add_codes (FettleSchoolFilter *self,
           const char         *column,
           GStrv               codes)
{
  g_string_append_printf (self->text, " AND coalesce (%s, '') IN (", column);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      add_value (self, i > 0 ? ", ?" : "?", codes[i]);
      if (g_str_equal (codes[i], STATUS_CURRENT))
        {
          add_value (self, ", ?", "open");
          add_value (self, ", ?", "open-proposed-to-close");
        }
    }
  g_string_append_c (self->text, ')');
}

static void
add_outcomes (FettleSchoolFilter *self,
              GStrv               codes)
{
  g_string_append (self->text, " AND (0");
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_string_append (self->text, " OR ");
      fettle_school_filter_add_outcome (self, codes[i]);
    }
  g_string_append_c (self->text, ')');
}

/* A school outlives its numbers: a URN or LAESTAB that it had before finds it too. */
static void
add_word (FettleSchoolFilter *self,
          const char         *word)
{
  g_autofree char *laestab = fettle_text_clean_laestab (word);
  g_autofree char *number = laestab != NULL ? g_steal_pointer (&laestab) : fettle_text_clean_urn (word);

  add_value (self, " AND (instr (find, ?) > 0", word);
  if (number != NULL)
    {
      add_value (self, " OR EXISTS (SELECT 1 FROM school_urn u WHERE u.school = school_summary.school_id AND u.deleted = 0 "
                 "AND (u.urn = ?", number);
      add_value (self, " OR u.laestab = ?))", number);
    }
  g_string_append_c (self->text, ')');
}

static void
add_words (FettleSchoolFilter *self,
           const char         *text)
{
  g_autofree char *folded = fettle_text_fold (text);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      add_word (self, words[i]);
}

static const char *
find_part (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_str_equal (parts[i].code, code))
        return parts[i].condition;
    }
  return NULL;
}

/* Two parts that are no condition of their own are an area and a grade. Anything else fits no school. */
static void
add_parts (FettleSchoolFilter *self,
           char              **rest)
{
  for (; *rest != NULL; rest++)
    {
      const char *condition = find_part (*rest);

      if (condition != NULL)
        g_string_append_printf (self->text, " AND %s", condition);
      else if (rest[1] != NULL)
        {
          g_string_append (self->text, " AND EXISTS (SELECT 1 FROM inspection_grade g WHERE g.inspection = "
                           FETTLE_SCHOOL_BASIS " AND g.deleted = 0");
          add_value (self, " AND g.area = ?", *rest);
          add_value (self, " AND g.grade = ?)", *++rest);
        }
      else
        g_string_append (self->text, " AND 0");
    }
}

/**
 * fettle_school_filter_clear:
 * @self: a filter
 *
 * Frees what the filter holds.
 */
void
fettle_school_filter_clear (FettleSchoolFilter *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->values);
}

/**
 * fettle_school_filter_add_outcome:
 * @self: a filter
 * @code: a code of the column outcome, alone or with parts after strokes: "4/own", "4/predecessor",
 *   "report-card/urgent-improvement/own", "report-card/inclusion/needs-attention"
 *
 * Adds the condition that a school has that outcome. Filters and their counts use this one condition, so they agree.
 */
void
fettle_school_filter_add_outcome (FettleSchoolFilter *self,
                                  const char         *code)
{
  g_auto(GStrv) split = g_strsplit (code, "/", -1);

  add_value (self, "(coalesce (outcome, '') = ?", split[0] ? split[0] : "");
  if (split[0] != NULL)
    add_parts (self, split + 1);
  g_string_append_c (self->text, ')');
}

/**
 * fettle_school_filter_add_query:
 * @self: a filter whose text ends inside a WHERE
 * @query: (nullable): what is asked for; %NULL for all schools
 * @but: a column whose own filter is left out; %FETTLE_SCHOOL_N_COLUMNS for none
 *
 * Adds the conditions of a query, each with AND before it.
 */
void
fettle_school_filter_add_query (FettleSchoolFilter      *self,
                                const FettleSchoolQuery *query,
                                FettleSchoolColumn       but)
{
  if (query == NULL)
    return;
  for (FettleSchoolColumn column = 0; column < FETTLE_SCHOOL_N_COLUMNS; column++)
    {
      GStrv codes = column == but ? NULL : fettle_school_query_get_codes (query, column);

      if (codes == NULL || codes[0] == NULL)
        continue;
      if (column == FETTLE_SCHOOL_OUTCOME)
        add_outcomes (self, codes);
      else
        add_codes (self, fettle_school_column_info (column)->column, codes);
    }
  add_words (self, query->text);
}

/**
 * fettle_school_filter_prepare:
 * @self: a filter with its whole text
 * @sql: a connection
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): the statement with its values
 */
FettleStmt *
fettle_school_filter_prepare (FettleSchoolFilter  *self,
                              FettleSql           *sql,
                              GError             **error)
{
  FettleStmt *stmt = fettle_sql_prepare (sql, self->text->str, error);

  for (guint i = 0; stmt != NULL && i < self->values->len; i++)
    fettle_stmt_bind_text (stmt, (int) i + 1, g_ptr_array_index (self->values, i));
  return stmt;
}
