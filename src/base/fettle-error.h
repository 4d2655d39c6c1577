/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FETTLE_ERROR:
 *
 * The program's one error domain. Messages are for people: what happened, what was kept, what to do.
 * Code tests the code, never the message. Cancelled work is always %G_IO_ERROR_CANCELLED.
 */
#define FETTLE_ERROR (fettle_error_quark ())

/**
 * FettleError:
 * @FETTLE_ERROR_FAILED: something else failed; the message says what
 * @FETTLE_ERROR_OPEN: a register or file could not be opened
 * @FETTLE_ERROR_TOO_NEW: the register was written by a newer program; it may be read, not changed
 * @FETTLE_ERROR_BUSY: another program holds the register; nothing was changed
 * @FETTLE_ERROR_READ_ONLY: the register or its folder cannot be written
 * @FETTLE_ERROR_CONSTRAINT: the store refused a value
 * @FETTLE_ERROR_CONFLICT: the record changed since the batch was made, or a later change stands on it
 * @FETTLE_ERROR_NO_SPACE: the disk is full; nothing was changed
 * @FETTLE_ERROR_CORRUPT: the register is damaged
 * @FETTLE_ERROR_NETWORK: the folder is on a network share
 * @FETTLE_ERROR_NOT_FOUND: there is no such record, table or file
 * @FETTLE_ERROR_INVALID: a value a person gave cannot be used
 * @FETTLE_ERROR_REFUSED: the file is not one that Fettle can import
 * @FETTLE_ERROR_LIMIT: a file is larger or deeper than Fettle reads
 * @FETTLE_ERROR_LAW: a rule of law forbids the step (it would be void)
 * @FETTLE_ERROR_PASS_PHRASE: the pass phrase does not open the backup
 * @FETTLE_ERROR_REFERENCE: the public data is damaged; the register is not touched by it
 */
typedef enum
{
  FETTLE_ERROR_FAILED,
  FETTLE_ERROR_OPEN,
  FETTLE_ERROR_TOO_NEW,
  FETTLE_ERROR_BUSY,
  FETTLE_ERROR_READ_ONLY,
  FETTLE_ERROR_CONSTRAINT,
  FETTLE_ERROR_CONFLICT,
  FETTLE_ERROR_NO_SPACE,
  FETTLE_ERROR_CORRUPT,
  FETTLE_ERROR_NETWORK,
  FETTLE_ERROR_NOT_FOUND,
  FETTLE_ERROR_INVALID,
  FETTLE_ERROR_REFUSED,
  FETTLE_ERROR_LIMIT,
  FETTLE_ERROR_LAW,
  FETTLE_ERROR_PASS_PHRASE,
  FETTLE_ERROR_REFERENCE,
} FettleError;

GQuark fettle_error_quark (void);

G_END_DECLS
