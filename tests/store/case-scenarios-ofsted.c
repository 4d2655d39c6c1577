/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios-private.h"

/* What opens the powers without a warning notice, and what bars or suspends. */

/* Traps 6 and 7, R5: a category school is eligible at once and has no window; it ends when an inspection says so. */
static const char *const category[] = {
  "today 2026-12-11",
  "put category-notice CN|category=special-measures|notice-on=2026-12-01",
  "gates s62",
  "step notice not-applicable",
  "step statement now",
  /* R10: received Thursday 10 December 2026, Christmas holiday 19 December to 3 January */
  "put school-holiday H|first=2026-12-19|last=2027-01-03|title=Christmas",
  "put statement-of-action SA|report-received=2026-12-10",
  "clock R10:statement 2027-01-07 running",
  "put statement-of-action SA|prepared-on=2026-12-18",
  "clock R10:statement 2027-01-07 met",
  "wanting statement-of-action chief-inspector",
  "clock R4:window none",
  "put s70a-notification S|power=s66|sent-on=2026-12-18",
  /* R21: effective 15 January 2027, so reviewed before 1 April 2027 */
  "put budget-suspension B|route=s66|notice-on=2027-01-15|effective-on=2027-01-15",
  "today 2027-01-16",
  "power s66 no-budget",
  "clock R21:review 2027-03-31 running",
  "today 2027-06-01",
  "put category-notice CN|ended-on=2027-05-20",
  "gates",
  "refuse [s.59] put power-use U|power=s66|used-on=2027-06-01",
  NULL,
};

/* R10: the clock of the statement runs from the receipt of the report, before anybody has begun one. */
static const char *const report[] = {
  "today 2026-12-11",
  "put school-holiday H|first=2026-12-19|last=2027-01-03|title=Christmas",
  "put inspection I|format=full|start=2026-11-10|category=special-measures|received=2026-12-10",
  "gates s62",
  "clock R10:statement 2027-01-07 running",
  "put statement-of-action SA|inspection=@I|report-received=2026-12-10|prepared-on=2026-12-16",
  "clock R10:statement 2027-01-07 met",
  /* R11 and R12 */
  "put statement-of-action SC|report-received=2026-12-16|draft-received=2026-11-23",
  "clock R12:parents 2027-01-06 running",
  "clock R11:draft 2026-11-30 met",
  /* R10 with a half-term: 24 February 2027, or 3 March if it does not count */
  "put school-holiday H2|first=2027-02-13|last=2027-02-21|title=Half-term",
  "put statement-of-action SB|report-received=2027-02-10",
  "clock R10:statement 2027-02-24 running",
  NULL,
};

/* Trap 20, law 1.4: the recorded notification opens the gate of section 60B, not the data. */
static const char *const coasting[] = {
  "today 2026-12-01",
  "gates",
  "step coasting not-applicable",
  "put coasting-notification CN|notified-on=2026-11-20",
  "gates s60b",
  "power s63 available",
  "clock R4:window none",
  NULL,
};

/* R14: an inspection after the notification that meets an exit condition ends eligibility under section 60B. */
static const char *const coasting_left[] = {
  "today 2026-12-01",
  "put inspection I1|format=full|start=2023-05-10|overall=3",
  "put inspection I2|format=full|start=2026-02-03",
  "put inspection-grade G2|inspection=@I2|area=leadership-and-governance|grade=needs-attention",
  "gates",
  "put coasting-notification CN|notified-on=2026-03-20",
  "gates s60b",
  "put inspection I3|format=monitoring|start=2026-11-10",
  "put inspection-grade G3|inspection=@I3|area=leadership-and-governance|grade=expected-standard",
  "gates",
  NULL,
};

/* R13: an order under the old duty, made before 29 June 2026, is saved. */
static const char *const order[] = {
  "today 2026-07-01",
  "put category-notice CN|category=special-measures|notice-on=2026-05-20",
  "order discretion",
  "put academy-order AO|power=s4-a1|made-on=2026-06-10",
  "order saved-order",
  "put academy-order AO|converted-on=2026-07-01",
  "order converted",
  NULL,
};

/* R5, trap 6 and 7: where no time limit presses, a power is open and nobody is told to use it. */
static const char *const optional[] = {
  "today 2026-12-11",
  "put intervention-case case|state=open|opened-on=2026-12-01",
  "put concern C|case=@case|type=standards|state=open|raised-on=2026-12-01",
  "put category-notice CN|case=@case|category=special-measures|notice-on=2026-12-02",
  "put statement-of-action SA|case=@case|report-received=2026-12-02|prepared-on=2026-12-10",
  "step eligible done 2026-12-02",
  "step notify optional",
  "step use waiting",
  "step consult optional",
  "step close optional",
  "put s70a-notification S|case=@case|power=s64|sent-on=2026-12-11",
  "step use now",
  "step close optional",
  "put power-use U|case=@case|power=s64|used-on=2026-12-11",
  "step use done 2026-12-11",
  "step close optional",
  "today 2027-06-01",
  "put category-notice CN|ended-on=2027-05-20",
  "step close now",
  NULL,
};

/* s.70B: while the Secretary of State is about to act, 63, 64 and 66 are shut until the release. */
static const char *const barred[] = {
  "today 2026-10-01",
  "put category-notice CN|category=requires-significant-improvement|notice-on=2026-09-01",
  "gates s61",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "put s70a-notification S2|power=s66|sent-on=2026-09-10",
  "put secretary-of-state-notice X|kind=s70b-notification|given-on=2026-09-15",
  "power s63 barred", "power s64 barred", "power s66 barred", "power s65 available",
  "refuse [s.70B] put power-use U|power=s64|used-on=2026-09-20",
  "put secretary-of-state-notice R|kind=s70b-release|given-on=2026-09-21",
  "put power-use U|power=s64|used-on=2026-09-22",
  "refuse [s.70B] take R",
  /* s.67 */
  "put secretary-of-state-notice G|kind=s67-governors|given-on=2026-09-25",
  "refuse [s.67] put budget-suspension B|route=s66|notice-on=2026-09-28|effective-on=2026-09-28",
  NULL,
};

/* R21: Schedule 15 needs no gate, and a month's notice unless an emergency is given. */
static const char *const schedule_15[] = {
  "today 2026-10-01",
  "refuse [Sch 15] put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-10-15",
  "put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-10-15|shorter-reason=Gross mismanagement",
  "undo",
  "put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-11-01",
  NULL,
};

/* Law 13.9: SI 2022/720 reg 3 leaves maintained nursery schools out. */
static const char *const nursery[] = {
  "today 2026-12-01",
  "put coasting-notification K|notified-on=2026-11-23",
  "gates",
  "power s64 no-gate",
  "warned does not apply to a maintained nursery school",
  NULL,
};

/* Law 13.9: the gate follows the notification, unless the authority has chosen to hold it shut. */
static const char *const held_shut[] = {
  "today 2026-12-01",
  "put coasting-notification K|notified-on=2026-11-23",
  "gates s60b",
  "warned The register does not show why: ask before a power is used",
  "put law-choice L|rule=coasting-gate|choice=no|chosen-by=A Hall|chosen-on=2026-11-30|reason=Legal services",
  "gates",
  "put law-choice M|rule=coasting-gate|choice=yes|chosen-by=A Hall|chosen-on=2026-12-01|reason=Confirmed",
  "gates s60b",
  NULL,
};

/* Law 13.8: sections 5B and 5C speak of orders under section 4(1)(b) and of saved ones; the paper of an order decides. */
static const char *const orders[] = {
  "today 2026-12-01",
  "put academy-order O|power=s4-1-a|made-on=2026-09-01",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "not-warned facilitate the conversion",
  "put academy-order O|power=s4-1-b",
  "warned facilitate the conversion",
  "refuse [read the order again] put academy-order O|power=s4-a1",
  "refuse [read the order again] put academy-order Q|power=s4-a1|made-on=2026-06-29",
  "put academy-order O|power=s4-a1|made-on=2026-06-28",
  "warned facilitate the conversion",
  NULL,
};

/* Law 13.4: what was done too late is recorded as it was, and is open to challenge: ten working days after Thursday 10 December 2026
 * end on Thursday 24 December where no holiday is known. */
static const char *const late[] = {
  "today 2027-01-20",
  "put category-notice K|category=special-measures|notice-on=2026-12-09",
  "put statement-of-action T|report-received=2026-12-10",
  "clock R10:statement 2026-12-24 overdue",
  "voice statement must 2026-12-24",
  "put statement-of-action T|prepared-on=2026-12-24",
  "not-warned after the last day that the law sets",
  "put statement-of-action T|prepared-on=2026-12-29",
  "warned “Statement of action prepared” was done after the last day that the law sets, Thu 24 Dec 2026",
  NULL,
};

/* Law 13.6: the gate opens by the Chief Inspector's notice and ends by a report, graded or monitoring; an act between the inspection
 * and the report is valid on this reading, and is told as one. */
static const char *const between[] = {
  "today 2027-06-01",
  "put inspection I|format=full|start=2026-08-17",
  "put category-notice CN|category=special-measures|notice-on=2026-09-10|inspection=@I",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "refuse [s.59] put power-use U|power=s64|used-on=2026-09-09|departure-reason=Feedback",
  "put power-use U|power=s64|used-on=2027-03-01",
  "not-warned on this reading the act was valid",
  "put inspection J|format=full|start=2027-02-23|publication=2027-03-25",
  "gates",
  "warned had begun on Tue 23 Feb 2027, and its report is of Thu 25 Mar 2027. The report ends it: on this reading the act was valid",
  "put power-use U|used-on=2027-02-22",
  "not-warned on this reading the act was valid",
  "refuse [s.59] put power-use U|used-on=2027-03-25",
  NULL,
};

static const char *const between_monitoring[] = {
  "today 2027-06-01",
  "put category-notice CN|category=special-measures|notice-on=2026-09-10",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "put inspection M|format=monitoring|start=2027-05-04|received=2027-05-20",
  "put category-notice CN|ended-on=2027-05-20|ended-by=@M",
  "gates",
  "put power-use U|power=s64|used-on=2027-05-10",
  "warned had begun on Tue 4 May 2027, and its report is of Thu 20 May 2027",
  NULL,
};

/* One report: the gate of section 62 closes, that of section 61 opens on its own notice. */
static const char *const exchanged[] = {
  "today 2027-03-26",
  "put category-notice CN|category=special-measures|notice-on=2026-09-10",
  "gates s62",
  "put inspection J|format=full|start=2027-02-23|publication=2027-03-25|category=requires-significant-improvement",
  "put category-notice CN|ended-on=2027-03-25|ended-by=@J",
  "put category-notice CN2|category=requires-significant-improvement|notice-on=2027-03-25|inspection=@J",
  "gates s61",
  NULL,
};

static const CaseScenario scenarios[] = {
  { "13-6-between", "community", NULL, between },
  { "13-6-between-monitoring", "community", NULL, between_monitoring },
  { "13-6-exchanged", "community", NULL, exchanged },
  { "13-4-late", "community", NULL, late },
  { "13-9-nursery", "maintained-nursery", NULL, nursery },
  { "13-9-held-shut", "community", NULL, held_shut },
  { "13-8-orders", "community", NULL, orders },
  { "s62-category", "community", NULL, category },
  { "s62-report", "community", NULL, report },
  { "s60b-coasting", "community", NULL, coasting },
  { "s60b-coasting-left", "community", NULL, coasting_left },
  { "academy-order", "community", NULL, order },
  { "s62-powers-are-optional", "community", NULL, optional },
  { "s70b-barred", "community", NULL, barred },
  { "schedule-15", "community", NULL, schedule_15 },
};

const CaseScenarios case_scenarios_of_ofsted = { scenarios, G_N_ELEMENTS (scenarios) };
