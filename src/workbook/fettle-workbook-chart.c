/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbook/fettle-workbook-private.h"

#include <glib/gi18n-lib.h>

/*
 * Native charts. Series differ by pattern as well as by colour, so that they can be told apart in grey.
 */

#define CHART_WIDTH 900
#define CHART_HEIGHT 420

static const lxw_chart_pattern patterns[] = {
  { .fg_color = 0x1A5FB4, .bg_color = 0x1A5FB4, .type = LXW_CHART_PATTERN_PERCENT_90 },
  { .fg_color = 0x1A5FB4, .bg_color = 0xFFFFFF, .type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL },
  { .fg_color = 0xA04000, .bg_color = 0xFFFFFF, .type = LXW_CHART_PATTERN_LARGE_GRID },
  { .fg_color = 0x7B1E1E, .bg_color = 0xF6D5C5, .type = LXW_CHART_PATTERN_DARK_DOWNWARD_DIAGONAL },
  { .fg_color = 0x3D3846, .bg_color = 0xDEDDDA, .type = LXW_CHART_PATTERN_PERCENT_50 },
  { .fg_color = 0x3D3846, .bg_color = 0xFFFFFF, .type = LXW_CHART_PATTERN_DOTTED_GRID },
};

static const struct
{
  const char *kind;
  lxw_chart_type type;
} kinds[] = {
  { "stacked-bar", LXW_CHART_BAR_STACKED },
  { "bar", LXW_CHART_BAR },
  { "line", LXW_CHART_LINE },
};

static int
find_column (FettleDisclosed *table,
             const char      *id)
{
  for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
    if (g_str_equal (fettle_disclosed_get_column (table, i)->id, id))
      return (int) i;
  return -1;
}

static lxw_chart_type
find_type (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return kinds[i].type;
  return LXW_CHART_BAR;
}

static void
add_series (lxw_chart  *chart,
            const char *sheet_name,
            guint       number,
            lxw_row_t   header_row,
            lxw_row_t   last_row,
            int         label,
            int         column)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_line line = { .color = patterns[number % G_N_ELEMENTS (patterns)].fg_color, .width = 1 };

  chart_series_set_categories (series, sheet_name, header_row + 1, (lxw_col_t) label, last_row, (lxw_col_t) label);
  chart_series_set_values (series, sheet_name, header_row + 1, (lxw_col_t) column, last_row, (lxw_col_t) column);
  chart_series_set_name_range (series, sheet_name, header_row, (lxw_col_t) column);
  chart_series_set_line (series, &line);
  chart_series_set_pattern (series, (lxw_chart_pattern *) &patterns[number % G_N_ELEMENTS (patterns)]);
}

/* Puts the chart of @table, where it has one, under what stands above @at_row. The row of totals is not drawn. */
void
fettle_workbook_insert_chart (FettleWorkbookWriter *self,
                              lxw_worksheet        *sheet,
                              FettleDisclosed      *table,
                              const char           *sheet_name,
                              lxw_row_t             header_row,
                              lxw_row_t             at_row)
{
  const FettleChartSpec *spec = fettle_disclosed_get_chart (table);
  guint n_rows = fettle_disclosed_get_n_rows (table) - fettle_disclosed_has_total_row (table);
  lxw_chart_options options = { .description = spec ? spec->alt : NULL, .object_position = LXW_OBJECT_MOVE_DONT_SIZE };
  lxw_chart *chart;

  if (!spec || n_rows == 0)
    return;
  chart = workbook_add_chart (self->book, (guint8) find_type (spec->kind));
  chart_title_set_name (chart, spec->title);
  for (guint i = 0; spec->series[i]; i++)
    add_series (chart, sheet_name, i, header_row, header_row + n_rows, find_column (table, spec->label_column),
                find_column (table, spec->series[i]));
  /* Bars grow from the bottom: turned round, they stand in the order of the rows. */
  if (!g_str_equal (spec->kind, "line"))
    chart_axis_set_reverse (chart->y_axis);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  options.x_scale = CHART_WIDTH / 480.0;
  options.y_scale = CHART_HEIGHT / 288.0;
  worksheet_insert_chart_opt (sheet, at_row, 0, chart, &options);
}
