# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories of the window, told as TAP: stories.py. Run it through tests/lib/with-display."""
import contextlib
import csv
import glob
import io
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from story import Program, cli, jump_to, press, type_text, wait_for  # noqa: E402


def sample_folder():
    folder = tempfile.mkdtemp(prefix='fettle-story-')
    os.rmdir(folder)
    cli(folder, 'demo')
    return folder


def schools(folder):
    return json.loads(cli(folder, '--format', 'json', 'schools'))


def open_schools(folder):
    return [school for school in schools(folder) if school['status'] in ('open', 'open-proposed-to-close')]


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
    files = folder + '-files'  # not in the data folder: a file dialog that looks into it takes the register's locks away
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
        program.wait_window('Import Files')
        type_text(path)
        press('Return')
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
        jump_to(wanted)
        program.wait('label', 'URN *')
        program.wait('label', wanted)
        press('alt+Left')
        program.wait('label', f'{len(names)} schools')
        press('ctrl+k')
        program.wait_window('Search Everything')
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
        program.wait_window('Export the Workbook')
        press('ctrl+a')
        type_text(target)
        press('Return')
        wait_for('the workbook', lambda: os.path.exists(target))
        with zipfile.ZipFile(target) as book:
            assert book.testzip() is None
            assert 'xl/workbook.xml' in book.namelist()
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
        jump_to(name)
        program.wait('label', 'URN *')
        press('ctrl+n')
        program.wait_window('New Note')
        type_text('Half a thought')
        wait_for('the draft', lambda: drafts(folder))
        program.kill()
        program = Program(folder)
        program.wait('label', '1 form was not saved*')
        program.click('Look at Them')
        program.wait_window('Unsaved Forms')
        program.wait('push button', 'Recover')
        program.click('Recover')
        program.wait_window('New Note')
        press('ctrl+s')
        wait_for('the note in the history', lambda: 'Add a note' in cli(folder, 'history'))
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


def a_concern_is_raised_and_taken_back():
    folder = sample_folder()
    name = sorted(school['name'] for school in open_schools(folder))[0]
    program = Program(folder)
    try:
        program.wait('label', 'Reports')
        jump_to(name)
        program.wait('label', 'URN *')
        press('ctrl+Page_Down', 'ctrl+Page_Down')
        program.click('Open a Case…')
        program.wait_window('Case')
        type_text('Reading far below')
        press('ctrl+s')
        program.wait_window_gone('Case')
        program.wait('label', 'Reading far below')
        program.click('Do It…')
        program.wait_window('Concern')
        press('space', 'Down', 'Return')
        program.write('text', 'Summary', 'Nobody leads reading')
        press('ctrl+s')
        program.wait_window_gone('Concern')
        program.wait('label', 'Done Sat 21 Nov 2026')
        assert 'Raise a concern about ' + name in cli(folder, 'history')
        press('ctrl+z')
        wait_for('the step to be undone', lambda: not program.find('label', 'Done Sat 21 Nov 2026'))
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


STORIES = [
    first_run_with_the_sample,
    import_with_preview_and_undo,
    find_a_school_by_keyboard,
    export_a_workbook,
    what_was_typed_outlives_the_program,
    a_concern_is_raised_and_taken_back,
]


def main():
    chosen = [story for story in STORIES if len(sys.argv) < 2 or story.__name__ in sys.argv[1:]]
    failed = 0
    print(f'1..{len(chosen)}')
    for number, story in enumerate(chosen, 1):
        try:
            story()
            print(f'ok {number} {story.__name__}', flush=True)
        except Exception:  # a story that breaks off has failed
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            print(f'not ok {number} {story.__name__}', flush=True)
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
