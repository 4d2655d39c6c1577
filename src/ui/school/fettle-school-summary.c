/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-summary.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "ui/school/fettle-school-fact.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-list-update.h"
#include "ui/widgets/fettle-long-list.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-spoken.h"

struct _FettleSchoolSummary
{
  AdwBin parent_instance;

  GtkListBox *facts_list;
  GtkListBox *more_list;
  GtkListBox *contacts_list;
  GtkListBox *notes_list;
  GtkListBox *documents_list;
  GtkListBox *holidays_list;
  GtkListBox *urns_list;
  GtkWidget *urns_group;
  GtkWidget *add_contact;
  GtkWidget *add_note;
  GtkWidget *attach;
  GtkWidget *add_holiday;

  GListStore *facts;
  GListStore *more;
  GListStore *contacts;
  GListStore *notes;
  GListStore *documents;
  GListStore *holidays;
  GListStore *urns;
  char *school; /* id of the one that is shown */
  gboolean can_write;
};

G_DEFINE_FINAL_TYPE (FettleSchoolSummary, fettle_school_summary, ADW_TYPE_BIN)

/* What an officer asks first; every other fact is under More Facts. */
static const char *const first_facts[] = {
  "phase", "type", "category-of-school", "trust-name", "religious-character", "diocese", "federation", "age-low",
  "age-high", "pupils", "capacity", "fsm-percent", "sixth-form", "nursery", "open-date", "close-date",
};

static gboolean
is_first (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_facts); i++)
    if (g_str_equal (first_facts[i], field))
      return TRUE;
  return FALSE;
}

static void
add_fact (GPtrArray              *facts,
          const FettleSchoolData *data,
          const char             *field)
{
  FettleSchoolFact *fact = fettle_school_fact_new (data, field);

  if (fact)
    g_ptr_array_add (facts, fact);
}

static void
show_facts (FettleSchoolSummary    *self,
            const FettleSchoolData *data)
{
  const FettleKind *kind = fettle_record_get_kind (data->school);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (first_facts); i++)
    add_fact (first, data, first_facts[i]);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & FETTLE_FIELD_FACT) && !is_first (kind->fields[i].name))
      add_fact (more, data, kind->fields[i].name);
  fettle_list_update (self->facts, first, fettle_school_fact_equal);
  fettle_list_update (self->more, more, fettle_school_fact_equal);
}

/* The keyboard stops on the value, which can be copied, not on its row. */
static void
speak_fact (GtkWidget        *value,
            FettleSchoolFact *fact)
{
  g_autofree char *name = NULL;

  /* Translators: a fact about a school, as a screen reader says it: the label, and the value. */
  name = g_strdup_printf (_("%1$s: %2$s"), fettle_school_fact_get_label (fact), fettle_school_fact_get_value (fact));
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fettle_school_fact_get_source (fact), -1);
}

static GtkWidget *
make_fact_cb (gpointer item,
              gpointer user_data)
{
  FettleSchoolSummary *self = user_data;
  FettleSchoolFact *fact = item;
  GtkWidget *row = fettle_row_new (fettle_school_fact_get_label (fact), fettle_school_fact_get_source (fact));
  GtkWidget *value = gtk_label_new (fettle_school_fact_get_value (fact));
  g_autofree char *name = NULL;

  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (value), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 40);
  speak_fact (value, fact);
  if (fettle_school_fact_is_corrected (fact))
    gtk_widget_add_css_class (value, "corrected");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  gtk_widget_set_focusable (row, FALSE);
  fettle_focus_set_key (row, fettle_school_fact_get_field (fact));
  if (!self->can_write)
    return row;

  if (fettle_school_fact_is_corrected (fact))
    {
      /* Translators: %s is the label of a fact about a school, such as Phase. */
      g_autofree char *back = g_strdup_printf (_("Use the extract’s value again: %s"), fettle_school_fact_get_label (fact));

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_icon_button_for ("edit-undo-symbolic", back, "school.use-extract",
                                                                      fettle_school_fact_get_field (fact)));
    }
  /* Translators: %s is the label of a fact about a school, such as Phase. */
  name = g_strdup_printf (_("Correct: %s"), fettle_school_fact_get_label (fact));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_icon_button_for ("document-edit-symbolic", name, "school.correct",
                                                                  fettle_school_fact_get_field (fact)));
  return row;
}

static void
add_record_buttons (FettleSchoolSummary *self,
                    GtkWidget           *row,
                    FettleRecord        *record)
{
  g_autofree char *title = fettle_record_get_title (record);

  fettle_focus_set_key (row, fettle_record_get_id (record));
  if (self->can_write)
    fettle_row_add_pencil_and_bin (row, title, "school.edit", "school.remove", fettle_record_get_id (record));
}

static void
add_line (GString    *text,
          const char *line)
{
  if (!line)
    return;
  if (text->len)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static GtkWidget *
make_contact_cb (gpointer item,
                 gpointer user_data)
{
  FettleRecord *contact = item;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *role = fettle_record_get_words (contact, "role");
  g_autofree char *source = fettle_record_get_words (contact, "source");
  g_autofree char *left = fettle_record_get_words (contact, "to");
  g_autofree char *title = g_strjoin (" ", fettle_record_get_text (contact, "title") ?: "",
                                      fettle_record_get_text (contact, "name"), NULL);
  GtkWidget *row;

  add_line (subtitle, role);
  add_line (subtitle, fettle_record_get_text (contact, "post"));
  add_line (subtitle, fettle_record_get_text (contact, "telephone"));
  add_line (subtitle, fettle_record_get_text (contact, "email"));
  if (left)
    {
      /* Translators: %s is the date on which a person left a post. */
      g_autofree char *until = g_strdup_printf (_("Until %s"), left);

      add_line (subtitle, until);
    }
  row = fettle_row_new (g_strstrip (title), subtitle->str);
  if (source)
    {
      GtkWidget *label = gtk_label_new (source);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      fettle_spoken_row (row);
    }
  add_record_buttons (user_data, row, contact);
  return row;
}

static GtkWidget *
make_note_cb (gpointer item,
              gpointer user_data)
{
  FettleRecord *note = item;
  const char *body = fettle_record_get_text (note, "body");
  g_autofree char *date = fettle_record_get_words (note, "happened-on");
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_expander_row_new ();

  if (fettle_record_get_flag (note, "private"))
    /* Translators: %s is a date. */
    subtitle = g_strdup_printf (_("%s. Private: no export takes it"), date ? date : "");
  fettle_row_set_words (row, fettle_record_get_text (note, "subject"), subtitle ? subtitle : date);
  if (body)
    {
      GtkWidget *text = gtk_label_new (body);

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_selectable (GTK_LABEL (text), TRUE);
      gtk_widget_add_css_class (text, "note-body");
      fettle_row_add_inside (ADW_EXPANDER_ROW (row), text);
    }
  add_record_buttons (user_data, row, note);
  return row;
}

static GtkWidget *
make_document_cb (gpointer item,
                  gpointer user_data)
{
  FettleRecord *document = item;
  g_autofree char *received = fettle_record_get_words (document, "received-on");
  g_autofree char *size = g_format_size (fettle_record_get_int (document, "size", 0));
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  /* Translators: %1$s is a file name, %2$s a size, %3$s a date. */
  subtitle = g_strdup_printf (_("%1$s, %2$s, received %3$s"), fettle_record_get_text (document, "file-name"), size,
                              received ? received : "?");
  row = fettle_row_new (fettle_record_get_text (document, "title"), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_button_for (_("Open"), "school.open-document",
                                                                      fettle_record_get_id (document)));
  add_record_buttons (user_data, row, document);
  return row;
}

static GtkWidget *
make_holiday_cb (gpointer item,
                 gpointer user_data)
{
  GtkWidget *row = fettle_holiday_row_new (item);

  add_record_buttons (user_data, row, item);
  return row;
}

static GtkWidget *
make_urn_cb (gpointer item,
             gpointer user_data)
{
  FettleRecord *urn = item;
  g_autofree char *from = fettle_record_get_words (urn, "from");
  g_autofree char *to = fettle_record_get_words (urn, "to");
  g_autofree char *title = NULL;
  g_autofree char *dates = NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);

  /* Translators: %s is a URN, a school's number. */
  title = g_strdup_printf (_("URN %s"), fettle_record_get_text (urn, "urn"));
  /* Translators: from a date to a date. */
  dates = g_strdup_printf (_("From %1$s to %2$s"), from ? from : _("an unknown date"), to ? to : _("now"));
  add_line (subtitle, fettle_record_get_text (urn, "name"));
  add_line (subtitle, fettle_record_get_text (urn, "type"));
  add_line (subtitle, dates);
  add_line (subtitle, fettle_record_get_text (urn, "evidence"));
  return fettle_row_new (title, subtitle->str);
}

static gboolean
same_record (gconstpointer a,
             gconstpointer b)
{
  return fettle_record_equal ((FettleRecord *) a, (FettleRecord *) b);
}

static GtkWidget *
make_placeholder (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "placeholder");
  return label;
}

/* Facts and records apart: a school has as many facts as their table, and any number of records. */
static void
bind_list (FettleSchoolSummary         *self,
           GtkListBox                  *list,
           GListStore                 **store,
           GType                        type,
           GtkListBoxCreateWidgetFunc   make,
           const char                  *placeholder)
{
  *store = g_list_store_new (type);
  if (type == FETTLE_TYPE_RECORD)
    fettle_long_list_bind (list, G_LIST_MODEL (*store), make, self);
  else
    gtk_list_box_bind_model (list, G_LIST_MODEL (*store), make, self, NULL);
  if (placeholder)
    gtk_list_box_set_placeholder (list, make_placeholder (placeholder));
}

static void
fettle_school_summary_dispose (GObject *object)
{
  FettleSchoolSummary *self = FETTLE_SCHOOL_SUMMARY (object);

  g_clear_object (&self->facts);
  g_clear_object (&self->more);
  g_clear_object (&self->contacts);
  g_clear_object (&self->notes);
  g_clear_object (&self->documents);
  g_clear_object (&self->holidays);
  g_clear_object (&self->urns);

  G_OBJECT_CLASS (fettle_school_summary_parent_class)->dispose (object);
}

static void
fettle_school_summary_finalize (GObject *object)
{
  g_free (FETTLE_SCHOOL_SUMMARY (object)->school);

  G_OBJECT_CLASS (fettle_school_summary_parent_class)->finalize (object);
}

static void
fettle_school_summary_class_init (FettleSchoolSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_school_summary_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_school_summary_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-school-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, facts_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, more_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, contacts_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, notes_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, documents_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, holidays_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, urns_list);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, urns_group);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, add_contact);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, add_note);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, attach);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolSummary, add_holiday);
}

static void
fettle_school_summary_init (FettleSchoolSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_list (self, self->facts_list, &self->facts, FETTLE_TYPE_SCHOOL_FACT, make_fact_cb, NULL);
  bind_list (self, self->more_list, &self->more, FETTLE_TYPE_SCHOOL_FACT, make_fact_cb, NULL);
  bind_list (self, self->contacts_list, &self->contacts, FETTLE_TYPE_RECORD, make_contact_cb,
             _("Nobody is noted yet: head teacher, chair, clerk, link officer."));
  bind_list (self, self->notes_list, &self->notes, FETTLE_TYPE_RECORD, make_note_cb,
             _("No notes yet. A note keeps what was seen, said or agreed, with its date."));
  bind_list (self, self->documents_list, &self->documents, FETTLE_TYPE_RECORD, make_document_cb,
             _("No documents yet: letters, action plans, reports."));
  bind_list (self, self->holidays_list, &self->holidays, FETTLE_TYPE_RECORD, make_holiday_cb,
             _("No holidays of its own: those of all the authority’s schools are counted."));
  bind_list (self, self->urns_list, &self->urns, FETTLE_TYPE_RECORD, make_urn_cb, NULL);
}

/* Of another school the newest are shown first again. */
static void
begin_anew (FettleSchoolSummary *self,
            const char          *school)
{
  GtkListBox *lists[] = { self->contacts_list, self->notes_list, self->documents_list, self->holidays_list, self->urns_list };

  if (g_strcmp0 (self->school, school) == 0)
    return;
  g_free (self->school);
  self->school = g_strdup (school);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    fettle_long_list_reset (lists[i]);
}

static gboolean
reach_in (GtkListBox *list,
          GListStore *store,
          const char *record_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FettleRecord) record = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (!g_str_equal (fettle_record_get_id (record), record_id))
        continue;
      fettle_long_list_reach (list, i);
      return TRUE;
    }
  return FALSE;
}

/**
 * fettle_school_summary_reach:
 * @self: the view
 * @record_id: a record
 *
 * Makes the row of a record that is older than those which are shown at first. Where the school has no such record nothing happens.
 */
void
fettle_school_summary_reach (FettleSchoolSummary *self,
                             const char          *record_id)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_SUMMARY (self));

  if (!reach_in (self->contacts_list, self->contacts, record_id) && !reach_in (self->notes_list, self->notes, record_id))
    reach_in (self->documents_list, self->documents, record_id);
}

/**
 * fettle_school_summary_show:
 * @self: the view
 * @data: the school
 * @can_write: whether the register may be changed
 *
 * Shows a school; what looks the same as before stays as it is.
 */
void
fettle_school_summary_show (FettleSchoolSummary    *self,
                            const FettleSchoolData *data,
                            gboolean                can_write)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_SUMMARY (self));

  self->can_write = can_write;
  begin_anew (self, fettle_record_get_id (data->school));
  gtk_widget_set_visible (self->add_contact, can_write);
  gtk_widget_set_visible (self->add_note, can_write);
  gtk_widget_set_visible (self->attach, can_write);
  gtk_widget_set_visible (self->add_holiday, can_write);
  show_facts (self, data);
  fettle_list_update (self->contacts, data->contacts, same_record);
  fettle_list_update (self->notes, data->notes, same_record);
  fettle_list_update (self->documents, data->documents, same_record);
  fettle_list_update (self->holidays, data->holidays, same_record);
  fettle_list_update (self->urns, data->urns, same_record);
  gtk_widget_set_visible (self->urns_group, data->urns->len > 1);
}
