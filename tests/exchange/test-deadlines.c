/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#include "calendar/fettle-deadlines-ics.h"
#include "fettle-test-case.h"
#include "fettle-test-store.h"

typedef struct
{
  FettleStore *store;
  FettleTestCase *made;
  char *folder;
  GFile *target;
} Lib;

static void
set_up (Lib           *lib,
        gconstpointer  data)
{
  static const char *const script[] = {
    "today 2026-11-23",
    "put intervention-case case|state=open|opened-on=2026-11-01|lead-officer=Amira Khan",
    "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15|authorised-by=Amira Khan",
    "put required-action A|notice=@N|action=Mr Brown writes a plan|by=2026-12-18",
    "put deadline D|case=@case|what=See Mr Brown about the fire|due-on=2026-12-20|owner=Amira Khan",
    NULL,
  };

  lib->store = fettle_test_store_new ();
  lib->made = fettle_test_case_new ("community", NULL, lib->store);
  fettle_test_case_run (lib->made, script);
  lib->folder = g_dir_make_tmp ("fettle-calendar-XXXXXX", NULL);
  lib->target = g_file_new_build_filename (lib->folder, "deadlines.ics", NULL);
}

static void
tear_down (Lib           *lib,
           gconstpointer  data)
{
  g_unlink (g_file_peek_path (lib->target));
  g_rmdir (lib->folder);
  g_free (lib->folder);
  g_object_unref (lib->target);
  fettle_test_case_free (lib->made);
  fettle_test_store_remove (lib->store);
  g_unsetenv ("FETTLE_TODAY");
}

static gboolean
keep (Lib *lib)
{
  g_autoptr (GError) error = NULL;
  gboolean is_written = FALSE;

  g_assert_true (fettle_deadlines_keep (lib->store, fettle_test_case_get_today (lib->made), lib->target, &is_written,
                                        &error));
  g_assert_no_error (error);
  return is_written;
}

static icalcomponent *
parse (Lib *lib)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (lib->target, NULL, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  return calendar;
}

/* The event of the record of that alias under that rule, or NULL. */
static icalcomponent *
find_event (Lib           *lib,
            icalcomponent *calendar,
            const char    *rule,
            const char    *alias)
{
  FettleRecord *record = fettle_test_case_find (lib->made, alias);
  g_autofree char *uid = g_strdup_printf ("%s:%s@fettle", rule, fettle_record_get_id (record));
  icalcomponent *event;

  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      if (g_str_equal (icalcomponent_get_uid (event), uid))
        return event;
    }
  return NULL;
}

static int
day_of (icalcomponent *event)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);

  return start.year * 10000 + start.month * 100 + start.day;
}

/* R1 and R4: the period moves by three days, and its window with it; in a calendar the same two events move. */
static void
test_moved_date_moves (Lib           *lib,
                       gconstpointer  data)
{
  icalcomponent *before, *after, *one, *other;

  g_assert_true (keep (lib));
  before = parse (lib);
  g_assert_true (fettle_test_case_put (lib->made, "warning-notice N|compliance-end=2027-01-18", NULL));
  g_assert_true (keep (lib));
  after = parse (lib);
  one = find_event (lib, before, "R1:compliance", "N");
  other = find_event (lib, after, "R1:compliance", "N");
  g_assert_cmpint (day_of (one), ==, 20270115);
  g_assert_cmpint (day_of (other), ==, 20270118);
  g_assert_cmpint (icalcomponent_get_sequence (other), >, icalcomponent_get_sequence (one));
  g_assert_cmpint (day_of (find_event (lib, before, "R4:window", "N")), ==, 20270315);
  g_assert_cmpint (day_of (find_event (lib, after, "R4:window", "N")), ==, 20270318);
  g_assert_nonnull (icalcomponent_get_first_property (other, ICAL_LASTMODIFIED_PROPERTY));
  icalcomponent_free (before);
  icalcomponent_free (after);
}

/* Nothing is written where nothing changed, and the next day is no change. */
static void
test_written_only_when_changed (Lib           *lib,
                                gconstpointer  data)
{
  g_assert_true (keep (lib));
  g_assert_false (keep (lib));
  fettle_test_case_set_today (lib->made, "2026-12-14");
  g_assert_false (keep (lib));
  g_assert_true (fettle_test_case_put (lib->made, "deadline D|done-on=2026-12-14", NULL));
  g_assert_true (keep (lib));
}

/* What is met is cancelled; what was removed from the register is gone. */
static void
test_what_is_gone (Lib           *lib,
                   gconstpointer  data)
{
  icalcomponent *calendar;

  keep (lib);
  g_assert_true (fettle_test_case_put (lib->made, "deadline D|done-on=2026-12-14", NULL));
  keep (lib);
  calendar = parse (lib);
  g_assert_cmpint (icalcomponent_get_status (find_event (lib, calendar, "promise:due-on", "D")), ==,
                   ICAL_STATUS_CANCELLED);
  g_assert_nonnull (find_event (lib, calendar, "promise:by", "A"));
  icalcomponent_free (calendar);
  g_assert_true (fettle_test_case_undo (lib->made, NULL));
  keep (lib);
  calendar = parse (lib);
  g_assert_cmpint (icalcomponent_get_status (find_event (lib, calendar, "promise:due-on", "D")), ==,
                   ICAL_STATUS_CONFIRMED);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 4);
  icalcomponent_free (calendar);
  g_assert_true (fettle_test_case_take (lib->made, "D", NULL));
  keep (lib);
  calendar = parse (lib);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 3);
  icalcomponent_free (calendar);
}

/* What was met before the first calendar was written is in no calendar; what one has shown is cancelled in every later one. */
static void
test_first_calendar_cancels_nothing (Lib           *lib,
                                     gconstpointer  data)
{
  icalcomponent *calendar;

  g_assert_true (fettle_test_case_put (lib->made, "deadline D|done-on=2026-12-14", NULL));
  keep (lib);
  calendar = parse (lib);
  g_assert_null (find_event (lib, calendar, "promise:due-on", "D"));
  g_assert_nonnull (find_event (lib, calendar, "promise:by", "A"));
  icalcomponent_free (calendar);
  g_assert_cmpint (g_unlink (g_file_peek_path (lib->target)), ==, 0);
  g_assert_true (fettle_test_case_put (lib->made, "required-action A|finding=complied", NULL));
  keep (lib);
  calendar = parse (lib);
  g_assert_null (find_event (lib, calendar, "promise:due-on", "D"));
  g_assert_cmpint (icalcomponent_get_status (find_event (lib, calendar, "promise:by", "A")), ==, ICAL_STATUS_CANCELLED);
  icalcomponent_free (calendar);
}

/* A calendar that an earlier version wrote has no list beside the register: it is itself the list. */
static void
test_calendar_without_a_list (Lib           *lib,
                              gconstpointer  data)
{
  g_autofree char *list = g_build_filename (fettle_store_get_folder (lib->store), "calendar-published", NULL);
  icalcomponent *calendar;

  keep (lib);
  g_assert_cmpint (g_unlink (list), ==, 0);
  g_assert_true (fettle_test_case_put (lib->made, "deadline D|done-on=2026-12-14", NULL));
  keep (lib);
  calendar = parse (lib);
  g_assert_cmpint (icalcomponent_get_status (find_event (lib, calendar, "promise:due-on", "D")), ==, ICAL_STATUS_CANCELLED);
  icalcomponent_free (calendar);
}

static void
test_names_nobody (Lib           *lib,
                   gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *school = g_strdup (fettle_record_get_text (fettle_test_case_get_school (lib->made), "name"));

  keep (lib);
  g_assert_true (g_file_load_contents (lib->target, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, school));
  g_assert_null (strstr (text, "Khan"));
  g_assert_null (strstr (text, "Brown"));
  g_assert_null (strstr (text, "fire"));
}

/* The folder went away: said in words, with the name of the file. */
static void
test_folder_is_gone (Lib           *lib,
                     gconstpointer  data)
{
  g_autoptr (GFile) nowhere = g_file_new_build_filename (lib->folder, "gone", "deadlines.ics", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (fettle_deadlines_keep (lib->store, fettle_test_case_get_today (lib->made), nowhere, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == FETTLE_ERROR);
  g_assert_nonnull (strstr (error->message, "deadlines.ics"));
}

#define ADD(name, test) g_test_add ("/deadlines/" name, Lib, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("moved-date-moves", test_moved_date_moves);
  ADD ("written-only-when-changed", test_written_only_when_changed);
  ADD ("what-is-gone", test_what_is_gone);
  ADD ("first-calendar-cancels-nothing", test_first_calendar_cancels_nothing);
  ADD ("calendar-without-a-list", test_calendar_without_a_list);
  ADD ("names-nobody", test_names_nobody);
  ADD ("folder-is-gone", test_folder_is_gone);
  return g_test_run ();
}
