/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * Loaded before a program: ends it, as a power cut would, just before the file system is changed for the Nth time by renaming, linking or
 * removing, where N is FETTLE_FAULT_AT. When the program ends by itself, how often it was changed is written to the file FETTLE_FAULT_COUNT.
 */

static int n_calls;

static void __attribute__ ((destructor))
write_count (void)
{
  const char *path = getenv ("FETTLE_FAULT_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%d", n_calls);
  fclose (file);
}

static int
may_go_on (void)
{
  const char *at = getenv ("FETTLE_FAULT_AT");
  int n = __atomic_add_fetch (&n_calls, 1, __ATOMIC_SEQ_CST);

  if (at != NULL && n == atoi (at))
    kill (getpid (), SIGKILL);
  return 1;
}

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

int
rename (const char *from,
        const char *to)
{
  return may_go_on () ? NEXT (rename) (from, to) : -1;
}

int
renameat (int         from_folder,
          const char *from,
          int         to_folder,
          const char *to)
{
  return may_go_on () ? NEXT (renameat) (from_folder, from, to_folder, to) : -1;
}

int
link (const char *from,
      const char *to)
{
  return may_go_on () ? NEXT (link) (from, to) : -1;
}

int
unlink (const char *path)
{
  return may_go_on () ? NEXT (unlink) (path) : -1;
}

int
rmdir (const char *path)
{
  return may_go_on () ? NEXT (rmdir) (path) : -1;
}

int
remove (const char *path)
{
  return may_go_on () ? NEXT (remove) (path) : -1;
}
