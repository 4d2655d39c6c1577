/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-xml-guard.h"

#include <string.h>

/* LibreOffice declares some forty name spaces at the root, and no tag has more than fifty attributes. */
#define MAX_ATTRIBUTES 128
#define MAX_SPACES 160

typedef enum
{
  TEXT,
  OPENED,      /* after < */
  DECLARATION, /* after <! */
  COMMENT,
  CDATA,
  INSTRUCTION,
  END_TAG,
  TAG,
  NAME,        /* of an attribute */
  VALUE,       /* of an attribute, in quotes */
  VALUE_SINGLE,
} State;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static FettleXmlFault
end_start_tag (FettleXmlGuard *self,
               gboolean        is_empty)
{
  self->state = TEXT;
  self->n_elements++;
  if (is_empty)
    return FETTLE_XML_FAULT_NONE;
  if (self->depth >= FETTLE_XML_MAX_DEPTH)
    return FETTLE_XML_FAULT_DEEP;
  self->spaces[++self->depth] = (guint8) self->n_tag_spaces;
  self->n_spaces += self->n_tag_spaces;
  return FETTLE_XML_FAULT_NONE;
}

static void
end_end_tag (FettleXmlGuard *self)
{
  self->state = TEXT;
  if (self->depth == 0)
    return;
  self->n_spaces -= self->spaces[self->depth--];
}

static FettleXmlFault
see_opened (FettleXmlGuard *self,
            char            c)
{
  self->matched = 0;
  self->n_attributes = self->n_tag_spaces = 0;
  if (c == '!')
    self->state = DECLARATION;
  else if (c == '?')
    self->state = INSTRUCTION;
  else
    self->state = c == '/' ? END_TAG : TAG;
  return FETTLE_XML_FAULT_NONE;
}

/* "<!--" and "<![CDATA[" are told by their third letter; all else here is a document type. */
static FettleXmlFault
see_declaration (FettleXmlGuard *self,
                 char            c)
{
  if (c != '-' && c != '[')
    return FETTLE_XML_FAULT_TYPE;
  self->state = c == '-' ? COMMENT : CDATA;
  return FETTLE_XML_FAULT_NONE;
}

/* Counts the signs before the ">" that ends a comment ("--"), character data ("]]") or an instruction ("?"). */
static void
see_closing (FettleXmlGuard *self,
             char            c,
             char            sign,
             guint           n)
{
  if (c == sign)
    self->matched = MIN (self->matched + 1, 2);
  else if (c == '>' && self->matched >= n)
    self->state = TEXT;
  else
    self->matched = 0;
}

/* In UTF-7 and its like markup is spelt in other bytes, which nothing here would see; no program writes it. */
static gboolean
has_plain_encoding (const char *declaration)
{
  static const char *const plain[] = { "utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-", "windows-125" };
  const char *at = strstr (declaration, "encoding");
  const char *name = at != NULL ? strpbrk (at, "\"'") : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (plain); i++)
    if (g_ascii_strncasecmp (name + 1, plain[i], strlen (plain[i])) == 0)
      return TRUE;
  return at == NULL;
}

/* The first instruction may be the XML declaration. */
static FettleXmlFault
see_instruction (FettleXmlGuard *self,
                 char            c)
{
  if (self->n_declared < sizeof self->declaration - 1)
    self->declaration[self->n_declared++] = c;
  see_closing (self, c, '?', 1);
  if (self->state == INSTRUCTION)
    return FETTLE_XML_FAULT_NONE;
  if (g_str_has_prefix (self->declaration, "xml") && is_blank (self->declaration[3])
      && (self->n_declared == sizeof self->declaration - 1 || !has_plain_encoding (self->declaration)))
    return FETTLE_XML_FAULT_TYPE;
  memset (self->declaration, 0, sizeof self->declaration);
  self->n_declared = 0;
  return FETTLE_XML_FAULT_NONE;
}

static FettleXmlFault
see_tag (FettleXmlGuard *self,
         char            c)
{
  if (c == '>')
    return end_start_tag (self, self->before == '/');
  if (c == '"')
    self->state = VALUE;
  else if (c == '\'')
    self->state = VALUE_SINGLE;
  else if (is_blank (self->before) && !is_blank (c) && c != '/' && c != '=')
    {
      self->state = NAME;
      self->matched = c == 'x';
      if (++self->n_attributes > MAX_ATTRIBUTES)
        return FETTLE_XML_FAULT_WIDE;
    }
  return FETTLE_XML_FAULT_NONE;
}

static FettleXmlFault
see_name (FettleXmlGuard *self,
          char            c)
{
  static const char declares[] = "xmlns";

  if (self->matched > 0 && self->matched < 5)
    self->matched = c == declares[self->matched] ? self->matched + 1 : 0;
  if (c != '=' && c != '>' && !is_blank (c))
    return FETTLE_XML_FAULT_NONE;
  if (self->matched == 5 && self->n_spaces + ++self->n_tag_spaces > MAX_SPACES)
    return FETTLE_XML_FAULT_WIDE;
  self->state = TAG;
  self->matched = 0;
  return c == '>' ? see_tag (self, c) : FETTLE_XML_FAULT_NONE;
}

static FettleXmlFault
see (FettleXmlGuard *self,
     char            c)
{
  switch ((State) self->state)
    {
    case OPENED:
      return see_opened (self, c);
    case DECLARATION:
      return see_declaration (self, c);
    case COMMENT:
      see_closing (self, c, '-', 2);
      return FETTLE_XML_FAULT_NONE;
    case CDATA:
      see_closing (self, c, ']', 2);
      return FETTLE_XML_FAULT_NONE;
    case INSTRUCTION:
      return see_instruction (self, c);
    case END_TAG:
      if (c == '>')
        end_end_tag (self);
      return FETTLE_XML_FAULT_NONE;
    case TAG:
      return see_tag (self, c);
    case NAME:
      return see_name (self, c);
    case VALUE:
    case VALUE_SINGLE:
      if (c == (self->state == VALUE ? '"' : '\''))
        self->state = TAG;
      return FETTLE_XML_FAULT_NONE;
    case TEXT:
    default:
      if (c == '<')
        self->state = OPENED;
      return FETTLE_XML_FAULT_NONE;
    }
}

/* Nothing can happen in text before the next "<", and in a value before its end. */
static gsize
skip (const FettleXmlGuard *self,
      const char           *bytes,
      gsize                 length)
{
  const char *found = bytes;

  if (self->state == TEXT)
    found = memchr (bytes, '<', length);
  else if (self->state == VALUE || self->state == VALUE_SINGLE)
    found = memchr (bytes, self->state == VALUE ? '"' : '\'', length);
  return found != NULL ? (gsize) (found - bytes) : length;
}

/**
 * fettle_xml_guard_check:
 * @guard: a guard
 * @bytes: the next bytes of the XML
 * @length: how many
 *
 * Looks at the next bytes. Zero bytes are passed over: so UTF-16 is seen as well.
 *
 * Returns: what is wrong, for good
 */
FettleXmlFault
fettle_xml_guard_check (FettleXmlGuard *guard,
                        const char     *bytes,
                        gsize           length)
{
  g_return_val_if_fail (guard != NULL, FETTLE_XML_FAULT_NONE);

  for (gsize i = 0; i < length; i++)
    {
      FettleXmlFault fault;

      i += skip (guard, bytes + i, length - i);
      if (i >= length || bytes[i] == '\0')
        continue;
      fault = see (guard, bytes[i]);
      if (fault != FETTLE_XML_FAULT_NONE)
        return fault;
      /* Two attributes need no blank between them to be two: the quotation mark that ends one does. */
      guard->before = bytes[i] == '"' || bytes[i] == '\'' ? ' ' : bytes[i];
    }
  return FETTLE_XML_FAULT_NONE;
}
