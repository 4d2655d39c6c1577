/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schools/fettle-schools-page.h"

#include <glib/gi18n-lib.h>

#include "ui/schools/fettle-filter-chip.h"
#include "ui/schools/fettle-school-columns.h"
#include "ui/schools/fettle-school-sort.h"
#include "ui/schools/fettle-type-ahead.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-probe-sorter.h"
#include "ui/widgets/fettle-search-clear.h"
#include "ui/widgets/fettle-tab-out.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleSchoolsPage
{
  FettleSection parent_instance;

  GtkSearchEntry *search;
  GtkBox *chip_box;
  GtkButton *clear_filters;
  GtkBox *sort_box;
  GtkBox *column_box;
  GtkStack *states;
  GtkColumnView *view;
  GtkLabel *typed;
  GtkLabel *count;

  FettleSchoolList *list;
  FettleTypeAhead *type_ahead;
  GPtrArray *chips;
  guint n_current;
  guint counting; /* the number of the last count: an answer to an earlier one is dropped */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleSchoolsPage, fettle_schools_page, FETTLE_TYPE_SECTION)

static const struct
{
  FettleSchoolColumn column;
  const char *label;
  gsize offset;
} filters[] = {
  { FETTLE_SCHOOL_STATUS, N_("Status"), G_STRUCT_OFFSET (FettleSchoolQuery, statuses) },
  { FETTLE_SCHOOL_PHASE, N_("Phase"), G_STRUCT_OFFSET (FettleSchoolQuery, phases) },
  { FETTLE_SCHOOL_SECTOR, N_("Sector"), G_STRUCT_OFFSET (FettleSchoolQuery, sectors) },
  { FETTLE_SCHOOL_REGIME, N_("Regime"), G_STRUCT_OFFSET (FettleSchoolQuery, regimes) },
  { FETTLE_SCHOOL_OUTCOME, N_("Outcome"), G_STRUCT_OFFSET (FettleSchoolQuery, outcomes) },
  { FETTLE_SCHOOL_CATEGORY, N_("Category"), G_STRUCT_OFFSET (FettleSchoolQuery, categories) },
  { FETTLE_SCHOOL_LINK_OFFICER, N_("Officer"), G_STRUCT_OFFSET (FettleSchoolQuery, officers) },
};

static const char *const current_only[] = { "current", NULL };

static gboolean
is_default_choice (FettleFilterChip *chip)
{
  const char *const *codes = fettle_filter_chip_get_codes (chip);

  if (fettle_filter_chip_get_column (chip) != FETTLE_SCHOOL_STATUS)
    return codes == NULL;
  return codes && g_strv_equal (codes, current_only);
}

static gboolean
is_narrowed (FettleSchoolsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    return TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    if (!is_default_choice (g_ptr_array_index (self->chips, i)))
      return TRUE;
  return FALSE;
}

static FettleSchoolQuery *
make_query (FettleSchoolsPage *self)
{
  FettleSchoolQuery *query = fettle_school_query_new ();
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint column = FETTLE_SCHOOL_NAME;
  gboolean descending = FALSE;

  query->text = *text ? g_strdup (text) : NULL;
  for (guint i = 0; i < self->chips->len; i++)
    {
      GStrv *codes = G_STRUCT_MEMBER_P (query, filters[i].offset);

      g_strfreev (*codes);
      *codes = g_strdupv ((GStrv) fettle_filter_chip_get_codes (g_ptr_array_index (self->chips, i)));
    }
  fettle_probe_sorter_read (self->view, &column, &descending);
  query->sort = column;
  query->descending = descending;
  return query;
}

static void
show_state (FettleSchoolsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean narrowed = is_narrowed (self);
  const char *state = "list";
  g_autofree char *words = NULL;

  if (n == 0)
    state = fettle_school_list_is_loading (self->list) ? "loading" : narrowed || self->n_current ? "none" : "empty";
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_filters), narrowed);

  /* Translators: how many schools are in the list. */
  words = g_strdup_printf (ngettext ("%u school", "%u schools", n), n);
  gtk_label_set_text (self->count, words);
}

static void
requery (FettleSchoolsPage *self)
{
  g_autoptr (FettleSchoolQuery) query = make_query (self);

  fettle_school_list_set_query (self->list, query);
  show_state (self);
}

static FettleSchoolFacet *
make_current_facet (GPtrArray *statuses)
{
  FettleSchoolFacet *current = g_new0 (FettleSchoolFacet, 1);

  current->code = g_strdup ("current");
  current->label = g_strdup (_("Current"));
  for (guint i = 0; i < statuses->len; i++)
    {
      FettleSchoolFacet *facet = g_ptr_array_index (statuses, i);

      if (g_strcmp0 (facet->code, "open") == 0 || g_strcmp0 (facet->code, "open-proposed-to-close") == 0)
        current->count += facet->count;
    }
  return current;
}

/* What the chips are to offer: the filters in force, and the number of the count. */
typedef struct
{
  FettleSchoolQuery *query;
  guint number;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  fettle_school_query_free (count->query);
  g_free (count);
}

/* The options of each chip, then how many schools are current whatever is filtered by. */
static void
load_facets (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Count *count = task_data;
  GError *error = NULL;

  for (guint i = 0; i <= G_N_ELEMENTS (filters); i++)
    {
      FettleSchoolColumn column = i < G_N_ELEMENTS (filters) ? filters[i].column : FETTLE_SCHOOL_STATUS;
      GPtrArray *facets = fettle_school_query_facets (source, i < G_N_ELEMENTS (filters) ? count->query : NULL, column,
                                                      &error);

      if (!facets)
        {
          g_task_return_error (task, error);
          return;
        }
      if (column == FETTLE_SCHOOL_STATUS)
        g_ptr_array_insert (facets, 0, make_current_facet (facets));
      g_ptr_array_add (all, facets);
    }
  g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
}

static void
facets_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleSchoolsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  guint number = ((Count *) g_task_get_task_data (G_TASK (result)))->number;
  g_autoptr (GPtrArray) all = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  g_autofree char *count = NULL;

  if (!all)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Filters Could Not Be Counted"), error);
      return;
    }
  if (number != self->counting)
    return;
  for (guint i = 0; i < self->chips->len; i++)
    fettle_filter_chip_set_facets (g_ptr_array_index (self->chips, i), g_ptr_array_index (all, i));

  self->n_current = ((FettleSchoolFacet *) g_ptr_array_index ((GPtrArray *) g_ptr_array_index (all, all->len - 1), 0))->count;
  count = self->n_current ? g_strdup_printf ("%u", self->n_current) : NULL;
  fettle_section_set_count (FETTLE_SECTION (self), count);
  show_state (self);
}

static void
refresh_facets (FettleSchoolsPage *self)
{
  Count *count = g_new0 (Count, 1);

  count->query = make_query (self);
  count->number = ++self->counting;
  fettle_store_read_async (fettle_section_get_store (FETTLE_SECTION (self)), load_facets, count, count_free,
                           self->cancellable, facets_loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (FettleSchoolsPage *self,
                  FettleChangeSet   *changes)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  if (fettle_change_set_is_everything (changes) || fettle_change_set_has_kind (changes, "school") ||
      fettle_change_set_has_kind (changes, "inspection") || fettle_change_set_has_kind (changes, "contact"))
    refresh_facets (self);
}

/* The keyboard came to the list when it had no rows yet. */
static void
begin_on_first_row (FettleSchoolsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (root && gtk_widget_get_mapped (GTK_WIDGET (self))
      && (!focus || focus == gtk_widget_get_last_child (GTK_WIDGET (self->view))))
    fettle_section_enter (FETTLE_SECTION (self));
}

/* The filters are counted when the first schools are there: nobody waits for them, and the window does for the list. */
static void
first_loaded_cb (FettleSchoolsPage *self)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  if (fettle_school_list_is_loading (self->list))
    return;
  g_signal_handlers_disconnect_by_func (self->list, first_loaded_cb, self);
  begin_on_first_row (self);
  refresh_facets (self);
}

static void
list_failed_cb (FettleSchoolsPage *self,
                const GError      *error)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  fettle_host_report_error (GTK_WIDGET (self), _("Schools Could Not Be Listed"), error);
}

static void
sorter_changed_cb (FettleSchoolsPage *self)
{
  GSettings *settings;
  guint column = FETTLE_SCHOOL_NAME;
  gboolean descending = FALSE;

  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  /* The view tells of its sorter once more while it goes. */
  if (!self->list)
    return;

  settings = fettle_session_get_settings (fettle_section_get_session (FETTLE_SECTION (self)));
  if (fettle_probe_sorter_read (self->view, &column, &descending))
    {
      g_settings_set_string (settings, "school-sort", fettle_school_column_get_id (column));
      g_settings_set_boolean (settings, "school-sort-descending", descending);
    }
  requery (self);
}

/* What a person filters by decides what the options of the other filters open. */
static void
filters_changed_cb (FettleSchoolsPage *self)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  requery (self);
  refresh_facets (self);
}

/* Made when it is asked for: the first frame does not wait for it. */
static void
offer_columns_cb (FettleSchoolsPage *self)
{
  GSettings *settings = fettle_session_get_settings (fettle_section_get_session (FETTLE_SECTION (self)));

  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  if (gtk_widget_get_first_child (GTK_WIDGET (self->sort_box)))
    return;
  fettle_school_sort_offer (self->sort_box, self->view, settings);
  fettle_school_columns_offer (self->column_box, settings);
}

static void
columns_chosen_cb (FettleSchoolsPage *self,
                   const char        *key,
                   GSettings         *settings)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  fettle_school_columns_show (self->view, settings);
}

static void
activate_cb (FettleSchoolsPage *self,
             guint              position)
{
  g_autoptr (FettleSchoolRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  if (row)
    fettle_host_open_school (GTK_WIDGET (self), fettle_school_row_get_id (row));
}

static void
clear_filters_cb (FettleSchoolsPage *self)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  for (guint i = 0; i < self->chips->len; i++)
    fettle_filter_chip_set_codes (g_ptr_array_index (self->chips, i),
                                  filters[i].column == FETTLE_SCHOOL_STATUS ? current_only : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  filters_changed_cb (self);
}

/* From the search entry, Down and Enter go to the list. */
static void
leave_search_cb (FettleSchoolsPage *self)
{
  g_assert (FETTLE_IS_SCHOOLS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
search_key_cb (FettleSchoolsPage *self,
               guint              keyval)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  leave_search_cb (self);
  return GDK_EVENT_STOP;
}

static void
fettle_schools_page_enter (FettleSection *section)
{
  gtk_widget_grab_focus (GTK_WIDGET (FETTLE_SCHOOLS_PAGE (section)->view));
}

static void
fettle_schools_page_find (FettleSection *section)
{
  gtk_widget_grab_focus (GTK_WIDGET (FETTLE_SCHOOLS_PAGE (section)->search));
}

static void
make_chips (FettleSchoolsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      FettleFilterChip *chip = fettle_filter_chip_new (filters[i].column, _(filters[i].label));

      if (filters[i].column == FETTLE_SCHOOL_STATUS)
        fettle_filter_chip_set_codes (chip, current_only);
      g_signal_connect_object (chip, "changed", G_CALLBACK (filters_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chip_box, GTK_WIDGET (chip));
      g_ptr_array_add (self->chips, chip);
    }
}

static void
make_columns (FettleSchoolsPage *self,
              GSettings         *settings)
{
  g_autofree char *sort = g_settings_get_string (settings, "school-sort");

  fettle_school_columns_follow_width (self->view, settings);
  fettle_school_columns_show (self->view, settings);
  g_signal_connect_object (settings, "changed::school-columns", G_CALLBACK (columns_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    if (g_strcmp0 (fettle_school_column_get_id (i), sort) == 0)
      fettle_school_columns_sort (self->view, i, g_settings_get_boolean (settings, "school-sort-descending"));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_list (FettleSchoolsPage *self,
           FettleStore       *store)
{
  GtkSingleSelection *selection;

  self->list = fettle_school_list_new (store);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (first_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "error", G_CALLBACK (list_failed_cb), self, G_CONNECT_SWAPPED);

  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  self->type_ahead = fettle_type_ahead_new (self->view, self->list, self->typed);
  fettle_tab_out_install (GTK_WIDGET (self->view));
}

static void
fettle_schools_page_constructed (GObject *object)
{
  FettleSchoolsPage *self = FETTLE_SCHOOLS_PAGE (object);
  FettleSession *session = fettle_section_get_session (FETTLE_SECTION (self));
  FettleStore *store = fettle_session_get_store (session);

  G_OBJECT_CLASS (fettle_schools_page_parent_class)->constructed (object);

  fettle_section_set_title (FETTLE_SECTION (self), _("Schools"));
  make_chips (self);
  make_list (self, store);
  make_columns (self, fettle_session_get_settings (session));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  requery (self);
}

static void
fettle_schools_page_dispose (GObject *object)
{
  FettleSchoolsPage *self = FETTLE_SCHOOLS_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->type_ahead);
  g_clear_object (&self->list);
  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_schools_page_parent_class)->dispose (object);
}

static void
fettle_schools_page_class_init (FettleSchoolsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fettle_schools_page_constructed;
  object_class->dispose = fettle_schools_page_dispose;
  FETTLE_SECTION_CLASS (klass)->enter = fettle_schools_page_enter;
  FETTLE_SECTION_CLASS (klass)->find = fettle_schools_page_find;

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-schools-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, search);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, chip_box);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, clear_filters);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, sort_box);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, column_box);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, states);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, view);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, typed);
  gtk_widget_class_bind_template_child (widget_class, FettleSchoolsPage, count);
  gtk_widget_class_bind_template_callback (widget_class, fettle_search_clear);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
}

static void
fettle_schools_page_init (FettleSchoolsPage *self)
{
  self->chips = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_schools_page_get_list:
 * @self: the page
 *
 * Returns: (transfer none): the schools it shows
 */
FettleSchoolList *
fettle_schools_page_get_list (FettleSchoolsPage *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOLS_PAGE (self), NULL);

  return self->list;
}

/**
 * fettle_schools_page_get_state:
 * @self: the page
 *
 * Returns: what it shows: "list", "loading", "empty" (no schools yet) or "none" (nothing matches)
 */
const char *
fettle_schools_page_get_state (FettleSchoolsPage *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOLS_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}
