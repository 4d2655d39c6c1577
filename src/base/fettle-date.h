/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FettleDate:
 *
 * A day as a count of days (the Julian day of #GDate, day 1 is 1 January of year 1).
 * Days are subtracted and compared as plain numbers. %FETTLE_DATE_NONE is "no such date".
 */
typedef guint32 FettleDate;

#define FETTLE_DATE_NONE ((FettleDate) 0)

/* Years that the register keeps: year 1 and year 9999 stand in files for "not known" and "never". */
#define FETTLE_DATE_FIRST_YEAR 1000
#define FETTLE_DATE_LAST_YEAR 2999

FettleDate  fettle_date_new            (int          year,
                                        int          month,
                                        int          day);
FettleDate  fettle_date_parse_iso      (const char  *iso);
FettleDate  fettle_date_parse          (const char  *text);
char       *fettle_date_parse_partial  (const char  *text);
FettleDate  fettle_date_parse_typed    (const char  *text,
                                        FettleDate   today);
char       *fettle_date_iso_from_typed (const char  *text,
                                        FettleDate   today);
gboolean    fettle_date_is_partial_iso (const char  *iso);
gboolean    fettle_date_is_kept        (FettleDate   date);
char       *fettle_date_to_iso         (FettleDate   date);
char       *fettle_date_to_words       (FettleDate   date);
char       *fettle_date_distance_to_words (FettleDate date,
                                        FettleDate   today);
char       *fettle_date_iso_to_words   (const char  *iso);
void        fettle_date_get_ymd        (FettleDate   date,
                                        int         *year,
                                        int         *month,
                                        int         *day);
int         fettle_date_get_weekday    (FettleDate   date);
FettleDate  fettle_date_add_months     (FettleDate   date,
                                        int          months);
FettleDate  fettle_date_last_of_month  (FettleDate   date);
FettleDate  fettle_date_from_excel     (double       serial,
                                        gboolean     epoch_1904);
FettleDate  fettle_date_today          (void);
char       *fettle_date_iso_to_english (const char  *iso);
char       *fettle_date_format_english (FettleDate   date,
                                        const char  *pattern);
char       *fettle_moment_format       (GDateTime   *moment,
                                        const char  *pattern);
char       *fettle_moment_format_english (GDateTime *moment,
                                        const char  *pattern);
char       *fettle_moment_now          (void);
char       *fettle_moment_to_words     (const char  *moment);

G_END_DECLS
