# SPDX-License-Identifier: GPL-3.0-or-later
"""An interim executive board, from the second notice to a governing body again."""
from acts import (BOARD, BOARD_COPY, GOVERNING_BODY, GOVERNORS, RESUMPTION_COPY, SECRETARY, case_at, clocks, close_case,
                  consider_the_replies, consult_on_a_board, expect_parties, give_copies, steps, up_to_eligibility,
                  up_to_the_notice)
from case_page import POWERS
from story import wait_for

MEMBERS = ('Every interim executive member', 'Every governor who was in office before the interim executive board')
ROLES = ('Chair', 'Finance', 'Safeguarding', 'Standards and data')
# SI 2010/1918 regulations 11(7) and 13, of six: a third are parents, two staff, a fifth (one) of the authority and as
# many of the community.
SHADOW_BODY = ('parent', 'parent', 'staff', 'staff', 'local authority', 'community')


def from_non_compliance_to_a_governing_body():
    with case_at('2027-01-22', category_of_school='community', phase='primary') as page:
        up_to_the_notice(page, 'Minded to seek an interim executive board')
        give_copies(page, 'Mon 23 Nov 2026')
        up_to_eligibility(page, 'To seek an interim executive board')
        assert page.register()['gates'] == ['s60']
        page.expect(POWERS, GOVERNORS, 'Open', 'Mon 15 Mar 2027')
        page.expect(POWERS, BOARD, 'Open', 'There is no statutory time limit')
        page.expect_step('Give notice of the interim executive board', 'Cannot')
        consult_on_a_board(page, [GOVERNING_BODY])
        obtain_consent(page)
        consider_the_replies(page, '5 February 2027')
        give_notice_of_the_board(page)
        appoint_members(page)
        plan_the_return(page)
        set_up_the_shadow_body(page)
        resume(page)
        close_case(page, 'Normal government resumed')


def obtain_consent(page):
    """Section 65(1): the Secretary of State consents before the notice is given."""
    page.do('Ask for the Secretary of State’s consent', 'Application for Consent').save()
    page.there_and_back('Ask for the Secretary of State’s consent', 'Waits')
    page.restart('2027-02-05')
    form = page.do('Ask for the Secretary of State’s consent', 'Application for Consent', 'Record the Decision…')
    form.put('Decision', 'Consent given').put('Decided', '5 February 2027').put('Consent reference', 'NW/0041').save()
    page.there_and_back('Ask for the Secretary of State’s consent', 'Done Fri 5 Feb 2027')


def give_notice_of_the_board(page):
    form = page.do('Give notice of the interim executive board', 'Interim Executive Board')
    form.put('Notice given', '5 February 2027').put('Takes effect', '15 February 2027')
    form.put('Authorised by', 'Director of Education').save()
    page.there_and_back('Give notice of the interim executive board', 'Done Fri 5 Feb 2027')
    expect_parties(page, BOARD_COPY, [*MEMBERS, SECRETARY])


def appoint_members(page):
    """Schedule 6 paragraph 4: two at least; here four, one of them the chair."""
    for number, role in enumerate(ROLES):
        form = (page.do('Appoint the members', 'Interim Executive Member') if number < 2
                else page.record('Interim Executive Board', 'Interim Executive Member'))
        form.put('Name', f'Member {number + 1}').put('Role', role).put('Instrument of appointment', '5 February 2027')
        form.put('Appointed from', '15 February 2027')
        if role == 'Chair':
            form.put('Nominated as chair', True)
        form.save()
        page.expect_records('Interim Executive Member', number + 1)
    page.there_and_back_record('Interim Executive Member', len(ROLES))
    page.expect_step('Appoint the members', 'Done Mon 15 Feb 2027')


def plan_the_return(page):
    """R17: the return on 31 August 2027, so a shadow body by 28 February."""
    page.restart('2027-02-22')
    page.expect(POWERS, GOVERNORS, 'Shut', 'There is an interim executive board')
    form = page.do('End of the interim period', 'Interim Executive Board', 'Continue…')
    form.put('Notice of resumption given', '22 February 2027').put('Normal government resumes', '31 August 2027')
    form.put('Transfer date', '31 August 2027').save()
    page.expect_date('Sun 28 Feb 2027: Shadow governing body arranged', 'SI 2010/1918', 'In 6 days')
    page.expect_date('Tue 31 Aug 2027: The interim executive board ends', 'Sch 6 para 18')
    expect_parties(page, RESUMPTION_COPY, [*(f'Member {number}' for number in range(1, 5)), SECRETARY])
    held = clocks(page)
    assert held['Shadow governing body arranged'][:2] == ('2027-02-28', 'R17'), held
    assert 'Latest constitution date' not in held, held
    page.undo()
    wait_for('the dates to go', lambda: 'Shadow governing body arranged' not in clocks(page))
    page.redo()
    page.expect_date('Sun 28 Feb 2027: Shadow governing body arranged')


def set_up_the_shadow_body(page):
    """R18: with a shadow body, and only with one, there is a constitution date: by 30 September 2028."""
    for number, category in enumerate(SHADOW_BODY, 1):
        form = page.record('Interim Executive Board', 'Shadow Governor')
        form.put('Name', f'A {category} governor').put('Category', f'Shadow {category} governor').save()
        page.there_and_back_record('Shadow Governor', number)
    form = page.do('Arrange a shadow governing body', 'Interim Executive Board', 'Continue…')
    form.put('Shadow governing body set up', '22 February 2027').put('Clerk of the shadow body', 'A Clerk').save()
    page.there_and_back('Arrange a shadow governing body', 'Done Mon 22 Feb 2027')
    page.expect_date('Sat 30 Sep 2028: Latest constitution date', 'SI 2010/1918 reg 26')
    assert clocks(page)['Latest constitution date'][:2] == ('2028-09-30', 'R18')
    assert [problem for problem in page.register()['problems'] if problem['rule'] == 'R19'] == []


def resume(page):
    page.restart('2027-09-01')
    page.expect_step('End of the interim period', 'Done Tue 31 Aug 2027')
    form = page.do('Constitution date', 'Interim Executive Board', 'Continue…')
    form.put('Constitution date', '1 September 2027').put('Ended', '31 August 2027')
    form.put('Why it ended', 'Notice of resumption').save()
    page.there_and_back('Constitution date', 'Done Wed 1 Sep 2027')
    assert steps(page)['end']['done_on'] == '2027-08-31'


STORIES = [
    from_non_compliance_to_a_governing_body,
]
