/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-private.h"

#include <glib/gi18n-lib.h>

/* The list of contents is set again while that moves the pages after it. */
#define MOST_ROUNDS 4

static const FettleLetterField front_fields[] = {
  { "case.title", N_("the title of the case"), TRUE },
  { "made.by", N_("who made the bundle"), TRUE },
  { "contents", N_("the contents"), TRUE },
  { "contents/title", N_("the title of a part"), TRUE },
  { "contents/page", N_("the page that it begins on"), TRUE },
  { "pages", N_("the number of pages"), TRUE },
};

static const FettleLetter front_letter = {
  "evidence-bundle", N_("Evidence of a Case of Intervention"), NULL, front_fields, G_N_ELEMENTS (front_fields)
};

static const FettleLetterField record_fields[] = {
  { "chronology", N_("the chronology"), FALSE },
  { "chronology/when", N_("when it was recorded"), FALSE },
  { "chronology/who", N_("who recorded it"), FALSE },
  { "chronology/what", N_("what was recorded"), FALSE },
  { "chronology/under", N_("the section"), FALSE },
  { "clocks", N_("the dates"), FALSE },
  { "clocks/date", N_("the date"), FALSE },
  { "clocks/state", N_("the state of the date"), FALSE },
  { "clocks/what", N_("what is due"), FALSE },
  { "clocks/source", N_("the section"), FALSE },
  { "records", N_("the records"), FALSE },
  { "records/title", N_("what the record is"), FALSE },
  { "records/source", N_("the section"), FALSE },
  { "fields", N_("what the record says"), FALSE },
  { "fields/label", N_("the name of a field"), FALSE },
  { "fields/value", N_("the value of a field"), FALSE },
  { "documents", N_("the documents"), FALSE },
  { "documents/title", N_("the title of the document"), FALSE },
  { "documents/file", N_("the file"), FALSE },
  { "documents/sha256", N_("the fingerprint of the file"), FALSE },
};

static const FettleLetter record_letter = {
  "evidence-records", N_("Chronology, Dates and Records"), NULL, record_fields, G_N_ELEMENTS (record_fields)
};

static const FettleLetterField document_fields[] = {
  { "title", N_("the title of the document"), TRUE },
  { "file", N_("the file"), TRUE },
  { "sha256", N_("the fingerprint of the file"), TRUE },
  { "owner", N_("the record that it was kept with"), TRUE },
  { "kept", N_("when it was kept"), FALSE },
  { "pages", N_("the number of pages"), FALSE },
  { "laid-out", N_("whether the pages are laid out here"), FALSE },
  { "note", N_("why it is not shown"), FALSE },
  { "text", N_("the text"), FALSE },
};

static const FettleLetter document_letter = {
  "evidence-document", N_("Document"), NULL, document_fields, G_N_ELEMENTS (document_fields)
};

static void
part_free (gpointer data)
{
  FettleBundlePart *part = data;

  g_clear_pointer (&part->paper, fettle_letter_paper_free);
  g_clear_pointer (&part->odt, fettle_odt_free);
  g_free (part);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleBundlePart, part_free)

/* The number of each page is that of the bundle, which is drawn over all pages alike. */
static FettleBundlePart *
make_part (const FettleLetter      *letter,
           const FettleLetterData  *data,
           GError                 **error)
{
  g_autoptr (FettleBundlePart) part = g_new0 (FettleBundlePart, 1);
  g_autoptr (GPtrArray) gaps = NULL;

  part->odt = fettle_letter_merge (letter, data, &gaps, error);
  if (part->odt == NULL)
    return NULL;
  part->paper = fettle_letter_paper_new (part->odt);
  fettle_letter_paper_leave_out_footer (part->paper);
  return g_steal_pointer (&part);
}

static FettleLetterData *
make_data (FettleBundle *self)
{
  FettleLetterData *data = fettle_letter_data_new ();

  fettle_bundle_say_common (self, data);
  return data;
}

static void
add_contents (FettleLetterData        *data,
              const FettleBundleEntry *entry)
{
  FettleLetterData *item = fettle_letter_data_add_item (data, "contents");
  g_autofree char *page = g_strdup_printf ("%u", entry->page);

  fettle_letter_data_set_text (item, "title", entry->title);
  fettle_letter_data_set_text (item, "page", page);
}

/* Numbers the parts after a front of @n_pages pages; returns how many all are. */
static guint
number_parts (GPtrArray *parts,
              guint      n_pages)
{
  for (guint i = 0; i < parts->len; i++)
    {
      FettleBundlePart *part = g_ptr_array_index (parts, i);

      part->first = n_pages + 1;
      n_pages += fettle_bundle_part_count (part);
    }
  return n_pages;
}

static FettleBundlePart *
make_front (FettleBundle  *self,
            GPtrArray     *parts,
            guint          n_pages,
            GError       **error)
{
  g_autoptr (FettleLetterData) data = make_data (self);
  g_autofree char *total = g_strdup_printf ("%u", number_parts (parts, n_pages));
  g_autoptr (GArray) contents = fettle_bundle_list_contents (parts);

  for (guint i = 0; i < contents->len; i++)
    add_contents (data, &g_array_index (contents, FettleBundleEntry, i));
  fettle_letter_data_set_text (data, "pages", total);
  fettle_letter_data_set_text (data, "case.title", fettle_record_get_text (self->intervention, "title"));
  fettle_letter_data_set_text (data, "made.by", self->made_by);
  return make_part (&front_letter, data, error);
}

static gboolean
add_front (FettleBundle  *self,
           GPtrArray     *parts,
           GError       **error)
{
  guint n_pages = 1;

  for (guint round = 0; round < MOST_ROUNDS; round++)
    {
      g_autoptr (FettleBundlePart) front = make_front (self, parts, n_pages, error);

      if (front == NULL)
        return FALSE;
      if (fettle_bundle_part_count (front) == n_pages || round + 1 == MOST_ROUNDS)
        {
          front->first = 1;
          g_ptr_array_insert (parts, 0, g_steal_pointer (&front));
          return TRUE;
        }
      n_pages = fettle_bundle_part_count (front);
    }
  return FALSE;
}

static void
say_pages (FettleLetterData   *data,
           const FettleSheets *sheets)
{
  guint n = fettle_sheets_get_n_pages (sheets);
  g_autofree char *words = g_strdup_printf (ngettext ("Its page follows.", "Its %u pages follow.", n), n);

  if (n > 0)
    fettle_letter_data_set_text (data, "pages", words);
  if (fettle_sheets_is_laid_out (sheets))
    fettle_letter_data_set_flag (data, "laid-out", TRUE);
  if (fettle_sheets_get_note (sheets) != NULL)
    fettle_letter_data_set_text (data, "note", fettle_sheets_get_note (sheets));
  if (fettle_sheets_get_text (sheets) != NULL)
    fettle_letter_data_set_text (data, "text", fettle_sheets_get_text (sheets));
}

static FettleBundlePart *
make_document (FettleBundle      *self,
               FettleBundleFile  *file,
               guint              number,
               GError           **error)
{
  g_autoptr (FettleLetterData) data = make_data (self);
  FettleDate kept = fettle_record_get_date (file->document, "received-on");
  /* Translators: the number of a document, and its title */
  g_autofree char *title = g_strdup_printf (_("%u. %s"), number, fettle_record_get_text (file->document, "title"));
  FettleBundlePart *part;

  fettle_letter_data_set_text (data, "title", title);
  fettle_letter_data_set_text (data, "file", file->path);
  fettle_letter_data_set_text (data, "sha256", fettle_record_get_text (file->document, "sha256"));
  fettle_letter_data_set_text (data, "owner", file->owner);
  if (kept != FETTLE_DATE_NONE)
    fettle_letter_data_set_date (data, "kept", kept);
  say_pages (data, file->sheets);
  part = make_part (&document_letter, data, error);
  if (part != NULL)
    part->sheets = file->sheets;
  return part;
}

/**
 * fettle_bundle_say_common:
 * @self: a bundle
 * @data: what a paper of it says
 *
 * Says what stands on all of its papers.
 */
void
fettle_bundle_say_common (FettleBundle     *self,
                          FettleLetterData *data)
{
  fettle_letter_data_set_text (data, "school.name", fettle_record_get_text (self->school, "name"));
  fettle_letter_data_set_text (data, "school.urn", fettle_record_get_text (self->school, "urn"));
  fettle_letter_data_set_date (data, "letter.date", self->today);
  if (self->council != NULL)
    fettle_letter_data_set_text (data, "authority.name", self->council);
}

/**
 * fettle_bundle_list_contents:
 * @parts: (element-type FettleBundlePart): the parts, numbered
 *
 * Returns: (transfer full) (element-type FettleBundleEntry): each heading of the first level after the front
 */
GArray *
fettle_bundle_list_contents (GPtrArray *parts)
{
  GArray *contents = g_array_new (FALSE, FALSE, sizeof (FettleBundleEntry));

  for (guint i = 0; i < parts->len; i++)
    {
      const FettleBundlePart *part = g_ptr_array_index (parts, i);
      g_autoptr (GArray) headings = fettle_letter_paper_find_headings (part->paper);

      for (guint j = 0; part->first > 1 && j < headings->len; j++)
        {
          const FettleLetterPlace *heading = &g_array_index (headings, FettleLetterPlace, j);
          const FettleBundleEntry entry = { heading->text, part->first + heading->page };

          if (heading->level == 1)
            g_array_append_val (contents, entry);
        }
    }
  return contents;
}

/**
 * fettle_bundle_part_count:
 * @part: a part of the PDF
 *
 * Returns: its pages
 */
guint
fettle_bundle_part_count (const FettleBundlePart *part)
{
  return fettle_letter_paper_get_n_pages (part->paper) + (part->sheets != NULL ? fettle_sheets_get_n_pages (part->sheets) : 0);
}

/**
 * fettle_bundle_make_parts:
 * @self: a bundle whose records were read and whose documents were copied
 * @error: (nullable): why not
 *
 * Lays out cover and contents, the records, and a page before each document; and numbers all pages.
 *
 * Returns: (transfer full) (nullable) (element-type FettleBundlePart): the parts of the PDF, in order
 */
GPtrArray *
fettle_bundle_make_parts (FettleBundle  *self,
                          GError       **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  FettleBundlePart *part;

  fettle_bundle_say_common (self, self->data);
  part = make_part (&record_letter, self->data, error);
  for (guint i = 0; part != NULL && i < self->files->len; i++)
    {
      g_ptr_array_add (parts, part);
      part = make_document (self, g_ptr_array_index (self->files, i), i + 1, error);
    }
  if (part == NULL)
    return NULL;
  g_ptr_array_add (parts, part);
  return add_front (self, parts, error) ? g_steal_pointer (&parts) : NULL;
}
