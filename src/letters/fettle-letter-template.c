/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-error.h"
#include "fettle-letters-resources.h"

static GBytes *
lookup (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/fettle_app/Fettle/letters/%s.fodt", name);

  /* A static library's resources are only linked in where they are named. */
  return g_resource_lookup_data (fettle_letters_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static FettleOdt *
open_own (const FettleLetter  *letter,
          GError             **error)
{
  g_autoptr (GBytes) frame = lookup ("frame");
  g_autoptr (GBytes) body = lookup (letter->id);

  return fettle_odt_new_from_flat (frame, body, error);
}

/**
 * fettle_letter_open_template:
 * @letter: the kind of letter
 * @custom: (nullable): the authority's own template for it, an .odt or .ott file; %NULL for the program's
 * @letterhead: (nullable): an .odt or .ott file whose page, header, footer, pictures and styles are used with the program's template
 * @error: return location for an error
 *
 * Opens a template, to be filled by fettle_letter_fill() or given to a person as a start for their own by fettle_odt_to_bytes().
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with %FETTLE_ERROR_REFUSED or %FETTLE_ERROR_LIMIT
 */
FettleOdt *
fettle_letter_open_template (const FettleLetter  *letter,
                             GBytes              *custom,
                             GBytes              *letterhead,
                             GError             **error)
{
  g_autoptr (FettleOdt) odt = NULL;
  g_autoptr (FettleOdt) head = NULL;

  g_return_val_if_fail (letter != NULL, NULL);

  odt = custom != NULL ? fettle_odt_open (custom, error) : open_own (letter, error);
  if (odt == NULL)
    return NULL;
  if (custom == NULL && letterhead != NULL)
    {
      head = fettle_odt_open (letterhead, error);
      if (head == NULL)
        return NULL;
      fettle_odt_set_letterhead (odt, head);
    }
  fettle_odt_set_title (odt, _(letter->title));
  return g_steal_pointer (&odt);
}
