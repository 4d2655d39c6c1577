/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/fettle-date.h"

G_BEGIN_DECLS

/**
 * FettleFieldType:
 * @FETTLE_FIELD_TEXT: one line of text
 * @FETTLE_FIELD_LONG_TEXT: text of many lines
 * @FETTLE_FIELD_DATE: an ISO date; YYYY-MM or YYYY where only the month or year is known
 * @FETTLE_FIELD_MOMENT: a UTC moment, ISO 8601 with Z
 * @FETTLE_FIELD_INTEGER: a whole number
 * @FETTLE_FIELD_PERCENT: tenths of a percent
 * @FETTLE_FIELD_DAYS: a count of half-days
 * @FETTLE_FIELD_MONEY: whole pence
 * @FETTLE_FIELD_CHOICE: a code of the vocabulary that the field names
 * @FETTLE_FIELD_LINK: the id of a record of the kind that the field names
 * @FETTLE_FIELD_FLAG: 0 or 1
 *
 * TEXT, LONG_TEXT, DATE, MOMENT, CHOICE and LINK are kept as SQL TEXT; the others as INTEGER. Unset is NULL, never
 * "".
 */
typedef enum
{
  FETTLE_FIELD_TEXT,
  FETTLE_FIELD_LONG_TEXT,
  FETTLE_FIELD_DATE,
  FETTLE_FIELD_MOMENT,
  FETTLE_FIELD_INTEGER,
  FETTLE_FIELD_PERCENT,
  FETTLE_FIELD_DAYS,
  FETTLE_FIELD_MONEY,
  FETTLE_FIELD_CHOICE,
  FETTLE_FIELD_LINK,
  FETTLE_FIELD_FLAG,
} FettleFieldType;

/**
 * FettleFieldFlags:
 * @FETTLE_FIELD_REQUIRED: a record without it is incomplete (a warning in forms; NOT NULL in SQL)
 * @FETTLE_FIELD_SEARCHABLE: its words are found by search
 * @FETTLE_FIELD_PERSONAL: it is about a person: not in logs, file names, or exports unless asked for
 * @FETTLE_FIELD_PRIVATE: no export ever takes it
 * @FETTLE_FIELD_FACT: a public fact refreshed from the reference; an officer overrides it with a reason
 * @FETTLE_FIELD_INTERNAL: kept by the program, not shown in forms
 */
typedef enum
{
  FETTLE_FIELD_PLAIN = 0,
  FETTLE_FIELD_REQUIRED = 1 << 0,
  FETTLE_FIELD_SEARCHABLE = 1 << 1,
  FETTLE_FIELD_PERSONAL = 1 << 2,
  FETTLE_FIELD_PRIVATE = 1 << 3,
  FETTLE_FIELD_FACT = 1 << 4,
  FETTLE_FIELD_INTERNAL = 1 << 5,
} FettleFieldFlags;

/**
 * FettleDisclosure:
 * @FETTLE_DISCLOSURE_PUBLIC: may stand in a public paper
 * @FETTLE_DISCLOSURE_RESTRICTED: working papers and exempt papers only
 * @FETTLE_DISCLOSURE_EXEMPT: exempt papers only, with the paragraph of LGA 1972 Schedule 12A
 * @FETTLE_DISCLOSURE_NEVER: in no paper at all
 *
 * From the loosest to the strictest. Who may see what follows from it: fettle_may_leave().
 */
typedef enum
{
  FETTLE_DISCLOSURE_PUBLIC,
  FETTLE_DISCLOSURE_RESTRICTED,
  FETTLE_DISCLOSURE_EXEMPT,
  FETTLE_DISCLOSURE_NEVER,
} FettleDisclosure;

/**
 * FettleField:
 * @name: property name, lower case with hyphens; the SQL column is the same with underscores
 * @label: (translatable, marked N_): what a person reads beside the field
 * @help: (nullable) (translatable): one line of help
 * @type: the type
 * @flags: see #FettleFieldFlags
 * @disclosure: what a paper may show of it by default
 * @of: (nullable): the vocabulary of a CHOICE, the kind of a LINK
 * @law: (nullable): the source in law
 *
 * One line of a kind's field table. From it come properties, load and save, checks, history wording, search text,
 * export columns and standard form rows.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *help;
  FettleFieldType type;
  FettleFieldFlags flags;
  FettleDisclosure disclosure;
  const char *of;
  const char *law;
} FettleField;

/**
 * FettleKind:
 * @name: the kind's name, as in the change log: "school", "inspection-grade"
 * @table: the SQL table
 * @label: (translatable): one of them, in running text: "inspection"
 * @label_plural: (translatable): several, as a heading: "Inspections"
 * @icon: the icon name
 * @title_field: the field that names a record to a person
 * @parent_field: (nullable): the link to the school it belongs to
 * @fields: the field table
 * @n_fields: its length
 * @private_field: (nullable): the flag that makes a record its officer's own, of which nothing leaves the register
 * @is_private: whether every record of the kind is so
 *
 * A kind of record. Every table also has `id TEXT PRIMARY KEY` and `deleted INTEGER` (the tombstone).
 */
typedef struct
{
  const char *name;
  const char *table;
  const char *label;
  const char *label_plural;
  const char *icon;
  const char *title_field;
  const char *parent_field;
  const FettleField *fields;
  guint n_fields;
  const char *private_field;
  gboolean is_private;
} FettleKind;

const FettleKind        *fettle_kind_get          (const char       *name);
const FettleKind *const *fettle_kinds_list        (guint            *n_kinds);
int                      fettle_kind_find_field   (const FettleKind *kind,
                                                   const char       *name);
gboolean                 fettle_field_is_integer  (const FettleField *field);
char                    *fettle_field_column      (const FettleField *field);
char                    *fettle_field_to_words    (const FettleField *field,
                                                   const char        *value);
char                    *fettle_field_to_typed    (const FettleField *field,
                                                   const char        *value);
char                    *fettle_field_from_typed  (const FettleField *field,
                                                   const char        *typed,
                                                   FettleDate         today);
char                    *fettle_field_difference_to_words (const FettleField *field,
                                                   const char        *before,
                                                   const char        *after);
gboolean                 fettle_field_check       (const FettleField *field,
                                                   const char        *value,
                                                   GError           **error);

G_END_DECLS
