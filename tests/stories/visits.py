# SPDX-License-Identifier: GPL-3.0-or-later
"""A visit to a school, planned and written up at the keyboard; its dates among the deadlines of all schools."""
import contextlib
import shutil

from case_page import Form
from sample import ask, find_school, sample_folder
from story import Program, cli, press, wait_for


@contextlib.contextmanager
def visits_at(today, **facts):
    """The Visits tab of a school that nobody has visited yet; the register is whole at the end."""
    folder = sample_folder()
    school = find_school(folder, **facts)
    program = Program(folder, today)
    try:
        program.wait('label', 'Reports')
        program.jump_to(school['name'])
        press('ctrl+Page_Down', 'ctrl+Page_Down', 'ctrl+Page_Down')
        program.wait('label', 'No Visits')
        yield program, school
        cli(folder, 'check')
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


def due(program, school):
    """What the command line says is due at the school: words and day."""
    return [(row['title'], row['date']) for row in ask(program.folder, 'deadlines') if row['urn'] == school['urn']]


def expect_due(program, school, *dates):
    wait_for(f'the dates {dates}', lambda: due(program, school) == list(dates))


def a_visit_is_planned_and_written_up():
    """By keys alone; what is undone is gone from the page and from the deadlines, and what is redone is back."""
    with visits_at('2026-11-21', category_of_school='community', phase='primary') as (program, school):
        press('alt+p')
        form = Form(program, 'Plan a Visit')
        form.put('Type of visit', 'Link partner visit').put('Planned for', '12 November 2026').save()
        program.wait('label', 'Past, and not written up')
        planned = ('Visit to the school (Link partner visit)', '2026-11-12')
        expect_due(program, school, planned)

        press('ctrl+z')
        program.wait('label', 'No Visits')
        expect_due(program, school)
        press('ctrl+shift+z')
        program.wait('label', 'Past, and not written up')
        expect_due(program, school, planned)

        program.click('Edit: Link partner visit, 12 Nov 2026')
        form = Form(program, 'Visit')
        form.put('Held', '12 November 2026').put('Evaluation', 'Reading is taught every day')
        form.put('Next visit', '4 February 2027').save()
        program.wait('label', 'Report to be written')
        program.wait('label', 'Planned')
        report = ('Report of a visit written (Link partner visit)', '2026-11-26')
        following = ('Visit to the school (Link partner visit)', '2027-02-04')
        expect_due(program, school, report, following)

        press('ctrl+z')
        program.wait('label', 'Past, and not written up')
        expect_due(program, school, planned)
        press('ctrl+shift+z')
        expect_due(program, school, report, following)
        assert f'Visit to {school["name"]} changed' in cli(program.folder, 'history')


STORIES = [
    a_visit_is_planned_and_written_up,
]
