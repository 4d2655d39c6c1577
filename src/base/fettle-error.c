/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-error.h"

G_DEFINE_QUARK (fettle-error, fettle_error)
