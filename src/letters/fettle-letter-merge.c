/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-error.h"

#define MAX_DEPTH 8
/* Lists within lists multiply. */
#define MAX_COPIES 20000

/* The data of a section stands before that of what it lies in. @data is %NULL in a list that should have items and has none. */
typedef struct _Scope Scope;
struct _Scope
{
  const FettleLetterData *data;
  const char *list;
  const Scope *outer;
};

typedef struct
{
  const FettleLetter *letter;
  GPtrArray *gaps;
  GHashTable *places; /* full names that the template has a place for */
  guint n_copies;
} Merge;

static gboolean fill (Merge *merge, xmlNode *root, const Scope *scope, guint depth, GError **error);

static void
gap_free (gpointer data)
{
  FettleLetterGap *gap = data;

  g_free (gap->name);
  g_free (gap->label);
  g_free (gap);
}

static void
add_gap (Merge               *merge,
         FettleLetterGapKind  kind,
         const char          *name,
         const char          *label)
{
  FettleLetterGap *gap;

  for (guint i = 0; i < merge->gaps->len; i++)
    {
      gap = g_ptr_array_index (merge->gaps, i);
      if (gap->kind == kind && g_str_equal (gap->name, name))
        return;
    }
  gap = g_new0 (FettleLetterGap, 1);
  gap->kind = kind;
  gap->name = g_strdup (name);
  gap->label = g_strdup (label);
  g_ptr_array_add (merge->gaps, gap);
}

static char *
get_full_name (const Scope *scope,
               const char  *name)
{
  return scope->list != NULL ? g_strconcat (scope->list, "/", name, NULL) : g_strdup (name);
}

/* What a placeholder means is looked up as a part of the list it stands in, then by itself. */
static const FettleLetterField *
find_field (Merge       *merge,
            const Scope *scope,
            const char  *name)
{
  for (const Scope *at = scope; at != NULL; at = at->outer)
    {
      g_autofree char *full = get_full_name (at, name);
      const FettleLetterField *field = fettle_letter_find_field (merge->letter, full);

      if (field != NULL)
        return field;
    }
  return NULL;
}

static const FettleLetterData *
find_data (const Scope *scope,
           const char  *name)
{
  for (const Scope *at = scope; at != NULL; at = at->outer)
    if (at->data != NULL && fettle_letter_data_has (at->data, name))
      return at->data;
  return NULL;
}

static gboolean
in_missing_list (const Scope *scope)
{
  for (; scope != NULL; scope = scope->outer)
    if (scope->data == NULL)
      return TRUE;
  return FALSE;
}

/* An item field of a missing list is marked, but told once, as the list. */
static char *
tell_missing (Merge       *merge,
              const Scope *scope,
              const char  *name)
{
  const FettleLetterField *field = find_field (merge, scope, name);
  g_autofree char *full = get_full_name (scope, name);
  const char *label = field != NULL ? _(field->label) : name;

  if (field == NULL)
    add_gap (merge, FETTLE_LETTER_GAP_UNKNOWN, full, label);
  else if (!in_missing_list (scope))
    add_gap (merge, FETTLE_LETTER_GAP_MISSING, field->name, label);
  /* Translators: stands in a letter in the place of what is not known; %s is such as "chair's name" */
  return g_strdup_printf (_("[missing: %s]"), label);
}

static void
fill_value (Merge       *merge,
            xmlNode     *mark,
            const Scope *scope)
{
  const char *name = fettle_letter_mark_get_name (mark);
  const FettleLetterData *data = find_data (scope, name);
  g_autofree char *words = data != NULL ? fettle_letter_data_to_words (data, name) : NULL;
  gboolean missing = words == NULL;

  if (missing)
    words = tell_missing (merge, scope, name);
  fettle_letter_section_put_value (mark, words, missing);
}

static gboolean
fill_copy (Merge       *merge,
           xmlNode     *section,
           xmlNode     *place,
           const Scope *scope,
           guint        depth,
           GError     **error)
{
  xmlNode *copy;

  if (++merge->n_copies > MAX_COPIES)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
                           _("The template would make a letter of thousands of pages: its lists lie within each other. Correct "
                             "the template and try again."));
      return FALSE;
    }
  copy = fettle_letter_section_copy (section, place);
  if (!fill (merge, copy, scope, depth + 1, error))
    return FALSE;
  fettle_letter_section_unwrap (copy);
  return TRUE;
}

static gboolean
fill_list (Merge       *merge,
           xmlNode     *section,
           xmlNode     *place,
           const char  *name,
           const Scope *scope,
           guint        depth,
           GError     **error)
{
  const FettleLetterData *data = find_data (scope, name);
  const FettleLetterField *field = find_field (merge, scope, name);
  guint n_items = data != NULL ? fettle_letter_data_get_n_items (data, name) : 0;
  const Scope none = { .data = NULL, .list = name, .outer = scope };

  for (guint i = 0; i < n_items; i++)
    {
      const Scope inner = { .data = fettle_letter_data_get_item (data, name, i), .list = name, .outer = scope };

      if (!fill_copy (merge, section, place, &inner, depth, error))
        return FALSE;
    }
  if (n_items > 0 || (field != NULL && !field->required))
    return TRUE;
  g_free (tell_missing (merge, scope, name));
  return fill_copy (merge, section, place, &none, depth, error);
}

static FettleLetterMarkKind
get_end (FettleLetterMarkKind kind)
{
  if (kind == FETTLE_LETTER_MARK_LIST)
    return FETTLE_LETTER_MARK_LIST_END;
  return kind == FETTLE_LETTER_MARK_OPTION ? FETTLE_LETTER_MARK_OPTION_END : FETTLE_LETTER_MARK_UNLESS_END;
}

static gboolean
is_opening (FettleLetterMarkKind kind)
{
  return kind == FETTLE_LETTER_MARK_LIST || kind == FETTLE_LETTER_MARK_OPTION || kind == FETTLE_LETTER_MARK_UNLESS;
}

static int
find_closing (GPtrArray *marks,
              guint      opening)
{
  xmlNode *mark = g_ptr_array_index (marks, opening);
  FettleLetterMarkKind kind = fettle_letter_mark_get_kind (mark);
  FettleLetterMarkKind end = get_end (kind);
  const char *name = fettle_letter_mark_get_name (mark);
  guint depth = 0;

  for (guint i = opening; i < marks->len; i++)
    {
      xmlNode *other = g_ptr_array_index (marks, i);

      if (!g_str_equal (fettle_letter_mark_get_name (other), name))
        continue;
      if (fettle_letter_mark_get_kind (other) == kind)
        depth++;
      else if (fettle_letter_mark_get_kind (other) == end && --depth == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
refuse_open_section (const char  *name,
                     GError     **error)
{
  /* Translators: %s is the name of a section in a letter's template */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
               _("In the template the section “%s” is not opened and closed in pairs. Correct the template and try again."), name);
  return FALSE;
}

static gboolean
fill_section (Merge       *merge,
              GPtrArray   *marks,
              guint        opening,
              const Scope *scope,
              guint        depth,
              GError     **error)
{
  xmlNode *mark = g_ptr_array_index (marks, opening);
  g_autofree char *name = g_strdup (fettle_letter_mark_get_name (mark));
  FettleLetterMarkKind kind = fettle_letter_mark_get_kind (mark);
  gboolean known = find_data (scope, name) != NULL;
  int closing = find_closing (marks, opening);
  xmlNode *section, *place;
  gboolean filled = TRUE;

  if (closing < 0 || depth > MAX_DEPTH)
    return refuse_open_section (name, error);
  if (kind != FETTLE_LETTER_MARK_LIST && !known && find_field (merge, scope, name) == NULL)
    {
      /* Nobody knows what this depends on: keep what it holds, and say so. */
      xmlNode *end = g_ptr_array_index (marks, (guint) closing);

      fill_value (merge, mark, scope);
      xmlUnlinkNode (end);
      xmlFreeNode (end);
      return TRUE;
    }
  section = fettle_letter_section_cut (marks, opening, (guint) closing, &place, error);
  if (section == NULL)
    return FALSE;
  if (kind == FETTLE_LETTER_MARK_LIST)
    filled = fill_list (merge, section, place, name, scope, depth, error);
  else if (in_missing_list (scope) || known == (kind == FETTLE_LETTER_MARK_OPTION))
    filled = fill_copy (merge, section, place, scope, depth, error);
  xmlUnlinkNode (section);
  xmlFreeNode (section);
  xmlUnlinkNode (place);
  xmlFreeNode (place);
  return filled;
}

/* Fills every mark in @root. A section is filled as a whole, after which what is left is looked at anew. */
static gboolean
fill (Merge       *merge,
      xmlNode     *root,
      const Scope *scope,
      guint        depth,
      GError     **error)
{
  gboolean again = TRUE;

  while (again)
    {
      g_autoptr (GPtrArray) marks = fettle_letter_marks_collect (root);

      again = FALSE;
      for (guint i = 0; i < marks->len && !again; i++)
        {
          xmlNode *mark = g_ptr_array_index (marks, i);
          FettleLetterMarkKind kind = fettle_letter_mark_get_kind (mark);

          if (kind == FETTLE_LETTER_MARK_VALUE)
            fill_value (merge, mark, scope);
          else if (!is_opening (kind))
            return refuse_open_section (fettle_letter_mark_get_name (mark), error);
          else if (!fill_section (merge, marks, i, scope, depth, error))
            return FALSE;
          else
            again = TRUE;
        }
    }
  return TRUE;
}

/* Notes what the template has a place for, before sections are left out. */
static void
note_places (Merge         *merge,
             const xmlNode *root)
{
  g_autoptr (GPtrArray) marks = fettle_letter_marks_collect (root);
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      FettleLetterMarkKind kind = fettle_letter_mark_get_kind (g_ptr_array_index (marks, i));
      const char *name = fettle_letter_mark_get_name (g_ptr_array_index (marks, i));

      g_hash_table_add (merge->places, g_strdup (name));
      for (guint j = 0; j < lists->len; j++)
        g_hash_table_add (merge->places, g_strconcat (g_ptr_array_index (lists, j), "/", name, NULL));
      if (kind == FETTLE_LETTER_MARK_LIST)
        g_ptr_array_add (lists, (gpointer) name);
      else if (kind == FETTLE_LETTER_MARK_LIST_END && lists->len > 0)
        g_ptr_array_set_size (lists, (int) lists->len - 1);
    }
}

static void
tell_no_place (Merge                   *merge,
               const FettleLetterField *fields,
               guint                    n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].required && !g_hash_table_contains (merge->places, fields[i].name))
      add_gap (merge, FETTLE_LETTER_GAP_NO_PLACE, fields[i].name, _(fields[i].label));
}

/**
 * fettle_letter_fill:
 * @letter: the kind of letter
 * @odt: an opened template, which becomes the letter
 * @data: what to fill it from
 * @gaps: (out) (transfer full) (element-type FettleLetterGap): what the letter does not say
 * @error: return location for an error
 *
 * Fills a template: `{{name}}`, `{{#list}}` to `{{/list}}` for each item, `{{?name}}` to `{{/?name}}` where it is known,
 * `{{^name}}` to `{{/^name}}` where it is not. What is
 * not known is marked in the text and told in @gaps; nothing is left empty in silence.
 *
 * Returns: whether it worked; on failure @odt is of no more use. %FETTLE_ERROR_INVALID says what is wrong with the template
 */
gboolean
fettle_letter_fill (const FettleLetter      *letter,
                    FettleOdt               *odt,
                    const FettleLetterData  *data,
                    GPtrArray              **gaps,
                    GError                 **error)
{
  xmlNode *roots[2];
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (gap_free);
  Merge merge = { .letter = letter, .gaps = found, .places = places };
  const Scope scope = { .data = data };
  const FettleLetterField *common;
  guint n_common, n_marks = 0;

  g_return_val_if_fail (letter != NULL && odt != NULL && data != NULL && gaps != NULL, FALSE);

  roots[0] = fettle_odt_get_body (odt);
  roots[1] = xmlDocGetRootElement (odt->styles);
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      if (!fettle_letter_marks_find (roots[i], &n_marks, error))
        return FALSE;
      note_places (&merge, roots[i]);
      if (!fill (&merge, roots[i], &scope, 0, error))
        return FALSE;
    }
  tell_no_place (&merge, letter->fields, letter->n_fields);
  common = fettle_letter_common_fields (&n_common);
  tell_no_place (&merge, common, n_common);
  *gaps = g_steal_pointer (&found);
  return TRUE;
}

/**
 * fettle_letter_merge:
 * @letter: the kind of letter
 * @data: what to fill it from
 * @gaps: (out) (transfer full) (element-type FettleLetterGap): what the letter does not say
 * @error: return location for an error
 *
 * Makes a letter from the program's own template; see fettle_letter_open_template() and fettle_letter_fill() for an authority's.
 *
 * Returns: (transfer full) (nullable): the letter
 */
FettleOdt *
fettle_letter_merge (const FettleLetter      *letter,
                     const FettleLetterData  *data,
                     GPtrArray              **gaps,
                     GError                 **error)
{
  g_autoptr (FettleOdt) odt = fettle_letter_open_template (letter, NULL, NULL, error);

  if (odt == NULL || !fettle_letter_fill (letter, odt, data, gaps, error))
    return NULL;
  return g_steal_pointer (&odt);
}

/**
 * fettle_letter_gap_to_words:
 * @gap: something that a letter does not say
 *
 * Returns: (transfer full): it in a sentence
 */
char *
fettle_letter_gap_to_words (const FettleLetterGap *gap)
{
  g_return_val_if_fail (gap != NULL, NULL);

  switch (gap->kind)
    {
    case FETTLE_LETTER_GAP_MISSING:
      /* Translators: %s is what a letter does not say: "chair's name" */
      return g_strdup_printf (_("Not known yet: %s. The place is marked in the letter."), gap->label);
    case FETTLE_LETTER_GAP_UNKNOWN:
      /* Translators: %s is the name of a placeholder */
      return g_strdup_printf (_("The template asks for “%s”, which this letter does not know. The place is marked in the letter."), gap->label);
    case FETTLE_LETTER_GAP_NO_PLACE:
    default:
      /* Translators: %s is what a letter must say: "the end of the compliance period" */
      return g_strdup_printf (_("The template has no place for: %s. The letter is not complete without it."), gap->label);
    }
}
