/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleDraft:
 *
 * What was typed in a form and not yet saved: kept a second after the last key, offered again by name at next start.
 * Drafts are not logged and not in backups' history; saving the form drops the draft after the batch is in.
 */
typedef struct
{
  char *id;
  char *form;       /* which form: "note", "contact" */
  char *record_id;  /* NULL for a new record */
  char *school_id;  /* NULL where none */
  char *name;       /* for people: "Note for Oak Primary School" */
  char *json;       /* the fields typed so far, as fettle_record_to_json() */
  char *saved_at;   /* UTC */
  char *repeats;    /* NULL; drafts of earlier versions name others here, of whom nothing is recorded */
} FettleDraft;

void       fettle_draft_free   (FettleDraft  *draft);
gboolean   fettle_draft_save   (FettleStore  *store,
                                FettleDraft  *draft,
                                GError      **error);
gboolean   fettle_draft_drop   (FettleStore  *store,
                                const char   *draft_id,
                                GError      **error);
GPtrArray *fettle_draft_list   (FettleStore  *store,
                                GError      **error);

G_END_DECLS
