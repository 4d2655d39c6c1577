/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/sqlite/fettle-wal-private.h"

#include <gio/gio.h>
#include <string.h>

/*
 * The format is that of https://www.sqlite.org/fileformat2.html, sections 4 and 1.6: a header of 32 bytes, then frames of a header of
 * 24 bytes and a page. Numbers are big-endian. A frame counts where its salts are those of the header and its checksum, which goes
 * on from frame to frame, is right; and only up to the last frame that ends a transaction.
 */

#define HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
#define MAGIC 0x377f0682u /* the lowest bit says that checksums are over big-endian words */
#define LEAF_OF_TABLE 0x0d
#define LEAF_HEADER_SIZE 8

/* The columns of a step of work that have one length, in every version: first the row's own number and the id, last the two hashes. */
#define TYPE_NULL 0
#define TYPE_EMPTY 13
#define TYPE_ID (13 + 2 * 36)
#define TYPE_HASH (13 + 2 * 64)
#define LEAST_COLUMNS 11

typedef struct
{
  gboolean big_endian;
  guint32 sums[2];
} Checksum;

static guint32
read_32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static guint
read_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static void
add_to_checksum (Checksum     *sum,
                 const guint8 *bytes,
                 gsize         size)
{
  for (gsize i = 0; i + 8 <= size; i += 8)
    {
      guint32 words[2];

      memcpy (words, bytes + i, sizeof words);
      for (guint j = 0; j < 2; j++)
        {
          words[j] = sum->big_endian ? GUINT32_FROM_BE (words[j]) : GUINT32_FROM_LE (words[j]);
          sum->sums[j] += words[j] + sum->sums[1 - j];
        }
    }
}

/* A number of SQLite's: seven bits a byte, the highest bit says that more come, the ninth byte is whole. 0 where it does not end. */
static guint
read_number (const guint8 *bytes,
             gsize         size,
             guint64      *value)
{
  *value = 0;
  for (guint i = 0; i < MIN (size, 9); i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if (bytes[i] < 0x80)
        return i + 1;
    }
  return 0;
}

/* Whether a row's header tells of columns as only a step of work has them. */
static gboolean
is_step (const guint8 *record,
         gsize         size)
{
  guint64 header_size, type, last = 0, before_last = 0;
  guint at = read_number (record, size, &header_size);
  guint column;

  if (at == 0 || header_size > size)
    return FALSE;
  for (column = 0; at < header_size; column++)
    {
      guint n = read_number (record + at, (gsize) header_size - at, &type);

      if (n == 0 || (column == 0 && type != TYPE_NULL) || (column == 1 && type != TYPE_ID))
        return FALSE;
      at += n;
      before_last = last;
      last = type;
    }
  return column >= LEAST_COLUMNS && last == TYPE_HASH && (before_last == TYPE_HASH || before_last == TYPE_EMPTY);
}

/**
 * fettle_wal_step_of_page:
 * @page: a page of a register
 * @size: its size
 *
 * Returns: the newest step of work on the page; 0 where it is no page of the log of work
 */
gint64
fettle_wal_step_of_page (const guint8 *page,
                         gsize         size)
{
  guint n_cells, cell, n;
  guint64 payload, number;

  if (size < LEAF_HEADER_SIZE || page[0] != LEAF_OF_TABLE)
    return 0;
  n_cells = read_16 (page + 3);
  if (n_cells == 0 || LEAF_HEADER_SIZE + 2 * (gsize) n_cells > size)
    return 0;
  cell = read_16 (page + LEAF_HEADER_SIZE + 2 * (n_cells - 1));
  if (cell >= size || (n = read_number (page + cell, size - cell, &payload)) == 0)
    return 0;
  cell += n;
  if (cell >= size || (n = read_number (page + cell, size - cell, &number)) == 0)
    return 0;
  cell += n;
  return cell < size && number <= G_MAXINT64 && is_step (page + cell, size - cell) ? (gint64) number : 0;
}

static gboolean
read_whole (GInputStream *in,
            guint8       *bytes,
            gsize         size)
{
  gsize n;

  return g_input_stream_read_all (in, bytes, size, &n, NULL, NULL) && n == size;
}

static gboolean
read_header (GInputStream *in,
             guint8       *header,
             Checksum     *sum,
             FettleWal    *wal)
{
  if (!read_whole (in, header, HEADER_SIZE) || (read_32 (header) & ~1u) != MAGIC)
    return FALSE;
  sum->big_endian = read_32 (header) & 1;
  add_to_checksum (sum, header, 24);
  wal->page_size = read_32 (header + 8);
  return sum->sums[0] == read_32 (header + 24) && sum->sums[1] == read_32 (header + 28) && wal->page_size >= 512
         && wal->page_size <= 65536 && (wal->page_size & (wal->page_size - 1)) == 0;
}

static gboolean
read_frame (GInputStream *in,
            const guint8 *header,
            guint8       *frame,
            Checksum     *sum,
            gsize         page_size)
{
  if (!read_whole (in, frame, FRAME_HEADER_SIZE + page_size) || memcmp (frame + 8, header + 16, 8) != 0)
    return FALSE;
  add_to_checksum (sum, frame, 8);
  add_to_checksum (sum, frame + FRAME_HEADER_SIZE, page_size);
  return sum->sums[0] == read_32 (frame + 16) && sum->sums[1] == read_32 (frame + 20);
}

/**
 * fettle_wal_read:
 * @path: a write-ahead log that nobody writes
 * @wal: (out): what it says
 *
 * Reads the log through, as SQLite does that opens it.
 *
 * Returns: whether it holds a transaction
 */
gboolean
fettle_wal_read (const char *path,
                 FettleWal  *wal)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) base = g_file_read (file, NULL, NULL);
  g_autoptr(GInputStream) in = NULL;
  g_autofree guint8 *frame = NULL;
  guint8 header[HEADER_SIZE];
  Checksum sum = { 0 };
  gint64 step = 0;

  memset (wal, 0, sizeof *wal);
  if (base == NULL)
    return FALSE;
  in = g_buffered_input_stream_new_sized (G_INPUT_STREAM (base), 1 << 18);
  if (!read_header (in, header, &sum, wal))
    return FALSE;
  frame = g_malloc (FRAME_HEADER_SIZE + wal->page_size);
  while (read_frame (in, header, frame, &sum, wal->page_size))
    {
      step = MAX (step, fettle_wal_step_of_page (frame + FRAME_HEADER_SIZE, wal->page_size));
      if (read_32 (frame + 4) == 0)
        continue;
      wal->n_commits++;
      wal->n_pages = read_32 (frame + 4);
      if (wal->first_step == 0)
        wal->first_step = step;
      if (step > 0)
        wal->last_step = step;
      step = 0;
    }
  return wal->n_commits > 0;
}
