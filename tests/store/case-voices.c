/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-invariants.h"

/**
 * case_voices_check:
 * @now: what the program makes of a case
 * @proposed: whether a second notice names section 63, 64 or 66
 *
 * Law 13.1: four voices. Only what the law asks of the authority is must; a power never is.
 *
 * Returns: (nullable): what is said in the wrong voice
 */
const char *
case_voices_check (const FettleCase *now,
                   gboolean          proposed)
{
  static const char *const duties[] = { "statement", "copies", "notify", "consult", "members", "constitution", NULL };
  GPtrArray *steps = fettle_case_get_steps (now);

  for (guint i = 0; i < steps->len; i++)
    {
      const FettleCaseStep *step = g_ptr_array_index (steps, i);
      gboolean silent = step->state == FETTLE_CASE_STEP_DONE || step->state == FETTLE_CASE_STEP_NOT_APPLICABLE;

      if (silent != (step->voice == FETTLE_VOICE_NONE))
        return "13.1: a step that is done has a voice, or one that is not has none";
      if ((step->state == FETTLE_CASE_STEP_BLOCKED) != (step->voice == FETTLE_VOICE_CANNOT))
        return "13.1: what the law shuts is not told as such";
      if (step->voice == FETTLE_VOICE_MUST && !g_strv_contains (duties, step->id))
        return "13.1: a power, or practice, is told as a duty";
      if (step->voice == FETTLE_VOICE_MUST && g_str_equal (step->id, "notify") && !proposed)
        return "13.3: section 70A is asked for before a power that nobody proposed";
    }
  return NULL;
}
