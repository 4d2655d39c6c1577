#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into a folder and starts both programs from there, with nothing of the build folder in sight."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import tap

BUILD = pathlib.Path(os.environ['FETTLE_BUILD'])
PREFIX = pathlib.Path(os.environ['FETTLE_PREFIX'])
PATIENCE = 60

INSTALLED = (
    'bin/fettle',
    'bin/fettle-cli',
    'share/applications/io.github.fettle_app.Fettle.desktop',
    'share/dbus-1/services/io.github.fettle_app.Fettle.service',
    'share/glib-2.0/schemas/gschemas.compiled',
    'share/icons/hicolor/scalable/apps/io.github.fettle_app.Fettle.svg',
    'share/icons/hicolor/scalable/mimetypes/io.github.fettle_app.Fettle.backup.svg',
    'share/man/man1/fettle.1',
    'share/man/man1/fettle-cli.1',
    'share/mime/packages/io.github.fettle_app.Fettle.xml',
    'share/metainfo/io.github.fettle_app.Fettle.metainfo.xml',
)


def environment():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(('FETTLE_', 'GSETTINGS_SCHEMA'))}
    kept['XDG_DATA_DIRS'] = f'{PREFIX / "share"}:/usr/share'
    return kept


def install():
    """Never into a folder of the system: a test must not change the machine that it runs on."""
    if BUILD not in PREFIX.parents:
        raise tap.Skip(f'the prefix {PREFIX} is not in the build folder (./dev sets it so)')
    shutil.rmtree(PREFIX, ignore_errors=True)
    subprocess.run(['meson', 'install', '-C', str(BUILD), '--no-rebuild', '--quiet'], check=True,
                   stdout=subprocess.DEVNULL)
    for name in INSTALLED:
        if not (PREFIX / name).exists():
            yield f'{name} is not installed'


def need_install():
    if not (PREFIX / 'bin' / 'fettle').exists() or BUILD not in PREFIX.parents:
        raise tap.Skip('nothing was installed')


def command_line():
    need_install()
    program = PREFIX / 'bin' / 'fettle-cli'
    with tempfile.TemporaryDirectory() as folder:
        for words in (['--version'], ['--data', folder, 'demo'], ['--data', folder, 'schools']):
            done = subprocess.run([program, *words], env=environment(), capture_output=True, text=True, check=False)
            if done.returncode:
                yield f'fettle-cli {" ".join(words)}: {done.returncode}: {done.stderr}'


def window_of(process, title):
    """The window with the title that the process shows; none where it ended or showed nothing in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', f'^{title}$'], capture_output=True,
                               text=True, check=False).stdout.split()
        if found:
            return found[0]
        time.sleep(0.05)
    return None


def show(title, *words):
    """Starts the window with the words and waits for the one with the title."""
    process = subprocess.Popen([PREFIX / 'bin' / 'fettle', *words], env=environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    shown = window_of(process, title)
    ended = process.poll()
    process.terminate()
    said = process.communicate(timeout=PATIENCE)[1]
    if not shown:
        yield f'no window “{title}” was shown (exit status {ended}): {said}'


def window():
    need_install()
    with tempfile.TemporaryDirectory() as folder:
        yield from show('Fettle', '--data', folder)


def backup():
    """A backup that is opened from the desktop's files leads to its restore, not to an import."""
    need_install()
    with tempfile.TemporaryDirectory() as folder:
        secret, target = pathlib.Path(folder, 'secret'), pathlib.Path(folder, 'kept.fettle-backup')
        secret.write_text('correct horse battery\n', encoding='utf-8')
        secret.chmod(0o600)
        program = [PREFIX / 'bin' / 'fettle-cli', '--data', f'{folder}/register']
        for words in (['demo'], ['backup', '-o', target, '--pass-phrase-file', secret]):
            subprocess.run([*program, *words], env=environment(), check=True, stdout=subprocess.DEVNULL)
        yield from show('Portable Backup', '--data', f'{folder}/register', target)


if __name__ == '__main__':
    tap.run([
        ('installed/files', install),
        ('installed/command-line', command_line),
        ('installed/window', window),
        ('installed/backup', backup),
    ])
