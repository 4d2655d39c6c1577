/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-set-up.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "model/fettle-vocabulary.h"

static gboolean
is_authority_code (const char *code)
{
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isdigit (code[i]))
      return FALSE;

  return code[3] == '\0';
}

static gboolean
check_new (FettleStore *store, GError **error)
{
  g_autoptr (GPtrArray) present = fettle_store_list (store, "authority", NULL, NULL, error);

  if (!present)
    return FALSE;
  if (present->len == 0)
    return TRUE;

  /* Translators: %s is the name of a local authority */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
               _("This register already belongs to %s, so nothing was changed. Choose another data folder for another authority."),
               fettle_record_get_text (g_ptr_array_index (present, 0), "name"));
  return FALSE;
}

/* The same id on every laptop, so that two of them never make two authorities. */
static FettleRecord *
make_authority (const char *code, const char *name, const char *region)
{
  g_autofree char *id = fettle_id_from_name ("authority");
  FettleRecord *authority = fettle_record_new (fettle_kind_get ("authority"), id);

  fettle_record_set_text (authority, "code", code);
  fettle_record_set_text (authority, "name", name);
  fettle_record_set_text (authority, "region", region);

  return authority;
}

/**
 * fettle_set_up_authority:
 * @store: a new register
 * @code: the authority's three-figure code
 * @name: (nullable): its name; %NULL where the list of authorities knows it
 * @region: (nullable): its region; %NULL likewise
 * @error: return location for an error
 *
 * Says whose register it is. Everything that is imported later is read as this authority's or as another's.
 *
 * Returns: whether it is set up; FETTLE_ERROR_INVALID for a code nobody knows, or a register that is another authority's
 */
gboolean
fettle_set_up_authority (FettleStore *store, const char *code, const char *name, const char *region, GError **error)
{
  const FettleTerm *term;
  g_autoptr (FettleRecord) authority = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  term = fettle_vocabulary_find (fettle_vocabulary_get ("authority"), code);
  if (!is_authority_code (code) || (!name && !term))
    {
      /* Translators: %s is what was given as a local authority's code */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   _("There is no local authority with the code “%s”. Give the three figures that its schools' LAESTAB numbers begin with."),
                   code);
      return FALSE;
    }
  if (!check_new (store, error))
    return FALSE;

  name = name ? name : term->label;
  region = region ? region : term ? term->group : NULL;
  authority = make_authority (code, name, region);
  /* Translators: the label of a step in the history; %s is the name of a local authority */
  label = g_strdup_printf (_("Set up the register of %s"), name);
  batch = fettle_batch_new (label);
  fettle_batch_put (batch, authority, NULL);

  return fettle_store_apply (store, batch, NULL, NULL, error);
}
