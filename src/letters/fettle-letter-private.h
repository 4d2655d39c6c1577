/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "letters/fettle-letter.h"
#include "documents/fettle-odt-private.h"

G_BEGIN_DECLS

/* A placeholder on its way: an element of no name space, which no file can bring along, with these two attributes. */
#define FETTLE_LETTER_MARK "fettle-mark"

/**
 * FettleLetterMarkKind:
 * @FETTLE_LETTER_MARK_VALUE: {{name}}
 * @FETTLE_LETTER_MARK_LIST: {{#name}}
 * @FETTLE_LETTER_MARK_LIST_END: {{/name}}
 * @FETTLE_LETTER_MARK_OPTION: {{?name}}
 * @FETTLE_LETTER_MARK_OPTION_END: {{/?name}}
 * @FETTLE_LETTER_MARK_UNLESS: {{^name}}
 * @FETTLE_LETTER_MARK_UNLESS_END: {{/^name}}
 */
typedef enum
{
  FETTLE_LETTER_MARK_VALUE = '=',
  FETTLE_LETTER_MARK_LIST = '#',
  FETTLE_LETTER_MARK_LIST_END = '/',
  FETTLE_LETTER_MARK_OPTION = '?',
  FETTLE_LETTER_MARK_OPTION_END = '!',
  FETTLE_LETTER_MARK_UNLESS = '^',
  FETTLE_LETTER_MARK_UNLESS_END = 'v',
} FettleLetterMarkKind;

/* fettle-letter-marks.c */
gboolean              fettle_letter_marks_find     (xmlNode        *root,
                                                    guint          *n_marks,
                                                    GError        **error);
GPtrArray            *fettle_letter_marks_collect  (const xmlNode  *root);
FettleLetterMarkKind  fettle_letter_mark_get_kind  (const xmlNode  *mark);
const char           *fettle_letter_mark_get_name  (const xmlNode  *mark);
/* fettle-letter-section.c */
xmlNode              *fettle_letter_section_cut    (GPtrArray      *marks,
                                                    guint           opening,
                                                    guint           closing,
                                                    xmlNode       **place,
                                                    GError        **error);
xmlNode              *fettle_letter_section_copy   (xmlNode        *section,
                                                    xmlNode        *place);
void                  fettle_letter_section_unwrap (xmlNode        *section);
void                  fettle_letter_section_put_value (xmlNode     *mark,
                                                    const char     *words,
                                                    gboolean        missing);

G_END_DECLS
