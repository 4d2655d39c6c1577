/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-visits.h"

#include "ui/school/fettle-visit-row.h"
#include "ui/widgets/fettle-focus.h"

struct _FettleSchoolVisits
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkListBox *list;
  GtkWidget *buttons;
  GtkWidget *first_steps;

  GHashTable *rows; /* id of a visit -> its row */
};

G_DEFINE_FINAL_TYPE (FettleSchoolVisits, fettle_school_visits, ADW_TYPE_BIN)

/* The ids of the visits that stand open. */
static GHashTable *
note_open_rows (FettleSchoolVisits *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (adw_expander_row_get_expanded (row))
      g_hash_table_add (open, g_strdup (id));
  return open;
}

static void
add_row (FettleSchoolVisits *self,
         FettleRecord       *visit,
         GtkWidget          *row)
{
  gtk_list_box_append (self->list, row);
  g_hash_table_insert (self->rows, g_strdup (fettle_record_get_id (visit)), row);
}

static void
clear (FettleSchoolVisits *self)
{
  GtkWidget *row;

  g_hash_table_remove_all (self->rows);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
}

static void
fettle_school_visits_finalize (GObject *object)
{
  g_hash_table_unref (FETTLE_SCHOOL_VISITS (object)->rows);

  G_OBJECT_CLASS (fettle_school_visits_parent_class)->finalize (object);
}

static void
fettle_school_visits_class_init (FettleSchoolVisitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fettle_school_visits_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-school-visits.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolVisits, states);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolVisits, list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolVisits, buttons);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolVisits, first_steps);
}

static void
fettle_school_visits_init (FettleSchoolVisits *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_school_visits_show:
 * @self: the view
 * @data: the school
 * @today: today
 * @can_write: whether the register may be changed
 *
 * Shows the visits to a school, newest first. Those that stood open stay open, and the keyboard stays where it was.
 */
void
fettle_school_visits_show (FettleSchoolVisits     *self,
                           const FettleSchoolData *data,
                           FettleDate              today,
                           gboolean                can_write)
{
  g_autoptr (GHashTable) open = NULL;
  FettleFocus *held;

  g_return_if_fail (FETTLE_IS_SCHOOL_VISITS (self));

  held = fettle_focus_hold (GTK_WIDGET (self));  open = note_open_rows (self);
  clear (self);
  for (guint i = 0; i < data->visits->len; i++)
    {
      FettleRecord *visit = g_ptr_array_index (data->visits, i);
      GtkWidget *row = fettle_visit_row_new (data, visit, today, can_write);

      add_row (self, visit, row);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (open, fettle_record_get_id (visit)));
    }
  gtk_widget_set_visible (self->buttons, can_write && data->visits->len > 0);
  gtk_widget_set_visible (self->first_steps, can_write);
  gtk_stack_set_visible_child_name (self->states, data->visits->len ? "list" : "empty");
  fettle_focus_give_back (held);
}
