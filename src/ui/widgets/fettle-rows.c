/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-rows.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-spoken.h"
#include "ui/widgets/fettle-wrap-box.h"

static void
choice_setup_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
  g_object_bind_property (item, "selected", mark, "visible", G_BINDING_SYNC_CREATE);
}

static void
choice_bind_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  fettle_spoken_item (gtk_list_item_get_child (item), text, NULL);
}

/**
 * fettle_choice_factory_new:
 *
 * Shows strings to choose from, whole: those that come with the toolkit are cut after some twenty letters.
 *
 * Returns: (transfer full): a factory for the list of a drop-down or a combo row
 */
GtkListItemFactory *
fettle_choice_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (choice_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (choice_bind_cb), NULL);
  return factory;
}

/**
 * fettle_row_new:
 * @title: plain text
 * @subtitle: (nullable): plain text
 *
 * Returns: (transfer floating): a row of a boxed list
 */
GtkWidget *
fettle_row_new (const char *title,
                const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  fettle_row_set_words (row, title, subtitle);
  return row;
}

/**
 * fettle_row_set_words:
 * @row: an action row or an expander row
 * @title: plain text
 * @subtitle: (nullable): plain text
 *
 * Sets both texts as they are: names with an ampersand are not markup.
 */
void
fettle_row_set_words (gpointer    row,
                      const char *title,
                      const char *subtitle)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  /* Not in one go with the texts: its notification would come after theirs. */
  adw_preferences_row_set_use_markup (row, FALSE);
  g_object_set (row, "title", title, "subtitle", subtitle ? subtitle : "", NULL);
  fettle_spoken_row (row);
}

/**
 * fettle_row_add_inside:
 * @row: an expander row
 * @child: what is to be seen in it
 *
 * Adds what the keyboard goes to of itself: the row that holds it has nothing to stop for.
 */
void
fettle_row_add_inside (AdwExpanderRow *row,
                       GtkWidget      *child)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  adw_expander_row_add_row (row, child);
  gtk_widget_set_focusable (gtk_widget_get_parent (child), FALSE);
}

/**
 * fettle_icon_button:
 * @icon: icon name
 * @name: what it does: tooltip and accessible name
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
fettle_icon_button (const char *icon,
                    const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/**
 * fettle_icon_button_for:
 * @icon: icon name
 * @name: what it does, and to what: tooltip and accessible name
 * @action: the action it stands for
 * @target: the action's target, a string
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
fettle_icon_button_for (const char *icon,
                        const char *name,
                        const char *action,
                        const char *target)
{
  GtkWidget *button = fettle_icon_button (icon, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/**
 * fettle_remove_button_for:
 * @name: what it takes away: tooltip and accessible name
 * @action: the action it stands for
 * @target: the action's target, a string
 *
 * Returns: (transfer floating): a flat button with a bin, to which the keyboard never comes by itself
 */
GtkWidget *
fettle_remove_button_for (const char *name,
                          const char *action,
                          const char *target)
{
  GtkWidget *button = fettle_icon_button_for ("user-trash-symbolic", name, action, target);

  fettle_focus_mark_destructive (button);
  return button;
}

/* An expander row puts what is added before what it has. */
static void
add_at_end (GtkWidget        *row,
            GtkWidget *const *buttons,
            guint             n)
{
  for (guint i = 0; i < n; i++)
    if (ADW_IS_EXPANDER_ROW (row))
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), buttons[n - 1 - i]);
    else
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons[i]);
}

/**
 * fettle_row_add_pencil_and_bin:
 * @row: an action row or an expander row
 * @name: what the record is called
 * @edit: (nullable): the action that edits it
 * @remove: the action that removes it
 * @id: the record: target of both actions, and the row's key
 *
 * Adds the two buttons of a record, in the one order that they have everywhere: the pencil, and at the end the bin.
 */
void
fettle_row_add_pencil_and_bin (GtkWidget  *row,
                               const char *name,
                               const char *edit,
                               const char *remove,
                               const char *id)
{
  GtkWidget *buttons[2];
  guint n = 0;
  /* Translators: %s is what a record is called: a note, a contact, a holiday. */
  g_autofree char *edit_name = g_strdup_printf (_("Edit: %s"), name);
  /* Translators: %s is what a record is called: a note, a contact, a holiday. */
  g_autofree char *remove_name = g_strdup_printf (_("Remove: %s"), name);

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  fettle_focus_set_key (row, id);
  if (edit)
    buttons[n++] = fettle_icon_button_for ("document-edit-symbolic", edit_name, edit, id);
  buttons[n++] = fettle_remove_button_for (remove_name, remove, id);
  add_at_end (row, buttons, n);
}

/**
 * fettle_button_for:
 * @label: the label, with a mnemonic
 * @action: the action it stands for
 * @target: (nullable): the action's target, a string
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
fettle_button_for (const char *label,
                   const char *action,
                   const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/**
 * fettle_line_add:
 * @line: a line of short facts
 * @part: (nullable): one more of them
 *
 * Adds a fact to a line, parted from what stands before it.
 */
void
fettle_line_add (GString    *line,
                 const char *part)
{
  if (part && *part)
    g_string_append_printf (line, "%s%s", line->len ? "  ·  " : "", part);
}

/**
 * fettle_button_box_new:
 * @buttons: (array zero-terminated=1): the buttons
 *
 * Returns: (transfer floating): the buttons side by side, on more than one line where they need it
 */
GtkWidget *
fettle_button_box_new (GtkWidget *const *buttons)
{
  GtkWidget *box = g_object_new (FETTLE_TYPE_WRAP_BOX, NULL);

  gtk_widget_add_css_class (box, "note-body");
  for (; *buttons; buttons++)
    gtk_box_append (GTK_BOX (box), *buttons);
  return box;
}

/**
 * fettle_holiday_row_new:
 * @holiday: a record of kind "school-holiday"
 *
 * Returns: (transfer floating): a row with its name, its days, and how the regulations are read for it
 */
GtkWidget *
fettle_holiday_row_new (FettleRecord *holiday)
{
  const FettleKind *kind = fettle_record_get_kind (holiday);
  const FettleField *reading = &kind->fields[fettle_kind_find_field (kind, "reading")];
  g_autofree char *first = fettle_date_to_words (fettle_record_get_date (holiday, "first"));
  g_autofree char *last = fettle_date_to_words (fettle_record_get_date (holiday, "last"));
  g_autofree char *title = fettle_record_get_title (holiday);
  g_autofree char *words = fettle_field_to_words (reading, fettle_record_get_text (holiday, "reading"));
  g_autofree char *dates = NULL;
  GtkWidget *row;

  /* Translators: from a date to a date. */
  dates = g_strdup_printf (_("%1$s to %2$s"), first, last);
  row = fettle_row_new (title, dates);
  if (words && *words)
    {
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      fettle_spoken_row (row);
    }
  return row;
}

static void
name_button_cb (GtkDropDown *self)
{
  const char *name = g_object_get_data (G_OBJECT (self), "fettle-name");
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self);
  /* Translators: what is chosen from a list, as a screen reader says it: "Which cases: Open cases". */
  g_autofree char *words = chosen ? g_strdup_printf (_("%1$s: %2$s"), name, gtk_string_object_get_string (chosen)) : g_strdup (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * fettle_drop_down_set_name:
 * @self: a drop-down over strings
 * @name: what is chosen with it; a string that lives for ever
 *
 * Names the button inside, which is what the keyboard stops on and a screen reader speaks of, and the choices.
 */
void
fettle_drop_down_set_name (GtkDropDown *self,
                           const char  *name)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  factory = fettle_choice_factory_new ();
  gtk_drop_down_set_list_factory (self, factory);
  g_object_set_data (G_OBJECT (self), "fettle-name", (gpointer) name);
  g_signal_connect (self, "notify::selected-item", G_CALLBACK (name_button_cb), NULL);
  name_button_cb (self);
}
