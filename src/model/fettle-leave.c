/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fettle-leave.h"

/* The most that each reader may see. A private note is the officer's own: it is above them all. */
static const FettleDisclosure most[] = {
  [FETTLE_READER_PUBLIC] = FETTLE_DISCLOSURE_PUBLIC,
  [FETTLE_READER_WORKING] = FETTLE_DISCLOSURE_RESTRICTED,
  [FETTLE_READER_EXEMPT] = FETTLE_DISCLOSURE_EXEMPT,
  [FETTLE_READER_OFFICER] = FETTLE_DISCLOSURE_NEVER,
};

/**
 * fettle_record_is_private:
 * @record: (nullable): a record
 *
 * Returns: whether the whole record is its officer's own: every one of its kind is, or the flag that the kind names is set
 */
gboolean
fettle_record_is_private (FettleRecord *record)
{
  const FettleKind *kind = record ? fettle_record_get_kind (record) : NULL;

  return kind && (kind->is_private || (kind->private_field && fettle_record_get_flag (record, kind->private_field)));
}

/**
 * fettle_may_leave:
 * @record: (nullable): a record; %NULL to ask about a field of any record that is not private
 * @field: (nullable): one of its fields; %NULL to ask about the record: that it is there, and what it is called
 * @reader: who will read it
 * @personal: whether names of persons were asked for
 *
 * The one answer to what may leave the register. Everything that turns a record into text that others may read asks here: papers,
 * letters, bundles, calendars, notifications, the command line, history and search. Nothing of a private record or field leaves at
 * all; a public paper has what is public, a working paper what is restricted too, an exempt paper (LGA 1972 Schedule 12A Part 1)
 * what is exempt too; what is never disclosed is in none; what is about a person is there only where it was asked for.
 *
 * Returns: whether it may leave
 */
gboolean
fettle_may_leave (FettleRecord      *record,
                  const FettleField *field,
                  FettleReader       reader,
                  gboolean           personal)
{
  g_return_val_if_fail (reader < G_N_ELEMENTS (most), FALSE);

  if (fettle_record_is_private (record))
    return FALSE;
  if (!field)
    return TRUE;
  if (field->flags & FETTLE_FIELD_PRIVATE || field->disclosure > most[reader])
    return FALSE;
  return personal || !(field->flags & FETTLE_FIELD_PERSONAL);
}
