# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories of the window, told as TAP: stories.py [SET or STORY]... Run it through tests/lib/with-display."""
import importlib
import os
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

SETS = ('everyday', 'notices', 'boards', 'kinds', 'reviews', 'visits', 'keyboard')


def choose(names):
    told = [(name, story) for name in SETS for story in importlib.import_module(name).STORIES]
    return [story for of, story in told if not names or of in names or story.__name__ in names]


def main():
    chosen = choose(sys.argv[1:])
    failed = 0
    print(f'1..{len(chosen)}')
    for number, story in enumerate(chosen, 1):
        try:
            story()
            print(f'ok {number} {story.__name__}', flush=True)
        except Exception:  # a story that breaks off has failed
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            print(f'not ok {number} {story.__name__}', flush=True)
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
