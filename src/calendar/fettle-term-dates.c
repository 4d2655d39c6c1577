/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/fettle-term-dates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-characters.h"
#include "base/fettle-id.h"
#include "base/fettle-text.h"

/* A summer holiday has six or seven weeks, a term twelve or more. */
#define MOST_DAYS 70

/* More than any council's list; a book that was pasted by mistake is not read to its end. */
#define MOST_LINES 2000

/* And longer than any of its lines. */
#define MOST_IN_LINE 500

static void
holiday_free (gpointer data)
{
  FettleTermHoliday *holiday = data;

  g_free (holiday->title);
  g_free (holiday);
}

static void
trouble_free (gpointer data)
{
  FettleTermTrouble *trouble = data;

  g_free (trouble->text);
  g_free (trouble->why);
  g_free (trouble);
}

/**
 * fettle_term_dates_free:
 * @dates: (transfer full): what was read
 */
void
fettle_term_dates_free (FettleTermDates *dates)
{
  g_ptr_array_unref (dates->holidays);
  g_ptr_array_unref (dates->troubles);
  g_free (dates);
}

/**
 * fettle_term_dates_complain:
 * @dates: what was read so far
 * @line: number of a line, from 1
 * @text: the line
 * @why: why it gave no holiday
 */
void
fettle_term_dates_complain (FettleTermDates *dates,
                            guint            line,
                            const char      *text,
                            const char      *why)
{
  FettleTermTrouble *trouble = g_new0 (FettleTermTrouble, 1);

  trouble->line = line;
  trouble->text = fettle_text_clean (text);
  if (!trouble->text)
    trouble->text = g_strdup ("");
  trouble->why = g_strdup (why);
  g_ptr_array_add (dates->troubles, trouble);
}

/* "Autumn term" is when the schools are open; "half term" and "end of term holiday" are not. */
static gboolean
is_term (const char *title)
{
  static const char *const off[] = { "half", "holiday", "break", "closed", "closure", "vacation" };
  g_autofree char *folded = fettle_text_fold (title);

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if (strstr (folded, off[i]))
      return FALSE;
  return strstr (folded, "term") != NULL;
}

static const char *
find_trouble (const FettleTermDates *dates,
              const char            *title,
              FettleDate             first,
              FettleDate             last)
{
  if (!fettle_date_is_kept (first) || !fettle_date_is_kept (last))
    return _("The dates cannot be read. Write the line as: Half term 26 October to 30 October 2026.");
  if (last < first)
    return _("The last day is before the first.");
  if (is_term (title))
    return _("This is a term. Give the holidays between the terms.");
  if (last - first >= MOST_DAYS)
    return _("This is longer than ten weeks, so it is not taken for a holiday.");
  for (guint i = 0; i < dates->holidays->len; i++)
    {
      const FettleTermHoliday *other = g_ptr_array_index (dates->holidays, i);

      if (first <= other->last && last >= other->first)
        return _("It overlaps with a holiday of a line above.");
    }
  return NULL;
}

/**
 * fettle_term_dates_add:
 * @dates: what was read so far
 * @line: number of the line that says so, from 1
 * @text: the line
 * @title: what the holiday is called; may be empty
 * @first: its first day
 * @last: its last day
 *
 * Adds a holiday, or why it cannot be one.
 */
void
fettle_term_dates_add (FettleTermDates *dates,
                       guint            line,
                       const char      *text,
                       const char      *title,
                       FettleDate       first,
                       FettleDate       last)
{
  const char *trouble = find_trouble (dates, title, first, last);
  FettleTermHoliday *holiday;

  if (trouble)
    {
      fettle_term_dates_complain (dates, line, text, trouble);
      return;
    }
  holiday = g_new0 (FettleTermHoliday, 1);
  holiday->title = g_strdup (*title ? title : _("School holiday"));
  holiday->first = first;
  holiday->last = last;
  g_ptr_array_add (dates->holidays, holiday);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const FettleTermHoliday *one = *(FettleTermHoliday *const *) a;
  const FettleTermHoliday *other = *(FettleTermHoliday *const *) b;

  return (one->first > other->first) - (one->first < other->first);
}

/* Of every school of the authority, with the same days. */
static gboolean
is_known (const FettleTermHoliday *holiday,
          GPtrArray               *known)
{
  for (guint i = 0; known && i < known->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (known, i);

      if (!fettle_record_get_text (record, "school") && fettle_record_get_date (record, "first") == holiday->first
          && fettle_record_get_date (record, "last") == holiday->last)
        return TRUE;
    }
  return FALSE;
}

static void
read_lines (FettleTermDates *dates,
            const char      *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES + 1);

  for (guint i = 0; lines[i]; i++)
    {
      g_strchomp (lines[i]);
      if (i == MOST_LINES)
        fettle_term_dates_complain (dates, i + 1, "", _("The text is too long. What follows was not read."));
      else if (strlen (lines[i]) > MOST_IN_LINE)
        {
          g_autofree char *begin = g_utf8_substring (lines[i], 0, 60);

          fettle_term_dates_complain (dates, i + 1, begin, _("The line is too long to be about a holiday."));
        }
      else if (!fettle_text_is_empty (lines[i]))
        fettle_term_dates_read_line (dates, i + 1, lines[i]);
    }
}

/**
 * fettle_term_dates_read:
 * @text: what was pasted, or the contents of an iCalendar file; any bytes
 * @known: (nullable) (element-type FettleRecord): the register's records of kind "school-holiday"
 *
 * Reads a council's term dates: a holiday a line, "Half term 26 October to 30 October 2026", in the words that councils use, or the events
 * of a calendar. Nothing is guessed: a date without its year takes that of the other date of its line, and a line that is not
 * understood is told.
 *
 * Returns: (transfer full): the holidays, and the lines that gave none
 */
FettleTermDates *
fettle_term_dates_read (const char *text,
                        GPtrArray  *known)
{
  FettleTermDates *dates = g_new0 (FettleTermDates, 1);
  g_autofree char *valid = NULL;
  g_autofree char *mended = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  dates->holidays = g_ptr_array_new_with_free_func (holiday_free);
  dates->troubles = g_ptr_array_new_with_free_func (trouble_free);
  valid = g_utf8_make_valid (text, -1);
  mended = fettle_characters_mend (valid);
  if (fettle_term_dates_is_ics (valid))
    fettle_term_dates_read_ics (dates, mended ? mended : valid);
  else
    read_lines (dates, mended ? mended : valid);
  g_ptr_array_sort (dates->holidays, compare_days);
  for (guint i = 0; i < dates->holidays->len; i++)
    {
      FettleTermHoliday *holiday = g_ptr_array_index (dates->holidays, i);

      holiday->known = is_known (holiday, known);
    }
  return dates;
}

/**
 * fettle_term_dates_get_n_new:
 * @dates: what was read
 *
 * Returns: how many holidays the register does not hold yet
 */
guint
fettle_term_dates_get_n_new (const FettleTermDates *dates)
{
  guint n = 0;

  for (guint i = 0; i < dates->holidays->len; i++)
    n += !((FettleTermHoliday *) g_ptr_array_index (dates->holidays, i))->known;
  return n;
}

static void
put_holiday (FettleBatch             *batch,
             const FettleTermHoliday *holiday)
{
  g_autofree char *id = fettle_id_new ();
  g_autofree char *first = fettle_date_to_iso (holiday->first);
  g_autofree char *last = fettle_date_to_iso (holiday->last);
  g_autoptr (FettleRecord) record = fettle_record_new (fettle_kind_get ("school-holiday"), id);

  fettle_record_set_text (record, "title", holiday->title);
  fettle_record_set_text (record, "first", first);
  fettle_record_set_text (record, "last", last);
  fettle_batch_put (batch, record, NULL);
}

/**
 * fettle_term_dates_to_batch:
 * @dates: what was read
 *
 * Returns: (transfer full): the one step that adds all holidays which the register does not hold yet, for every school of the authority
 */
FettleBatch *
fettle_term_dates_to_batch (const FettleTermDates *dates)
{
  guint n = fettle_term_dates_get_n_new (dates);
  /* Translators: the label of a step in the history. */
  g_autofree char *label = g_strdup_printf (ngettext ("%u school holiday added", "%u school holidays added", n), n);
  FettleBatch *batch = fettle_batch_new (label);

  for (guint i = 0; i < dates->holidays->len; i++)
    {
      const FettleTermHoliday *holiday = g_ptr_array_index (dates->holidays, i);

      if (!holiday->known)
        put_holiday (batch, holiday);
    }
  return batch;
}
