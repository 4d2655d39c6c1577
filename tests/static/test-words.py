#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What officers read has officers' words: no numbers of rules, no words of the program's own."""
import re

import project
import tap

TRANSLATED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext)\s*\(((?:\s*(?:"(?:[^"\\]|\\.)*"|[\w.]+)\s*,?)+)')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
MARKED = re.compile(r'translatable="yes"[^>]*>([^<]*)<')
FORBIDDEN = {
    r'\b[Rr]ule R ?\d': 'the number of a rule',
    r'\bR\d{1,2}\b': 'the number of a rule',
    r'[Pp]rimary source was read': 'what the makers of the program did',
    r'no date of law': 'what a date is not, on each row',
    r'\bOfficer %': 'a name that nobody has',
    r'\b(UUID|SQLite|SQL|JSON blob|foreign key|NULL|boolean|enum)\b': 'a word of programmers',
}


def strings():
    for path in project.files('src', '.c'):
        if path.relative_to(project.ROOT).parts[1] == 'cli':
            continue
        for call in TRANSLATED.finditer(path.read_text(encoding='utf-8')):
            yield path, ''.join(LITERAL.findall(call.group(1)))
    for path in project.files('data', '.ui'):
        for match in MARKED.finditer(path.read_text(encoding='utf-8')):
            yield path, match.group(1)


def check_words():
    for path, text in strings():
        for pattern, what in FORBIDDEN.items():
            if re.search(pattern, text):
                yield f'{project.name(path)}: “{text}” holds {what}'


def check_it_sees():
    """The test reads what is marked in each of the ways."""
    if sum(1 for _ in strings()) < 1000:
        yield 'too few translatable strings were found'


CASES = [
    ('words/officers', check_words),
    ('words/found', check_it_sees),
]

if __name__ == '__main__':
    tap.run(CASES)
