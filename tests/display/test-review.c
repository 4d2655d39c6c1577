/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include <string.h>

#include "fettle-test-case.h"
#include "store/fettle-draft.h"
#include "store/fettle-history.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/review/fettle-review-agenda.h"
#include "ui/review/fettle-review-mode.h"
#include "ui/review/fettle-review-school.h"
#include "ui/reports/fettle-table-view.h"

/* Three schools with an open case each: worst first they are Red, Amber, Green. */
typedef struct
{
  FettleTestWindow window;
  FettleTestCase *schools[3];
  GtkWidget *page;
  GtkWidget *mode;
} Review;

enum
{
  GREEN,
  RED,
  AMBER,
};

static const struct
{
  const char *name;
  const char *rating;
} made[] = {
  [GREEN] = { "Green School", "concern-rating r|case=@c|rating=green|direction=improving|rated-on=2026-09-01|rationale=Better" },
  [RED] = { "Red School", "concern-rating r|case=@c|rating=red|direction=deteriorating|rated-on=2026-09-01|rationale=Worse" },
  [AMBER] = { "Amber School", "concern-rating r|case=@c|rating=amber|direction=unchanged|rated-on=2026-09-01|rationale=Same" },
};

static void
put (FettleTestCase *school,
     const char     *line)
{
  g_autoptr (GError) error = NULL;

  fettle_test_case_put (school, line, &error);
  g_assert_no_error (error);
}

static const char *
school_id (Review *self,
           guint   which)
{
  return fettle_record_get_id (fettle_test_case_get_school (self->schools[which]));
}

static void
open_review (Review *self)
{
  g_setenv ("FETTLE_TODAY", "2026-11-21", TRUE);
  fettle_test_window_open (&self->window, 1);
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      self->schools[i] = fettle_test_case_new ("community", NULL, self->window.store);
      fettle_test_case_set_today (self->schools[i], "2026-11-21");
      g_object_unref (fettle_test_change (self->window.store, "Rename", "school", school_id (self, i), "name", made[i].name));
      put (self->schools[i], "intervention-case c|title=Standards|state=open|opened-on=2026-09-01");
      put (self->schools[i], made[i].rating);
    }
  fettle_window_go (self->window.window, "intervention");
  self->page = GTK_WIDGET (fettle_window_get_section (self->window.window, "intervention"));
  fettle_test_find_soon (self->page, GTK_TYPE_LABEL, "Amber School");
  gtk_widget_activate_action (self->page, "cases.review", NULL);
  self->mode = fettle_test_find_soon (self->page, FETTLE_TYPE_REVIEW_MODE, NULL);
}

static void
close_review (Review *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    fettle_test_case_free (self->schools[i]);
  fettle_test_window_close (&self->window);
}

static GtkWidget *
get_school (Review *self)
{
  return fettle_test_find_soon (self->mode, FETTLE_TYPE_REVIEW_SCHOOL, NULL);
}

static void
begin (Review *self)
{
  fettle_test_find_soon (self->mode, ADW_TYPE_ACTION_ROW, "Amber School");
  gtk_widget_activate_action (self->mode, "review.begin", NULL);
  fettle_test_find_soon (get_school (self), GTK_TYPE_LABEL, "1 of 3");
  fettle_test_find_soon (get_school (self), GTK_TYPE_LABEL, "Red School");
}

static void
choose (Review     *self,
        const char *title,
        guint       index)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (fettle_test_find_soon (get_school (self), ADW_TYPE_COMBO_ROW, title)), index);
}

static GtkTextBuffer *
get_text (GtkWidget  *root,
          const char *label)
{
  GtkWidget *row = gtk_widget_get_parent (fettle_test_find_soon (root, GTK_TYPE_LABEL, label));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_last_child (row)));
}

static void
enter (Review     *self,
       const char *title,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (get_school (self), ADW_TYPE_ENTRY_ROW, title)), text);
}

/* As the decision reads in its vocabulary, after "Not stated". */
enum
{
  KEEP = 1,
  ESCALATE,
};

/* As the ratings do. */
enum
{
  RATED_GREEN = 1,
  RATED_AMBER,
  RATED_RED,
};

static void
assert_last_label (Review     *self,
                   const char *label)
{
  g_autoptr (GPtrArray) batches = fettle_history_batches (self->window.store, NULL, 1, NULL);

  g_assert_cmpstr (fettle_batch_info_get_label (g_ptr_array_index (batches, 0)), ==, label);
}

static void
assert_item (GListModel *items,
             guint       index,
             const char *name)
{
  g_autoptr (FettleReviewItem) item = g_list_model_get_item (items, index);

  g_assert_cmpstr (fettle_review_item_get_name (item), ==, name);
}

typedef struct
{
  guint position, removed, added, n;
} Changed;

static void
items_changed_cb (Changed *changed,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  *changed = (Changed) { position, removed, added, changed->n + 1 };
}

static gboolean
has_changed (gpointer changed)
{
  return ((Changed *) changed)->n > 0;
}

/* The order is the officer's; a change at one school replaces its line alone. */
static void
test_agenda (void)
{
  Review self;
  GtkWidget *agenda;
  GListModel *items;
  Changed changed = { 0 };

  open_review (&self);
  fettle_test_find_soon (self.mode, ADW_TYPE_ACTION_ROW, "Amber School");
  agenda = fettle_test_find (self.mode, FETTLE_TYPE_REVIEW_AGENDA, NULL);
  items = fettle_review_agenda_get_items (FETTLE_REVIEW_AGENDA (agenda));
  assert_item (items, 0, "Red School");
  assert_item (items, 1, "Amber School");
  assert_item (items, 2, "Green School");

  g_signal_connect_swapped (items, "items-changed", G_CALLBACK (items_changed_cb), &changed);
  put (self.schools[AMBER], "concern o|case=@c|type=governance|title=No quorum|state=open|raised-on=2026-09-01");
  fettle_test_assert_soon (has_changed, &changed);
  g_assert_cmpuint (changed.n, ==, 1);
  g_assert_cmpuint (changed.position, ==, 1);
  g_assert_cmpuint (changed.removed, ==, 1);
  g_assert_cmpuint (changed.added, ==, 1);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (fettle_test_find (agenda, GTK_TYPE_DROP_DOWN, NULL)), FETTLE_REVIEW_BY_NAME);
  assert_item (items, 0, "Amber School");
  assert_item (items, 1, "Green School");
  assert_item (items, 2, "Red School");
  close_review (&self);
}

/* A school that is left out is not on the agenda of the meeting; one without any school does not begin. */
static void
test_left_out (void)
{
  Review self;
  FettleReviewAgenda *agenda;

  open_review (&self);
  fettle_test_find_soon (self.mode, ADW_TYPE_ACTION_ROW, "Amber School");
  agenda = FETTLE_REVIEW_AGENDA (fettle_test_find (self.mode, FETTLE_TYPE_REVIEW_AGENDA, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    fettle_review_agenda_leave_out (agenda, school_id (&self, i), TRUE);
  gtk_widget_activate_action (self.mode, "review.begin", NULL);
  fettle_test_find_soon (agenda, GTK_TYPE_LABEL, "No school is on the agenda: please choose one or more.");
  fettle_review_agenda_leave_out (agenda, school_id (&self, AMBER), FALSE);
  gtk_widget_activate_action (self.mode, "review.begin", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "1 of 1");
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "Amber, unchanged");
  close_review (&self);
}

/* Decide, minute, next: each decision is one batch with a label that says it, and is undone as one. */
static void
test_decide_minute_next (void)
{
  Review self;

  open_review (&self);
  begin (&self);
  assert_last_label (&self, "Review meeting of Sat 21 Nov 2026 begun");
  choose (&self, "Decision", ESCALATE);
  gtk_text_buffer_set_text (get_text (get_school (&self), "Minute"), "No plan yet", -1);
  gtk_widget_activate_action (self.mode, "review.record", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "2 of 3");
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "Amber School");
  fettle_test_records_soon (&self.window, "case-review", 1);
  fettle_test_records_soon (&self.window, "concern-rating", 3);
  assert_last_label (&self, "Red School reviewed: Escalate");

  fettle_test_undo (&self.window);
  fettle_test_records_soon (&self.window, "case-review", 0);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "0 recorded");
  close_review (&self);
}

/* Another rating takes a reason; it is a rating of its own, and the actions are promised dates of the review. */
static void
test_rating_takes_a_reason (void)
{
  Review self;
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  open_review (&self);
  begin (&self);
  choose (&self, "Decision", KEEP);
  choose (&self, "Overall rating", RATED_AMBER);
  gtk_widget_activate_action (self.mode, "review.record", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "The rating or its direction changes: please say why.");
  fettle_test_records_soon (&self.window, "case-review", 0);

  gtk_text_buffer_set_text (get_text (get_school (&self), "Why"), "A plan is agreed", -1);
  gtk_widget_activate_action (self.mode, "review.add-action", NULL);
  enter (&self, "What", "Visit the school");
  enter (&self, "Owner", "A. Hill");
  enter (&self, "By", "4 December 2026");
  gtk_widget_activate_action (self.mode, "review.record", NULL);
  fettle_test_records_soon (&self.window, "case-review", 1);
  fettle_test_records_soon (&self.window, "concern-rating", 4);
  actions = fettle_store_list (self.window.store, "deadline", NULL, NULL, NULL);
  reviews = fettle_store_list (self.window.store, "case-review", NULL, NULL, NULL);
  g_assert_cmpuint (actions->len, ==, 1);
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (actions, 0), "due-on"), ==, "2026-12-04");
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (actions, 0), "review"), ==,
                   fettle_record_get_id (g_ptr_array_index (reviews, 0)));
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (reviews, 0), "rating-before"), ==, "red");

  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "2 of 3");
  fettle_test_undo (&self.window);
  fettle_test_records_soon (&self.window, "case-review", 0);
  fettle_test_records_soon (&self.window, "concern-rating", 3);
  fettle_test_records_soon (&self.window, "deadline", 0);
  close_review (&self);
}

/* Back goes to the school before, and from the first one out of the meeting, which can be resumed. */
static void
test_back_and_resume (void)
{
  Review self;

  open_review (&self);
  begin (&self);
  gtk_widget_activate_action (self.mode, "review.next", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "2 of 3");
  gtk_widget_activate_action (GTK_WIDGET (self.window.window), "win.back", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "1 of 3");
  gtk_widget_activate_action (GTK_WIDGET (self.window.window), "win.back", NULL);
  fettle_test_find_soon (self.page, GTK_TYPE_LABEL, "Resume the Review Meeting");
  g_assert_false (gtk_widget_get_mapped (self.mode));
  gtk_widget_activate_action (self.page, "cases.review", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "1 of 3");
  g_assert_true (gtk_widget_get_mapped (get_school (&self)));
  close_review (&self);
}

static gboolean
has_draft (gpointer store)
{
  g_autoptr (GPtrArray) drafts = fettle_draft_list (store, NULL);

  return drafts->len == 1;
}

static gboolean
drafts_are_closed (gpointer data)
{
  return !fettle_test_find_window (FETTLE_TYPE_DRAFTS_WINDOW);
}

/* What was typed in a meeting is not a form of its own: it leads back into the meeting. */
static void
resume_from_drafts (Review *self)
{
  GtkWidget *button;

  fettle_window_go (self->window.window, "schools");
  gtk_widget_activate_action (GTK_WIDGET (self->window.window), "win.drafts", NULL);
  button = fettle_test_find_soon (fettle_test_find_window (FETTLE_TYPE_DRAFTS_WINDOW), GTK_TYPE_BUTTON,
                                  "_Resume the Review Meeting");
  g_signal_emit_by_name (button, "clicked");
  fettle_test_assert_soon (drafts_are_closed, NULL);
  g_assert_cmpstr (fettle_window_get_place (self->window.window), ==, "intervention");
}

/* What was typed and not recorded is there again after a crash. */
static void
test_crash (void)
{
  Review self;
  GtkWidget *window, *mode;
  g_autofree char *text = NULL;

  open_review (&self);
  begin (&self);
  gtk_text_buffer_set_text (get_text (get_school (&self), "Minute"), "The plan is late", -1);
  fettle_test_assert_soon (has_draft, self.window.store);
  resume_from_drafts (&self);

  window = gtk_window_new ();
  mode = g_object_new (FETTLE_TYPE_REVIEW_MODE, NULL);
  gtk_window_set_child (GTK_WINDOW (window), mode);
  fettle_review_mode_set_session (FETTLE_REVIEW_MODE (mode), self.window.session);
  fettle_review_mode_enter (FETTLE_REVIEW_MODE (mode));
  gtk_window_present (GTK_WINDOW (window));
  fettle_test_find_soon (mode, GTK_TYPE_LABEL, "Red School");
  fettle_test_find_soon (mode, GTK_TYPE_LABEL, "Not recorded yet: what was typed here is kept.");
  g_object_get (get_text (mode, "Minute"), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "The plan is late");
  gtk_window_destroy (GTK_WINDOW (window));
  close_review (&self);
}

/* At the end stand the minutes, in the order of the agenda, with what was not reached. */
static void
test_minutes (void)
{
  Review self;
  GtkWidget *minutes;
  FettleDisclosed *table;

  open_review (&self);
  begin (&self);
  choose (&self, "Decision", KEEP);
  gtk_widget_activate_action (self.mode, "review.record", NULL);
  fettle_test_find_soon (get_school (&self), GTK_TYPE_LABEL, "2 of 3");
  gtk_widget_activate_action (self.mode, "review.minutes", NULL);
  minutes = fettle_test_find_soon (self.mode, FETTLE_TYPE_TABLE_VIEW, NULL);
  fettle_test_find_soon (minutes, GTK_TYPE_LABEL, "Still to come");
  gtk_widget_activate_action (self.mode, "review.end", NULL);
  fettle_test_find_soon (minutes, GTK_TYPE_LABEL, "Not reached");
  table = fettle_table_view_get_table (FETTLE_TABLE_VIEW (minutes));
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 3);
  fettle_test_find_soon (minutes, GTK_TYPE_LABEL, "Keep as it is");
  assert_last_label (&self, "Review meeting of Sat 21 Nov 2026 ended");
  gtk_widget_activate_action (self.mode, "review.stop", NULL);
  fettle_test_find_soon (self.page, GTK_TYPE_LABEL, "Review Meeting…");
  close_review (&self);
}

static void
set_dpi (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * PANGO_SCALE, NULL);
}

static void
assert_fits (Review *self)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (self->window.window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 1024);
}

/* With text of twice the size each screen of the meeting fits a window of 1024 pixels. */
static void
test_large_text (void)
{
  Review self;

  set_dpi (192);
  open_review (&self);
  assert_fits (&self);
  begin (&self);
  assert_fits (&self);
  gtk_widget_activate_action (self.mode, "review.add-action", NULL);
  assert_fits (&self);
  gtk_widget_activate_action (self.mode, "review.minutes", NULL);
  fettle_test_find_soon (self.mode, GTK_TYPE_LABEL, "Still to come");
  assert_fits (&self);
  close_review (&self);
  set_dpi (96);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/review/agenda", test_agenda);
  g_test_add_func ("/review/left-out", test_left_out);
  g_test_add_func ("/review/decide-minute-next", test_decide_minute_next);
  g_test_add_func ("/review/rating-takes-a-reason", test_rating_takes_a_reason);
  g_test_add_func ("/review/back-and-resume", test_back_and_resume);
  g_test_add_func ("/review/crash", test_crash);
  g_test_add_func ("/review/minutes", test_minutes);
  g_test_add_func ("/review/large-text", test_large_text);
  return g_test_run ();
}
