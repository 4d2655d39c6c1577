# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages of other computers, made by localedef in a folder of the build: no system has them all installed."""
import os
import shutil
import subprocess

NAMES = ('en_GB', 'de_DE', 'tr_TR', 'cy_GB')


def make(folder, names=NAMES):
    """The folder for LOCPATH, or None where they cannot be made here."""
    os.makedirs(folder, exist_ok=True)
    for name in names:
        path = os.path.join(folder, f'{name}.UTF-8')
        if os.path.isdir(path):
            continue
        if not shutil.which('localedef') or not os.path.exists(f'/usr/share/i18n/locales/{name}'):
            return None
        # Beside its place first: another test may look for it at the same time.
        part = f'{path}.{os.getpid()}'
        subprocess.run(['localedef', '-c', '-i', name, '-f', 'UTF-8', part], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=False)
        if not os.path.exists(os.path.join(part, 'LC_NUMERIC')):
            return None
        try:
            os.rename(part, path)
        except OSError:
            shutil.rmtree(part)
    return folder
