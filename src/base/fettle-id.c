/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-id.h"

#include <string.h>
#include <sys/random.h>

#include "fettle-clock.h"

#define UUID_BYTES 16

/* The namespace of names made by fettle_id_from_name(); drawn once for this program and never to change. */
static const guint8 name_space[UUID_BYTES] = { 0x3f, 0x0a, 0x6c, 0x52, 0x8b, 0x1d, 0x4e, 0x77,
                                               0x9a, 0x45, 0xd2, 0x60, 0x1c, 0x38, 0xf9, 0xb4 };

G_LOCK_DEFINE_STATIC (last_moment);
static guint64 last_moment;
static guint64 n_drawn;
static char *seed;

static char *
format_uuid (const guint8 bytes[UUID_BYTES])
{
  GString *out = g_string_sized_new (36);

  for (guint i = 0; i < UUID_BYTES; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        g_string_append_c (out, '-');
      g_string_append_printf (out, "%02x", bytes[i]);
    }
  return g_string_free (out, FALSE);
}

static void
set_version (guint8 bytes[UUID_BYTES],
             guint8 version)
{
  bytes[6] = (guint8) ((bytes[6] & 0x0f) | (version << 4));
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);
}

/* The same in each build, where a register was opened to draw from. */
static gboolean
fill_repeatable (guint8 *bytes,
                 gsize   length)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *words = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;

  g_assert (length <= sizeof digest);

  G_LOCK (last_moment);
  words = seed != NULL ? g_strdup_printf ("%s %" G_GUINT64_FORMAT, seed, ++n_drawn) : NULL;
  G_UNLOCK (last_moment);
  if (words == NULL || !fettle_clock_is_stopped (NULL))
    return FALSE;
  g_checksum_update (sum, (const guchar *) words, -1);
  g_checksum_get_digest (sum, digest, &size);
  memcpy (bytes, digest, length);
  return TRUE;
}

static void
fill_random (guint8 *bytes,
             gsize   length)
{
  if (fill_repeatable (bytes, length))
    return;
  if (getrandom (bytes, length, 0) == (gssize) length)
    return;
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_random_int_range (0, 256);
}

/* Sixteenths of a millisecond that never stand still, so that ids made in a row are in order. */
static guint64
next_moment (void)
{
  gint64 seconds;
  guint64 now = fettle_clock_is_stopped (&seconds) ? (guint64) seconds * 1000 * 16 : (guint64) g_get_real_time () * 16 / 1000;

  G_LOCK (last_moment);
  last_moment = MAX (now, last_moment + 1);
  now = last_moment;
  G_UNLOCK (last_moment);
  return now;
}

/**
 * fettle_id_seed:
 * @words: what no other state of the same register has, such as the hash of its newest step
 *
 * Where SOURCE_DATE_EPOCH is set, the ids made from now on are the same in each build, and none comes a second time in the
 * register. Else it does nothing.
 */
void
fettle_id_seed (const char *words)
{
  g_return_if_fail (words != NULL);

  G_LOCK (last_moment);
  g_free (seed);
  seed = g_strdup (words);
  n_drawn = 0;
  G_UNLOCK (last_moment);
}

/**
 * fettle_id_new:
 *
 * Makes an id offline: a version 7 UUID, in the order of making within a process.
 *
 * Returns: (transfer full): 36 characters
 */
char *
fettle_id_new (void)
{
  guint8 bytes[UUID_BYTES];
  guint64 moment = next_moment ();
  guint64 ms = moment / 16;

  fill_random (bytes, sizeof bytes);
  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) (ms >> (40 - 8 * i));
  bytes[6] = (guint8) (moment % 16);
  set_version (bytes, 7);
  return format_uuid (bytes);
}

/**
 * fettle_id_from_name:
 * @name: what names the record: "urn:123456"
 *
 * Makes the id that every device makes of the same name: a version 5 UUID in this program's own namespace.
 *
 * Returns: (transfer full): 36 characters
 */
char *
fettle_id_from_name (const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_return_val_if_fail (name != NULL, NULL);

  g_checksum_update (sum, name_space, sizeof name_space);
  g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (sum, digest, &length);
  set_version (digest, 5);
  return format_uuid (digest);
}

/**
 * fettle_id_for_urn:
 * @urn: the URN under which a school was first tracked
 *
 * Returns: (transfer full): the school's id, the same on every laptop that imports the same extract
 */
char *
fettle_id_for_urn (const char *urn)
{
  g_autofree char *name = g_strconcat ("urn:", urn, NULL);

  return fettle_id_from_name (name);
}

/**
 * fettle_id_is_valid:
 * @id: (nullable): a text
 *
 * Returns: whether it has the form of an id
 */
gboolean
fettle_id_is_valid (const char *id)
{
  return id != NULL && strlen (id) == 36 && g_uuid_string_is_valid (id);
}

/**
 * fettle_hash_text:
 * @text: a text
 *
 * Returns: (transfer full): its SHA-256 in lower case hexadecimal, 64 characters
 */
char *
fettle_hash_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * fettle_hash_bytes:
 * @bytes: bytes
 *
 * Returns: (transfer full): their SHA-256 in lower case hexadecimal, 64 characters
 */
char *
fettle_hash_bytes (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}
