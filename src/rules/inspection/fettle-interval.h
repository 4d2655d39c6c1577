/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/inspection/fettle-outcome.h"

G_BEGIN_DECLS

/*
 * R15. Code "by-law" with a date; "new-school" where the school has not been inspected under its own URN and other
 * rules apply; "not-inspected" where nothing is known.
 */
FettleResult *fettle_interval_next_inspection (const FettleInspectionFacts *facts,
                                               guint                        n_facts,
                                               const char                  *urn);

G_END_DECLS
