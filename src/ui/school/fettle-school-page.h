/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SCHOOL_PAGE (fettle_school_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolPage, fettle_school_page, FETTLE, SCHOOL_PAGE, FettleSection)

void        fettle_school_page_set_school (FettleSchoolPage *self,
                                           const char       *school_id);
const char *fettle_school_page_get_school (FettleSchoolPage *self);
void        fettle_school_page_open_case  (GtkWidget        *from,
                                           const char       *school_id);
void        fettle_school_page_open_visits (GtkWidget      *from,
                                           const char       *school_id);
void        fettle_school_page_open_record (GtkWidget      *from,
                                           const char       *school_id,
                                           const char       *view,
                                           const char       *record_id);
void        fettle_school_page_add_note   (FettleSchoolPage *self);
void        fettle_school_page_attach     (FettleSchoolPage *self,
                                           GFile            *file);
gboolean    fettle_school_page_is_loaded  (FettleSchoolPage *self);

G_END_DECLS
