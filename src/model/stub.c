/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fettle-field.h"
#include "model/fettle-record.h"
#include "model/fettle-reference-fields.h"
#include "model/fettle-vocabulary.h"
