/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ui/deadlines/fettle-deadlines-page.h"
#include "ui/forms/fettle-form.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/letters/fettle-case-letters.h"
#include "ui/intervention/fettle-intervention-view.h"
#include "ui/school/fettle-school-page.h"
#include "ui/reports/fettle-export-bar.h"
#include "ui/widgets/fettle-grid.h"

/* Trap 7: a school in a category is eligible without a notice, and an empty page says so. */
static void
test_category_without_a_case (void)
{
  static const char *const lines[] = {
    "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures", NULL,
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", lines);

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Eligible for Intervention, and No Case Yet");
  case_window_close (&test, scripted);
  view = case_window_open (&test, &scripted, "community", NULL);
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "No Case at This School");
  case_window_close (&test, scripted);
}

static GtkWidget *
go_to_cases (FettleTestWindow *test)
{
  fettle_window_go (test->window, "intervention");
  return GTK_WIDGET (fettle_window_get_section (test->window, "intervention"));
}

#define ELIGIBLE "1 school is eligible for intervention and has no open case:"

/* Nobody has begun with it, so it is in no list of cases: its name stands above the list, until a case is opened. */
static void
test_eligible_is_told (void)
{
  static const char *const lines[] = {
    "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures", NULL,
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", lines);
  g_autofree char *name = g_strdup (fettle_record_get_text (fettle_test_case_get_school (scripted), "name"));
  GtkWidget *page = go_to_cases (&test);
  GtkWidget *button = fettle_test_find_soon (page, GTK_TYPE_BUTTON, name);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (fettle_test_find (page, GTK_TYPE_LABEL, ELIGIBLE));
  g_signal_emit_by_name (button, "clicked");
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Eligible for Intervention, and No Case Yet");
  fettle_test_case_put (scripted, "intervention-case c|title=Standards|state=open|opened-on=2026-11-01", &error);
  g_assert_no_error (error);
  go_to_cases (&test);
  fettle_test_gone_soon (page, GTK_TYPE_LABEL, ELIGIBLE);
  case_window_close (&test, scripted);
}

#define HOLIDAYS_UNKNOWN "2 dates are counted in the school’s working days, and no school holidays are recorded around them. They may be " \
                         "later than shown."

/* Legal days hang on the holidays: both pages ask for them, and no longer when they are there. */
static void
test_missing_holidays_are_told (void)
{
  static const char *const lines[] = {
    "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures",
    "intervention-case c|title=Standards|state=open|opened-on=2026-11-01",
    "statement-of-action s|case=@c|report-received=2026-11-16",
    NULL,
  };
  static const char *const holidays[] = { "school-holiday a|first=2026-10-26|last=2026-10-30",
                                          "school-holiday b|first=2026-12-21|last=2027-01-01" };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page;

  case_window_open (&test, &scripted, "community", lines);
  fettle_window_go (test.window, "deadlines");
  fettle_test_find_soon (fettle_window_get_section (test.window, "deadlines"), GTK_TYPE_LABEL, HOLIDAYS_UNKNOWN);
  page = go_to_cases (&test);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, HOLIDAYS_UNKNOWN);
  g_signal_emit_by_name (fettle_test_find_soon (page, GTK_TYPE_BUTTON, "_School Holidays"), "clicked");
  fettle_test_find_soon (test.window, GTK_TYPE_BUTTON, "Add Term Dates…");
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      g_autoptr (GError) error = NULL;

      fettle_test_case_put (scripted, holidays[i], &error);
      g_assert_no_error (error);
    }
  page = go_to_cases (&test);
  fettle_test_gone_soon (page, GTK_TYPE_LABEL, HOLIDAYS_UNKNOWN);
  case_window_close (&test, scripted);
}

/* From nothing to the first step of the chain, by forms; undo takes the last step back. */
static void
test_open_a_case (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", NULL);
  GtkWindow *form;

  fettle_test_find_soon (view, GTK_TYPE_BUTTON, "_Open a Case…");
  gtk_widget_activate_action (view, "intervention.add", "s", "intervention-case");
  form = case_window_get_form ();
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Title")), "Reading & writing <all years>");
  case_window_save (form);
  fettle_test_records_soon (&test, "intervention-case", 1);
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Reading & writing <all years>");

  fettle_test_find_soon (view, GTK_TYPE_BUTTON, "_Do It…");
  gtk_widget_activate_action (view, "intervention.do", "s", "concern");
  form = case_window_get_form ();
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Summary")), "Far below");
  fettle_form_save (FETTLE_FORM (form));
  /* The type of concern is wanting: it is not saved, and the form stays. */
  fettle_test_records_soon (&test, "concern", 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (fettle_test_find_soon (form, ADW_TYPE_COMBO_ROW, "Type of concern")), 1);
  case_window_save (form);
  fettle_test_records_soon (&test, "concern", 1);
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Done Sat 21 Nov 2026");

  fettle_test_undo (&test);
  fettle_test_records_soon (&test, "concern", 0);
  case_window_close (&test, scripted);
}

static const char *const noticed[] = {
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "warning-notice n|case=@c|section=s60|ground-safety=1|matters=Doors|compliance-end=2026-11-20|"
  "minded-64=1|authorised-by=Director",
  "required-action a|notice=@n|action=Mend the doors",
  "warning-notice n|given-on=2026-10-01",
  NULL,
};

/* The compliance period ended on 20 November 2026: the powers end two months later, on 20 January 2027. */
static void
test_window_is_counted (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);

  fettle_test_find_soon (view, ADW_TYPE_EXPANDER_ROW, "Wed 20 Jan 2027: Last day to use the powers that have a time limit");
  case_window_close (&test, scripted);
}

/* At a glance: the period ended yesterday, which is an event and never late (law 13.5); the powers end in 60 days (9 of November, 31,
 * 20), three copies are wanting and owed since the day of the notice. */
static void
test_where_it_stands (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWidget *standing = fettle_test_find (view, ADW_TYPE_PREFERENCES_GROUP, NULL);

  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (standing)), ==, "Where It Stands");
  g_assert_null (fettle_test_find (standing, GTK_TYPE_LABEL, "1 day late"));
  g_assert_nonnull (fettle_test_find (standing, GTK_TYPE_LABEL, "In 60 days"));
  g_assert_nonnull (fettle_test_find (standing, GTK_TYPE_LABEL, "Overdue since Thu 1 Oct 2026"));
  g_assert_nonnull (fettle_test_find (standing, GTK_TYPE_LABEL, "May until Wed 20 Jan 2027"));
  g_assert_nonnull (fettle_test_find (standing, ADW_TYPE_ACTION_ROW,
                                      "3 recipients that the law names were not yet asked or told"));
  case_window_close (&test, scripted);
}

/* Section 65: a board without the Secretary of State's consent has no effect. The form says so, and keeps what was
 * typed. */
static void
test_void_is_refused (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *form;

  gtk_widget_activate_action (view, "intervention.add", "s", "ieb");
  form = case_window_get_form ();
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Takes effect")),
                         "1 December 2026");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_answer_alert ("_Close");
  fettle_test_records_soon (&test, "ieb", 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (form)));
  case_window_close (&test, scripted);
}

/* R3: a second notice before the finding is unusual; it takes a reason, and then it is saved. */
static void
test_warning_takes_a_reason (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *form;
  GtkWidget *reason;

  gtk_widget_activate_action (view, "intervention.add", "s", "powers-notice");
  form = case_window_get_form ();
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_answer_alert ("Give a _Reason");
  fettle_test_records_soon (&test, "powers-notice", 0);
  reason = fettle_test_find_soon (form, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "Advised by legal services", -1);
  case_window_save (form);
  fettle_test_records_soon (&test, "powers-notice", 1);
  case_window_close (&test, scripted);
}

/* A switch slides over for a moment: what is saved before it has arrived is saved all the same. */
static void
test_switch_counts_at_once (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWidget *row;

  gtk_widget_activate_action (view, "intervention.add", "s", "warning-notice");
  row = fettle_test_find_soon (case_window_get_form (), ADW_TYPE_ACTION_ROW, "Safety of pupils or staff is threatened");
  g_assert_true (gtk_widget_activate (fettle_test_find_soon (row, GTK_TYPE_SWITCH, NULL)));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (fettle_test_find_soon (row, GTK_TYPE_SWITCH, NULL))));
  case_window_close (&test, scripted);
}

/* The row in which the keyboard is. */
static const char *
find_focused (GtkWindow *form)
{
  GtkWidget *focus = gtk_window_get_focus (form);
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;

  return row ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

typedef struct
{
  GtkWindow *form;
  const char *title;
} Focus;

static gboolean
is_focused (gpointer data)
{
  Focus *focus = data;

  return g_strcmp0 (find_focused (focus->form), focus->title) == 0;
}

static gboolean
has_selected_date (GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget) && gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), NULL, NULL))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_selected_date (child))
      return TRUE;
  return FALSE;
}

/* A step that goes on in a record opens the form at its own field; what another step wrote is not selected, so that a key typed
 * changes nothing of it. */
static void
test_goes_on_at_its_field (void)
{
  static const char *const lines[] = {
    "intervention-case c|title=Standards|state=open|opened-on=2026-05-01",
    "category-notice g|case=@c|category=special-measures|notice-on=2026-11-02",
    "consultation s|case=@c|power=s65|opened-on=2026-11-03",
    "consultee p|consultation=@s|party=governing-body|sent-on=2026-11-03",
    "ieb-application a|case=@c|applied-on=2026-11-05|decision=granted|decided-on=2026-11-16",
    "ieb b|case=@c|application=@a|notice-on=2026-11-20|effective-on=2026-12-01",
    "ieb-member m|ieb=@b|name=One|instrument-on=2026-11-20|appointed-from=2026-12-01",
    "ieb-member n|ieb=@b|name=Two|instrument-on=2026-11-20|appointed-from=2026-12-01",
    NULL,
  };
  static const char *const steps[][2] = {
    { "end", "Notice of resumption given" }, { "shadow", "Shadow governing body set up" },
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", lines);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      Focus focus = { NULL, steps[i][1] };

      fettle_test_find_soon (view, GTK_TYPE_BUTTON, "_Continue…");
      gtk_widget_activate_action (view, "intervention.do", "s", steps[i][0]);
      focus.form = case_window_get_form ();
      fettle_test_assert_soon (is_focused, &focus);
      g_assert_false (has_selected_date (GTK_WIDGET (focus.form)));
      case_window_save (focus.form);
    }
  case_window_close (&test, scripted);
}

/* SI 2010/1918 reg 11(2): the shadow body is arranged before the day that the notice of resumption names, so that
 * notice can be given first; and the day on which the body was set up stands with the board. */
static void
test_board_goes_on (void)
{
  static const char *const lines[] = {
    "intervention-case c|title=Standards|state=open|opened-on=2026-05-01",
    "category-notice g|case=@c|category=special-measures|notice-on=2026-11-02",
    "consultation s|case=@c|power=s65|opened-on=2026-11-03",
    "consultee p|consultation=@s|party=governing-body|sent-on=2026-11-03",
    "ieb-application a|case=@c|applied-on=2026-11-05|decision=granted|decided-on=2026-11-16",
    "ieb b|case=@c|application=@a|notice-on=2026-11-20|effective-on=2026-12-01",
    "ieb-member m|ieb=@b|name=One|instrument-on=2026-11-20|appointed-from=2026-12-01",
    "ieb-member n|ieb=@b|name=Two|instrument-on=2026-11-20|appointed-from=2026-12-01",
    NULL,
  };
  static const char *const steps[] = { "end", "shadow" };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", lines);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *step = fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, i == 0 ? "End of the interim period"
                                                                                : "Arrange a shadow governing body");

      g_assert_nonnull (fettle_test_find (step, GTK_TYPE_BUTTON, "_Continue…"));
      gtk_widget_activate_action (view, "intervention.do", "s", steps[i]);
      g_assert_cmpstr (gtk_window_get_title (case_window_get_form ()), ==, "Interim Executive Board");
      case_window_save (case_window_get_form ());
    }
  case_window_close (&test, scripted);
}

/* Part 4 never applies to an academy: no powers, no notices, no consultees; what is raised with the trust is kept. */
static void
test_academy (void)
{
  static const char *const lines[] = { "intervention-case c|title=Attendance|state=open|opened-on=2026-09-01", NULL };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "academy", lines);

  fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, "Raise it with the trust");
  g_assert_null (fettle_test_find (view, ADW_TYPE_ACTION_ROW, "Appoint an interim executive board (s.65)"));
  g_assert_null (fettle_test_find (view, GTK_TYPE_LABEL, "Powers of the Authority"));
  fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, "No Power of Part 4");
  gtk_widget_activate_action (view, "intervention.do", "s", "trust-concern");
  case_window_save (case_window_get_form ());
  fettle_test_records_soon (&test, "academy-step", 1);
  case_window_close (&test, scripted);
}

/* What is doubtful stays on view after the form that warned of it; beside it, R13 and R14 of the school. */
static void
test_open_to_challenge (void)
{
  static const char *const lines[] = {
    "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
    "warning-notice n|case=@c|section=s60|given-on=2026-10-01|ground-safety=1|matters=Doors|compliance-end=2026-11-20|"
    "minded-64=1|authorised-by=Director|authorised-on=2026-10-02|whole=1",
    NULL,
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", lines);

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Open to Challenge");
  fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW,
                         "The warning notice of Thu 1 Oct 2026: It was authorised only after it was given: take legal advice. "
                         "(Education and Inspections Act 2006 s.60(4))");
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Unusual");
  fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, "Coasting, by the Inspections in the Register");
  fettle_test_find_soon (view, ADW_TYPE_ACTION_ROW, "Academy Order");
  case_window_close (&test, scripted);
}

/* A private note is seen and changed where it was written; what the Department does (RISE) is kept of any school. */
static void
test_notes_and_rise (void)
{
  static const char *const lines[] = {
    "intervention-case c|title=Attendance|state=open|opened-on=2026-09-01",
    "case-note n|case=@c|subject=Ring the chair|body=Not before Monday",
    NULL,
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", lines);
  const char *id = fettle_record_get_id (fettle_test_case_find (scripted, "n"));

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Ring the chair");
  gtk_widget_activate_action (view, "intervention.edit", "s", id);
  g_assert_cmpstr (gtk_window_get_title (case_window_get_form ()), ==, "Private Note");
  case_window_save (case_window_get_form ());
  gtk_widget_activate_action (view, "intervention.add", "s", "academy-step");
  g_assert_cmpstr (gtk_window_get_title (case_window_get_form ()), ==, "Step with Trust or Department");
  gtk_window_close (case_window_get_form ());
  case_window_close (&test, scripted);
}

static gboolean
is_counted (gpointer data)
{
  FettleSection *page = fettle_window_get_section (data, "deadlines");

  return page && fettle_deadlines_page_is_loaded (FETTLE_DEADLINES_PAGE (page));
}

static GtkWidget *
open_deadlines (FettleTestWindow *test)
{
  fettle_window_go (test->window, "deadlines");
  fettle_test_assert_soon (is_counted, test->window);
  return GTK_WIDGET (fettle_window_get_section (test->window, "deadlines"));
}

/* On 21 November 2026: one date passed, one tomorrow, one in eight weeks; two of the three are near. */
static const char *const promised[] = {
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01|lead-officer=A. Hill",
  "deadline late|case=@c|what=Draft of the letter|due-on=2026-11-20|owner=J. Dean",
  "deadline near|case=@c|what=Visit to the school|due-on=2026-11-22",
  "deadline far|case=@c|what=Report to the board|due-on=2027-01-16",
  NULL,
};

static void
test_deadlines_in_order (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page;
  GtkWidget *group;

  case_window_open (&test, &scripted, "community", promised);
  page = open_deadlines (&test);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Fri 20 Nov 2026: Draft of the letter");
  group = fettle_test_find (page, ADW_TYPE_PREFERENCES_GROUP, NULL);
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==, "Overdue");
  g_assert_nonnull (fettle_test_find (group, GTK_TYPE_LABEL, "1 day late"));
  group = gtk_widget_get_next_sibling (group);
  g_assert_nonnull (fettle_test_find (group, GTK_TYPE_LABEL, "Sun 22 Nov 2026: Visit to the school"));
  g_assert_nonnull (fettle_test_find (group, GTK_TYPE_LABEL, "In 1 day"));
  group = gtk_widget_get_next_sibling (group);
  g_assert_nonnull (fettle_test_find (group, GTK_TYPE_LABEL, "Sat 16 Jan 2027: Report to the board"));
  g_assert_nonnull (fettle_test_find (group, GTK_TYPE_LABEL, "In 56 days"));
  g_assert_cmpstr (fettle_section_get_count (FETTLE_SECTION (page)), ==, "2");
  case_window_close (&test, scripted);
}

static gboolean
is_counted_once (gpointer page)
{
  return g_strcmp0 (fettle_section_get_count (page), "1") == 0;
}

static void
test_promise_is_done (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page;

  case_window_open (&test, &scripted, "community", promised);
  page = open_deadlines (&test);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Fri 20 Nov 2026: Draft of the letter");
  /* Overdue comes first. */
  gtk_widget_activate_action (page, "deadlines.done", "s", "0");
  fettle_test_assert_soon (is_counted_once, page);
  g_assert_null (fettle_test_find (page, GTK_TYPE_LABEL, "Fri 20 Nov 2026: Draft of the letter"));
  case_window_close (&test, scripted);
}

static gboolean
is_not_counted (gpointer page)
{
  return fettle_section_get_count (page) == NULL;
}

/* Ten working days after Monday 2 November 2026. */
static const char *const reported[] = {
  "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures|received=2026-11-02",
  "intervention-case c|title=Standards|state=open|opened-on=2026-11-02",
  NULL,
};

/* A date of law is put off with a reason; it does not go away. */
static void
test_date_is_put_off (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page, *row;
  GtkWindow *form;

  case_window_open (&test, &scripted, "community", reported);
  page = open_deadlines (&test);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Overdue");
  gtk_widget_activate_action (page, "deadlines.remind", "s", "0");
  form = case_window_get_form ();
  row = fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Put off until");
  gtk_editable_set_text (GTK_EDITABLE (row), "4 December 2026");
  row = fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Reason");
  gtk_editable_set_text (GTK_EDITABLE (row), "The governors meet on 3 December");
  case_window_save (form);
  fettle_test_records_soon (&test, "clock-override", 1);
  fettle_test_assert_soon (is_not_counted, page);
  g_assert_nonnull (fettle_test_find (page, ADW_TYPE_EXPANDER_ROW,
                                      "Mon 16 Nov 2026: Statement of action prepared"));
  case_window_close (&test, scripted);
}

static void
test_filter_by_officer (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page;
  GtkDropDown *officer;

  case_window_open (&test, &scripted, "community", promised);
  page = open_deadlines (&test);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Sun 22 Nov 2026: Visit to the school");
  officer = GTK_DROP_DOWN (fettle_test_find_soon (page, GTK_TYPE_DROP_DOWN, NULL));
  /* All officers, then A. Hill who leads the case, then J. Dean who promised. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (officer)), ==, 3);
  gtk_drop_down_set_selected (officer, 2);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Fri 20 Nov 2026: Draft of the letter");
  g_assert_null (fettle_test_find (page, GTK_TYPE_LABEL, "Sun 22 Nov 2026: Visit to the school"));
  case_window_close (&test, scripted);
}

/* The register: an open case is there, a closed one on demand; its school opens on the chain. */
static void
test_register_of_cases (void)
{
  static const char *const lines[] = {
    "intervention-case old|title=Attendance|state=closed|opened-on=2024-09-01|closed-on=2025-07-18",
    "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
    "category-notice n|case=@c|category=special-measures|notice-on=2026-11-05",
    NULL,
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page;

  case_window_open (&test, &scripted, "community", lines);
  fettle_window_go (test.window, "intervention");
  page = GTK_WIDGET (fettle_window_get_section (test.window, "intervention"));
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Standards");
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "s.62");
  g_assert_null (fettle_test_find (page, GTK_TYPE_LABEL, "Attendance"));
  g_assert_cmpstr (fettle_section_get_count (FETTLE_SECTION (page)), ==, "1");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fettle_test_find (page, GTK_TYPE_DROP_DOWN, NULL)), 1);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Attendance");
  g_signal_emit_by_name (fettle_test_find (fettle_test_find (page, FETTLE_TYPE_GRID, NULL), GTK_TYPE_BUTTON, NULL), "clicked");
  fettle_test_assert_soon (case_window_is_read, test.window);
  case_window_close (&test, scripted);
}

typedef struct
{
  guint position, removed, added;
  guint n;
} Changed;

static void
items_changed_cb (Changed *changed,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  changed->position = position;
  changed->removed = removed;
  changed->added = added;
  changed->n++;
}

/* A change of one case moves one row of the register, and leaves the others where they are. */
static void
test_register_tells_what_differs (void)
{
  static const char *const lines[] = {
    "intervention-case a|title=Attendance|state=open|opened-on=2026-09-03",
    "intervention-case b|title=Budget|state=open|opened-on=2026-09-02",
    "intervention-case c|title=Curriculum|state=open|opened-on=2026-09-01",
    NULL,
  };
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *page;
  GListModel *rows;
  Changed changed = { 0 };

  case_window_open (&test, &scripted, "community", lines);
  fettle_window_go (test.window, "intervention");
  page = GTK_WIDGET (fettle_window_get_section (test.window, "intervention"));
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Attendance");
  rows = fettle_grid_get_rows (FETTLE_GRID (fettle_test_find (page, FETTLE_TYPE_GRID, NULL)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (items_changed_cb), &changed);

  /* Newest first: Curriculum, Budget, Attendance. */
  fettle_test_change (test.store, "Rename the case", "intervention-case",
                      fettle_record_get_id (fettle_test_case_find (scripted, "b")), "title", "Balance");
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Balance");
  g_assert_cmpuint (changed.n, ==, 1);
  g_assert_cmpuint (changed.position, ==, 1);
  g_assert_cmpuint (changed.removed, ==, 1);
  g_assert_cmpuint (changed.added, ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL)), "balance");
  fettle_test_gone_soon (page, GTK_TYPE_LABEL, "Curriculum");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  case_window_close (&test, scripted);
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A person's name and words are not in a file that may be shared. */
static void
test_calendar (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  g_autofree char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "deadlines.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  GtkWidget *page;

  case_window_open (&test, &scripted, "community", promised);
  page = open_deadlines (&test);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Sat 16 Jan 2027: Report to the board");
  fettle_deadlines_page_export (FETTLE_DEADLINES_PAGE (page), file);
  fettle_test_assert_soon (is_file, path);
  fettle_test_find_soon (test.window, GTK_TYPE_LABEL, "Calendar written");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20261120"));
  g_assert_null (strstr (text, "Visit to the school"));
  g_assert_null (strstr (text, "Dean"));
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  case_window_close (&test, scripted);
}

/* The notice as a letter; what the register does not hold, such as the chair's name, is told. */
static void
test_letter_of_a_notice (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  g_autofree char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "notice.odt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FettleRecord *notice = fettle_test_case_find (scripted, "n");
  g_autoptr (GMenuModel) menu = fettle_case_letters_make_menu (notice);

  g_assert_nonnull (menu);
  fettle_case_letters_write_to (view, test.session, "warning-notice", fettle_record_get_id (notice), file);
  fettle_test_alert_soon ();
  g_assert_true (is_file (path));
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  case_window_close (&test, scripted);
}

/* The register as a workbook, written by the bar that the Reports page has too. */
static void
test_register_is_exported (void)
{
  static const char *const lines[] = { "intervention-case c|title=Standards|state=open|opened-on=2026-09-01", NULL };
  FettleTestWindow test;
  FettleTestCase *scripted;
  g_autofree char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cases.xlsx", NULL);
  FettleReportJob *job;
  GtkWidget *page, *bar;

  case_window_open (&test, &scripted, "community", lines);
  fettle_window_go (test.window, "intervention");
  page = GTK_WIDGET (fettle_window_get_section (test.window, "intervention"));
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Standards");
  bar = fettle_test_find_soon (page, FETTLE_TYPE_EXPORT_BAR, NULL);
  job = fettle_report_job_new_exempt ("cases", fettle_session_get_today (test.session));
  job->target = g_strdup (path);
  fettle_export_bar_write (FETTLE_EXPORT_BAR (bar), test.store, job);
  g_assert_true (fettle_export_bar_is_working (FETTLE_EXPORT_BAR (bar)));
  fettle_test_find_soon (test.window, GTK_TYPE_LABEL, "Workbook written");
  g_assert_false (fettle_export_bar_is_working (FETTLE_EXPORT_BAR (bar)));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  case_window_close (&test, scripted);
}

static gboolean
has_field (const FettleCaseForm *form,
           const char           *name)
{
  for (const FettleFormSection *section = form->sections; section->title; section++)
    if (g_strv_contains (section->fields, name))
      return TRUE;
  return FALSE;
}

/* What the program keeps for itself, and what only an import fills. */
static gboolean
is_for_people (const FettleField *field)
{
  return !(field->flags & FETTLE_FIELD_INTERNAL) && field->type != FETTLE_FIELD_LINK
         && !g_str_equal (field->name, "computed") && !g_str_equal (field->name, "resumption");
}

/* Every kind of record of an intervention has a form, with each of its fields once, and none that there is not. */
static void
test_forms_are_whole (void)
{
  for (const char *const *name = fettle_case_kinds (); *name; name++)
    {
      const FettleKind *kind = fettle_kind_get (*name);
      const FettleCaseForm *form = fettle_case_form_find (*name);
      guint n_shown = 0, n_wanted = 0;

      if (!fettle_case_is_guarded (kind))
        continue;
      g_assert_nonnull (form);
      for (const FettleFormSection *section = form->sections; section->title; section++)
        for (const char *const *field = section->fields; *field; field++, n_shown++)
          g_assert_cmpint (fettle_kind_find_field (kind, *field), >=, 0);
      for (guint i = 0; i < kind->n_fields; i++)
        if (is_for_people (&kind->fields[i]))
          {
            n_wanted++;
            if (!has_field (form, kind->fields[i].name))
              g_error ("%s.%s is not in the form", *name, kind->fields[i].name);
          }
      g_assert_cmpuint (n_shown, ==, n_wanted);
    }
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/intervention/eligible-is-told", test_eligible_is_told);
  g_test_add_func ("/intervention/missing-holidays-are-told", test_missing_holidays_are_told);
  g_test_add_func ("/intervention/trap-7-category-without-a-case", test_category_without_a_case);
  g_test_add_func ("/intervention/open-a-case", test_open_a_case);
  g_test_add_func ("/intervention/window-is-counted", test_window_is_counted);
  g_test_add_func ("/intervention/where-it-stands", test_where_it_stands);
  g_test_add_func ("/intervention/void-is-refused", test_void_is_refused);
  g_test_add_func ("/intervention/warning-takes-a-reason", test_warning_takes_a_reason);
  g_test_add_func ("/intervention/board-goes-on", test_board_goes_on);
  g_test_add_func ("/intervention/goes-on-at-its-field", test_goes_on_at_its_field);
  g_test_add_func ("/intervention/switch-counts-at-once", test_switch_counts_at_once);
  g_test_add_func ("/intervention/academy", test_academy);
  g_test_add_func ("/intervention/open-to-challenge", test_open_to_challenge);
  g_test_add_func ("/intervention/notes-and-rise", test_notes_and_rise);
  g_test_add_func ("/deadlines/in-order", test_deadlines_in_order);
  g_test_add_func ("/deadlines/promise-is-done", test_promise_is_done);
  g_test_add_func ("/deadlines/date-is-put-off", test_date_is_put_off);
  g_test_add_func ("/deadlines/filter-by-officer", test_filter_by_officer);
  g_test_add_func ("/deadlines/calendar", test_calendar);
  g_test_add_func ("/intervention/register-of-cases", test_register_of_cases);
  g_test_add_func ("/intervention/register-is-exported", test_register_is_exported);
  g_test_add_func ("/intervention/register-tells-what-differs", test_register_tells_what_differs);
  g_test_add_func ("/intervention/forms-are-whole", test_forms_are_whole);
  g_test_add_func ("/intervention/letter-of-a-notice", test_letter_of_a_notice);
  return g_test_run ();
}
