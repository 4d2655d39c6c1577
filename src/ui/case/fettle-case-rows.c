/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/case/fettle-case-rows.h"

#include <glib/gi18n-lib.h>

#include "ui/forms/fettle-case-forms.h"
#include "ui/letters/fettle-case-letters.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-spoken.h"

/* The longest badge that stays on one line: "Waits until Mon 28 Sep 2026". */
#define BADGE_CHARS 28

static void
add_line (GString    *lines,
          const char *line)
{
  if (line && *line)
    g_string_append_printf (lines, "%s%s", lines->len ? "\n" : "", line);
}

/**
 * fettle_case_row_add_badge:
 * @row: an action row or an expander row
 * @words: how it stands, in few words
 * @css_class: (nullable): "attention" or "concern"
 *
 * Shows how a row stands at its end. Few words stay on one line; more wrap.
 */
void
fettle_case_row_add_badge (GtkWidget  *row,
                           const char *words,
                           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);
  gboolean is_long = g_utf8_strlen (words, -1) > BADGE_CHARS;

  gtk_widget_add_css_class (label, "badge");
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), is_long);
  gtk_label_set_width_chars (GTK_LABEL (label), is_long ? BADGE_CHARS : -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_long ? BADGE_CHARS : -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), label);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  fettle_spoken_row (row);
}

/**
 * fettle_case_row_add_symbol:
 * @row: an action row or an expander row
 * @icon: icon name
 *
 * Shows a symbol before a row, which says nothing that its words do not say.
 */
void
fettle_case_row_add_symbol (GtkWidget  *row,
                            const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  /* The state stands beside in words. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), image);
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
}

/* The four voices (must, may, cannot, waiting), each with its own symbol, words and colour. */
static const struct
{
  const char *icon;
  const char *words;
  const char *dated; /* where there is a date; nullable */
  const char *css_class;
} voices[] = {
  [FETTLE_VOICE_NONE] = { "fettle-step-apart-symbolic", N_("Not part of it"), NULL, NULL },
  /* Translators: %s is a date. */
  [FETTLE_VOICE_MUST] = { "fettle-step-now-symbolic", N_("Must be done"), N_("Must by %s"), "attention" },
  /* Translators: %s is a date. */
  [FETTLE_VOICE_MAY] = { "list-add-symbolic", N_("May be done"), N_("May until %s"), NULL },
  [FETTLE_VOICE_CANNOT] = { "fettle-step-blocked-symbolic", N_("Cannot"), NULL, "concern" },
  /* Translators: %s is a date. */
  [FETTLE_VOICE_WAITING] = { "fettle-step-waiting-symbolic", N_("Waits"), N_("Waits until %s"), NULL },
};

/* The formats are constants of the table; only their translation is looked up. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
name_voice (const FettleCaseStep *step)
{
  g_autofree char *day = fettle_date_to_words (step->by);

  if (step->late)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("Overdue since %s"), day);
  if (step->by == FETTLE_DATE_NONE || !voices[step->voice].dated)
    return g_strdup (_(voices[step->voice].words));
  return g_strdup_printf (_(voices[step->voice].dated), day);
}
#pragma GCC diagnostic pop

static char *
name_state (const FettleCaseStep *step)
{
  g_autofree char *day = NULL;

  if (step->state != FETTLE_CASE_STEP_DONE)
    return name_voice (step);
  if (step->done_on == FETTLE_DATE_NONE)
    return g_strdup (_("Done"));
  day = fettle_date_to_words (step->done_on);
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Done %s"), day);
}

/**
 * fettle_case_row_for_step:
 * @step: a step of the chain
 * @button: (nullable): label of a button that does it, with a mnemonic
 *
 * Returns: (transfer floating): the step with its state in words, what the law asks, and what blocks it
 */
GtkWidget *
fettle_case_row_for_step (const FettleCaseStep *step,
                          const char           *button)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *badge = name_state (step);
  gboolean done = step->state == FETTLE_CASE_STEP_DONE;
  GtkWidget *row;

  if (!done)
    add_line (lines, step->law);
  add_line (lines, step->source);
  add_line (lines, step->why);
  row = fettle_row_new (step->title, lines->str);
  fettle_focus_set_key (row, step->id);
  fettle_case_row_add_symbol (row, done ? "fettle-step-done-symbolic"
                              : step->late ? "dialog-warning-symbolic" : voices[step->voice].icon);
  fettle_case_row_add_badge (row, badge, done ? NULL : step->late ? "concern" : voices[step->voice].css_class);
  if (button)
    {
      GtkWidget *widget = fettle_button_for (button, "intervention.do", step->id);

      /* A power is never the suggested step. */
      if (step->voice == FETTLE_VOICE_MUST)
        gtk_widget_add_css_class (widget, "suggested-action");
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, step->title, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
    }
  return row;
}

/**
 * fettle_clock_state_to_words:
 * @clock: a clock
 * @today: the day that the days are counted from
 *
 * Returns: (transfer full): how it stands: "In 4 days", "6 days late", "Done Mon 28 Sep 2026"
 */
char *
fettle_clock_state_to_words (const FettleClock *clock,
                             FettleDate         today)
{
  g_autofree char *day = NULL;

  switch (clock->state)
    {
    case FETTLE_CLOCK_STOPPED:
      return g_strdup (_("Stopped"));
    case FETTLE_CLOCK_SUPERSEDED:
      return g_strdup (_("Superseded"));
    case FETTLE_CLOCK_MET:
      if (clock->done_on == FETTLE_DATE_NONE)
        return g_strdup (_("Done"));
      day = fettle_date_to_words (clock->done_on);
      return g_strdup_printf (_("Done %s"), day);
    default:
      return fettle_date_distance_to_words (clock->date, today);
    }
}

/* Only what makes a date less than sure is said. */
static const char *
confidence_words (FettleConfidence confidence)
{
  switch (confidence)
    {
    case FETTLE_CONFIDENCE_HIGH:
      return NULL;
    case FETTLE_CONFIDENCE_MEDIUM:
      return _("From an official summary, or well-settled law.");
    default:
      return _("From one weak source: please check before relying on it.");
    }
}

static void
add_date_line (GString    *lines,
               const char *format_text,
               FettleDate  date)
{
  g_autofree char *day = fettle_date_to_words (date);
  g_autofree char *line = NULL;

  if (date == FETTLE_DATE_NONE)
    return;
  /* Translators: %1$s says what a date is, %2$s is the date. */
  line = g_strdup_printf (_("%1$s: %2$s"), format_text, day);
  add_line (lines, line);
}

/**
 * fettle_clock_explain:
 * @clock: a clock
 *
 * Returns: (transfer full): why this date: the days counted out, the other reading, what a person decided, and how
 *   sure the rule is of its source
 */
char *
fettle_clock_explain (const FettleClock *clock)
{
  GString *lines = g_string_new (NULL);

  add_line (lines, clock->result->why);
  add_date_line (lines, _("Under another reading of the law"), clock->result->alternative);
  if (clock->chosen != FETTLE_DATE_NONE)
    {
      add_date_line (lines, _("As computed"), clock->result->date);
      add_date_line (lines, fettle_clock_is_of_law (clock) ? _("Chosen by a person, which moves nothing in law")
                                                           : _("Chosen by a person"), clock->chosen);
    }
  add_date_line (lines, _("Put off until"), clock->snooze_until);
  add_line (lines, clock->reason);
  if (clock->holidays_unknown)
    add_line (lines, _("No school holidays are recorded around this date. If one lies before it, the date is later."));
  if (!clock->promised)
    add_line (lines, confidence_words (clock->result->confidence));
  return g_string_free (lines, FALSE);
}

/**
 * fettle_case_row_for_clock:
 * @clock: a clock
 * @today: the day that the days are counted from
 * @subtitle: the line below it
 * @buttons: (array zero-terminated=1): what can be done about it
 *
 * Returns: (transfer floating): the date, and inside it why it is this date
 */
GtkWidget *
fettle_case_row_for_clock (const FettleClock *clock,
                           FettleDate         today,
                           const char        *subtitle,
                           GtkWidget *const  *buttons)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *day = fettle_date_to_words (clock->date);
  g_autofree char *state = fettle_clock_state_to_words (clock, today);
  g_autofree char *why = fettle_clock_explain (clock);
  g_autofree char *title = NULL;
  GtkWidget *label = gtk_label_new (why);

  /* Translators: %1$s is a date, %2$s what is due on it. */
  title = g_strdup_printf (_("%1$s: %2$s"), day, clock->title);
  fettle_row_set_words (row, title, subtitle);
  fettle_focus_set_key (row, clock->id);
  fettle_case_row_add_symbol (row, clock->state == FETTLE_CLOCK_OVERDUE ? "dialog-warning-symbolic"
                   : clock->state == FETTLE_CLOCK_RUNNING ? "fettle-clock-symbolic" : "fettle-step-done-symbolic");
  fettle_case_row_add_badge (row, state, clock->state == FETTLE_CLOCK_OVERDUE ? "concern" : NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "note-body");
  fettle_row_add_inside (ADW_EXPANDER_ROW (row), label);
  if (*buttons)
    fettle_row_add_inside (ADW_EXPANDER_ROW (row), fettle_button_box_new (buttons));
  return row;
}

/**
 * fettle_case_row_for_power:
 * @power: a power of the authority
 * @result: whether it is open
 *
 * Returns: (transfer floating): the power, whether it is open, and why not
 */
GtkWidget *
fettle_case_row_for_power (FettlePower         power,
                           const FettleResult *result)
{
  gboolean open = g_strcmp0 (result->code, "available") == 0;
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *row;

  add_line (lines, result->why);
  add_line (lines, result->source);
  row = fettle_row_new (fettle_power_get_label (power), lines->str);
  fettle_case_row_add_symbol (row, open ? "fettle-step-done-symbolic" : "fettle-step-blocked-symbolic");
  fettle_case_row_add_badge (row, open ? _("Open") : _("Shut"), NULL);
  return row;
}

static const char *const papers[FETTLE_N_PAPERS] = {
  [FETTLE_PAPER_S60_NOTICE] = N_("Copy of the warning notice"),
  [FETTLE_PAPER_S60A_NOTICE] = N_("Copy of the pay and conditions notice"),
  [FETTLE_PAPER_S66_NOTICE] = N_("Copy of the section 66 notice"),
  [FETTLE_PAPER_SCHEDULE_15_NOTICE] = N_("Copy of the Schedule 15 notice"),
  [FETTLE_PAPER_IEB_NOTICE] = N_("Copy of the notice of the board"),
  [FETTLE_PAPER_IEB_INSTRUMENT] = N_("Copy of an instrument of appointment"),
  [FETTLE_PAPER_IEB_RESUMPTION] = N_("Copy of the notice of resumption"),
  [FETTLE_PAPER_STATEMENT_OF_ACTION] = N_("Copy of the statement of action"),
};

static char *
name_paper (const FettleCaseRecipient *recipient)
{
  if (recipient->paper >= 0)
    return g_strdup (_(papers[recipient->paper]));
  /* Translators: %s is a power: "Interim executive board (section 65)". */
  return g_strdup_printf (_("Consulted on: %s"), fettle_power_get_label (recipient->power));
}

/**
 * fettle_case_row_for_recipient:
 * @recipient: who is to be asked or told
 * @index: its place among the recipients, the target of the action that records it
 * @can_write: whether the register may be changed
 *
 * Returns: (transfer floating): the recipient, for what, by which section, and whether it was done
 */
GtkWidget *
fettle_case_row_for_recipient (const FettleCaseRecipient *recipient,
                               guint                      index,
                               gboolean                   can_write)
{
  gboolean sent = recipient->sent_on != FETTLE_DATE_NONE;
  g_autofree char *day = fettle_date_to_words (recipient->sent_on);
  g_autofree char *paper = name_paper (recipient);
  g_autofree char *target = g_strdup_printf ("%u", index);
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *row;

  add_line (lines, paper);
  add_line (lines, recipient->source);
  if (recipient->missing)
    {
      /* Translators: %s is a list of names. */
      g_autofree char *missing = g_strdup_printf (_("Not yet: %s."), recipient->missing);

      add_line (lines, missing);
    }
  if (!recipient->statutory)
    add_line (lines, _("Good practice, no duty in law"));
  if (recipient->name)
    g_string_prepend (g_string_prepend_c (lines, '\n'), fettle_party_get_label (recipient->party));
  row = fettle_row_new (recipient->name ? recipient->name : fettle_party_get_label (recipient->party), lines->str);
  fettle_case_row_add_symbol (row, sent ? "fettle-step-done-symbolic"
                   : recipient->statutory ? "dialog-warning-symbolic" : "fettle-step-apart-symbolic");
  fettle_case_row_add_badge (row, sent ? day : recipient->statutory ? _("Wanting") : _("Not sent"),
             sent || !recipient->statutory ? NULL : "attention");
  if (!sent && can_write)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_button_for (_("_Record…"), "intervention.send", target));
  return row;
}

/**
 * fettle_case_row_add_letters:
 * @row: a row
 * @record: a record of an intervention
 *
 * Adds the letters that can be written from the record, where there are any.
 */
void
fettle_case_row_add_letters (GtkWidget    *row,
                             FettleRecord *record)
{
  g_autoptr (GMenuModel) menu = fettle_case_letters_make_menu (record);
  GtkWidget *button;

  if (!menu)
    return;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Letter"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("Write a letter from this record"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/**
 * fettle_case_row_for_record:
 * @record: a record of an intervention
 * @can_write: whether the register may be changed
 *
 * Returns: (transfer floating): the record, with its letters and buttons to change and remove it
 */
GtkWidget *
fettle_case_row_for_record (FettleRecord *record,
                            gboolean      can_write)
{
  const FettleCaseForm *form = fettle_case_form_find (fettle_record_get_kind (record)->name);
  g_autofree char *title = fettle_record_get_title (record);
  /* Translators: what a step of an intervention is, and what it is called: "Warning Notice, 3 Sep 2026". */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s"), _(form->title), title);
  GtkWidget *row = fettle_row_new (_(form->title), title);

  fettle_case_row_add_letters (row, record);
  fettle_focus_set_key (row, fettle_record_get_id (record));
  if (can_write)
    fettle_row_add_pencil_and_bin (row, name, "intervention.edit", "intervention.remove", fettle_record_get_id (record));
  return row;
}
