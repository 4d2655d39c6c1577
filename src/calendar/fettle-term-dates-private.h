/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/fettle-term-dates.h"

G_BEGIN_DECLS

void     fettle_term_dates_add      (FettleTermDates *dates,
                                     guint            line,
                                     const char      *text,
                                     const char      *title,
                                     FettleDate       first,
                                     FettleDate       last);
void     fettle_term_dates_complain (FettleTermDates *dates,
                                     guint            line,
                                     const char      *text,
                                     const char      *why);
gboolean fettle_term_dates_is_ics   (const char      *text);
void     fettle_term_dates_read_ics (FettleTermDates *dates,
                                     const char      *text);
gboolean fettle_term_dates_has_span (const char      *line);
void     fettle_term_dates_read_line (FettleTermDates *dates,
                                     guint            number,
                                     const char      *line);

G_END_DECLS
