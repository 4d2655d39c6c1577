/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-error.h"

/* What the Act says, in the words of a letter, so that every letter says it alike and cites the same subsection. */
typedef struct
{
  const char *list;
  const char *code;
  const char *source;
  const char *words;
} Phrase;

static const Phrase phrases[] = {
  /* Education and Inspections Act 2006, section 60(2) and (3) */
  { "grounds", "S60_2A_STANDARDS", "section 60(2)(a)",
    "the standards of performance of pupils at the school are unacceptably low, and are likely to remain so unless the authority uses "
    "its powers under Part 4" },
  { "grounds", "S60_2B_LEADERSHIP", "section 60(2)(b)",
    "there has been a serious breakdown in the way the school is managed or governed, which is prejudicing, or likely to prejudice, "
    "the standards of performance of its pupils" },
  { "grounds", "S60_2C_SAFETY", "section 60(2)(c)",
    "the safety of pupils or staff of the school is threatened, by a breakdown of discipline or otherwise" },
  { "comparators", "S60_3A_EXPECTED", "section 60(3)",
    "the standards that the pupils might in all the circumstances reasonably be expected to attain" },
  { "comparators", "S60_3B_PREVIOUS", "section 60(3)", "the standards that the pupils attained before" },
  { "comparators", "S60_3C_COMPARABLE", "section 60(3)", "the standards attained by pupils at comparable schools" },
  /* section 60A */
  { "grounds", "S60A_TEACHERS", "section 60A",
    "the governing body has failed to comply with a provision, applying to a teacher at the school, of an order under section 122 of the "
    "Education Act 2002 (teachers’ pay and conditions)" },
  { "grounds", "S60A_HEAD", "section 60A",
    "the governing body has failed to secure that the head teacher complied with a provision of an order under section 122 of the "
    "Education Act 2002 (teachers’ pay and conditions)" },
  /* sections 63 to 66 */
  { "powers", "S63", "section 63", "require the governing body to enter into arrangements, with a view to improving the performance of the school" },
  { "powers", "S64", "section 64", "appoint additional governors" },
  { "powers", "S65", "section 65",
    "with the consent of the Secretary of State, give notice that the governing body is to consist of interim executive members" },
  { "powers", "S66", "section 66", "suspend the governing body’s right to a delegated budget" },
  /* what makes a school eligible for intervention */
  { "gates", "S60", "section 60",
    "the governing body did not comply with a performance standards and safety warning notice, and has had reasonable written notice of "
    "the powers proposed" },
  { "gates", "S60A", "section 60A",
    "the governing body did not comply with a teachers’ pay and conditions warning notice, and has had reasonable written notice of the "
    "powers proposed" },
  { "gates", "S60B", "section 60B", "the school is coasting, and the Secretary of State has notified the governing body that it is" },
  { "gates", "S61", "section 61", "the school requires significant improvement" },
  { "gates", "S62", "section 62", "the school requires special measures" },
};

static gboolean
forbid (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LAW, message);
  return FALSE;
}

/* EIA 2006 sections 60(2), 60A: each notice has its own grounds; 60A(1)(d): not section 63; 65 and 70A(1): consent, not notification. */
static gboolean
check_law (const FettleLetter      *letter,
           const FettleLetterData  *data,
           const Phrase            *phrase,
           GError                 **error)
{
  g_autofree char *section = fettle_letter_data_to_words (data, "notice.section");
  gboolean is_pay_notice = g_str_equal (letter->id, "pay-warning-notice");
  gboolean is_pay = is_pay_notice || g_strcmp0 (section, "60A") == 0;
  gboolean is_pay_ground = g_str_has_prefix (phrase->code, "S60A");

  if (g_str_equal (phrase->list, "grounds") && is_pay_ground != is_pay_notice)
    return forbid (error, _("A notice under section 60 and a notice under section 60A have different grounds. Choose a ground of the "
                            "section that the notice is given under."));
  if (g_str_equal (phrase->code, "S63") && is_pay)
    return forbid (error, _("After a teachers’ pay and conditions warning notice the authority may use sections 64 to 66 only: section 63 "
                            "is not available (section 60A(1)(d))."));
  if (g_str_equal (phrase->code, "S65") && g_str_equal (letter->id, "notify-secretary-of-state"))
    return forbid (error, _("An interim executive board needs the Secretary of State’s consent (section 65), which is asked for with the "
                            "application, not with a notification."));
  return TRUE;
}

/**
 * fettle_letter_add_phrase:
 * @letter: the kind of letter
 * @data: its data, to which an item with "code", "words" and "source" is added
 * @list: "grounds", "comparators", "powers" or "gates"
 * @code: which one: grounds S60_2A_STANDARDS, S60_2B_LEADERSHIP, S60_2C_SAFETY, S60A_TEACHERS, S60A_HEAD; comparators S60_3A_EXPECTED,
 *   S60_3B_PREVIOUS, S60_3C_COMPARABLE; powers S63 to S66; gates S60, S60A, S60B, S61, S62
 * @error: return location for an error
 *
 * Adds a ground, comparator, power or gate of Part 4 of the Education and Inspections Act 2006 in the words of the letters. For the
 * powers of a notice of proposed powers, "notice.section" is set first.
 *
 * Returns: whether it was added; %FETTLE_ERROR_LAW where the Act does not allow it in this letter
 */
gboolean
fettle_letter_add_phrase (const FettleLetter  *letter,
                          FettleLetterData    *data,
                          const char          *list,
                          const char          *code,
                          GError             **error)
{
  const Phrase *phrase = NULL;
  FettleLetterData *item;

  g_return_val_if_fail (letter != NULL && data != NULL && list != NULL && code != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (g_str_equal (phrases[i].list, list) && g_str_equal (phrases[i].code, code))
      phrase = &phrases[i];
  if (phrase == NULL)
    {
      /* Translators: %s is a code such as S60_2A_STANDARDS */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("No letter has words for “%s”."), code);
      return FALSE;
    }
  if (!check_law (letter, data, phrase, error))
    return FALSE;
  item = fettle_letter_data_add_item (data, list);
  fettle_letter_data_set_text (item, "code", phrase->code);
  fettle_letter_data_set_text (item, "words", phrase->words);
  fettle_letter_data_set_text (item, "source", phrase->source);
  return TRUE;
}
