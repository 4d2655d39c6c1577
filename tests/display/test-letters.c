/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include "store/fettle-draft.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/forms/fettle-form.h"

static const char *const noticed[] = {
  "intervention-case c|title=Standards|state=open|opened-on=2026-09-01",
  "warning-notice n|case=@c|section=s60|given-on=2026-10-01|ground-safety=1|matters=Doors|compliance-end=2026-11-20|"
  "minded-64=1|authorised-by=Director",
  "required-action a|notice=@n|action=Mend the doors",
  NULL,
};

static gboolean
has_draft (gpointer store)
{
  g_autoptr (GPtrArray) drafts = fettle_draft_list (store, NULL);

  return drafts->len == 1;
}

/* A form that stands for copies to all is recovered as that: three recipients, and not only the one that it shows. */
static void
test_draft_of_all_copies (void)
{
  FettleTestWindow test;
  FettleTestCase *scripted;
  GtkWidget *view = case_window_open (&test, &scripted, "community", noticed);
  GtkWindow *form, *drafts;
  g_autoptr (GPtrArray) kept = NULL;

  gtk_widget_activate_action (view, "intervention.do", "s", "copies");
  form = case_window_get_form ();
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find (form, ADW_TYPE_ENTRY_ROW, "Name")), "Head");
  fettle_test_assert_soon (has_draft, test.store);
  gtk_window_destroy (form);
  kept = fettle_draft_list (test.store, NULL);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.drafts", NULL);
  drafts = fettle_test_find_window (FETTLE_TYPE_DRAFTS_WINDOW);
  fettle_test_find_soon (drafts, GTK_TYPE_BUTTON, "_Recover");
  gtk_widget_activate_action (GTK_WIDGET (drafts), "drafts.recover", "s",
                              ((FettleDraft *) g_ptr_array_index (kept, 0))->id);
  case_window_save (case_window_get_form ());
  fettle_test_records_soon (&test, "notice-copy", 3);
  case_window_close (&test, scripted);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/letters/draft-of-all-copies", test_draft_of_all_copies);
  return g_test_run ();
}
