/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/* Rows of boxed lists: what stands in the chain, each with its state in words and its source. */
GtkWidget *fettle_case_row_for_step      (const FettleCaseStep      *step,
                                          const char                *button);
GtkWidget *fettle_case_row_for_clock     (const FettleClock         *clock,
                                          FettleDate                 today,
                                          const char                *subtitle,
                                          GtkWidget *const          *buttons);
GtkWidget *fettle_case_row_for_power     (FettlePower                power,
                                          const FettleResult        *result);
GtkWidget *fettle_case_row_for_recipient (const FettleCaseRecipient *recipient,
                                          guint                      index,
                                          gboolean                   can_write);
GtkWidget *fettle_case_row_for_record    (FettleRecord              *record,
                                          gboolean                   can_write);
void       fettle_case_row_add_badge     (GtkWidget                 *row,
                                          const char                *words,
                                          const char                *css_class);
void       fettle_case_row_add_symbol    (GtkWidget                 *row,
                                          const char                *icon);
char      *fettle_clock_state_to_words   (const FettleClock         *clock,
                                          FettleDate                 today);
char      *fettle_clock_explain          (const FettleClock         *clock);

void       fettle_case_row_add_letters   (GtkWidget                 *row,
                                          FettleRecord              *record);

G_END_DECLS
