/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"

/* Who at a school, or for it, stands for a party that the Act names. */
static const struct
{
  FettleParty party;
  const char *role;
} holders[] = {
  { FETTLE_PARTY_HEAD_TEACHER, "head-teacher" },
  { FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND, "diocesan-officer" },
  { FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC, "diocesan-officer" },
  { FETTLE_PARTY_FOUNDATION_APPOINTERS, "foundation-appointer" },
};

static const char *
get_party_words (FettleParty party)
{
  const char *words = fettle_vocabulary_label ("statutory-party", fettle_party_get_code (party));

  return words ? words : fettle_party_get_label (party);
}

static char *
join_fields (FettleRecord      *record,
             const char *const *fields,
             const char        *between)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *value = fettle_record_get_text (record, fields[i]);

      if (value != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? between : "", value);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
get_school_address (FettleCaseLetter *self,
                    const char       *between)
{
  static const char *const fields[] = { "street", "locality", "address3", "town", "county", "postcode", NULL };

  return join_fields (self->school, fields, between);
}

static void
add_authority (FettleCaseLetter *self)
{
  g_autoptr (GPtrArray) authorities = self->error ? NULL : fettle_store_list (self->store, "authority", NULL, NULL, &self->error);
  FettleRecord *authority = authorities && authorities->len > 0 ? g_ptr_array_index (authorities, 0) : NULL;

  fettle_case_letter_set (self->data, "authority.name", authority, "name");
  fettle_case_letter_set (self->data, "authority.name", authority, "council-name");
  fettle_case_letter_set (self->data, "authority.service", authority, "service-name");
}

static void
add_officer (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) officer = fettle_case_letter_find_contact (self, "link-officer");

  fettle_case_letter_set (self->data, "officer.name", officer, "name");
  fettle_case_letter_set (self->data, "officer.post", officer, "role");
  fettle_case_letter_set (self->data, "officer.post", officer, "post");
  fettle_case_letter_set (self->data, "officer.email", officer, "email");
  fettle_case_letter_set (self->data, "officer.phone", officer, "telephone");
  fettle_case_letter_set (self->data, "signatory.name", officer, "name");
  fettle_case_letter_set (self->data, "signatory.post", officer, "role");
  fettle_case_letter_set (self->data, "signatory.post", officer, "post");
}

/**
 * fettle_case_letter_add_common:
 * @self: a letter
 *
 * Adds what every letter says: the authority, the school, the day, the officer to contact, who signs where nobody else is named.
 */
void
fettle_case_letter_add_common (FettleCaseLetter *self)
{
  g_autofree char *location = get_school_address (self, ", ");

  add_authority (self);
  add_officer (self);
  fettle_letter_data_set_date (self->data, "letter.date", self->on);
  fettle_case_letter_set (self->data, "school.name", self->school, "name");
  fettle_case_letter_set (self->data, "school.urn", self->school, "urn");
  fettle_case_letter_set (self->data, "school.category", self->school, "category-of-school");
  fettle_case_letter_set (self->data, "school.roll", self->school, "pupils");
  fettle_letter_data_set_text (self->data, "school.location", location);
}

static void
set_name_and_greeting (FettleCaseLetter *self,
                       FettleRecord     *person)
{
  static const char *const fields[] = { "title", "name", NULL };
  g_autofree char *name = join_fields (person, fields, " ");
  g_autofree char *to = NULL;
  const char *role = fettle_vocabulary_label ("contact-role", fettle_record_get_text (person, "role"));

  /* Translators: whom a letter is to: a name, and a role */
  to = role ? g_strdup_printf (_("%s, %s"), name, role) : g_strdup (name);
  fettle_letter_data_set_text (self->data, "letter.to", to);
  fettle_letter_data_set_text (self->data, "letter.greeting", name);
}

static void
set_school_address (FettleCaseLetter *self)
{
  g_autofree char *place = get_school_address (self, "\n");
  g_autofree char *address = *place != '\0' ? g_strconcat (fettle_record_get_text (self->school, "name"), "\n", place, NULL) : NULL;

  fettle_letter_data_set_text (self->data, "letter.address", address);
}

/**
 * fettle_case_letter_address_school:
 * @self: a letter
 *
 * Addresses the letter to the chair of governors at the school. Who is not recorded stays missing.
 */
void
fettle_case_letter_address_school (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) chair = fettle_case_letter_find_contact (self, "chair-of-governors");

  if (chair != NULL)
    set_name_and_greeting (self, chair);
  set_school_address (self);
}

/* A joint school has two dioceses, and the register does not say whose officer a diocesan officer is. */
static gboolean
is_of_two_dioceses (FettleCaseLetter *self)
{
  FettleDenomination denomination = fettle_denomination_from_character (fettle_record_get_text (self->school, "religious-character"));

  return (denomination & FETTLE_DENOMINATION_DIOCESAN) == FETTLE_DENOMINATION_DIOCESAN;
}

static FettleRecord *
find_holder (FettleCaseLetter *self,
             FettleParty       party)
{
  if ((party == FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND || party == FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC) && is_of_two_dioceses (self))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (holders[i].party == party)
      return fettle_case_letter_find_contact (self, holders[i].role);
  return NULL;
}

/**
 * fettle_case_letter_address_party:
 * @self: a letter
 * @party: to whom it is
 * @name: (nullable): the name that the record gives
 */
void
fettle_case_letter_address_party (FettleCaseLetter *self,
                                  FettleParty       party,
                                  const char       *name)
{
  g_autoptr (FettleRecord) holder = find_holder (self, party);

  if (party == FETTLE_PARTY_GOVERNING_BODY)
    {
      fettle_case_letter_address_school (self);
      return;
    }
  if (holder != NULL)
    set_name_and_greeting (self, holder);
  if (party == FETTLE_PARTY_HEAD_TEACHER)
    set_school_address (self);
  if (holder != NULL && name == NULL)
    return;
  fettle_letter_data_set_text (self->data, "letter.to", name ? name : get_party_words (party));
  fettle_letter_data_set_text (self->data, "letter.greeting", name ? name : get_party_words (party));
}

/* A body by its name in the Act, with whoever the register has for it; a head teacher is a person. */
static void
add_copy_to_holder (FettleCaseLetter *self,
                    FettleParty       party)
{
  g_autoptr (FettleRecord) holder = find_holder (self, party);
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
    return;
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
