/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-date-button.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"

/* The button of an entry, its calendar, and the month that the calendar shows: another month is not yet another day. */
typedef struct
{
  GtkEditable *entry;
  GtkMenuButton *button;
  GtkCalendar *calendar;
  int month;
  gboolean following;
} DateButton;

static void
turn_to (DateButton *self,
         FettleDate  date)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, day_of_month;

  fettle_date_get_ymd (date, &year, &month, &day_of_month);
  day = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);
  self->following = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->following = FALSE;
  self->month = year * 12 + month;
}

/* Opened, it shows the day that was typed. */
static void
shown_cb (DateButton *self)
{
  FettleDate today = fettle_date_today ();
  FettleDate date = fettle_date_parse_typed (gtk_editable_get_text (self->entry), today);

  turn_to (self, date != FETTLE_DATE_NONE ? date : today);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

/* Returns whether another month is shown than before. */
static gboolean
write_day (DateButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  int month = g_date_time_get_year (day) * 12 + g_date_time_get_month (day);
  g_autofree char *iso = fettle_moment_format_english (day, "%Y-%m-%d");
  g_autofree char *words = fettle_date_iso_to_words (iso);
  gboolean turned = month != self->month;

  self->month = month;
  gtk_editable_set_text (self->entry, words);
  return turned;
}

static void
day_selected_cb (DateButton *self)
{
  if (!self->following && !write_day (self))
    gtk_menu_button_popdown (self->button);
}

/* The same day of another month is told by this alone. */
static void
turned_cb (DateButton *self)
{
  if (!self->following)
    write_day (self);
}

/**
 * fettle_date_button_new:
 * @entry: an entry for a date, which the button is then placed beside
 * @label: what the date is
 *
 * Makes a button that opens a calendar. A day chosen in it is written into the entry, as if it had been typed.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
fettle_date_button_new (GtkEditable *entry,
                        const char  *label)
{
  DateButton *self;
  GtkWidget *popover;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (DateButton, 1);
  self->entry = entry;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_icon_name (self->button, "fettle-calendar-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Choose a day"));
  /* Translators: %s is the label of a date, such as Given. */
  name = g_strdup_printf (_("Choose a day: %s"), label);
  /* What takes the focus is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (self->button), "fettle-date-button", self, g_free);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_signal_connect_swapped (self->calendar, "notify::month", G_CALLBACK (turned_cb), self);
  g_signal_connect_swapped (self->calendar, "notify::year", G_CALLBACK (turned_cb), self);
  return GTK_WIDGET (self->button);
}
