/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-focus.h"

#include <adwaita.h>

#define KEY "fettle-key"
#define DESTRUCTIVE "fettle-destructive"

/* What the keyboard is on, in which row, and how many stops come before it. */
struct _FettleFocus
{
  GtkWidget *area;
  GtkWidget *widget;
  char *what;
  char *row;
  char *key; /* of the row, or NULL */
  guint index;
};

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return gtk_widget_get_tooltip_text (widget);
}

static char *
describe (GtkWidget *widget)
{
  const char *words = get_words (widget);
  const char *action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  return g_strdup_printf ("%s %s %s", G_OBJECT_TYPE_NAME (widget), words ? words : "", action ? action : "");
}

/* Two rows of one title are told apart by what stands below it. */
static char *
describe_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  const char *subtitle = ADW_IS_ACTION_ROW (row) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;

  return row ? g_strdup_printf ("%s\n%s", get_words (row), subtitle ? subtitle : "") : g_strdup ("");
}

static void
collect_stops (GtkWidget *widget,
               GPtrArray *stops)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget))
    g_ptr_array_add (stops, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_stops (child, stops);
}

/* The row of the lists that the widget is in. A row within another is of its own. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at; at = gtk_widget_get_parent (at))
    if (fettle_focus_get_key (at))
      return at;
  return NULL;
}

static GtkWidget *
find_head_in (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_focusable (widget) && !ADW_IS_EXPANDER_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_head_in (child);

      if (found)
        return found;
    }
  return NULL;
}

/* The keyboard stops on the head of an expander row, which is a row of its own. */
static GtkWidget *
find_head (GtkWidget *row)
{
  GtkWidget *head = row ? find_head_in (row) : NULL;

  return head && gtk_widget_get_mapped (head) ? head : NULL;
}

static GtkWidget *
find_same (FettleFocus *self,
           GPtrArray   *stops)
{
  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget *row = find_row (stops->pdata[i]);
      g_autofree char *what = describe (stops->pdata[i]);
      g_autofree char *words = describe_row (stops->pdata[i]);

      if (g_str_equal (what, self->what)
          && (self->key ? row && g_str_equal (fettle_focus_get_key (row), self->key) : g_str_equal (words, self->row)))
        return stops->pdata[i];
    }
  return NULL;
}

static GtkWidget *
find_keyed (GtkWidget  *widget,
            const char *key)
{
  if (g_strcmp0 (fettle_focus_get_key (widget), key) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_keyed (child, key);

      if (found)
        return found;
    }
  return NULL;
}

/* What stands in the place of that which is gone: its row rather than a button in it, and nothing that takes something away. */
static GtkWidget *
find_near (FettleFocus *self,
           GPtrArray   *stops)
{
  for (guint i = 0; i < stops->len; i++)
    {
      /* From the place on, and from there back to the beginning. */
      guint at = self->index < stops->len ? self->index : stops->len - 1;
      GtkWidget *stop = stops->pdata[at + i < stops->len ? at + i : stops->len - 1 - i];
      GtkWidget *row = GTK_IS_BUTTON (stop) ? gtk_widget_get_ancestor (stop, GTK_TYPE_LIST_BOX_ROW) : NULL;

      if (row && gtk_widget_get_focusable (row) && gtk_widget_get_mapped (row))
        return row;
      if (!fettle_focus_is_destructive (stop))
        return stop;
    }
  return NULL;
}

/* The same control of the same record; without it the record's row, for the next press is to do nothing that was not asked for. */
static GtkWidget *
find_stop (FettleFocus *self,
           GPtrArray   *stops)
{
  GtkWidget *same = find_same (self, stops);
  GtkWidget *head = !same && self->key ? find_head (find_keyed (self->area, self->key)) : NULL;

  if (same || head)
    return same ? same : head;
  return find_near (self, stops);
}

/**
 * fettle_focus_set_key:
 * @row: a row
 * @key: what it is about, such as the id of a record; it stays the same when the row is made anew and reads otherwise
 *
 * Has the keyboard, and who goes to a record, find the row again.
 */
void
fettle_focus_set_key (GtkWidget  *row,
                      const char *key)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
}

/**
 * fettle_focus_get_key:
 * @row: a widget
 *
 * Returns: (transfer none) (nullable): what it is about; %NULL where that was not said
 */
const char *
fettle_focus_get_key (GtkWidget *row)
{
  g_return_val_if_fail (GTK_IS_WIDGET (row), NULL);

  return g_object_get_data (G_OBJECT (row), KEY);
}

/**
 * fettle_focus_mark_destructive:
 * @widget: a control that takes something away
 *
 * Has the keyboard never come to the control but by the person's own hand.
 */
void
fettle_focus_mark_destructive (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), DESTRUCTIVE, GINT_TO_POINTER (TRUE));
}

/**
 * fettle_focus_is_destructive:
 * @widget: a widget
 *
 * Returns: whether it takes something away
 */
gboolean
fettle_focus_is_destructive (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return g_object_get_data (G_OBJECT (widget), DESTRUCTIVE) != NULL;
}

/**
 * fettle_focus_reveal:
 * @area: a page or a view
 * @key: what is looked for
 *
 * Puts the keyboard on the row that is about @key, opens it, and has the page scroll there.
 *
 * Returns: whether there is such a row on screen
 */
gboolean
fettle_focus_reveal (GtkWidget  *area,
                     const char *key)
{
  GtkWidget *row, *head;

  g_return_val_if_fail (GTK_IS_WIDGET (area), FALSE);

  row = find_keyed (area, key);
  if (!row)
    return FALSE;
  /* What stands inside a closed row is to be seen. */
  for (GtkWidget *at = row; at && at != area; at = gtk_widget_get_parent (at))
    if (ADW_IS_EXPANDER_ROW (at))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (at), TRUE);
  head = find_head (row);
  if (!head)
    return FALSE;
  gtk_widget_grab_focus (head);
  return TRUE;
}

/**
 * fettle_focus_hold:
 * @area: what is about to be written anew, on the whole or in part
 *
 * Notes where the keyboard is, before the rows under it are taken away.
 *
 * Returns: (transfer full) (nullable): for fettle_focus_give_back(); %NULL where the keyboard is elsewhere
 */
FettleFocus *
fettle_focus_hold (GtkWidget *area)
{
  GtkRoot *root = gtk_widget_get_root (area);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  FettleFocus *self;
  GtkWidget *row;

  if (!focus || !gtk_widget_is_ancestor (focus, area))
    return NULL;
  self = g_new0 (FettleFocus, 1);
  self->area = area;
  self->widget = g_object_ref (focus);
  self->what = describe (focus);
  self->row = describe_row (focus);
  self->key = (row = find_row (focus)) ? g_strdup (fettle_focus_get_key (row)) : NULL;
  collect_stops (area, stops);
  g_ptr_array_find (stops, focus, &self->index);
  return self;
}

/**
 * fettle_focus_give_back:
 * @self: (transfer full) (nullable): where the keyboard was
 *
 * Puts the keyboard back where it was, if what it was on has been taken away: on what reads the same, else on the row of the same
 * record, else on what now stands in its place; never of itself on a control that takes something away.
 */
void
fettle_focus_give_back (FettleFocus *self)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  GtkWidget *stop;

  if (!self)
    return;
  if (!gtk_widget_is_ancestor (self->widget, self->area))
    {
      collect_stops (self->area, stops);
      stop = find_stop (self, stops);
      if (stop)
        gtk_widget_grab_focus (stop);
    }
  g_object_unref (self->widget);
  g_free (self->what);
  g_free (self->row);
  g_free (self->key);
  g_free (self);
}
