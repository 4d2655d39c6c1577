/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deeper than any spreadsheet or letter; the parser behind the guard stops at 256. */
#define FETTLE_XML_MAX_DEPTH 200

/**
 * FettleXmlGuard:
 *
 * Looks at XML before a parser gets it, for what would keep the parser busy for minutes: it compares each attribute of a
 * tag with all others, and looks each prefix up among all name spaces in force. Plain data, begun as zeros.
 */
typedef struct
{
  guint8 state;
  guint8 matched;
  char before;
  guint depth;
  guint n_attributes;
  guint n_tag_spaces;
  guint n_spaces;
  guint64 n_elements;
  guint8 spaces[FETTLE_XML_MAX_DEPTH + 1];
  char declaration[160];
  guint n_declared;
} FettleXmlGuard;

/**
 * FettleXmlFault:
 * @FETTLE_XML_FAULT_NONE: nothing is wrong so far
 * @FETTLE_XML_FAULT_TYPE: it declares a document type, and with it entities that grow without end, or is in an encoding
 *   that no such program writes
 * @FETTLE_XML_FAULT_DEEP: its elements are nested deeper than any program writes
 * @FETTLE_XML_FAULT_WIDE: a tag has more attributes, or more name spaces are in force, than any program writes
 */
typedef enum
{
  FETTLE_XML_FAULT_NONE,
  FETTLE_XML_FAULT_TYPE,
  FETTLE_XML_FAULT_DEEP,
  FETTLE_XML_FAULT_WIDE,
} FettleXmlFault;

FettleXmlFault fettle_xml_guard_check (FettleXmlGuard *guard,
                                       const char     *bytes,
                                       gsize           length);

G_END_DECLS
