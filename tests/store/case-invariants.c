/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-invariants-private.h"

#include <string.h>

static gboolean
is_maintained (const World *world)
{
  static const char *const maintained[] = { "community", "foundation", "voluntary-aided", "voluntary-controlled",
                                            "community-special", "foundation-special", "maintained-nursery", NULL };

  return g_strv_contains (maintained, world->category);
}

static gboolean
sos_stands (const World *world,
            const char  *kind,
            const char  *on)
{
  FettleRecord *record;

  FOR_EACH (record, world, "secretary-of-state-notice")
    {
      if (is (record, "kind", kind) && by (get (record, "given-on"), on) && !by (get (record, "ended-on"), on))
        return TRUE;
    }
  return FALSE;
}

/* Of two of one day, that which was written down first. */
static gboolean
is_first (FettleRecord *one,
          FettleRecord *other)
{
  int order = strcmp (get (one, "given-on"), get (other, "given-on"));

  return order < 0 || (order == 0 && strcmp (fettle_record_get_id (one), fettle_record_get_id (other)) < 0);
}

/* A notice of the kind, earlier than @notice where that is asked, that no later release of @release has answered. */
static gboolean
sos_bars_before (const World  *world,
                 const char   *kind,
                 const char   *release,
                 const char   *on,
                 FettleRecord *notice)
{
  FettleRecord *bar;

  FOR_EACH (bar, world, "secretary-of-state-notice")
    {
      FettleRecord *answer;
      gboolean answered = FALSE;

      if (!is (bar, "kind", kind) || !by (get (bar, "given-on"), on) || by (get (bar, "ended-on"), on)
          || (notice != NULL && !is_first (bar, notice)))
        continue;
      FOR_EACH (answer, world, "secretary-of-state-notice")
        {
          answered |= is (answer, "kind", release) && by (get (answer, "given-on"), on)
                      && by (get (bar, "given-on"), get (answer, "given-on")) && !by (get (answer, "ended-on"), on);
        }
      if (!answered)
        return TRUE;
    }
  return FALSE;
}

static gboolean
sos_bars (const World *world,
          const char  *kind,
          const char  *release,
          const char  *on)
{
  return sos_bars_before (world, kind, release, on, NULL);
}

/* s.60(4B): from the day of a later notice of the Secretary of State. */
static gboolean
has_ceased (const World  *world,
            FettleRecord *notice,
            const char   *on)
{
  FettleRecord *record;

  if (is (notice, "section", "s60a"))
    return FALSE;
  FOR_EACH (record, world, "secretary-of-state-notice")
    {
      const char *given = get (record, "given-on");

      if (is (record, "kind", "s60-notice") && by (given, on) && strcmp (given, get (notice, "given-on")) >= 0)
        return TRUE;
    }
  return FALSE;
}

static FettleRecord *
last_finding (const World  *world,
              FettleRecord *notice,
              const char   *on)
{
  FettleRecord *record;
  FettleRecord *last = NULL;

  FOR_EACH (record, world, "notice-finding")
    {
      int order;

      if (!is (record, "notice", fettle_record_get_id (notice)) || !by (get (record, "decided-on"), on))
        continue;
      order = last ? strcmp (get (record, "decided-on"), get (last, "decided-on")) : 1;
      if (order > 0 || (order == 0 && strcmp (fettle_record_get_id (record), fettle_record_get_id (last)) > 0))
        last = record;
    }
  return last;
}

/* s.60(1)(c): after the period, for until its end the governing body can comply. */
static gboolean
has_not_complied (const World  *world,
                  FettleRecord *notice,
                  const char   *on)
{
  FettleRecord *finding = last_finding (world, notice, on);

  return finding != NULL && is (finding, "finding", "not-complied")
         && strcmp (get (finding, "decided-on"), get (notice, "compliance-end")) > 0;
}

/* s.60(1)(a) to (d): given, run out, not complied, second notice; and still standing. */
static gboolean
notice_opens (const World  *world,
              FettleRecord *notice,
              const char   *on)
{
  FettleRecord *second;
  const char *end = get (notice, "compliance-end");

  if (!by (get (notice, "given-on"), on) || end == NULL || strcmp (end, on) >= 0
      || by (get (notice, "withdrawn-on"), on) || has_ceased (world, notice, on)
      || !has_not_complied (world, notice, on))
    return FALSE;
  FOR_EACH (second, world, "powers-notice")
    {
      if (is (second, "notice", fettle_record_get_id (notice)) && by (get (second, "given-on"), on)
          && strcmp (get (second, "given-on"), end) > 0)
        return TRUE;
    }
  return FALSE;
}

/* Sections 60B, 61 and 62: no window. Only the newest notice of a category counts. */
static gboolean
has_open_gate (const World *world,
               const char  *on)
{
  FettleRecord *record;
  FettleRecord *newest = NULL;

  FOR_EACH (record, world, "coasting-notification")
    {
      /* SI 2022/720 reg 3: not maintained nursery schools. */
      if (!g_str_equal (world->category, "maintained-nursery") && by (get (record, "notified-on"), on)
          && !by (get (record, "ended-on"), on))
        return TRUE;
    }
  FOR_EACH (record, world, "category-notice")
    {
      int order;

      if (!by (get (record, "notice-on"), on))
        continue;
      order = newest ? strcmp (get (record, "notice-on"), get (newest, "notice-on")) : 1;
      if (order > 0 || (order == 0 && strcmp (fettle_record_get_id (record), fettle_record_get_id (newest)) > 0))
        newest = record;
    }
  return newest != NULL && !by (get (newest, "ended-on"), on);
}

/* s.60(1) of the Secretary of State's own notice: run out, not complied, powers proposed; it stands until it ends. */
static gboolean
sos_notice_opens (FettleRecord *notice,
                  const char   *on)
{
  const char *end = get (notice, "compliance-end");
  const char *found = get (notice, "found-on");
  const char *second = get (notice, "powers-notice-on");

  return is (notice, "kind", "s60-notice") && is (notice, "finding", "not-complied") && end != NULL && by (found, on)
         && strcmp (found, end) > 0 && by (second, on) && strcmp (second, end) > 0 && !by (get (notice, "ended-on"), on);
}

static gboolean
is_in_window (const char *end,
              const char *on)
{
  g_autofree char *last = case_two_months_after (end);

  return strcmp (on, last) <= 0;
}

static gboolean
is_gate_open (const World *world,
              const char  *power,
              const char  *on)
{
  gboolean has_window = !g_str_equal (power, "s65");
  FettleRecord *notice;

  if (has_open_gate (world, on))
    return TRUE;
  FOR_EACH (notice, world, "warning-notice")
    {
      if (!notice_opens (world, notice, on) || (g_str_equal (power, "s63") && is (notice, "section", "s60a")))
        continue;
      if (!has_window || is_in_window (get (notice, "compliance-end"), on))
        return TRUE;
    }
  FOR_EACH (notice, world, "secretary-of-state-notice")
    {
      if (sos_notice_opens (notice, on) && (!has_window || is_in_window (get (notice, "compliance-end"), on)))
        return TRUE;
    }
  return FALSE;
}

static const char *
ieb_end (FettleRecord *ieb)
{
  static const char *const fields[] = { "resumption-on", "discontinued-on", "ended-on" };
  const char *end = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *date = get (ieb, fields[i]);

      if (date != NULL && (end == NULL || strcmp (date, end) < 0))
        end = date;
    }
  return end;
}

static gboolean
in_interim_period (const World *world,
                   const char  *on)
{
  FettleRecord *ieb;

  FOR_EACH (ieb, world, "ieb")
    {
      const char *duration = get (ieb, "duration-end");

      if (by (get (ieb, "effective-on"), on) && !by (ieb_end (ieb), on)
          && (duration == NULL || strcmp (on, duration) <= 0))
        return TRUE;
    }
  return sos_stands (world, "s69-ieb", on);
}

static gboolean
is_suspended (const World *world,
              const char  *on)
{
  FettleRecord *record, *ieb;

  FOR_EACH (record, world, "budget-suspension")
    {
      gboolean restored = FALSE;

      if (strcmp (get (record, "notice-on"), on) >= 0 || !by (get (record, "effective-on"), on)
          || by (get (record, "ended-on"), on))
        continue;
      FOR_EACH (ieb, world, "ieb")
        restored |= by (get (ieb, "effective-on"), on) && by (get (record, "notice-on"), get (ieb, "effective-on"));
      if (!restored)
        return TRUE;
    }
  return FALSE;
}

/* Whom ss.63(2) and 65(2) name at this school. */
static gboolean
must_ask (const World *world,
          const char  *party)
{
  static const char *const foundation[] = { "foundation", "voluntary-aided", "voluntary-controlled", NULL };
  gboolean english = strstr (world->character, "Church of England") != NULL;
  gboolean roman = strstr (world->character, "Roman Catholic") != NULL;

  if (g_str_equal (party, "governing-body"))
    return TRUE;
  if (!g_strv_contains (foundation, world->category))
    return FALSE;
  if (g_str_equal (party, "diocese-church-of-england"))
    return english;
  if (g_str_equal (party, "diocese-roman-catholic"))
    return roman;
  return !english && !roman;
}

static gboolean
was_asked (const World *world,
           const char  *power,
           const char  *party,
           const char  *on)
{
  FettleRecord *consultation, *consultee;

  FOR_EACH (consultation, world, "consultation")
    {
      if (!is (consultation, "power", power))
        continue;
      FOR_EACH (consultee, world, "consultee")
        {
          if (is (consultee, "consultation", fettle_record_get_id (consultation)) && is (consultee, "party", party)
              && by (get (consultee, "sent-on"), on))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
were_all_asked (const World *world,
                const char  *power,
                const char  *on)
{
  static const char *const parties[] = { "governing-body", "diocese-church-of-england", "diocese-roman-catholic",
                                         "foundation-appointers" };

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      if (must_ask (world, parties[i]) && !was_asked (world, power, parties[i], on))
        return FALSE;
    }
  return TRUE;
}

static gboolean
was_sos_told (const World *world,
              const char  *power,
              const char  *on)
{
  FettleRecord *record;

  FOR_EACH (record, world, "s70a-notification")
    {
      if (is (record, "power", power) && by (get (record, "sent-on"), on))
        return TRUE;
    }
  return FALSE;
}

/* ss.69, 70C: one that the Secretary of State imposed, or one of ours that was taken over while it lasted. */
static gboolean
has_sos_board (const World *world,
               const char  *on)
{
  FettleRecord *takeover, *ieb;

  FOR_EACH (takeover, world, "secretary-of-state-notice")
    {
      if (!is (takeover, "kind", "s70c-takeover") || !by (get (takeover, "given-on"), on)
          || by (get (takeover, "ended-on"), on))
        continue;
      FOR_EACH (ieb, world, "ieb")
        {
          const char *duration = get (ieb, "duration-end");

          if (strcmp (get (ieb, "effective-on"), get (takeover, "given-on")) < 0 && !by (ieb_end (ieb), on)
              && (duration == NULL || strcmp (on, duration) <= 0))
            return TRUE;
        }
    }
  return sos_stands (world, "s69-ieb", on);
}

/* A notice that stands, and whose period has not ended. */
static gboolean
is_running (const World  *world,
            FettleRecord *notice,
            const char   *on)
{
  FettleRecord *finding = last_finding (world, notice, on);

  return by (get (notice, "given-on"), on) && get (notice, "compliance-end") != NULL
         && strcmp (on, get (notice, "compliance-end")) <= 0 && !by (get (notice, "withdrawn-on"), on)
         && !has_ceased (world, notice, on) && (finding == NULL || !is (finding, "finding", "complied"));
}

/*
 * Law 13.4: "an act that was in fact done too early or too late is recorded as it was and is open to challenge". Too late is what it
 * calls a latest date: R4, the window of a gate that is open. Too early is what it calls an earliest date: R1 and R2, "no power
 * under the s.60 or 60A gate before the compliance period has ended". Done in fact: not on a day that is still to come. A gate that
 * is shut for want of a finding or of a second notice is no date, and stays shut (s.60(1)(c), (d)).
 */
static gboolean
was_done_untimely (const World *world,
                   const char  *power,
                   const char  *on)
{
  gboolean s63 = g_str_equal (power, "s63");
  FettleRecord *notice;

  if (strcmp (on, world->today) > 0)
    return FALSE;
  FOR_EACH (notice, world, "warning-notice")
    {
      if (!(s63 && is (notice, "section", "s60a")) && (notice_opens (world, notice, on) || is_running (world, notice, on)))
        return TRUE;
    }
  FOR_EACH (notice, world, "secretary-of-state-notice")
    {
      if (sos_notice_opens (notice, on))
        return TRUE;
    }
  return FALSE;
}

/* What shuts a power on a day whatever notice there is, by sections 59, 67, 69 to 70C and Schedule 6. */
static const char *
find_bar (const World *world,
          const char  *power,
          const char  *on)
{
  gboolean s65 = g_str_equal (power, "s65");
  gboolean budget = g_str_equal (power, "s66") || g_str_equal (power, "sch15");

  if (!is_maintained (world))
    return "s.59: not a maintained school";
  if (!s65 && !g_str_equal (power, "sch15") && sos_bars (world, "s70b-notification", "s70b-release", on))
    return "s.70B: barred";
  if (s65 && has_sos_board (world, on))
    return "ss.69, 70C: the board is the Secretary of State's";
  if ((budget || g_str_equal (power, "s64")) && in_interim_period (world, on))
    return "Sch 6 paras 12, 14: interim period";
  if (budget && sos_stands (world, "s67-governors", on))
    return "s.67: the Secretary of State's governors";
  return budget && is_suspended (world, on) ? "s.66: no delegated budget" : NULL;
}

/* Whether a power is open on a day, by sections 59 to 70B and Schedule 6, but for the steps that must come before it.
 */
static const char *
find_shut (const World *world,
           const char  *power,
           const char  *on)
{
  if (is_maintained (world) && !g_str_equal (power, "sch15") && !is_gate_open (world, power, on))
    return "ss.59 to 62, 63(3), 64(2), 66(2): no gate, or its time is over";
  return find_bar (world, power, on);
}

/* Whether what was done could not even be recorded as it was. */
static const char *
find_void (const World *world,
           const char  *power,
           const char  *on)
{
  return was_done_untimely (world, power, on) ? find_bar (world, power, on) : find_shut (world, power, on);
}

/* What ss.63(2), 65(2) and 70A ask for first can be left out only with a reason in writing. */
static gboolean
says_why (const World  *world,
          FettleRecord *act)
{
  FettleRecord *use;

  if (!g_str_equal (fettle_record_get_kind (act)->name, "additional-governor"))
    return get (act, "departure-reason") != NULL;
  FOR_EACH (use, world, "power-use")
    {
      if (is (act, "power-use", fettle_record_get_id (use)))
        return get (use, "departure-reason") != NULL;
    }
  return FALSE;
}

static const char *
check_act (const World  *world,
           FettleRecord *act,
           const char   *power,
           const char   *on)
{
  const char *shut = find_void (world, power, on);

  if (shut != NULL)
    return shut;
  if (says_why (world, act))
    return NULL;
  if (!g_str_equal (power, "sch15") && !was_sos_told (world, power, on))
    return "s.70A: the Secretary of State was not told";
  return g_str_equal (power, "s63") && !were_all_asked (world, "s63", on) ? "s.63(2): not consulted" : NULL;
}

static const char *
check_notices (const World *world)
{
  FettleRecord *notice, *second;

  FOR_EACH (notice, world, "warning-notice")
    {
      const char *given = get (notice, "given-on");

      if (!is_maintained (world))
        return "s.59: a notice to a school that is not maintained";
      if (is (notice, "section", "s60") && get (notice, "withdrawn-on") == NULL
          && sos_bars_before (world, "s60-notice", "s60-release", given, notice))
        return "s.60(4A): a notice while barred";
      if (strcmp (get (notice, "compliance-end"), given) <= 0)
        return "s.60(4): no compliance period";
      if (get (notice, "withdrawn-on") == NULL && !case_is_a_notice (world, notice))
        return "s.60(1)(a), (4): a paper that is no warning notice counts as given";
    }
  FOR_EACH (second, world, "powers-notice")
    {
      const char *given = get (second, "given-on");

      FOR_EACH (notice, world, "warning-notice")
        {
          FettleRecord *finding = last_finding (world, notice, given);

          if (!is (second, "notice", fettle_record_get_id (notice)))
            continue;
          if (!by (get (notice, "given-on"), given) || by (get (notice, "withdrawn-on"), given)
              || has_ceased (world, notice, given) || (finding != NULL && is (finding, "finding", "complied")))
            return "s.60(1)(d): a second notice that rests on nothing";
        }
    }
  return NULL;
}

static guint
count_governors (const World *world,
                 const char  *by_whom,
                 const char  *on)
{
  FettleRecord *record;
  guint n = 0;

  FOR_EACH (record, world, "additional-governor")
  n += is (record, "appointed-by", by_whom) && by (get (record, "appointed-on"), on)
       && !by (get (record, "ended-on"), on);
  return n;
}

static const char *
check_uses (const World *world)
{
  FettleRecord *record;
  const char *broken = NULL;

  FOR_EACH (record, world, "power-use")
    {
      if ((broken = check_act (world, record, get (record, "power"), get (record, "used-on"))) != NULL)
        return broken;
    }
  FOR_EACH (record, world, "budget-suspension")
    {
      if ((broken = check_act (world, record, get (record, "route"), get (record, "notice-on"))) != NULL)
        return broken;
    }
  FOR_EACH (record, world, "additional-governor")
    {
      const char *on = get (record, "appointed-on");

      if (is (record, "appointed-by", "authority"))
        broken = check_act (world, record, "s64", on);
      else if (!g_str_equal (world->category, "voluntary-aided"))
        broken = "s.64(4): only at a voluntary aided school";
      if (broken != NULL)
        return broken;
    }
  return NULL;
}

/* Law 13.13: whether a use of section 67 leaves no notice that opens the powers untouched. */
static gboolean
has_used_s67 (const World *world,
              const char  *on)
{
  FettleRecord *use, *notice;
  const char *used = NULL;

  FOR_EACH (use, world, "secretary-of-state-notice")
    {
      const char *given = get (use, "given-on");

      if (is (use, "kind", "s67-governors") && by (given, on) && !by (get (use, "ended-on"), on)
          && (used == NULL || strcmp (given, used) > 0))
        used = given;
    }
  FOR_EACH (notice, world, "warning-notice")
    {
      if (used != NULL && notice_opens (world, notice, on) && strcmp (get (notice, "given-on"), used) > 0)
        return FALSE;
    }
  return used != NULL;
}

/* s.64(4), (5): where only a warning notice opened the powers. */
static const char *
check_balance (const World *world)
{
  FettleRecord *record;

  FOR_EACH (record, world, "additional-governor")
    {
      const char *on = get (record, "appointed-on");

      if (is (record, "appointed-by", "appointing-authority") && !has_open_gate (world, on)
          && count_governors (world, "appointing-authority", on) > count_governors (world, "authority", on))
        return "s.64(4): more than the authority's";
      if (is (record, "appointed-by", "appointing-authority") && !has_open_gate (world, on) && has_used_s67 (world, on))
        return "s.64(4)(c): after section 67 on the same notice";
    }
  return NULL;
}

static guint
count_members (const World  *world,
               FettleRecord *ieb,
               const char   *on)
{
  FettleRecord *member;
  guint n = 0;

  FOR_EACH (member, world, "ieb-member")
    n += is (member, "ieb", fettle_record_get_id (ieb)) && by (get (member, "appointed-from"), on)
         && (get (member, "ended-on") == NULL || strcmp (get (member, "ended-on"), on) >= 0);
  return n;
}

/* With fewer than two recorded the register is not whole yet, and nothing can be said of the board. */
static gboolean
knows_members (const World  *world,
               FettleRecord *ieb)
{
  FettleRecord *member;
  guint n = 0;

  FOR_EACH (member, world, "ieb-member")
    n += is (member, "ieb", fettle_record_get_id (ieb));
  return n >= 2;
}

static gboolean
has_consent (const World *world,
             const char  *on)
{
  FettleRecord *record;

  FOR_EACH (record, world, "ieb-application")
    {
      if (is (record, "decision", "granted") && by (get (record, "decided-on"), on))
        return TRUE;
    }
  return FALSE;
}

static const char *
check_boards (const World *world)
{
  FettleRecord *ieb;

  FOR_EACH (ieb, world, "ieb")
    {
      const char *notice = get (ieb, "notice-on");
      const char *effective = get (ieb, "effective-on");
      const char *shut = find_void (world, "s65", notice);

      if (shut != NULL)
        return shut;
      if (!has_consent (world, notice))
        return "s.65(1): no consent";
      if (!were_all_asked (world, "s65", notice) && !says_why (world, ieb))
        return "s.65(2): not consulted";
      if (strcmp (effective, notice) < 0)
        return "s.65: in force before its notice";
      if (by (effective, world->today) && knows_members (world, ieb) && count_members (world, ieb, effective) < 2)
        return "Sch 6 para 4: fewer than two members";
      if (get (ieb, "duration-end") != NULL && get (ieb, "resumption-notice-on") != NULL)
        return "Sch 6 para 17: resumption of a board with a duration";
    }
  return NULL;
}

static void
look_at (FettleTestCase *made,
         World          *world)
{
  FettleRecord *school = fettle_test_case_get_school (made);
  g_autofree char *today = fettle_date_to_iso (fettle_test_case_get_today (made));

  world->records = fettle_test_case_get_records (made);
  world->category = get (school, "category-of-school");
  world->character = get (school, "religious-character");
  g_strlcpy (world->today, today, sizeof world->today);
}

/**
 * case_invariants_check:
 * @made: a case
 *
 * Returns: (nullable): what of the law is broken in it
 */
const char *
case_invariants_check (FettleTestCase *made)
{
  World world;
  const char *broken;

  look_at (made, &world);
  if ((broken = check_notices (&world)) != NULL || (broken = check_uses (&world)) != NULL
      || (broken = check_balance (&world)) != NULL)
    return broken;
  return check_boards (&world);
}

/* Law 13.3: whether a second notice that opens the powers names one of those that the Secretary of State is told of. */
static gboolean
is_proposed (const World *world,
             const char  *on)
{
  static const char *const powers[] = { "power-63", "power-64", "power-66", NULL };
  FettleRecord *notice, *second;

  FOR_EACH (notice, world, "warning-notice")
    {
      if (!notice_opens (world, notice, on))
        continue;
      FOR_EACH (second, world, "powers-notice")
        {
          if (is (second, "notice", fettle_record_get_id (notice)) && by (get (second, "given-on"), on)
              && case_is_one_set (second, powers))
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * case_invariants_compare:
 * @made: a case
 * @now: what the program makes of it
 *
 * Returns: (nullable): where the program's answer of today is not the law's
 */
const char *
case_invariants_compare (FettleTestCase   *made,
                         const FettleCase *now)
{
  static const char *const powers[] = { "s63", "s64", "s65", "s66", "sch15" };
  const char *broken;
  World world;

  look_at (made, &world);
  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      FettlePower power = FETTLE_POWER_S63;
      gboolean open = find_shut (&world, powers[i], world.today) == NULL;

      g_assert_true (fettle_power_from_code (powers[i], &power));
      if (open != g_str_equal (fettle_case_get_power (now, power)->code, "available"))
        return powers[i];
    }
  if (fettle_case_has_part4 (now) != is_maintained (&world))
    return "s.59";
  if ((broken = case_voices_check (now, is_proposed (&world, world.today))) != NULL)
    return broken;
  for (guint i = 0; i < fettle_case_get_clocks (now)->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (fettle_case_get_clocks (now), i);
      FettleRecord *notice = fettle_test_case_find_id (made, clock->record_id);

      if (g_str_equal (clock->record_kind, "warning-notice") && has_ceased (&world, notice, "9999-12-31")
          && (clock->state == FETTLE_CLOCK_RUNNING || clock->state == FETTLE_CLOCK_OVERDUE))
        return "s.60(4B): a clock that runs on";
      if (g_str_has_prefix (clock->id, "R4:") && clock->state == FETTLE_CLOCK_OVERDUE)
        return "ss.63(3), 64(2), 66(2): a window that is over cannot be met late";
    }
  return NULL;
}
