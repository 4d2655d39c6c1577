/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/fettle-cli-find.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"

static FettleRecord *
find_by (FettleStore *store, const char *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) found = fettle_store_list (store, "school", field, value, error);

  return found && found->len ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

/* A school outlives its URN: one that it had before finds it too. */
static FettleRecord *
find_by_former_urn (FettleStore *store, const char *urn, GError **error)
{
  g_autoptr (GPtrArray) found = fettle_store_list (store, "school-urn", "urn", urn, error);

  if (!found || found->len == 0)
    return NULL;

  return fettle_store_get (store, "school", fettle_record_get_text (g_ptr_array_index (found, 0), "school"), error);
}

/**
 * fettle_cli_find_school:
 * @store: the register
 * @urn: a URN it has or had, or its LAESTAB
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the school; FETTLE_ERROR_NOT_FOUND where the register has none such
 */
FettleRecord *
fettle_cli_find_school (FettleStore *store, const char *urn, GError **error)
{
  g_autoptr (GError) failure = NULL;
  FettleRecord *school = find_by (store, "urn", urn, &failure);

  if (!school && !failure)
    school = find_by_former_urn (store, urn, &failure);
  if (!school && !failure)
    {
      g_autofree char *laestab = fettle_text_clean_laestab (urn);

      school = laestab ? find_by (store, "laestab", laestab, &failure) : NULL;
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!school)
    /* Translators: %s is a URN or LAESTAB as it was typed */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("The register has no school with the URN or LAESTAB “%s”."), urn);

  return school;
}
