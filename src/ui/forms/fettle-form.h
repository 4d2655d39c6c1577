/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/fettle-draft.h"
#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

/**
 * FettleFormSection:
 * @title: (translatable): its heading
 * @about: (nullable) (translatable): what the law asks, or how to fill it in
 * @later: only shown when a record that is in the register is edited: the answer, the end
 * @fields: (array zero-terminated=1): the fields, in their order
 *
 * A part of a long form.
 */
typedef struct
{
  const char *title;
  const char *about;
  gboolean later;
  const char *fields[18];
} FettleFormSection;

/**
 * FettleFormLabelFunc:
 * @record: what was typed, as it is saved
 * @name: of the school
 *
 * Returns: (transfer full) (nullable): what saving it has done, with the day that was typed; %NULL where the form's own label says all
 */
typedef char *(*FettleFormLabelFunc) (FettleRecord *record,
                                      const char   *name);

/**
 * FettleFormSpec:
 * @form: (nullable): which form, as kept with a draft; %NULL: no draft is kept
 * @title: the form's title, in header capitals
 * @draft_name: what it is, for people: "Note for Oak Primary School"
 * @batch_label: what saving it has done, as the history and the toast say it: "Note added to Oak Primary School"
 * @make_label: (nullable): makes that label from what was typed
 * @label_name: (nullable): for @make_label
 * @fields: (array zero-terminated=1): the fields to edit, in their order
 * @instead: (nullable): used in place of the kind's own field of the same name; copied
 * @sections: (nullable) (array zero-terminated=1): in place of @fields, the fields under headings
 * @about: (nullable): what the form is about, above its fields
 * @school_id: (nullable): the school whose case is checked against the law before saving
 */
typedef struct
{
  const char *form;
  const char *title;
  const char *draft_name;
  const char *batch_label;
  FettleFormLabelFunc make_label;
  const char *label_name;
  const char *const *fields;
  const FettleField *instead;
  const FettleFormSection *sections;
  const char *about;
  const char *school_id;
} FettleFormSpec;

#define FETTLE_TYPE_FORM (fettle_form_get_type ())
G_DECLARE_FINAL_TYPE (FettleForm, fettle_form, FETTLE, FORM, AdwWindow)

/* A record in a window of its own, with Cancel and Save. What is typed is kept as a draft until it is saved or thrown away.
 * Signal "fill-batch" (FettleBatch *, FettleRecord *): the batch may take more along than the record. */
FettleForm *fettle_form_new   (FettleSession        *session,
                               GtkWindow            *parent,
                               const FettleFormSpec *spec,
                               FettleRecord         *record,
                               FettleRecord         *believed,
                               const char           *draft_id);
void        fettle_form_save  (FettleForm           *self);
void        fettle_form_focus_field (FettleForm     *self,
                               const char           *field);

G_END_DECLS
