/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-window.h"

#include "fettle-resources.h"
#include "store/fettle-history.h"
#include "ui/fettle-application.h"

static FettleApplication *application;

/**
 * fettle_test_window_init:
 * @argc: of main
 * @argv: of main
 *
 * Begins a test program that shows windows.
 */
void
fettle_test_window_init (int    *argc,
                         char ***argv)
{
  g_autoptr (GSettings) settings = NULL;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (fettle_get_resource ());
  application = g_object_new (FETTLE_TYPE_APPLICATION, "application-id", "io.github.fettle_app.Test",
                              "resource-base-path", "/io/github/fettle_app/Fettle",
                              "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  /* Nobody listens to notifications on the bus of a test, which GIO would complain about. */
  settings = g_settings_new (FETTLE_APP_ID);
  g_settings_set_boolean (settings, "remind", FALSE);
}

static gboolean
has_place (gpointer window)
{
  return fettle_window_get_place (window) != NULL;
}

/**
 * fettle_test_window_open:
 * @self: (out caller-allocates): filled in
 * @n_schools: how many invented schools; 0: a register without an authority, as at the first run
 *
 * Opens a window on a new register.
 */
void
fettle_test_window_open (FettleTestWindow *self,
                         guint             n_schools)
{
  self->store = fettle_test_store_new ();
  if (n_schools)
    {
      g_autoptr (FettleRecord) authority = fettle_test_record ("authority", NULL, "code", "399", "name", "Kelderwick", NULL);

      fettle_test_put (self->store, "Set up the register of Kelderwick", authority, NULL);
      fettle_test_fill_schools (self->store, n_schools);
    }
  self->session = fettle_session_new (self->store, fettle_date_new (2026, 11, 21));
  self->window = fettle_window_new (GTK_APPLICATION (application));
  fettle_window_set_session (self->window, self->session);
  gtk_window_present (GTK_WINDOW (self->window));
  if (n_schools)
    fettle_test_assert_soon (has_place, self->window);
}

/**
 * fettle_test_window_close:
 * @self: an open window
 *
 * Closes the window and all that stands over it, and takes the register away. Nothing of the window may live on.
 */
void
fettle_test_window_close (FettleTestWindow *self)
{
  FettleWindow *weak = self->window;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &weak);
  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      /* One that went with the window below it is no longer in the list. */
      if (window)
        gtk_window_destroy (window);
    }
  for (guint i = 0; weak && i < 1000; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  g_assert_null (weak);
  g_clear_object (&self->session);
  fettle_test_store_remove (self->store);
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return gtk_widget_get_tooltip_text (widget);
}

/**
 * fettle_test_find:
 * @root: a widget
 * @type: what to look for
 * @text: (nullable): its label, title, text or tooltip
 *
 * Returns: (transfer none) (nullable): the first such widget on screen
 */
GtkWidget *
fettle_test_find (gpointer    root,
                  GType       type,
                  const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) &&
      (!text || g_strcmp0 (text_of (root), text) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fettle_test_find (child, type, text);

      if (found)
        return found;
    }
  return NULL;
}

typedef struct
{
  gpointer root;
  GType type;
  const char *text;
} Sought;

static gboolean
is_there (gpointer data)
{
  Sought *sought = data;

  return fettle_test_find (sought->root, sought->type, sought->text) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_there (data);
}

/**
 * fettle_test_find_soon:
 * @root: a widget
 * @type: what to look for
 * @text: (nullable): its label, title, text or tooltip
 *
 * Returns: (transfer none): the first such widget, as soon as it is on screen
 */
GtkWidget *
fettle_test_find_soon (gpointer    root,
                       GType       type,
                       const char *text)
{
  Sought sought = { root, type, text };

  fettle_test_assert_soon (is_there, &sought);
  return fettle_test_find (root, type, text);
}

/**
 * fettle_test_gone_soon:
 * @root: a widget
 * @type: what to look for
 * @text: (nullable): its label, title, text or tooltip
 *
 * Waits until there is no such widget on screen.
 */
void
fettle_test_gone_soon (gpointer    root,
                       GType       type,
                       const char *text)
{
  Sought sought = { root, type, text };

  fettle_test_assert_soon (is_gone, &sought);
}

typedef struct
{
  FettleStore *store;
  const char *kind;
  guint n;
} Records;

static gboolean
has_records (gpointer data)
{
  Records *wanted = data;
  g_autoptr (GPtrArray) records = fettle_store_list (wanted->store, wanted->kind, NULL, NULL, NULL);

  return records->len == wanted->n;
}

/**
 * fettle_test_records_soon:
 * @self: an open window
 * @kind: a kind of record
 * @n: how many there are to be
 *
 * Waits until the register holds that many.
 */
void
fettle_test_records_soon (FettleTestWindow *self,
                          const char       *kind,
                          guint             n)
{
  Records wanted = { self->store, kind, n };

  fettle_test_assert_soon (has_records, &wanted);
}

/* The register has a step before the window is told that it was made. */
static gboolean
knows_newest (gpointer data)
{
  FettleTestWindow *self = data;
  g_autoptr (GPtrArray) batches = fettle_history_batches (self->store, NULL, 0, NULL);

  for (guint i = 0; i < batches->len; i++)
    if (fettle_batch_info_can_undo (g_ptr_array_index (batches, i)))
      return g_strcmp0 (fettle_batch_info_get_id (g_ptr_array_index (batches, i)),
                        fettle_window_get_newest_step (self->window)) == 0;
  return FALSE;
}

/**
 * fettle_test_undo:
 * @self: an open window, in which the newest step of the register was made
 *
 * Takes that step back, as Ctrl+Z does, once the window knows of it.
 */
void
fettle_test_undo (FettleTestWindow *self)
{
  fettle_test_assert_soon (knows_newest, self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
}

/* The register has undone a step before the window is told of it. */
static gboolean
newest_stands (gpointer data)
{
  FettleTestWindow *self = data;
  const char *newest = fettle_window_get_newest_step (self->window);
  g_autoptr (GPtrArray) batches = fettle_history_batches (self->store, NULL, 0, NULL);

  for (guint i = 0; newest && i < batches->len; i++)
    if (g_str_equal (fettle_batch_info_get_id (g_ptr_array_index (batches, i)), newest))
      return fettle_batch_info_can_undo (g_ptr_array_index (batches, i));
  return newest == NULL;
}

/**
 * fettle_test_redo:
 * @self: an open window, in which the newest step of the register was undone
 *
 * Does that step again, as Ctrl+Shift+Z does, once the window knows that it was undone.
 */
void
fettle_test_redo (FettleTestWindow *self)
{
  fettle_test_assert_soon (newest_stands, self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
}

/**
 * fettle_test_find_window:
 * @type: type of a window
 *
 * Returns: (transfer none) (nullable): such a window on screen
 */
GtkWindow *
fettle_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* A dialog is a window on Adwaita 1.2, and a part of a window from 1.5 on. */
static GtkWidget *
find_alert (void)
{
  GType inside = g_type_from_name ("AdwAlertDialog");
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; inside && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = fettle_test_find (window, inside, NULL);

      if (found)
        return found;
    }
  return (GtkWidget *) fettle_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static gboolean
alert_is_shown (gpointer data)
{
  return find_alert () != NULL;
}

static gboolean
alert_is_gone (gpointer data)
{
  return find_alert () == NULL;
}

/**
 * fettle_test_alert_soon:
 *
 * Waits until a question or a message stands over a window.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
fettle_test_alert_soon (void)
{
  fettle_test_assert_soon (alert_is_shown, NULL);
  return find_alert ();
}

/**
 * fettle_test_answer_alert:
 * @label: the button, with its mnemonic
 *
 * Waits for a question or a message, answers it, and waits until it is gone.
 */
void
fettle_test_answer_alert (const char *label)
{
  GtkWidget *button = fettle_test_find_soon (fettle_test_alert_soon (), GTK_TYPE_BUTTON, label);

  g_signal_emit_by_name (button, "clicked");
  fettle_test_assert_soon (alert_is_gone, NULL);
}
