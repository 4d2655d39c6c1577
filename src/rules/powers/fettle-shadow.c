/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-shadow.h"

/* A share of the whole body as a fraction; nothing where the parts are 0. */
typedef struct
{
  guint parts;
  guint of;
} Share;

typedef struct
{
  guint least;      /* a count */
  Share at_least;
  Share at_most;
} Bounds;

/* How foundation governors outnumber the others. */
typedef struct
{
  guint least;
  guint most;
} Majority;

/* SI 2010/1918 regs 13 to 18, in the order of FettleShadowKind. */
static const struct
{
  const char *source;
  Bounds parents, staff, authority, community, foundation;
  Majority majority;
} rules[FETTLE_N_SHADOW_KINDS] = {
  { "SI 2010/1918 reg 13", { 0, { 1, 3 } }, { 2, { 0 }, { 1, 3 } }, { 0, { 1, 5 }, { 1, 5 } }, { 0, { 1, 5 } },
    { 0, { 0 }, { 0, 1 } } },
  { "SI 2010/1918 reg 14", { 0, { 1, 3 } }, { 2, { 0 }, { 1, 3 } }, { 1, { 0 }, { 1, 5 } }, { 0, { 1, 10 } },
    { 2, { 0 }, { 1, 4 } } },
  { "SI 2010/1918 reg 15", { 0, { 1, 3 } }, { 2, { 0 }, { 1, 3 } }, { 1, { 0 }, { 1, 5 } }, { 0, { 1, 10 } },
    { 2, { 0 }, { 45, 100 } } },
  { "SI 2010/1918 reg 16", { 1 }, { 2, { 0 }, { 1, 3 } }, { 1, { 0 }, { 1, 5 } }, { 0, { 1, 10 } }, { 0 }, { 1, 2 } },
  { "SI 2010/1918 reg 17", { 0, { 1, 3 } }, { 2, { 0 }, { 1, 3 } }, { 1, { 0 }, { 1, 5 } }, { 0, { 1, 10 } },
    { 2, { 0 }, { 1, 4 } } },
  { "SI 2010/1918 reg 18", { 1 }, { 2, { 0 }, { 1, 3 } }, { 1, { 0 }, { 1, 10 } }, { 0, { 0 }, { 0, 1 } }, { 0 },
    { 2, 2 } },
};

typedef struct
{
  GPtrArray *results;
  const char *source;
  guint total;
} Check;

/* Reg 11(7): rounded to the nearest whole number; a half is rounded up. */
static guint
share_of (Share share,
          guint total)
{
  return (2 * total * share.parts + share.of) / (2 * share.of);
}

static void G_GNUC_PRINTF (2, 3)
add (const Check *check,
     const char  *format,
     ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  fettle_results_add (check->results, "R19", check->source, "wrong", why);
}

static void
check_sort (const Check  *check,
            const char   *sort,
            guint         n,
            const Bounds *bounds)
{
  guint least = bounds->least;
  guint most = G_MAXUINT;

  if (bounds->at_least.of)
    least = MAX (least, share_of (bounds->at_least, check->total));
  if (bounds->at_most.of)
    most = MAX (share_of (bounds->at_most, check->total), bounds->least);
  if (n < least)
    /* Translators: a sort of governor, how many there are, and how many there must be. */
    add (check, _("%s: %u, and at least %u are needed."), sort, n, least);
  if (n > most)
    /* Translators: a sort of governor, how many there are, and how many there may be. */
    add (check, _("%s: %u, and at most %u are allowed."), sort, n, most);
}

static void
check_majority (const Check            *check,
                const FettleShadowBody *body,
                Majority                majority)
{
  int over = (int) body->foundation - (int) (check->total - body->foundation);
  guint parents = body->parents + body->foundation_parents;

  if (over < (int) majority.least || over > (int) majority.most)
    /* Translators: how many foundation governors there are, and how many others. */
    add (check, _("Foundation governors: %u against %u others, which is not the majority that is asked for."),
         body->foundation, check->total - body->foundation);
  if (parents < share_of ((Share) { 1, 3 }, check->total))
    /* Translators: both are numbers of governors. */
    add (check, _("Parents, and foundation governors who could be parent governors: %u, and at least %u are needed."),
         parents, share_of ((Share) { 1, 3 }, check->total));
}

/**
 * fettle_shadow_check_composition:
 * @kind: the kind of school
 * @body: the shadow governing body
 *
 * R19: checks the composition of a shadow governing body (SI 2010/1918 regs 11(7) and 13 to 18). Shares are rounded
 * to the nearest whole number.
 *
 * Returns: (transfer full) (element-type FettleResult): what is wrong with it
 */
GPtrArray *
fettle_shadow_check_composition (FettleShadowKind        kind,
                                 const FettleShadowBody *body)
{
  Check check = { fettle_results_new () };

  g_return_val_if_fail (kind < FETTLE_N_SHADOW_KINDS, check.results);
  g_return_val_if_fail (body != NULL, check.results);

  check.source = rules[kind].source;
  check.total = body->parents + body->staff + body->authority + body->community + body->foundation;
  check_sort (&check, _("Shadow parent governors"), body->parents, &rules[kind].parents);
  check_sort (&check, _("Shadow staff governors"), body->staff, &rules[kind].staff);
  check_sort (&check, _("Shadow local authority governors"), body->authority, &rules[kind].authority);
  check_sort (&check, _("Shadow community governors"), body->community, &rules[kind].community);
  check_sort (&check, _("Shadow foundation or partnership governors"), body->foundation, &rules[kind].foundation);
  if (rules[kind].majority.most > 0)
    check_majority (&check, body, rules[kind].majority);
  return check.results;
}
