/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_INTERVENTION_VIEW (fettle_intervention_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleInterventionView, fettle_intervention_view, FETTLE, INTERVENTION_VIEW, AdwBin)

/* The case of one school as a chain of steps. It reads for itself and follows the store. */
void     fettle_intervention_view_set_source (FettleInterventionView *self,
                                              FettleSession          *session,
                                              const char             *school_id);
gboolean fettle_intervention_view_is_loaded  (FettleInterventionView *self);

G_END_DECLS
