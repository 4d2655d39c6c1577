/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fettle-authority-name.h"

#include <string.h>

#include "base/fettle-text.h"
#include "model/fettle-vocabulary.h"

/* What files put before or after the name of an authority, folded. The longest come first. */
static const char *const before_name[] = {
  "the council of the ", "council of the ", "the royal borough of ", "royal borough of ", "the london borough of ", "london borough of ",
  "metropolitan borough of ", "borough of ", "county of ", "the city of ", "city of ", "the ",
};
static const char *const after_name[] = {
  " metropolitan borough council", " metropolitan district council", " london borough council", " borough council",
  " county council", " city council", " district council", " unitary authority", " council", " borough", " city of",
  " county of", " county", " city", " ua",
};

static const char *
look_up (const char *name,
         FettleDate  on)
{
  const FettleTerm *term = fettle_vocabulary_match (fettle_vocabulary_get ("authority"), name, NULL, on);

  return term != NULL ? term->code : NULL;
}

/* Cuts one of the words from the beginning of a folded name. */
static gboolean
cut_before (char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (before_name); i++)
    if (g_str_has_prefix (name, before_name[i]))
      {
        gsize length = strlen (before_name[i]);

        memmove (name, name + length, strlen (name) - length + 1);
        return TRUE;
      }
  return FALSE;
}

static gboolean
cut_after (char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (after_name); i++)
    if (g_str_has_suffix (name, after_name[i]))
      {
        name[strlen (name) - strlen (after_name[i])] = '\0';
        return TRUE;
      }
  return FALSE;
}

/**
 * fettle_authority_code_from_name:
 * @name: (nullable): the name of an education authority, as a file spells it
 * @on: the day that the file stands for, or %FETTLE_DATE_NONE
 *
 * Finds an authority by its name alone. Files spell one name in several ways: "Bristol, City of" and "Bristol City of", "Brighton and
 * Hove" and "Brighton & Hove", "Westmorland and Furness Council". A name that two authorities had one after the other is that of the
 * day.
 *
 * Returns: (transfer none) (nullable): the code, or %NULL where no authority is called so
 */
const char *
fettle_authority_code_from_name (const char *name,
                                 FettleDate  on)
{
  g_autoptr (GString) spelt = g_string_new (name);
  g_autofree char *folded = NULL;
  const char *code;

  if (name == NULL || g_ascii_isdigit (*name))
    return NULL;
  g_string_replace (spelt, "&", " and ", 0);
  folded = fettle_text_fold (spelt->str);
  code = look_up (folded, on);
  while (code == NULL && cut_after (folded))
    code = look_up (folded, on);
  while (code == NULL && cut_before (folded))
    code = look_up (folded, on);
  return code;
}
