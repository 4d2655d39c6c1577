/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-roll.h"
#include "imports/fettle-rows.h"
#include "store/fettle-reference.h"

G_BEGIN_DECLS

/**
 * FettleFact:
 *
 * One record of a public dataset kept in memory: those of the schools that the authority follows. Boxed, immutable.
 */
typedef struct _FettleFact FettleFact;

FettleFact *fettle_fact_new        (const char *const *columns,
                                    const char *const *values);
FettleFact *fettle_fact_new_from_table (const char *const *columns,
                                    GHashTable        *table);
FettleFact *fettle_fact_ref        (FettleFact        *fact);
void        fettle_fact_unref      (FettleFact        *fact);
const char *fettle_fact_get        (const FettleFact  *fact,
                                    const char        *field);
gboolean    fettle_fact_carries    (const FettleFact  *fact,
                                    const char        *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleFact, fettle_fact_unref)

/**
 * FettleStagedFile:
 * @layout: what the file is
 * @source: what is said of it
 * @load: (nullable): its load of the reference, begun and not committed; %NULL where the same file was imported before
 * @columns: fields of its records
 * @facts: (element-type utf8 GPtrArray): its records of the schools that matter, by URN
 * @roll: the schools that it names; of links, those whose links they are
 * @n_rows: rows that are about a school, with records or without
 * @authorities: LA codes that it has rows of
 * @repeated: whether the reference holds this very file
 * @merge: whether it replaces only the rows that it carries
 *
 * One table of a file, read and ready to be put in place.
 */
typedef struct
{
  FettleLayout *layout;
  FettleSourceInfo *source;
  FettleReferenceLoad *load;
  GStrv columns;
  GHashTable *facts;
  GHashTable *authorities;
  FettleRoll *roll;
  guint n_rows;
  gboolean repeated;
  gboolean merge;
} FettleStagedFile;

/**
 * FettleStagedWanted:
 *
 * Says whether the records of a URN are kept in memory besides.
 */
typedef gboolean (*FettleStagedWanted) (const char *urn,
                                        const char *la_code,
                                        gpointer    user_data);

FettleStagedFile *fettle_staged_file_read (FettleStore         *store,
                                           FettleSheet         *sheet,
                                           FettleLayout        *layout,
                                           const char          *file_name,
                                           const char          *sha256,
                                           FettleHeld          *held,
                                           FettleIssues        *issues,
                                           gboolean            *again,
                                           FettleStagedWanted   wanted,
                                           gpointer             wanted_data,
                                           FettleProgressFunc   progress,
                                           gpointer             progress_data,
                                           GCancellable        *cancellable,
                                           GError             **error);
void              fettle_staged_file_refuse_empty
                                          (FettleStagedFile    *file,
                                           GError             **error);
void              fettle_staged_file_free (FettleStagedFile    *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleStagedFile, fettle_staged_file_free)

G_END_DECLS
