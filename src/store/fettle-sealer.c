/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-portable-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "FETTLEBK"
#define MAGIC_SIZE 8
#define VERSION 1
#define CHUNK_SIZE 65536
#define SEALED_SIZE (CHUNK_SIZE + crypto_secretstream_xchacha20poly1305_ABYTES)

/* A header that asks for more is not ours, and would only take the memory of whoever opens it. */
#define MOST_OPERATIONS 32
#define MOST_MEMORY (G_GUINT64_CONSTANT (1) << 30)

G_STATIC_ASSERT (FETTLE_PORTABLE_SALT_SIZE == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (FETTLE_PORTABLE_STREAM_SIZE == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
G_STATIC_ASSERT (FETTLE_PORTABLE_HEADER_SIZE == MAGIC_SIZE + 1 + 8 + 8 + FETTLE_PORTABLE_SALT_SIZE + FETTLE_PORTABLE_STREAM_SIZE
                                                + FETTLE_PORTABLE_RESERVED_SIZE);

struct _FettleSealer
{
  GOutputStream *out;
  GInputStream *in;
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 header[FETTLE_PORTABLE_HEADER_SIZE]; /* bound to the first chunk, so that it cannot be changed */
  gboolean header_bound;
  guint8 chunk[CHUNK_SIZE];
  gsize chunk_size; /* filled (writing), or there (reading) */
  gsize position;   /* read so far of the chunk */
  gboolean ended;
  guint8 sealed[SEALED_SIZE];
};

static gboolean
make_key (const FettlePortableHeader  *header,
          const char                  *pass_phrase,
          guint8                      *key,
          GError                     **error)
{
  if (crypto_pwhash (key, crypto_secretstream_xchacha20poly1305_KEYBYTES, pass_phrase, strlen (pass_phrase), header->salt,
                     header->operations, header->memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED,
                       _("There is not enough memory to work out the key of the backup. Close other programs and try again."));
  return FALSE;
}

static gboolean
start_library (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("Encryption does not work on this computer."));
  return FALSE;
}

/* The pass phrase is wrong, or a byte was changed: nobody can tell which. */
static void
set_not_opened (FettleSealer  *self,
                GError       **error)
{
  if (self->header_bound)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                         _("The backup is damaged or was cut off. Nothing was restored."));
  else
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_PASS_PHRASE,
                         _("The pass phrase does not open this backup. Nothing was restored."));
}

static gboolean
write_chunk (FettleSealer  *self,
             guint8         tag,
             GCancellable  *cancellable,
             GError       **error)
{
  unsigned long long size;

  crypto_secretstream_xchacha20poly1305_push (&self->state, self->sealed, &size, self->chunk, self->chunk_size,
                                              self->header_bound ? NULL : self->header,
                                              self->header_bound ? 0 : sizeof self->header, tag);
  self->header_bound = TRUE;
  self->chunk_size = 0;
  return g_output_stream_write_all (self->out, self->sealed, (gsize) size, NULL, cancellable, error);
}

static gboolean
read_chunk (FettleSealer  *self,
            GCancellable  *cancellable,
            GError       **error)
{
  unsigned long long size;
  guint8 tag;
  gsize n;

  if (!g_input_stream_read_all (self->in, self->sealed, sizeof self->sealed, &n, cancellable, error))
    return FALSE;
  if (n < crypto_secretstream_xchacha20poly1305_ABYTES
      || crypto_secretstream_xchacha20poly1305_pull (&self->state, self->chunk, &size, &tag, self->sealed, n,
                                                     self->header_bound ? NULL : self->header,
                                                     self->header_bound ? 0 : sizeof self->header) != 0)
    {
      set_not_opened (self, error);
      return FALSE;
    }
  self->header_bound = TRUE;
  self->chunk_size = (gsize) size;
  self->position = 0;
  self->ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return TRUE;
}

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
 * bytes that are zero.
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
  if (size > MAGIC_SIZE && bytes[MAGIC_SIZE] != VERSION)
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
  bytes[MAGIC_SIZE] = VERSION;
  put_number (rest, header->operations);
  put_number (rest + 8, header->memory);
  memcpy (rest + 16, header->salt, FETTLE_PORTABLE_SALT_SIZE);
  memcpy (rest + 16 + FETTLE_PORTABLE_SALT_SIZE, header->stream, FETTLE_PORTABLE_STREAM_SIZE);
}

/**
 * fettle_sealer_new_write:
 * @out: where to; must outlive the sealer
 * @pass_phrase: the pass phrase
 * @error: (nullable): why not
 *
 * Makes a key with libsodium's moderate cost and writes the header.
 *
 * Returns: (transfer full) (nullable): a sealer to write with
 */
FettleSealer *
fettle_sealer_new_write (GOutputStream  *out,
                         const char     *pass_phrase,
                         GError        **error)
{
  g_autoptr(FettleSealer) self = NULL;
  FettlePortableHeader header = { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE };
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];

  if (!start_library (error))
    return NULL;
  self = g_new0 (FettleSealer, 1);
  self->out = out;
  randombytes_buf (header.salt, sizeof header.salt);
  if (!make_key (&header, pass_phrase, key, error))
    return NULL;
  crypto_secretstream_xchacha20poly1305_init_push (&self->state, header.stream, key);
  sodium_memzero (key, sizeof key);
  fettle_portable_header_write (&header, self->header);
  return g_output_stream_write_all (out, self->header, sizeof self->header, NULL, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_sealer_new_read:
 * @in: where from; must outlive the sealer
 * @pass_phrase: the pass phrase
 * @error: (nullable): as in fettle_portable_header_parse(), and %FETTLE_ERROR_PASS_PHRASE
 *
 * Reads the header and opens the first chunk, so that a wrong pass phrase shows at once.
 *
 * Returns: (transfer full) (nullable): a sealer to read with
 */
FettleSealer *
fettle_sealer_new_read (GInputStream  *in,
                        const char    *pass_phrase,
                        GError       **error)
{
  g_autoptr(FettleSealer) self = g_new0 (FettleSealer, 1);
  FettlePortableHeader header;
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  gboolean opened;
  gsize size;

  self->in = in;
  if (!start_library (error) || !g_input_stream_read_all (in, self->header, sizeof self->header, &size, NULL, error)
      || !fettle_portable_header_parse (self->header, size, &header, error) || !make_key (&header, pass_phrase, key, error))
    return NULL;
  opened = crypto_secretstream_xchacha20poly1305_init_pull (&self->state, header.stream, key) == 0;
  sodium_memzero (key, sizeof key);
  if (!opened)
    {
      set_not_opened (self, error);
      return NULL;
    }
  return read_chunk (self, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_sealer_free:
 * @self: (transfer full) (nullable): a sealer
 */
void
fettle_sealer_free (FettleSealer *self)
{
  if (self == NULL)
    return;
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/**
 * fettle_sealer_write:
 * @self: a sealer to write with
 * @data: bytes
 * @size: how many
 * @cancellable: (nullable): stops it
 * @error: (nullable): why not
 *
 * Returns: whether they are taken
 */
gboolean
fettle_sealer_write (FettleSealer  *self,
                     const void    *data,
                     gsize          size,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const guint8 *bytes = data;

  while (size > 0)
    {
      gsize n = MIN (size, CHUNK_SIZE - self->chunk_size);

      memcpy (self->chunk + self->chunk_size, bytes, n);
      self->chunk_size += n;
      bytes += n;
      size -= n;
      if (self->chunk_size == CHUNK_SIZE && !write_chunk (self, 0, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_sealer_finish:
 * @self: a sealer to write with
 * @cancellable: (nullable): stops it
 * @error: (nullable): why not
 *
 * Writes the rest and marks the end: a file that was cut off will not pass for whole.
 *
 * Returns: whether it is written
 */
gboolean
fettle_sealer_finish (FettleSealer  *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return write_chunk (self, crypto_secretstream_xchacha20poly1305_TAG_FINAL, cancellable, error);
}

/**
 * fettle_sealer_read:
 * @self: a sealer to read with
 * @data: room
 * @size: how many bytes must come
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where they do not
 *
 * Returns: whether all came
 */
gboolean
fettle_sealer_read (FettleSealer  *self,
                    void          *data,
                    gsize          size,
                    GCancellable  *cancellable,
                    GError       **error)
{
  guint8 *bytes = data;

  while (size > 0)
    {
      gsize n = MIN (size, self->chunk_size - self->position);

      memcpy (bytes, self->chunk + self->position, n);
      self->position += n;
      bytes += n;
      size -= n;
      if (size == 0)
        break;
      if (self->ended)
        {
          set_not_opened (self, error);
          return FALSE;
        }
      if (!read_chunk (self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
