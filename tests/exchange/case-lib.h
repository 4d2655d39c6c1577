/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fettle-test-case.h"

G_BEGIN_DECLS

/* What no paper may show: it stands in the private notes of the case. */
#define CASE_LIB_SECRET "Unspeakable-suspicion-7781"

/*
 * A whole case under section 60 at a Roman Catholic voluntary aided school, up to a second notice, a consultation and the notification of
 * the Secretary of State, in a register of its own.
 */
typedef struct
{
  FettleStore *store;
  FettleTestCase *here;
} CaseLib;

CaseLib     case_lib_new    (void);
void        case_lib_complete (CaseLib *self);
void        case_lib_free   (CaseLib    *self);
const char *case_lib_id     (CaseLib    *self,
                             const char *alias);
/* Keeps bytes as the document of a record of the case. */
void        case_lib_attach (CaseLib    *self,
                             const char *alias,
                             const char *title,
                             const char *file_name,
                             const char *text);
void        case_lib_attach_bytes (CaseLib *self,
                             const char *alias,
                             const char *title,
                             const char *file_name,
                             GBytes     *file);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CaseLib, case_lib_free)

G_END_DECLS
