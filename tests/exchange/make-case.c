/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-lib.h"

#include "store/fettle-store.h"

/* Makes a register of one complete case and prints its folder, which is the caller's to remove. */
int
main (int    argc,
      char **argv)
{
  CaseLib lib = case_lib_new ();

  case_lib_complete (&lib);
  g_print ("%s\n", fettle_store_get_folder (lib.store));
  fettle_store_close (lib.store);
  return 0;
}
