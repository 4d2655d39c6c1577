/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-date.h"
#include "base/fettle-error.h"
#include "base/fettle-id.h"
#include "model/fettle-field.h"
#include "model/fettle-vocabulary.h"

static char *
flag_to_words (const char *value)
{
  return g_strdup (g_str_equal (value, "0") ? _("No") : _("Yes"));
}

static char *
days_to_words (const char *value)
{
  gint64 halves = g_ascii_strtoll (value, NULL, 10);
  gint64 whole = halves / 2;

  if (halves % 2 == 0)
    /* Translators: a count of whole days. */
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) ABS (whole)), (int) whole);
  if (whole == 0)
    return g_strdup (halves < 0 ? _("−½ day") : _("½ day"));
  /* Translators: a count of days and a half, such as 2½ days. */
  return g_strdup_printf (_("%d½ days"), (int) whole);
}

static char *
money_to_words (const char *value)
{
  gint64 pence = g_ascii_strtoll (value, NULL, 10);
  guint64 size = (guint64) ABS (pence);
  GString *pounds = g_string_new (NULL);

  g_string_printf (pounds, "%" G_GUINT64_FORMAT, size / 100);
  for (gssize at = (gssize) pounds->len - 3; at > 0; at -= 3)
    g_string_insert_c (pounds, at, ',');
  g_string_prepend (pounds, pence < 0 ? "−£" : "£");
  g_string_append_printf (pounds, ".%02d", (int) (size % 100));
  return g_string_free (pounds, FALSE);
}

static char *
choice_to_words (const FettleField *field,
                 const char        *value)
{
  const char *label = fettle_vocabulary_label (field->of, value);

  return label ? g_strdup (label) : fettle_characters_show (value);
}

static gboolean
is_whole_number (const char *value)
{
  return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

static gboolean
is_moment (const char *value)
{
  g_autoptr (GDateTime) moment = NULL;

  if (!g_str_has_suffix (value, "Z"))
    return FALSE;
  moment = g_date_time_new_from_iso8601 (value, NULL);
  return moment != NULL;
}

static char *
percent_to_words (const char *value)
{
  gint64 tenths = g_ascii_strtoll (value, NULL, 10);

  /* Translators: a percentage, as a whole number and a tenth. */
  return g_strdup_printf (_("%" G_GINT64_FORMAT ".%d%%"), tenths / 10, (int) ABS (tenths % 10));
}

/* Tenths from "12.5", "12.5%" or "12"; NULL where that is not what stands there. */
/* NULL where the value fits the type, else what is wrong with it, for a format that takes the label. */
static const char *
find_fault (const FettleField *field,
            const char        *value)
{
  switch (field->type)
    {
    case FETTLE_FIELD_TEXT:
      return strpbrk (value, "\r\n") ? N_("“%s” is one line, and this value has several.") : NULL;
    case FETTLE_FIELD_LONG_TEXT:
      return NULL;
    case FETTLE_FIELD_DATE:
      return fettle_date_is_partial_iso (value) ? NULL : N_("“%s” is not a date. Write it as 21/11/2026.");
    case FETTLE_FIELD_MOMENT:
      return is_moment (value) ? NULL : N_("“%s” is not a date and time.");
    case FETTLE_FIELD_INTEGER:
    case FETTLE_FIELD_PERCENT:
    case FETTLE_FIELD_DAYS:
    case FETTLE_FIELD_MONEY:
      return is_whole_number (value) ? NULL : N_("“%s” is not a number.");
    case FETTLE_FIELD_CHOICE:
      return fettle_vocabulary_label (field->of, value) ? NULL : N_("“%s” is not one of the choices.");
    case FETTLE_FIELD_LINK:
      return fettle_id_is_valid (value) ? NULL : N_("“%s” does not lead to a record.");
    case FETTLE_FIELD_FLAG:
      return g_str_equal (value, "0") || g_str_equal (value, "1") ? NULL : N_("“%s” is neither yes nor no.");
    default:
      g_assert_not_reached ();
    }
}

static gboolean
check_characters (const FettleField  *field,
                  const char         *value,
                  GError            **error)
{
  guint place = 0;
  g_autofree char *name = fettle_characters_find_unfit (value, &place);

  if (name == NULL)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
               /* Translators: the label of a field, the name of a character such as U+001B, and which one it is */
               _("“%1$s” holds %2$s as character %3$u, which no file can hold. Take it out, or type what should stand there."),
               _(field->label), name, place);
  return FALSE;
}

/**
 * fettle_field_is_integer:
 * @field: a field
 *
 * Tells whether the field is kept as a whole number: numbers, tenths of a percent, half-days, pence and flags.
 *
 * Returns: %TRUE for SQL INTEGER, %FALSE for SQL TEXT
 */
gboolean
fettle_field_is_integer (const FettleField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->type)
    {
    case FETTLE_FIELD_INTEGER:
    case FETTLE_FIELD_PERCENT:
    case FETTLE_FIELD_DAYS:
    case FETTLE_FIELD_MONEY:
    case FETTLE_FIELD_FLAG:
      return TRUE;
    case FETTLE_FIELD_TEXT:
    case FETTLE_FIELD_LONG_TEXT:
    case FETTLE_FIELD_DATE:
    case FETTLE_FIELD_MOMENT:
    case FETTLE_FIELD_CHOICE:
    case FETTLE_FIELD_LINK:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * fettle_field_column:
 * @field: a field
 *
 * Names the field's SQL column: its own name with underscores for hyphens.
 *
 * Returns: (transfer full): the column name, unquoted
 */
char *
fettle_field_column (const FettleField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_strdelimit (g_strdup (field->name), "-", '_');
}

/**
 * fettle_field_to_words:
 * @field: a field
 * @value: (nullable): its value as kept
 *
 * Words a value for a person: the label of a choice, a date in words, percent, half-days, pounds and pence, yes or no.
 * A choice that no vocabulary knows, and a link, are given as kept. What no format can hold is shown as a box.
 *
 * Returns: (transfer full): the words, "" where the value is unset
 */
char *
fettle_field_to_words (const FettleField *field,
                       const char        *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL || *value == '\0')
    return g_strdup ("");

  switch (field->type)
    {
    case FETTLE_FIELD_DATE:
      return fettle_date_iso_to_words (value);
    case FETTLE_FIELD_PERCENT:
      return percent_to_words (value);
    case FETTLE_FIELD_DAYS:
      return days_to_words (value);
    case FETTLE_FIELD_MONEY:
      return money_to_words (value);
    case FETTLE_FIELD_CHOICE:
      return choice_to_words (field, value);
    case FETTLE_FIELD_FLAG:
      return flag_to_words (value);
    case FETTLE_FIELD_TEXT:
    case FETTLE_FIELD_LONG_TEXT:
    case FETTLE_FIELD_MOMENT:
    case FETTLE_FIELD_INTEGER:
    case FETTLE_FIELD_LINK:
      return fettle_characters_show (value);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * fettle_field_difference_to_words:
 * @field: a field
 * @before: (nullable): its value before
 * @after: (nullable): its value after, which is another
 *
 * Returns: (transfer full): what changed, with the label and the values as people read them
 */
char *
fettle_field_difference_to_words (const FettleField *field,
                                  const char        *before,
                                  const char        *after)
{
  g_autofree char *from = before ? fettle_field_to_words (field, before) : NULL;
  g_autofree char *to = after ? fettle_field_to_words (field, after) : NULL;
  const char *label;

  g_return_val_if_fail (field != NULL && (before != NULL || after != NULL), NULL);

  label = _(field->label);
  if (from == NULL)
    /* Translators: the name of a field, and its new value */
    return g_strdup_printf (_("%s: %s"), label, to);
  if (to == NULL)
    /* Translators: the name of a field, and the value that was taken out of it */
    return g_strdup_printf (_("%s: %s was taken out"), label, from);
  /* Translators: the name of a field, its old value, its new value */
  return g_strdup_printf (_("%s: from %s to %s"), label, from, to);
}

/**
 * fettle_field_check:
 * @field: a field
 * @value: (nullable): a value to be kept
 * @error: return location for an error
 *
 * Checks that a value fits the field's type, and that a required field is set.
 * %FETTLE_ERROR_INVALID says in a sentence for people what is wrong.
 *
 * Returns: %TRUE where the value can be kept
 */
gboolean
fettle_field_check (const FettleField *field,
                    const char        *value,
                    GError           **error)
{
  const char *fault = NULL;

  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (value != NULL && *value != '\0' && !check_characters (field, value, error))
    return FALSE;
  if (value != NULL && *value != '\0')
    fault = find_fault (field, value);
  else if (field->flags & FETTLE_FIELD_REQUIRED)
    /* Translators: %s is the label of a field. */
    fault = N_("“%s” is needed.");

  if (fault == NULL)
    return TRUE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _(fault), _(field->label));
#pragma GCC diagnostic pop
  return FALSE;
}
