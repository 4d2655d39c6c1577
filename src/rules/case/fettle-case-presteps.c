/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

static FettleDate
earlier (FettleDate a,
         FettleDate b)
{
  return a == FETTLE_DATE_NONE || (b != FETTLE_DATE_NONE && b < a) ? b : a;
}

/**
 * fettle_case_is_for:
 * @record: a consultation or a notification
 * @power: a power
 * @act: (nullable): the use of it
 *
 * Returns: whether the record is about the power, and of no other case than the act
 */
gboolean
fettle_case_is_for (FettleRecord *record,
                    FettlePower   power,
                    FettleRecord *act)
{
  return g_strcmp0 (fettle_record_get_text (record, "power"), fettle_power_get_code (power)) == 0
         && (act == NULL || fettle_case_same_case (record, act));
}

/* When a consultation asked a party first. */
static FettleDate
find_asked (const FettleCaseFacts *facts,
            FettleRecord          *consultation,
            FettleParty            party)
{
  GPtrArray *list = fettle_case_facts_list (facts, "consultee");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *consultee = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (consultee, "consultation"), fettle_record_get_id (consultation)) == 0
          && g_strcmp0 (fettle_record_get_text (consultee, "party"), fettle_party_get_code (party)) == 0)
        first = earlier (first, fettle_record_get_date (consultee, "sent-on"));
    }
  return first;
}

/**
 * fettle_case_facts_find_consulted:
 * @facts: facts
 * @power: section 63 or 65
 * @act: (nullable): the use of it, whose case the consultation must be of
 * @party: whom
 *
 * Returns: when the party was first consulted, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_facts_find_consulted (const FettleCaseFacts *facts,
                                  FettlePower            power,
                                  FettleRecord          *act,
                                  FettleParty            party)
{
  GPtrArray *list = fettle_case_facts_list (facts, "consultation");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *consultation = g_ptr_array_index (list, i);

      if (fettle_case_is_for (consultation, power, act))
        first = earlier (first, find_asked (facts, consultation, party));
    }
  return first;
}

/**
 * fettle_case_facts_find_all_consulted:
 * @facts: facts
 * @power: section 63 or 65
 * @act: (nullable): the use of it
 *
 * Returns: the day on which the last of those whom the Act names had been consulted (Education and Inspections Act 2006
 *   ss.63(2), 65(2)), or %FETTLE_DATE_NONE while one is wanting
 */
FettleDate
fettle_case_facts_find_all_consulted (const FettleCaseFacts *facts,
                                      FettlePower            power,
                                      FettleRecord          *act)
{
  FettleSchoolCategory category = facts->converted_on == FETTLE_DATE_NONE ? facts->category : FETTLE_SCHOOL_COMMUNITY;
  g_autoptr (GArray) wanted = fettle_consultees_list (category, facts->denomination);
  FettleDate last = FETTLE_DATE_NONE;

  for (guint i = 0; i < wanted->len; i++)
    {
      const FettleRecipient *recipient = &g_array_index (wanted, FettleRecipient, i);
      FettleDate asked;

      if (!recipient->statutory)
        continue;
      asked = fettle_case_facts_find_consulted (facts, power, act, recipient->party);
      if (asked == FETTLE_DATE_NONE)
        return FETTLE_DATE_NONE;
      last = MAX (last, asked);
    }
  return last;
}

/**
 * fettle_case_facts_find_notified:
 * @facts: facts
 * @power: section 63, 64 or 66
 * @act: (nullable): the use of it
 *
 * Returns: when the Secretary of State was first told (Education and Inspections Act 2006 s.70A(1)), or
 * %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_facts_find_notified (const FettleCaseFacts *facts,
                                 FettlePower            power,
                                 FettleRecord          *act)
{
  GPtrArray *list = fettle_case_facts_list (facts, "s70a-notification");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);

      if (fettle_case_is_for (record, power, act))
        first = earlier (first, fettle_record_get_date (record, "sent-on"));
    }
  return first;
}

/**
 * fettle_case_facts_find_consent:
 * @facts: facts
 * @ieb: (nullable): a board
 *
 * Returns: when the Secretary of State consented to it (Education and Inspections Act 2006 s.65(1)), or
 * %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_facts_find_consent (const FettleCaseFacts *facts,
                                FettleRecord          *ieb)
{
  GPtrArray *list = fettle_case_facts_list (facts, "ieb-application");
  const char *named = ieb ? fettle_record_get_text (ieb, "application") : NULL;
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (record, "decision"), "granted") == 0
          && (named ? g_str_equal (named, fettle_record_get_id (record))
                    : ieb == NULL || fettle_case_same_case (record, ieb)))
        first = earlier (first, fettle_record_get_date (record, "decided-on"));
    }
  return first;
}

/**
 * fettle_case_facts_find_copy:
 * @facts: facts
 * @link: the link of a copy that names the paper: "notice"
 * @record_id: the paper
 * @resumption: whether it is the notice of resumption of a board
 * @party: the recipient
 * @name: (nullable): the name of an interim executive member or of a governor, or "" for nobody's; a copy that names nobody
 *   went to all of them
 *
 * Returns: when the copy was first given, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_facts_find_copy (const FettleCaseFacts *facts,
                             const char            *link,
                             const char            *record_id,
                             gboolean               resumption,
                             FettleParty            party,
                             const char            *name)
{
  GPtrArray *list = fettle_case_facts_list (facts, "notice-copy");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *copy = g_ptr_array_index (list, i);
      const char *to = fettle_record_get_text (copy, "name");

      if ((name == NULL || to == NULL || g_str_equal (name, to)) && g_strcmp0 (fettle_record_get_text (copy, link), record_id) == 0
          && fettle_record_get_flag (copy, "resumption") == resumption
          && g_strcmp0 (fettle_record_get_text (copy, "recipient"), fettle_party_get_code (party)) == 0)
        first = earlier (first, fettle_record_get_date (copy, "given-on"));
    }
  return first;
}
