/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-page-private.h"

#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-host.h"

/* Rows have no place to scroll to before the frame in which they are laid out is over. */
static gboolean
seek_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       begun)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);

  if (gdk_frame_clock_get_frame_counter (clock) < *(gint64 *) begun + 2)
    return G_SOURCE_CONTINUE;
  self->seek_tick = 0;
  if (fettle_focus_reveal (adw_view_stack_get_visible_child (self->views), self->sought)
      || (self->data && fettle_intervention_view_is_loaded (self->intervention)))
    g_clear_pointer (&self->sought, g_free);
  return G_SOURCE_REMOVE;
}

/**
 * fettle_school_page_seek:
 * @self: the page
 *
 * Goes to the record that the page was opened for, if it has been read. To be called whenever something has been read.
 */
void
fettle_school_page_seek (FettleSchoolPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 *begun;

  g_return_if_fail (FETTLE_IS_SCHOOL_PAGE (self));

  if (!self->sought || self->seek_tick || !clock)
    return;
  fettle_school_summary_reach (self->summary, self->sought);
  begun = g_new (gint64, 1);
  *begun = gdk_frame_clock_get_frame_counter (clock);
  self->seek_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), seek_cb, begun, g_free);
}

/**
 * fettle_school_page_stop_seeking:
 * @self: the page
 *
 * Goes to no record any more: another school is shown, or none.
 */
void
fettle_school_page_stop_seeking (FettleSchoolPage *self)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_PAGE (self));

  if (self->seek_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->seek_tick);
  self->seek_tick = 0;
  g_clear_pointer (&self->sought, g_free);
}

/**
 * fettle_school_page_open_record:
 * @from: any widget of the window
 * @school_id: id of a school record
 * @view: the tab that has the record: "summary", "inspections", "intervention", "visits"
 * @record_id: id of a record of the school
 *
 * Goes to the school, to that tab, and puts the keyboard on the record, scrolled to, as soon as it has been read.
 */
void
fettle_school_page_open_record (GtkWidget  *from,
                                const char *school_id,
                                const char *view,
                                const char *record_id)
{
  FettleHost *window = fettle_host_of (from);
  FettleSchoolPage *self;

  g_return_if_fail (FETTLE_IS_HOST (window));

  fettle_host_open_school (from, school_id);
  self = FETTLE_SCHOOL_PAGE (fettle_host_get_section (window, "school"));
  adw_view_stack_set_visible_child_name (self->views, view);
  fettle_school_page_stop_seeking (self);
  self->sought = g_strdup (record_id);
  fettle_school_page_seek (self);
}
