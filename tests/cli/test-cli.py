#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command and every exit status of fettle-cli, on the sample borough; what it counts is counted here again from the files."""
import collections
import contextlib
import datetime
import html
import json
import os
import pathlib
import sqlite3
import sys
import uuid
import zipfile

from program import DONE, FAILED, REFUSED, REGISTER, SHARED, TODAY, USAGE, Borough, listed, must, run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'static'))
import tap  # noqa: E402 (from the static tests)

borough = Borough()

ROW_KEYS = {'urn', 'laestab', 'name', 'phase', 'sector', 'status', 'regime', 'outcome', 'inspected_on', 'predecessor_urn'}
TABLE_KEYS = {'id', 'title', 'as_at', 'profile', 'columns', 'rows', 'notes'}


def expect(complaint, truth):
    if not truth:
        yield complaint


def expect_status(status, *words, **where):
    result = run(*words, **where)
    if result.status != status:
        yield f'{words}: {result.status} instead of {status}: {result.err.strip()}'
    if status != DONE and not result.err.strip():
        yield f'{words}: says nothing'


def uk_date(text):
    return datetime.datetime.strptime(text, '%d/%m/%Y').date() if text not in ('', 'NULL') else None


def regime_of(row):
    """The current outcome as the public words tell it, read off one row of Ofsted's file."""
    card, old = uk_date(row['Inspection start date']), uk_date(row['Inspection start date of latest OEIF graded inspection'])
    if card and (not old or card > old):
        return 'report-card', card
    if old and row['Latest OEIF overall effectiveness'] in ('1', '2', '3', '4'):
        return 'legacy', old
    if old:
        return 'areas-only', old
    ungraded = uk_date(row['Date of latest ungraded inspection'])
    return ('ungraded-only', ungraded) if ungraded else ('not-inspected', None)


def check_usage():
    for words in ([], ['fly'], ['schools', '--today', 'tomorrow'], ['schools', '--format', 'xml'], ['schools', '--no-such'], ['school'],
                  ['import'], ['init'], ['report', 'committee'], ['report', 'weather', '-o', 'x'], ['demo', '--schools', '0'],
                  ['table', 'T99'], ['follow'], ['table', 'T2', '--from', '2026-11-22', '--to', '2026-11-21'], ['table', 'T2', '--profile', 'secret'], ['undo', 'one', 'two'], ['restore']):
        yield from expect_status(USAGE, *words, folder=borough.register)


def check_help():
    yield from expect('no version', must('--version').startswith('fettle-cli '))
    yield from expect('no commands', 'committee' in must('--help'))
    yield from expect('no options', '--dry-run' in must('import', '--help'))


def check_support():
    """Facts for a report of a fault: nothing that names a school, a person or a folder."""
    facts = {row['fact']: row['value'] for row in listed('support', folder=borough.register)}
    schools = len(listed('schools', folder=borough.register))
    yield from expect(f'{facts["records.school"]} schools instead of {schools}', int(facts['records.school']) >= schools)
    size = (borough.register / 'register.db').stat().st_size
    yield from expect(f'{facts["bytes.register.db"]} bytes instead of {size}', int(facts['bytes.register.db']) == size)
    told = must('support', folder=borough.register)
    names = [row['name'] for row in listed('schools', folder=borough.register)] + [str(borough.register), os.environ.get('USER', '/root')]
    for name in names:
        yield from expect(f'“{name}” is named', name not in told)
    nowhere = run('support', '--format', 'json', folder=borough.new_folder())
    yield from expect('says nothing without a register', nowhere.status == REGISTER and '"fettle"' in nowhere.out)


def check_no_register():
    for words in (['schools'], ['school', '900001'], ['table', 'T2'], ['history'], ['undo'], ['redo'], ['check'], ['backup'],
                  ['import', *borough.paths()], ['report', 'committee', '-o', borough.top / 'x.xlsx']):
        yield from expect_status(REGISTER, *words, folder=borough.new_folder())


def check_damaged_register():
    folder = borough.copy()
    for path in folder.glob('register.db*'):
        path.unlink()
    (folder / 'register.db').write_bytes(b'This was a register once. ' * 400)
    yield from expect_status(REGISTER, 'schools', folder=folder)
    kept = [path for path in folder.rglob('*') if path.is_file() and path.read_bytes().startswith(b'This was a register once.')]
    yield from expect('the damaged file was not kept', kept)


def check_newer_register():
    folder = borough.copy()
    with sqlite3.connect(folder / 'register.db') as register:
        register.execute('PRAGMA user_version = 9999')
    register.close()
    yield from expect_status(DONE, 'schools', folder=folder)
    yield from expect_status(REGISTER, 'undo', folder=folder)


def check_init():
    folder = borough.new_folder()
    yield from expect_status(FAILED, 'init', '--authority', '000', folder=folder)
    yield from expect_status(DONE, 'init', '--authority', '330', folder=folder)
    yield from expect_status(FAILED, 'init', '--authority', '331', folder=folder)
    yield from expect('an empty register lists schools', listed('schools', folder=folder) == [])


def check_lost_register():
    """A folder that lost its register but holds backups: each command says which is the last good one, and nothing is made."""
    folder = borough.copy()
    backup = must('backup', folder=folder).strip()
    for path in folder.glob('register.db*'):
        path.unlink()
    for empty in (False, True):
        if empty:
            (folder / 'register.db').touch()
        before = sorted(folder.rglob('*'))
        for words in (['schools'], ['check'], ['init', '--authority', '330'], ['demo']):
            yield from expect_status(REGISTER, *words, folder=folder)
            told = run(*words, folder=folder).err
            yield from expect(f'{words}: the last good backup is not named: {told}', backup in told and len(told.splitlines()) == 1)
        yield from expect('something was made', sorted(folder.rglob('*')) == before)
    yield from expect_status(DONE, 'init', '--authority', '330', '--beside', folder=folder)
    yield from expect('the new register lists schools', listed('schools', folder=folder) == [])


def check_beside():
    folder = borough.copy()
    yield from expect_status(DONE, 'init', '--authority', '330', '--beside', folder=folder)
    kept = list(folder.glob('register.db.set-aside-*'))
    yield from expect('the old register is not kept', kept)
    with sqlite3.connect(kept[0]) as register:
        yield from expect('it is not whole', register.execute('SELECT count (*) FROM school').fetchone()[0] > 0)
    register.close()


def check_environment():
    listing = must('schools', '--format', 'json', '--today', TODAY, FETTLE_DATA=str(borough.register))
    yield from expect('FETTLE_DATA is not heeded', json.loads(listing) == listed('schools', folder=borough.register))


def check_schools():
    rows = listed('schools', folder=borough.register)
    current = {row['URN'] for row in borough.establishments() if row['EstablishmentStatus (name)'].startswith('Open')}
    yield from expect(f'keys: {rows[0]}', all(ROW_KEYS <= row.keys() for row in rows))
    yield from expect('not the current schools', {row['urn'] for row in rows} == current)
    every = {row['urn'] for row in listed('schools', '--all', folder=borough.register)}
    yield from expect('--all adds nothing', every > current)


def check_outcomes():
    """Regimes, dates and grades as the files say, school by school."""
    inspections = borough.inspections()
    for row in listed('schools', folder=borough.register):
        told = inspections.get(row['urn'])
        regime, on = regime_of(told) if told else ('not-inspected', None)
        if row['regime'] != regime or row['inspected_on'] != (on.isoformat() if on else None):
            yield f'{row["urn"]}: {row["regime"]} {row["inspected_on"]} instead of {regime} {on}'
        if regime == 'legacy' and row['outcome'] != told['Latest OEIF overall effectiveness']:
            yield f'{row["urn"]}: grade {row["outcome"]} instead of {told["Latest OEIF overall effectiveness"]}'


def check_predecessor():
    """A grade earned under another URN is marked as the predecessor's."""
    told = [row for row in borough.inspections().values()
            if regime_of(row)[0] == 'legacy' and row['URN at time of latest OEIF graded inspection'] != row['URN']]
    rows = {row['urn']: row for row in listed('schools', folder=borough.register)}
    yield from expect('the sample has no such school', told)
    for row in told:
        before = row['URN at time of latest OEIF graded inspection']
        yield from expect(f'{row["URN"]}: {rows[row["URN"]]}', rows[row['URN']]['predecessor_urn'] == before)
    marked = {urn for urn, row in rows.items() if row['predecessor_urn']}
    yield from expect(f'marked without reason: {marked}', marked == {row['URN'] for row in told})


def check_school():
    school = listed('school', '900001', folder=borough.register)
    told, = [row for row in borough.establishments() if row['URN'] == '900001']
    yield from expect('wrong name', school['name'] == told['EstablishmentName'])
    yield from expect('wrong pupils', school['pupils'] == int(told['NumberOfPupils']))
    yield from expect('no inspections', school['inspections'] and all('grades' in one for one in school['inspections']))
    text = must('school', '900001', folder=borough.register)
    yield from expect('a head teacher is named unasked', told['HeadLastName'] not in text)
    yield from expect('no head teacher with --personal', told['HeadLastName'] in must('school', '900001', '--personal', folder=borough.register))
    yield from expect('not found by LAESTAB', listed('school', '3991001', folder=borough.register)['id'] == school['id'])
    yield from expect_status(FAILED, 'school', '123456', folder=borough.register)


def check_case():
    """The chain knows what Part 4 allows at each school: powers only for maintained ones in a category, none for an academy."""
    rows = {row['urn']: row for row in listed('schools', folder=borough.register)}
    for sector, part4 in (('maintained', True), ('academy', False)):
        urn = next(urn for urn, row in rows.items() if row['sector'] == sector)
        case = listed('case', urn, folder=borough.register)
        yield from expect(f'{urn}: a step or a date without a state',
                          all(row['state'] for row in case['steps'] + case['clocks']))
        yield from expect(f'{sector}: Part 4', case['part4'] is part4)
        yield from expect(f'{sector}: steps', {'concern', 'notice', 'board', 'close'} <= {step['id'] for step in case['steps']})
        answers = {power['power']: power['answer'] for power in case['powers']}
        yield from expect(f'{sector}: {answers}', 'not-maintained' in answers.values() if not part4 else
                          'not-maintained' not in answers.values())
        yield from expect(f'{sector}: problems', case['problems'] == [])
    text = must('case', urn, folder=borough.register)
    yield from expect('no words', rows[urn]['name'] in text)
    yield from expect_status(FAILED, 'case', '123456', folder=borough.register)


def check_letter():
    letters = listed('letter', folder=borough.register)
    yield from expect('thirteen letters and the list of copies', len(letters) == 14 and {'id', 'title', 'source'} <= set(letters[0]))
    urn = listed('schools', folder=borough.register)[0]['urn']
    yield from expect('no notice, nothing to write about', listed('letter', 'warning-notice', urn, folder=borough.register) == [])
    target = borough.new_folder()
    yield from expect_status(FAILED, 'letter', 'warning-notice', 'no-such-record', '-o', target, folder=borough.register)
    yield from expect_status(USAGE, 'letter', 'poem', urn, folder=borough.register)
    yield from expect_status(FAILED, 'letter', 'warning-notice', urn, '-o', target, folder=borough.register)
    yield from expect('nothing was written', not target.exists())


def record_notice(folder, urn, section):
    """A notice in the register's own words, written by hand: the command line records nothing."""
    with contextlib.closing(sqlite3.connect(folder / 'register.db')) as register:
        school, = register.execute('SELECT id FROM school WHERE urn = ?', (urn,)).fetchone()
        case, = register.execute('SELECT id FROM intervention_case WHERE school = ?', (school,)).fetchone()
        for (trigger,) in register.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            register.execute(f'DROP TRIGGER "{trigger}"')
        register.execute('INSERT INTO warning_notice (id, school, "case", section) VALUES (?, ?, ?, ?)', (str(uuid.uuid4()), school, case, section))
        register.commit()


def check_letter_by_urn():
    """A school with one such record is enough; of several one is named; a notice under another section is not such a record."""
    folder = borough.copy()
    noticed = [row['urn'] for row in listed('schools', folder=folder) if len(listed('letter', 'warning-notice', row['urn'], folder=folder)) == 1]
    yield from expect('no school has just one notice', noticed)
    urn = noticed[0]
    row, = listed('letter', 'warning-notice', urn, folder=folder)
    by_urn, by_record, never = borough.new_folder(), borough.new_folder(), borough.new_folder()
    must('letter', 'warning-notice', urn, '-o', by_urn, '--today', TODAY, folder=folder)
    must('letter', 'warning-notice', row['id'], '-o', by_record, '--today', TODAY, folder=folder)
    with zipfile.ZipFile(by_urn) as one, zipfile.ZipFile(by_record) as other:
        yield from expect('another letter', one.read('content.xml') == other.read('content.xml'))
    yield from expect_status(FAILED, 'letter', 'pay-warning-notice', urn, '-o', never, folder=folder)
    record_notice(folder, urn, 's60a')
    must('letter', 'warning-notice', urn, '-o', by_urn, folder=folder)
    record_notice(folder, urn, 's60')
    several = run('letter', 'warning-notice', urn, '-o', never, '--format', 'json', folder=folder)
    yield from expect(f'several: {several}', several.status == USAGE and several.err.strip() and len(json.loads(several.out)) == 2)
    yield from expect('written all the same', not never.exists())


def check_bundle():
    urn = listed('schools', folder=borough.register)[0]['urn']
    target = borough.new_folder()
    yield from expect_status(FAILED, 'bundle', urn, '-o', target, folder=borough.register)
    yield from expect_status(USAGE, 'bundle', urn, folder=borough.register)
    yield from expect('nothing was written', not target.exists())


def check_deadlines():
    folder = borough.copy()
    rows = listed('deadlines', folder=folder)
    yield from expect('not the six cases and two visited schools', len({row['urn'] for row in rows}) == 8)
    yield from expect('not by date', [row['date'] for row in rows] == sorted(row['date'] for row in rows))
    late = {row['date'] for row in rows if row['state'] == 'overdue'}
    yield from expect(f'late in the sample: {late}', late == {'2026-11-06', '2026-11-12', '2026-11-13', '2026-11-20'})
    target = borough.new_folder()
    must('deadlines', '-o', target, folder=folder)
    yield from expect('a calendar', target.read_bytes().startswith(b'BEGIN:VCALENDAR\r\n'))


def check_listing_forms():
    rows = listed('schools', folder=borough.register)
    lines = must('schools', '--format', 'csv', folder=borough.register).splitlines()
    yield from expect('CSV and JSON differ in length', len(lines) == len(rows) + 1)
    yield from expect('CSV has other headings', lines[0].split(',') == list(rows[0]))
    text = must('schools', folder=borough.register, LC_ALL='C.UTF-8')
    yield from expect('text lacks a school', all(row['name'][:59] in text for row in rows))


def check_tables():
    tables = listed('table', folder=borough.register)
    ids = {row['id'] for row in tables}
    yield from expect(f'tables: {ids}', {'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T9', 'T24', 'schools'} <= ids)
    for name in sorted(ids):
        for profile in ('working', 'public', 'exempt'):
            result = run('table', name, '--profile', profile, '--format', 'json', '--today', TODAY, folder=borough.register)
            if result.status == DONE:
                table = json.loads(result.out)
                yield from expect(f'{name}: keys {set(table)}', TABLE_KEYS <= table.keys())
                yield from expect(f'{name}: {table["id"]} {table["profile"]}', (table['id'], table['profile']) == (name, profile))
                yield from expect(f'{name}: a row of another length', all(len(row) == len(table['columns']) for row in table['rows']))
            else:
                closed = {'T15': ['public'], 'cases': ['working', 'public'], 'reviews': ['working', 'public']}.get(name, [])
                yield from expect(f'{name} {profile}: {result.status} {result.err}', result.status == FAILED and profile in closed and result.err)
    yield from expect('no text', 'T2' in ids and must('table', 'T2', '--today', TODAY, folder=borough.register).strip())


def check_repeatable():
    words = ('table', 'T2', '--format', 'json', '--today', TODAY)
    yield from expect('the same day gives another table', must(*words, folder=borough.register) == must(*words, folder=borough.register))


def check_report():
    for profile in ('working', 'public', 'exempt'):
        target = borough.top / f'{profile}.xlsx'
        must('report', 'committee', '--profile', profile, '--from', '2026-05-01', '--to', '2026-11-21', '--today', TODAY, '-o', target,
             folder=borough.register)
        with zipfile.ZipFile(target) as parts:
            yield from expect(f'{profile}: damaged', parts.testzip() is None and 'xl/workbook.xml' in parts.namelist())
    yield from expect_status(FAILED, 'report', 'committee', '-o', '/no/such/folder/x.xlsx', folder=borough.register)


def check_wrong_files():
    folder = borough.copy()
    before = must('history', '--format', 'json', folder=folder)
    picture = borough.top / 'picture.csv'
    picture.write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(200))
    other = borough.top / 'other.csv'
    other.write_text('Name,Colour\r\nTeapot,blue\r\n', encoding='utf-8')
    for path in (picture, other):
        yield from expect_status(REFUSED, 'import', path, folder=folder)
    yield from expect_status(REFUSED, 'import', borough.paths()[0], other, folder=folder)
    yield from expect_status(FAILED, 'import', borough.top / 'no-such.csv', folder=folder)
    yield from expect('a refused file changed something', before == must('history', '--format', 'json', folder=folder))


def check_real_wrong_files():
    if not (SHARED / 'data').is_dir():
        raise tap.Skip('there is no shared data here')
    folder = borough.copy()
    for name in ('ofsted/providers-as-at-2018-03-31.csv', 'gias-establishments/edubaseallchildrencentre.csv',
                 'gias-establishments/edubasealldata20150407_edited.xls', 'dfe-performance-england/2018-2019_england_abs.csv'):
        yield from expect_status(REFUSED, 'import', SHARED / 'data' / name, folder=folder)


def make_workbook(target, sheets):
    """An XLSX with sheets of (name, state, URNs), each a list of schools."""
    def cells(words):
        return ''.join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in words)

    with zipfile.ZipFile(target, 'w') as parts:
        parts.writestr('_rels/.rels', '<r/>')
        parts.writestr('xl/workbook.xml', '<w><sheets>' + ''.join(
            f'<sheet name="{html.escape(name)}" state="{state}" id="{i}"/>' for i, (name, state, _) in enumerate(sheets)) + '</sheets></w>')
        parts.writestr('xl/_rels/workbook.xml.rels', '<r>' + ''.join(
            f'<Relationship Id="{i}" Type="x/worksheet" Target="s{i}.xml"/>' for i in range(len(sheets))) + '</r>')
        for i, (_, _, urns) in enumerate(sheets):
            rows = [('URN', 'LA (code)', 'EstablishmentName', 'EstablishmentStatus (name)'),
                    *((urn, '330', f'School {urn}', 'Open') for urn in urns)]
            parts.writestr(f'xl/s{i}.xml', '<w>' + ''.join(f'<row>{cells(row)}</row>' for row in rows) + '</w>')
    return target


def check_sheets():
    """Two visible lists are refused until one is named; a hidden one is passed over unless it is named."""
    folder = borough.new_folder()
    must('init', '-a', '330', folder=folder)
    two = make_workbook(borough.top / 'two.xlsx', [('Now & then', 'visible', ['900001']), ('Old', 'visible', ['900001', '900002'])])
    refused = run('import', two, folder=folder)
    yield from expect(f'two sheets: {refused}', refused.status == REFUSED and 'Old' in refused.err and '--sheet' in refused.err)
    yield from expect_status(REFUSED, 'import', two, '--sheet', 'New', folder=folder)
    must('import', two, '--sheet', 'old', folder=folder)
    yield from expect('the sheet by its name', len(listed('schools', folder=folder)) == 2)
    hidden = make_workbook(borough.top / 'hidden.xlsx', [('Old', 'veryHidden', ['900001', '900003']), ('Now', 'visible', ['900001'])])
    yield from expect_status(FAILED, 'import', hidden, '--sheet', 'New', folder=folder)
    must('import', hidden, folder=folder)
    yield from expect('a hidden sheet was read', '900003' not in json.dumps(listed('schools', folder=folder)))
    must('import', hidden, '--sheet', 'Old', folder=folder)
    yield from expect('a hidden sheet by its name', '900003' in json.dumps(listed('schools', folder=folder)))
    only = make_workbook(borough.top / 'only.xlsx', [('Old', 'hidden', ['900001'])])
    yield from expect_status(REFUSED, 'import', only, folder=folder)


def check_double_lists():
    """In a zip a list whose schools all stand in the other is passed over, and that is said; else both are named."""
    heading = 'URN,LA (code),EstablishmentName,EstablishmentStatus (name)\n'
    lists = {name: heading + ''.join(f'{urn},330,School {urn},Open\n' for urn in urns) for name, urns in
             (('all.csv', (900001, 900002, 900003)), ('some.csv', (900002, 900001)), ('others.csv', (900002, 900009)))}
    for names, status in ((('all.csv', 'some.csv'), DONE), (('some.csv', 'all.csv'), DONE), (('all.csv', 'others.csv'), REFUSED)):
        folder = borough.new_folder()
        must('init', '-a', '330', folder=folder)
        target = borough.top / 'double.zip'
        with zipfile.ZipFile(target, 'w') as parts:
            for name in names:
                parts.writestr('extract\\' + name, lists[name])
        result = run('import', target, folder=folder)
        yield from expect(f'{names}: {result}', result.status == status)
        said = result.out if status == DONE else result.err
        yield from expect(f'{names}: {said}', all(f'“{name}”' in said for name in names))
        yield from expect(f'{names}: schools', len(listed('schools', folder=folder)) == (3 if status == DONE else 0))


def check_faults():
    """The small files that went wrong: what each comes to, and what is said."""
    if not (SHARED / 'faults').is_dir():
        raise tap.Skip('there is no shared data here')
    right = {
        'error-cells.xlsx': (DONE, ['900001'], 'value of “Postcode” could not be read'),
        'escaped-characters.xlsx': (DONE, ['900001', '900002'], ''),
        'hidden-old-copy.xlsx': (DONE, ['900001', '900002'], ''),
        'locked.ods': (REFUSED, [], 'password'),
        'month-first-dates.csv': (DONE, ['900001', '900002', '900003'], '“OpenDate”'),
        'part-name-shared-strings-capital.xlsx': (DONE, ['900001', '900002'], ''),
        'percent-cells.xlsx': (DONE, ['900001', '900002'], ''),
        'string-value.ods': (DONE, ['900001', '900002'], ''),
        'title-line-with-commas.csv': (DONE, ['900001', '900002'], ''),
        'truncated.zip': (REFUSED, [], 'cut off'),
        'two-visible-sheets.xlsx': (REFUSED, [], '“List (2)”'),
    }
    for name, (status, urns, words) in right.items():
        folder = borough.new_folder()
        must('init', '-a', '330', folder=folder)
        result = run('import', SHARED / 'faults' / name, folder=folder)
        yield from expect(f'{name}: {result}', result.status == status and words in result.out + result.err)
        yield from expect(f'{name}: schools', sorted(row['urn'] for row in listed('schools', folder=folder)) == urns)
        facts = json.dumps(listed('school', '900001', folder=folder)) if urns else ''
        yield from expect(f'{name}: {facts}', not any(word in facts for word in ('#N/A', '_x', '2010', 'null name')))


def check_same_again():
    folder = borough.copy()
    before = listed('history', folder=folder)
    again = listed('import', *borough.paths(), folder=folder)
    yield from expect(f'changes: {again["changes"][:3]}', again['changes'] == [] and again['step'] is None)
    yield from expect('a step was taken', before == listed('history', folder=folder))


def change_head(borough_files, target):
    """The establishments with one name changed, as a later extract."""
    path, = [path for path in borough_files if '/edubasealldata' in path]
    text = pathlib.Path(path).read_bytes().decode('cp1252')
    line, = [line for line in text.splitlines() if line.startswith('900001,')]
    name = line.split('","')[2 + 1]
    target.write_bytes(text.replace(line, line.replace(name, 'Renamed Nursery School')).encode('cp1252'))
    return name


def check_dry_run_and_undo():
    folder = borough.copy()
    later = borough.top / 'edubasealldata20261109.csv'
    old_name = change_head(borough.paths(), later)

    plan = listed('import', later, '--dry-run', folder=folder)
    found = [change for change in plan['changes'] if change['urn'] == '900001']
    yield from expect(f'plan: {found}', [(one['field'], one['before'], one['after']) for one in found]
                      == [('name', old_name, 'Renamed Nursery School')])
    yield from expect('a dry run changed the register', listed('school', '900001', folder=folder)['name'] == old_name)

    done = listed('import', later, folder=folder)
    yield from expect('no step', done['applied'] and done['step'])
    yield from expect('not renamed', listed('school', '900001', folder=folder)['name'] == 'Renamed Nursery School')
    yield from expect('the step has no changes', listed('history', done['step'], folder=folder))

    must('undo', folder=folder)
    yield from expect('not undone', listed('school', '900001', folder=folder)['name'] == old_name)
    must('redo', folder=folder)
    yield from expect('not done again', listed('school', '900001', folder=folder)['name'] == 'Renamed Nursery School')
    yield from expect_status(FAILED, 'redo', folder=folder)
    yield from expect_status(FAILED, 'undo', 'no-such-step', folder=folder)


def check_older():
    folder = borough.copy()
    older = borough.top / 'edubasealldata20260901.csv'
    change_head(borough.paths(), older)
    yield from expect_status(REFUSED, 'import', older, folder=folder)
    yield from expect_status(REFUSED, 'import', older, '--dry-run', folder=folder)
    yield from expect_status(REFUSED, 'import', older, borough.top / older.name, '--allow-older', folder=folder)
    yield from expect_status(DONE, 'import', older, '--allow-older', folder=folder)


def check_smaller():
    """The first half of a download is refused, and says what is missing; so is one with headings alone."""
    folder = borough.copy()
    path, = [path for path in borough.paths() if '/edubasealldata' in path]
    lines = pathlib.Path(path).read_bytes().splitlines(keepends=True)
    cut, empty = borough.top / 'edubasealldata20261116.csv', borough.top / 'edubasealldata20261117.csv'
    cut.write_bytes(b''.join(lines[:30]))
    empty.write_bytes(lines[0])
    before = must('history', '--format', 'json', folder=folder)
    refused = run('import', cut, folder=folder)
    yield from expect(f'{refused}', refused.status == REFUSED and 'Kelderwick' in refused.err and '--allow-smaller' in refused.err)
    yield from expect_status(REFUSED, 'import', cut, '--dry-run', folder=folder)
    yield from expect_status(REFUSED, 'import', empty, folder=folder)
    yield from expect_status(REFUSED, 'import', empty, '--allow-smaller', folder=folder)
    yield from expect('a refused file changed something', before == must('history', '--format', 'json', folder=folder))
    yield from expect_status(DONE, 'import', cut, '--allow-smaller', folder=folder)


def check_leave_out():
    folder = borough.copy()
    stray, later = borough.top / 'minutes.csv', borough.top / 'edubasealldata20261118.csv'
    stray.write_text('Minutes,of a meeting\n')
    change_head(borough.paths(), later)
    yield from expect_status(REFUSED, 'import', stray, later, folder=folder)
    done = run('import', stray, later, '--leave-out', folder=folder)
    yield from expect(f'{done}', done.status == DONE and 'minutes.csv' in done.err)
    yield from expect('not renamed', listed('school', '900001', folder=folder)['name'] == 'Renamed Nursery School')
    yield from expect_status(REFUSED, 'import', stray, '--leave-out', folder=folder)


def check_issues():
    folder = borough.copy()
    path, = [path for path in borough.paths() if '/edubasealldata' in path]
    broken = borough.top / 'edubasealldata20261115.csv'
    broken.write_bytes(pathlib.Path(path).read_bytes() + b'not-a-urn,"399","Kelderwick","1999","Nowhere School"\r\n')
    told = borough.top / 'issues.csv'
    must('import', broken, '--issues', told, folder=folder)
    text = told.read_text(encoding='utf-8-sig')
    number = len(pathlib.Path(path).read_bytes().splitlines()) + 1
    yield from expect(f'issues: {text}', 'not-a-urn' in text and str(number) in text)


def check_history():
    steps = listed('history', folder=borough.register)
    yield from expect(f'steps: {steps}', len(steps) >= 2 and all(step['label'] and step['id'] for step in steps))
    yield from expect('no limit', len(listed('history', '--limit', '1', folder=borough.register)) == 1)
    yield from expect('no changes of a school', listed('history', '--school', '900001', folder=borough.register))


def check_follow():
    folder = borough.copy()
    reference = sqlite3.connect(folder / 'reference.db')
    other, = reference.execute("SELECT min(urn) FROM establishment WHERE la_code = '398' AND status = 'open'").fetchone()
    reference.close()
    before = len(listed('schools', folder=folder))
    must('follow', str(other), '--reason', 'Our children go there', folder=folder)
    yield from expect('not followed', str(other) in {row['urn'] for row in listed('schools', folder=folder)})
    yield from expect_status(FAILED, 'follow', str(other), folder=folder)
    yield from expect_status(FAILED, 'follow', '999999', folder=folder)
    must('undo', folder=folder)
    yield from expect('undo left it', len(listed('schools', folder=folder)) == before)


def check_check():
    findings = listed('check', folder=borough.register)
    yield from expect(f'findings: {findings}', len(findings) >= 5 and all(one['result'] == 'ok' for one in findings))
    folder = borough.copy()
    # A writer that is not the program: without its triggers, behind the log's back.
    register = sqlite3.connect(folder / 'register.db')
    for name, in register.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        register.execute(f'DROP TRIGGER "{name}"')
    register.execute("UPDATE school SET name = 'Forged School' WHERE urn = '900001'")
    register.commit()
    register.close()
    result = run('check', folder=folder)
    yield from expect(f'a forged name is not found: {result.out}', result.status == FAILED)


def check_backups():
    folder = borough.copy()
    path = must('backup', folder=folder).strip()
    yield from expect(f'no backup at {path}', pathlib.Path(path).is_file())
    ours = [row['path'] for row in listed('backup', '--list', folder=folder) if (row['line'], row['reason']) == ('this', 'asked')]
    yield from expect(f'the backup is not listed: {ours}', ours == [path])
    before = listed('deadlines', folder=folder)
    must('undo', folder=folder)
    yield from expect('undo changed nothing', listed('deadlines', folder=folder) != before)
    told = must('backup', '--test', path, folder=folder)
    yield from expect(f'what the backup holds is not told: {told}', 'Kelderwick' in told and 'sound' in told)
    must('restore', path, folder=folder)
    yield from expect('not put back', listed('deadlines', folder=folder) == before)


def check_portable_backup():
    folder = borough.copy()
    phrase, wrong = borough.top / 'phrase', borough.top / 'wrong'
    phrase.write_text('correct kettle level bubble\n', encoding='utf-8')
    wrong.write_text('something else\n', encoding='utf-8')
    target = borough.top / 'fettle.backup'
    yield from expect_status(USAGE, 'backup', '--portable', target, folder=folder)
    must('backup', '--portable', target, '--pass-phrase-file', phrase, folder=folder)
    name = listed('school', '900001', folder=folder)['name'].encode()
    yield from expect('the backup can be read', name not in target.read_bytes())
    yield from expect_status(FAILED, 'restore', target, '--pass-phrase-file', wrong, folder=folder)
    elsewhere = borough.new_folder()
    must('restore', target, '--pass-phrase-file', phrase, folder=elsewhere)
    yield from expect('another register', listed('schools', folder=elsewhere) == listed('schools', folder=folder))
    told = must('backup', '--test', target, '--pass-phrase-file', phrase, folder=folder)
    yield from expect(f'what the portable backup holds is not told: {told}', 'Kelderwick' in told)
    must('undo', folder=folder)
    told = must('restore', target, '--pass-phrase-file', phrase, folder=folder)
    aside = [path for path in folder.glob('register.db.set-aside-*') if f'“{path}”' in told]
    yield from expect(f'what was there is gone: {told}', aside)


def holding(folder, words):
    """The files in which the words stand, in any of the ways in which they are written."""
    marks = [words.encode(), json.dumps(words)[1:-1].encode(), words.lower().encode()]
    return {path for path in folder.rglob('*') if path.is_file() and any(mark in path.read_bytes() for mark in marks)}


def check_erase():
    folder = borough.copy()
    person = listed('erase', '--find', 'Deputy head teacher', folder=folder)[0]
    name, why = f'{person["record_id"]}:owner', ('--reason', 'The person asked for it', '--decided-by', 'Head of service')
    must('backup', folder=folder)
    yield from expect_status(USAGE, 'erase', name, folder=folder)
    yield from expect_status(USAGE, 'erase', *why, folder=folder)
    yield from expect_status(FAILED, 'erase', 'no-such-record', *why, folder=folder)
    yield from expect_status(FAILED, 'erase', f'{person["record_id"]}:visit', *why, folder=folder)
    for answers in ('', 'yes\n', 'no\nerase\n', 'yes\nyes\n'):
        result = run('erase', name, *why, folder=folder, answers=answers)
        yield from expect(f'erased without being asked twice: {answers!r}', result.status == FAILED)
    result = run('erase', person['record_id'], *why, folder=folder, answers='yes\nerase\n')
    yield from expect(f'not erased: {result}', result.status == DONE and 'Erased' in result.out)
    copies = {row['path'] for row in listed('erase', '--copies', folder=folder)}
    yield from expect(f'words outside of the copies that are listed: {copies}',
                      {str(path) for path in holding(folder, person['title'])} <= copies and copies)
    yield from expect('the check does not say it', 'Head of service decided' in must('check', folder=folder))
    yield from expect('history does not say it', 'The person asked for it' in must('history', '--limit', '1', folder=folder))
    for path in copies:
        yield from expect_status(FAILED, 'erase', '--delete', path, folder=folder)
        yield from expect('not deleted', run('erase', '--delete', path, folder=folder, answers='delete\n').status == DONE)
    yield from expect('words are left', not holding(folder, person['title']))
    yield from expect_status(DONE, 'check', folder=folder)


def check_pass_phrase_files():
    """One that others can read is warned about; a short one is asked about, and without a terminal refused."""
    folder, target = borough.copy(), borough.top / 'guarded.backup'
    phrase = borough.top / 'guarded'
    phrase.write_text('correct kettle level bubble\n', encoding='utf-8')
    for mode, warned in ((0o600, False), (0o644, True), (0o640, True), (0o602, True)):
        phrase.chmod(mode)
        told = run('backup', '--portable', target, '--pass-phrase-file', phrase, folder=folder)
        yield from expect(f'{mode:o}: {told.status} {told.err}', told.status == 0 and ('chmod 600' in told.err) == warned)
    phrase.write_text('7 chars\n', encoding='utf-8')
    phrase.chmod(0o600)
    target.unlink()
    yield from expect_status(USAGE, 'backup', '--portable', target, '--pass-phrase-file', phrase, folder=folder)
    yield from expect('a short pass phrase was used unasked', not target.exists())


def check_second_place():
    folder, place = borough.copy(), borough.top / 'stick'
    phrase = borough.top / 'place-phrase'
    phrase.write_text('correct kettle level bubble\n', encoding='utf-8')
    phrase.chmod(0o600)
    yield from expect_status(FAILED, 'backup', '--second-place', folder=folder)
    yield from expect_status(FAILED, 'backup', '--choose-second-place', place, '--pass-phrase-file', phrase, folder=folder)
    place.mkdir()
    path = must('backup', '--choose-second-place', place, '--pass-phrase-file', phrase, folder=folder).strip()
    yield from expect(f'nothing at {path}', pathlib.Path(path).parent == place and pathlib.Path(path).is_file())
    place.rename(borough.top / 'pulled-out')
    yield from expect_status(FAILED, 'backup', '--second-place', folder=folder)
    (borough.top / 'pulled-out').rename(place)
    yield from expect('another file', must('backup', '--second-place', folder=folder).strip() == path)
    elsewhere = borough.new_folder()
    must('restore', path, '--pass-phrase-file', phrase, folder=elsewhere)
    yield from expect('another register', listed('schools', folder=elsewhere) == listed('schools', folder=folder))
    must('backup', '--forget-second-place', folder=folder)
    yield from expect_status(FAILED, 'backup', '--second-place', folder=folder)
    yield from expect('what was there is gone', pathlib.Path(path).is_file())


def check_demo():
    folder = borough.new_folder()
    must('demo', '--seed', '4', '--schools', '12', folder=folder)
    yield from expect('not twelve schools', 10 <= len(listed('schools', '--all', folder=folder)) <= 20)
    yield from expect_status(FAILED, 'demo', folder=folder)
    yield from expect_status(DONE, 'check', folder=borough.register)
    counts = collections.Counter(row['regime'] for row in listed('schools', folder=borough.register))
    yield from expect(f'regimes of the sample: {counts}',
                      set(counts) == {'report-card', 'areas-only', 'legacy', 'ungraded-only', 'not-inspected'})


def school_file(folder, name, *rows):
    """A list of establishments: URN, LA, number, name of each."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    head = 'URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)'
    path.write_text('\n'.join([head, *(f'{",".join(row)},Open' for row in rows)]) + '\n', encoding='utf-8')
    return path


def check_laestab():
    """One that the school had before finds it; where two schools have one, both are named and neither is taken."""
    folder, files = borough.new_folder(), borough.new_folder()
    must('init', '--authority', '928', folder=folder)
    for name, la, number in (('edubasealldata20210301.csv', '928', '2001'), ('edubasealldata20210501.csv', '940', '2901')):
        must('import', school_file(files, name, ('900001', la, number, 'Alder Bank')), folder=folder)
    for typed in ('9282001', '928/2001', '9402901', '900001'):
        yield from expect(f'{typed} does not find the school', 'Alder Bank' in must('school', typed, folder=folder))
    must('import', school_file(files, 'edubasealldata20210601.csv', ('900001', '928', '2001', 'Alder Bank'), ('900003', '928', '2001', 'Alder Hill')),
         folder=folder)
    several = run('school', '928/2001', folder=folder)
    yield from expect(f'{several.status} for two schools', several.status == FAILED)
    for words in ('Alder Bank (URN 900001)', 'Alder Hill (URN 900003)'):
        yield from expect(f'“{words}” is not named: {several.err}', words in several.err)


def check_withdrawn():
    """What is marked as withdrawn is shown with the list that no longer has it."""
    folder, files = borough.new_folder(), borough.new_folder()
    head = ('URN,LAESTAB,School name,Inspection number of latest graded inspection,Inspection type,Inspection start date,'
            'Publication date,Overall effectiveness')
    must('init', '--authority', '330', folder=folder)
    must('import', school_file(files, 'edubasealldata20230801.csv', ('900001', '330', '2001', 'Alder Bank')), folder=folder)
    for month, cells in (('31_Aug', 'ITS2,S5 Inspection,12/09/2012,18/10/2012,2'), ('30_Sep', 'ITS1,S5 Inspection,22/03/2010,26/04/2010,3')):
        path = files / f'latest_inspections_as_at_{month}_2023.csv'
        path.write_text(f'{head}\n900001,3302001,Alder Bank,{cells}\n', encoding='utf-8')
        told = must('import', path, folder=folder)
    yield from expect(f'the import does not tell: {told}', 'no longer in Ofsted’s list' in told)
    yield from expect('the mark is not shown', 'No longer in Ofsted’s list of: 30 Sep 2023' in must('school', '900001', folder=folder))
    yield from expect('the withdrawn one is current', [row['outcome'] for row in listed('schools', folder=folder)] == ['3'])


CASES = [('cli/' + name[6:].replace('_', '-'), case) for name, case in list(globals().items()) if name.startswith('check_')]

if __name__ == '__main__':
    try:
        tap.run(CASES)
    finally:
        borough.remove()
