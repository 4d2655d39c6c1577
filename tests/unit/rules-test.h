/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"

/* What the tests of rules share: days written as ISO text, NULL for no day. */
static inline FettleDate
day (const char *iso)
{
  return iso ? fettle_date_parse_iso (iso) : FETTLE_DATE_NONE;
}

static inline void
assert_day (FettleDate  date,
            const char *iso)
{
  g_autofree char *got = fettle_date_to_iso (date);

  g_assert_cmpstr (got, ==, iso);
}
