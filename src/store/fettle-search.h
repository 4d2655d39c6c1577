/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleSearchHit:
 * @kind: the kind of record found
 * @record_id: its id
 * @school_id: (nullable): the school it belongs to
 * @school_name: (nullable): its name, where what was found is not the school itself
 * @title: what names it
 * @context: (nullable): words of the record around the first that was found, plain text; %NULL where they are in the title alone
 */
typedef struct
{
  char *kind;
  char *record_id;
  char *school_id;
  char *school_name;
  char *title;
  char *context;
} FettleSearchHit;

void       fettle_search_hit_free (FettleSearchHit      *hit);
GPtrArray *fettle_search          (FettleStore          *store,
                                   const char           *words,
                                   guint                 limit,
                                   GCancellable         *cancellable,
                                   GError              **error);
void       fettle_search_async    (FettleStore          *store,
                                   const char           *words,
                                   guint                 limit,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
GPtrArray *fettle_search_finish   (FettleStore          *store,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
