/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-agenda.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "ui/forms/fettle-form-field.h"
#include "ui/case/fettle-case-rows.h"
#include "ui/widgets/fettle-list-update.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleReviewAgenda
{
  AdwBin parent_instance;

  GtkDropDown *order;
  GtkLabel *count;
  GtkStack *states;
  GtkLabel *problem;
  AdwPreferencesGroup *meeting;
  GtkListBox *list;

  GListStore *items;
  GHashTable *left_out; /* ids of schools */
  GPtrArray *all;       /* FettleCaseData, by the names of the schools */
  FettleRecord *record; /* the meeting to be */
  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (FettleReviewAgenda, fettle_review_agenda, ADW_TYPE_BIN)

static gboolean
is_in (FettleReviewAgenda *self,
       FettleReviewItem   *item)
{
  return !g_hash_table_contains (self->left_out, fettle_review_item_get_school (item));
}

static guint
count_chosen (FettleReviewAgenda *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (FettleReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += is_in (self, item);
    }
  return n;
}

static void
show_count (FettleReviewAgenda *self)
{
  guint n = count_chosen (self);
  g_autofree char *words = g_strdup_printf (ngettext ("%u school on the agenda", "%u schools on the agenda", n), n);

  gtk_label_set_text (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
toggled_cb (FettleReviewAgenda *self,
            GtkCheckButton     *check)
{
  g_assert (FETTLE_IS_REVIEW_AGENDA (self));

  fettle_review_agenda_leave_out (self, gtk_widget_get_name (GTK_WIDGET (check)), !gtk_check_button_get_active (check));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  FettleReviewAgenda *self = user_data;
  const char *name = fettle_review_item_get_name (item);
  GtkWidget *row = fettle_row_new (name, fettle_review_item_get_words (item));
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_in (self, item));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_name (check, fettle_review_item_get_school (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
show_items (FettleReviewAgenda *self)
{
  g_autoptr (GPtrArray) items = NULL;

  g_assert (FETTLE_IS_REVIEW_AGENDA (self));

  if (!self->all)
    return;
  items = fettle_review_items_list (self->all, (FettleReviewOrder) gtk_drop_down_get_selected (self->order));
  fettle_list_update (self->items, items, fettle_review_item_equal);
  gtk_stack_set_visible_child_name (self->states, items->len ? "list" : "empty");
  show_count (self);
}

static char *
list_chosen (FettleReviewAgenda *self)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (FettleReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (is_in (self, item))
        g_string_append_printf (ids, "%s%s", ids->len ? "\n" : "", fettle_review_item_get_school (item));
    }
  return g_string_free (ids, FALSE);
}

static void
show_problem (FettleReviewAgenda *self,
              const char         *problem)
{
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static gboolean
check (FettleReviewAgenda *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (fettle_form_field_check (g_ptr_array_index (self->fields, i), &error))
        continue;
      show_problem (self, error->message);
      fettle_form_field_focus (g_ptr_array_index (self->fields, i));
      return FALSE;
    }
  if (count_chosen (self) > 0)
    return TRUE;
  show_problem (self, _("No school is on the agenda: please choose one or more."));
  return FALSE;
}

static void
fettle_review_agenda_dispose (GObject *object)
{
  FettleReviewAgenda *self = FETTLE_REVIEW_AGENDA (object);

  g_clear_object (&self->items);
  g_clear_object (&self->record);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_review_agenda_parent_class)->dispose (object);
}

static void
fettle_review_agenda_class_init (FettleReviewAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_review_agenda_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-review-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleReviewAgenda, order);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewAgenda, count);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewAgenda, states);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewAgenda, problem);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewAgenda, meeting);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewAgenda, list);
  gtk_widget_class_bind_template_callback (widget_class, show_items);
}

static void
fettle_review_agenda_init (FettleReviewAgenda *self)
{
  self->items = g_list_store_new (FETTLE_TYPE_REVIEW_ITEM);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), make_row, self, NULL);
  fettle_drop_down_set_name (self->order, _("Order of the agenda"));
}

/**
 * fettle_review_agenda_begin:
 * @self: the agenda
 * @today: the day that is offered
 *
 * Begins another agenda, with all schools on it.
 */
void
fettle_review_agenda_begin (FettleReviewAgenda *self,
                            FettleDate          today)
{
  static const char *const fields[] = { "title", "held-on", "chair", "present" };
  const FettleKind *kind = fettle_kind_get ("review-meeting");
  g_autofree char *id = fettle_id_new ();
  g_autofree char *iso = fettle_date_to_iso (today);

  g_return_if_fail (FETTLE_IS_REVIEW_AGENDA (self));

  for (guint i = 0; i < self->fields->len; i++)
    adw_preferences_group_remove (self->meeting, fettle_form_field_get_row (g_ptr_array_index (self->fields, i)));
  g_ptr_array_set_size (self->fields, 0);
  g_hash_table_remove_all (self->left_out);
  g_clear_object (&self->record);
  self->record = fettle_record_new (kind, id);
  fettle_record_set_text (self->record, "title", _("Review of schools causing concern"));
  fettle_record_set_text (self->record, "held-on", iso);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      FettleFormField *field = fettle_form_field_new (self->record, &kind->fields[fettle_kind_find_field (kind, fields[i])]);

      adw_preferences_group_add (self->meeting, fettle_form_field_get_row (field));
      g_ptr_array_add (self->fields, field);
    }
  g_list_store_remove_all (self->items);
  show_items (self);
}

/**
 * fettle_review_agenda_set_cases:
 * @self: the agenda
 * @all: (element-type FettleCaseData): the interventions, by the names of the schools
 *
 * Shows the schools as they stand now; those that were left out stay so.
 */
void
fettle_review_agenda_set_cases (FettleReviewAgenda *self,
                                GPtrArray          *all)
{
  g_return_if_fail (FETTLE_IS_REVIEW_AGENDA (self));

  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (all);
  show_items (self);
}

/**
 * fettle_review_agenda_get_items:
 * @self: the agenda
 *
 * Returns: (transfer none): the schools in their order, #FettleReviewItem
 */
GListModel *
fettle_review_agenda_get_items (FettleReviewAgenda *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_AGENDA (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * fettle_review_agenda_leave_out:
 * @self: the agenda
 * @school_id: id of a school
 * @out: whether it is left out
 *
 * Leaves a school out of the meeting, or takes it in again.
 */
void
fettle_review_agenda_leave_out (FettleReviewAgenda *self,
                                const char         *school_id,
                                gboolean            out)
{
  g_return_if_fail (FETTLE_IS_REVIEW_AGENDA (self));

  if (out)
    g_hash_table_add (self->left_out, g_strdup (school_id));
  else
    g_hash_table_remove (self->left_out, school_id);
  show_count (self);
}

/**
 * fettle_review_agenda_make_meeting:
 * @self: the agenda
 *
 * Returns: (transfer full) (nullable): the meeting with its agenda; %NULL where something is wanting, which is told
 */
FettleRecord *
fettle_review_agenda_make_meeting (FettleReviewAgenda *self)
{
  FettleRecord *meeting;
  g_autofree char *ids = NULL;

  g_return_val_if_fail (FETTLE_IS_REVIEW_AGENDA (self), NULL);

  if (!check (self))
    return NULL;
  ids = list_chosen (self);
  meeting = fettle_record_copy (self->record);
  fettle_record_set_text (meeting, "agenda", ids);
  return meeting;
}
