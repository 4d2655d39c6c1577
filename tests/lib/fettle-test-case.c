/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-case.h"

#include <string.h>

#include "base/fettle-id.h"
#include "fettle-test-store.h"
#include "store/fettle-case-reader.h"

/* A record as it was before a step, so that a case in memory can take the step back. */
typedef struct
{
  char *id;
  FettleRecord *before;
  char *with_id; /* nullable: what the step brought along */
} Past;

struct _FettleTestCase
{
  FettleStore *store; /* nullable */
  FettleRecord *school;
  GPtrArray *records;
  GHashTable *ids;    /* alias -> id */
  GPtrArray *past;
  FettleDate today;
};

static void
past_free (Past *past)
{
  g_free (past->id);
  g_free (past->with_id);
  g_clear_object (&past->before);
  g_free (past);
}

static guint
find_index (FettleTestCase *self,
            const char     *id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      if (g_str_equal (fettle_record_get_id (g_ptr_array_index (self->records, i)), id))
        return i;
    }
  return G_MAXUINT;
}

static void
keep (FettleTestCase *self,
      const char     *id,
      FettleRecord   *record)
{
  guint index = find_index (self, id);

  if (index != G_MAXUINT)
    g_ptr_array_remove_index (self->records, index);
  if (record != NULL)
    g_ptr_array_add (self->records, g_object_ref (record));
}

/**
 * fettle_test_case_new:
 * @category: category of school
 * @character: (nullable): its religious character
 * @store: (nullable): where to keep it; %NULL for memory only
 *
 * Returns: (transfer full): a school without a case
 */
FettleTestCase *
fettle_test_case_new (const char  *category,
                      const char  *character,
                      FettleStore *store)
{
  static guint number = 0;
  FettleTestCase *self = g_new0 (FettleTestCase, 1);
  g_autofree char *urn = g_strdup_printf ("%06u", 100000 + number++);

  self->store = store ? g_object_ref (store) : NULL;
  self->school = fettle_test_school (urn, "Oak School");
  fettle_record_set_text (self->school, "category-of-school", category);
  fettle_record_set_text (self->school, "religious-character", character);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) past_free);
  fettle_test_case_set_today (self, "2027-01-01");
  if (store != NULL)
    fettle_test_put (store, "Add a school", self->school, NULL);
  return self;
}

/**
 * fettle_test_case_free:
 * @self: (transfer full) (nullable): a case
 */
void
fettle_test_case_free (FettleTestCase *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->store);
  g_object_unref (self->school);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->past);
  g_free (self);
}

/**
 * fettle_test_case_set_today:
 * @self: a case
 * @today: ISO date; the door's clock shows it too
 */
void
fettle_test_case_set_today (FettleTestCase *self,
                            const char     *today)
{
  self->today = fettle_date_parse_iso (today);
  g_assert_cmpuint (self->today, !=, FETTLE_DATE_NONE);
  if (self->store != NULL)
    g_setenv ("FETTLE_TODAY", today, TRUE);
}

/**
 * fettle_test_case_find:
 * @self: a case
 * @alias: what a record is called in a script, or its id
 *
 * Returns: (transfer none) (nullable): the record
 */
FettleRecord *
fettle_test_case_find (FettleTestCase *self,
                       const char     *alias)
{
  const char *id = g_hash_table_lookup (self->ids, alias);

  return fettle_test_case_find_id (self, id ? id : alias);
}

/**
 * fettle_test_case_find_id:
 * @self: a case
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record
 */
FettleRecord *
fettle_test_case_find_id (FettleTestCase *self,
                          const char     *id)
{
  guint index = find_index (self, id);

  return index == G_MAXUINT ? NULL : g_ptr_array_index (self->records, index);
}

/**
 * fettle_test_case_has_child:
 * @self: a case
 * @id: the id of a record
 *
 * Returns: whether another record links to it, so that it cannot be removed
 */
gboolean
fettle_test_case_has_child (FettleTestCase *self,
                            const char     *id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (self->records, i);

      for (guint j = 0; j < fettle_record_get_kind (record)->n_fields; j++)
        {
          if (fettle_record_get_kind (record)->fields[j].type == FETTLE_FIELD_LINK
              && g_strcmp0 (fettle_record_get_nth (record, j), id) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * fettle_test_case_can_undo:
 * @self: a case
 *
 * Returns: whether there is a last step
 */
gboolean
fettle_test_case_can_undo (FettleTestCase *self)
{
  return self->past->len > 0;
}

/**
 * fettle_test_case_get_records:
 * @self: a case
 *
 * Returns: (transfer none) (element-type FettleRecord): its records
 */
GPtrArray *
fettle_test_case_get_records (FettleTestCase *self)
{
  return self->records;
}

/**
 * fettle_test_case_get_today:
 * @self: a case
 *
 * Returns: its today
 */
FettleDate
fettle_test_case_get_today (FettleTestCase *self)
{
  return self->today;
}

/**
 * fettle_test_case_get_school:
 * @self: a case
 *
 * Returns: (transfer none): its school
 */
FettleRecord *
fettle_test_case_get_school (FettleTestCase *self)
{
  return self->school;
}

static FettleRecord *
make_record (FettleTestCase *self,
             const char     *kind,
             const char     *alias)
{
  FettleRecord *current = fettle_test_case_find (self, alias);
  FettleRecord *record;

  if (current != NULL)
    return fettle_record_copy (current);
  g_assert_nonnull (fettle_kind_get (kind));
  record = fettle_test_record (kind, fettle_kind_get (kind)->parent_field ? fettle_record_get_id (self->school) : NULL, NULL, NULL);
  g_hash_table_insert (self->ids, g_strdup (alias), g_strdup (fettle_record_get_id (record)));
  return record;
}

/* "field=value", or "field=@alias" for a link. */
static void
set_field (FettleTestCase *self,
           FettleRecord   *record,
           const char     *part)
{
  g_auto (GStrv) pair = g_strsplit (part, "=", 2);
  const char *value = pair[1];

  if (g_str_equal (pair[0], "whole"))
    return;
  g_assert_cmpint (fettle_kind_find_field (fettle_record_get_kind (record), pair[0]), >=, 0);
  if (value[0] == '@')
    value = g_hash_table_lookup (self->ids, value + 1);
  g_assert_nonnull (value);
  fettle_record_set_text (record, pair[0], *value ? value : NULL);
}

/* What a script does not say, and the register must have. */
static void
fill_required (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];

      if ((field->flags & FETTLE_FIELD_REQUIRED) && fettle_record_get_nth (record, i) == NULL
          && (field->type == FETTLE_FIELD_TEXT || field->type == FETTLE_FIELD_LONG_TEXT))
        fettle_record_set_nth (record, i, "As recorded");
    }
}

static void
set_if_empty (FettleRecord *record,
              const char   *field,
              const char   *value)
{
  if (fettle_record_get_text (record, field) == NULL)
    fettle_record_set_text (record, field, value);
}

/* A notice with "whole": all that the Acts have it set out and the script does not say; the required action comes in the same step. */
static FettleRecord *
fill_notice (FettleRecord *notice,
             const char   *line)
{
  FettleRecord *action;
  gboolean pay;

  if (strstr (line, "|whole=1") == NULL)
    return NULL;
  pay = g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0;
  set_if_empty (notice, pay ? "provision" : "ground-safety", pay ? "Section 2, paragraph 27" : "1");
  set_if_empty (notice, "matters", "As recorded");
  set_if_empty (notice, "minded-64", "1");
  action = fettle_test_record ("required-action", fettle_record_get_text (notice, "school"), NULL, NULL);
  fettle_record_set_text (action, "notice", fettle_record_get_id (notice));
  fettle_record_set_text (action, "action", "As recorded");
  fettle_record_seal (action);
  return action;
}

static GPtrArray *
find_refused (FettleTestCase *self)
{
  g_autoptr (FettleCaseFacts) facts = fettle_case_facts_new (self->school, self->records, self->today);
  GPtrArray *problems = fettle_case_facts_find_problems (facts);

  for (guint i = problems->len; i > 0; i--)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i - 1);

      if (g_str_equal (problem->code, "warning"))
        g_ptr_array_remove_index (problems, i - 1);
    }
  return problems;
}

/* In memory the rules are asked as the door asks them. */
static gboolean
change_in_memory (FettleTestCase  *self,
                  const char      *id,
                  FettleRecord    *before,
                  FettleRecord    *after,
                  FettleRecord    *with,
                  GError         **error)
{
  g_autoptr (GPtrArray) old_problems = find_refused (self);
  g_autoptr (GPtrArray) problems = NULL;

  keep (self, id, after);
  if (with != NULL)
    keep (self, fettle_record_get_id (with), with);
  problems = find_refused (self);
  for (guint i = 0; i < problems->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i);
      gboolean known = FALSE;

      for (guint j = 0; j < old_problems->len; j++)
        known |= fettle_case_problem_equal (problem, g_ptr_array_index (old_problems, j));
      if (known)
        continue;
      keep (self, id, before);
      if (with != NULL)
        keep (self, fettle_record_get_id (with), NULL);
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LAW, problem->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
change_in_store (FettleTestCase  *self,
                 FettleRecord    *before,
                 FettleRecord    *after,
                 FettleRecord    *with,
                 GError         **error)
{
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Do a step");

  if (after != NULL)
    fettle_batch_put (batch, after, before);
  else
    fettle_batch_remove (batch, before);
  if (with != NULL)
    fettle_batch_put (batch, with, NULL);
  return fettle_store_apply (self->store, batch, NULL, NULL, error);
}

static gboolean
change (FettleTestCase  *self,
        FettleRecord    *before,
        FettleRecord    *after,
        FettleRecord    *with,
        GError         **error)
{
  g_autofree char *id = g_strdup (fettle_record_get_id (after ? after : before));
  Past *past;

  /* What changes nothing is no batch, and there is nothing to take back. */
  if (before != NULL && after != NULL && fettle_record_equal (before, after))
    return TRUE;
  if (self->store ? !change_in_store (self, before, after, with, error)
                  : !change_in_memory (self, id, before, after, with, error))
    return FALSE;
  past = g_new0 (Past, 1);
  past->before = before ? g_object_ref (before) : NULL;
  keep (self, id, after);
  if (with != NULL)
    keep (self, fettle_record_get_id (with), with);
  past->with_id = with ? g_strdup (fettle_record_get_id (with)) : NULL;
  past->id = g_steal_pointer (&id);
  g_ptr_array_add (self->past, past);
  return TRUE;
}

/**
 * fettle_test_case_put:
 * @self: a case
 * @line: "kind alias|field=value|link=@alias": a new record, or other values for one that is there
 * @error: (nullable): %FETTLE_ERROR_LAW
 *
 * Returns: whether the step was let through
 */
gboolean
fettle_test_case_put (FettleTestCase  *self,
                      const char      *line,
                      GError         **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", -1);
  g_auto (GStrv) names = g_strsplit (parts[0], " ", 2);
  g_autoptr (FettleRecord) before = NULL;
  g_autoptr (FettleRecord) after = NULL;
  g_autoptr (FettleRecord) action = NULL;

  g_assert_nonnull (names[1]);
  g_set_object (&before, fettle_test_case_find (self, names[1]));
  after = make_record (self, names[0], names[1]);
  for (guint i = 1; parts[i] != NULL; i++)
    set_field (self, after, parts[i]);
  fill_required (after);
  action = fill_notice (after, line);
  fettle_record_seal (after);
  return change (self, before, after, action, error);
}

/**
 * fettle_test_case_take:
 * @self: a case
 * @alias: a record
 * @error: (nullable): %FETTLE_ERROR_LAW, or _CONFLICT where another record hangs on it
 *
 * Returns: whether it could be removed
 */
gboolean
fettle_test_case_take (FettleTestCase  *self,
                       const char      *alias,
                       GError         **error)
{
  g_autoptr (FettleRecord) before = g_object_ref (fettle_test_case_find (self, alias));

  return change (self, before, NULL, NULL, error);
}

/**
 * fettle_test_case_undo:
 * @self: a case with a last step
 * @error: (nullable): %FETTLE_ERROR_LAW
 *
 * Takes the last step back.
 *
 * Returns: whether the law let it
 */
gboolean
fettle_test_case_undo (FettleTestCase  *self,
                       GError         **error)
{
  Past *past = g_ptr_array_index (self->past, self->past->len - 1);
  guint index = find_index (self, past->id);
  g_autoptr (FettleRecord) now = index == G_MAXUINT ? NULL : g_object_ref (g_ptr_array_index (self->records, index));

  if (self->store != NULL)
    {
      g_autofree char *label = fettle_store_undo (self->store, NULL, NULL, error);

      if (label == NULL)
        return FALSE;
      keep (self, past->id, past->before);
    }
  else if (!change_in_memory (self, past->id, now, past->before, NULL, error))
    return FALSE;
  if (past->with_id != NULL)
    keep (self, past->with_id, NULL);
  g_ptr_array_remove_index (self->past, self->past->len - 1);
  return TRUE;
}

/**
 * fettle_test_case_read:
 * @self: a case
 *
 * Returns: (transfer full): where it stands, from memory or from the register
 */
FettleCase *
fettle_test_case_read (FettleTestCase *self)
{
  g_autoptr (FettleCaseFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    facts = fettle_case_facts_new (self->school, self->records, self->today);
  else
    facts = fettle_case_read_facts (self->store, fettle_record_get_id (self->school), self->today, &error);
  g_assert_no_error (error);
  return fettle_case_new (facts);
}

static void
expect_step (FettleCase *now,
             char      **words)
{
  static const char *const states[] = { "done", "now", "optional", "waiting", "blocked", "not-applicable" };
  const FettleCaseStep *step = fettle_case_find_step (now, words[1]);

  g_assert_nonnull (step);
  g_assert_cmpstr (states[step->state], ==, words[2]);
  if (words[3] != NULL)
    {
      g_autofree char *on = fettle_date_to_iso (step->done_on);

      g_assert_cmpstr (on, ==, words[3]);
    }
}

/* "voice use may 2027-03-15": what is said of a step that is not done, and the date in it. */
static void
expect_voice (FettleCase *now,
              char      **words)
{
  static const char *const voices[] = { "none", "must", "may", "cannot", "waiting" };
  const FettleCaseStep *step = fettle_case_find_step (now, words[1]);

  g_assert_nonnull (step);
  g_assert_cmpstr (voices[step->voice], ==, words[2]);
  if (words[3] != NULL)
    {
      g_autofree char *by = fettle_date_to_iso (step->by);

      g_assert_cmpstr (by, ==, words[3]);
    }
}

/* "stage The compliance period runs to Fri 15 Jan 2027.": the line that says what the case is in law; none where nothing follows. */
static void
expect_stage (FettleCase *now,
              char      **words)
{
  g_autofree char *text = g_strjoinv (" ", words + 1);

  g_assert_cmpstr (fettle_case_get_stage (now), ==, *text ? text : NULL);
}

static void
expect_gates (FettleCase *now,
              char      **words)
{
  static const char *const names[] = { "s60", "s60a", "s60b", "s61", "s62" };
  guint gates = 0;

  for (guint i = 1; words[i] != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        gates |= g_str_equal (words[i], names[j]) ? 1u << j : 0;
    }
  g_assert_cmpuint (fettle_case_get_gates (now), ==, gates);
}

static void
expect_power (FettleCase *now,
              char      **words)
{
  FettlePower power = FETTLE_POWER_S63;

  g_assert_true (fettle_power_from_code (words[1], &power));
  g_assert_cmpstr (fettle_case_get_power (now, power)->code, ==, words[2]);
  g_assert_cmpint (strlen (fettle_case_get_power (now, power)->why), >, 0);
}

/* "clock R4:window 2027-03-15 running", or "clock R4:window none". */
static void
expect_clock (FettleCase *now,
              char      **words)
{
  static const char *const states[] = { "running", "met", "stopped", "superseded", "overdue" };
  GPtrArray *clocks = fettle_case_get_clocks (now);
  const FettleClock *found = NULL;
  g_autofree char *date = NULL;

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if (g_str_has_prefix (clock->id, words[1]))
        found = clock;
    }
  if (g_str_equal (words[2], "none"))
    {
      g_assert_null (found);
      return;
    }
  g_assert_nonnull (found);
  date = fettle_date_to_iso (found->date);
  g_assert_cmpstr (date, ==, words[2]);
  g_assert_cmpstr (states[found->state], ==, words[3]);
  g_assert_cmpint (strlen (found->result->why), >, 0);
}

/* "wanting PAPER-OR-CONSULTATION party party": the statutory recipients of records of the kind that have had nothing.
 */
static void
expect_wanting (FettleCase *now,
                char      **words)
{
  GPtrArray *recipients = fettle_case_get_recipients (now);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autofree char *wanted = g_strjoinv (" ", words + 2);

  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);
      g_autofree char *name = recipient->paper < 0
                              ? g_strconcat ("consultation-", fettle_power_get_code (recipient->power), NULL)
                              : g_strdup (recipient->record_kind);

      if (recipient->statutory && recipient->sent_on == FETTLE_DATE_NONE && g_str_equal (name, words[1]))
        g_string_append_printf (got, "%s%s", got->len > 0 ? " " : "", fettle_party_get_code (recipient->party));
    }
  g_assert_cmpstr (got->str, ==, wanted);
}

static gboolean
is_warned_of (FettleCase *now,
              char      **words)
{
  GPtrArray *problems = fettle_case_get_problems (now);
  g_autofree char *text = g_strjoinv (" ", words + 1);

  for (guint i = 0; i < problems->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, "warning") && strstr (problem->message, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
expect_warned (FettleCase *now,
               char      **words)
{
  g_assert_true (is_warned_of (now, words));
}

static void
expect_not_warned (FettleCase *now,
                   char      **words)
{
  g_assert_false (is_warned_of (now, words));
}

static void
expect_order (FettleCase *now,
              char      **words)
{
  g_assert_cmpstr (fettle_case_get_order (now)->code, ==, words[1]);
}

static void
expect (FettleTestCase *self,
        const char     *line)
{
  static const struct
  {
    const char *name;
    void (*check) (FettleCase *now, char **words);
  } checks[] = {
    { "step", expect_step }, { "voice", expect_voice }, { "stage", expect_stage }, { "gates", expect_gates }, { "power", expect_power }, { "clock", expect_clock },
    { "wanting", expect_wanting }, { "order", expect_order }, { "warned", expect_warned },
    { "not-warned", expect_not_warned },
  };
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (FettleCase) now = fettle_test_case_read (self);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (!g_str_equal (words[0], checks[i].name))
        continue;
      checks[i].check (now, words);
      return;
    }
  g_assert_not_reached ();
}

static gboolean
do_line (FettleTestCase  *self,
         const char      *line,
         GError         **error)
{
  if (g_str_has_prefix (line, "put "))
    return fettle_test_case_put (self, line + 4, error);
  if (g_str_has_prefix (line, "take "))
    return fettle_test_case_take (self, line + 5, error);
  g_assert_cmpstr (line, ==, "undo");
  return fettle_test_case_undo (self, error);
}

/* "school field=value": a fact about the school changes, as an import would change it. */
static void
change_school (FettleTestCase *self,
               const char     *part)
{
  g_auto (GStrv) pair = g_strsplit (part, "=", 2);
  FettleRecord *changed = fettle_record_copy (self->school);

  fettle_record_set_text (changed, pair[0], pair[1]);
  if (self->store != NULL)
    fettle_test_put (self->store, "Change a fact", changed, self->school);
  g_object_unref (self->school);
  self->school = changed;
}

/* The last step can be taken back and done again. */
static void
check_back_and_forth (FettleTestCase *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  if (self->store == NULL)
    return;
  undone = fettle_store_undo (self->store, NULL, NULL, &error);
  g_assert_no_error (error);
  redone = fettle_store_redo (self->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, redone);
}

/* "refuse [s.63] put ...": the law refuses it, and says so with that in the sentence. */
static void
do_refused (FettleTestCase *self,
            const char     *line)
{
  const char *end = strchr (line, ']');
  g_autofree char *said = g_strndup (line + strlen ("refuse ["), (gsize) (end - line) - strlen ("refuse ["));
  guint n_records = self->records->len;
  g_autoptr (GError) error = NULL;

  g_assert_false (do_line (self, end + 2, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LAW);
  g_test_message ("  refused: %s", error->message);
  g_assert_nonnull (strstr (error->message, said));
  g_assert_cmpuint (self->records->len, ==, n_records);
}

/**
 * fettle_test_case_run:
 * @self: a case
 * @script: (array zero-terminated=1): lines: "today DATE", "school FIELD=VALUE", "put ...", "take ALIAS", "undo",
 * "refuse [WORDS] put ...", and what must hold: "step ID STATE [DATE]", "gates ...", "power CODE ANSWER", "clock
 * RULE:STEP DATE STATE", "wanting KIND PARTY...", "order CODE", "warned WORDS", "not-warned WORDS"
 *
 * Runs a script. In a register each step is also undone and done again.
 */
void
fettle_test_case_run (FettleTestCase    *self,
                      const char *const *script)
{
  for (guint i = 0; script[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", script[i]);
      if (g_str_has_prefix (script[i], "today "))
        fettle_test_case_set_today (self, script[i] + 6);
      else if (g_str_has_prefix (script[i], "school "))
        change_school (self, script[i] + 7);
      else if (g_str_has_prefix (script[i], "refuse ["))
        do_refused (self, script[i]);
      else if (g_str_has_prefix (script[i], "put ") || g_str_has_prefix (script[i], "take ")
               || g_str_equal (script[i], "undo"))
        {
          gboolean put = g_str_has_prefix (script[i], "put ");

          do_line (self, script[i], &error);
          g_assert_no_error (error);
          if (put)
            check_back_and_forth (self);
        }
      else
        expect (self, script[i]);
    }
}
