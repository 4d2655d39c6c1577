/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"
#include "model/fettle-reference-fields.h"

static const FettleField urn_field = FETTLE_FIELD ("urn", "URN", TEXT, FETTLE_FIELD_REQUIRED, PUBLIC);

static const FettleField establishment_extras[] = {
  FETTLE_FIELD ("la-name", "Local authority", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("head-title", "Title of the head teacher", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("head-first-name", "First name of the head teacher", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("head-last-name", "Last name of the head teacher", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("head-post", "Post of the head teacher", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
};

static const FettleField link_fields[] = {
  FETTLE_FIELD ("urn", "URN", TEXT, FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("link-urn", "URN of the other", TEXT, FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("link-name", "Name of the other", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("type", "Kind of link", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("on", "Date", DATE, FETTLE_FIELD_PLAIN, PUBLIC),
};

/* Fields of an inspection that only the register has. */
static const char *const register_only[] = { "school", "received", "source", "source-part", "note", "support-quote", "support-topic",
                                             "comment", "withdrawn-since", "withdrawn-asked-on", "withdrawn-answer",
                                             "withdrawn-answered-on", NULL };

static const FettleField source_part_field = FETTLE_FIELD ("source-part", "Part of the row", TEXT,
                                                           FETTLE_FIELD_REQUIRED, PUBLIC);
static const FettleField pupils_field = FETTLE_FIELD ("pupils", "Total number of pupils", INTEGER, FETTLE_FIELD_PLAIN, PUBLIC);
static const FettleField grades_field = FETTLE_FIELD ("grades", "Grades", TEXT, FETTLE_FIELD_PLAIN, PUBLIC);

static GArray *
make_establishments (void)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (FettleField));

  g_array_append_val (fields, urn_field);
  for (guint i = 0; i < fettle_kind_school.n_fields; i++)
    {
      if (fettle_kind_school.fields[i].flags & FETTLE_FIELD_FACT)
        g_array_append_val (fields, fettle_kind_school.fields[i]);
    }
  g_array_append_vals (fields, establishment_extras, G_N_ELEMENTS (establishment_extras));
  return fields;
}

static GArray *
make_outcomes (void)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (FettleField));

  g_array_append_val (fields, urn_field);
  g_array_append_val (fields, source_part_field);
  for (guint i = 0; i < fettle_kind_inspection.n_fields; i++)
    {
      if (!g_strv_contains (register_only, fettle_kind_inspection.fields[i].name))
        g_array_append_val (fields, fettle_kind_inspection.fields[i]);
    }
  g_array_append_val (fields, grades_field);
  g_array_append_val (fields, pupils_field);
  return fields;
}

static const GArray *
get_establishments (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    g_once_init_leave (&made, (gsize) make_establishments ());
  return (const GArray *) made;
}

static const GArray *
get_outcomes (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    g_once_init_leave (&made, (gsize) make_outcomes ());
  return (const GArray *) made;
}

/**
 * fettle_reference_fields:
 * @dataset: "establishments", "links" or "outcomes"
 * @n_fields: (out): how many fields it has
 *
 * Gives the field table of a public dataset, made from the register's own field tables where the fact is the same.
 *
 * Returns: (transfer none) (nullable) (array length=n_fields): the fields, or %NULL where there is no such dataset
 */
const FettleField *
fettle_reference_fields (const char *dataset,
                         guint      *n_fields)
{
  const GArray *fields;

  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (n_fields != NULL, NULL);

  if (g_str_equal (dataset, "links"))
    {
      *n_fields = G_N_ELEMENTS (link_fields);
      return link_fields;
    }
  *n_fields = 0;
  if (g_str_equal (dataset, "establishments"))
    fields = get_establishments ();
  else if (g_str_equal (dataset, "outcomes"))
    fields = get_outcomes ();
  else
    return NULL;
  *n_fields = fields->len;
  return (const FettleField *) fields->data;
}
