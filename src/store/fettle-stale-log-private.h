/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"

G_BEGIN_DECLS

/**
 * FettleMainFile: what the register's file says of its last step, read alone, without the log beside it
 * @FETTLE_MAIN_UNREADABLE: it cannot be read alone
 * @FETTLE_MAIN_NO_STEP: it holds no step
 * @FETTLE_MAIN_STEP: it holds steps
 */
typedef enum
{
  FETTLE_MAIN_UNREADABLE,
  FETTLE_MAIN_NO_STEP,
  FETTLE_MAIN_STEP,
} FettleMainFile;

/**
 * FettleThroughLog: what is seen of the file's last step through the write-ahead log
 * @FETTLE_THROUGH_UNREADABLE: nothing can be read through it
 * @FETTLE_THROUGH_MISSING: the step is not there
 * @FETTLE_THROUGH_DIFFERENT: another step is in its place
 * @FETTLE_THROUGH_GAP: the same step, but the log's own pages or steps do not go on from the file
 * @FETTLE_THROUGH_SAME: the same step, by its hash, and the log goes on from it
 */
typedef enum
{
  FETTLE_THROUGH_UNREADABLE,
  FETTLE_THROUGH_MISSING,
  FETTLE_THROUGH_DIFFERENT,
  FETTLE_THROUGH_GAP,
  FETTLE_THROUGH_SAME,
} FettleThroughLog;

/* Whether a whole check of the file found it sound; it is made only where the judgement hangs on it. */
typedef enum
{
  FETTLE_SOUND_UNKNOWN,
  FETTLE_SOUND_NO,
  FETTLE_SOUND_YES,
} FettleSound;

/**
 * FettleLogFacts:
 * @main: the file alone
 * @through: its last step through the log
 * @main_sound: whether the file alone passes a check
 * @through_sound: whether the file passes a check through the log
 */
typedef struct
{
  FettleMainFile main;
  FettleThroughLog through;
  FettleSound main_sound;
  FettleSound through_sound;
} FettleLogFacts;

/**
 * FettleLogVerdict:
 * @FETTLE_LOG_BELONGS: it is the register's own, and is played into it
 * @FETTLE_LOG_FOREIGN: it is of another day or another register, and is set aside
 * @FETTLE_LOG_DAMAGED: neither with it nor without it is the register sound; nothing is touched
 * @FETTLE_LOG_CHECK_MAIN: first check the file alone
 * @FETTLE_LOG_CHECK_THROUGH: first check the file through the log
 */
typedef enum
{
  FETTLE_LOG_BELONGS,
  FETTLE_LOG_FOREIGN,
  FETTLE_LOG_DAMAGED,
  FETTLE_LOG_CHECK_MAIN,
  FETTLE_LOG_CHECK_THROUGH,
} FettleLogVerdict;

FettleLogVerdict  fettle_stale_log_decide   (const FettleLogFacts  *facts);
FettleLogVerdict  fettle_stale_log_judge    (const char            *path);
gboolean          fettle_stale_log_is_there (const char            *path,
                                             const char            *suffix);
gboolean          fettle_stale_log_is_of_making
                                            (const char            *path);
gboolean          fettle_stale_log_settle   (const char            *path,
                                             GPtrArray             *notices,
                                             GError               **error);

G_END_DECLS
