/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-date.h"
#include "model/fettle-record.h"

struct _FettleRecord
{
  GObject parent_instance;

  const FettleKind *kind;
  char *id;
  char **values; /* one a field of the kind, NULL where unset */
  char **shown;  /* the same with boxes, where a value holds what no format can hold; NULL where none does */
  gboolean sealed;
};

G_DEFINE_FINAL_TYPE (FettleRecord, fettle_record, G_TYPE_OBJECT)

static const char *
get_value (FettleRecord *self,
           const char   *field)
{
  int index = fettle_kind_find_field (self->kind, field);

  g_return_val_if_fail (index >= 0, NULL);

  return self->shown != NULL && self->shown[index] != NULL ? self->shown[index] : self->values[index];
}

/* Registers of earlier versions hold such values. They are kept as they are until the record is saved, and shown with boxes. */
static void
keep_shown (FettleRecord *self,
            guint         index)
{
  if (self->shown != NULL)
    g_clear_pointer (&self->shown[index], g_free);
  if (G_LIKELY (fettle_characters_are_fit (self->values[index])))
    return;
  if (self->shown == NULL)
    self->shown = g_new0 (char *, self->kind->n_fields);
  self->shown[index] = fettle_characters_show (self->values[index]);
}

static void
fettle_record_finalize (GObject *object)
{
  FettleRecord *self = FETTLE_RECORD (object);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_free (self->values[i]);
      if (self->shown != NULL)
        g_free (self->shown[i]);
    }
  g_free (self->values);
  g_free (self->shown);
  g_free (self->id);

  G_OBJECT_CLASS (fettle_record_parent_class)->finalize (object);
}

static void
fettle_record_class_init (FettleRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_record_finalize;
}

static void
fettle_record_init (FettleRecord *self)
{
}

/**
 * fettle_record_new:
 * @kind: a registered kind
 * @id: the record's id
 *
 * Makes a record with every field unset, to be filled and then given to a batch.
 *
 * Returns: (transfer full): the record, not sealed
 */
FettleRecord *
fettle_record_new (const FettleKind *kind,
                   const char       *id)
{
  FettleRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (id != NULL && *id != '\0', NULL);

  self = g_object_new (FETTLE_TYPE_RECORD, NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  self->values = g_new0 (char *, kind->n_fields);
  return self;
}

/**
 * fettle_record_copy:
 * @self: a record
 *
 * Copies a record, so that the copy can be edited.
 *
 * Returns: (transfer full): the copy, not sealed
 */
FettleRecord *
fettle_record_copy (FettleRecord *self)
{
  FettleRecord *copy;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  copy = fettle_record_new (self->kind, self->id);
  for (guint i = 0; i < self->kind->n_fields; i++)
    fettle_record_set_nth (copy, i, self->values[i]);
  return copy;
}

/**
 * fettle_record_seal:
 * @self: a record
 *
 * From now on the record never changes, so that any thread may read it.
 */
void
fettle_record_seal (FettleRecord *self)
{
  g_return_if_fail (FETTLE_IS_RECORD (self));

  self->sealed = TRUE;
}

/**
 * fettle_record_is_sealed:
 * @self: a record
 *
 * Tells whether the record can no longer change.
 *
 * Returns: %TRUE once sealed
 */
gboolean
fettle_record_is_sealed (FettleRecord *self)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (self), FALSE);

  return self->sealed;
}

/**
 * fettle_record_get_kind:
 * @self: a record
 *
 * Gets the kind of the record.
 *
 * Returns: (transfer none): the kind
 */
const FettleKind *
fettle_record_get_kind (FettleRecord *self)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  return self->kind;
}

/**
 * fettle_record_get_id:
 * @self: a record
 *
 * Gets the record's id.
 *
 * Returns: (transfer none): the id
 */
const char *
fettle_record_get_id (FettleRecord *self)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  return self->id;
}

/**
 * fettle_record_get_text:
 * @self: a record
 * @field: the name of one of its fields
 *
 * Gets a value as it is kept, with a box in place of what no format can hold. fettle_record_get_nth() gives it as it is.
 *
 * Returns: (transfer none) (nullable): the value, or %NULL where it is unset
 */
const char *
fettle_record_get_text (FettleRecord *self,
                        const char   *field)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  return get_value (self, field);
}

/**
 * fettle_record_get_int:
 * @self: a record
 * @field: the name of a number, half-days, pence or flag field
 * @fallback: what an unset value counts as
 *
 * Gets a value as a whole number.
 *
 * Returns: the number, or @fallback
 */
gint64
fettle_record_get_int (FettleRecord *self,
                       const char   *field,
                       gint64        fallback)
{
  const char *value;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), fallback);

  value = get_value (self, field);
  return value ? g_ascii_strtoll (value, NULL, 10) : fallback;
}

/**
 * fettle_record_get_flag:
 * @self: a record
 * @field: the name of a flag field
 *
 * Gets a flag; unset counts as no.
 *
 * Returns: whether the flag is set
 */
gboolean
fettle_record_get_flag (FettleRecord *self,
                        const char   *field)
{
  return fettle_record_get_int (self, field, 0) != 0;
}

/**
 * fettle_record_get_date:
 * @self: a record
 * @field: the name of a date field
 *
 * Gets a date to count with.
 *
 * Returns: a #FettleDate; %FETTLE_DATE_NONE where it is unset, or only its month or year is known
 */
guint32
fettle_record_get_date (FettleRecord *self,
                        const char   *field)
{
  const char *value;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), FETTLE_DATE_NONE);

  value = get_value (self, field);
  return value ? fettle_date_parse_iso (value) : FETTLE_DATE_NONE;
}

/**
 * fettle_record_get_nth:
 * @self: a record
 * @index: the place of a field in the kind's field table
 *
 * Gets a value by place, for code that walks the field table.
 *
 * Returns: (transfer none) (nullable): the value, or %NULL where it is unset
 */
const char *
fettle_record_get_nth (FettleRecord *self,
                       guint         index)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);
  g_return_val_if_fail (index < self->kind->n_fields, NULL);

  return self->values[index];
}

/**
 * fettle_record_set_text:
 * @self: a record that is not sealed
 * @field: the name of one of its fields
 * @value: (nullable): the value; %NULL and "" unset it
 *
 * Sets a value. It is not checked here, see fettle_record_check().
 */
void
fettle_record_set_text (FettleRecord *self,
                        const char   *field,
                        const char   *value)
{
  int index;

  g_return_if_fail (FETTLE_IS_RECORD (self));

  index = fettle_kind_find_field (self->kind, field);
  g_return_if_fail (index >= 0);
  fettle_record_set_nth (self, (guint) index, value);
}

/**
 * fettle_record_set_int:
 * @self: a record that is not sealed
 * @field: the name of a number, half-days, pence or flag field
 * @value: the number
 *
 * Sets a whole number.
 */
void
fettle_record_set_int (FettleRecord *self,
                       const char   *field,
                       gint64        value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  fettle_record_set_text (self, field, text);
}

/**
 * fettle_record_set_nth:
 * @self: a record that is not sealed
 * @index: the place of a field in the kind's field table
 * @value: (nullable): the value; %NULL and "" unset it
 *
 * Sets a value by place.
 */
void
fettle_record_set_nth (FettleRecord *self,
                       guint         index,
                       const char   *value)
{
  char *copy;

  g_return_if_fail (FETTLE_IS_RECORD (self));
  g_return_if_fail (!self->sealed);
  g_return_if_fail (index < self->kind->n_fields);

  copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_free (self->values[index]);
  self->values[index] = copy;
  keep_shown (self, index);
}

/**
 * fettle_record_equal:
 * @a: a record
 * @b: another
 *
 * Compares kind, id and every value.
 *
 * Returns: %TRUE where nothing differs
 */
gboolean
fettle_record_equal (FettleRecord *a,
                     FettleRecord *b)
{
  g_return_val_if_fail (FETTLE_IS_RECORD (a), FALSE);
  g_return_val_if_fail (FETTLE_IS_RECORD (b), FALSE);

  if (a->kind != b->kind || !g_str_equal (a->id, b->id))
    return FALSE;
  for (guint i = 0; i < a->kind->n_fields; i++)
    {
      if (g_strcmp0 (a->values[i], b->values[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_record_get_words:
 * @self: a record
 * @field: the name of a field
 *
 * Gets a value as people read it: the label of a choice, a date in words.
 *
 * Returns: (transfer full) (nullable): the words; %NULL where it is unset
 */
char *
fettle_record_get_words (FettleRecord *self,
                         const char   *field)
{
  const char *value;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  value = get_value (self, field);
  return value ? fettle_field_to_words (&self->kind->fields[fettle_kind_find_field (self->kind, field)], value) : NULL;
}

/**
 * fettle_record_get_title:
 * @self: a record
 *
 * Names the record to a person by the kind's title field, or by the kind where that is unset.
 *
 * Returns: (transfer full): the title
 */
char *
fettle_record_get_title (FettleRecord *self)
{
  char *words;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);

  words = fettle_record_get_words (self, self->kind->title_field);
  return words ? words : g_strdup (_(self->kind->label));
}

/**
 * fettle_record_check:
 * @self: a record
 *
 * Checks every value, for a form that shows each message beside its field.
 *
 * Returns: (transfer full) (element-type FettleProblem): what is wrong, in the order of the field table; empty where
 * all is well
 */
GPtrArray *
fettle_record_check (FettleRecord *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_problem_free);

  g_return_val_if_fail (FETTLE_IS_RECORD (self), problems);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      FettleProblem *problem;

      if (fettle_field_check (&self->kind->fields[i], self->values[i], &error))
        continue;
      problem = g_new0 (FettleProblem, 1);
      problem->field = &self->kind->fields[i];
      problem->message = g_strdup (error->message);
      g_ptr_array_add (problems, problem);
    }
  return problems;
}

/**
 * fettle_problem_free:
 * @problem: (transfer full): a problem
 *
 * Frees a problem.
 */
void
fettle_problem_free (FettleProblem *problem)
{
  g_return_if_fail (problem != NULL);

  g_free (problem->message);
  g_free (problem);
}
