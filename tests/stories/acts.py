# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer does in a case, one step after another, each by its form; and undone and done again at once."""
import contextlib
import shutil

from case_page import CasePage, Form
from sample import find_school, sample_folder
from story import Program, cli, press, wait_for

S60 = 'Performance standards and safety warning notice (section 60)'
S60A = 'Teachers’ pay and conditions warning notice (section 60A)'
CHIEF_INSPECTOR, HEAD, SECRETARY = 'Ofsted (the Chief Inspector)', 'Head teacher', 'Secretary of State'
GOVERNING_BODY, APPOINTERS = 'Governing body', 'Whoever appoints the foundation governors'
WARNING_NOTICE_COPY, PAY_NOTICE_COPY = 'Copy of the warning notice', 'Copy of the pay and conditions notice'
BOARD_COPY, RESUMPTION_COPY = 'Copy of the notice of the board', 'Copy of the notice of resumption'
ARRANGEMENTS, GOVERNORS, BOARD = (
    'Require the governing body to enter into arrangements (s.63)', 'Appoint additional governors (s.64)',
    'Appoint an interim executive board (s.65)')
BOARD_CONSULTATION = f'Consulted on: {BOARD}'
PERIOD_ENDS = 'The compliance period ends'
WINDOW_ENDS = 'Last day to use the powers that have a time limit'


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
    page.expect_step('Raise the concern', 'May be done')
    page.undo()
    page.program.wait('push button', 'Open a Case…')
    page.redo()
    page.expect_step('Raise the concern', 'May be done')


def raise_concern(page, day):
    form = page.do('Raise the concern', 'Concern')
    form.put('Type of concern', 'Standards and progress').put('Summary', 'Nobody leads reading')
    form.put('Raised', without_weekday(day)).save()
    page.there_and_back('Raise the concern', f'Done {day}')


def send_letter(page, day):
    form = page.do('Send a letter of concern', 'Letter of Concern')
    form.put('Sent', without_weekday(day)).put('Issues', 'Reading, and who leads it').save()
    page.there_and_back('Send a letter of concern', f'Done {day}')


def prepare_notice(page, form, minded, section=S60):
    """A notice in preparation with one required action: it is not given yet."""
    form.put('Section', section).put('Matters', 'Reading fell from 71% to 49% in three years')
    if section == S60:
        form.put('Standards are unacceptably low', True).put('Low against what they attained before', True)
    else:
        form.put('Provision of the pay order not complied with', 'Section 2, paragraph 27')
    form.put(minded, True).save()
    page.expect_step('Give the warning notice', 'Continue…')
    before = page.names_of_records().count('Required Action')
    form = page.record('Notices', 'Required Action')
    form.put('Number', '1').put('Action required', 'Appoint a leader of reading').put('Measure', 'The post is filled')
    form.save()
    page.there_and_back_record('Required Action', before + 1)


def give_notice(page, end, day):
    form = page.do('Give the warning notice', 'Warning Notice', 'Continue…')
    form.put('Given', without_weekday(day)).put('Authorised by', 'Director of Education')
    form.put('Compliance period ends', without_weekday(end)).save()
    page.there_and_back('Give the warning notice', f'Done {day}')


def give_copies(page, day):
    """To each by a row of its own; the day is today until another is written."""
    form = page.serve('Give the copies', 'Copies')
    names = form.names()
    for who in names:
        form.confirm(who, without_weekday(day))
    form.save(f'Record {len(names)} Copies')
    page.there_and_back('Give the copies', f'Done {day}')


def decide(page, finding, day):
    form = page.do('Decide whether the school complied', 'Finding on the Notice')
    form.put('Finding', finding).put('Decided', without_weekday(day))
    form.put('Reasons', 'Judged against the measure of the required action').save()
    page.there_and_back('Decide whether the school complied', f'Done {day}')


def give_second_notice(page, day, *powers):
    form = page.do('Give notice of the proposed powers', 'Notice of Proposed Powers')
    for power in powers:
        form.put(power, True)
    form.put('Given', without_weekday(day)).put('Authorised by', 'Director of Education').save()
    page.there_and_back('Give notice of the proposed powers', f'Done {day}')


def without_weekday(day):
    return day.split(' ', 1)[1]


def up_to_the_notice(page, minded, section=S60):
    """R1: given on Monday 23 November 2026, “by Friday 15 January 2027”."""
    raise_concern(page, 'Mon 23 Nov 2026')
    send_letter(page, 'Mon 23 Nov 2026')
    prepare_notice(page, page.do('Give the warning notice', 'Warning Notice'), minded, section)
    give_notice(page, 'Fri 15 Jan 2027', 'Mon 23 Nov 2026')


def up_to_eligibility(page, *powers):
    """R3: the finding on 20 January and the second notice on 22 January 2027 make it eligible from that day."""
    decide(page, 'Not complied', 'Wed 20 Jan 2027')
    assert page.register()['gates'] == [], 'eligible without the second notice'
    give_second_notice(page, 'Fri 22 Jan 2027', *powers)
    page.expect_step('Eligible for intervention', 'Done Fri 22 Jan 2027')


def consult_on_a_board(page, names):
    """The consultation is opened first; then all whom the Act names are asked at once."""
    page.do('Consult on an interim executive board', 'Consultation').put('Proposal', 'A board for two years').save()
    page.there_and_back_record('Consultation', 1)
    form = page.serve('Consult on an interim executive board', 'Consultees')
    asked = form.names()
    for who in asked:
        form.confirm(who)
    form.save('Record 1 Consultee' if len(asked) == 1 else f'Record {len(asked)} Consultees')
    page.there_and_back('Consult on an interim executive board', 'Done Fri 22 Jan 2027')
    expect_parties(page, BOARD_CONSULTATION, names)


def consider_the_replies(page, day):
    page.change('Consultation').put('Replies considered', day).save()


def refuse(page, form):
    """What would have no effect in law is not saved, and the form stays with what was typed."""
    press('ctrl+s')
    said = page.program.alert('Not Saved: It Would Have No Effect in Law').words()
    press('Escape')
    page.program.wait_alert_gone('Not Saved: It Would Have No Effect in Law')
    page.program.window(form.title)
    press('Escape')
    page.program.alert('Keep What You Typed?')
    page.program.click('Discard')
    page.program.wait_window_gone(form.title)
    return ' '.join(said)


def close_case(page, outcome):
    page.do('Close the case', 'Case', 'Close the Case…').put('Outcome', outcome).save()
    page.there_and_back('Close the case', 'Done')
    page.program.wait('push button', 'Open a Case…')


def expect_parties(page, paper, names):
    """Those whom the page names for a paper, all of them and nobody else."""
    wait_for(f'{paper} to {sorted(names)}', lambda: sorted(who for who, lines in page.parties() if paper in lines)
             == sorted(names))


def steps(page):
    return {step['id']: step for step in page.register()['steps']}


def clocks(page):
    """The dates that the register holds, by what is due: the date, the rule and how it stands."""
    return {clock['title']: (clock['date'], clock['rule'], clock['state']) for clock in page.register()['clocks']}
