/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include "store/fettle-draft.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/forms/fettle-form.h"
#include "ui/forms/fettle-recipients-form.h"

/* No record says that a person was served or consulted unless a person confirmed that row. */

static const char *const noticed[] = {
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "warning-notice n|case=@c|section=s60|ground-safety=1|matters=Doors|compliance-end=2026-11-20|"
  "minded-64=1|authorised-by=Director",
  "required-action a|notice=@n|action=Mend the doors",
  "warning-notice n|given-on=2026-10-01",
  NULL,
};

static const char *const consulted[] = {
  "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures|received=2026-11-02",
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "consultation u|case=@c|power=s65|opened-on=2026-11-03|closes-on=2026-11-30|proposal=A board",
  NULL,
};

static const char *const board[] = {
  "inspection I|format=full|start=2026-09-01|source=ofsted|category=special-measures|received=2026-09-20",
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "consultation u|case=@c|power=s65|opened-on=2026-09-21|closes-on=2026-10-05|proposal=A board|considered-on=2026-10-06",
  "consultee g|consultation=@u|party=governing-body|sent-on=2026-09-21",
  "ieb-application p|case=@c|applied-on=2026-10-07|decision=granted|decided-on=2026-10-20",
  "ieb b|case=@c|application=@p|notice-on=2026-10-21|effective-on=2026-11-02|authorised-by=Director|"
  "outgoing-governors=Hall, Ruth\nSingh, Dev",
  NULL,
};

static gboolean
is_shown (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_RECIPIENTS_FORM) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_shown (data);
}

static FettleRecipientsForm *
get_form (void)
{
  fettle_test_assert_soon (is_shown, NULL);
  return FETTLE_RECIPIENTS_FORM (fettle_test_find_window (FETTLE_TYPE_RECIPIENTS_FORM));
}

static GtkSwitch *
find_switch (FettleRecipientsForm *form,
             const char           *who)
{
  GtkWidget *row = fettle_test_find_soon (form, ADW_TYPE_ACTION_ROW, who);

  return GTK_SWITCH (fettle_test_find (row, GTK_TYPE_SWITCH, NULL));
}

static GPtrArray *
list_records (FettleTestWindow *test,
              const char       *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = fettle_store_list (test->store, kind, NULL, NULL, &error);

  g_assert_no_error (error);
  return records;
}

/* Each of three has a row; two are confirmed, with today's date, and the third is not recorded. */
static void
test_only_who_is_confirmed (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  g_autoptr (GPtrArray) copies = NULL;
  FettleRecipientsForm *form;

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Wanting");
  gtk_widget_activate_action (view, "intervention.do", "s", "copies");
  form = get_form ();
  fettle_test_find_soon (form, GTK_TYPE_BUTTON, "_Record 0 Copies");
  fettle_recipients_form_save (form);
  g_assert_true (is_shown (NULL));
  gtk_switch_set_active (find_switch (form, "Head teacher"), TRUE);
  fettle_test_find_soon (form, GTK_TYPE_BUTTON, "_Record 1 Copy");
  gtk_switch_set_active (find_switch (form, "Secretary of State"), TRUE);
  fettle_test_find_soon (form, GTK_TYPE_BUTTON, "_Record 2 Copies");
  fettle_recipients_form_save (form);
  fettle_test_assert_soon (is_gone, NULL);
  fettle_test_records_soon (&test, "notice-copy", 2);
  copies = list_records (&test, "notice-copy");
  for (guint i = 0; i < copies->len; i++)
    {
      g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (copies, i), "given-on"), ==, "2026-11-21");
      g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (copies, i), "recipient"), !=, "chief-inspector");
    }
  fettle_test_undo (&test);
  fettle_test_records_soon (&test, "notice-copy", 0);
  case_window_close (&test, scripted);
}

/* What is still to come has not been given, and a form that nobody confirmed anything in closes without a word. */
static void
test_not_before_it_is_done (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  FettleRecipientsForm *form;

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Wanting");
  gtk_widget_activate_action (view, "intervention.do", "s", "copies");
  form = get_form ();
  gtk_switch_set_active (find_switch (form, "Head teacher"), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Given")), "22 November 2026");
  fettle_recipients_form_save (form);
  fettle_test_find_soon (form, GTK_TYPE_LABEL, "Given: this day is still to come. Record it when it has been done.");
  gtk_switch_set_active (find_switch (form, "Head teacher"), FALSE);
  gtk_window_close (GTK_WINDOW (form));
  fettle_test_assert_soon (is_gone, NULL);
  fettle_test_records_soon (&test, "notice-copy", 0);
  case_window_close (&test, scripted);
}

/* The button beside one recipient is about that one alone. */
static void
test_one_by_its_button (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  FettleRecipientsForm *form;

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Wanting");
  gtk_widget_activate_action (view, "intervention.send", "s", "0");
  form = get_form ();
  fettle_test_find_soon (form, GTK_TYPE_BUTTON, "_Record 1 Copy");
  fettle_recipients_form_save (form);
  fettle_test_assert_soon (is_gone, NULL);
  fettle_test_records_soon (&test, "notice-copy", 1);
  case_window_close (&test, scripted);
}

/* Asked today, and not on the day on which the consultation was opened. */
static void
test_consultees (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", consulted);
  g_autoptr (GPtrArray) asked = NULL;
  FettleRecipientsForm *form;

  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Wanting");
  gtk_widget_activate_action (view, "intervention.do", "s", "consult");
  form = get_form ();
  gtk_switch_set_active (find_switch (form, "Governing body"), TRUE);
  fettle_test_find_soon (form, GTK_TYPE_BUTTON, "_Record 1 Consultee");
  fettle_recipients_form_save (form);
  fettle_test_assert_soon (is_gone, NULL);
  fettle_test_records_soon (&test, "consultee", 1);
  asked = list_records (&test, "consultee");
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (asked, 0), "sent-on"), ==, "2026-11-21");
  case_window_close (&test, scripted);
}

static const FettleCaseRecipient *
find_outgoing (GPtrArray *recipients,
               guint     *index)
{
  for (*index = 0; *index < recipients->len; (*index)++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, *index);

      if (recipient->party == FETTLE_PARTY_OUTGOING_GOVERNORS)
        return recipient;
    }
  return NULL;
}

/* Two governors, each with a row: a copy to one is none to the other, and a row of a person keeps a name. */
static void
test_each_governor (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", board);
  g_autoptr (FettleCase) chain = fettle_test_case_read (scripted);
  g_autofree char *target = NULL;
  FettleRecipientsForm *form;
  guint index;

  g_assert_nonnull (find_outgoing (fettle_case_get_recipients (chain), &index));
  target = g_strdup_printf ("%u", index);
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Wanting");
  gtk_widget_activate_action (view, "intervention.send", "s", target);
  form = get_form ();
  fettle_test_find_soon (form, GTK_TYPE_BUTTON, "_Record 0 Copies");
  gtk_switch_set_active (find_switch (form, "Singh, Dev"), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Name")), "");
  fettle_recipients_form_save (form);
  fettle_test_find_soon (form, GTK_TYPE_LABEL, "Name: please fill this in.");
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, "Name")), "Singh, Dev");
  fettle_recipients_form_save (form);
  fettle_test_assert_soon (is_gone, NULL);
  fettle_test_records_soon (&test, "notice-copy", 1);
  fettle_test_find_soon (view, GTK_TYPE_LABEL, "Wanting");
  case_window_close (&test, scripted);
}

/* A draft of an earlier version that stood for all of them is recovered as the one that it shows. */
static void
test_old_draft (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  g_autoptr (FettleRecord) copy = fettle_record_new (fettle_kind_get ("notice-copy"), "00000000-0000-7000-8000-000000000001");
  FettleDraft *draft = g_new0 (FettleDraft, 1);
  g_autoptr (GError) error = NULL;
  GtkWindow *drafts;

  g_assert_nonnull (view);
  draft->form = g_strdup ("notice-copy");
  draft->record_id = g_strdup (fettle_record_get_id (copy));
  draft->school_id = g_strdup (fettle_record_get_id (fettle_test_case_get_school (scripted)));
  draft->name = g_strdup ("Copies");
  draft->saved_at = g_strdup ("2026-11-20T10:00:00Z");
  draft->repeats = g_strdup ("recipient=head-teacher,chief-inspector,secretary-of-state");
  fettle_record_set_text (copy, "school", draft->school_id);
  fettle_record_set_text (copy, "notice", fettle_record_get_id (fettle_test_case_find (scripted, "n")));
  fettle_record_set_text (copy, "recipient", "head-teacher");
  fettle_record_set_text (copy, "given-on", "2026-10-01");
  draft->json = fettle_record_to_json (copy);
  fettle_draft_save (test.store, draft, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.drafts", NULL);
  drafts = fettle_test_find_window (FETTLE_TYPE_DRAFTS_WINDOW);
  fettle_test_find_soon (drafts, GTK_TYPE_BUTTON, "_Recover");
  gtk_widget_activate_action (GTK_WIDGET (drafts), "drafts.recover", "s", draft->id);
  fettle_draft_free (draft);
  case_window_save (case_window_get_form ());
  fettle_test_records_soon (&test, "notice-copy", 1);
  case_window_close (&test, scripted);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/served/only-who-is-confirmed", test_only_who_is_confirmed);
  g_test_add_func ("/served/not-before-it-is-done", test_not_before_it_is_done);
  g_test_add_func ("/served/one-by-its-button", test_one_by_its_button);
  g_test_add_func ("/served/consultees", test_consultees);
  g_test_add_func ("/served/each-governor", test_each_governor);
  g_test_add_func ("/served/old-draft", test_old_draft);

  return g_test_run ();
}
