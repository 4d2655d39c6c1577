/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-secret.h"

#include <sodium.h>
#include <string.h>

struct _FettleSecret
{
  gatomicrefcount holders;
  char *text; /* memory of libsodium: locked, between guarded pages, wiped when it is freed */
};

/**
 * fettle_secret_new:
 * @text: a pass phrase; the caller wipes its own copy
 *
 * Returns: (transfer full): a copy of it
 */
FettleSecret *
fettle_secret_new (const char *text)
{
  FettleSecret *self;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  size = strlen (text) + 1;
  self = g_new0 (FettleSecret, 1);
  g_atomic_ref_count_init (&self->holders);
  self->text = sodium_malloc (size);
  if (self->text == NULL)
    g_error ("no memory for a pass phrase");
  memcpy (self->text, text, size);
  return self;
}

/**
 * fettle_secret_new_take:
 * @text: (transfer full): a pass phrase, which is wiped
 *
 * Returns: (transfer full): the pass phrase
 */
FettleSecret *
fettle_secret_new_take (char *text)
{
  FettleSecret *self = fettle_secret_new (text);

  fettle_secret_wipe (text, strlen (text));
  g_free (text);
  return self;
}

/**
 * fettle_secret_ref:
 * @self: a pass phrase
 *
 * Returns: (transfer full): the same
 */
FettleSecret *
fettle_secret_ref (FettleSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->holders);
  return self;
}

/**
 * fettle_secret_unref:
 * @self: (transfer full) (nullable): a pass phrase
 *
 * Wipes it where nobody else holds it.
 */
void
fettle_secret_unref (FettleSecret *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->holders))
    return;
  sodium_free (self->text);
  g_free (self);
}

/**
 * fettle_secret_get_text:
 * @self: a pass phrase
 *
 * Returns: (transfer none): its text
 */
const char *
fettle_secret_get_text (FettleSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * fettle_secret_is_short:
 * @text: a new pass phrase
 *
 * Returns: whether it is so short that it can be found by trying, so that a person is to be asked about it
 */
gboolean
fettle_secret_is_short (const char *text)
{
  g_return_val_if_fail (text != NULL, TRUE);

  return g_utf8_strlen (text, -1) < FETTLE_SECRET_LENGTH;
}

/**
 * fettle_secret_wipe:
 * @memory: (nullable): what held a secret
 * @size: its bytes
 *
 * Overwrites it; the compiler cannot leave this out.
 */
void
fettle_secret_wipe (void  *memory,
                    gsize  size)
{
  if (memory != NULL)
    sodium_memzero (memory, size);
}
