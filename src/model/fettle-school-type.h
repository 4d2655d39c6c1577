/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FettleSchoolType:
 * @code: the code of TypeOfEstablishment in Get Information about Schools: "01"
 * @name: its name there: "Community school"
 * @category: code of the vocabulary "school-category"
 * @sector: code of the vocabulary "school-sector"
 * @phase: (nullable): code of the vocabulary "phase" where the type decides it: special schools and alternative "
                                              "provision
 *
 * A type of establishment, and what it means for the law and for the tables.
 */
typedef struct
{
  char *code;
  char *name;
  char *category;
  char *sector;
  char *phase;
} FettleSchoolType;

const FettleSchoolType *fettle_school_type_lookup (const char *code,
                                                   const char *name);

G_END_DECLS
