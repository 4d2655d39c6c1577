/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/fettle-date.h"
#include "model/fettle-record.h"

G_BEGIN_DECLS

GtkWidget *fettle_row_new        (const char *title,
                                  const char *subtitle);
void       fettle_row_set_words  (gpointer    row,
                                  const char *title,
                                  const char *subtitle);
void       fettle_row_add_inside (AdwExpanderRow *row,
                                  GtkWidget      *child);
GtkWidget *fettle_icon_button    (const char *icon,
                                  const char *name);
GtkWidget *fettle_icon_button_for (const char *icon,
                                  const char *name,
                                  const char *action,
                                  const char *target);
GtkWidget *fettle_remove_button_for (const char *name,
                                     const char *action,
                                     const char *target);
void       fettle_row_add_pencil_and_bin (GtkWidget  *row,
                                          const char *name,
                                          const char *edit,
                                          const char *remove,
                                          const char *id);
GtkWidget *fettle_button_for     (const char *label,
                                  const char *action,
                                  const char *target);
void       fettle_line_add       (GString    *line,
                                  const char *part);
GtkWidget *fettle_button_box_new (GtkWidget *const *buttons);
GtkWidget *fettle_holiday_row_new (FettleRecord *holiday);
GtkListItemFactory *fettle_choice_factory_new (void);
void       fettle_drop_down_set_name (GtkDropDown *self,
                                      const char  *name);

G_END_DECLS
