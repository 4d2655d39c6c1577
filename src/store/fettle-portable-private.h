/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"
#include "base/fettle-file.h"

G_BEGIN_DECLS

/* "FETTLEBK", a byte of version, then what the key is made with: see fettle_portable_header_parse(). */
#define FETTLE_PORTABLE_HEADER_SIZE 73
#define FETTLE_PORTABLE_SALT_SIZE 16
#define FETTLE_PORTABLE_STREAM_SIZE 24
#define FETTLE_PORTABLE_RESERVED_SIZE 8

/**
 * FettlePortableHeader:
 * @operations: Argon2id's count of passes
 * @memory: Argon2id's bytes of memory
 * @salt: Argon2id's salt
 * @stream: the header of the encrypted stream
 *
 * The open part of a portable backup.
 */
typedef struct
{
  guint64 operations;
  guint64 memory;
  guint8 salt[FETTLE_PORTABLE_SALT_SIZE];
  guint8 stream[FETTLE_PORTABLE_STREAM_SIZE];
} FettlePortableHeader;

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

/* The sealed stream: chunks in order, the last one marked. */
typedef struct _FettleSealer FettleSealer;

FettleSealer *fettle_sealer_new_write   (GOutputStream              *out,
                                         const char                 *pass_phrase,
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
