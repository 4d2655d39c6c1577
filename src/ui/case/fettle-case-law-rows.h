/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/case/fettle-case.h"

G_BEGIN_DECLS

GtkWidget *fettle_case_row_for_problem  (const FettleCaseProblem *problem);
GtkWidget *fettle_case_row_for_scope    (const FettleCase        *chain);
GtkWidget *fettle_case_row_for_coasting (const FettleCase        *chain);
GtkWidget *fettle_case_row_for_order    (const FettleCase        *chain);

G_END_DECLS
