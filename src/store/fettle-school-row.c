/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-school-row-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-date.h"
#include "model/fettle-vocabulary.h"

struct _FettleSchoolRow
{
  GObject parent_instance;

  char *id;
  char *codes[FETTLE_SCHOOL_N_COLUMNS];
  char *texts[FETTLE_SCHOOL_N_COLUMNS]; /* only where the text is neither the code nor a vocabulary's label */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (FettleSchoolRow, fettle_school_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Of any kind: the outcome may rest on one that was long before the last visit of Ofsted. One that Ofsted's list no longer has is none. */
#define LAST_INSPECTION \
  "(SELECT max (i.start) FROM inspection i WHERE i.school = school_summary.school_id AND i.deleted = 0 AND i.withdrawn_since IS NULL)"

static const FettleSchoolColumnInfo columns[FETTLE_SCHOOL_N_COLUMNS] = {
  [FETTLE_SCHOOL_NAME] = { "name", N_("School"), "name", NULL, "name_key" },
  [FETTLE_SCHOOL_PHASE] = { "phase", N_("Phase"), "phase", NULL, "phase_rank", "phase" },
  [FETTLE_SCHOOL_SECTOR] = { "sector", N_("Sector"), "sector", NULL, "sector_rank", "school-sector" },
  [FETTLE_SCHOOL_OUTCOME] = { "outcome", N_("Outcome"), "outcome", "outcome_label", "outcome_rank" },
  [FETTLE_SCHOOL_INSPECTED] = { "inspected", N_("Inspected"), "inspected_on", NULL, "inspected_on", NULL, TRUE },
  [FETTLE_SCHOOL_LAST_INSPECTION] = { "last-inspection", N_("Last inspection"), LAST_INSPECTION, NULL, LAST_INSPECTION, NULL, TRUE },
  [FETTLE_SCHOOL_CATEGORY] = { "category", N_("Category"), "category", "category_label", "category_rank" },
  [FETTLE_SCHOOL_REGIME] = { "regime", N_("Regime"), "regime", NULL, "regime_rank", "regime" },
  [FETTLE_SCHOOL_URN] = { "urn", N_("URN"), "urn", NULL, "urn" },
  [FETTLE_SCHOOL_LAESTAB] = { "laestab", N_("LAESTAB"), "laestab", NULL, "laestab" },
  [FETTLE_SCHOOL_STATUS] = { "status", N_("Status"), "status", NULL, "status_rank", "establishment-status" },
  [FETTLE_SCHOOL_TYPE] = { "type", N_("Type"), "type", NULL, "type COLLATE fettle" },
  [FETTLE_SCHOOL_PUPILS] = { "pupils", N_("Pupils"), "pupils", NULL, "pupils" },
  [FETTLE_SCHOOL_TRUST] = { "trust", N_("Trust"), "trust", NULL, "trust COLLATE fettle" },
  [FETTLE_SCHOOL_LINK_OFFICER] = { "link-officer", N_("Link officer"), "link_officer", NULL, "link_officer COLLATE fettle" },
  [FETTLE_SCHOOL_NEXT_BY_LAW] = { "next-by-law", N_("Next inspection by"), "next_by_law", NULL, "next_by_law", NULL, TRUE },
  [FETTLE_SCHOOL_PREDECESSOR_URN] = { "predecessor-urn", N_("Predecessor URN"), "predecessor_urn", NULL, "predecessor_urn" },
  [FETTLE_SCHOOL_RELIGIOUS_CHARACTER] = { "religious-character", N_("Religious character"), "religious_character", NULL,
                                          "religious_character COLLATE fettle" },
  [FETTLE_SCHOOL_POSTCODE] = { "postcode", N_("Postcode"), "postcode", NULL, "postcode" },
};

static char *
make_select (void)
{
  GString *out = g_string_new ("SELECT ");

  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    g_string_append_printf (out, "%s, %s, ", columns[i].column, columns[i].label ? columns[i].label : "NULL");
  g_string_append (out, "school_id FROM school_summary WHERE school_id = ?1");
  return g_string_free (out, FALSE);
}

static void
read_columns (FettleSchoolRow *self,
              FettleStmt      *stmt)
{
  for (int i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    {
      self->codes[i] = fettle_characters_show (fettle_stmt_text (stmt, 2 * i));
      if (columns[i].is_date && self->codes[i] != NULL)
        self->texts[i] = fettle_date_iso_to_words (self->codes[i]);
      else
        self->texts[i] = fettle_characters_show (fettle_stmt_text (stmt, 2 * i + 1));
    }
  self->loaded = TRUE;
}

static void
fettle_school_row_finalize (GObject *object)
{
  FettleSchoolRow *self = FETTLE_SCHOOL_ROW (object);

  g_free (self->id);
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    {
      g_free (self->codes[i]);
      g_free (self->texts[i]);
    }
  G_OBJECT_CLASS (fettle_school_row_parent_class)->finalize (object);
}

static void
fettle_school_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  FettleSchoolRow *self = FETTLE_SCHOOL_ROW (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fettle_school_row_class_init (FettleSchoolRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = fettle_school_row_finalize;
  object_class->get_property = fettle_school_row_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fettle_school_row_init (FettleSchoolRow *self)
{
}

/**
 * fettle_school_column_info:
 * @column: a column of the list of schools
 *
 * Returns: (transfer none): how it is kept
 */
const FettleSchoolColumnInfo *
fettle_school_column_info (FettleSchoolColumn column)
{
  g_return_val_if_fail (column < FETTLE_SCHOOL_N_COLUMNS, NULL);

  return &columns[column];
}

/**
 * fettle_school_column_get_id:
 * @column: a column
 *
 * Returns: (transfer none): its name in files and settings
 */
const char *
fettle_school_column_get_id (FettleSchoolColumn column)
{
  g_return_val_if_fail (column < FETTLE_SCHOOL_N_COLUMNS, NULL);

  return columns[column].id;
}

/**
 * fettle_school_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
fettle_school_column_get_title (FettleSchoolColumn column)
{
  g_return_val_if_fail (column < FETTLE_SCHOOL_N_COLUMNS, NULL);

  return _(columns[column].title);
}

/**
 * fettle_school_row_new:
 * @id: a school
 *
 * Returns: (transfer full): a row without texts yet
 */
FettleSchoolRow *
fettle_school_row_new (const char *id)
{
  FettleSchoolRow *self = g_object_new (FETTLE_TYPE_SCHOOL_ROW, NULL);

  self->id = g_strdup (id);
  return self;
}

/**
 * fettle_school_row_load:
 * @self: a row that is not loaded
 * @source: a loaded row of the same school, which loses its texts
 *
 * Takes the texts that a reader thread has read, and tells whoever shows the row.
 */
void
fettle_school_row_load (FettleSchoolRow *self,
                        FettleSchoolRow *source)
{
  if (self->loaded || !source->loaded)
    return;
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    {
      self->codes[i] = g_steal_pointer (&source->codes[i]);
      self->texts[i] = g_steal_pointer (&source->texts[i]);
    }
  source->loaded = FALSE;
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/**
 * fettle_school_rows_read:
 * @sql: a connection
 * @rows: (element-type FettleSchoolRow): rows that are not loaded and that nobody shows
 * @error: (nullable): why not
 *
 * Reads their texts. A school that is gone meanwhile leaves its row as it is.
 *
 * Returns: whether they could be read
 */
gboolean
fettle_school_rows_read (FettleSql  *sql,
                         GPtrArray  *rows,
                         GError    **error)
{
  g_autofree char *query = make_select ();
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, query, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      FettleSchoolRow *row = g_ptr_array_index (rows, i);
      FettleStep step;

      fettle_stmt_bind (stmt, "s", row->id);
      step = fettle_stmt_step (stmt, error);
      if (step == FETTLE_STEP_ERROR)
        return FALSE;
      if (step == FETTLE_STEP_ROW)
        read_columns (row, stmt);
      fettle_stmt_reset (stmt);
    }
  return TRUE;
}

/**
 * fettle_school_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the school
 */
const char *
fettle_school_row_get_id (FettleSchoolRow *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_ROW (self), NULL);

  return self->id;
}

/**
 * fettle_school_row_get_text:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer none): the text to show; "" where there is none, or it is not loaded yet
 */
const char *
fettle_school_row_get_text (FettleSchoolRow    *self,
                            FettleSchoolColumn  column)
{
  const char *label = NULL;

  g_return_val_if_fail (FETTLE_IS_SCHOOL_ROW (self), NULL);
  g_return_val_if_fail (column < FETTLE_SCHOOL_N_COLUMNS, NULL);

  if (self->texts[column] != NULL)
    return self->texts[column];
  if (self->codes[column] != NULL && columns[column].vocabulary != NULL)
    label = fettle_vocabulary_label (columns[column].vocabulary, self->codes[column]);
  if (label == NULL)
    label = self->codes[column];
  return label ? label : "";
}

/**
 * fettle_school_row_get_code:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the code or value as it is kept: ISO for a date; NULL where there is none
 */
const char *
fettle_school_row_get_code (FettleSchoolRow    *self,
                            FettleSchoolColumn  column)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_ROW (self), NULL);
  g_return_val_if_fail (column < FETTLE_SCHOOL_N_COLUMNS, NULL);

  return self->codes[column];
}

/**
 * fettle_school_row_is_loaded:
 * @self: a row
 *
 * Returns: whether it has its texts
 */
gboolean
fettle_school_row_is_loaded (FettleSchoolRow *self)
{
  g_return_val_if_fail (FETTLE_IS_SCHOOL_ROW (self), FALSE);

  return self->loaded;
}
