/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-swap-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/fettle-file.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-register-private.h"

/*
 * The plan says under which name the old register is kept. Its logs go there first: beside another register they would be played into
 * it. Then the register gets that name too, and keeps its own; and the new one is renamed over it in one step. Up to that step all can
 * be taken back, after it there is nothing to take back.
 */

#define PLAN_FILE "plan"
#define GROUP "swap"

static const char *const logs[] = { "-wal", "-shm", "-journal" };

typedef struct
{
  char *folder;
  char *workplace;
  char *stamp;      /* of the names under which the old files are kept */
  gboolean has_new; /* whether a new register comes, or the place is only cleared */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_free (plan->folder);
  g_free (plan->workplace);
  g_free (plan->stamp);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static char *
old_path (const Plan *plan,
          const char *file,
          const char *suffix)
{
  g_autofree char *name = g_strconcat (file, suffix, NULL);

  return g_build_filename (plan->folder, name, NULL);
}

/* "register.db.set-aside-20261121T204500Z", and its logs after that. */
static char *
kept_path (const Plan *plan,
           const char *file,
           const char *suffix)
{
  g_autofree char *name = g_strconcat (file, ".set-aside-", plan->stamp, suffix, NULL);

  return g_build_filename (plan->folder, name, NULL);
}

static char *
new_path (const Plan *plan,
          const char *file)
{
  return g_build_filename (plan->workplace, file, NULL);
}

static gboolean
exists (const char *path)
{
  return access (path, F_OK) == 0;
}

static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Where there is nothing of that name there is nothing to do. */
static gboolean
move (const char  *from,
      const char  *to,
      GError     **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  fettle_file_set_error (error, errno, from);
  return FALSE;
}

/* A second name for the old file, so that its place is never empty. Some file systems (those of sticks) know no second names. */
static gboolean
keep (const char  *from,
      const char  *to,
      GError     **error)
{
  if (link (from, to) == 0 || errno == ENOENT)
    return TRUE;
  return move (from, to, error);
}

static gboolean
write_plan (const Plan  *plan,
            GError     **error)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = new_path (plan, PLAN_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  char *text;
  gsize size;

  g_key_file_set_string (keys, GROUP, "stamp", plan->stamp);
  g_key_file_set_boolean (keys, GROUP, "has-new", plan->has_new);
  text = g_key_file_to_data (keys, &size, NULL);
  bytes = g_bytes_new_take (text, size);
  return fettle_file_write_beside (file, bytes, NULL, error);
}

static gboolean
read_plan (Plan       *plan,
           const char *folder,
           const char *workplace)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = g_build_filename (workplace, PLAN_FILE, NULL);

  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  plan->folder = g_strdup (folder);
  plan->workplace = g_strdup (workplace);
  plan->stamp = g_key_file_get_string (keys, GROUP, "stamp", NULL);
  plan->has_new = g_key_file_get_boolean (keys, GROUP, "has-new", NULL);
  return plan->stamp != NULL;
}

static gboolean
is_free (const Plan *plan)
{
  static const char *const files[] = { FETTLE_REGISTER_FILE, FETTLE_REFERENCE_FILE };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *kept = kept_path (plan, files[i], NULL);
      g_autofree char *log = kept_path (plan, files[i], "-wal");

      if (exists (kept) || exists (log))
        return FALSE;
    }
  return TRUE;
}

static void
choose_stamp (Plan *plan)
{
  g_autofree char *stamp = fettle_backup_stamp ();

  plan->stamp = g_strdup (stamp);
  for (guint i = 2; !is_free (plan); i++)
    {
      g_free (plan->stamp);
      plan->stamp = g_strdup_printf ("%s-%u", stamp, i);
    }
}

static gboolean
move_logs (const Plan  *plan,
           GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *from = old_path (plan, FETTLE_REGISTER_FILE, logs[i]);
      g_autofree char *to = kept_path (plan, FETTLE_REGISTER_FILE, logs[i]);

      if (!move (from, to, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
place (const Plan  *plan,
       const char  *file,
       GError     **error)
{
  g_autofree char *at = old_path (plan, file, NULL);
  g_autofree char *kept = kept_path (plan, file, NULL);
  g_autofree char *from = new_path (plan, file);

  return keep (at, kept, error) && move (from, at, error);
}

/* The public data comes after the register: it can be imported again. */
static gboolean
place_reference (const Plan  *plan,
                 GError     **error)
{
  g_autofree char *from = new_path (plan, FETTLE_REFERENCE_FILE);

  return !exists (from) || place (plan, FETTLE_REFERENCE_FILE, error);
}

static gboolean
place_register (const Plan  *plan,
                GError     **error)
{
  g_autofree char *at = old_path (plan, FETTLE_REGISTER_FILE, NULL);
  g_autofree char *kept = kept_path (plan, FETTLE_REGISTER_FILE, NULL);
  gboolean placed = plan->has_new ? place (plan, FETTLE_REGISTER_FILE, error) : move (at, kept, error);

  sync_folder (plan->folder);
  return placed;
}

static gboolean
take_back (const Plan  *plan,
           GError     **error)
{
  g_autofree char *at = old_path (plan, FETTLE_REGISTER_FILE, NULL);
  g_autofree char *kept = kept_path (plan, FETTLE_REGISTER_FILE, NULL);

  if (exists (at))
    g_unlink (kept);
  else if (!move (kept, at, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = old_path (plan, FETTLE_REGISTER_FILE, logs[i]);
      g_autofree char *kept_log = kept_path (plan, FETTLE_REGISTER_FILE, logs[i]);

      if (!move (kept_log, log, error))
        return FALSE;
    }
  sync_folder (plan->folder);
  return TRUE;
}

/* The new register is gone from the workplace exactly where it is in its place; a place that is only cleared is then empty. */
static gboolean
is_done (const Plan *plan)
{
  g_autofree char *from = new_path (plan, FETTLE_REGISTER_FILE);
  g_autofree char *at = old_path (plan, FETTLE_REGISTER_FILE, NULL);

  return plan->has_new ? !exists (from) : !exists (at);
}

/* Whatever there is of the old register: the file, or where that was missing, its log. */
static char *
find_kept (const Plan *plan)
{
  g_autofree char *kept = kept_path (plan, FETTLE_REGISTER_FILE, NULL);
  g_autofree char *log = kept_path (plan, FETTLE_REGISTER_FILE, "-wal");

  if (exists (kept))
    return g_steal_pointer (&kept);
  return exists (log) ? g_steal_pointer (&log) : NULL;
}

static gboolean
recover (const char  *folder,
         const char  *workplace,
         GPtrArray   *notices,
         GError     **error)
{
  g_auto(Plan) plan = { 0 };
  g_autofree char *kept = NULL;

  if (!read_plan (&plan, folder, workplace))
    return TRUE;
  if (!is_done (&plan))
    {
      if (!take_back (&plan, error))
        return FALSE;
      g_ptr_array_add (notices, g_strdup (_("Fettle was ended while it put another register in place. The register is as it was before.")));
    }
  else if (plan.has_new)
    {
      if (!place_reference (&plan, error))
        return FALSE;
      kept = find_kept (&plan);
      /* Translators: %s is a file */
      g_ptr_array_add (notices, kept ? g_strdup_printf (_("Fettle was ended just after it restored a backup. The backup is in place; what "
                                                          "was there before is kept in %s."), kept)
                                     : g_strdup (_("Fettle was ended just after it restored a backup. The backup is in place.")));
    }
  fettle_swap_discard (workplace);
  return TRUE;
}

/**
 * fettle_swap_make_workplace:
 * @folder: a data folder that is there
 * @error: (nullable): why not
 *
 * Makes a private folder in which a new register is prepared, on the same file system as the place that it is to take.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
fettle_swap_make_workplace (const char  *folder,
                            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_RESTORING_PREFIX "XXXXXX", NULL);

  if (g_mkdtemp_full (path, 0700) != NULL)
    return g_steal_pointer (&path);
  fettle_file_set_error (error, errno, folder);
  return NULL;
}

/**
 * fettle_swap_run:
 * @folder: a data folder, held alone
 * @workplace: a workplace of it: with a whole register.db that takes the place of the present one, and perhaps a reference.db; or
 *   without, and the present one is only set aside
 * @aside: (out) (transfer full) (nullable): where the old register lies; NULL where there was none
 * @error: (nullable): why not; then the present register is in its place, with its log
 *
 * Changes places. A kill at any moment leaves the old register or the new one in its place.
 *
 * Returns: whether it is done
 */
gboolean
fettle_swap_run (const char  *folder,
                 const char  *workplace,
                 char       **aside,
                 GError     **error)
{
  g_auto(Plan) plan = { g_strdup (folder), g_strdup (workplace) };
  g_autofree char *from = new_path (&plan, FETTLE_REGISTER_FILE);

  *aside = NULL;
  plan.has_new = exists (from);
  choose_stamp (&plan);
  if (!write_plan (&plan, error))
    return FALSE;
  if (!move_logs (&plan, error) || !place_register (&plan, error))
    {
      take_back (&plan, NULL);
      return FALSE;
    }
  *aside = find_kept (&plan);
  /* From here on it is done: what could not follow now follows by the plan at the next start. */
  if (place_reference (&plan, NULL))
    fettle_swap_discard (workplace);
  return TRUE;
}

/**
 * fettle_swap_recover:
 * @folder: a data folder, held alone
 * @notices: (element-type utf8): takes a sentence where something was put right
 * @error: (nullable): why not
 *
 * Takes back, or ends, what a kill left half done.
 *
 * Returns: whether nothing is half done now
 */
gboolean
fettle_swap_recover (const char  *folder,
                     GPtrArray   *notices,
                     GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *workplace = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, FETTLE_RESTORING_PREFIX) && !recover (folder, workplace, notices, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_swap_discard:
 * @workplace: (nullable): a workplace
 *
 * Takes it away with what is left in it. Its plan goes first: without one, whoever finds the rest takes it for leftovers.
 */
void
fettle_swap_discard (const char *workplace)
{
  g_autoptr(GDir) dir = workplace ? g_dir_open (workplace, 0, NULL) : NULL;
  g_autofree char *plan = NULL;
  const char *name;

  if (dir == NULL)
    return;
  plan = g_build_filename (workplace, PLAN_FILE, NULL);
  g_unlink (plan);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (workplace, name, NULL);

      g_unlink (path);
    }
  g_rmdir (workplace);
}
