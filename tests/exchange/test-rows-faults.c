/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows-lib.h"

#include <string.h>

#include "base/fettle-error.h"
#include "exchange-fixtures.h"
#include "fettle-test-store.h"

/* Cells that are no values, in every column of every list, in every format; and dates that nobody can be sure of. */

static const char *const error_words[] = {
  "#N/A",   "#REF!",         "#VALUE!",   "#DIV/0!", "#NAME?",     "#NULL!",  "#NUM!",     "#SPILL!", "#CALC!",   "#FIELD!",
  "#BUSY!", "#GETTING_DATA", "#BLOCKED!", "Err:508", "#CONNECT!", "Err:502", "#UNKNOWN!", "#PYTHON!", "Err:522", "#####",
};

typedef const FettleHeading *(*Headings) (guint *);

typedef struct
{
  const char *name;
  Headings headings;
  const char *must[6]; /* headings without which the list is not known */
} List;

static const List lists[] = {
  { "establishments", fettle_headings_establishments, { "URN", "EstablishmentName" } },
  { "links", fettle_headings_links, { "URN", "LinkURN", "LinkType" } },
  { "outcomes", fettle_headings_outcomes,
    { "URN", "Latest OEIF overall effectiveness", "Inspection start date of latest OEIF graded inspection" } },
  { "year-to-date", fettle_headings_year_to_date,
    { "URN", "Inspection number", "Inspection start date", "Safeguarding standards" } },
};

static const char *
plausible (const FettleHeading *heading)
{
  switch (heading->type)
    {
    case FETTLE_CELL_URN:
      return "900001";
    case FETTLE_CELL_LAESTAB:
      return "3302001";
    case FETTLE_CELL_DATE:
      return "13/09/2022";
    case FETTLE_CELL_INTEGER:
    case FETTLE_CELL_TENTHS:
      return "12";
    case FETTLE_CELL_CODE:
    case FETTLE_CELL_NUMBER:
      return "330";
    default:
      return "";
    }
}

/* Every heading of the list once, under the first of its names that no other heading has. */
static GPtrArray *
list_titles (const List *list)
{
  GPtrArray *titles = g_ptr_array_new ();
  guint n;
  const FettleHeading *headings = list->headings (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, (gpointer) headings[i].names[0]);
  for (guint i = 0; i < G_N_ELEMENTS (list->must) && list->must[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (titles, list->must[i], g_str_equal, NULL))
      g_ptr_array_add (titles, (gpointer) list->must[i]);
  return titles;
}

static char *
make_rows (const List *list,
           GPtrArray  *titles,
           guint       odd,
           const char *word,
           const char *format)
{
  GString *out = g_string_new (NULL);
  guint n;
  const FettleHeading *headings = list->headings (&n);

  for (guint row = 0; row < 2; row++)
    {
      g_string_append (out, g_str_equal (format, "CSV") ? "" : g_str_equal (format, "XLSX") ? "<row>" : "<t:table-row>");
      for (guint i = 0; i < titles->len; i++)
        {
          const char *title = g_ptr_array_index (titles, i);
          const char *value = row == 0 ? title : i == odd ? word : i < n ? plausible (&headings[i]) : "";
          gboolean is_error = row == 1 && i == odd;

          if (g_str_equal (format, "CSV"))
            g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", value);
          else if (g_str_equal (format, "XLSX"))
            g_string_append_printf (out, is_error ? "<c t=\"e\"><v>%s</v></c>" : "<c t=\"str\"><v>%s</v></c>", value);
          else
            g_string_append_printf (out, is_error ? "<t:table-cell o:value-type=\"string\" o:string-value=\"\" xmlns:c=\"c\" "
                                                    "c:value-type=\"error\"><x:p>%s</x:p></t:table-cell>"
                                                  : "<t:table-cell><x:p>%s</x:p></t:table-cell>", value);
        }
      g_string_append (out, g_str_equal (format, "CSV") ? "\n" : g_str_equal (format, "XLSX") ? "</row>" : "</t:table-row>");
    }
  return g_string_free (out, FALSE);
}

static RowsRead *
read_rows (const char *folder,
           const char *rows,
           const char *format)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (format, "CSV"))
    path = fixture_write (folder, "r.csv", rows, -1);
  else if (g_str_equal (format, "XLSX"))
    {
      text = g_strconcat ("<w>", rows, "</w>", NULL);
      path = fixture_xlsx (folder, "r.xlsx", text, NULL, NULL, FALSE);
    }
  else
    {
      text = g_strconcat ("<t:table>", rows, "</t:table>", NULL);
      path = fixture_ods (folder, "r.ods", text);
    }
  return rows_read_file (path);
}

static guint
count_unread (RowsRead   *read,
              const char *title)
{
  GPtrArray *unread = fettle_issues_get_unread (read->issues);

  for (guint i = 0; i < unread->len; i++)
    if (g_str_equal (((FettleUnread *) g_ptr_array_index (unread, i))->heading, title))
      return ((FettleUnread *) g_ptr_array_index (unread, i))->n;
  return 0;
}

static void
assert_no_value (RowsRead   *read,
                 const char *word,
                 const char *title)
{
  for (guint i = 0; i < read->records->len; i++)
    {
      GHashTableIter iter;
      gpointer field, value;

      g_hash_table_iter_init (&iter, g_ptr_array_index (read->records, i));
      while (g_hash_table_iter_next (&iter, &field, &value))
        if (strstr (value, word) != NULL)
          g_error ("“%s” in “%s” became the value of %s", word, title, (char *) field);
    }
}

/* A heading that the file has twice, under another name of it, is read once. */
static gboolean
is_read (const List *list,
         GPtrArray  *titles,
         guint       column)
{
  for (guint i = 0; i < column; i++)
    if (g_str_equal (g_ptr_array_index (titles, i), g_ptr_array_index (titles, column)))
      return FALSE;
  return TRUE;
}

static void
try_column (const char *folder,
            const List *list,
            GPtrArray  *titles,
            guint       column,
            const char *word,
            const char *format)
{
  const char *title = g_ptr_array_index (titles, column);
  g_autofree char *rows = make_rows (list, titles, column, word, format);
  g_autoptr (RowsRead) read = read_rows (folder, rows, format);

  g_assert_no_error (read->error);
  assert_no_value (read, word, title);
  if (count_unread (read, title) != 1)
    g_error ("%s: “%s” in “%s” is not told of: %u", format, word, title, count_unread (read, title));
}

/* "grade-date" is read with its grade alone, and "converted" with an ungraded inspection. */
static gboolean
stands_alone (const List *list,
              guint       column)
{
  guint n;
  const FettleHeading *headings = list->headings (&n);

  return column < n && !g_str_equal (headings[column].field, "grade-date") && !g_str_equal (headings[column].field, "name")
         && !g_str_equal (headings[column].field, "telephone-area") && !g_str_equal (headings[column].field, "la-name");
}

static void
test_error_words (void)
{
  static const char *const formats[] = { "CSV", "XLSX", "ODS" };
  char *folder = fettle_test_folder_new ();
  gboolean all = g_getenv ("FETTLE_TEST_LONG") != NULL;

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    {
      g_autoptr (GPtrArray) titles = list_titles (&lists[k]);

      for (guint column = 0; column < titles->len; column++)
        for (guint w = 0; w < G_N_ELEMENTS (error_words); w++)
          for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
            if ((all || (column + w) % G_N_ELEMENTS (error_words) == f * 7 % G_N_ELEMENTS (error_words))
                && is_read (&lists[k], titles, column) && stands_alone (&lists[k], column))
              try_column (folder, &lists[k], titles, column, error_words[w], formats[f]);
    }
  fettle_test_folder_remove (folder);
}

/* The name of a school is told with its row, which is left out; so is an error of the authority's name. */
static void
test_error_names (void)
{
  g_autoptr (RowsRead) read = rows_read_text ("URN,LA (name),EstablishmentName\n900001,#N/A,Alder\n900002,Birmingham,#REF!\n"
                                              "#VALUE!,Birmingham,Cedar\n900004,Birmingham,Ash\n");

  g_assert_cmpuint (read->records->len, ==, 2);
  g_assert_cmpstr (rows_get (read, 1, "urn"), ==, "900004");
  g_assert_cmpuint (count_unread (read, "LA (name)"), ==, 1);
  g_assert_cmpuint (count_unread (read, "EstablishmentName"), ==, 1);
  g_assert_cmpuint (count_unread (read, "URN"), ==, 1);
  g_assert_cmpuint (fettle_issues_get_n_rejected (read->issues), ==, 2);
  g_assert_cmpuint (fettle_issues_get_n_stray (read->issues), ==, 1);
}

/* A school of which nobody can tell the authority is told of; one that has none says so. */
static void
test_stray_schools (void)
{
  static const struct
  {
    const char *code;
    const char *name;
    const char *la;
    guint n_stray;
  } all[] = {
    { "330", "Birmingham", "330", 0 },  { "#N/A", "Birmingham", "330", 0 }, { "", "Birmingham", "330", 0 },
    { "Birmingham", "", "330", 0 },     { "330.0", "", "330", 0 },          { "#N/A", "", NULL, 1 },
    { "", "", NULL, 1 },                { "somewhere", "", NULL, 1 },       { "#N/A", "#N/A", NULL, 1 },
    { "000", "Does not apply", NULL, 0 }, { "Not applicable", "", NULL, 0 }, { "33033", "", NULL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = g_strdup_printf ("URN,LA (code),LA (name),EstablishmentName\n900001,%s,%s,Alder\n", all[i].code,
                                               all[i].name);
      g_autoptr (RowsRead) read = rows_read_text (text);

      g_assert_cmpuint (read->records->len, ==, 1);
      g_assert_cmpstr (rows_get (read, 0, "la-code"), ==, all[i].la);
      g_assert_cmpuint (fettle_issues_get_n_stray (read->issues), ==, all[i].n_stray);
    }
}

static gboolean
is_needed (const FettleHeading *heading)
{
  return g_str_equal (heading->field, "start")
         && (g_strcmp0 (heading->part, "full") == 0 || g_strcmp0 (heading->part, "year-to-date") == 0);
}

/* Every date column of every list: month first as a whole. */
static void
test_month_first (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    {
      g_autoptr (GPtrArray) titles = list_titles (&lists[k]);
      guint n;
      const FettleHeading *headings = lists[k].headings (&n);

      for (guint column = 0; column < n; column++)
        {
          g_autofree char *first = NULL, *second = NULL, *text = NULL;
          g_autoptr (RowsRead) read = NULL;
          char *row;

          if (headings[column].type != FETTLE_CELL_DATE || !is_read (&lists[k], titles, column)
              || g_str_equal (headings[column].field, "grade-date") || !stands_alone (&lists[k], column))
            continue;
          first = make_rows (&lists[k], titles, column, "9/13/2010", "CSV");
          second = make_rows (&lists[k], titles, column, "04/01/2014", "CSV");
          row = strchr (second, '\n') + 1;
          memcpy (strstr (row, "900001"), "900002", 6);
          text = g_strconcat (first, row, NULL);
          read = rows_read_text (text);
          if (is_needed (&headings[column]))
            {
              g_assert_error (read->error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
              g_assert_nonnull (strstr (read->error->message, "9/13/2010"));
              continue;
            }
          g_assert_no_error (read->error);
          assert_no_value (read, "2014", headings[column].names[0]);
          assert_no_value (read, "2010", headings[column].names[0]);
          g_assert_cmpuint (fettle_issues_get_notes (read->issues)->len, >=, 1);
          g_assert_nonnull (strstr (g_ptr_array_index (fettle_issues_get_notes (read->issues), 0), headings[column].names[0]));
          g_assert_cmpuint (count_unread (read, headings[column].names[0]), ==, 0);
        }
    }
}

static void
test_month_first_kinds (void)
{
  static const struct
  {
    const char *dates[3];
    gboolean held;
    const char *third;
    guint n_unread;
  } all[] = {
    { { "09/13/2010", "04/01/2014", "12/31/2015" }, TRUE, NULL, 0 },
    { { "09-13-2010", "04-01-2014", "12-31-2015" }, TRUE, NULL, 0 },
    { { "9/13/2010 0:00", "4/1/2014 0:00", "4/1/2014 0:00" }, TRUE, NULL, 0 },
    { { "9/13/2010 12:00:00 AM", "4/1/2014 12:00:00 AM", "" }, TRUE, NULL, 0 },
    { { "9/13/10", "4/1/14", "5/5/15" }, TRUE, NULL, 0 },
    /* One that can only be day first: the other is a slip. */
    { { "09/13/2010", "13/01/2014", "01/04/2014" }, FALSE, "2014-04-01", 1 },
    { { "31/13/2010", "45/45/2014", "01/04/2014" }, FALSE, "2014-04-01", 2 },
    { { "01/04/2014", "02/04/2014", "03/04/2014" }, FALSE, "2014-04-03", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = g_strdup_printf ("URN,EstablishmentName,OpenDate\n900001,A,%s\n900002,B,%s\n900003,C,%s\n",
                                               all[i].dates[0], all[i].dates[1], all[i].dates[2]);
      g_autoptr (RowsRead) read = rows_read_text (text);

      g_assert_no_error (read->error);
      g_assert_cmpuint (read->records->len, ==, 3);
      g_assert_cmpstr (rows_get (read, 2, "open-date"), ==, all[i].third);
      g_assert_cmpuint (fettle_issues_get_notes (read->issues)->len, ==, all[i].held);
      g_assert_cmpuint (count_unread (read, "OpenDate"), ==, all[i].n_unread);
      g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, all[i].n_unread + all[i].held);
    }
}

/* The same program wrote the other columns: those that may be either are not taken, those that are day first are. */
static void
test_month_first_neighbours (void)
{
  g_autoptr (RowsRead) read =
      rows_read_text ("URN,EstablishmentName,OpenDate,CloseDate,CensusDate,LastChangedDate\n"
                      "900001,A,09/13/2010,05/06/2024,20/01/2022,2024-06-05\n");

  g_assert_null (rows_get (read, 0, "open-date"));
  g_assert_null (rows_get (read, 0, "close-date"));
  g_assert_cmpstr (rows_get (read, 0, "census-date"), ==, "2022-01-20");
  g_assert_cmpstr (rows_get (read, 0, "last-changed"), ==, "2024-06-05");
  g_assert_cmpuint (fettle_issues_get_notes (read->issues)->len, ==, 1);
}

#define LATEST                                                                                                         \
  "URN,Inspection number of latest graded inspection,Inspection start date,Overall effectiveness,"                    \
  "Previous inspection number,Previous inspection start date,Previous graded inspection overall effectiveness,"       \
  "Latest ungraded inspection number since last graded inspection,Date of latest ungraded inspection\n"

/* Never is an older inspection the latest one because the date of a newer one was not understood. */
static void
test_undated_in_latest (void)
{
  static const struct
  {
    const char *row;
    guint n_records;
  } all[] = {
    { "900001,1,13/09/2022,2,2,12/05/2017,3,NULL,NULL", 2 },
    { "900001,1,31/02/2022,2,2,12/05/2017,3,NULL,NULL", 0 },
    { "900001,1,#N/A,2,2,12/05/2017,3,NULL,NULL", 0 },
    { "900001,1,,2,2,12/05/2017,3,NULL,NULL", 0 },
    { "900001,NULL,soon,NULL,2,12/05/2017,3,NULL,NULL", 0 },
    /* A search that found none is none. */
    { "900001,#N/A,#N/A,#N/A,2,12/05/2017,3,NULL,NULL", 1 },
    { "900001,NULL,NULL,NULL,2,12/05/2017,3,NULL,NULL", 1 },
    /* The one before is no later than the latest. */
    { "900001,1,13/09/2022,2,2,soon,3,NULL,NULL", 1 },
    { "900001,1,13/09/2022,2,NULL,NULL,NULL,9,soon", 0 },
    { "900001,1,13/09/2022,2,NULL,NULL,NULL,9,14/10/2024", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = g_strconcat (LATEST, all[i].row, "\n900002,7,14/09/2022,2,NULL,NULL,NULL,NULL,NULL\n", NULL);
      g_autoptr (RowsRead) read = rows_read_text (text);

      g_assert_no_error (read->error);
      g_assert_cmpuint (read->records->len, ==, all[i].n_records + 1);
      g_assert_cmpuint (fettle_issues_get_notes (read->issues)->len, ==, all[i].n_records == 0);
      g_assert_cmpuint (fettle_issues_get_n_rejected (read->issues), ==, all[i].n_records == 0);
    }
}

static void
test_undated_in_year (void)
{
  g_autoptr (RowsRead) read = rows_read_text (
      "URN,Inspection number,Inspection start date,Overall effectiveness\n"
      "900001,1,13/09/2022,2\n900002,2,14/09/2022,2\n900001,3,the 15th,4\n900001,4,16/09/2022,2\n900003,5,#N/A,1\n");

  g_assert_no_error (read->error);
  g_assert_cmpuint (read->records->len, ==, 1);
  g_assert_cmpstr (rows_get (read, 0, "urn"), ==, "900002");
  g_assert_cmpuint (fettle_issues_get_n_rejected (read->issues), ==, 4);
  g_assert_cmpuint (fettle_issues_get_notes (read->issues)->len, ==, 1);
  g_assert_cmpuint (count_unread (read, "Inspection start date"), ==, 2);
}

/* Whose inspection it was must not be guessed either. */
static void
test_strange_school (void)
{
  g_autoptr (RowsRead) read = rows_read_text (
      "URN,Inspection number of latest graded inspection,Inspection start date,Overall effectiveness,"
      "URN at time of latest graded inspection\n900001,1,13/09/2022,2,#REF!\n900002,1,13/09/2022,2,900009\n");

  g_assert_cmpuint (read->records->len, ==, 1);
  g_assert_cmpstr (rows_get (read, 0, "predecessor"), ==, "1");
  g_assert_cmpuint (fettle_issues_get_n_rejected (read->issues), ==, 1);
}

/* The delimiter is the one with which the headings are found, whatever stands above them. */
static void
test_delimiters (void)
{
  static const char delimiters[] = ",;\t|";

  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 4; j++)
      {
        g_autofree char *text = g_strdup ("Schools of A~ B~ C~ D~ E~ F~ G~ H\n\nURN@LA (code)@EstablishmentName\n"
                                          "900001@330@\"Alder; Ash, Oak|Elm\"\n");
        g_autoptr (RowsRead) read = NULL;

        g_strdelimit (text, "~", delimiters[j]);
        g_strdelimit (text, "@", delimiters[i]);
        read = rows_read_text (text);
        g_assert_no_error (read->error);
        g_assert_cmpstr (rows_get (read, 0, "name"), ==, "Alder; Ash, Oak|Elm");
        g_assert_cmpstr (rows_get (read, 0, "la-code"), ==, "330");
      }
}

/* ="0123" is how a CSV tells Excel to keep a zero; a formula in a CSV is text like any other. */
static void
test_kept_zeros (void)
{
  g_autoptr (RowsRead) read = rows_read_text ("URN,LA (code),EstablishmentNumber,EstablishmentName\n"
                                              "\"=\"\"900001\"\"\",\"=\"\"330\"\"\",\"=\"\"0012\"\"\",=A1\n");

  g_assert_cmpstr (rows_get (read, 0, "urn"), ==, "900001");
  g_assert_cmpstr (rows_get (read, 0, "laestab"), ==, "3300012");
  g_assert_cmpstr (rows_get (read, 0, "name"), ==, "=A1");
}

/* What is kept of a cell for the list of issues is short, and whole characters. */
static void
test_long_values (void)
{
  g_autofree char *word = g_strnfill (500000, 'x');
  g_autofree char *text = NULL;
  g_autoptr (RowsRead) read = NULL;
  const char *value;

  for (guint i = 0; i + 1 < 400; i += 2)
    memcpy (word + i, "é", 2);
  text = g_strdup_printf ("URN,EstablishmentName,OpenDate\n900001,A,%s\n", word);
  read = rows_read_text (text);
  value = ((FettleImportIssue *) g_ptr_array_index (fettle_issues_get_list (read->issues), 0))->value;
  g_assert_cmpuint (strlen (value), <, 250);
  g_assert_true (g_utf8_validate (value, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-faults/error-words", test_error_words);
  g_test_add_func ("/rows-faults/error-names", test_error_names);
  g_test_add_func ("/rows-faults/stray-schools", test_stray_schools);
  g_test_add_func ("/rows-faults/month-first", test_month_first);
  g_test_add_func ("/rows-faults/month-first-kinds", test_month_first_kinds);
  g_test_add_func ("/rows-faults/month-first-neighbours", test_month_first_neighbours);
  g_test_add_func ("/rows-faults/undated-in-latest", test_undated_in_latest);
  g_test_add_func ("/rows-faults/undated-in-year", test_undated_in_year);
  g_test_add_func ("/rows-faults/strange-school", test_strange_school);
  g_test_add_func ("/rows-faults/delimiters", test_delimiters);
  g_test_add_func ("/rows-faults/kept-zeros", test_kept_zeros);
  g_test_add_func ("/rows-faults/long-values", test_long_values);
  return g_test_run ();
}
