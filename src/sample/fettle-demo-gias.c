/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/fettle-text.h"
#include "sample/fettle-demo-private.h"

static void
take_number (FettleDemoFile *file, const char *heading, int number)
{
  fettle_demo_file_take (file, heading, g_strdup_printf ("%d", number));
}

static void
set_identity (FettleDemoFile *file, const FettleDemoSchool *school)
{
  const FettleDemoKind *kind = school->kind;

  fettle_demo_file_set (file, "URN", school->urn);
  fettle_demo_file_set (file, "LA (code)", school->area->code);
  fettle_demo_file_set (file, "LA (name)", school->area->name);
  fettle_demo_file_set (file, "EstablishmentNumber", school->number);
  fettle_demo_file_set (file, "EstablishmentName", school->name);
  fettle_demo_file_set (file, "TypeOfEstablishment (code)", kind->type_code);
  fettle_demo_file_set (file, "TypeOfEstablishment (name)", kind->type_name);
  fettle_demo_file_set (file, "EstablishmentTypeGroup (code)", kind->group_code);
  fettle_demo_file_set (file, "EstablishmentTypeGroup (name)", kind->group_name);
  fettle_demo_file_set (file, "PhaseOfEducation (code)", kind->phase_code);
  fettle_demo_file_set (file, "PhaseOfEducation (name)", kind->phase_name);
  fettle_demo_file_set (file, "GOR (code)", school->area->region_code);
  fettle_demo_file_set (file, "GOR (name)", school->area->region);
}

static const char *
get_status_code (const char *status)
{
  static const char *const statuses[] = { "Open", "Closed", "Open, but proposed to close", "Proposed to open" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i], status))
      return (const char *[]){ "1", "2", "3", "4" }[i];

  return "";
}

static void
set_status (FettleDemoFile *file, const FettleDemoSchool *school)
{
  fettle_demo_file_set (file, "EstablishmentStatus (code)", get_status_code (school->status));
  fettle_demo_file_set (file, "EstablishmentStatus (name)", school->status);
  fettle_demo_file_set (file, "ReasonEstablishmentOpened (name)", school->open_reason ? school->open_reason : "Not applicable");
  fettle_demo_file_set (file, "ReasonEstablishmentClosed (name)", school->close_reason ? school->close_reason : "Not applicable");
  fettle_demo_file_take (file, "OpenDate", fettle_demo_write_date (school->opened, '-'));
  fettle_demo_file_take (file, "CloseDate", fettle_demo_write_date (school->closed, '-'));
}

static const char *
get_diocese (const FettleDemoSchool *school)
{
  if (g_strcmp0 (school->kind->religion, "Church of England") == 0)
    return "Diocese of Ember and Holme";
  if (g_strcmp0 (school->kind->religion, "Roman Catholic") == 0)
    return "Diocese of Kelder";

  return "Not applicable";
}

static void
set_character (FettleDemoFile *file, const FettleDemoSchool *school)
{
  const FettleDemoKind *kind = school->kind;

  take_number (file, "StatutoryLowAge", kind->age_low);
  take_number (file, "StatutoryHighAge", kind->age_high);
  fettle_demo_file_set (file, "Boarders (name)", "No boarders");
  fettle_demo_file_set (file, "NurseryProvision (name)", kind->age_low < 4 ? "Has Nursery Classes" : "No Nursery Classes");
  fettle_demo_file_set (file, "OfficialSixthForm (name)",
                        kind->age_high > 16 ? "Has a sixth form" : "Does not have a sixth form");
  fettle_demo_file_set (file, "Gender (code)", "3");
  fettle_demo_file_set (file, "Gender (name)", "Mixed");
  fettle_demo_file_set (file, "ReligiousCharacter (name)", kind->religion ? kind->religion : "Does not apply");
  fettle_demo_file_set (file, "ReligiousEthos (name)", "Does not apply");
  fettle_demo_file_set (file, "Diocese (name)", get_diocese (school));
  fettle_demo_file_set (file, "AdmissionsPolicy (name)", strstr (school->name, "Grammar") ? "Selective" : "Not applicable");
}

static void
set_pupils (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school)
{
  int share = g_rand_int_range (demo->rand, 20, 480);

  if (!fettle_demo_is_open (school))
    return;

  take_number (file, "SchoolCapacity", school->pupils + g_rand_int_range (demo->rand, 0, 60));
  take_number (file, "NumberOfPupils", school->pupils);
  take_number (file, "NumberOfBoys", school->pupils / 2);
  take_number (file, "NumberOfGirls", school->pupils - school->pupils / 2);
  fettle_demo_file_set (file, "CensusDate", "15-01-2026");
  fettle_demo_file_take (file, "PercentageFSM", g_strdup_printf ("%d.%d", share / 10, share % 10));
  take_number (file, "FSM", school->pupils * share / 1000);
}

static void
set_group (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school)
{
  const char *trust = fettle_demo_pick (demo, "trust");

  if (!fettle_demo_is_academy (school))
    {
      fettle_demo_file_set (file, "TrustSchoolFlag (name)", "Not applicable");
      fettle_demo_file_set (file, "SchoolSponsorFlag (name)", "Not applicable");
      return;
    }

  fettle_demo_file_set (file, "TrustSchoolFlag (name)", "Supported by a multi-academy trust");
  fettle_demo_file_take (file, "Trusts (code)", g_strdup_printf ("%u", 9000 + g_str_hash (trust) % 900));
  fettle_demo_file_set (file, "Trusts (name)", trust);
  fettle_demo_file_set (file, "SchoolSponsorFlag (name)", "-");
}

static void
set_place (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school)
{
  GRand *rand = demo->rand;

  fettle_demo_file_take (file, "Street",
                         g_strdup_printf ("%d %s", g_rand_int_range (rand, 1, 180), fettle_demo_pick (demo, "street")));
  fettle_demo_file_set (file, "Town", school->town);
  /* No post town begins with Q, and 01632 960 is set aside for invented numbers. */
  fettle_demo_file_take (file, "Postcode", g_strdup_printf ("QK%d %d%c%c", g_rand_int_range (rand, 1, 30), g_rand_int_range (rand, 1, 10),
                                                            "ABDEFGHJ"[g_rand_int_range (rand, 0, 8)],
                                                            "LNPQRSTU"[g_rand_int_range (rand, 0, 8)]));
  fettle_demo_file_take (file, "TelephoneNum", g_strdup_printf ("01632960%03d", g_rand_int_range (rand, 0, 1000)));
  fettle_demo_file_take (file, "SchoolWebsite", g_strdup_printf ("www.school%s.example", school->urn));
  fettle_demo_file_set (file, "DistrictAdministrative (name)", school->area->name);
  fettle_demo_file_set (file, "AdministrativeWard (name)", fettle_demo_pick (demo, "ward"));
  fettle_demo_file_set (file, "UrbanRural (name)", "(England/Wales) Urban city and town");
  take_number (file, "Easting", 380000 + g_rand_int_range (rand, 0, 12000));
  take_number (file, "Northing", 410000 + g_rand_int_range (rand, 0, 9000));
}

static void
set_head (FettleDemo *demo, FettleDemoFile *file, const FettleDemoSchool *school)
{
  static const char *const titles[] = { "Mrs", "Mr", "Ms", "Miss", "Dr" };
  static const char *const posts[] = { "Headteacher", "Headteacher", "Headteacher", "Executive Headteacher", "Acting Headteacher" };
  int chance = g_rand_int_range (demo->rand, 0, 5);
  const char *forename = fettle_demo_pick (demo, "forename");
  const char *surname = fettle_demo_pick (demo, "surname");

  if (school->no_head || g_str_equal (school->status, "Proposed to open"))
    return;

  fettle_demo_file_set (file, "HeadTitle (name)", titles[chance]);
  fettle_demo_file_set (file, "HeadFirstName", forename);
  fettle_demo_file_set (file, "HeadLastName", surname);
  fettle_demo_file_set (file, "HeadPreferredJobTitle", posts[chance]);
}

static gboolean
write_establishments (FettleDemo *demo, const char *folder, GError **error)
{
  g_autoptr (FettleDemoFile) file = fettle_demo_file_new ("establishments", "", TRUE);

  for (guint i = 0; i < demo->schools->len; i++)
    {
      const FettleDemoSchool *school = g_ptr_array_index (demo->schools, i);
      FettleDate changed = fettle_demo_pick_date (demo, demo->as_at - 300, demo->as_at);

      set_identity (file, school);
      set_status (file, school);
      set_character (file, school);
      set_pupils (demo, file, school);
      set_group (demo, file, school);
      set_place (demo, file, school);
      set_head (demo, file, school);
      fettle_demo_file_take (file, "LastChangedDate", fettle_demo_write_date (changed, '-'));
      fettle_demo_file_end_row (file);
    }

  return fettle_demo_file_save (file, folder, fettle_demo_file_names[0], "WINDOWS-1252", error);
}

static void
write_link (FettleDemoFile *file, const FettleDemoSchool *from, const FettleDemoSchool *to, const char *type)
{
  FettleDate on = MAX (from->opened, to->opened);

  fettle_demo_file_set (file, "URN", from->urn);
  fettle_demo_file_set (file, "LinkURN", to->urn);
  fettle_demo_file_set (file, "LinkName", to->name);
  fettle_demo_file_set (file, "LinkType", type);
  fettle_demo_file_take (file, "LinkEstablishedDate", fettle_demo_write_date (on, '-'));
  fettle_demo_file_end_row (file);
}

static gboolean
write_links (FettleDemo *demo, const char *folder, GError **error)
{
  g_autoptr (FettleDemoFile) file = fettle_demo_file_new ("links", "", TRUE);

  for (guint i = 0; i < demo->schools->len; i++)
    {
      const FettleDemoSchool *school = g_ptr_array_index (demo->schools, i);

      if (school->predecessor)
        write_link (file, school, school->predecessor, "Predecessor");
      if (school->successor)
        write_link (file, school, school->successor, "Successor");
    }

  return fettle_demo_file_save (file, folder, fettle_demo_file_names[1], "WINDOWS-1252", error);
}

/**
 * fettle_demo_write_gias:
 * @demo: a sample with its schools
 * @folder: where to
 * @error: return location for an error
 *
 * Writes the establishments and the links between them.
 *
 * Returns: whether both were written
 */
gboolean
fettle_demo_write_gias (FettleDemo *demo, const char *folder, GError **error)
{
  return write_establishments (demo, folder, error) && write_links (demo, folder, error);
}
