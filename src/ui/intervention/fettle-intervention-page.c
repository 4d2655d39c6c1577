/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/intervention/fettle-intervention-page.h"

#include <glib/gi18n-lib.h>

#include "workbook/fettle-pack.h"
#include "model/fettle-vocabulary.h"
#include "reports/fettle-case-table.h"
#include "reports/fettle-disclosure.h"
#include "ui/case/fettle-case-holidays.h"
#include "ui/review/fettle-review-mode.h"
#include "ui/reports/fettle-export-bar.h"
#include "ui/school/fettle-school-page.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-grid.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-search-clear.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleInterventionPage
{
  FettleSection parent_instance;

  FettleBanner *holidays;
  GtkEditable *search;
  GtkDropDown *which;
  GtkWidget *eligible;
  GtkLabel *eligible_words;
  GtkBox *eligible_schools;
  gboolean shows_all_eligible;
  GtkStack *states;
  AdwStatusPage *trouble;
  AdwStatusPage *empty;
  FettleGrid *grid;
  FettleExportBar *export_bar;
  GtkStack *modes;
  FettleReviewMode *review;
  GtkLabel *review_label;

  gboolean has_columns;
  GPtrArray *schools; /* ids of the rows */
};

#define MOST_ELIGIBLE 6

G_DEFINE_FINAL_TYPE (FettleInterventionPage, fettle_intervention_page, FETTLE_TYPE_SECTION)

enum
{
  WHICH_OPEN,
  WHICH_CLOSED,
  WHICH_ALL,
};

/* What of the register of cases is on screen; the workbook has the rest. */
static const struct
{
  const char *id;
  guint chars;
} shown[] = {
  { "school", 26 }, { "case", 22 }, { "rating", 8 }, { "direction", 12 }, { "next", 26 }, { "lead-officer", 16 },
  { "gates", 8 }, { "notice", 16 },
};

static guint
find_column (FettleDisclosed *table,
             const char      *id)
{
  guint n = fettle_disclosed_get_n_columns (table);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (fettle_disclosed_get_column (table, i)->id, id))
      return i;
  g_assert_not_reached ();
}

static char *
dup_cell (FettleDisclosed *table,
          guint            row,
          const char      *id)
{
  guint column = find_column (table, id);

  return fettle_disclosed_get_cell (table, row, column)->empty ? g_strdup ("")
                                                               : fettle_disclosed_get_words (table, row, column);
}

static gboolean
is_open (FettleDisclosed *table,
         guint            row)
{
  g_autofree char *state = dup_cell (table, row, "state");

  return g_strcmp0 (state, fettle_vocabulary_label ("case-state", "open")) == 0;
}

static gboolean
is_chosen (FettleInterventionPage *self,
           FettleDisclosed        *table,
           guint                   row)
{
  guint which = gtk_drop_down_get_selected (self->which);
  const char *words = gtk_editable_get_text (self->search);
  g_autofree char *school = dup_cell (table, row, "school");
  g_autofree char *one = dup_cell (table, row, "case");

  if (which != WHICH_ALL && is_open (table, row) != (which == WHICH_OPEN))
    return FALSE;
  return !*words || g_str_match_string (words, school, TRUE) || g_str_match_string (words, one, TRUE);
}

static void
add_row (FettleInterventionPage *self,
         FettleDisclosed        *table,
         guint                   row)
{
  const FettleCell *school = fettle_disclosed_get_cell (table, row, find_column (table, "school"));
  GStrv words = g_new0 (char *, G_N_ELEMENTS (shown) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    words[i] = dup_cell (table, row, shown[i].id);
  fettle_grid_add_row (self->grid, words, 1);
  g_ptr_array_add (self->schools, g_strdup (school->rows[0]));
}

static void
show_columns (FettleInterventionPage *self,
              FettleDisclosed        *table)
{
  FettleGridColumn columns[G_N_ELEMENTS (shown)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      columns[i].title = _(fettle_disclosed_get_column (table, find_column (table, shown[i].id))->title);
      columns[i].chars = shown[i].chars;
    }
  columns[0].tip = _("Open the case");
  fettle_grid_set_columns (self->grid, _("Cases"), columns, G_N_ELEMENTS (columns));
  self->has_columns = TRUE;
}

/* The officer's own screen: as an exempt paper, with the names of persons. */
static FettleDisclosed *
disclose (GPtrArray  *all,
          FettleDate  today)
{
  static const FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_EXEMPT, .personal = TRUE };
  g_autoptr (FettleTable) table = fettle_case_table_new (all, today);

  return fettle_disclose (table, &rules, NULL);
}

static void
show_trouble (FettleInterventionPage *self,
              const char             *problem)
{
  g_autofree char *markup = g_markup_escape_text (problem, -1);

  adw_status_page_set_description (self->trouble, markup);
  gtk_stack_set_visible_child_name (self->states, "trouble");
}

/* Returns how many cases are open. */
static guint
fill_grid (FettleInterventionPage *self,
           FettleDisclosed        *table)
{
  guint n_open = 0;

  if (!self->has_columns)
    show_columns (self, table);
  fettle_grid_clear (self->grid);
  g_ptr_array_set_size (self->schools, 0);
  for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
    {
      n_open += is_open (table, row);
      if (is_chosen (self, table, row))
        add_row (self, table, row);
    }
  fettle_grid_show_rows (self->grid);
  return n_open;
}

static void
show_rows (FettleInterventionPage *self)
{
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (self));
  FettleCaseList *list = fettle_case_list_get (session);
  GPtrArray *all = fettle_case_list_get_all (list);
  g_autoptr (FettleDisclosed) table = NULL;
  g_autofree char *count = NULL;
  guint n_open, n;

  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  if (!all)
    {
      if (fettle_case_list_get_problem (list))
        show_trouble (self, fettle_case_list_get_problem (list));
      return;
    }
  table = disclose (all, fettle_session_get_today (session));
  n_open = fill_grid (self, table);
  n = fettle_disclosed_get_n_rows (table);

  count = g_strdup_printf ("%u", n_open);
  fettle_section_set_count (FETTLE_SECTION (self), n_open ? count : NULL);
  adw_status_page_set_title (self->empty, n ? _("No Case Is Like This") : _("No Cases"));
  gtk_stack_set_visible_child_name (self->states, self->schools->len ? "list" : "empty");
}

static GtkWidget *
make_eligible (FettleRecord *school)
{
  GtkWidget *button = gtk_button_new_with_label (fettle_record_get_text (school, "name"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cases.open-school");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", fettle_record_get_id (school));
  gtk_widget_set_tooltip_text (button, _("Open the school’s Intervention tab"));
  fettle_focus_set_key (button, fettle_record_get_id (school));
  return button;
}

/* Many names leave room for the list. */
static void
add_eligible (FettleInterventionPage *self,
              GPtrArray              *schools)
{
  guint n = self->shows_all_eligible || schools->len <= MOST_ELIGIBLE + 1 ? schools->len : MOST_ELIGIBLE;
  g_autofree char *label = NULL;
  GtkWidget *more;

  for (guint i = 0; i < n; i++)
    gtk_box_append (self->eligible_schools, make_eligible (g_ptr_array_index (schools, i)));
  if (n == schools->len)
    return;
  /* Translators: %u is how many more schools there are. */
  label = g_strdup_printf (_("And %u _More…"), schools->len - n);
  more = fettle_button_for (label, "cases.all-eligible", NULL);
  gtk_box_append (self->eligible_schools, more);
}

/* Whom nobody has begun with stands in no list of cases. */
static void
show_eligible (FettleInterventionPage *self,
               GPtrArray              *schools)
{
  FettleFocus *held = fettle_focus_hold (self->eligible);
  GtkWidget *child;
  g_autofree char *words = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->eligible_schools))))
    gtk_box_remove (self->eligible_schools, child);
  add_eligible (self, schools);
  words = g_strdup_printf (ngettext ("%u school is eligible for intervention and has no open case:",
                                     "%u schools are eligible for intervention and have no open case:", schools->len), schools->len);
  gtk_label_set_text (self->eligible_words, words);
  gtk_widget_set_visible (self->eligible, schools->len > 0);
  fettle_focus_give_back (held);
}

static void
cases_changed_cb (FettleInterventionPage *self)
{
  FettleCaseList *list = fettle_case_list_get (fettle_section_get_session (FETTLE_SECTION (self)));
  GPtrArray *eligible = fettle_case_list_get_eligible (list);

  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  if (eligible)
    show_eligible (self, eligible);
  fettle_case_holidays_tell (list, self->holidays);
  show_rows (self);
}

static void
cell_activated_cb (FettleInterventionPage *self,
                   guint                   row,
                   guint                   column)
{
  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  if (row < self->schools->len)
    fettle_school_page_open_case (GTK_WIDGET (self), g_ptr_array_index (self->schools, row));
}

static void
all_eligible_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *target)
{
  FettleInterventionPage *self = FETTLE_INTERVENTION_PAGE (widget);

  self->shows_all_eligible = TRUE;
  cases_changed_cb (self);
}

static void
open_school_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  fettle_school_page_open_case (widget, g_variant_get_string (target, NULL));
}

static void
working_cb (FettleInterventionPage *self)
{
  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cases.export", !fettle_export_bar_is_working (self->export_bar));
}

static void
review_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleInterventionPage *self = FETTLE_INTERVENTION_PAGE (widget);

  fettle_section_set_title (FETTLE_SECTION (self), _("Review Meeting"));
  gtk_stack_set_visible_child_name (self->modes, "review");
  fettle_review_mode_enter (self->review);
}

static void
review_stopped_cb (FettleInterventionPage *self)
{
  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  fettle_section_set_title (FETTLE_SECTION (self), _("Intervention"));
  gtk_stack_set_visible_child_name (self->modes, "register");
  fettle_section_enter (FETTLE_SECTION (self));
}

static void
review_changed_cb (FettleInterventionPage *self)
{
  g_assert (FETTLE_IS_INTERVENTION_PAGE (self));

  gtk_label_set_text_with_mnemonic (self->review_label, fettle_review_mode_can_resume (self->review)
                                                          ? _("_Resume the Review Meeting") : _("_Review Meeting…"));
}

static gboolean
fettle_intervention_page_step (FettleSection *section)
{
  return fettle_review_mode_step_back (FETTLE_INTERVENTION_PAGE (section)->review);
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleInterventionPage *self = FETTLE_INTERVENTION_PAGE (widget);
  FettleDate today = fettle_session_get_today (fettle_section_get_session (FETTLE_SECTION (self)));
  FettleReportContext context = { .committee = _("Register of cases"), .today = today };
  FettleReportJob *job = fettle_report_job_new_exempt ("cases", today);
  g_autofree char *name = fettle_pack_suggest_name (&context, job->profile);

  fettle_export_bar_choose (self->export_bar, fettle_section_get_store (FETTLE_SECTION (self)),
                            job, name);
}

static void
fettle_intervention_page_find (FettleSection *section)
{
  gtk_widget_grab_focus (GTK_WIDGET (FETTLE_INTERVENTION_PAGE (section)->search));
}

static void
fettle_intervention_page_constructed (GObject *object)
{
  FettleInterventionPage *self = FETTLE_INTERVENTION_PAGE (object);
  G_OBJECT_CLASS (fettle_intervention_page_parent_class)->constructed (object);

  fettle_section_set_title (FETTLE_SECTION (self), _("Intervention"));
  g_signal_connect_object (fettle_case_list_get (fettle_section_get_session (FETTLE_SECTION (self))), "changed",
                           G_CALLBACK (cases_changed_cb), self, G_CONNECT_SWAPPED);
  fettle_drop_down_set_name (self->which, _("Which cases"));
  fettle_review_mode_set_session (self->review, fettle_section_get_session (FETTLE_SECTION (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cases.review",
                                 fettle_session_can_write (fettle_section_get_session (FETTLE_SECTION (self))));
  cases_changed_cb (self);
}

static void
fettle_intervention_page_finalize (GObject *object)
{
  g_ptr_array_unref (FETTLE_INTERVENTION_PAGE (object)->schools);

  G_OBJECT_CLASS (fettle_intervention_page_parent_class)->finalize (object);
}

static void
fettle_intervention_page_class_init (FettleInterventionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_intervention_page_constructed;
  object_class->finalize = fettle_intervention_page_finalize;
  FETTLE_SECTION_CLASS (klass)->find = fettle_intervention_page_find;
  FETTLE_SECTION_CLASS (klass)->step = fettle_intervention_page_step;

  g_type_ensure (FETTLE_TYPE_GRID);
  g_type_ensure (FETTLE_TYPE_EXPORT_BAR);
  g_type_ensure (FETTLE_TYPE_REVIEW_MODE);
  g_type_ensure (FETTLE_TYPE_BANNER);
  g_type_ensure (FETTLE_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-intervention-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, holidays);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, search);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, which);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, eligible);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, eligible_words);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, eligible_schools);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, states);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, grid);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, export_bar);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, modes);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, review);
  gtk_widget_class_bind_template_child (widget_class, FettleInterventionPage, review_label);
  gtk_widget_class_bind_template_callback (widget_class, fettle_search_clear);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, working_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_changed_cb);
  gtk_widget_class_install_action (widget_class, "cases.all-eligible", NULL, all_eligible_action);
  gtk_widget_class_install_action (widget_class, "cases.open-school", "s", open_school_action);
  gtk_widget_class_install_action (widget_class, "cases.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "cases.review", NULL, review_action);
}

static void
fettle_intervention_page_init (FettleInterventionPage *self)
{
  self->schools = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
