/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-holidays-view.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "rules/fettle-holidays.h"
#include "ui/data/fettle-term-dates-window.h"
#include "ui/forms/fettle-form.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-list-update.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleHolidaysView
{
  AdwBin parent_instance;

  GtkListBox *public_list;
  GtkListBox *school_list;

  GListStore *public_days;
  GListStore *school_holidays;
  GHashTable *saved; /* ISO date -> the register's own record of that day */
  FettleSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleHolidaysView, fettle_holidays_view, ADW_TYPE_BIN)

typedef struct
{
  GPtrArray *bank;
  GPtrArray *school;
} Holidays;

static void
holidays_free (Holidays *holidays)
{
  g_clear_pointer (&holidays->bank, g_ptr_array_unref);
  g_clear_pointer (&holidays->school, g_ptr_array_unref);
  g_free (holidays);
}

static void
read_holidays (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  Holidays *holidays = g_new0 (Holidays, 1);

  if ((holidays->bank = fettle_store_list (source, "bank-holiday", NULL, NULL, &error))
      && (holidays->school = fettle_store_list (source, "school-holiday", NULL, NULL, &error)))
    {
      g_task_return_pointer (task, holidays, (GDestroyNotify) holidays_free);
      return;
    }
  holidays_free (holidays);
  g_task_return_error (task, error);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 (fettle_record_get_text (*(FettleRecord *const *) a, "date"),
                    fettle_record_get_text (*(FettleRecord *const *) b, "date"));
}

static int
compare_holidays (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (fettle_record_get_text (*(FettleRecord *const *) a, "first"),
                    fettle_record_get_text (*(FettleRecord *const *) b, "first"));
}

/* The day's record as the register has it or would have it: the same id on every laptop, and the one that an import uses. */
static FettleRecord *
make_day (FettleDate  date,
          const char *title)
{
  g_autofree char *iso = fettle_date_to_iso (date);
  g_autofree char *name = g_strconcat ("bank-holiday:", iso, NULL);
  g_autofree char *id = fettle_id_from_name (name);
  FettleRecord *record = fettle_record_new (fettle_kind_get ("bank-holiday"), id);

  fettle_record_set_text (record, "date", iso);
  fettle_record_set_text (record, "title", title);
  return record;
}

static void
remember_saved (FettleHolidaysView *self,
                GPtrArray          *bank)
{
  g_hash_table_remove_all (self->saved);
  for (guint i = 0; i < bank->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (bank, i);

      g_hash_table_insert (self->saved, g_strdup (fettle_record_get_text (record, "date")), g_object_ref (record));
    }
}

/* Last year's days may still be counted with; older ones are history. */
static GPtrArray *
list_days (FettleHolidaysView *self,
           GPtrArray          *bank)
{
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (bank, NULL, NULL);
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);
  FettleDate first, last, since;
  int year;

  fettle_date_get_ymd (fettle_session_get_today (self->session), &year, NULL, NULL);
  since = fettle_date_new (year - 1, 1, 1);
  fettle_calendar_get_range (calendar, &first, &last);
  for (FettleDate day = MAX (first, since); day <= last; day++)
    if (fettle_calendar_get_bank_holiday (calendar, day))
      g_ptr_array_add (days, make_day (day, fettle_calendar_get_bank_holiday (calendar, day)));
  for (guint i = 0; i < bank->len; i++)
    if (fettle_record_get_flag (g_ptr_array_index (bank, i), "removed"))
      g_ptr_array_add (days, g_object_ref (g_ptr_array_index (bank, i)));
  g_ptr_array_sort (days, compare_days);
  return days;
}

/* A school's own holidays are on its page. */
static void
keep_everyones (GPtrArray *holidays)
{
  for (guint i = holidays->len; i > 0; i--)
    if (fettle_record_get_text (g_ptr_array_index (holidays, i - 1), "school"))
      g_ptr_array_remove_index (holidays, i - 1);
}

static gboolean
same_record (gconstpointer a,
             gconstpointer b)
{
  return fettle_record_equal ((FettleRecord *) a, (FettleRecord *) b);
}

static void
holidays_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleHolidaysView) self = user_data;
  g_autoptr (GError) error = NULL;
  Holidays *holidays = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  g_autoptr (GPtrArray) days = NULL;
  FettleFocus *held;

  if (!holidays)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Holidays Could Not Be Read"), error);
      return;
    }
  remember_saved (self, holidays->bank);
  days = list_days (self, holidays->bank);
  keep_everyones (holidays->school);
  g_ptr_array_sort (holidays->school, compare_holidays);
  held = fettle_focus_hold (GTK_WIDGET (self));
  fettle_list_update (self->public_days, days, same_record);
  fettle_list_update (self->school_holidays, holidays->school, same_record);
  fettle_focus_give_back (held);
  holidays_free (holidays);
}

static void
refresh (FettleHolidaysView *self)
{
  fettle_store_read_async (fettle_session_get_store (self->session), read_holidays, NULL, NULL, self->cancellable,
                           holidays_read_cb, g_object_ref (self));
}

static void
store_changed_cb (FettleHolidaysView *self,
                  FettleChangeSet    *changes)
{
  if (fettle_change_set_is_everything (changes) || fettle_change_set_has_kind (changes, "bank-holiday")
      || fettle_change_set_has_kind (changes, "school-holiday"))
    refresh (self);
}

static void
apply (FettleHolidaysView *self,
       FettleBatch        *batch)
{
  fettle_host_apply (GTK_WIDGET (self), batch, _("Holidays Not Changed"));
}

static FettleRecord *
find_in (GListStore *list,
         const char *field,
         const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (FettleRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (field ? fettle_record_get_text (record, field) : fettle_record_get_id (record), value) == 0)
        return g_steal_pointer (&record);
    }
  return NULL;
}

/* A day that the officer added goes; one that came with the program is marked as taken off the list. */
static void
remove_day_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *target)
{
  FettleHolidaysView *self = FETTLE_HOLIDAYS_VIEW (widget);
  const char *iso = g_variant_get_string (target, NULL);
  g_autoptr (FettleRecord) day = find_in (self->public_days, "date", iso);
  FettleRecord *saved = g_hash_table_lookup (self->saved, iso);
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *date = NULL;
  g_autofree char *label = NULL;

  if (!day)
    return;
  date = fettle_date_iso_to_words (iso);
  /* Translators: %s is a date. */
  label = g_strdup_printf (C_("step", "%s taken off the public holidays"), date);
  batch = fettle_batch_new (label);
  if (saved)
    fettle_batch_remove (batch, saved);
  else
    {
      /* Not on the one that is shown: the list would not see that it reads otherwise. */
      g_autoptr (FettleRecord) removed = fettle_record_copy (day);

      fettle_record_set_int (removed, "removed", 1);
      fettle_batch_put (batch, removed, NULL);
    }
  apply (self, batch);
}

static void
restore_day_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  FettleHolidaysView *self = FETTLE_HOLIDAYS_VIEW (widget);
  FettleRecord *saved = g_hash_table_lookup (self->saved, g_variant_get_string (target, NULL));
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *date = NULL;
  g_autofree char *label = NULL;

  if (!saved)
    return;
  date = fettle_date_iso_to_words (fettle_record_get_text (saved, "date"));
  /* Translators: %s is a date. */
  label = g_strdup_printf (C_("step", "%s counted as a public holiday again"), date);
  batch = fettle_batch_new (label);
  fettle_batch_remove (batch, saved);
  apply (self, batch);
}

static void
remove_holiday_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *target)
{
  FettleHolidaysView *self = FETTLE_HOLIDAYS_VIEW (widget);
  g_autoptr (FettleRecord) holiday = find_in (self->school_holidays, NULL, g_variant_get_string (target, NULL));
  g_autoptr (FettleBatch) batch = fettle_batch_new (C_("step", "School holiday removed"));

  if (!holiday)
    return;
  fettle_batch_remove (batch, holiday);
  apply (self, batch);
}

static void
present_form (FettleHolidaysView *self,
              const char         *kind,
              FettleRecord       *saved)
{
  static const char *const day_fields[] = { "date", "title", NULL };
  static const char *const holiday_fields[] = { "title", "first", "last", "reading", NULL };
  gboolean is_day = g_str_equal (kind, "bank-holiday");
  const FettleFormSpec spec = {
    .title = is_day ? _("Public Holiday") : _("School Holiday"),
    .draft_name = is_day ? _("Public holiday") : _("School holiday"),
    .batch_label = is_day ? C_("step", "Public holiday added") : saved ? C_("step", "School holiday changed") : C_("step", "School holiday added"),
    .fields = is_day ? day_fields : holiday_fields,
  };
  g_autofree char *id = fettle_id_new ();
  g_autoptr (FettleRecord) record = saved ? fettle_record_copy (saved) : fettle_record_new (fettle_kind_get (kind), id);

  gtk_window_present (GTK_WINDOW (fettle_form_new (self->session, GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))), &spec,
                                                   record, saved, NULL)));
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  present_form (FETTLE_HOLIDAYS_VIEW (widget), g_variant_get_string (target, NULL), NULL);
}

static void
add_term_dates_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *target)
{
  gtk_window_present (GTK_WINDOW (fettle_term_dates_window_new (GTK_WINDOW (fettle_host_of (widget)),
                                                                FETTLE_HOLIDAYS_VIEW (widget)->session)));
}

static void
edit_holiday_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  FettleHolidaysView *self = FETTLE_HOLIDAYS_VIEW (widget);
  g_autoptr (FettleRecord) holiday = find_in (self->school_holidays, NULL, g_variant_get_string (target, NULL));

  if (holiday)
    present_form (self, "school-holiday", holiday);
}

static GtkWidget *
make_day_cb (gpointer item,
             gpointer user_data)
{
  FettleHolidaysView *self = user_data;
  FettleRecord *day = item;
  const char *iso = fettle_record_get_text (day, "date");
  g_autofree char *date = fettle_date_to_words (fettle_record_get_date (day, "date"));
  gboolean removed = fettle_record_get_flag (day, "removed");
  GtkWidget *row = fettle_row_new (date, removed ? _("Taken off the list: it counts as a working day")
                                                 : fettle_record_get_text (day, "title"));
  g_autofree char *name = NULL;

  fettle_focus_set_key (row, iso);
  if (!fettle_session_can_write (self->session))
    return row;
  if (removed)
    /* Translators: %s is a date. */
    name = g_strdup_printf (_("Count as a holiday again: %s"), date);
  else
    /* Translators: %s is a date. */
    name = g_strdup_printf (_("Take off the list: %s"), date);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             removed ? fettle_icon_button_for ("edit-undo-symbolic", name, "holidays.restore-day", iso)
                                     : fettle_remove_button_for (name, "holidays.remove-day", iso));
  return row;
}

static GtkWidget *
make_holiday_cb (gpointer item,
                 gpointer user_data)
{
  FettleHolidaysView *self = user_data;
  const char *id = fettle_record_get_id (item);
  g_autofree char *title = fettle_record_get_title (item);
  GtkWidget *row = fettle_holiday_row_new (item);

  fettle_focus_set_key (row, id);
  if (fettle_session_can_write (self->session))
    fettle_row_add_pencil_and_bin (row, title, "holidays.edit-holiday", "holidays.remove-holiday", id);
  return row;
}

static void
fettle_holidays_view_dispose (GObject *object)
{
  FettleHolidaysView *self = FETTLE_HOLIDAYS_VIEW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->public_days);
  g_clear_object (&self->school_holidays);
  g_clear_pointer (&self->saved, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fettle_holidays_view_parent_class)->dispose (object);
}

static void
fettle_holidays_view_class_init (FettleHolidaysViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_holidays_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-holidays-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleHolidaysView, public_list);
  gtk_widget_class_bind_template_child (widget_class, FettleHolidaysView, school_list);
  gtk_widget_class_install_action (widget_class, "holidays.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "holidays.add-term-dates", NULL, add_term_dates_action);
  gtk_widget_class_install_action (widget_class, "holidays.remove-day", "s", remove_day_action);
  gtk_widget_class_install_action (widget_class, "holidays.restore-day", "s", restore_day_action);
  gtk_widget_class_install_action (widget_class, "holidays.edit-holiday", "s", edit_holiday_action);
  gtk_widget_class_install_action (widget_class, "holidays.remove-holiday", "s", remove_holiday_action);
}

static void
fettle_holidays_view_init (FettleHolidaysView *self)
{
  GtkWidget *nothing = gtk_label_new (_("No holidays yet. Without them the days of school holidays are counted as working days."));

  self->cancellable = g_cancellable_new ();
  self->public_days = g_list_store_new (FETTLE_TYPE_RECORD);
  self->school_holidays = g_list_store_new (FETTLE_TYPE_RECORD);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "placeholder");
  gtk_list_box_set_placeholder (self->school_list, nothing);
  gtk_list_box_bind_model (self->public_list, G_LIST_MODEL (self->public_days), make_day_cb, self, NULL);
  gtk_list_box_bind_model (self->school_list, G_LIST_MODEL (self->school_holidays), make_holiday_cb, self, NULL);
}

/**
 * fettle_holidays_view_set_session:
 * @self: the view
 * @session: the session
 *
 * Shows the public holidays that days are counted with, and the holidays of the authority's schools, and follows their changes.
 */
void
fettle_holidays_view_set_session (FettleHolidaysView *self,
                                  FettleSession      *session)
{
  g_return_if_fail (FETTLE_IS_HOLIDAYS_VIEW (self));
  g_return_if_fail (FETTLE_IS_SESSION (session));

  g_set_object (&self->session, session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.add", fettle_session_can_write (session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.add-term-dates", fettle_session_can_write (session));
  g_signal_connect_object (fettle_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
