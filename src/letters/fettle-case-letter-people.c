/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"

static const char *
get_party_words (FettleParty party)
{
  const char *words = fettle_vocabulary_label ("statutory-party", fettle_party_get_code (party));

  return words ? words : fettle_party_get_label (party);
}

/* A body by its name in the Act, with whoever the register has for it; a head teacher is a person. */
static void
add_copy_to_holder (FettleCaseLetter *self,
                    FettleParty       party)
{
  g_autoptr (FettleRecord) holder = fettle_case_letter_find_holder (self, party);
  g_autoptr (FettleRecord) body = fettle_case_letter_find_body (self, party);
  const char *name = holder ? fettle_record_get_text (holder, "name") : NULL;
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "copies");
  g_autofree char *role = NULL;

  if (name != NULL && party == FETTLE_PARTY_HEAD_TEACHER)
    {
      fettle_letter_data_set_text (item, "name", name);
      fettle_letter_data_set_text (item, "role", get_party_words (party));
      return;
    }
  fettle_letter_data_set_text (item, "name", get_party_words (party));
  if (name == NULL)
    {
      fettle_letter_data_set_text (item, "role", body ? fettle_record_get_text (body, "name") : NULL);
      return;
    }
  /* Translators: a body gets a letter through a person */
  role = g_strdup_printf (_("care of %s"), name);
  fettle_letter_data_set_text (item, "role", role);
}

static void
add_named_copy (FettleCaseLetter *self,
                FettleParty       party,
                const char       *name)
{
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "copies");

  fettle_letter_data_set_text (item, "name", name);
  fettle_letter_data_set_text (item, "role", get_party_words (party));
}

/* A copy that is recorded names who had it; there may be several of one party. */
static gboolean
add_recorded_copies (FettleCaseLetter *self,
                     FettleParty       party,
                     GPtrArray        *copies)
{
  gboolean any = FALSE;

  for (guint i = 0; i < copies->len; i++)
    {
      FettleRecord *copy = g_ptr_array_index (copies, i);
      const char *name = fettle_record_get_text (copy, "name");

      if (name == NULL || g_strcmp0 (fettle_record_get_text (copy, "recipient"), fettle_party_get_code (party)) != 0)
        continue;
      add_named_copy (self, party, name);
      any = TRUE;
    }
  return any;
}

/* Copies of a board's notice, or of the instrument of one of its members, go to every member. */
static gboolean
add_members (FettleCaseLetter *self,
             FettleParty       party)
{
  gboolean is_board = g_str_equal (fettle_record_get_kind (self->record)->name, "ieb");
  const char *ieb;
  g_autoptr (GPtrArray) members = NULL;

  if (party != FETTLE_PARTY_INTERIM_MEMBERS)
    return FALSE;
  ieb = is_board ? fettle_record_get_id (self->record) : fettle_record_get_text (self->record, "ieb");
  members = fettle_case_letter_list (self, "ieb-member", "ieb", ieb);
  for (guint i = 0; i < members->len; i++)
    add_named_copy (self, party, fettle_record_get_text (g_ptr_array_index (members, i), "name"));
  return members->len > 0;
}

/**
 * fettle_case_letter_add_copies:
 * @self: a letter
 * @paper: what copies are sent of
 * @link: the field of a copy that names the letter's record
 *
 * R9: adds those to whom the Act has a copy sent, by the names that the register has. Good practice is no duty and is not listed.
 */
void
fettle_case_letter_add_copies (FettleCaseLetter *self,
                               FettlePaper       paper,
                               const char       *link)
{
  FettleSchoolCategory category = fettle_school_category_from_code (fettle_record_get_text (self->school, "category-of-school"));
  FettleDenomination denomination = fettle_denomination_from_character (fettle_record_get_text (self->school, "religious-character"));
  g_autoptr (GArray) wanted = fettle_copies_list (paper, category, denomination);
  g_autoptr (GPtrArray) copies = fettle_case_letter_list (self, "notice-copy", link, fettle_record_get_id (self->record));

  for (guint i = 0; i < wanted->len; i++)
    {
      const FettleRecipient *recipient = &g_array_index (wanted, FettleRecipient, i);

      if (recipient->statutory && !add_recorded_copies (self, recipient->party, copies) && !add_members (self, recipient->party))
        add_copy_to_holder (self, recipient->party);
    }
}

/**
 * fettle_case_letter_add_copy_to_head:
 * @self: a letter
 *
 * Adds the head teacher to those who get a copy, as practice has it with a letter of concern.
 */
void
fettle_case_letter_add_copy_to_head (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) head = fettle_case_letter_find_holder (self, FETTLE_PARTY_HEAD_TEACHER);

  if (head != NULL)
    add_named_copy (self, FETTLE_PARTY_HEAD_TEACHER, fettle_record_get_text (head, "name"));
}

static void
add_consultee (FettleCaseLetter *self,
               FettleRecord     *consultee)
{
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "consultations");

  fettle_case_letter_set (item, "name", consultee, "party");
  fettle_case_letter_set (item, "name", consultee, "name");
  fettle_case_letter_set (item, "asked", consultee, "sent-on");
  fettle_case_letter_set (item, "replied", consultee, "replied-on");
  fettle_case_letter_set (item, "view", consultee, "reply");
  if (g_strcmp0 (fettle_record_get_text (consultee, "party"), fettle_party_get_code (FETTLE_PARTY_GOVERNING_BODY)) == 0)
    {
      fettle_case_letter_set (self->data, "governing.consulted", consultee, "sent-on");
      fettle_case_letter_set (self->data, "governing.view", consultee, "reply");
    }
}

/**
 * fettle_case_letter_add_consultations:
 * @self: a letter
 * @power: (nullable): a code of "part4-power"
 *
 * Adds who was consulted on the power, in the newest consultation on it.
 */
void
fettle_case_letter_add_consultations (FettleCaseLetter *self,
                                      const char       *power)
{
  g_autoptr (GPtrArray) all = fettle_case_letter_list (self, "consultation", "school", fettle_record_get_id (self->school));
  g_autoptr (GPtrArray) consultees = NULL;
  FettleRecord *newest = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (fettle_record_get_text (one, "power"), power) == 0
          && (newest == NULL || fettle_record_get_date (one, "opened-on") >= fettle_record_get_date (newest, "opened-on")))
        newest = one;
    }
  consultees = fettle_case_letter_list (self, "consultee", "consultation", newest ? fettle_record_get_id (newest) : NULL);
  for (guint i = 0; i < consultees->len; i++)
    add_consultee (self, g_ptr_array_index (consultees, i));
}
