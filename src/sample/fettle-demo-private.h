/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"

G_BEGIN_DECLS

/* The days that the sample's files speak of: fixed, so that a seed gives the same files on any day. */
#define FETTLE_DEMO_OFSTED_YEAR 2026
#define FETTLE_DEMO_OFSTED_MONTH 10
#define FETTLE_DEMO_OFSTED_DAY 31

/**
 * FettleDemoKind:
 * @ofsted_phase, @ofsted_type: (nullable): words of Ofsted's file; NULL where Ofsted lists no such school
 * @number: the first LAESTAB number
 * @count: how many there are in a borough of the usual size
 * @name: pattern of a name, with PLACE and SAINT
 *
 * A kind of school of the sample, as data/demo/borough.ini describes it. Texts are those of the public files.
 */
typedef struct
{
  char *type_code;
  char *type_name;
  char *group_code;
  char *group_name;
  char *phase_code;
  char *phase_name;
  char *ofsted_phase;
  char *ofsted_type;
  char *religion;
  char *name;
  guint number;
  guint count;
  int age_low;
  int age_high;
  int pupils_low;
  int pupils_high;
} FettleDemoKind;

/**
 * FettleDemoArea: an invented authority in a real region.
 */
typedef struct
{
  char *code;
  char *name;
  char *region_code;
  char *region;
} FettleDemoArea;

typedef struct _FettleDemoSchool FettleDemoSchool;

/**
 * FettleDemoSchool:
 * @predecessor: (nullable): the closed school that this one came from
 * @successor: (nullable): the other way round
 */
struct _FettleDemoSchool
{
  const FettleDemoKind *kind;
  const FettleDemoArea *area;
  char *urn;
  char *number;
  char *name;
  char *town;
  const char *status;
  const char *open_reason;
  const char *close_reason;
  FettleDate opened;
  FettleDate closed;
  FettleDemoSchool *predecessor;
  FettleDemoSchool *successor;
  int pupils;
  gboolean no_head;
};

/**
 * FettleDemo:
 *
 * A sample being made: the invented words, the kinds, and the schools so far. Everything drawn by chance comes from @rand in one order.
 */
typedef struct
{
  GKeyFile *words;
  GRand *rand;
  GPtrArray *kinds;
  GPtrArray *areas;
  GPtrArray *schools;
  GHashTable *names;
  GHashTable *lists;
  guint next_urn;
  guint next_inspection;
  FettleDate as_at;
} FettleDemo;

/* The names of the four files, in the order to import them: establishments, links, latest inspections, year to date. */
extern const char *const fettle_demo_file_names[];

const char *fettle_demo_pick       (FettleDemo       *demo,
                                    const char       *words);
FettleDate  fettle_demo_pick_date  (FettleDemo       *demo,
                                    FettleDate        first,
                                    FettleDate        last);
char       *fettle_demo_write_date (FettleDate        date,
                                    char              separator);
void        fettle_demo_fill_areas (FettleDemo       *demo,
                                    guint             n_schools);
gboolean    fettle_demo_is_academy (const FettleDemoSchool *school);
gboolean    fettle_demo_is_open    (const FettleDemoSchool *school);

/*
 * A file of the public kind in the making: cells are set by heading.
 */
typedef struct _FettleDemoFile FettleDemoFile;
FettleDemoFile *fettle_demo_file_new      (const char        *headings,
                                           const char        *absent,
                                           gboolean           quoted);
void            fettle_demo_file_set      (FettleDemoFile    *file,
                                           const char        *heading,
                                           const char        *value);
void            fettle_demo_file_take     (FettleDemoFile    *file,
                                           const char        *heading,
                                           char              *value);
void            fettle_demo_file_end_row  (FettleDemoFile    *file);
gboolean        fettle_demo_file_save     (FettleDemoFile    *file,
                                           const char        *folder,
                                           const char        *name,
                                           const char        *charset,
                                           GError           **error);
void            fettle_demo_file_free     (FettleDemoFile    *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleDemoFile, fettle_demo_file_free)

gboolean fettle_demo_write_gias   (FettleDemo  *demo,
                                   const char  *folder,
                                   GError     **error);
gboolean fettle_demo_write_ofsted (FettleDemo  *demo,
                                   const char  *folder,
                                   GError     **error);

G_END_DECLS
