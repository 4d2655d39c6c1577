/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-csv.h"
#include "base/fettle-text.h"
#include "cli/fettle-cli.h"

/* In text a longer cell is cut, but for the last of a line. */
#define WIDEST 60

struct _FettleCliListing
{
  const FettleCliColumn *columns;
  guint n_columns;
  GPtrArray *cells; /* row after row; NULL where there is nothing */
};

static guint
get_n_rows (FettleCliListing *listing)
{
  return listing->cells->len / listing->n_columns;
}

static const char *
get_cell (FettleCliListing *listing, guint row, guint column)
{
  return g_ptr_array_index (listing->cells, row * listing->n_columns + column);
}

static guint
measure_column (FettleCliListing *listing, guint column)
{
  glong width = g_utf8_strlen (_(listing->columns[column].title), -1);

  for (guint row = 0; row < get_n_rows (listing); row++)
    {
      const char *cell = get_cell (listing, row, column);

      if (cell)
        width = MAX (width, g_utf8_strlen (cell, -1));
    }

  return MIN (width, WIDEST);
}

static void
append_padded (GString *out, const char *cell, guint width)
{
  glong length = g_utf8_strlen (cell, -1);

  if (length > (glong) width)
    {
      g_string_append_len (out, cell, g_utf8_offset_to_pointer (cell, width - 1) - cell);
      g_string_append (out, "…");
      length = width;
    }
  else
    {
      g_string_append (out, cell);
    }
  g_string_append_printf (out, "%*s", (int) (width + 2 - length), "");
}

static void
append_text_line (FettleCliListing *listing, GString *out, const guint *widths, int row)
{
  guint last = 0;

  for (guint i = 0; i < listing->n_columns; i++)
    if (listing->columns[i].title)
      last = i;
  for (guint i = 0; i <= last; i++)
    if (listing->columns[i].title)
      {
        const char *cell = row < 0 ? _(listing->columns[i].title) : get_cell (listing, row, i);

        if (i == last)
          g_string_append (out, cell ? cell : "");
        else
          append_padded (out, cell ? cell : "", widths[i]);
      }
  g_string_append_c (out, '\n');
}

static void
append_text (FettleCliListing *listing, GString *out)
{
  g_autofree guint *widths = g_new0 (guint, listing->n_columns);

  for (guint i = 0; i < listing->n_columns; i++)
    if (listing->columns[i].title)
      widths[i] = measure_column (listing, i);
  append_text_line (listing, out, widths, -1);
  for (guint row = 0; row < get_n_rows (listing); row++)
    append_text_line (listing, out, widths, row);
}

/* A number stays a number; what stands in its place is words. */
static gboolean
is_number (const char *cell)
{
  return *cell != '\0' && g_ascii_string_to_signed (cell, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

static void
append_csv (FettleCliListing *listing, GString *out)
{
  for (guint i = 0; i < listing->n_columns; i++)
    g_string_append_printf (out, "%s%s", i ? "," : "", listing->columns[i].id);
  g_string_append_c (out, '\n');
  for (guint row = 0; row < get_n_rows (listing); row++)
    {
      for (guint i = 0; i < listing->n_columns; i++)
        {
          const char *cell = get_cell (listing, row, i);

          if (i)
            g_string_append_c (out, ',');
          if (cell && listing->columns[i].number && is_number (cell))
            g_string_append (out, cell);
          else
            fettle_csv_append_text (out, cell);
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_json_value (GString *out, const char *cell, gboolean number)
{
  if (!cell)
    g_string_append (out, "null");
  else if (number && *cell)
    g_string_append (out, cell);
  else
    fettle_json_append_string (out, cell);
}

static void
append_json_row (FettleCliListing *listing, GString *out, guint row)
{
  g_string_append_c (out, '{');
  for (guint i = 0; i < listing->n_columns; i++)
    {
      if (i)
        g_string_append (out, ", ");
      fettle_json_append_string (out, listing->columns[i].id);
      g_string_append (out, ": ");
      append_json_value (out, get_cell (listing, row, i), listing->columns[i].number);
    }
  g_string_append_c (out, '}');
}

/**
 * fettle_cli_listing_new:
 * @columns: the columns; borrowed
 * @n_columns: how many
 *
 * Returns: (transfer full): an empty list
 */
FettleCliListing *
fettle_cli_listing_new (const FettleCliColumn *columns, guint n_columns)
{
  FettleCliListing *listing = g_new0 (FettleCliListing, 1);

  listing->columns = columns;
  listing->n_columns = n_columns;
  listing->cells = g_ptr_array_new_with_free_func (g_free);

  return listing;
}

/**
 * fettle_cli_listing_add:
 * @listing: a list
 * @cells: a text a column, or %NULL where there is nothing
 *
 * Adds a row.
 */
void
fettle_cli_listing_add (FettleCliListing *listing, const char *const *cells)
{
  for (guint i = 0; i < listing->n_columns; i++)
    g_ptr_array_add (listing->cells, g_strdup (cells[i]));
}

/**
 * fettle_cli_listing_to_json:
 * @listing: a list
 * @out: where to append it
 *
 * Appends the list as a JSON array, one object a row.
 */
void
fettle_cli_listing_to_json (FettleCliListing *listing, GString *out)
{
  g_string_append_c (out, '[');
  for (guint row = 0; row < get_n_rows (listing); row++)
    {
      g_string_append (out, row ? ",\n " : "\n ");
      append_json_row (listing, out, row);
    }
  g_string_append (out, get_n_rows (listing) ? "\n]" : "]");
}

/**
 * fettle_cli_listing_print:
 * @listing: a list
 * @format: how
 *
 * Prints it.
 */
void
fettle_cli_listing_print (FettleCliListing *listing, FettleCliFormat format)
{
  g_autoptr (GString) out = g_string_new (NULL);

  switch (format)
    {
    case FETTLE_CLI_CSV:
      append_csv (listing, out);
      break;
    case FETTLE_CLI_JSON:
      fettle_cli_listing_to_json (listing, out);
      g_string_append_c (out, '\n');
      break;
    case FETTLE_CLI_TEXT:
    default:
      append_text (listing, out);
    }
  g_print ("%s", out->str);
}

/**
 * fettle_cli_listing_free:
 * @listing: (transfer full) (nullable): a list
 *
 * Drops it.
 */
void
fettle_cli_listing_free (FettleCliListing *listing)
{
  if (!listing)
    return;

  g_ptr_array_unref (listing->cells);
  g_free (listing);
}
