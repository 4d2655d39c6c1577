/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include "ui/forms/fettle-form.h"
#include "ui/intervention/fettle-intervention-view.h"
#include "ui/school/fettle-school-page.h"

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

/**
 * case_window_get_form:
 *
 * Returns: (transfer none): the form that is shown, or soon is
 */
GtkWindow *
case_window_get_form (void)
{
  fettle_test_assert_soon (form_is_shown, NULL);
  return fettle_test_find_window (FETTLE_TYPE_FORM);
}

/**
 * case_window_save:
 * @form: a form
 *
 * Saves it, and waits until it is gone.
 */
void
case_window_save (GtkWindow *form)
{
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_assert_soon (form_is_gone, NULL);
}

/**
 * case_window_is_read:
 * @data: a window
 *
 * Returns: whether the case of a school is on screen
 */
gboolean
case_window_is_read (gpointer data)
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

/**
 * case_window_open:
 * @test: (out): the window
 * @scripted: (out): the school
 * @category: its category
 * @lines: (nullable) (array zero-terminated=1): a script for its register
 *
 * Opens the Intervention tab of a school on 21 November 2026.
 *
 * Returns: (transfer none): the view
 */
GtkWidget *
case_window_open (FettleTestWindow  *test,
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
  fettle_test_assert_soon (case_window_is_read, test->window);
  return fettle_test_find (test->window, FETTLE_TYPE_INTERVENTION_VIEW, NULL);
}

/**
 * case_window_close:
 * @test: the window
 * @scripted: the school
 */
void
case_window_close (FettleTestWindow *test,
                   FettleTestCase   *scripted)
{
  fettle_test_case_free (scripted);
  fettle_test_window_close (test);
}
