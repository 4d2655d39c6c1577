/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FettleWal:
 * @page_size: bytes of a page
 * @n_commits: transactions that are whole
 * @n_pages: pages of the file after the last of them
 * @first_step: the step of work that the first of them wrote that wrote one; 0 where none did
 * @last_step: the last step of work that one of them wrote; 0 where none did
 *
 * What a write-ahead log says by itself, without the file that it belongs to.
 */
typedef struct
{
  guint32 page_size;
  guint n_commits;
  guint32 n_pages;
  gint64 first_step;
  gint64 last_step;
} FettleWal;

gboolean fettle_wal_read          (const char   *path,
                                   FettleWal    *wal);
gint64   fettle_wal_step_of_page  (const guint8 *page,
                                   gsize         size);

G_END_DECLS
