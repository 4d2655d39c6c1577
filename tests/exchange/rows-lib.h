/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-rows.h"

G_BEGIN_DECLS

/**
 * RowsRead:
 *
 * A file as its rows were read: a table of field and value a record.
 */
typedef struct
{
  FettleLayout *layout;
  GPtrArray *records;
  FettleIssues *issues;
  GError *error;
  char *newest;
} RowsRead;

RowsRead   *rows_read_file (const char *path);
RowsRead   *rows_read_text (const char *text);
RowsRead   *rows_read_row  (const char *heading,
                            ...) G_GNUC_NULL_TERMINATED;
void        rows_free      (RowsRead   *read);
const char *rows_get       (RowsRead   *read,
                            guint       record,
                            const char *field);
const char *rows_get_part  (RowsRead   *read,
                            const char *urn,
                            const char *part,
                            const char *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RowsRead, rows_free)

G_END_DECLS
