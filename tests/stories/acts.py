# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer does in a case, one step after another, each by its form; and undone and done again at once."""
import contextlib
import shutil

from case_page import CasePage, Form
from sample import find_school, sample_folder
from story import Program, cli, wait_for

S60 = 'Performance standards and safety warning notice (section 60)'
S60A = 'Teachers’ pay and conditions warning notice (section 60A)'
CHIEF_INSPECTOR, HEAD, SECRETARY = 'Ofsted (the Chief Inspector)', 'Head teacher', 'Secretary of State'
GOVERNING_BODY, APPOINTERS = 'Governing body', 'Whoever appoints the foundation governors'
WARNING_NOTICE_COPY, PAY_NOTICE_COPY = 'Copy of the warning notice', 'Copy of the pay and conditions notice'


@contextlib.contextmanager
def case_at(today, **facts):
    """The tab of a school of the sample borough that has no case yet; the register is whole at the end."""
    folder = sample_folder()
    school = find_school(folder, **facts)
    program = Program(folder, today)
    try:
        page = CasePage(program, school)
        open_case(page)
        yield page
        cli(folder, 'check')
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


def open_case(page):
    page.program.click('Open a Case…')
    Form(page.program, 'Case').put('Title', 'Reading and leadership').save()
    page.expect_step('Raise the concern', 'To do now')


def raise_concern(page, day):
    form = page.do('Raise the concern', 'Concern')
    form.put('Type of concern', 'Standards and progress').put('Summary', 'Nobody leads reading').save()
    page.there_and_back('Raise the concern', f'Done {day}')


def send_letter(page, day):
    form = page.do('Send a letter of concern', 'Letter of Concern')
    form.put('Issues', 'Reading, and who leads it').save()
    page.there_and_back('Send a letter of concern', f'Done {day}')


def prepare_notice(page, section=S60, ground='Standards are unacceptably low', **more):
    """A notice in preparation with one required action: it is not given yet."""
    form = page.do('Give the warning notice', 'Warning Notice')
    form.put('Section', section).put('Matters', 'Reading fell from 71% to 49% in three years')
    if section == S60:
        form.put(ground, True)
        if ground == 'Standards are unacceptably low':
            form.put('Low against what they attained before', True)
    form.fill(**more).save()
    page.expect_step('Give the warning notice', 'Continue…')
    form = page.record('Notices', 'Required Action')
    form.put('Number', '1').put('Action required', 'Appoint a leader of reading').put('Measure', 'The post is filled')
    form.save()


def give_notice(page, end, day):
    form = page.do('Give the warning notice', 'Warning Notice', 'Continue…')
    form.put('Given', without_weekday(day)).put('Authorised by', 'Director of Education')
    form.put('Compliance period ends', without_weekday(end)).save()
    page.there_and_back('Give the warning notice', f'Done {day}')


def give_copies(page, day):
    page.do('Give the copies', 'Copies').save()
    page.there_and_back('Give the copies', f'Done {day}')


def decide(page, finding, day):
    form = page.do('Decide whether the school complied', 'Finding on the Notice')
    form.put('Finding', finding).put('Reasons', 'Judged against the measure of the required action').save()
    page.there_and_back('Decide whether the school complied', f'Done {day}')


def give_second_notice(page, day, *powers):
    form = page.do('Give notice of the proposed powers', 'Notice of Proposed Powers')
    for power in powers:
        form.put(power, True)
    form.save()
    page.there_and_back('Give notice of the proposed powers', f'Done {day}')


def without_weekday(day):
    return day.split(' ', 1)[1]


def expect_parties(page, paper, names):
    """Those whom the page names for a paper, all of them and nobody else."""
    wait_for(f'{paper} to {sorted(names)}', lambda: sorted(who for who, what in page.parties() if what == paper)
             == sorted(names))


def steps(page):
    return {step['id']: step for step in page.register()['steps']}


def clocks(page):
    """The dates that the register holds, by what is due: the date, the rule and how it stands."""
    return {clock['title']: (clock['date'], clock['rule'], clock['state']) for clock in page.register()['clocks']}
