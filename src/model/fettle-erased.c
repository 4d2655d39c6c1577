/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fettle-erased.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fettle-error.h"
#include "base/fettle-text.h"

static gboolean
is_text (const FettleField *field)
{
  return field->type == FETTLE_FIELD_TEXT || field->type == FETTLE_FIELD_LONG_TEXT;
}

static gboolean
is_fingerprint (const FettleField *field)
{
  return g_str_equal (field->name, FETTLE_FINGERPRINT);
}

/* A URN, the code of an authority: by these the register knows what it is about. */
static gboolean
names_public_body (const FettleField *field)
{
  return field->disclosure == FETTLE_DISCLOSURE_PUBLIC && field->flags & FETTLE_FIELD_REQUIRED;
}

static void
append_member (GString    *out,
               const char *name,
               JsonNode   *node)
{
  if (out->len > 1)
    g_string_append_c (out, ',');
  fettle_json_append_string (out, name);
  g_string_append_c (out, ':');
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    fettle_json_append_string (out, json_node_get_string (node));
  else
    g_string_append (out, "null");
}

static void
append_erased (GString           *out,
               const FettleField *field)
{
  const char *erased = field ? fettle_field_get_erased (field) : NULL;

  if (erased == NULL)
    return;
  if (out->len > 1)
    g_string_append_c (out, ',');
  fettle_json_append_string (out, field->name);
  g_string_append_c (out, ':');
  fettle_json_append_string (out, erased);
}

/**
 * fettle_field_holds_words:
 * @field: a field
 *
 * Returns: whether it goes where the words of a whole record are erased: a person's own words, the bytes of a document,
 * and whatever is about a person and need not be there; not codes, dates, links and facts of the public register
 */
gboolean
fettle_field_holds_words (const FettleField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (is_fingerprint (field))
    return TRUE;
  if (field->flags & FETTLE_FIELD_FACT || field->type == FETTLE_FIELD_LINK || names_public_body (field))
    return FALSE;
  if (is_text (field))
    return !(field->flags & FETTLE_FIELD_INTERNAL);
  return (field->flags & FETTLE_FIELD_PERSONAL) && !(field->flags & FETTLE_FIELD_REQUIRED);
}

/**
 * fettle_field_check_erase:
 * @kind: a kind of record
 * @field: one of its fields
 * @error: (nullable): %FETTLE_ERROR_INVALID in words
 *
 * Returns: whether the field can be erased
 */
gboolean
fettle_field_check_erase (const FettleKind   *kind,
                          const FettleField  *field,
                          GError            **error)
{
  g_return_val_if_fail (kind != NULL && field != NULL, FALSE);

  if (fettle_field_holds_words (field))
    return TRUE;
  if (field->flags & FETTLE_FIELD_FACT)
    /* Translators: %1$s is a field, %2$s a kind of record */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                 _("“%1$s” of a %2$s comes from the public register and cannot be erased here: the next import would "
                    "bring it back."),
                 _ (field->label), _ (kind->label));
  else if (field->type == FETTLE_FIELD_LINK || field->flags & (FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL)
           || names_public_body (field))
    /* Translators: %1$s is a field, %2$s a kind of record */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                 _("“%1$s” of a %2$s holds no words and the register cannot do without it. Erase its other fields, or "
                    "remove it."),
                 _ (field->label), _ (kind->label));
  else
    return TRUE;
  return FALSE;
}

/**
 * fettle_field_get_erased:
 * @field: a field that can be erased
 *
 * Returns: (nullable): what is kept in its place; NULL where it becomes empty
 */
const char *
fettle_field_get_erased (const FettleField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return is_text (field) && field->flags & FETTLE_FIELD_REQUIRED ? FETTLE_ERASED : NULL;
}

/**
 * fettle_record_json_erase:
 * @kind: a kind of record
 * @json: what fettle_record_to_json() wrote, now or by an older program
 * @fields: (array zero-terminated=1): names of the fields to erase
 * @error: (nullable): %FETTLE_ERROR_INVALID where it cannot be read
 *
 * Takes the words of the fields out of a record as it is kept, and leaves all else in its order.
 *
 * Returns: (transfer full) (nullable): what is left; the same text where none of the fields is set
 */
char *
fettle_record_json_erase (const FettleKind   *kind,
                          const char         *json,
                          const char *const  *fields,
                          GError            **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) names = NULL;
  GString *out;

  g_return_val_if_fail (kind != NULL && json != NULL && fields != NULL, NULL);

  root = json_from_string (json, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      /* Translators: %s is the kind of record. */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("A stored %s cannot be read."), _(kind->label));
      return NULL;
    }
  out = g_string_new ("{");
  names = json_object_get_members (json_node_get_object (root));
  for (GList *l = names; l != NULL; l = l->next)
    {
      int index = fettle_kind_find_field (kind, l->data);

      if (!g_strv_contains (fields, l->data))
        append_member (out, l->data, json_object_get_member (json_node_get_object (root), l->data));
      else
        append_erased (out, index < 0 ? NULL : &kind->fields[index]);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
