/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_pay_notice (FettleRecord *notice)
{
  return g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0;
}

static GPtrArray *
list_actions (FettleCaseLetter *self,
              FettleRecord     *notice)
{
  return fettle_case_letter_list_actions (self, "required-action", "notice", fettle_record_get_id (notice));
}

static void
add_actions (FettleCaseLetter *self,
             FettleRecord     *notice)
{
  g_autoptr (GPtrArray) actions = list_actions (self, notice);

  for (guint i = 0; i < actions->len; i++)
    {
      FettleLetterData *item = fettle_letter_data_add_item (self->data, "actions");

      fettle_case_letter_set (item, "action", g_ptr_array_index (actions, i), "action");
      fettle_case_letter_set (item, "measure", g_ptr_array_index (actions, i), "measure");
      fettle_case_letter_set (item, "by", g_ptr_array_index (actions, i), "by");
    }
}

static void
add_findings (FettleCaseLetter *self,
              FettleRecord     *notice,
              FettleRecord     *finding)
{
  g_autoptr (GPtrArray) actions = list_actions (self, notice);

  for (guint i = 0; i < actions->len; i++)
    {
      FettleLetterData *item = fettle_letter_data_add_item (self->data, "findings");

      fettle_case_letter_set (item, "action", g_ptr_array_index (actions, i), "action");
      fettle_case_letter_set (item, "finding", g_ptr_array_index (actions, i), "finding");
      fettle_case_letter_set (item, "reasons", g_ptr_array_index (actions, i), "finding-reason");
    }
  fettle_case_letter_set (self->data, "decision.by", finding, "decided-by");
  fettle_case_letter_set (self->data, "decision.date", finding, "decided-on");
}

/* What a letter says of the notice that it follows. */
static void
add_notice (FettleCaseLetter *self,
            FettleRecord     *notice)
{
  fettle_letter_data_set_text (self->data, "notice.section", is_pay_notice (notice) ? "60A" : "60");
  fettle_case_letter_set (self->data, "notice.date", notice, "given-on");
  fettle_case_letter_set (self->data, "compliance.end", notice, "compliance-end");
}


/* The register names the provision, and not whether the governing body or the head teacher failed to comply with it. */
static void
add_pay_ground (FettleCaseLetter *self)
{
  const char *provision = fettle_record_get_text (self->record, "provision");
  g_autofree char *words = NULL;
  FettleLetterData *item;

  if (provision == NULL)
    return;
  /* Translators: %s is a provision of the teachers' pay order; the words stand after "The authority is satisfied that" */
  words = g_strdup_printf (_("the governing body has failed to comply, or to secure that the head teacher complied, with this provision of "
                             "an order under section 122 of the Education Act 2002 (teachers’ pay and conditions): %s"), provision);
  item = fettle_letter_data_add_item (self->data, "grounds");
  fettle_letter_data_set_text (item, "words", words);
  fettle_letter_data_set_text (item, "source", "section 60A");
}

/**
 * fettle_case_letter_fill_notice:
 * @self: a letter about a warning notice
 *
 * Fills a warning notice with the four contents of section 60(4) of the Education and Inspections Act 2006, which section 60A mirrors: the
 * matters, the action required, the compliance period, and what the authority is minded to do.
 */
void
fettle_case_letter_fill_notice (FettleCaseLetter *self)
{
  static const char *const grounds[] = {
    "ground-standards", "S60_2A_STANDARDS", "ground-leadership", "S60_2B_LEADERSHIP", "ground-safety", "S60_2C_SAFETY", NULL
  };
  static const char *const comparators[] = {
    "comparator-expected", "S60_3A_EXPECTED", "comparator-previous", "S60_3B_PREVIOUS", "comparator-comparable", "S60_3C_COMPARABLE", NULL
  };
  static const char *const powers[] = { "minded-63", "S63", "minded-64", "S64", "minded-65", "S65", "minded-66", "S66", NULL };
  gboolean is_pay = is_pay_notice (self->record);

  fettle_case_letter_address_school (self);
  if (!is_pay)
    {
      fettle_case_letter_add_flags (self, "grounds", grounds);
      fettle_case_letter_add_flags (self, "comparators", comparators);
    }
  else
    add_pay_ground (self);
  fettle_case_letter_add_matters (self, fettle_record_get_text (self->record, "matters"));
  add_actions (self, self->record);
  fettle_case_letter_set (self->data, "compliance.end", self->record, "compliance-end");
  fettle_case_letter_add_flags (self, "powers", powers);
  fettle_case_letter_set (self->data, "minded.other", self->record, "minded-other");
  fettle_case_letter_add_authorised (self);
  fettle_case_letter_add_support (self, fettle_record_get_text (self->record, "case"));
  fettle_case_letter_add_copies (self, is_pay ? FETTLE_PAPER_S60A_NOTICE : FETTLE_PAPER_S60_NOTICE, "notice");
}

/* R4: the window is of sections 63, 64 and 66; section 65 has none. */
static void
add_window (FettleCaseLetter *self,
            FettleRecord     *notice)
{
  FettleDate end = fettle_record_get_date (notice, "compliance-end");
  FettleGates gate = is_pay_notice (notice) ? FETTLE_GATE_S60A : FETTLE_GATE_S60;
  g_autoptr (FettleResult) window = NULL;

  if (end == FETTLE_DATE_NONE
      || !(fettle_record_get_flag (self->record, "power-63") || fettle_record_get_flag (self->record, "power-64")
           || fettle_record_get_flag (self->record, "power-66")))
    return;
  window = fettle_power_find_window (FETTLE_POWER_S64, gate, end);
  fettle_letter_data_set_date (self->data, "window.end", window->date);
}

/**
 * fettle_case_letter_fill_proposed:
 * @self: a letter about a notice of proposed powers
 *
 * Fills the reasonable notice in writing of sections 60(1)(d) and 60A(1)(d) of the Education and Inspections Act 2006.
 */
void
fettle_case_letter_fill_proposed (FettleCaseLetter *self)
{
  static const char *const powers[] = { "power-63", "S63", "power-64", "S64", "power-65", "S65", "power-66", "S66", NULL };
  const char *notice_id = fettle_record_get_text (self->record, "notice");
  g_autoptr (FettleRecord) notice = fettle_case_letter_get (self, "warning-notice", notice_id);
  g_autoptr (FettleRecord) finding = fettle_case_letter_find_newest (self, "notice-finding", "notice", notice_id, "decided-on");

  fettle_case_letter_address_school (self);
  if (notice == NULL)
    return;
  add_notice (self, notice);
  add_findings (self, notice, finding);
  fettle_case_letter_add_flags (self, "powers", powers);
  fettle_case_letter_set (self->data, "proposal.reasons", finding, "reasons");
  fettle_case_letter_set (self->data, "proposed.from", self->record, "earliest-use");
  fettle_case_letter_set (self->data, "notice.reasonable", self->record, "reasonable-reason");
  add_window (self, notice);
}

/**
 * fettle_case_letter_fill_compliance:
 * @self: a letter about a finding
 *
 * Fills the letter that the governing body complied to the authority's satisfaction (Education and Inspections Act 2006 s.60(1)(c)). No other
 * finding has this letter.
 */
void
fettle_case_letter_fill_compliance (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) notice = fettle_case_letter_get (self, "warning-notice", fettle_record_get_text (self->record, "notice"));

  if (self->error == NULL && g_strcmp0 (fettle_record_get_text (self->record, "finding"), "complied") != 0)
    g_set_error_literal (&self->error, FETTLE_ERROR, FETTLE_ERROR_LAW,
                         _("The finding is not that the governing body complied with the notice. What follows is the notice of proposed "
                           "powers (section 60(1)(d))."));
  fettle_case_letter_address_school (self);
  if (notice == NULL)
    return;
  add_notice (self, notice);
  add_findings (self, notice, self->record);
  fettle_case_letter_set (self->data, "next.steps", self->record, "next-steps");
}
