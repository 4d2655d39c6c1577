/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "fettle-test-case.h"
#include "ui/forms/fettle-form.h"
#include "ui/intervention/fettle-intervention-view.h"
#include "ui/school/fettle-school-page.h"

typedef struct
{
  gpointer root;
  GType type;
  const char *text;
} Sought;

static gboolean
is_there (gpointer data)
{
  Sought *sought = data;

  return fettle_test_find (sought->root, sought->type, sought->text) != NULL;
}

static GtkWidget *
find_soon (gpointer    root,
           GType       type,
           const char *text)
{
  Sought sought = { root, type, text };

  fettle_test_assert_soon (is_there, &sought);
  return fettle_test_find (root, type, text);
}

typedef struct
{
  FettleStore *store;
  const char *kind;
  guint n;
} Records;

static gboolean
has_records (gpointer data)
{
  Records *wanted = data;
  g_autoptr (GPtrArray) records = fettle_store_list (wanted->store, wanted->kind, NULL, NULL, NULL);

  return records->len == wanted->n;
}

static void
assert_records (FettleTestWindow *test,
                const char       *kind,
                guint             n)
{
  Records wanted = { test->store, kind, n };

  fettle_test_assert_soon (has_records, &wanted);
}

static gboolean
form_is_shown (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_FORM) != NULL;
}

static gboolean
form_is_gone (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_FORM) == NULL;
}

static GtkWindow *
get_form (void)
{
  fettle_test_assert_soon (form_is_shown, NULL);
  return fettle_test_find_window (FETTLE_TYPE_FORM);
}

static void
save (GtkWindow *form)
{
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_assert_soon (form_is_gone, NULL);
}

static gboolean
is_read (gpointer data)
{
  GtkWidget *view = fettle_test_find (data, FETTLE_TYPE_INTERVENTION_VIEW, NULL);

  return view && fettle_intervention_view_is_loaded (FETTLE_INTERVENTION_VIEW (view));
}

static gboolean
is_loaded (gpointer window)
{
  FettleSection *page = fettle_window_get_section (window, "school");

  return page && fettle_school_page_is_loaded (FETTLE_SCHOOL_PAGE (page)) && gtk_widget_get_mapped (GTK_WIDGET (page));
}

/* The tab of a school, with the lines of a script in its register. */
static GtkWidget *
open_case (FettleTestWindow  *test,
           FettleTestCase   **scripted,
           const char        *category,
           const char *const *lines)
{
  GtkWidget *views;

  g_setenv ("FETTLE_TODAY", "2026-11-21", TRUE);
  fettle_test_window_open (test, 1);
  *scripted = fettle_test_case_new (category, NULL, test->store);
  fettle_test_case_set_today (*scripted, "2026-11-21");
  for (; lines && *lines; lines++)
    {
      g_autoptr (GError) error = NULL;

      fettle_test_case_put (*scripted, *lines, &error);
      g_assert_no_error (error);
    }
  fettle_window_open_school (test->window, fettle_record_get_id (fettle_test_case_get_school (*scripted)));
  fettle_test_assert_soon (is_loaded, test->window);
  views = fettle_test_find (test->window, ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "intervention");
  fettle_test_assert_soon (is_read, test->window);
  return fettle_test_find (test->window, FETTLE_TYPE_INTERVENTION_VIEW, NULL);
}

static void
close_case (FettleTestWindow *test,
            FettleTestCase   *scripted)
{
  fettle_test_case_free (scripted);
  fettle_test_window_close (test);
}

/* From nothing to the first step of the chain, by forms; undo takes the last step back. */
static void
test_open_a_case (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = open_case (&test, &scripted, "community", NULL);
  GtkWindow *form;

  find_soon (view, GTK_TYPE_BUTTON, "_Open a Case…");
  gtk_widget_activate_action (view, "intervention.add", "s", "intervention-case");
  form = get_form ();
  gtk_editable_set_text (GTK_EDITABLE (find_soon (form, ADW_TYPE_ENTRY_ROW, "Title")), "Reading & writing <all years>");
  save (form);
  assert_records (&test, "intervention-case", 1);
  find_soon (view, GTK_TYPE_LABEL, "Reading & writing <all years>");

  find_soon (view, GTK_TYPE_BUTTON, "_Do It…");
  gtk_widget_activate_action (view, "intervention.do", "s", "concern");
  form = get_form ();
  gtk_editable_set_text (GTK_EDITABLE (find_soon (form, ADW_TYPE_ENTRY_ROW, "Summary")), "Far below");
  fettle_form_save (FETTLE_FORM (form));
  /* The type of concern is wanting: it is not saved, and the form stays. */
  assert_records (&test, "concern", 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_soon (form, ADW_TYPE_COMBO_ROW, "Type of concern")), 1);
  save (form);
  assert_records (&test, "concern", 1);
  find_soon (view, GTK_TYPE_LABEL, "Done Sat 21 Nov 2026");

  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  assert_records (&test, "concern", 0);
  close_case (&test, scripted);
}

static const char *const noticed[] = {
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "warning-notice n|case=@c|section=s60|given-on=2026-10-01|ground-safety=1|matters=Doors|compliance-end=2026-11-20|minded-64=1|"
  "authorised-by=Director",
  "required-action a|notice=@n|action=Mend the doors",
  NULL,
};

/* Law page 1.2: at a community school the Chief Inspector, the head teacher and the Secretary of State. */
static void
test_copies_to_all (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = open_case (&test, &scripted, "community", noticed);

  find_soon (view, GTK_TYPE_LABEL, "Wanting");
  gtk_widget_activate_action (view, "intervention.do", "s", "copies");
  save (get_form ());
  assert_records (&test, "notice-copy", 3);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  assert_records (&test, "notice-copy", 0);
  close_case (&test, scripted);
}

/* The compliance period ended on 20 November 2026: the powers end two months later, on 20 January 2027. */
static void
test_window_is_counted (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = open_case (&test, &scripted, "community", noticed);

  find_soon (view, ADW_TYPE_EXPANDER_ROW, "Wed 20 Jan 2027: Last day to use the powers that have a time limit");
  close_case (&test, scripted);
}

static gboolean
alert_is_shown (gpointer data)
{
  return fettle_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Section 65: a board without the Secretary of State's consent has no effect. The form says so, and keeps what was typed. */
static void
test_void_is_refused (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = open_case (&test, &scripted, "community", noticed);
  GtkWindow *form;

  gtk_widget_activate_action (view, "intervention.add", "s", "ieb");
  form = get_form ();
  gtk_editable_set_text (GTK_EDITABLE (find_soon (form, ADW_TYPE_ENTRY_ROW, "Takes effect (such as 1 September 2026)")),
                         "1 December 2026");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_assert_soon (alert_is_shown, NULL);
  assert_records (&test, "ieb", 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (form)));
  gtk_window_destroy (fettle_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  close_case (&test, scripted);
}

/* R3: a second notice before the finding is unusual; it takes a reason, and then it is saved. */
static void
test_warning_takes_a_reason (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = open_case (&test, &scripted, "community", noticed);
  GtkWindow *form;
  GtkWidget *reason;

  gtk_widget_activate_action (view, "intervention.add", "s", "powers-notice");
  form = get_form ();
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_assert_soon (alert_is_shown, NULL);
  assert_records (&test, "powers-notice", 0);
  gtk_window_destroy (fettle_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  reason = find_soon (form, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "Advised by legal services", -1);
  save (form);
  assert_records (&test, "powers-notice", 1);
  close_case (&test, scripted);
}

/* Part 4 never applies to an academy: no powers, no notices, no consultees; what is raised with the trust is recorded. */
static void
test_academy (void)
{
  static const char *const lines[] = { "intervention-case c|title=Attendance|state=open|opened-on=2026-09-01", NULL };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = open_case (&test, &scripted, "academy", lines);

  find_soon (view, ADW_TYPE_ACTION_ROW, "Raise it with the trust");
  g_assert_null (fettle_test_find (view, ADW_TYPE_ACTION_ROW, "Appoint an interim executive board (s.65)"));
  g_assert_null (fettle_test_find (view, GTK_TYPE_LABEL, "Powers of the Authority"));
  gtk_widget_activate_action (view, "intervention.do", "s", "trust-concern");
  save (get_form ());
  assert_records (&test, "academy-step", 1);
  close_case (&test, scripted);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/intervention/open-a-case", test_open_a_case);
  g_test_add_func ("/intervention/copies-to-all", test_copies_to_all);
  g_test_add_func ("/intervention/window-is-counted", test_window_is_counted);
  g_test_add_func ("/intervention/void-is-refused", test_void_is_refused);
  g_test_add_func ("/intervention/warning-takes-a-reason", test_warning_takes_a_reason);
  g_test_add_func ("/intervention/academy", test_academy);
  return g_test_run ();
}
