/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "ui/forms/fettle-form-field.h"
#include "ui/widgets/fettle-search-clear.h"

#define TODAY "2026-11-30"

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

static FettleFormField *
make_field (const FettleKind *kind,
            guint             index)
{
  g_autoptr (FettleRecord) record = fettle_record_new (kind, "00000000-0000-4000-8000-000000000000");

  return fettle_form_field_new (record, &kind->fields[index]);
}

/* A switch always has an answer. */
static gboolean
can_be_empty (const FettleField *field)
{
  return field->type != FETTLE_FIELD_FLAG && field->type != FETTLE_FIELD_LINK;
}

/* What Save would refuse is told before, of every field of every kind; and nothing else is called required. */
static void
test_required_is_marked (void)
{
  guint n_marked = 0, n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      const FettleKind *kind = kinds[k];

      for (guint i = 0; i < kind->n_fields; i++)
        {
          gboolean required = (kind->fields[i].flags & FETTLE_FIELD_REQUIRED) != 0;
          g_autoptr (FettleFormField) field = NULL;
          g_autoptr (GError) error = NULL;

          if (!can_be_empty (&kind->fields[i]) || kind->fields[i].flags & FETTLE_FIELD_INTERNAL)
            continue;
          field = make_field (kind, i);
          g_assert_true (required == (find_label (fettle_form_field_get_row (field), "required") != NULL));
          g_assert_true (required == !fettle_form_field_check (field, &error));
          n_marked += required;
        }
    }
  g_assert_cmpuint (n_marked, >, 30);
}

static FettleFormField *
make_date (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  return fettle_form_field_new (record, &kind->fields[fettle_kind_find_field (kind, "planned-on")]);
}

/* What is only understood from today is shown as the day that is meant, while it is typed. */
static void
test_understood_is_shown (void)
{
  static const struct
  {
    const char *typed;
    const char *kept;
    const char *shown;
  } cases[] = {
    { "30 nov", "2026-11-30", "Mon 30 Nov 2026" },
    { "tomorrow", "2026-12-01", "Tue 1 Dec 2026" },
    { "fri", "2026-12-04", "Fri 4 Dec 2026" },
    { "11/1", "2027-01-11", "Mon 11 Jan 2027" },
    { "11/1/2027", "2027-01-11", NULL },
    { "Jan 2027", "2027-01", NULL },
    { "soonish", NULL, NULL },
    { "", NULL, NULL },
  };
  g_autoptr (FettleRecord) record = fettle_record_new (fettle_kind_get ("visit"), "00000000-0000-4000-8000-000000000000");
  g_autoptr (FettleFormField) field = NULL;
  GtkWidget *row;

  g_setenv ("FETTLE_TODAY", TODAY, TRUE);
  field = make_date (record);
  row = fettle_form_field_get_row (field);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].typed);
      g_assert_cmpstr (fettle_record_get_text (record, "planned-on"), ==, cases[i].kept);
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        if (cases[j].shown)
          g_assert_true ((g_strcmp0 (cases[j].shown, cases[i].shown) == 0) == (find_label (row, cases[j].shown) != NULL));
    }
}

/* Escape in a search. */
static void
test_escape_clears (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (gtk_search_entry_new ());

  g_signal_connect (entry, "stop-search", G_CALLBACK (fettle_search_clear), NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "oak");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/form-fields/required", test_required_is_marked);
  g_test_add_func ("/form-fields/understood", test_understood_is_shown);
  g_test_add_func ("/form-fields/escape", test_escape_clears);
  return g_test_run ();
}
