/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search/fettle-search-window.h"

#include <glib/gi18n-lib.h>

#include "rules/case/fettle-case.h"
#include "store/fettle-search.h"
#include "ui/school/fettle-school-page.h"
#include "ui/widgets/fettle-rows.h"

#define SHOWN_AT_MOST 50

struct _FettleSearchWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *entry;
  GtkStack *states;
  GtkListBox *list;

  FettleSession *session;
  GPtrArray *hits;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleSearchWindow, fettle_search_window, ADW_TYPE_WINDOW)

/* Results stay in the order of their rank, but all of one kind stand together. */
static GPtrArray *
group_by_kind (GPtrArray *hits)
{
  GPtrArray *grouped = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < hits->len; i++)
    {
      FettleSearchHit *first = g_ptr_array_index (hits, i);

      if (!g_hash_table_add (seen, first->kind))
        continue;
      for (guint k = i; k < hits->len; k++)
        if (g_str_equal (((FettleSearchHit *) g_ptr_array_index (hits, k))->kind, first->kind))
          g_ptr_array_add (grouped, g_ptr_array_index (hits, k));
    }
  return grouped;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  const char *kind = gtk_widget_get_name (GTK_WIDGET (row));
  GtkWidget *label;

  if (before && g_str_equal (gtk_widget_get_name (GTK_WIDGET (before)), kind))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_(fettle_kind_get (kind)->label_plural));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "search-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_row (FettleSearchHit *hit)
{
  g_autofree char *both = hit->school_name && hit->context ? g_strjoin ("\n", hit->school_name, hit->context, NULL) : NULL;
  const char *one = hit->school_name ? hit->school_name : hit->context;
  GtkWidget *row = fettle_row_new (hit->title, both ? both : one);

  gtk_widget_set_name (row, hit->kind);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "search.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", hit->kind, hit->record_id,
                                   hit->school_id ? hit->school_id : "");
  return row;
}

static void
show_hits (FettleSearchWindow *self)
{
  g_autoptr (GPtrArray) grouped = group_by_kind (self->hits);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < grouped->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (grouped, i)));
  gtk_stack_set_visible_child_name (self->states, grouped->len ? "list" : "none");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FettleSearchWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = fettle_search_finish (FETTLE_STORE (source), result, &error);

  if (!hits)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Search Did Not Work"), error);
      return;
    }
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  show_hits (self);
}

static void
typed_cb (FettleSearchWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_assert (FETTLE_IS_SEARCH_WINDOW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (*words)
    fettle_search_async (fettle_session_get_store (self->session), words, SHOWN_AT_MOST, self->cancellable, found_cb,
                         g_object_ref (self));
  else
    gtk_stack_set_visible_child_name (self->states, "hint");
}

/* The tab of the school's page that has the records of a kind. */
static const char *
find_view (const char *kind)
{
  if (g_str_equal (kind, "visit") || g_str_equal (kind, "visit-action"))
    return "visits";
  if (g_str_equal (kind, "inspection"))
    return "inspections";
  if (fettle_case_is_guarded (fettle_kind_get (kind)) || g_str_equal (kind, "case-note"))
    return "intervention";
  return "summary";
}

/* What was found is on a page of its school; what belongs to the whole authority is among the data. */
static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  const char *kind, *record_id, *school_id;

  g_variant_get (target, "(&s&s&s)", &kind, &record_id, &school_id);
  if (!*school_id)
    fettle_host_go (widget, "data");
  else if (g_str_equal (kind, "school"))
    fettle_host_open_school (widget, school_id);
  else
    fettle_school_page_open_record (widget, school_id, find_view (kind), record_id);
  gtk_window_close (GTK_WINDOW (widget));
}

/* Enter in the entry opens the best hit. */
static void
entry_activated_cb (FettleSearchWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  g_assert (FETTLE_IS_SEARCH_WINDOW (self));

  if (row)
    gtk_widget_activate (GTK_WIDGET (row));
}

static gboolean
key_cb (FettleSearchWindow *self,
        guint               keyval)
{
  if (keyval != GDK_KEY_Down || !gtk_list_box_get_row_at_index (self->list, 0))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  return GDK_EVENT_STOP;
}

static void
fettle_search_window_dispose (GObject *object)
{
  FettleSearchWindow *self = FETTLE_SEARCH_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_search_window_parent_class)->dispose (object);
}

static void
fettle_search_window_class_init (FettleSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_search_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, FettleSearchWindow, states);
  gtk_widget_class_bind_template_child (widget_class, FettleSearchWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_install_action (widget_class, "search.open", "(sss)", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_search_window_init (FettleSearchWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

/**
 * fettle_search_window_present:
 * @parent: the main window, with a session
 *
 * Searches everything while the person types.
 *
 * Returns: (transfer none): the window
 */
FettleSearchWindow *
fettle_search_window_present (FettleHost *parent)
{
  FettleSearchWindow *self;

  g_return_val_if_fail (FETTLE_IS_HOST (parent), NULL);

  self = g_object_new (FETTLE_TYPE_SEARCH_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (fettle_host_get_session (parent));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
