/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/fettle-vocabulary.h"

#define MAX_PARENTS 4

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

/* A letterhead has one line for what an address has several of. */
static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (g_str_has_suffix (lines[i], ","))
        lines[i][strlen (lines[i]) - 1] = '\0';
    }
  return g_strjoinv (", ", lines);
}

static char *
get_school_address (FettleCaseLetter *self,
                    const char       *between)
{
  static const char *const fields[] = { "street", "locality", "address3", "town", "county", "postcode", NULL };

  return join_fields (self->school, fields, between);
}

static void
add_authority (FettleCaseLetter *self,
               FettleRecord     *authority)
{
  static const char *const service[] = { "directorate", "service-name", NULL };
  g_autofree char *names = authority ? join_fields (authority, service, ", ") : NULL;
  g_autofree char *address = join_lines (authority ? fettle_record_get_text (authority, "address") : NULL);

  fettle_case_letter_set (self->data, "authority.name", authority, "name");
  fettle_case_letter_set (self->data, "authority.name", authority, "council-name");
  fettle_letter_data_set_text (self->data, "authority.service", names);
  fettle_letter_data_set_text (self->data, "authority.address", address);
}

/* The link officer of the school; without one, the lead officer of the case at the authority's own address. */
static void
add_officer (FettleCaseLetter *self,
             FettleRecord     *authority,
             FettleRecord     *intervention)
{
  g_autoptr (FettleRecord) officer = fettle_case_letter_find_contact (self, "link-officer");

  fettle_case_letter_set (self->data, "officer.email", authority, "email");
  fettle_case_letter_set (self->data, "officer.phone", authority, "telephone");
  fettle_case_letter_set (self->data, "officer.name", intervention, "lead-officer");
  fettle_case_letter_set (self->data, "officer.name", officer, "name");
  fettle_case_letter_set (self->data, "officer.post", officer, "role");
  fettle_case_letter_set (self->data, "officer.post", officer, "post");
  fettle_case_letter_set (self->data, "officer.email", officer, "email");
  fettle_case_letter_set (self->data, "officer.phone", officer, "telephone");
  fettle_case_letter_set (self->data, "signatory.name", officer, "name");
  fettle_case_letter_set (self->data, "signatory.post", officer, "role");
  fettle_case_letter_set (self->data, "signatory.post", officer, "post");
}

/* A record that hangs on another one is of that one's case: a finding of its notice's, a consultee of its consultation's. */
static FettleRecord *
find_case (FettleCaseLetter *self)
{
  static const struct
  {
    const char *field;
    const char *kind;
  } links[] = {
    { "case", "intervention-case" }, { "notice", "warning-notice" }, { "consultation", "consultation" }, { "ieb", "ieb" },
  };
  g_autoptr (FettleRecord) record = g_object_ref (self->record);

  for (guint step = 0; step < MAX_PARENTS && record != NULL; step++)
    {
      g_autoptr (FettleRecord) parent = NULL;

      if (g_str_equal (fettle_record_get_kind (record)->name, "intervention-case"))
        return g_steal_pointer (&record);
      for (guint i = 0; parent == NULL && i < G_N_ELEMENTS (links); i++)
        if (fettle_kind_find_field (fettle_record_get_kind (record), links[i].field) >= 0)
          parent = fettle_case_letter_get (self, links[i].kind, fettle_record_get_text (record, links[i].field));
      g_set_object (&record, parent);
    }
  return NULL;
}

/**
 * fettle_case_letter_set_signatory:
 * @self: a letter
 * @record: (nullable): a record
 * @name: its field for who signs
 * @post: its field for the post of who signs
 *
 * Lets whom a record names sign; the post of somebody else never stands below.
 */
void
fettle_case_letter_set_signatory (FettleCaseLetter *self,
                                  FettleRecord     *record,
                                  const char       *name,
                                  const char       *post)
{
  if (record == NULL || fettle_record_get_text (record, name) == NULL)
    return;
  fettle_case_letter_set (self->data, "signatory.name", record, name);
  fettle_letter_data_set_text (self->data, "signatory.post", fettle_record_get_text (record, post));
}

/**
 * fettle_case_letter_add_authorised:
 * @self: a letter about a notice
 *
 * Adds who authorised the notice under which paragraph of the scheme of delegation; that officer signs it.
 */
void
fettle_case_letter_add_authorised (FettleCaseLetter *self)
{
  fettle_case_letter_set (self->data, "authorised.by", self->record, "authorised-by");
  fettle_case_letter_set (self->data, "authorised.post", self->record, "authorised-post");
  fettle_case_letter_set (self->data, "authorised.scheme", self->record, "scheme-reference");
  fettle_case_letter_set_signatory (self, self->record, "authorised-by", "authorised-post");
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
  g_autoptr (GPtrArray) authorities = fettle_case_letter_list_all (self, "authority");
  FettleRecord *authority = authorities->len > 0 ? g_ptr_array_index (authorities, 0) : NULL;
  g_autoptr (FettleRecord) intervention = find_case (self);
  g_autofree char *location = get_school_address (self, ", ");

  add_authority (self, authority);
  /* Whoever authorised an act of the authority signs the paper of it. */
  if (fettle_kind_find_field (fettle_record_get_kind (self->record), "authorised-by") >= 0)
    fettle_case_letter_set_signatory (self, self->record, "authorised-by", "authorised-post");
  add_officer (self, authority, intervention);
  fettle_case_letter_set_signatory (self, authority, "signatory-name", "signatory-post");
  fettle_letter_data_set_date (self->data, "letter.date", self->on);
  fettle_case_letter_set (self->data, "letter.reference", intervention, "reference");
  fettle_case_letter_set (self->data, "reply.to", authority, "email");
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

/* To the school, where the person is not reached somewhere else. */
static void
set_address_at_school (FettleCaseLetter *self,
                       FettleRecord     *person)
{
  const char *own = person ? fettle_record_get_text (person, "address") : NULL;
  g_autofree char *place = get_school_address (self, "\n");
  g_autofree char *address = *place != '\0' ? g_strconcat (fettle_record_get_text (self->school, "name"), "\n", place, NULL) : NULL;

  fettle_letter_data_set_text (self->data, "letter.address", own ? own : address);
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
  set_address_at_school (self, chair);
}

/* A joint school has two dioceses, and the register does not say whose officer a diocesan officer is. */
static gboolean
is_of_two_dioceses (FettleCaseLetter *self)
{
  FettleDenomination denomination = fettle_denomination_from_character (fettle_record_get_text (self->school, "religious-character"));

  return (denomination & FETTLE_DENOMINATION_DIOCESAN) == FETTLE_DENOMINATION_DIOCESAN;
}

/**
 * fettle_case_letter_find_holder:
 * @self: a letter
 * @party: whom the Act names
 *
 * Returns: (transfer full) (nullable): who stands for the party at the school, or for it
 */
FettleRecord *
fettle_case_letter_find_holder (FettleCaseLetter *self,
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
 * fettle_case_letter_find_body:
 * @self: a letter
 * @party: whom the Act names
 *
 * Returns: (transfer full) (nullable): where the party is reached: the address for the school's own diocese, or else that for every school
 */
FettleRecord *
fettle_case_letter_find_body (FettleCaseLetter *self,
                              FettleParty       party)
{
  g_autoptr (GPtrArray) bodies = fettle_case_letter_list_all (self, "addressee");
  const char *ours = fettle_record_get_text (self->school, "diocese");
  FettleRecord *found = NULL;

  for (guint i = 0; i < bodies->len; i++)
    {
      FettleRecord *body = g_ptr_array_index (bodies, i);
      const char *diocese = fettle_record_get_text (body, "diocese");

      if (g_strcmp0 (fettle_record_get_text (body, "party"), fettle_party_get_code (party)) != 0)
        continue;
      if (diocese != NULL && ours != NULL && g_ascii_strcasecmp (diocese, ours) == 0)
        return g_object_ref (body);
      if (diocese == NULL)
        found = body;
    }
  return found ? g_object_ref (found) : NULL;
}

/* A body is greeted through whoever opens its letters. */
static void
set_body (FettleCaseLetter *self,
          FettleParty       party,
          FettleRecord     *body)
{
  const char *label = party == FETTLE_PARTY_SECRETARY_OF_STATE ? fettle_party_get_label (party) : _("Sir or Madam");
  const char *person = body ? fettle_record_get_text (body, "person") : NULL;
  const char *name = body ? fettle_record_get_text (body, "name") : fettle_party_get_label (party);

  fettle_letter_data_set_text (self->data, "letter.to", person ? person : name);
  fettle_letter_data_set_text (self->data, "letter.greeting", person ? person : label);
}

static void
set_body_address (FettleCaseLetter *self,
                  FettleRecord     *body)
{
  static const char *const fields[] = { "name", "address", NULL };
  g_autofree char *address = NULL;

  if (body == NULL || fettle_record_get_text (body, "address") == NULL)
    return;
  address = join_fields (body, fields, "\n");
  fettle_letter_data_set_text (self->data, "letter.address", address);
}

/**
 * fettle_case_letter_address_party:
 * @self: a letter
 * @party: to whom it is
 * @name: (nullable): the name that the record gives
 * @address: (nullable): the address that the record gives
 *
 * Addresses the letter: by what the record gives, the school's contacts, the list of addresses, in this order.
 */
void
fettle_case_letter_address_party (FettleCaseLetter *self,
                                  FettleParty       party,
                                  const char       *name,
                                  const char       *address)
{
  g_autoptr (FettleRecord) holder = fettle_case_letter_find_holder (self, party);
  g_autoptr (FettleRecord) body = fettle_case_letter_find_body (self, party);

  if (party == FETTLE_PARTY_GOVERNING_BODY)
    fettle_case_letter_address_school (self);
  else if (holder != NULL)
    set_name_and_greeting (self, holder);
  else
    set_body (self, party, body);
  if (name != NULL && party != FETTLE_PARTY_GOVERNING_BODY)
    {
      fettle_letter_data_set_text (self->data, "letter.to", name);
      fettle_letter_data_set_text (self->data, "letter.greeting", name);
    }
  set_body_address (self, body);
  if (party == FETTLE_PARTY_HEAD_TEACHER)
    set_address_at_school (self, holder);
  else if (holder != NULL && fettle_record_get_text (holder, "address") != NULL)
    fettle_case_letter_set (self->data, "letter.address", holder, "address");
  if (address != NULL)
    fettle_letter_data_set_text (self->data, "letter.address", address);
}
