#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts of the register and the names of fields: explained, resolved, and each released version kept."""
import re
import sqlite3

import project
import tap

COLUMN = re.compile(r'  (?:"\w+"|[a-z_][a-z_0-9]*) (?:TEXT|INTEGER|BLOB|REAL)\b')
ADDED = re.compile(r'ALTER TABLE \w+ ADD COLUMN ')

# A field table begins with one of these; its first argument is the name.
FIELD = re.compile(r'\bFETTLE_\w+\s*\(\s*"([a-z0-9-]+)"')
KIND = re.compile(r'const FettleKind fettle_kind_\w+ = \{\s*"([a-z0-9-]+)",\s*"\w+",.*?(\w+_fields), G_N_ELEMENTS', re.DOTALL)
TABLE = re.compile(r'static const FettleField (\w+)\[\] = \{(.*?)\n\};', re.DOTALL)

# What stands for a field without its name.
SHORTHANDS = {'FETTLE_LINK_SCHOOL': 'school', 'FETTLE_LINK_CASE': 'case', 'FETTLE_LINK_DOCUMENT': 'document'}

# Calls that take the name of a field of some record.
OF_A_RECORD = re.compile(r'\bfettle_record_(?:get|set)_(?:text|date|int|flag|words)\s*\(\s*[^,()]*(?:\([^()]*\))?[^,()]*,\s*"([a-z0-9-]+)"')

# Calls that take a kind and the name of a field of it.
OF_A_KIND = [
    re.compile(r'\bfettle_store_list\s*\(\s*[^,()]*(?:\([^()]*\))?[^,()]*,\s*"([a-z0-9-]+)",\s*"([a-z0-9-]+)"'),
    re.compile(r'\bfettle_kind_find_field\s*\(\s*fettle_kind_get\s*\(\s*"([a-z0-9-]+)"\s*\),\s*"([a-z0-9-]+)"'),
    re.compile(r'\.of = "([a-z0-9-]+)\.([a-z0-9-]+)"'),
]


def scripts():
    return project.files('data/sql', '.sql')


def is_explained(lines, at):
    """A comment behind the line, or in a line of its own before it."""
    return '-- ' in lines[at] or lines[at - 1].lstrip().startswith('-- ')


def check_comments():
    """A comment of each column, not one for several."""
    n_columns = 0
    for path in scripts():
        lines, in_table = project.lines(path), False
        for at, line in enumerate(lines):
            if line.startswith('CREATE TABLE'):
                in_table = True
                if not lines[at - 1].startswith('-- ') and not lines[at - 2].startswith('-- '):
                    yield f'{project.name(path)}:{at + 1}: the table is not explained'
            elif line.startswith(')'):
                in_table = False
            elif (in_table and COLUMN.match(line)) or ADDED.match(line):
                n_columns += 1
                if not is_explained(lines, at):
                    yield f'{project.name(path)}:{at + 1}: the column is not explained: {line.strip()}'
    if n_columns < 300:
        yield f'only {n_columns} columns were found'


def check_fixtures():
    """A register of every version below the present one, with work in it."""
    for version in range(1, len(scripts())):
        path = project.ROOT / 'tests' / 'fixtures' / 'db' / f'register-{version}.db'
        if not path.is_file():
            yield f'{project.name(path)} is missing: a register that the program of version {version} made'
            continue
        database = sqlite3.connect(f'file:{path}?mode=ro&immutable=1', uri=True)
        (kept,), (n_steps,) = database.execute('PRAGMA user_version').fetchone(), database.execute('SELECT count (*) FROM batch').fetchone()
        database.close()
        if kept != version or n_steps == 0:
            yield f'{project.name(path)}: version {kept} with {n_steps} steps'


def names_in(text):
    names = set(FIELD.findall(text))
    return names | {name for shorthand, name in SHORTHANDS.items() if re.search(rf'\b{shorthand}\b', text)}


def field_tables():
    """The fields of each kind, and those of the public files."""
    kinds, public = {}, set()
    for path in project.files('src/model', '.c'):
        text = path.read_text(encoding='utf-8')
        tables = {name: names_in(body) for name, body in TABLE.findall(text)}
        for kind, table in KIND.findall(text):
            kinds[kind] = tables[table]
        if path.name.startswith('fettle-reference'):
            public |= names_in(text)
    return kinds, public


def line_of(text, at):
    return text.count('\n', 0, at) + 1


def check_fields():
    kinds, public = field_tables()
    known = set.union(public, *kinds.values())
    if len(kinds) < 40 or len(known) < 250:
        yield f'only {len(kinds)} kinds with {len(known)} fields were found'
    n_literals = 0
    for path in project.files('src', '.c') + project.files('tests', '.c'):
        text = path.read_text(encoding='utf-8')
        for match in OF_A_RECORD.finditer(text):
            n_literals += 1
            if match.group(1) not in known:
                yield f'{project.name(path)}:{line_of(text, match.start())}: no kind has a field “{match.group(1)}”'
        # The tests of columns hold wrong names on purpose.
        for pattern in OF_A_KIND[:None if path.is_relative_to(project.ROOT / 'src') else -1]:
            for match in pattern.finditer(text):
                n_literals += 1
                kind, field = match.groups()
                if field not in kinds.get(kind, ()):
                    yield f'{project.name(path)}:{line_of(text, match.start())}: the kind “{kind}” has no field “{field}”'
    if n_literals < 500:
        yield f'only {n_literals} names of fields were found'


CASES = [
    ('schema/comments', check_comments),
    ('schema/fixtures', check_fixtures),
    ('schema/fields', check_fields),
]

if __name__ == '__main__':
    tap.run(CASES)
