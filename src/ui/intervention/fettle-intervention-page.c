/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/intervention/fettle-intervention-page.h"

#include <glib/gi18n-lib.h>

#include "ui/intervention/fettle-case-list.h"
#include "ui/intervention/fettle-case-register.h"
#include "ui/school/fettle-school-page.h"

struct _FettleInterventionPage
{
  FettleSection parent_instance;

  GtkEditable *search;
  GtkDropDown *which;
  GtkStack *states;
  AdwStatusPage *trouble;
  AdwStatusPage *empty;
  FettleGrid *grid;

  GPtrArray *schools; /* ids of the rows */
};

G_DEFINE_FINAL_TYPE (FettleInterventionPage, fettle_intervention_page, FETTLE_TYPE_SECTION)

enum
{
  WHICH_OPEN,
  WHICH_CLOSED,
  WHICH_ALL,
};

static gboolean
is_open (FettleRecord *one)
{
  return g_strcmp0 (fettle_record_get_text (one, "state"), "open") == 0;
}

static gboolean
is_chosen (FettleInterventionPage *self,
           const FettleCaseData   *data,
           FettleRecord           *one)
{
  guint which = gtk_drop_down_get_selected (self->which);
  const char *words = gtk_editable_get_text (self->search);

  if (which != WHICH_ALL && is_open (one) != (which == WHICH_OPEN))
    return FALSE;
  return !*words || g_str_match_string (words, fettle_case_data_get_name (data), TRUE)
         || g_str_match_string (words, fettle_record_get_text (one, "title"), TRUE);
}

/* Returns how many cases of the school are open. */
static guint
add_school (FettleInterventionPage *self,
            const FettleCaseData   *data)
{
  guint n_open = 0;

  for (guint i = 0; i < data->records->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (data->records, i);

      if (!g_str_equal (fettle_record_get_kind (one)->name, "intervention-case"))
        continue;
      n_open += is_open (one);
      if (!is_chosen (self, data, one))
        continue;
      fettle_grid_add_row (self->grid, fettle_case_register_make_row (data, one), 1);
      g_ptr_array_add (self->schools, g_strdup (fettle_record_get_id (data->school)));
    }
  return n_open;
}

static void
show_trouble (FettleInterventionPage *self,
              const char             *problem)
{
  g_autofree char *markup = g_markup_escape_text (problem, -1);

  adw_status_page_set_description (self->trouble, markup);
  gtk_stack_set_visible_child_name (self->states, "trouble");
}

static void
show_rows (FettleInterventionPage *self)
{
  FettleCaseList *list = fettle_case_list_get (fettle_section_get_session (FETTLE_SECTION (self)));
  GPtrArray *all = fettle_case_list_get_all (list);
  g_autofree char *count = NULL;
  guint n_open = 0;

  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  if (!all)
    {
      if (fettle_case_list_get_problem (list))
        show_trouble (self, fettle_case_list_get_problem (list));
      return;
    }
  fettle_grid_clear (self->grid);
  g_ptr_array_set_size (self->schools, 0);
  for (guint i = 0; i < all->len; i++)
    n_open += add_school (self, g_ptr_array_index (all, i));
  fettle_grid_show_rows (self->grid);

  count = g_strdup_printf ("%u", n_open);
  fettle_section_set_count (FETTLE_SECTION (self), n_open ? count : NULL);
  adw_status_page_set_title (self->empty, all->len ? _("No Case Is Like This") : _("No Cases"));
  gtk_stack_set_visible_child_name (self->states, self->schools->len ? "list" : "empty");
}

static void
cell_activated_cb (FettleInterventionPage *self,
                   guint                   row,
                   guint                   column)
{
  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  if (row < self->schools->len)
    fettle_school_page_open_case (GTK_WIDGET (self), g_ptr_array_index (self->schools, row));
}

static void
fettle_intervention_page_find (FettleSection *section)
{
  gtk_widget_grab_focus (GTK_WIDGET (FETTLE_INTERVENTION_PAGE (section)->search));
}

static void
fettle_intervention_page_constructed (GObject *object)
{
  FettleInterventionPage *self = FETTLE_INTERVENTION_PAGE (object);
  const FettleGridColumn *columns;
  guint n_columns;

  G_OBJECT_CLASS (fettle_intervention_page_parent_class)->constructed (object);

  columns = fettle_case_register_get_columns (&n_columns);
  fettle_grid_set_columns (self->grid, columns, n_columns);
  fettle_section_set_title (FETTLE_SECTION (self), _("Intervention"));
  g_signal_connect_object (fettle_case_list_get (fettle_section_get_session (FETTLE_SECTION (self))), "changed",
                           G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  show_rows (self);
}

static void
fettle_intervention_page_finalize (GObject *object)
{
  g_ptr_array_unref (FETTLE_INTERVENTION_PAGE (object)->schools);

  G_OBJECT_CLASS (fettle_intervention_page_parent_class)->finalize (object);
}

static void
fettle_intervention_page_class_init (FettleInterventionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_intervention_page_constructed;
  object_class->finalize = fettle_intervention_page_finalize;
  FETTLE_SECTION_CLASS (klass)->find = fettle_intervention_page_find;

  g_type_ensure (FETTLE_TYPE_GRID);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-intervention-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, search);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, which);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, states);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
}

static void
fettle_intervention_page_init (FettleInterventionPage *self)
{
  self->schools = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
