/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/forms/fettle-form.h"
#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/**
 * FettleCaseForm:
 * @kind: the kind of record that it edits
 * @title: (translatable): title of the form, in header capitals
 * @add_label: (translatable): what a new record does; %s is the school
 * @edit_label: (translatable): what a changed record does; %s is the school
 * @part4: only for a maintained school (Education and Inspections Act 2006 Part 4)
 * @sections: (array zero-terminated=1): its fields under headings
 */
typedef struct
{
  const char *kind;
  const char *title;
  const char *add_label;
  const char *edit_label;
  gboolean part4;
  FettleFormSection sections[9];
} FettleCaseForm;

FettleFormLabelFunc   fettle_case_form_get_labeller (const char *kind);
const FettleCaseForm *fettle_case_form_find    (const char           *kind);
FettleRecord         *fettle_case_form_begin   (const FettleCaseData *data,
                                                const char           *kind,
                                                FettleDate            today);
FettleForm           *fettle_case_form_new     (FettleSession        *session,
                                                GtkWindow            *parent,
                                                FettleRecord         *school,
                                                FettleRecord         *record,
                                                FettleRecord         *saved,
                                                const char           *draft_id);
void                  fettle_case_form_remind  (FettleSession        *session,
                                                GtkWindow            *parent,
                                                const FettleCaseData *data,
                                                const FettleClock    *clock);
void                  fettle_case_form_change_date (FettleSession    *session,
                                                GtkWindow            *parent,
                                                const FettleCaseData *data,
                                                const FettleClock    *clock);
void                  fettle_case_form_mark_done (GtkWidget         *widget,
                                                FettleSession        *session,
                                                const FettleCaseData *data,
                                                const char           *deadline_id);
char                 *fettle_case_form_make_label (const FettleCaseForm *form,
                                                FettleRecord         *school);

G_END_DECLS
