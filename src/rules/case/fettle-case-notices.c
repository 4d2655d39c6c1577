/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

/**
 * fettle_case_facts_find_newest:
 * @facts: facts
 * @kind: name of a kind
 * @link: (nullable): a link of it
 * @id: (nullable): what the link must be
 * @date_field: the field to date it by
 * @on: a day
 *
 * Returns: (transfer none) (nullable): the newest such record up to the day; of two of one day that made later
 */
FettleRecord *
fettle_case_facts_find_newest (const FettleCaseFacts *facts,
                               const char            *kind,
                               const char            *link,
                               const char            *id,
                               const char            *date_field,
                               FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, kind);
  FettleRecord *newest = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate date = fettle_record_get_date (record, date_field);

      if ((link && g_strcmp0 (fettle_record_get_text (record, link), id) != 0) || !fettle_case_is_by (date, on))
        continue;
      if (newest == NULL || date > fettle_record_get_date (newest, date_field)
          || (date == fettle_record_get_date (newest, date_field)
              && g_strcmp0 (fettle_record_get_id (record), fettle_record_get_id (newest)) > 0))
        newest = record;
    }
  return newest;
}

/* The first second notice after the compliance period; one given before it only where there is no other. */
static FettleDate
find_powers_notice (const FettleCaseFacts *facts,
                    const char            *notice_id,
                    FettleDate             compliance_end,
                    FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "powers-notice");
  FettleDate early = FETTLE_DATE_NONE, late = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate given = fettle_record_get_date (record, "given-on");
      FettleDate *found = given > compliance_end ? &late : &early;

      if (g_strcmp0 (fettle_record_get_text (record, "notice"), notice_id) == 0 && fettle_case_is_by (given, on)
          && (*found == FETTLE_DATE_NONE || given < *found))
        *found = given;
    }
  return late != FETTLE_DATE_NONE ? late : early;
}

/* "14:30" or "9.30", in minutes; -1 where it is none. */
static int
read_time (const char *text)
{
  char *end;
  guint64 hours, minutes;

  if (text == NULL)
    return -1;
  hours = g_ascii_strtoull (text, &end, 10);
  if (end == text || (*end != ':' && *end != '.') || !g_ascii_isdigit (end[1]))
    return -1;
  minutes = g_ascii_strtoull (end + 1, NULL, 10);
  return hours < 24 && minutes < 60 ? (int) (hours * 60 + minutes) : -1;
}

/**
 * fettle_case_order_times:
 * @one: a notice
 * @other: another of the same day
 *
 * The Act goes by time (Education and Inspections Act 2006 s.60(4A), (4B)); two times of a day are told apart where both are
 * recorded.
 *
 * Returns: less than 0 where @one is known to have been given first, more than 0 where @other is, 0 where it is not known
 */
int
fettle_case_order_times (FettleRecord *one,
                         FettleRecord *other)
{
  const char *time = fettle_record_get_text (one, "given-time");
  const char *other_time = fettle_record_get_text (other, "given-time");
  int minutes = read_time (time);
  int other_minutes = read_time (other_time);

  return minutes < 0 || other_minutes < 0 || minutes == other_minutes ? 0 : minutes < other_minutes ? -1 : 1;
}

/* One of the same day counts, unless it is known to have come first: if ours came first it ceased, and if it came second it was
 * barred. Without times this is the cautious reading. */
static FettleDate
find_superseding (const FettleCaseFacts *facts,
                  FettleRecord          *notice,
                  FettleDate             given,
                  FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "secretary-of-state-notice");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate date = fettle_record_get_date (record, "given-on");

      if (g_strcmp0 (fettle_record_get_text (record, "kind"), "s60-notice") == 0 && fettle_case_is_by (date, on)
          && date >= given && !(date == given && fettle_case_order_times (record, notice) < 0)
          && (first == FETTLE_DATE_NONE || date < first))
        first = date;
    }
  return first;
}

/**
 * fettle_case_facts_read_notice:
 * @facts: facts
 * @notice: a warning notice
 * @on: the day as of which to read it
 * @read: (out caller-allocates): the notice as the rules want it
 */
void
fettle_case_facts_read_notice (const FettleCaseFacts *facts,
                               FettleRecord          *notice,
                               FettleDate             on,
                               FettleNoticeFacts     *read)
{
  const char *id = fettle_record_get_id (notice);
  FettleRecord *finding = fettle_case_facts_find_newest (facts, "notice-finding", "notice", id, "decided-on", on);
  FettleDate withdrawn = fettle_record_get_date (notice, "withdrawn-on");
  FettleDate given = fettle_record_get_date (notice, "given-on");

  *read = (FettleNoticeFacts) { 0 };
  read->section =
      g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0 ? FETTLE_NOTICE_S60A : FETTLE_NOTICE_S60;
  read->given = fettle_case_is_by (given, on) ? given : FETTLE_DATE_NONE;
  read->end_stated = fettle_record_get_date (notice, "compliance-end");
  read->states_length = fettle_record_get_text (notice, "compliance-length") != NULL;
  if (finding != NULL)
    {
      read->finding = g_strcmp0 (fettle_record_get_text (finding, "finding"), "complied") == 0
                          ? FETTLE_FINDING_COMPLIED
                          : FETTLE_FINDING_NOT_COMPLIED;
      read->found_on = fettle_record_get_date (finding, "decided-on");
    }
  read->powers_notice = find_powers_notice (facts, id, read->end_stated, on);
  read->withdrawn_on = fettle_case_is_by (withdrawn, on) ? withdrawn : FETTLE_DATE_NONE;
  read->sos_notice = given != FETTLE_DATE_NONE ? find_superseding (facts, notice, given, on) : FETTLE_DATE_NONE;
}

/* Whether it has effect no longer: withdrawn, or a section 60 notice that the Secretary of State superseded (s.60(4B)). */
static gboolean
has_ceased (const FettleCaseFacts *facts,
            FettleRecord          *notice)
{
  FettleDate given = fettle_record_get_date (notice, "given-on");

  if (fettle_record_get_date (notice, "withdrawn-on") != FETTLE_DATE_NONE)
    return TRUE;
  return given != FETTLE_DATE_NONE && g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") != 0
         && find_superseding (facts, notice, given, facts->today) != FETTLE_DATE_NONE;
}

/**
 * fettle_case_facts_get_notice:
 * @facts: facts
 *
 * Returns: (transfer none) (nullable): the warning notice that the chain is about: the newest given that has not ceased to
 * have effect, or a draft, or the newest of all
 */
FettleRecord *
fettle_case_facts_get_notice (const FettleCaseFacts *facts)
{
  GPtrArray *list = fettle_case_facts_list (facts, "warning-notice");
  FettleRecord *best = NULL;
  guint best_rank = 0;
  FettleDate best_date = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *notice = g_ptr_array_index (list, i);
      FettleDate given = fettle_record_get_date (notice, "given-on");
      guint rank = has_ceased (facts, notice) ? 1 : given == FETTLE_DATE_NONE ? 2 : 3;

      if (best != NULL && (rank < best_rank || (rank == best_rank && given < best_date)))
        continue;
      best = notice;
      best_rank = rank;
      best_date = given;
    }
  return best;
}
