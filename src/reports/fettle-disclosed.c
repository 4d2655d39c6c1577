/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-disclosure-private.h"
#include "base/fettle-date.h"
#include "reports/fettle-table-private.h"

#include <glib/gi18n-lib.h>

/*
 * What a renderer or exporter takes. fettle-disclosure.c alone makes it.
 */

G_DEFINE_FINAL_TYPE (FettleDisclosed, fettle_disclosed, G_TYPE_OBJECT)

static const struct
{
  const char *code;
  const char *label;
} profiles[] = {
  [FETTLE_PROFILE_WORKING] = { "working", N_("Working paper") },
  [FETTLE_PROFILE_PUBLIC] = { "public", N_("For publication") },
  [FETTLE_PROFILE_EXEMPT] = { "exempt", N_("Part 2, not for publication") },
};

static void
fettle_disclosed_finalize (GObject *object)
{
  FettleDisclosed *self = FETTLE_DISCLOSED (object);

  g_clear_object (&self->table);
  g_clear_pointer (&self->withheld, g_ptr_array_unref);
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&self->paragraph, g_free);

  G_OBJECT_CLASS (fettle_disclosed_parent_class)->finalize (object);
}

static void
fettle_disclosed_class_init (FettleDisclosedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_disclosed_finalize;
}

static void
fettle_disclosed_init (FettleDisclosed *self)
{
  self->withheld = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->paragraphs = g_ptr_array_new ();
}

/**
 * fettle_profile_get_code:
 * @profile: a profile
 *
 * Returns: its code, for command lines and files: "working", "public", "exempt"
 */
const char *
fettle_profile_get_code (FettleProfile profile)
{
  g_return_val_if_fail (profile < G_N_ELEMENTS (profiles), NULL);
  return profiles[profile].code;
}

/**
 * fettle_profile_get_label:
 * @profile: a profile
 *
 * Returns: what a paper of the profile is called, for people
 */
const char *
fettle_profile_get_label (FettleProfile profile)
{
  g_return_val_if_fail (profile < G_N_ELEMENTS (profiles), NULL);
  return _(profiles[profile].label);
}

/**
 * fettle_profile_from_code:
 * @code: a code
 * @profile: (out): the profile
 *
 * Returns: whether there is such a profile
 */
gboolean
fettle_profile_from_code (const char    *code,
                          FettleProfile *profile)
{
  g_return_val_if_fail (code != NULL && profile != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (g_str_equal (profiles[i].code, code))
      {
        *profile = (FettleProfile) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * fettle_disclosed_get_profile:
 * @self: a table that was passed for a profile
 *
 * Returns: the profile it was passed for
 */
FettleProfile
fettle_disclosed_get_profile (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), FETTLE_PROFILE_PUBLIC);
  return self->profile;
}

/**
 * fettle_disclosed_get_id:
 * @self: a table that was passed for a profile
 *
 * Returns: the id of the table
 */
const char *
fettle_disclosed_get_id (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return self->table->id;
}

/**
 * fettle_disclosed_get_title:
 * @self: a table that was passed for a profile
 *
 * Returns: the title of the table
 */
const char *
fettle_disclosed_get_title (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return self->table->title;
}

/**
 * fettle_disclosed_get_as_at:
 * @self: a table that was passed for a profile
 *
 * Returns: the day the figures stand for, or %FETTLE_DATE_NONE
 */
guint32
fettle_disclosed_get_as_at (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), FETTLE_DATE_NONE);
  return self->table->as_at;
}

/**
 * fettle_disclosed_get_coverage:
 * @self: a table that was passed for a profile
 *
 * Returns: (nullable): which schools are counted, and which not and why
 */
const char *
fettle_disclosed_get_coverage (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return self->table->coverage;
}

/**
 * fettle_disclosed_get_notes:
 * @self: a table that was passed for a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): the notes
 */
const char *const *
fettle_disclosed_get_notes (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return fettle_table_get_notes (self->table);
}

/**
 * fettle_disclosed_get_sources:
 * @self: a table that was passed for a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): the sources
 */
const char *const *
fettle_disclosed_get_sources (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return fettle_table_get_sources (self->table);
}

/**
 * fettle_disclosed_get_warnings:
 * @self: a table that was passed for a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): what a reader must know before the figures: that a source is old
 */
const char *const *
fettle_disclosed_get_warnings (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return fettle_table_get_warnings (self->table);
}

/**
 * fettle_disclosed_get_n_columns:
 * @self: a table that was passed for a profile
 *
 * Returns: how many columns are left
 */
guint
fettle_disclosed_get_n_columns (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), 0);
  return self->table->columns->len;
}

/**
 * fettle_disclosed_get_n_rows:
 * @self: a table that was passed for a profile
 *
 * Returns: how many rows are left, the row of totals among them
 */
guint
fettle_disclosed_get_n_rows (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), 0);
  return self->table->rows->len;
}

/**
 * fettle_disclosed_has_total_row:
 * @self: a table that was passed for a profile
 *
 * Returns: whether the last row is the sum of those above
 */
gboolean
fettle_disclosed_has_total_row (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), FALSE);
  return self->table->has_total;
}

/**
 * fettle_disclosed_get_chart:
 * @self: a table that was passed for a profile
 *
 * Returns: (nullable) (transfer none): the chart of what is left
 */
const FettleChartSpec *
fettle_disclosed_get_chart (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return self->table->chart;
}

/**
 * fettle_disclosed_get_paragraph:
 * @self: a table that was passed for a profile
 *
 * Returns: (nullable): the paragraphs of LGA 1972 Schedule 12A that what is shown rests on: "1, 3"
 */
const char *
fettle_disclosed_get_paragraph (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return self->paragraph;
}

/**
 * fettle_disclosed_get_withheld:
 * @self: a table that was passed for a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): what was withheld and why, a line each, for the officer; not for
 * the paper
 */
const char *const *
fettle_disclosed_get_withheld (FettleDisclosed *self)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return (const char *const *) self->withheld->pdata;
}

/**
 * fettle_disclosed_get_column:
 * @self: a table that was passed for a profile
 * @column: from 0
 *
 * Returns: (transfer none): the column
 */
const FettleTableColumn *
fettle_disclosed_get_column (FettleDisclosed *self,
                             guint            column)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return fettle_table_get_column (self->table, column);
}

/**
 * fettle_disclosed_get_cell:
 * @self: a table that was passed for a profile
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell; one that is withheld holds nothing but the reason
 */
const FettleCell *
fettle_disclosed_get_cell (FettleDisclosed *self,
                           guint            row,
                           guint            column)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  return fettle_table_get_cell (self->table, row, column);
}

/**
 * fettle_disclosed_get_key:
 * @self: a table that was passed for a profile
 * @row: from 0
 *
 * Returns: (nullable): in working papers, the id of the record that the row is about
 */
const char *
fettle_disclosed_get_key (FettleDisclosed *self,
                          guint            row)
{
  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);
  g_return_val_if_fail (row < self->table->rows->len, NULL);
  return g_array_index (self->table->rows, FettleTableRow, row).key;
}

/**
 * fettle_disclosed_get_words:
 * @self: a table that was passed for a profile
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer full): the cell as a person reads it: "[c]" where it is withheld; where there is nothing to show,
 * "[x]" in papers for publication, which must not have blank cells, and "" in others
 */
char *
fettle_disclosed_get_words (FettleDisclosed *self,
                            guint            row,
                            guint            column)
{
  const FettleCell *cell;

  g_return_val_if_fail (FETTLE_IS_DISCLOSED (self), NULL);

  cell = fettle_disclosed_get_cell (self, row, column);
  if (cell->withheld)
    return g_strdup (FETTLE_MARK_WITHHELD);
  if (cell->empty && self->profile == FETTLE_PROFILE_PUBLIC)
    return g_strdup (FETTLE_MARK_EMPTY);
  return fettle_cell_to_words (fettle_disclosed_get_column (self, column), cell);
}
