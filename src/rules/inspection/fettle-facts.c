/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/inspection/fettle-facts.h"

#include "rules/inspection/fettle-withdrawn.h"

#include <string.h>

struct _FettleFacts
{
  GArray *facts;
  GArray *grades;  /* of all the facts, one after the other */
  GArray *offsets; /* of each fact's first grade: @grades may move while it grows */
  GStringChunk *strings;
};

static FettleInspectionFormat
parse_format (const char *format)
{
  if (g_strcmp0 (format, "ungraded") == 0)
    return FETTLE_INSPECTION_UNGRADED;
  if (g_strcmp0 (format, "monitoring") == 0)
    return FETTLE_INSPECTION_MONITORING;
  return FETTLE_INSPECTION_FULL;
}

static void
add_record (FettleFacts  *self,
            FettleRecord *inspection)
{
  FettleInspectionFacts *facts = fettle_facts_add (self,
                                                   fettle_record_get_text (inspection, "format"),
                                                   fettle_record_get_text (inspection, "start"));

  facts->id = fettle_record_get_id (inspection);
  facts->urn_at_time = fettle_record_get_text (inspection, "urn-at-time");
  facts->overall = fettle_record_get_text (inspection, "overall");
  facts->ungraded_outcome = fettle_record_get_text (inspection, "ungraded-outcome");
  facts->safeguarding = fettle_record_get_text (inspection, "safeguarding");
  facts->category = fettle_record_get_text (inspection, "category");
}

/**
 * fettle_facts_new:
 *
 * Returns: (transfer full): facts of no inspection yet
 */
FettleFacts *
fettle_facts_new (void)
{
  FettleFacts *self = g_new0 (FettleFacts, 1);

  self->facts = g_array_new (FALSE, TRUE, sizeof (FettleInspectionFacts));
  self->grades = g_array_new (FALSE, TRUE, sizeof (FettleAreaGrade));
  self->offsets = g_array_new (FALSE, TRUE, sizeof (guint));
  self->strings = g_string_chunk_new (1024);
  return self;
}

/**
 * fettle_facts_free:
 * @self: (transfer full) (nullable): facts
 */
void
fettle_facts_free (FettleFacts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->facts);
  g_array_unref (self->grades);
  g_array_unref (self->offsets);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * fettle_facts_clear:
 * @self: facts
 *
 * Forgets all, for the next school.
 */
void
fettle_facts_clear (FettleFacts *self)
{
  g_array_set_size (self->facts, 0);
  g_array_set_size (self->grades, 0);
  g_array_set_size (self->offsets, 0);
  g_string_chunk_clear (self->strings);
}

/**
 * fettle_facts_keep:
 * @self: facts
 * @text: (nullable): a string
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as the facts
 */
const char *
fettle_facts_keep (FettleFacts *self,
                   const char  *text)
{
  return text ? g_string_chunk_insert (self->strings, text) : NULL;
}

/**
 * fettle_facts_add:
 * @self: facts
 * @format: (nullable): code of the vocabulary inspection-format
 * @start: (nullable): ISO date
 *
 * Adds an inspection.
 *
 * Returns: (transfer none): the inspection, to be filled in before the next call
 */
FettleInspectionFacts *
fettle_facts_add (FettleFacts *self,
                  const char  *format,
                  const char  *start)
{
  FettleInspectionFacts facts = { 0 };

  facts.format = parse_format (format);
  facts.start = start ? fettle_date_parse_iso (start) : FETTLE_DATE_NONE;
  g_array_append_val (self->offsets, self->grades->len);
  g_array_append_val (self->facts, facts);
  return &g_array_index (self->facts, FettleInspectionFacts, self->facts->len - 1);
}

/**
 * fettle_facts_add_grade:
 * @self: facts with an inspection
 * @area: code of the vocabulary inspection-area; lives as long as the facts
 * @grade: code of the vocabulary inspection-grade; the same
 * @date: (nullable): ISO date of the grade where it has its own
 *
 * Adds a grade to the inspection added last.
 */
void
fettle_facts_add_grade (FettleFacts *self,
                        const char  *area,
                        const char  *grade,
                        const char  *date)
{
  FettleAreaGrade area_grade = { area, grade, date ? fettle_date_parse_iso (date) : FETTLE_DATE_NONE };

  g_array_append_val (self->grades, area_grade);
  g_array_index (self->facts, FettleInspectionFacts, self->facts->len - 1).n_grades++;
}

/**
 * fettle_facts_parse_grades:
 * @self: facts with an inspection
 * @text: (nullable): grades as the reference keeps them: "area=grade@date;area=grade"
 *
 * Adds them all to the inspection added last.
 */
void
fettle_facts_parse_grades (FettleFacts *self,
                           const char  *text)
{
  char *rest = text ? g_string_chunk_insert (self->strings, text) : NULL;
  char *part;

  while (rest != NULL && (part = strsep (&rest, ";")) != NULL)
    {
      char *area = strsep (&part, "=");
      char *grade = part ? strsep (&part, "@") : NULL;

      if (grade != NULL && *area != '\0' && *grade != '\0')
        fettle_facts_add_grade (self, area, grade, part);
    }
}

/**
 * fettle_facts_add_inspection:
 * @self: facts
 * @inspection: an inspection; must outlive the facts
 * @grades: (element-type FettleRecord): grades of this and of other inspections; must outlive the facts
 */
void
fettle_facts_add_inspection (FettleFacts  *self,
                             FettleRecord *inspection,
                             GPtrArray    *grades)
{
  const char *id = fettle_record_get_id (inspection);

  add_record (self, inspection);
  for (guint i = 0; i < grades->len; i++)
    {
      FettleRecord *grade = g_ptr_array_index (grades, i);

      if (g_strcmp0 (fettle_record_get_text (grade, "inspection"), id) == 0)
        fettle_facts_add_grade (self, fettle_record_get_text (grade, "area"), fettle_record_get_text (grade, "grade"),
                                fettle_record_get_text (grade, "date"));
    }
}

/**
 * fettle_facts_add_records:
 * @self: facts
 * @inspections: (element-type FettleRecord): the inspections of a school; must outlive the facts
 * @grades: (element-type FettleRecord): their grades; must outlive the facts
 *
 * Adds the inspections that can be a current outcome: those that Ofsted's list no longer has are passed over.
 */
void
fettle_facts_add_records (FettleFacts *self,
                          GPtrArray   *inspections,
                          GPtrArray   *grades)
{
  for (guint i = 0; i < inspections->len; i++)
    if (fettle_withdrawn_counts (g_ptr_array_index (inspections, i)))
      fettle_facts_add_inspection (self, g_ptr_array_index (inspections, i), grades);
}

/**
 * fettle_facts_get:
 * @self: facts
 * @n_facts: (out): how many inspections
 *
 * Returns: (transfer none) (array length=n_facts): the inspections, until the facts change
 */
const FettleInspectionFacts *
fettle_facts_get (FettleFacts *self,
                  guint       *n_facts)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      FettleInspectionFacts *facts = &g_array_index (self->facts, FettleInspectionFacts, i);

      facts->grades = facts->n_grades > 0
                      ? &g_array_index (self->grades, FettleAreaGrade, g_array_index (self->offsets, guint, i))
                      : NULL;
    }
  *n_facts = self->facts->len;
  return (const FettleInspectionFacts *) (gpointer) self->facts->data;
}

/**
 * fettle_facts_get_code:
 * @self: facts
 * @outcome: the outcome computed from them
 *
 * Returns: (transfer none): the outcome in one code, to filter and count by: "1" to "4", "not-judged", "areas-only",
 *   "report-card", a code of the vocabulary ungraded-outcome, or "not-inspected"
 */
const char *
fettle_facts_get_code (FettleFacts         *self,
                       const FettleOutcome *outcome)
{
  static const char *const legacy[] = { "not-judged", "1", "2", "3", "4" };
  const char *code;

  if (outcome->regime == FETTLE_REGIME_LEGACY)
    return legacy[CLAMP (outcome->overall, 0, 4)];
  if (outcome->regime != FETTLE_REGIME_UNGRADED_ONLY || outcome->overlay < 0)
    return fettle_regime_get_code (outcome->regime);
  code = g_array_index (self->facts, FettleInspectionFacts, outcome->overlay).ungraded_outcome;
  return code ? code : fettle_regime_get_code (outcome->regime);
}
