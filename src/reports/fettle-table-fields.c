/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-table-private.h"

#include <string.h>

#include "model/fettle-leave.h"

/*
 * A column is of fields, and what the fields say holds for it: what a paper may show is decided once, where the field stands.
 * A mistake here is a mistake in the program, and would publish what is not public: it ends the program.
 */

/* The field that "visit.planned-on" names, and its kind. */
static const FettleField *
find_field (const FettleTableColumn  *column,
            const char               *name,
            const FettleKind        **kind)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);
  int index = -1;

  *kind = parts[0] && parts[1] ? fettle_kind_get (parts[0]) : NULL;
  if (*kind)
    index = fettle_kind_find_field (*kind, parts[1]);
  if (index < 0)
    g_error ("the column %s is of %s, which is no field", column->id, name);
  return &(*kind)->fields[index];
}

static FettleDisclosure
disclosure_of (const FettleKind  *kind,
               const FettleField *field)
{
  return kind->is_private || field->flags & FETTLE_FIELD_PRIVATE ? FETTLE_DISCLOSURE_NEVER : field->disclosure;
}

/* Words unless the field is of numbers; a column may say otherwise. */
static FettleCellType
type_of (const FettleField *field)
{
  switch (field->type)
    {
    case FETTLE_FIELD_DATE:
      return FETTLE_CELL_DATE;
    case FETTLE_FIELD_INTEGER:
      return FETTLE_CELL_COUNT;
    case FETTLE_FIELD_PERCENT:
      return FETTLE_CELL_PERCENT;
    case FETTLE_FIELD_TEXT:
    case FETTLE_FIELD_LONG_TEXT:
    case FETTLE_FIELD_MOMENT:
    case FETTLE_FIELD_DAYS:
    case FETTLE_FIELD_MONEY:
    case FETTLE_FIELD_CHOICE:
    case FETTLE_FIELD_LINK:
    case FETTLE_FIELD_FLAG:
    default:
      return FETTLE_CELL_TEXT;
    }
}

static void
take_only_field (FettleTableColumn *column,
                 const FettleField *field)
{
  if (!column->title)
    column->title = field->label;
  if (column->type == FETTLE_CELL_TEXT)
    column->type = type_of (field);
}

/* A column may be stricter than its fields, never looser. */
static void
check_strictness (const FettleTableColumn *column,
                  FettleDisclosure         strictest)
{
  if (column->disclosure != FETTLE_DISCLOSURE_PUBLIC && column->disclosure < strictest)
    g_error ("the column %s is looser than what it is of: %s", column->id, column->of);
}

/* Takes label, type, disclosure and whether it is about a person from the fields that the column is of. */
void
fettle_table_column_resolve (FettleTableColumn *column)
{
  g_auto (GStrv) names = g_strsplit (column->of ? column->of : "", " ", -1);
  FettleDisclosure strictest = FETTLE_DISCLOSURE_PUBLIC;

  for (char **name = names; *name; name++)
    {
      const FettleKind *kind = NULL;
      const FettleField *field;

      if (!**name)
        continue;
      field = find_field (column, *name, &kind);
      strictest = MAX (strictest, disclosure_of (kind, field));
      column->personal |= (field->flags & FETTLE_FIELD_PERSONAL) != 0;
      if (!names[1])
        take_only_field (column, field);
    }
  check_strictness (column, strictest);
  column->disclosure = MAX (column->disclosure, strictest);
  if (!column->title)
    g_error ("the column %s has no title", column->id);
  if (column->disclosure == FETTLE_DISCLOSURE_EXEMPT && !column->paragraph)
    g_error ("the column %s is exempt and names no paragraph of Schedule 12A", column->id);
}
