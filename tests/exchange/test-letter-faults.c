/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-error.h"

#include <string.h>

#include "documents/fettle-letter-paper.h"
#include "letter-fixtures.h"

/* Templates and documents from elsewhere: what would act of its own accord, and what would never end. */

#define OUTSIDE "https://example.com/secret"

static FettleOdt *
open_body (const char  *styles,
           const char  *body,
           GError     **error)
{
  g_autoptr (GBytes) package = letter_fixture_odt (styles, body);

  return fettle_odt_open (package, error);
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* Everything by which a document has reached outside, or run something. The word "kept" is to stay where it stands. */
static const struct
{
  const char *body;
  gboolean keeps;
} active[] = {
  { "<text:p><text:a xlink:href=\"" OUTSIDE "\" office:target-frame-name=\"x\">kept</text:a></text:p>", TRUE },
  { "<text:p>a <text:a xlink:href=\"file:///etc/passwd\"><text:span>kept</text:span> b</text:a> c</text:p>", TRUE },
  { "<text:p><text:a xlink:href=\"vnd.sun.star.script:x?language=Basic\">kept</text:a></text:p>", TRUE },
  { "<text:p><text:a xlink:href=\"../../secret\">kept</text:a></text:p>", TRUE },
  { "<text:p><text:a xlink:href=\"//example.com/secret\">kept</text:a></text:p>", TRUE },
  { "<text:p><draw:a xlink:href=\"" OUTSIDE "\"><draw:frame><draw:text-box><text:p>kept</text:p></draw:text-box></draw:frame>"
    "</draw:a></text:p>", TRUE },
  { "<text:section text:name=\"a\"><text:section-source xlink:href=\"" OUTSIDE "\" text:filter-name=\"x\"/><text:p>kept</text:p>"
    "</text:section>", TRUE },
  { "<text:section text:name=\"a\"><office:dde-source office:dde-application=\"soffice\" office:dde-topic=\"secret\"/>"
    "<text:p>kept</text:p></text:section>", TRUE },
  { "<table:table table:name=\"t\"><table:table-source xlink:href=\"" OUTSIDE "\"/><table:table-column/><table:table-row>"
    "<table:table-cell><text:p>kept</text:p></table:table-cell></table:table-row></table:table>", TRUE },
  { "<text:p><draw:frame><draw:image xlink:href=\"" OUTSIDE ".png\" xlink:actuate=\"onLoad\"/></draw:frame>kept</text:p>", TRUE },
  { "<text:p><draw:frame><draw:object xlink:href=\"" OUTSIDE "\"/></draw:frame>kept</text:p>", TRUE },
  { "<text:p><draw:frame><draw:object-ole xlink:href=\"./secret\"/></draw:frame>kept</text:p>", TRUE },
  { "<text:p><draw:frame><draw:plugin xlink:href=\"" OUTSIDE "\"/></draw:frame>kept</text:p>", TRUE },
  { "<text:p><draw:frame><draw:floating-frame xlink:href=\"" OUTSIDE "\"/></draw:frame>kept</text:p>", TRUE },
  { "<text:p><draw:frame><draw:applet draw:code=\"secret\"/></draw:frame>kept</text:p>", TRUE },
  { "<text:p><draw:frame><office:event-listeners><script:event-listener script:event-name=\"dom:load\" xlink:href=\"" OUTSIDE
    "\"/></office:event-listeners><draw:text-box><text:p>kept</text:p></draw:text-box></draw:frame></text:p>", TRUE },
  { "<text:p>kept<text:script script:language=\"JavaScript\">secret ()</text:script></text:p>", TRUE },
  { "<text:p>kept<text:script xlink:href=\"" OUTSIDE "\"/></text:p>", TRUE },
  { "<text:p><text:execute-macro text:name=\"secret\"><office:event-listeners/>kept</text:execute-macro></text:p>", TRUE },
  { "<text:p><text:dde-connection text:connection-name=\"secret\">kept</text:dde-connection></text:p>", TRUE },
  { "<text:p><text:database-display text:table-name=\"secret\">kept</text:database-display></text:p>", TRUE },
  { "<office:forms><form:form xlink:href=\"" OUTSIDE "\"><form:button form:label=\"secret\"/></form:form></office:forms>"
    "<text:p>kept</text:p>", TRUE },
  { "<text:p xml:base=\"https://example.com/secret\">kept</text:p>", TRUE },
  { "<?secret run?><text:p>kept</text:p>", TRUE },
  { "<text:p><text:a xlink:href=\"#here\">kept</text:a></text:p>", TRUE },
};

static char *
declare (const char *body)
{
  static const char spaces[] =
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\""
    " xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

  return g_strdup_printf ("<text:section text:name=\"all\"%s>%s</text:section>", spaces, body);
}

static void
test_active_content_stays_out (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (active); i++)
    {
      g_autofree char *body = declare (active[i].body);
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleOdt) odt = open_body ("", body, &error);
      g_autoptr (GBytes) written = NULL;
      g_autofree char *content = NULL;

      g_assert_no_error (error);
      written = fettle_odt_to_bytes (odt, &error);
      g_assert_no_error (error);
      content = letter_fixture_read (written, "content.xml");
      if (strstr (content, "secret") != NULL || strstr (content, "etc/passwd") != NULL || strstr (content, "vnd.sun") != NULL)
        g_error ("%s: came out as %s", active[i].body, content);
      if ((strstr (content, "kept") != NULL) != active[i].keeps)
        g_error ("%s: its words are gone: %s", active[i].body, content);
      /* It is whole: a reader opens it again. */
      g_clear_pointer (&odt, fettle_odt_free);
      odt = fettle_odt_open (written, &error);
      g_assert_no_error (error);
    }
}

/* What leads to a place of the text, or to a picture in the file, is no link to the outside. */
static void
test_inside_links_stay (void)
{
  g_autofree char *body = declare ("<text:p><text:a xlink:href=\"#here\">go</text:a></text:p>");
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = open_body ("", body, &error);
  g_autoptr (GBytes) written = fettle_odt_to_bytes (odt, NULL);
  g_autofree char *content = letter_fixture_read (written, "content.xml");

  g_assert_no_error (error);
  g_assert_nonnull (strstr (content, "#here"));
}

static void
assert_limit (const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = open_body ("", body, &error);

  g_assert_null (odt);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT);
}

static void
test_endless_templates (void)
{
  g_autofree char *deep = repeat ("<text:span>", 120000);
  g_autofree char *many = repeat ("<text:p/>", 100001);
  GString *wide = g_string_new ("<text:p");
  g_autofree char *attributes = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (wide, " a%u=\"\"", i);
  attributes = g_string_free (g_string_append (wide, "/>"), FALSE);
  assert_limit (deep);
  assert_limit (many);
  assert_limit (attributes);
}

/* Lists within lists multiply: a letter is refused before it is millions of pages long. */
static void
test_lists_within_lists (void)
{
  g_autofree char *open = repeat ("{{#matters}}", 7);
  g_autofree char *close = repeat ("{{/matters}}", 7);
  g_autofree char *body = g_strdup_printf ("<text:p>%s{{matter}}%s</text:p>", open, close);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleOdt) odt = open_body ("", body, &error);
  g_autoptr (FettleLetterData) data = fettle_letter_data_new ();
  g_autoptr (GPtrArray) gaps = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    fettle_letter_data_set_text (fettle_letter_data_add_item (data, "matters"), "matter", "One");
  g_assert_false (fettle_letter_fill (fettle_letter_get ("concern"), odt, data, &gaps, &error));
  g_assert_nonnull (error);
}

/* One paragraph without a space, and one with: both take no longer than their length, and nothing is lost. */
static void
test_long_lines (void)
{
  static const char *const texts[] = { "x", "some words ", "é", "a<text:line-break/>" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *line = repeat (texts[i], 300000 / strlen (texts[i]));
      g_autofree char *body = g_strdup_printf ("<text:p>%s</text:p>", line);
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleOdt) odt = open_body ("", body, &error);
      g_autoptr (FettleLetterPaper) paper = NULL;
      gint64 start = g_get_monotonic_time ();

      g_assert_no_error (error);
      paper = fettle_letter_paper_new (odt);
      g_assert_cmpuint (fettle_letter_paper_get_n_pages (paper), >, 40);
      g_test_message ("%s: %u pages, %.2f s", texts[i], fettle_letter_paper_get_n_pages (paper),
                      (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
      g_assert_cmpfloat ((g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC, <, 20);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-faults/active-content-stays-out", test_active_content_stays_out);
  g_test_add_func ("/letter-faults/inside-links-stay", test_inside_links_stay);
  g_test_add_func ("/letter-faults/endless-templates", test_endless_templates);
  g_test_add_func ("/letter-faults/lists-within-lists", test_lists_within_lists);
  g_test_add_func ("/letter-faults/long-lines", test_long_lines);
  return g_test_run ();
}
