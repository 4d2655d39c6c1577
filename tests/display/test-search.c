/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include "ui/search/fettle-search-window.h"
#include "ui/widgets/fettle-focus.h"

/* Which school a record that was found is of, which of its words, and that Enter goes to it. */

static const char *const script[] = {
  "intervention-case c|title=Progress below the median|state=open|opened-on=2026-09-01",
  "concern k|case=@c|type=standards|title=Reading in Year 2|raised-on=2026-09-02|state=open|issue=Pupils guess at words",
  "contact p|role=head-teacher|title=Mr|name=Anselm Quarrendon|source=officer|email=head@quarrendon.example",
  "contact q|role=chair-of-governors|name=Brigid Ashe|source=officer",
  "note m|subject=A call|body=The boiler has failed twice since Monday|happened-on=2026-11-02",
  "note m2|subject=A letter|body=About the roof|happened-on=2026-11-03",
  "visit v|type=monitoring|held-on=2026-11-16|lead-officer=Priya Nandan|evaluation=Phonics is taught every day",
  "visit w|type=follow-up|planned-on=2026-11-30|lead-officer=Priya Nandan",
  NULL,
};

typedef struct
{
  const char *typed;
  const char *title;
  const char *words; /* after the name of the school; NULL where the title has them */
  const char *view;
  const char *alias;
} Found;

static const Found all[] = {
  { "anselm", "Anselm Quarrendon", NULL, "summary", "p" },
  { "brigid", "Brigid Ashe", NULL, "summary", "q" },
  { "boiler", "A call", "The boiler has failed twice since Monday", "summary", "m" },
  { "roof", "A letter", "About the roof", "summary", "m2" },
  { "guess", "Reading in Year 2", "Pupils guess at words", "intervention", "k" },
  { "phonics", "Monitoring visit", "Phonics is taught every day", "visits", "v" },
};

typedef struct
{
  FettleTestWindow window;
  FettleTestCase *scripted;
  const char *key;
} Desk;

static gboolean
keyboard_is_there (gpointer data)
{
  Desk *desk = data;

  for (GtkWidget *at = gtk_root_get_focus (GTK_ROOT (desk->window.window)); at; at = gtk_widget_get_parent (at))
    if (g_strcmp0 (fettle_focus_get_key (at), desk->key) == 0)
      return TRUE;
  return FALSE;
}

/* All of it between the upper and the lower edge of what is scrolled. */
static gboolean
is_in_sight (gpointer data)
{
  Desk *desk = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window.window));
  GtkWidget *scrolled = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  graphene_rect_t bounds;

  return scrolled && gtk_widget_compute_bounds (focus, scrolled, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scrolled) + 1;
}

static GtkWindow *
search_for (Desk       *desk,
            const char *typed)
{
  GtkWindow *search;

  gtk_widget_activate_action (GTK_WIDGET (desk->window.window), "win.search", NULL);
  search = fettle_test_find_window (FETTLE_TYPE_SEARCH_WINDOW);
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (search, GTK_TYPE_SEARCH_ENTRY, NULL)), typed);
  return search;
}

static void
check_found (Desk        *desk,
             const Found *found)
{
  FettleRecord *school = fettle_test_case_get_school (desk->scripted);
  g_autofree char *words = g_strjoin (found->words ? "\n" : "", fettle_record_get_text (school, "name"),
                                      found->words ? found->words : "", NULL);
  GtkWindow *search = search_for (desk, found->typed);
  GtkWidget *row = fettle_test_find_soon (search, ADW_TYPE_ACTION_ROW, found->title);
  GtkWidget *views;
  GObject *sidebar;

  g_test_message ("“%s”", found->typed);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, words);
  desk->key = fettle_record_get_id (fettle_test_case_find (desk->scripted, found->alias));
  g_signal_emit_by_name (fettle_test_find (search, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  fettle_test_assert_soon (keyboard_is_there, desk);
  fettle_test_assert_soon (is_in_sight, desk);
  views = fettle_test_find (fettle_window_get_section (desk->window.window, "school"), ADW_TYPE_VIEW_STACK, NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (views)), ==, found->view);
  sidebar = gtk_widget_get_template_child (GTK_WIDGET (desk->window.window), FETTLE_TYPE_WINDOW, "sidebar");
  g_assert_nonnull (fettle_test_find (gtk_list_box_get_selected_row (GTK_LIST_BOX (sidebar)), GTK_TYPE_LABEL, "Schools"));
}

/* Of each kind from another place, then from another tab of the same school. */
static void
test_goes_to_what_was_found (void)
{
  Desk desk = { 0 };

  case_window_open (&desk.window, &desk.scripted, "community", script);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      fettle_window_go (desk.window.window, "reports");
      check_found (&desk, &all[i]);
    }
  for (guint i = G_N_ELEMENTS (all); i > 0; i--)
    check_found (&desk, &all[i - 1]);
  case_window_close (&desk.window, desk.scripted);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/search/goes-to-what-was-found", test_goes_to_what_was_found);
  return g_test_run ();
}
