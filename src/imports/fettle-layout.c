/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-layout.h"

#include <glib/gi18n-lib.h>

#include "sheets/fettle-sheet-private.h"

/* Ofsted's files have up to two lines above the headings; others three. */
#define MAX_HEADING_ROWS 10

/**
 * Rule:
 * @dataset: (nullable): the dataset; %NULL for a file that is not wanted
 * @generation: (nullable): the generation
 * @whole: see #FettleLayout
 * @refusal: (nullable): what to say of a file that is not wanted; %s is its name
 * @has: headings that it has, all of them
 * @lacks: headings that it does not have, none of them
 *
 * The first rule that a row of headings meets says what the file is. Generations may be added anywhere above the one
 * that asks less.
 */
typedef struct
{
  const char *dataset;
  const char *generation;
  gboolean whole;
  const char *refusal;
  const char *has[5];
  const char *lacks[4];
} Rule;

#define LIST(dataset, generation, whole, ...) { dataset, generation, whole, NULL, { __VA_ARGS__ }, { NULL } }
#define REFUSE(refusal, ...) { NULL, NULL, FALSE, refusal, { __VA_ARGS__ }, { NULL } }

/* Translators: %s is a file name in all of these. */
static const char social_care[] = N_("“%s” looks like Ofsted’s list of social care providers. What is wanted is "
                                      "Ofsted’s list of state-funded schools with their latest inspections.");
static const char childcare[] = N_("“%s” looks like Ofsted’s list of childcare providers. What is wanted is Ofsted’s "
                                    "list of state-funded schools with their latest inspections.");
static const char centres[] = N_("“%s” looks like a list of children’s centres. What is wanted is a list of schools "
                                  "from Get Information about Schools.");
static const char groups[] = N_("“%s” looks like a list of trusts and federations. What is wanted is a list of "
                                 "schools from Get Information about Schools.");
static const char performance[] = N_("“%s” looks like performance tables. What is wanted is a list of schools from "
                                      "Get Information about Schools, or of inspections from Ofsted.");
static const char unknown[] = N_("“%s” has no column headings that Fettle knows. What is wanted is a list of schools "
                                  "or links from Get Information about Schools, or of inspections from Ofsted.");

static const Rule rules[] = {
  REFUSE (social_care, "Linked education URN"),
  REFUSE (social_care, "Provision type", "Registration status"),
  REFUSE (childcare, "Provider URN"),
  REFUSE (centres, "URN", "County (code)"),
  REFUSE (groups, "Linked UID"),
  REFUSE (groups, "Group UID"),
  REFUSE (groups, "Group Type", "Group Name"),
  REFUSE (performance, "RECTYPE"),
  REFUSE (performance, "PERCTOT"),
  REFUSE (performance, "NOR", "ESTAB"),
  REFUSE (performance, "time_period", "geographic_level"),

  LIST ("links", "links", TRUE, "URN", "LinkURN", "LinkType"),

  LIST ("outcomes", "2025-11", TRUE, "URN", "Latest OEIF overall effectiveness",
        "Inspection start date of latest OEIF graded inspection"),
  LIST ("outcomes", "2024-09", TRUE, "URN", "Overall effectiveness", "Inspection start date",
        "Previous graded inspection number"),
  LIST ("outcomes", "2022-09", TRUE, "URN", "Overall effectiveness", "Inspection number of latest graded inspection"),
  LIST ("outcomes", "2019-12", TRUE, "URN", "Overall effectiveness", "Section 8 inspection overall outcome"),
  LIST ("year-to-date", "2025-11", FALSE, "URN", "Inspection number", "Inspection start date", "Safeguarding standards"),
  LIST ("year-to-date", "2019-09", FALSE, "URN", "Inspection number", "Inspection start date", "Overall effectiveness"),

  LIST ("establishments", "search-result", FALSE, "URN", "EstablishmentName", "Linked establishments"),
  LIST ("establishments", "2015", TRUE, "URN", "EstablishmentName", "WebsiteAddress", "EstablishmentStatus (name)"),
  LIST ("establishments", "2021", TRUE, "URN", "EstablishmentName", "EstablishmentTypeGroup (code)",
        "CensusAreaStatisticWard (name)"),
  LIST ("establishments", "2024", TRUE, "URN", "EstablishmentName", "EstablishmentTypeGroup (code)",
        "AccreditationExpiryDate", "OfstedRating (name)"),
  LIST ("establishments", "2026", TRUE, "URN", "EstablishmentName", "EstablishmentTypeGroup (code)",
        "AccreditationExpiryDate"),
  { "establishments", "state-funded", FALSE, NULL,
    { "URN", "EstablishmentName", "EstablishmentStatus (name)", "Boarders (name)" },
    { "TypeOfEstablishment (code)", "NumberOfPupils" } },
  LIST ("establishments", "custom", FALSE, "URN", "EstablishmentName"),
};

/* Headings are compared by letters and digits alone: case, blanks, hyphens and brackets have all changed over the
 * years. */
static char *
simplify (const char *heading)
{
  GString *out = g_string_new (NULL);

  for (const char *p = heading; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
  return g_string_free (out, FALSE);
}

static GHashTable *
index_headings (const FettleSheetRow *row)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *simple = simplify (row->cells[i]);

      if (*simple != '\0' && !g_hash_table_contains (index, simple))
        g_hash_table_insert (index, g_steal_pointer (&simple), GUINT_TO_POINTER (i));
    }
  return index;
}

static gboolean
has (GHashTable *index,
     const char *heading)
{
  g_autofree char *simple = simplify (heading);

  return g_hash_table_contains (index, simple);
}

static gboolean
meets (const Rule *rule,
       GHashTable *index)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule->has) && rule->has[i] != NULL; i++)
    if (!has (index, rule->has[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rule->lacks) && rule->lacks[i] != NULL; i++)
    if (has (index, rule->lacks[i]))
      return FALSE;
  return TRUE;
}

static void
take_headings (FettleLayout *self)
{
  if (g_str_equal (self->dataset, "establishments"))
    self->headings = fettle_headings_establishments (&self->n_headings);
  else if (g_str_equal (self->dataset, "links"))
    self->headings = fettle_headings_links (&self->n_headings);
  else if (g_str_equal (self->dataset, "outcomes"))
    self->headings = fettle_headings_outcomes (&self->n_headings);
  else
    self->headings = fettle_headings_year_to_date (&self->n_headings);
}

static int
find_column (const FettleHeading *heading,
             GHashTable          *index)
{
  for (guint i = 0; i < G_N_ELEMENTS (heading->names) && heading->names[i] != NULL; i++)
    {
      g_autofree char *simple = simplify (heading->names[i]);
      gpointer column;

      if (g_hash_table_lookup_extended (index, simple, NULL, &column))
        return GPOINTER_TO_INT (column);
    }
  return -1;
}

static FettleLayout *
layout_new (const Rule           *rule,
            const FettleSheetRow *row,
            GHashTable           *index)
{
  FettleLayout *self = g_new0 (FettleLayout, 1);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  self->dataset = rule->dataset;
  self->generation = rule->generation;
  self->whole = rule->whole;
  self->line = row->line;
  take_headings (self);
  self->columns = g_new (int, self->n_headings);
  for (guint i = 0; i < self->n_headings; i++)
    self->columns[i] = find_column (&self->headings[i], index);
  for (guint i = 0; i < row->n_cells; i++)
    g_strv_builder_add (titles, row->cells[i]);
  self->titles = g_strv_builder_end (titles);
  return self;
}

static const Rule *
find_rule (GHashTable *index)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (meets (&rules[i], index))
      return &rules[i];
  return NULL;
}

/* Goes through the first rows for one of known headings. Returns NULL without an error where none is. */
static FettleLayout *
find_headings (FettleSheet  *sheet,
               const char   *file_name,
               GError      **error)
{
  FettleSheetRow row;
  GError *local = NULL;

  for (guint n = 0; n < MAX_HEADING_ROWS && fettle_sheet_next_row (sheet, &row, &local); n++)
    {
      g_autoptr (GHashTable) index = index_headings (&row);
      const Rule *rule = find_rule (index);

      if (rule != NULL && rule->dataset != NULL)
        return layout_new (rule, &row, index);
      if (rule != NULL)
        {
          fettle_sheet_refuse (file_name, rule->refusal, error);
          return NULL;
        }
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return NULL;
}

/**
 * fettle_layout_recognise:
 * @sheet: a sheet at the first row of a page
 * @file_name: its name, for messages
 * @error: return location: %FETTLE_ERROR_REFUSED with one plain sentence that says what the file looks like and what
 * was wanted; else as fettle_sheet_next_row()
 *
 * Recognises a public file by its headings alone, wherever in the first ten rows they stand. The delimiter of a CSV is
 * the one with which they are found. The sheet is left at the first row of data.
 *
 * Returns: (transfer full) (nullable): the layout
 */
FettleLayout *
fettle_layout_recognise (FettleSheet  *sheet,
                         const char   *file_name,
                         GError      **error)
{
  g_autoptr (GError) first = NULL;
  gboolean more = TRUE;

  g_return_val_if_fail (sheet != NULL && file_name != NULL, NULL);

  while (more)
    {
      g_autoptr (GError) local = NULL;
      FettleLayout *layout = find_headings (sheet, file_name, &local);

      if (layout != NULL)
        return layout;
      if (local != NULL && first == NULL)
        first = g_error_copy (local);
      more = (local == NULL || g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_LIMIT))
             && fettle_sheet_next_delimiter (sheet, first == NULL ? &first : NULL);
    }
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    fettle_sheet_refuse (file_name, unknown, error);
  return NULL;
}

/**
 * fettle_layout_free:
 * @layout: (transfer full): a layout
 *
 * Frees the layout.
 */
void
fettle_layout_free (FettleLayout *layout)
{
  g_return_if_fail (layout != NULL);

  g_free (layout->columns);
  g_strfreev (layout->titles);
  g_free (layout);
}

/**
 * fettle_layout_find:
 * @layout: a layout
 * @part: (nullable): source-part
 * @field: field
 *
 * Returns: index of the first heading of that part and field, or -1
 */
int
fettle_layout_find (const FettleLayout *layout,
                    const char         *part,
                    const char         *field)
{
  g_return_val_if_fail (layout != NULL && field != NULL, -1);

  for (guint i = 0; i < layout->n_headings; i++)
    if (g_strcmp0 (layout->headings[i].part, part) == 0 && g_str_equal (layout->headings[i].field, field))
      return i;
  return -1;
}

/**
 * fettle_layout_get_fields:
 * @layout: a layout
 *
 * Returns: (transfer full): the fields that the file carries, each once, in the order of the headings table
 */
GStrv
fettle_layout_get_fields (const FettleLayout *layout)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->n_headings; i++)
    if (layout->columns[i] >= 0 &&
        !g_ptr_array_find_with_equal_func (fields, layout->headings[i].field, g_str_equal, NULL))
      g_ptr_array_add (fields, g_strdup (layout->headings[i].field));
  g_ptr_array_add (fields, NULL);
  return (GStrv) g_ptr_array_steal (fields, NULL);
}
