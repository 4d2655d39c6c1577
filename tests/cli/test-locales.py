#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the program is the same on every computer: every output is made under six settings of language and compared byte for byte."""
import concurrent.futures
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from program import DONE, TODAY, must, run

for beside in ('static', 'lib'):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', beside))
import locales  # noqa: E402 (from the library of the tests)
import tap  # noqa: E402 (from the static tests)

# Where numbers, order and names would be others: a decimal comma, another order of letters, the two letters I of Turkish.
SETTINGS = {
    'en_GB': {'LC_ALL': 'en_GB.UTF-8'},
    'de_DE': {'LC_ALL': 'de_DE.UTF-8'},
    'tr_TR': {'LC_ALL': 'tr_TR.UTF-8'},
    'cy_GB': {'LC_ALL': 'cy_GB.UTF-8'},
    'numbers': {'LC_ALL': '', 'LANG': 'en_GB.UTF-8', 'LC_NUMERIC': 'de_DE.UTF-8'},
}
PLAIN = {'LC_ALL': 'C.UTF-8'}
FORMATS = ('text', 'csv', 'json')
PROFILES = ('working', 'public', 'exempt')
STOPPED = {'SOURCE_DATE_EPOCH': '1795262400', 'FETTLE_TODAY': TODAY, 'TZ': 'Europe/London', 'USER': 'officer'}


class Sample:
    """Two registers, the sample borough and one complete case, and everything that can be asked of them."""

    def __init__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix='fettle-locales-'))
        self.files = self.top / 'files'
        must('demo', folder=self.top / 'borough', **PLAIN, **STOPPED)
        must('demo', '--files-only', self.files, **PLAIN, **STOPPED)
        made = subprocess.run([os.environ['FETTLE_MAKE_CASE']], stdout=subprocess.PIPE, check=True, env=dict(os.environ, **STOPPED))
        shutil.move(made.stdout.decode().splitlines()[-1], self.top / 'case')

    def ask(self, name, *words):
        return json.loads(must(*words, '--format', 'json', folder=self.top / name, **PLAIN, **STOPPED))

    def find_cases(self, name):
        return sorted({row['urn'] for row in self.ask(name, 'deadlines', '--all')})

    def lists(self):
        """Commands that print, but for the format."""
        urns = self.find_cases('borough')[:3]
        for words in (['schools', '--all'], ['deadlines', '--all'], ['history'], ['history', self.ask('borough', 'history')[0]['id']],
                      ['import', '--dry-run', *sorted(map(str, self.files.glob('*.csv')))], ['letter'], ['table'], ['check']):
            yield 'borough', words
        for table in self.ask('borough', 'table'):
            yield 'borough', ['table', table['id'], '--profile', 'exempt', '--from', '2026-01-01', '--to', TODAY]
        for urn in urns:
            yield 'borough', ['school', urn, '--personal']
            yield 'borough', ['case', urn]

    def letters(self):
        """A letter of each kind about the first record that it can be about."""
        urn, = self.find_cases('case')
        for letter in self.ask('case', 'letter'):
            for record in self.ask('case', 'letter', letter['id'], urn):
                tried = run('letter', letter['id'], record['id'], '-o', self.top / 'tried.odt', folder=self.top / 'case', **PLAIN, **STOPPED)
                if tried.status == DONE:
                    yield letter['id'], record['id']
                    break
            else:
                yield letter['id'], urn

    def jobs(self):
        """Name, register, words of the command, and the file or folder that it writes, if any."""
        for number, (register, words) in enumerate(self.lists()):
            for form in FORMATS:
                yield f'{number:03} {words[0]} {form}', register, [*words, '--format', form], None
        for profile in PROFILES:
            yield f'workbook {profile}', 'borough', ['report', 'committee', '--profile', profile, '-o'], f'{profile}.xlsx'
        for letter, record in self.letters():
            for ending in ('odt', 'pdf'):
                yield f'letter {letter} {ending}', 'case', ['letter', letter, record, '-o'], f'{letter}.{ending}'
        yield 'bundle', 'case', ['bundle', self.find_cases('case')[0], '--by', 'An Officer', '-o'], 'bundle'
        yield 'calendar', 'borough', ['deadlines', '-o'], 'dates.ics'

    def remove(self):
        shutil.rmtree(self.top)


def read_all(path):
    if path.is_dir():
        return b''.join(str(file.relative_to(path)).encode() + b'\n' + file.read_bytes() for file in sorted(path.rglob('*')) if file.is_file())
    return path.read_bytes()


def make_one(folder, setting, job):
    """What the command printed, and what it wrote."""
    _, register, words, target = job
    path = folder / target if target else None
    result = run(*words, *([path] if path else []), folder=folder / register, **setting, **STOPPED)
    if result.status != DONE:
        return f'{result.status}: {result.err}'.encode()
    return read_all(path) if path else result.out.encode()


class Outputs:
    """All of them, once for each setting."""

    def __init__(self):
        self.sample = Sample()
        self.jobs = list(self.sample.jobs())
        self.locpath = locales.make(os.path.join(os.environ['FETTLE_TEST_BUILD'], 'tests', 'cli', 'locales'))

    @functools.cache
    def make(self, name):
        setting = PLAIN if name == 'plain' else dict(SETTINGS[name], LOCPATH=self.locpath)
        folder = self.sample.top / f'out-{name}'
        for register in ('borough', 'case'):
            shutil.copytree(self.sample.top / register, folder / register)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            made = pool.map(lambda job: make_one(folder, setting, job), self.jobs)
            return dict(zip((job[0] for job in self.jobs), made))


outputs = Outputs()


def need_locales():
    if not outputs.locpath:
        raise tap.Skip('localedef or its sources are not installed')


def check_everything_is_made():
    """The comparison is of real outputs: each command worked, and the kinds of file are all there."""
    made = outputs.make('plain')
    for name, content in made.items():
        if re.match(rb'\d: ', content) or not content:
            yield f'{name}: {content[:200]!r}'


def describe(name, one, other):
    at = next((i for i, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))
    return f'{name}: at {at}: {one[max(0, at - 40):at + 40]!r} is {other[max(0, at - 40):at + 40]!r}'


def check_same(setting):
    need_locales()
    plain = outputs.make('plain')
    for name, content in outputs.make(setting).items():
        if content != plain[name]:
            yield describe(name, plain[name], content)


def check_sound(setting):
    """What was made under another setting is sound under this one."""
    need_locales()
    result = run('check', folder=outputs.sample.top / 'case', **dict(SETTINGS[setting], LOCPATH=outputs.locpath), **STOPPED)
    if result.status != DONE:
        yield result.out + result.err


def check_made_there(setting):
    """A register that is made and imported into under this setting is sound under the plain one, and holds the same."""
    need_locales()
    folder = outputs.sample.top / f'made-{setting}'
    must('demo', folder=folder, **dict(SETTINGS[setting], LOCPATH=outputs.locpath), **STOPPED)
    result = run('check', folder=folder, **PLAIN, **STOPPED)
    if result.status != DONE:
        yield result.out + result.err
    for words in (['schools', '--all'], ['deadlines', '--all'], ['history']):
        one = must(*words, '--format', 'json', folder=outputs.sample.top / 'borough', **PLAIN, **STOPPED)
        other = must(*words, '--format', 'json', folder=folder, **PLAIN, **STOPPED)
        if one != other:
            yield describe(words[0], one, other)


def act(name, setting):
    """What the commands that change something print, in each format, without the folder's own name."""
    folder = outputs.sample.top / f'act-{name}'
    shutil.copytree(outputs.sample.top / 'borough', folder)
    said = {}
    for form in FORMATS:
        for words in (['undo'], ['redo'], ['backup'], ['import', *sorted(map(str, outputs.sample.files.glob('*.csv')))],
                      ['init', '--authority', '330', '--beside']):
            result = run(*words, '--format', form, folder=folder, **setting, **STOPPED)
            said[f'{words[0]} {form}'] = f'{result.status} {result.out} {result.err}'.replace(str(folder), 'FOLDER').encode()
    return said


def check_acts(setting):
    need_locales()
    plain = act(f'plain-{setting}', PLAIN)
    for name, said in act(setting, dict(SETTINGS[setting], LOCPATH=outputs.locpath)).items():
        if said != plain[name]:
            yield describe(name, plain[name], said)


def check_decimal_point():
    """The tell-tale of the first report: a cell of 0,6 reads 0 in every spreadsheet."""
    need_locales()
    path = outputs.sample.top / 'out-de_DE' / 'working.xlsx'
    outputs.make('de_DE')
    with zipfile.ZipFile(path) as book:
        values = [value for name in book.namelist() if name.startswith('xl/worksheets/')
                  for value in re.findall(r'<v>([^<]*)</v>', book.read(name).decode())]
    if not any('.' in value for value in values):
        yield 'the workbook has no fraction'
    yield from (f'a cell holds {value}' for value in values if ',' in value)


CASES = [('locales/everything-is-made', check_everything_is_made)]
CASES += [(f'locales/same-under-{setting}', functools.partial(check_same, setting)) for setting in SETTINGS]
CASES += [(f'locales/sound-under-{setting}', functools.partial(check_sound, setting)) for setting in SETTINGS]
CASES += [(f'locales/made-under-{setting}', functools.partial(check_made_there, setting)) for setting in ('de_DE', 'tr_TR')]
CASES += [(f'locales/acts-under-{setting}', functools.partial(check_acts, setting)) for setting in ('de_DE', 'tr_TR')]
CASES += [('locales/decimal-point', check_decimal_point)]

if __name__ == '__main__':
    try:
        tap.run(CASES)
    finally:
        outputs.sample.remove()
