/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/fettle-characters.h"
#include "base/fettle-csv.h"

/* As bytes, surrogates too, which GLib does not write. */
static void
append_any (GString  *out,
            gunichar  character)
{
  if (character >= 0xD800 && character <= 0xDFFF)
    {
      g_string_append_c (out, (char) (0xE0 | (character >> 12)));
      g_string_append_c (out, (char) (0x80 | ((character >> 6) & 0x3F)));
      g_string_append_c (out, (char) (0x80 | (character & 0x3F)));
    }
  else
    g_string_append_unichar (out, character);
}

static gboolean
is_unfit_by_the_letter (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF);
}

static void
check_one (gunichar character)
{
  g_autoptr (GString) text = g_string_new ("Ä ");
  g_autofree char *name = g_strdup_printf ("U+%04X", character);
  g_autofree char *found = NULL;
  g_autofree char *mended = NULL;
  g_autofree char *shown = NULL;
  guint place = 0;

  append_any (text, character);
  g_string_append (text, "z");
  found = fettle_characters_find_unfit (text->str, &place);
  mended = fettle_characters_mend (text->str);
  shown = fettle_characters_show (text->str);
  if (!is_unfit_by_the_letter (character))
    {
      g_assert_null (found);
      g_assert_null (mended);
      g_assert_true (fettle_characters_are_fit (text->str));
      return;
    }
  g_assert_false (fettle_characters_are_fit (text->str));
  g_assert_cmpstr (found, ==, name);
  g_assert_cmpuint (place, ==, 3);
  g_assert_cmpstr (mended, ==, character == '\r' ? "Ä \nz" : "Ä z");
  g_assert_cmpstr (shown, ==, "Ä □z");
}

static void
test_every_character (void)
{
  for (gunichar character = 1; character < 0x11000; character++)
    check_one (character);
  for (gunichar character = 0x11000; character <= 0x10FFFF; character += 4093)
    check_one (character);
}

static void
test_ends_of_line (void)
{
  g_autofree char *mended = fettle_characters_mend ("one\r\ntwo\rthree\n");
  g_autofree char *shown = fettle_characters_show ("one\r\ntwo");
  g_autofree char *found = fettle_characters_find_unfit ("one\r\ntwo", NULL);

  g_assert_cmpstr (mended, ==, "one\ntwo\nthree\n");
  g_assert_cmpstr (shown, ==, "one\ntwo");
  g_assert_null (found);
}

static void
test_stray_bytes (void)
{
  guint place = 0;
  g_autofree char *found = fettle_characters_find_unfit ("caf\xE9 x", &place);
  g_autofree char *mended = fettle_characters_mend ("caf\xE9 x\xC3");
  g_autofree char *shown = fettle_characters_show ("caf\xE9 x");

  g_assert_cmpstr (found, ==, "byte E9");
  g_assert_cmpuint (place, ==, 4);
  g_assert_cmpstr (mended, ==, "caf x");
  g_assert_cmpstr (shown, ==, "caf□ x");
}

/* A terminal takes U+009B for the beginning of a command. */
static void
test_nothing_commands_a_terminal (void)
{
  for (gunichar character = 0x80; character <= 0x9F; character++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *shown = NULL;

      g_string_append_unichar (text, character);
      shown = fettle_characters_show (text->str);
      g_assert_cmpstr (shown, ==, "□");
    }
}

static void
test_nothing (void)
{
  g_assert_null (fettle_characters_find_unfit (NULL, NULL));
  g_assert_null (fettle_characters_mend (NULL));
  g_assert_null (fettle_characters_show (NULL));
  g_assert_true (fettle_characters_are_fit (NULL));
}

static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r\n", "\n", "＝", "＋", "－", "＠" };
static const char *const befores[] = { "", "'", "''", " ", "' ", "  " };

static void
test_csv_guards_each_beginning (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (befores); j++)
      {
        g_autofree char *words = g_strconcat (befores[j], signs[i], "1+1", NULL);
        g_autoptr (GString) out = g_string_new (NULL);

        fettle_csv_append_text (out, words);
        g_assert_true (g_str_has_prefix (out->str, "\"'"));
        g_assert_true (fettle_csv_is_guarded (out->str + 1, out->len - 2));
      }
}

static void
test_csv_leaves_words_alone (void)
{
  static const struct
  {
    const char *words;
    const char *cell;
  } cases[] = {
    { NULL, "" }, { "", "" }, { "Oak", "Oak" }, { "'Oak'", "'Oak'" }, { "St Mary's", "St Mary's" }, { "1-2", "1-2" },
    { "2026-11-21", "2026-11-21" }, { "say \"aye\"", "\"say \"\"aye\"\"\"" }, { "a,b", "\"a,b\"" },
    { "bell\a", "bell□" }, { "ë=", "ë=" },
    { "\r=1", "□=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      fettle_csv_append_text (out, cases[i].words);
      g_assert_cmpstr (out->str, ==, cases[i].cell);
      g_assert_false (fettle_csv_is_guarded (out->str, out->len));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/characters/every-character", test_every_character);
  g_test_add_func ("/characters/ends-of-line", test_ends_of_line);
  g_test_add_func ("/characters/stray-bytes", test_stray_bytes);
  g_test_add_func ("/characters/nothing-commands-a-terminal", test_nothing_commands_a_terminal);
  g_test_add_func ("/characters/nothing", test_nothing);
  g_test_add_func ("/csv/guards-each-beginning", test_csv_guards_each_beginning);
  g_test_add_func ("/csv/leaves-words-alone", test_csv_leaves_words_alone);
  return g_test_run ();
}
