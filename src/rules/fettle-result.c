/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/fettle-result.h"

/**
 * fettle_result_new:
 * @rule: the rule's number, a literal: "R10"
 * @source: Act or instrument and section, a literal
 * @confidence: how sure the rule is of its source
 *
 * Makes a result without a date and with nothing explained yet.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_result_new (const char       *rule,
                   const char       *source,
                   FettleConfidence  confidence)
{
  FettleResult *result = g_new0 (FettleResult, 1);

  result->rule = rule;
  result->source = source;
  result->confidence = confidence;
  result->why = g_strdup ("");
  return result;
}

/**
 * fettle_result_free:
 * @result: (nullable) (transfer full): a result
 *
 * Frees a result.
 */
void
fettle_result_free (FettleResult *result)
{
  if (result == NULL)
    return;
  g_free (result->why);
  g_free (result);
}

/**
 * fettle_result_explain:
 * @result: a result
 * @format: a whole sentence, translated, as for printf()
 * @...: its arguments
 *
 * Adds a sentence to why the result is what it is.
 */
void
fettle_result_explain (FettleResult *result,
                       const char   *format,
                       ...)
{
  g_autofree char *before = NULL;
  g_autofree char *sentence = NULL;
  va_list args;

  g_return_if_fail (result != NULL);

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  before = g_steal_pointer (&result->why);
  result->why = *before ? g_strconcat (before, " ", sentence, NULL) : g_steal_pointer (&sentence);
}

/**
 * fettle_results_new:
 *
 * Makes a list for a rule that checks several things.
 *
 * Returns: (transfer full) (element-type FettleResult): an empty list that frees its results
 */
GPtrArray *
fettle_results_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_result_free);
}

/**
 * fettle_results_add:
 * @results: a list
 * @rule: the rule's number, a literal
 * @source: Act or instrument and section, a literal
 * @code: the outcome in a word, a literal
 * @why: why, a translated sentence
 *
 * Adds a result, of high confidence, to a list.
 *
 * Returns: (transfer none): the result
 */
FettleResult *
fettle_results_add (GPtrArray  *results,
                    const char *rule,
                    const char *source,
                    const char *code,
                    const char *why)
{
  FettleResult *result = fettle_result_new (rule, source, FETTLE_CONFIDENCE_HIGH);

  result->code = code;
  fettle_result_explain (result, "%s", why);
  g_ptr_array_add (results, result);
  return result;
}
