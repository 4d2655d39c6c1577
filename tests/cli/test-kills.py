#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills at each change of a name and at random moments, full disks, and writers beside a restore: whatever was on the disk is there
afterwards, the register passes its check, and the next start leaves nothing lying about."""
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

from program import DONE, FAILED, PROGRAM, REGISTER, Borough, listed, must, run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'static'))
import tap  # noqa: E402 (from the static tests)

LONG = os.environ.get('FETTLE_TEST_LONG') == '1'
N_NAMED = 40
N_RANDOM = 400 if LONG else 20
N_DISKS = 50 if LONG else 8
N_REGISTERS = 100 if LONG else 20
N_REFERENCES = 50 if LONG else 10
FAULT = os.environ.get('FETTLE_FAULT', '')
KEEP_LETTER = os.environ.get('FETTLE_KEEP_LETTER', '')
NAMES = ['restore', 'restore-portable', 'beside', 'import', 'backup', 'portable', 'bundle', 'report', 'letter', 'keep', 'undo']

borough = Borough()
seed = random.randrange(1 << 30)
print(f'# random seed: {seed}')
chance = random.Random(seed)

# All that may lie in a data folder, and in its backups.
LASTING = re.compile(r'(register|reference)\.db(\.set-aside-[0-9TZ-]+)?(-wal|-shm)?$|(reference|register)\.lock$|device(\.head)?$|backups$|erasures$|portable-copies$')
BACKUP = re.compile(r'register-[0-9TZ]+-[a-z]+\.db$')


def expect(complaint, truth):
    if not truth:
        yield complaint


def steps_of(folder):
    """The steps that the log holds, seen through whatever lies beside the file."""
    with sqlite3.connect(f'file:{folder}/register.db?mode=ro', uri=True) as register:
        steps = [one for one, in register.execute('SELECT hash FROM batch ORDER BY seq')]
    register.close()
    return steps


def strays(folder):
    found = [path for path in folder.iterdir() if not LASTING.match(path.name)]
    found += [path for path in (folder / 'backups').glob('*') if not BACKUP.match(path.name)]
    return found


class Work:
    """What is done to one register: its command, and where it writes besides."""

    def __init__(self, name, top=None):
        self.name = name
        self.top = top or borough.new_folder()
        self.top.mkdir()
        self.folder = self.top / 'data'
        shutil.copytree(TEMPLATE, self.folder)
        self.out = self.top / 'out'
        self.out.mkdir()
        self.before = steps_of(self.folder)

    def words(self):
        return {
            'restore': ['restore', OLDER],
            'restore-portable': ['restore', PORTABLE, '--pass-phrase-file', PHRASE],
            'backup': ['backup'],
            'portable': ['backup', '--portable', self.out / 'away.backup', '--pass-phrase-file', PHRASE],
            'bundle': ['bundle', CASE, '-o', self.out / 'bundle'],
            'report': ['report', 'committee', '-o', self.out / 'committee.xlsx'],
            'import': ['import', '--allow-older', *NEWER],
            'letter': ['letter', LETTER, CASE, '-o', self.out / 'letter.odt'],
            'undo': ['undo'],
            'beside': ['init', '--authority', '330', '--beside'],
        }[self.name]

    def command(self):
        if self.name == 'keep':
            return [KEEP_LETTER, self.folder, LETTER, RECORD]
        return [PROGRAM, '--data', self.folder, *self.words()]

    def start(self, **extra):
        return subprocess.Popen([str(word) for word in self.command()], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=dict(os.environ, **extra))

    def complaints(self, when):
        """The next start: sound, nothing lost, nothing left over."""
        register = self.folder / 'register.db'
        if self.name == 'beside' and (not register.exists() or (self.folder / 'register.db-journal').exists()):
            # The old one is aside and no new one was made yet, or only begun: told, and kept whole.
            result = run('schools', folder=self.folder)
            kept, = [path for path in self.folder.glob('register.db.set-aside-*') if not path.name.endswith(('-wal', '-shm'))]
            if result.status != REGISTER or kept.name not in result.err:
                yield f'{self.name} {when}: {result.status} {result.err}'
            return
        result = run('check', folder=self.folder)
        if result.status != DONE:
            yield f'{self.name} {when}: {result.status} {result.out} {result.err}'
            return
        yield from expect(f'{self.name} {when}: a step was lost', self.keeps(steps_of(self.folder)))
        found = strays(self.folder) + [path for path in self.out.iterdir() if path.name.startswith(('.fettle', 'fettle-'))]
        yield from expect(f'{self.name} {when}: left over: {found}', not found)

    def keeps(self, steps):
        if self.name.startswith('restore'):
            return steps[:len(self.before)] == self.before or steps[:len(OLDER_STEPS)] == OLDER_STEPS
        if self.name == 'beside':
            return steps[:len(self.before)] == self.before or len(steps) <= 1
        return steps[:len(self.before)] == self.before

    def remove(self):
        shutil.rmtree(self.top)


def killed_at_name(name, at):
    """Ends the program before its Nth change of a name; tells whether it got that far."""
    work = Work(name)
    child = work.start(LD_PRELOAD=FAULT, FETTLE_FAULT_AT=str(at))
    err = child.communicate()[1].decode()
    if child.returncode not in (DONE, -signal.SIGKILL):
        yield f'{name} {at}: {child.returncode} {err}'
    yield from work.complaints(f'killed at name {at}')
    work.remove()


def count_names(name):
    """How many names the whole work changes."""
    work = Work(name)
    child = work.start(LD_PRELOAD=FAULT, FETTLE_FAULT_COUNT=str(work.top / 'count'))
    err = child.communicate()[1].decode()
    assert child.returncode == DONE, f'{name}: {child.returncode} {err}'
    count = int((work.top / 'count').read_text())
    work.remove()
    return count


def check_kills_at_names():
    """In the long run before each change of a name of each work; in the short one too where a register is made."""
    if not FAULT:
        return
    moments = [(name, at) for name in NAMES for at in range(1, count_names(name) + 1)]
    print(f'# {len(moments)} moments')
    yield from expect('no name is changed by any work', moments)
    if not LONG:
        making = [moment for moment in moments if moment[0] == 'beside']
        others = [moment for moment in moments if moment[0] != 'beside']
        moments = making + chance.sample(others, N_NAMED - len(making))
    for name, at in moments:
        yield from killed_at_name(name, at)


def check_kills_at_random():
    for i in range(N_RANDOM):
        work = Work(NAMES[i % len(NAMES)])
        child = work.start()
        time.sleep(chance.random() * 0.4)
        child.kill()
        child.communicate()
        yield from work.complaints('killed at random')
        work.remove()


class Disk:
    """A small disk of its own, or none where mounting is not permitted."""

    def __init__(self, size):
        self.top = borough.new_folder()
        self.top.mkdir()
        self.mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'fettle-test', self.top], check=False,
                                      stderr=subprocess.DEVNULL).returncode == 0

    def grow(self):
        subprocess.run(['mount', '-o', 'remount,size=512m', self.top], check=True)

    def remove(self):
        if self.mounted:
            subprocess.run(['umount', self.top], check=True)
        self.top.rmdir()


def size_of(folder):
    return sum(path.stat().st_size + 4096 for path in folder.rglob('*'))


def check_full_disks():
    """Each work on a disk with a little room left, from none to enough: done whole or not at all, and told in one sentence."""
    names = ['import', 'backup', 'restore', 'report', 'bundle']
    base = size_of(TEMPLATE)
    n_refused = 0
    for i in range(N_DISKS):
        name = names[i % len(names)]
        disk = Disk(base + int(2 ** chance.uniform(14, 21)))
        if not disk.mounted:
            disk.remove()
            print('# mounting is not permitted here')
            return
        work = Work(name, disk.top / 'work')
        child = work.start()
        err = child.communicate()[1].decode()
        n_refused += child.returncode != DONE
        told = [line for line in err.splitlines() if line.startswith('fettle-cli:')]
        if child.returncode not in (DONE, FAILED, REGISTER) or (child.returncode != DONE and len(told) != 1):
            yield f'{name} on a full disk: {child.returncode} {err}'
        disk.grow()
        if child.returncode != DONE and name in ('report', 'bundle'):
            yield from expect(f'{name}: half of it is there', not list(work.out.iterdir()))
        yield from work.complaints(f'on a full disk, {child.returncode}')
        work.remove()
        disk.remove()
    yield from expect('no disk was full', n_refused)


def scribble(path, times):
    with open(path, 'r+b') as file:
        size = path.stat().st_size
        for _ in range(times):
            file.seek(chance.randrange(size))
            file.write(chance.randbytes(chance.choice([1, 16, 512, 4096])))


def log_of(folder):
    with sqlite3.connect(f'file:{folder}/register.db?mode=ro', uri=True) as register:
        rows = register.execute('SELECT * FROM batch').fetchall() + register.execute('SELECT * FROM change').fetchall()
    register.close()
    return rows


def check_damaged_registers():
    """Told, never made worse: what cannot be opened is left as it is, and the last good backup is named."""
    whole = log_of(TEMPLATE)
    n_told = 0
    for _ in range(N_REGISTERS):
        work = Work('backup')
        backup = must('backup', folder=work.folder).strip()
        register = work.folder / 'register.db'
        scribble(register, chance.choice([1, 1, 3, 20]))
        before = register.read_bytes()
        result = run('check', folder=work.folder)
        n_told += result.status != DONE
        if result.status not in (DONE, FAILED, REGISTER):
            yield f'a damaged register: {result.status} {result.err}'
        elif result.status == REGISTER:
            yield from expect('the damaged register was changed', register.read_bytes() == before)
            yield from expect(f'the last good backup is not told of: {result.err}',
                              backup in result.err or 'put back the last good backup' in result.err)
        elif result.status == DONE:
            yield from expect('damage was not found', log_of(work.folder) == whole)
        words = chance.choice((['schools'], ['deadlines'], ['history'], ['table', 'T2']))
        yield from expect(f'{words} on a damaged register', run(*words, folder=work.folder).status in (DONE, FAILED, REGISTER))
        work.remove()
    print(f'# {n_told} of {N_REGISTERS} told')
    yield from expect('no damage was told', n_told)


def check_damaged_references():
    """Told apart from the register, which stays as it is; what needs no public data works; the next import heals it."""
    n_told = 0
    for _ in range(N_REFERENCES):
        work = Work('import')
        scribble(work.folder / 'reference.db', chance.choice([1, 3, 20, 200]))
        result = run('check', folder=work.folder)
        n_told += result.status != DONE
        yield from expect(f'check of a damaged reference: {result.status} {result.err}', result.status in (DONE, FAILED))
        yield from expect('a step was lost', steps_of(work.folder) == work.before)
        for words in (['schools'], ['deadlines'], ['history'], ['case', CASE]):
            yield from expect(f'{words} beside a damaged reference', run(*words, folder=work.folder).status == DONE)
        result = run(*work.words(), folder=work.folder)
        yield from expect(f'the next import: {result.status} {result.err}', result.status == DONE)
        yield from expect('it is not healed', run('check', folder=work.folder).status == DONE)
        yield from expect('its table is not made', run('table', 'T2', folder=work.folder).status == DONE)
        work.remove()
    print(f'# {n_told} of {N_REFERENCES} told')
    yield from expect('no damage was told', n_told)


def set_up():
    """A register with some history, an older backup of it, a portable one, and files to import."""
    global TEMPLATE, OLDER, OLDER_STEPS, PORTABLE, PHRASE, CASE, LETTER, RECORD, NEWER  # pylint: disable=global-statement
    TEMPLATE = borough.copy()
    OLDER = borough.top / 'older.db'
    shutil.copy(must('backup', folder=TEMPLATE).strip(), OLDER)
    OLDER_STEPS = steps_of(TEMPLATE)
    must('undo', folder=TEMPLATE)
    PHRASE = borough.top / 'phrase'
    PHRASE.write_text('correct kettle level bubble\n', encoding='utf-8')
    PHRASE.chmod(0o600)
    PORTABLE = borough.top / 'portable.backup'
    must('backup', '--portable', PORTABLE, '--pass-phrase-file', PHRASE, folder=TEMPLATE)
    NEWER = borough.paths()
    LETTER = 'warning-notice'
    CASE = next(row['urn'] for row in listed('schools', folder=TEMPLATE) if len(listed('letter', LETTER, row['urn'], folder=TEMPLATE)) == 1)
    RECORD = listed('letter', LETTER, CASE, folder=TEMPLATE)[0]['id']


CASES = [('kills/' + name[6:].replace('_', '-'), case) for name, case in list(globals().items()) if name.startswith('check_')]

if __name__ == '__main__':
    try:
        set_up()
        tap.run(CASES)
    finally:
        borough.remove()
