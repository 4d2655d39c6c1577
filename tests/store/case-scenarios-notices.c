/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios-private.h"

/* Warning notices: their gates, copies, windows, and the Secretary of State's own. */

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
  "step answer now",
  "step notice optional",
  "gates",
  "power s63 no-gate",
  "today 2026-11-23",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15|ground-standards=1"
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
  "stage The compliance period runs to Fri 15 Jan 2027.",
  "clock R1:compliance 2027-01-15 running",
  "clock R4:window 2027-03-15 running",
  "today 2027-01-18",
  "clock R1:compliance 2027-01-15 met", /* an event, and never overdue (law 13.5) */
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

/* Law 1.3, R6: a pay and conditions notice never opens section 63, and is not copied to Ofsted (trap 8). */
static const char *const pay[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60a|given-on=2026-11-23|whole=1|compliance-end=2027-01-15|provision=STPCD 15",
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
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
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
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
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
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "wanting warning-notice chief-inspector head-teacher secretary-of-state",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-63=1",
  "wanting consultation-s63 governing-body",
  NULL,
};

/* R7, s.60(4A), (4B): the Secretary of State's notice ends ours from its day, and bars another until we are released.
 */
static const char *const superseded[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
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
  "put warning-notice N3|section=s60a|given-on=2027-02-01|whole=1|compliance-end=2027-03-15",
  "undo",
  /* The use on the day before is as good as it was */
  "put power-use U|power=s64|used-on=2027-01-24",
  "undo",
  "put secretary-of-state-notice R|kind=s60-release|given-on=2027-01-31",
  "today 2027-02-01",
  /* One in preparation is what there is to go on with. */
  "step notice done",
  "put warning-notice D|section=s60",
  "step notice optional",
  "take D",
  "step notice done",
  "put warning-notice N2|section=s60|given-on=2027-02-01|whole=1|compliance-end=2027-03-15",
  "refuse [s.60(4A)] take R",
  "clock R1:compliance 2027-03-15 running",
  NULL,
};

/* Of a notice that ceased to have effect before anybody decided on it there is nothing left to decide. */
static const char *const superseded_early[] = {
  "today 2026-12-07",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "step finding waiting",
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2026-12-07",
  "step finding not-applicable",
  "clock R1:compliance 2027-01-15 superseded",
  NULL,
};

/* R4: the window stops with its reason: unused, another gate, withdrawal, the close of the case, a board. */
static const char *const window_over[] = {
  "today 2027-03-15",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put required-action A|notice=@N|action=Write a plan|by=2027-04-08",
  "clock R4:window 2027-03-15 running",
  "today 2027-03-16",
  "clock R4:window 2027-03-15 stopped",
  "clock R1:compliance 2027-01-15 met",
  "today 2027-02-01",
  "clock R4:window 2027-03-15 running",
  "put category-notice CN|category=special-measures|notice-on=2027-01-28",
  "clock R4:window 2027-03-15 stopped",
  "undo",
  "put warning-notice N|withdrawn-on=2027-01-30",
  "clock R1:compliance 2027-01-15 met", /* it had come before */
  "clock R4:window 2027-03-15 stopped",
  "clock promise:by 2027-04-08 stopped",
  "undo",
  "clock promise:by 2027-04-08 running",
  "put intervention-case case|state=closed|closed-on=2027-01-31",
  "clock R1:compliance 2027-01-15 met",
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

/* s.60(4B), ss.66A to 69: the Secretary of State's own notice opens nothing while its own period, finding and second notice are
 * not recorded. */
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

/* s.60(1), R3, R4: the Secretary of State is a relevant authority, too. A notice that was not complied with opens our powers,
 * within two months following the end of its own period: 22 January to 22 March 2027. */
static const char *const sos_not_complied[] = {
  "today 2027-02-08",
  "put warning-notice N|section=s60|given-on=2026-11-02|whole=1|compliance-end=2027-01-15",
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2026-12-01|compliance-end=2027-01-22",
  "clock R4:window 2027-03-22 running",
  "gates",
  "put secretary-of-state-notice X|finding=not-complied|found-on=2027-01-22|powers-notice-on=2027-02-05",
  "gates", /* found on the last day of the period */
  "put secretary-of-state-notice X|found-on=2027-01-25",
  "gates s60",
  "step eligible done 2027-02-05",
  /* law 13.1: the authority has proposed no power, and s.70A comes before one that is going to be used */
  "step notify optional",
  "power s63 available", "power s64 available", "power s65 available",
  "refuse [s.59] put power-use U|power=s64|used-on=2027-02-04|departure-reason=Urgent",
  "put s70a-notification S|power=s64|sent-on=2027-02-08",
  "put power-use U|power=s64|used-on=2027-03-22",
  "refuse [time for it has passed] put power-use U|used-on=2027-03-23",
  "take U",
  "put secretary-of-state-notice B|kind=s70b-notification|given-on=2027-02-08",
  "power s63 barred", "power s65 available",
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

/* Law 13.2: what makes a warning notice one. The Act defines it by a ground and by the four things that it sets out; no reason
 * makes up for one of them. */
static const char *const no_notice[] = {
  "today 2027-01-22",
  "refuse [no matters, no required action] put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15"
  "|ground-safety=1|minded-64=1|departure-reason=Urgent",
  "put warning-notice N|section=s60|compliance-end=2027-01-15|ground-safety=1|matters=Fights|minded-64=1",
  "refuse [no required action] put warning-notice N|given-on=2026-11-23|departure-reason=Urgent",
  "refuse [take legal advice] put warning-notice N|given-on=2026-11-23",
  "step notice optional",
  "gates",
  "put required-action A|notice=@N|action=Write a plan",
  "put warning-notice N|given-on=2026-11-23",
  "step notice done 2026-11-23",
  "refuse [no required action] take A",
  "refuse [no ground] put warning-notice N|ground-safety=0",
  "refuse [minded to do] put warning-notice N|minded-64=0",
  /* An act that was done is recorded with what was doubtful, where it was taken back. */
  "put warning-notice W|section=s60|given-on=2026-11-24|withdrawn-on=2026-11-25|compliance-end=2027-01-15",
  "warned sets out no ground, no matters, no required action",
  "refuse [no provision of the pay order] put warning-notice P|section=s60a|given-on=2026-11-24|compliance-end=2027-01-15|ground-safety=1"
  "|matters=Pay|minded-64=1",
  NULL,
};

/* Law 13.2: a paper that is typed in later, where it is attached and an officer states that it sets out all four. */
static const char *const by_document[] = {
  "today 2027-01-22",
  "put document D|title=Notice|file-name=notice.pdf|media-type=application/pdf|size=4"
  "|sha256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "refuse [Attach the notice] put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15|document=@D",
  "refuse [Attach the notice] put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15|contents-by=A Hall"
  "|contents-on=2027-01-20",
  "put warning-notice N|section=s60|given-on=2026-11-23|compliance-end=2027-01-15|document=@D|contents-by=A Hall|contents-on=2027-01-20",
  "step notice done 2026-11-23",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "gates s60",
  "refuse [no required action] put warning-notice N|contents-on=",
  NULL,
};

/* R2 with law 13.2: before 18 April 2016 the Act gave the period, and the notice did not have to set it out. */
static const char *const of_old_law[] = {
  "today 2016-06-01",
  "put warning-notice N|section=s60|given-on=2016-04-15|whole=1",
  "step notice done 2016-04-15",
  "refuse [no compliance period] put warning-notice M|section=s60|given-on=2016-04-18|whole=1",
  NULL,
};

/* Law 13.1: after a letter of concern the answer is waited for, and decided on; then the choices stand side by side. */
static const char *const answered[] = {
  "today 2026-11-06",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put concern C|case=@case|type=standards|state=open|raised-on=2026-11-01",
  "stage",
  "step letter now", "voice letter may",
  "step notice optional", "voice notice may",
  "put pre-warning-letter L|case=@case|sent-on=2026-11-05|response-due=2026-11-16",
  "step answer waiting", "voice answer waiting 2026-11-16",
  "step notice optional", "voice notice may", "voice close may",
  "today 2026-11-16",
  "step answer waiting",
  "today 2026-11-17",
  "step answer now", "voice answer may", "step notice optional",
  "put pre-warning-letter L|response-on=2026-11-12",
  "step answer now",
  "put pre-warning-letter L|adequate=1|adequate-reason=The plan is good",
  "step answer done 2026-11-12",
  "step notice optional", "voice notice may", "voice close may",
  "put intervention-case case|state=closed|closed-on=2026-11-18",
  "step close done 2026-11-18",
  NULL,
};

/* Law 13.3: only section 65 is proposed. The others are open in law, after further notice; nothing of them is to be done. */
static const char *const only_board[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "voice finding may 2027-03-15", "voice copies must 2026-11-23",
  "stage The compliance period ended on Fri 15 Jan 2027.",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "voice second-notice may 2027-03-15",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-65=1",
  "gates s60", "power s64 available",
  "stage Eligible for intervention (section 60) since Fri 22 Jan 2027. Powers under sections 63, 64 and 66 close on Mon 15 Mar 2027.",
  "step notify optional", "voice notify may 2027-03-15",
  "step use optional", "voice use may 2027-03-15",
  "step consult now", "voice consult must", "voice board cannot",
  /* A further notice names section 64, too. */
  "put powers-notice M|notice=@N|given-on=2027-01-25|power-64=1",
  "today 2027-01-25",
  "step notify now", "voice notify must 2027-03-15",
  "put s70a-notification S|power=s64|sent-on=2027-01-25",
  "voice use may 2027-03-15",
  NULL,
};

/* Law 13.3: where sections 63 and 64 are proposed, no consultation about a board is asked for. */
static const char *const no_board[] = {
  "today 2027-01-22",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-63=1|power-64=1",
  "voice notify must",
  "step consult optional", "voice consult may", "step consent optional", "voice consent may", "voice board cannot",
  NULL,
};

/* Law 13.3: the later notice never hides the window of the earlier. */
static const char *const two_notices[] = {
  "today 2027-01-25",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-20",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "put warning-notice M|section=s60|given-on=2027-01-25|whole=1|compliance-end=2027-03-26",
  "gates s60",
  "step notice done 2027-01-25", "step period waiting",
  "step eligible done 2027-01-22",
  "step notify now", "voice notify must 2027-03-15",
  "today 2027-03-16",
  "power s64 window-closed",
  "step period waiting",
  NULL,
};

/* Law 13.14: two notices of one day. The Act goes by time; without times ours is treated as superseded. */
static const char *const same_day[] = {
  "today 2026-12-08",
  "put warning-notice N|section=s60|given-on=2026-12-07|whole=1|compliance-end=2027-01-15|given-time=10:15",
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2026-12-07",
  "clock R1:compliance 2027-01-15 superseded",
  "put secretary-of-state-notice X|given-time=11.00",
  "clock R1:compliance 2027-01-15 superseded",
  "refuse [s.60(4A)] put secretary-of-state-notice X|given-time=9.30",
  /* Told only on the next day, the authority could still give one, and it is the later one. */
  "put secretary-of-state-notice X|given-time=9.30|received-on=2026-12-08",
  "clock R1:compliance 2027-01-15 running",
  NULL,
};

static const CaseScenario scenarios[] = {
  { "13-14-same-day", "community", NULL, same_day },
  { "13-1-answered", "community", NULL, answered },
  { "13-3-only-board", "community", NULL, only_board },
  { "13-3-no-board", "community", NULL, no_board },
  { "13-3-two-notices", "community", NULL, two_notices },
  { "13-2-no-notice", "community", NULL, no_notice },
  { "13-2-by-document", "community", NULL, by_document },
  { "13-2-old-law", "community", NULL, of_old_law },
  { "s60-compliance", "community", NULL, compliance },
  { "s60a-pay", "community", NULL, pay },
  { "s60-roman-catholic-voluntary-aided", "voluntary-aided", "Roman Catholic", catholic },
  { "s60-muslim-voluntary-aided", "voluntary-aided", "Muslim", muslim },
  { "s60-foundation-special", "foundation-special", NULL, foundation_special },
  { "s60-superseded", "community", NULL, superseded },
  { "s60-superseded-early", "community", NULL, superseded_early },
  { "s60-window-over", "community", NULL, window_over },
  { "s60-of-the-secretary-of-state", "community", NULL, sos_gate },
  { "s60-of-the-secretary-of-state-not-complied", "community", NULL, sos_not_complied },
  { "s69b-direction", "community", NULL, direction },
};

const CaseScenarios case_scenarios_of_notices = { scenarios, G_N_ELEMENTS (scenarios) };
