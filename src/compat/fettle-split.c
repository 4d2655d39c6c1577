/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/fettle-split.h"

#define FETTLE_SPLIT_HAS_NAVIGATION ADW_CHECK_VERSION (1, 4, 0)

/* Below this width the two panes no longer fit side by side; sp follows the size of the text. */
#define FOLD_AT_SP 620
#define SIDEBAR_SP 190

struct _FettleSplit
{
  GtkWidget parent_instance;

  GtkWidget *frame;
  GtkWidget *view;
  GtkWidget *sidebar;
  GtkWidget *content;
  gboolean sidebar_visible;
};

G_DEFINE_FINAL_TYPE (FettleSplit, fettle_split, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SHOW_CONTENT,
  PROP_SIDEBAR_VISIBLE,
  PROP_COLLAPSED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
view_changed_cb (FettleSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}

#if FETTLE_SPLIT_HAS_NAVIGATION

static void
make_view (FettleSplit *self)
{
  AdwBreakpoint *breakpoint;
  GValue collapsed = G_VALUE_INIT;

  self->view = adw_navigation_split_view_new ();
  adw_navigation_split_view_set_min_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (self->view), SIDEBAR_SP);
  adw_navigation_split_view_set_max_sidebar_width (ADW_NAVIGATION_SPLIT_VIEW (self->view), SIDEBAR_SP);

  breakpoint = adw_breakpoint_new (adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, FOLD_AT_SP,
                                                                        ADW_LENGTH_UNIT_SP));
  g_value_init (&collapsed, G_TYPE_BOOLEAN);
  g_value_set_boolean (&collapsed, TRUE);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (self->view), "collapsed", &collapsed);

  self->frame = adw_breakpoint_bin_new ();
  gtk_widget_set_size_request (self->frame, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self->frame), self->view);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self->frame), breakpoint);
  g_signal_connect_swapped (self->view, "notify::collapsed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect_swapped (self->view, "notify::show-content", G_CALLBACK (view_changed_cb), self);
}

static void
set_sidebar (FettleSplit *self,
             GtkWidget   *sidebar)
{
  self->sidebar = sidebar;
  adw_navigation_split_view_set_sidebar (ADW_NAVIGATION_SPLIT_VIEW (self->view),
                                         adw_navigation_page_new (sidebar, "Fettle"));
}

static void
set_content (FettleSplit *self,
             GtkWidget   *content)
{
  self->content = content;
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (self->view),
                                         adw_navigation_page_new (content, "Fettle"));
}

static void
show_sidebar (FettleSplit *self,
              gboolean     visible)
{
  gtk_widget_set_visible (gtk_widget_get_parent (self->sidebar), visible);
}

static gboolean
is_collapsed (FettleSplit *self)
{
  return adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (self->view));
}

static gboolean
is_showing_content (FettleSplit *self)
{
  return adw_navigation_split_view_get_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->view));
}

static void
show_pane (FettleSplit *self,
           gboolean     content)
{
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (self->view), content);
}

#else

#define USUAL_DPI (96 * PANGO_SCALE)

static void
make_view (FettleSplit *self)
{
  self->view = adw_leaflet_new ();
  self->frame = self->view;
  adw_leaflet_set_can_navigate_back (ADW_LEAFLET (self->view), TRUE);
  g_signal_connect_swapped (self->view, "notify::folded", G_CALLBACK (view_changed_cb), self);
  g_signal_connect_swapped (self->view, "notify::visible-child", G_CALLBACK (view_changed_cb), self);
}

static void
set_sidebar (FettleSplit *self,
             GtkWidget   *sidebar)
{
  AdwLeafletPage *page;
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  self->sidebar = sidebar;
  page = adw_leaflet_prepend (ADW_LEAFLET (self->view), sidebar);
  adw_leaflet_page_set_navigatable (page, TRUE);
  page = adw_leaflet_insert_child_after (ADW_LEAFLET (self->view), line, sidebar);
  adw_leaflet_page_set_navigatable (page, FALSE);
  g_object_bind_property (sidebar, "visible", line, "visible", G_BINDING_DEFAULT);
}

/* A leaflet folds where the panes no longer fit, so the content asks for its share of the width. */
static void
follow_text_size (FettleSplit *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_set_size_request (self->content, (FOLD_AT_SP - SIDEBAR_SP) * MAX (dpi, USUAL_DPI) / USUAL_DPI, -1);
}

static void
set_content (FettleSplit *self,
             GtkWidget   *content)
{
  self->content = content;
  gtk_widget_set_hexpand (content, TRUE);
  adw_leaflet_append (ADW_LEAFLET (self->view), content);
  follow_text_size (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (follow_text_size), self, G_CONNECT_SWAPPED);
}

static void
show_sidebar (FettleSplit *self,
              gboolean     visible)
{
  gtk_widget_set_visible (self->sidebar, visible);
}

static gboolean
is_collapsed (FettleSplit *self)
{
  return adw_leaflet_get_folded (ADW_LEAFLET (self->view));
}

static gboolean
is_showing_content (FettleSplit *self)
{
  return adw_leaflet_get_visible_child (ADW_LEAFLET (self->view)) == self->content;
}

static void
show_pane (FettleSplit *self,
           gboolean     content)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->view), content ? self->content : self->sidebar);
}

#endif

static void
fettle_split_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FettleSplit *self = FETTLE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, fettle_split_get_show_content (self));
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, self->sidebar_visible);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, fettle_split_get_collapsed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_split_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FettleSplit *self = FETTLE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SIDEBAR:
      set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_CONTENT:
      fettle_split_set_show_content (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_VISIBLE:
      fettle_split_set_sidebar_visible (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_split_dispose (GObject *object)
{
  FettleSplit *self = FETTLE_SPLIT (object);

  if (self->view)
    g_signal_handlers_disconnect_by_func (self->view, view_changed_cb, self);
  self->view = NULL;
  g_clear_pointer (&self->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (fettle_split_parent_class)->dispose (object);
}

static void
fettle_split_class_init (FettleSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fettle_split_get_property;
  object_class->set_property = fettle_split_set_property;
  object_class->dispose = fettle_split_dispose;

  properties[PROP_SIDEBAR] =
    g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CONTENT] =
    g_param_spec_boolean ("show-content", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SIDEBAR_VISIBLE] =
    g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
fettle_split_init (FettleSplit *self)
{
  self->sidebar_visible = TRUE;
  make_view (self);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
}

/**
 * fettle_split_new:
 *
 * Returns: (transfer floating): a sidebar beside a content pane, that folds to one pane where there is no room for both
 */
GtkWidget *
fettle_split_new (void)
{
  return g_object_new (FETTLE_TYPE_SPLIT, NULL);
}

/**
 * fettle_split_get_sidebar_visible:
 * @self: a split
 *
 * Returns: whether the sidebar is wanted beside the content
 */
gboolean
fettle_split_get_sidebar_visible (FettleSplit *self)
{
  g_return_val_if_fail (FETTLE_IS_SPLIT (self), FALSE);

  return self->sidebar_visible;
}

/**
 * fettle_split_set_sidebar_visible:
 * @self: a split
 * @visible: whether the sidebar is wanted
 *
 * Shows or hides the sidebar, as F9 does.
 */
void
fettle_split_set_sidebar_visible (FettleSplit *self,
                                  gboolean     visible)
{
  g_return_if_fail (FETTLE_IS_SPLIT (self));

  if (self->sidebar_visible == visible || !self->sidebar)
    return;

  self->sidebar_visible = visible;
  if (!visible)
    fettle_split_set_show_content (self, TRUE);
  show_sidebar (self, visible);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_VISIBLE]);
}

/**
 * fettle_split_get_collapsed:
 * @self: a split
 *
 * Returns: whether there is room for only one of the two panes
 */
gboolean
fettle_split_get_collapsed (FettleSplit *self)
{
  g_return_val_if_fail (FETTLE_IS_SPLIT (self), FALSE);

  return is_collapsed (self);
}

/**
 * fettle_split_get_show_content:
 * @self: a split
 *
 * Returns: whether, when collapsed, the content is the pane on screen
 */
gboolean
fettle_split_get_show_content (FettleSplit *self)
{
  g_return_val_if_fail (FETTLE_IS_SPLIT (self), FALSE);

  return is_showing_content (self);
}

/**
 * fettle_split_set_show_content:
 * @self: a split
 * @show_content: %TRUE for the content, %FALSE for the sidebar
 *
 * Chooses which pane is on screen while there is room for only one.
 */
void
fettle_split_set_show_content (FettleSplit *self,
                               gboolean     show_content)
{
  g_return_if_fail (FETTLE_IS_SPLIT (self));

  show_pane (self, show_content);
}
