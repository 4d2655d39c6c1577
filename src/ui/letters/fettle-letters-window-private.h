/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/letters/fettle-letters-window.h"

G_BEGIN_DECLS

struct _FettleLettersWindow
{
  AdwPreferencesWindow parent_instance;

  AdwPreferencesPage *page;
  GPtrArray *groups;

  FettleHost *main;     /* these two outlive closing: a template may still be on its way into the register */
  FettleSession *session;
  FettleRecord *authority;
  GPtrArray *addresses;
  GPtrArray *templates;
  GCancellable *cancellable;
};

/* fettle-letters-templates.c */
void fettle_letters_window_class_install_templates (GtkWidgetClass *widget_class);

G_END_DECLS
