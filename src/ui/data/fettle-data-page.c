/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-data-page.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "compat/fettle-file-dialog.h"
#include "store/fettle-import-state.h"
#include "ui/data/fettle-backups-view.h"
#include "ui/data/fettle-erased-view.h"
#include "ui/data/fettle-follow-window.h"
#include "ui/data/fettle-holidays-view.h"
#include "ui/data/fettle-import-window.h"
#include "ui/forms/fettle-form.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-history-view.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleDataPage
{
  FettleSection parent_instance;

  GtkWidget *switcher;
  AdwViewStack *views;
  GtkListBox *sources;
  AdwActionRow *authority_row;
  GtkButton *authority_button;
  FettleHistoryView *history;
  FettleHolidaysView *holidays;
  FettleBackupsView *backups;
  FettleErasedView *erased;

  FettleRecord *authority;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleDataPage, fettle_data_page, FETTLE_TYPE_SECTION)

typedef struct
{
  GPtrArray *sources;
  GPtrArray *states;
  FettleRecord *authority;
  char *trouble;
} Shown;

static void
shown_free (Shown *shown)
{
  g_clear_pointer (&shown->sources, g_ptr_array_unref);
  g_clear_pointer (&shown->states, g_ptr_array_unref);
  g_clear_object (&shown->authority);
  g_free (shown->trouble);
  g_free (shown);
}

static const char *
dataset_label (const char *dataset)
{
  static const struct
  {
    const char *dataset;
    const char *label;
  } all[] = {
    { "establishments", N_("Establishments (GIAS)") },
    { "links", N_("Links between establishments (GIAS)") },
    { "outcomes", N_("Latest inspections (Ofsted)") },
    { "year-to-date", N_("Inspections of the year so far (Ofsted)") },
    { "bank-holidays", N_("Bank holidays (gov.uk)") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].dataset, dataset) == 0)
      return _(all[i].label);
  return dataset;
}

static char *
age_words (FettleDate as_at,
           FettleDate today)
{
  guint days = today > as_at ? today - as_at : 0;

  if (days < 61)
    /* Translators: age of a source of data. */
    return g_strdup_printf (ngettext ("%u day old", "%u days old", days), days);
  if (days < 730)
    /* Translators: age of a source of data. */
    return g_strdup_printf (ngettext ("%u month old", "%u months old", days / 30), days / 30);
  /* Translators: age of a source of data. */
  return g_strdup_printf (ngettext ("%u year old", "%u years old", days / 365), days / 365);
}

static GtkWidget *
make_source_row (const FettleSourceInfo *source,
                 FettleDate              today)
{
  FettleDate date = source->as_at ? fettle_date_parse_iso (source->as_at) : FETTLE_DATE_NONE;
  g_autofree char *as_at = date ? fettle_date_to_words (date) : NULL;
  g_autofree char *imported = fettle_moment_to_words (source->imported_at);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  /* Translators: %1$s is a file, %2$u its rows, %3$s a date and time. */
  subtitle = g_strdup_printf (ngettext ("%1$s, %2$u row, imported on %3$s", "%1$s, %2$u rows, imported on %3$s",
                                        source->n_rows),
                              source->file_name ? source->file_name : "?", source->n_rows, imported);
  row = fettle_row_new (dataset_label (source->dataset), subtitle);
  if (date)
    {
      g_autofree char *age = age_words (date, today);
      g_autofree char *words = NULL;

      /* Translators: %1$s is a date, %2$s an age such as "3 months old". */
      words = g_strdup_printf (_("As at %1$s, %2$s"), as_at, age);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (words));
    }
  return row;
}

/* What was set aside at an earlier start is told until an import takes its place. */
static char *
aside_words (FettleStore *store)
{
  g_autofree char *aside = fettle_reference_get_set_aside (store);

  /* Translators: %s is a file. */
  return aside ? g_strdup_printf (_("It is kept aside as %s. Import the files of GIAS and Ofsted again."), aside) : NULL;
}

static char *
undone_words (const FettleImportState *state)
{
  g_autofree char *when = fettle_moment_to_words (state->undone_at);
  g_autofree char *as_at = state->reference && state->reference->as_at ? fettle_date_iso_to_words (state->reference->as_at) : NULL;

  if (!as_at)
    /* Translators: %1$s is what was undone, %2$s a date and time. */
    return g_strdup_printf (_("“%1$s” was undone on %2$s."), state->undone_label, when);
  /* Translators: %1$s is what was undone, %2$s a date and time, %3$s a date. */
  return g_strdup_printf (_("“%1$s” was undone on %2$s. England, region and other authorities are still compared as at %3$s."),
                          state->undone_label, when, as_at);
}

/* What other areas are compared by is not what the register holds: an import was undone, or the register was put back. */
static GtkWidget *
make_state_row (const FettleImportState *state,
                gboolean                 can_write)
{
  g_autofree char *words = state->undone_batch ? undone_words (state) : NULL;
  GtkWidget *row;
  GtkWidget *load;

  if (!words)
    words = g_strdup (_("The public data on this computer is of another import than the one that the register holds. Load the file again."));
  row = fettle_row_new (dataset_label (state->dataset), words);
  if (state->undone_batch)
    {
      GtkWidget *redo = gtk_button_new_with_mnemonic (_("_Redo"));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (redo), "s", state->undone_batch);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (redo), "win.redo-batch");
      gtk_widget_set_valign (redo, GTK_ALIGN_CENTER);
      gtk_widget_set_sensitive (redo, can_write);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), redo);
    }
  load = gtk_button_new_with_mnemonic (_("_Load Again…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (load), "win.import");
  gtk_widget_set_valign (load, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (load, can_write);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), load);
  return row;
}

static void
read_shown (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  Shown *shown = g_new0 (Shown, 1);
  g_autoptr (GPtrArray) authorities = fettle_store_list (source, "authority", NULL, NULL, &error);
  g_autoptr (GPtrArray) held = NULL;

  if (authorities && authorities->len)
    shown->authority = g_object_ref (g_ptr_array_index (authorities, 0));
  /* A damaged reference hides neither the authority nor the register. */
  if (authorities && !(held = fettle_reference_list_sources (source, &error)) &&
      g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    {
      shown->trouble = g_strdup (error->message);
      g_clear_error (&error);
    }
  if (authorities && !error)
    shown->sources = fettle_import_state_list_sources (source, &error);
  if (shown->sources && !shown->trouble)
    shown->trouble = aside_words (source);
  if (shown->sources)
    shown->states = fettle_import_state_list (source, &error);
  if (shown->states)
    g_task_return_pointer (task, shown, (GDestroyNotify) shown_free);
  else
    {
      shown_free (shown);
      g_task_return_error (task, error);
    }
}

static void
show_authority (FettleDataPage *self,
                FettleRecord   *authority)
{
  g_set_object (&self->authority, authority);
  gtk_widget_set_sensitive (GTK_WIDGET (self->authority_button),
                            authority && fettle_session_can_write (fettle_section_get_session (FETTLE_SECTION (self))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "data.follow-school", gtk_widget_get_sensitive (GTK_WIDGET (self->authority_button)));
  if (authority)
    fettle_row_set_words (self->authority_row, fettle_record_get_text (authority, "name"),
                          fettle_record_get_text (authority, "region"));
}

static void
shown_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FettleDataPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Shown *shown = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleDate today;
  FettleFocus *held;
  GtkWidget *row;

  if (!shown)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Sources Could Not Be Read"), error);
      return;
    }
  today = fettle_session_get_today (fettle_section_get_session (FETTLE_SECTION (self)));
  held = fettle_focus_hold (GTK_WIDGET (self->sources));
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->sources, 0))))
    gtk_list_box_remove (self->sources, row);
  for (guint i = 0; i < shown->sources->len; i++)
    gtk_list_box_append (self->sources, make_source_row (g_ptr_array_index (shown->sources, i), today));
  for (guint i = 0; i < shown->states->len; i++)
    {
      const FettleImportState *state = g_ptr_array_index (shown->states, i);

      if (state->undone_batch || (!state->reference_stands && state->reference))
        gtk_list_box_append (self->sources,
                             make_state_row (state, fettle_session_can_write (fettle_section_get_session (FETTLE_SECTION (self)))));
    }
  if (shown->trouble)
    gtk_list_box_append (self->sources, fettle_row_new (_("The public data was damaged"), shown->trouble));
  fettle_focus_give_back (held);
  show_authority (self, shown->authority);
  shown_free (shown);
}

static void
refresh (FettleDataPage *self)
{
  fettle_store_read_async (fettle_section_get_store (FETTLE_SECTION (self)), read_shown, NULL, NULL, self->cancellable,
                           shown_read_cb, g_object_ref (self));
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleDataPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  if (!files)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("No Files Were Chosen"), error);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file))
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  fettle_data_page_import (self, (const char *const *) paths);
}

static void
edit_authority_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *target)
{
  static const char *const fields[] = {
    "name", "region", "council-name", "service-name", "small-number", "statistical-neighbours", NULL,
  };
  FettleDataPage *self = FETTLE_DATA_PAGE (widget);
  const FettleFormSpec spec = {
    .title = _("Authority"), .draft_name = _("Authority"), .batch_label = C_("step", "Authority’s settings changed"),
    .fields = fields,
  };
  g_autoptr (FettleRecord) record = NULL;

  if (!self->authority)
    return;
  record = fettle_record_copy (self->authority);
  gtk_window_present (GTK_WINDOW (fettle_form_new (fettle_section_get_session (FETTLE_SECTION (self)),
                                                   GTK_WINDOW (fettle_host_of (widget)), &spec, record,
                                                   self->authority, NULL)));
}

static void
follow_school_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *target)
{
  gtk_window_present (GTK_WINDOW (fettle_follow_window_new (GTK_WINDOW (fettle_host_of (widget)),
                                                            fettle_section_get_session (FETTLE_SECTION (widget)))));
}

static void
fettle_data_page_turn (FettleSection *section,
                       int            by)
{
  FettleDataPage *self = FETTLE_DATA_PAGE (section);

  fettle_section_turn_stack (self->views, self->switcher, by);
}

static void
fettle_data_page_enter (FettleSection *section)
{
  fettle_section_focus_tab (FETTLE_DATA_PAGE (section)->switcher);
}

static void
fettle_data_page_constructed (GObject *object)
{
  FettleDataPage *self = FETTLE_DATA_PAGE (object);
  FettleStore *store = fettle_section_get_store (FETTLE_SECTION (self));

  G_OBJECT_CLASS (fettle_data_page_parent_class)->constructed (object);

  fettle_section_set_title (FETTLE_SECTION (self), _("Data"));
  fettle_history_view_set_source (self->history, store, NULL);
  fettle_holidays_view_set_session (self->holidays, fettle_section_get_session (FETTLE_SECTION (self)));
  fettle_backups_view_set_session (self->backups, fettle_section_get_session (FETTLE_SECTION (self)));
  fettle_erased_view_set_session (self->erased, fettle_section_get_session (FETTLE_SECTION (self)));
  g_signal_connect_object (store, "reference-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
fettle_data_page_dispose (GObject *object)
{
  FettleDataPage *self = FETTLE_DATA_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->authority);

  G_OBJECT_CLASS (fettle_data_page_parent_class)->dispose (object);
}

static void
fettle_data_page_class_init (FettleDataPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_data_page_constructed;
  object_class->dispose = fettle_data_page_dispose;
  FETTLE_SECTION_CLASS (klass)->enter = fettle_data_page_enter;
  FETTLE_SECTION_CLASS (klass)->turn = fettle_data_page_turn;

  g_type_ensure (FETTLE_TYPE_HISTORY_VIEW);
  g_type_ensure (FETTLE_TYPE_HOLIDAYS_VIEW);
  g_type_ensure (FETTLE_TYPE_BACKUPS_VIEW);
  g_type_ensure (FETTLE_TYPE_ERASED_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, views);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, sources);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, authority_row);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, authority_button);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, history);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, holidays);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, backups);
  gtk_widget_class_bind_template_child (widget_class, FettleDataPage, erased);
  gtk_widget_class_install_action (widget_class, "data.edit-authority", NULL, edit_authority_action);
  gtk_widget_class_install_action (widget_class, "data.follow-school", NULL, follow_school_action);
}

static void
fettle_data_page_init (FettleDataPage *self)
{
  GtkWidget *nothing;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  nothing = gtk_label_new (_("Nothing has been imported yet."));
  gtk_widget_add_css_class (nothing, "placeholder");
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (self->sources, nothing);
}

/**
 * fettle_data_page_choose_files:
 * @self: the page
 *
 * Asks for files to import.
 */
void
fettle_data_page_choose_files (FettleDataPage *self)
{
  g_return_if_fail (FETTLE_IS_DATA_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "import");
  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))), _("Import Files"),
                            FETTLE_FILE_DIALOG_OPEN_MANY, NULL, NULL, self->cancellable, files_chosen_cb,
                            g_object_ref (self));
}

/**
 * fettle_data_page_show:
 * @self: the page
 * @view: "import", "history", "holidays" or "backups"
 *
 * Shows one of its views.
 */
void
fettle_data_page_show (FettleDataPage *self,
                       const char     *view)
{
  g_return_if_fail (FETTLE_IS_DATA_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, view);
}

/**
 * fettle_data_page_import:
 * @self: the page
 * @paths: (array zero-terminated=1): files
 *
 * Reads files and shows what they would change.
 */
void
fettle_data_page_import (FettleDataPage    *self,
                         const char *const *paths)
{
  g_return_if_fail (FETTLE_IS_DATA_PAGE (self));

  if (paths[0])
    gtk_window_present (GTK_WINDOW (fettle_import_window_new (GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))),
                                                              fettle_section_get_session (FETTLE_SECTION (self)),
                                                              paths)));
}
