/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-school-forms.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-id.h"

/**
 * FormKind:
 * @form: name of the form, which is the kind of its record
 * @add_title, @edit_title: titles
 * @draft_name: %s is the school
 * @add_label, @edit_label: batch labels; %s is the school
 * @fields: the fields in their order
 */
typedef struct
{
  const char *form;
  const char *add_title;
  const char *edit_title;
  const char *draft_name;
  const char *add_label;
  const char *edit_label;
  const char *fields[11];
} FormKind;

static const FormKind forms[] = {
  {
    "note", N_("New Note"), N_("Edit Note"),
    /* Translators: %s is the name of a school, here and in all the labels below. */
    N_("Note for %s"), NC_("step", "Note added to %s"), NC_("step", "Note of %s changed"),
    { "subject", "happened-on", "body", "private" },
  },
  {
    "contact", N_("New Contact"), N_("Edit Contact"),
    N_("Contact at %s"), NC_("step", "Contact added to %s"), NC_("step", "Contact of %s changed"),
    { "role", "title", "name", "post", "telephone", "email", "address", "from", "to", "note" },
  },
  {
    "fact-override", N_("Correct a Fact"), N_("Correct a Fact"),
    N_("Correction for %s"), NC_("step", "Fact of %s corrected"), NC_("step", "Fact of %s corrected"),
    { "value", "reason", "decided-by", "decided-on" },
  },
  {
    "document", N_("Attach a Document"), N_("Edit Document"),
    N_("Document for %s"), NC_("step", "Document attached to %s"), NC_("step", "Document of %s changed"),
    { "title", "received-on", "note" },
  },
  {
    "inspection", N_("Support and Comment"), N_("Support and Comment"),
    N_("Comment on an inspection of %s"), N_("Comment on an inspection of %s"), N_("Comment on an inspection of %s"),
    { "support-topic", "support-quote", "comment" },
  },
  {
    "school-holiday", N_("New School Holiday"), N_("Edit School Holiday"),
    N_("Holiday of %s"), NC_("step", "Holiday of %s added"), NC_("step", "Holiday of %s changed"),
    { "title", "first", "last", "reading" },
  },
};

/* Of an inspection that Ofsted's list no longer has, what Ofsted was asked and answered besides. */
static const FormKind asked_form = {
  "inspection", N_("Ofsted’s Answer"), N_("Ofsted’s Answer"),
  N_("Ofsted’s answer on an inspection of %s"), NC_("step", "Ofsted’s answer on an inspection of %s recorded"),
  NC_("step", "Ofsted’s answer on an inspection of %s recorded"),
  { "withdrawn-asked-on", "withdrawn-answer", "withdrawn-answered-on", "support-topic", "support-quote", "comment" },
};

static const FormKind *
find_form (const char   *name,
           FettleRecord *saved)
{
  if (g_str_equal (name, "inspection") && saved != NULL && fettle_record_get_text (saved, "withdrawn-since") != NULL)
    return &asked_form;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i].form, name) == 0)
      return &forms[i];
  return NULL;
}

/* The formats are constants of the table above; only their translation is looked up. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
name_school (const char   *format,
             FettleRecord *school)
{
  return g_strdup_printf (format, fettle_record_get_text (school, "name"));
}
#pragma GCC diagnostic pop

static FettleRecord *
make_record (const FormKind *form,
             FettleRecord   *school,
             FettleRecord   *saved,
             FettleDate      today)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *record;

  if (saved)
    return fettle_record_copy (saved);

  record = fettle_record_new (fettle_kind_get (form->form), id);
  fettle_record_set_text (record, "school", fettle_record_get_id (school));
  if (g_str_equal (form->form, "note"))
    {
      g_autofree char *iso = fettle_date_to_iso (today);

      fettle_record_set_text (record, "happened-on", iso);
    }
  if (g_str_equal (form->form, "contact"))
    fettle_record_set_text (record, "source", "officer");
  return record;
}

/* The value of a correction is edited as the fact itself is: a choice from the same terms, a date, a number. */
static void
find_corrected_field (FettleRecord *school,
                      FettleRecord *override,
                      FettleField  *field)
{
  const FettleKind *kind = fettle_record_get_kind (school);
  int index = fettle_kind_find_field (kind, fettle_record_get_text (override, "field"));

  if (index < 0)
    return;
  *field = kind->fields[index];
  field->name = "value";
  field->flags = FETTLE_FIELD_PLAIN;
}

/* The officer's value stands in the school's record too; the next import sees the correction and leaves it. */
static void
correct_school_cb (FettleRecord *school,
                   FettleBatch  *batch,
                   FettleRecord *override)
{
  g_autoptr (FettleRecord) corrected = fettle_record_copy (school);

  fettle_record_set_text (corrected, fettle_record_get_text (override, "field"),
                          fettle_record_get_text (override, "value"));
  fettle_batch_put (batch, corrected, school);
}

static void
attach_bytes_cb (GBytes       *bytes,
                 FettleBatch  *batch,
                 FettleRecord *document)
{
  fettle_batch_put_blob (batch, bytes);
}

static void
free_closure_data (gpointer  data,
                   GClosure *closure)
{
  g_object_unref (data);
}

static void
free_closure_bytes (gpointer  data,
                    GClosure *closure)
{
  g_bytes_unref (data);
}

/**
 * fettle_school_form_new:
 * @session: the session
 * @parent: the window it stands over
 * @school: the school's record
 * @form: which form: "note", "contact", "fact-override", "document", "inspection", "school-holiday"
 * @saved: (nullable): the record to edit; %NULL for a new one
 * @typed: (nullable): what a draft holds
 * @draft_id: (nullable): that draft
 *
 * Returns: (transfer none): the form; present it
 */
FettleForm *
fettle_school_form_new (FettleSession *session,
                        GtkWindow     *parent,
                        FettleRecord  *school,
                        const char    *form,
                        FettleRecord  *saved,
                        FettleRecord  *typed,
                        const char    *draft_id)
{
  const FormKind *kind = find_form (form, saved);
  g_autoptr (FettleRecord) record = NULL;
  g_autofree char *draft_name = NULL;
  g_autofree char *batch_label = NULL;
  FettleField corrected = { NULL };
  FettleFormSpec spec;
  FettleForm *window;

  g_return_val_if_fail (FETTLE_IS_RECORD (school), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  record = typed ? g_object_ref (typed) : make_record (kind, school, saved, fettle_session_get_today (session));
  draft_name = name_school (_(kind->draft_name), school);
  batch_label = name_school (g_dpgettext2 (GETTEXT_PACKAGE, "step", saved ? kind->edit_label : kind->add_label), school);
  if (g_str_equal (form, "fact-override"))
    find_corrected_field (school, record, &corrected);
  /* The bytes of a document are not in a draft, and the file is where it was: nothing is lost without one. */
  spec = (FettleFormSpec) {
    .form = g_str_equal (form, "document") ? NULL : form,
    .title = _(saved ? kind->edit_title : kind->add_title),
    .draft_name = draft_name,
    .batch_label = batch_label,
    .fields = kind->fields,
    .instead = corrected.name ? &corrected : NULL,
  };
  window = fettle_form_new (session, parent, &spec, record, saved, draft_id);
  if (g_str_equal (form, "fact-override"))
    g_signal_connect_data (window, "fill-batch", G_CALLBACK (correct_school_cb), g_object_ref (school),
                           free_closure_data, G_CONNECT_SWAPPED);
  return window;
}

/**
 * fettle_school_form_correct:
 * @session: the session
 * @parent: the window it stands over
 * @school: the school's record
 * @field: the fact to correct
 * @saved: (nullable): the correction that stands now
 *
 * Returns: (transfer none): a form to put the officer's value and reason over what the extract says
 */
FettleForm *
fettle_school_form_correct (FettleSession *session,
                            GtkWindow     *parent,
                            FettleRecord  *school,
                            const char    *field,
                            FettleRecord  *saved)
{
  const FettleKind *kind = fettle_record_get_kind (school);
  int index = fettle_kind_find_field (kind, field);
  g_autoptr (FettleRecord) typed = NULL;
  g_autofree char *today = fettle_date_to_iso (fettle_session_get_today (session));
  g_autofree char *title = NULL;
  FettleForm *form;

  g_return_val_if_fail (index >= 0, NULL);

  typed = make_record (find_form ("fact-override", NULL), school, saved, fettle_session_get_today (session));
  if (!saved)
    {
      fettle_record_set_text (typed, "field", field);
      fettle_record_set_text (typed, "value", fettle_record_get_text (school, field));
      fettle_record_set_text (typed, "imported-value", fettle_record_get_text (school, field));
      fettle_record_set_text (typed, "decided-by", g_get_real_name ());
    }
  fettle_record_set_text (typed, "decided-on", today);
  form = fettle_school_form_new (session, parent, school, "fact-override", saved, typed, NULL);
  /* Translators: %s is the label of a fact about a school, such as Phase. */
  title = g_strdup_printf (_("Correct: %s"), _(kind->fields[index].label));
  gtk_window_set_title (GTK_WINDOW (form), title);
  return form;
}

/**
 * fettle_school_form_attach:
 * @session: the session
 * @parent: the window it stands over
 * @school: the school's record
 * @file: where the document came from
 * @bytes: what is in it
 * @sha256: their hash, in lower case hexadecimal
 *
 * Returns: (transfer none): a form to name a document and attach it to the school
 */
FettleForm *
fettle_school_form_attach (FettleSession *session,
                           GtkWindow     *parent,
                           FettleRecord  *school,
                           GFile         *file,
                           GBytes        *bytes,
                           const char    *sha256)
{
  g_autoptr (FettleRecord) typed = NULL;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = fettle_characters_show (base);
  g_autofree char *today = fettle_date_to_iso (fettle_session_get_today (session));
  g_autofree char *content_type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *media_type = g_content_type_get_mime_type (content_type);
  FettleForm *form;

  typed = make_record (find_form ("document", NULL), school, NULL, FETTLE_DATE_NONE);
  fettle_record_set_text (typed, "title", name);
  fettle_record_set_text (typed, "file-name", name);
  fettle_record_set_text (typed, "media-type", media_type);
  fettle_record_set_int (typed, "size", g_bytes_get_size (bytes));
  fettle_record_set_text (typed, "sha256", sha256);
  fettle_record_set_text (typed, "received-on", today);
  form = fettle_school_form_new (session, parent, school, "document", NULL, typed, NULL);
  g_signal_connect_data (form, "fill-batch", G_CALLBACK (attach_bytes_cb), g_bytes_ref (bytes), free_closure_bytes,
                         G_CONNECT_SWAPPED);
  return form;
}
