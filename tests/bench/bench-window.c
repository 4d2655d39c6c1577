/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The first frame and the memory of the window over 24,000 tracked schools, against an empty Adwaita window on the same screen.
 * Each is a process of its own, started several times and by turns; the median counts. Run it through tests/lib/with-display.
 */
#include "fettle-test-schools.h"

#include <time.h>
#include <unistd.h>

#include "fettle-resources.h"
#include "ui/fettle-application.h"
#include "ui/fettle-window.h"
#include "ui/schools/fettle-schools-page.h"

#define N_SCHOOLS 24000
#define N_RUNS 9
#define FIRST_FRAME_FLOOR 1.5
#define MEMORY_FLOOR_MB 40.0

static gint64 started;
static guint n_frames;

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL);
  line = text ? strstr (text, "\nPss:") : NULL;
  return line ? g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024 : 0;
}

static double
processor_ms (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

static gboolean
settled_cb (gpointer user_data)
{
  g_print ("memory %.1f\n", resident_mb ());
  exit (0);
}

static gboolean
list_tick_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  FettleSection *page = fettle_window_get_section (FETTLE_WINDOW (widget), "schools");

  if (!page || g_strcmp0 (fettle_schools_page_get_state (FETTLE_SCHOOLS_PAGE (page)), "list") != 0)
    return G_SOURCE_CONTINUE;
  g_print ("list %.1f\n", (g_get_monotonic_time () - started) / 1000.0);
  return G_SOURCE_REMOVE;
}

/* The second tick comes when the first frame has been drawn. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  if (++n_frames < 2)
    return G_SOURCE_CONTINUE;
  g_print ("frame %.1f\n", (g_get_monotonic_time () - started) / 1000.0);
  g_print ("processor %.1f\n", processor_ms ());
  g_timeout_add (2000, settled_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *application,
             const char   *folder)
{
  GtkWindow *window;

  if (folder)
    {
      FettleStore *store = fettle_store_open (folder, FETTLE_STORE_NO_DAILY_BACKUP, NULL);

      window = GTK_WINDOW (fettle_window_new (GTK_APPLICATION (application)));
      fettle_window_set_session (FETTLE_WINDOW (window), fettle_session_new (store, fettle_date_new (2026, 11, 21)));
    }
  else
    {
      window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application, "default-width", 1200,
                             "default-height", 720, "content", adw_header_bar_new (), NULL);
    }
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, NULL, NULL);
  if (folder)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), list_tick_cb, NULL, NULL);
  gtk_window_present (window);
}

static int
run_child (const char *folder)
{
  AdwApplication *application;

  started = g_get_monotonic_time ();
  g_resources_register (fettle_get_resource ());
  application = adw_application_new ("io.github.fettle_app.Bench", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), (gpointer) folder);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* What the runs of one window took. */
typedef struct
{
  double frames[N_RUNS];
  double processors[N_RUNS];
  double lists[N_RUNS];
  double memories[N_RUNS];
} Runs;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof (double), compare_doubles);
  return values[N_RUNS / 2];
}

static double
read_figure (const char *out,
             const char *name)
{
  const char *place = strstr (out, name);

  return place ? g_ascii_strtod (place + strlen (name), NULL) : 0;
}

static void
measure (const char *program,
         const char *folder,
         Runs       *runs,
         guint       i)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child", folder, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  runs->frames[i] = read_figure (out, "frame ");
  runs->processors[i] = read_figure (out, "processor ");
  runs->lists[i] = read_figure (out, "list ");
  runs->memories[i] = read_figure (out, "memory ");
}

static char *
make_folder (void)
{
  char *folder = fettle_test_folder_new ();
  FettleStore *store = fettle_test_store_open (folder);
  g_autoptr (FettleRecord) authority = fettle_test_record ("authority", NULL, "code", "399", "name", "Kelderwick", NULL);

  fettle_test_put (store, "Set up", authority, NULL);
  fettle_test_fill_schools (store, N_SCHOOLS);
  fettle_store_close (store);
  g_object_unref (store);
  return folder;
}

int
main (int   argc,
      char *argv[])
{
  Runs empty_runs = { 0 }, runs = { 0 };
  double ratio, over;
  char *folder;

  if (argc == 3)
    return run_child (*argv[2] ? argv[2] : NULL);

  folder = make_folder ();
  sync (); /* what this and the other benchmarks wrote must not be on its way to the disk while the clock runs */
  for (guint i = 0; i < N_RUNS; i++)
    {
      measure (argv[0], "", &empty_runs, i);
      measure (argv[0], folder, &runs, i);
    }
  ratio = median (runs.frames) / median (empty_runs.frames);
  over = median (runs.memories) - median (empty_runs.memories);
  g_print ("first frame, %d tracked schools: %.0f ms; empty Adwaita window: %.0f ms; ratio %.2f (floor %.1f)\n", N_SCHOOLS,
           median (runs.frames), median (empty_runs.frames), ratio, FIRST_FRAME_FLOOR);
  g_print ("processor time until then: %.0f ms; empty: %.0f ms; ratio %.2f\n", median (runs.processors),
           median (empty_runs.processors), median (runs.processors) / median (empty_runs.processors));
  g_print ("the list of schools is on screen after %.0f ms\n", median (runs.lists));
  g_print ("memory two seconds later: %.1f MB; empty: %.1f MB; %.1f MB over (floor %.0f)\n", median (runs.memories),
           median (empty_runs.memories), over, MEMORY_FLOOR_MB);
  fettle_test_folder_remove (folder);
  return ratio <= FIRST_FRAME_FLOOR && over <= MEMORY_FLOOR_MB ? 0 : 1;
}
