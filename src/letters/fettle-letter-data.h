/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"

G_BEGIN_DECLS

/**
 * FettleLetterData:
 *
 * What a letter is filled from: typed values by dotted name ("school.name"), and lists of further such data
 * ("actions", each with an "action" and a "by"). It knows nothing of the register.
 */
typedef struct _FettleLetterData FettleLetterData;

FettleLetterData *fettle_letter_data_new        (void);
void              fettle_letter_data_free       (FettleLetterData       *self);
void              fettle_letter_data_set_text   (FettleLetterData       *self,
                                                 const char             *name,
                                                 const char             *text);
void              fettle_letter_data_set_date   (FettleLetterData       *self,
                                                 const char             *name,
                                                 FettleDate              date);
void              fettle_letter_data_set_money  (FettleLetterData       *self,
                                                 const char             *name,
                                                 gint64                  pence);
void              fettle_letter_data_set_days   (FettleLetterData       *self,
                                                 const char             *name,
                                                 guint                   half_days);
void              fettle_letter_data_set_flag   (FettleLetterData       *self,
                                                 const char             *name,
                                                 gboolean                flag);
FettleLetterData *fettle_letter_data_add_item   (FettleLetterData       *self,
                                                 const char             *list);
gboolean          fettle_letter_data_has        (const FettleLetterData *self,
                                                 const char             *name);
char             *fettle_letter_data_to_words   (const FettleLetterData *self,
                                                 const char             *name);
guint             fettle_letter_data_get_n_items (const FettleLetterData *self,
                                                 const char             *list);
FettleLetterData *fettle_letter_data_get_item   (const FettleLetterData *self,
                                                 const char             *list,
                                                 guint                   item);

char             *fettle_letter_date_to_words   (FettleDate              date);
char             *fettle_letter_money_to_words  (gint64                  pence);
char             *fettle_letter_days_to_words   (guint                   half_days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleLetterData, fettle_letter_data_free)

G_END_DECLS
