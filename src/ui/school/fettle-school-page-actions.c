/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-page-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/fettle-file.h"
#include "base/fettle-id.h"
#include "compat/fettle-file-dialog.h"
#include "model/fettle-leave.h"
#include "ui/forms/fettle-school-forms.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-open-document.h"

/* A document is kept whole in the register; larger than this, it belongs in a document system. */
#define LARGEST_DOCUMENT (64 * 1024 * 1024)

static GtkWindow *
window_of (FettleSchoolPage *self)
{
  return GTK_WINDOW (fettle_host_of (GTK_WIDGET (self)));
}

static void
present_form (FettleSchoolPage *self,
              const char       *form,
              const char       *record_id)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (self));
  FettleRecord *saved = NULL;
  g_autoptr (FettleRecord) typed = NULL;

  if (!self->data || !fettle_session_can_write (session))
    return;
  if (record_id && !(saved = fettle_school_data_find (self->data, record_id)))
    return;
  if (saved && fettle_case_form_find (form))
    {
      typed = fettle_record_copy (saved);
      gtk_window_present (GTK_WINDOW (fettle_case_form_new (session, window_of (self), self->data->school, typed, saved, NULL)));
      return;
    }
  gtk_window_present (GTK_WINDOW (fettle_school_form_new (session, window_of (self), self->data->school, form, saved,
                                                          NULL, NULL)));
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  present_form (FETTLE_SCHOOL_PAGE (widget), g_variant_get_string (target, NULL), NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  FettleRecord *record = self->data ? fettle_school_data_find (self->data, g_variant_get_string (target, NULL)) : NULL;

  if (record)
    present_form (self, fettle_record_get_kind (record)->name, fettle_record_get_id (record));
}

static void
remove_record (FettleSchoolPage *self,
               FettleRecord     *record)
{
  g_autofree char *title = fettle_leave_title (record, FETTLE_AUDIENCE_OFFICER, FALSE);
  g_autofree char *label = NULL;
  g_autoptr (FettleBatch) batch = NULL;

  /* Translators: %1$s is what a note, contact or document is called, %2$s a school. */
  label = g_strdup_printf (C_("step", "“%1$s” removed from %2$s"), title, fettle_record_get_text (self->data->school, "name"));
  batch = fettle_batch_new (label);
  fettle_batch_remove (batch, record);
  if (g_str_equal (fettle_record_get_kind (record)->name, "visit"))
    fettle_school_page_remove_visit_actions (self, record, batch);
  fettle_host_apply (GTK_WIDGET (self), batch, _("Not Removed"));
}

static void
remove_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  FettleRecord *record = self->data ? fettle_school_data_find (self->data, g_variant_get_string (target, NULL)) : NULL;

  if (record)
    remove_record (self, record);
}

static void
correct_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  const char *field = g_variant_get_string (target, NULL);

  if (self->data)
    gtk_window_present (GTK_WINDOW (
      fettle_school_form_correct (fettle_section_get_session (FETTLE_SECTION (self)), window_of (self),
                                  self->data->school, field, fettle_school_data_find_override (self->data, field))));
}

static void
use_extract_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);
  const char *field = g_variant_get_string (target, NULL);
  FettleRecord *override = self->data ? fettle_school_data_find_override (self->data, field) : NULL;
  g_autoptr (FettleRecord) restored = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *label = NULL;

  if (!override)
    return;
  /* Translators: %s is a school. */
  label = g_strdup_printf (C_("step", "Correction of %s taken back"), fettle_record_get_text (self->data->school, "name"));
  batch = fettle_batch_new (label);
  restored = fettle_record_copy (self->data->school);
  fettle_record_set_text (restored, field, fettle_record_get_text (override, "imported-value"));
  fettle_batch_put (batch, restored, self->data->school);
  fettle_batch_remove (batch, override);
  fettle_host_apply (GTK_WIDGET (self), batch, _("Not Removed"));
}

typedef struct
{
  GBytes *bytes;
  char *sha256;
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_bytes_unref (loaded->bytes);
  g_free (loaded->sha256);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

/* The size is looked at before the file is: nobody's memory holds a film. */
static GBytes *
load_document (GFile         *file,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, cancellable, error);

  if (!info)
    return NULL;
  if (g_file_info_get_size (info) > LARGEST_DOCUMENT)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT, "%s",
                   _("The file is larger than 64 MB. Nothing was attached; keep it where it is and note where that is."));
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = load_document (task_data, cancellable, &error);
  Loaded *loaded;

  if (!bytes)
    {
      g_task_return_error (task, error);
      return;
    }
  loaded = g_new0 (Loaded, 1);
  loaded->bytes = bytes;
  loaded->sha256 = fettle_hash_bytes (bytes);
  g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_free);
}

static void
link_visit_cb (FettleRecord *visit,
               FettleBatch  *batch,
               FettleRecord *document)
{
  g_autoptr (FettleRecord) changed = fettle_record_copy (visit);

  fettle_record_set_text (changed, "document", fettle_record_get_id (document));
  fettle_batch_put (batch, changed, visit);
}

static void
unref_visit (gpointer  data,
             GClosure *closure)
{
  g_object_unref (data);
}

/* @user_data is the id of a visit, or NULL. */
static void
document_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (source);
  g_autofree char *visit_id = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = g_task_propagate_pointer (G_TASK (result), &error);
  FettleRecord *visit = self->data && visit_id ? fettle_school_data_find (self->data, visit_id) : NULL;
  FettleForm *form;

  if (!loaded)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Not Attached"), error);
      return;
    }
  if (!self->data || !window_of (self))
    return;
  form = fettle_school_form_attach (fettle_section_get_session (FETTLE_SECTION (self)), window_of (self), self->data->school,
                                    g_task_get_task_data (G_TASK (result)), loaded->bytes, loaded->sha256);
  if (visit)
    g_signal_connect_data (form, "fill-batch", G_CALLBACK (link_visit_cb), g_object_ref (visit), unref_visit, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (form));
}

static void
document_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (FettleSchoolPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file)
    fettle_school_page_attach (self, file);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("Not Attached"), error);
}

static void
attach_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);

  if (self->data)
    fettle_file_dialog_async (window_of (self), _("Attach a Document"), FETTLE_FILE_DIALOG_OPEN, NULL, NULL, NULL,
                              document_chosen_cb, g_object_ref (self));
}

static void
open_document_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *target)
{
  FettleSchoolPage *self = FETTLE_SCHOOL_PAGE (widget);

  fettle_open_document (widget, fettle_section_get_store (FETTLE_SECTION (self)), g_variant_get_string (target, NULL));
}

/**
 * fettle_school_page_class_install_actions:
 * @widget_class: the page's class
 *
 * Installs what can be done on a school's page.
 */
void
fettle_school_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "school.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "school.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "school.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "school.correct", "s", correct_action);
  gtk_widget_class_install_action (widget_class, "school.use-extract", "s", use_extract_action);
  gtk_widget_class_install_action (widget_class, "school.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "school.open-document", "s", open_document_action);
}

/**
 * fettle_school_page_add_note:
 * @self: the page
 *
 * Opens the form of a new note on the school.
 */
void
fettle_school_page_add_note (FettleSchoolPage *self)
{
  g_return_if_fail (FETTLE_IS_SCHOOL_PAGE (self));

  present_form (self, "note", NULL);
}

/**
 * fettle_school_page_attach:
 * @self: the page
 * @file: a document
 *
 * Opens the form that attaches a file to the school; its bytes are kept in the register.
 */
void
fettle_school_page_attach (FettleSchoolPage *self,
                           GFile            *file)
{
  fettle_school_page_attach_to_visit (self, file, NULL);
}

/**
 * fettle_school_page_attach_to_visit:
 * @self: the page
 * @file: a document
 * @visit_id: (nullable): id of a visit to the school
 *
 * Opens the form that attaches a file to the school and makes it the document of a visit.
 */
void
fettle_school_page_attach_to_visit (FettleSchoolPage *self,
                                    GFile            *file,
                                    const char       *visit_id)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FETTLE_IS_SCHOOL_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, NULL, document_loaded_cb, g_strdup (visit_id));
  g_task_set_source_tag (task, fettle_school_page_attach);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}
