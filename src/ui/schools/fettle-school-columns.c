/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schools/fettle-school-columns.h"

#include "ui/widgets/fettle-probe-sorter.h"
#include "ui/widgets/fettle-spoken.h"

#define SETTING "school-columns"

/* Of each cell, left and right together. */
#define CELL_EDGES 16

/* How many letters each column needs at least and likes to show, in the order of FettleSchoolColumn. The least of the usual columns
 * but the last inspection fit a window of 1024. */
static const struct
{
  guint least;
  guint liked;
} chars[FETTLE_SCHOOL_N_COLUMNS] = {
  [FETTLE_SCHOOL_NAME] = { 19, 30 },
  [FETTLE_SCHOOL_PHASE] = { 9, 14 },
  [FETTLE_SCHOOL_SECTOR] = { 10, 11 },
  [FETTLE_SCHOOL_OUTCOME] = { 17, 32 },
  [FETTLE_SCHOOL_INSPECTED] = { 11, 11 },
  [FETTLE_SCHOOL_LAST_INSPECTION] = { 11, 12 },
  [FETTLE_SCHOOL_CATEGORY] = { 9, 20 },
  [FETTLE_SCHOOL_REGIME] = { 13, 20 },
  [FETTLE_SCHOOL_URN] = { 6, 7 },
  [FETTLE_SCHOOL_LAESTAB] = { 8, 9 },
  [FETTLE_SCHOOL_STATUS] = { 9, 10 },
  [FETTLE_SCHOOL_TYPE] = { 14, 20 },
  [FETTLE_SCHOOL_PUPILS] = { 6, 6 },
  [FETTLE_SCHOOL_TRUST] = { 14, 20 },
  [FETTLE_SCHOOL_LINK_OFFICER] = { 12, 16 },
  [FETTLE_SCHOOL_NEXT_BY_LAW] = { 11, 11 },
  [FETTLE_SCHOOL_PREDECESSOR_URN] = { 8, 8 },
  [FETTLE_SCHOOL_RELIGIOUS_CHARACTER] = { 12, 16 },
  [FETTLE_SCHOOL_POSTCODE] = { 9, 9 },
};

/* What a person reads first takes the room that is left. */
static gboolean
is_wide (FettleSchoolColumn column)
{
  return column == FETTLE_SCHOOL_NAME || column == FETTLE_SCHOOL_OUTCOME;
}

/* The outcome names its regime; a column of its own would leave too little room for the rest. */
static gboolean
is_usual (FettleSchoolColumn column)
{
  return column <= FETTLE_SCHOOL_URN && column != FETTLE_SCHOOL_REGIME;
}

static gboolean
is_shown (GSettings          *settings,
          FettleSchoolColumn  column)
{
  g_auto (GStrv) ids = g_settings_get_strv (settings, SETTING);

  if (!ids[0])
    return is_usual (column);
  return column == FETTLE_SCHOOL_NAME ||
         g_strv_contains ((const char *const *) ids, fettle_school_column_get_id (column));
}

static FettleSchoolColumn
find_column (const char *id)
{
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    if (g_strcmp0 (fettle_school_column_get_id (i), id) == 0)
      return i;
  return FETTLE_SCHOOL_N_COLUMNS;
}

/* A row is called by its school, and says what an officer asks first, whichever columns are shown. */
static void
speak_row (GtkWidget       *cell,
           FettleSchoolRow *row)
{
  static const FettleSchoolColumn said[] = {
    FETTLE_SCHOOL_OUTCOME, FETTLE_SCHOOL_INSPECTED, FETTLE_SCHOOL_LAST_INSPECTION, FETTLE_SCHOOL_CATEGORY, FETTLE_SCHOOL_PHASE, FETTLE_SCHOOL_URN,
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const char *text = fettle_school_row_get_text (row, said[i]);

      if (text && *text)
        g_string_append_printf (words, "%s%s %s", words->len ? "\n" : "", fettle_school_column_get_title (said[i]), text);
    }
  fettle_spoken_item (cell, fettle_school_row_get_text (row, FETTLE_SCHOOL_NAME), words->str);
}

/* A cell carries its column's id as its widget name: that is all it needs to know to show a row that comes late. */
static void
show_text (GtkListItem *item)
{
  FettleSchoolRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  FettleSchoolColumn column = find_column (gtk_widget_get_name (cell));
  const char *text = fettle_school_row_get_text (row, column);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (column == FETTLE_SCHOOL_NAME)
    speak_row (cell, row);
}

/* What had to be cut is told whole. */
static gboolean
query_tooltip_cb (GtkWidget  *cell,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (cell, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (cell))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            user_data)
{
  FettleSchoolColumn column = GPOINTER_TO_UINT (user_data);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_widget_set_name (cell, fettle_school_column_get_id (column));
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), chars[column].least);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), chars[column].liked);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column == FETTLE_SCHOOL_PUPILS)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  FettleSchoolRow *row = gtk_list_item_get_item (item);

  show_text (item);
  if (!fettle_school_row_is_loaded (row))
    g_signal_connect_object (row, "notify::loaded", G_CALLBACK (show_text), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_text, item);
}

static GtkColumnViewColumn *
find_on_screen (GtkColumnView      *view,
                FettleSchoolColumn  column)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (item), fettle_school_column_get_title (column)) == 0)
        return item;
    }
  return NULL;
}

/* In the letters of the font that the view has. */
static double
measure_usual (GtkColumnView *view)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (view)), NULL, NULL);
  double letter = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  double room = 0;

  pango_font_metrics_unref (metrics);
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    if (is_usual (i))
      room += chars[i].least * letter + CELL_EDGES;
  return room;
}

/* Of the usual columns the last inspection stands where there is room for all; a person who has chosen columns has those. */
static void
make_room (gpointer user_data)
{
  g_autoptr (GtkWidget) view = user_data;
  GSettings *settings = g_object_get_data (G_OBJECT (view), "settings");
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  g_auto (GStrv) ids = g_settings_get_strv (settings, SETTING);
  GtkColumnViewColumn *last;

  /* The window may have gone in the meantime. */
  if (!gtk_widget_get_root (view) || !across)
    return;
  last = find_on_screen (GTK_COLUMN_VIEW (view), FETTLE_SCHOOL_LAST_INSPECTION);
  if (last)
    gtk_column_view_column_set_visible (last, ids[0] || gtk_adjustment_get_page_size (across) >= measure_usual (GTK_COLUMN_VIEW (view)));
}

/* Not while the view is given its size. */
static void
width_changed_cb (GtkColumnView *view)
{
  g_idle_add_once (make_room, g_object_ref (view));
}

static GtkColumnViewColumn *
make_column (FettleSchoolColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = fettle_probe_sorter_new (column);
  GtkColumnViewColumn *made;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  made = gtk_column_view_column_new (fettle_school_column_get_title (column), factory);
  gtk_column_view_column_set_visible (made, column != FETTLE_SCHOOL_LAST_INSPECTION);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, is_wide (column));
  gtk_column_view_column_set_sorter (made, sorter);
  return made;
}

static void
check_toggled_cb (GtkCheckButton *check,
                  GSettings      *settings)
{
  const char *toggled = gtk_widget_get_name (GTK_WIDGET (check));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    {
      const char *id = fettle_school_column_get_id (i);

      if (g_strcmp0 (id, toggled) == 0 ? gtk_check_button_get_active (check) : is_shown (settings, i))
        g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  g_settings_set_strv (settings, SETTING, (const char *const *) ids);
}

/**
 * fettle_school_columns_show:
 * @view: the view of schools
 * @settings: the person's choices
 *
 * Gives the view the columns that the person chose, in their standing order; those already there stay as they are.
 */
void
fettle_school_columns_show (GtkColumnView *view,
                            GSettings     *settings)
{
  GListModel *columns;
  guint at = 0;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, at);
      gboolean present = there && g_strcmp0 (gtk_column_view_column_get_title (there),
                                             fettle_school_column_get_title (i)) == 0;

      if (is_shown (settings, i))
        {
          if (!present)
            {
              g_autoptr (GtkColumnViewColumn) made = make_column (i);

              gtk_column_view_insert_column (view, at, made);
            }
          at++;
        }
      else if (present)
        gtk_column_view_remove_column (view, there);
    }
  width_changed_cb (view);
}

/**
 * fettle_school_columns_follow_width:
 * @view: the view of schools, in what it is scrolled in
 * @settings: the person's choices
 *
 * Has the usual columns follow the room that the view has.
 */
void
fettle_school_columns_follow_width (GtkColumnView *view,
                                    GSettings     *settings)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  g_object_set_data_full (G_OBJECT (view), "settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)), "notify::page-size",
                           G_CALLBACK (width_changed_cb), view, G_CONNECT_SWAPPED);
}

/**
 * fettle_school_columns_offer:
 * @box: where the choices go
 * @settings: the person's choices
 *
 * Offers every column but the name, which is always shown, as a check button.
 */
void
fettle_school_columns_offer (GtkBox    *box,
                             GSettings *settings)
{
  g_return_if_fail (GTK_IS_BOX (box));

  for (guint i = FETTLE_SCHOOL_NAME + 1; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (fettle_school_column_get_title (i));

      gtk_widget_set_name (check, fettle_school_column_get_id (i));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown (settings, i));
      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), settings, G_CONNECT_DEFAULT);
      gtk_box_append (box, check);
    }
}

/**
 * fettle_school_columns_sort:
 * @view: the view of schools
 * @column: the column to sort by
 * @descending: the direction
 *
 * Marks a column as the one sorted by, where it is on screen.
 */
void
fettle_school_columns_sort (GtkColumnView      *view,
                            FettleSchoolColumn  column,
                            gboolean            descending)
{
  GtkColumnViewColumn *item;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  item = find_on_screen (view, column);
  if (item)
    gtk_column_view_sort_by_column (view, item, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
