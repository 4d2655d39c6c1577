/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios.h"

/* R1, R3, R4, R9 (law 1.2): a section 60 case from the first concern to compliance. Dates are those of the worked
 * examples. */
static const char *const compliance[] = {
  "today 2026-11-20",
  "step concern now",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put concern C|case=@case|type=standards|state=open|raised-on=2026-11-01",
  "step concern done 2026-11-01",
  "step letter now",
  "put pre-warning-letter L|case=@case|sent-on=2026-11-05|response-due=2026-11-16",
  "clock promise:response-due 2026-11-16 overdue",
  "step notice now",
  "gates",
  "power s63 no-gate",
  "today 2026-11-23",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|compliance-end=2027-01-15|ground-standards=1"
  "|comparator-previous=1|matters=Results fell|minded-64=1|authorised-by=A Director",
  "put required-action A|notice=@N|action=Write a plan|by=2026-12-18",
  "step notice done 2026-11-23",
  "step copies now",
  "wanting warning-notice chief-inspector head-teacher secretary-of-state",
  "put notice-copy K1|notice=@N|recipient=chief-inspector|given-on=2026-11-23",
  "put notice-copy K2|notice=@N|recipient=head-teacher|given-on=2026-11-23",
  "put notice-copy K3|notice=@N|recipient=secretary-of-state|given-on=2026-11-23",
  "wanting warning-notice",
  "step copies done 2026-11-23",
  "step period waiting",
  "clock R1:compliance 2027-01-15 running",
  "clock R4:window 2027-03-15 running",
  "today 2027-01-18",
  "clock R1:compliance 2027-01-15 overdue",
  "step period done 2027-01-15",
  "step finding now",
  "put notice-finding F|notice=@N|finding=complied|decided-on=2027-01-20|reasons=The plan is good",
  "today 2027-01-20",
  "clock R1:compliance 2027-01-15 met",
  "clock R4:window 2027-03-15 stopped",
  "step second-notice not-applicable",
  "step use not-applicable",
  "step close now",
  "gates",
  "refuse [complied] put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "put intervention-case case|state=closed|closed-on=2027-01-29|outcome=complied",
  "step close done 2027-01-29",
  NULL,
};

/* R3, R4, R6, R8, R16 to R18: no compliance, second notice, consent, a board of four, shadow body, resumption. */
static const char *const board[] = {
  "today 2027-01-21",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  /* s.60(1)(b): nothing before the period has run out */
  "refuse [s.59] put power-use U|case=@case|power=s64|used-on=2027-01-10",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  /* s.60(1)(d), trap 3: no second notice, no eligibility */
  "refuse [second notice] put power-use U|case=@case|power=s64|used-on=2027-01-21",
  "step second-notice now",
  "gates",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1|power-65=1",
  "gates", /* R3: not eligible on 21 January */
  "today 2027-01-22",
  "gates s60",
  "step eligible done 2027-01-22",
  "power s63 available",
  "power s64 available",
  "power s65 available",
  "power s66 available",
  /* R8: s.70A first */
  "refuse [s.70A] put power-use U|case=@case|power=s64|used-on=2027-02-01",
  "put s70a-notification S|case=@case|power=s64|sent-on=2027-01-28",
  "put power-use U|case=@case|power=s64|used-on=2027-02-01",
  "put additional-governor G|case=@case|power-use=@U|name=A Governor|appointed-by=authority|appointed-on=2027-02-01",
  "clock R4:window 2027-03-15 met",
  /* s.70A is needed for the step that was done: it cannot be taken back now */
  "refuse [s.70A] take S",
  "refuse [eligible] take P",
  /* R4: the window is shut after 15 March 2027, whenever the second notice was given (trap 4) */
  "refuse [time for it has passed] put additional-governor "
  "H|case=@case|power-use=@U|name=Another|appointed-by=authority|appointed-on=2027-03-16",
  "put additional-governor H|case=@case|power-use=@U|name=Another|appointed-by=authority|appointed-on=2027-03-15",
  "today 2027-04-01",
  "power s64 window-closed",
  "power s65 available", /* R5, trap 5 */
  /* s.65 (R8): consent, not notice, and consultation before it */
  "step consult now",
  "put consultation Q|case=@case|power=s65|opened-on=2027-04-01",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2027-04-01|due-on=2027-04-22",
  "step consult done 2027-04-01",
  "step board blocked",
  "put ieb-application I|case=@case|applied-on=2027-04-23",
  "step consent waiting",
  "refuse [s.65(1)] put ieb "
  "B|case=@case|application=@I|notice-on=2027-05-10|effective-on=2027-06-01|duration-end=2028-08-31",
  "put ieb-application I|decision=granted|decided-on=2027-05-11|reference=X1",
  "refuse [s.65(1)] put ieb "
  "B|case=@case|application=@I|notice-on=2027-05-10|effective-on=2027-06-01|duration-end=2028-08-31",
  "today 2027-05-12",
  "put ieb B|case=@case|application=@I|notice-on=2027-05-12|effective-on=2027-06-01|duration-end=2028-08-31",
  "refuse [s.65(1)] put ieb-application I|decision=refused",
  "step board done 2027-05-12",
  "step members now",
  "put ieb-member M1|ieb=@B|name=One|role=chair|chair=1|instrument-on=2027-05-20|appointed-from=2027-06-01",
  "put ieb-member M2|ieb=@B|name=Two|role=finance|instrument-on=2027-05-20|appointed-from=2027-06-01",
  "put ieb-member M3|ieb=@B|name=Three|role=standards|instrument-on=2027-05-20|appointed-from=2027-06-01",
  "put ieb-member M4|ieb=@B|name=Four|role=people|instrument-on=2027-05-20|appointed-from=2027-06-01",
  "step members done 2027-06-01",
  "today 2027-06-02",
  "power s64 ieb",
  "power s66 ieb",
  /* Sch 6 para 4: at least two on the day it took over */
  "take M4",
  "take M3",
  "refuse [Sch 6 para 4] put ieb-member M2|appointed-from=2027-06-02",
  "take M2", /* the register is not whole, which it says */
  "warned at least two members",
  "undo",
  "undo",
  "undo",
  /* Sch 6 para 14 and 12 */
  "put s70a-notification S2|case=@case|power=s66|sent-on=2027-06-01",
  "refuse [Sch 6 para 12] put budget-suspension BS|case=@case|route=s66|notice-on=2027-06-10|effective-on=2027-06-11",
  "refuse [Sch 6 para 14] put additional-governor "
  "G3|case=@case|name=Late|appointed-by=authority|appointed-on=2027-06-10",
  /* R17: six months before 31 August 2028 */
  "clock R17:shadow 2028-02-29 running",
  "put ieb B|shadow-set-up-on=2028-02-01",
  "clock R17:shadow 2028-02-29 met",
  "put shadow-governor SG1|ieb=@B|name=Parent|category=parent|appointed-on=2028-02-01",
  /* Sch 6 para 17: resumption is for boards without a specified duration */
  "refuse [Sch 6 para 17] put ieb B|resumption-notice-on=2028-03-01|resumption-on=2028-06-01",
  /* R18: transfer 31 August 2028, so by 30 September 2029 */
  "put ieb B|transfer-on=2028-08-31|ended-on=2028-08-31|ended-reason=duration",
  "clock R18:constitution 2029-09-30 running",
  "put ieb B|constitution-on=2029-09-01",
  "today 2029-09-02",
  "step end done 2028-08-31",
  "clock R18:constitution 2029-09-30 met",
  "step constitution done 2029-09-01",
  NULL,
};

/* R17 and Sch 6 para 17: a board without a specified duration ends by notice of resumption. */
static const char *const resumption[] = {
  "today 2026-09-10",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "gates s62",
  "put consultation Q|power=s65|opened-on=2026-09-02",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "put ieb B|application=@I|notice-on=2026-09-10|effective-on=2026-10-01",
  "put ieb-member M1|ieb=@B|name=One|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "put ieb-member M2|ieb=@B|name=Two|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "today 2026-12-01",
  "step shadow now",
  "clock R17:shadow none",
  "put ieb B|resumption-notice-on=2027-01-10|resumption-on=2027-08-31",
  "clock R17:shadow 2027-02-28 running",
  "wanting ieb interim-member interim-member outgoing-governor secretary-of-state interim-member interim-member "
  "secretary-of-state",
  "undo",
  "clock R17:shadow none",
  NULL,
};

/* Law 1.3, R6: a pay and conditions notice never opens section 63, and is not copied to Ofsted (trap 8). */
static const char *const pay[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60a|given-on=2026-11-23|compliance-end=2027-01-15|provision=STPCD 15",
  "wanting warning-notice secretary-of-state head-teacher",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "gates s60a",
  "power s63 wrong-gate", "power s64 available", "power s65 available", "power s66 available",
  "put s70a-notification S|power=s63|sent-on=2027-01-22",
  "put consultation Q|power=s63|opened-on=2027-01-22",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2027-01-22",
  "refuse [s.63(1)] put power-use U|power=s63|used-on=2027-02-01|arrangement=federation",
  /* R7: a notice of the Secretary of State under section 60 leaves it as it is */
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2027-01-25",
  "today 2027-01-26",
  "gates s60a",
  "clock R4:window 2027-03-15 running",
  NULL,
};

/* R9: a Roman Catholic voluntary aided school has a diocese as consultee, and diocese and appointers among the copies.
 */
static const char *const catholic[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "wanting warning-notice chief-inspector head-teacher secretary-of-state diocese-roman-catholic foundation-appointers",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-63=1|power-64=1",
  "wanting consultation-s63 governing-body diocese-roman-catholic",
  "put s70a-notification S|power=s63|sent-on=2027-01-22",
  "put consultation Q|power=s63|opened-on=2027-01-22",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2027-01-22",
  "refuse [s.63(2)] put power-use U|power=s63|used-on=2027-02-10|arrangement=advice",
  "put consultee Q2|consultation=@Q|party=diocese-roman-catholic|sent-on=2027-01-23",
  "wanting consultation-s63",
  "put power-use U|power=s63|used-on=2027-02-10|arrangement=advice",
  /* R20: as many foundation governors as the authority's, no more */
  "refuse [s.64(4)] put additional-governor F1|name=F1|appointed-by=appointing-authority|appointed-on=2027-02-11",
  "put s70a-notification S2|power=s64|sent-on=2027-01-22",
  "put additional-governor G1|name=G1|appointed-by=authority|appointed-on=2027-02-11",
  "put additional-governor F1|name=F1|appointed-by=appointing-authority|appointed-on=2027-02-11",
  "refuse [s.64(4)] put additional-governor F2|name=F2|appointed-by=appointing-authority|appointed-on=2027-02-12",
  NULL,
};

/* R9, trap 10: a Muslim voluntary aided school has no diocese. */
static const char *const muslim[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "wanting warning-notice chief-inspector head-teacher secretary-of-state foundation-appointers",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-65=1",
  "wanting consultation-s63 governing-body foundation-appointers",
  "wanting consultation-s65 governing-body foundation-appointers",
  NULL,
};

/* Trap 9: foundation special is not foundation; nobody but Ofsted, the head and the Secretary of State has a right to a
 * copy. */
static const char *const foundation_special[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "wanting warning-notice chief-inspector head-teacher secretary-of-state",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-63=1",
  "wanting consultation-s63 governing-body",
  NULL,
};

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

/* R7, s.60(4A), (4B): the Secretary of State's notice ends ours from its day, and bars another until we are released.
 */
static const char *const superseded[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "put s70a-notification S|power=s64|sent-on=2027-01-22",
  "gates s60",
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2027-01-25",
  "today 2027-01-26",
  "gates",
  "clock R1:compliance 2027-01-15 met",
  "clock R4:window 2027-03-15 superseded",
  "step use not-applicable",
  "refuse [s.59] put power-use U|power=s64|used-on=2027-02-01",
  "refuse [s.60(4A)] put warning-notice N2|section=s60|given-on=2027-02-01|compliance-end=2027-03-15",
  "put warning-notice N3|section=s60a|given-on=2027-02-01|compliance-end=2027-03-15",
  "undo",
  /* The use on the day before is as good as it was */
  "put power-use U|power=s64|used-on=2027-01-24",
  "undo",
  "put secretary-of-state-notice R|kind=s60-release|given-on=2027-01-31",
  "today 2027-02-01",
  "put warning-notice N2|section=s60|given-on=2027-02-01|compliance-end=2027-03-15",
  "refuse [s.60(4A)] take R",
  "clock R1:compliance 2027-03-15 running",
  NULL,
};

/* Of a notice that ceased to have effect before anybody decided on it there is nothing left to decide. */
static const char *const superseded_early[] = {
  "today 2026-12-07",
  "put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "step finding waiting",
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2026-12-07",
  "step finding not-applicable",
  "clock R1:compliance 2027-01-15 superseded",
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

/* R21: Schedule 15 needs no gate, and a month's notice unless an emergency is given. */
static const char *const schedule_15[] = {
  "today 2026-10-01",
  "refuse [Sch 15] put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-10-15",
  "put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-10-15|shorter-reason=Gross mismanagement",
  "undo",
  "put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-11-01",
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

/* Law 1.1: what was done before a school became an academy stands; nothing more can be done after. */
static const char *const converted[] = {
  "today 2026-10-01",
  "school open-date=2026-09-01",
  "put warning-notice N|section=s60|given-on=2026-05-01|compliance-end=2026-06-12",
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
  "put warning-notice N|case=@case|section=s60|given-on=2026-05-01|compliance-end=2026-09-11",
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

/* R4: the window stops with its reason: unused, another gate, withdrawal, the close of the case, a board. */
static const char *const window_over[] = {
  "today 2027-03-15",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "put required-action A|notice=@N|action=Write a plan|by=2027-04-08",
  "clock R4:window 2027-03-15 running",
  "today 2027-03-16",
  "clock R4:window 2027-03-15 stopped",
  "clock R1:compliance 2027-01-15 overdue",
  "today 2027-02-01",
  "clock R4:window 2027-03-15 running",
  "put category-notice CN|category=special-measures|notice-on=2027-01-28",
  "clock R4:window 2027-03-15 stopped",
  "undo",
  "put warning-notice N|withdrawn-on=2027-01-30",
  "clock R1:compliance 2027-01-15 stopped",
  "clock R4:window 2027-03-15 stopped",
  "clock promise:by 2027-04-08 stopped",
  "undo",
  "clock promise:by 2027-04-08 running",
  "put intervention-case case|state=closed|closed-on=2027-01-31",
  "clock R1:compliance 2027-01-15 stopped",
  "clock R4:window 2027-03-15 stopped",
  "clock promise:by 2027-04-08 stopped",
  "undo",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-65=1",
  "put consultation Q|power=s65|opened-on=2027-01-23",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2027-01-23",
  "put ieb-application I|applied-on=2027-01-25|decision=granted|decided-on=2027-01-29",
  "clock R4:window 2027-03-15 running",
  "put ieb B|application=@I|notice-on=2027-02-01|effective-on=2027-03-01",
  "clock R4:window 2027-03-15 stopped",
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
  "step close waiting",
  "put power-use U|case=@case|power=s64|used-on=2026-12-11",
  "step use done 2026-12-11",
  "step close optional",
  "today 2027-06-01",
  "put category-notice CN|ended-on=2027-05-20",
  "step close now",
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
  "put warning-notice N|case=@case|section=s60|given-on=2026-09-10|compliance-end=2026-10-15",
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

/* Sch 6 para 6, R16: the notice and every instrument to every member, each by name; one to all of them does as well. */
static const char *const member_copies[] = {
  "today 2026-09-10",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put consultation Q|power=s65|opened-on=2026-09-02",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "put ieb B|application=@I|notice-on=2026-09-10|effective-on=2026-10-01",
  "wanting ieb interim-member outgoing-governor secretary-of-state",
  "put ieb-member M1|ieb=@B|name=One|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "put ieb-member M2|ieb=@B|name=Two|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "wanting ieb interim-member interim-member outgoing-governor secretary-of-state",
  "wanting ieb-member interim-member interim-member outgoing-governor secretary-of-state interim-member interim-member "
  "outgoing-governor secretary-of-state",
  "put notice-copy K1|ieb=@B|recipient=interim-member|name=One|given-on=2026-09-20",
  "wanting ieb interim-member outgoing-governor secretary-of-state",
  "put notice-copy K2|member=@M1|recipient=interim-member|given-on=2026-09-20",
  "wanting ieb-member outgoing-governor secretary-of-state interim-member interim-member outgoing-governor "
  "secretary-of-state",
  "today 2026-11-10",
  /* Who came later is to have what is given from then on, and not the first papers. */
  "put ieb-member M3|ieb=@B|name=Three|instrument-on=2026-11-01|appointed-from=2026-11-05",
  "wanting ieb interim-member outgoing-governor secretary-of-state",
  "put ieb B|resumption-notice-on=2027-01-10|resumption-on=2027-08-31",
  "wanting ieb interim-member outgoing-governor secretary-of-state interim-member interim-member interim-member "
  "secretary-of-state",
  NULL,
};

/* s.70C: once the Secretary of State has taken the board over, its papers are not ours to send, what is done about it is
 * recorded with a warning, and the authority cannot give notice of a board of its own (ss.65, 69). */
/* R16: a board that has long taken over is written down one record at a time; once two members are there, both must have
 * been in post on the day. Before that day nobody is asked why there are none. */
static const char *const board_of_last_month[] = {
  "today 2026-11-21",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put consultation Q|power=s65|opened-on=2026-09-02",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "put ieb B|application=@I|notice-on=2026-09-10|effective-on=2026-10-01",
  "warned at least two members",
  "put ieb-member M1|ieb=@B|name=One|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "warned at least two members",
  "refuse [at least two members] put ieb-member "
  "M2|ieb=@B|name=Two|instrument-on=2026-09-20|appointed-from=2026-10-02",
  "put ieb-member M2|ieb=@B|name=Two|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "refuse [at least two members] put ieb-member M2|appointed-from=2026-10-02",
  NULL,
};

static const char *const taken_over[] = {
  "today 2026-09-25",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put consultation Q|power=s65|opened-on=2026-09-02",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "put ieb B|application=@I|notice-on=2026-09-10|effective-on=2026-10-01",
  "put ieb-member M1|ieb=@B|name=One|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "put ieb-member M2|ieb=@B|name=Two|instrument-on=2026-09-20|appointed-from=2026-10-01",
  "today 2027-01-20",
  "power s65 available",
  "put secretary-of-state-notice T|kind=s70c-takeover|given-on=2027-01-11",
  "power s65 sos-board",
  "power s64 ieb",
  "refuse [s.69, 70C] put ieb B2|application=@I|notice-on=2027-01-15|effective-on=2027-02-01",
  "put ieb-member M3|ieb=@B|name=Three|instrument-on=2027-01-18|appointed-from=2027-01-18",
  "warned taken over the board",
  "put ieb B|resumption-notice-on=2027-01-19|resumption-on=2027-08-31",
  "wanting ieb interim-member interim-member outgoing-governor secretary-of-state",
  "today 2027-09-01",
  "power s65 available",
  NULL,
};

/* s.60(4B), ss.66A to 69: the Secretary of State's own notice opens the Secretary of State's powers, and none of ours. */
static const char *const sos_gate[] = {
  "today 2027-01-20",
  "put secretary-of-state-notice M|kind=s67-governors|given-on=2027-01-12",
  "warned no warning notice of the Secretary of State",
  "put secretary-of-state-notice S|kind=s60-notice|given-on=2026-11-02",
  "not-warned no warning notice of the Secretary of State",
  "gates",
  "power s63 no-gate", "power s64 no-gate", "power s65 no-gate", "power s66 no-gate",
  NULL,
};

/* R22: given Monday 7 December 2026. */
static const char *const direction[] = {
  "today 2026-12-07",
  "put secretary-of-state-notice D|kind=s69b-direction|given-on=2026-12-07",
  "clock R22:copy 2026-12-08 running",
  "clock R22:response 2026-12-15 running",
  "clock R22:answer 2026-12-18 running",
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

static const CaseScenario scenarios[] = {
  { "s60-compliance", "community", NULL, compliance },
  { "s60-to-board", "community", NULL, board },
  { "s62-board-resumption", "community", NULL, resumption },
  { "s60a-pay", "community", NULL, pay },
  { "s60-roman-catholic-voluntary-aided", "voluntary-aided", "Roman Catholic", catholic },
  { "s60-muslim-voluntary-aided", "voluntary-aided", "Muslim", muslim },
  { "s60-foundation-special", "foundation-special", NULL, foundation_special },
  { "academy", "academy", NULL, academy },
  { "s60-superseded", "community", NULL, superseded },
  { "s60-superseded-early", "community", NULL, superseded_early },
  { "s70b-barred", "community", NULL, barred },
  { "s62-category", "community", NULL, category },
  { "s62-report", "community", NULL, report },
  { "schedule-15", "community", NULL, schedule_15 },
  { "s60b-coasting", "community", NULL, coasting },
  { "s60b-coasting-left", "community", NULL, coasting_left },
  { "academy-order", "community", NULL, order },
  { "converted-academy", "academy", NULL, converted },
  { "converted-with-open-case", "community", NULL, conversion },
  { "s60-window-over", "community", NULL, window_over },
  { "s62-powers-are-optional", "community", NULL, optional },
  { "every-kind", "community", NULL, every_kind },
  { "ieb-copies-to-each-member", "community", NULL, member_copies },
  { "ieb-of-last-month", "community", NULL, board_of_last_month },
  { "s70c-taken-over", "community", NULL, taken_over },
  { "s60-of-the-secretary-of-state", "community", NULL, sos_gate },
  { "s69b-direction", "community", NULL, direction },
  { "promise", "community", NULL, promise },
};

/**
 * case_scenarios_list:
 * @n_scenarios: (out): how many
 *
 * Returns: (array length=n_scenarios): scripts for fettle_test_case_run(), each with its kind of school
 */
const CaseScenario *
case_scenarios_list (guint *n_scenarios)
{
  *n_scenarios = G_N_ELEMENTS (scenarios);
  return scenarios;
}

/**
 * case_scenario_find:
 * @name: a scenario's name
 *
 * Returns: its script
 */
const char *const *
case_scenario_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      if (g_str_equal (scenarios[i].name, name))
        return scenarios[i].script;
    }
  g_assert_not_reached ();
}
