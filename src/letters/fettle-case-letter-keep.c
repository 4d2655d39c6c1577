/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-file.h"
#include "base/fettle-id.h"

/* The kinds of file that a letter is sent as, and how each begins. */
static const struct
{
  const char *ending;
  const char *type;
  const char *magic;
} types[] = {
  { ".odt", "application/vnd.oasis.opendocument.text", "PK" },
  { ".pdf", "application/pdf", "%PDF-" },
  { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK" },
};

static int
find_type (GBytes      *file,
           const char  *name,
           GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize size;
  const char *data = g_bytes_get_data (file, &size);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (lower, types[i].ending) && size > strlen (types[i].magic)
        && memcmp (data, types[i].magic, strlen (types[i].magic)) == 0)
      return (int) i;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                       _("This is not a letter that can be kept. Nothing was changed. Choose the OpenDocument text (.odt), the PDF or the "
                         "Word document (.docx) that was sent."));
  return -1;
}

/* The name has no word of a person in it. */
static FettleRecord *
make_document (FettleRecord       *school,
               const FettleLetter *letter,
               GBytes             *file,
               int                 type,
               FettleDate          today)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *document = fettle_record_new (fettle_kind_get ("document"), id);
  g_autofree char *day = fettle_date_to_iso (today);
  g_autofree char *name = g_strdup_printf ("%s-%s-%s%s", letter->id, fettle_record_get_text (school, "urn"), day, types[type].ending);
  g_autofree char *hash = fettle_hash_bytes (file);

  fettle_record_set_text (document, "school", fettle_record_get_id (school));
  fettle_record_set_text (document, "title", _(letter->title));
  fettle_record_set_text (document, "file-name", name);
  fettle_record_set_text (document, "media-type", types[type].type);
  fettle_record_set_int (document, "size", (gint64) g_bytes_get_size (file));
  fettle_record_set_text (document, "sha256", hash);
  fettle_record_set_text (document, "received-on", day);
  fettle_record_seal (document);
  return document;
}

/**
 * fettle_case_letter_keep:
 * @store: a store
 * @letter: a kind of letter
 * @record_id: the record that it is about
 * @file: the letter as it was sent
 * @name: the name of the file, of which only the ending counts: .odt, .pdf or .docx
 * @today: today
 * @error: (nullable): as fettle_case_letter_fill(); %FETTLE_ERROR_REFUSED for another kind of file
 *
 * Makes the batch that keeps the file, with its hash, as a document of the record. A document that the record had stays in the register.
 *
 * Returns: (transfer full) (nullable): the batch, to be given to the door
 */
FettleBatch *
fettle_case_letter_keep (FettleStore         *store,
                         const FettleLetter  *letter,
                         const char          *record_id,
                         GBytes              *file,
                         const char          *name,
                         FettleDate           today,
                         GError             **error)
{
  g_autoptr (FettleRecord) record = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (FettleRecord) document = NULL;
  g_autoptr (FettleRecord) changed = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *label = NULL;
  int type;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (letter != NULL && record_id != NULL && file != NULL && name != NULL, NULL);

  type = find_type (file, name, error);
  if (type < 0 || !(record = fettle_case_letter_get_record (store, letter, record_id, error))
      || !(school = fettle_store_get (store, "school", fettle_record_get_text (record, "school"), error)))
    return NULL;
  document = make_document (school, letter, file, type, today);
  changed = fettle_record_copy (record);
  fettle_record_set_text (changed, "document", fettle_record_get_id (document));
  /* Translators: a kind of letter, and the name of a school */
  label = g_strdup_printf (C_("step", "“%s” kept for %s"), _(letter->title), fettle_record_get_text (school, "name"));
  batch = fettle_batch_new (label);
  fettle_batch_put_blob (batch, file);
  fettle_batch_put (batch, document, NULL);
  fettle_batch_put (batch, changed, record);
  return g_steal_pointer (&batch);
}
