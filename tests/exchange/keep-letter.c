/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters/fettle-case-letter.h"

static void
end_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("fettle-cli: %s\n", error->message);
  exit (1);
}

/* FOLDER LETTER RECORD: writes the letter of the record and keeps it as sent, as the window does. */
int
main (int    argc,
      char **argv)
{
  GError *error = NULL;
  FettleDate today = fettle_date_parse_iso ("2026-11-21");
  const FettleLetter *letter = fettle_letter_get (argv[2]);
  g_autoptr (FettleStore) store = fettle_store_open (argv[1], FETTLE_STORE_DEFAULT, &error);
  g_autoptr (FettleOdt) odt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FettleBatch) batch = NULL;

  end_on (error);
  odt = fettle_case_letter_make (store, letter, argv[3], today, NULL, &error);
  end_on (error);
  bytes = fettle_odt_to_bytes (odt, &error);
  end_on (error);
  batch = fettle_case_letter_keep (store, letter, argv[3], bytes, "letter.odt", today, &error);
  end_on (error);
  fettle_store_apply (store, batch, NULL, NULL, &error);
  end_on (error);
  fettle_store_close (store);
  return 0;
}
