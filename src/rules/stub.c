/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/fettle-outcome.h"
#include "rules/fettle-result.h"
