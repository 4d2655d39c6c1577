/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-portable-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (FETTLE_KEY_SIZE == crypto_secretbox_KEYBYTES);
G_STATIC_ASSERT (FETTLE_KEY_SIZE == crypto_box_SECRETKEYBYTES);
G_STATIC_ASSERT (FETTLE_LOCK_PUBLIC_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (FETTLE_LOCK_NONCE_SIZE == crypto_secretbox_NONCEBYTES);
G_STATIC_ASSERT (FETTLE_LOCK_WRAPPED_SIZE == crypto_box_SECRETKEYBYTES + crypto_secretbox_MACBYTES);
G_STATIC_ASSERT (FETTLE_LOCK_SEALED_SIZE == FETTLE_KEY_SIZE + crypto_box_SEALBYTES);

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_PASS_PHRASE,
                       _("The pass phrase does not open this backup. Nothing was restored."));
  return FALSE;
}

/**
 * fettle_key_new:
 *
 * Returns: (transfer full): room for a key, in memory that is locked where the system allows that
 */
guint8 *
fettle_key_new (void)
{
  guint8 *key = sodium_malloc (FETTLE_KEY_SIZE);

  if (key == NULL)
    g_error ("no memory for a key");
  return key;
}

/**
 * fettle_key_free:
 * @key: (transfer full) (nullable): a key, which is wiped
 */
void
fettle_key_free (guint8 *key)
{
  sodium_free (key);
}

/**
 * fettle_portable_make_key:
 * @operations: Argon2id's count of passes
 * @memory: Argon2id's bytes of memory
 * @salt: Argon2id's salt
 * @pass_phrase: the pass phrase
 * @key: (out): room for the key
 * @error: (nullable): %FETTLE_ERROR_FAILED where there is not enough memory
 *
 * Works out the key of a pass phrase.
 *
 * Returns: whether it is worked out
 */
gboolean
fettle_portable_make_key (guint64        operations,
                          guint64        memory,
                          const guint8  *salt,
                          const char    *pass_phrase,
                          guint8        *key,
                          GError       **error)
{
  if (crypto_pwhash (key, FETTLE_KEY_SIZE, pass_phrase, strlen (pass_phrase), salt, operations, memory,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED,
                       _("There is not enough memory to work out the key of the backup. Close other programs and try again."));
  return FALSE;
}

/**
 * fettle_lock_make:
 * @lock: (out): a new lock
 * @pass_phrase: what will open it
 * @error: (nullable): why not
 *
 * Makes a pair of keys and encrypts the secret one by the pass phrase, with libsodium's moderate cost.
 *
 * Returns: whether it is made
 */
gboolean
fettle_lock_make (FettleLock  *lock,
                  const char  *pass_phrase,
                  GError     **error)
{
  guint8 *secret, *key;
  gboolean made;

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("Encryption does not work on this computer."));
      return FALSE;
    }
  secret = fettle_key_new ();
  key = fettle_key_new ();
  lock->operations = crypto_pwhash_OPSLIMIT_MODERATE;
  lock->memory = crypto_pwhash_MEMLIMIT_MODERATE;
  randombytes_buf (lock->salt, sizeof lock->salt);
  randombytes_buf (lock->nonce, sizeof lock->nonce);
  crypto_box_keypair (lock->public_key, secret);
  made = fettle_portable_make_key (lock->operations, lock->memory, lock->salt, pass_phrase, key, error);
  if (made)
    crypto_secretbox_easy (lock->wrapped, secret, FETTLE_KEY_SIZE, lock->nonce, key);
  fettle_key_free (secret);
  fettle_key_free (key);
  return made;
}

/**
 * fettle_lock_seal:
 * @lock: a lock
 * @key: the key of a stream
 * @sealed_key: (out): room for %FETTLE_LOCK_SEALED_SIZE bytes
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where the lock is none
 *
 * Returns: whether the key is sealed
 */
gboolean
fettle_lock_seal (const FettleLock  *lock,
                  const guint8      *key,
                  guint8            *sealed_key,
                  GError           **error)
{
  if (crypto_box_seal (sealed_key, key, FETTLE_KEY_SIZE, lock->public_key) == 0)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                       _("What was kept to encrypt the backup with is damaged. Choose the second place again."));
  return FALSE;
}

/**
 * fettle_lock_open:
 * @lock: the lock of a backup
 * @pass_phrase: what may open it
 * @sealed_key: the sealed key of the stream
 * @key: (out): room for the key
 * @error: (nullable): %FETTLE_ERROR_PASS_PHRASE
 *
 * Returns: whether it is open
 */
gboolean
fettle_lock_open (const FettleLock  *lock,
                  const char        *pass_phrase,
                  const guint8      *sealed_key,
                  guint8            *key,
                  GError           **error)
{
  guint8 *secret = fettle_key_new ();
  guint8 *wrapping = fettle_key_new ();
  gboolean is_open = FALSE;

  if (fettle_portable_make_key (lock->operations, lock->memory, lock->salt, pass_phrase, wrapping, error))
    {
      is_open = crypto_secretbox_open_easy (secret, lock->wrapped, FETTLE_LOCK_WRAPPED_SIZE, lock->nonce, wrapping) == 0
                && crypto_box_seal_open (key, sealed_key, FETTLE_LOCK_SEALED_SIZE, lock->public_key, secret) == 0;
      if (!is_open)
        refuse (error);
    }
  fettle_key_free (secret);
  fettle_key_free (wrapping);
  return is_open;
}
