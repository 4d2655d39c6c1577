# SPDX-License-Identifier: GPL-3.0-or-later
"""A review meeting in a meeting room: by keyboard, broken off and resumed."""
import shutil

from sample import ask, sample_folder
from story import Program, cli, press, type_text, wait_for

MINUTE = 'The plan was seen and is late'
ACTION = 'Visit the school with the diocese'


def rows(folder, table):
    told = ask(folder, 'table', table, '--profile', 'exempt', '--personal')
    ids = [column['id'] for column in told['columns']]
    return [dict(zip(ids, row)) for row in told['rows']]


def recorded(folder):
    return [row for row in rows(folder, 'reviews') if row['minute'] == MINUTE]


def is_promised(folder):
    return ACTION in cli(folder, 'deadlines')


def begin(program, count):
    program.wait('label', 'Reports')
    press('alt+3')
    program.wait('label', 'Gates open')
    press('alt+r')
    program.wait('label', 'The Meeting')
    press('alt+b')
    program.wait('label', f'1 of {count}')


def decide_and_minute(program):
    press('alt+d')
    press('space')
    press('Down', 'Return')
    program.wait('label', 'Keep as it is')
    press('Tab', 'Tab', 'Tab', 'Tab')
    type_text(MINUTE)
    press('alt+a')
    program.wait('label', 'Action 1')
    type_text(ACTION)
    press('Tab')
    type_text('Imogen Brackenshaw')
    press('Tab')
    type_text('4 December 2026')
    press('ctrl+Return')


def a_review_meeting():
    folder = sample_folder()
    count = sum(row['state'] == 'Open' for row in rows(folder, 'cases'))
    program = Program(folder)
    try:
        begin(program, count)
        decide_and_minute(program)
        program.wait('label', f'2 of {count}')
        [row] = wait_for('the review in the register', lambda: recorded(folder))
        assert row['decision'] == 'Keep as it is', row
        assert ACTION in row['actions'] and row['owners'] == 'Imogen Brackenshaw', row
        assert is_promised(folder)
        assert f"{row['school']} reviewed: Keep as it is" in cli(folder, 'history')

        press('ctrl+z')
        wait_for('the review to be undone', lambda: not recorded(folder) and not is_promised(folder))
        press('ctrl+shift+z')
        wait_for('the review to be done again', lambda: recorded(folder) and is_promised(folder))

        program.kill()
        program = Program(folder)
        program.wait('label', 'Reports')
        press('alt+3')
        program.wait('push button', 'Resume the Review Meeting')
        press('alt+r')
        program.wait('label', f'2 of {count}')
        press('alt+m')
        program.wait('label', 'Still to come')
        press('alt+e')
        program.wait('label', 'Not reached')
        wait_for('the end in the minutes', lambda: rows(folder, 'reviews')[-1]['decision'] == 'Not reached')
        press('alt+Left')
        program.wait('push button', 'Review Meeting…')
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


STORIES = [
    a_review_meeting,
]
