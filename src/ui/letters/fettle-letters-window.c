/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/letters/fettle-letters-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "letters/fettle-letter-template.h"
#include "ui/forms/fettle-form.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"

G_DEFINE_FINAL_TYPE (FettleLettersWindow, fettle_letters_window, ADW_TYPE_PREFERENCES_WINDOW)

typedef struct
{
  GPtrArray *authorities;
  GPtrArray *addresses;
  GPtrArray *templates;
} Found;

static void
found_free (Found *found)
{
  g_clear_pointer (&found->authorities, g_ptr_array_unref);
  g_clear_pointer (&found->addresses, g_ptr_array_unref);
  g_clear_pointer (&found->templates, g_ptr_array_unref);
  g_free (found);
}

static void
read_letters (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Found *found = g_new0 (Found, 1);
  GError *error = NULL;

  if ((found->authorities = fettle_store_list (source, "authority", NULL, NULL, &error))
      && (found->addresses = fettle_store_list (source, "addressee", NULL, NULL, &error))
      && (found->templates = fettle_store_list (source, "letter-template", NULL, NULL, &error)))
    g_task_return_pointer (task, found, (GDestroyNotify) found_free);
  else
    {
      found_free (found);
      g_task_return_error (task, error);
    }
}

static gboolean
can_write (FettleLettersWindow *self)
{
  return fettle_session_can_write (self->session);
}

static AdwPreferencesGroup *
add_group (FettleLettersWindow *self,
           const char          *title,
           const char          *about)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, about);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_line (GString      *lines,
          FettleRecord *record,
          const char   *field)
{
  const char *value = fettle_record_get_text (record, field);

  if (value)
    g_string_append_printf (lines, "%s%s", lines->len ? "\n" : "", value);
}

static void
show_authority (FettleLettersWindow *self)
{
  static const char *const fields[] = { "directorate", "address", "telephone", "email", "signatory-name", "signatory-post" };
  AdwPreferencesGroup *group = add_group (self, _("The Authority"),
                                          _("How letters name it, where replies go, and who signs where the record names nobody."));
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *council = fettle_record_get_text (self->authority, "council-name");
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_line (lines, self->authority, fields[i]);
  row = fettle_row_new (council ? council : fettle_record_get_text (self->authority, "name"),
                        lines->len ? lines->str : _("No address yet"));
  if (can_write (self))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_button_for (_("_Change…"), "letters.authority", NULL));
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_address (FettleLettersWindow *self,
              FettleRecord        *address)
{
  int party = fettle_kind_find_field (fettle_record_get_kind (address), "party");
  const FettleField *field = &fettle_record_get_kind (address)->fields[party];
  g_autofree char *words = fettle_field_to_words (field, fettle_record_get_text (address, "party"));
  g_autoptr (GString) lines = g_string_new (words);
  GtkWidget *row;

  add_line (lines, address, "diocese");
  add_line (lines, address, "person");
  add_line (lines, address, "address");
  row = fettle_row_new (fettle_record_get_text (address, "name"), lines->str);
  if (can_write (self))
    fettle_row_add_pencil_and_bin (row, fettle_record_get_text (address, "name"), "letters.edit-address", "letters.remove-address",
                                   fettle_record_get_id (address));
  return row;
}

static void
show_addresses (FettleLettersWindow *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Addresses"),
                                          _("Where the bodies that the Acts name are reached, for every school or for those of one "
                                            "diocese. A school’s own contacts come first."));

  if (can_write (self))
    adw_preferences_group_set_header_suffix (group, fettle_button_for (_("_Add…"), "letters.add-address", NULL));
  for (guint i = 0; i < self->addresses->len; i++)
    adw_preferences_group_add (group, make_address (self, g_ptr_array_index (self->addresses, i)));
  if (self->addresses->len == 0)
    adw_preferences_group_add (group, fettle_row_new (_("No addresses yet"),
                                                      _("Begin with the Department for Education: notifications under section "
                                                        "70A and applications for a board go there.")));
}

static FettleRecord *
find_template (FettleLettersWindow *self,
               const char          *letter_id)
{
  for (guint i = 0; i < self->templates->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (self->templates, i), "letter"), letter_id) == 0)
      return g_ptr_array_index (self->templates, i);
  return NULL;
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *letter_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", letter_id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_template (FettleLettersWindow *self,
               const char          *letter_id,
               const char          *title)
{
  FettleRecord *own = find_template (self, letter_id);
  g_autofree char *day = own ? fettle_date_iso_to_words (fettle_record_get_text (own, "set-on")) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *row, *button = gtk_menu_button_new ();

  if (own)
    /* Translators: %1$s is a file, %2$s the day since when it is used. */
    words = g_strdup_printf (_("Your own: %1$s, since %2$s"), fettle_record_get_text (own, "file-name"), day);
  row = fettle_row_new (title, words ? words : _("The program’s"));
  append_item (menu, _("_Get It to Change…"), "letters.get", letter_id);
  if (can_write (self))
    append_item (menu, _("_Use Your Own…"), "letters.use", letter_id);
  if (own && can_write (self))
    append_item (menu, _("Use the _Program’s Again"), "letters.reset", letter_id);
  /* Translators: %s is a kind of letter. */
  name = g_strdup_printf (_("Template: %s"), title);
  fettle_focus_set_key (row, letter_id);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_templates (FettleLettersWindow *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Letterhead and Templates"),
                                          _("Get a template, change it in the word processor, and use it in place of the program’s. "
                                            "What stands in double braces is filled from the register."));
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  adw_preferences_group_add (group, make_template (self, FETTLE_LETTERHEAD, _("Letterhead")));
  for (guint i = 0; i < n_letters; i++)
    adw_preferences_group_add (group, make_template (self, letters[i]->id, _(letters[i]->title)));
}

static void
show_all (FettleLettersWindow *self)
{
  FettleFocus *held = fettle_focus_hold (GTK_WIDGET (self->page));

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  if (self->authority)
    show_authority (self);
  show_addresses (self);
  show_templates (self);
  fettle_focus_give_back (held);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FettleLettersWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (!self->groups)
    {
      g_clear_pointer (&found, found_free);
      return;
    }
  if (!found)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Addresses and Templates Could Not Be Read"), error);
      return;
    }
  g_clear_object (&self->authority);
  if (found->authorities->len)
    self->authority = g_object_ref (g_ptr_array_index (found->authorities, 0));
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->addresses = g_steal_pointer (&found->addresses);
  self->templates = g_steal_pointer (&found->templates);
  found_free (found);
  show_all (self);
}

static void
refresh (FettleLettersWindow *self)
{
  fettle_store_read_async (fettle_session_get_store (self->session), read_letters, NULL, NULL, self->cancellable, read_cb,
                           g_object_ref (self));
}

static void
edit (FettleLettersWindow *self,
      const char          *title,
      const char          *label,
      const char *const   *fields,
      FettleRecord        *saved)
{
  g_autofree char *id = fettle_id_new ();
  g_autoptr (FettleRecord) record = saved ? fettle_record_copy (saved) : fettle_record_new (fettle_kind_get ("addressee"), id);
  FettleFormSpec spec = { .title = title, .draft_name = title, .batch_label = label, .fields = fields };

  if (can_write (self))
    gtk_window_present (GTK_WINDOW (fettle_form_new (self->session, GTK_WINDOW (self), &spec, record, saved, NULL)));
}

static void
authority_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  static const char *const fields[] = { "council-name", "directorate", "service-name", "address", "telephone", "email",
                                        "signatory-name", "signatory-post", NULL };
  FettleLettersWindow *self = FETTLE_LETTERS_WINDOW (widget);

  if (self->authority)
    edit (self, _("The Authority on Letters"), C_("step", "Authority’s name on letters changed"), fields, self->authority);
}

static FettleRecord *
find_address (FettleLettersWindow *self,
              GVariant            *target)
{
  for (guint i = 0; target && self->addresses && i < self->addresses->len; i++)
    if (g_strcmp0 (fettle_record_get_id (g_ptr_array_index (self->addresses, i)), g_variant_get_string (target, NULL)) == 0)
      return g_ptr_array_index (self->addresses, i);
  return NULL;
}

static void
address_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  static const char *const fields[] = { "party", "name", "diocese", "person", "address", "email", "telephone", NULL };
  FettleLettersWindow *self = FETTLE_LETTERS_WINDOW (widget);
  FettleRecord *saved = find_address (self, target);

  edit (self, saved ? _("Change an Address") : _("New Address"),
        saved ? C_("step", "Address for letters changed") : C_("step", "Address for letters added"), fields, saved);
}

static void
remove_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleLettersWindow *self = FETTLE_LETTERS_WINDOW (widget);
  FettleRecord *saved = find_address (self, target);
  g_autoptr (FettleBatch) batch = NULL;

  if (!saved || !can_write (self))
    return;
  batch = fettle_batch_new (C_("step", "Address for letters removed"));
  fettle_batch_remove (batch, saved);
  fettle_host_apply (GTK_WIDGET (self->main), batch, _("Not Removed"));
}

static void
fettle_letters_window_dispose (GObject *object)
{
  FettleLettersWindow *self = FETTLE_LETTERS_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->authority);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_letters_window_parent_class)->dispose (object);
}

static void
fettle_letters_window_finalize (GObject *object)
{
  FettleLettersWindow *self = FETTLE_LETTERS_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->main);

  G_OBJECT_CLASS (fettle_letters_window_parent_class)->finalize (object);
}

static void
fettle_letters_window_class_init (FettleLettersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_letters_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_letters_window_finalize;

  gtk_widget_class_install_action (widget_class, "letters.authority", NULL, authority_action);
  gtk_widget_class_install_action (widget_class, "letters.add-address", NULL, address_action);
  gtk_widget_class_install_action (widget_class, "letters.edit-address", "s", address_action);
  gtk_widget_class_install_action (widget_class, "letters.remove-address", "s", remove_action);
  fettle_letters_window_class_install_templates (widget_class);
}

static void
fettle_letters_window_init (FettleLettersWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->groups = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 600);
  gtk_window_set_title (GTK_WINDOW (self), _("Addresses and Templates"));
}

/**
 * fettle_letters_window_present:
 * @parent: the main window, with a session
 *
 * Shows what all letters share, to be changed.
 *
 * Returns: (transfer none): the window
 */
FettleLettersWindow *
fettle_letters_window_present (FettleHost *parent)
{
  FettleLettersWindow *self;

  g_return_val_if_fail (FETTLE_IS_HOST (parent), NULL);

  self = g_object_new (FETTLE_TYPE_LETTERS_WINDOW, "transient-for", parent, "modal", FALSE, NULL);
  self->main = g_object_ref (parent);
  self->session = g_object_ref (fettle_host_get_session (parent));
  g_signal_connect_object (fettle_session_get_store (self->session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
