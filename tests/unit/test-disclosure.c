/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/fettle-disclosure.h"
#include "base/fettle-date.h"

#include <math.h>
#include <string.h>

#define SMALL 5

static const FettleDisclosureRules working = { .profile = FETTLE_PROFILE_WORKING, .small_number = SMALL };
static const FettleDisclosureRules public = { .profile = FETTLE_PROFILE_PUBLIC, .small_number = SMALL };
static const FettleDisclosureRules exempt = { .profile = FETTLE_PROFILE_EXEMPT, .small_number = SMALL };

static FettleTable *
make_list (void)
{
  static const FettleTableColumn columns[] = {
    { "school", "School", FETTLE_CELL_TEXT },
    { "open", "Open", FETTLE_CELL_COUNT, .total = TRUE },
    { "closed", "Closed", FETTLE_CELL_COUNT, FETTLE_DISCLOSURE_EXEMPT, "2", .total = TRUE },
    { "sum", "Sum", FETTLE_CELL_COUNT, .sum_of = "open closed", .total = TRUE },
    { "share", "Share", FETTLE_CELL_PERCENT, .share_of = "open / sum" },
    { "head", "Head teacher", FETTLE_CELL_TEXT, .personal = TRUE },
    { "private", "Private note", FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_NEVER },
    { "officer", "Officer's remark", FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_RESTRICTED },
  };
  FettleTable *table = fettle_table_new ("T0", "Trial", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < 3; i++)
    {
      guint row = fettle_table_add_row (table);
      g_autofree char *name = g_strdup_printf ("School %u", i);

      fettle_table_set_text (table, row, 0, name);
      fettle_table_set_number (table, row, 1, 10 + i);
      fettle_table_set_number (table, row, 2, 20 + i);
      for (guint column = 5; column < 8; column++)
        fettle_table_set_text (table, row, column, "SECRET");
      fettle_table_set_key (table, row, name);
    }
  fettle_table_compute (table, "All");
  return table;
}

static gboolean
has_column (FettleDisclosed *shown,
            const char      *id)
{
  for (guint i = 0; i < fettle_disclosed_get_n_columns (shown); i++)
    if (g_str_equal (fettle_disclosed_get_column (shown, i)->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
says_withheld (FettleDisclosed *shown,
               const char      *words)
{
  for (const char *const *line = fettle_disclosed_get_withheld (shown); *line; line++)
    if (strstr (*line, words))
      return TRUE;
  return FALSE;
}

static void
test_columns_by_profile (void)
{
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) office = fettle_disclose (table, &working, NULL);
  g_autoptr(FettleDisclosed) paper = fettle_disclose (table, &public, NULL);
  g_autoptr(FettleDisclosed) part2 = fettle_disclose (table, &exempt, NULL);

  g_assert_true (has_column (office, "officer"));
  g_assert_false (has_column (office, "closed") || has_column (office, "private"));
  g_assert_false (has_column (office, "head"));
  g_assert_true (has_column (paper, "open"));
  g_assert_false (has_column (paper, "closed") || has_column (paper, "officer") || has_column (paper, "private"));
  g_assert_true (has_column (part2, "closed") && has_column (part2, "officer"));
  g_assert_false (has_column (part2, "private"));
  g_assert_cmpstr (fettle_disclosed_get_paragraph (part2), ==, "2");
  g_assert_null (fettle_disclosed_get_paragraph (paper));
  g_assert_true (says_withheld (paper, "Closed"));
  g_assert_true (says_withheld (paper, "paragraph 2"));
  g_assert_true (says_withheld (office, "Private note"));
}

/* 32: "exempt" belongs to a report and a paragraph of Schedule 12A (LGA 1972), never to a school: the same school is in the
 * public paper and in Part 2, each with its own columns, and its record has no such flag. */
static void
test_trap_32 (void)
{
  const FettleKind *school = fettle_kind_get ("school");
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) paper = fettle_disclose (table, &public, NULL);
  g_autoptr(FettleDisclosed) part2 = fettle_disclose (table, &exempt, NULL);

  g_assert_cmpstr (fettle_disclosed_get_paragraph (part2), ==, "2");
  g_assert_null (fettle_disclosed_get_paragraph (paper));
  g_assert_cmpuint (fettle_disclosed_get_n_rows (paper), ==, fettle_disclosed_get_n_rows (part2));
  g_assert_cmpuint (fettle_disclosed_get_n_rows (paper), >, 0);
  g_assert_cmpint (fettle_kind_find_field (school, "exempt"), <, 0);
  g_assert_cmpint (fettle_kind_find_field (school, "confidential"), <, 0);
}

/* open + closed = sum: showing sum would show closed, and so would the percentage. */
static void
test_sum_goes_with_its_hidden_part (void)
{
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) paper = fettle_disclose (table, &public, NULL);
  g_autoptr(FettleDisclosed) office = fettle_disclose (table, &working, NULL);
  g_autoptr(FettleDisclosed) part2 = fettle_disclose (table, &exempt, NULL);

  g_assert_false (has_column (paper, "sum"));
  g_assert_false (has_column (paper, "share"));
  g_assert_false (has_column (office, "sum") || has_column (office, "share"));
  g_assert_true (has_column (part2, "sum") && has_column (part2, "share"));
  g_assert_true (says_withheld (paper, "“Sum”"));
  g_assert_true (says_withheld (paper, "“Share”"));
}

static void
make_column (const FettleTableColumn *column)
{
  g_autoptr(FettleTable) table = fettle_table_new ("T0", "Trial", column, 1);
  const FettleTableColumn *made = fettle_table_get_column (table, 0);

  g_test_message ("%s: %s, %d, %d", made->id, made->title, made->disclosure, made->personal);
}

static void
assert_column (const FettleTableColumn  column,
               const char              *title,
               FettleCellType           type,
               FettleDisclosure         disclosure,
               gboolean                 personal)
{
  g_autoptr(FettleTable) table = fettle_table_new ("T0", "Trial", &column, 1);
  const FettleTableColumn *made = fettle_table_get_column (table, 0);

  g_assert_cmpstr (made->title, ==, title);
  g_assert_cmpint (made->type, ==, type);
  g_assert_cmpint (made->disclosure, ==, disclosure);
  g_assert_cmpint (made->personal, ==, personal);
}

/* What a field says holds for the column that is of it; of several fields, the strictest. */
static void
test_columns_of_fields (void)
{
  assert_column ((FettleTableColumn) { "a", .of = "visit.planned-on" }, "Planned for", FETTLE_CELL_DATE,
                 FETTLE_DISCLOSURE_RESTRICTED, FALSE);
  assert_column ((FettleTableColumn) { "b", .of = "school.pupils" }, "Pupils", FETTLE_CELL_COUNT, FETTLE_DISCLOSURE_PUBLIC,
                 FALSE);
  assert_column ((FettleTableColumn) { "c", "Head", .of = "contact.name" }, "Head", FETTLE_CELL_TEXT,
                 FETTLE_DISCLOSURE_RESTRICTED, TRUE);
  assert_column ((FettleTableColumn) { "d", "All", .paragraph = "1", .of = "school.name visit.lead-officer concern.title" },
                 "All", FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_EXEMPT, TRUE);
  assert_column ((FettleTableColumn) { "e", .disclosure = FETTLE_DISCLOSURE_NEVER, .of = "school.name" }, "Name",
                 FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_NEVER, FALSE);
  /* Of a private note, and of a private field of a record that is not: in no paper. */
  assert_column ((FettleTableColumn) { "f", .of = "case-note.school" }, "School", FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_NEVER,
                 FALSE);
  assert_column ((FettleTableColumn) { "g", .of = "visit.private-note" }, "Private note", FETTLE_CELL_TEXT,
                 FETTLE_DISCLOSURE_NEVER, TRUE);
}

/* A column that names no field, or would show more than its fields allow, is a mistake of the program, and is found at once. */
static void
test_wrong_columns (void)
{
  static const struct
  {
    FettleTableColumn column;
    const char *complaint;
  } wrong[] = {
    { { "a", "A", .of = "visit.planned" }, "*is no field*" },
    { { "a", "A", .of = "visits.planned-on" }, "*is no field*" },
    { { "a", "A", .of = "planned-on" }, "*is no field*" },
    { { "a", "A", .disclosure = FETTLE_DISCLOSURE_RESTRICTED, .paragraph = "1", .of = "visit.evaluation" }, "*looser*" },
    { { "a", "A", .disclosure = FETTLE_DISCLOSURE_EXEMPT, .paragraph = "1", .of = "note.body" }, "*looser*" },
    { { "a", "A", .disclosure = FETTLE_DISCLOSURE_RESTRICTED, .paragraph = "1", .of = "school.name visit.evaluation" },
      "*looser*" },
    { { "a", "A", .of = "visit.evaluation" }, "*no paragraph*" },
    { { "a", .of = "school.name school.urn" }, "*no title*" },
  };

  if (g_test_subprocess ())
    {
      make_column (&wrong[g_ascii_strtoull (g_getenv ("FETTLE_WRONG_COLUMN"), NULL, 10)].column);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_setenv ("FETTLE_WRONG_COLUMN", number, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr (wrong[i].complaint);
    }
}

/* 3 of 500 pupils and 497 of 500 tell the same few. */
static void
test_small_rest (void)
{
  static const FettleTableColumn columns[] = {
    { "row", "Row", FETTLE_CELL_TEXT },
    { "good", "Good", FETTLE_CELL_COUNT, .small_number = TRUE },
    { "all", "All", FETTLE_CELL_COUNT, .small_number = TRUE },
    { "share", "Share", FETTLE_CELL_PERCENT, .share_of = "good / all" },
  };
  static const int good[] = { 3, 497, 494, 500 };
  g_autoptr(FettleTable) table = fettle_table_new ("T0", "Trial", columns, G_N_ELEMENTS (columns));
  g_autoptr(FettleDisclosed) paper = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      guint row = fettle_table_add_row (table);

      fettle_table_set_number (table, row, 1, good[i]);
      fettle_table_set_number (table, row, 2, 500);
    }
  fettle_table_compute (table, NULL);
  paper = fettle_disclose (table, &public, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_cmpint (fettle_disclosed_get_cell (paper, i, 1)->withheld != NULL, ==, i < 2);
      g_assert_cmpint (fettle_disclosed_get_cell (paper, i, 3)->withheld != NULL, ==, i < 2);
      g_assert_cmpint (fettle_disclosed_get_cell (paper, i, 2)->number, ==, 500);
    }
}

static void
test_personal_only_if_asked (void)
{
  g_autoptr(FettleTable) table = make_list ();
  FettleDisclosureRules asked = working;
  g_autoptr(FettleDisclosed) with = NULL;
  g_autoptr(FettleDisclosed) without = fettle_disclose (table, &working, NULL);

  asked.personal = TRUE;
  with = fettle_disclose (table, &asked, NULL);
  g_assert_true (has_column (with, "head"));
  g_assert_false (has_column (without, "head"));
  g_assert_true (says_withheld (without, "Head teacher"));
}

/* The totals are those of the rows shown, or the hidden row is the difference. */
static void
test_hidden_row_is_not_in_the_totals (void)
{
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) paper = NULL;

  fettle_table_set_row_disclosure (table, 1, FETTLE_DISCLOSURE_EXEMPT, "1");
  paper = fettle_disclose (table, &public, NULL);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (paper), ==, 3);
  g_assert_cmpint (fettle_disclosed_get_cell (paper, 2, 1)->number, ==, 10 + 12);
  g_assert_true (says_withheld (paper, "row 2"));
  g_assert_false (says_withheld (paper, "School 1"));
}

static void
test_closed_table (void)
{
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) part2 = NULL;
  g_autofree char *why = NULL;

  fettle_table_set_disclosure (table, FETTLE_DISCLOSURE_EXEMPT, "3, 1");
  g_assert_null (fettle_disclose (table, &public, &why));
  g_assert_nonnull (strstr (why, "3, 1"));
  part2 = fettle_disclose (table, &exempt, NULL);
  g_assert_cmpstr (fettle_disclosed_get_paragraph (part2), ==, "1, 2, 3");
  g_assert_null (fettle_disclose (table, &working, NULL));
  fettle_table_set_disclosure (table, FETTLE_DISCLOSURE_NEVER, NULL);
  g_assert_null (fettle_disclose (table, &exempt, NULL));
  g_assert_null (fettle_disclose (table, &working, NULL));
}

static void
test_unpublished_inspection_stays_out_of_public (void)
{
  g_autoptr(FettleTable) unpublished = make_list ();
  g_autoptr(FettleTable) later = make_list ();
  g_autoptr(FettleDisclosed) office = NULL;
  g_autoptr(FettleDisclosed) on_the_day = NULL;
  FettleDisclosureRules until = public;
  g_autofree char *why = NULL;

  fettle_table_add_publication (unpublished, FETTLE_DATE_NONE);
  g_assert_null (fettle_disclose (unpublished, &public, &why));
  g_assert_nonnull (strstr (why, "not yet published"));
  office = fettle_disclose (unpublished, &working, NULL);
  g_assert_nonnull (office);

  fettle_table_add_publication (later, fettle_date_new (2026, 11, 10));
  until.published_only_until = fettle_date_new (2026, 11, 9);
  g_assert_null (fettle_disclose (later, &until, NULL));
  until.published_only_until = fettle_date_new (2026, 11, 10);
  on_the_day = fettle_disclose (later, &until, NULL);
  g_assert_nonnull (on_the_day);
}

static void
test_keys_and_ids_stay_in_the_office (void)
{
  static const char *const ids[] = { "school-a", NULL };
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) office = NULL;
  g_autoptr(FettleDisclosed) paper = NULL;

  fettle_table_set_rows (table, 0, 1, ids);
  office = fettle_disclose (table, &working, NULL);
  paper = fettle_disclose (table, &public, NULL);
  g_assert_cmpstr (fettle_disclosed_get_key (office, 0), ==, "School 0");
  g_assert_cmpstr (fettle_disclosed_get_cell (office, 0, 1)->rows[0], ==, "school-a");
  g_assert_null (fettle_disclosed_get_key (paper, 0));
  g_assert_null (fettle_disclosed_get_cell (paper, 0, 1)->rows);
}

static void
test_chart_loses_hidden_series (void)
{
  static const char *const series[] = { "open", "closed", NULL };
  static const char *const only_closed[] = { "closed", NULL };
  FettleChartSpec chart = { "stacked-bar", (char *) "Title", (char *) "Alt", "school", series };
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) paper = NULL;
  g_autoptr(FettleDisclosed) bare = NULL;

  fettle_table_set_chart (table, &chart);
  paper = fettle_disclose (table, &public, NULL);
  g_assert_cmpstr (fettle_disclosed_get_chart (paper)->series[0], ==, "open");
  g_assert_null (fettle_disclosed_get_chart (paper)->series[1]);
  chart.series = only_closed;
  fettle_table_set_chart (table, &chart);
  bare = fettle_disclose (table, &public, NULL);
  g_assert_null (fettle_disclosed_get_chart (bare));
}

static void
test_empty_cells_are_marked_in_public (void)
{
  g_autoptr(FettleTable) table = make_list ();
  g_autoptr(FettleDisclosed) office = NULL;
  g_autoptr(FettleDisclosed) paper = NULL;
  g_autofree char *blank = NULL, *marked = NULL;

  fettle_table_set_text (table, 0, 0, NULL);
  office = fettle_disclose (table, &working, NULL);
  paper = fettle_disclose (table, &public, NULL);
  blank = fettle_disclosed_get_words (office, 0, 0);
  marked = fettle_disclosed_get_words (paper, 0, 0);
  g_assert_cmpstr (blank, ==, "");
  g_assert_cmpstr (marked, ==, FETTLE_MARK_EMPTY);
}

/* What follows looks at a public table as a reader with pencil and paper does. */

#define N_PARTS 4
#define PAIR (N_PARTS + 1)
#define ALL (N_PARTS + 2)
#define SHARE (N_PARTS + 3)
#define MAX_LINES 64
#define MAX_CELLS 128

typedef struct
{
  guint total;
  guint parts[16];
  guint n_parts;
} Line;

typedef struct
{
  Line lines[MAX_LINES];
  guint n_lines;
  gboolean known[MAX_CELLS];
  gint64 value[MAX_CELLS];
  guint n_cells;
} Reader;

static FettleTable *
make_random_table (guint n_rows)
{
  static const FettleTableColumn columns[] = {
    { "row", "Row", FETTLE_CELL_TEXT },
    { "a", "A", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE },
    { "b", "B", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE },
    { "c", "C", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE },
    { "d", "D", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE },
    { "pair", "A and B", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE, .sum_of = "a b" },
    { "all", "All", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE, .sum_of = "pair c d" },
    { "share", "Share", FETTLE_CELL_PERCENT, .share_of = "a b / all" },
  };
  FettleTable *table = fettle_table_new ("T0", "Trial", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = fettle_table_add_row (table);

      fettle_table_set_text (table, row, 0, "row");
      for (guint column = 1; column <= N_PARTS; column++)
        {
          int kind = g_test_rand_int_range (0, 10);
          int top = kind < 3 ? 1 : kind < 6 ? SMALL + 2 : 40;

          fettle_table_set_number (table, row, column, g_test_rand_int_range (0, top));
        }
    }
  fettle_table_compute (table, "Total");
  return table;
}

static Line *
add_line (Reader *self,
          guint   total)
{
  Line *line = &self->lines[self->n_lines++];

  g_assert_cmpuint (self->n_lines, <, MAX_LINES);
  line->total = total;
  line->n_parts = 0;
  return line;
}

static void
read_table (Reader          *self,
            FettleDisclosed *shown)
{
  guint n = fettle_disclosed_get_n_columns (shown), n_rows = fettle_disclosed_get_n_rows (shown);

  memset (self, 0, sizeof *self);
  self->n_cells = n * n_rows;
  for (guint i = 0; i < self->n_cells; i++)
    {
      const FettleCell *cell = fettle_disclosed_get_cell (shown, i / n, i % n);

      self->known[i] = !cell->withheld;
      self->value[i] = cell->number;
      if (cell->withheld)
        g_assert_true (cell->empty && cell->number == 0 && !cell->text && !cell->rows);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      Line *line = add_line (self, row * n + PAIR);

      line->parts[line->n_parts++] = row * n + 1;
      line->parts[line->n_parts++] = row * n + 2;
      line = add_line (self, row * n + ALL);
      line->parts[line->n_parts++] = row * n + PAIR;
      line->parts[line->n_parts++] = row * n + 3;
      line->parts[line->n_parts++] = row * n + 4;
      /* The percentage and the count it is of give the count of its numerator back. */
      g_assert_true (!self->known[row * n + SHARE]
                     || (self->known[row * n + 1] && self->known[row * n + 2] && self->known[row * n + ALL]));
    }
  for (guint column = 1; column <= ALL; column++)
    {
      Line *line = add_line (self, (n_rows - 1) * n + column);

      for (guint row = 0; row + 1 < n_rows; row++)
        line->parts[line->n_parts++] = row * n + column;
    }
}

/* Subtracts as long as a line has just one unknown. */
static gboolean
can_subtract (Reader *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      const Line *line = &self->lines[i];
      guint n_unknown = !self->known[line->total];

      for (guint j = 0; j < line->n_parts; j++)
        n_unknown += !self->known[line->parts[j]];
      if (n_unknown == 1)
        return TRUE;
    }
  return FALSE;
}

/* The unknown parts of a line with a known total: each must have room to be anything from 1 to SMALL. */
static gboolean
is_cornered (Reader     *self,
             const Line *line)
{
  gint64 left = self->value[line->total];
  guint n_unknown = 0;

  if (!self->known[line->total])
    return FALSE;
  for (guint j = 0; j < line->n_parts; j++)
    {
      if (self->known[line->parts[j]])
        left -= self->value[line->parts[j]];
      else
        n_unknown++;
    }
  return n_unknown > 0 && left - (n_unknown - 1) < SMALL;
}

static guint
rank_of (double matrix[MAX_LINES + 1][MAX_CELLS], guint n_lines, guint n)
{
  guint rank = 0;

  for (guint column = 0; column < n && rank < n_lines; column++)
    {
      guint best = rank;

      for (guint i = rank; i < n_lines; i++)
        if (fabs (matrix[i][column]) > fabs (matrix[best][column]))
          best = i;
      if (fabs (matrix[best][column]) < 1e-9)
        continue;
      for (guint j = 0; j < n; j++)
        {
          double other = matrix[rank][j];

          matrix[rank][j] = matrix[best][j];
          matrix[best][j] = other;
        }
      for (guint i = rank + 1; i < n_lines; i++)
        {
          double times = matrix[i][column] / matrix[rank][column];

          for (guint j = column; j < n; j++)
            matrix[i][j] -= times * matrix[rank][j];
        }
      rank++;
    }
  return rank;
}

/* The rank of the system over its unknowns, with the equation "@cell is so much" added where @cell is not negative. */
static guint
system_rank (Reader *self,
             int     cell)
{
  static double matrix[MAX_LINES + 1][MAX_CELLS];
  guint n_lines = self->n_lines;

  memset (matrix, 0, sizeof matrix);
  for (guint i = 0; i < self->n_lines; i++)
    {
      const Line *line = &self->lines[i];

      for (guint j = 0; j < line->n_parts; j++)
        matrix[i][line->parts[j]] = self->known[line->parts[j]] ? 0 : 1;
      matrix[i][line->total] = self->known[line->total] ? 0 : -1;
    }
  if (cell >= 0)
    matrix[n_lines++][cell] = 1;
  return rank_of (matrix, n_lines, self->n_cells);
}

static void
check_nothing_comes_back (FettleTable *table)
{
  g_autoptr(FettleDisclosed) shown = fettle_disclose (table, &public, NULL);
  static Reader reader;
  guint n = fettle_disclosed_get_n_columns (shown), rank;

  read_table (&reader, shown);
  g_assert_false (can_subtract (&reader));
  for (guint i = 0; i < reader.n_lines; i++)
    g_assert_false (is_cornered (&reader, &reader.lines[i]));
  rank = system_rank (&reader, -1);
  for (guint i = 0; i < reader.n_cells; i++)
    {
      const FettleCell *before = fettle_table_get_cell (table, i / n, i % n);

      if (i % n >= 1 && i % n <= ALL && before->number >= 1 && before->number <= SMALL)
        g_assert_false (reader.known[i]);
      if (i % n >= 1 && i % n <= ALL && !reader.known[i])
        g_assert_cmpuint (system_rank (&reader, (int) i), ==, rank + 1);
    }
}

static void
test_no_small_number_comes_back (void)
{
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr(FettleTable) table = make_random_table ((guint) g_test_rand_int_range (1, 7));

      check_nothing_comes_back (table);
    }
}

/* Two ones that are all of a known total of two are both known. */
static void
test_two_ones_need_a_third (void)
{
  static const FettleTableColumn columns[] = {
    { "row", "Row", FETTLE_CELL_TEXT },
    { "n", "n", FETTLE_CELL_COUNT, .small_number = TRUE, .total = TRUE },
  };
  static const int numbers[] = { 1, 1, 30, 12 };
  g_autoptr(FettleTable) table = fettle_table_new ("T0", "Trial", columns, G_N_ELEMENTS (columns));
  g_autoptr(FettleDisclosed) paper = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    fettle_table_set_number (table, fettle_table_add_row (table), 1, numbers[i]);
  fettle_table_compute (table, "Total");
  paper = fettle_disclose (table, &public, NULL);
  g_assert_nonnull (fettle_disclosed_get_cell (paper, 0, 1)->withheld);
  g_assert_nonnull (fettle_disclosed_get_cell (paper, 1, 1)->withheld);
  g_assert_nonnull (fettle_disclosed_get_cell (paper, 3, 1)->withheld);
  g_assert_cmpint (fettle_disclosed_get_cell (paper, 2, 1)->number, ==, 30);
  g_assert_cmpint (fettle_disclosed_get_cell (paper, 4, 1)->number, ==, 44);
}

static void
test_working_paper_shows_small_numbers (void)
{
  g_autoptr(FettleTable) table = make_random_table (6);
  g_autoptr(FettleDisclosed) office = fettle_disclose (table, &working, NULL);

  for (guint row = 0; row < fettle_disclosed_get_n_rows (office); row++)
    for (guint column = 0; column < fettle_disclosed_get_n_columns (office); column++)
      {
        g_assert_null (fettle_disclosed_get_cell (office, row, column)->withheld);
        g_assert_cmpint (fettle_disclosed_get_cell (office, row, column)->number, ==,
                         fettle_table_get_cell (table, row, column)->number);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disclosure/columns-by-profile", test_columns_by_profile);
  g_test_add_func ("/trap/32-exempt-is-no-flag-of-a-school", test_trap_32);
  g_test_add_func ("/disclosure/sum-goes-with-its-hidden-part", test_sum_goes_with_its_hidden_part);
  g_test_add_func ("/disclosure/columns-of-fields", test_columns_of_fields);
  g_test_add_func ("/disclosure/wrong-columns", test_wrong_columns);
  g_test_add_func ("/disclosure/small-rest", test_small_rest);
  g_test_add_func ("/disclosure/personal-only-if-asked", test_personal_only_if_asked);
  g_test_add_func ("/disclosure/hidden-row-is-not-in-the-totals", test_hidden_row_is_not_in_the_totals);
  g_test_add_func ("/disclosure/closed-table", test_closed_table);
  g_test_add_func ("/disclosure/unpublished-inspection-stays-out-of-public",
                   test_unpublished_inspection_stays_out_of_public);
  g_test_add_func ("/disclosure/keys-and-ids-stay-in-the-office", test_keys_and_ids_stay_in_the_office);
  g_test_add_func ("/disclosure/chart-loses-hidden-series", test_chart_loses_hidden_series);
  g_test_add_func ("/disclosure/empty-cells-are-marked-in-public", test_empty_cells_are_marked_in_public);
  g_test_add_func ("/disclosure/no-small-number-comes-back", test_no_small_number_comes_back);
  g_test_add_func ("/disclosure/two-ones-need-a-third", test_two_ones_need_a_third);
  g_test_add_func ("/disclosure/working-paper-shows-small-numbers", test_working_paper_shows_small_numbers);
  return g_test_run ();
}
