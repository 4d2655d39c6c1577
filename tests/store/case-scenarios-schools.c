/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios-private.h"

/* What the school is or becomes; and one of every kind of record. */

/* Law 1.1 and 3.1, trap 12: Part 4 never applies to an academy; it has the lighter path. */
static const char *const academy[] = {
  "today 2027-01-22",
  "put concern C|type=safeguarding|state=open|raised-on=2027-01-10",
  "refuse [s.59] put warning-notice N|section=s60|given-on=2027-01-20|compliance-end=2027-02-20",
  "refuse [s.59] put warning-notice N|section=s60a|given-on=2027-01-20|compliance-end=2027-02-20",
  "refuse [s.59] put ieb B|notice-on=2027-01-20|effective-on=2027-02-20",
  "refuse [s.59] put power-use U|power=s66|used-on=2027-01-20",
  "step notice not-applicable", "step board not-applicable", "step use not-applicable",
  "power s63 not-maintained", "power s64 not-maintained", "power s65 not-maintained", "power s66 not-maintained",
  "power sch15 not-maintained",
  "step trust-concern now",
  "put academy-step T|kind=trust-concern|happened-on=2027-01-21|response-due=2027-02-04",
  "clock promise:response-due 2027-02-04 running",
  "step trust-concern done 2027-01-21",
  "step dfe-concern now",
  "put academy-step D|kind=dfe-concern|happened-on=2027-01-22",
  "put academy-step W|kind=termination-warning|happened-on=2027-01-22|action-due=2027-03-01",
  "step termination-warning done 2027-01-22",
  "gates",
  NULL,
};

/* Law 1.1: what was done before a school became an academy stands; nothing more can be done after. */
static const char *const converted[] = {
  "today 2026-10-01",
  "school open-date=2026-09-01",
  "put warning-notice N|section=s60|given-on=2026-05-01|whole=1|compliance-end=2026-06-12",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2026-06-15",
  "put powers-notice P|notice=@N|given-on=2026-06-20|power-64=1",
  "put s70a-notification S|power=s64|sent-on=2026-06-20",
  "put power-use U|power=s64|used-on=2026-07-01",
  "refuse [s.59] put warning-notice N2|section=s60|given-on=2026-09-15|compliance-end=2026-10-12",
  "gates",
  "power s64 not-maintained",
  NULL,
};

/* Law 1.1, 1.6 to 1.9: the school becomes an academy in the middle of a case. What ran of Part 4 stops, the officer's
 * own dates go on. */
static const char *const conversion[] = {
  "today 2026-08-25",
  "put intervention-case case|state=open|opened-on=2026-05-01|next-review-on=2026-10-10",
  "put warning-notice N|case=@case|section=s60|given-on=2026-05-01|whole=1|compliance-end=2026-09-11",
  "put required-action A|notice=@N|action=Write a plan|by=2026-09-08",
  "put deadline D|case=@case|what=Visit|due-on=2026-12-20",
  "clock R1:compliance 2026-09-11 running",
  "clock R4:window 2026-11-11 running",
  "clock promise:by 2026-09-08 running",
  "not-warned became an academy",
  "school open-date=2026-09-01",
  "school category-of-school=academy",
  "clock R1:compliance 2026-09-11 running",
  "today 2026-09-01",
  "clock R1:compliance 2026-09-11 stopped",
  "clock R4:window 2026-11-11 stopped",
  "clock promise:by 2026-09-08 stopped",
  "clock promise:due-on 2026-12-20 running",
  "clock promise:next-review-on 2026-10-10 running",
  "warned became an academy on Tue 1 Sep 2026",
  "step notice not-applicable",
  "step trust-concern waiting",
  "gates",
  "power s65 not-maintained",
  "put intervention-case case|state=closed|closed-on=2026-09-10",
  "not-warned became an academy",
  NULL,
};

/* One of every kind of record, so that each can be done, undone and done again. */
static const char *const every_kind[] = {
  "today 2026-12-01",
  "put intervention-case case|state=open|opened-on=2026-09-01|next-review-on=2026-12-10",
  "put concern C|case=@case|type=governance|state=open|raised-on=2026-09-01",
  "put concern-rating R|case=@case|rating=red|rated-on=2026-09-02",
  "put case-review CR|case=@case|reviewed-on=2026-09-02|decision=escalate|rating=red",
  "put case-note PN|case=@case|subject=Private|body=For the file only",
  "put pre-warning-letter L|case=@case|sent-on=2026-09-03",
  "put warning-notice N|case=@case|section=s60|given-on=2026-09-10|whole=1|compliance-end=2026-10-15",
  "put required-action A|notice=@N|action=A plan|finding=not-complied",
  "put notice-response NR|notice=@N|received-on=2026-09-20",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2026-10-16",
  "put powers-notice P|notice=@N|given-on=2026-10-20|power-64=1",
  "put secretary-of-state-notice X|case=@case|kind=other|given-on=2026-10-21",
  "put category-notice CN|case=@case|category=special-measures|notice-on=2026-10-22",
  "put statement-of-action SA|case=@case|report-received=2026-10-22",
  "put coasting-notification CO|case=@case|notified-on=2026-10-22",
  "put academy-order AO|case=@case|power=s4-1-b|made-on=2026-10-25",
  "put academy-step AS|case=@case|kind=rise-targeted|happened-on=2026-10-25",
  "put consultation Q|case=@case|power=s65|opened-on=2026-10-20",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-10-20",
  "put s70a-notification S|case=@case|power=s64|sent-on=2026-10-20",
  "put s70a-notification S2|case=@case|power=s66|sent-on=2026-10-20",
  "put power-use U|case=@case|power=s64|used-on=2026-10-25",
  "put additional-governor G|case=@case|power-use=@U|appointed-by=authority|appointed-on=2026-10-25",
  "put budget-suspension BS|case=@case|route=s66|notice-on=2026-10-26|effective-on=2026-10-27",
  "put budget-review BR|suspension=@BS|reviewed-on=2026-11-10",
  "put ieb-application I|case=@case|applied-on=2026-10-25|decision=granted|decided-on=2026-11-01",
  "put ieb B|case=@case|application=@I|notice-on=2026-11-05|effective-on=2026-12-10",
  "put ieb-member M|ieb=@B|instrument-on=2026-11-20|appointed-from=2026-12-10",
  "put ieb-meeting ME|ieb=@B|met-on=2026-12-12",
  "put ieb-review RE|ieb=@B|reviewed-on=2027-03-01",
  "put shadow-governor SG|ieb=@B|category=parent",
  "put notice-copy K|notice=@N|recipient=head-teacher|given-on=2026-09-10",
  "put deadline D|case=@case|what=Visit|due-on=2026-12-20",
  "put clock-override O|case=@case|clock=R1:compliance|rule=R1|reason=Agreed",
  "put concern-action CA|letter=@L|action=Write a plan|by=2026-12-18",
  "put proposed-member PM|application=@I|name=Grace Bell",
  "put statement-action SX|statement=@SA|action=Review teaching|who=The authority|by=2027-01-29",
  "put support SU|case=@case|need=Teaching of reading|provider=Harrowby Hub|days-planned=13",
  NULL,
};

/* A decision of a person stands over the computed date, with its reason. */
static const char *const promise[] = {
  "today 2026-12-01",
  "put deadline D|what=Visit|due-on=2026-12-20|owner=A",
  "clock promise:due-on 2026-12-20 running",
  "put deadline D|snooze-until=2026-12-10",
  "warned no reason is recorded",
  "put deadline D|snooze-reason=They are ill",
  "not-warned no reason is recorded",
  "put deadline D|done-on=2026-12-02",
  "clock promise:due-on 2026-12-20 met",
  NULL,
};

/* Law 13.10: a pupil referral unit in special measures. The clocks are the authority's and its committee's; nothing goes to a trust, and
 * no power of Part 4 is open at any gate. 5, 5 and 10 working days after their receipt; 28 days beginning with the direction. */
static const char *const unit[] = {
  "today 2026-12-11",
  "put intervention-case case|state=open|opened-on=2026-12-01",
  "put category-notice K|category=special-measures|notice-on=2026-12-09",
  "put statement-of-action T|case=@case|draft-received=2026-11-23|report-received=2026-12-10",
  "clock R11:draft 2026-11-30 met",
  "clock R12:parents 2026-12-17 running",
  "clock R10:statement 2026-12-24 running",
  "voice statement must 2026-12-24",
  "step trust-concern not-applicable", "step dfe-concern not-applicable", "step notice not-applicable",
  "gates",
  "power s63 not-maintained", "power s64 not-maintained", "power s65 not-maintained", "power s66 not-maintained",
  "refuse [s.59] put warning-notice N|section=s60|given-on=2026-12-11|compliance-end=2027-01-15",
  "put secretary-of-state-notice D|kind=s68-closure|given-on=2026-12-11",
  "clock unit:unit-closure 2027-01-07 running",
  "put secretary-of-state-notice D|answered-on=2026-12-11",
  "clock unit:unit-closure 2027-01-07 met",
  "put law-choice L|rule=unit-clocks|choice=no|chosen-by=A Hall|chosen-on=2026-12-11|reason=Legal services",
  "clock R10:statement 2026-12-24 stopped",
  "put statement-of-action T|prepared-on=2026-12-11",
  "step statement done 2026-12-11",
  NULL,
};

/* Law 13.12: one governing body for several schools; a caution, and no rule. */
static const char *const federation[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "not-warned federation",
  "school federation=The Larchmoor Federation",
  "warned every school of the federation (The Larchmoor Federation). Was legal advice taken",
  "gates",
  NULL,
};

/* Law 13.11: the day that a register gives as the last is one of a maintained school; a conversion date or a discontinuance date is
 * not (Academies Act 2010 s.6(2); s.68(4), (5)). */
static const char *const last_day[] = {
  "today 2027-02-27",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "school close-date=2027-02-28",
  "school status=closed",
  "today 2027-02-28",
  "gates s62",
  "power s64 available",
  "put power-use U|power=s64|used-on=2027-02-28",
  "today 2027-03-01",
  "gates",
  "power s64 closed",
  "refuse [The school has closed] put power-use U|used-on=2027-03-01",
  NULL,
};

static const char *const last_day_of_conversion[] = {
  "today 2027-02-28",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "put academy-order O|power=s4-1-b|made-on=2026-10-05|converted-on=2027-03-01",
  "school close-date=2027-03-01",
  "school status=closed",
  "gates s62",
  "today 2027-03-01",
  "gates",
  "refuse [The school has closed] put power-use U|power=s64|used-on=2027-03-01",
  "put power-use U|power=s64|used-on=2027-02-28",
  NULL,
};

static const char *const last_day_of_direction[] = {
  "today 2027-03-31",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "school close-date=2027-03-31",
  "school status=closed",
  "gates s62",
  "put secretary-of-state-notice D|kind=s68-closure|given-on=2026-11-02|effective-on=2027-03-31",
  "gates",
  "refuse [The school has closed] put power-use U|power=s64|used-on=2027-03-31",
  NULL,
};

/* Law 13.13: one for one on a notice; who was first is lawfully in post, and only what is beyond the number has no basis. Not after
 * section 67 on the same notice; an earlier use of it is no bar. */
static const char *const counterbalance[] = {
  "today 2027-03-01",
  "put secretary-of-state-notice G|kind=s67-governors|given-on=2026-10-01",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "put s70a-notification S|power=s64|sent-on=2027-01-22",
  "put additional-governor A1|appointed-by=authority|appointed-on=2027-02-11",
  "put additional-governor F1|name=First|appointed-by=appointing-authority|appointed-on=2027-02-11",
  "not-warned Additional foundation governors leave",
  "refuse [s.64(4)] put additional-governor F2|name=Second|appointed-by=appointing-authority|appointed-on=2027-02-11",
  "put additional-governor A2|appointed-by=authority|appointed-on=2027-02-12",
  "put additional-governor F2|name=Second|appointed-by=appointing-authority|appointed-on=2027-02-12",
  "put additional-governor A1|ended-on=2027-02-20",
  "warned Additional foundation governors leave when the authority’s leave",
  "put additional-governor F2|ended-on=2027-02-20",
  "not-warned Additional foundation governors leave",
  "put additional-governor A3|appointed-by=authority|appointed-on=2027-02-22",
  "put secretary-of-state-notice H|kind=s67-governors|given-on=2027-02-22",
  "refuse [s.64(4)] put additional-governor F3|name=Third|appointed-by=appointing-authority|appointed-on=2027-02-23",
  NULL,
};

/* Law 13.13: a coasting notification alone gives none. */
static const char *const no_counterbalance[] = {
  "today 2027-03-01",
  "put coasting-notification K|notified-on=2026-11-23",
  "put s70a-notification S|power=s64|sent-on=2027-01-22",
  "put additional-governor A1|appointed-by=authority|appointed-on=2027-02-11",
  "refuse [only a coasting notification] put additional-governor F1|appointed-by=appointing-authority|appointed-on=2027-02-11",
  NULL,
};

static const CaseScenario scenarios[] = {
  { "13-13-counterbalance", "voluntary-aided", "Roman Catholic", counterbalance },
  { "13-13-coasting", "voluntary-aided", "Roman Catholic", no_counterbalance },
  { "13-11-last-day", "community", NULL, last_day },
  { "13-11-conversion", "community", NULL, last_day_of_conversion },
  { "13-11-direction", "community", NULL, last_day_of_direction },
  { "13-12-federation", "community", NULL, federation },
  { "13-10-unit", "pupil-referral-unit", NULL, unit },
  { "academy", "academy", NULL, academy },
  { "converted-academy", "academy", NULL, converted },
  { "converted-with-open-case", "community", NULL, conversion },
  { "every-kind", "community", NULL, every_kind },
  { "promise", "community", NULL, promise },
};

const CaseScenarios case_scenarios_of_schools = { scenarios, G_N_ELEMENTS (scenarios) };
