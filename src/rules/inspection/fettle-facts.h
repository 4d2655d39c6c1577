/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "rules/inspection/fettle-outcome.h"

G_BEGIN_DECLS

/* The inspections of one school as the rules want them, with the strings they borrow. Used again for the next school. */
typedef struct _FettleFacts FettleFacts;

FettleFacts                 *fettle_facts_new          (void);
void                         fettle_facts_free         (FettleFacts        *self);
void                         fettle_facts_clear        (FettleFacts        *self);
void                         fettle_facts_add_inspection (FettleFacts      *self,
                                                        FettleRecord       *inspection,
                                                        GPtrArray          *grades);
void                         fettle_facts_add_records  (FettleFacts        *self,
                                                        GPtrArray          *inspections,
                                                        GPtrArray          *grades);
const char                  *fettle_facts_keep         (FettleFacts        *self,
                                                        const char         *text);
FettleInspectionFacts       *fettle_facts_add          (FettleFacts        *self,
                                                        const char         *format,
                                                        const char         *start);
void                         fettle_facts_add_grade    (FettleFacts        *self,
                                                        const char         *area,
                                                        const char         *grade,
                                                        const char         *date);
void                         fettle_facts_parse_grades (FettleFacts        *self,
                                                        const char         *text);
const FettleInspectionFacts *fettle_facts_get          (FettleFacts        *self,
                                                        guint              *n_facts);
const char                  *fettle_facts_get_code     (FettleFacts        *self,
                                                        const FettleOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleFacts, fettle_facts_free)

G_END_DECLS
