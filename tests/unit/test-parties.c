/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/powers/fettle-consultees.h"

#define CE FETTLE_DENOMINATION_CHURCH_OF_ENGLAND
#define RC FETTLE_DENOMINATION_ROMAN_CATHOLIC
#define OTHER FETTLE_DENOMINATION_OTHER
#define NONE FETTLE_DENOMINATION_NONE

static const char *const short_names[] = { "GB", "head", "HMCI", "SoS", "CofE", "RC", "appointers", "authority",
                                           "members", "governors" };

/* "GB, RC, (appointers)": good practice in brackets. */
static char *
to_text (GArray *recipients)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) owned = recipients;

  for (guint i = 0; i < owned->len; i++)
    {
      const FettleRecipient *recipient = &g_array_index (owned, FettleRecipient, i);

      g_assert_true (recipient->source != NULL && *recipient->source != '\0');
      g_assert_nonnull (fettle_party_get_label (recipient->party));
      g_ptr_array_add (words, g_strdup_printf (recipient->statutory ? "%s" : "(%s)", short_names[recipient->party]));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/* law.md 1.2 (the table of copies) and R9, one row a kind of school. */
static const struct
{
  const char *name;
  FettleSchoolCategory category;
  FettleDenomination denomination;
  const char *consult, *s60, *s60a;
} schools[] = {
  { "community", FETTLE_SCHOOL_COMMUNITY, NONE, "GB", "HMCI, head, SoS", "SoS, head" },
  { "community-special", FETTLE_SCHOOL_COMMUNITY_SPECIAL, NONE, "GB", "HMCI, head, SoS", "SoS, head" },
  { "nursery", FETTLE_SCHOOL_MAINTAINED_NURSERY, NONE, "GB", "HMCI, head, SoS", "SoS, head" },
  { "foundation-special", FETTLE_SCHOOL_FOUNDATION_SPECIAL, NONE, "GB, (appointers)", "HMCI, head, SoS, (appointers)",
    "SoS, head, (appointers)" },
  { "RC-voluntary-aided", FETTLE_SCHOOL_VOLUNTARY_AIDED, RC, "GB, RC", "HMCI, head, SoS, RC, appointers",
    "SoS, head, RC, appointers" },
  { "CofE-voluntary-controlled", FETTLE_SCHOOL_VOLUNTARY_CONTROLLED, CE, "GB, CofE",
    "HMCI, head, SoS, CofE, appointers", "SoS, head, CofE, appointers" },
  { "CofE-foundation", FETTLE_SCHOOL_FOUNDATION, CE, "GB, CofE", "HMCI, head, SoS, CofE, appointers",
    "SoS, head, CofE, appointers" },
  { "Muslim-voluntary-aided", FETTLE_SCHOOL_VOLUNTARY_AIDED, OTHER, "GB, appointers", "HMCI, head, SoS, appointers",
    "SoS, head, appointers" },
  { "foundation-no-character", FETTLE_SCHOOL_FOUNDATION, NONE, "GB, appointers", "HMCI, head, SoS, appointers",
    "SoS, head, appointers" },
  { "CofE-RC-joint", FETTLE_SCHOOL_VOLUNTARY_AIDED, CE | RC, "GB, CofE, RC", "HMCI, head, SoS, CofE, RC, appointers",
    "SoS, head, CofE, RC, appointers" },
  { "CofE-Methodist-joint", FETTLE_SCHOOL_VOLUNTARY_CONTROLLED, CE | OTHER, "GB, CofE, (appointers)",
    "HMCI, head, SoS, CofE, appointers", "SoS, head, CofE, appointers" },
  { "academy", FETTLE_SCHOOL_ACADEMY, CE, "", "", "" },
  { "pupil-referral-unit", FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT, NONE, "", "", "" },
  { "independent", FETTLE_SCHOOL_INDEPENDENT, RC, "", "", "" },
};

static void
test_school (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  FettleSchoolCategory category = schools[at].category;
  FettleDenomination denomination = schools[at].denomination;
  g_autofree char *consult = to_text (fettle_consultees_list (category, denomination));
  g_autofree char *s60 = to_text (fettle_copies_list (FETTLE_PAPER_S60_NOTICE, category, denomination));
  g_autofree char *s60a = to_text (fettle_copies_list (FETTLE_PAPER_S60A_NOTICE, category, denomination));

  g_assert_cmpstr (consult, ==, schools[at].consult);
  g_assert_cmpstr (s60, ==, schools[at].s60);
  g_assert_cmpstr (s60a, ==, schools[at].s60a);
}

/* law.md 1.9, 1.10 para 6 and 17, 3.1 step 6. */
static const struct
{
  const char *name;
  FettlePaper paper;
  FettleSchoolCategory category;
  FettleDenomination denomination;
  const char *copies;
} papers[] = {
  { "s66", FETTLE_PAPER_S66_NOTICE, FETTLE_SCHOOL_VOLUNTARY_AIDED, RC, "head" },
  { "schedule-15", FETTLE_PAPER_SCHEDULE_15_NOTICE, FETTLE_SCHOOL_COMMUNITY, NONE, "head" },
  { "ieb-community", FETTLE_PAPER_IEB_NOTICE, FETTLE_SCHOOL_COMMUNITY, NONE, "members, governors, SoS" },
  { "ieb-RC", FETTLE_PAPER_IEB_NOTICE, FETTLE_SCHOOL_VOLUNTARY_AIDED, RC, "members, governors, SoS, RC" },
  { "ieb-instrument-Muslim", FETTLE_PAPER_IEB_INSTRUMENT, FETTLE_SCHOOL_VOLUNTARY_AIDED, OTHER,
    "members, governors, SoS, appointers" },
  { "resumption-CofE", FETTLE_PAPER_IEB_RESUMPTION, FETTLE_SCHOOL_VOLUNTARY_CONTROLLED, CE, "members, SoS, CofE" },
  { "statement-community", FETTLE_PAPER_STATEMENT_OF_ACTION, FETTLE_SCHOOL_COMMUNITY, NONE, "HMCI" },
  { "statement-voluntary-aided", FETTLE_PAPER_STATEMENT_OF_ACTION, FETTLE_SCHOOL_VOLUNTARY_AIDED, RC,
    "HMCI, appointers, authority" },
  { "statement-voluntary-controlled", FETTLE_PAPER_STATEMENT_OF_ACTION, FETTLE_SCHOOL_VOLUNTARY_CONTROLLED, CE,
    "HMCI" },
  { "statement-academy", FETTLE_PAPER_STATEMENT_OF_ACTION, FETTLE_SCHOOL_ACADEMY, NONE, "" },
};

static void
test_paper (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  GArray *recipients = fettle_copies_list (papers[at].paper, papers[at].category, papers[at].denomination);
  g_autofree char *copies = to_text (recipients);

  g_assert_cmpstr (copies, ==, papers[at].copies);
}

static void
assert_party (GArray      *recipients,
              FettleParty  party,
              gboolean     expected)
{
  g_assert_true (fettle_recipients_have (recipients, party, TRUE) == expected);
}

/* What law.md 1.2 says of every category of school times every religious character, asked the other way round. */
static void
test_every_school (void)
{
  for (int category = 0; category < FETTLE_N_SCHOOL_CATEGORIES; category++)
    for (int denomination = 0; denomination < 8; denomination++)
      {
        g_autoptr (GArray) consult = fettle_consultees_list (category, denomination);
        g_autoptr (GArray) s60 = fettle_copies_list (FETTLE_PAPER_S60_NOTICE, category, denomination);
        g_autoptr (GArray) s60a = fettle_copies_list (FETTLE_PAPER_S60A_NOTICE, category, denomination);
        gboolean part4 = category <= FETTLE_SCHOOL_MAINTAINED_NURSERY;
        gboolean founded = category == FETTLE_SCHOOL_FOUNDATION || category == FETTLE_SCHOOL_VOLUNTARY_AIDED
                           || category == FETTLE_SCHOOL_VOLUNTARY_CONTROLLED;

        assert_party (consult, FETTLE_PARTY_GOVERNING_BODY, part4);
        assert_party (consult, FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND, founded && (denomination & CE));
        assert_party (consult, FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC, founded && (denomination & RC));
        assert_party (consult, FETTLE_PARTY_FOUNDATION_APPOINTERS, founded && !(denomination & (CE | RC)));
        assert_party (s60, FETTLE_PARTY_CHIEF_INSPECTOR, part4);
        assert_party (s60a, FETTLE_PARTY_CHIEF_INSPECTOR, FALSE);
        assert_party (s60, FETTLE_PARTY_SECRETARY_OF_STATE, part4);
        assert_party (s60a, FETTLE_PARTY_SECRETARY_OF_STATE, part4);
        assert_party (s60, FETTLE_PARTY_HEAD_TEACHER, part4);
        assert_party (s60, FETTLE_PARTY_FOUNDATION_APPOINTERS, founded);
        assert_party (s60a, FETTLE_PARTY_FOUNDATION_APPOINTERS, founded);
        assert_party (s60, FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND, founded && (denomination & CE));
        assert_party (s60a, FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC, founded && (denomination & RC));
        for (int paper = 0; paper < FETTLE_N_PAPERS; paper++)
          {
            g_autoptr (GArray) copies = fettle_copies_list (paper, category, denomination);

            g_assert_true ((copies->len > 0) == part4);
          }
      }
}

/* As the words stand in real extracts. */
static const struct
{
  const char *character;
  FettleDenomination denomination;
} characters[] = {
  { NULL, NONE }, { "", NONE }, { "None", NONE }, { "Does not apply", NONE }, { "Not applicable", NONE },
  { "Church of England", CE }, { "Anglican/Church of England", CE }, { "Roman Catholic", RC }, { "Catholic", RC },
  { "Roman Catholic/Church of England", CE | RC }, { "Church of England/Methodist", CE | OTHER }, { "Jewish", OTHER },
  { "Muslim", OTHER }, { "Sikh", OTHER }, { "Methodist", OTHER }, { "Greek Orthodox", OTHER }, { "Multi-faith", OTHER },
};

static void
test_characters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      g_test_message ("%s", characters[i].character);
      g_assert_cmpint (fettle_denomination_from_character (characters[i].character), ==, characters[i].denomination);
    }
}

/* s.59: the authority is told what it can do where Part 4 does not apply. */
static void
test_scope (void)
{
  const struct { FettleSchoolCategory category; const char *code, *why; } cases[] = {
    { FETTLE_SCHOOL_COMMUNITY, "applies", "maintained schools" },
    { FETTLE_SCHOOL_MAINTAINED_NURSERY, "applies", "maintained schools" },
    { FETTLE_SCHOOL_ACADEMY, "does-not-apply", "with the trust" },
    { FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT, "does-not-apply", "legal advice" },
    { FETTLE_SCHOOL_INDEPENDENT, "does-not-apply", "in England only" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FettleResult) result = fettle_part4_check_scope (cases[i].category);

      g_assert_cmpstr (result->code, ==, cases[i].code);
      g_assert_nonnull (strstr (result->why, cases[i].why));
    }
}

static void
test_categories (void)
{
  g_assert_cmpint (fettle_school_category_from_code ("voluntary-aided"), ==, FETTLE_SCHOOL_VOLUNTARY_AIDED);
  g_assert_cmpint (fettle_school_category_from_code ("maintained-nursery"), ==, FETTLE_SCHOOL_MAINTAINED_NURSERY);
  g_assert_cmpint (fettle_school_category_from_code ("academy"), ==, FETTLE_SCHOOL_ACADEMY);
  g_assert_cmpint (fettle_school_category_from_code ("castle"), ==, FETTLE_SCHOOL_OTHER);
  g_assert_cmpint (fettle_school_category_from_code (NULL), ==, FETTLE_SCHOOL_OTHER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autofree char *path = g_strdup_printf ("/parties/R9/%s", schools[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_school);
    }
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/parties/copies/%s", papers[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_paper);
    }
  g_test_add_func ("/parties/every-school", test_every_school);
  g_test_add_func ("/parties/characters", test_characters);
  g_test_add_func ("/parties/categories", test_categories);
  g_test_add_func ("/parties/scope", test_scope);

  return g_test_run ();
}
