/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-history-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "store/fettle-log-private.h"

struct _FettleChangeInfo
{
  GObject parent_instance;

  FettleRecord *before;
  FettleRecord *after;
  char *batch_id;
  char *made_at;
  char *author;
  char *label;
  char *erased;
};

G_DEFINE_FINAL_TYPE (FettleChangeInfo, fettle_change_info, G_TYPE_OBJECT)

static FettleRecord *
get_record (FettleChangeInfo *self)
{
  return self->after ? self->after : self->before;
}

/* A link is an id, which tells a person nothing. */
static gboolean
is_told (const FettleField *field)
{
  return field->type != FETTLE_FIELD_LINK && !(field->flags & FETTLE_FIELD_INTERNAL);
}

/* What the reader may not see is told without its words: that it changed is no secret. */
static void
append_difference (GString           *words,
                   const FettleField *field,
                   const char        *before,
                   const char        *after,
                   gboolean           may_leave)
{
  g_autofree char *line = NULL;

  if (may_leave)
    line = fettle_field_difference_to_words (field, before, after);
  else
    /* Translators: %s is the label of a field, such as Note. */
    line = g_strdup_printf (_("%s: changed"), _(field->label));

  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", line);
}

static void
fettle_change_info_finalize (GObject *object)
{
  FettleChangeInfo *self = FETTLE_CHANGE_INFO (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self->batch_id);
  g_free (self->made_at);
  g_free (self->author);
  g_free (self->label);
  g_free (self->erased);
  G_OBJECT_CLASS (fettle_change_info_parent_class)->finalize (object);
}

static void
fettle_change_info_class_init (FettleChangeInfoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_change_info_finalize;
}

static void
fettle_change_info_init (FettleChangeInfo *self)
{
}

/**
 * fettle_change_info_new:
 * @before: (nullable): the record before; NULL where it came
 * @after: (nullable): the record after; NULL where it went
 * @batch_id: the batch
 * @made_at: when, UTC
 * @author: who
 * @label: (nullable): the batch's label; NULL where it was erased
 *
 * Returns: (transfer full): a change
 */
FettleChangeInfo *
fettle_change_info_new (FettleRecord *before,
                        FettleRecord *after,
                        const char   *batch_id,
                        const char   *made_at,
                        const char   *author,
                        const char   *label)
{
  FettleChangeInfo *self = g_object_new (FETTLE_TYPE_CHANGE_INFO, NULL);

  self->before = before ? g_object_ref (before) : NULL;
  self->after = after ? g_object_ref (after) : NULL;
  self->batch_id = g_strdup (batch_id);
  self->made_at = g_strdup (made_at);
  self->author = fettle_characters_show (author);
  self->label = fettle_characters_show (fettle_log_label (label));
  return self;
}

/**
 * fettle_change_info_get_kind:
 * @self: a change
 *
 * Returns: (transfer none): the name of the kind of record
 */
const char *
fettle_change_info_get_kind (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return fettle_record_get_kind (get_record (self))->name;
}

/**
 * fettle_change_info_get_record_id:
 * @self: a change
 *
 * Returns: (transfer none): the record
 */
const char *
fettle_change_info_get_record_id (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return fettle_record_get_id (get_record (self));
}

/**
 * fettle_change_info_get_batch_id:
 * @self: a change
 *
 * Returns: (transfer none): the batch
 */
const char *
fettle_change_info_get_batch_id (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->batch_id;
}

/**
 * fettle_change_info_get_made_at:
 * @self: a change
 *
 * Returns: (transfer none): when, UTC
 */
const char *
fettle_change_info_get_made_at (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->made_at;
}

/**
 * fettle_change_info_get_author:
 * @self: a change
 *
 * Returns: (transfer none): who
 */
const char *
fettle_change_info_get_author (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->author;
}

/**
 * fettle_change_info_get_label:
 * @self: a change
 *
 * Returns: (transfer none): the label of its batch
 */
const char *
fettle_change_info_get_label (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->label;
}

/**
 * fettle_change_info_set_erased:
 * @self: a change that nobody else has seen yet
 * @words: (nullable): by whom and why words of it were erased
 */
void
fettle_change_info_set_erased (FettleChangeInfo *self,
                               const char       *words)
{
  g_free (self->erased);
  self->erased = g_strdup (words);
}

/**
 * fettle_change_info_get_erased:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): "Erased on … by …: reason", where words of it were erased
 */
const char *
fettle_change_info_get_erased (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->erased;
}

/**
 * fettle_change_info_get_before:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the record before; NULL where it came
 */
FettleRecord *
fettle_change_info_get_before (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->before;
}

/**
 * fettle_change_info_get_after:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the record after; NULL where it went
 */
FettleRecord *
fettle_change_info_get_after (FettleChangeInfo *self)
{
  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  return self->after;
}

/* The record came or went: its kind, and its name where the reader may see that. */
static char *
word_whole (FettleChangeInfo *self,
            FettleAudience      reader,
            gboolean          personal)
{
  FettleRecord *record = get_record (self);
  const FettleKind *kind = fettle_record_get_kind (record);
  const FettleField *names = &kind->fields[fettle_kind_find_field (kind, kind->title_field)];
  g_autofree char *title = NULL;

  if (!fettle_may_leave (record, names, reader, personal))
    return g_strdup_printf (self->before == NULL ? _("Added: %s") : _("Taken away: %s"), _(kind->label));
  title = fettle_record_get_title (record);
  if (self->before == NULL)
    /* Translators: a kind of record such as "inspection", and its name */
    return g_strdup_printf (_("Added: %s “%s”"), _(kind->label), title);
  /* Translators: a kind of record such as "inspection", and its name */
  return g_strdup_printf (_("Taken away: %s “%s”"), _(kind->label), title);
}

/* A note that was private before or after has no words for anybody. */
static char *
word_private (FettleChangeInfo *self)
{
  if (self->before == NULL)
    return g_strdup (_("Private note added"));
  return g_strdup (self->after == NULL ? _("Private note taken away") : _("Private note changed"));
}

static char *
change_to_words (FettleChangeInfo *self,
                 FettleAudience    reader,
                 gboolean          personal)
{
  const FettleKind *kind;
  GString *words;

  if (!fettle_may_leave (self->before, NULL, reader, personal) || !fettle_may_leave (self->after, NULL, reader, personal))
    return word_private (self);
  if (self->before == NULL || self->after == NULL)
    return word_whole (self, reader, personal);

  kind = fettle_record_get_kind (self->after);
  words = g_string_new (NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *before = fettle_record_get_nth (self->before, i);
      const char *after = fettle_record_get_nth (self->after, i);

      if (is_told (&kind->fields[i]) && g_strcmp0 (before, after) != 0)
        append_difference (words, &kind->fields[i], before, after,
                           fettle_may_leave (self->after, &kind->fields[i], reader, personal));
    }
  return g_string_free (words, FALSE);
}

/**
 * fettle_change_info_to_words:
 * @self: a change
 * @reader: who reads it
 * @personal: whether names of persons were asked for
 *
 * Returns: (transfer full): what changed, a line a field with labels and values as people read them; where the record
 *   came or went, one line that says so. What may not leave for @reader is told without its words. Where words of it were
 *   erased, a line says when, by whom and why.
 */
char *
fettle_change_info_to_words (FettleChangeInfo *self,
                             FettleAudience      reader,
                             gboolean          personal)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (FETTLE_IS_CHANGE_INFO (self), NULL);

  words = change_to_words (self, reader, personal);
  if (self->erased == NULL)
    return g_steal_pointer (&words);
  return *words != '\0' ? g_strconcat (words, "\n", self->erased, NULL) : g_strdup (self->erased);
}
