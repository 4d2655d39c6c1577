/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"

/* A list of establishments that lacks more than a tenth of the followed schools is asked about. */
#define GONE_AT_MOST 10

static void
enrol_cb (const char *urn,
          const char *la_code,
          const char *status,
          const char *sector,
          const char *phase,
          gpointer    user_data)
{
  fettle_roll_add (user_data, urn, la_code, status, sector, phase);
}

static FettleRoll *
read_roll (FettleImport  *self,
           const char    *dataset,
           GError       **error)
{
  g_autoptr (FettleRoll) roll = fettle_roll_new ();
  g_autoptr (GError) local = NULL;

  if (fettle_reference_call_roll (self->store, dataset, enrol_cb, roll, &local))
    return g_steal_pointer (&roll);
  /* A damaged reference is set aside: there is nothing to compare with. */
  if (g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    return fettle_roll_new ();
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What a list does not say of a school, the list of establishments that comes with it says, else the one that is held. */
static gboolean
complete_roll (FettleImport      *self,
               FettleStagedFile  *file,
               GError           **error)
{
  FettleStagedFile *establishments = fettle_import_get_file (self, "establishments");
  g_autoptr (FettleRoll) held = NULL;

  if (establishments != NULL && establishments != file)
    fettle_roll_complete (file->roll, establishments->roll);
  held = read_roll (self, "establishments", error);
  if (held != NULL)
    fettle_roll_complete (file->roll, held);
  return held != NULL;
}

static char *
count_words (const char            *file_name,
             const FettleShortfall *it,
             const char            *authority)
{
  if (it->missing)
    /* Translators: %1$s is a file, %2$s an authority, %3$u a number of schools that the file lacks. */
    return g_strdup_printf (ngettext ("“%1$s” has no school of %2$s, and %3$u open school of it is held now.",
                                      "“%1$s” has no school of %2$s, and %3$u open schools of it are held now.", it->n_before),
                            file_name, authority, it->n_before);
  /* Translators: %1$s is a file, %2$s an authority; %3$u and %4$u are numbers of schools. */
  return g_strdup_printf (ngettext ("“%1$s” has %3$u open school of %2$s, and %4$u are held now.",
                                    "“%1$s” has %3$u open schools of %2$s, and %4$u are held now.", it->n_after),
                          file_name, authority, it->n_after, it->n_before);
}

static char *
name_authority (FettleImport *self,
                const char   *la_code)
{
  const char *label = fettle_vocabulary_label ("authority", la_code);

  if (g_strcmp0 (la_code, self->la_code) == 0)
    label = self->la_name;
  return label != NULL ? g_strdup (label) : g_strdup_printf (_("authority %s"), la_code);
}

/* One sentence with the counts of the authority that loses most, and how many others are short. */
static char *
describe (FettleImport          *self,
          FettleStagedFile      *file,
          const FettleShortfall *it)
{
  g_autofree char *authority = name_authority (self, it->la_code);
  g_autofree char *words = count_words (file->source->file_name, it, authority);

  if (it->n_others == 0)
    return g_steal_pointer (&words);
  /* Translators: %1$s is a sentence about one authority. */
  return g_strdup_printf (ngettext ("%1$s So it is with %2$u more authority.", "%1$s So it is with %2$u more authorities.", it->n_others),
                          words, it->n_others);
}

static void
add_to_what_is_held (FettleStagedFile *file)
{
  file->merge = TRUE;
  fettle_reference_load_set_merge (file->load, TRUE);
}

/* Links are of no authority to compare: a list with fewer than nine tenths of those that are held adds to them and takes none away. */
static gboolean
compare_links (FettleImport      *self,
               FettleStagedFile  *file,
               GError           **error)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) local = NULL;

  if (file->load == NULL)
    return TRUE;
  links = fettle_reference_list_links (self->store, NULL, &local);
  if (g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (links == NULL)
    return FALSE;
  if (file->n_rows == 0 && links->len > 0)
    {
      fettle_staged_file_refuse_empty (file, error);
      return FALSE;
    }
  if (!file->merge && file->n_rows < links->len - links->len / 10)
    add_to_what_is_held (file);
  return TRUE;
}

static gboolean
compare_file (FettleImport      *self,
              FettleStagedFile  *file,
              GError           **error)
{
  FettleShortfall shortfall;
  gboolean replaces;
  g_autoptr (FettleRoll) before = NULL;

  if (g_str_equal (file->layout->dataset, "links"))
    return compare_links (self, file, error);
  /* A list of the year begins anew every September. */
  if (g_str_equal (file->layout->dataset, "year-to-date") || file->repeated)
    return TRUE;
  if (!complete_roll (self, file, error) || !(before = read_roll (self, file->layout->dataset, error)))
    return FALSE;
  replaces = !file->merge;
  if (replaces && file->load != NULL && fettle_roll_is_part (before, file->roll))
    add_to_what_is_held (file);
  if (self->shortfall == NULL && fettle_roll_find_shortfall (before, file->roll, replaces, &shortfall))
    self->shortfall = describe (self, file, &shortfall);
  return TRUE;
}

/**
 * fettle_import_compare:
 * @self: an import whose files are staged
 * @error: return location: as fettle_reference_call_roll()
 *
 * Compares each list with what the same data set holds now, so that a download that was cut off is seen.
 *
 * Returns: whether the reference could be read
 */
gboolean
fettle_import_compare (FettleImport  *self,
                       GError       **error)
{
  g_clear_pointer (&self->shortfall, g_free);
  for (guint i = 0; i < self->files->len; i++)
    if (!compare_file (self, g_ptr_array_index (self->files, i), error))
      return FALSE;
  return TRUE;
}

static char *
describe_gone (FettleImport *self)
{
  FettleStagedFile *file = fettle_import_get_file (self, "establishments");

  /* Translators: %1$s is a file, %2$u and %3$u are numbers of schools, %4$s is an authority. */
  return g_strdup_printf (ngettext ("“%1$s” lacks %2$u of the %3$u open school of %4$s that is followed.",
                                    "“%1$s” lacks %2$u of the %3$u open schools of %4$s that are followed.", self->n_compared),
                          file->source->file_name, self->n_gone, self->n_compared, self->la_name);
}

/**
 * fettle_import_is_smaller:
 * @self: an import that has read its files
 * @why: (out) (optional) (transfer full) (nullable): a sentence for people, with the authority and both counts
 *
 * Returns: whether a list has far fewer schools than are held now, as after a download that was cut off
 */
gboolean
fettle_import_is_smaller (FettleImport  *self,
                          char         **why)
{
  g_autofree char *counts = NULL;

  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);

  fettle_import_bring_up_to_date (self);
  if (self->shortfall != NULL)
    counts = g_strdup (self->shortfall);
  else if (self->n_gone * GONE_AT_MOST > self->n_compared)
    counts = describe_gone (self);
  if (counts != NULL && why != NULL)
    /* Translators: %s is one or two sentences with counts of schools. */
    *why = g_strdup_printf (_("%s The download may have been cut off. Nothing was changed."), counts);
  return counts != NULL;
}

/**
 * fettle_import_allow_smaller:
 * @self: an import
 *
 * Lets the import take lists with far fewer schools than are held now.
 */
void
fettle_import_allow_smaller (FettleImport *self)
{
  g_return_if_fail (FETTLE_IS_IMPORT (self));

  self->allow_smaller = TRUE;
}
