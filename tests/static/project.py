# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, as the static tests see them."""
import os
import pathlib

ROOT = pathlib.Path(os.environ.get('FETTLE_TEST_SOURCE') or pathlib.Path(__file__).resolve().parents[2])


def files(folder, *endings):
    """Files below a folder of the project with one of the endings, sorted."""
    return sorted(path for path in (ROOT / folder).rglob('*') if path.is_file() and path.name.endswith(endings))


def name(path):
    return str(path.relative_to(ROOT))


def lines(path):
    return path.read_text(encoding='utf-8').splitlines()
