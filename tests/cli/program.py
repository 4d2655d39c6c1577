# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real fettle-cli on data folders of its own."""
import collections
import csv
import glob
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

PROGRAM = os.environ['FETTLE_CLI']
SHARED = pathlib.Path(os.environ.get('FETTLE_TEST_SHARED', ''))
TODAY = '2026-11-21'
DONE, FAILED, USAGE, REFUSED, REGISTER = range(5)

Result = collections.namedtuple('Result', 'status out err')


def run(*words, folder=None, answers='', **extra):
    """The program's exit status and what it wrote."""
    environment = dict(os.environ, **extra)
    command = [PROGRAM, *(['--data', str(folder)] if folder else []), *map(str, words)]
    done = subprocess.run(command, input=answers.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
                          start_new_session=True, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def must(*words, folder=None, **extra):
    result = run(*words, folder=folder, **extra)
    assert result.status == DONE, f'{words}: {result.status}: {result.err}'
    return result.out


def listed(*words, folder=None):
    return json.loads(must(*words, '--format', 'json', '--today', TODAY, folder=folder))


class Borough:
    """A register of the sample borough and the files it came from; copies of it are given out to be changed."""

    def __init__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix='fettle-cli-'))
        self.files = self.top / 'files'
        self.register = self.top / 'register'
        must('demo', '--files-only', self.files)
        must('demo', folder=self.register)
        self.copies = 0

    def copy(self):
        self.copies += 1
        folder = self.top / f'copy-{self.copies}'
        shutil.copytree(self.register, folder)
        return folder

    def new_folder(self):
        self.copies += 1
        return self.top / f'new-{self.copies}'

    def paths(self):
        return sorted(glob.glob(str(self.files / '*.csv')))

    def rows(self, piece, encoding):
        path, = [path for path in self.paths() if piece in path]
        with open(path, encoding=encoding, newline='') as file:
            return list(csv.DictReader(file))

    def establishments(self):
        return [row for row in self.rows('/edubasealldata', 'cp1252') if row['LA (code)'] == '399']

    def inspections(self):
        return {row['URN']: row for row in self.rows('latest_inspections', 'utf-8') if row['LAESTAB'].startswith('399')}

    def remove(self):
        shutil.rmtree(self.top)
