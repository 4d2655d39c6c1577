/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

#define FETTLE_DEVICE_FILE "device"
#define FETTLE_HEAD_FILE "device.head"

/**
 * FettleFork:
 * @seq: a step's place in the log
 * @hash: its hash
 *
 * A step at which a log became a line of its own: the first of all, or a restore.
 */
typedef struct
{
  gint64 seq;
  char *hash;
} FettleFork;

/**
 * FettleTip:
 * @seq: the newest step's place in the log
 * @hash: its hash
 * @made_at: when it was made, UTC
 * @forks: (element-type FettleFork): the first step and every restore, oldest first
 *
 * Where a log ends and which way it came. Enough to say of two logs whether one goes on from the other, without either of them.
 */
typedef struct
{
  gint64 seq;
  char *hash;
  char *made_at;
  GPtrArray *forks;
} FettleTip;

/**
 * FettleKinship:
 * @FETTLE_KINSHIP_BEHIND: the other log ends at a step of this one
 * @FETTLE_KINSHIP_AHEAD: this log ends at a step of the other one, which goes on
 * @FETTLE_KINSHIP_NONE: neither: they are of two lines
 */
typedef enum
{
  FETTLE_KINSHIP_BEHIND,
  FETTLE_KINSHIP_AHEAD,
  FETTLE_KINSHIP_NONE,
} FettleKinship;

gboolean       fettle_tip_read      (FettleSql        *sql,
                                     const char       *device,
                                     FettleTip       **tip,
                                     GError          **error);
gboolean       fettle_tip_is_in     (const FettleTip  *tip,
                                     FettleSql        *sql,
                                     gboolean         *is_in,
                                     GError          **error);
FettleKinship  fettle_tip_compare   (const FettleTip  *present,
                                     const FettleTip  *other);
const char    *fettle_tip_line      (const FettleTip  *tip);
char          *fettle_tip_to_text   (const FettleTip  *tip);
FettleTip     *fettle_tip_parse     (const char       *text);
void           fettle_tip_free      (FettleTip        *tip);

char          *fettle_device_load   (const char       *folder,
                                     gboolean          keep,
                                     GError          **error);
FettleTip     *fettle_head_load     (const char       *folder);
gboolean       fettle_head_write    (const char       *folder,
                                     FettleSql        *sql,
                                     const char       *device,
                                     GError          **error);
void           fettle_head_forget   (const char       *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleTip, fettle_tip_free)

G_END_DECLS
