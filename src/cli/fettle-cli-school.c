/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "model/fettle-inspection-areas.h"
#include "cli/fettle-cli-find.h"
#include "cli/fettle-cli.h"
#include "model/fettle-leave.h"

/* What belongs to a school and is shown with it, in this order; people last, and only where they were asked for. */
static const char *const shown_kinds[] = { "inspection", "school-urn", "contact" };

static guint
get_n_shown_kinds (gboolean personal)
{
  return personal ? G_N_ELEMENTS (shown_kinds) : G_N_ELEMENTS (shown_kinds) - 1;
}

static gboolean
is_shown (FettleRecord *record, const FettleField *field, gboolean personal)
{
  return !(field->flags & FETTLE_FIELD_INTERNAL) && fettle_may_leave (record, field, FETTLE_AUDIENCE_EXEMPT, personal);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  FettleRecord *one = *(FettleRecord *const *) a;
  FettleRecord *two = *(FettleRecord *const *) b;
  const char *field = fettle_kind_find_field (fettle_record_get_kind (one), "start") >= 0 ? "start" : "from";

  return -g_strcmp0 (fettle_record_get_text (one, field), fettle_record_get_text (two, field));
}

static GPtrArray *
list_children (FettleStore *store, FettleRecord *school, const char *kind, GError **error)
{
  GPtrArray *children = fettle_store_list (store, kind, "school", fettle_record_get_id (school), error);

  if (children)
    g_ptr_array_sort (children, compare_newest_first);

  return children;
}

static void
append_record (GString *out, FettleRecord *record, gboolean personal)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  gboolean first = TRUE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *value = fettle_record_get_nth (record, i);

      if (!value || !is_shown (record, field, personal))
        continue;
      g_string_append (out, first ? "" : ", ");
      fettle_json_append_string (out, field->name);
      g_string_append (out, ": ");
      if (fettle_field_is_integer (field))
        g_string_append (out, value);
      else
        fettle_json_append_string (out, fettle_record_get_text (record, field->name));
      first = FALSE;
    }
}

static gboolean
append_grades (GString *out, FettleStore *store, FettleRecord *inspection, GError **error)
{
  g_autoptr (GPtrArray) grades = fettle_store_list (store, "inspection-grade", "inspection", fettle_record_get_id (inspection), error);

  if (!grades)
    return FALSE;

  fettle_inspection_grades_sort (grades);
  g_string_append (out, ", \"grades\": [");
  for (guint i = 0; i < grades->len; i++)
    {
      g_string_append (out, i ? ", {" : "{");
      append_record (out, g_ptr_array_index (grades, i), FALSE);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');

  return TRUE;
}

static gboolean
append_children (GString *out, FettleStore *store, FettleRecord *school, const char *kind, gboolean personal, GError **error)
{
  g_autoptr (GPtrArray) children = list_children (store, school, kind, error);

  if (!children)
    return FALSE;

  g_string_append_printf (out, ",\n\"%ss\": [", kind);
  for (guint i = 0; i < children->len; i++)
    {
      g_string_append (out, i ? ",\n {" : "\n {");
      append_record (out, g_ptr_array_index (children, i), personal);
      if (g_str_equal (kind, "inspection") && !append_grades (out, store, g_ptr_array_index (children, i), error))
        return FALSE;
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');

  return TRUE;
}

static gboolean
print_json (FettleStore *store, FettleRecord *school, gboolean personal, GError **error)
{
  g_autoptr (GString) out = g_string_new ("{\"id\": ");

  fettle_json_append_string (out, fettle_record_get_id (school));
  g_string_append (out, ", ");
  append_record (out, school, personal);
  for (guint i = 0; i < get_n_shown_kinds (personal); i++)
    if (!append_children (out, store, school, shown_kinds[i], personal, error))
      return FALSE;
  g_string_append (out, "}\n");
  g_print ("%s", out->str);

  return TRUE;
}

static void
print_fields (FettleRecord *record, gboolean personal, const char *indent)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *value = fettle_record_get_nth (record, i);
      g_autofree char *words = NULL;

      if (!value || field->type == FETTLE_FIELD_LINK || !is_shown (record, field, personal))
        continue;
      words = fettle_field_to_words (field, value);
      g_print ("%s%s: %s\n", indent, _(field->label), words);
    }
}

static gboolean
print_text (FettleStore *store, FettleRecord *school, gboolean personal, GError **error)
{
  print_fields (school, personal, "");
  for (guint i = 0; i < get_n_shown_kinds (personal); i++)
    {
      g_autoptr (GPtrArray) children = list_children (store, school, shown_kinds[i], error);

      if (!children)
        return FALSE;
      for (guint j = 0; j < children->len; j++)
        {
          if (j == 0)
            g_print ("\n%s\n", _(fettle_kind_get (shown_kinds[i])->label_plural));
          print_fields (g_ptr_array_index (children, j), personal, "  ");
          g_print ("\n");
        }
    }

  return TRUE;
}

static const FettleCliColumn fact_columns[] = {
  { "field", NULL, FALSE },
  { "label", NULL, FALSE },
  { "value", NULL, FALSE },
};

static void
print_csv (FettleRecord *school, gboolean personal)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (fact_columns, G_N_ELEMENTS (fact_columns));
  const FettleKind *kind = fettle_record_get_kind (school);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *cells[] = { field->name, _(field->label), fettle_record_get_nth (school, i) };

      if (cells[2] && is_shown (school, field, personal))
        fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, FETTLE_CLI_CSV);
}

static gboolean
print_school (FettleCli *cli, FettleStore *store, FettleRecord *school, gboolean personal, GError **error)
{
  switch (cli->format)
    {
    case FETTLE_CLI_JSON:
      return print_json (store, school, personal, error);
    case FETTLE_CLI_CSV:
      print_csv (school, personal);
      return TRUE;
    case FETTLE_CLI_TEXT:
    default:
      return print_text (store, school, personal, error);
    }
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  gboolean personal = FALSE;
  const GOptionEntry entries[] = {
    { "personal", 0, 0, G_OPTION_ARG_NONE, &personal, N_("With names of people"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 1, 1))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  school = fettle_cli_find_school (store, argv[1], &error);
  if (!school || !print_school (cli, store, school, personal, &error))
    return fettle_cli_fail (cli, error);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_school = {
  "school", N_("URN"), N_("Show one school with its inspections"), run
};
