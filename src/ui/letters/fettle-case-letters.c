/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/letters/fettle-case-letters.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"
#include "letters/fettle-case-letter.h"
#include "documents/fettle-letter-pdf.h"
#include "ui/widgets/fettle-host.h"

typedef struct
{
  GtkWidget *widget;
  FettleSession *session;
  FettleDate today;
  const FettleLetter *letter;
  char *record_id;
  GFile *target;
  gboolean open; /* in the word processor, when it is written */
  char *gaps; /* what the letter does not say, one a line, or NULL */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->widget);
  g_object_unref (job->session);
  g_clear_object (&job->target);
  g_free (job->record_id);
  g_free (job->gaps);
  g_free (job);
}

static Job *
job_new (GtkWidget     *widget,
         FettleSession *session,
         const char    *letter_id,
         const char    *record_id)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->session = g_object_ref (session);
  job->today = fettle_session_get_today (session);
  job->letter = fettle_letter_get (letter_id);
  job->record_id = g_strdup (record_id);
  return job;
}

static gboolean
write_file (FettleOdt     *odt,
            GFile         *target,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *name = g_file_get_basename (target);
  g_autoptr (GBytes) bytes = g_str_has_suffix (name, ".pdf") ? fettle_letter_to_pdf (odt, error)
                                                             : fettle_odt_to_bytes (odt, error);

  return bytes && fettle_file_write_beside (target, bytes, cancellable, error);
}

static void
write_letter (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (FettleOdt) odt = fettle_case_letter_make (source, job->letter, job->record_id, job->today, &gaps, &error);

  if (odt && write_file (odt, job->target, cancellable, &error))
    {
      job->gaps = fettle_case_letters_list_gaps (gaps);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (job->target);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fettle_host_report_error (job->widget, _("The Letter Was Not Written"), error);
      return;
    }
  fettle_host_toast (job->widget, C_("toast", "Letter written"), _("_Open"), "win.open-uri", g_variant_new_string (uri));
  if (job->open && fettle_host_of (job->widget))
    gtk_widget_activate_action (GTK_WIDGET (fettle_host_of (job->widget)), "win.open-uri", "s", uri);
  if (job->gaps && gtk_widget_get_root (job->widget))
    fettle_alert_tell (job->widget, _("The Letter Is Not Complete"), job->gaps);
}

static void
start (Job *job)
{
  g_autoptr (GTask) task = g_task_new (fettle_session_get_store (job->session), NULL, written_cb, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, write_letter);
}

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);

  if (files && (job->target = g_list_model_get_item (files, 0)))
    {
      start (job);
      return;
    }
  fettle_host_report_error (job->widget, _("The Letter Was Not Written"), error);
  job_free (job);
}

/* What was sent is a document of the record. */
static void
add_kept (GMenu        *menu,
          FettleRecord *record)
{
  gboolean keeps = fettle_kind_find_field (fettle_record_get_kind (record), "document") >= 0;
  const char *document = keeps ? fettle_record_get_text (record, "document") : NULL;
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = NULL;

  if (!document)
    return;
  item = g_menu_item_new (_("_Open What Was Kept"), NULL);
  g_menu_item_set_action_and_target (item, "intervention.document", "s", document);
  g_menu_append_item (section, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * fettle_case_letters_list_gaps:
 * @gaps: (element-type FettleLetterGap): what a letter does not say
 *
 * Returns: (transfer full) (nullable): them in words, one a line; %NULL where there are none
 */
char *
fettle_case_letters_list_gaps (GPtrArray *gaps)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *line = fettle_letter_gap_to_words (g_ptr_array_index (gaps, i));

      g_string_append_printf (words, "%s%s", words->len ? "\n" : "", line);
    }
  return g_string_free (words, words->len == 0);
}

/**
 * fettle_case_letters_make_menu:
 * @record: a record of an intervention
 *
 * Returns: (transfer full) (nullable): the letters that can be written from it; %NULL where there is none. Each is the
 *   action "intervention.letter" with the ids of the letter and of the record
 */
GMenuModel *
fettle_case_letters_make_menu (FettleRecord *record)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!g_strv_contains (fettle_case_letter_kinds (letters[i]), fettle_record_get_kind (record)->name))
        continue;
      item = g_menu_item_new (_(letters[i]->title), NULL);
      g_menu_item_set_action_and_target (item, "intervention.letter", "(ss)", letters[i]->id,
                                         fettle_record_get_id (record));
      g_menu_append_item (menu, item);
    }
  add_kept (menu, record);
  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) ? G_MENU_MODEL (g_steal_pointer (&menu)) : NULL;
}

/**
 * fettle_case_letters_write:
 * @widget: where it was asked for
 * @session: the session
 * @letter_id: which letter
 * @record_id: the record that it is about
 * @ending: ".odt" to edit it in the word processor, ".pdf" to send it
 *
 * Asks where to write a letter, and writes it; an OpenDocument text is opened. What the register does not hold is
 * marked in the text, and told.
 */
void
fettle_case_letters_write (GtkWidget     *widget,
                           FettleSession *session,
                           const char    *letter_id,
                           const char    *record_id,
                           const char    *ending)
{
  g_autofree char *name = g_strconcat (letter_id, ending, NULL);
  Job *job;

  g_return_if_fail (fettle_letter_get (letter_id) != NULL);

  job = job_new (widget, session, letter_id, record_id);
  job->open = g_str_equal (ending, ".odt");
  fettle_file_dialog_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Write a Letter"), FETTLE_FILE_DIALOG_SAVE, name,
                            NULL, NULL, target_chosen_cb, job);
}

/**
 * fettle_case_letters_write_to:
 * @widget: where it was asked for
 * @session: the session
 * @letter_id: which letter
 * @record_id: the record that it is about
 * @target: where to
 *
 * Writes a letter to a file.
 */
void
fettle_case_letters_write_to (GtkWidget     *widget,
                              FettleSession *session,
                              const char    *letter_id,
                              const char    *record_id,
                              GFile         *target)
{
  Job *job;

  g_return_if_fail (fettle_letter_get (letter_id) != NULL);

  job = job_new (widget, session, letter_id, record_id);
  job->target = g_object_ref (target);
  start (job);
}
