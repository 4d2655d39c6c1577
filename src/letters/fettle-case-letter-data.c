/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"
#include "model/fettle-leave.h"

/* How a line of the matters names its evidence; it belongs to the matter above it. */
#define EVIDENCE N_("Evidence:")

/**
 * fettle_case_letter_list:
 * @self: a letter
 * @kind: the kind of record
 * @link: a field
 * @id: its value
 *
 * Returns: (transfer full) (element-type FettleRecord): the records; none where they cannot be read
 */
GPtrArray *
fettle_case_letter_list (FettleCaseLetter *self,
                         const char       *kind,
                         const char       *link,
                         const char       *id)
{
  GPtrArray *records = NULL;

  if (self->error == NULL && id != NULL)
    records = fettle_store_list (self->store, kind, link, id, &self->error);
  return records ? records : g_ptr_array_new ();
}

/**
 * fettle_case_letter_list_all:
 * @self: a letter
 * @kind: a kind of record that belongs to no school
 *
 * Returns: (transfer full) (element-type FettleRecord): the records; none where they cannot be read
 */
GPtrArray *
fettle_case_letter_list_all (FettleCaseLetter *self,
                             const char       *kind)
{
  GPtrArray *records = self->error == NULL ? fettle_store_list (self->store, kind, NULL, NULL, &self->error) : NULL;

  return records ? records : g_ptr_array_new ();
}

static int
compare_by_number (gconstpointer a,
                   gconstpointer b)
{
  gint64 one = fettle_record_get_int (*(FettleRecord *const *) a, "number", G_MAXINT64);
  gint64 two = fettle_record_get_int (*(FettleRecord *const *) b, "number", G_MAXINT64);

  return one < two ? -1 : one > two;
}

/**
 * fettle_case_letter_list_actions:
 * @self: a letter
 * @kind: a kind of record with a number
 * @link: a field
 * @id: its value
 *
 * Returns: (transfer full) (element-type FettleRecord): the actions, by their numbers
 */
GPtrArray *
fettle_case_letter_list_actions (FettleCaseLetter *self,
                                 const char       *kind,
                                 const char       *link,
                                 const char       *id)
{
  GPtrArray *actions = fettle_case_letter_list (self, kind, link, id);

  g_ptr_array_sort (actions, compare_by_number);
  return actions;
}

/**
 * fettle_case_letter_get:
 * @self: a letter
 * @kind: the kind of record
 * @id: (nullable): its id
 *
 * Returns: (transfer full) (nullable): the record
 */
FettleRecord *
fettle_case_letter_get (FettleCaseLetter *self,
                        const char       *kind,
                        const char       *id)
{
  return self->error == NULL && id != NULL ? fettle_store_get (self->store, kind, id, &self->error) : NULL;
}

/**
 * fettle_case_letter_find_newest:
 * @self: a letter
 * @kind: the kind of record
 * @link: a field
 * @id: (nullable): its value
 * @date_field: the date by which they are ordered
 *
 * Returns: (transfer full) (nullable): the newest such record
 */
FettleRecord *
fettle_case_letter_find_newest (FettleCaseLetter *self,
                                const char       *kind,
                                const char       *link,
                                const char       *id,
                                const char       *date_field)
{
  g_autoptr (GPtrArray) records = fettle_case_letter_list (self, kind, link, id);
  FettleRecord *newest = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);

      if (newest == NULL || fettle_record_get_date (record, date_field) >= fettle_record_get_date (newest, date_field))
        newest = record;
    }
  return newest ? g_object_ref (newest) : NULL;
}

static gboolean
is_not_complied_with (FettleCaseLetter *self,
                      FettleRecord     *notice)
{
  g_autoptr (FettleRecord) finding = fettle_case_letter_find_newest (self, "notice-finding", "notice", fettle_record_get_id (notice),
                                                                     "decided-on");

  return finding != NULL && g_strcmp0 (fettle_record_get_text (finding, "finding"), "not-complied") == 0;
}

/**
 * fettle_case_letter_find_notice:
 * @self: a letter
 * @gates: %FETTLE_GATE_S60, %FETTLE_GATE_S60A or both
 *
 * Returns: (transfer full) (nullable): the newest warning notice that was not complied with and opened one of the gates; a later notice under
 *   the other section, or one that was complied with, is none
 */
FettleRecord *
fettle_case_letter_find_notice (FettleCaseLetter *self,
                                FettleGates       gates)
{
  g_autoptr (GPtrArray) notices = fettle_case_letter_list (self, "warning-notice", "school", fettle_record_get_id (self->school));
  FettleRecord *newest = NULL;

  for (guint i = 0; i < notices->len; i++)
    {
      FettleRecord *notice = g_ptr_array_index (notices, i);
      gboolean is_pay = g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0;

      if (!(gates & (is_pay ? FETTLE_GATE_S60A : FETTLE_GATE_S60)) || !is_not_complied_with (self, notice))
        continue;
      if (newest == NULL || fettle_record_get_date (notice, "given-on") >= fettle_record_get_date (newest, "given-on"))
        newest = notice;
    }
  return newest ? g_object_ref (newest) : NULL;
}

/**
 * fettle_case_letter_find_contact:
 * @self: a letter
 * @role: a code of "contact-role"
 *
 * Returns: (transfer full) (nullable): who held the role at the school on the day of the letter
 */
FettleRecord *
fettle_case_letter_find_contact (FettleCaseLetter *self,
                                 const char       *role)
{
  g_autoptr (GPtrArray) contacts = fettle_case_letter_list (self, "contact", "school", fettle_record_get_id (self->school));
  FettleRecord *found = NULL;

  for (guint i = 0; i < contacts->len; i++)
    {
      FettleRecord *contact = g_ptr_array_index (contacts, i);
      FettleDate from = fettle_record_get_date (contact, "from");
      FettleDate to = fettle_record_get_date (contact, "to");

      if (g_strcmp0 (fettle_record_get_text (contact, "role"), role) != 0 || from > self->on
          || (to != FETTLE_DATE_NONE && to < self->on))
        continue;
      if (found == NULL || from >= fettle_record_get_date (found, "from"))
        found = contact;
    }
  return found ? g_object_ref (found) : NULL;
}

/**
 * fettle_case_letter_set:
 * @data: what is filled
 * @name: the placeholder
 * @record: (nullable): a record
 * @field: its field
 *
 * Sets a placeholder to the value of a field, as a letter writes it.
 */
void
fettle_case_letter_set (FettleLetterData *data,
                        const char       *name,
                        FettleRecord     *record,
                        const char       *field)
{
  int index = record ? fettle_kind_find_field (fettle_record_get_kind (record), field) : -1;
  const FettleField *which = index >= 0 ? &fettle_record_get_kind (record)->fields[index] : NULL;
  const char *value = index >= 0 ? fettle_record_get_nth (record, (guint) index) : NULL;
  FettleDate date;

  if (value == NULL || !fettle_may_leave (record, which, FETTLE_AUDIENCE_EXEMPT, TRUE))
    return;
  date = which->type == FETTLE_FIELD_DATE ? fettle_record_get_date (record, field) : FETTLE_DATE_NONE;
  if (date != FETTLE_DATE_NONE)
    fettle_letter_data_set_date (data, name, date);
  else
    {
      g_autofree char *words = fettle_field_to_words (which, value);

      fettle_letter_data_set_text (data, name, words);
    }
}

/**
 * fettle_case_letter_add_lines:
 * @data: what is filled
 * @list: a list
 * @name: the placeholder in its items
 * @text: (nullable): text, of which each line is an item
 */
void
fettle_case_letter_add_lines (FettleLetterData *data,
                              const char       *list,
                              const char       *name,
                              const char       *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!fettle_text_is_empty (lines[i]))
      fettle_letter_data_set_text (fettle_letter_data_add_item (data, list), name, lines[i]);
}

static void
add_phrase (FettleCaseLetter *self,
            const char       *list,
            const char       *code)
{
  if (self->error == NULL)
    fettle_letter_add_phrase (self->letter, self->data, list, code, &self->error);
}

/**
 * fettle_case_letter_add_flags:
 * @self: a letter
 * @list: "grounds", "comparators" or "powers"
 * @fields_and_codes: (array zero-terminated=1): a flag of the record, then the code of what it stands for, and so on
 */
void
fettle_case_letter_add_flags (FettleCaseLetter  *self,
                              const char        *list,
                              const char *const *fields_and_codes)
{
  for (guint i = 0; fields_and_codes[i] != NULL; i += 2)
    if (fettle_record_get_flag (self->record, fields_and_codes[i]))
      add_phrase (self, list, fields_and_codes[i + 1]);
}

/**
 * fettle_case_letter_add_power:
 * @self: a letter
 * @code: (nullable): a code of "part4-power"; the 1998 Act's, which no letter has words for, is left out
 */
void
fettle_case_letter_add_power (FettleCaseLetter *self,
                              const char       *code)
{
  g_autofree char *upper = code && g_str_has_prefix (code, "s6") ? g_ascii_strup (code, -1) : NULL;

  if (upper != NULL)
    add_phrase (self, "powers", upper);
}

/* The day of what opened the gate stands in the item that was added last. */
static void
add_gate_date (FettleCaseLetter *self,
               FettleGates       gate,
               const char       *kind,
               const char       *date_field)
{
  const char *school_id = fettle_record_get_id (self->school);
  g_autoptr (FettleRecord) record = g_str_equal (kind, "warning-notice")
                                      ? fettle_case_letter_find_notice (self, gate)
                                      : fettle_case_letter_find_newest (self, kind, "school", school_id, date_field);
  guint n_items = fettle_letter_data_get_n_items (self->data, "gates");

  if (n_items > 0)
    fettle_case_letter_set (fettle_letter_data_get_item (self->data, "gates", n_items - 1), "date", record, date_field);
}

/**
 * fettle_case_letter_add_gates:
 * @self: a letter
 *
 * Adds why the school is eligible for intervention, and since when (Education and Inspections Act 2006 ss.60 to 62).
 */
void
fettle_case_letter_add_gates (FettleCaseLetter *self)
{
  static const struct
  {
    const char *code;
    const char *kind;
    const char *date_field;
  } openers[] = {
    { "S60", "warning-notice", "given-on" }, { "S60A", "warning-notice", "given-on" },
    { "S60B", "coasting-notification", "notified-on" },
    { "S61", "category-notice", "notice-on" }, { "S62", "category-notice", "notice-on" },
  };
  guint gates = fettle_case_get_gates (self->now);

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (gates & (1u << i))
      {
        add_phrase (self, "gates", openers[i].code);
        add_gate_date (self, 1u << i, openers[i].kind, openers[i].date_field);
      }
}

/**
 * fettle_case_letter_add_matters:
 * @self: a letter
 * @text: (nullable): a matter a line; a line that begins with "Evidence:" belongs to the matter above it
 */
void
fettle_case_letter_add_matters (FettleCaseLetter *self,
                                const char       *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  FettleLetterData *item = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (item != NULL && g_str_has_prefix (line, _(EVIDENCE)))
        fettle_letter_data_set_text (item, "evidence", line + strlen (_(EVIDENCE)));
      else if (*line != '\0')
        {
          item = fettle_letter_data_add_item (self->data, "matters");
          fettle_letter_data_set_text (item, "matter", line);
        }
    }
}
