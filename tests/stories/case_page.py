# SPDX-License-Identifier: GPL-3.0-or-later
"""The Intervention tab of a school and the forms over it, as an officer at the keyboard goes through them."""
import json
import time

from story import PATIENCE, cli, pause, press, type_text, wait_for
from tree import FOCUSED

CHAIN, DATES, PARTIES, POWERS, RECORDS = (
    'The Chain', 'Dates', 'Whom to Ask and Tell', 'Powers of the Authority', 'What Is Recorded')
EXAMPLE = ' (such as 1 September 2026)'
EDITORS = ('text box', 'combo box', 'switch')


def stand_in(lines, words):
    """Whether all the words stand in the lines, each in one of them."""
    return all(any(word in line for line in lines) for word in words)


class Form:
    """A form in front: its fields are told by their labels, without the example of a date."""

    def __init__(self, program, title):
        self.program, self.title = program, title
        self.window = program.window(title)
        self.fields = wait_for(f'the fields of “{title}”', self._read_fields)

    def _read_fields(self):
        return {node.name.removesuffix(EXAMPLE): node for node in self.window.find_all() if node.role in EDITORS}

    def _field(self, label):
        assert label in self.fields, f'“{label}” is not among {list(self.fields)}'
        return self.fields[label]

    def put(self, label, value):
        """Writes a text, makes a choice, or turns a switch."""
        field = self._field(label)
        if field.role == 'text box':
            field.write(value)
        elif field.role == 'switch':
            self._turn(field)
        else:
            self._choose(field, value)
        return self

    def type(self, label, text):
        """As put, of a text, by keys."""
        self.program.reach_name(label)
        type_text(text)
        wait_for(f'“{text}” in “{label}”', lambda: self.read(label) == text)
        return self

    def _turn(self, field):
        self.program.reach(field)
        press('space')

    def _choose(self, field, option):
        """Opens the list and goes down it until the focus is on the option."""
        tree = self.program.tree
        self.program.reach(field)
        tree.focus_path = None
        press('space')
        while option not in wait_for(f'the choices of {field}', self._focused_words):
            tree.focus_path = None
            press('Down')
        press('Return')
        wait_for(f'the focus to be back at {field}', lambda: field.has_state(FOCUSED))

    def _focused_words(self):
        node = self.program.tree.focused()
        return node.words() if node else None

    def read(self, label):
        return self._field(label).read()

    def save(self):
        press('ctrl+s')
        self.program.wait_window_gone(self.title)


class Recipients:
    """The form of those who were served or asked: a switch for each, and what is asked about each below its switch."""

    def __init__(self, program, title):
        self.program, self.title = program, title
        self.window = program.window(title)
        wait_for(f'the switches of “{title}”', self.names)

    def names(self):
        return [node.name for node in self.window.find_all() if node.role == 'switch']

    def confirm(self, who, *days):
        """Switches one on, and writes when, where it is not today."""
        switch = next(node for node in self.window.find_all() if node.role == 'switch' and node.name == who)
        self.program.reach(switch)
        press('space')
        fields = wait_for(f'what is asked of {who}', lambda: self._below(who))
        for node, day in zip([node for node in fields if node.name.startswith(('Given', 'Sent'))], days):
            node.write(day)

    def _below(self, who):
        lists = self.window.find_all('list')
        return next((one.find_all('text box') for one in lists if one.find('switch', who)), None)

    def save(self, button):
        wait_for(f'“{button}”', lambda: self.window.find('push button', button))
        press('ctrl+s')
        self.program.wait_window_gone(self.title)


class CasePage:
    """The Intervention tab of one school."""

    def __init__(self, program, school):
        self.program, self.school = program, school
        self.lists = {}
        self.open()

    def open(self):
        self.lists = {}
        self.program.wait('label', 'Reports')
        self.program.jump_to(self.school['name'])
        press('ctrl+Page_Down', 'ctrl+Page_Down')
        wait_for('the tab', lambda: self._list(CHAIN) or self.program.find('push button', 'Open a Case…'))

    def restart(self, today):
        """Time passes: the program is started again on another day."""
        self.program.stop()
        self.program.start(today)
        self.open()

    def _list(self, name):
        self.lists[name] = self.lists.get(name) or self.program.find('list', name)
        return self.lists[name]

    def row(self, where, name):
        the_list = self._list(where)
        return the_list.find('list item', name) if the_list else None

    def _has(self, where, name, words):
        row = self.row(where, name)
        said = row.words() if row else []
        return stand_in(said, words)

    def expect(self, where, name, *words):
        """Waits for a row in which all the words stand, in whatever line."""
        try:
            wait_for(f'“{name}”: {words}', lambda: self._has(where, name, words))
        except AssertionError as error:
            row = self.row(where, name)
            raise AssertionError(f'{error}; there is {row.words() if row else self._names(where)}') from None

    def says(self, step, *words):
        return self._has(CHAIN, step, words)

    def expect_step(self, name, *words):
        self.expect(CHAIN, name, *words)

    def expect_no_step(self, name):
        wait_for(f'“{name}” not to stand among the steps', lambda: self._list(CHAIN) and not self.row(CHAIN, name))

    def expect_date(self, title, *words):
        """A row of the dates, by the line that it begins with, with the words in it."""
        wait_for(f'the date “{title}”: {words}', lambda: stand_in(self._date(title), words))

    def _date(self, title):
        the_list = self._list(DATES)
        rows = the_list.find_all('list item') if the_list else []
        said = [row.words() for row in rows]
        return next((words for words in said if title in words), [])

    def _names(self, where):
        the_list = self._list(where)
        return [row.name for row in the_list.find_all('list item')] if the_list else None

    def parties(self):
        """Whom the page names, with the lines below: the paper that each is to have, and why."""
        rows = self._list(PARTIES).find_all('list item') if self._list(PARTIES) else []
        return [(row.name, row.words()[1].splitlines()) for row in rows]

    def serve(self, step, title):
        """Presses the button of a step that is about several, and gives the form with a row for each."""
        wait_for(f'“Do It…” beside “{step}”', lambda: self._press(CHAIN, step, 'Do It…'))
        return Recipients(self.program, title)

    def do(self, step, title, button='Do It…'):
        """Presses the button of a step, and gives the form that comes up."""
        row = wait_for(f'the step “{step}”', lambda: self.row(CHAIN, step))
        self._press_for(title, f'“{button}” beside {row}', lambda: self._press(CHAIN, step, button))
        return Form(self.program, title)

    def change(self, record):
        """Gives the form of something that is recorded, by its title, which is that of its form too."""
        self._press_for(record, f'“Edit” beside “{record}”', lambda: self._press(RECORDS, record, 'Edit: *'))
        return Form(self.program, record)

    def _press_for(self, title, what, press_it):
        """The page may be written anew under the press, which is lost then: it is pressed again where nothing comes up."""
        for _ in range(3):
            wait_for(what, press_it)
            end = time.monotonic() + PATIENCE / 6
            while time.monotonic() < end:
                if title in self.program.windows():
                    return
                pause()

    def _press(self, where, name, button):
        row = self.row(where, name)
        found = row.find('push button', button) if row else None
        if found:
            found.press()
        return found is not None

    def record(self, menu, title):
        """Takes one of all that can be recorded from the menu."""
        self.program.click('Record')
        above = self.program.wait('menu item', menu)
        above.press()
        wait_for(f'“{title}” in the menu', lambda: self._take(title, above))
        return Form(self.program, title)

    def _take(self, title, above):
        """A menu begins with its own name, to go back; and may hold one of that name."""
        tree = self.program.tree
        items = [item for item in tree.search(tree.windows(), 'menu item', title) if item.path != above.path]
        if len(items) < 1 + (title == above.name):
            return False
        items[-1].press()
        return True

    def undo(self):
        press('ctrl+z')

    def redo(self):
        press('ctrl+shift+z')

    def there_and_back(self, step, done):
        """The last thing done was this step: undone it is open again, and done again it is done."""
        self.expect_step(step, done)
        self.undo()
        wait_for(f'“{step}” to be undone', lambda: self.row(CHAIN, step) and not self._has(CHAIN, step, [done]))
        self.redo()
        self.expect_step(step, done)

    def names_of_records(self):
        return self._names(RECORDS) or []

    def there_and_back_record(self, title, count):
        """The last thing done was to record one of these: undone there is one fewer, and done again there are all."""
        self.expect_records(title, count)
        self.undo()
        self.expect_records(title, count - 1)
        self.redo()
        self.expect_records(title, count)

    def expect_records(self, title, count):
        wait_for(f'{count} of {title}', lambda: self._list(CHAIN) and self.names_of_records().count(title) == count)

    def register(self):
        """What the register holds about the school, by the command line."""
        return json.loads(cli(self.program.folder, '--today', self.program.today, '--format', 'json', 'case',
                              self.school['urn']))
