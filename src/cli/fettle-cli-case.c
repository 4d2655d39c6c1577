/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "cli/fettle-cli-find.h"
#include "cli/fettle-cli.h"
#include "store/fettle-case-reader.h"

static const FettleCliColumn step_columns[] = {
  { "id", NULL, FALSE },
  { "title", N_("Step"), FALSE },
  { "state", N_("State"), FALSE },
  { "done_on", N_("Done"), FALSE },
  { "source", N_("Source"), FALSE },
  { "why", N_("Why"), FALSE },
  { "voice", N_("Voice"), FALSE },
  { "by", N_("By"), FALSE },
};

static const FettleCliColumn clock_columns[] = {
  { "id", NULL, FALSE },
  { "title", N_("Due"), FALSE },
  { "date", N_("Date"), FALSE },
  { "alternative", NULL, FALSE },
  { "state", N_("State"), FALSE },
  { "rule", N_("Rule"), FALSE },
  { "source", N_("Source"), FALSE },
  { "why", NULL, FALSE },
};

static const FettleCliColumn power_columns[] = {
  { "power", NULL, FALSE },
  { "label", N_("Power"), FALSE },
  { "answer", N_("Answer"), FALSE },
  { "why", N_("Why"), FALSE },
};

static const FettleCliColumn recipient_columns[] = {
  { "of", N_("Paper"), FALSE },
  { "party", NULL, FALSE },
  { "label", N_("Recipient"), FALSE },
  { "source", N_("Source"), FALSE },
  { "sent_on", N_("Sent"), FALSE },
};

static const FettleCliColumn problem_columns[] = {
  { "code", N_("Problem"), FALSE },
  { "rule", NULL, FALSE },
  { "source", NULL, FALSE },
  { "message", N_("What"), FALSE },
};

static const char *const step_states[] = {
  [FETTLE_CASE_STEP_DONE] = "done",
  [FETTLE_CASE_STEP_NOW] = "now",
  [FETTLE_CASE_STEP_OPTIONAL] = "optional",
  [FETTLE_CASE_STEP_WAITING] = "waiting",
  [FETTLE_CASE_STEP_BLOCKED] = "blocked",
  [FETTLE_CASE_STEP_NOT_APPLICABLE] = "not-applicable",
};

static const char *const voices[] = {
  [FETTLE_VOICE_NONE] = NULL,
  [FETTLE_VOICE_MUST] = "must",
  [FETTLE_VOICE_MAY] = "may",
  [FETTLE_VOICE_CANNOT] = "cannot",
  [FETTLE_VOICE_WAITING] = "waiting",
};

static const char *const clock_states[] = {
  [FETTLE_CLOCK_RUNNING] = "running",
  [FETTLE_CLOCK_MET] = "met",
  [FETTLE_CLOCK_STOPPED] = "stopped",
  [FETTLE_CLOCK_SUPERSEDED] = "superseded",
  [FETTLE_CLOCK_OVERDUE] = "overdue",
};

static char *
to_iso (FettleDate date)
{
  return date == FETTLE_DATE_NONE ? NULL : fettle_date_to_iso (date);
}

static FettleCliListing *
list_steps (const FettleCase *now)
{
  FettleCliListing *listing = fettle_cli_listing_new (step_columns, G_N_ELEMENTS (step_columns));
  GPtrArray *steps = fettle_case_get_steps (now);

  for (guint i = 0; i < steps->len; i++)
    {
      const FettleCaseStep *step = g_ptr_array_index (steps, i);
      g_autofree char *done_on = to_iso (step->done_on);
      g_autofree char *by = to_iso (step->by);
      const char *cells[] = { step->id, step->title, step_states[step->state], done_on, step->source, step->why,
                              voices[step->voice], by };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static FettleCliListing *
list_clocks (const FettleCase *now)
{
  FettleCliListing *listing = fettle_cli_listing_new (clock_columns, G_N_ELEMENTS (clock_columns));
  GPtrArray *clocks = fettle_case_get_clocks (now);

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);
      g_autofree char *date = to_iso (clock->date);
      g_autofree char *alternative = to_iso (clock->result->alternative);
      const char *cells[] = { clock->id,
                              clock->title,
                              date,
                              alternative,
                              clock_states[clock->state],
                              clock->result->rule,
                              clock->result->source,
                              clock->result->why };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static FettleCliListing *
list_powers (const FettleCase *now)
{
  FettleCliListing *listing = fettle_cli_listing_new (power_columns, G_N_ELEMENTS (power_columns));

  for (guint i = 0; i < FETTLE_N_POWERS; i++)
    {
      const FettleResult *answer = fettle_case_get_power (now, (FettlePower) i);
      const char *cells[] = { fettle_power_get_code ((FettlePower)i), fettle_power_get_label ((FettlePower)i),
                              answer->code, answer->why };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static FettleCliListing *
list_recipients (const FettleCase *now)
{
  FettleCliListing *listing = fettle_cli_listing_new (recipient_columns, G_N_ELEMENTS (recipient_columns));
  GPtrArray *recipients = fettle_case_get_recipients (now);

  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);
      g_autofree char *sent_on = to_iso (recipient->sent_on);
      const char *cells[] = { _(fettle_kind_get (recipient->record_kind)->label),
                              fettle_party_get_code (recipient->party), fettle_party_get_label (recipient->party),
                              recipient->source, sent_on };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static FettleCliListing *
list_problems (const FettleCase *now)
{
  FettleCliListing *listing = fettle_cli_listing_new (problem_columns, G_N_ELEMENTS (problem_columns));
  GPtrArray *problems = fettle_case_get_problems (now);

  for (guint i = 0; i < problems->len; i++)
    {
      const FettleCaseProblem *problem = g_ptr_array_index (problems, i);
      const char *cells[] = { problem->code, problem->rule, problem->source, problem->message };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

/* The parts of a case; a table in CSV holds the first alone. */
static const struct
{
  const char *id;
  const char *title;
  FettleCliListing *(*list) (const FettleCase *now);
} parts[] = {
  { "steps", N_("Steps"), list_steps },
  { "clocks", N_("Dates"), list_clocks },
  { "powers", N_("Powers"), list_powers },
  { "recipients", N_("Copies and consultees"), list_recipients },
  { "problems", N_("Problems"), list_problems },
};

static void
append_gates (GString *out, FettleGates gates)
{
  static const char *const names[] = { "s60", "s60a", "s60b", "s61", "s62" };
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!(gates & (1u << i)))
        continue;
      g_string_append_printf (out, "%s\"%s\"", first ? "" : ", ", names[i]);
      first = FALSE;
    }
}

static void
print_json (FettleRecord *school, const FettleCase *now)
{
  g_autoptr (GString) out = g_string_new ("{\"urn\": ");

  fettle_json_append_string (out, fettle_record_get_text (school, "urn"));
  g_string_append (out, ", \"name\": ");
  fettle_json_append_string (out, fettle_record_get_text (school, "name"));
  g_string_append_printf (out, ", \"part4\": %s, \"gates\": [", fettle_case_has_part4 (now) ? "true" : "false");
  append_gates (out, fettle_case_get_gates (now));
  g_string_append_c (out, ']');
  if (fettle_case_get_doubt (now))
    {
      g_string_append (out, ", \"gate_doubt\": ");
      fettle_json_append_string (out, fettle_case_get_doubt (now));
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (FettleCliListing) listing = parts[i].list (now);

      g_string_append_printf (out, ",\n\"%s\": ", parts[i].id);
      fettle_cli_listing_to_json (listing, out);
    }
  g_string_append (out, "}\n");
  g_print ("%s", out->str);
}

static void
print_text (FettleRecord *school, const FettleCase *now)
{
  g_print ("%s\n", fettle_record_get_text (school, "name"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (FettleCliListing) listing = parts[i].list (now);

      g_print ("\n%s\n", _(parts[i].title));
      fettle_cli_listing_print (listing, FETTLE_CLI_TEXT);
    }
}

static void
print_case (FettleCli *cli, FettleRecord *school, const FettleCase *now)
{
  g_autoptr (FettleCliListing) steps = NULL;

  switch (cli->format)
    {
    case FETTLE_CLI_JSON:
      print_json (school, now);
      break;
    case FETTLE_CLI_CSV:
      steps = parts[0].list (now);
      fettle_cli_listing_print (steps, FETTLE_CLI_CSV);
      break;
    case FETTLE_CLI_TEXT:
    default:
      print_text (school, now);
      break;
    }
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (FettleCase) now = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 1, 1))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  school = fettle_cli_find_school (store, argv[1], &error);
  if (school)
    now = fettle_case_read (store, fettle_record_get_id (school), cli->today, &error);
  if (!now)
    return fettle_cli_fail (cli, error);
  print_case (cli, school, now);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_case = {
  "case", N_("URN"), N_("Show where the intervention at a school stands"), run
};
