/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter-data.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"

/* A value is kept as the words that it becomes; a list as its items. */
typedef struct
{
  char *words;
  GPtrArray *items;
} Value;

struct _FettleLetterData
{
  GHashTable *values; /* name to Value */
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->words);
  g_clear_pointer (&value->items, g_ptr_array_unref);
  g_free (value);
}

/* A text document that was bundled may end its lines as an old Mac did. */
static char *
printable (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "\r\n", -1);
  g_autofree char *lines = g_strdelimit (g_strjoinv ("\n", pieces), "\r", '\n');

  return fettle_characters_show (lines);
}

static void
take_words (FettleLetterData *self,
            const char       *name,
            char             *words)
{
  Value *value;

  if (words == NULL)
    {
      g_hash_table_remove (self->values, name);
      return;
    }
  value = g_new0 (Value, 1);
  value->words = words;
  g_hash_table_replace (self->values, g_strdup (name), value);
}

static GPtrArray *
get_items (const FettleLetterData *self,
           const char             *list)
{
  Value *value = g_hash_table_lookup (self->values, list);

  return value != NULL ? value->items : NULL;
}

/**
 * fettle_letter_data_new:
 *
 * Returns: (transfer full): data with nothing in it yet
 */
FettleLetterData *
fettle_letter_data_new (void)
{
  FettleLetterData *self = g_new0 (FettleLetterData, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  return self;
}

/**
 * fettle_letter_data_free:
 * @self: (transfer full): the data, with every item of its lists
 */
void
fettle_letter_data_free (FettleLetterData *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * fettle_letter_data_set_text:
 * @self: the data
 * @name: the value's name
 * @text: (nullable): the text; each line becomes a paragraph where the template gives it one to itself. %NULL and blank text are "not known"
 */
void
fettle_letter_data_set_text (FettleLetterData *self,
                             const char       *name,
                             const char       *text)
{
  g_autofree char *words = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  words = text != NULL ? g_strstrip (printable (text)) : NULL;
  take_words (self, name, words != NULL && *words != '\0' ? g_steal_pointer (&words) : NULL);
}

/**
 * fettle_letter_data_set_date:
 * @self: the data
 * @name: the value's name
 * @date: the day, or %FETTLE_DATE_NONE for "not known"
 */
void
fettle_letter_data_set_date (FettleLetterData *self,
                             const char       *name,
                             FettleDate        date)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  take_words (self, name, date != FETTLE_DATE_NONE ? fettle_letter_date_to_words (date) : NULL);
}

/**
 * fettle_letter_data_set_money:
 * @self: the data
 * @name: the value's name
 * @pence: an amount in whole pence
 */
void
fettle_letter_data_set_money (FettleLetterData *self,
                              const char       *name,
                              gint64            pence)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  take_words (self, name, fettle_letter_money_to_words (pence));
}

/**
 * fettle_letter_data_set_days:
 * @self: the data
 * @name: the value's name
 * @half_days: a length of work in half-days
 */
void
fettle_letter_data_set_days (FettleLetterData *self,
                             const char       *name,
                             guint             half_days)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  take_words (self, name, fettle_letter_days_to_words (half_days));
}

/**
 * fettle_letter_data_set_flag:
 * @self: the data
 * @name: the value's name
 * @flag: whether sections of the template that ask for @name are kept
 */
void
fettle_letter_data_set_flag (FettleLetterData *self,
                             const char       *name,
                             gboolean          flag)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  take_words (self, name, flag ? g_strdup (_("yes")) : NULL);
}

/**
 * fettle_letter_data_add_item:
 * @self: the data
 * @list: the list's name
 *
 * Adds an empty item at the end of a list, which is made where there is none.
 *
 * Returns: (transfer none): the item, to be filled
 */
FettleLetterData *
fettle_letter_data_add_item (FettleLetterData *self,
                             const char       *list)
{
  FettleLetterData *item;
  Value *value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (list != NULL, NULL);

  value = g_hash_table_lookup (self->values, list);
  if (value == NULL || value->items == NULL)
    {
      value = g_new0 (Value, 1);
      value->items = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_letter_data_free);
      g_hash_table_replace (self->values, g_strdup (list), value);
    }
  item = fettle_letter_data_new ();
  g_ptr_array_add (value->items, item);
  return item;
}

/**
 * fettle_letter_data_has:
 * @self: the data
 * @name: the name of a value or list
 *
 * Returns: whether it is known; a list is when it has an item
 */
gboolean
fettle_letter_data_has (const FettleLetterData *self,
                        const char             *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return g_hash_table_contains (self->values, name);
}

/**
 * fettle_letter_data_to_words:
 * @self: the data
 * @name: the value's name
 *
 * Returns: (transfer full) (nullable): the value as a letter writes it, or %NULL where it is not known or is a list
 */
char *
fettle_letter_data_to_words (const FettleLetterData *self,
                             const char             *name)
{
  const Value *value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  value = g_hash_table_lookup (self->values, name);
  return value != NULL ? g_strdup (value->words) : NULL;
}

/**
 * fettle_letter_data_get_n_items:
 * @self: the data
 * @list: the list's name
 *
 * Returns: how many items the list has
 */
guint
fettle_letter_data_get_n_items (const FettleLetterData *self,
                                const char             *list)
{
  GPtrArray *items;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (list != NULL, 0);

  items = get_items (self, list);
  return items != NULL ? items->len : 0;
}

/**
 * fettle_letter_data_get_item:
 * @self: the data
 * @list: the list's name
 * @item: from 0
 *
 * Returns: (transfer none): the item
 */
FettleLetterData *
fettle_letter_data_get_item (const FettleLetterData *self,
                             const char             *list,
                             guint                   item)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item < fettle_letter_data_get_n_items (self, list), NULL);

  return g_ptr_array_index (get_items (self, list), item);
}

/**
 * fettle_letter_date_to_words:
 * @date: a day, not %FETTLE_DATE_NONE
 *
 * Returns: (transfer full): the date as a letter writes it, in full: "Friday 15 January 2027"
 */
char *
fettle_letter_date_to_words (FettleDate date)
{
  /* The letters of the Acts are English in every language. */
  return fettle_date_format_english (date, "%A %-d %B %Y");
}

/**
 * fettle_letter_money_to_words:
 * @pence: an amount in whole pence
 *
 * Returns: (transfer full): "£12,500" or, where there are odd pence, "£12,500.40"
 */
char *
fettle_letter_money_to_words (gint64 pence)
{
  guint64 size = pence < 0 ? -(guint64) pence : (guint64) pence;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, size / 100);
  g_autoptr (GString) out = g_string_new (pence < 0 ? "−£" : "£");
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  if (size % 100 != 0)
    g_string_append_printf (out, ".%02u", (guint) (size % 100));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * fettle_letter_days_to_words:
 * @half_days: a length of work in half-days
 *
 * Returns: (transfer full): "half a day", "1 day", "2½ days"
 */
char *
fettle_letter_days_to_words (guint half_days)
{
  guint whole = half_days / 2;

  if (half_days == 1)
    return g_strdup (_("half a day"));
  if (half_days % 2 == 0)
    /* Translators: a length of work in whole days */
    return g_strdup_printf (ngettext ("%u day", "%u days", whole), whole);
  /* Translators: a length of work in days, after which comes a half: 2½ days */
  return g_strdup_printf (ngettext ("%u½ days", "%u½ days", whole), whole);
}
