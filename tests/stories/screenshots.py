# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the window for the software catalogue: screenshots.py FOLDER. Run it through tests/lib/with-display."""
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from story import Program, press, wait_for  # noqa: E402
from sample import sample_folder  # noqa: E402

SETTLE = 1.5  # a picture has no condition to wait for but that nothing moves any more


def picture(folder, name):
    time.sleep(SETTLE)
    window = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True, check=True).stdout.strip()
    subprocess.run(['import', '-window', window, os.path.join(folder, name + '.png')], check=True)


def dress():
    """The font that GNOME had at the time of the oldest toolkit we build with: without settings it would be none of its own."""
    settings = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-font-name=Cantarell 11\n')


def main():
    folder = sys.argv[1]
    dress()
    sample = sample_folder()
    program = Program(sample)
    try:
        program.wait('label', 'Reports')
        picture(folder, 'schools')
        program.jump_to('Alderwold Junior')
        program.wait('label', 'URN *')
        picture(folder, 'school')
        press('alt+2')
        program.wait('label', 'Overdue')
        picture(folder, 'deadlines')
        press('alt+3')
        program.wait('label', 'Gates open')
        program.click('St Aelfgifu*')
        program.wait('label', 'The Chain')
        picture(folder, 'case')
        press('alt+3')
        program.wait('label', 'Gates open')
        press('alt+r')
        program.wait('label', 'The Meeting')
        press('alt+b')
        program.wait('label', 'Last Review and Its Actions')
        wait_for('the message to go', lambda: not program.find('label', 'Begin the review meeting*'))
        picture(folder, 'review')
        press('alt+4')
        picture(folder, 'reports')
        press('alt+5')
        picture(folder, 'data')
    finally:
        program.close()
        shutil.rmtree(sample, ignore_errors=True)


if __name__ == '__main__':
    main()
