/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"
#include "base/fettle-file.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* "FETTLEBK", a byte of version, then what the key is made with: see fettle_portable_header_parse(). */
#define FETTLE_PORTABLE_HEADER_SIZE 73
#define FETTLE_PORTABLE_LOCK_SIZE 184
#define FETTLE_PORTABLE_SALT_SIZE 16
#define FETTLE_PORTABLE_STREAM_SIZE 24
#define FETTLE_PORTABLE_RESERVED_SIZE 8

/* Version 1: the pass phrase makes the key of the stream. Version 2: it opens the lock that the key was sealed with. */
#define FETTLE_PORTABLE_PHRASE 1
#define FETTLE_PORTABLE_LOCKED 2

/**
 * FettlePortableHeader:
 * @operations: Argon2id's count of passes
 * @memory: Argon2id's bytes of memory
 * @salt: Argon2id's salt
 * @stream: the header of the encrypted stream
 * @version: %FETTLE_PORTABLE_PHRASE or %FETTLE_PORTABLE_LOCKED
 *
 * The open part of a portable backup.
 */
typedef struct
{
  guint64 operations;
  guint64 memory;
  guint8 salt[FETTLE_PORTABLE_SALT_SIZE];
  guint8 stream[FETTLE_PORTABLE_STREAM_SIZE];
  guint8 version;
} FettlePortableHeader;

#define FETTLE_KEY_SIZE 32
#define FETTLE_LOCK_PUBLIC_SIZE 32
#define FETTLE_LOCK_NONCE_SIZE 24
#define FETTLE_LOCK_WRAPPED_SIZE 48
#define FETTLE_LOCK_SEALED_SIZE 80

/**
 * FettleLock:
 * @operations: Argon2id's count of passes
 * @memory: Argon2id's bytes of memory
 * @salt: Argon2id's salt
 * @public_key: what backups are sealed with
 * @nonce: of @wrapped
 * @wrapped: the secret key that opens them, itself encrypted by the pass phrase
 *
 * A lock that snaps shut without its key. Whoever has it can write backups that only the pass phrase opens, and can read none: so it
 * may lie on the disk, and a backup can be written when nobody is there to type.
 */
typedef struct
{
  guint64 operations;
  guint64 memory;
  guint8 salt[FETTLE_PORTABLE_SALT_SIZE];
  guint8 public_key[FETTLE_LOCK_PUBLIC_SIZE];
  guint8 nonce[FETTLE_LOCK_NONCE_SIZE];
  guint8 wrapped[FETTLE_LOCK_WRAPPED_SIZE];
} FettleLock;

gboolean  fettle_lock_make              (FettleLock                 *lock,
                                         const char                 *pass_phrase,
                                         GError                    **error);

gboolean  fettle_portable_header_parse  (const guint8               *bytes,
                                         gsize                       size,
                                         FettlePortableHeader       *header,
                                         GError                    **error);
void      fettle_portable_header_write  (const FettlePortableHeader *header,
                                         guint8                     *bytes);

gboolean  fettle_portable_open          (const char                 *source,
                                         const char                 *folder,
                                         const char                 *pass_phrase,
                                         FettleProgressFunc          progress,
                                         gpointer                    user_data,
                                         GCancellable               *cancellable,
                                         GError                    **error);
void      fettle_portable_lock_write    (const FettleLock           *lock,
                                         const guint8               *sealed_key,
                                         guint8                     *bytes);
void      fettle_portable_lock_parse    (const guint8               *bytes,
                                         const FettlePortableHeader *header,
                                         FettleLock                 *lock,
                                         guint8                     *sealed_key);
gboolean  fettle_portable_make_key      (guint64                     operations,
                                         guint64                     memory,
                                         const guint8               *salt,
                                         const char                 *pass_phrase,
                                         guint8                     *key,
                                         GError                    **error);
gboolean  fettle_lock_seal              (const FettleLock           *lock,
                                         const guint8               *key,
                                         guint8                     *sealed_key,
                                         GError                    **error);
gboolean  fettle_lock_open              (const FettleLock           *lock,
                                         const char                 *pass_phrase,
                                         const guint8               *sealed_key,
                                         guint8                     *key,
                                         GError                    **error);
gboolean  fettle_portable_write_locked  (FettleStore                *store,
                                         const char                 *target,
                                         const FettleLock           *lock,
                                         FettleProgressFunc          progress,
                                         gpointer                    user_data,
                                         GCancellable               *cancellable,
                                         GError                    **error);
guint8   *fettle_key_new                (void);
void      fettle_key_free               (guint8                     *key);

/* The sealed stream: chunks in order, the last one marked. */
typedef struct _FettleSealer FettleSealer;

FettleSealer *fettle_sealer_new_write   (GOutputStream              *out,
                                         const char                 *pass_phrase,
                                         GError                    **error);
FettleSealer *fettle_sealer_new_locked  (GOutputStream              *out,
                                         const FettleLock           *lock,
                                         GError                    **error);
FettleSealer *fettle_sealer_new_read    (GInputStream               *in,
                                         const char                 *pass_phrase,
                                         GError                    **error);
void          fettle_sealer_free        (FettleSealer               *self);
gboolean      fettle_sealer_write       (FettleSealer               *self,
                                         const void                 *data,
                                         gsize                       size,
                                         GCancellable               *cancellable,
                                         GError                    **error);
gboolean      fettle_sealer_finish      (FettleSealer               *self,
                                         GCancellable               *cancellable,
                                         GError                    **error);
gboolean      fettle_sealer_read        (FettleSealer               *self,
                                         void                       *data,
                                         gsize                       size,
                                         GCancellable               *cancellable,
                                         GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSealer, fettle_sealer_free)

G_END_DECLS
