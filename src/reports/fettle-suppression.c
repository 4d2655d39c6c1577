/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-suppression-private.h"
#include "reports/fettle-table-private.h"

/*
 * Small-number suppression. A table is a set of equations, one a total: parts = total. First the small numbers are
 * marked, then figures beside them, until nobody can work a marked one back:
 *  - in one equation: at least two of its figures stay unknown, and their sum is large enough for each to be anything
 * a small number may be;
 *  - over all equations together: no marked figure is the only solution of the system (found by elimination).
 * Arithmetic is modulo a prime: exact, and it cannot overflow.
 */

#define PRIME G_GUINT64_CONSTANT (2147483647)

typedef struct
{
  guint total;
  GArray *parts; /* guint, index into the table's cells */
} Equation;

typedef struct
{
  FettleTable *table;
  guint8 *marks;
  guint small_number;
  GPtrArray *equations;
  GPtrArray **containing; /* of each cell: the equations it stands in, or NULL */
} Marking;

static void
equation_free (Equation *equation)
{
  g_array_unref (equation->parts);
  g_free (equation);
}

static const FettleCell *
cell_at (Marking *self,
         guint    index)
{
  return &g_array_index (self->table->cells, FettleCell, index);
}

static gboolean
is_count (Marking *self,
          guint    index)
{
  const FettleCell *cell = cell_at (self, index);
  guint column = index % self->table->columns->len;

  return fettle_table_get_column (self->table, column)->type == FETTLE_CELL_COUNT && !cell->empty && !cell->text;
}

static void
note_equation (Marking  *self,
               guint     cell,
               Equation *equation)
{
  if (!self->containing[cell])
    self->containing[cell] = g_ptr_array_new ();
  g_ptr_array_add (self->containing[cell], equation);
}

static Equation *
equation_new (Marking *self,
              guint    total)
{
  Equation *equation;

  if (!is_count (self, total))
    return NULL;
  equation = g_new0 (Equation, 1);
  equation->total = total;
  equation->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->equations, equation);
  note_equation (self, total, equation);
  return equation;
}

static void
equation_add (Marking  *self,
              Equation *equation,
              guint     part)
{
  if (!is_count (self, part))
    return;
  g_array_append_val (equation->parts, part);
  note_equation (self, part, equation);
}

static void
add_column_equations (Marking *self)
{
  guint n = self->table->columns->len, n_rows = self->table->rows->len;

  for (guint column = 0; column < n && self->table->has_total; column++)
    {
      Equation *equation;

      if (!fettle_table_get_column (self->table, column)->total)
        continue;
      if (!(equation = equation_new (self, (n_rows - 1) * n + column)))
        continue;
      for (guint row = 0; row + 1 < n_rows; row++)
        equation_add (self, equation, row * n + column);
    }
}

static void
add_row_equations (Marking *self,
                   guint    column)
{
  guint n = self->table->columns->len;
  g_autoptr(GArray) parts
    = fettle_table_find_columns (self->table, fettle_table_get_column (self->table, column)->sum_of);

  for (guint row = 0; row < self->table->rows->len; row++)
    {
      Equation *equation = equation_new (self, row * n + column);

      for (guint i = 0; equation && i < parts->len; i++)
        equation_add (self, equation, row * n + (guint) g_array_index (parts, int, i));
    }
}

static void
mark_small (Marking *self)
{
  guint n = self->table->columns->len;

  for (guint i = 0; i < self->table->cells->len; i++)
    {
      gint64 number = cell_at (self, i)->number;

      if (fettle_table_get_column (self->table, i % n)->small_number && is_count (self, i) && number >= 1
          && number <= self->small_number)
        self->marks[i] = FETTLE_MARK_SMALL;
    }
}

/* So many of how many: the rest of a few would be a small number too. */
static void
mark_small_rests (Marking *self)
{
  guint n = self->table->columns->len;

  for (guint column = 0; column < n; column++)
    {
      g_autoptr(GArray) counted = NULL;
      g_autoptr(GArray) base = NULL;

      if (!fettle_table_split_share (self->table, column, &counted, &base) || counted->len != 1 || base->len != 1
          || !fettle_table_get_column (self->table, (guint) g_array_index (counted, int, 0))->small_number)
        continue;
      for (guint row = 0; row < self->table->rows->len; row++)
        {
          guint part = row * n + (guint) g_array_index (counted, int, 0), whole = row * n + (guint) g_array_index (base, int, 0);
          gint64 rest = cell_at (self, whole)->number - cell_at (self, part)->number;

          if (is_count (self, part) && is_count (self, whole) && rest >= 1 && rest <= self->small_number
              && self->marks[part] == FETTLE_MARK_SHOWN)
            self->marks[part] = FETTLE_MARK_GUARD;
        }
    }
}

static gboolean
is_exposed (Marking        *self,
            const Equation *equation)
{
  guint n_marked = 0;
  gint64 sum = 0;

  for (guint i = 0; i < equation->parts->len; i++)
    {
      guint part = g_array_index (equation->parts, guint, i);

      if (self->marks[part] == FETTLE_MARK_SHOWN)
        continue;
      n_marked++;
      sum += cell_at (self, part)->number;
    }
  if (self->marks[equation->total] != FETTLE_MARK_SHOWN)
    return n_marked == 0;
  return n_marked == 1 || (n_marked > 1 && sum < (gint64) (self->small_number + n_marked - 1));
}

static gboolean
is_touched (Marking        *self,
            const Equation *equation)
{
  if (self->marks[equation->total] != FETTLE_MARK_SHOWN)
    return TRUE;
  for (guint i = 0; i < equation->parts->len; i++)
    if (self->marks[g_array_index (equation->parts, guint, i)] != FETTLE_MARK_SHOWN)
      return TRUE;
  return FALSE;
}

/* How many equations that are whole so far would lose a figure with @cell. */
static guint
count_untouched (Marking *self,
                 guint    cell)
{
  guint n = 0;

  for (guint i = 0; i < self->containing[cell]->len; i++)
    n += !is_touched (self, g_ptr_array_index (self->containing[cell], i));
  return n;
}

/* Whether withholding @cell costs the reader less than withholding @other: fewer further equations, then the smaller
 * number. */
static gboolean
is_cheaper (Marking *self,
            guint    cell,
            guint    other)
{
  guint touches = count_untouched (self, cell), other_touches = count_untouched (self, other);

  return touches < other_touches
         || (touches == other_touches && cell_at (self, cell)->number < cell_at (self, other)->number);
}

/* One more figure of @equation is withheld: the cheapest part that is shown and not nought, else its total, else any
 * part. */
static gboolean
guard (Marking        *self,
       const Equation *equation)
{
  int best = -1, nought = -1;

  for (guint i = 0; i < equation->parts->len; i++)
    {
      guint part = g_array_index (equation->parts, guint, i);

      if (self->marks[part] != FETTLE_MARK_SHOWN)
        continue;
      if (cell_at (self, part)->number == 0)
        nought = (int) part;
      else if (best < 0 || is_cheaper (self, part, (guint) best))
        best = (int) part;
    }
  if (best < 0 && self->marks[equation->total] == FETTLE_MARK_SHOWN)
    best = (int) equation->total;
  if (best < 0)
    best = nought;
  if (best < 0)
    return FALSE;
  self->marks[best] = FETTLE_MARK_GUARD;
  return TRUE;
}

static gboolean
guard_each_equation (Marking *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->equations->len; i++)
    {
      const Equation *equation = g_ptr_array_index (self->equations, i);

      while (is_exposed (self, equation) && guard (self, equation))
        changed = TRUE;
    }
  return changed;
}

static guint64
invert (guint64 value)
{
  guint64 inverse = 1;

  /* Fermat: value to the power of PRIME - 2. */
  for (guint64 power = PRIME - 2; power; power >>= 1)
    {
      if (power & 1)
        inverse = inverse * value % PRIME;
      value = value * value % PRIME;
    }
  return inverse;
}

/* The equations over the marked figures alone, a row each; @unknowns says which figure a column of the matrix is. */
static guint64 *
make_matrix (Marking *self,
             GArray  *unknowns)
{
  g_autofree guint *column_of = g_new0 (guint, self->table->cells->len);
  guint64 *matrix;

  for (guint i = 0; i < self->table->cells->len; i++)
    if (self->marks[i] != FETTLE_MARK_SHOWN)
      {
        column_of[i] = unknowns->len;
        g_array_append_val (unknowns, i);
      }
  matrix = g_new0 (guint64, (gsize) self->equations->len * MAX (unknowns->len, 1));
  for (guint i = 0; i < self->equations->len; i++)
    {
      const Equation *equation = g_ptr_array_index (self->equations, i);
      guint64 *line = matrix + (gsize) i * unknowns->len;

      for (guint j = 0; j < equation->parts->len; j++)
        {
          guint part = g_array_index (equation->parts, guint, j);

          if (self->marks[part] != FETTLE_MARK_SHOWN)
            line[column_of[part]] = 1;
        }
      if (self->marks[equation->total] != FETTLE_MARK_SHOWN)
        line[column_of[equation->total]] = PRIME - 1;
    }
  return matrix;
}

static void
subtract_line (guint64       *from,
               const guint64 *line,
               guint          n,
               guint64        times)
{
  for (guint i = 0; i < n; i++)
    if (line[i])
      from[i] = (from[i] + (PRIME - times) * line[i]) % PRIME;
}

/* Reduces @matrix to its echelon form; returns the rank. */
static guint
eliminate (guint64 *matrix,
           guint    n_lines,
           guint    n)
{
  guint rank = 0;

  for (guint column = 0; column < n && rank < n_lines; column++)
    {
      guint64 *pivot = matrix + (gsize) rank * n;
      guint found = rank;
      guint64 scale;

      while (found < n_lines && !matrix[(gsize) found * n + column])
        found++;
      if (found == n_lines)
        continue;
      for (guint i = 0; found != rank && i < n; i++)
        {
          guint64 other = pivot[i];

          pivot[i] = matrix[(gsize) found * n + i];
          matrix[(gsize) found * n + i] = other;
        }
      scale = invert (pivot[column]);
      for (guint i = 0; i < n; i++)
        pivot[i] = pivot[i] * scale % PRIME;
      for (guint i = 0; i < n_lines; i++)
        if (i != rank && matrix[(gsize) i * n + column])
          subtract_line (matrix + (gsize) i * n, pivot, n, matrix[(gsize) i * n + column]);
      rank++;
    }
  return rank;
}

static gboolean
guard_cell (Marking *self,
            guint    cell)
{
  for (guint i = 0; self->containing[cell] && i < self->containing[cell]->len; i++)
    if (guard (self, g_ptr_array_index (self->containing[cell], i)))
      return TRUE;
  return FALSE;
}

/* A marked figure that the equations together leave only one value gets another withheld beside it. */
static gboolean
guard_whole_system (Marking *self)
{
  g_autoptr(GArray) unknowns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint64 *matrix = make_matrix (self, unknowns);
  guint n = unknowns->len, rank = eliminate (matrix, self->equations->len, n);

  for (guint line = 0; line < rank; line++)
    {
      guint n_left = 0, only = 0;

      for (guint i = 0; i < n; i++)
        if (matrix[(gsize) line * n + i])
          {
            only = i;
            n_left++;
          }
      if (n_left == 1 && guard_cell (self, g_array_index (unknowns, guint, only)))
        return TRUE;
    }
  return FALSE;
}

static void
mark_shares (Marking *self)
{
  guint n = self->table->columns->len;

  for (guint column = 0; column < n; column++)
    {
      g_autoptr(GArray) numerator = NULL;
      g_autoptr(GArray) base = NULL;

      if (!fettle_table_split_share (self->table, column, &numerator, &base))
        continue;
      g_array_append_vals (numerator, base->data, base->len);
      for (guint row = 0; row < self->table->rows->len; row++)
        {
          gboolean hidden = FALSE;

          for (guint i = 0; i < numerator->len; i++)
            hidden |= self->marks[row * n + (guint) g_array_index (numerator, int, i)] != FETTLE_MARK_SHOWN;
          /* An empty one is marked too: it would tell that its base is nought. */
          if (hidden)
            self->marks[row * n + column] = FETTLE_MARK_SHARE;
        }
    }
}

static void
guard_all (Marking *self)
{
  while (guard_each_equation (self) || guard_whole_system (self))
    ;
}

/**
 * fettle_suppression_mark:
 * @table: a table
 * @small_number: counts from 1 to this are small; not 0
 *
 * Decides which figures may not be shown in public. Figures that stand in no total, or in one that no small number
 * touches, are left alone.
 *
 * Returns: (transfer full): a #FettleMark for every cell, row after row
 */
guint8 *
fettle_suppression_mark (FettleTable *table,
                         guint        small_number)
{
  Marking self = { .table = table, .small_number = small_number };

  g_return_val_if_fail (FETTLE_IS_TABLE (table) && small_number > 0, NULL);

  self.marks = g_new0 (guint8, table->cells->len + 1);
  self.equations = g_ptr_array_new_with_free_func ((GDestroyNotify) equation_free);
  self.containing = g_new0 (GPtrArray *, table->cells->len + 1);
  add_column_equations (&self);
  for (guint column = 0; column < table->columns->len; column++)
    if (fettle_table_get_column (table, column)->sum_of)
      add_row_equations (&self, column);
  mark_small (&self);
  guard_all (&self);
  /* Most small rests are guarded by now: the fewest figures are withheld where only the others are marked. */
  mark_small_rests (&self);
  guard_all (&self);
  mark_shares (&self);
  for (guint i = 0; i < table->cells->len; i++)
    g_clear_pointer (&self.containing[i], g_ptr_array_unref);
  g_free (self.containing);
  g_ptr_array_unref (self.equations);
  return self.marks;
}
