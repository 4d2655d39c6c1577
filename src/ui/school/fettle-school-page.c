/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-wrap-box.h"

G_DEFINE_FINAL_TYPE (FettleSchoolPage, fettle_school_page, FETTLE_TYPE_SECTION)

static char *
label_part (const char *label,
            const char *value)
{
  /* Translators: a fact in the line under a school's name, such as "URN 123456". */
  return value ? g_strdup_printf (_("%1$s %2$s"), label, value) : NULL;
}

static char *
make_identity (FettleRecord *school)
{
  static const char *const facts[] = { "phase", "category-of-school", "sector", "trust-name", "status" };
  const FettleKind *kind = fettle_record_get_kind (school);
  g_autofree char *urn = label_part (_("URN"), fettle_record_get_text (school, "urn"));
  g_autofree char *laestab = label_part (_("LAESTAB"), fettle_record_get_text (school, "laestab"));
  GString *line = g_string_new (NULL);
  g_autofree char *before = NULL;

  fettle_line_add (line, urn);
  fettle_line_add (line, laestab);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const char *value = fettle_record_get_text (school, facts[i]);
      g_autofree char *words = NULL;

      if (!value)
        continue;
      words = fettle_field_to_words (&kind->fields[fettle_kind_find_field (kind, facts[i])], value);
      /* An academy's category of school and its sector are the same word. */
      if (g_strcmp0 (words, before) != 0)
        fettle_line_add (line, words);
      g_free (before);
      before = g_steal_pointer (&words);
    }
  return g_string_free (line, FALSE);
}

static void
add_badge (FettleSchoolPage *self,
           const char       *words,
           const char       *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "badge");
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (self->badges, label);
}

static void
show_badges (FettleSchoolPage *self)
{
  const char *status = fettle_record_get_text (self->data->school, "status");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->badges))))
    gtk_box_remove (self->badges, child);

  add_badge (self, self->data->outcome, NULL);
  if (self->data->category)
    add_badge (self, self->data->category, "concern");
  if (self->data->monitoring)
    add_badge (self, _("Monitoring to be expected"), "attention");
  if (status && !g_str_equal (status, "open"))
    add_badge (self, fettle_vocabulary_label ("establishment-status", status), "attention");
  if (fettle_record_get_text (self->data->school, "missing-since"))
    add_badge (self, _("Not in the newest extract"), "attention");
}

static void
show_data (FettleSchoolPage *self)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (self));
  g_autofree char *identity = make_identity (self->data->school);
  const char *name = fettle_record_get_text (self->data->school, "name");
  FettleFocus *held = fettle_focus_hold (GTK_WIDGET (self->views));

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->identity, identity);
  fettle_section_set_title (FETTLE_SECTION (self), name);
  show_badges (self);
  fettle_school_summary_show (self->summary, self->data, fettle_session_can_write (session));
  fettle_school_inspections_show (self->inspections, self->data,
                                  fettle_session_can_write (fettle_section_get_session (FETTLE_SECTION (self))));
  fettle_school_visits_show (self->visits, self->data, fettle_session_get_today (session), fettle_session_can_write (session));
  gtk_stack_set_visible_child_name (self->states, "school");
  fettle_focus_give_back (held);
}

static void
show_gone (FettleSchoolPage *self,
           const GError     *error)
{
  g_clear_pointer (&self->data, fettle_school_data_free);
  adw_status_page_set_description (self->gone, NULL);
  if (!g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->gone, markup);
    }
  fettle_section_set_title (FETTLE_SECTION (self), _("School"));
  gtk_stack_set_visible_child_name (self->states, "gone");
}

static void
read_school (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  FettleSchoolData *data = fettle_school_data_read (source, task_data, &error);

  if (data)
    g_task_return_pointer (task, data, (GDestroyNotify) fettle_school_data_free);
  else
    g_task_return_error (task, error);
}

static void
school_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleSchoolPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FettleSchoolData *data = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  gboolean opened = self->data == NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!data)
    {
      show_gone (self, error);
      return;
    }
  g_clear_pointer (&self->data, fettle_school_data_free);
  self->data = data;
  show_data (self);
  if (opened)
    fettle_section_enter (FETTLE_SECTION (self));
  fettle_school_page_seek (self);
}

/* A late answer about another school is dropped with its cancellable. */
static void
refresh (FettleSchoolPage *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fettle_store_read_async (fettle_section_get_store (FETTLE_SECTION (self)), read_school, g_strdup (self->school_id),
                           g_free, self->cancellable, school_read_cb, g_object_ref (self));
}

static void
store_changed_cb (FettleSchoolPage *self,
                  FettleChangeSet  *changes)
{
  g_assert (FETTLE_IS_SCHOOL_PAGE (self));

  if (self->school_id && (fettle_change_set_is_everything (changes) ||
                          fettle_change_set_has_school (changes, self->school_id)))
    refresh (self);
}

static void
fettle_school_page_enter (FettleSection *section)
{
  fettle_section_focus_tab (FETTLE_SCHOOL_PAGE (section)->switcher);
}

static void
fettle_school_page_turn (FettleSection *section,
                         int            by)
{
  fettle_section_turn_stack (FETTLE_SCHOOL_PAGE (section)->views, FETTLE_SCHOOL_PAGE (section)->switcher, by);
}

static void
fettle_school_page_constructed (GObject *object)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (object);

  G_OBJECT_CLASS (fettle_school_page_parent_class)->constructed (object);

  g_signal_connect_object (fettle_section_get_store (FETTLE_SECTION (self)), "changed", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intervention, "shown", G_CALLBACK (fettle_school_page_seek), self, G_CONNECT_SWAPPED);
}

static void
fettle_school_page_dispose (GObject *object)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  fettle_school_page_stop_seeking (self);
  g_clear_pointer (&self->data, fettle_school_data_free);
  g_clear_pointer (&self->school_id, g_free);

  G_OBJECT_CLASS (fettle_school_page_parent_class)->dispose (object);
}

static void
fettle_school_page_class_init (FettleSchoolPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_school_page_constructed;
  object_class->dispose = fettle_school_page_dispose;
  FETTLE_SECTION_CLASS (klass)->enter = fettle_school_page_enter;
  FETTLE_SECTION_CLASS (klass)->turn = fettle_school_page_turn;

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);
  g_type_ensure (FETTLE_TYPE_SCHOOL_SUMMARY);
  g_type_ensure (FETTLE_TYPE_SCHOOL_INSPECTIONS);
  g_type_ensure (FETTLE_TYPE_SCHOOL_VISITS);
  g_type_ensure (FETTLE_TYPE_INTERVENTION_VIEW);
  g_type_ensure (FETTLE_TYPE_HISTORY_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, states);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, name);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, identity);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, badges);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, views);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, gone);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, summary);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, inspections);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, history);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, intervention);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolPage, visits);
  fettle_school_page_class_install_actions (widget_class);
  fettle_school_page_class_install_visit_actions (widget_class);
}

static void
fettle_school_page_init (FettleSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_school_page_set_school:
 * @self: the page
 * @school_id: id of a school record
 *
 * Shows a school.
 */
void
fettle_school_page_set_school (FettleSchoolPage *self,
                               const char       *school_id)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_PAGE (self));

  if (g_strcmp0 (self->school_id, school_id) == 0)
    return;
  fettle_school_page_stop_seeking (self);
  g_free (self->school_id);
  self->school_id = g_strdup (school_id);
  g_clear_pointer (&self->data, fettle_school_data_free);
  gtk_stack_set_visible_child_name (self->states, "loading");
  adw_view_stack_set_visible_child_name (self->views, "summary");
  fettle_intervention_view_set_source (self->intervention, fettle_section_get_session (FETTLE_SECTION (self)), school_id);
  fettle_history_view_set_source (self->history, fettle_section_get_store (FETTLE_SECTION (self)), school_id);
  refresh (self);
}

/**
 * fettle_school_page_get_school:
 * @self: the page
 *
 * Returns: (nullable): id of the school on screen
 */
const char *
fettle_school_page_get_school (FettleSchoolPage *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_PAGE (self), NULL);

  return self->school_id;
}

/**
 * fettle_school_page_is_loaded:
 * @self: the page
 *
 * Returns: whether the school has been read and is on screen
 */
gboolean
fettle_school_page_is_loaded (FettleSchoolPage *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_PAGE (self), FALSE);

  return self->data != NULL;
}

static void
open_view (GtkWidget  *from,
           const char *school_id,
           const char *view)
{
  FettleHost *window = fettle_host_of (from);

  g_return_if_fail (FETTLE_IS_HOST (window));

  fettle_host_open_school (from, school_id);
  adw_view_stack_set_visible_child_name (FETTLE_SCHOOL_PAGE (fettle_host_get_section (window, "school"))->views, view);
}

/**
 * fettle_school_page_open_case:
 * @from: any widget of the window
 * @school_id: id of a school record
 *
 * Goes to the school, to its intervention.
 */
void
fettle_school_page_open_case (GtkWidget  *from,
                              const char *school_id)
{
  open_view (from, school_id, "intervention");
}

/**
 * fettle_school_page_open_visits:
 * @from: any widget of the window
 * @school_id: id of a school record
 *
 * Goes to the school, to its visits.
 */
void
fettle_school_page_open_visits (GtkWidget  *from,
                                const char *school_id)
{
  open_view (from, school_id, "visits");
}
