/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-history-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "store/fettle-log-private.h"

struct _FettleBatchInfo
{
  GObject parent_instance;

  char *id;
  char *label;
  char *author;
  char *device;
  char *made_at;
  char *state;
  guint n_changes;
  guint n_schools;
  char *erased;
  gboolean changes_erased;
};

G_DEFINE_FINAL_TYPE (FettleBatchInfo, fettle_batch_info, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_AUTHOR,
  PROP_DEVICE,
  PROP_MADE_AT,
  PROP_N_CHANGES,
  PROP_STATE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fettle_batch_info_finalize (GObject *object)
{
  FettleBatchInfo *self = FETTLE_BATCH_INFO (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->author);
  g_free (self->device);
  g_free (self->made_at);
  g_free (self->state);
  g_free (self->erased);
  G_OBJECT_CLASS (fettle_batch_info_parent_class)->finalize (object);
}

static void
fettle_batch_info_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  FettleBatchInfo *self = FETTLE_BATCH_INFO (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_DEVICE:
      g_value_set_string (value, self->device);
      break;
    case PROP_MADE_AT:
      g_value_set_string (value, self->made_at);
      break;
    case PROP_N_CHANGES:
      g_value_set_uint (value, self->n_changes);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, fettle_batch_info_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, fettle_batch_info_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
make_string (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
make_boolean (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
fettle_batch_info_class_init (FettleBatchInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = fettle_batch_info_finalize;
  object_class->get_property = fettle_batch_info_get_property;

  properties[PROP_ID] = make_string ("id");
  properties[PROP_LABEL] = make_string ("label");
  properties[PROP_AUTHOR] = make_string ("author");
  properties[PROP_DEVICE] = make_string ("device");
  properties[PROP_MADE_AT] = make_string ("made-at");
  properties[PROP_N_CHANGES] = g_param_spec_uint ("n-changes", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = make_string ("state");
  properties[PROP_CAN_UNDO] = make_boolean ("can-undo");
  properties[PROP_CAN_REDO] = make_boolean ("can-redo");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fettle_batch_info_init (FettleBatchInfo *self)
{
}

/**
 * fettle_batch_info_new:
 * @id: the batch
 * @label: (nullable): its label; NULL where it was erased
 * @author: who
 * @device: on which device
 * @made_at: when, UTC
 * @n_changes: how many records
 * @n_schools: of how many schools
 * @state: "done", "undone", "undo", "redo", "restore" or "erase"
 *
 * Returns: (transfer full): a line of the history
 */
FettleBatchInfo *
fettle_batch_info_new (const char *id,
                       const char *label,
                       const char *author,
                       const char *device,
                       const char *made_at,
                       guint       n_changes,
                       guint       n_schools,
                       const char *state)
{
  FettleBatchInfo *self = g_object_new (FETTLE_TYPE_BATCH_INFO, NULL);

  self->id = g_strdup (id);
  self->label = fettle_characters_show (fettle_log_label (label));
  self->author = fettle_characters_show (author);
  self->device = g_strdup (device);
  self->made_at = g_strdup (made_at);
  self->n_changes = n_changes;
  self->n_schools = n_schools;
  self->state = g_strdup (state);
  return self;
}

/**
 * fettle_batch_info_get_id:
 * @self: a line of the history
 *
 * Returns: (transfer none): the batch
 */
const char *
fettle_batch_info_get_id (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  return self->id;
}

/**
 * fettle_batch_info_get_label:
 * @self: a line of the history
 *
 * Returns: (transfer none): what was done, in a sentence
 */
const char *
fettle_batch_info_get_label (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  return self->label;
}

/**
 * fettle_batch_info_get_author:
 * @self: a line of the history
 *
 * Returns: (transfer none): who did it
 */
const char *
fettle_batch_info_get_author (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  return self->author;
}

/**
 * fettle_batch_info_get_made_at:
 * @self: a line of the history
 *
 * Returns: (transfer none): when, UTC
 */
const char *
fettle_batch_info_get_made_at (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  return self->made_at;
}

/**
 * fettle_batch_info_get_state:
 * @self: a line of the history
 *
 * Returns: (transfer none): "done", "undone", "undo", "redo", "restore" or "erase"
 */
const char *
fettle_batch_info_get_state (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  return self->state;
}

/**
 * fettle_batch_info_get_n_changes:
 * @self: a line of the history
 *
 * Returns: how many changes it made
 */
guint
fettle_batch_info_get_n_changes (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), 0);

  return self->n_changes;
}

/**
 * fettle_batch_info_get_n_schools:
 * @self: a line of the history
 *
 * Returns: of how many schools records were changed
 */
guint
fettle_batch_info_get_n_schools (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), 0);

  return self->n_schools;
}

/**
 * fettle_batch_info_to_words:
 * @self: a line of the history
 *
 * Returns: (transfer full): what was done, in a sentence that says whether it is an undoing, or a doing again
 */
char *
fettle_batch_info_to_words (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  if (g_str_equal (self->state, "undo"))
    /* Translators: %s is what a step has done, such as "Note added to Oak Primary School". */
    return g_strdup_printf (C_("step", "Undid: %s"), self->label);
  if (g_str_equal (self->state, "redo"))
    /* Translators: %s is what a step has done, such as "Note added to Oak Primary School". */
    return g_strdup_printf (C_("step", "Redid: %s"), self->label);
  return g_strdup (self->label);
}

/**
 * fettle_batch_info_set_erased:
 * @self: a line of the history that nobody else has seen yet
 * @words: by whom and why words of it were erased; of an erasure, why it was made
 * @changes: whether it is words of its changes, so that it cannot be undone or redone
 */
void
fettle_batch_info_set_erased (FettleBatchInfo *self,
                              const char      *words,
                              gboolean         changes)
{
  g_free (self->erased);
  self->erased = g_strdup (words);
  self->changes_erased = changes;
}

/**
 * fettle_batch_info_get_erased:
 * @self: a line of the history
 *
 * Returns: (transfer none) (nullable): "Erased on … by …: reason", where words of it were erased or it erased some
 */
const char *
fettle_batch_info_get_erased (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), NULL);

  return self->erased;
}

/**
 * fettle_batch_info_can_undo:
 * @self: a line of the history
 *
 * Whether later changes stand in the way is only known when it is tried; undo then refuses in words.
 *
 * Returns: whether it can be asked for
 */
gboolean
fettle_batch_info_can_undo (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), FALSE);

  return g_str_equal (self->state, "done") && !self->changes_erased;
}

/**
 * fettle_batch_info_can_redo:
 * @self: a line of the history
 *
 * Returns: whether it can be asked for
 */
gboolean
fettle_batch_info_can_redo (FettleBatchInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH_INFO (self), FALSE);

  return g_str_equal (self->state, "undone") && !self->changes_erased;
}
