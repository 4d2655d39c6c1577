/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

/* What the record of a warning notice sets out. */

static gboolean
has_action (const FettleCaseFacts *facts,
            FettleRecord          *notice)
{
  GPtrArray *list = fettle_case_facts_list (facts, "required-action");

  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (list, i), "notice"), fettle_record_get_id (notice))
          == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
read_flags (FettleRecord      *record,
            const char *const *names,
            guint              n_names)
{
  guint flags = 0;

  for (guint i = 0; i < n_names; i++)
    flags |= fettle_record_get_flag (record, names[i]) ? 1u << i : 0;
  return flags;
}

/* Until 18 April 2016 the Act itself gave the period, and the notice did not have to (R2). */
static gboolean
has_period (FettleRecord *notice)
{
  FettleDate given = fettle_record_get_date (notice, "given-on");

  return fettle_record_get_date (notice, "compliance-end") != FETTLE_DATE_NONE
         || fettle_record_get_text (notice, "compliance-length") != NULL
         || (given != FETTLE_DATE_NONE && fettle_notice_is_of_old_law (given));
}

/**
 * fettle_case_facts_read_content:
 * @facts: facts
 * @notice: a warning notice
 * @content: (out caller-allocates): what its record sets out
 */
void
fettle_case_facts_read_content (const FettleCaseFacts *facts,
                                FettleRecord          *notice,
                                FettleNoticeContent   *content)
{
  static const char *const grounds[] = { "ground-standards", "ground-leadership", "ground-safety" };
  static const char *const comparators[] = { "comparator-expected", "comparator-previous", "comparator-comparable" };
  static const char *const minded[] = { "minded-63", "minded-64", "minded-65", "minded-66" };

  *content = (FettleNoticeContent) { 0 };
  content->grounds = read_flags (notice, grounds, G_N_ELEMENTS (grounds));
  content->comparators = read_flags (notice, comparators, G_N_ELEMENTS (comparators));
  content->matters = fettle_record_get_text (notice, "matters") != NULL;
  content->action = has_action (facts, notice);
  content->period = has_period (notice);
  content->minded = read_flags (notice, minded, G_N_ELEMENTS (minded)) != 0
                    || fettle_record_get_text (notice, "minded-other") != NULL;
  content->provision = fettle_record_get_text (notice, "provision") != NULL;
  content->minded_s63 = fettle_record_get_flag (notice, "minded-63");
}

/**
 * fettle_case_is_by_document:
 * @notice: a warning notice
 *
 * Returns: whether the paper is attached, and an officer states that it sets out all that the Act asks for
 */
gboolean
fettle_case_is_by_document (FettleRecord *notice)
{
  return fettle_record_get_text (notice, "document") != NULL && fettle_record_get_text (notice, "contents-by") != NULL
         && fettle_record_get_date (notice, "contents-on") != FETTLE_DATE_NONE;
}

/**
 * fettle_case_facts_find_missing:
 * @facts: facts
 * @notice: a warning notice
 *
 * Returns: (transfer full) (nullable): what of that which makes a paper a warning notice (Education and Inspections Act 2006
 *   ss.60(1)(a), (2), (4), 60A(1)(a), (4)) neither the record sets out nor the attached document, in words; %NULL where all is
 *   there
 */
char *
fettle_case_facts_find_missing (const FettleCaseFacts *facts,
                                FettleRecord          *notice)
{
  gboolean pay = g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0;
  FettleNoticeContent content;

  if (fettle_case_is_by_document (notice))
    return NULL;
  fettle_case_facts_read_content (facts, notice, &content);
  return fettle_notice_name_missing (pay ? FETTLE_NOTICE_S60A : FETTLE_NOTICE_S60, &content);
}
