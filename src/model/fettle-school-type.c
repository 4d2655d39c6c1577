/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-text.h"
#include "model/fettle-school-type.h"
#include "model/fettle-vocabulary-private.h"
#include "model/fettle-vocabulary.h"

typedef struct
{
  GHashTable *by_code;
  GHashTable *by_name; /* folded, variants too */
} Types;

static char *
sector_of_category (const char *category)
{
  const FettleTerm *term = fettle_vocabulary_find (fettle_vocabulary_get ("school-category"), category);

  g_assert (term != NULL);
  return g_strdup (term->group);
}

static void
add_type (Types      *types,
          GKeyFile   *file,
          const char *code)
{
  g_auto (GStrv) variants = g_key_file_get_string_list (file, code, "variants", NULL, NULL);
  FettleSchoolType *type = g_new0 (FettleSchoolType, 1);

  type->code = g_strdup (code);
  type->name = g_key_file_get_string (file, code, "label", NULL);
  type->category = g_key_file_get_string (file, code, "category", NULL);
  type->sector = sector_of_category (type->category);
  type->phase = g_key_file_get_string (file, code, "phase", NULL);
  g_hash_table_insert (types->by_code, type->code, type);
  g_hash_table_insert (types->by_name, fettle_text_fold (type->name), type);
  for (char **variant = variants; variant && *variant; variant++)
    g_hash_table_insert (types->by_name, fettle_text_fold (*variant), type);
}

static Types *
types_read (void)
{
  g_autoptr (GKeyFile) file = fettle_vocabulary_open (FETTLE_VOCABULARY_FOLDER "/school-types.ini");
  g_auto (GStrv) codes = g_key_file_get_groups (file, NULL);
  Types *types = g_new0 (Types, 1);

  types->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  types->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **code = codes; *code; code++)
    add_type (types, file, *code);
  return types;
}

/* Read once by whichever thread asks first, and kept. */
static const Types *
get_types (void)
{
  static gsize types = 0;

  if (g_once_init_enter (&types))
    g_once_init_leave (&types, (gsize) types_read ());
  return (const Types *) types;
}

/**
 * fettle_school_type_lookup:
 * @code: (nullable): TypeOfEstablishment (code), with or without its leading zero
 * @name: (nullable): TypeOfEstablishment (name), or Ofsted's "Type of education"
 *
 * Finds what a type of establishment means. The code decides where both are given and known.
 *
 * Returns: (transfer none) (nullable): the type, or %NULL where neither is known
 */
const FettleSchoolType *
fettle_school_type_lookup (const char *code,
                           const char *name)
{
  const FettleSchoolType *type = NULL;

  if (code != NULL && *code != '\0')
    {
      g_autofree char *padded = strlen (code) == 1 ? g_strconcat ("0", code, NULL) : g_strdup (code);

      type = g_hash_table_lookup (get_types ()->by_code, padded);
    }
  if (type == NULL && name != NULL)
    {
      g_autofree char *folded = fettle_text_fold (name);

      type = g_hash_table_lookup (get_types ()->by_name, folded);
    }
  return type;
}
