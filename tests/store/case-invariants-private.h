/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "case-invariants.h"

#include <string.h>

G_BEGIN_DECLS

/* Days are compared as ISO text, months are counted by GDate: no arithmetic of the program is trusted here. */
typedef struct
{
  GPtrArray *records;
  const char *category;
  const char *character;
  char today[12];
} World;

static inline const char *
get (FettleRecord *record,
     const char   *field)
{
  return fettle_record_get_text (record, field);
}

static inline gboolean
is (FettleRecord *record,
    const char   *field,
    const char   *value)
{
  return g_strcmp0 (get (record, field), value) == 0;
}

static inline gboolean
by (const char *date,
    const char *on)
{
  return date != NULL && strcmp (date, on) <= 0;
}

static inline FettleRecord *
nth (const World *world,
     const char  *kind,
     guint       *next)
{
  while (*next < world->records->len)
    {
      FettleRecord *record = g_ptr_array_index (world->records, (*next)++);

      if (g_str_equal (fettle_record_get_kind (record)->name, kind))
        return record;
    }
  return NULL;
}

#define FOR_EACH(record, world, kind) \
  for (guint record##_next = 0; (record = nth ((world), (kind), &record##_next)) != NULL;)

char     *case_two_months_after (const char        *iso);
gboolean  case_is_one_set       (FettleRecord      *record,
                                 const char *const *fields);
gboolean  case_is_a_notice      (const World       *world,
                                 FettleRecord      *notice);

G_END_DECLS
