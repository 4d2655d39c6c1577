/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-table.h"

G_BEGIN_DECLS

/**
 * FettleProfile:
 * @FETTLE_PROFILE_WORKING: for the officers of the service: what is public and what is restricted
 * @FETTLE_PROFILE_PUBLIC: for publication: what is public alone, small numbers suppressed with secondary suppression
 * @FETTLE_PROFILE_EXEMPT: Part 2: also what the paragraphs of Schedule 12A cover, marked as such
 */
typedef enum
{
  FETTLE_PROFILE_WORKING,
  FETTLE_PROFILE_PUBLIC,
  FETTLE_PROFILE_EXEMPT,
} FettleProfile;

const char *fettle_profile_get_code   (FettleProfile   profile);
const char *fettle_profile_get_label  (FettleProfile   profile);
gboolean    fettle_profile_from_code  (const char     *code,
                                       FettleProfile  *profile);

/**
 * FettleDisclosureRules:
 * @profile: who will read it
 * @small_number: counts from 1 to this are suppressed in public (0: none)
 * @personal: the officer asked for personal data in this export
 * @published_only_until: inspections not published by this day are left out of public papers
 */
typedef struct
{
  FettleProfile profile;
  guint small_number;
  gboolean personal;
  guint32 published_only_until;
} FettleDisclosureRules;

/*
 * A table that the engine has passed for a profile. The only thing that a renderer or exporter takes: there is no way to make one but
 * fettle_disclose(), and no way back to the table it came from.
 */
#define FETTLE_TYPE_DISCLOSED (fettle_disclosed_get_type ())
G_DECLARE_FINAL_TYPE (FettleDisclosed, fettle_disclosed, FETTLE, DISCLOSED, GObject)

/* What stands in a cell that is withheld, and in one with nothing to show; the notes of a paper explain them. */
#define FETTLE_MARK_WITHHELD "[c]"
#define FETTLE_MARK_EMPTY "[x]"

/* NULL, with no error, where the profile may not see the table at all; @why (transfer full) then says why. */
FettleDisclosed         *fettle_disclose                  (FettleTable                 *table,
                                                           const FettleDisclosureRules *rules,
                                                           char                       **why);
FettleProfile            fettle_disclosed_get_profile     (FettleDisclosed *self);
const char              *fettle_disclosed_get_id          (FettleDisclosed *self);
const char              *fettle_disclosed_get_title       (FettleDisclosed *self);
guint32                  fettle_disclosed_get_as_at       (FettleDisclosed *self);
const char              *fettle_disclosed_get_coverage    (FettleDisclosed *self);
const char *const       *fettle_disclosed_get_notes       (FettleDisclosed *self);
const char *const       *fettle_disclosed_get_sources     (FettleDisclosed *self);
/* What a reader must know before the figures. */
const char *const       *fettle_disclosed_get_warnings   (FettleDisclosed *self);
guint                    fettle_disclosed_get_n_columns   (FettleDisclosed *self);
const FettleTableColumn *fettle_disclosed_get_column      (FettleDisclosed *self,
                                                           guint            column);
guint                    fettle_disclosed_get_n_rows      (FettleDisclosed *self);
const FettleCell        *fettle_disclosed_get_cell        (FettleDisclosed *self,
                                                           guint            row,
                                                           guint            column);
/* Working papers only: the id of the record that the row is about. */
const char              *fettle_disclosed_get_key         (FettleDisclosed *self,
                                                           guint            row);
char                    *fettle_disclosed_get_words       (FettleDisclosed *self,
                                                           guint            row,
                                                           guint            column);
gboolean                 fettle_disclosed_has_total_row   (FettleDisclosed *self);
const FettleChartSpec   *fettle_disclosed_get_chart       (FettleDisclosed *self);
const char              *fettle_disclosed_get_paragraph   (FettleDisclosed *self);
/* Pre-flight: why each cell, column or row was withheld; strings for people. */
const char *const       *fettle_disclosed_get_withheld    (FettleDisclosed *self);

G_END_DECLS
