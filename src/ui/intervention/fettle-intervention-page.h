/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_INTERVENTION_PAGE (fettle_intervention_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleInterventionPage, fettle_intervention_page, FETTLE, INTERVENTION_PAGE, FettleSection)

/* The register of all cases, open and closed. */

G_END_DECLS
