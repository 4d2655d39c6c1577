/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/fettle-record.h"
#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_RECIPIENTS_FORM (fettle_recipients_form_get_type ())
G_DECLARE_FINAL_TYPE (FettleRecipientsForm, fettle_recipients_form, FETTLE, RECIPIENTS_FORM, AdwWindow)

/* Who has been given a copy, or was consulted: a row for each, and nothing is recorded of a row that nobody confirmed. */
FettleRecipientsForm *fettle_recipients_form_new  (FettleSession        *session,
                                                   GtkWindow            *parent,
                                                   FettleRecord         *school,
                                                   const char           *kind);
void                  fettle_recipients_form_add  (FettleRecipientsForm *self,
                                                   FettleRecord         *record,
                                                   const char           *title,
                                                   const char           *source);
void                  fettle_recipients_form_confirm_only (FettleRecipientsForm *self);
void                  fettle_recipients_form_save (FettleRecipientsForm *self);

G_END_DECLS
