/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/fettle-rows.h"

/* A list of rows is drawn whole; what is not decided on now is offered again by the next import. */
#define SHOWN_AT_MOST 400

static char *
offer_title (FettleImportChange *offer)
{
  if (g_str_equal (offer->kind, "predecessor"))
    /* Translators: %1$s is a school, %2$s the URN it may have had, %3$s the URN that it had next. */
    return g_strdup_printf (_("%1$s: was %2$s before %3$s"), offer->school, offer->before, offer->after);
  /* Translators: %1$s is a school, %2$s the old URN, %3$s the new URN. */
  return g_strdup_printf (_("%1$s: %2$s becomes %3$s"), offer->school, offer->before, offer->after);
}

static GtkWidget *
make_offer (FettleImportChange *offer)
{
  g_autofree char *title = offer_title (offer);
  GtkWidget *row = fettle_row_new (title, offer->note);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static GtkCheckButton *
check_at (FettleImportWindow *self,
          guint               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->offers, index);

  return row ? GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))) : NULL;
}

/**
 * fettle_import_window_fill_offers:
 * @self: the window, with an import that was read
 *
 * Shows the links to schools under another URN that the officer decides on, each with its evidence.
 */
void
fettle_import_window_fill_offers (FettleImportWindow *self)
{
  GPtrArray *offers = fettle_import_get_offers (self->import);

  for (guint i = 0; i < MIN (offers->len, SHOWN_AT_MOST); i++)
    gtk_list_box_append (self->offers, make_offer (g_ptr_array_index (offers, i)));
  if (offers->len > SHOWN_AT_MOST)
    {
      /* Translators: %1$u is how many are shown, %2$u how many there are. */
      g_autofree char *words = g_strdup_printf (_("The first %1$u of %2$u are shown; the others are offered again by the next import."),
                                                SHOWN_AT_MOST, offers->len);

      gtk_label_set_text (self->more_offers, words);
      gtk_widget_set_visible (GTK_WIDGET (self->more_offers), TRUE);
    }
  adw_view_stack_page_set_badge_number (self->offers_page, offers->len);
  adw_view_stack_page_set_visible (self->offers_page, offers->len > 0);
}

/**
 * fettle_import_window_tick_offers:
 * @self: the window
 * @on: whether to agree
 *
 * Agrees with every offer, or with none.
 */
void
fettle_import_window_tick_offers (FettleImportWindow *self,
                                  gboolean            on)
{
  GtkCheckButton *check;

  for (guint i = 0; (check = check_at (self, i)); i++)
    gtk_check_button_set_active (check, on);
}

/**
 * fettle_import_window_accept_offers:
 * @self: the window
 *
 * Tells the import what the officer agreed with.
 */
void
fettle_import_window_accept_offers (FettleImportWindow *self)
{
  GPtrArray *offers = fettle_import_get_offers (self->import);
  GtkCheckButton *check;

  for (guint i = 0; (check = check_at (self, i)); i++)
    {
      FettleImportChange *offer = g_ptr_array_index (offers, i);

      if (gtk_check_button_get_active (check))
        fettle_import_accept_successor (self->import, offer->before, offer->after);
    }
}
