/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "compat/fettle-entry-row.h"
#include "ui/reports/fettle-behind-window.h"
#include "ui/reports/fettle-reports-page-private.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-tab-out.h"
#include "ui/widgets/fettle-wrap-box.h"

G_DEFINE_FINAL_TYPE (FettleReportsPage, fettle_reports_page, FETTLE_TYPE_SECTION)

static const FettleProfile profiles[] = { FETTLE_PROFILE_WORKING, FETTLE_PROFILE_PUBLIC, FETTLE_PROFILE_EXEMPT };

static void
build_table (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  FettleDisclosed *table = fettle_report_job_build (task_data, source, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, table, g_object_unref);
}

static void
table_built_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FettleReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleDisclosed) table = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleReportJob *job;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error)
    {
      fettle_table_view_show_message (self->table_view, _("The Table Could Not Be Made"), error->message);
      return;
    }
  job = g_task_get_task_data (G_TASK (result));
  if (table)
    fettle_table_view_show (self->table_view, table);
  else
    fettle_table_view_show_message (self->table_view, _("Not for These Readers"), job->why);
}

static FettleDate
read_date (GtkEditable *entry,
           gboolean    *ok)
{
  const char *text = gtk_editable_get_text (entry);
  FettleDate date = *text ? fettle_date_parse_typed (text, fettle_date_today ()) : FETTLE_DATE_NONE;

  if (*text && date == FETTLE_DATE_NONE)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      *ok = FALSE;
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  return date;
}

static void
refresh (FettleReportsPage *self)
{
  FettleReportJob *job;

  if (!self->table_id || !(job = fettle_reports_page_make_job (self)))
    return;
  g_strfreev (job->table_ids);
  job->table_ids = g_new0 (char *, 2);
  job->table_ids[0] = g_strdup (self->table_id);

  g_cancellable_cancel (self->table_cancellable);
  g_clear_object (&self->table_cancellable);
  self->table_cancellable = g_cancellable_new ();
  fettle_store_read_async (fettle_section_get_store (FETTLE_SECTION (self)), build_table, job,
                           (GDestroyNotify) fettle_report_job_free, self->table_cancellable, table_built_cb,
                           g_object_ref (self));
}

static void
table_selected_cb (FettleReportsPage *self,
                   GtkListBoxRow     *row)
{
  g_assert (FETTLE_IS_REPORTS_PAGE (self));

  if (!row)
    return;
  g_free (self->table_id);
  self->table_id = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));
  refresh (self);
}

static void
behind_cb (FettleReportsPage *self,
           const char        *heading,
           char             **school_ids)
{
  g_assert (FETTLE_IS_REPORTS_PAGE (self));

  fettle_behind_window_present (fettle_host_of (GTK_WIDGET (self)), heading, (const char *const *) school_ids);
}

static void
show_period (FettleReportsPage *self)
{
  g_autofree char *label = NULL;

  /* Translators: the period of a paper, from one date to another. */
  label = g_strdup_printf (_("%1$s to %2$s"), gtk_editable_get_text (self->from), gtk_editable_get_text (self->to));
  gtk_label_set_text (self->period, label);
}

static void
paper_changed_cb (FettleReportsPage *self)
{
  g_assert (FETTLE_IS_REPORTS_PAGE (self));

  show_period (self);
  refresh (self);
}

static void
working_cb (FettleReportsPage *self)
{
  g_assert (FETTLE_IS_REPORTS_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.export", !fettle_export_bar_is_working (self->export_bar));
}

/* A page out of sight is brought up to date when it is shown again. */
static void
store_changed_cb (FettleReportsPage *self)
{
  g_assert (FETTLE_IS_REPORTS_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static GtkWidget *
make_table_row (const FettleCatalogueEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (_(entry->title));
  g_autofree char *name = NULL;

  /* Translators: name of a check box; %s is the title of a table. */
  name = g_strdup_printf (_("Into the workbook: %s"), _(entry->title));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), entry->in_pack);
  gtk_widget_set_tooltip_text (check, _("Into the workbook"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, entry->id);
  gtk_widget_set_tooltip_text (row, _(entry->description));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(entry->title), -1);
  return row;
}

/* Without the day of the week, so that it can be read back. */
static void
set_date (GtkEditable *entry,
          FettleDate   date)
{
  g_autofree char *iso = fettle_date_to_iso (date);
  g_autofree char *words = fettle_date_iso_to_words (iso);

  gtk_editable_set_text (entry, words);
}

static void
set_defaults (FettleReportsPage *self)
{
  FettleDate today = fettle_session_get_today (fettle_section_get_session (FETTLE_SECTION (self)));
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    gtk_string_list_append (labels, fettle_profile_get_label (profiles[i]));
  gtk_drop_down_set_model (self->profile, G_LIST_MODEL (labels));
  g_object_unref (labels);
  set_date (self->from, fettle_date_add_months (today, -3));
  set_date (self->to, today);
  gtk_editable_set_text (self->committee, _("Scrutiny Committee"));
  show_period (self);
}

static void
fettle_reports_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fettle_reports_page_parent_class)->map (widget);
  refresh (FETTLE_REPORTS_PAGE (widget));
}

static void
fettle_reports_page_constructed (GObject *object)
{
  FettleReportsPage *self = FETTLE_REPORTS_PAGE (object);
  const FettleCatalogueEntry *entries;
  guint n;

  G_OBJECT_CLASS (fettle_reports_page_parent_class)->constructed (object);

  fettle_section_set_title (FETTLE_SECTION (self), _("Reports"));
  set_defaults (self);
  fettle_drop_down_set_name (self->profile, _("Who will read it"));
  entries = fettle_catalogue_list (&n);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->tables, make_table_row (&entries[i]));
  gtk_list_box_select_row (self->tables, gtk_list_box_get_row_at_index (self->tables, 0));
  g_signal_connect_object (self->profile, "notify::selected", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fettle_section_get_store (FETTLE_SECTION (self)), "changed", G_CALLBACK (store_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
fettle_reports_page_dispose (GObject *object)
{
  FettleReportsPage *self = FETTLE_REPORTS_PAGE (object);

  if (self->table_cancellable)
    g_cancellable_cancel (self->table_cancellable);
  g_clear_object (&self->table_cancellable);
  g_clear_pointer (&self->table_id, g_free);

  G_OBJECT_CLASS (fettle_reports_page_parent_class)->dispose (object);
}

static void
fettle_reports_page_class_init (FettleReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_reports_page_constructed;
  object_class->dispose = fettle_reports_page_dispose;
  widget_class->map = fettle_reports_page_map;

  g_type_ensure (FETTLE_TYPE_TABLE_VIEW);
  g_type_ensure (FETTLE_TYPE_EXPORT_BAR);
  g_type_ensure (FETTLE_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, tables);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, table_view);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, profile);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, period);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, committee);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, meeting);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, from);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, to);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FettleReportsPage, export_bar);
  gtk_widget_class_bind_template_callback (widget_class, table_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, behind_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, working_cb);
  fettle_reports_page_class_install_actions (widget_class);
}

static void
fettle_reports_page_init (FettleReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Otherwise Tab would choose every table on its way to the one that is shown, and end at the last. */
  fettle_tab_out_install (GTK_WIDGET (self->tables));
  fettle_entry_row_speak (self->committee, NULL);
  fettle_entry_row_speak (self->meeting, NULL);
  fettle_entry_row_speak (self->from, NULL);
  fettle_entry_row_speak (self->to, NULL);
}

/**
 * fettle_reports_page_make_job:
 * @self: the page
 *
 * Copies what the person chose, and says where a date cannot be read.
 *
 * Returns: (transfer full) (nullable): a job; %NULL where a date cannot be read
 */
FettleReportJob *
fettle_reports_page_make_job (FettleReportsPage *self)
{
  FettleReportJob *job;
  gboolean ok = TRUE;

  g_return_val_if_fail (FETTLE_IS_REPORTS_PAGE (self), NULL);

  job = g_new0 (FettleReportJob, 1);
  job->from = read_date (self->from, &ok);
  job->to = read_date (self->to, &ok);
  job->meeting = read_date (self->meeting, &ok);
  job->today = fettle_session_get_today (fettle_section_get_session (FETTLE_SECTION (self)));
  job->stale_days = g_settings_get_uint (fettle_session_get_settings (fettle_section_get_session (FETTLE_SECTION (self))),
                                         "stale-days");
  job->committee = g_strdup (gtk_editable_get_text (self->committee));
  job->profile = profiles[MIN (gtk_drop_down_get_selected (self->profile), G_N_ELEMENTS (profiles) - 1)];
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !ok);
  if (ok)
    return job;
  fettle_report_job_free (job);
  return NULL;
}

/**
 * fettle_reports_page_list_chosen:
 * @self: the page
 *
 * Returns: (transfer full): ids of the tables that go into the workbook
 */
GStrv
fettle_reports_page_list_chosen (FettleReportsPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkListBoxRow *row;

  g_return_val_if_fail (FETTLE_IS_REPORTS_PAGE (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->tables, i)); i++)
    {
      GtkWidget *check = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_strv_builder_add (builder, gtk_widget_get_name (GTK_WIDGET (row)));
    }
  return g_strv_builder_end (builder);
}
