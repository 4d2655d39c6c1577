# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning notices: one that is complied with, one about pay, and one of the Secretary of State that takes its place."""
from acts import (ARRANGEMENTS, CHIEF_INSPECTOR, GOVERNORS, HEAD, PAY_NOTICE_COPY, PERIOD_ENDS, S60, S60A, SECRETARY,
                  WARNING_NOTICE_COPY, WINDOW_ENDS, case_at, clocks, close_case, decide, expect_parties, give_copies,
                  give_notice, prepare_notice, refuse, steps, up_to_eligibility, up_to_the_notice)
from case_page import POWERS
from story import wait_for

FROM_THE_SECRETARY = 'Ofsted and the Secretary of State'
SECRETARYS_NOTICE = 'Notice of the Secretary of State'


def from_concern_to_compliance():
    """R1: over from the 16th. R4: then two months, to 15 March 2027. No religious character and no foundation: copies
    to three (s.60(6), (6A))."""
    with case_at('2026-11-23', category_of_school='community', phase='primary') as page:
        up_to_the_notice(page, 'Minded to appoint additional governors')
        expect_parties(page, WARNING_NOTICE_COPY, [CHIEF_INSPECTOR, HEAD, SECRETARY])
        give_copies(page, 'Mon 23 Nov 2026')
        page.expect_step('Compliance period', 'Waits until Fri 15 Jan 2027')
        page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'Education and Inspections Act 2006 s.60(1)(b)', 'In 53 days')
        page.expect_date(f'Mon 15 Mar 2027: {WINDOW_ENDS}', 'ss.63(3), 64(2), 66(2)')
        held = clocks(page)
        assert held[PERIOD_ENDS] == ('2027-01-15', 'R1', 'running'), held
        assert held[WINDOW_ENDS][:2] == ('2027-03-15', 'R4'), held

        page.restart('2027-01-15')
        page.expect_step('Compliance period', 'Waits')
        page.restart('2027-01-16')
        page.expect_step('Compliance period', 'Done Fri 15 Jan 2027')
        page.expect_step('Decide whether the school complied', 'May until Mon 15 Mar 2027')
        decide(page, 'Complied', 'Sat 16 Jan 2027')
        for step in ('notify', 'use', 'board', 'second-notice'):
            assert steps(page)[step]['state'] == 'not-applicable', steps(page)[step]
        close_case(page, 'Notice complied with')
        assert page.register()['gates'] == []


def a_pay_notice_keeps_section_63_shut():
    """Law 1.3 and R6: no copy to the Chief Inspector, sections 64 to 66 only; two months for section 64 all the
    same."""
    with case_at('2027-01-22', category_of_school='community', phase='primary') as page:
        up_to_the_notice(page, 'Minded to appoint additional governors', S60A)
        expect_parties(page, PAY_NOTICE_COPY, [HEAD, SECRETARY])
        give_copies(page, 'Mon 23 Nov 2026')
        up_to_eligibility(page, 'To appoint additional governors')
        page.expect(POWERS, ARRANGEMENTS, 'Shut', 'where the only ground is a notice about pay and conditions')
        page.expect(POWERS, GOVERNORS, 'Open', 'Mon 15 Mar 2027')
        assert page.register()['gates'] == ['s60a']
        form = page.record('Powers', 'Use of a Power')
        form.put('Power', 'Require the governing body to enter into arrangements (section 63)')
        assert 'pay and conditions' in refuse(page, form)
        assert steps(page)['use']['state'] != 'done'


def the_secretary_of_state_takes_over():
    """R7: given on 7 December 2026 it ends ours of 23 November from that time, and bars another from the
    next day (s.60(4A), (4B)) until the Secretary of State releases the authority."""
    with case_at('2026-12-07', category_of_school='community', phase='primary') as page:
        up_to_the_notice(page, 'Minded to appoint additional governors')
        page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'In 39 days')
        record_secretarys_notice(page, 'Warning notice given by the Secretary of State (section 60)')
        page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'Superseded')
        page.expect_step('Give the warning notice', 'The Secretary of State gave a warning notice on Mon 7 Dec 2026')
        wait_for('no finding to be asked for', lambda: not page.says('Decide whether the school complied', 'May'))
        page.undo()
        page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'In 39 days')
        page.redo()
        page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'Superseded')
        assert clocks(page)[PERIOD_ENDS][2] == 'superseded', clocks(page)

        page.restart('2026-12-08')
        assert 's.60(4A)' in try_another_notice(page)
        record_secretarys_notice(page, 'Authority may give a warning notice again (section 60(4A))')
        page.there_and_back_record(SECRETARYS_NOTICE, 2)
        give_a_new_notice(page)
        assert [problem for problem in page.register()['problems'] if problem['code'] == 'void'] == []


def record_secretarys_notice(page, kind):
    page.record(FROM_THE_SECRETARY, SECRETARYS_NOTICE).put('What it is', kind).save()


def give_a_new_notice(page):
    """After the release the chain begins again at the notice, with a period of its own; ours of before stays as it was."""
    prepare_notice(page, page.record('Notices', 'Warning Notice'), 'Minded to appoint additional governors')
    give_notice(page, 'Fri 29 Jan 2027', 'Tue 8 Dec 2026')
    page.expect_date(f'Fri 29 Jan 2027: {PERIOD_ENDS}', 'In 52 days')
    page.expect_date(f'Mon 29 Mar 2027: {WINDOW_ENDS}', 'ss.63(3), 64(2), 66(2)')
    page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'Superseded')


def try_another_notice(page):
    form = page.record('Notices', 'Warning Notice')
    form.put('Section', S60).put('Given', '8 December 2026').put('Compliance period ends', '29 January 2027')
    return refuse(page, form)


STORIES = [
    from_concern_to_compliance,
    a_pay_notice_keeps_section_63_shut,
    the_secretary_of_state_takes_over,
]
