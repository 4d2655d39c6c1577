# SPDX-License-Identifier: GPL-3.0-or-later
"""An officer's day: the first run, an import, finding a school, the workbook, a form that was not finished."""
import contextlib
import csv
import glob
import io
import os
import re
import shutil
import sqlite3
import sys
import zipfile

from case_page import CasePage, Form
from sample import ask, find_school, open_schools, sample_folder
from story import Program, cli, press, type_text, wait_for

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import locales  # noqa: E402 (from the library of the tests)


def first_run_with_the_sample():
    program = Program()
    try:
        program.wait('label', 'Whose Schools?')
        press('alt+l')
        program.wait('label', 'Reports')
        expected = wait_for('schools in the register', lambda: open_schools(program.folder))
        program.wait('label', f'{len(expected)} schools')
    finally:
        program.close()


def changed_extract(folder):
    """The sample's own extract with another telephone number for one school."""
    # Not in the data folder: a file dialog that looks into it takes the register's locks away.
    files = folder + '-files'
    cli(folder, 'demo', '--files-only', files)
    path = glob.glob(os.path.join(files, 'edubase*'))[0]
    with open(path, encoding='cp1252', newline='') as file:
        rows = list(csv.reader(file))
    at = rows[0].index('TelephoneNum')
    mine = {school['urn'] for school in open_schools(folder)}
    row = next(row for row in rows[1:] if row[0] in mine)
    row[at] = '01632960999'
    out = io.StringIO(newline='')
    csv.writer(out).writerows(rows)
    with open(path, 'w', encoding='cp1252', newline='') as file:
        file.write(out.getvalue())
    return path, row[0]


def telephone(folder, urn):
    return '01632960999' in cli(folder, 'school', urn).replace(' ', '')


def import_with_preview_and_undo():
    folder = sample_folder()
    path, urn = changed_extract(folder)
    program = Program(folder)
    try:
        program.wait('label', 'Reports')
        press('ctrl+i')
        program.choose_file('Import Files', path)
        program.wait_focus('push button', 'Import')
        assert not telephone(folder, urn), 'the register changed before Import was pressed'
        press('Return')
        wait_for('the new number', lambda: telephone(folder, urn))
        program.wait_window_gone('Import')
        program.wait_front('Import', 'Import Files')
        press('ctrl+z')
        wait_for('the old number', lambda: not telephone(folder, urn))
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(os.path.dirname(path), ignore_errors=True)


def find_a_school_by_keyboard():
    folder = sample_folder()
    names = sorted(school['name'] for school in open_schools(folder))
    wanted = names[len(names) // 2]
    program = Program(folder)
    try:
        program.wait('label', f'{len(names)} schools')
        program.jump_to(wanted)
        program.wait('label', 'URN *')
        program.wait('label', wanted)
        press('alt+Left')
        program.wait('label', f'{len(names)} schools')
        press('ctrl+k')
        program.window('Search Everything')
        type_text(wanted.split()[0])
        program.wait('list item', None)
        press('Down', 'Return')
        program.wait('label', 'URN *')
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


def export_a_workbook():
    folder = sample_folder()
    target = os.path.join(folder, 'committee paper.xlsx')
    program = Program(folder)
    try:
        program.wait('label', 'Reports')
        press('ctrl+e')
        program.choose_file('Export the Workbook', target)
        wait_for('the workbook', lambda: os.path.exists(target))
        with zipfile.ZipFile(target) as book:
            assert book.testzip() is None
            assert 'xl/workbook.xml' in book.namelist()
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)



def workbook_with_a_decimal_comma():
    """Where the computer writes a decimal comma, the workbook has a point all the same, after GTK has started too."""
    locpath = locales.make(os.path.join(os.environ['FETTLE_BUILD'], 'tests', 'cli', 'locales'))
    if not locpath:
        return
    folder = sample_folder()
    target = os.path.join(folder, 'paper.xlsx')
    program = Program(folder, extra_env={'LOCPATH': locpath, 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'en'})
    try:
        program.wait('label', 'Reports')
        press('ctrl+e')
        program.choose_file('Export the Workbook', target)
        wait_for('the workbook', lambda: os.path.exists(target))
        with zipfile.ZipFile(target) as book:
            values = [value for name in book.namelist() if name.startswith('xl/worksheets/')
                      for value in re.findall(r'<v>([^<]*)</v>', book.read(name).decode())]
        assert any('.' in value for value in values), 'no fraction in the workbook'
        assert not any(',' in value for value in values), [value for value in values if ',' in value][:5]
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)

def a_case_by_keys_alone():
    """From the list to a step of a new case, there and back, and out to a workbook: nothing but the keyboard."""
    folder = sample_folder()
    school = find_school(folder, category_of_school='community', phase='primary')
    count = sum(ask(folder, 'school', other['urn'])['phase'] == 'primary' for other in open_schools(folder))
    target = os.path.join(folder, 'by keys.xlsx')
    program = Program(folder)
    try:
        program.wait('label', 'Reports')
        program.reach_name('Phase')
        program.enter()
        program.reach_name('Primary')
        press('space', 'Escape')
        program.wait('label', f'{count} schools')
        press('alt+1')
        page = CasePage(program, school)
        program.reach_name('Open a Case…')
        press('space')
        Form(program, 'Case').type('Title', 'Reading').save()
        page.expect_step('Raise the concern', 'May be done')
        program.reach_name('Do It…')
        press('space')
        form = Form(program, 'Concern').put('Type of concern', 'Standards and progress')
        form.type('Summary', 'Nobody leads reading').save()
        page.there_and_back('Raise the concern', 'Done')
        press('ctrl+e')
        program.choose_file('Export the Workbook', target)
        wait_for('the workbook', lambda: os.path.exists(target))
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


def drafts(folder):
    with contextlib.closing(sqlite3.connect(f'file:{folder}/register.db?mode=ro', uri=True)) as register:
        return register.execute("SELECT 1 FROM draft WHERE json LIKE '%Half a thought%'").fetchall()


def what_was_typed_outlives_the_program():
    folder = sample_folder()
    name = sorted(school['name'] for school in open_schools(folder))[0]
    program = Program(folder)
    try:
        program.wait('label', 'Reports')
        program.jump_to(name)
        program.wait('label', 'URN *')
        press('ctrl+n')
        program.window('New Note')
        type_text('Half a thought')
        wait_for('the draft', lambda: drafts(folder))
        program.kill()
        program = Program(folder)
        program.wait('label', '1 form was not saved*')
        program.click('Look at Them')
        program.window('Unsaved Forms')
        program.wait('push button', 'Recover')
        program.click('Recover')
        program.window('New Note')
        press('ctrl+s')
        wait_for('the note in the history', lambda: 'Note added to ' in cli(folder, 'history'))
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


STORIES = [
    first_run_with_the_sample,
    import_with_preview_and_undo,
    find_a_school_by_keyboard,
    export_a_workbook,
    workbook_with_a_decimal_comma,
    a_case_by_keys_alone,
    what_was_typed_outlives_the_program,
]
