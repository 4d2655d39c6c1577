/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "rules/fettle-result.h"

G_BEGIN_DECLS

/* An inspection that a list of latest inspections no longer has. The list says nothing of the law: Ofsted is asked. */
gboolean  fettle_withdrawn_counts       (FettleRecord *inspection);
gboolean  fettle_withdrawn_is_confirmed (FettleRecord *inspection,
                                         FettleDate    on);
gboolean  fettle_withdrawn_is_open      (FettleRecord *inspection);
char     *fettle_withdrawn_to_words     (FettleRecord *inspection);
char     *fettle_withdrawn_to_question  (FettleRecord *inspection);

G_END_DECLS
