/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

/**
 * fettle_case_recipient_free:
 * @recipient: (transfer full) (nullable): a recipient
 */
void
fettle_case_recipient_free (FettleCaseRecipient *recipient)
{
  if (recipient == NULL)
    return;
  g_free (recipient->record_id);
  g_free (recipient->member_id);
  g_free (recipient->name);
  g_free (recipient->missing);
  g_strfreev (recipient->missing_names);
  g_free (recipient);
}

static FettleCaseRecipient *
add (GPtrArray             *recipients,
     int                    paper,
     const FettleRecipient *whom)
{
  FettleCaseRecipient *recipient = g_new0 (FettleCaseRecipient, 1);

  recipient->paper = paper;
  recipient->party = whom->party;
  recipient->statutory = whom->statutory;
  recipient->source = whom->source;
  g_ptr_array_add (recipients, recipient);
  return recipient;
}

typedef struct
{
  FettlePaper paper;
  const char *link;
  FettleRecord *record;
  FettleRecord *ieb; /* nullable: the board that the paper is of */
  FettleDate on;
} Paper;

static FettleCaseRecipient *
add_one (const FettleCaseFacts *facts,
         GPtrArray             *recipients,
         const Paper           *paper,
         const FettleRecipient *whom,
         FettleRecord          *member)
{
  FettleCaseRecipient *recipient = add (recipients, (int) paper->paper, whom);

  recipient->record_kind = fettle_record_get_kind (paper->record)->name;
  recipient->record_id = g_strdup (fettle_record_get_id (paper->record));
  recipient->paper_on = paper->on;
  if (member != NULL)
    {
      recipient->member_id = g_strdup (fettle_record_get_id (member));
      recipient->name = g_strdup (fettle_record_get_text (member, "name"));
    }
  recipient->sent_on = fettle_case_facts_find_copy (facts, paper->link, recipient->record_id,
                                                    paper->paper == FETTLE_PAPER_IEB_RESUMPTION, recipient->party,
                                                    recipient->name);
  return recipient;
}

/* The members whom the board began with have every paper of it; who came later has those of his or her own time. */
static gboolean
is_due_to (const Paper  *paper,
           FettleRecord *member)
{
  FettleDate ended = fettle_record_get_date (member, "ended-on");
  FettleDate from = fettle_record_get_date (member, "appointed-from");

  if (g_strcmp0 (fettle_record_get_text (member, "ieb"), fettle_record_get_id (paper->ieb)) != 0
      || (ended != FETTLE_DATE_NONE && ended < paper->on))
    return FALSE;
  return member == paper->record || from <= paper->on
         || from <= fettle_record_get_date (paper->ieb, "effective-on");
}

/* Sch 6 paras 6 and 17: each member, by name; while there are none, the party stands for them. */
static void
add_members (const FettleCaseFacts *facts,
             GPtrArray             *recipients,
             const Paper           *paper,
             const FettleRecipient *whom)
{
  GPtrArray *members = fettle_case_facts_list (facts, "ieb-member");
  guint n = recipients->len;

  for (guint i = 0; i < members->len; i++)
    {
      FettleRecord *member = g_ptr_array_index (members, i);

      if (is_due_to (paper, member))
        add_one (facts, recipients, paper, whom, member);
    }
  if (recipients->len == n)
    add_one (facts, recipients, paper, whom, NULL);
}

/* Sch 6 para 6: every one of them. They are one row, for a board of four would else ask twelve governors sixty times; it is
 * done when each who is named has a copy, or one is recorded that names nobody and went to all. */
static void
add_outgoing (const FettleCaseFacts *facts,
              GPtrArray             *recipients,
              const Paper           *paper,
              const FettleRecipient *whom)
{
  const char *listed = fettle_record_get_text (paper->ieb, "outgoing-governors");
  g_auto (GStrv) names = g_strsplit (listed ? listed : "", "\n", -1);
  FettleCaseRecipient *recipient = add_one (facts, recipients, paper, whom, NULL);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  FettleDate last = FETTLE_DATE_NONE;

  recipient->sent_on = fettle_case_facts_find_copy (facts, paper->link, recipient->record_id, FALSE, recipient->party, "");
  for (char **name = names; *name != NULL; name++)
    {
      FettleDate sent;

      if (*g_strstrip (*name) == '\0')
        continue;
      sent = fettle_case_facts_find_copy (facts, paper->link, recipient->record_id, FALSE, recipient->party, *name);
      last = MAX (last, sent);
      if (sent == FETTLE_DATE_NONE)
        g_ptr_array_add (missing, g_strdup (*name));
    }
  if (missing->len == 0 && recipient->sent_on == FETTLE_DATE_NONE)
    recipient->sent_on = last;
  else if (missing->len > 0)
    {
      g_ptr_array_add (missing, NULL);
      recipient->missing_names = (GStrv) g_ptr_array_steal (missing, NULL);
      recipient->missing = g_strjoinv (", ", recipient->missing_names);
    }
}

/* Who is to have a copy of one paper, and who has had it. */
static void
add_paper (const FettleCaseFacts *facts,
           GPtrArray             *recipients,
           const Paper           *paper)
{
  g_autoptr (GArray) wanted = NULL;

  if (paper->on == FETTLE_DATE_NONE || !fettle_case_facts_is_maintained (facts, paper->on))
    return;
  wanted = fettle_copies_list (paper->paper, facts->category, facts->denomination);
  for (guint i = 0; i < wanted->len; i++)
    {
      const FettleRecipient *whom = &g_array_index (wanted, FettleRecipient, i);

      if (whom->party == FETTLE_PARTY_INTERIM_MEMBERS && paper->ieb != NULL)
        add_members (facts, recipients, paper, whom);
      else if (whom->party == FETTLE_PARTY_OUTGOING_GOVERNORS && paper->ieb != NULL)
        add_outgoing (facts, recipients, paper, whom);
      else
        add_one (facts, recipients, paper, whom, NULL);
    }
}

static void
add_copies (const FettleCaseFacts *facts,
            GPtrArray             *recipients,
            FettlePaper            paper,
            const char            *link,
            FettleRecord          *record,
            FettleDate             on)
{
  const Paper one = { paper, link, record, NULL, on };

  add_paper (facts, recipients, &one);
}

/* Papers of a board; since section 70C they are the Secretary of State's to send. */
static void
add_board_copies (const FettleCaseFacts *facts,
                  GPtrArray             *recipients,
                  FettlePaper            paper,
                  const char            *link,
                  FettleRecord          *record,
                  FettleRecord          *ieb,
                  FettleDate             on)
{
  const Paper one = { paper, link, record, ieb, on };

  if (!fettle_case_facts_is_taken_over (facts, on))
    add_paper (facts, recipients, &one);
}

static void
add_notices (const FettleCaseFacts *facts,
             GPtrArray             *recipients)
{
  GPtrArray *list = fettle_case_facts_list (facts, "warning-notice");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *notice = g_ptr_array_index (list, i);
      gboolean pay = g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0;

      add_copies (facts, recipients, pay ? FETTLE_PAPER_S60A_NOTICE : FETTLE_PAPER_S60_NOTICE, "notice", notice,
                  fettle_record_get_date (notice, "given-on"));
    }
}

static void
add_suspensions (const FettleCaseFacts *facts,
                 GPtrArray             *recipients)
{
  GPtrArray *list = fettle_case_facts_list (facts, "budget-suspension");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      gboolean s66 = g_strcmp0 (fettle_record_get_text (record, "route"), "s66") == 0;

      add_copies (facts, recipients, s66 ? FETTLE_PAPER_S66_NOTICE : FETTLE_PAPER_SCHEDULE_15_NOTICE, "suspension",
                  record, fettle_record_get_date (record, "notice-on"));
    }
}

static void
add_boards (const FettleCaseFacts *facts,
            GPtrArray             *recipients)
{
  GPtrArray *boards = fettle_case_facts_list (facts, "ieb");
  GPtrArray *members = fettle_case_facts_list (facts, "ieb-member");

  for (guint i = 0; i < boards->len; i++)
    {
      FettleRecord *ieb = g_ptr_array_index (boards, i);

      add_board_copies (facts, recipients, FETTLE_PAPER_IEB_NOTICE, "ieb", ieb, ieb,
                        fettle_record_get_date (ieb, "notice-on"));
      add_board_copies (facts, recipients, FETTLE_PAPER_IEB_RESUMPTION, "ieb", ieb, ieb,
                        fettle_record_get_date (ieb, "resumption-notice-on"));
      for (guint j = 0; j < members->len; j++)
        {
          FettleRecord *member = g_ptr_array_index (members, j);

          if (g_strcmp0 (fettle_record_get_text (member, "ieb"), fettle_record_get_id (ieb)) == 0)
            add_board_copies (facts, recipients, FETTLE_PAPER_IEB_INSTRUMENT, "member", member, ieb,
                              fettle_record_get_date (member, "instrument-on"));
        }
    }
}

static void
add_statements (const FettleCaseFacts *facts,
                GPtrArray             *recipients)
{
  GPtrArray *list = fettle_case_facts_list (facts, "statement-of-action");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *statement = g_ptr_array_index (list, i);

      add_copies (facts, recipients, FETTLE_PAPER_STATEMENT_OF_ACTION, "statement", statement,
                  fettle_record_get_date (statement, "prepared-on"));
    }
}

static gboolean
is_consulting (const FettleCaseFacts *facts,
               FettlePower            power)
{
  GPtrArray *list = fettle_case_facts_list (facts, "consultation");
  g_autoptr (FettleResult) answer = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (list, i), "power"), fettle_power_get_code (power)) == 0)
        return TRUE;
    }
  answer = fettle_case_facts_check_power (facts, power, facts->today);
  return g_str_equal (answer->code, "available");
}

static void
add_consultees (const FettleCaseFacts *facts,
                GPtrArray             *recipients,
                FettlePower            power)
{
  g_autoptr (GArray) wanted = NULL;

  if (!fettle_case_facts_is_maintained (facts, facts->today) || !is_consulting (facts, power))
    return;
  wanted = fettle_consultees_list (facts->category, facts->denomination);
  for (guint i = 0; i < wanted->len; i++)
    {
      FettleCaseRecipient *recipient = add (recipients, -1, &g_array_index (wanted, FettleRecipient, i));

      recipient->power = power;
      recipient->record_kind = "consultation";
      recipient->sent_on = fettle_case_facts_find_consulted (facts, power, NULL, recipient->party);
    }
}

/**
 * fettle_case_facts_add_recipients:
 * @facts: facts
 * @recipients: (element-type FettleCaseRecipient): where to
 *
 * R8 and R9: for every paper that was given, who is to have a copy and who has had it; for the powers that ask for
 * consultation, whom to consult.
 */
void
fettle_case_facts_add_recipients (const FettleCaseFacts *facts,
                                  GPtrArray             *recipients)
{
  add_notices (facts, recipients);
  add_suspensions (facts, recipients);
  add_boards (facts, recipients);
  add_statements (facts, recipients);
  add_consultees (facts, recipients, FETTLE_POWER_S63);
  add_consultees (facts, recipients, FETTLE_POWER_S65);
}
