/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-invariants.h"
#include "fettle-test-case.h"
#include "fettle-test-store.h"

#define N_STEPS 10000
#define N_STEPS_LONG 100000
#define EPISODE_STEPS 90

/* Someone who does random things with a school, some of them lawful. */
typedef struct
{
  GRand *rand;
  FettleTestCase *made;
  FettleDate today;
  guint number;
  guint n_done;
  guint n_refused;
  guint n_undone;
  GHashTable *n_kinds; /* kind -> how many were let through */
} Walk;

static const char *const categories[] = { "community", "foundation", "voluntary-aided", "voluntary-controlled",
                                          "community-special", "foundation-special", "maintained-nursery", "academy" };
static const char *const characters[] = { "Church of England", "Roman Catholic", "Muslim", "None",
                                          "Church of England/Methodist" };

#define PICK(walk, list) ((list)[g_rand_int_range ((walk)->rand, 0, G_N_ELEMENTS (list))])

static char *
day (Walk *walk,
     int   from,
     int   to)
{
  return fettle_date_to_iso (walk->today + (FettleDate) g_rand_int_range (walk->rand, from, to + 1));
}

/* One record of the kind, or NULL. Newer ones come up more often. */
static const char *
any (Walk       *walk,
     const char *kind)
{
  GPtrArray *records = fettle_test_case_get_records (walk->made);
  FettleRecord *found = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);

      if (g_str_equal (fettle_record_get_kind (record)->name, kind) && (found == NULL || g_rand_boolean (walk->rand)))
        found = record;
    }
  return found ? fettle_record_get_id (found) : NULL;
}

static gboolean
step (Walk       *walk,
      const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = g_strndup (line, strcspn (line, " "));

  if (fettle_test_case_put (walk->made, line, &error))
    {
      g_hash_table_insert (walk->n_kinds, g_strdup (kind),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (walk->n_kinds, kind)) + 1));
      walk->n_done++;
      return TRUE;
    }
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  walk->n_refused++;
  return FALSE;
}

/* Often the first or the last day that a notice opens, or the day beside it: that is where rules go wrong. */
static char *
edge_day (Walk *walk)
{
  const char *id = any (walk, "warning-notice");
  FettleDate end =
      id ? fettle_record_get_date (fettle_test_case_find_id (walk->made, id), "compliance-end") : FETTLE_DATE_NONE;

  if (end == FETTLE_DATE_NONE || g_rand_int_range (walk->rand, 0, 3) == 0)
    return day (walk, -15, 40);
  if (g_rand_boolean (walk->rand))
    end = fettle_date_add_months (end, 2);
  return fettle_date_to_iso (end + (FettleDate) g_rand_int_range (walk->rand, -1, 3));
}

/* Now and then somebody writes why a duty was left out. */
static const char *
reason (Walk *walk)
{
  return g_rand_int_range (walk->rand, 0, 6) == 0 ? "|departure-reason=As the file has it" : "";
}

typedef char *(*MakeLine) (Walk *walk, guint number);

static char *
make_notice (Walk  *walk,
             guint  number)
{
  static const char *const sections[] = { "s60", "s60", "s60a" };
  g_autofree char *given = day (walk, -30, 10);
  g_autofree char *end = day (walk, -10, 40);

  /* Now and then somebody gives a paper that is none. */
  return g_strdup_printf ("warning-notice r%u|section=%s|given-on=%s|compliance-end=%s%s", number, PICK (walk, sections),
                          given, end, g_rand_int_range (walk->rand, 0, 5) ? "|whole=1" : "|matters=As recorded|minded-64=1");
}

static char *
make_finding (Walk  *walk,
              guint  number)
{
  static const char *const findings[] = { "not-complied", "not-complied", "not-complied", "complied" };
  const char *notice = any (walk, "warning-notice");
  g_autofree char *on = day (walk, -10, 5);

  return notice ? g_strdup_printf ("notice-finding r%u|notice=%s|finding=%s|decided-on=%s", number, notice,
                                   PICK (walk, findings), on)
                : NULL;
}

static char *
make_second (Walk  *walk,
             guint  number)
{
  const char *notice = any (walk, "warning-notice");
  g_autofree char *on = day (walk, -10, 5);

  return notice ? g_strdup_printf ("powers-notice r%u|notice=%s|given-on=%s|power-64=1", number, notice, on) : NULL;
}

static char *
make_sos (Walk  *walk,
          guint  number)
{
  static const char *const kinds[] = { "s60-notice", "s60-release", "s60-release", "s70b-notification", "s70b-release",
                                       "s70b-release", "s67-governors", "s69-ieb", "s70c-takeover" };
  g_autofree char *on = day (walk, -10, 5);

  if (g_rand_int_range (walk->rand, 0, 4) == 0)
    {
      g_autofree char *end = day (walk, -20, 5);
      g_autofree char *found = day (walk, -10, 10);
      g_autofree char *second = day (walk, -10, 10);

      return g_strdup_printf ("secretary-of-state-notice r%u|kind=s60-notice|given-on=%s|compliance-end=%s|found-on=%s|"
                              "powers-notice-on=%s|finding=not-complied", number, on, end, found, second);
    }
  return g_strdup_printf ("secretary-of-state-notice r%u|kind=%s|given-on=%s", number, PICK (walk, kinds), on);
}

static char *
make_consultation (Walk  *walk,
                   guint  number)
{
  static const char *const powers[] = { "s63", "s65" };
  g_autofree char *on = day (walk, -10, 5);

  return g_strdup_printf ("consultation r%u|power=%s|opened-on=%s", number, PICK (walk, powers), on);
}

static char *
make_consultee (Walk  *walk,
                guint  number)
{
  static const char *const parties[] = { "governing-body", "governing-body", "diocese-church-of-england",
                                         "diocese-roman-catholic", "foundation-appointers" };
  const char *consultation = any (walk, "consultation");
  g_autofree char *on = day (walk, -10, 5);

  return consultation ? g_strdup_printf ("consultee r%u|consultation=%s|party=%s|sent-on=%s", number, consultation,
                                         PICK (walk, parties), on)
                      : NULL;
}

static char *
make_notification (Walk  *walk,
                   guint  number)
{
  static const char *const powers[] = { "s63", "s64", "s66" };
  g_autofree char *on = day (walk, -10, 5);

  return g_strdup_printf ("s70a-notification r%u|power=%s|sent-on=%s", number, PICK (walk, powers), on);
}

static char *
make_use (Walk  *walk,
          guint  number)
{
  static const char *const powers[] = { "s63", "s63", "s64", "s66" };
  g_autofree char *on = edge_day (walk);

  return g_strdup_printf ("power-use r%u|power=%s|used-on=%s%s", number, PICK (walk, powers), on, reason (walk));
}

static char *
make_governor (Walk  *walk,
               guint  number)
{
  static const char *const by[] = { "authority", "appointing-authority" };
  g_autofree char *on = edge_day (walk);

  return g_strdup_printf ("additional-governor r%u|appointed-by=%s|appointed-on=%s", number, PICK (walk, by), on);
}

static char *
make_suspension (Walk  *walk,
                 guint  number)
{
  static const char *const routes[] = { "s66", "sch15" };
  g_autofree char *on = day (walk, -15, 10);
  g_autofree char *effective = day (walk, -10, 45);

  return g_strdup_printf ("budget-suspension r%u|route=%s|notice-on=%s|effective-on=%s%s", number, PICK (walk, routes),
                          on, effective, reason (walk));
}

static char *
make_application (Walk  *walk,
                  guint  number)
{
  static const char *const decisions[] = { "granted", "granted", "refused" };
  g_autofree char *on = day (walk, -10, 5);

  return g_strdup_printf ("ieb-application r%u|applied-on=2026-01-10|decision=%s|decided-on=%s", number,
                          PICK (walk, decisions), on);
}

static char *
make_ieb (Walk  *walk,
          guint  number)
{
  g_autofree char *on = day (walk, -5, 5);
  g_autofree char *effective = day (walk, -5, 60);
  g_autofree char *end = day (walk, 60, 400);
  gboolean fixed = g_rand_boolean (walk->rand);

  return g_strdup_printf ("ieb r%u|notice-on=%s|effective-on=%s%s%s%s", number, on, effective,
                          fixed ? "|duration-end=" : "", fixed ? end : "", reason (walk));
}

static char *
make_member (Walk  *walk,
             guint  number)
{
  const char *ieb = any (walk, "ieb");
  g_autofree char *on = day (walk, -10, 10);
  g_autofree char *from = day (walk, -40, 30);

  return ieb ? g_strdup_printf ("ieb-member r%u|ieb=%s|instrument-on=%s|appointed-from=%s", number, ieb, on, from)
             : NULL;
}

static char *
make_category (Walk  *walk,
               guint  number)
{
  static const char *const found[] = { "special-measures", "requires-significant-improvement" };
  g_autofree char *on = day (walk, -10, 5);

  return g_strdup_printf ("category-notice r%u|category=%s|notice-on=%s", number, PICK (walk, found), on);
}

static char *
make_coasting (Walk  *walk,
               guint  number)
{
  g_autofree char *on = day (walk, -10, 5);

  return g_strdup_printf ("coasting-notification r%u|notified-on=%s", number, on);
}

/* A date of a record that is there becomes another: an end, a withdrawal, a correction. */
static char *
make_change (Walk  *walk,
             guint  number)
{
  static const struct
  {
    const char *kind;
    const char *field;
  } changes[] = {
    { "warning-notice", "withdrawn-on" }, { "warning-notice", "compliance-end" }, { "warning-notice", "given-on" },
    { "notice-finding", "decided-on" }, { "powers-notice", "given-on" }, { "secretary-of-state-notice", "ended-on" },
    { "secretary-of-state-notice", "given-on" }, { "s70a-notification", "sent-on" }, { "power-use", "used-on" },
    { "additional-governor", "ended-on" }, { "budget-suspension", "ended-on" }, { "ieb-application", "decided-on" },
    { "ieb", "resumption-notice-on" }, { "ieb", "resumption-on" }, { "ieb", "ended-on" }, { "ieb", "effective-on" },
    { "ieb-member", "ended-on" }, { "category-notice", "ended-on" }, { "category-notice", "sos-receipt-on" },
    { "coasting-notification", "ended-on" }, { "consultee", "sent-on" },
  };
  guint i = (guint) g_rand_int_range (walk->rand, 0, G_N_ELEMENTS (changes));
  const char *id = any (walk, changes[i].kind);
  g_autofree char *on = day (walk, -30, 30);

  return id ? g_strdup_printf ("%s %s|%s=%s", changes[i].kind, id, changes[i].field, on) : NULL;
}

static const MakeLine makers[] = {
  make_notice,       make_notice,       make_finding,   make_finding,   make_second,    make_second,
  make_sos,          make_consultation, make_consultee, make_consultee, make_consultee, make_notification,
  make_notification, make_use,          make_use,       make_governor,  make_governor,  make_suspension,
  make_application,  make_application,  make_ieb,          make_ieb,       make_ieb,       make_member,    make_member,
  make_member,       make_member,       make_category,  make_coasting,  make_change,    make_change,
  make_change,       make_change,
};

static void
take_one (Walk *walk)
{
  GPtrArray *records = fettle_test_case_get_records (walk->made);
  g_autoptr (GError) error = NULL;
  const char *id;

  if (records->len == 0)
    return;
  id = fettle_record_get_id (g_ptr_array_index (records, (guint)g_rand_int_range (walk->rand, 0, (gint)records->len)));
  if (fettle_test_case_has_child (walk->made, id))
    return;
  if (fettle_test_case_take (walk->made, id, &error))
    walk->n_done++;
  else
    walk->n_refused++;
}

static void
undo_one (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  if (!fettle_test_case_can_undo (walk->made))
    return;
  if (fettle_test_case_undo (walk->made, &error))
    walk->n_undone++;
  else
    walk->n_refused++;
}

/* Nobody lets the day come on which a board takes over without members. */
static void
pass_time (Walk *walk)
{
  FettleDate before = walk->today;
  g_autofree char *then = fettle_date_to_iso (before);
  g_autofree char *now = NULL;

  walk->today += (FettleDate) g_rand_int_range (walk->rand, 1, 15);
  now = fettle_date_to_iso (walk->today);
  fettle_test_case_set_today (walk->made, now);
  if (case_invariants_check (walk->made) == NULL)
    return;
  walk->today = before;
  fettle_test_case_set_today (walk->made, then);
}

static void
take_step (Walk *walk)
{
  int dice = g_rand_int_range (walk->rand, 0, 100);
  g_autofree char *line = NULL;

  if (dice < 4)
    take_one (walk);
  else if (dice < 8)
    undo_one (walk);
  else if (dice < 25)
    pass_time (walk);
  else
    {
      line = PICK (walk, makers) (walk, walk->number++);
      if (line != NULL)
        step (walk, line);
    }
}

static void
begin_episode (Walk        *walk,
               FettleStore *store)
{
  const char *character = PICK (walk, characters);
  g_autofree char *today = NULL;

  g_clear_pointer (&walk->made, fettle_test_case_free);
  walk->made = fettle_test_case_new (PICK (walk, categories), character, store);
  walk->today = fettle_date_new (2026, 1, 15) + (FettleDate) g_rand_int_range (walk->rand, 0, 700);
  today = fettle_date_to_iso (walk->today);
  fettle_test_case_set_today (walk->made, today);
}

static void
check (Walk  *walk,
       guint  i)
{
  const char *broken = case_invariants_check (walk->made);

  if (broken != NULL)
    g_error ("step %u: %s", i, broken);
  if (i % 10 == 0)
    {
      g_autoptr (FettleCase) now = fettle_test_case_read (walk->made);

      broken = case_invariants_compare (walk->made, now);
      if (broken != NULL)
        g_error ("step %u: the case and the law differ: %s", i, broken);
    }
}

/* A walk that never gets far would prove nothing. */
static void
check_reach (Walk  *walk,
             guint  least)
{
  static const char *const kinds[] = { "warning-notice", "powers-notice", "power-use", "additional-governor",
                                       "budget-suspension", "ieb", "ieb-member", "secretary-of-state-notice" };

  g_test_message ("%u done, %u refused, %u undone", walk->n_done, walk->n_refused, walk->n_undone);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (walk->n_kinds, kinds[i]));

      g_test_message ("  %s: %u", kinds[i], n);
      g_assert_cmpuint (n, >=, least);
    }
  g_assert_cmpuint (walk->n_refused, >=, least);
}

static void
run (FettleStore *store,
     guint        n_steps,
     guint        least,
     guint32      seed)
{
  Walk walk = { 0 };

  walk.rand = g_rand_new_with_seed (seed);
  walk.n_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_steps; i++)
    {
      if (i % EPISODE_STEPS == 0)
        begin_episode (&walk, store);
      take_step (&walk);
      check (&walk, i);
    }
  check_reach (&walk, least);
  g_clear_pointer (&walk.made, fettle_test_case_free);
  g_hash_table_unref (walk.n_kinds);
  g_rand_free (walk.rand);
}

static guint
count_steps (void)
{
  return fettle_test_is_long () ? N_STEPS_LONG : N_STEPS;
}

static void
test_in_memory (void)
{
  run (NULL, count_steps (), fettle_test_is_long () ? 200 : 20, 60);
}

static void
test_in_register (void)
{
  FettleStore *store = fettle_test_store_new ();

  run (store, count_steps (), 25, 61);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-walk/in-memory", test_in_memory);
  g_test_add_func ("/case-walk/in-register", test_in_register);
  return g_test_run ();
}
