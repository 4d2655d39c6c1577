/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-case-words-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "model/fettle-leave.h"
#include "model/fettle-vocabulary.h"
#include "rules/inspection/fettle-interval.h"

/*
 * What the register of cases says of a case, in words; "" where there is nothing to say.
 */

static FettleRecord *
find_of_case (const FettleCaseRow *row,
              const char          *kind)
{
  return fettle_case_data_find_newest (row->data, kind, "case", fettle_record_get_id (row->one));
}

static FettleRecord *
find_inspection (const FettleCaseRow *row)
{
  guint n;
  const FettleInspectionFacts *facts = fettle_facts_get (row->facts, &n);
  int basis = row->outcome.basis >= 0 ? row->outcome.basis : row->outcome.overlay;

  for (guint i = 0; basis >= 0 && i < row->data->inspections->len; i++)
    if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (row->data->inspections, i)), facts[basis].id) == 0)
      return g_ptr_array_index (row->data->inspections, i);
  return NULL;
}

/* Takes up a case; clear it with fettle_case_row_clear(). */
void
fettle_case_row_init (FettleCaseRow        *row,
                      const FettleCaseData *data,
                      FettleRecord         *one)
{
  const FettleInspectionFacts *facts;
  guint n;

  *row = (FettleCaseRow) { .data = data, .one = one };
  row->is_open = g_strcmp0 (fettle_record_get_text (one, "state"), "open") == 0;
  row->rating = find_of_case (row, "concern-rating");
  row->notice = find_of_case (row, "warning-notice");
  row->application = find_of_case (row, "ieb-application");
  row->review = find_of_case (row, "case-review");
  if (row->notice)
    row->finding = fettle_case_data_find_newest (data, "notice-finding", "notice", fettle_record_get_id (row->notice));
  row->facts = fettle_facts_new ();
  fettle_facts_add_records (row->facts, data->inspections, data->grades);
  facts = fettle_facts_get (row->facts, &n);
  fettle_outcome_compute (facts, n, fettle_record_get_text (data->school, "urn"), &row->outcome);
  row->inspection = find_inspection (row);
}

void
fettle_case_row_clear (FettleCaseRow *row)
{
  g_clear_pointer (&row->facts, fettle_facts_free);
}

/* A field of a record in words; "" where there is no record, nothing in it, or nothing of it that may stand in a paper at all. */
char *
fettle_case_record_words (FettleRecord *record,
                          const char   *field)
{
  const FettleKind *kind = record ? fettle_record_get_kind (record) : NULL;
  const FettleField *which = kind ? &kind->fields[fettle_kind_find_field (kind, field)] : NULL;

  if (!kind || !fettle_may_leave (record, which, FETTLE_AUDIENCE_EXEMPT, TRUE))
    return g_strdup ("");
  return fettle_field_to_words (which, fettle_record_get_text (record, field));
}

char *
fettle_case_row_word_outcome (const FettleCaseRow *row)
{
  guint n;

  return fettle_outcome_to_words (&row->outcome, fettle_facts_get (row->facts, &n));
}

static void
add_part (GString *words,
          char    *part)
{
  g_string_append_printf (words, "%s%s", words->len ? "; " : "", part);
  g_free (part);
}

static void
add_grade (const FettleCaseRow *row,
           GString             *words,
           FettleRecord        *grade)
{
  g_autofree char *area = fettle_case_record_words (grade, "area");
  g_autofree char *label = fettle_case_record_words (grade, "grade");
  g_autofree char *day = fettle_case_record_words (grade, "date");

  if (*day && fettle_record_get_date (grade, "date") != fettle_record_get_date (row->inspection, "start"))
    /* Translators: an area of an inspection, its grade, and the day of the grade. */
    add_part (words, g_strdup_printf (_("%1$s: %2$s (%3$s)"), area, label, day));
  else
    /* Translators: an area of an inspection, and its grade. */
    add_part (words, g_strdup_printf (_("%1$s: %2$s"), area, label));
}

/* Each area with its grade, in the order of the framework; with the day of the grade where it is not the inspection's. */
char *
fettle_case_row_word_grades (const FettleCaseRow *row)
{
  const FettleVocabulary *areas = fettle_vocabulary_get ("inspection-area");
  GString *words = g_string_new (NULL);

  for (guint i = 0; row->inspection && i < fettle_vocabulary_get_n_terms (areas); i++)
    for (guint j = 0; j < row->data->grades->len; j++)
      {
        FettleRecord *grade = g_ptr_array_index (row->data->grades, j);

        if (g_strcmp0 (fettle_record_get_text (grade, "area"), fettle_vocabulary_get_term (areas, i)->code) == 0
            && g_strcmp0 (fettle_record_get_text (grade, "inspection"), fettle_record_get_id (row->inspection)) == 0)
          add_grade (row, words, grade);
      }
  return g_string_free (words, FALSE);
}

char *
fettle_case_row_word_category (const FettleCaseRow *row)
{
  return g_strdup (row->outcome.category ? fettle_outcome_get_category_label (&row->outcome) : _("None"));
}

/* The gates are of today: a case that is closed has none. */
char *
fettle_case_row_word_gates (const FettleCaseRow *row)
{
  static const struct
  {
    FettleGates gate;
    const char *section;
  } gates[] = {
    { FETTLE_GATE_S60, "s.60" }, { FETTLE_GATE_S60A, "s.60A" }, { FETTLE_GATE_S60B, "s.60B" },
    { FETTLE_GATE_S61, "s.61" }, { FETTLE_GATE_S62, "s.62" },
  };
  FettleGates open = row->is_open ? fettle_case_get_gates (row->data->chain) : FETTLE_GATE_NONE;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    if (open & gates[i].gate)
      g_string_append_printf (words, "%s%s", words->len ? ", " : "", gates[i].section);
  if (words->len && fettle_case_get_doubt (row->data->chain))
    g_string_append_printf (words, ". %s", fettle_case_get_doubt (row->data->chain));
  return g_string_free (words, FALSE);
}

/* A notice without a day is being prepared. */
char *
fettle_case_row_word_notice (const FettleCaseRow *row)
{
  g_autofree char *day = fettle_case_record_words (row->notice, "given-on");
  const char *section;

  if (!row->notice)
    return g_strdup ("");
  section = g_strcmp0 (fettle_record_get_text (row->notice, "section"), "s60a") == 0 ? "s.60A" : "s.60";
  if (!*day)
    /* Translators: %s is a section of an Act. */
    return g_strdup_printf (_("%s, being prepared"), section);
  /* Translators: %1$s is a section of an Act, %2$s a date. */
  return g_strdup_printf (_("%1$s, %2$s"), section, day);
}

char *
fettle_case_row_word_grounds (const FettleCaseRow *row)
{
  static const char *const grounds[] = { "ground-standards", "ground-leadership", "ground-safety" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; row->notice && i < G_N_ELEMENTS (grounds); i++)
    {
      const FettleKind *kind = fettle_record_get_kind (row->notice);

      if (fettle_record_get_flag (row->notice, grounds[i]))
        add_part (words, g_strdup (_(kind->fields[fettle_kind_find_field (kind, grounds[i])].label)));
    }
  return g_string_free (words, FALSE);
}

static void
add_used (const FettleCaseRow *row,
          GString             *words,
          const char          *kind,
          const char          *date)
{
  for (guint i = 0; i < row->data->records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (row->data->records, i);
      g_autofree char *name = NULL;
      g_autofree char *day = NULL;

      if (!g_str_equal (fettle_record_get_kind (record)->name, kind)
          || g_strcmp0 (fettle_record_get_text (record, "case"), fettle_record_get_id (row->one)) != 0)
        continue;
      name = g_str_equal (kind, "power-use") ? fettle_case_record_words (record, "power")
                                             : g_strdup (fettle_vocabulary_label ("part4-power", "s65"));
      day = fettle_case_record_words (record, date);
      /* Translators: a power of the authority, and the day on which it was used. */
      add_part (words, g_strdup_printf (_("%1$s, %2$s"), name, day));
    }
}

char *
fettle_case_row_word_powers (const FettleCaseRow *row)
{
  GString *words = g_string_new (NULL);

  add_used (row, words, "power-use", "used-on");
  add_used (row, words, "ieb", "notice-on");
  return g_string_free (words, FALSE);
}

char *
fettle_case_row_word_consultees (const FettleCaseRow *row)
{
  guint n = 0, replied = 0;

  for (guint i = 0; i < row->data->records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (row->data->records, i);
      FettleRecord *consultation;

      if (!g_str_equal (fettle_record_get_kind (record)->name, "consultee"))
        continue;
      consultation = fettle_case_data_find (row->data, fettle_record_get_text (record, "consultation"));
      if (!consultation
          || g_strcmp0 (fettle_record_get_text (consultation, "case"), fettle_record_get_id (row->one)) != 0)
        continue;
      n++;
      replied += fettle_record_get_text (record, "replied-on") != NULL;
    }
  if (!n)
    return g_strdup ("");
  /* Translators: %1$u of %2$u whom the authority consulted have replied. */
  return g_strdup_printf (ngettext ("%1$u of %2$u replied", "%1$u of %2$u replied", n), replied, n);
}

char *
fettle_case_row_word_consent (const FettleCaseRow *row)
{
  if (row->application && !fettle_record_get_text (row->application, "decision"))
    return g_strdup (_("Applied for"));
  return fettle_case_record_words (row->application, "decision");
}

/* What is due next, while the case is open. */
char *
fettle_case_row_word_next (const FettleCaseRow *row)
{
  const FettleClock *next = row->is_open ? fettle_case_data_find_next (row->data) : NULL;
  g_autofree char *day = next ? fettle_date_to_words (next->date) : NULL;

  /* Translators: %1$s is a date, %2$s what is due on it. */
  return next ? g_strdup_printf (_("%1$s: %2$s"), day, next->title) : g_strdup ("");
}

/* The next piece of support of the case from @at on; %NULL at the end. */
static FettleRecord *
find_support (const FettleCaseRow *row,
              guint               *at)
{
  while (*at < row->data->records->len)
    {
      FettleRecord *record = g_ptr_array_index (row->data->records, (*at)++);

      if (g_str_equal (fettle_record_get_kind (record)->name, "support")
          && g_strcmp0 (fettle_record_get_text (record, "case"), fettle_record_get_id (row->one)) == 0)
        return record;
    }
  return NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return fettle_text_compare (*(const char *const *) a, *(const char *const *) b);
}

/* Who supports the school: each once, by name. */
char *
fettle_case_row_word_providers (const FettleCaseRow *row)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GString *words = g_string_new (NULL);
  FettleRecord *support;
  guint at = 0;

  while ((support = find_support (row, &at)))
    if (fettle_record_get_text (support, "provider"))
      g_ptr_array_add (names, (gpointer) fettle_record_get_text (support, "provider"));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    if (i == 0 || !g_str_equal (names->pdata[i], names->pdata[i - 1]))
      add_part (words, g_strdup (names->pdata[i]));
  return g_string_free (words, FALSE);
}

/* The sum of a field of days, which are kept in halves; NULL where no piece of support has a number. */
static char *
word_days (const FettleCaseRow *row,
           const char          *name,
           guint               *n_unknown,
           guint               *n_behind)
{
  const FettleField *field = NULL;
  FettleRecord *support;
  g_autofree char *halves = NULL;
  gint64 total = 0;
  guint at = 0;

  *n_unknown = 0;
  *n_behind = 0;

  while ((support = find_support (row, &at)))
    {
      const FettleKind *kind = fettle_record_get_kind (support);
      const char *text = fettle_record_get_text (support, name);

      field = &kind->fields[fettle_kind_find_field (kind, name)];
      (*n_behind)++;
      if (text)
        total += g_ascii_strtoll (text, NULL, 10);
      else
        (*n_unknown)++;
    }
  halves = g_strdup_printf ("%" G_GINT64_FORMAT, total);
  return *n_unknown < *n_behind ? fettle_field_to_words (field, halves) : NULL;
}

static void
add_missing (GString    *words,
             const char *what,
             guint       n_unknown,
             guint       n_behind)
{
  if (n_unknown == 0 || n_unknown == n_behind)
    return;
  /* Translators: what a number is of, such as "planned"; of %3$u pieces of support, %2$u have none. */
  add_part (words, g_strdup_printf (ngettext ("%1$s: %2$u of %3$u has no number", "%1$s: %2$u of %3$u have no number",
                                              n_unknown), what, n_unknown, n_behind));
}

/* How many days of support were used, of those that were planned; a number that is known of no piece is left out. */
char *
fettle_case_row_word_days (const FettleCaseRow *row)
{
  guint n_unused, n_unplanned, n;
  g_autofree char *used = word_days (row, "days-used", &n_unused, &n);
  g_autofree char *planned = word_days (row, "days-planned", &n_unplanned, &n);
  GString *words = g_string_new (NULL);

  if (used && planned)
    /* Translators: days of support that were used, and that were planned: "2½ days of 6 days". */
    g_string_append_printf (words, _("%1$s of %2$s"), used, planned);
  else if (used)
    g_string_append (words, used);
  else if (planned)
    /* Translators: %s is a number of days with its unit. */
    g_string_append_printf (words, _("none recorded of %s"), planned);
  add_missing (words, _("used"), used ? n_unused : 0, n);
  add_missing (words, _("planned"), planned ? n_unplanned : 0, n);
  return g_string_free (words, FALSE);
}

/* R15: the latest day of the next inspection by law, which is not when it is expected. */
FettleDate
fettle_case_row_find_window (const FettleCaseRow *row)
{
  guint n;
  const FettleInspectionFacts *facts = fettle_facts_get (row->facts, &n);
  g_autoptr (FettleResult) next =
      fettle_interval_next_inspection (facts, n, fettle_record_get_text (row->data->school, "urn"));

  return g_strcmp0 (next->code, "by-law") == 0 ? next->date : FETTLE_DATE_NONE;
}
