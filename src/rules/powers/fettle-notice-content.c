/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-notice-content.h"

#define RULE "R3"
#define EIA "Education and Inspections Act 2006 "

static void
check_grounds (GPtrArray                 *results,
               const FettleNoticeContent *content)
{
  if (content->grounds == FETTLE_GROUND_NONE)
    fettle_results_add (results, RULE, EIA "s.60(2)", "missing",
                        _("No ground is named. The authority must be satisfied of at least one."));
  if ((content->grounds & FETTLE_GROUND_STANDARDS) && content->comparators == FETTLE_COMPARATOR_NONE)
    fettle_results_add (results, RULE, EIA "s.60(3)", "warning",
                        _("Standards are low against something: what the pupils might be expected to attain, what "
                          "they attained before, or what comparable schools attain."));
}

/* What belongs to the other section: a notice under the wrong one is no notice under the right one. */
static void
check_section (GPtrArray                 *results,
               FettleNoticeSection        section,
               const FettleNoticeContent *content)
{
  if (section == FETTLE_NOTICE_S60 && content->provision)
    fettle_results_add (results, RULE, EIA "s.60(2)", "warning",
                        _("It names a provision of the pay order, which is no ground of section 60: that is for a notice under "
                          "section 60A."));
  if (section == FETTLE_NOTICE_S60A && content->grounds != FETTLE_GROUND_NONE)
    fettle_results_add (results, RULE, EIA "s.60A(1)", "warning",
                        _("It names a ground of section 60: a pay and conditions notice has none of them, and opens no "
                          "powers on it. Give a notice under section 60."));
  if (section == FETTLE_NOTICE_S60A && !content->provision)
    fettle_results_add (results, RULE, EIA "s.60A(1)", "missing",
                        _("The provision of the pay order that was not complied with is not named."));
}

/**
 * fettle_notice_check_content:
 * @section: the section
 * @content: what the text sets out
 *
 * Checks the contents that a warning notice must have (Education and Inspections Act 2006 ss.60(2) to (4), 60A(4)).
 *
 * Returns: (transfer full) (element-type FettleResult): what is missing or doubtful
 */
GPtrArray *
fettle_notice_check_content (FettleNoticeSection        section,
                             const FettleNoticeContent *content)
{
  GPtrArray *results = fettle_results_new ();
  const char *source = section == FETTLE_NOTICE_S60 ? EIA "s.60(4)" : EIA "s.60A(4)";

  g_return_val_if_fail (content != NULL, results);

  if (section == FETTLE_NOTICE_S60)
    check_grounds (results, content);
  check_section (results, section, content);
  if (!content->matters)
    fettle_results_add (results, RULE, source, "missing",
                        _("The matters on which the conclusion is based are not set out."));
  if (!content->action)
    fettle_results_add (results, RULE, source, "missing",
                        _("The action that the governing body is required to take is not set out."));
  if (!content->period)
    fettle_results_add (results, RULE, source, "missing", _("The compliance period is not set out."));
  if (!content->minded)
    fettle_results_add (results, RULE, source, "missing",
                        _("What the authority is minded to do if the action is not taken is not set out."));
  if (section == FETTLE_NOTICE_S60A && content->minded_s63)
    fettle_results_add (results, RULE, source, "warning",
                        _("Section 63 cannot be used after a notice about pay and conditions."));
  return results;
}

static void
name_missing (GString    *names,
              gboolean    is_there,
              const char *name)
{
  if (!is_there)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/**
 * fettle_notice_name_missing:
 * @section: the section
 * @content: what the text sets out
 *
 * Names what makes a paper a warning notice and is not set out: the ground, the matters, the action required, the compliance
 * period and what the authority is minded to do (Education and Inspections Act 2006 ss.60(1)(a), (2), (4), 60A(1)(a), (4)).
 * The Act defines the notice by these, so a paper without one of them is not treated as one.
 *
 * Returns: (transfer full) (nullable): a list in words; %NULL where all is there
 */
char *
fettle_notice_name_missing (FettleNoticeSection        section,
                            const FettleNoticeContent *content)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (content != NULL, g_string_free (names, TRUE));

  if (section == FETTLE_NOTICE_S60)
    name_missing (names, content->grounds != FETTLE_GROUND_NONE, _("no ground"));
  else
    name_missing (names, content->provision, _("no provision of the pay order"));
  name_missing (names, content->matters, _("no matters"));
  name_missing (names, content->action, _("no required action"));
  name_missing (names, content->period, _("no compliance period"));
  name_missing (names, content->minded, _("nothing that the authority is minded to do"));
  return g_string_free (names, names->len == 0);
}
