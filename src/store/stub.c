/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/fettle-backup.h"
#include "store/fettle-batch.h"
#include "store/fettle-draft.h"
#include "store/fettle-history.h"
#include "store/fettle-reference.h"
#include "store/fettle-school-query.h"
#include "store/fettle-search.h"
#include "store/fettle-store.h"
