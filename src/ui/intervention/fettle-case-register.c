/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/intervention/fettle-case-register.h"

#include <glib/gi18n-lib.h>

static char *
field_words (FettleRecord *record,
             const char   *name)
{
  const FettleKind *kind = record ? fettle_record_get_kind (record) : NULL;
  const char *value = record ? fettle_record_get_text (record, name) : NULL;

  return value ? fettle_field_to_words (&kind->fields[fettle_kind_find_field (kind, name)], value) : g_strdup ("");
}

static FettleRecord *
find_of_case (const FettleCaseData *data,
              FettleRecord         *one,
              const char           *kind)
{
  return fettle_case_data_find_newest (data, kind, "case", fettle_record_get_id (one));
}

static FettleRecord *
find_finding (const FettleCaseData *data,
              FettleRecord         *notice)
{
  return notice ? fettle_case_data_find_newest (data, "notice-finding", "notice", fettle_record_get_id (notice)) : NULL;
}

/* A notice without a day is being prepared. */
static char *
notice_words (FettleRecord *notice)
{
  const char *section;
  g_autofree char *day = NULL;

  if (!notice)
    return g_strdup ("");
  section = g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0 ? "s.60A" : "s.60";
  if (!fettle_record_get_text (notice, "given-on"))
    /* Translators: %s is a section of an Act. */
    return g_strdup_printf (_("%s, being prepared"), section);
  day = field_words (notice, "given-on");
  /* Translators: %1$s is a section of an Act, %2$s a date. */
  return g_strdup_printf (_("%1$s, %2$s"), section, day);
}

static char *
gate_words (const FettleCaseData *data)
{
  static const struct
  {
    FettleGates gate;
    const char *section;
  } gates[] = {
    { FETTLE_GATE_S60, "s.60" }, { FETTLE_GATE_S60A, "s.60A" }, { FETTLE_GATE_S60B, "s.60B" },
    { FETTLE_GATE_S61, "s.61" }, { FETTLE_GATE_S62, "s.62" },
  };
  FettleGates open = fettle_case_get_gates (data->chain);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    if (open & gates[i].gate)
      g_string_append_printf (words, "%s%s", words->len ? ", " : "", gates[i].section);
  return g_string_free (words, FALSE);
}

static char *
consent_words (FettleRecord *application)
{
  if (!application)
    return g_strdup ("");
  if (!fettle_record_get_text (application, "decision"))
    return g_strdup (_("Applied for"));
  return field_words (application, "decision");
}

/* The first date that runs. */
static char *
next_words (const FettleCaseData *data)
{
  GPtrArray *clocks = fettle_case_get_clocks (data->chain);
  const FettleClock *next = NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if ((clock->state == FETTLE_CLOCK_RUNNING || clock->state == FETTLE_CLOCK_OVERDUE)
          && (!next || clock->date < next->date))
        next = clock;
    }
  if (!next)
    return g_strdup ("");
  day = fettle_date_to_words (next->date);
  /* Translators: %1$s is a date, %2$s what is due on it. */
  return g_strdup_printf (_("%1$s: %2$s"), day, next->title);
}

/**
 * fettle_case_register_get_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the columns of the register of cases, translated
 */
const FettleGridColumn *
fettle_case_register_get_columns (guint *n_columns)
{
  static FettleGridColumn columns[] = {
    { N_("School"), FALSE, 28 }, { N_("Case"), FALSE, 28 }, { N_("Next date"), FALSE, 28 },
    { N_("Lead officer"), FALSE, 16 }, { N_("Rating"), FALSE, 8 }, { N_("State"), FALSE, 8 },
    { N_("Gates open"), FALSE, 10 }, { N_("Warning notice"), FALSE, 18 }, { N_("Period ends"), FALSE, 12 },
    { N_("Finding"), FALSE, 12 }, { N_("Power used"), FALSE, 20 }, { N_("Consent"), FALSE, 12 },
    { N_("Next review"), FALSE, 12 }, { N_("Opened"), FALSE, 12 }, { N_("Category of school"), FALSE, 18 },
  };
  static gboolean translated;

  for (guint i = 0; !translated && i < G_N_ELEMENTS (columns); i++)
    columns[i].title = _(columns[i].title);
  columns[0].tip = _("Open the case");
  translated = TRUE;
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * fettle_case_register_make_row:
 * @data: the intervention at a school
 * @one: one of its cases
 *
 * Returns: (transfer full): the case in words, one text a column; gates and dates only while it is open
 */
GStrv
fettle_case_register_make_row (const FettleCaseData *data,
                               FettleRecord         *one)
{
  gboolean open = g_strcmp0 (fettle_record_get_text (one, "state"), "open") == 0;
  FettleRecord *notice = find_of_case (data, one, "warning-notice");
  GStrv words = g_new0 (char *, 16);
  guint n = 0;

  words[n++] = g_strdup (fettle_case_data_get_name (data));
  words[n++] = field_words (one, "title");
  words[n++] = open ? next_words (data) : g_strdup ("");
  words[n++] = field_words (one, "lead-officer");
  words[n++] = field_words (find_of_case (data, one, "concern-rating"), "rating");
  words[n++] = field_words (one, "state");
  words[n++] = open ? gate_words (data) : g_strdup ("");
  words[n++] = notice_words (notice);
  words[n++] = field_words (notice, "compliance-end");
  words[n++] = field_words (find_finding (data, notice), "finding");
  words[n++] = field_words (find_of_case (data, one, "power-use"), "power");
  words[n++] = consent_words (find_of_case (data, one, "ieb-application"));
  words[n++] = field_words (one, "next-review-on");
  words[n++] = field_words (one, "opened-on");
  words[n++] = field_words (data->school, "category-of-school");
  return words;
}
