/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter-template.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-error.h"
#include "base/fettle-file.h"
#include "base/fettle-id.h"

static const char *
get_title (const char *letter_id)
{
  const FettleLetter *letter = fettle_letter_get (letter_id);

  return letter ? _(letter->title) : _("Letterhead");
}

/**
 * fettle_letter_template_find:
 * @store: a store
 * @letter_id: a letter's id, or %FETTLE_LETTERHEAD
 * @error: (nullable): why it could not be read
 *
 * Returns: (transfer full) (nullable): the authority's own template; %NULL with no error where it uses the program's
 */
FettleRecord *
fettle_letter_template_find (FettleStore  *store,
                             const char   *letter_id,
                             GError      **error)
{
  g_autoptr (GPtrArray) own = fettle_store_list (store, "letter-template", "letter", letter_id, error);

  return own && own->len > 0 ? g_object_ref (g_ptr_array_index (own, own->len - 1)) : NULL;
}

/* %FALSE where there is one and it cannot be read. */
static gboolean
read_own (FettleStore  *store,
          const char   *letter_id,
          GBytes      **bytes,
          GError      **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FettleRecord) own = fettle_letter_template_find (store, letter_id, &failure);

  *bytes = own ? fettle_store_get_bytes (store, fettle_record_get_text (own, "sha256"), &failure) : NULL;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL && (own == NULL || *bytes != NULL);
}

/**
 * fettle_letter_template_open:
 * @store: a store
 * @letter: a kind of letter
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): the authority's own template; or the program's, on the authority's letterhead where it has one
 */
FettleOdt *
fettle_letter_template_open (FettleStore         *store,
                             const FettleLetter  *letter,
                             GError             **error)
{
  g_autoptr (GBytes) custom = NULL;
  g_autoptr (GBytes) head = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (letter != NULL, NULL);

  if (!read_own (store, letter->id, &custom, error) || !read_own (store, FETTLE_LETTERHEAD, &head, error))
    return NULL;
  return fettle_letter_open_template (letter, custom, head, error);
}

/**
 * fettle_letter_template_start:
 * @store: a store
 * @letter_id: a letter's id, or %FETTLE_LETTERHEAD
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): the template in use with its placeholders, to be changed in a word processor
 */
GBytes *
fettle_letter_template_start (FettleStore  *store,
                              const char   *letter_id,
                              GError      **error)
{
  const FettleLetter *letter = fettle_letter_get (letter_id);
  g_autoptr (FettleOdt) odt = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  odt = fettle_letter_template_open (store, letter ? letter : fettle_letter_get ("concern"), error);
  return odt ? fettle_odt_to_bytes (odt, error) : NULL;
}

/* A template is tried with nothing in it: what it asks for that the letter does not know, and what it has no place for, are told. */
static gboolean
try_template (const FettleLetter  *letter,
              GBytes              *file,
              GPtrArray          **gaps,
              GError             **error)
{
  g_autoptr (FettleOdt) odt = letter ? fettle_letter_open_template (letter, file, NULL, error) : fettle_odt_open (file, error);
  g_autoptr (FettleLetterData) nothing = fettle_letter_data_new ();

  if (odt == NULL)
    return FALSE;
  if (letter == NULL)
    {
      *gaps = g_ptr_array_new ();
      return TRUE;
    }
  if (!fettle_letter_fill (letter, odt, nothing, gaps, error))
    return FALSE;
  for (guint i = (*gaps)->len; i > 0; i--)
    if (((FettleLetterGap *) g_ptr_array_index (*gaps, i - 1))->kind == FETTLE_LETTER_GAP_MISSING)
      g_ptr_array_remove_index (*gaps, i - 1);
  return TRUE;
}

/**
 * fettle_letter_template_set:
 * @store: a store
 * @letter_id: a letter's id, or %FETTLE_LETTERHEAD
 * @name: the name of the file
 * @file: an .odt or .ott file
 * @today: today
 * @gaps: (out) (transfer full) (element-type FettleLetterGap): what it asks for that the letter does not know, and what the letter must say
 *   that it has no place for
 * @error: (nullable): %FETTLE_ERROR_REFUSED or _LIMIT for a file that cannot be a template
 *
 * Makes the batch by which the authority's own template takes the place of the one in use.
 *
 * Returns: (transfer full) (nullable): the batch, to be given to the door
 */
FettleBatch *
fettle_letter_template_set (FettleStore  *store,
                            const char   *letter_id,
                            const char   *name,
                            GBytes       *file,
                            FettleDate    today,
                            GPtrArray   **gaps,
                            GError      **error)
{
  g_autoptr (FettleRecord) before = NULL;
  g_autoptr (FettleRecord) record = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *id = fettle_id_new ();
  g_autofree char *hash = fettle_hash_bytes (file);
  g_autofree char *day = fettle_date_to_iso (today);
  g_autofree char *shown = fettle_characters_show (name);
  g_autofree char *label = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (letter_id != NULL && name != NULL && file != NULL && gaps != NULL, NULL);

  before = fettle_letter_template_find (store, letter_id, &failure);
  if (failure != NULL || !try_template (fettle_letter_get (letter_id), file, gaps, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  record = before ? fettle_record_copy (before) : fettle_record_new (fettle_kind_get ("letter-template"), id);
  fettle_record_set_text (record, "letter", letter_id);
  fettle_record_set_text (record, "file-name", shown);
  fettle_record_set_int (record, "size", (gint64) g_bytes_get_size (file));
  fettle_record_set_text (record, "sha256", hash);
  fettle_record_set_text (record, "set-on", day);
  /* Translators: %s is a kind of letter */
  label = g_strdup_printf (C_("step", "Authority’s own template taken into use: %s"), get_title (letter_id));
  batch = fettle_batch_new (label);
  fettle_batch_put_blob (batch, file);
  fettle_batch_put (batch, record, before);
  return g_steal_pointer (&batch);
}

/**
 * fettle_letter_template_reset:
 * @store: a store
 * @letter_id: a letter's id, or %FETTLE_LETTERHEAD
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where the program's is in use
 *
 * Returns: (transfer full) (nullable): the batch by which the program's own template is used again
 */
FettleBatch *
fettle_letter_template_reset (FettleStore  *store,
                              const char   *letter_id,
                              GError      **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FettleRecord) own = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (letter_id != NULL, NULL);

  own = fettle_letter_template_find (store, letter_id, &failure);
  if (own == NULL)
    {
      if (failure == NULL)
        g_set_error_literal (&failure, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("The program’s own template is in use already."));
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  /* Translators: %s is a kind of letter */
  label = g_strdup_printf (C_("step", "Program’s template taken into use again: %s"), get_title (letter_id));
  batch = fettle_batch_new (label);
  fettle_batch_remove (batch, own);
  return g_steal_pointer (&batch);
}
