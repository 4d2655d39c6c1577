/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-door-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "model/fettle-leave.h"
#include "store/fettle-log-private.h"
#include "store/sqlite/fettle-table-private.h"

static gboolean
check_target (FettleSql          *sql,
              FettleRecord       *record,
              const FettleField  *field,
              const char         *target,
              GError            **error)
{
  const FettleKind *kind = fettle_kind_get (field->of);
  g_autofree char *text = g_strdup_printf ("SELECT count (*) FROM %s WHERE id = ?1 AND deleted = 0", kind->table);
  g_autofree char *title = NULL;
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error, text, "s", target))
    return FALSE;
  if (n > 0)
    return TRUE;
  title = fettle_leave_title (record, FETTLE_AUDIENCE_OFFICER, TRUE);
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT,
               /* Translators: %1$s is a kind of record, %2$s its name, %3$s the kind of record it belongs to */
               _("The %1$s “%2$s” cannot be kept: the %3$s it belongs to is not in the register. Nothing was changed."),
               _(fettle_record_get_kind (record)->label), title, _(kind->label));
  return FALSE;
}

static gboolean
check_nothing_hangs_on (FettleSql          *sql,
                        FettleRecord       *record,
                        const FettleKind   *kind,
                        const FettleField  *field,
                        GError            **error)
{
  g_autofree char *column = fettle_field_column (field);
  g_autofree char *text = g_strdup_printf ("SELECT id FROM %s WHERE \"%s\" = ?1 AND deleted = 0 LIMIT 1", kind->table, column);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *child_title = NULL;
  g_autoptr(FettleRecord) child = NULL;

  if (!fettle_sql_get_text (sql, &id, error, text, "s", fettle_record_get_id (record)))
    return FALSE;
  if (id == NULL)
    return TRUE;
  if (!fettle_table_get (sql, kind, id, &child, NULL, error))
    return FALSE;
  title = fettle_leave_title (record, FETTLE_AUDIENCE_OFFICER, TRUE);
  child_title = fettle_leave_title (child, FETTLE_AUDIENCE_OFFICER, TRUE);
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT,
               /* Translators: %1$s and %3$s are kinds of record, %2$s and %4$s their names */
               _("The %1$s “%2$s” cannot be taken away: the %3$s “%4$s” belongs to it. Nothing was changed."),
               _(fettle_record_get_kind (record)->label), title, _(kind->label), child_title);
  return FALSE;
}

/**
 * fettle_links_check:
 * @sql: the writing connection, at the end of a batch
 * @record: a record of the batch
 * @deleted: whether the batch removed it
 * @error: (nullable): %FETTLE_ERROR_CONFLICT in words
 *
 * Foreign keys only know that a row is there; a removed row is there too. So: a record that stands must not link to a
 * removed one, and nothing that stands may link to a removed record.
 *
 * Returns: whether that holds
 */
gboolean
fettle_links_check (FettleSql     *sql,
                    FettleRecord  *record,
                    gboolean       deleted,
                    GError       **error)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  for (guint i = 0; !deleted && i < kind->n_fields; i++)
    {
      const char *target = fettle_record_get_nth (record, i);

      if (kind->fields[i].type == FETTLE_FIELD_LINK && target != NULL
          && !check_target (sql, record, &kind->fields[i], target, error))
        return FALSE;
    }
  for (guint i = 0; deleted && i < n_kinds; i++)
    {
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const FettleField *field = &kinds[i]->fields[j];

          if (field->type == FETTLE_FIELD_LINK && g_str_equal (field->of, kind->name)
              && !check_nothing_hangs_on (sql, record, kinds[i], field, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * fettle_conflict_error:
 * @sql: a connection
 * @record: the record as it is in the register
 * @field: (nullable): the field that differs from what was believed; NULL for the record as a whole
 *
 * Says who changed it last, when, and in which step.
 *
 * Returns: (transfer full): %FETTLE_ERROR_CONFLICT
 */
GError *
fettle_conflict_error (FettleSql         *sql,
                       FettleRecord      *record,
                       const FettleField *field)
{
  g_autoptr(FettleStmt) stmt = NULL;
  g_autofree char *title = fettle_leave_title (record, FETTLE_AUDIENCE_OFFICER, TRUE);
  const char *kind = _(fettle_record_get_kind (record)->label);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  stmt = fettle_sql_prepare (sql,
                             "SELECT label, author, substr (made_at, 1, 10) FROM batch WHERE seq = "
                             "(SELECT batch_seq FROM change WHERE record_id = ?1 ORDER BY seq DESC LIMIT 1)", NULL);
  if (stmt == NULL)
    return g_error_new (FETTLE_ERROR, FETTLE_ERROR_CONFLICT, _("The %s “%s” was changed meanwhile. Nothing was changed."),
                        kind, title);
  fettle_stmt_bind (stmt, "s", fettle_record_get_id (record));
  if (fettle_stmt_step (stmt, NULL) != FETTLE_STEP_ROW)
    return g_error_new (FETTLE_ERROR, FETTLE_ERROR_CONFLICT, _("The %s “%s” is not in the register. Nothing was changed."),
                        kind, title);
  day = fettle_date_iso_to_words (fettle_stmt_text (stmt, 2));
  if (field == NULL)
    return g_error_new (FETTLE_ERROR, FETTLE_ERROR_CONFLICT,
                        /* Translators: a kind of record, its name, a person, a date, the label of a step of work */
                        _("The %s “%s” was changed later by %s on %s (“%s”). Nothing was changed; look at it again first."),
                        kind, title, fettle_stmt_text (stmt, 1), day, fettle_log_label (fettle_stmt_text (stmt, 0)));
  return g_error_new (FETTLE_ERROR, FETTLE_ERROR_CONFLICT,
                      /* Translators: the name of a field, a kind of record, its name, a person, a date, the label of a step */
                      _("“%s” of the %s “%s” was changed later by %s on %s (“%s”). Nothing was changed; look at it again first."),
                      _(field->label), kind, title, fettle_stmt_text (stmt, 1), day, fettle_log_label (fettle_stmt_text (stmt, 0)));
}
