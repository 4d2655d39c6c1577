/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SECTION (fettle_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (FettleSection, fettle_section, FETTLE, SECTION, AdwBin)

/**
 * FettleSectionClass:
 * @enter: puts the keyboard where work on the page begins; by default its first widget
 * @find: puts the keyboard into the page's own search (Ctrl+F); %NULL where it has none
 * @turn: shows the next (1) or previous (-1) view of the page (Ctrl+Page Down, Ctrl+Page Up)
 * @step: goes one step back inside the page; %FALSE where it is at its beginning
 *
 * A place in the program, as the sidebar lists it.
 */
struct _FettleSectionClass
{
  AdwBinClass parent_class;

  void     (*enter) (FettleSection *self);
  void     (*find) (FettleSection *self);
  void     (*turn) (FettleSection *self,
                    int            by);
  gboolean (*step) (FettleSection *self);
};

FettleSession *fettle_section_get_session (FettleSection *self);
FettleStore   *fettle_section_get_store   (FettleSection *self);
const char    *fettle_section_get_title   (FettleSection *self);
void           fettle_section_set_title   (FettleSection *self,
                                           const char    *title);
const char    *fettle_section_get_count   (FettleSection *self);
void           fettle_section_set_count   (FettleSection *self,
                                           const char    *count);
void           fettle_section_enter       (FettleSection *self);
void           fettle_section_find        (FettleSection *self);
void           fettle_section_turn        (FettleSection *self,
                                           int            by);
gboolean       fettle_section_step_back   (FettleSection *self);
void           fettle_section_turn_stack  (AdwViewStack  *stack,
                                           GtkWidget     *switcher,
                                           int            by);
void           fettle_section_focus_tab   (GtkWidget     *switcher);

G_END_DECLS
