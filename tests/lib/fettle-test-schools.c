/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-schools.h"

#include "base/fettle-id.h"

static const char *const places[] = { "Ash", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper" };
static const char *const kinds[] = { "Hill", "Lane", "Green", "Park", "Brook", "Bank", "Road", "Moor" };

static char *
urn_of (guint index)
{
  return g_strdup_printf ("%u", 700001 + index);
}

static FettleRecord *
make_school (guint index)
{
  gboolean primary = index % 3 != 0;
  gboolean academy = index % 4 == 0;
  g_autofree char *urn = urn_of (index);
  g_autofree char *laestab = g_strdup_printf ("399/%04u", 2000 + index % 8000);
  g_autofree char *name = g_strdup_printf ("%s %s %s School", places[index % G_N_ELEMENTS (places)],
                                           kinds[index / 10 % G_N_ELEMENTS (kinds)], primary ? "Primary" : "High");
  FettleRecord *school = fettle_test_school (urn, name);

  fettle_record_set_text (school, "laestab", laestab);
  fettle_record_set_text (school, "la-code", "399");
  fettle_record_set_text (school, "status", index % 20 == 19 ? "closed" : "open");
  fettle_record_set_text (school, "phase", primary ? "primary" : "secondary");
  fettle_record_set_text (school, "sector", academy ? "academy" : "maintained");
  fettle_record_set_text (school, "category-of-school", academy ? "academy" : "community");
  fettle_record_set_int (school, "pupils", 100 + index % 900);
  fettle_record_set_text (school, "tracked", "1");
  return school;
}

/**
 * fettle_test_school_id:
 * @index: which of the schools of fettle_test_fill_schools(), from 0
 *
 * Returns: (transfer full): its id
 */
char *
fettle_test_school_id (guint index)
{
  g_autofree char *urn = urn_of (index);

  return fettle_id_for_urn (urn);
}

/**
 * fettle_test_fill_schools:
 * @store: a store
 * @n_schools: how many
 *
 * Puts invented schools into the register, in one batch: two in three are primaries, one in four is an academy, one in twenty is
 * closed, and all but each seventh have a graded inspection with a grade from 1 to 4.
 */
void
fettle_test_fill_schools (FettleStore *store,
                          guint        n_schools)
{
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Fill with invented schools");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_schools; i++)
    {
      g_autoptr (FettleRecord) school = make_school (i);
      g_autofree char *start = g_strdup_printf ("20%02u-0%u-14", 15 + i % 9, 1 + i % 9);
      g_autofree char *grade = g_strdup_printf ("%u", 1 + i % 4);
      g_autoptr (FettleRecord) inspection = fettle_test_inspection (fettle_record_get_id (school), start, grade);

      fettle_batch_put (batch, school, NULL);
      if (i % 7 != 6)
        fettle_batch_put (batch, inspection, NULL);
    }
  fettle_store_apply (store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}
