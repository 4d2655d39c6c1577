/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-search-private.h"

#include <string.h>

#include "base/fettle-characters.h"
#include "base/fettle-text.h"
#include "model/fettle-leave.h"

/* So many words are shown around the first that was found. */
#define CONTEXT_WORDS 12

/* Also where the blanks and strokes of a postcode or a number were left out. */
static gboolean
begins_like (const char *text,
             GStrv       typed)
{
  g_autofree char *folded = fettle_text_fold (text);
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *closed = g_strjoinv (NULL, parts);

  for (guint i = 0; typed[i] != NULL; i++)
    {
      if (typed[i][0] != '\0' && (g_str_has_prefix (folded, typed[i]) || g_str_has_prefix (closed, typed[i])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_first (GStrv  words,
            GStrv  typed,
            guint *at)
{
  for (*at = 0; words[*at] != NULL; (*at)++)
    {
      if (begins_like (words[*at], typed))
        return TRUE;
    }
  return FALSE;
}

static GStrv
split_words (const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] != '\0')
        g_strv_builder_add (words, parts[i]);
    }
  return g_strv_builder_end (words);
}

/* NULL where none of the typed words is in the text. */
static char *
cut_around (const char *text,
            GStrv       typed)
{
  g_auto(GStrv) words = split_words (text);
  g_autoptr(GString) cut = g_string_new (NULL);
  guint found, first, end;

  if (find_first (words, typed, &found))
    first = found > CONTEXT_WORDS / 3 ? found - CONTEXT_WORDS / 3 : 0;
  else if (begins_like (text, typed))
    first = 0;
  else
    return NULL;
  end = MIN (first + CONTEXT_WORDS, g_strv_length (words));
  if (first > 0)
    g_string_append (cut, "…");
  for (guint i = first; i < end; i++)
    g_string_append_printf (cut, "%s%s", i > first ? " " : "", words[i]);
  if (words[end] != NULL)
    g_string_append (cut, "…");
  return fettle_characters_show (cut->str);
}

/**
 * fettle_search_make_context:
 * @record: a record that was found
 * @typed: the words that were typed, folded
 *
 * Cuts out what was found, as it is written in the record. A list of hits may be looked at by others: what is private stays out.
 *
 * Returns: (transfer full) (nullable): the words around the first one that was found; %NULL where they are in the title alone
 */
char *
fettle_search_make_context (FettleRecord *record,
                            GStrv         typed)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *value = fettle_record_get_nth (record, i);
      char *cut;

      if (!(field->flags & FETTLE_FIELD_SEARCHABLE) || value == NULL || g_strcmp0 (field->name, kind->title_field) == 0
          || !fettle_may_leave (record, field, FETTLE_AUDIENCE_OFFICER, TRUE))
        continue;
      cut = cut_around (value, typed);
      if (cut != NULL)
        return cut;
    }
  return NULL;
}
