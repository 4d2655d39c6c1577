/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-portable-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define CHUNK_SIZE 65536
#define SEALED_SIZE (CHUNK_SIZE + crypto_secretstream_xchacha20poly1305_ABYTES)

G_STATIC_ASSERT (FETTLE_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (FETTLE_PORTABLE_STREAM_SIZE == crypto_secretstream_xchacha20poly1305_HEADERBYTES);

struct _FettleSealer
{
  GOutputStream *out;
  GInputStream *in;
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 header[FETTLE_PORTABLE_HEADER_SIZE + FETTLE_PORTABLE_LOCK_SIZE]; /* bound to the first chunk: it cannot be changed */
  gsize header_size;
  gboolean header_bound;
  guint8 chunk[CHUNK_SIZE];
  gsize chunk_size; /* filled (writing), or there (reading) */
  gsize position;   /* read so far of the chunk */
  gboolean ended;
  guint8 sealed[SEALED_SIZE];
};

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
                                              self->header_bound ? 0 : self->header_size, tag);
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
                                                     self->header_bound ? 0 : self->header_size) != 0)
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

static FettleSealer *
sealer_new (GOutputStream *out,
            GInputStream  *in)
{
  FettleSealer *self = sodium_malloc (sizeof *self);

  if (self == NULL)
    g_error ("no memory for a backup");
  memset (self, 0, sizeof *self);
  self->out = out;
  self->in = in;
  return self;
}

static FettleSealer *
start_writing (GOutputStream         *out,
               FettlePortableHeader  *header,
               const FettleLock      *lock,
               const guint8          *sealed_key,
               const guint8          *key,
               GError               **error)
{
  g_autoptr(FettleSealer) self = sealer_new (out, NULL);

  crypto_secretstream_xchacha20poly1305_init_push (&self->state, header->stream, key);
  fettle_portable_header_write (header, self->header);
  self->header_size = FETTLE_PORTABLE_HEADER_SIZE;
  if (lock != NULL)
    {
      fettle_portable_lock_write (lock, sealed_key, self->header + FETTLE_PORTABLE_HEADER_SIZE);
      self->header_size += FETTLE_PORTABLE_LOCK_SIZE;
    }
  return g_output_stream_write_all (out, self->header, self->header_size, NULL, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/* The rest of the header of a locked backup, and the key that its lock holds. */
static gboolean
unlock (FettleSealer                *self,
        const FettlePortableHeader  *header,
        const char                  *pass_phrase,
        guint8                      *key,
        GError                     **error)
{
  guint8 sealed_key[FETTLE_LOCK_SEALED_SIZE];
  FettleLock lock;
  gsize size;

  if (!g_input_stream_read_all (self->in, self->header + self->header_size, FETTLE_PORTABLE_LOCK_SIZE, &size, NULL, error))
    return FALSE;
  if (size < FETTLE_PORTABLE_LOCK_SIZE)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, _("The backup is cut off. Nothing was restored."));
      return FALSE;
    }
  fettle_portable_lock_parse (self->header + self->header_size, header, &lock, sealed_key);
  self->header_size += FETTLE_PORTABLE_LOCK_SIZE;
  return fettle_lock_open (&lock, pass_phrase, sealed_key, key, error);
}

static gboolean
find_key (FettleSealer                *self,
          const FettlePortableHeader  *header,
          const char                  *pass_phrase,
          guint8                      *key,
          GError                     **error)
{
  if (header->version == FETTLE_PORTABLE_LOCKED)
    return unlock (self, header, pass_phrase, key, error);
  return fettle_portable_make_key (header->operations, header->memory, header->salt, pass_phrase, key, error);
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
  FettlePortableHeader header = { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE };
  FettleSealer *self = NULL;
  guint8 *key;

  if (!start_library (error))
    return NULL;
  key = fettle_key_new ();
  header.version = FETTLE_PORTABLE_PHRASE;
  randombytes_buf (header.salt, sizeof header.salt);
  if (fettle_portable_make_key (header.operations, header.memory, header.salt, pass_phrase, key, error))
    self = start_writing (out, &header, NULL, NULL, key, error);
  fettle_key_free (key);
  return self;
}

/**
 * fettle_sealer_new_locked:
 * @out: where to; must outlive the sealer
 * @lock: a lock
 * @error: (nullable): why not
 *
 * Makes a key by chance, seals it with the lock and writes the header: only the lock's pass phrase opens what follows.
 *
 * Returns: (transfer full) (nullable): a sealer to write with
 */
FettleSealer *
fettle_sealer_new_locked (GOutputStream     *out,
                          const FettleLock  *lock,
                          GError           **error)
{
  FettlePortableHeader header = { lock->operations, lock->memory };
  guint8 sealed_key[FETTLE_LOCK_SEALED_SIZE];
  FettleSealer *self = NULL;
  guint8 *key;

  if (!start_library (error))
    return NULL;
  key = fettle_key_new ();
  header.version = FETTLE_PORTABLE_LOCKED;
  memcpy (header.salt, lock->salt, sizeof header.salt);
  crypto_secretstream_xchacha20poly1305_keygen (key);
  if (fettle_lock_seal (lock, key, sealed_key, error))
    self = start_writing (out, &header, lock, sealed_key, key, error);
  fettle_key_free (key);
  return self;
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
  g_autoptr(FettleSealer) self = NULL;
  FettlePortableHeader header;
  gboolean opened = FALSE;
  guint8 *key;
  gsize size;

  if (!start_library (error))
    return NULL;
  self = sealer_new (NULL, in);
  if (!g_input_stream_read_all (in, self->header, FETTLE_PORTABLE_HEADER_SIZE, &size, NULL, error)
      || !fettle_portable_header_parse (self->header, size, &header, error))
    return NULL;
  self->header_size = FETTLE_PORTABLE_HEADER_SIZE;
  key = fettle_key_new ();
  if (find_key (self, &header, pass_phrase, key, error))
    {
      opened = crypto_secretstream_xchacha20poly1305_init_pull (&self->state, header.stream, key) == 0;
      if (!opened)
        set_not_opened (self, error);
    }
  fettle_key_free (key);
  return opened && read_chunk (self, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_sealer_free:
 * @self: (transfer full) (nullable): a sealer
 */
void
fettle_sealer_free (FettleSealer *self)
{
  /* Its memory is libsodium's: locked where the system allows that, and wiped now. */
  sodium_free (self);
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
