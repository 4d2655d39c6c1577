/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schools/fettle-filter-chip.h"

#include <glib/gi18n-lib.h>

struct _FettleFilterChip
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkButton *clear;
  GtkListBox *list;

  FettleSchoolColumn column;
  char *label;
  GPtrArray *facets;
  GStrv codes; /* NULL: nothing is filtered out */
};

G_DEFINE_FINAL_TYPE (FettleFilterChip, fettle_filter_chip, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const FettleSchoolFacet *
find_facet (FettleFilterChip *self,
            const char       *code)
{
  for (guint i = 0; self->facets && i < self->facets->len; i++)
    {
      FettleSchoolFacet *facet = g_ptr_array_index (self->facets, i);

      if (g_strcmp0 (facet->code, code) == 0)
        return facet;
    }
  return NULL;
}

static char *
make_label (FettleFilterChip *self)
{
  guint n = self->codes ? g_strv_length (self->codes) : 0;
  const FettleSchoolFacet *facet;

  if (n == 0)
    return g_strdup (self->label);
  if (n > 1)
    /* Translators: %1$s is what is filtered by, such as Phase; %2$u is how many values were chosen. */
    return g_strdup_printf (ngettext ("%1$s: %2$u chosen", "%1$s: %2$u chosen", n), self->label, n);

  facet = find_facet (self, self->codes[0]);
  /* Translators: a filter and its value, such as "Phase: Primary". */
  return g_strdup_printf (_("%1$s: %2$s"), self->label, facet ? facet->label : self->codes[0]);
}

static void
show_state (FettleFilterChip *self)
{
  g_autofree char *label = make_label (self);
  gboolean active = self->codes != NULL;

  gtk_menu_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->clear), active);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}

static GStrv
read_checks (FettleFilterChip *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        continue;
      g_strv_builder_add (builder, gtk_widget_get_name (check));
      any = TRUE;
    }
  return any ? g_strv_builder_end (builder) : NULL;
}

static void
check_toggled_cb (FettleFilterChip *self)
{
  g_assert (FETTLE_IS_FILTER_CHIP (self));

  g_strfreev (self->codes);
  self->codes = read_checks (self);
  show_state (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_clicked_cb (FettleFilterChip *self)
{
  g_assert (FETTLE_IS_FILTER_CHIP (self));

  fettle_filter_chip_set_codes (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_check (FettleFilterChip        *self,
            const FettleSchoolFacet *facet)
{
  g_autofree char *text = NULL;
  GtkWidget *check;

  /* Translators: a value that can be filtered by and how many schools have it: "Primary (45)". */
  text = g_strdup_printf (_("%1$s (%2$u)"), facet->label, facet->count);
  check = gtk_check_button_new_with_label (text);
  gtk_widget_set_name (check, facet->code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               self->codes && g_strv_contains ((const char *const *) self->codes, facet->code));
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

/* What would open no school is not offered, unless it is chosen, or nothing would open one. */
static gboolean
is_offered (FettleFilterChip        *self,
            const FettleSchoolFacet *facet)
{
  if (facet->count > 0 || (self->codes && g_strv_contains ((const char *const *) self->codes, facet->code)))
    return TRUE;
  for (guint i = 0; i < self->facets->len; i++)
    if (((FettleSchoolFacet *) g_ptr_array_index (self->facets, i))->count > 0)
      return FALSE;
  return TRUE;
}

static void
fill_list (FettleFilterChip *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->facets && i < self->facets->len; i++)
    {
      if (!is_offered (self, g_ptr_array_index (self->facets, i)))
        continue;
      gtk_list_box_append (self->list, make_check (self, g_ptr_array_index (self->facets, i)));
      row = gtk_widget_get_last_child (GTK_WIDGET (self->list));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
    }
}

static void
make_popover (FettleFilterChip *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "plain-list");
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (self->button, popover);
}

/* Made when it is asked for, as seven lists would slow the first frame down; and filled before it is shown, as the keyboard goes
 * to what stands in it then. */
static void
before_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  FettleFilterChip *self = user_data;

  g_assert (FETTLE_IS_FILTER_CHIP (self));

  if (!self->list)
    make_popover (self);
  fill_list (self);
}

static void
fettle_filter_chip_finalize (GObject *object)
{
  FettleFilterChip *self = FETTLE_FILTER_CHIP (object);

  g_free (self->label);
  g_strfreev (self->codes);
  g_clear_pointer (&self->facets, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_filter_chip_parent_class)->finalize (object);
}

static void
fettle_filter_chip_class_init (FettleFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fettle_filter_chip_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleFilterChip, button);
  gtk_widget_class_bind_template_child (widget_class, FettleFilterChip, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
fettle_filter_chip_init (FettleFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, before_popup_cb, self, NULL);
}

/**
 * fettle_filter_chip_new:
 * @column: what is filtered by
 * @label: its name for people
 *
 * Returns: (transfer floating): a chip that lets a person choose values of a column
 */
FettleFilterChip *
fettle_filter_chip_new (FettleSchoolColumn  column,
                        const char         *label)
{
  FettleFilterChip *self = g_object_new (FETTLE_TYPE_FILTER_CHIP, NULL);
  g_autofree char *clear = NULL;

  self->column = column;
  self->label = g_strdup (label);
  /* Translators: name of the button that removes a filter; %s is what it filters by, such as Phase. */
  clear = g_strdup_printf (_("Remove the filter: %s"), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->clear), clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  show_state (self);
  return self;
}

/**
 * fettle_filter_chip_get_column:
 * @self: a chip
 *
 * Returns: what is filtered by
 */
FettleSchoolColumn
fettle_filter_chip_get_column (FettleFilterChip *self)
{
  g_return_val_if_fail (FETTLE_IS_FILTER_CHIP (self), FETTLE_SCHOOL_NAME);

  return self->column;
}

/**
 * fettle_filter_chip_set_facets:
 * @self: a chip
 * @facets: (element-type FettleSchoolFacet): what can be chosen now
 */
void
fettle_filter_chip_set_facets (FettleFilterChip *self,
                               GPtrArray        *facets)
{
  g_return_if_fail (FETTLE_IS_FILTER_CHIP (self));

  g_clear_pointer (&self->facets, g_ptr_array_unref);
  self->facets = g_ptr_array_ref (facets);
  gtk_widget_set_visible (GTK_WIDGET (self), facets->len > 1 || self->codes);
  show_state (self);
}

/**
 * fettle_filter_chip_get_codes:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): the codes chosen; %NULL where nothing is filtered out
 */
const char *const *
fettle_filter_chip_get_codes (FettleFilterChip *self)
{
  g_return_val_if_fail (FETTLE_IS_FILTER_CHIP (self), NULL);

  return (const char *const *) self->codes;
}

/**
 * fettle_filter_chip_set_codes:
 * @self: a chip
 * @codes: (nullable): the codes to keep; %NULL: all
 *
 * Chooses for the person. "changed" is not emitted.
 */
void
fettle_filter_chip_set_codes (FettleFilterChip  *self,
                              const char *const *codes)
{
  g_return_if_fail (FETTLE_IS_FILTER_CHIP (self));

  g_strfreev (self->codes);
  self->codes = g_strdupv ((GStrv) codes);
  show_state (self);
}
