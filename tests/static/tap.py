# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of named cases, run and told as TAP."""
import sys
import traceback


class Skip(Exception):
    """Why a case cannot be tried here."""


def run(cases):
    failed = 0
    print(f'1..{len(cases)}')
    for number, (name, case) in enumerate(cases, 1):
        try:
            complaints = list(case() or [])
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}')
            continue
        except Exception:  # a case that breaks off has failed
            complaints = traceback.format_exc().splitlines()
        for complaint in complaints:
            print(f'# {complaint}')
        print(f'{"not ok" if complaints else "ok"} {number} {name}', flush=True)
        failed += bool(complaints)
    sys.exit(1 if failed else 0)
