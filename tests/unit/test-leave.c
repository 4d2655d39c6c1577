/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fettle-leave.h"
#include "model/fettle-record.h"

#include <string.h>

/*
 * What may leave the register, asked of every field of every kind, against the field tables read with nothing of the program's rule.
 */

#define N_READERS (FETTLE_AUDIENCE_OFFICER + 1)

static gboolean
is_expected (const FettleField *field,
             FettleAudience       reader,
             gboolean           personal)
{
  if (field->flags & FETTLE_FIELD_PRIVATE)
    return FALSE;
  if ((field->flags & FETTLE_FIELD_PERSONAL) && !personal)
    return FALSE;
  switch (field->disclosure)
    {
    case FETTLE_DISCLOSURE_PUBLIC:
      return TRUE;
    case FETTLE_DISCLOSURE_RESTRICTED:
      return reader != FETTLE_AUDIENCE_PUBLIC;
    case FETTLE_DISCLOSURE_EXEMPT:
      return reader == FETTLE_AUDIENCE_EXEMPT || reader == FETTLE_AUDIENCE_OFFICER;
    case FETTLE_DISCLOSURE_NEVER:
    default:
      return reader == FETTLE_AUDIENCE_OFFICER;
    }
}

static void
check_record (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  gboolean private = g_str_equal (kind->name, "case-note")
                     || (g_str_equal (kind->name, "note") && g_strcmp0 (fettle_record_get_text (record, "private"), "1") == 0);

  g_assert_cmpint (fettle_record_is_private (record), ==, private);
  for (FettleAudience reader = 0; reader < N_READERS; reader++)
    for (int personal = 0; personal <= 1; personal++)
      {
        g_assert_cmpint (fettle_may_leave (record, NULL, reader, personal), ==, !private);
        for (guint i = 0; i < kind->n_fields; i++)
          g_assert_cmpint (fettle_may_leave (record, &kind->fields[i], reader, personal), ==,
                           !private && is_expected (&kind->fields[i], reader, personal));
      }
}

static void
test_every_field (void)
{
  guint n;
  const FettleKind *const *kinds = fettle_kinds_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FettleRecord) record = fettle_record_new (kinds[i], "trial");

      check_record (record);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        for (FettleAudience reader = 0; reader < N_READERS; reader++)
          for (int personal = 0; personal <= 1; personal++)
            g_assert_cmpint (fettle_may_leave (NULL, &kinds[i]->fields[j], reader, personal), ==,
                             is_expected (&kinds[i]->fields[j], reader, personal));
    }
}

/* Whatever else is in a record, it is private where its kind or its flag says so, and only there. */
static void
test_random_records (void)
{
  guint n, rounds = g_getenv ("FETTLE_TEST_LONG") ? 2000 : 100;
  const FettleKind *const *kinds = fettle_kinds_list (&n);

  for (guint round = 0; round < rounds; round++)
    {
      const FettleKind *kind = kinds[g_test_rand_int_range (0, (int) n)];
      g_autoptr (FettleRecord) record = fettle_record_new (kind, "trial");

      for (guint i = 0; i < kind->n_fields; i++)
        {
          g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (0, 2));

          if (g_test_rand_bit ())
            fettle_record_set_nth (record, i, number);
        }
      check_record (record);
    }
}

/* The flag that makes a record private is a flag of its kind, and tells nobody that it is set. */
static void
test_private_flags (void)
{
  guint n, n_private = 0;
  const FettleKind *const *kinds = fettle_kinds_list (&n);

  for (guint i = 0; i < n; i++)
    {
      int index;

      n_private += kinds[i]->is_private;
      if (!kinds[i]->private_field)
        continue;
      n_private++;
      index = fettle_kind_find_field (kinds[i], kinds[i]->private_field);
      g_assert_cmpint (index, >=, 0);
      g_assert_cmpint (kinds[i]->fields[index].type, ==, FETTLE_FIELD_FLAG);
      g_assert_true (kinds[i]->fields[index].flags & FETTLE_FIELD_PRIVATE);
      /* "Private note changed" is true of each of them. */
      g_assert_nonnull (strstr (kinds[i]->label, "note"));
    }
  g_assert_cmpuint (n_private, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leave/every-field", test_every_field);
  g_test_add_func ("/leave/random-records", test_random_records);
  g_test_add_func ("/leave/private-flags", test_private_flags);
  return g_test_run ();
}
