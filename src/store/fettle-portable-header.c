/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-portable-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "FETTLEBK"
#define MAGIC_SIZE 8

/* A header that asks for more than this program writes is not ours, and would only take the memory and time of whoever opens it. */
#define MOST_OPERATIONS crypto_pwhash_OPSLIMIT_MODERATE
#define MOST_MEMORY crypto_pwhash_MEMLIMIT_MODERATE

G_STATIC_ASSERT (FETTLE_PORTABLE_SALT_SIZE == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (FETTLE_PORTABLE_HEADER_SIZE == MAGIC_SIZE + 1 + 8 + 8 + FETTLE_PORTABLE_SALT_SIZE + FETTLE_PORTABLE_STREAM_SIZE
                                                + FETTLE_PORTABLE_RESERVED_SIZE);
G_STATIC_ASSERT (FETTLE_PORTABLE_LOCK_SIZE == FETTLE_LOCK_PUBLIC_SIZE + FETTLE_LOCK_NONCE_SIZE + FETTLE_LOCK_WRAPPED_SIZE
                                              + FETTLE_LOCK_SEALED_SIZE);

static guint64
get_number (const guint8 *bytes)
{
  guint64 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT64_FROM_LE (number);
}

static void
put_number (guint8  *bytes,
            guint64  number)
{
  number = GUINT64_TO_LE (number);
  memcpy (bytes, &number, sizeof number);
}

/**
 * fettle_portable_header_parse:
 * @bytes: the beginning of a file
 * @size: how many bytes there are
 * @header: (out): what it says
 * @error: (nullable): %FETTLE_ERROR_REFUSED where it is no such backup, %FETTLE_ERROR_TOO_NEW, %FETTLE_ERROR_LIMIT
 *
 * Reads the open part: magic, version, passes and memory as 64 bits each (little-endian), salt, stream header, and eight
 * bytes that are zero. Costs above those that this program writes are refused before anything is worked out.
 *
 * Returns: whether it is the header of a backup that can be opened
 */
gboolean
fettle_portable_header_parse (const guint8          *bytes,
                              gsize                  size,
                              FettlePortableHeader  *header,
                              GError               **error)
{
  const guint8 *rest = bytes + MAGIC_SIZE + 1;

  if (size < MAGIC_SIZE || memcmp (bytes, MAGIC, MAGIC_SIZE) != 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, _("This file is not a portable backup of Fettle."));
      return FALSE;
    }
  if (size > MAGIC_SIZE && bytes[MAGIC_SIZE] > FETTLE_PORTABLE_LOCKED)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_TOO_NEW,
                           _("This backup was made by a newer version of Fettle. Install that version to restore it."));
      return FALSE;
    }
  if (size < FETTLE_PORTABLE_HEADER_SIZE)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, _("The backup is cut off. Nothing was restored."));
      return FALSE;
    }
  header->version = bytes[MAGIC_SIZE];
  header->operations = get_number (rest);
  header->memory = get_number (rest + 8);
  memcpy (header->salt, rest + 16, FETTLE_PORTABLE_SALT_SIZE);
  memcpy (header->stream, rest + 16 + FETTLE_PORTABLE_SALT_SIZE, FETTLE_PORTABLE_STREAM_SIZE);
  if (header->operations < crypto_pwhash_OPSLIMIT_MIN || header->operations > MOST_OPERATIONS
      || header->memory < crypto_pwhash_MEMLIMIT_MIN || header->memory > MOST_MEMORY)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
                           _("This backup asks for more memory or time than any that Fettle makes. It was not opened."));
      return FALSE;
    }
  return TRUE;
}

/**
 * fettle_portable_header_write:
 * @header: what it is to say
 * @bytes: (out): room for %FETTLE_PORTABLE_HEADER_SIZE bytes
 */
void
fettle_portable_header_write (const FettlePortableHeader *header,
                              guint8                     *bytes)
{
  guint8 *rest = bytes + MAGIC_SIZE + 1;

  memset (bytes, 0, FETTLE_PORTABLE_HEADER_SIZE);
  memcpy (bytes, MAGIC, MAGIC_SIZE);
  bytes[MAGIC_SIZE] = header->version;
  put_number (rest, header->operations);
  put_number (rest + 8, header->memory);
  memcpy (rest + 16, header->salt, FETTLE_PORTABLE_SALT_SIZE);
  memcpy (rest + 16 + FETTLE_PORTABLE_SALT_SIZE, header->stream, FETTLE_PORTABLE_STREAM_SIZE);
}

/**
 * fettle_portable_lock_write:
 * @lock: a lock
 * @sealed_key: the key of the stream, sealed with it
 * @bytes: (out): room for %FETTLE_PORTABLE_LOCK_SIZE bytes
 *
 * Writes what follows the header of a locked backup: public key, nonce and wrapped secret key of the lock, then the sealed key.
 */
void
fettle_portable_lock_write (const FettleLock *lock,
                            const guint8     *sealed_key,
                            guint8           *bytes)
{
  memcpy (bytes, lock->public_key, FETTLE_LOCK_PUBLIC_SIZE);
  bytes += FETTLE_LOCK_PUBLIC_SIZE;
  memcpy (bytes, lock->nonce, FETTLE_LOCK_NONCE_SIZE);
  bytes += FETTLE_LOCK_NONCE_SIZE;
  memcpy (bytes, lock->wrapped, FETTLE_LOCK_WRAPPED_SIZE);
  bytes += FETTLE_LOCK_WRAPPED_SIZE;
  memcpy (bytes, sealed_key, FETTLE_LOCK_SEALED_SIZE);
}

/**
 * fettle_portable_lock_parse:
 * @bytes: %FETTLE_PORTABLE_LOCK_SIZE bytes that follow a header
 * @header: the header
 * @lock: (out): the lock
 * @sealed_key: (out): room for the sealed key of the stream
 */
void
fettle_portable_lock_parse (const guint8               *bytes,
                            const FettlePortableHeader *header,
                            FettleLock                 *lock,
                            guint8                     *sealed_key)
{
  lock->operations = header->operations;
  lock->memory = header->memory;
  memcpy (lock->salt, header->salt, FETTLE_PORTABLE_SALT_SIZE);
  memcpy (lock->public_key, bytes, FETTLE_LOCK_PUBLIC_SIZE);
  bytes += FETTLE_LOCK_PUBLIC_SIZE;
  memcpy (lock->nonce, bytes, FETTLE_LOCK_NONCE_SIZE);
  bytes += FETTLE_LOCK_NONCE_SIZE;
  memcpy (lock->wrapped, bytes, FETTLE_LOCK_WRAPPED_SIZE);
  bytes += FETTLE_LOCK_WRAPPED_SIZE;
  memcpy (sealed_key, bytes, FETTLE_LOCK_SEALED_SIZE);
}
