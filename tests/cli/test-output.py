#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out: no list that a spreadsheet computes, no character that a terminal obeys, whatever came in."""
import csv
import io
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

from program import DONE, PROGRAM, SHARED, TODAY, USAGE, Borough, must, run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'static'))
import tap  # noqa: E402 (from the static tests)

SIGNS = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']
RISKY = re.compile(r" *[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r'-?\d+(\.\d+)?$')
COMMANDS = re.compile('[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ufffe\uffff]')
DIRTY = 'Alder\x1b[31m\x07\x7f\x9b Bank'
SHOWN = 'Alder□[31m□□□ Bank'
FORMATS = ('text', 'csv', 'json')

borough = Borough()

# Columns of the list of schools that are words, and go on to lists and tables.
WORDS = ['EstablishmentName', 'TypeOfEstablishment (name)', 'Trusts (name)', 'ReligiousCharacter (name)', 'Town', 'Street', 'HeadLastName',
         'Diocese (name)']


def change_list(change):
    """The sample's list of schools, changed cell by cell."""
    path, = [path for path in borough.paths() if '/edubasealldata' in path]
    with open(path, encoding='cp1252', newline='') as file:
        rows = list(csv.reader(file))
    for number, row in enumerate(rows[1:]):
        if row[rows[0].index('LA (code)')] == '399':
            for heading in WORDS:
                if heading in rows[0]:
                    row[rows[0].index(heading)] = change(number, row[rows[0].index(heading)])
    target = borough.new_folder()
    target.mkdir()
    out = io.StringIO(newline='')
    csv.writer(out).writerows(rows)
    path = target / os.path.basename(path)
    path.write_text(out.getvalue(), encoding='utf-8', newline='')
    return path


def risky_register():
    """Each sign before the words of some school."""
    folder = borough.copy()
    path = change_list(lambda number, words: SIGNS[number % len(SIGNS)].strip() + '1+1 ' + words if words else words)
    must('import', '--allow-older', str(path), folder=folder)
    return folder, path


def lists_of(folder, path, issues):
    """Everything that is written as CSV."""
    urns = sorted({row['urn'] for row in json.loads(must('deadlines', '--all', '--format', 'json', '--today', TODAY, folder=folder))})[:2]
    yield 'schools', must('schools', '--all', '--format', 'csv', folder=folder)
    yield 'history', must('history', '--format', 'csv', folder=folder)
    step = json.loads(must('history', '--format', 'json', folder=folder))[0]['id']
    yield 'step', must('history', step, '--format', 'csv', folder=folder)
    yield 'deadlines', must('deadlines', '--all', '--format', 'csv', '--today', TODAY, folder=folder)
    for urn in urns:
        yield 'school', must('school', urn, '--personal', '--format', 'csv', folder=folder)
        yield 'case', must('case', urn, '--format', 'csv', '--today', TODAY, folder=folder)
    yield 'import', must('import', '--dry-run', '--allow-older', '--format', 'csv', '--issues', str(issues), str(path),
                         folder=borough.register)
    yield 'issues', issues.read_text(encoding='utf-8-sig')
    for table in json.loads(must('table', '--format', 'json')):
        yield f'table {table["id"]}', must('table', table['id'], '--profile', 'exempt', '--format', 'csv', '--today', TODAY, folder=folder)


def check_no_formulas():
    folder, path = risky_register()
    guarded = set()
    for name, text in lists_of(folder, path, borough.top / 'issues.csv'):
        for row in csv.reader(io.StringIO(text.lstrip('\ufeff'), newline='')):
            for cell in row:
                if RISKY.match(cell) and not NUMBER.match(cell):
                    yield f'{name}: a spreadsheet computes {cell!r}'
                if re.match(r"'[=+\-@＝＋－＠]", cell):
                    guarded.add(name.split()[0])
    for name in {'schools', 'school', 'import', 'table'} - guarded:
        yield f'{name}: no cell is guarded, so nothing was tried'


def check_issues_are_guarded():
    """A cell that was rejected is quoted in the list of issues as it stood."""
    folder = borough.copy()
    lines = ['URN,LA (code),EstablishmentName,EstablishmentStatus (name)', '900001,399,"Oak",Open', *(f'{sign}{n},399,"Oak",Open' for n, sign in enumerate(SIGNS))]
    path = borough.new_folder()
    path.mkdir()
    (path / 'edubasealldata20270101.csv').write_text('\n'.join(lines) + '\n', encoding='utf-8')
    issues = path / 'issues.csv'
    must('import', '--dry-run', '--allow-older', '--issues', issues, path / 'edubasealldata20270101.csv', folder=folder)
    cells = [cell for row in csv.reader(io.StringIO(issues.read_text(encoding='utf-8-sig'), newline='')) for cell in row]
    yield from (f'a spreadsheet computes {cell!r}' for cell in cells if RISKY.match(cell) and not NUMBER.match(cell))
    for n, sign in enumerate(SIGNS):
        if f"'{sign}{n}" not in cells and sign.strip():
            yield f'{sign}{n} is not in the list'


def shared_fault(name):
    path = SHARED / 'faults' / name
    if not path.is_file():
        raise tap.Skip('the shared files are not here')
    return path


def new_birmingham():
    folder = borough.new_folder()
    must('init', '--authority', '330', '--name', 'Birmingham', folder=folder)
    return folder


def check_formula_words():
    folder = new_birmingham()
    must('import', shared_fault('formula-words.csv'), folder=folder)
    rows = list(csv.DictReader(io.StringIO(must('schools', '--all', '--format', 'csv', folder=folder), newline='')))
    names = sorted(row['name'] for row in rows)
    if names != ["'+441210000000", '\'=HYPERLINK("http://evil.example","x")']:
        yield f'{names}'
    told = sorted(row['name'] for row in json.loads(must('schools', '--all', '--format', 'json', folder=folder)))
    if told != ['+441210000000', '=HYPERLINK("http://evil.example","x")']:
        yield f'the register holds {told}'


def check_control_characters():
    folder = new_birmingham()
    told = json.loads(must('import', '--format', 'json', shared_fault('control-characters.csv'), folder=folder))
    row, = json.loads(must('schools', '--all', '--format', 'json', folder=folder))
    if row['name'] != 'Alder Bank[31m School':
        yield f'the register holds {row["name"]!r}'
    if not any(issue['line'] == 2 and issue['column'] == 3 and 'left out' in issue['reason'] for issue in told['issues']):
        yield f'not told: {told["issues"]}'


def dirty_register():
    """As an earlier version may have left it."""
    folder = borough.copy()
    with sqlite3.connect(folder / 'register.db') as register:
        urn, = register.execute("SELECT s.urn FROM school AS s JOIN intervention_case AS c ON c.school = s.id LIMIT 1").fetchone()
        register.execute('UPDATE school SET name = ?, town = ?, trust_name = ? WHERE urn = ?', (DIRTY, DIRTY, DIRTY, urn))
        register.execute('UPDATE school_summary SET name = ?, trust = ? WHERE urn = ?', (DIRTY, DIRTY, urn))
        register.execute('UPDATE intervention_case SET title = ?, lead_officer = ?', (DIRTY, DIRTY))
    register.close()
    return folder, urn


def check_nothing_is_obeyed():
    """Every command, in every format, on a register that holds what no format can hold."""
    folder, urn = dirty_register()
    commands = [['schools', '--all'], ['schools', '--find', 'alder'], ['school', urn, '--personal'], ['case', urn], ['deadlines', '--all'], ['history'],
                ['import', '--dry-run', *borough.paths()], ['letter', 'concern', urn]]
    commands += [['table', table['id']] for table in json.loads(must('table', '--format', 'json'))]
    shown = set()
    for words in commands:
        for form in FORMATS:
            done = run(*words, '--format', form, '--today', TODAY, folder=folder)
            found = COMMANDS.search(done.out.replace('\r\n', '\n') + done.err)
            if found or (form == 'json' and '\\u001b' in done.out):
                yield f'{words} {form}: {found}'
            if SHOWN in done.out:
                shown.add((words[0], form))
    for words in ('schools', 'school', 'deadlines', 'table'):
        for form in FORMATS:
            if (words, form) not in shown:
                yield f'{words} {form}: no box is shown'


def check_files_hold():
    """Workbooks, calendars and bundles of such a register are whole."""
    folder, urn = dirty_register()
    for profile in ('working', 'public', 'exempt'):
        path = borough.top / f'{profile}.xlsx'
        must('report', 'committee', '--profile', profile, '-o', path, '--today', TODAY, folder=folder)
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                ElementTree.fromstring(book.read(name))
            text = book.read('xl/sharedStrings.xml').decode()
        if COMMANDS.search(text) or re.search('_x00[01][0-9A-F]_', text):
            yield f'{profile}: the workbook holds what no format can hold'
    calendar = borough.top / 'dates.ics'
    must('deadlines', '-o', calendar, '--today', TODAY, folder=folder)
    text = calendar.read_bytes().decode().replace('\r\n', '\n')
    if COMMANDS.search(text) or 'Alder□' not in text:
        yield 'the calendar does not show the name with boxes'
    done = run('bundle', urn, '-o', borough.top / 'bundle', '--today', TODAY, folder=folder)
    if done.status != DONE or COMMANDS.search(done.out + done.err):
        yield f'bundle: {done.status}: {done.err}'


def check_arguments():
    """An argument says which character and where, whatever it is for."""
    for unfit, name in (('\x1b', 'U+001B'), ('\x07', 'U+0007'), ('\x7f', 'U+007F'), ('\ufffe', 'U+FFFE'), ('\uffff', 'U+FFFF'), ('\r', 'U+000D')):
        word = f'ab{unfit}c'
        for words in ([word], ['schools', '--find', word], ['school', word], ['import', word], ['report', 'committee', '-o', word],
                      ['bundle', '900001', '--by', word, '-o', 'x'], ['schools', f'--find={word}'], ['letter', word, '900001']):
            done = run(*words, folder=borough.register)
            if done.status != USAGE or name not in done.err or 'character ' not in done.err:
                yield f'{words}: {done.status}: {done.err}'
            if COMMANDS.search(done.out + done.err):
                yield f'{words}: sends it to the terminal'


def check_progress_sends_no_command():
    """At a terminal too, where the progress is shown."""
    folder = borough.copy()
    ours, theirs = pty.openpty()
    with subprocess.Popen([PROGRAM, '--data', str(folder), 'import', '--dry-run', *borough.paths()], stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        told = b''
        try:
            while piece := os.read(ours, 4096):
                told += piece
        except OSError:  # the other end is closed
            pass
        status = process.wait()
    os.close(ours)
    if status != DONE:
        yield f'{status}: {told!r}'
    if b'%' not in told:
        yield 'no progress was shown'
    if b'\x1b' in told:
        yield f'{told!r}'


CASES = [
    ('output/no-formulas', check_no_formulas),
    ('output/issues-are-guarded', check_issues_are_guarded),
    ('output/formula-words', check_formula_words),
    ('output/control-characters', check_control_characters),
    ('output/nothing-is-obeyed', check_nothing_is_obeyed),
    ('output/files-hold', check_files_hold),
    ('output/arguments', check_arguments),
    ('output/progress-sends-no-command', check_progress_sends_no_command),
]

if __name__ == '__main__':
    try:
        tap.run(CASES)
    finally:
        borough.remove()
