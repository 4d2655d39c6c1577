/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-form-field.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-date.h"
#include "base/fettle-error.h"
#include "compat/fettle-entry-row.h"
#include "model/fettle-vocabulary.h"
#include "ui/widgets/fettle-date-button.h"
#include "ui/widgets/fettle-rows.h"

/* Room to begin in; the row grows with what is written. */
#define TEXT_HEIGHT 72

struct _FettleFormField
{
  GObject parent_instance;

  FettleRecord *record;
  const FettleField *field;
  GtkWidget *row;
  GtkWidget *editor; /* what takes the focus, inside the row */
  GPtrArray *codes;  /* of a choice: code of each line, NULL first */
  GtkLabel *understood; /* of a date: the day that is meant, where it was typed in words */
  gboolean unreadable;
  gboolean typed; /* the value is no longer the one that the record came with */
};

G_DEFINE_FINAL_TYPE (FettleFormField, fettle_form_field, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_kept (FettleFormField *self)
{
  return fettle_record_get_nth (self->record, (guint) fettle_kind_find_field (fettle_record_get_kind (self->record), self->field->name));
}

/* Without what no format can hold: saving the record leaves that out, and says so. */
static char *
get_editable (FettleFormField *self)
{
  char *mended = fettle_characters_mend (get_kept (self));

  return mended != NULL ? mended : g_strdup (get_kept (self));
}

/* Seen, and heard where the keyboard stops. */
static void
show_wrong (FettleFormField *self,
            gboolean         wrong)
{
  GtkWidget *spoken = ADW_IS_ENTRY_ROW (self->editor)
                        ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->editor))) : self->editor;

  if (wrong)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (spoken), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
take_value (FettleFormField *self,
            const char      *value)
{
  fettle_record_set_text (self->record, self->field->name, value);
  self->typed = TRUE;
  show_wrong (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_required (FettleFormField *self)
{
  return (self->field->flags & FETTLE_FIELD_REQUIRED) != 0;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* Stands before anything was typed, so that nobody learns of it by being refused. */
static GtkWidget *
make_required_mark (void)
{
  /* Translators: stands in a form beside a field that has to be filled in. */
  GtkWidget *mark = make_caption (C_("field", "required"));

  gtk_label_set_wrap (GTK_LABEL (mark), FALSE);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

/* Heard with the field. */
static void
speak_required (GtkWidget *editor)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, C_("field", "required"), -1);
}

/* "30 Nov" and "tomorrow" are only understood from today: which day is meant is shown while it is typed. */
static void
show_understood (FettleFormField *self,
                 const char      *text,
                 const char      *value)
{
  g_autofree char *whole = fettle_date_parse_partial (text);
  g_autofree char *words = value && !whole ? fettle_date_to_words (fettle_date_parse_iso (value)) : NULL;

  if (!self->understood)
    return;
  gtk_label_set_text (self->understood, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->understood), words != NULL);
  if (words)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->editor))),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* What cannot be read as a date, days or an amount stays in the row, marked, until the person mends it. */
static void
entry_changed_cb (FettleFormField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_autofree char *value = NULL;

  g_assert (FETTLE_IS_FORM_FIELD (self));

  value = *text ? fettle_field_from_typed (self->field, text, fettle_date_today ()) : NULL;
  show_understood (self, text, value);
  self->unreadable = *text && !value;
  take_value (self, value);
  if (self->unreadable)
    show_wrong (self, TRUE);
}

static void
text_changed_cb (FettleFormField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  g_autofree char *text = NULL;

  g_assert (FETTLE_IS_FORM_FIELD (self));

  g_object_get (buffer, "text", &text, NULL);
  take_value (self, text);
}

static void
choice_changed_cb (FettleFormField *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  g_assert (FETTLE_IS_FORM_FIELD (self));

  if (selected < self->codes->len)
    take_value (self, g_ptr_array_index (self->codes, selected));
}

static void
switch_changed_cb (FettleFormField *self)
{
  g_assert (FETTLE_IS_FORM_FIELD (self));

  take_value (self, gtk_switch_get_active (GTK_SWITCH (self->editor)) ? "1" : "0");
}

/* A switch takes its value only when it has slid over: whoever saves at once would lose it. */
static void
switch_activated_cb (FettleFormField *self)
{
  g_assert (FETTLE_IS_FORM_FIELD (self));

  gtk_switch_set_active (GTK_SWITCH (self->editor), !gtk_switch_get_active (GTK_SWITCH (self->editor)));
}

/* The label, with an example of how to write what has a form of its own. */
static char *
make_title (const FettleField *field)
{
  const char *label = _(field->label);

  switch (field->type)
    {
    case FETTLE_FIELD_DAYS:
      /* Translators: label of a count of days, with an example of how to write it. */
      return g_strdup_printf (_("%s (such as 6.5)"), label);
    case FETTLE_FIELD_MONEY:
      /* Translators: label of an amount, with an example of how to write it. */
      return g_strdup_printf (_("%s (pounds, such as 1250.50)"), label);
    case FETTLE_FIELD_PERCENT:
      /* Translators: label of a percentage, with an example of how to write it. */
      return g_strdup_printf (_("%s (such as 12.5%%)"), label);
    default:
      return g_strdup (label);
    }
}

static void
add_date_parts (FettleFormField *self,
                const char      *title)
{
  self->understood = GTK_LABEL (make_caption (""));
  gtk_label_set_wrap (self->understood, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->understood), FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), GTK_WIDGET (self->understood));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), fettle_date_button_new (GTK_EDITABLE (self->editor), title));
}

static char *
make_help (FettleFormField *self)
{
  const char *help = self->field->help ? _(self->field->help) : NULL;

  if (!is_required (self))
    return g_strdup (help);
  return g_strjoin ("\n", C_("field", "required"), help, NULL);
}

static void
make_entry (FettleFormField *self)
{
  g_autofree char *kept = get_editable (self);
  g_autofree char *value = fettle_field_to_typed (self->field, kept);
  g_autofree char *title = make_title (self->field);
  g_autofree char *help = make_help (self);

  self->row = self->editor = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), value);
  fettle_entry_row_speak (GTK_EDITABLE (self->editor), help);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  if (is_required (self))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->editor))),
                                      GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), make_required_mark ());
    }
  if (self->field->type == FETTLE_FIELD_DATE)
    add_date_parts (self, title);
}

static GtkWidget *
make_text_head (FettleFormField *self)
{
  GtkWidget *label = make_caption (_(self->field->label));
  GtkWidget *head;

  if (!is_required (self))
    return label;
  speak_required (self->editor);
  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), make_required_mark ());
  return head;
}

static void
make_text (FettleFormField *self)
{
  g_autofree char *value = get_editable (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkTextBuffer *buffer;

  self->row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  self->editor = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (self->editor, -1, TEXT_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->field->label),
                                  -1);
  gtk_widget_add_css_class (box, "form-text");
  gtk_box_append (GTK_BOX (box), make_text_head (self));
  if (self->field->help)
    gtk_box_append (GTK_BOX (box), make_caption (_(self->field->help)));
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_set_text (buffer, value ? value : "", -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Retired terms are offered only where the record already holds one. */
static guint
list_terms (FettleFormField *self,
            GtkStringList   *labels)
{
  const FettleVocabulary *vocabulary = fettle_vocabulary_get (self->field->of);
  const char *value = fettle_record_get_text (self->record, self->field->name);
  guint selected = 0;

  gtk_string_list_append (labels, _("Not stated"));
  g_ptr_array_add (self->codes, NULL);
  for (guint i = 0; i < fettle_vocabulary_get_n_terms (vocabulary); i++)
    {
      const FettleTerm *term = fettle_vocabulary_get_term (vocabulary, i);
      gboolean held = g_strcmp0 (term->code, value) == 0;

      if (term->to != FETTLE_DATE_NONE && !held)
        continue;
      if (held)
        selected = self->codes->len;
      g_ptr_array_add (self->codes, term->code);
      gtk_string_list_append (labels, term->label);
    }
  return selected;
}

/* Beside the title there is room for a word or two; what is longer stands below it, whole. */
static gboolean
has_long_terms (GtkStringList *labels)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    if (g_utf8_strlen (gtk_string_list_get_string (labels, i), -1) > 20)
      return TRUE;
  return FALSE;
}

static void
make_choice (FettleFormField *self)
{
  g_autoptr (GtkListItemFactory) factory = fettle_choice_factory_new ();
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected;

  self->codes = g_ptr_array_new ();
  selected = list_terms (self, labels);
  self->row = self->editor = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _(self->field->label));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (self->row), factory);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->row), has_long_terms (labels));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
  if (is_required (self))
    {
      speak_required (self->editor);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), make_required_mark ());
    }
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_unref (labels);
}

static void
make_switch (FettleFormField *self)
{
  self->row = adw_action_row_new ();
  self->editor = gtk_switch_new ();
  gtk_widget_set_valign (self->editor, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (self->editor), fettle_record_get_flag (self->record, self->field->name));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _(self->field->label));
  if (self->field->help || self->field->law)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row),
                                 self->field->help ? _(self->field->help) : self->field->law);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->editor);
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (switch_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::active", G_CALLBACK (switch_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
make_row (FettleFormField *self)
{
  switch (self->field->type)
    {
    case FETTLE_FIELD_LONG_TEXT:
      make_text (self);
      break;
    case FETTLE_FIELD_CHOICE:
      make_choice (self);
      break;
    case FETTLE_FIELD_FLAG:
      make_switch (self);
      break;
    default:
      make_entry (self);
      break;
    }
  if (self->row == self->editor && self->field->help)
    gtk_widget_set_tooltip_text (self->row, _(self->field->help));
  else if (self->field->type == FETTLE_FIELD_DATE)
    gtk_widget_set_tooltip_text (self->row, _("Such as 1 September 2026, 01/09/2026, 1 Sep, Friday or tomorrow"));
  g_object_ref_sink (self->row);
}

static void
fettle_form_field_dispose (GObject *object)
{
  FettleFormField *self = FETTLE_FORM_FIELD (object);

  g_clear_object (&self->row);
  g_clear_object (&self->record);
  g_clear_pointer (&self->codes, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_form_field_parent_class)->dispose (object);
}

static void
fettle_form_field_class_init (FettleFormFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_form_field_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
fettle_form_field_init (FettleFormField *self)
{
}

/**
 * fettle_form_field_new:
 * @record: the record being edited; every change is written into it at once
 * @field: one of its fields
 *
 * Returns: (transfer full): the field, with a row to edit it
 */
FettleFormField *
fettle_form_field_new (FettleRecord      *record,
                       const FettleField *field)
{
  FettleFormField *self;

  g_return_val_if_fail (FETTLE_IS_RECORD (record) && !fettle_record_is_sealed (record), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (FETTLE_TYPE_FORM_FIELD, NULL);
  self->record = g_object_ref (record);
  self->field = field;
  make_row (self);
  return self;
}

/**
 * fettle_form_field_get_field:
 * @self: a form field
 *
 * Returns: which field it edits
 */
const FettleField *
fettle_form_field_get_field (FettleFormField *self)
{
  g_return_val_if_fail (FETTLE_IS_FORM_FIELD (self), NULL);

  return self->field;
}

/**
 * fettle_form_field_get_row:
 * @self: a form field
 *
 * Returns: (transfer none): the row for a boxed list
 */
GtkWidget *
fettle_form_field_get_row (FettleFormField *self)
{
  g_return_val_if_fail (FETTLE_IS_FORM_FIELD (self), NULL);

  return self->row;
}

/**
 * fettle_form_field_focus:
 * @self: a form field
 *
 * Puts the keyboard into it.
 */
void
fettle_form_field_focus (FettleFormField *self)
{
  g_return_if_fail (FETTLE_IS_FORM_FIELD (self));

  gtk_widget_grab_focus (self->editor);
}

/**
 * fettle_form_field_check:
 * @self: a form field
 * @error: return location for what is wrong, for people
 *
 * Checks what was typed, and marks the row where it cannot be kept.
 *
 * Returns: whether it can be kept
 */
gboolean
fettle_form_field_check (FettleFormField  *self,
                         GError          **error)
{
  const char *value;
  gboolean ok;

  g_return_val_if_fail (FETTLE_IS_FORM_FIELD (self), FALSE);

  /* What the record came with is no fault of the person's: it is mended when it is saved. */
  value = self->typed ? get_kept (self) : fettle_record_get_text (self->record, self->field->name);
  if (self->unreadable)
    {
      if (self->field->type == FETTLE_FIELD_DATE)
        g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                     /* Translators: %s is the label of a date. */
                     _("%s: this is not a date that can be read. Write it as 1 September 2026 or 01/09/2026."),
                     _(self->field->label));
      else
        g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                     /* Translators: %s is the label of a number. */
                     _("%s: this is not a number that can be kept. Write it in figures, as in the example."),
                     _(self->field->label));
      return FALSE;
    }
  if (!value && (self->field->flags & FETTLE_FIELD_REQUIRED))
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   /* Translators: %s is the label of a field. */
                   _("%s: please fill this in."), _(self->field->label));
      ok = FALSE;
    }
  else
    ok = !value || fettle_field_check (self->field, value, error);
  if (!ok)
    show_wrong (self, TRUE);
  return ok;
}
