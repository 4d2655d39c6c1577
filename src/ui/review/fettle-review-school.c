/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-school.h"

#include <glib/gi18n-lib.h>

#include "ui/forms/fettle-form-field.h"
#include "ui/review/fettle-review-glance.h"
#include "ui/review/fettle-review-item.h"
#include "ui/widgets/fettle-columns.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleReviewSchool
{
  AdwBin parent_instance;

  GtkLabel *progress;
  GtkProgressBar *bar;
  GtkLabel *recorded;
  GtkWidget *scroller;
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *rating;
  GtkWidget *columns;
  GtkBox *glance;
  GtkBox *sheet_box;
  GtkLabel *problem;
  GtkWidget *next;

  FettleReviewSheet *sheet;
  GPtrArray *fields; /* FettleFormField, in the order of the screen */
};

G_DEFINE_FINAL_TYPE (FettleReviewSchool, fettle_review_school, ADW_TYPE_BIN)

static void
field_changed_cb (FettleReviewSchool *self,
                  FettleFormField    *field)
{
  FettleRecord *record = g_object_get_data (G_OBJECT (field), "record");

  g_assert (FETTLE_IS_REVIEW_SCHOOL (self));

  fettle_review_school_show_problem (self, NULL);
  fettle_review_sheet_touch (self->sheet, record);
}

static FettleFormField *
add_field (FettleReviewSchool  *self,
           AdwPreferencesGroup *group,
           FettleRecord        *record,
           const char          *name)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  FettleFormField *field = fettle_form_field_new (record, &kind->fields[fettle_kind_find_field (kind, name)]);

  g_object_set_data_full (G_OBJECT (field), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, fettle_form_field_get_row (field));
  g_ptr_array_add (self->fields, field);
  return field;
}

static AdwPreferencesGroup *
add_group (FettleReviewSchool *self,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->sheet_box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void rebuild_sheet (FettleReviewSchool *self);

static gboolean
focus_later_cb (gpointer data)
{
  if (gtk_widget_get_root (fettle_form_field_get_row (data)))
    fettle_form_field_focus (data);
  return G_SOURCE_REMOVE;
}

/* The view scrolls to a field only once it has its place. */
static void
focus_later (FettleFormField *field)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_later_cb, g_object_ref (field), g_object_unref);
}

static void
remove_clicked_cb (FettleReviewSchool *self,
                   GtkWidget          *button)
{
  g_assert (FETTLE_IS_REVIEW_SCHOOL (self));

  fettle_review_sheet_remove_action (self->sheet, g_object_get_data (G_OBJECT (button), "record"));
  rebuild_sheet (self);
  fettle_review_school_focus_sheet (self);
}

/* Returns its first field. */
static FettleFormField *
show_action (FettleReviewSchool *self,
             FettleRecord       *action,
             guint               number)
{
  /* Translators: the heading of an action that a meeting agrees; %u is its number. */
  g_autofree char *title = g_strdup_printf (_("Action %u"), number);
  AdwPreferencesGroup *group = add_group (self, title);
  GtkWidget *button = fettle_icon_button ("user-trash-symbolic", _("Throw this action away"));
  FettleFormField *first;

  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (action), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  fettle_focus_mark_destructive (button);
  adw_preferences_group_set_header_suffix (group, button);
  first = add_field (self, group, action, "what");
  add_field (self, group, action, "owner");
  add_field (self, group, action, "due-on");
  return first;
}

/* Returns the first field of the last action, or %NULL. */
static FettleFormField *
show_actions (FettleReviewSchool *self)
{
  GtkWidget *button = fettle_button_for (_("_Add an Action"), "review.add-action", NULL);
  FettleFormField *last = NULL;

  for (guint i = 0; i < fettle_review_sheet_get_n_actions (self->sheet); i++)
    last = show_action (self, fettle_review_sheet_get_action (self->sheet, i), i + 1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("It becomes a promised date of the school"));
  gtk_box_append (self->sheet_box, button);
  return last;
}

static FettleFormField *
fill_sheet (FettleReviewSchool *self)
{
  static const char *const fields[] = { "decision", "rating", "direction", "rationale", "minute", "next-review-on" };
  FettleRecord *review = fettle_review_sheet_get_review (self->sheet);
  AdwPreferencesGroup *group = add_group (self, _("Decision and Minute"));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, group, review, fields[i]);
  return show_actions (self);
}

static void
clear_sheet (FettleReviewSchool *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheet_box))))
    gtk_box_remove (self->sheet_box, child);
  g_ptr_array_set_size (self->fields, 0);
}

static void
rebuild_sheet (FettleReviewSchool *self)
{
  clear_sheet (self);
  fill_sheet (self);
}

static FettleFormField *
find_field (FettleReviewSchool *self,
            const char         *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (fettle_form_field_get_field (g_ptr_array_index (self->fields, i))->name, name))
      return g_ptr_array_index (self->fields, i);
  return NULL;
}

/* An action without a word in it was only begun, and is not asked for. */
static gboolean
is_asked_for (FettleFormField *field)
{
  FettleRecord *record = g_object_get_data (G_OBJECT (field), "record");

  return !g_str_equal (fettle_record_get_kind (record)->name, "deadline") || fettle_record_get_text (record, "what")
         || fettle_record_get_text (record, "due-on") || fettle_record_get_text (record, "owner");
}

static gboolean
check_fields (FettleReviewSchool *self)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      FettleFormField *field = g_ptr_array_index (self->fields, i);
      g_autoptr (GError) error = NULL;

      if (!is_asked_for (field) || fettle_form_field_check (field, &error) || !ok)
        continue;
      ok = FALSE;
      fettle_review_school_show_problem (self, error->message);
      fettle_form_field_focus (field);
    }
  return ok;
}

static void
fettle_review_school_dispose (GObject *object)
{
  FettleReviewSchool *self = FETTLE_REVIEW_SCHOOL (object);

  g_clear_object (&self->sheet);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_review_school_parent_class)->dispose (object);
}

static void
fettle_review_school_class_init (FettleReviewSchoolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_review_school_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-review-school.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, progress);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, recorded);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, scroller);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, name);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, about);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, rating);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, columns);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, glance);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, problem);
  gtk_widget_class_bind_template_child (widget_class, FettleReviewSchool, next);
}

static void
fettle_review_school_init (FettleReviewSchool *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  fettle_columns_install (self->columns);
}

/**
 * fettle_review_school_set_progress:
 * @self: the view
 * @index: which school of the agenda, from 0
 * @n: how many the agenda has
 * @n_recorded: how many are recorded
 *
 * Shows how far the meeting is.
 */
void
fettle_review_school_set_progress (FettleReviewSchool *self,
                                   guint               index,
                                   guint               n,
                                   guint               n_recorded)
{
  g_autofree char *words = NULL;
  g_autofree char *recorded = NULL;

  g_return_if_fail (FETTLE_IS_REVIEW_SCHOOL (self));

  /* Translators: which school of how many: "3 of 11". */
  words = g_strdup_printf (_("%1$u of %2$u"), index + 1, n);
  recorded = g_strdup_printf (ngettext ("%u recorded", "%u recorded", n_recorded), n_recorded);
  gtk_label_set_text (self->progress, words);
  gtk_label_set_text (self->recorded, recorded);
  gtk_progress_bar_set_fraction (self->bar, n ? (double) n_recorded / n : 0);
}

static void
show_rating (FettleReviewSchool   *self,
             const FettleCaseData *data)
{
  FettleRecord *rating = fettle_case_data_find_newest (data, "concern-rating", NULL, NULL);
  g_autofree char *words = fettle_review_rating_to_words (data);
  const char *classes[] = {
    "review-rating", fettle_review_rating_get_class (rating ? fettle_record_get_text (rating, "rating") : NULL), NULL,
  };

  gtk_widget_set_css_classes (GTK_WIDGET (self->rating), classes);
  gtk_label_set_text (self->rating, words);
}

/**
 * fettle_review_school_show_data:
 * @self: the view
 * @data: the intervention at the school
 * @today: today
 * @can_write: whether the register may be changed
 *
 * Shows what a panel needs at a glance; what is being written stays.
 */
void
fettle_review_school_show_data (FettleReviewSchool   *self,
                                const FettleCaseData *data,
                                FettleDate            today,
                                gboolean              can_write)
{
  g_autofree char *about = NULL;

  g_return_if_fail (FETTLE_IS_REVIEW_SCHOOL (self));

  about = fettle_review_glance_about (data);
  gtk_label_set_text (self->name, fettle_case_data_get_name (data));
  gtk_label_set_text (self->about, about);
  show_rating (self, data);
  fettle_review_glance_fill (self->glance, data, today, can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sheet_box), can_write);
}

/**
 * fettle_review_school_show_sheet:
 * @self: the view
 * @sheet: what is written about the school
 *
 * Shows the sheet from its top, with the keyboard at the beginning.
 */
void
fettle_review_school_show_sheet (FettleReviewSchool *self,
                                 FettleReviewSheet  *sheet)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (FETTLE_IS_REVIEW_SCHOOL (self));

  g_set_object (&self->sheet, sheet);
  rebuild_sheet (self);
  fettle_review_school_show_problem (self, NULL);
  if (fettle_review_sheet_is_touched (sheet))
    gtk_label_set_text (self->problem, _("Not recorded yet: what was typed here is kept."));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, 0);
  gtk_widget_grab_focus (self->next);
}

/**
 * fettle_review_school_show_problem:
 * @self: the view
 * @problem: (nullable): what is wrong, for people
 *
 * Tells why the school cannot be recorded yet.
 */
void
fettle_review_school_show_problem (FettleReviewSchool *self,
                                   const char         *problem)
{
  g_return_if_fail (FETTLE_IS_REVIEW_SCHOOL (self));

  gtk_label_set_text (self->problem, problem ? problem : "");
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->problem), "form-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem), "form-problem");
}

/**
 * fettle_review_school_check:
 * @self: the view
 * @data: the intervention as it stands
 *
 * Checks what was written; the keyboard goes to the first field that cannot be kept.
 *
 * Returns: whether it can be recorded
 */
gboolean
fettle_review_school_check (FettleReviewSchool   *self,
                            const FettleCaseData *data)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SCHOOL (self), FALSE);

  if (!check_fields (self))
    return FALSE;
  if (!fettle_review_sheet_wants_reason (self->sheet, data))
    return TRUE;
  fettle_review_school_show_problem (self, _("The rating or its direction changes: please say why."));
  fettle_form_field_focus (find_field (self, "rationale"));
  return FALSE;
}

/**
 * fettle_review_school_focus_sheet:
 * @self: the view
 *
 * Puts the keyboard into the decision.
 */
void
fettle_review_school_focus_sheet (FettleReviewSchool *self)
{
  g_return_if_fail (FETTLE_IS_REVIEW_SCHOOL (self));

  if (self->fields->len)
    fettle_form_field_focus (g_ptr_array_index (self->fields, 0));
}

/**
 * fettle_review_school_add_action:
 * @self: the view
 *
 * Begins another action, with the keyboard in it.
 */
void
fettle_review_school_add_action (FettleReviewSchool *self)
{
  FettleFormField *field;

  g_return_if_fail (FETTLE_IS_REVIEW_SCHOOL (self) && self->sheet);

  fettle_review_sheet_add_action (self->sheet);
  clear_sheet (self);
  if ((field = fill_sheet (self)))
    focus_later (field);
}
