# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample borough, and schools of every category in it."""
import atexit
import functools
import json
import os
import shutil
import tempfile

from story import cli


@functools.cache
def _original():
    folder = tempfile.mkdtemp(prefix='fettle-sample-')
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    register = os.path.join(folder, 'register')
    cli(register, 'demo')
    return register


def sample_folder():
    """A register of the sample borough of its own; the caller removes it."""
    folder = tempfile.mkdtemp(prefix='fettle-story-')
    shutil.copytree(_original(), folder, dirs_exist_ok=True)
    return folder


def ask(folder, *arguments):
    return json.loads(cli(folder, '--format', 'json', *arguments))


def open_schools(folder):
    return [school for school in ask(folder, 'schools') if school['status'] in ('open', 'open-proposed-to-close')]


def find_school(folder, **facts):
    """A school with these facts that is to stay open, without a case and in no category."""
    for school in (school for school in open_schools(folder) if school['status'] == 'open'):
        told = ask(folder, 'school', school['urn'])
        chain = ask(folder, 'case', school['urn'])
        if (all(told.get(name.replace('_', '-')) == value for name, value in facts.items()) and not chain['gates']
                and not any(step['state'] == 'done' for step in chain['steps'])):
            return school
    raise AssertionError(f'the sample borough has no school like {facts}')
