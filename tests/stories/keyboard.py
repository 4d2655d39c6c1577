# SPDX-License-Identifier: GPL-3.0-or-later
"""All the way round by the Tab key, and what a screen reader is told at every stop."""
import shutil

from sample import open_schools, sample_folder
from story import MOST_TABS, Program, front_window, press, wait_for

PLACES = {  # and what stands there once all is read
    'Schools': ('alt+1', 'column header', None),
    'Deadlines': ('alt+2', 'label', 'Overdue'),
    'Intervention': ('alt+3', 'push button', 'Review Meeting…'),
    'Reports': ('alt+4', 'label', 'Headline'),
    'Data': ('alt+5', 'label', 'Where the Facts Come From'),
}
NAMELESS = ('Gtk', 'Adw', 'Fettle')  # the toolkit tells the type of what has no name


def next_stop(program):
    """Where the Tab key goes to, as it is told."""
    before, program.tree.focus_path = program.tree.focus_path, None
    press('Tab')
    wait_for(f'word of where the keyboard went from {before}', lambda: program.tree.focus_path)
    return wait_for('what has the focus', program.tree.focused)


def go_round(program, least):
    """Every stop of the window in front, until the first comes again."""
    stops = []
    for _ in range(MOST_TABS):
        stop = next_stop(program)
        if stops and stop.path == stops[0].path:
            break
        assert stop.name and not stop.name.startswith(NAMELESS), f'{stop} after {stops[-1:]} has no name'
        stops.append(stop)
    else:
        raise AssertionError(f'the Tab key does not come back to {stops[0]}')
    assert len(stops) >= least, f'only {stops}'
    return [stop.name for stop in stops]


def every_place_all_the_way_round():
    folder = sample_folder()
    program = Program(folder)
    try:
        program.wait('label', f'{len(open_schools(folder))} schools')
        for place, (key, role, name) in PLACES.items():
            press(key)
            program.wait(role, name)
            names = go_round(program, 10)
            assert 'Menu' in names, f'{place} lets nobody to the menu: {names}'
            assert place in names, f'{place} lets nobody to the places: {names}'
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


def a_form_and_back_to_its_button():
    folder = sample_folder()
    program = Program(folder)
    try:
        program.wait('label', f'{len(open_schools(folder))} schools')
        program.jump_to(sorted(school['name'] for school in open_schools(folder))[0])
        program.reach(program.wait('push button', 'Add Contact…'))
        press('space')
        program.window('New Contact')
        names = go_round(program, 10)
        for name in ('Role', 'Title', 'Name', 'Telephone', 'Address', 'Save', 'Cancel'):
            assert name in names, f'the form lets nobody to {name}: {names}'
        press('Escape')
        program.wait_window_gone('New Contact')
        wait_for('the window', lambda: front_window() == 'Fettle')
        program.wait_focus('push button', 'Add Contact…')
    finally:
        program.close()
        shutil.rmtree(folder, ignore_errors=True)


STORIES = [
    every_place_all_the_way_round,
    a_form_and_back_to_its_button,
]
