# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology is told of a running program.

Questions about many nodes are sent together and answered together: one at a time, each of the thousands in a window
would cost a round trip. What takes no room is left out, as it is to the eye."""
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
ACTION = 'org.a11y.atspi.Action'
EDITABLE = 'org.a11y.atspi.EditableText'
TEXT = 'org.a11y.atspi.Text'
PROPERTIES = 'org.freedesktop.DBus.Properties'
EVENTS = 'org.a11y.atspi.Event.Object'
ROOT = '/org/a11y/atspi/accessible/root'
NAME = GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))
WHOLE = GLib.Variant('(ii)', (0, 100000))
IN_WINDOW = GLib.Variant('(u)', (1,))
FOCUSED, SENSITIVE, VISIBLE = 12, 24, 30
LABELLED_BY = 2
LEAVES = ('label', 'push button', 'image', 'separator', 'scroll bar', 'text box', 'switch')
ANSWER_MS = 20000
MOST_PIXELS = 100000


class Node:
    """One thing in the window: its role, its name and its size, as they were when it was found."""

    def __init__(self, tree, path, role, name, extents=(0, 0, 0, 0)):
        self.tree, self.path, self.role, self.name = tree, path, role, name
        _, _, self.width, self.height = extents

    def __repr__(self):
        return f'{self.role} “{self.name}”'

    def has_state(self, state):
        answer = self.tree.ask([(self.path, ACCESSIBLE, 'GetState', None)])[0]
        return bool(answer and answer[0][state // 32] & 1 << state % 32)

    def press(self):
        """Of a button with a menu it is the button inside that can be pressed, in GTK 4.18 without a name."""
        for path in [self.path] + [path for _, path in self._ask_children()]:
            answer = self.tree.ask([(path, ACTION, 'DoAction', GLib.Variant('(i)', (0,)))])[0]
            if answer and answer[0]:
                return
        raise AssertionError(f'{self} cannot be pressed')

    def _ask_children(self):
        answer = self.tree.ask([(self.path, ACCESSIBLE, 'GetChildren', None)])[0]
        return answer[0] if answer else []

    def write(self, text):
        answer = self.tree.ask([(self.path, EDITABLE, 'SetTextContents', GLib.Variant('(s)', (text,)))])[0]
        assert answer and answer[0], f'{self} cannot be written in'

    def read(self):
        answer = self.tree.ask([(self.path, TEXT, 'GetText', WHOLE)])[0]
        return answer[0] if answer else None

    def find(self, role=None, name=None):
        return self.tree.search([self], role, name, first=True)

    def find_all(self, role=None, name=None):
        return self.tree.search([self], role, name)

    def words(self):
        """All that stands in it, and the names of its buttons."""
        found = self.find_all()
        return [node.name for node in found if node.role in ('label', 'push button', 'toggle button')]


class Tree:
    """The windows of one process on the accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, -1)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)
        self.name = None
        self.focus_path = None

    def attach(self, pid):
        """Finds the process on the bus; whether it is there and shows a window."""
        self.name = self.name or self._find_name(pid)
        return bool(self.name and self.windows())

    def _find_name(self, pid):
        registered = self._call_bus('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren', None)
        for name, _ in registered[0]:
            try:
                owner = self._call_bus('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                                       'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
            except GLib.Error:  # a program that has gone since
                continue
            if owner[0] == pid:
                self._follow_focus(name)
                return name
        return None

    def _call_bus(self, *call):
        return self.bus.call_sync(*call, None, 0, ANSWER_MS, None).unpack()

    def _follow_focus(self, name):
        self._call_bus('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry',
                       'RegisterEvent', GLib.Variant('(sass)', ('object:state-changed:focused', [], '')))
        self.bus.signal_subscribe(name, EVENTS, 'StateChanged', None, 'focused', Gio.DBusSignalFlags.NONE,
                                  self._focused)

    def _focused(self, _bus, _sender, path, _interface, _member, parameters):
        if parameters.unpack()[1]:
            self.focus_path = path

    def ask(self, calls):
        """The answers to [(path, interface, method, arguments)], in order; None for what is gone."""
        answers = [None] * len(calls)
        waiting = len(calls)

        def answered(bus, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                answers[index] = bus.call_finish(result).unpack()
            except GLib.Error:
                answers[index] = None

        for index, (path, interface, method, arguments) in enumerate(calls):
            self.bus.call(self.name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START,
                          ANSWER_MS, None, answered, index)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def windows(self):
        return self._children_of([Node(self, ROOT, 'application', '')])[0]

    def focused(self):
        return self._nodes([self.focus_path])[0] if self.focus_path else None

    def _nodes(self, paths):
        answers = self.ask([call for path in paths for call in ((path, ACCESSIBLE, 'GetRoleName', None),
                                                                (path, PROPERTIES, 'Get', NAME),
                                                                (path, COMPONENT, 'GetExtents', IN_WINDOW))])
        nodes = [Node(self, path, plain_role(role[0]), plain_name(name[0]), extents[0])
                 if role and name and extents else None
                 for path, role, name, extents in zip(paths, answers[::3], answers[1::3], answers[2::3])]
        self._take_names_of_labels([node for node in nodes if node and node.role == 'menu item' and not node.name])
        return nodes

    def _take_names_of_labels(self, nodes):
        """In GTK 4.18 the name of a menu's item is that of its label, which is not among its children."""
        related = self.ask([(node.path, ACCESSIBLE, 'GetRelationSet', None) for node in nodes])
        labels = [path for answer in related for kind, targets in (answer or [[]])[0] if kind == LABELLED_BY
                  for _, path in targets[:1]]
        assert len(labels) in (0, len(nodes)), 'some items of the menu have a label and some have none'
        names = self.ask([(path, TEXT, 'GetText', WHOLE) for path in labels])
        for node, name in zip(nodes, names):
            node.name = name[0] if name else ''

    def _children_of(self, nodes):
        answers = self.ask([(node.path, ACCESSIBLE, 'GetChildren', None) for node in nodes])
        paths = [[path for _, path in answer[0]] if answer else [] for answer in answers]
        found = iter(self._nodes([path for some in paths for path in some]))
        children = [[next(found) for _ in some] for some in paths]
        return [[child for child in some if child] for some in children]

    def search(self, roots, role=None, name=None, first=False):
        """The nodes below the roots with the role and the name, level by level; a name that ends in * is a beginning.
        A row is looked for among rows: what stands inside them is for a search that begins at one."""
        found, level = [], roots
        while level:
            below = []
            for children in self._children_of(level):
                below += [child for child in children if is_in_sight(child)]
            matching = [node for node in below if is_like(node, role, name)]
            if first:
                for node in matching:
                    if node.has_state(VISIBLE):
                        return node
            found += matching
            level = [node for node in below if not is_leaf(node, role) and not (role == node.role == 'list item')]
        return None if first else found


def is_in_sight(node):
    """What has no room is not seen; what was never drawn may be told of with a size that makes no sense."""
    return 0 < node.width < MOST_PIXELS and 0 < node.height < MOST_PIXELS


def is_leaf(node, wanted):
    """A button with a menu holds the menu, and in GTK 4.8 the button that has the name."""
    return node.role in LEAVES and node.name not in ('', 'GtkMenuButton') and wanted != 'menu item'


def is_like(node, role, name):
    if role and node.role != role:
        return False
    if name is None:
        return True
    return node.name.startswith(name[:-1]) if name.endswith('*') else node.name == name


def plain_role(role):
    """Debian 13 calls some things otherwise."""
    return {'button': 'push button', 'text': 'text box'}.get(role, role)


def plain_name(name):
    """GTK 4.8 gives a button with a mnemonic its label twice: "_Import Import"; GTK 4.18 an open menu's: "Menu Menu"."""
    half = len(name) // 2
    if name[:half].replace('_', '', 1) == name[half + 1:]:
        return name[half + 1:]
    return name
