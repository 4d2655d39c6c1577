/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fettle-inspection-areas.h"

#include "model/fettle-vocabulary.h"

static int
compare_grades (gconstpointer a,
                gconstpointer b)
{
  FettleRecord *one = *(FettleRecord *const *) a, *two = *(FettleRecord *const *) b;
  int areas = fettle_vocabulary_compare ("inspection-area", fettle_record_get_text (one, "area"),
                                         fettle_record_get_text (two, "area"));

  return areas != 0 ? areas : g_strcmp0 (fettle_record_get_id (one), fettle_record_get_id (two));
}

/**
 * fettle_inspection_grades_sort:
 * @grades: (element-type FettleRecord): grades of inspections
 *
 * Puts the areas in the order in which Ofsted lists them, which is that of the vocabulary inspection-area. Every list of grades
 * that a person reads is in this order.
 */
void
fettle_inspection_grades_sort (GPtrArray *grades)
{
  g_return_if_fail (grades != NULL);

  g_ptr_array_sort (grades, compare_grades);
}
