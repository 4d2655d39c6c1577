# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a real window, used as a person with a keyboard and a screen reader uses it."""
import os
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import GLib

from tree import FOCUSED, Tree

PATIENCE = int(os.environ.get('FETTLE_STORY_PATIENCE', '60'))
POLL_MS = 20
MOST_TABS = 150
TODAY = '2026-11-21'


class Program:
    """A running program on a data folder, found in the accessibility tree by its process."""

    def __init__(self, folder=None, today=TODAY, extra_env=None):
        self.own_folder = folder is None
        self.folder = folder or tempfile.mkdtemp(prefix='fettle-story-')
        self.extra_env = extra_env or {}
        self.start(today)

    def start(self, today):
        build = os.environ['FETTLE_BUILD']
        environment = dict(os.environ, GTK_A11Y='atspi', GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'),
                           **self.extra_env)
        self.today = today
        self.process = subprocess.Popen(
            [os.path.join(build, 'src', 'ui', 'fettle'), '--data', self.folder, '--today', today],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.tree = Tree()
        wait_for('the program in the accessibility tree', self._attach)

    def _attach(self):
        if self.process.poll() is not None:
            raise AssertionError('the program ended: ' + self.process.stderr.read())
        return self.tree.attach(self.process.pid)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def close(self):
        self.stop()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def windows(self):
        return [window.name for window in self.tree.windows()]

    def window(self, title):
        """The window with the title, in front, so that keys go to it."""
        wait_for(f'the window “{title}”', lambda: title in self.windows() and front_window() == title)
        return next(window for window in self.tree.windows() if window.name == title)

    def wait_window_gone(self, title):
        wait_for(f'the window “{title}” to go', lambda: title not in self.windows() and self._is_behind(title))

    def _is_behind(self, title):
        """Where two windows went at once, the window manager may have left none in front."""
        front = front_window()
        if not front:
            subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Fettle$', 'windowactivate'], check=False)
        return front not in ('', title)

    def alert(self, title):
        """A question, or what is told: a window of its own, with newer libraries a part of the one that it is about."""
        return wait_for(f'“{title}”', lambda: self._find_alert(title))

    def _find_alert(self, title):
        if front_window() == title:
            return next((window for window in self.tree.windows() if window.name == title), None)
        return self.find('alert dialog', title)

    def wait_alert_gone(self, title):
        wait_for(f'“{title}” to go', lambda: title not in self.windows() and not self._find_alert(title))

    def wait_front(self, *others):
        """Keys go to the window in front: waits until that is none of the others, which are closing."""
        wait_for('the window to come to the front', lambda: front_window() and front_window() not in others)

    def find(self, role=None, name=None):
        return self.tree.search(self.tree.windows(), role, name, first=True)

    def wait(self, role=None, name=None):
        return wait_for(f'{role} “{name}”', lambda: self.find(role, name))

    def wait_focus(self, role, name):
        wait_for(f'the focus on {role} “{name}”', lambda: self.wait(role, name).has_state(FOCUSED))

    def click(self, name, role='push button'):
        self.wait(role, name).press()

    def choose_file(self, dialog, path):
        """Types a path into a file dialog: again, where the dialog's own completion came between."""
        window = self.window(dialog)
        if not window.find('text box'):
            press('slash')
        entry = wait_for(f'a place for the path in “{dialog}”', lambda: window.find('text box'))
        wait_for(f'“{path}” in “{dialog}”', lambda: is_typed(entry, path))
        press('Return')

    def reach(self, node):
        """Goes from one to the next by the Tab key until the node has the focus. An entry says nothing when the focus
        comes to it, so it is the node that is asked."""
        for _ in range(MOST_TABS):
            if node.has_state(FOCUSED):
                return
            press('Tab')
            pause()
        raise AssertionError(f'the Tab key does not come to {node}')

    def reach_name(self, beginning):
        """Goes on by the Tab key to what is told of by a name that begins so, and is no heading of a column."""
        for _ in range(MOST_TABS):
            node = self.tree.focused()
            if node and node.role != 'column header' and node.name.startswith(beginning):
                return
            press('Tab')
            pause()
        raise AssertionError(f'the Tab key does not come to “{beginning}”')

    def enter(self):
        """Presses the button that has the focus, and waits until the focus is on what comes up."""
        self.tree.focus_path = None
        press('space')
        wait_for('the focus to go on', self.tree.focused)

    def jump_to(self, name):
        """Types a name on the list of schools, and opens the row on which the focus lands."""
        type_text(name)
        wait_for(f'the row of “{name}”', lambda: self._is_focus_in(name))
        press('Return')
        self.wait('label', 'URN *')

    def _is_focus_in(self, name):
        """The first row has the focus from the beginning, and nothing is told of that any more."""
        row = self.tree.focused()
        if row:
            return row.find('label', name + '*')
        first = self.find('row', name + '*')
        return first and first.has_state(FOCUSED)


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = condition()
        except GLib.Error:
            found = None
        if found:
            return found
        pause()
    if 'FETTLE_STORY_PICTURE' in os.environ:
        picture(os.environ['FETTLE_STORY_PICTURE'])
    raise AssertionError(f'waited in vain for {what}')


def pause():
    """Until the next look; what is told of the focus meanwhile is heard."""
    loop = GLib.MainLoop()
    GLib.timeout_add(POLL_MS, loop.quit)
    loop.run()


def front_window():
    asked = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def press(*keys):
    subprocess.run(['xdotool', 'key', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '5', text], check=True)


def is_typed(entry, text):
    press('ctrl+a')
    type_text(text)
    press('Delete')
    pause()
    return entry.read() == text


def cli(folder, *arguments):
    """What the command line says of the same folder: it shares no code with the window's pages."""
    path = os.path.join(os.environ['FETTLE_BUILD'], 'src', 'cli', 'fettle-cli')
    done = subprocess.run([path, '--data', folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def picture(path):
    subprocess.run(['import', '-window', 'root', path], check=True)
