/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-case-review.h"

typedef struct
{
  char *school_id;
  FettleBatch *batch;
  FettleDate today;
} Review;

static void
review_free (Review *review)
{
  g_free (review->school_id);
  g_object_unref (review->batch);
  g_free (review);
}

static gboolean
was_there (FettleCase              *before,
           const FettleCaseProblem *problem)
{
  GPtrArray *old = fettle_case_get_problems (before);

  for (guint i = 0; i < old->len; i++)
    if (fettle_case_problem_equal (g_ptr_array_index (old, i), problem))
      return TRUE;
  return FALSE;
}

/* Copies are given after the paper that they are of: that they are wanting yet is no news. */
static gboolean
is_news (const FettleCaseProblem *problem)
{
  return !g_str_equal (problem->rule, "R9");
}

static GPtrArray *
list_new_problems (FettleCase *before,
                   FettleCase *after)
{
  GPtrArray *problems = fettle_case_get_problems (after);
  GPtrArray *news = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_problem_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i);
      FettleCaseProblem *copy;

      if (!is_news (problem) || was_there (before, problem))
        continue;
      copy = g_new0 (FettleCaseProblem, 1);
      *copy = *problem;
      copy->record_id = g_strdup (problem->record_id);
      copy->message = g_strdup (problem->message);
      g_ptr_array_add (news, copy);
    }
  return news;
}

static void
review_batch (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Review *review = task_data;
  GError *error = NULL;
  g_autoptr (FettleCase) before = fettle_case_read (source, review->school_id, review->today, &error);
  g_autoptr (FettleCase) after = NULL;

  if (before)
    after = fettle_case_read_with (source, review->school_id, review->batch, review->today, &error);
  if (after)
    g_task_return_pointer (task, list_new_problems (before, after), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * fettle_case_review_async:
 * @store: the store
 * @school_id: the school that the batch is about
 * @batch: a batch that is not applied yet
 * @today: today
 * @callback: called when done
 * @user_data: for it
 *
 * Asks the law about a batch, without applying it.
 */
void
fettle_case_review_async (FettleStore         *store,
                          const char          *school_id,
                          FettleBatch         *batch,
                          FettleDate           today,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Review *review = g_new0 (Review, 1);

  review->school_id = g_strdup (school_id);
  review->batch = g_object_ref (batch);
  review->today = today;
  fettle_store_read_async (store, review_batch, review, (GDestroyNotify) review_free, NULL, callback, user_data);
}

/**
 * fettle_case_review_finish:
 * @store: the store
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type FettleCaseProblem): what the batch would bring that is void or unusual, or
 *   %NULL
 */
GPtrArray *
fettle_case_review_finish (FettleStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  return fettle_store_read_finish (store, result, error);
}

/**
 * fettle_case_review_to_words:
 * @problems: (element-type FettleCaseProblem): what the law says
 * @code: "void", "reason", "incomplete" or "warning"
 *
 * Returns: (transfer full) (nullable): the problems of that kind, one a line; %NULL where there is none
 */
char *
fettle_case_review_to_words (GPtrArray  *problems,
                             const char *code)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, code))
        g_string_append_printf (words, "%s%s", words->len ? "\n\n" : "", problem->message);
    }
  return g_string_free (words, words->len == 0);
}
