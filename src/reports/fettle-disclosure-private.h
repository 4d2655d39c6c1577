/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-disclosure.h"

G_BEGIN_DECLS

struct _FettleDisclosed
{
  GObject parent_instance;

  FettleTable *table;    /* redacted */
  FettleProfile profile;
  GPtrArray *withheld;   /* lines for people, NULL-terminated */
  GPtrArray *paragraphs; /* interned, sorted, each once */
  char *paragraph;
};

G_END_DECLS
