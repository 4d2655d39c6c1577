/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/fettle-import.h"
#include "exchange/fettle-pack.h"
#include "exchange/fettle-sheet.h"
#include "exchange/fettle-workbook.h"
