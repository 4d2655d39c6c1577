# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a real window, used as a person with a keyboard and a screen reader uses it."""
import os
import shutil
import signal
import subprocess
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60
TODAY = '2026-11-21'


class Program:
    """A running program on a data folder, found in the accessibility tree by its process."""

    def __init__(self, folder=None, extra_env=None):
        self.own_folder = folder is None
        self.folder = folder or tempfile.mkdtemp(prefix='fettle-story-')
        build = os.environ['FETTLE_BUILD']
        environment = dict(os.environ, GTK_A11Y='atspi', GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'),
                           **(extra_env or {}))
        self.process = subprocess.Popen(
            [os.path.join(build, 'src', 'ui', 'fettle'), '--data', self.folder, '--today', TODAY],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.application = wait_for('the program in the accessibility tree', self._find_application)

    def _find_application(self):
        if self.process.poll() is not None:
            raise AssertionError('the program ended: ' + self.process.stderr.read())
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def nodes(self):
        stack = [self.application]
        while stack:
            node = stack.pop()
            try:
                yield node
                children = [node.get_child_at_index(i) for i in range(min(node.get_child_count(), 300))]
            except gi.repository.GLib.Error:
                continue
            stack.extend(child for child in reversed(children) if child)

    def find(self, role=None, name=None):
        """The first node on screen with the role and the name; a name that ends in * is a beginning."""
        for node in self.nodes():
            try:
                if role and role_of(node) not in ((role,) if isinstance(role, str) else role):
                    continue
                if name is not None and not is_named(node, name):
                    continue
                if on_screen(node):
                    return node
            except gi.repository.GLib.Error:
                continue
        return None

    def wait(self, role=None, name=None):
        return wait_for(f'{role} “{name}”', lambda: self.find(role, name))

    def wait_focus(self, role, name):
        wait_for(f'the focus on {role} “{name}”',
                 lambda: self.wait(role, name).get_state_set().contains(Atspi.StateType.FOCUSED))

    def windows(self):
        # A window may go between the counting and the asking.
        children = [self.application.get_child_at_index(i) for i in range(self.application.get_child_count())]
        return [child.get_name() for child in children if child]

    def wait_window(self, title):
        wait_for(f'the window “{title}”', lambda: title in self.windows())

    def wait_window_gone(self, title):
        wait_for(f'the window “{title}” to go', lambda: title not in self.windows())

    def wait_front(self, *others):
        """Keys go to the window in front: waits until that is none of the others, which are closing."""
        wait_for('the window to come to the front', lambda: front_window() and front_window() not in others)

    def click(self, name, role='push button'):
        node = self.wait(role, name)
        action = node.get_action_iface()
        assert action and action.do_action(0), f'“{name}” cannot be pressed'

    def write(self, role, name, text):
        node = self.wait(role, name)
        assert node.get_editable_text_iface().set_text_contents(text), f'“{name}” cannot be written in'


def role_of(node):
    """The name of its role; Debian 13 calls a push button a button."""
    role = node.get_role_name()
    return 'push button' if role == 'button' else role


def is_named(node, name):
    own = node.get_name() or ''
    if own.startswith('_'):  # GTK 4.8 gives a button with a mnemonic its label twice: "_Import Import"
        own = own[len(own) // 2 + 1:]
    return own.startswith(name[:-1]) if name.endswith('*') else own == name


def on_screen(node):
    """GTK 4.8 tells only of windows that they are showing: the others have a size once they are drawn."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 0


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = condition()
        except gi.repository.GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'waited in vain for {what}')


def front_window():
    asked = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def press(*keys):
    subprocess.run(['xdotool', 'key', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '30', text], check=True)


def jump_to(name):
    """Types a name on the list. The list answers within a frame or two, and what was typed is forgotten before a walk of the
    tree would have found it: a pause is all there is."""
    type_text(name)
    time.sleep(0.7)
    press('Return')


def cli(folder, *arguments):
    """What the command line says of the same folder: it shares no code with the window's pages."""
    path = os.path.join(os.environ['FETTLE_BUILD'], 'src', 'cli', 'fettle-cli')
    done = subprocess.run([path, '--data', folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def picture(path):
    subprocess.run(['import', '-window', 'root', path], check=True)
