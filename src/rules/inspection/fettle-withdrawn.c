/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/inspection/fettle-withdrawn.h"

#include <glib/gi18n-lib.h>

/* The answer counts with its day only. */
static gboolean
is_answered (FettleRecord *inspection,
             const char   *answer,
             FettleDate    on)
{
  FettleDate answered = fettle_record_get_date (inspection, "withdrawn-answered-on");

  return g_strcmp0 (fettle_record_get_text (inspection, "withdrawn-answer"), answer) == 0 && answered != FETTLE_DATE_NONE
         && answered <= on;
}

/**
 * fettle_withdrawn_counts:
 * @inspection: an inspection
 *
 * Tells whether the inspection may be a current outcome: Ofsted's list has it, as far as is known, or Ofsted answered that
 * it stands.
 *
 * Returns: %FALSE for one that is marked as withdrawn
 */
gboolean
fettle_withdrawn_counts (FettleRecord *inspection)
{
  return fettle_record_get_text (inspection, "withdrawn-since") == NULL || is_answered (inspection, "stands", G_MAXUINT32);
}

/**
 * fettle_withdrawn_is_confirmed:
 * @inspection: an inspection
 * @on: a day
 *
 * Returns: whether Ofsted had answered by the day that the inspection was withdrawn
 */
gboolean
fettle_withdrawn_is_confirmed (FettleRecord *inspection,
                               FettleDate    on)
{
  return fettle_record_get_text (inspection, "withdrawn-since") != NULL && is_answered (inspection, "withdrawn", on);
}

/**
 * fettle_withdrawn_is_open:
 * @inspection: an inspection
 *
 * Returns: whether Ofsted's list no longer has it and no answer of Ofsted's is recorded
 */
gboolean
fettle_withdrawn_is_open (FettleRecord *inspection)
{
  return !fettle_withdrawn_counts (inspection) && !is_answered (inspection, "withdrawn", G_MAXUINT32);
}

/**
 * fettle_withdrawn_to_words:
 * @inspection: an inspection
 *
 * Returns: (transfer full) (nullable): what is known, in a sentence or two; %NULL for an inspection without the mark
 */
char *
fettle_withdrawn_to_words (FettleRecord *inspection)
{
  const char *since = fettle_record_get_text (inspection, "withdrawn-since");
  const char *asked_on = fettle_record_get_text (inspection, "withdrawn-asked-on");
  g_autofree char *day = fettle_date_iso_to_words (since);
  g_autofree char *asked = fettle_date_iso_to_words (asked_on);
  g_autofree char *answered = fettle_date_iso_to_words (fettle_record_get_text (inspection, "withdrawn-answered-on"));

  if (since == NULL)
    return NULL;
  if (fettle_withdrawn_counts (inspection))
    /* Translators: two dates, here and below. */
    return g_strdup_printf (_("No longer in Ofsted’s list of %1$s. Ofsted answered on %2$s that it stands."), day, answered);
  if (!fettle_withdrawn_is_open (inspection))
    return g_strdup_printf (_("No longer in Ofsted’s list of %1$s. Ofsted answered on %2$s that it was withdrawn."), day, answered);
  if (fettle_record_get_text (inspection, "withdrawn-answer") != NULL)
    return g_strdup_printf (_("No longer in Ofsted’s list of %s. Ofsted’s answer has no day and does not count: state when it came."),
                            day);
  if (asked_on != NULL)
    return g_strdup_printf (_("No longer in Ofsted’s list of %1$s. Ofsted was asked on %2$s and has not answered."), day, asked);
  return g_strdup_printf (_("No longer in Ofsted’s list of %s. Ask Ofsted whether it stands."), day);
}

/**
 * fettle_withdrawn_to_question:
 * @inspection: an inspection
 *
 * Returns: (transfer full) (nullable): what is to be asked before anything rests on the inspection; %NULL where nothing is
 */
char *
fettle_withdrawn_to_question (FettleRecord *inspection)
{
  g_autofree char *began = fettle_date_iso_to_words (fettle_record_get_text (inspection, "start"));
  g_autofree char *since = fettle_date_iso_to_words (fettle_record_get_text (inspection, "withdrawn-since"));

  if (!fettle_withdrawn_is_open (inspection))
    return NULL;
  /* Translators: two dates. */
  return g_strdup_printf (_("Ofsted’s list of %1$s no longer has the inspection of %2$s: ask Ofsted whether the notice "
                            "stands."), since, began);
}
