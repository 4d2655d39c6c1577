/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/fettle-cli-find.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"

/* Each school once. */
static void
add_school (GPtrArray *found, FettleRecord *school)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (fettle_record_get_id (g_ptr_array_index (found, i)), fettle_record_get_id (school)))
      return;
  g_ptr_array_add (found, g_object_ref (school));
}

static gboolean
add_now (FettleStore *store, const char *field, const char *value, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", field, value, error);

  for (guint i = 0; schools && i < schools->len; i++)
    add_school (found, g_ptr_array_index (schools, i));
  return schools != NULL;
}

/* A school outlives its numbers: a URN or LAESTAB that it had before finds it too. */
static gboolean
add_former (FettleStore *store, const char *field, const char *value, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) numbers = fettle_store_list (store, "school-urn", field, value, error);

  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      const char *id = fettle_record_get_text (g_ptr_array_index (numbers, i), "school");
      g_autoptr (FettleRecord) school = fettle_store_get (store, "school", id, error);

      if (!school)
        return FALSE;
      add_school (found, school);
    }
  return numbers != NULL;
}

/* By the number of today before one of another day. */
static gboolean
find_by (FettleStore *store, const char *field, const char *value, GPtrArray *found, GError **error)
{
  return !value || found->len || (add_now (store, field, value, found, error)
                                  && (found->len || add_former (store, field, value, found, error)));
}

static void
refuse_several (GPtrArray *found, const char *typed, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      FettleRecord *school = g_ptr_array_index (found, i);

      if (i)
        g_string_append_c (names, '\n');
      /* Translators: the name of a school, then its URN. */
      g_string_append_printf (names, _("%1$s (URN %2$s)"), fettle_record_get_text (school, "name"),
                              fettle_record_get_text (school, "urn"));
    }
  /* Translators: %1$s is a LAESTAB as it was typed, %2$s a list of schools, one a line. */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
               _("Several schools have or had the LAESTAB “%1$s”. Give the URN of the one that you mean:\n%2$s"), typed, names->str);
}

/**
 * fettle_cli_find_school:
 * @store: the register
 * @urn: a URN it has or had, or a LAESTAB it has or had
 * @error: return location: FETTLE_ERROR_NOT_FOUND where the register has none such, FETTLE_ERROR_INVALID where it has several
 *
 * Returns: (transfer full) (nullable): the school
 */
FettleRecord *
fettle_cli_find_school (FettleStore *store, const char *urn, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *laestab = fettle_text_clean_laestab (urn);

  if (!find_by (store, "urn", urn, found, error) || !find_by (store, "laestab", laestab, found, error))
    return NULL;
  if (found->len == 1)
    return g_object_ref (g_ptr_array_index (found, 0));
  if (found->len > 1)
    refuse_several (found, urn, error);
  else
    /* Translators: %s is a URN or LAESTAB as it was typed */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("The register has no school with the URN or LAESTAB “%s”."), urn);
  return NULL;
}
