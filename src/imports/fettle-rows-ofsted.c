/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sheets/fettle-sheet-error.h"

/* A record is an inspection in the words of the reference's field table. */
typedef enum
{
  URN,
  SOURCE_PART,
  URN_AT_TIME,
  NUMBER,
  FORMAT,
  TYPE,
  TYPE_GROUPING,
  EVENT_GROUPING,
  START,
  PUBLICATION,
  OVERALL,
  OVERALL_LABEL,
  SAFEGUARDING,
  CATEGORY,
  CATEGORY_LABEL,
  UNGRADED_OUTCOME,
  OUTCOME_LABEL,
  PREDECESSOR,
  WEB_LINK,
  DEEMED_SECTION5,
  GRADES,
  PUPILS,
  N_KNOWN,
} Known;

static const char *const known[N_KNOWN] = {
  "urn",           "source-part",     "urn-at-time",    "number",           "format",        "type",
  "type-grouping", "event-grouping",  "start",          "publication",      "overall",       "overall-label",
  "safeguarding",  "category",        "category-label", "ungraded-outcome", "outcome-label", "predecessor",
  "web-link",      "deemed-section5", "grades",           "pupils",
};

static const char *const plain[] = { "end", "safeguarding-date", "school-name-at-time", "school-type-at-time",
                                     "laestab-at-time" };

static const char *const parts_of_latest[] = { "full", "oeif", "previous", "ungraded", NULL };
static const char *const parts_of_year[] = { "year-to-date", NULL };

static gboolean
mentions (const char *text,
          const char *words)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return lower != NULL && strstr (lower, words) != NULL;
}

/* 9 is "not applicable in that framework", 8 and 0 are unexplained, "Not judged" is a judgement that was not made: none
 * is a grade. */
static gboolean
is_no_grade (const char *words)
{
  return strspn (words, "0123456789") == strlen (words) || g_ascii_strcasecmp (words, "Not judged") == 0;
}

static const char *
match_grade (FettleRows *self,
             const char *words,
             FettleDate  on)
{
  const char *group = g_ascii_isdigit (*words) ? "legacy" : "report-card";

  return fettle_cells_match (self->cells, "inspection-grade", words, group, FETTLE_DATE_NONE, NULL);
}

static void
append_grade (FettleRows           *self,
              const FettleSheetRow *row,
              guint                 heading,
              FettleDate            on,
              GString              *grades)
{
  const FettleHeading *headings = self->layout->headings;
  const char *words = fettle_rows_read_cell (self, row, heading);
  const char *grade = NULL, *area = NULL, *date = NULL;
  gboolean dated = heading + 1 < self->layout->n_headings && g_str_equal (headings[heading + 1].field, "grade-date")
                   && g_strcmp0 (headings[heading + 1].part, headings[heading].part) == 0;

  /* "Not applicable" reads as nothing elsewhere; on a report card it is stated of a stage that the school does not
   * have. */
  if (words == NULL && g_ascii_strcasecmp (fettle_rows_get_cell (self, row, heading), "Not applicable") == 0)
    words = "Not applicable";
  if (words == NULL)
    return;
  grade = match_grade (self, words, on);
  if (grade == NULL)
    {
      if (!is_no_grade (words))
        fettle_rows_leave_empty (self, row, heading, _("The grade is none that Fettle knows and was left empty."));
      return;
    }
  area = fettle_cells_match (self->cells, "inspection-area", headings[heading].area, NULL, on, NULL);
  if (area == NULL)
    return;
  if (dated)
    date = fettle_rows_read_cell (self, row, heading + 1);
  g_string_append_printf (grades, "%s%s=%s", grades->len > 0 ? ";" : "", area, grade);
  if (date != NULL)
    g_string_append_printf (grades, "@%s", date);
}

static void
take_overall (FettleRows  *self,
              const char **record,
              const char  *words,
              FettleDate   on)
{
  const char *label = words;

  record[OVERALL] = fettle_cells_match (self->cells, "inspection-grade", words, "legacy", on, &label);
  if (record[OVERALL] != NULL)
    record[OVERALL_LABEL] = label;
  else if (strspn (words, "0123456789") != strlen (words))
    record[OVERALL_LABEL] = words;
}

static void
take_safeguarding (FettleRows           *self,
                   const FettleSheetRow *row,
                   guint                 heading,
                   const char          **record,
                   const char           *words)
{
  record[SAFEGUARDING] = fettle_cells_match (self->cells, "safeguarding", words, NULL, FETTLE_DATE_NONE, NULL);
  if (record[SAFEGUARDING] == NULL && !is_no_grade (words))
    fettle_rows_leave_empty (self, row, heading, _("The judgement is none that Fettle knows and was left empty."));
}

/* The code where the words are known; the words of the time in any case. */
static void
take_term (FettleRows           *self,
           const FettleSheetRow *row,
           guint                 heading,
           const char          **code,
           const char          **label,
           const char           *vocabulary,
           const char           *words,
           FettleDate            on)
{
  *label = words;
  *code = fettle_cells_match (self->cells, vocabulary, words, NULL, on, label);
  if (*code != NULL)
    return;
  *label = words;
  fettle_rows_complain (self, row, heading, FALSE,
                        _("The words are none that Fettle knows; they were kept as they stand."));
}

static void
take_cell (FettleRows           *self,
           const FettleSheetRow *row,
           guint                 heading,
           const char          **record,
           FettleDate            on,
           GString              *grades)
{
  const FettleHeading *it = &self->layout->headings[heading];
  const char *value;

  if (it->type == FETTLE_CELL_GRADE)
    {
      append_grade (self, row, heading, on, grades);
      return;
    }
  if (g_str_equal (it->field, "grade-date") || (value = fettle_rows_read_cell (self, row, heading)) == NULL)
    return;
  switch (it->type)
    {
    case FETTLE_CELL_OVERALL:
      take_overall (self, record, value, on);
      break;
    case FETTLE_CELL_SAFEGUARDING:
      take_safeguarding (self, row, heading, record, value);
      break;
    case FETTLE_CELL_CATEGORY:
      take_term (self, row, heading, &record[CATEGORY], &record[CATEGORY_LABEL], "category-of-concern", value, on);
      break;
    case FETTLE_CELL_OUTCOME:
      take_term (self, row, heading, &record[UNGRADED_OUTCOME], &record[OUTCOME_LABEL], "ungraded-outcome", value, on);
      break;
    default:
      if (self->place[heading] >= 0)
        record[self->place[heading]] = value;
      break;
    }
}

/* A list of all inspections does not say which are graded: what was judged does, and the type where nothing was. */
static const char *
guess_format (const char *const *record)
{
  if (mentions (record[TYPE], "monitoring") || mentions (record[TYPE], "urgent") ||
      mentions (record[TYPE_GROUPING], "monitoring"))
    return "monitoring";
  if (record[OVERALL] != NULL || record[GRADES] != NULL)
    return "full";
  if (record[UNGRADED_OUTCOME] != NULL || mentions (record[TYPE], "ungraded") ||
      mentions (record[TYPE], "short inspection"))
    return "ungraded";
  return mentions (record[TYPE_GROUPING], "s5 inspection") || mentions (record[TYPE], "full inspection") ? "full"
                                                                                                         : "monitoring";
}

static void
complete (FettleRows  *self,
          const char **record,
          const char  *urn,
          const char  *part,
          const char  *web_link)
{
  record[URN] = urn;
  record[SOURCE_PART] = part;
  record[WEB_LINK] = web_link;
  if (record[URN_AT_TIME] == NULL)
    record[URN_AT_TIME] = urn;
  if (!g_str_equal (record[URN_AT_TIME], urn))
    record[PREDECESSOR] = "1";
  if (mentions (record[TYPE_GROUPING], "deemed section 5") || mentions (record[EVENT_GROUPING], "deemed s5"))
    record[DEEMED_SECTION5] = "1";
  if (g_str_equal (part, "ungraded"))
    record[FORMAT] = "ungraded";
  else
    record[FORMAT] = g_str_equal (part, "year-to-date") ? guess_format ((const char *const *) record) : "full";
  fettle_rows_note_date (self, record[PUBLICATION]);
}

static const char *
read_field (FettleRows           *self,
            const FettleSheetRow *row,
            const char           *part,
            const char           *field)
{
  int heading = fettle_layout_find (self->layout, part, field);

  return heading >= 0 ? fettle_rows_read_cell (self, row, heading) : NULL;
}

/* An ungraded inspection that became a graded one is the same inspection, and stands in the graded columns already. */
static gboolean
was_converted (FettleRows           *self,
               const FettleSheetRow *row)
{
  const char *converted = read_field (self, row, "ungraded", "converted");

  return converted != NULL && g_ascii_strcasecmp (converted, "Yes") == 0;
}

/* What names an inspection or says what came of it: where any of it is there, so is the inspection. */
static gboolean
has_content (FettleRows           *self,
             const FettleSheetRow *row,
             const char           *part)
{
  static const char *const telling[] = { "number", "type", "publication", "end", "overall", "outcome", "category" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (read_field (self, row, part, telling[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A date that cannot be read stands for an inspection; an error may be a search that found none. */
static gboolean
is_undated (FettleRows           *self,
            const FettleSheetRow *row,
            const char           *part)
{
  int start = fettle_layout_find (self->layout, part, "start");
  const char *cell;
  gboolean odd = FALSE;

  if (start < 0 || self->layout->columns[start] < 0)
    return FALSE;
  cell = fettle_rows_get_cell (self, row, start);
  if (fettle_cells_read (self->cells, FETTLE_CELL_DATE, cell, &odd) != NULL || (odd && !fettle_sheet_is_error (cell)))
    return TRUE;
  return has_content (self, row, part);
}

/* Of a row of the latest inspections: whether an inspection without a day may be later than all those that have one. The
 * one before the latest is not, nor is the last of the old framework where there is a full one. */
static gboolean
may_be_latest (const char *part,
               guint       n_before)
{
  return !g_str_equal (part, "previous") && (!g_str_equal (part, "oeif") || n_before == 0);
}

/* An inspection of which nobody can tell the day or the school cannot be placed: it is held back and told, and with it all
 * of the school that would be taken for the latest in its place. Returns whether the row can go on. */
static gboolean
pass_over (FettleRows           *self,
           const FettleSheetRow *row,
           const char           *urn,
           const char           *part,
           const char           *field)
{
  gboolean latest = !g_str_equal (part, "year-to-date");
  gboolean held = !latest || may_be_latest (part, self->n_records);
  const char *reason = _("An inspection of the row has no date, or no URN, that can be read; it was passed over.");

  if (held && g_str_equal (field, "start"))
    reason = _("An inspection has no date that can be read. All inspections of the school in this list were left out, so that "
               "no older one is taken for the latest.");
  else if (held)
    reason = _("An inspection does not say of which school it is. All inspections of the school in this list were left out, so "
               "that no older one is taken for the latest.");
  fettle_rows_complain (self, row, fettle_layout_find (self->layout, part, field), held, reason);
  if (held)
    fettle_held_add_school (self->held, urn, !latest);
  return !held;
}

/* Without an error the school is the one of the row; with one nobody knows. */
static gboolean
has_strange_school (FettleRows           *self,
                    const FettleSheetRow *row,
                    const char           *part)
{
  int heading = fettle_layout_find (self->layout, part, "urn-at-time");
  gboolean odd = FALSE;

  if (heading >= 0 && self->layout->columns[heading] >= 0)
    fettle_cells_read (self->cells, FETTLE_CELL_URN, fettle_rows_get_cell (self, row, heading), &odd);
  if (odd)
    fettle_rows_read_cell (self, row, heading);
  return odd;
}

static void
read_part (FettleRows           *self,
           const FettleSheetRow *row,
           const char           *urn,
           const char           *part,
           const char           *start)
{
  const char **record = self->records[self->n_records];
  GString *grades;
  FettleDate on;

  memset (record, 0, sizeof *record * (self->columns->len - 1));
  on = fettle_date_parse_iso (start);
  grades = g_string_new (NULL);
  for (guint i = 0; i < self->layout->n_headings; i++)
    if (self->layout->columns[i] >= 0 && g_strcmp0 (self->layout->headings[i].part, part) == 0)
      take_cell (self, row, i, record, on, grades);
  if (grades->len > 0)
    record[GRADES] = grades->str;
  fettle_cells_keep (self->cells, g_string_free (grades, FALSE));
  complete (self, record, urn, part, read_field (self, row, NULL, "web-link"));
  self->n_records++;
}

static void
read_parts (FettleRows           *self,
            const FettleSheetRow *row,
            const char           *urn,
            const char *const    *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *start = read_field (self, row, parts[i], "start");
      const char *missing = NULL;

      if (g_str_equal (parts[i], "ungraded") && was_converted (self, row))
        continue;
      if (start == NULL && is_undated (self, row, parts[i]))
        missing = "start";
      else if (start != NULL && has_strange_school (self, row, parts[i]))
        missing = "urn-at-time";
      if (missing == NULL && start != NULL)
        read_part (self, row, urn, parts[i], start);
      else if (missing != NULL && !pass_over (self, row, urn, parts[i], missing))
        {
          self->n_records = 0;
          return;
        }
    }
}

/* A row that is held back is another matter: what the reference has of the school must stay. */
static gboolean
is_uninspected (FettleRows           *self,
                const FettleSheetRow *row,
                const char *const    *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (read_field (self, row, parts[i], "start") != NULL || read_field (self, row, parts[i], "number") != NULL)
      return FALSE;
  return TRUE;
}

/* A school that nobody has inspected has pupils all the same: a record that is no inspection, for it has no date. */
static guint
keep_pupils (FettleRows *self,
             const char *urn,
             const char *pupils)
{
  memset (self->records[0], 0, sizeof *self->records[0] * (self->columns->len - 1));
  self->records[0][URN] = urn;
  self->records[0][SOURCE_PART] = "pupils";
  self->records[0][PUPILS] = pupils;
  return 1;
}

/**
 * fettle_rows_ofsted_prepare:
 * @self: a reader of an Ofsted file
 *
 * Makes the columns of an inspection.
 */
void
fettle_rows_ofsted_prepare (FettleRows *self)
{
  for (guint i = 0; i < N_KNOWN; i++)
    fettle_rows_add_column (self, known[i]);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    fettle_rows_add_column (self, plain[i]);
  for (guint i = 0; i < self->layout->n_headings; i++)
    if (self->layout->headings[i].part != NULL)
      self->place[i] = fettle_rows_find_column (self, self->layout->headings[i].field);
}

/**
 * fettle_rows_ofsted_read:
 * @self: a reader of an Ofsted file
 * @row: a row
 *
 * Reads the inspections of a row.
 */
void
fettle_rows_ofsted_read (FettleRows           *self,
                         const FettleSheetRow *row)
{
  gboolean latest = g_str_equal (self->layout->dataset, "outcomes");
  const char *const *parts = latest ? parts_of_latest : parts_of_year;
  const char *urn = fettle_rows_read_cell (self, row, 0);
  const char *laestab; /* or its first three digits */
  const char *pupils;

  if (urn == NULL)
    {
      fettle_rows_complain (self, row, 0, TRUE, _("The row has no URN of five to seven digits and was left out."));
      return;
    }
  if (latest && !fettle_rows_check_new (self, row, urn))
    return;
  pupils = read_field (self, row, NULL, "pupils");
  laestab = read_field (self, row, NULL, "laestab");
  if (laestab == NULL)
    laestab = fettle_rows_find_authority (self, read_field (self, row, NULL, "la-name"));
  if (laestab != NULL)
    g_strlcpy (self->authority, laestab, sizeof self->authority);
  /* Only of a list with several rows a school are there others to hold back, and the school is known at its end. */
  if (!latest && fettle_held_has_school (self->held, urn) && read_field (self, row, "year-to-date", "start") != NULL)
    fettle_rows_complain (self, row, 0, TRUE, _("Another inspection of the school has no date that can be read, so this one was "
                                                "left out: nobody can tell which is the later."));
  else
    read_parts (self, row, urn, parts);
  for (guint i = 0; i < self->n_records; i++)
    self->records[i][PUPILS] = pupils;
  if (pupils != NULL && is_uninspected (self, row, parts))
    self->n_records = keep_pupils (self, urn, pupils);
}
