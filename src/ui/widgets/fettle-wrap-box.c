/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-wrap-box.h"

#define GAP 6

struct _FettleWrapBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (FettleWrapBox, fettle_wrap_box, GTK_TYPE_BOX)

/* The children from @first up to @end, which begins the next line. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int width;
  int height;
  int n_expanding;
} Line;

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               gboolean        natural)
{
  int least, wished;

  gtk_widget_measure (child, orientation, for_size, &least, &wished, NULL, NULL);
  return natural ? wished : least;
}

static int
wished_width (GtkWidget *child,
              int        width)
{
  return MIN (measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), width);
}

static Line
take_line (GtkWidget *first,
           int        width)
{
  Line line = { .first = first };
  gboolean begun = FALSE;

  for (line.end = first; line.end; line.end = gtk_widget_get_next_sibling (line.end))
    {
      int wished;

      if (!gtk_widget_should_layout (line.end))
        continue;
      wished = wished_width (line.end, width);
      if (begun && line.width + GAP + wished > width)
        break;
      line.width += wished + (begun ? GAP : 0);
      line.height = MAX (line.height, measure_child (line.end, GTK_ORIENTATION_VERTICAL, wished, TRUE));
      line.n_expanding += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
      begun = TRUE;
    }
  return line;
}

static int
measure_lines (GtkWidget *box,
               int        width)
{
  GtkWidget *next = gtk_widget_get_first_child (box);
  int height = 0;

  while (next)
    {
      Line line = take_line (next, width);

      height += line.height + (height && line.height ? GAP : 0);
      next = line.end;
    }
  return height;
}

static void
measure_width (GtkWidget *box,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      *minimum = MAX (*minimum, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
      *natural += measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE) + (*natural ? GAP : 0);
    }
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
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (box, minimum, natural);
  else
    *minimum = *natural = measure_lines (box, for_size >= 0 ? for_size : G_MAXINT);
}

static void
place_line (GtkWidget  *box,
            const Line *line,
            int         y,
            int         width)
{
  gboolean from_right = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;
  int room = line->n_expanding ? (width - line->width) / line->n_expanding : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, 0, line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = wished_width (child, width) + (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? room : 0);
      if (from_right)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + GAP;
    }
}

static void
allocate (GtkWidget *box,
          int        width,
          int        height,
          int        baseline)
{
  GtkWidget *next = gtk_widget_get_first_child (box);
  int y = 0;

  while (next)
    {
      Line line = take_line (next, width);

      place_line (box, &line, y, width);
      y += line.height + GAP;
      next = line.end;
    }
}

static GtkSizeRequestMode
request_mode (GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
fettle_wrap_box_class_init (FettleWrapBoxClass *klass)
{
}

static void
fettle_wrap_box_init (FettleWrapBox *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (request_mode, measure, allocate));
}
