# SPDX-License-Identifier: GPL-3.0-or-later
"""What a step has done, and what a message says, is told as a fact that is past: never as an order. The table is labels.txt."""
import os
import re
import sys

SOURCE = os.environ['FETTLE_TEST_SOURCE']
TABLE = os.path.join(SOURCE, 'tests', 'static', 'labels.txt')
LABEL = re.compile(r'N?C_ ?\("(step|toast)",\s*"((?:[^"\\]|\\.)*)"')
PAST = re.compile(r'\b(\w+ed|begun|taken|written|sent|kept|given|set up|told|Undid|Redid|[Uu]ndone|[Rr]edone|Done|put)\b')
ORDERS = ('Add', 'Agree', 'Apply', 'Appoint', 'Ask', 'Attach', 'Begin', 'Broker', 'Change', 'Close', 'Consult', 'Correct', 'Count',
          'Decide', 'End', 'Erase', 'Follow', 'Give', 'Import', 'Keep', 'Mark', 'Notify', 'Open', 'Plan', 'Prepare', 'Promise',
          'Propose', 'Put', 'Raise', 'Rate', 'Record', 'Refresh', 'Remove', 'Restore', 'Review', 'Save', 'Send', 'Set', 'Suspend',
          'Take', 'Undo', 'Use')


def sources():
    for folder, _, names in os.walk(os.path.join(SOURCE, 'src')):
        for name in sorted(names):
            if name.endswith('.c'):
                yield os.path.join(folder, name)


def collect():
    found = set()
    for path in sources():
        with open(path, encoding='utf-8') as file:
            found.update(f'{kind}\t{words}' for kind, words in LABEL.findall(file.read()))
    return sorted(found)


def check(lines):
    for line in lines:
        words = line.split('\t')[1]
        # “Review of …” and “Use of …” are nouns.
        if words.split()[0] in ORDERS and words.split()[1] not in ('of', 'meeting'):
            yield f'“{words}” is an order'
        if not PAST.search(words):
            yield f'“{words}” does not say that it is past'


def main():
    lines = collect()
    if '--write' in sys.argv:
        with open(TABLE, 'w', encoding='utf-8') as file:
            file.writelines(line + '\n' for line in lines)
    with open(TABLE, encoding='utf-8') as file:
        table = file.read().splitlines()
    wrong = list(check(lines))
    wrong += [f'not in labels.txt (run test-labels.py --write and read it): {line}' for line in lines if line not in table]
    wrong += [f'in labels.txt only: {line}' for line in table if line not in lines]
    print('1..1')
    for line in wrong:
        print('# ' + line)
    print(('not ok' if wrong or not lines else 'ok') + ' 1 labels and messages are past facts')


main()
