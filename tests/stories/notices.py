# SPDX-License-Identifier: GPL-3.0-or-later
"""Warning notices."""
from acts import (CHIEF_INSPECTOR, HEAD, SECRETARY, WARNING_NOTICE_COPY, case_at, clocks, decide, expect_parties,
                  give_copies, give_notice, prepare_notice, raise_concern, send_letter, steps)

PERIOD_ENDS = 'The compliance period ends: decide whether the school complied'
WINDOW_ENDS = 'Last day to use the powers that have a time limit'


def from_concern_to_compliance():
    """R1: given on Monday 23 November 2026, “by Friday 15 January 2027”: over from the 16th. R4: then two months, to
    15 March 2027. No category or religious character: copies to three (s.60(6), (6A))."""
    with case_at('2026-11-23', category_of_school='community', phase='primary') as page:
        raise_concern(page, 'Mon 23 Nov 2026')
        send_letter(page, 'Mon 23 Nov 2026')
        prepare_notice(page, Minded_to_appoint_additional_governors=True)
        give_notice(page, 'Fri 15 Jan 2027', 'Mon 23 Nov 2026')
        expect_parties(page, WARNING_NOTICE_COPY, [CHIEF_INSPECTOR, HEAD, SECRETARY])
        give_copies(page, 'Mon 23 Nov 2026')
        page.expect_step('Compliance period', 'Waits', 'Fri 15 Jan 2027')
        page.expect_date(f'Fri 15 Jan 2027: {PERIOD_ENDS}', 'Education and Inspections Act 2006 s.60(1)(b)', 'Running')
        page.expect_date(f'Mon 15 Mar 2027: {WINDOW_ENDS}', 'ss.63(3), 64(2), 66(2)')
        held = clocks(page)
        assert held[PERIOD_ENDS] == ('2027-01-15', 'R1', 'running'), held
        assert held[WINDOW_ENDS][:2] == ('2027-03-15', 'R4'), held

        page.restart('2027-01-15')
        page.expect_step('Compliance period', 'Waits')
        page.restart('2027-01-16')
        page.expect_step('Compliance period', 'Done Fri 15 Jan 2027')
        page.expect_step('Decide whether the school complied', 'To do now')
        decide(page, 'Complied', 'Sat 16 Jan 2027')
        for step in ('notify', 'use', 'board', 'second-notice'):
            assert steps(page)[step]['state'] == 'not-applicable', steps(page)[step]
        close(page, 'Notice complied with')
        assert page.register()['gates'] == []


def close(page, outcome):
    page.do('Close the case', 'Case', 'Close the Case…').put('Outcome', outcome).save()
    page.there_and_back('Close the case', 'Done')
    assert steps(page)['close']['state'] == 'done'
    page.program.wait('push button', 'Open a Case…')


STORIES = [
    from_concern_to_compliance,
]
