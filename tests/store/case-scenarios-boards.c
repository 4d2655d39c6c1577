/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-scenarios-private.h"

/* Interim executive boards, from consent to the return of a governing body. */

/* R3, R4, R6, R8, R16 to R18: no compliance, second notice, consent, a board of four, shadow body, resumption. */
static const char *const board[] = {
  "today 2027-01-21",
  "put intervention-case case|state=open|opened-on=2026-11-01",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-23|whole=1|compliance-end=2027-01-15",
  /* s.60(1)(b): before the period has run out it can only be recorded as it was, with what the Act asks for first */
  "refuse [s.70A] put power-use U|case=@case|power=s64|used-on=2027-01-10",
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
  "step shadow optional",
  "clock R17:shadow none",
  "put ieb B|resumption-notice-on=2027-01-10|resumption-on=2027-08-31",
  "clock R17:shadow 2027-02-28 running",
  "wanting ieb interim-member interim-member outgoing-governor secretary-of-state interim-member interim-member "
  "secretary-of-state",
  "undo",
  "clock R17:shadow none",
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
  /* Sch 6 para 6: every governor who was in office, whoever has had a copy already; one to all of them does as well */
  "put ieb B|outgoing-governors=Alison Carr\nDev Patel",
  "put notice-copy K3|ieb=@B|recipient=outgoing-governor|name=Alison Carr|given-on=2026-09-20",
  "wanting ieb interim-member outgoing-governor secretary-of-state",
  "put notice-copy K4|ieb=@B|recipient=outgoing-governor|name=Dev Patel|given-on=2026-09-20",
  "wanting ieb interim-member secretary-of-state",
  "put ieb B|outgoing-governors=Alison Carr\nDev Patel\nRuth Bell",
  "wanting ieb interim-member outgoing-governor secretary-of-state",
  "put notice-copy K5|ieb=@B|recipient=outgoing-governor|given-on=2026-09-21",
  "wanting ieb interim-member secretary-of-state",
  "undo",
  "today 2026-11-10",
  /* Who came later is to have what is given from then on, and not the first papers. */
  "put ieb-member M3|ieb=@B|name=Three|instrument-on=2026-11-01|appointed-from=2026-11-05",
  "wanting ieb interim-member outgoing-governor secretary-of-state",
  "put ieb B|resumption-notice-on=2027-01-10|resumption-on=2027-08-31",
  "wanting ieb interim-member outgoing-governor secretary-of-state interim-member interim-member interim-member "
  "secretary-of-state",
  NULL,
};

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

/* s.70C: once the Secretary of State has taken the board over, its papers are not ours to send, what is done about it is
 * recorded with a warning, and the authority cannot give notice of a board of its own (ss.65, 69). */
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

/* Law 13.4, R17, R18: to arrange a shadow body is a power with a last day, and only a shadow body has a constitution date. */
static const char *const no_shadow[] = {
  "today 2026-12-01",
  "put category-notice K|category=special-measures|notice-on=2026-09-01",
  "put consultation Q|power=s65|opened-on=2026-09-02|considered-on=2026-09-20",
  "put consultee Q1|consultation=@Q|party=governing-body|sent-on=2026-09-02",
  "put ieb-application I|applied-on=2026-09-21|decision=granted|decided-on=2026-10-01",
  "put ieb B|application=@I|notice-on=2026-10-02|effective-on=2026-11-24",
  "voice members must 2026-11-24",
  "stage Interim executive board since Tue 24 Nov 2026.",
  "put ieb-member M1|ieb=@B|name=One|instrument-on=2026-10-05|appointed-from=2026-11-24",
  "put ieb-member M2|ieb=@B|name=Two|instrument-on=2026-10-05|appointed-from=2026-11-24",
  "step shadow optional", "voice shadow may",
  "put ieb B|resumption-notice-on=2026-12-01|resumption-on=2027-08-31|transfer-on=2027-08-31",
  "voice shadow may 2027-02-28",
  "clock R17:shadow 2027-02-28 running",
  "clock R18:constitution none",
  "step constitution not-applicable",
  "today 2027-03-01",
  "clock R17:shadow 2027-02-28 stopped",
  "step shadow not-applicable",
  "today 2027-02-28",
  "put shadow-governor G|ieb=@B|name=Three|category=parent|appointed-on=2027-02-28",
  "clock R18:constitution 2028-09-30 running",
  "voice constitution waiting",
  NULL,
};

static const CaseScenario scenarios[] = {
  { "13-4-no-shadow", "community", NULL, no_shadow },
  { "s60-to-board", "community", NULL, board },
  { "s62-board-resumption", "community", NULL, resumption },
  { "ieb-copies-to-each-member", "community", NULL, member_copies },
  { "ieb-of-last-month", "community", NULL, board_of_last_month },
  { "s70c-taken-over", "community", NULL, taken_over },
};

const CaseScenarios case_scenarios_of_boards = { scenarios, G_N_ELEMENTS (scenarios) };
