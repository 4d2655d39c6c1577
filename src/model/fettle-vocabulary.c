/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "model/fettle-vocabulary.h"
#include "model/fettle-vocabulary-private.h"

#define TERMS_FOLDER FETTLE_VOCABULARY_FOLDER "/terms"

struct _FettleVocabulary
{
  char *name;
  char *title;
  GArray *terms;        /* FettleTerm, in the order of the file */
  GHashTable *spellings; /* folded words -> GArray of guint, places in @terms */
};

typedef struct
{
  GHashTable *by_name;
  GPtrArray *names; /* NULL-terminated */
} Shelf;

static void
clear_term (gpointer data)
{
  FettleTerm *term = data;

  g_free (term->code);
  g_free (term->label);
  g_free (term->group);
}

static void
vocabulary_free (gpointer data)
{
  FettleVocabulary *vocabulary = data;

  g_hash_table_unref (vocabulary->spellings);
  g_array_unref (vocabulary->terms);
  g_free (vocabulary->title);
  g_free (vocabulary->name);
  g_free (vocabulary);
}

static FettleDate
read_date (GKeyFile   *file,
           const char *section,
           const char *key)
{
  g_autofree char *iso = g_key_file_get_string (file, section, key, NULL);

  return iso ? fettle_date_parse_iso (iso) : FETTLE_DATE_NONE;
}

static void
add_spelling (FettleVocabulary *vocabulary,
              const char       *words,
              guint             place)
{
  g_autofree char *folded = fettle_text_fold (words);
  GArray *places = g_hash_table_lookup (vocabulary->spellings, folded);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (vocabulary->spellings, g_steal_pointer (&folded), places);
    }
  if (places->len == 0 || g_array_index (places, guint, places->len - 1) != place)
    g_array_append_val (places, place);
}

static void
add_term (FettleVocabulary *vocabulary,
          GKeyFile         *file,
          const char       *section)
{
  g_auto (GStrv) variants = g_key_file_get_string_list (file, section, "variants", NULL, NULL);
  guint place = vocabulary->terms->len;
  FettleTerm term = { NULL };

  term.code = g_key_file_get_string (file, section, "code", NULL);
  if (term.code == NULL)
    term.code = g_strdup (section);
  term.label = g_key_file_get_string (file, section, "label", NULL);
  term.from = read_date (file, section, "from");
  term.to = read_date (file, section, "to");
  term.rank = g_key_file_get_integer (file, section, "rank", NULL);
  term.group = g_key_file_get_string (file, section, "group", NULL);
  if (term.rank == 0)
    term.rank = (int) place + 1;
  g_assert (term.label != NULL);
  g_array_append_val (vocabulary->terms, term);

  add_spelling (vocabulary, term.label, place);
  add_spelling (vocabulary, term.code, place);
  for (char **variant = variants; variant && *variant; variant++)
    add_spelling (vocabulary, *variant, place);
}

static FettleVocabulary *
vocabulary_read (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.ini", TERMS_FOLDER, name);
  g_autoptr (GKeyFile) file = fettle_vocabulary_open (path);
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);
  FettleVocabulary *vocabulary = g_new0 (FettleVocabulary, 1);

  vocabulary->name = g_strdup (name);
  vocabulary->title = g_key_file_get_string (file, "vocabulary", "title", NULL);
  vocabulary->terms = g_array_new (FALSE, FALSE, sizeof (FettleTerm));
  g_array_set_clear_func (vocabulary->terms, clear_term);
  vocabulary->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (char **section = sections; *section; section++)
    {
      if (!g_str_equal (*section, "vocabulary"))
        add_term (vocabulary, file, *section);
    }
  return vocabulary;
}

/* The linker keeps of a static library only what is asked for; and twice is once too often for GLib. */
static void
register_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      fettle_vocabularies_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

static Shelf *
shelf_fill (void)
{
  g_auto (GStrv) files = NULL;
  Shelf *shelf = g_new0 (Shelf, 1);

  register_resource ();
  files = g_resources_enumerate_children (TERMS_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  shelf->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, vocabulary_free);
  shelf->names = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  for (char **file = files; file && *file; file++)
    {
      g_autofree char *name = g_strndup (*file, strlen (*file) - strlen (".ini"));
      FettleVocabulary *vocabulary = vocabulary_read (name);

      g_hash_table_insert (shelf->by_name, vocabulary->name, vocabulary);
      g_ptr_array_add (shelf->names, vocabulary->name);
    }
  return shelf;
}

/* All vocabularies, read once by whichever thread asks first, and kept. */
static const Shelf *
get_shelf (void)
{
  static gsize shelf = 0;

  if (g_once_init_enter (&shelf))
    g_once_init_leave (&shelf, (gsize) shelf_fill ());
  return (const Shelf *) shelf;
}

static gboolean
is_in_use (const FettleTerm *term,
           FettleDate        on)
{
  return (term->from == FETTLE_DATE_NONE || term->from <= on) && (term->to == FETTLE_DATE_NONE || on <= term->to);
}

static gboolean
outlives (const FettleTerm *term,
          const FettleTerm *other)
{
  return other == NULL || (other->to != FETTLE_DATE_NONE && (term->to == FETTLE_DATE_NONE || term->to > other->to));
}

/**
 * fettle_vocabulary_open:
 * @path: a resource path under %FETTLE_VOCABULARY_FOLDER
 *
 * Reads a file of facts that is built into the program. That it is there and sound is the build's own promise.
 *
 * Returns: (transfer full): the file
 */
GKeyFile *
fettle_vocabulary_open (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  register_resource ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("%s: %s", path, error->message);
  return g_steal_pointer (&file);
}

/**
 * fettle_vocabulary_get:
 * @name: the name of a vocabulary, as a field table gives it
 *
 * Finds a vocabulary. May be called from any thread.
 *
 * Returns: (transfer none) (nullable): the vocabulary, or %NULL where there is none of that name
 */
const FettleVocabulary *
fettle_vocabulary_get (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (get_shelf ()->by_name, name);
}

/**
 * fettle_vocabulary_get_title:
 * @vocabulary: a vocabulary
 *
 * Gets what the vocabulary is a list of.
 *
 * Returns: (transfer none): the title
 */
const char *
fettle_vocabulary_get_title (const FettleVocabulary *vocabulary)
{
  g_return_val_if_fail (vocabulary != NULL, NULL);

  return vocabulary->title;
}

/**
 * fettle_vocabulary_get_n_terms:
 * @vocabulary: a vocabulary
 *
 * Counts the terms, retired ones too.
 *
 * Returns: how many there are
 */
guint
fettle_vocabulary_get_n_terms (const FettleVocabulary *vocabulary)
{
  g_return_val_if_fail (vocabulary != NULL, 0);

  return vocabulary->terms->len;
}

/**
 * fettle_vocabulary_get_term:
 * @vocabulary: a vocabulary
 * @index: from 0
 *
 * Gets a term by place.
 *
 * Returns: (transfer none): the term
 */
const FettleTerm *
fettle_vocabulary_get_term (const FettleVocabulary *vocabulary,
                            guint                   index)
{
  g_return_val_if_fail (vocabulary != NULL, NULL);
  g_return_val_if_fail (index < vocabulary->terms->len, NULL);

  return &g_array_index (vocabulary->terms, FettleTerm, index);
}

/**
 * fettle_vocabulary_find:
 * @vocabulary: a vocabulary
 * @code: a code as stored
 *
 * Finds a code, in the wording that was in use last.
 *
 * Returns: (transfer none) (nullable): the term, or %NULL where the vocabulary has no such code
 */
const FettleTerm *
fettle_vocabulary_find (const FettleVocabulary *vocabulary,
                        const char             *code)
{
  const FettleTerm *found = NULL;

  g_return_val_if_fail (vocabulary != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < vocabulary->terms->len; i++)
    {
      const FettleTerm *term = &g_array_index (vocabulary->terms, FettleTerm, i);

      if (g_str_equal (term->code, code) && outlives (term, found))
        found = term;
    }
  return found;
}

/**
 * fettle_vocabulary_find_on:
 * @vocabulary: a vocabulary
 * @code: a code as stored
 * @on: the day
 *
 * Finds a code in the wording of a day: grade 3 is "Satisfactory" before September 2012.
 *
 * Returns: (transfer none) (nullable): the term; that of fettle_vocabulary_find() where none was in use on the day
 */
const FettleTerm *
fettle_vocabulary_find_on (const FettleVocabulary *vocabulary,
                           const char             *code,
                           FettleDate              on)
{
  g_return_val_if_fail (vocabulary != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; on != FETTLE_DATE_NONE && i < vocabulary->terms->len; i++)
    {
      const FettleTerm *term = &g_array_index (vocabulary->terms, FettleTerm, i);

      if (g_str_equal (term->code, code) && is_in_use (term, on))
        return term;
    }
  return fettle_vocabulary_find (vocabulary, code);
}

/**
 * fettle_vocabulary_match:
 * @vocabulary: a vocabulary
 * @words: a label as some file words it, or a code
 * @group: (nullable): only terms of this group
 * @on: the day that the words were used, or %FETTLE_DATE_NONE
 *
 * Finds the term that words in a file stand for: case, spacing, accents and the known spelling variants do not
 * matter. A term in use on the day is preferred; where there is none, the one that was in use last is given, so that
 * an odd date never loses a label. The caller keeps the words of the time beside the code.
 *
 * Returns: (transfer none) (nullable): the term, or %NULL where nothing of the group is spelt so
 */
const FettleTerm *
fettle_vocabulary_match (const FettleVocabulary *vocabulary,
                         const char             *words,
                         const char             *group,
                         FettleDate              on)
{
  g_autofree char *folded = NULL;
  const FettleTerm *found = NULL;
  GArray *places;

  g_return_val_if_fail (vocabulary != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  folded = fettle_text_fold (words);
  places = g_hash_table_lookup (vocabulary->spellings, folded);
  for (guint i = 0; places && i < places->len; i++)
    {
      const FettleTerm *term = &g_array_index (vocabulary->terms, FettleTerm, g_array_index (places, guint, i));

      if (group && g_strcmp0 (term->group, group) != 0)
        continue;
      if (on != FETTLE_DATE_NONE && is_in_use (term, on))
        return term;
      if (outlives (term, found))
        found = term;
    }
  return found;
}

/**
 * fettle_vocabulary_label:
 * @vocabulary: the name of a vocabulary
 * @code: (nullable): a code as stored
 *
 * Gets the label of a code in the wording that was in use last.
 *
 * Returns: (transfer none) (nullable): the label, or %NULL where there is no such vocabulary or code
 */
const char *
fettle_vocabulary_label (const char *vocabulary,
                         const char *code)
{
  const FettleVocabulary *found;
  const FettleTerm *term;

  g_return_val_if_fail (vocabulary != NULL, NULL);

  found = fettle_vocabulary_get (vocabulary);
  if (found == NULL || code == NULL)
    return NULL;
  term = fettle_vocabulary_find (found, code);
  return term ? term->label : NULL;
}

/**
 * fettle_vocabulary_word_code:
 * @vocabulary: the name of a vocabulary
 * @code: a code as stored
 *
 * Words a code for records of any time: the wording in use last, with the earlier ones in brackets. Grade 3 is "Requires
 * improvement (earlier: Satisfactory)".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL where there is no such vocabulary or code
 */
char *
fettle_vocabulary_word_code (const char *vocabulary,
                             const char *code)
{
  const FettleVocabulary *found = fettle_vocabulary_get (vocabulary);
  const char *label = fettle_vocabulary_label (vocabulary, code);
  g_autoptr (GString) earlier = g_string_new (NULL);

  if (found == NULL || label == NULL)
    return NULL;
  for (guint i = 0; i < found->terms->len; i++)
    {
      const FettleTerm *term = &g_array_index (found->terms, FettleTerm, i);

      if (g_str_equal (term->code, code) && !g_str_equal (term->label, label))
        g_string_append_printf (earlier, "%s%s", earlier->len > 0 ? ", " : "", term->label);
    }
  if (earlier->len == 0)
    return g_strdup (label);
  /* Translators: the present label of a grade or category, and the words that were used for it before. */
  return g_strdup_printf (_("%1$s (earlier: %2$s)"), label, earlier->str);
}

static guint
place_of (const FettleVocabulary *vocabulary,
          const char             *code)
{
  for (guint i = 0; code != NULL && i < vocabulary->terms->len; i++)
    {
      if (g_str_equal (g_array_index (vocabulary->terms, FettleTerm, i).code, code))
        return i;
    }
  return vocabulary->terms->len;
}

/**
 * fettle_vocabulary_compare:
 * @vocabulary: the name of a vocabulary
 * @code_a: (nullable): a code
 * @code_b: (nullable): another
 *
 * Orders two codes as the vocabulary lists them; that of inspection areas lists them as Ofsted does, regime by regime.
 * Codes that it does not have come last.
 *
 * Returns: less than, equal to or more than 0
 */
int
fettle_vocabulary_compare (const char *vocabulary,
                           const char *code_a,
                           const char *code_b)
{
  const FettleVocabulary *found = fettle_vocabulary_get (vocabulary);

  g_return_val_if_fail (found != NULL, 0);

  return (int) place_of (found, code_a) - (int) place_of (found, code_b);
}

/**
 * fettle_vocabulary_names:
 *
 * Lists the vocabularies that the program has.
 *
 * Returns: (transfer none): their names, %NULL-terminated
 */
const char *const *
fettle_vocabulary_names (void)
{
  return (const char *const *) get_shelf ()->names->pdata;
}
