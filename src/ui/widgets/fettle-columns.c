/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-columns.h"

#define GAP 24
#define NARROWEST 380

/* Larger text makes wider columns, and so fewer of them. */
static gboolean
is_side_by_side (GtkWidget *box,
                 int        width)
{
  int widest = NARROWEST;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return width >= 2 * widest + GAP;
}

static void
measure_width (GtkWidget *box,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
measure (GtkWidget      *box,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *last = gtk_widget_get_last_child (box);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (box, minimum, natural);
  else if (for_size >= 0 && is_side_by_side (box, for_size))
    *minimum = *natural = MAX (measure_height (first, (for_size - GAP) / 2), measure_height (last, (for_size - GAP) / 2));
  else
    *minimum = *natural = measure_height (first, for_size) + GAP + measure_height (last, for_size);
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate (GtkWidget *box,
          int        width,
          int        height,
          int        baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *last = gtk_widget_get_last_child (box);
  int half = (width - GAP) / 2;
  gboolean mirrored = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;

  if (is_side_by_side (box, width))
    {
      place (first, mirrored ? half + GAP : 0, 0, half, height);
      place (last, mirrored ? 0 : half + GAP, 0, half, height);
    }
  else
    {
      int above = measure_height (first, width);

      place (first, 0, 0, width, above);
      place (last, 0, above + GAP, width, height - above - GAP);
    }
}

static GtkSizeRequestMode
request_mode (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/**
 * fettle_columns_install:
 * @box: a box with two children that are always shown
 *
 * Sets the children side by side where there is room for both, and otherwise one below the other. The order of the
 * keyboard stays.
 */
void
fettle_columns_install (GtkWidget *box)
{
  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (request_mode, measure, allocate));
}
