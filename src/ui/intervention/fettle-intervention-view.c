/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/intervention/fettle-intervention-view-private.h"

#include <glib/gi18n-lib.h>

#include "ui/case/fettle-case-law-rows.h"
#include "ui/case/fettle-case-rows.h"
#include "ui/case/fettle-case-standing.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-wrap-box.h"

G_DEFINE_FINAL_TYPE (FettleInterventionView, fettle_intervention_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
can_write (FettleInterventionView *self)
{
  return fettle_session_can_write (self->session) && fettle_case_data_is_open (self->data);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

static void
append (GtkListBox *list,
        GtkWidget  *row)
{
  gtk_list_box_append (list, row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), ADW_IS_EXPANDER_ROW (row));
}

static GtkWidget *
make_step (FettleInterventionView *self,
           const FettleCaseStep   *step)
{
  FettleRecord *paper = fettle_intervention_view_find_paper (self, step);
  GtkWidget *row = fettle_case_row_for_step (step, can_write (self) ? fettle_intervention_view_name_button (self, step)
                                                                    : NULL);

  if (paper)
    fettle_case_row_add_letters (row, paper);
  return row;
}

/* At a glance, before the chain in full: what presses, what is next, what is wanting. */
static void
show_standing (FettleInterventionView *self)
{
  g_autoptr (GPtrArray) clocks = fettle_case_standing_find_clocks (self->data->chain);
  g_autoptr (GPtrArray) steps = fettle_case_standing_find_steps (self->data->chain);
  GtkWidget *wanted = fettle_case_standing_row_for_wanted (self->data->chain);
  gboolean open = fettle_case_data_is_open (self->data);

  clear (self->now);
  for (guint i = 0; i < clocks->len; i++)
    append (self->now, fettle_case_standing_row_for_clock (g_ptr_array_index (clocks, i),
                                                           fettle_session_get_today (self->session)));
  for (guint i = 0; i < steps->len; i++)
    append (self->now, make_step (self, g_ptr_array_index (steps, i)));
  if (wanted)
    append (self->now, wanted);
  gtk_widget_set_visible (self->now_group, open && gtk_widget_get_first_child (GTK_WIDGET (self->now)));
}

static void
show_steps (FettleInterventionView *self)
{
  GPtrArray *steps = fettle_case_get_steps (self->data->chain);
  GtkWidget *others = adw_expander_row_new ();
  guint n = 0;
  g_autofree char *title = NULL;

  clear (self->steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const FettleCaseStep *step = g_ptr_array_index (steps, i);
      gboolean apart = step->state == FETTLE_CASE_STEP_NOT_APPLICABLE;
      GtkWidget *row = make_step (self, step);

      n += apart;
      if (apart)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (others), row);
      else
        append (self->steps, row);
    }
  title = g_strdup_printf (ngettext ("%u step that is not part of this chain",
                                     "%u steps that are not part of this chain", n), n);
  fettle_row_set_words (others, title, NULL);
  append (self->steps, others);
  gtk_widget_set_visible (others, n > 0);
}

static GtkWidget *
make_clock (FettleInterventionView *self,
            const FettleClock      *clock)
{
  GtkWidget *buttons[4] = { NULL };
  guint n = 0;

  if (can_write (self))
    {
      buttons[n++] = fettle_button_for (_("Re_mind Me…"), "intervention.remind", clock->id);
      if (!fettle_clock_is_of_law (clock))
        buttons[n++] = fettle_button_for (_("_Change the Date…"), "intervention.change-date", clock->id);
      buttons[n++] = fettle_button_for (_("Open Its _Record…"), "intervention.edit", clock->record_id);
    }
  return fettle_case_row_for_clock (clock, fettle_session_get_today (self->session), fettle_clock_get_source (clock),
                                    buttons);
}

static void
show_clocks (FettleInterventionView *self)
{
  GPtrArray *clocks = fettle_case_get_clocks (self->data->chain);
  guint n = 0;

  clear (self->clocks);
  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if (fettle_clock_is_of_visit (clock))
        continue;
      append (self->clocks, make_clock (self, clock));
      n++;
    }
  gtk_widget_set_visible (self->clocks_group, n > 0);
}

static void
show_recipients (FettleInterventionView *self)
{
  GPtrArray *recipients = fettle_case_get_recipients (self->data->chain);

  clear (self->recipients);
  for (guint i = 0; i < recipients->len; i++)
    append (self->recipients, fettle_case_row_for_recipient (g_ptr_array_index (recipients, i), i, can_write (self)));
  gtk_widget_set_visible (self->recipients_group, recipients->len > 0);
}

static void
show_powers (FettleInterventionView *self)
{
  gboolean part4 = fettle_case_has_part4 (self->data->chain);

  clear (self->powers);
  for (guint power = 0; part4 && power < FETTLE_N_POWERS; power++)
    append (self->powers, fettle_case_row_for_power (power, fettle_case_get_power (self->data->chain, power)));
  gtk_widget_set_visible (self->powers_group, part4);
}

static void
show_law (FettleInterventionView *self)
{
  clear (self->law);
  if (fettle_case_has_part4 (self->data->chain))
    {
      append (self->law, fettle_case_row_for_coasting (self->data->chain));
      append (self->law, fettle_case_row_for_order (self->data->chain));
    }
  else
    append (self->law, fettle_case_row_for_scope (self->data->chain));
}

/* What a form warned about stays on view, and so does what another record or an import made doubtful since. Who has had no
 * copy (R9) stands among those to tell. */
static void
show_problems (FettleInterventionView *self)
{
  GPtrArray *problems = fettle_case_get_problems (self->data->chain);

  clear (self->problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i);

      if (!g_str_equal (problem->rule, "R9"))
        append (self->problems, fettle_case_row_for_problem (problem));
    }
  gtk_widget_set_visible (self->problems_group, gtk_widget_get_first_child (GTK_WIDGET (self->problems)) != NULL);
}

static void
show_records (FettleInterventionView *self)
{
  GPtrArray *lists[] = { self->data->records, self->data->notes };

  clear (self->records);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      append (self->records, fettle_case_row_for_record (g_ptr_array_index (lists[i], j),
                                                         fettle_session_can_write (self->session)));
}

/* What is listed under Open to Challenge. */
static char *
count_challenges (FettleInterventionView *self)
{
  GPtrArray *problems = fettle_case_get_problems (self->data->chain);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += !g_str_equal (((FettleCaseProblem *) g_ptr_array_index (problems, i))->rule, "R9");
  /* Translators: %u is a number. */
  return n > 0 ? g_strdup_printf (_("Open to challenge: %u"), n) : NULL;
}

/* What the case is in law; below it in one line whose it is, how it is rated, and how much is open to challenge. */
static char *
make_standing (FettleInterventionView *self,
               FettleRecord           *one)
{
  FettleRecord *rating = fettle_case_data_find_newest (self->data, "concern-rating", NULL, NULL);
  g_autofree char *opened = fettle_date_iso_to_words (fettle_record_get_text (one, "opened-on"));
  const char *closed = fettle_record_get_text (one, "closed-on");
  g_autofree char *opened_words = NULL;
  g_autofree char *closed_words = NULL;
  g_autofree char *rated = rating ? fettle_record_get_title (rating) : NULL;
  g_autofree char *rated_words = NULL;
  g_autofree char *challenge = NULL;
  const char *stage;
  GString *line = g_string_new (NULL);

  /* Translators: %s is a date. */
  opened_words = g_strdup_printf (_("Opened %s"), opened);
  fettle_line_add (line, opened_words);
  if (closed)
    {
      g_autofree char *day = fettle_date_iso_to_words (closed);

      /* Translators: %s is a date. */
      closed_words = g_strdup_printf (_("Closed %s"), day);
      fettle_line_add (line, closed_words);
    }
  fettle_line_add (line, fettle_record_get_text (one, "lead-officer"));
  if (rated)
    /* Translators: %s is a rating: "Amber". */
    rated_words = g_strdup_printf (_("Rated %s"), rated);
  fettle_line_add (line, rated_words);
  challenge = count_challenges (self);
  fettle_line_add (line, challenge);
  stage = fettle_case_data_is_open (self->data) ? fettle_case_get_stage (self->data->chain) : NULL;
  if (stage)
    g_string_prepend (g_string_prepend_c (line, '\n'), stage);
  return g_string_free (line, FALSE);
}

static void
show_heading (FettleInterventionView *self)
{
  FettleRecord *one = fettle_case_data_get_case (self->data);
  gboolean writes = fettle_session_can_write (self->session);
  gboolean open = fettle_case_data_is_open (self->data);
  g_autofree char *standing = one ? make_standing (self, one) : NULL;

  gtk_label_set_text (self->title, one ? fettle_record_get_text (one, "title") : _("No case is open"));
  gtk_label_set_text (self->standing, standing ? standing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->standing), standing != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), open && writes);
  gtk_widget_set_visible (self->change_case, one && writes);
  gtk_widget_set_visible (self->bundle, one != NULL);
  gtk_widget_set_visible (self->open_next, !open && writes);
  if (one)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->change_case), "s", fettle_record_get_id (one));
  if (open)
    {
      g_autoptr (GMenuModel) menu = fettle_intervention_view_make_menu (self);

      gtk_menu_button_set_menu_model (self->add_button, menu);
    }
}

static const char *
empty_words (FettleCase *chain)
{
  if (g_str_equal (fettle_case_get_scope (chain)->code, "closed"))
    return fettle_case_get_scope (chain)->why;
  if (!fettle_case_has_part4 (chain) && fettle_case_find_step (chain, "trust-concern")->state == FETTLE_CASE_STEP_NOT_APPLICABLE)
    return fettle_case_get_scope (chain)->why;
  if (!fettle_case_has_part4 (chain))
    return _("Over an academy the authority has no powers of Part 4. A case keeps what was raised with the trust and with "
             "the Department for Education.");
  if (fettle_case_get_gates (chain) & FETTLE_GATES_OF_CATEGORY)
    return _("Ofsted has placed the school in a category, so no warning notice is needed (Education and Inspections Act 2006 "
             "ss.61, 62). The authority’s statement of action is due ten working days after it receives the report. Open a "
             "case to keep these dates.");
  return _("A case keeps the concern, the notices, the dates and the powers together, from the first worry to its close.");
}

static void
show_empty (FettleInterventionView *self)
{
  gboolean in_category = (fettle_case_get_gates (self->data->chain) & FETTLE_GATES_OF_CATEGORY) != 0;
  g_autofree char *words = NULL;

  adw_status_page_set_icon_name (self->empty, in_category ? "dialog-warning-symbolic" : "fettle-intervention-symbolic");
  adw_status_page_set_title (self->empty, in_category ? _("Eligible for Intervention, and No Case Yet")
                                                      : _("No Case at This School"));
  words = g_strjoin (" ", empty_words (self->data->chain), fettle_case_get_doubt (self->data->chain), NULL);
  adw_status_page_set_description (self->empty, words);
  gtk_widget_set_visible (self->open_first, fettle_session_can_write (self->session));
  gtk_stack_set_visible_child_name (self->states, "empty");
}

/* The keyboard stays in the view: what had the focus may be gone with the step that was done. */
static void
show_data (FettleInterventionView *self)
{
  FettleFocus *held = fettle_focus_hold (GTK_WIDGET (self));

  if (self->data->records->len + self->data->notes->len == 0)
    show_empty (self);
  else
    {
      show_heading (self);
      show_standing (self);
      show_problems (self);
      show_steps (self);
      show_clocks (self);
      show_recipients (self);
      show_powers (self);
      show_law (self);
      show_records (self);
      gtk_stack_set_visible_child_name (self->states, "case");
    }
  fettle_focus_give_back (held);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

typedef struct
{
  char *school_id;
  FettleDate today;
} Question;

static void
question_free (Question *question)
{
  g_free (question->school_id);
  g_free (question);
}

static void
read_case (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  FettleCaseData *data = fettle_case_data_read (source, question->school_id, question->today, &error);

  if (data)
    g_task_return_pointer (task, data, (GDestroyNotify) fettle_case_data_free);
  else
    g_task_return_error (task, error);
}

static void
case_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FettleInterventionView) self = user_data;
  g_autoptr (GError) error = NULL;
  FettleCaseData *data = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->data, fettle_case_data_free);
  if (!data)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->trouble, markup);
      gtk_stack_set_visible_child_name (self->states, "trouble");
      return;
    }
  self->data = data;
  show_data (self);
}

static void
refresh (FettleInterventionView *self)
{
  Question *question = g_new0 (Question, 1);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question->school_id = g_strdup (self->school_id);
  question->today = fettle_session_get_today (self->session);
  fettle_store_read_async (fettle_session_get_store (self->session), read_case, question,
                           (GDestroyNotify) question_free, self->cancellable, case_read_cb, g_object_ref (self));
}

/* Bank holidays and the like belong to no school and move every date. */
static void
store_changed_cb (FettleInterventionView *self,
                  FettleChangeSet        *changes)
{
  g_assert (FETTLE_IS_INTERVENTION_VIEW (self));

  if (self->school_id
      && (fettle_change_set_is_everything (changes) || fettle_change_set_has_school (changes, self->school_id)
          || fettle_change_set_has_kind (changes, "bank-holiday")
          || fettle_change_set_has_kind (changes, "school-holiday")))
    refresh (self);
}

static void
fettle_intervention_view_dispose (GObject *object)
{
  FettleInterventionView *self = FETTLE_INTERVENTION_VIEW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->data, fettle_case_data_free);
  g_clear_pointer (&self->school_id, g_free);

  G_OBJECT_CLASS (fettle_intervention_view_parent_class)->dispose (object);
}

static void
fettle_intervention_view_class_init (FettleInterventionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_intervention_view_dispose;

  /* The case has been read, and its rows are there. */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-intervention-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, states);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, trouble);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, empty);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, open_first);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, title);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, standing);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, bundle);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, add_button);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, change_case);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, open_next);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, now_group);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, now);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, steps);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, clocks_group);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, clocks);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, recipients_group);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, recipients);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, powers_group);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, powers);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, problems_group);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, problems);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, law);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionView, records);
  fettle_intervention_view_class_install_actions (widget_class);
}

static void
fettle_intervention_view_init (FettleInterventionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_intervention_view_set_source:
 * @self: the view
 * @session: the session
 * @school_id: id of a school
 *
 * Shows the case of a school.
 */
void
fettle_intervention_view_set_source (FettleInterventionView *self,
                                     FettleSession          *session,
                                     const char             *school_id)
{
  g_return_if_fail (FETTLE_IS_INTERVENTION_VIEW (self));

  if (!self->session)
    g_signal_connect_object (fettle_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->session, session);
  g_free (self->school_id);
  self->school_id = g_strdup (school_id);
  g_clear_pointer (&self->data, fettle_case_data_free);
  gtk_stack_set_visible_child_name (self->states, "loading");
  refresh (self);
}

/**
 * fettle_intervention_view_is_loaded:
 * @self: the view
 *
 * Returns: whether the case has been read and is on screen
 */
gboolean
fettle_intervention_view_is_loaded (FettleInterventionView *self)
{
  g_return_val_if_fail (FETTLE_IS_INTERVENTION_VIEW (self), FALSE);

  return self->data != NULL;
}
