/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios-private.h"

/* What the counsel of a governing body would look for. */

/* ss.60(2), 60A(1): a ground of one section in a notice under the other. */
static const char *const wrong_section[] = {
  "today 2026-11-24",
  "put warning-notice N|section=s60a|given-on=2026-11-23|whole=1|compliance-end=2027-01-15|ground-safety=1|matters=Fights"
  "|minded-65=1|authorised-by=A Director",
  "warned names a ground of section 60",
  "refuse [no provision of the pay order] put warning-notice N|provision=",
  "put warning-notice N|section=s60",
  "not-warned names a ground of section 60",
  "warned no ground of section 60",
  "put warning-notice N|provision=",
  "not-warned no ground of section 60",
  NULL,
};

/* s.60(1)(b): 15 working days after Monday 23 November 2026 end on Monday 14 December. */
static const char *const short_period[] = {
  "today 2026-11-24",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2026-12-11",
  "warned shorter than 15 working days of the school, which would end on Mon 14 Dec 2026",
  "put warning-notice N|compliance-end=2026-12-14",
  "not-warned shorter than 15 working days",
  /* The days of a holiday are none that the school can use: 19 December to 3 January */
  "put school-holiday H|first=2026-12-19|last=2027-01-03|title=Christmas",
  "put warning-notice M|section=s60|given-on=2026-12-14|whole=1|compliance-end=2027-01-07",
  "warned which would end on Mon 18 Jan 2027",
  "refuse [after the day the notice was given] put warning-notice M|compliance-end=2026-12-14",
  "refuse [after the day the notice was given] put warning-notice M|given-on=2027-01-08",
  NULL,
};

/* R1: a period that ends when nobody is there, by either reading of a half-term (R10); a length that nobody confirmed. */
static const char *const last_day[] = {
  "today 2026-11-24",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-16",
  "warned is no working day",
  "put warning-notice N|compliance-end=2026-12-28",
  "warned is no working day",
  "put school-holiday H|first=2027-02-13|last=2027-02-21|title=Half-term",
  "put warning-notice N|compliance-end=2027-02-17",
  "warned falls in a holiday of the school",
  "put warning-notice N|compliance-end=2027-02-24",
  "not-warned falls in a holiday of the school",
  "not-warned is no working day",
  "put warning-notice N|compliance-length=eight school weeks",
  "warned nobody is recorded as having confirmed",
  "put warning-notice N|confirmed-by=A Director|confirmed-on=2026-11-23",
  "not-warned nobody is recorded as having confirmed",
  NULL,
};

/* Dated on a Sunday; authorised afterwards; an action that is due when the period is over. */
static const char *const dates[] = {
  "today 2026-11-24",
  "put warning-notice N|section=s60|given-on=2026-11-22|whole=1|compliance-end=2027-01-15|authorised-by=A Director"
  "|authorised-on=2026-11-23",
  "warned a day that is no working day",
  "warned authorised only after it was given",
  "put warning-notice N|given-on=2026-11-23|whole=1",
  "not-warned a day that is no working day",
  "not-warned authorised only after it was given",
  "put required-action A|notice=@N|action=A plan|by=2027-01-15",
  "not-warned after the compliance period ends",
  "put required-action A|by=2027-01-16",
  "warned after the compliance period ends",
  "put required-action A|by=2026-11-20",
  "warned before the notice was given",
  NULL,
};

/* s.60(6), (6A): the copies at the same time. */
static const char *const late_copy[] = {
  "today 2026-11-30",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "warned No copy is recorded as given to: Secretary of State",
  "put notice-copy K|notice=@N|recipient=secretary-of-state|given-on=2026-11-24",
  "not-warned No copy is recorded as given to: Secretary of State",
  "warned not at the same time, to: Secretary of State",
  "put notice-copy K|given-on=2026-11-23",
  "not-warned not at the same time",
  NULL,
};

/* s.60(1)(b) to (d): decided, and powers proposed, while the governing body could still comply. */
static const char *const too_early[] = {
  "today 2027-01-15",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-15",
  "warned decide again after it",
  "put powers-notice P|notice=@N|given-on=2027-01-15|power-64=1",
  "warned opens no powers",
  "put s70a-notification S|power=s64|sent-on=2027-01-15",
  "today 2027-01-18",
  "clock R1:compliance 2027-01-15 met",
  "step finding now",
  "step second-notice waiting",
  "gates",
  "refuse [s.59] put power-use U|power=s64|used-on=2027-01-18",
  "put notice-finding F2|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "step second-notice now",
  "gates",
  "refuse [s.59] put power-use U|power=s64|used-on=2027-01-18",
  "put powers-notice P2|notice=@N|given-on=2027-01-18|power-64=1",
  "gates s60",
  NULL,
};

/* s.60(1)(c): the parts of the finding, and the one before it. */
static const char *const findings[] = {
  "today 2027-02-01",
  "put warning-notice N|section=s60|compliance-end=2027-01-15|ground-safety=1|matters=Fights|minded-64=1",
  "put required-action A|notice=@N|action=A plan|finding=complied",
  "put warning-notice N|given-on=2026-11-23",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "warned Every required action is recorded as complied with",
  "put required-action B|notice=@N|action=A leader|finding=not-complied",
  "not-warned Every required action is recorded as complied with",
  "put notice-finding F|finding=complied",
  "put notice-finding G|notice=@N|finding=not-complied|decided-on=2027-01-25",
  "warned The authority was satisfied before",
  NULL,
};

/* s.60(1)(d): reasonable notice of the powers, of each of them, and to the day that it says. */
static const char *const second_notice[] = {
  "today 2027-03-01",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1|power-65=1|earliest-use=2027-02-01",
  "put s70a-notification S|power=s64|sent-on=2027-01-18",
  "put s70a-notification S2|power=s66|sent-on=2027-01-18",
  "put power-use U|power=s64|used-on=2027-01-29",
  "warned would not be used before Mon 1 Feb 2027",
  "put power-use U|used-on=2027-02-01",
  "not-warned would not be used before",
  "put budget-suspension B|route=s66|notice-on=2027-02-01|effective-on=2027-02-02",
  "warned No notice of proposed powers names this power",
  "undo",
  "not-warned No notice of proposed powers names this power",
  "put powers-notice P|given-on=2027-02-01",
  "warned is of the day of the notice of proposed powers",
  NULL,
};

/* ss.63(2), 65(2): a consultation that was over before anybody could answer it. */
static const char *const consultation[] = {
  "today 2026-11-30",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put consultation Q|power=s65|opened-on=2026-09-02|closes-on=2026-09-30",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "put ieb B|application=@I|notice-on=2026-09-30|effective-on=2026-12-01|authorised-by=A Director",
  "warned could still reply",
  "put consultee Q1|replied-on=2026-09-20",
  "not-warned could still reply",
  "warned replies to the consultation were considered",
  "put consultation Q|considered-on=2026-09-30",
  "not-warned replies to the consultation were considered",
  "put consultee Q1|due-on=2026-10-05|replied-on=2026-10-02",
  "warned could still reply",
  NULL,
};

/* R8: what the Act asks for first, and was left out, is recorded with its reason or not at all; consent is no such thing. */
static const char *const left_out[] = {
  "today 2026-11-30",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "refuse [s.70A(1)] put power-use U|power=s64|used-on=2026-10-01",
  "put power-use U|power=s64|used-on=2026-10-01|departure-reason=The notification is not on the file",
  "warned The Secretary of State is notified",
  "refuse [s.70A(1)] put additional-governor G|appointed-by=authority|appointed-on=2026-10-01",
  "put additional-governor G|power-use=@U|appointed-by=authority|appointed-on=2026-10-01",
  "refuse [s.63(2)] put power-use V|power=s63|used-on=2026-10-01|arrangement=advice",
  "put power-use V|power=s63|used-on=2026-10-01|arrangement=advice|departure-reason=Nothing on the file",
  "refuse [s.65(1)] put ieb B|notice-on=2026-10-05|effective-on=2026-12-01|departure-reason=Nothing on the file",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "refuse [s.65(2)] put ieb B|application=@I|notice-on=2026-10-05|effective-on=2026-12-01",
  "put ieb B|application=@I|notice-on=2026-10-05|effective-on=2026-12-01|departure-reason=Nothing on the file",
  "warned Every consultee is consulted",
  NULL,
};

/* s.63(1), Sch 15 para 1, Education Act 2005 s.15(2): what a notice or a statement says. */
static const char *const content[] = {
  "today 2026-11-30",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put s70a-notification S|power=s63|sent-on=2026-09-01",
  "put consultation Q|power=s63|opened-on=2026-09-02|considered-on=2026-09-20",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put power-use U|power=s63|used-on=2026-10-01",
  "warned Which arrangement",
  "put power-use U|arrangement=federation",
  "not-warned Which arrangement",
  "put s70a-notification S2|power=s66|sent-on=2026-09-01",
  "put budget-suspension B|route=s66|notice-on=2026-10-01",
  "warned takes effect when the governing body receives the notice",
  "put budget-suspension B|effective-on=2026-10-02|ended-on=2026-10-09",
  "not-warned takes effect when the governing body receives the notice",
  "put budget-suspension C|route=sch15|notice-on=2026-10-12|effective-on=2026-11-12",
  "warned grounds with particulars",
  "put budget-suspension C|grounds=No budget was set",
  "not-warned grounds with particulars",
  "put statement-of-action SA|report-received=2026-09-01",
  "not-warned no action with its period",
  "put statement-of-action SA|prepared-on=2026-09-14",
  "warned no action with its period",
  "warned how parents are informed",
  "put statement-of-action SA|parents-informed=By letter|parents-views=A meeting|parents-account=In the plan",
  "warned how parents are informed",
  "put statement-of-action SA|specified-person=Nobody: the authority does it",
  "not-warned how parents are informed",
  "put statement-action SX|statement=@SA|action=Review teaching|by=2027-01-29",
  "not-warned no action with its period",
  NULL,
};

/* s.65(1), Sch 6 paras 7, 17, 18: one consent and two boards; a board whose notice nobody is said to have authorised. */
static const char *const consent[] = {
  "today 2027-11-30",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put consultation Q|power=s65|opened-on=2026-09-02|considered-on=2026-09-09",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-05|decision=granted|decided-on=2026-09-09",
  "put ieb B|application=@I|notice-on=2026-09-10|effective-on=2026-10-01|duration-end=2027-08-31",
  "warned Authority not recorded",
  "put ieb B|authorised-by=A Director",
  "not-warned Authority not recorded",
  "put ieb C|application=@I|notice-on=2027-08-20|effective-on=2027-09-01|authorised-by=A Director",
  "warned The consent was given for an earlier board",
  NULL,
};

/* Academies Act 2010 ss.5B, 5C: a notice while an academy order has effect. */
static const char *const academy_order[] = {
  "today 2026-12-01",
  "put academy-order O|power=s4-1-b|made-on=2026-11-02",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "warned An academy order was made on Mon 2 Nov 2026",
  "put academy-order O|revoked-on=2026-11-20",
  "not-warned An academy order was made",
  NULL,
};

/* s.60(4A), (4B): the Secretary of State's notice of the same day. Ours ceased, whichever was first, and what the Secretary
 * of State did can be recorded. One that was given under a bar is withdrawn first. */
static const char *const same_day[] = {
  "today 2026-12-01",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put secretary-of-state-notice X|kind=s60-notice|given-on=2026-11-23",
  "clock R1:compliance 2027-01-15 superseded",
  "refuse [s.60(4A)] put warning-notice M|section=s60|given-on=2026-11-23|compliance-end=2027-01-15",
  "refuse [s.60(4A)] put secretary-of-state-notice X|given-on=2026-11-22",
  "put warning-notice N|withdrawn-on=2026-11-30",
  "put secretary-of-state-notice X|given-on=2026-11-22",
  "warned may not give one until",
  NULL,
};

/* ss.61, 62: an inspection that has begun says nothing yet, and does not end the category; its report does. */
static const char *const next_inspection[] = {
  "today 2027-03-01",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "put s70a-notification S|power=s64|sent-on=2026-09-10",
  "put inspection I|format=full|start=2027-02-23",
  "gates s62",
  "put power-use U|power=s64|used-on=2027-03-01",
  "today 2027-04-01",
  "put inspection I|publication=2027-03-25",
  "gates",
  "undo",
  "gates s62",
  NULL,
};

/* s.59: a school that has closed has no governing body; what was done before stands. */
static const char *const closed[] = {
  "today 2027-02-10",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-64=1",
  "put s70a-notification S|case=@case|power=s64|sent-on=2027-01-22",
  "gates s60",
  "school status=open-proposed-to-close",
  "school close-date=2027-02-28",
  "today 2027-03-01",
  "gates s60", /* a day that was proposed */
  "not-warned The school closed",
  "school status=closed",
  "gates",
  "power s63 closed", "power s64 closed", "power s65 closed", "power s66 closed", "power sch15 closed",
  "warned The school closed on Sun 28 Feb 2027",
  "clock R4:window 2027-03-15 stopped",
  "step use not-applicable", "step board not-applicable", "step trust-concern not-applicable",
  "refuse [The school closed on] put warning-notice M|case=@case|section=s60|given-on=2027-03-01|compliance-end=2027-04-30",
  "refuse [The school has closed] put power-use U|case=@case|power=s64|used-on=2027-03-01",
  "put power-use U|case=@case|power=s64|used-on=2027-02-15",
  NULL,
};

/* An import that knows that the school is closed, and not since when. */
static const char *const closed_undated[] = {
  "today 2027-03-01",
  "put category-notice CN|category=special-measures|notice-on=2026-09-01",
  "gates s62",
  "school status=closed",
  "gates",
  "power s65 closed",
  NULL,
};

/* A school outlives its URN: another number in the middle of a case changes nothing in it. */
static const char *const other_urn[] = {
  "today 2026-12-01",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "school urn=149999",
  "clock R1:compliance 2027-01-15 running",
  "wanting warning-notice chief-inspector head-teacher secretary-of-state",
  NULL,
};

/* Sch 6 paras 12, 14: where a board is there, nothing asks for sections 63, 64 or 66 any more, nor for the close. */
static const char *const board_instead[] = {
  "today 2027-02-10",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "put powers-notice P|notice=@N|given-on=2027-01-22|power-65=1",
  "step notify optional",
  "put consultation Q|case=@case|power=s65|opened-on=2027-01-22|considered-on=2027-02-05",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2027-01-22",
  "put ieb-application I|case=@case|applied-on=2027-01-25|decision=granted|decided-on=2027-02-01",
  "put ieb B|case=@case|application=@I|notice-on=2027-02-08|effective-on=2027-03-01",
  "step notify optional",
  "step use optional",
  "step close optional",
  "today 2027-03-02",
  "step notify optional",
  "step close optional",
  NULL,
};

/* Law 13.7: authority for every act of the authority; what lacks it is kept, and is open to challenge. */
static const char *const authority[] = {
  "today 2027-02-10",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15|authorised-by=A Director",
  "not-warned Authority not recorded",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "put powers-notice P|notice=@N|given-on=2027-01-20|power-64=1",
  "warned Authority not recorded: open to challenge, and a later approval may not cure it",
  "put powers-notice P|authorised-by=A Director|authorised-on=2027-01-19",
  "not-warned Authority not recorded",
  "put s70a-notification S|power=s64|sent-on=2027-01-25",
  "warned Authority not recorded",
  "put s70a-notification S|authorised-by=A Director",
  "put power-use U|power=s64|used-on=2027-02-01",
  "warned Authority not recorded",
  "put power-use U|authorised-by=A Director|authorised-on=2027-02-02",
  "not-warned Authority not recorded",
  "warned authorised only after it was given",
  NULL,
};

/* Law 13.4, R1, R2, R4: a power that was used before the compliance period had ended, or after its window, is recorded as it was
 * and is open to challenge. For a day that is still to come it is no act, and is refused; a gate that wants a finding or a second
 * notice is shut by no date. */
static const char *const untimely[] = {
  "today 2027-01-12",
  "put warning-notice N|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  "put s70a-notification S|power=s64|sent-on=2026-12-01|authorised-by=A Director",
  "refuse [s.59] put power-use U|power=s64|used-on=2027-01-13|authorised-by=A Director",
  "put power-use U|power=s64|used-on=2027-01-12|authorised-by=A Director",
  "warned The compliance period runs to Fri 15 Jan 2027, and no power can be used under a warning notice before it has ended. "
  "It is recorded as it was: open to challenge",
  "gates",
  "power s64 no-gate",
  "clock R4:window 2027-03-15 running",
  "today 2027-01-18",
  "refuse [s.59] put power-use U|used-on=2027-01-16",
  "take U",
  "put notice-finding F|notice=@N|finding=not-complied|decided-on=2027-01-18",
  "put powers-notice P|notice=@N|given-on=2027-01-20|power-64=1|power-65=1|authorised-by=A Director",
  "today 2027-03-20",
  "clock R4:window 2027-03-15 stopped",
  "refuse [time for it has passed] put power-use U|power=s64|used-on=2027-03-21|authorised-by=A Director",
  "put power-use U|power=s64|used-on=2027-03-16|authorised-by=A Director",
  "warned The time for it had passed",
  "warned safely to Mon 15 Mar 2027. It is recorded as it was: open to challenge",
  "power s64 window-closed",
  "clock R4:window 2027-03-15 stopped",
  "put power-use U|used-on=2027-03-15",
  "not-warned The time for it had passed",
  "clock R4:window 2027-03-15 met",
  NULL,
};

/* Law 13.4: what is done under no open gate at all, or under a bar, is not saved by its day. */
static const char *const untimely_and_barred[] = {
  "today 2027-01-12",
  "put warning-notice N|section=s60a|given-on=2026-11-23|whole=1|compliance-end=2027-01-15|provision=Pay",
  "put s70a-notification S|power=s64|sent-on=2026-12-01",
  "put s70a-notification T|power=s63|sent-on=2026-12-01",
  "put consultation Q|power=s63|opened-on=2026-12-01",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-12-01",
  /* s.63(1): not on a notice about pay, early or late */
  "refuse [s.59] put power-use V|power=s63|used-on=2027-01-12|arrangement=advice",
  "put secretary-of-state-notice X|kind=s70b-notification|given-on=2027-01-11",
  "refuse [s.59] put power-use U|power=s64|used-on=2027-01-12",
  "put power-use U|power=s64|used-on=2027-01-10",
  "warned The compliance period runs to",
  "refuse [s.59] put warning-notice N|withdrawn-on=2027-01-10",
  NULL,
};

/* Law 13.4, R21: less than a month's notice under Schedule 15, told before it takes effect and after. */
static const char *const short_notice[] = {
  "today 2026-10-14",
  "refuse [Sch 15] put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-10-15|grounds=No budget was set",
  "today 2026-10-15",
  "put budget-suspension B|route=sch15|notice-on=2026-10-01|effective-on=2026-10-15|grounds=No budget was set",
  "warned no earlier than Sun 1 Nov 2026",
  "warned It is recorded as it was: open to challenge",
  NULL,
};

static const CaseScenario scenarios[] = {
  { "13-4-untimely", "community", NULL, untimely },
  { "13-4-untimely-and-barred", "community", NULL, untimely_and_barred },
  { "13-4-short-notice", "community", NULL, short_notice },
  { "13-7-authority", "community", NULL, authority },
  { "challenge-wrong-section", "community", NULL, wrong_section },
  { "challenge-short-period", "community", NULL, short_period },
  { "challenge-last-day", "community", NULL, last_day },
  { "challenge-dates", "community", NULL, dates },
  { "challenge-late-copy", "community", NULL, late_copy },
  { "challenge-too-early", "community", NULL, too_early },
  { "challenge-findings", "community", NULL, findings },
  { "challenge-second-notice", "community", NULL, second_notice },
  { "challenge-consultation", "community", NULL, consultation },
  { "challenge-left-out", "community", NULL, left_out },
  { "challenge-content", "community", NULL, content },
  { "challenge-consent", "community", NULL, consent },
  { "challenge-academy-order", "community", NULL, academy_order },
  { "challenge-same-day", "community", NULL, same_day },
  { "challenge-next-inspection", "community", NULL, next_inspection },
  { "challenge-closed", "community", NULL, closed },
  { "challenge-closed-undated", "community", NULL, closed_undated },
  { "challenge-other-urn", "community", NULL, other_urn },
  { "challenge-board-instead", "community", NULL, board_instead },
};

const CaseScenarios case_scenarios_of_challenges = { scenarios, G_N_ELEMENTS (scenarios) };
