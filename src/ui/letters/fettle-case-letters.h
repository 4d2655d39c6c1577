/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

/* Letters that are written from a record of an intervention. */
GMenuModel *fettle_case_letters_make_menu (FettleRecord  *record);
char       *fettle_case_letters_list_gaps (GPtrArray     *gaps);
void        fettle_case_letters_write     (GtkWidget     *widget,
                                           FettleSession *session,
                                           const char    *letter_id,
                                           const char    *record_id,
                                           const char    *ending);
void        fettle_case_letters_write_to  (GtkWidget     *widget,
                                           FettleSession *session,
                                           const char    *letter_id,
                                           const char    *record_id,
                                           GFile         *target);

G_END_DECLS
