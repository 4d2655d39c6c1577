/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-import.h"

G_BEGIN_DECLS

/**
 * ImportFixture:
 * @folder: where a test writes its files
 * @store: a register of authority 901
 */
typedef struct
{
  char *folder;
  FettleStore *store;
} ImportFixture;

void                import_set_up        (ImportFixture    *fixture,
                                          gconstpointer     data);
void                import_tear_down     (ImportFixture    *fixture,
                                          gconstpointer     data);
FettleImport       *import_read          (FettleStore      *store,
                                          ...) G_GNUC_NULL_TERMINATED;
char               *import_apply         (FettleImport     *import);
char               *import_files         (FettleStore      *store,
                                          ...) G_GNUC_NULL_TERMINATED;
void                import_authority     (FettleStore      *store,
                                          const char       *code);
void                import_be_authority  (FettleStore      *store,
                                          const char       *code);
guint               import_count_changes (FettleImport     *import,
                                          const char       *kind,
                                          const char       *field);
const FettleImportChange *import_find_change (FettleImport *import,
                                          const char       *kind,
                                          const char       *urn,
                                          const char       *field);
FettleRecord       *import_find_school   (FettleStore      *store,
                                          const char       *urn);
guint               import_count         (FettleStore      *store,
                                          const char       *kind,
                                          const char       *field,
                                          const char       *value);
void                import_assert_clean  (FettleStore      *store);

char         *import_write_file (ImportFixture *fixture,
                                 const char    *name,
                                 const char    *text);
void          import_text       (ImportFixture *fixture,
                                 const char    *name,
                                 const char    *text);
FettleImport *import_read_text  (ImportFixture *fixture,
                                 const char    *name,
                                 const char    *text);

G_END_DECLS
