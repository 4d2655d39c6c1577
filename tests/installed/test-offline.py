#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both programs at work in a network namespace without a network: nothing that they do needs one."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import tap

BUILD = pathlib.Path(os.environ['FETTLE_BUILD'])
ALONE = ['unshare', '--map-root-user', '--net']
PATIENCE = 60


def need_namespace():
    if not shutil.which('unshare'):
        raise tap.Skip('unshare is not installed')
    tried = subprocess.run([*ALONE, 'true'], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise tap.Skip(f'the kernel allows no namespace of its own here: {tried.stderr.strip()}')


def command_line():
    need_namespace()
    program = [*ALONE, BUILD / 'src' / 'cli' / 'fettle-cli']
    with tempfile.TemporaryDirectory() as folder:
        register, files = f'{folder}/register', f'{folder}/files'
        commands = (['demo', '--files-only', files], ['--data', register, 'demo'], ['--data', register, 'schools'],
                    ['--data', register, 'check'], ['--data', register, 'deadlines', '--format', 'csv'],
                    ['--data', register, 'report', 'committee', '--profile', 'public', '-o', f'{folder}/paper.xlsx'])
        for words in commands:
            done = subprocess.run([*program, *words], capture_output=True, text=True, check=False)
            if done.returncode:
                yield f'fettle-cli {" ".join(words)}: {done.returncode}: {done.stderr.strip()}'


def is_shown():
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Fettle$'], capture_output=True, check=False)
    return bool(found.stdout.split())


def window():
    need_namespace()
    environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(BUILD / 'data'))
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen([*ALONE, BUILD / 'src' / 'ui' / 'fettle', '--data', folder], env=environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + PATIENCE
        shown = is_shown()
        while not shown and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
            shown = is_shown()
        ended = process.poll()
        process.terminate()
        said = process.communicate(timeout=PATIENCE)[1]
        if not shown:
            yield f'no window was shown (exit status {ended}): {said}'


if __name__ == '__main__':
    tap.run([('offline/command-line', command_line), ('offline/window', window)])
