/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-reader.h"

G_BEGIN_DECLS

/* What the law would say to a batch before it is applied. */
void       fettle_case_review_async  (FettleStore          *store,
                                      const char           *school_id,
                                      FettleBatch          *batch,
                                      FettleDate            today,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GPtrArray *fettle_case_review_finish (FettleStore          *store,
                                      GAsyncResult         *result,
                                      GError              **error);
char      *fettle_case_review_to_words (GPtrArray          *problems,
                                        const char         *code);

G_END_DECLS
