/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-school-fact.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"

struct _FettleSchoolFact
{
  GObject parent_instance;

  const FettleField *field;
  char *value;
  char *source;
  gboolean corrected;
  gboolean to_come; /* a closing date that is still ahead */
};

G_DEFINE_FINAL_TYPE (FettleSchoolFact, fettle_school_fact, G_TYPE_OBJECT)

static char *
word_override (const FettleField *field,
               FettleRecord      *override)
{
  const char *imported = fettle_record_get_text (override, "imported-value");
  const char *by = fettle_record_get_text (override, "decided-by");
  g_autofree char *on = fettle_date_iso_to_words (fettle_record_get_text (override, "decided-on"));
  g_autofree char *extract = imported ? fettle_field_to_words (field, imported) : g_strdup (_("nothing"));

  /* Translators: %1$s is a date, %2$s a person, %3$s the reason, %4$s the value of the extract. */
  return g_strdup_printf (_("Corrected on %1$s by %2$s: %3$s. The extract says: %4$s"), on ? on : "?",
                          by ? by : _("an officer"), fettle_record_get_text (override, "reason"), extract);
}

static char *
word_source (const FettleSchoolData *data)
{
  g_autofree char *as_at = data->gias ? fettle_date_iso_to_words (data->gias->as_at) : NULL;

  if (as_at)
    /* Translators: %s is a date. GIAS is the register of schools, Get Information about Schools. */
    return g_strdup_printf (_("GIAS, as at %s"), as_at);
  return g_strdup (_("GIAS"));
}

static void
fettle_school_fact_finalize (GObject *object)
{
  FettleSchoolFact *self = FETTLE_SCHOOL_FACT (object);

  g_free (self->value);
  g_free (self->source);

  G_OBJECT_CLASS (fettle_school_fact_parent_class)->finalize (object);
}

static void
fettle_school_fact_class_init (FettleSchoolFactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_school_fact_finalize;
}

static void
fettle_school_fact_init (FettleSchoolFact *self)
{
}

/**
 * fettle_school_fact_new:
 * @data: a school
 * @field: name of a fact of the kind "school"
 *
 * Returns: (transfer full) (nullable): the fact; %NULL where the school has none
 */
FettleSchoolFact *
fettle_school_fact_new (const FettleSchoolData *data,
                 const char             *field)
{
  const FettleKind *kind = fettle_record_get_kind (data->school);
  const char *value = fettle_record_get_text (data->school, field);
  FettleRecord *override = fettle_school_data_find_override (data, field);
  FettleSchoolFact *self;

  if (!value && !override)
    return NULL;

  self = g_object_new (FETTLE_TYPE_SCHOOL_FACT, NULL);
  self->field = &kind->fields[fettle_kind_find_field (kind, field)];
  self->value = value ? fettle_field_to_words (self->field, value) : g_strdup (_("Not stated"));
  self->corrected = override != NULL;
  self->to_come = g_str_equal (field, "close-date") && value && fettle_date_parse_iso (value) > fettle_date_today ();
  self->source = override ? word_override (self->field, override) : word_source (data);
  return self;
}

/**
 * fettle_school_fact_get_field:
 * @self: a fact
 *
 * Returns: the name of its field
 */
const char *
fettle_school_fact_get_field (FettleSchoolFact *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_FACT (self), NULL);

  return self->field->name;
}

/**
 * fettle_school_fact_get_label:
 * @self: a fact
 *
 * Returns: what it is, for people
 */
const char *
fettle_school_fact_get_label (FettleSchoolFact *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_FACT (self), NULL);

  return self->to_come ? _("Closes on") : _(self->field->label);
}

/**
 * fettle_school_fact_get_value:
 * @self: a fact
 *
 * Returns: the value in words
 */
const char *
fettle_school_fact_get_value (FettleSchoolFact *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_FACT (self), NULL);

  return self->value;
}

/**
 * fettle_school_fact_get_source:
 * @self: a fact
 *
 * Returns: where it comes from, and as at which day
 */
const char *
fettle_school_fact_get_source (FettleSchoolFact *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_FACT (self), NULL);

  return self->source;
}

/**
 * fettle_school_fact_is_corrected:
 * @self: a fact
 *
 * Returns: whether an officer's value stands over the extract's
 */
gboolean
fettle_school_fact_is_corrected (FettleSchoolFact *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_FACT (self), FALSE);

  return self->corrected;
}

/**
 * fettle_school_fact_equal:
 * @a: a fact
 * @b: a fact
 *
 * Returns: whether both look the same on screen
 */
gboolean
fettle_school_fact_equal (gconstpointer a,
                   gconstpointer b)
{
  const FettleSchoolFact *one = a;
  const FettleSchoolFact *two = b;

  return one->field == two->field && one->corrected == two->corrected && g_strcmp0 (one->value, two->value) == 0 &&
         g_strcmp0 (one->source, two->source) == 0;
}
