/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-section.h"

typedef struct
{
  FettleSession *session;
  char *title;
  char *count;
} FettleSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FettleSection, fettle_section, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_TITLE,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
fettle_section_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FettleSection *self = FETTLE_SECTION (object);
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_COUNT:
      g_value_set_string (value, priv->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_section_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FettleSection *self = FETTLE_SECTION (object);
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      fettle_section_set_title (self, g_value_get_string (value));
      break;
    case PROP_COUNT:
      fettle_section_set_count (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_section_dispose (GObject *object)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (FETTLE_SECTION (object));

  g_clear_object (&priv->session);

  G_OBJECT_CLASS (fettle_section_parent_class)->dispose (object);
}

static void
fettle_section_finalize (GObject *object)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (FETTLE_SECTION (object));

  g_free (priv->title);
  g_free (priv->count);

  G_OBJECT_CLASS (fettle_section_parent_class)->finalize (object);
}

static void
fettle_section_real_enter (FettleSection *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
fettle_section_class_init (FettleSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fettle_section_get_property;
  object_class->set_property = fettle_section_set_property;
  object_class->dispose = fettle_section_dispose;
  object_class->finalize = fettle_section_finalize;
  klass->enter = fettle_section_real_enter;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, FETTLE_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COUNT] =
    g_param_spec_string ("count", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fettle_section_init (FettleSection *self)
{
}

/**
 * fettle_section_get_session:
 * @self: a section
 *
 * Returns: (transfer none): the session it shows
 */
FettleSession *
fettle_section_get_session (FettleSection *self)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  g_return_val_if_fail (FETTLE_IS_SECTION (self), NULL);

  return priv->session;
}

/**
 * fettle_section_get_store:
 * @self: a section
 *
 * Returns: (transfer none): the store of its session
 */
FettleStore *
fettle_section_get_store (FettleSection *self)
{
  return fettle_session_get_store (fettle_section_get_session (self));
}

/**
 * fettle_section_get_title:
 * @self: a section
 *
 * Returns: (nullable): what the header bar shows
 */
const char *
fettle_section_get_title (FettleSection *self)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  g_return_val_if_fail (FETTLE_IS_SECTION (self), NULL);

  return priv->title;
}

/**
 * fettle_section_set_title:
 * @self: a section
 * @title: what the header bar shows
 */
void
fettle_section_set_title (FettleSection *self,
                          const char    *title)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  g_return_if_fail (FETTLE_IS_SECTION (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * fettle_section_get_count:
 * @self: a section
 *
 * Returns: (nullable): the figure beside its name in the sidebar
 */
const char *
fettle_section_get_count (FettleSection *self)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  g_return_val_if_fail (FETTLE_IS_SECTION (self), NULL);

  return priv->count;
}

/**
 * fettle_section_set_count:
 * @self: a section
 * @count: (nullable): the figure beside its name in the sidebar
 */
void
fettle_section_set_count (FettleSection *self,
                          const char    *count)
{
  FettleSectionPrivate *priv = fettle_section_get_instance_private (self);

  g_return_if_fail (FETTLE_IS_SECTION (self));

  if (g_strcmp0 (priv->count, count) == 0)
    return;
  g_free (priv->count);
  priv->count = g_strdup (count);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * fettle_section_enter:
 * @self: a section
 *
 * Puts the keyboard where work on the page begins.
 */
void
fettle_section_enter (FettleSection *self)
{
  g_return_if_fail (FETTLE_IS_SECTION (self));

  /* A late answer can come when the window has gone. */
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    FETTLE_SECTION_GET_CLASS (self)->enter (self);
}

/**
 * fettle_section_find:
 * @self: a section
 *
 * Puts the keyboard into the page's own search, where it has one.
 */
void
fettle_section_find (FettleSection *self)
{
  g_return_if_fail (FETTLE_IS_SECTION (self));

  if (FETTLE_SECTION_GET_CLASS (self)->find)
    FETTLE_SECTION_GET_CLASS (self)->find (self);
}

/**
 * fettle_section_turn:
 * @self: a section
 * @by: 1 for the next view, -1 for the one before
 *
 * Shows another of the page's views, where it has several.
 */
void
fettle_section_turn (FettleSection *self,
                     int            by)
{
  g_return_if_fail (FETTLE_IS_SECTION (self));

  if (FETTLE_SECTION_GET_CLASS (self)->turn)
    FETTLE_SECTION_GET_CLASS (self)->turn (self, by);
}

/**
 * fettle_section_step_back:
 * @self: a section
 *
 * Goes one step back inside the page.
 *
 * Returns: %FALSE where the page is at its beginning
 */
gboolean
fettle_section_step_back (FettleSection *self)
{
  g_return_val_if_fail (FETTLE_IS_SECTION (self), FALSE);

  return FETTLE_SECTION_GET_CLASS (self)->step && FETTLE_SECTION_GET_CLASS (self)->step (self);
}

/**
 * fettle_section_turn_stack:
 * @stack: the views of a page
 * @switcher: their tabs
 * @by: 1 for the next view, -1 for the one before
 *
 * Shows the next or previous page of a view stack, going round at the end, and puts the keyboard on its tab.
 */
void
fettle_section_turn_stack (AdwViewStack *stack,
                           GtkWidget    *switcher,
                           int           by)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (pages, (i + n + by) % n, TRUE);
        break;
      }
  fettle_section_focus_tab (switcher);
}

/**
 * fettle_section_focus_tab:
 * @switcher: the tabs of a page
 *
 * Puts the keyboard on the tab of the view that is shown.
 */
void
fettle_section_focus_tab (GtkWidget *switcher)
{
  g_return_if_fail (GTK_IS_WIDGET (switcher));

  if (GTK_IS_TOGGLE_BUTTON (switcher) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (switcher)))
    gtk_widget_grab_focus (switcher);
  for (GtkWidget *child = gtk_widget_get_first_child (switcher); child; child = gtk_widget_get_next_sibling (child))
    fettle_section_focus_tab (child);
}
