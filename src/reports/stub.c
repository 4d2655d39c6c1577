/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/fettle-catalogue.h"
#include "reports/fettle-disclosure.h"
#include "reports/fettle-table.h"
