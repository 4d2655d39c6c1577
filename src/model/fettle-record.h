/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/fettle-field.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_RECORD (fettle_record_get_type ())
G_DECLARE_FINAL_TYPE (FettleRecord, fettle_record, FETTLE, RECORD, GObject)

/**
 * FettleProblem:
 * @field: the field whose value cannot be kept
 * @message: why, in a sentence for people
 */
typedef struct
{
  const FettleField *field;
  char *message;
} FettleProblem;

/*
 * One record of any kind: an id and one value a field, as text (integers in decimal), NULL where unset.
 * A record read from the store is sealed: it never changes. fettle_record_copy() gives one to edit.
 * Setters normalise "" to NULL.
 */
FettleRecord     *fettle_record_new        (const FettleKind *kind,
                                            const char       *id);
FettleRecord     *fettle_record_copy       (FettleRecord     *self);
void              fettle_record_seal       (FettleRecord     *self);
gboolean          fettle_record_is_sealed  (FettleRecord     *self);
const FettleKind *fettle_record_get_kind   (FettleRecord     *self);
const char       *fettle_record_get_id     (FettleRecord     *self);
const char       *fettle_record_get_text   (FettleRecord     *self,
                                            const char       *field);
gint64            fettle_record_get_int    (FettleRecord     *self,
                                            const char       *field,
                                            gint64            fallback);
gboolean          fettle_record_get_flag   (FettleRecord     *self,
                                            const char       *field);
guint32           fettle_record_get_date   (FettleRecord     *self,
                                            const char       *field);
char             *fettle_record_get_words  (FettleRecord     *self,
                                            const char       *field);
const char       *fettle_record_get_nth    (FettleRecord     *self,
                                            guint             index);
void              fettle_record_set_text   (FettleRecord     *self,
                                            const char       *field,
                                            const char       *value);
void              fettle_record_set_int    (FettleRecord     *self,
                                            const char       *field,
                                            gint64            value);
void              fettle_record_set_nth    (FettleRecord     *self,
                                            guint             index,
                                            const char       *value);
gboolean          fettle_record_equal      (FettleRecord     *a,
                                            FettleRecord     *b);
char             *fettle_record_to_json    (FettleRecord     *self);
FettleRecord     *fettle_record_from_json  (const FettleKind *kind,
                                            const char       *id,
                                            const char       *json,
                                            GError          **error);
char             *fettle_record_get_title  (FettleRecord     *self);
GPtrArray        *fettle_record_check      (FettleRecord     *self);
void              fettle_problem_free      (FettleProblem    *problem);

G_END_DECLS
