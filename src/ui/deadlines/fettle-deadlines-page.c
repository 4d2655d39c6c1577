/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-deadlines-page.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "compat/fettle-file-dialog.h"
#include "calendar/fettle-deadlines-ics.h"
#include "store/fettle-deadline.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/case/fettle-case-holidays.h"
#include "ui/case/fettle-case-rows.h"
#include "ui/school/fettle-school-page.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-search-clear.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleDeadlinesPage
{
  FettleSection parent_instance;

  FettleBanner *holidays;
  GtkEditable *search;
  GtkDropDown *officer;
  GtkDropDown *kind;
  GtkCheckButton *over;
  GtkStack *states;
  AdwStatusPage *trouble;
  AdwStatusPage *empty;
  GtkBox *groups;

  GPtrArray *all;
  GArray *deadlines; /* of @all */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FettleDeadlinesPage, fettle_deadlines_page, FETTLE_TYPE_SECTION)

enum
{
  KIND_ALL,
  KIND_LAW,
  KIND_PROMISE,
};

static const FettleDeadline *
get_nth (FettleDeadlinesPage *self,
         guint                index)
{
  return &g_array_index (self->deadlines, FettleDeadline, index);
}

/* The first line of the drop-down is all officers. */
static const char *
get_officer (FettleDeadlinesPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->officer);

  return chosen && gtk_drop_down_get_selected (self->officer) > 0 ? gtk_string_object_get_string (chosen) : NULL;
}

static gboolean
has_words (const FettleDeadline *due,
           const char           *words)
{
  return g_str_match_string (words, fettle_case_data_get_name (due->data), TRUE)
         || g_str_match_string (words, due->clock->title, TRUE);
}

static gboolean
is_chosen (FettleDeadlinesPage  *self,
           const FettleDeadline *due)
{
  const char *officer = get_officer (self);
  const char *words = gtk_editable_get_text (self->search);
  guint kind = gtk_drop_down_get_selected (self->kind);

  if (due->group == FETTLE_DUE_OVER && !gtk_check_button_get_active (self->over))
    return FALSE;
  if (kind != KIND_ALL && due->clock->promised != (kind == KIND_PROMISE))
    return FALSE;
  if (officer && g_strcmp0 (fettle_deadline_get_officer (due), officer) != 0)
    return FALSE;
  return !*words || has_words (due, words);
}

static GtkWidget *
make_row (FettleDeadlinesPage  *self,
          const FettleDeadline *due,
          guint                 index)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (self));
  gboolean writes = fettle_session_can_write (session);
  const char *officer = fettle_deadline_get_officer (due);
  g_autofree char *target = g_strdup_printf ("%u", index);
  const char *source = fettle_clock_get_source (due->clock);
  g_autofree char *subtitle = g_strjoin ("  ·  ", fettle_case_data_get_name (due->data), source ? source : officer,
                                         source ? officer : NULL, NULL);
  gboolean of_visit = fettle_clock_is_of_visit (due->clock);
  GtkWidget *buttons[5] = { NULL };
  guint n = 0;

  buttons[n++] = fettle_button_for (of_visit ? _("Open the _Visits") : _("Open the _Case"), "deadlines.open", target);
  /* The date of a visit is put off by changing the visit. */
  if (writes && due->group != FETTLE_DUE_OVER && !of_visit)
    {
      buttons[n++] = fettle_button_for (_("Re_mind Me…"), "deadlines.remind", target);
      if (!fettle_clock_is_of_law (due->clock))
        buttons[n++] = fettle_button_for (_("_Change the Date…"), "deadlines.change-date", target);
      if (g_str_equal (due->clock->record_kind, "deadline"))
        buttons[n++] = fettle_button_for (_("_Done Today"), "deadlines.done", target);
    }
  return fettle_case_row_for_clock (due->clock, fettle_session_get_today (session), subtitle, buttons);
}

static GtkWidget *
make_group (FettleDueGroup group)
{
  GtkWidget *widget = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), fettle_due_group_to_words (group));
  return widget;
}

static void
show_rows (FettleDeadlinesPage *self)
{
  GtkWidget *child, *group = NULL;
  FettleFocus *held;
  guint n = 0;

  g_assert (FETTLE_IS_DEADLINES_PAGE (self));

  if (!self->deadlines || self->filling)
    return;
  held = fettle_focus_hold (GTK_WIDGET (self->states));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))))
    gtk_box_remove (self->groups, child);
  for (guint i = 0, last = G_MAXUINT; i < self->deadlines->len; i++)
    {
      const FettleDeadline *due = get_nth (self, i);

      if (!is_chosen (self, due))
        continue;
      if (due->group != last)
        {
          group = make_group (due->group);
          gtk_box_append (self->groups, group);
        }
      last = due->group;
      n++;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, due, i));
    }
  adw_status_page_set_title (self->empty, self->deadlines->len ? _("No Date Is Like This") : _("No Dates Here"));
  gtk_stack_set_visible_child_name (self->states, n ? "list" : "empty");
  fettle_focus_give_back (held);
}

static void
show_count (FettleDeadlinesPage *self)
{
  guint n = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->deadlines->len; i++)
    n += get_nth (self, i)->group <= FETTLE_DUE_MONTH;
  count = g_strdup_printf ("%u", n);
  fettle_section_set_count (FETTLE_SECTION (self), n ? count : NULL);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return fettle_text_compare (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_same_text (gconstpointer a,
              gconstpointer b)
{
  return g_str_equal (a, b);
}

/* The officer that was chosen stays chosen. */
static void
fill_officers (FettleDeadlinesPage *self)
{
  g_autofree char *chosen = g_strdup (get_officer (self));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkStringList *list = gtk_string_list_new (NULL);
  guint index = 0;

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const char *officer = fettle_deadline_get_officer (get_nth (self, i));

      if (officer && !g_ptr_array_find_with_equal_func (names, officer, is_same_text, NULL))
        g_ptr_array_add (names, (gpointer) officer);
    }
  g_ptr_array_sort (names, compare_texts);
  gtk_string_list_append (list, _("All officers"));
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, g_ptr_array_index (names, i));
      if (g_strcmp0 (g_ptr_array_index (names, i), chosen) == 0)
        index = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->officer, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->officer, index);
  self->filling = FALSE;
  g_object_unref (list);
}

static void
forget (FettleDeadlinesPage *self)
{
  g_clear_pointer (&self->deadlines, g_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
}

static void
show_trouble (FettleDeadlinesPage *self,
              const char          *problem)
{
  g_autofree char *markup = g_markup_escape_text (problem, -1);

  adw_status_page_set_description (self->trouble, markup);
  gtk_stack_set_visible_child_name (self->states, "trouble");
}

static void
cases_changed_cb (FettleDeadlinesPage *self)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (self));
  FettleCaseList *list = fettle_case_list_get (session);
  GPtrArray *all = fettle_case_list_get_all (list);

  g_assert (FETTLE_IS_DEADLINES_PAGE (self));

  forget (self);
  if (!all)
    {
      if (fettle_case_list_get_problem (list))
        show_trouble (self, fettle_case_list_get_problem (list));
      return;
    }
  fettle_case_holidays_tell (list, self->holidays);
  self->all = g_ptr_array_ref (all);
  self->deadlines = fettle_deadlines_list (all, fettle_session_get_today (session));
  fill_officers (self);
  show_count (self);
  show_rows (self);
}

static const FettleDeadline *
find_target (FettleDeadlinesPage *self,
             GVariant            *target)
{
  guint64 index = g_ascii_strtoull (g_variant_get_string (target, NULL), NULL, 10);

  return self->deadlines && index < self->deadlines->len ? get_nth (self, index) : NULL;
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  const FettleDeadline *due = find_target (FETTLE_DEADLINES_PAGE (widget), target);

  if (due && fettle_clock_is_of_visit (due->clock))
    fettle_school_page_open_visits (widget, fettle_record_get_id (due->data->school));
  else if (due)
    fettle_school_page_open_case (widget, fettle_record_get_id (due->data->school));
}

static void
remind_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (widget));
  const FettleDeadline *due = find_target (FETTLE_DEADLINES_PAGE (widget), target);

  if (due && fettle_session_can_write (session))
    fettle_case_form_remind (session, GTK_WINDOW (fettle_host_of (widget)), due->data, due->clock);
}

static void
change_date_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (widget));
  const FettleDeadline *due = find_target (FETTLE_DEADLINES_PAGE (widget), target);

  if (due && !fettle_clock_is_of_law (due->clock) && fettle_session_can_write (session))
    fettle_case_form_change_date (session, GTK_WINDOW (fettle_host_of (widget)), due->data, due->clock);
}

static void
done_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleDeadlinesPage *self = FETTLE_DEADLINES_PAGE (widget);
  const FettleDeadline *due = find_target (self, target);

  if (due)
    fettle_case_form_mark_done (widget, fettle_section_get_session (FETTLE_SECTION (self)), due->data,
                                due->clock->record_id);
}

static void
calendar_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (FettleDeadlinesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file)
    fettle_deadlines_page_export (self, file);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Calendar Was Not Written"), error);
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (widget)), _("Export to a Calendar"), FETTLE_FILE_DIALOG_SAVE,
                            _("deadlines.ics"), NULL, NULL, calendar_chosen_cb, g_object_ref (widget));
}

static void
fettle_deadlines_page_find (FettleSection *section)
{
  gtk_widget_grab_focus (GTK_WIDGET (FETTLE_DEADLINES_PAGE (section)->search));
}

static void
fettle_deadlines_page_constructed (GObject *object)
{
  FettleDeadlinesPage *self = FETTLE_DEADLINES_PAGE (object);

  G_OBJECT_CLASS (fettle_deadlines_page_parent_class)->constructed (object);

  fettle_section_set_title (FETTLE_SECTION (self), _("Deadlines"));
  fettle_drop_down_set_name (self->officer, _("Officer"));
  fettle_drop_down_set_name (self->kind, _("Which dates"));
  g_signal_connect_object (fettle_case_list_get (fettle_section_get_session (FETTLE_SECTION (self))), "changed",
                           G_CALLBACK (cases_changed_cb), self, G_CONNECT_SWAPPED);
  cases_changed_cb (self);
}

static void
fettle_deadlines_page_dispose (GObject *object)
{
  FettleDeadlinesPage *self = FETTLE_DEADLINES_PAGE (object);

  forget (self);

  G_OBJECT_CLASS (fettle_deadlines_page_parent_class)->dispose (object);
}

static void
fettle_deadlines_page_class_init (FettleDeadlinesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_deadlines_page_constructed;
  object_class->dispose = fettle_deadlines_page_dispose;
  FETTLE_SECTION_CLASS (klass)->find = fettle_deadlines_page_find;

  g_type_ensure (FETTLE_TYPE_BANNER);
  g_type_ensure (FETTLE_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-deadlines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, holidays);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, search);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, officer);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, kind);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, over);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, states);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FettleDeadlinesPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, fettle_search_clear);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_install_action (widget_class, "deadlines.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "deadlines.remind", "s", remind_action);
  gtk_widget_class_install_action (widget_class, "deadlines.change-date", "s", change_date_action);
  gtk_widget_class_install_action (widget_class, "deadlines.done", "s", done_action);
  gtk_widget_class_install_action (widget_class, "deadlines.export", NULL, export_action);
}

static void
fettle_deadlines_page_init (FettleDeadlinesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_deadlines_page_is_loaded:
 * @self: the page
 *
 * Returns: whether the dates have been read
 */
gboolean
fettle_deadlines_page_is_loaded (FettleDeadlinesPage *self)
{
  g_return_val_if_fail (FETTLE_IS_DEADLINES_PAGE (self), FALSE);

  return self->deadlines != NULL;
}

typedef struct
{
  GFile *target;
  FettleDate today;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->target);
  g_free (export);
}

static void
write_calendar (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (fettle_deadlines_keep (source, export->today, export->target, NULL, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
calendar_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FettleDeadlinesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  if (error)
    fettle_host_report_error (GTK_WIDGET (self), _("The Calendar Was Not Written"), error);
  else
    fettle_host_toast (GTK_WIDGET (self), C_("toast", "Calendar written"), NULL, NULL, NULL);
}

/**
 * fettle_deadlines_page_export:
 * @self: the page
 * @target: where to
 *
 * Writes all dates of all schools as an iCalendar file, which takes the place of an earlier one in one go.
 */
void
fettle_deadlines_page_export (FettleDeadlinesPage *self,
                              GFile               *target)
{
  Export *export;

  g_return_if_fail (FETTLE_IS_DEADLINES_PAGE (self));

  export = g_new0 (Export, 1);
  export->target = g_object_ref (target);
  export->today = fettle_session_get_today (fettle_section_get_session (FETTLE_SECTION (self)));
  fettle_store_read_async (fettle_section_get_store (FETTLE_SECTION (self)), write_calendar, export,
                           (GDestroyNotify) export_free, NULL, calendar_written_cb, g_object_ref (self));
}
