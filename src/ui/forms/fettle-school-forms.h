/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/forms/fettle-form.h"

G_BEGIN_DECLS

/* The forms of records that belong to a school: "note", "contact", "fact-override", "document", "school-holiday". */
FettleForm *fettle_school_form_new     (FettleSession *session,
                                        GtkWindow     *parent,
                                        FettleRecord  *school,
                                        const char    *form,
                                        FettleRecord  *saved,
                                        FettleRecord  *typed,
                                        const char    *draft_id);
FettleForm *fettle_school_form_correct (FettleSession *session,
                                        GtkWindow     *parent,
                                        FettleRecord  *school,
                                        const char    *field,
                                        FettleRecord  *saved);
FettleForm *fettle_school_form_attach  (FettleSession *session,
                                        GtkWindow     *parent,
                                        FettleRecord  *school,
                                        GFile         *file,
                                        GBytes        *bytes,
                                        const char    *sha256);

G_END_DECLS
