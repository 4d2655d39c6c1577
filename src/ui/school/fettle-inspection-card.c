/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/school/fettle-inspection-card.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "model/fettle-vocabulary.h"
#include "rules/inspection/fettle-withdrawn.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-wrap-box.h"

static GtkWidget *
make_label (const char *words,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_pair (GtkGrid    *grid,
          const char *what,
          const char *value)
{
  int row = 0;

  if (!value)
    return;
  while (gtk_grid_get_child_at (grid, 0, row))
    row++;
  gtk_grid_attach (grid, make_label (what, "dim-label"), 0, row, 1, 1);
  gtk_grid_attach (grid, make_label (value, NULL), 1, row, 1, 1);
}

static char *
date_words (FettleRecord *inspection,
            const char   *field)
{
  const char *iso = fettle_record_get_text (inspection, field);

  return iso ? fettle_date_iso_to_words (iso) : NULL;
}

static char *
make_heading (FettleRecord *inspection)
{
  g_autofree char *start = date_words (inspection, "start");
  g_autofree char *end = date_words (inspection, "end");

  if (start && end && !g_str_equal (start, end))
    /* Translators: first and last day of an inspection. */
    return g_strdup_printf (_("%1$s to %2$s"), start, end);
  return start ? g_steal_pointer (&start) : g_strdup (_("Date not known"));
}

/* Labels are those of the time, as Ofsted worded them; the code's own label only where the file had none. */
static const char *
worded (FettleRecord *record,
        const char   *label_field,
        const char   *code_field,
        const char   *vocabulary)
{
  const char *label = label_field ? fettle_record_get_text (record, label_field) : NULL;
  const char *code = fettle_record_get_text (record, code_field);

  if (label)
    return label;
  return code ? fettle_vocabulary_label (vocabulary, code) : NULL;
}

static void
add_grades (GtkGrid                *grid,
            const FettleSchoolData *data,
            FettleRecord           *inspection)
{
  const char *id = fettle_record_get_id (inspection);

  for (guint i = 0; i < data->grades->len; i++)
    {
      FettleRecord *grade = g_ptr_array_index (data->grades, i);
      const char *value = worded (grade, "grade-label", "grade", "inspection-grade");
      g_autofree char *own_date = date_words (grade, "date");
      g_autofree char *dated = NULL;

      if (g_strcmp0 (fettle_record_get_text (grade, "inspection"), id) != 0)
        continue;
      if (own_date && g_strcmp0 (fettle_record_get_text (grade, "date"),
                                 fettle_record_get_text (inspection, "start")) != 0)
        /* Translators: a grade with its own date, where it is not the inspection's. */
        dated = g_strdup_printf (_("%1$s (graded %2$s)"), value, own_date);
      add_pair (grid, worded (grade, "area-label", "area", "inspection-area"), dated ? dated : value);
    }
}

static GtkWidget *
make_findings (const FettleSchoolData *data,
               FettleRecord           *inspection)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *published = date_words (inspection, "publication");

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  add_pair (GTK_GRID (grid), _("Overall effectiveness"),
            worded (inspection, "overall-label", "overall", "inspection-grade"));
  add_pair (GTK_GRID (grid), _("Outcome"),
            worded (inspection, "outcome-label", "ungraded-outcome", "ungraded-outcome"));
  add_grades (GTK_GRID (grid), data, inspection);
  add_pair (GTK_GRID (grid), _("Safeguarding"), worded (inspection, NULL, "safeguarding", "safeguarding"));
  add_pair (GTK_GRID (grid), _("Category of concern"),
            worded (inspection, "category-label", "category", "category-of-concern"));
  add_pair (GTK_GRID (grid), _("Published"), published);
  add_pair (GTK_GRID (grid), _("Inspection number"), fettle_record_get_text (inspection, "number"));
  add_pair (GTK_GRID (grid), _("Note"), fettle_record_get_text (inspection, "note"));
  add_pair (GTK_GRID (grid), _("Whose support"),
            fettle_vocabulary_label ("support-topic", fettle_record_get_text (inspection, "support-topic")));
  add_pair (GTK_GRID (grid), _("What Ofsted says of support"), fettle_record_get_text (inspection, "support-quote"));
  add_pair (GTK_GRID (grid), _("The authority’s comment"), fettle_record_get_text (inspection, "comment"));
  return grid;
}

static char *
mark_predecessor (FettleRecord *inspection)
{
  const char *urn = fettle_record_get_text (inspection, "urn-at-time");
  const char *name = fettle_record_get_text (inspection, "school-name-at-time");

  if (!fettle_record_get_flag (inspection, "predecessor"))
    return NULL;
  /* Translators: %1$s is the name of a school that this one took over from, %2$s its URN. */
  return g_strdup_printf (_("Earned by the predecessor school, %1$s (URN %2$s)"), name ? name : _("name not known"),
                          urn ? urn : "?");
}

static void
add_marks (GtkBox                 *box,
           const FettleSchoolData *data,
           FettleRecord           *inspection)
{
  g_autofree char *predecessor = mark_predecessor (inspection);
  g_autofree char *withdrawn = fettle_withdrawn_to_words (inspection);
  const char *id = fettle_record_get_id (inspection);

  if (g_strcmp0 (id, data->basis_id) == 0)
    gtk_box_append (box, make_label (_("The current outcome rests on this inspection."), "mark"));
  if (g_strcmp0 (id, data->overlay_id) == 0)
    gtk_box_append (box, make_label (_("Newer than the graded inspection: shown over it, and changes no grade."), "mark"));
  if (withdrawn)
    gtk_box_append (box, make_label (withdrawn, "mark"));
  if (predecessor)
    gtk_box_append (box, make_label (predecessor, "mark"));
  if (fettle_record_get_flag (inspection, "deemed-section5"))
    gtk_box_append (box, make_label (_("A section 8 inspection treated as section 5 (Education Act 2005 s.9)."), "mark"));
}

static void
add_buttons (GtkBox       *box,
             FettleRecord *inspection,
             gboolean      can_write)
{
  const char *link = fettle_record_get_text (inspection, "web-link");
  GtkWidget *buttons = g_object_new (FETTLE_TYPE_WRAP_BOX, NULL);

  if (link && g_str_has_prefix (link, "http"))
    gtk_box_append (GTK_BOX (buttons), fettle_button_for (_("Open the Report’s Page"), "win.open-uri", link));
  if (can_write)
    gtk_box_append (GTK_BOX (buttons),
                    fettle_button_for (fettle_record_get_text (inspection, "withdrawn-since") ? _("Ofsted’s Answer…")
                                                                                              : _("Support and Comment…"),
                                       "school.edit", fettle_record_get_id (inspection)));
  gtk_box_append (box, buttons);
}

/**
 * fettle_inspection_card_new:
 * @data: the school
 * @inspection: one of its inspections
 * @can_write: whether the officer may change the register
 *
 * Returns: (transfer floating): the inspection in the words of its own regime
 */
GtkWidget *
fettle_inspection_card_new (const FettleSchoolData *data,
                            FettleRecord           *inspection,
                            gboolean                can_write)
{
  g_autofree char *heading = make_heading (inspection);
  const char *type = worded (inspection, "type", "format", "inspection-format");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "inspection");
  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  if (type)
    gtk_box_append (GTK_BOX (box), make_label (type, "dim-label"));
  add_marks (GTK_BOX (box), data, inspection);
  gtk_box_append (GTK_BOX (box), make_findings (data, inspection));
  add_buttons (GTK_BOX (box), inspection, can_write);
  return box;
}
