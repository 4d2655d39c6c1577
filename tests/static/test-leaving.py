#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the register: every caller that turns a record into text is known, and every table has a test of its rows."""
import re

import project
import tap

# What turns a record, a field or a change into text, or puts text where others may see it.
TURNS = re.compile(r'\b(fettle_field_to_words|fettle_field_to_typed|fettle_field_difference_to_words|fettle_change_info_to_words|'
                   r'fettle_record_get_title|fettle_leave_title|fettle_record_get_words|fettle_record_to_json|fettle_case_record_words|'
                   r'g_notification_new|gdk_clipboard_\w+|gdk_display_get_(?:primary_)?clipboard|gtk_widget_get_(?:primary_)?clipboard)\b')

# The one answer, and what asks it for its callers.
ASKS = re.compile(r'\b(fettle_may_leave|fettle_leave_title|fettle_bundle_has_field|fettle_deadline_may_leave|fettle_case_record_words)\b')

# Ways out: they ask fettle_may_leave () before they say anything of a record.
WAYS_OUT = {
    'cli/fettle-cli-letter.c', 'cli/fettle-cli-school.c',
    'evidence/fettle-bundle-log.c', 'evidence/fettle-bundle-records.c',
    'letters/fettle-case-letter-data.c', 'model/fettle-record-mend.c',
    'reports/fettle-case-words.c', 'reports/fettle-table-cases.c', 'reports/fettle-table-reviews.c',
    'store/fettle-change-info.c', 'store/fettle-check-keeping.c', 'store/fettle-check-log.c', 'store/fettle-links.c',
    'store/fettle-erase-find.c',
    'ui/school/fettle-school-page-actions.c',
}

# They name their audience to fettle_change_info_to_words (), which asks.
NAME_AUDIENCE = {'cli/fettle-cli-history.c', 'ui/widgets/fettle-history-view.c'}

# The words come from reminders, which ask for each date.
THROUGH_REMINDERS = {'ui/deadlines/fettle-notifier.c'}

# How a value is worded, whatever for; and the register's own log, drafts and rules.
INSIDE = {
    'model/fettle-field.c', 'model/fettle-field-typed.c', 'model/fettle-leave.c', 'model/fettle-record.c', 'model/fettle-record-json.c',
    'rules/case/fettle-case-clocks.c', 'store/fettle-door.c', 'store/fettle-erase-log.c', 'store/fettle-search-index.c',
    'ui/forms/fettle-draft-keeper.c',
}

# The officer's own pages, forms and questions, and the preview of an import of public facts: what is seen there stays there.
OWN_SCREEN = {
    'imports/fettle-import-schools.c', 'ui/case/fettle-case-rows.c', 'ui/data/fettle-holidays-view.c', 'ui/forms/fettle-drafts-window.c', 'ui/forms/fettle-form-field.c',
    'ui/intervention/fettle-intervention-view.c', 'ui/letters/fettle-letters-window.c', 'ui/review/fettle-review-glance.c',
    'ui/school/fettle-inspection-card.c', 'ui/school/fettle-school-fact.c', 'ui/school/fettle-school-page.c',
    'ui/school/fettle-school-summary.c', 'ui/school/fettle-visit-row.c', 'ui/widgets/fettle-rows.c',
}

KNOWN = WAYS_OUT | NAME_AUDIENCE | THROUGH_REMINDERS | INSIDE | OWN_SCREEN

# What writes files or speaks to the desktop without a record in hand asks for the dates that it takes.
ASK_TOO = {'calendar/fettle-deadlines-ics.c', 'store/fettle-reminders.c', 'store/fettle-search.c', 'store/fettle-search-context.c', 'reports/fettle-disclosure.c',
           'evidence/fettle-bundle-kinds.c'}

# Where the rows of each table are counted by hand.
ROW_TESTS = {
    'T1': ('committee', 'test_headline'), 'T2': ('committee', 'test_legacy_by_phase'), 'T3': ('committee', 'test_areas'),
    'T4': ('committee', 'test_areas'), 'T5': ('committee', 'test_cards'), 'T6': ('committee', 'test_cards'),
    'T7': ('committee', 'test_inspections_of_the_period'), 'T9': ('committee', 'test_pupils'), 'T15': ('case-table', 'test_visits'),
    'schools': ('committee', 'test_all_schools'), 'cases': ('case-table', 'test_register'), 'reviews': ('case-table', 'test_minutes'),
    'T24': ('committee', 'test_data_notes'),
}


def code_of(path):
    """The source without its comments and its own definitions of public functions."""
    return re.sub(r'/\*.*?\*/', '', path.read_text(encoding='utf-8'), flags=re.DOTALL)


def check_callers():
    found = {}
    for path in project.files('src', '.c'):
        names = set(TURNS.findall(code_of(path)))
        if names:
            found[str(path.relative_to(project.ROOT / 'src'))] = names
    for name in sorted(found.keys() - KNOWN):
        yield f'src/{name} turns a record into text ({", ".join(sorted(found[name]))}): ask fettle_may_leave () and list it here'
    for name in sorted(KNOWN - found.keys()):
        if (project.ROOT / 'src' / name).exists() and name not in ('ui/school/fettle-inspection-card.c', 'model/fettle-leave.c'):
            yield f'src/{name} is listed and turns no record into text any more'
    for name in sorted(WAYS_OUT | ASK_TOO):
        if not ASKS.search(code_of(project.ROOT / 'src' / name)):
            yield f'src/{name} does not ask fettle_may_leave ()'
    for name in sorted(NAME_AUDIENCE):
        if 'FETTLE_AUDIENCE_' not in code_of(project.ROOT / 'src' / name):
            yield f'src/{name} does not say who reads it'


def check_clipboard():
    """Nothing is copied for the person: what they copy themselves is theirs."""
    for path in project.files('src', '.c'):
        if re.search(r'clipboard', code_of(path), re.IGNORECASE):
            yield f'{project.name(path)} uses the clipboard: ask fettle_may_leave ()'


def check_flags():
    """Nobody reads the flags by which something is private but the one function, and search, which must know what to look at again."""
    allowed = {'model/fettle-leave.c', 'reports/fettle-table-fields.c', 'store/fettle-search.c'}
    for path in project.files('src', '.c'):
        name = str(path.relative_to(project.ROOT / 'src'))
        if name in allowed or name.startswith('model/fettle-kind-'):
            continue
        if re.search(r'FETTLE_FIELD_PRIVATE|->is_private\b|private_field', code_of(path)):
            yield f'{project.name(path)} reads what is private by itself'


def functions(path):
    return dict(re.findall(r'^(\w+) \([^;{]*?\)\n\{\n(.*?)^\}', path.read_text(encoding='utf-8'), re.MULTILINE | re.DOTALL))


def check_every_table():
    """A table of the catalogue is nothing without a test that says what its rows must be."""
    catalogue = (project.ROOT / 'src' / 'reports' / 'fettle-catalogue.c').read_text(encoding='utf-8')
    ids = re.findall(r'^  \{ "([\w-]+)", N_\(', catalogue, re.MULTILINE)
    if len(ids) < 13:
        yield f'only {ids} were found in the catalogue'
    for name in ids:
        if name not in ROW_TESTS:
            yield f'the table {name} has no test of its rows'
            continue
        file, function = ROW_TESTS[name]
        path = project.ROOT / 'tests' / 'exchange' / f'test-{file}.c'
        body = functions(path).get(function, '')
        if f'"{name}"' not in body or 'assert_cell' not in body:
            yield f'{function} () of {project.name(path)} does not say what is in the rows of {name}'
        if not re.search(r'\b%s\b[,)]' % function, path.read_text(encoding='utf-8').split('\nmain (', 1)[1]):
            yield f'{function} () of {project.name(path)} is not run'
    for name in sorted(ROW_TESTS.keys() - set(ids)):
        yield f'the table {name} is no longer in the catalogue'


CASES = [
    ('leaving/callers', check_callers),
    ('leaving/clipboard', check_clipboard),
    ('leaving/flags', check_flags),
    ('leaving/every-table', check_every_table),
]

if __name__ == '__main__':
    tap.run(CASES)
