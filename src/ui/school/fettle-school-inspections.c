/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-inspections.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "ui/school/fettle-inspection-card.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-spoken.h"

struct _FettleSchoolInspections
{
  AdwBin parent_instance;

  AdwExpanderRow *next_row;
  GtkLabel *why;
  GtkLabel *regime;
  GtkListBox *list;
  GtkStack *states;
};

G_DEFINE_FINAL_TYPE (FettleSchoolInspections, fettle_school_inspections, ADW_TYPE_BIN)

/* Only what makes a date less than sure is said. */
static const char *
confidence_words (FettleConfidence confidence)
{
  switch (confidence)
    {
    case FETTLE_CONFIDENCE_HIGH:
      return NULL;
    case FETTLE_CONFIDENCE_MEDIUM:
      return _("From an official summary, or well-settled law.");
    default:
      return _("From one weak source: please check before relying on it.");
    }
}

static void
show_next (FettleSchoolInspections *self,
           const FettleResult      *next)
{
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;
  const char *doubt;
  g_autofree char *why = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->next_row), next != NULL);
  if (!next)
    return;
  date = next->date != FETTLE_DATE_NONE ? fettle_date_to_words (next->date) : g_strdup (_("no date follows"));
  /* Translators: %s is a date, or "no date follows". */
  title = g_strdup_printf (_("Latest next inspection by law: %s"), date);
  doubt = confidence_words (next->confidence);
  why = g_strdup_printf ("%s\n\n%s", next->why ? next->why : "", doubt ? doubt : "");
  fettle_row_set_words (self->next_row, title, next->source);
  gtk_label_set_text (self->why, g_strstrip (why));
}

static void
fettle_school_inspections_class_init (FettleSchoolInspectionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-school-inspections.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolInspections, next_row);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolInspections, why);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolInspections, regime);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolInspections, list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolInspections, states);
}

static void
fettle_school_inspections_init (FettleSchoolInspections *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_school_inspections_show:
 * @self: the view
 * @data: the school
 * @can_write: whether the officer may change the register
 *
 * Shows a school's inspections, newest first, each in its own regime's words.
 */
void
fettle_school_inspections_show (FettleSchoolInspections *self,
                                const FettleSchoolData  *data,
                                gboolean                 can_write)
{
  GtkWidget *row;

  g_return_if_fail (FETTLE_IS_SCHOOL_INSPECTIONS (self));

  show_next (self, data->next);
  gtk_label_set_text (self->regime, data->outcome);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < data->inspections->len; i++)
    {
      gtk_list_box_append (self->list, fettle_inspection_card_new (data, g_ptr_array_index (data->inspections, i),
                                                                   can_write));
      row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      fettle_spoken_card (row);
    }
  gtk_stack_set_visible_child_name (self->states, data->inspections->len ? "list" : "empty");
}
