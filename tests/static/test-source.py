#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every source file keeps to: who may include what, lengths, licence lines, doc comments, translations."""
import pathlib
import re
import sys

import project
import tap

MAX_FILE = 800
MAX_FUNCTION = 60

# Arrows run one way: a folder may include from itself and from the folders named here.
STORE = {'base', 'model', 'rules', 'store'}
BELOW_PROGRAMS = STORE | {'reports', 'sheets', 'documents', 'imports', 'letters', 'evidence', 'workbook', 'calendar', 'sample'}
MAY_INCLUDE = {
    'base': set(),
    'model': {'base'},
    'rules': {'base', 'model'},
    'store': {'base', 'model', 'rules'},
    'reports': STORE,
    'sheets': {'base'},
    'documents': {'base'},
    'imports': STORE | {'sheets'},
    'letters': STORE | {'documents'},
    'evidence': STORE | {'documents', 'letters'},
    'workbook': STORE | {'reports'},
    'calendar': STORE,
    'sample': STORE | {'sheets', 'imports'},
    'cli': BELOW_PROGRAMS,
    'compat': {'base'},
    'ui': BELOW_PROGRAMS | {'compat'},
    'main.c': {'base', 'store', 'ui'},
}

# The page of a school shows its case, and the pages of cases lead to the page of the school.
KNOWN_CIRCLES = {frozenset({'ui/intervention', 'ui/review', 'ui/school'})}

# Headers of libraries that only some folders may see.
ONLY_IN = {
    r'sqlite3\.h': {'store'},
    r'sodium(/.*)?\.h': {'store'},
    r'xlsxwriter(/.*)?\.h': {'workbook'},
    r'csv\.h': {'sheets'},
    r'zip\.h': {'sheets', 'documents', 'workbook'},
    r'libxml/.*': {'sheets', 'documents', 'letters'},
    r'gdk-pixbuf/.*': {'documents'},
    r'poppler\.h': {'evidence'},
    r'pango/.*|cairo[a-z-]*\.h': {'documents', 'evidence', 'ui', 'compat'},
    r'gtk/.*|gdk/.*|gsk/.*|adwaita\.h': {'ui', 'compat', 'main.c'},
}

SQL = re.compile(r'"[^"]*\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX)|PRAGMA)\b')
VERSION = re.compile(r'\b(GTK|ADW|GLIB|GDK)_(CHECK_VERSION|(MAJOR|MINOR|MICRO)_VERSION)\b|#\s*if.*(GTK|ADW|GDK)_VERSION')
# What the C library and GLib do otherwise in each language. The names of the program's own functions stand in for them.
LOCALE = {
    'g_utf8_collate|g_utf8_collate_key|strcoll|strxfrm': ('fettle_text_compare', ()),
    'g_utf8_strup|g_utf8_strdown|toupper|tolower': ('fettle_text_lower', ()),
    'is(alpha|alnum|digit|space|upper|lower|punct|xdigit|print)|strcasecmp|strncasecmp': ('those of g_ascii_', ()),
    'strtod|strtof|atof|g_strtod|scanf|fscanf|sscanf': ('g_ascii_strtod', ()),
    'strftime|g_date_strftime|g_date_time_format': ('fettle_moment_format', ('base/fettle-date-words.c',)),
    'setlocale|uselocale|newlocale|localeconv|nl_langinfo': ('fettle_locale_set_up', ('base/fettle-locale.c',)),
    'g_get_real_time|g_date_time_new_now\\w*|time|gettimeofday': ('fettle_clock_read', ('base/fettle-clock.c', 'base/fettle-id.c')),
    'g_format_size|g_format_size_full': ('nothing outside the window', ('ui/',)),
}
FRACTION = re.compile(r'"[^"]*%(?:[-+#0-9.*]*l?[efgEFG]\b|\'[diu])[^"]*"')
INCLUDE = re.compile(r'#\s*include\s+(["<])([^">]+)[">]')
PROTOTYPE = re.compile(r'\b(fettle_\w+)\s*\(')


def sources():
    return project.files('src', '.c', '.h')


def folder_of(path):
    return path.relative_to(project.ROOT / 'src').parts[0]


def includes():
    for path in sources():
        for number, line in enumerate(project.lines(path), 1):
            match = INCLUDE.match(line)
            if match:
                yield path, number, match.group(1), match.group(2)


def check_arrows():
    for path, number, mark, header in includes():
        first = header.split('/')[0]
        if mark == '"' and '/' in header and first in MAY_INCLUDE and first not in MAY_INCLUDE[folder_of(path)] | {folder_of(path)}:
            yield f'{project.name(path)}:{number}: {folder_of(path)} may not include {header}'


def check_rooms():
    """Of two folders one is above the other; and below the window nobody knows it."""
    arrows = {}
    for path, number, mark, header in includes():
        folder, target = str(path.parent.relative_to(project.ROOT / 'src')), str(pathlib.PurePosixPath(header).parent)
        if mark != '"' or target == '.' or folder == target:
            continue
        arrows.setdefault((folder, target), f'{project.name(path)}:{number}')
        if folder.startswith('ui/') and target == 'ui' and not header.endswith('fettle-actions.h'):
            yield f'{project.name(path)}:{number}: a folder below ui may not include {header}'
    for circle in circles_of({folder for arrow in arrows for folder in arrow}, arrows):
        if circle not in KNOWN_CIRCLES:
            yield f'{", ".join(sorted(circle))} are in a circle: ' + '; '.join(arrows[arrow] for arrow in arrows if circle.issuperset(arrow))


def reached_from(start, arrows):
    reached, fresh = set(), {start}
    while fresh:
        fresh = {target for folder, target in arrows if folder in fresh} - reached
        reached |= fresh
    return reached


def circles_of(folders, arrows):
    reached = {folder: reached_from(folder, arrows) for folder in folders}
    return {frozenset(other for other in reached[folder] if folder in reached[other]) for folder in folders if folder in reached[folder]}


def check_libraries():
    for path, number, _, header in includes():
        for pattern, folders in ONLY_IN.items():
            if re.fullmatch(pattern, header) and folder_of(path) not in folders:
                yield f'{project.name(path)}:{number}: only {", ".join(sorted(folders))} may include {header}'


def check_sql():
    for path in sources():
        if folder_of(path) == 'store':
            continue
        for number, line in enumerate(project.lines(path), 1):
            if SQL.search(line):
                yield f'{project.name(path)}:{number}: SQL belongs in store'


def check_versions():
    for path in sources():
        if folder_of(path) == 'compat':
            continue
        for number, line in enumerate(project.lines(path), 1):
            if VERSION.search(line):
                yield f'{project.name(path)}:{number}: version checks belong in compat'


def check_locale():
    """Numbers, order and the names of days are the same on every computer."""
    calls = [(re.compile(rf'(?<![\w%"]) ?\b({names})\s\('), instead, allowed) for names, (instead, allowed) in LOCALE.items()]
    for path in sources():
        short = str(path.relative_to(project.ROOT / 'src'))
        for number, line in enumerate(project.lines(path), 1):
            if line.lstrip().startswith(('*', '/*')):
                continue
            for call, instead, allowed in calls:
                match = call.search(line)
                if match and not short.startswith(allowed or ('-',)):
                    yield f'{project.name(path)}:{number}: {match.group(1)} depends on the computer; use {instead}'
            if FRACTION.search(line) and 'g_ascii_formatd' not in line:
                yield f'{project.name(path)}:{number}: a fraction is written by g_ascii_formatd'


# The two buttons of a record stand in one order: what places both is one function.
PENCIL_AND_BIN = ('document-edit-symbolic', 'user-trash-symbolic')


def check_pencil_and_bin():
    for path in sources():
        if folder_of(path) == 'ui' and project.name(path) != 'src/ui/widgets/fettle-rows.c':
            text = '\n'.join(project.lines(path))
            if all(f'"{icon}"' in text for icon in PENCIL_AND_BIN):
                yield f'{project.name(path)}: places a pencil and a bin; fettle_row_add_pencil_and_bin () does'


def check_file_lengths():
    for path in project.files('src', '.c', '.h') + project.files('tests', '.c', '.h', '.py'):
        length = len(project.lines(path))
        if length > MAX_FILE:
            yield f'{project.name(path)}: {length} lines; cut it by concern ({MAX_FILE} at most)'


def check_function_lengths():
    for path in project.files('src', '.c'):
        lines, start = project.lines(path), None
        for number, line in enumerate(lines, 1):
            if line == '{':
                start = number
            elif line == '}' and start:
                if number - start - 1 > MAX_FUNCTION:
                    yield f'{project.name(path)}:{start}: {number - start - 1} lines in one function ({MAX_FUNCTION} at most)'
                start = None


def check_licences():
    kept = project.files('src', '.c', '.h', '.xml') + project.files('tests', '.c', '.h', '.py', '.sh') + project.files('data/sql', '.sql')
    for path in kept + [project.ROOT / 'dev', project.ROOT / '.ci' / 'run']:
        head = '\n'.join(project.lines(path)[:3])
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in head and not path.name.endswith('.xml'):
            yield f'{project.name(path)}: the SPDX line is missing'


def public_functions():
    names = set()
    for path in project.files('src', '.h'):
        if path.name.endswith('-private.h'):
            continue
        text = re.sub(r'/\*.*?\*/', '', path.read_text(encoding='utf-8'), flags=re.DOTALL)
        text = '\n'.join(line for line in text.splitlines() if not line.lstrip().startswith(('#', 'G_DECLARE', 'G_DEFINE', 'typedef')))
        names.update(PROTOTYPE.findall(text))
    return names


def check_doc_comments():
    names = public_functions()
    for path in project.files('src', '.c'):
        lines = project.lines(path)
        for at, line in enumerate(lines):
            match = re.match(r'(fettle_\w+) \(', line)
            if not match or match.group(1) not in names or at < 2 or line.rstrip().endswith(';'):
                continue
            if lines[at - 1].startswith('static'):
                continue
            if lines[at - 2] != ' */' or not is_doc_comment(lines, at - 2):
                yield f'{project.name(path)}:{at + 1}: {match.group(1)} has no doc comment'


def is_doc_comment(lines, end):
    start = end
    while start > 0 and not lines[start].lstrip().startswith('/*'):
        start -= 1
    return lines[start].startswith('/**')


def translated_files():
    for path in project.files('src', '.c'):
        if re.search(r'\b(_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*"', path.read_text(encoding='utf-8')):
            yield project.name(path)
    for path in project.files('data', '.ui'):
        if 'translatable="yes"' in path.read_text(encoding='utf-8'):
            yield project.name(path)
    for path in project.files('data', '.desktop.in', '.metainfo.xml.in', '.mime.xml.in', '.gschema.xml'):
        yield project.name(path)


def check_potfiles():
    wanted = sorted(translated_files())
    potfiles = project.ROOT / 'po' / 'POTFILES.in'
    if '--write' in sys.argv:
        potfiles.write_text('\n'.join(['# Kept by: python3 tests/static/test-source.py --write', *wanted]) + '\n', encoding='utf-8')
    listed = [line for line in project.lines(potfiles) if line and not line.startswith('#')]
    for path in sorted(set(wanted) - set(listed)):
        yield f'po/POTFILES.in lacks {path} (python3 tests/static/test-source.py --write)'
    for path in sorted(set(listed) - set(wanted)):
        yield f'po/POTFILES.in lists {path}, which has nothing to translate'


CASES = [
    ('source/arrows', check_arrows),
    ('source/rooms', check_rooms),
    ('source/libraries', check_libraries),
    ('source/sql', check_sql),
    ('source/version-checks', check_versions),
    ('source/locale', check_locale),
    ('source/pencil-and-bin', check_pencil_and_bin),
    ('source/file-lengths', check_file_lengths),
    ('source/function-lengths', check_function_lengths),
    ('source/licences', check_licences),
    ('source/doc-comments', check_doc_comments),
    ('source/potfiles', check_potfiles),
]

if __name__ == '__main__':
    tap.run(CASES)
