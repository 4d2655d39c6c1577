/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fettle-error.h"
#include "base/fettle-text.h"
#include "model/fettle-record.h"

static void
append_member (GString           *json,
               const FettleField *field,
               const char        *value)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  fettle_json_append_string (json, field->name);
  g_string_append_c (json, ':');
  if (fettle_field_is_integer (field))
    g_string_append (json, value);
  else
    fettle_json_append_string (json, value);
}

static gboolean
read_member (FettleRecord *self,
             const char   *name,
             JsonNode     *node,
             GError      **error)
{
  const FettleKind *kind = fettle_record_get_kind (self);
  int index = fettle_kind_find_field (kind, name);
  GType type;

  if (index < 0)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   /* Translators: the first %s is the kind of record, the second the name of a field. */
                   _("A stored %s has a field “%s” that this program does not know."), _(kind->label), name);
      return FALSE;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  type = fettle_field_is_integer (&kind->fields[index]) ? G_TYPE_INT64 : G_TYPE_STRING;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   /* Translators: the first %s is the kind of record, the second the name of a field. */
                   _("The field “%2$s” of a stored %1$s has a value of the wrong type."), _(kind->label), name);
      return FALSE;
    }
  if (type == G_TYPE_INT64)
    fettle_record_set_int (self, name, json_node_get_int (node));
  else
    fettle_record_set_nth (self, (guint) index, json_node_get_string (node));
  return TRUE;
}

/**
 * fettle_record_to_json:
 * @self: a record
 *
 * Writes the values as one JSON object: members in the order of the field table, unset values left out, no blanks.
 * The same values always give the same text, so that it can be hashed.
 *
 * Returns: (transfer full): the JSON
 */
char *
fettle_record_to_json (FettleRecord *self)
{
  const FettleKind *kind;
  GString *json;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  kind = fettle_record_get_kind (self);
  json = g_string_new ("{");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (fettle_record_get_nth (self, i))
        append_member (json, &kind->fields[i], fettle_record_get_nth (self, i));
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/**
 * fettle_record_from_json:
 * @kind: a registered kind
 * @id: the record's id
 * @json: what fettle_record_to_json() wrote
 * @error: return location for an error
 *
 * Reads a record back. A field that the kind does not have, or a value of another type, is %FETTLE_ERROR_INVALID.
 *
 * Returns: (transfer full) (nullable): the record, not sealed
 */
FettleRecord *
fettle_record_from_json (const FettleKind *kind,
                         const char       *id,
                         const char       *json,
                         GError          **error)
{
  g_autoptr (FettleRecord) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  root = json_from_string (json, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   /* Translators: %s is the kind of record. */
                   _("A stored %s cannot be read."), _(kind->label));
      return NULL;
    }
  self = fettle_record_new (kind, id);
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (!read_member (self, name, node, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
