/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-private.h"
#include "model/fettle-leave.h"

#define EIA "Education and Inspections Act 2006 "
#define MAX_KINDS 40

/* Named one by one: a kind that is added later, or a note, is in no bundle unless it is named here. */
static const struct
{
  const char *kind;
  const char *source;
} kinds[] = {
  { "intervention-case", NULL },
  { "concern", NULL },
  { "concern-rating", NULL },
  { "pre-warning-letter", NULL },
  { "concern-action", NULL },
  { "support", NULL },
  { "warning-notice", EIA "ss.60, 60A" },
  { "required-action", EIA "ss.60(4), 60A" },
  { "notice-copy", EIA "ss.60(6), (6A), 60A(6), Sch 6 para 6" },
  { "notice-response", NULL },
  { "notice-finding", EIA "ss.60(1)(c), 60A(1)(c)" },
  { "powers-notice", EIA "ss.60(1)(d), 60A(1)(d)" },
  { "secretary-of-state-notice", EIA "ss.60(4A), (4B), 66A to 70B" },
  { "category-notice", EIA "ss.61, 62" },
  { "statement-of-action", "Education Act 2005 s.15; SI 2005/2038 reg 7" },
  { "statement-action", "Education Act 2005 s.15; SI 2005/2038 reg 7" },
  { "coasting-notification", EIA "s.60B" },
  { "consultation", EIA "ss.63(2), 65(2)" },
  { "consultee", EIA "ss.63(2), 65(2)" },
  { "s70a-notification", EIA "s.70A(1)" },
  { "power-use", EIA "ss.63 to 66" },
  { "additional-governor", EIA "s.64" },
  { "budget-suspension", EIA "s.66; School Standards and Framework Act 1998 Sch 15" },
  { "budget-review", "School Standards and Framework Act 1998 Sch 15 para 2" },
  { "ieb-application", EIA "s.65" },
  { "proposed-member", EIA "s.65" },
  { "ieb", EIA "s.65, Sch 6" },
  { "ieb-member", EIA "Sch 6 para 5" },
  { "ieb-meeting", EIA "Sch 6" },
  { "ieb-review", NULL },
  { "shadow-governor", "SI 2010/1918 regs 11 to 18" },
  { "academy-order", "Academies Act 2010 s.4" },
  { "academy-step", NULL },
  { "case-review", NULL },
  { "deadline", NULL },
  { "clock-override", NULL },
  { "visit", NULL },
  { "visit-action", NULL },
  { "inspection", "Education Act 2005 ss.5, 8" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) < MAX_KINDS);

/**
 * fettle_bundle_kinds:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds of record that a bundle holds, in its order
 */
const char *const *
fettle_bundle_kinds (void)
{
  static const char *names[MAX_KINDS] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    names[i] = kinds[i].kind;
  return names;
}

/**
 * fettle_bundle_has_kind:
 * @kind: a kind of record
 * @source: (out) (optional) (nullable): the Act and section that it is under
 *
 * Returns: whether a bundle holds such records; never notes, drafts or contacts
 */
gboolean
fettle_bundle_has_kind (const char  *kind,
                        const char **source)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      {
        if (source != NULL)
          *source = kinds[i].source;
        return TRUE;
      }
  return FALSE;
}

/**
 * fettle_bundle_has_field:
 * @record: a record of such a kind
 * @field: one of its fields
 *
 * A court needs to know who decided and who was told. It does not need what a person is good at, owns or was paid, or why they left.
 *
 * Returns: whether a bundle shows it
 */
gboolean
fettle_bundle_has_field (FettleRecord      *record,
                         const FettleField *field)
{
  if (field->type == FETTLE_FIELD_LINK || field->flags & FETTLE_FIELD_INTERNAL
      || !fettle_may_leave (record, field, FETTLE_AUDIENCE_EXEMPT, TRUE))
    return FALSE;
  return !(field->flags & FETTLE_FIELD_PERSONAL) || (field->type == FETTLE_FIELD_TEXT && !g_str_has_suffix (field->name, "reason"));
}
