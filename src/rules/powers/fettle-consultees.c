/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-consultees.h"

#define EIA "Education and Inspections Act 2006 "
#define GOOD_PRACTICE "Good practice, no duty"

static const char *const party_labels[] = {
  N_("Governing body"),
  N_("Head teacher"),
  N_("Ofsted (the Chief Inspector)"),
  N_("Secretary of State"),
  N_("Diocesan board of education (Church of England)"),
  N_("Diocesan bishop (Roman Catholic)"),
  N_("Whoever appoints the foundation governors"),
  N_("Appropriate appointing authority, where it is another"),
  N_("Every interim executive member"),
  N_("Every governor who was in office before the interim executive board"),
};

static void
add (GArray      *recipients,
     FettleParty  party,
     const char  *source)
{
  FettleRecipient recipient = { party, TRUE, source };

  g_array_append_val (recipients, recipient);
}

static void
add_good_practice (GArray      *recipients,
                   FettleParty  party)
{
  FettleRecipient recipient = { party, FALSE, GOOD_PRACTICE };

  g_array_append_val (recipients, recipient);
}

static void
add_dioceses (GArray             *recipients,
              FettleDenomination  denomination,
              const char         *source)
{
  if (denomination & FETTLE_DENOMINATION_CHURCH_OF_ENGLAND)
    add (recipients, FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND, source);
  if (denomination & FETTLE_DENOMINATION_ROMAN_CATHOLIC)
    add (recipients, FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC, source);
}

/*
 * Who stands behind a foundation or voluntary school. A warning notice goes to the diocese and to those who appoint
 * foundation governors (@both); elsewhere the Act names the diocese alone where there is one. A joint school with
 * another church, and a foundation special school, have appointers whom the Act does not name: they are asked as good
 * practice.
 */
static void
add_founders (GArray               *recipients,
              FettleSchoolCategory  category,
              FettleDenomination    denomination,
              gboolean              both,
              const char           *source)
{
  gboolean has_diocese = (denomination & FETTLE_DENOMINATION_DIOCESAN) != 0;

  if (fettle_school_category_is_foundation_or_voluntary (category))
    {
      add_dioceses (recipients, denomination, source);
      if (both || !has_diocese)
        add (recipients, FETTLE_PARTY_FOUNDATION_APPOINTERS, source);
      else if (denomination & FETTLE_DENOMINATION_OTHER)
        add_good_practice (recipients, FETTLE_PARTY_FOUNDATION_APPOINTERS);
    }
  else if (category == FETTLE_SCHOOL_FOUNDATION_SPECIAL)
    add_good_practice (recipients, FETTLE_PARTY_FOUNDATION_APPOINTERS);
}

static void
add_ieb_copies (GArray               *recipients,
                FettleSchoolCategory  category,
                FettleDenomination    denomination)
{
  const char *source = EIA "Sch 6 para 6";

  add (recipients, FETTLE_PARTY_INTERIM_MEMBERS, source);
  add (recipients, FETTLE_PARTY_OUTGOING_GOVERNORS, source);
  add (recipients, FETTLE_PARTY_SECRETARY_OF_STATE, source);
  add_founders (recipients, category, denomination, FALSE, source);
}

static void
add_statement_copies (GArray               *recipients,
                      FettleSchoolCategory  category)
{
  const char *source = "Education Act 2005 s.15(2)(e)";

  add (recipients, FETTLE_PARTY_CHIEF_INSPECTOR, source);
  if (category != FETTLE_SCHOOL_VOLUNTARY_AIDED)
    return;
  add (recipients, FETTLE_PARTY_FOUNDATION_APPOINTERS, source);
  add (recipients, FETTLE_PARTY_APPOINTING_AUTHORITY, source);
}

/**
 * fettle_consultees_list:
 * @category: the category of school
 * @denomination: its religious character
 *
 * R9: whom to consult before using section 63 or section 65 (Education and Inspections Act 2006 ss.63(2), 65(2)): the
 * governing body; for a foundation or voluntary school its diocesan authority if it is Church of England or Roman
 * Catholic, and otherwise those who appoint its foundation governors.
 *
 * Returns: (transfer full) (element-type FettleRecipient): whom; empty where Part 4 does not apply
 */
GArray *
fettle_consultees_list (FettleSchoolCategory category,
                        FettleDenomination   denomination)
{
  GArray *recipients = g_array_new (FALSE, FALSE, sizeof (FettleRecipient));
  const char *source = EIA "ss.63(2), 65(2)";

  if (!fettle_school_category_is_maintained (category))
    return recipients;
  add (recipients, FETTLE_PARTY_GOVERNING_BODY, source);
  add_founders (recipients, category, denomination, FALSE, source);
  return recipients;
}

/**
 * fettle_copies_list:
 * @paper: what is sent
 * @category: the category of school
 * @denomination: its religious character
 *
 * R9: to whom the Acts have a copy sent. A section 60 notice goes to Ofsted, a section 60A notice does not (Education
 * and Inspections Act 2006 ss.60(6), (6A), 60A(6), 66; Sch 6 paras 6 and 17; School Standards and Framework Act 1998
 * Sch 15; Education Act 2005 s.15(2)(e)).
 *
 * Returns: (transfer full) (element-type FettleRecipient): whom; empty where the paper cannot be given to such a
 * school
 */
GArray *
fettle_copies_list (FettlePaper          paper,
                    FettleSchoolCategory category,
                    FettleDenomination   denomination)
{
  GArray *recipients = g_array_new (FALSE, FALSE, sizeof (FettleRecipient));

  if (!fettle_school_category_is_maintained (category))
    return recipients;
  switch (paper)
    {
    case FETTLE_PAPER_S60_NOTICE:
      add (recipients, FETTLE_PARTY_CHIEF_INSPECTOR, EIA "s.60(6)");
      add (recipients, FETTLE_PARTY_HEAD_TEACHER, EIA "s.60(6)");
      add (recipients, FETTLE_PARTY_SECRETARY_OF_STATE, EIA "s.60(6A)");
      add_founders (recipients, category, denomination, TRUE, EIA "s.60(6)");
      break;
    case FETTLE_PAPER_S60A_NOTICE:
      add (recipients, FETTLE_PARTY_SECRETARY_OF_STATE, EIA "s.60A(6)");
      add (recipients, FETTLE_PARTY_HEAD_TEACHER, EIA "s.60A(6)");
      add_founders (recipients, category, denomination, TRUE, EIA "s.60A(6)");
      break;
    case FETTLE_PAPER_S66_NOTICE:
      add (recipients, FETTLE_PARTY_HEAD_TEACHER, EIA "s.66");
      break;
    case FETTLE_PAPER_SCHEDULE_15_NOTICE:
      add (recipients, FETTLE_PARTY_HEAD_TEACHER, "School Standards and Framework Act 1998 Sch 15 para 1");
      break;
    case FETTLE_PAPER_IEB_NOTICE:
    case FETTLE_PAPER_IEB_INSTRUMENT:
      add_ieb_copies (recipients, category, denomination);
      break;
    case FETTLE_PAPER_IEB_RESUMPTION:
      add (recipients, FETTLE_PARTY_INTERIM_MEMBERS, EIA "Sch 6 para 17");
      add (recipients, FETTLE_PARTY_SECRETARY_OF_STATE, EIA "Sch 6 para 17");
      add_founders (recipients, category, denomination, FALSE, EIA "Sch 6 para 17");
      break;
    case FETTLE_PAPER_STATEMENT_OF_ACTION:
      add_statement_copies (recipients, category);
      break;
    default:
      g_assert_not_reached ();
    }
  return recipients;
}

/**
 * fettle_recipients_have:
 * @recipients: (element-type FettleRecipient): recipients
 * @party: one of them?
 * @statutory_only: whether good practice does not count
 *
 * Looks a party up.
 *
 * Returns: %TRUE where it is among them
 */
gboolean
fettle_recipients_have (GArray      *recipients,
                        FettleParty  party,
                        gboolean     statutory_only)
{
  g_return_val_if_fail (recipients != NULL, FALSE);

  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleRecipient *recipient = &g_array_index (recipients, FettleRecipient, i);

      if (recipient->party == party && (recipient->statutory || !statutory_only))
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_party_get_label:
 * @party: a party
 *
 * Names a party for a person.
 *
 * Returns: (transfer none): the label, translated
 */
const char *
fettle_party_get_label (FettleParty party)
{
  g_return_val_if_fail (party < G_N_ELEMENTS (party_labels), NULL);

  return _(party_labels[party]);
}
