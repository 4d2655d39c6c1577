/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fettle-leave.h"

#include <glib/gi18n-lib.h>

/* The most that each reader may see. A private note is the officer's own: it is above them all. */
static const FettleDisclosure most[] = {
  [FETTLE_AUDIENCE_PUBLIC] = FETTLE_DISCLOSURE_PUBLIC,
  [FETTLE_AUDIENCE_WORKING] = FETTLE_DISCLOSURE_RESTRICTED,
  [FETTLE_AUDIENCE_EXEMPT] = FETTLE_DISCLOSURE_EXEMPT,
  [FETTLE_AUDIENCE_OFFICER] = FETTLE_DISCLOSURE_NEVER,
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
 * @audience: who will read it
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
                  FettleAudience     audience,
                  gboolean           personal)
{
  g_return_val_if_fail (audience < G_N_ELEMENTS (most), FALSE);

  if (fettle_record_is_private (record))
    return FALSE;
  if (!field)
    return TRUE;
  if (field->flags & FETTLE_FIELD_PRIVATE || field->disclosure > most[audience])
    return FALSE;
  return personal || !(field->flags & FETTLE_FIELD_PERSONAL);
}

/**
 * fettle_leave_title:
 * @record: a record
 * @audience: who will read it
 * @personal: whether names of persons were asked for
 *
 * Names a record where others may read it: in the label of a step, a finding, a list.
 *
 * Returns: (transfer full): its title, or what kind of record it is where its title may not leave
 */
char *
fettle_leave_title (FettleRecord   *record,
                    FettleAudience  audience,
                    gboolean        personal)
{
  const FettleKind *kind;

  g_return_val_if_fail (FETTLE_IS_RECORD (record), NULL);

  kind = fettle_record_get_kind (record);
  if (fettle_may_leave (record, &kind->fields[fettle_kind_find_field (kind, kind->title_field)], audience, personal))
    return fettle_record_get_title (record);
  return g_strdup (_(kind->label));
}
