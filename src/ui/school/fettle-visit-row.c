/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-visit-row.h"

#include <glib/gi18n-lib.h>

#include "ui/case/fettle-case-rows.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"

/* What a row is made from when it is first opened: most never are. */
typedef struct
{
  FettleRecord *visit;
  GPtrArray *actions;
  FettleDate today;
  gboolean can_write;
  gboolean filled;
} Content;

static const FettleVisitStep steps[] = {
  { FETTLE_VISIT_PLANNED, N_("_Write It Up…"), NULL, NULL },
  { FETTLE_VISIT_PAST, N_("_Write It Up…"), NULL, NULL },
  /* Translators: %s is the name of a school, here and in the labels below. */
  { FETTLE_VISIT_HELD, N_("Report _Written Today"), NC_("step", "Report of a visit to %s marked as written"), "written-on" },
  { FETTLE_VISIT_WRITTEN, N_("_Sent to the Head Teacher Today"), NC_("step", "Report of a visit to %s marked as sent to the head teacher"),
    "sent-on" },
  { FETTLE_VISIT_WITH_HEAD, N_("_Response…"), NULL, NULL },
  { FETTLE_VISIT_ANSWERED, N_("_Agreed Today"), NC_("step", "Report of a visit to %s marked as agreed"), "agreed-on" },
  { FETTLE_VISIT_AGREED, N_("_Shared with Governors Today"), NC_("step", "Report of a visit to %s marked as shared with governors"),
    "governors-on" },
};

static void
content_free (gpointer  data,
              GClosure *closure)
{
  Content *content = data;

  g_object_unref (content->visit);
  g_ptr_array_unref (content->actions);
  g_free (content);
}

/* The type is the row’s own title. */
static gboolean
is_told (const FettleField *field)
{
  return !(field->flags & FETTLE_FIELD_INTERNAL) && field->type != FETTLE_FIELD_LINK && !g_str_equal (field->name, "type");
}

/* A longer text stands apart from what is around it. */
static void
append_field (GString           *text,
              const FettleField *field,
              const char        *words,
              gboolean          *apart)
{
  gboolean is_long = field->type == FETTLE_FIELD_LONG_TEXT;
  g_autofree char *line = NULL;

  /* Translators: what is written about a visit: the label, and the text below it. */
  line = is_long ? g_markup_printf_escaped (_("<b>%1$s</b>\n%2$s"), _(field->label), words)
                 /* Translators: what is written about a visit: the label, and a few words. */
                 : g_markup_printf_escaped (_("<b>%1$s:</b> %2$s"), _(field->label), words);
  if (text->len)
    g_string_append (text, is_long || *apart ? "\n\n" : "\n");
  g_string_append (text, line);
  *apart = is_long;
}

/* One text, so that the keyboard stops once to have it read or copied. */
static GtkWidget *
make_text (FettleRecord *visit)
{
  const FettleKind *kind = fettle_record_get_kind (visit);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);
  gboolean apart = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = fettle_record_get_nth (visit, i);
      g_autofree char *words = value && is_told (&kind->fields[i]) ? fettle_field_to_words (&kind->fields[i], value) : NULL;

      if (words && *words)
        append_field (text, &kind->fields[i], words, &apart);
    }
  gtk_label_set_markup (GTK_LABEL (label), text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "note-body");
  return label;
}

static void
add_action_badge (GtkWidget    *row,
                  FettleRecord *action,
                  FettleDate    today)
{
  g_autofree char *done = fettle_record_get_words (action, "done-on");
  FettleDate due = fettle_record_get_date (action, "due-on");
  gboolean late = !done && due != FETTLE_DATE_NONE && due < today;
  g_autofree char *words = NULL;

  if (done)
    /* Translators: %s is a date. */
    words = g_strdup_printf (_("Done %s"), done);
  else
    words = late ? fettle_date_distance_to_words (due, today) : g_strdup (_("To do"));
  fettle_case_row_add_badge (row, words, late ? "concern" : NULL);
}

static GtkWidget *
make_action (FettleRecord *action,
             FettleDate    today,
             gboolean      can_write)
{
  const char *id = fettle_record_get_id (action);
  const char *what = fettle_record_get_text (action, "action");
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *side = fettle_record_get_words (action, "side");
  g_autofree char *day = fettle_record_get_words (action, "due-on");
  g_autofree char *due = NULL;
  GtkWidget *row;

  if (day)
    /* Translators: %s is a date. */
    due = g_strdup_printf (_("Due %s"), day);
  fettle_line_add (line, side);
  fettle_line_add (line, fettle_record_get_text (action, "owner"));
  fettle_line_add (line, due);
  fettle_line_add (line, fettle_record_get_text (action, "measure"));
  fettle_line_add (line, fettle_record_get_text (action, "progress"));
  row = fettle_row_new (what, line->str);
  fettle_focus_set_key (row, id);
  add_action_badge (row, action, today);
  if (!can_write)
    return row;
  if (!fettle_record_get_text (action, "done-on"))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_button_for (_("_Done Today"), "school.visit-action-done", id));
  fettle_row_add_pencil_and_bin (row, what, "school.edit", "school.remove", id);
  return row;
}

static void
add_foot (AdwExpanderRow *row,
          const Content  *content)
{
  const FettleVisitStep *step = fettle_visit_step_find (fettle_visit_find_standing (content->visit, content->today));
  const char *id = fettle_record_get_id (content->visit);
  const char *document = fettle_record_get_text (content->visit, "document");
  GtkWidget *buttons[5] = { NULL };
  guint n = 0;

  if (step && content->can_write)
    buttons[n++] = fettle_button_for (_(step->label), "school.visit-step", id);
  if (content->can_write)
    buttons[n++] = fettle_button_for (_("A_dd an Action…"), "school.add-visit-action", id);
  if (document)
    buttons[n++] = fettle_button_for (_("_Open the Document"), "school.open-document", document);
  if (content->can_write)
    buttons[n++] = fettle_button_for (document ? _("A_ttach Another…") : _("A_ttach a Document…"), "school.attach-to-visit", id);
  if (n)
    fettle_row_add_inside (row, fettle_button_box_new (buttons));
}

static void
expanded_cb (Content        *content,
             GParamSpec     *pspec,
             AdwExpanderRow *row)
{
  if (content->filled)
    return;
  content->filled = TRUE;
  fettle_row_add_inside (row, make_text (content->visit));
  for (guint i = 0; i < content->actions->len; i++)
    adw_expander_row_add_row (row, make_action (g_ptr_array_index (content->actions, i), content->today, content->can_write));
  add_foot (row, content);
}

static Content *
content_new (const FettleSchoolData *data,
             FettleRecord           *visit,
             FettleDate              today,
             gboolean                can_write)
{
  Content *content = g_new0 (Content, 1);

  content->visit = g_object_ref (visit);
  content->actions = g_ptr_array_new_with_free_func (g_object_unref);
  content->today = today;
  content->can_write = can_write;
  for (guint i = 0; i < data->visit_actions->len; i++)
    {
      FettleRecord *action = g_ptr_array_index (data->visit_actions, i);

      if (g_strcmp0 (fettle_record_get_text (action, "visit"), fettle_record_get_id (visit)) == 0)
        g_ptr_array_add (content->actions, g_object_ref (action));
    }
  return content;
}

static char *
make_subtitle (const Content *content)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *day = fettle_date_iso_to_words (fettle_visit_get_day (content->visit));
  g_autofree char *actions = NULL;
  guint n_open = 0;

  for (guint i = 0; i < content->actions->len; i++)
    n_open += fettle_record_get_text (g_ptr_array_index (content->actions, i), "done-on") == NULL;
  if (n_open)
    actions = g_strdup_printf (ngettext ("%u action to do", "%u actions to do", n_open), n_open);
  fettle_line_add (line, day);
  fettle_line_add (line, fettle_record_get_text (content->visit, "lead-officer"));
  fettle_line_add (line, fettle_record_get_text (content->visit, "focus"));
  fettle_line_add (line, actions);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Several visits of one type are told apart by their day. */
static void
add_buttons (GtkWidget     *row,
             const Content *content,
             const char    *title)
{
  g_autofree char *day = fettle_date_iso_to_words (fettle_visit_get_day (content->visit));
  g_autofree char *name = g_strjoin (", ", title, day, NULL);

  fettle_row_add_pencil_and_bin (row, name, "school.edit", "school.remove", fettle_record_get_id (content->visit));
}

/**
 * fettle_visit_step_find:
 * @standing: where a visit stands
 *
 * Returns: (nullable): what comes next for it; %NULL where nothing does
 */
const FettleVisitStep *
fettle_visit_step_find (FettleVisitStanding standing)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].standing == standing)
      return &steps[i];
  return NULL;
}

/**
 * fettle_visit_row_new:
 * @data: the school
 * @visit: one of its visits
 * @today: today
 * @can_write: whether the register may be changed
 *
 * Returns: (transfer floating): the visit, with what was written about it and its actions inside
 */
GtkWidget *
fettle_visit_row_new (const FettleSchoolData *data,
                      FettleRecord           *visit,
                      FettleDate              today,
                      gboolean                can_write)
{
  FettleVisitStanding standing = fettle_visit_find_standing (visit, today);
  Content *content = content_new (data, visit, today, can_write);
  g_autofree char *title = fettle_record_get_title (visit);
  g_autofree char *subtitle = make_subtitle (content);
  GtkWidget *row = adw_expander_row_new ();

  fettle_row_set_words (row, title, subtitle);
  fettle_focus_set_key (row, fettle_record_get_id (visit));
  if (can_write)
    add_buttons (row, content, title);
  fettle_case_row_add_badge (row, fettle_visit_standing_to_words (standing), standing == FETTLE_VISIT_PAST ? "attention" : NULL);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb), content, content_free, G_CONNECT_SWAPPED);
  return row;
}
