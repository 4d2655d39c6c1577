/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/start/fettle-sample.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/fettle-id.h"
#include "exchange/fettle-demo.h"
#include "exchange/fettle-import.h"

static gboolean
set_authority (FettleStore   *store,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree char *id = fettle_id_from_name (FETTLE_DEMO_AUTHORITY);
  g_autoptr (FettleRecord) record = fettle_record_new (fettle_kind_get ("authority"), id);
  g_autoptr (FettleBatch) batch = fettle_batch_new (_("Set up the sample borough"));

  fettle_record_set_text (record, "code", FETTLE_DEMO_AUTHORITY);
  fettle_record_set_text (record, "name", FETTLE_DEMO_AUTHORITY_NAME);
  fettle_record_set_text (record, "region", FETTLE_DEMO_REGION);
  fettle_batch_put (batch, record, NULL);
  return fettle_store_apply (store, batch, NULL, cancellable, error);
}

static void
remove_folder (const char  *folder,
               char       **paths)
{
  for (guint i = 0; paths && paths[i]; i++)
    g_unlink (paths[i]);
  g_rmdir (folder);
}

/**
 * fettle_sample_load:
 * @store: an empty register
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Writes the files of the invented sample borough and imports them through the ordinary doors. Call it in a worker thread.
 *
 * Returns: whether the sample is in the register
 */
gboolean
fettle_sample_load (FettleStore         *store,
                    FettleProgressFunc   progress,
                    gpointer             user_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autofree char *folder = g_dir_make_tmp ("fettle-sample-XXXXXX", error);
  g_autoptr (FettleImport) import = NULL;
  g_auto (GStrv) paths = NULL;
  gboolean ok;

  if (!folder)
    return FALSE;

  ok = fettle_demo_write_files (folder, 1, FETTLE_DEMO_SCHOOLS, error) && set_authority (store, cancellable, error);
  if (ok)
    {
      paths = fettle_demo_list_files (folder);
      import = fettle_import_new (store);
      ok = fettle_import_read (import, (const char *const *) paths, progress, user_data, cancellable, error) &&
           fettle_import_apply (import, NULL, progress, user_data, cancellable, error);
    }
  remove_folder (folder, paths);
  return ok;
}
