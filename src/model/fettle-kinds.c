/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

static const FettleKind *const kinds[] = {
  &fettle_kind_authority,
  &fettle_kind_bank_holiday,
  &fettle_kind_law_choice,
  &fettle_kind_import,
  &fettle_kind_school,
  &fettle_kind_school_urn,
  &fettle_kind_school_holiday,
  &fettle_kind_contact,
  &fettle_kind_inspection,
  &fettle_kind_inspection_grade,
  &fettle_kind_note,
  &fettle_kind_document,
  &fettle_kind_fact_override,
  &fettle_kind_intervention_case,
  &fettle_kind_concern,
  &fettle_kind_concern_rating,
  &fettle_kind_case_note,
  &fettle_kind_pre_warning_letter,
  &fettle_kind_concern_action,
  &fettle_kind_warning_notice,
  &fettle_kind_required_action,
  &fettle_kind_notice_response,
  &fettle_kind_notice_finding,
  &fettle_kind_powers_notice,
  &fettle_kind_secretary_of_state_notice,
  &fettle_kind_consultation,
  &fettle_kind_consultee,
  &fettle_kind_s70a_notification,
  &fettle_kind_power_use,
  &fettle_kind_additional_governor,
  &fettle_kind_budget_suspension,
  &fettle_kind_budget_review,
  &fettle_kind_ieb_application,
  &fettle_kind_proposed_member,
  &fettle_kind_ieb,
  &fettle_kind_ieb_member,
  &fettle_kind_ieb_meeting,
  &fettle_kind_ieb_review,
  &fettle_kind_shadow_governor,
  &fettle_kind_category_notice,
  &fettle_kind_statement_of_action,
  &fettle_kind_statement_action,
  &fettle_kind_coasting_notification,
  &fettle_kind_academy_order,
  &fettle_kind_academy_step,
  &fettle_kind_notice_copy,
  &fettle_kind_review_meeting,
  &fettle_kind_case_review,
  &fettle_kind_deadline,
  &fettle_kind_clock_override,
  &fettle_kind_support,
  &fettle_kind_visit,
  &fettle_kind_visit_action,
  &fettle_kind_addressee,
  &fettle_kind_letter_template,
};

static GHashTable *
index_fields (const FettleKind *kind)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kind->n_fields; i++)
    g_hash_table_insert (names, (gpointer) kind->fields[i].name, GUINT_TO_POINTER (i + 1));
  return names;
}

/* One table of names a kind, in the order of @kinds, made at first use and kept. */
static GHashTable **
get_indexes (void)
{
  static GHashTable *indexes[G_N_ELEMENTS (kinds)];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        indexes[i] = index_fields (kinds[i]);
      g_once_init_leave (&made, 1);
    }
  return indexes;
}

/**
 * fettle_kinds_list:
 * @n_kinds: (out) (optional): how many there are
 *
 * Lists every kind of record, each after the kinds that it links to.
 *
 * Returns: (transfer none) (array length=n_kinds): the kinds
 */
const FettleKind *const *
fettle_kinds_list (guint *n_kinds)
{
  if (n_kinds)
    *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * fettle_kind_get:
 * @name: the name of a kind, as in the change log
 *
 * Finds a kind by name.
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL where there is no such kind
 */
const FettleKind *
fettle_kind_get (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i]->name, name))
        return kinds[i];
    }
  return NULL;
}

/**
 * fettle_kind_find_field:
 * @kind: a kind
 * @name: the name of a field
 *
 * Finds a field's place in the field table of a registered kind.
 *
 * Returns: the index, or -1 where the kind has no such field
 */
int
fettle_kind_find_field (const FettleKind *kind,
                        const char       *name)
{
  GHashTable **indexes = get_indexes ();

  g_return_val_if_fail (kind != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i] == kind)
        return (int) GPOINTER_TO_UINT (g_hash_table_lookup (indexes[i], name)) - 1;
    }
  g_return_val_if_reached (-1);
}
