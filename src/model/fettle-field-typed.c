/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "model/fettle-field.h"

#define MAX_DIGITS 12

/* How many of what is kept make one of what is typed: half-days, pence, tenths of a percent. */
static gint64
get_scale (const FettleField *field)
{
  switch (field->type)
    {
    case FETTLE_FIELD_DAYS:
      return 2;
    case FETTLE_FIELD_MONEY:
      return 100;
    case FETTLE_FIELD_PERCENT:
      return 10;
    default:
      return 1;
    }
}

/* "£1,250.50", "6½ days" and "12.3%" without what is beside the figures. */
static char *
strip_marks (FettleFieldType  type,
             const char      *text)
{
  static const char *const marks[] = { "£", " ", "%", "days", "day" };
  GString *out = g_string_new (text);

  g_string_replace (out, "½", ".5", 0);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (out, marks[i], "", 0);
  if (type == FETTLE_FIELD_MONEY)
    g_string_replace (out, ",", "", 0);
  return g_string_free (out, FALSE);
}

/* Figures, and at most one point with figures after it; as a whole number of hundredths. */
static gboolean
read_hundredths (const char *text,
                 gint64     *hundredths)
{
  const char *point = strchr (text, '.');
  gsize whole = point ? (gsize) (point - text) : strlen (text);
  const char *part = point ? point + 1 : "";

  if (whole + strlen (part) == 0 || whole > MAX_DIGITS || strlen (part) > 2 || (point && *part == '\0'))
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (at != point && !g_ascii_isdigit (*at))
      return FALSE;
  *hundredths = g_ascii_strtoll (text, NULL, 10) * 100 + g_ascii_strtoll (part, NULL, 10) * (strlen (part) == 1 ? 10 : 1);
  return TRUE;
}

static char *
parse_amount (const FettleField *field,
              const char        *text)
{
  g_autofree char *figures = strip_marks (field->type, text);
  gint64 hundredths, kept;

  if (!read_hundredths (figures, &hundredths))
    return NULL;
  kept = hundredths * get_scale (field);
  return kept % 100 == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, kept / 100) : NULL;
}

/**
 * fettle_field_from_typed:
 * @field: a field
 * @text: what a person typed
 * @today: the day on which it is typed: a date may be "tomorrow", or without its year
 *
 * Reads a value as people write it: a date in any usual order, days with a half, pounds with pence, a percentage with a tenth.
 *
 * Returns: (transfer full) (nullable): the value as it is kept; %NULL where it cannot be read
 */
char *
fettle_field_from_typed (const FettleField *field,
                         const char        *text,
                         FettleDate         today)
{
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  if (field->type == FETTLE_FIELD_DATE)
    return fettle_date_iso_from_typed (text, today);
  if (get_scale (field) > 1)
    return parse_amount (field, text);
  return g_strdup (text);
}

/**
 * fettle_field_to_typed:
 * @field: a field
 * @value: (nullable): its value as kept
 *
 * Writes a value as a person would type it: fettle_field_from_typed() reads it back.
 *
 * Returns: (transfer full): the text, "" where the value is unset
 */
char *
fettle_field_to_typed (const FettleField *field,
                       const char        *value)
{
  gint64 scale, kept;

  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  if (field->type == FETTLE_FIELD_DATE || field->type == FETTLE_FIELD_PERCENT)
    return fettle_field_to_words (field, value);
  scale = get_scale (field);
  kept = g_ascii_strtoll (value, NULL, 10);
  if (scale == 1 || kept < 0)
    return g_strdup (value);
  if (kept % scale == 0 && field->type != FETTLE_FIELD_MONEY)
    return g_strdup_printf ("%" G_GINT64_FORMAT, kept / scale);
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%0*d", kept / scale, scale == 100 ? 2 : 1,
                          (int) (kept % scale * (scale == 2 ? 5 : 1)));
}
