/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-layout.h"

#define TAKE(field, type, ...) { NULL, field, FETTLE_CELL_##type, NULL, { __VA_ARGS__ } }

/* Religion keeps its words: empty, "Not applicable", "None" and "Does not apply" are different facts there. */
static const FettleHeading establishments[] = {
  TAKE ("urn", URN, "URN"),
  TAKE ("la-code", CODE, "LA (code)"),
  TAKE ("la-name", TEXT, "LA (name)"),
  TAKE ("establishment-number", CODE, "EstablishmentNumber"),
  TAKE ("name", TEXT, "EstablishmentName"),
  TAKE ("type-code", CODE, "TypeOfEstablishment (code)"),
  TAKE ("type", TEXT, "TypeOfEstablishment (name)"),
  TAKE ("status", STATUS, "EstablishmentStatus (name)"),
  TAKE ("open-reason", WORDS, "ReasonEstablishmentOpened (name)"),
  TAKE ("open-date", DATE, "OpenDate"),
  TAKE ("close-reason", WORDS, "ReasonEstablishmentClosed (name)"),
  TAKE ("close-date", DATE, "CloseDate"),
  TAKE ("phase", PHASE, "PhaseOfEducation (name)"),
  TAKE ("age-low", INTEGER, "StatutoryLowAge"),
  TAKE ("age-high", INTEGER, "StatutoryHighAge"),
  TAKE ("boarders", WORDS, "Boarders (name)"),
  TAKE ("nursery", WORDS, "NurseryProvision (name)"),
  TAKE ("sixth-form", WORDS, "OfficialSixthForm (name)"),
  TAKE ("gender", WORDS, "Gender (name)"),
  TAKE ("religious-character", TEXT, "ReligiousCharacter (name)"),
  TAKE ("religious-ethos", TEXT, "ReligiousEthos (name)"),
  TAKE ("diocese", WORDS, "Diocese (name)"),
  TAKE ("admissions", WORDS, "AdmissionsPolicy (name)"),
  TAKE ("capacity", INTEGER, "SchoolCapacity"),
  TAKE ("census-date", DATE, "CensusDate"),
  TAKE ("pupils", INTEGER, "NumberOfPupils"),
  TAKE ("fsm-percent", TENTHS, "PercentageFSM"),
  TAKE ("trust-code", CODE, "Trusts (code)"),
  TAKE ("trust-name", WORDS, "Trusts (name)"),
  TAKE ("sponsor", WORDS, "SchoolSponsors (name)"),
  TAKE ("federation", WORDS, "Federations (name)"),
  TAKE ("ukprn", CODE, "UKPRN"),
  TAKE ("last-changed", DATE, "LastChangedDate"),
  TAKE ("street", WORDS, "Street"),
  TAKE ("locality", WORDS, "Locality"),
  TAKE ("address3", WORDS, "Address3"),
  TAKE ("town", WORDS, "Town"),
  TAKE ("county", WORDS, "County (name)"),
  TAKE ("postcode", POSTCODE, "Postcode"),
  TAKE ("website", WORDS, "SchoolWebsite", "WebsiteAddress"),
  TAKE ("telephone", CODE, "TelephoneNum"),
  TAKE ("telephone-area", CODE, "TelephoneSTD"),
  TAKE ("head-title", WORDS, "HeadTitle (name)", "HeadTitle"),
  TAKE ("head-first-name", WORDS, "HeadFirstName"),
  TAKE ("head-last-name", WORDS, "HeadLastName"),
  TAKE ("head-post", WORDS, "HeadPreferredJobTitle"),
  TAKE ("region", WORDS, "GOR (name)"),
  TAKE ("district", WORDS, "DistrictAdministrative (name)"),
  TAKE ("ward", WORDS, "AdministrativeWard (name)"),
  TAKE ("constituency", WORDS, "ParliamentaryConstituency (name)"),
  TAKE ("easting", INTEGER, "Easting"),
  TAKE ("northing", INTEGER, "Northing"),
  TAKE ("uprn", CODE, "UPRN"),
  TAKE ("previous-la-code", CODE, "PreviousLA (code)"),
};

static const FettleHeading links[] = {
  TAKE ("urn", URN, "URN"),
  TAKE ("link-urn", URN, "LinkURN"),
  TAKE ("link-name", TEXT, "LinkName"),
  TAKE ("type", TEXT, "LinkType"),
  TAKE ("on", DATE, "LinkEstablishedDate"),
};

/**
 * fettle_headings_establishments:
 * @n_headings: (out): how many
 *
 * Returns: (transfer none) (array length=n_headings): what is taken from an establishments file of Get Information
 * about Schools
 */
const FettleHeading *
fettle_headings_establishments (guint *n_headings)
{
  g_return_val_if_fail (n_headings != NULL, NULL);

  *n_headings = G_N_ELEMENTS (establishments);
  return establishments;
}

/**
 * fettle_headings_links:
 * @n_headings: (out): how many
 *
 * Returns: (transfer none) (array length=n_headings): what is taken from a links file of Get Information about Schools
 */
const FettleHeading *
fettle_headings_links (guint *n_headings)
{
  g_return_val_if_fail (n_headings != NULL, NULL);

  *n_headings = G_N_ELEMENTS (links);
  return links;
}
