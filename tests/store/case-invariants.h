/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fettle-test-case.h"

G_BEGIN_DECLS

/*
 * What Part 4 of the Education and Inspections Act 2006 asks, read from the records with nothing of the program's
 * rules: a second opinion. NULL, or what is broken.
 */
const char *case_invariants_check   (FettleTestCase   *made);
const char *case_invariants_compare (FettleTestCase   *made,
                                     const FettleCase *now);

const char *case_voices_check       (const FettleCase *now,
                                     gboolean          proposed);

G_END_DECLS
