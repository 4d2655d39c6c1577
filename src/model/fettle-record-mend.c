/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fettle-record-mend.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "model/fettle-leave.h"

/**
 * fettle_record_mend:
 * @self: a record that is not sealed
 *
 * Leaves out of every value what no format can hold. A value of which nothing is left keeps boxes, for it may be needed.
 *
 * Returns: (transfer full) (nullable): a sentence for people that says what was left out; %NULL where there was nothing
 */
char *
fettle_record_mend (FettleRecord *self)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *title = NULL;
  const FettleKind *kind;

  g_return_val_if_fail (FETTLE_IS_RECORD (self), NULL);
  g_return_val_if_fail (!fettle_record_is_sealed (self), NULL);

  kind = fettle_record_get_kind (self);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *unfit = fettle_characters_find_unfit (fettle_record_get_nth (self, i), NULL);
      g_autofree char *mended = unfit != NULL ? fettle_characters_mend (fettle_record_get_nth (self, i)) : NULL;

      if (mended == NULL)
        continue;
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", _(kind->fields[i].label));
      if (*mended == '\0')
        {
          g_free (mended);
          mended = fettle_characters_show (fettle_record_get_nth (self, i));
        }
      fettle_record_set_nth (self, i, mended);
    }
  if (labels->len == 0)
    return NULL;
  title = fettle_leave_title (self, FETTLE_AUDIENCE_OFFICER, TRUE);
  /* Translators: a kind of record such as "inspection", its name, and the names of fields */
  return g_strdup_printf (_("The %1$s “%2$s” held characters that no file can hold. They were left out of: %3$s."),
                          _(kind->label), title, labels->str);
}
