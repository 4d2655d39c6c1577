/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-date.h"
#include "reports/fettle-catalogue.h"
#include "store/fettle-secret.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleCliStatus: what the program ends with, as its manual says.
 */
typedef enum
{
  FETTLE_CLI_DONE = 0,
  FETTLE_CLI_FAILED = 1,
  FETTLE_CLI_USAGE = 2,
  FETTLE_CLI_REFUSED = 3,
  FETTLE_CLI_REGISTER = 4,
} FettleCliStatus;

typedef enum
{
  FETTLE_CLI_TEXT,
  FETTLE_CLI_CSV,
  FETTLE_CLI_JSON,
} FettleCliFormat;

typedef struct _FettleCli FettleCli;

/**
 * FettleCliCommand:
 * @name: what is typed
 * @arguments: (nullable): what follows, for the help
 * @summary: (translatable): one line
 * @run: does it; @argv begins with the command's name
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  FettleCliStatus (*run) (FettleCli *cli, int argc, char **argv);
} FettleCliCommand;

/**
 * FettleCli:
 * @command: the command that runs
 * @description: what the program's own help says
 * @folder: the data folder
 * @today: the day it is taken to be
 * @format: how to write a list
 * @status: set by the functions that return %FALSE or %NULL
 */
struct _FettleCli
{
  const FettleCliCommand *command;
  char *description;
  char *folder;
  char *today_text;
  char *format_text;
  FettleDate today;
  FettleCliFormat format;
  FettleCliStatus status;
};

gboolean         fettle_cli_parse           (FettleCli           *cli,
                                             const GOptionEntry  *entries,
                                             int                 *argc,
                                             char              ***argv);
gboolean         fettle_cli_take_arguments  (FettleCli           *cli,
                                             int                  argc,
                                             int                  least,
                                             int                  most);
FettleStore     *fettle_cli_open            (FettleCli           *cli,
                                             FettleStoreFlags     flags);
void             fettle_cli_warn_of_reference (FettleStore        *store);
FettleCliStatus  fettle_cli_fail            (FettleCli           *cli,
                                             GError              *error);
FettleCliStatus  fettle_cli_misused         (FettleCli           *cli,
                                             const char          *message);
gboolean         fettle_cli_parse_date      (FettleCli           *cli,
                                             const char          *option,
                                             const char          *text,
                                             FettleDate          *date);
gboolean         fettle_cli_get_rules       (FettleCli           *cli,
                                             FettleStore         *store,
                                             const char          *profile,
                                             gboolean             personal,
                                             FettleDisclosureRules *rules);
gboolean         fettle_cli_settle_period    (FettleCli           *cli,
                                             FettleReportContext *context);
FettleSecret    *fettle_cli_get_pass_phrase (FettleCli           *cli,
                                             const char          *path,
                                             gboolean             is_new);
void             fettle_cli_progress        (double               fraction,
                                             const char          *message,
                                             gpointer             user_data);

/**
 * FettleCliColumn:
 * @id: key in JSON, heading in CSV
 * @title: (nullable) (translatable): heading in text; %NULL where text leaves the column out
 * @number: whether JSON writes it as a number
 */
typedef struct
{
  const char *id;
  const char *title;
  gboolean number;
} FettleCliColumn;

/* A list in the making, written in the form asked for. Cells are copied. */
typedef struct _FettleCliListing FettleCliListing;
FettleCliListing *fettle_cli_listing_new     (const FettleCliColumn  *columns,
                                              guint                   n_columns);
void              fettle_cli_listing_add     (FettleCliListing       *listing,
                                              const char *const      *cells);
void              fettle_cli_listing_print   (FettleCliListing       *listing,
                                              FettleCliFormat         format);
void              fettle_cli_listing_to_json (FettleCliListing       *listing,
                                              GString                *out);
void              fettle_cli_listing_free    (FettleCliListing       *listing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleCliListing, fettle_cli_listing_free)

extern const FettleCliCommand fettle_cli_backup;
extern const FettleCliCommand fettle_cli_bundle;
extern const FettleCliCommand fettle_cli_case;
extern const FettleCliCommand fettle_cli_check;
extern const FettleCliCommand fettle_cli_deadlines;
extern const FettleCliCommand fettle_cli_demo;
extern const FettleCliCommand fettle_cli_erase;
extern const FettleCliCommand fettle_cli_history;
extern const FettleCliCommand fettle_cli_import;
extern const FettleCliCommand fettle_cli_follow;
extern const FettleCliCommand fettle_cli_init;
extern const FettleCliCommand fettle_cli_letter;
extern const FettleCliCommand fettle_cli_redo;
extern const FettleCliCommand fettle_cli_report;
extern const FettleCliCommand fettle_cli_restore;
extern const FettleCliCommand fettle_cli_school;
extern const FettleCliCommand fettle_cli_schools;
extern const FettleCliCommand fettle_cli_support;
extern const FettleCliCommand fettle_cli_table;
extern const FettleCliCommand fettle_cli_undo;

G_END_DECLS
