/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-glance.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"
#include "ui/case/fettle-case-rows.h"
#include "ui/case/fettle-case-standing.h"
#include "ui/widgets/fettle-rows.h"

/* Earlier ratings that are shown; the case has them all. */
#define N_RATINGS 3

static AdwPreferencesGroup *
add_group (GtkBox     *box,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static char *
word_field (FettleRecord *record,
            const char   *name)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  return fettle_field_to_words (&kind->fields[fettle_kind_find_field (kind, name)], fettle_record_get_text (record, name));
}

/* A rating of a concern, or the overall one, with its direction: in words, the style only says it again. */
static void
add_rating (GtkWidget    *row,
            FettleRecord *record,
            const char   *field)
{
  const char *code = fettle_record_get_text (record, field);
  g_autofree char *label = word_field (record, field);
  g_autofree char *direction = word_field (record, "direction");
  g_autofree char *words = *direction ? g_strdup_printf ("%s\n%s", label, direction) : g_strdup (label);

  if (code)
    fettle_case_row_add_badge (row, words,
                               g_str_equal (code, "red") ? "concern" : g_str_equal (code, "amber") ? "attention" : NULL);
}

static void
add_standing (GtkBox               *box,
              const FettleCaseData *data,
              FettleDate            today)
{
  AdwPreferencesGroup *group = add_group (box, _("Where the Case Stands"));
  g_autoptr (GPtrArray) steps = fettle_case_standing_find_steps (data->chain);
  g_autoptr (GPtrArray) clocks = fettle_case_standing_find_clocks (data->chain);
  GtkWidget *wanted = fettle_case_standing_row_for_wanted (data->chain);

  for (guint i = 0; i < clocks->len; i++)
    adw_preferences_group_add (group, fettle_case_standing_row_for_clock (g_ptr_array_index (clocks, i), today));
  for (guint i = 0; i < steps->len; i++)
    adw_preferences_group_add (group, fettle_case_row_for_step (g_ptr_array_index (steps, i), NULL));
  if (wanted)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (wanted), _("The case of the school names them."));
      adw_preferences_group_add (group, wanted);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), clocks->len > 0 || steps->len > 0 || wanted);
}

static void
add_concerns (GtkBox               *box,
              const FettleCaseData *data)
{
  AdwPreferencesGroup *group = add_group (box, _("Concerns"));
  guint n = 0;

  for (guint i = 0; i < data->records->len; i++)
    {
      FettleRecord *concern = g_ptr_array_index (data->records, i);
      g_autofree char *type = NULL;
      g_autofree char *subtitle = NULL;
      const char *status;
      GtkWidget *row;

      if (!g_str_equal (fettle_record_get_kind (concern)->name, "concern")
          || g_strcmp0 (fettle_record_get_text (concern, "state"), "resolved") == 0)
        continue;
      type = word_field (concern, "type");
      status = fettle_record_get_text (concern, "status");
      subtitle = g_strjoin ("\n", type, status, NULL);
      row = fettle_row_new (fettle_record_get_text (concern, "title"), subtitle);
      add_rating (row, concern, "rag");
      adw_preferences_group_add (group, row);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

static void
add_ratings (GtkBox               *box,
             const FettleCaseData *data)
{
  AdwPreferencesGroup *group = add_group (box, _("Overall Rating"));
  guint n = 0;

  for (guint i = 0; i < data->records->len && n < N_RATINGS; i++)
    {
      FettleRecord *rating = g_ptr_array_index (data->records, i);
      g_autofree char *day = NULL;
      GtkWidget *row;

      if (!g_str_equal (fettle_record_get_kind (rating)->name, "concern-rating"))
        continue;
      day = word_field (rating, "rated-on");
      row = fettle_row_new (day, fettle_record_get_text (rating, "rationale"));
      add_rating (row, rating, "rating");
      adw_preferences_group_add (group, row);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

static GtkWidget *
make_action (FettleRecord *action,
             FettleDate    today,
             gboolean      can_write)
{
  g_autofree char *due = word_field (action, "due-on");
  g_autofree char *done = word_field (action, "done-on");
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *state = NULL;
  gboolean late = !*done && fettle_record_get_date (action, "due-on") < today;
  GtkWidget *row;

  /* Translators: %s is a date. */
  day = g_strdup_printf (_("By %s"), due);
  subtitle = g_strjoin ("  ·  ", day, fettle_record_get_text (action, "owner"), NULL);
  row = fettle_row_new (fettle_record_get_text (action, "what"), subtitle);
  /* Translators: %s is a date. */
  state = *done ? g_strdup_printf (_("Done %s"), done) : late ? fettle_date_distance_to_words (fettle_record_get_date (action, "due-on"), today)
                 : g_strdup (_("Not done yet"));
  fettle_case_row_add_badge (row, state, late ? "concern" : NULL);
  if (!*done && can_write)
    {
      GtkWidget *button = fettle_icon_button ("object-select-symbolic", _("Mark as done"));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", fettle_record_get_id (action));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.done");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

/* Of those that are done, only what the last review had asked for. */
static void
add_actions (AdwPreferencesGroup  *group,
             const FettleCaseData *data,
             FettleRecord         *review,
             FettleDate            today,
             gboolean              can_write)
{
  for (guint i = 0; i < data->records->len; i++)
    {
      FettleRecord *action = g_ptr_array_index (data->records, i);
      gboolean of_review;

      if (!g_str_equal (fettle_record_get_kind (action)->name, "deadline"))
        continue;
      of_review = review
                  && g_strcmp0 (fettle_record_get_text (action, "review"), fettle_record_get_id (review)) == 0;
      if (of_review || !fettle_record_get_text (action, "done-on"))
        adw_preferences_group_add (group, make_action (action, today, can_write));
    }
}

static void
add_last_review (GtkBox               *box,
                 const FettleCaseData *data,
                 FettleDate            today,
                 gboolean              can_write)
{
  AdwPreferencesGroup *group = add_group (box, _("Last Review and Its Actions"));
  FettleRecord *review = fettle_case_data_find_newest (data, "case-review", NULL, NULL);
  g_autofree char *day = review ? word_field (review, "reviewed-on") : NULL;
  g_autofree char *decision = review ? word_field (review, "decision") : NULL;
  g_autofree char *title = NULL;

  if (review)
    /* Translators: %1$s is a date, %2$s what was decided on it. */
    title = g_strdup_printf (_("%1$s: %2$s"), day, decision);
  adw_preferences_group_add (group, fettle_row_new (title ? title : _("No review has been recorded yet"),
                                                    review ? fettle_record_get_text (review, "minute") : NULL));
  add_actions (group, data, review, today, can_write);
}

/**
 * fettle_review_glance_fill:
 * @box: where to
 * @data: the intervention at the school
 * @today: today
 * @can_write: whether an action may be marked as done
 *
 * Shows where the case stands, the concerns, the ratings, and the last review with its actions.
 */
void
fettle_review_glance_fill (GtkBox               *box,
                           const FettleCaseData *data,
                           FettleDate            today,
                           gboolean              can_write)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  add_standing (box, data, today);
  add_concerns (box, data);
  add_last_review (box, data, today, can_write);
  add_ratings (box, data);
}

/**
 * fettle_review_glance_about:
 * @data: the intervention at the school
 *
 * Returns: (transfer full): what kind of school it is, its case, and who leads it, in one line
 */
char *
fettle_review_glance_about (const FettleCaseData *data)
{
  FettleRecord *one = fettle_case_data_get_case (data);
  const char *parts[] = {
    fettle_vocabulary_label ("phase", fettle_record_get_text (data->school, "phase")),
    fettle_vocabulary_label ("school-category", fettle_record_get_text (data->school, "category-of-school")),
    one ? fettle_record_get_text (one, "title") : NULL, one ? fettle_record_get_text (one, "lead-officer") : NULL,
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    fettle_line_add (words, parts[i]);
  return g_string_free (words, FALSE);
}
