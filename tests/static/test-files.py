#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files beside the source: validated by the tools that their formats have, where those are installed."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import project
import tap

BUILD = project.pathlib.Path(os.environ['FETTLE_TEST_BUILD'])
SHARED = project.pathlib.Path(os.environ.get('FETTLE_TEST_SHARED', ''))

# Shorter lines may agree by chance.
LINE_WORTH_COMPARING = 60

LOWER_ARCHIVES = ('base', 'model', 'rules', 'store', 'reports', 'sheets', 'documents', 'imports', 'letters', 'evidence', 'workbook', 'calendar',
                  'sample')


def complaints_of(*command):
    """The words of a validator that was not content."""
    if not shutil.which(command[0]):
        raise tap.Skip(f'{command[0]} is not installed')
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        return [f'{" ".join(map(str, command))}: {done.returncode}', *done.stdout.decode(errors='replace').splitlines()]
    return []


def check_desktop():
    return complaints_of('desktop-file-validate', BUILD / 'data' / 'io.github.fettle_app.Fettle.desktop')


def check_metainfo():
    return complaints_of('appstreamcli', 'validate', '--no-net', BUILD / 'data' / 'io.github.fettle_app.Fettle.metainfo.xml')


def check_schemas():
    schemas = project.files('data', '.gschema.xml')
    if not schemas:
        raise tap.Skip('there is no settings schema')
    return complaints_of('glib-compile-schemas', '--strict', '--dry-run', schemas[0].parent)


def check_ui():
    """Well-formed here; that each template can be made is for the display tests, which know the program's own classes."""
    for path in project.files('data/ui', '.ui'):
        root = ElementTree.parse(path).getroot()
        if root.tag != 'interface':
            yield f'{project.name(path)}: not an interface'
        if root.get('domain') is None and 'translatable="yes"' in path.read_text(encoding='utf-8'):
            for element in root.iter():
                if element.get('translatable') == 'yes' and not (element.text or '').strip():
                    yield f'{project.name(path)}: an empty text is marked for translation'


def check_manuals():
    if not shutil.which('mandoc'):
        raise tap.Skip('mandoc is not installed')
    for path in project.files('data', '.1'):
        done = subprocess.run(['mandoc', '-Tlint', '-Wwarning', str(path)], stdout=subprocess.PIPE, check=False)
        yield from done.stdout.decode().splitlines()


def check_manual_is_complete():
    """Every command and option of the program stands in its manual."""
    program = BUILD / 'src' / 'cli' / 'fettle-cli'
    manual = (project.ROOT / 'data' / 'fettle-cli.1').read_text(encoding='utf-8')
    told = subprocess.run([str(program), '--help'], stdout=subprocess.PIPE, check=True).stdout.decode()
    commands = re.findall(r'^  ([a-z]+) ', told, re.MULTILINE)
    if len(commands) < 12:
        yield f'--help names only {commands}'
    for command in commands:
        if f'.It Cm {command}' not in manual:
            yield f'fettle-cli.1 lacks the command {command}'
        help_text = subprocess.run([str(program), command, '--help'], stdout=subprocess.PIPE, check=True).stdout.decode()
        for option in set(re.findall(r'--([a-z-]+)', help_text)):
            if f'Fl -{option}' not in manual:
                yield f'fettle-cli.1 lacks --{option} of {command}'


def check_manual_of_the_window():
    program = BUILD / 'src' / 'ui' / 'fettle'
    if not program.exists():
        raise tap.Skip('the window is not built')
    manual = (project.ROOT / 'data' / 'fettle.1').read_text(encoding='utf-8')
    told = subprocess.run([str(program), '--help'], stdout=subprocess.PIPE, check=True).stdout.decode()
    options = set(re.findall(r'--([a-z]+)(?:=| )', told))
    if not {'data', 'version', 'today'} <= options:
        yield f'--help tells only of {options}'
    for option in options:
        if f'Fl -{option}' not in manual:
            yield f'fettle.1 lacks --{option}'
    version = subprocess.run([str(program), '--version'], stdout=subprocess.PIPE, check=True).stdout.decode()
    if not re.fullmatch(r'fettle \d+\.\d+\.\d+\n', version):
        yield f'--version says {version!r}'


def check_flatpak():
    manifest = json.loads((project.ROOT / 'flatpak' / 'io.github.fettle_app.Fettle.json').read_text(encoding='utf-8'))
    modules = {module['name']: module for module in manifest['modules']}
    if manifest['id'] != 'io.github.fettle_app.Fettle' or manifest['runtime'] != 'org.gnome.Platform':
        yield 'wrong id or runtime'
    if any('network' in word or 'filesystem' in word for word in manifest['finish-args']):
        yield 'Fettle works offline and reaches files through the portal'
    for name in ('libxlsxwriter', 'libcsv', 'libzip', 'libsodium', 'poppler', 'poppler-data'):
        if name not in modules:
            yield f'{name} is missing'
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] in ('archive', 'file'):
                yield from complaints_of_download(module['name'], source)


def complaints_of_download(name, source):
    if not re.fullmatch(r'[0-9a-f]{64}', source.get('sha256', '')) or not source.get('url', '').startswith('https://'):
        yield f'{name}: a source without hash or address'
    elif not re.search(r'\d+\.\d+', source['url'].rsplit('/', 1)[1]):
        yield f'{name}: a source without version'


def check_release():
    """NEWS and the build agree on the version; the description that is built has a release for each entry of NEWS."""
    version = re.search(r"version: '([^']+)'", (project.ROOT / 'meson.build').read_text(encoding='utf-8')).group(1)
    news = [line.split()[1] for line in project.lines(project.ROOT / 'NEWS') if re.match(r'Fettle \d', line)]
    built = ElementTree.parse(BUILD / 'data' / 'io.github.fettle_app.Fettle.metainfo.xml').getroot()
    if news[0] != version:
        yield f'NEWS begins with {news[0]}, the build is {version}'
    if [release.get('version') for release in built.iter('release')] != news:
        yield 'the releases of the metainfo are not those of NEWS'
    if not all(list(release.iter('li')) for release in built.iter('release')):
        yield 'a release of the metainfo says nothing'


def check_screenshots():
    if not (project.ROOT / 'data' / 'screenshots').is_dir():
        raise tap.Skip('no pictures have been made')
    metainfo = (project.ROOT / 'data' / 'io.github.fettle_app.Fettle.metainfo.xml.in').read_text(encoding='utf-8')
    for name in re.findall(r'data/screenshots/([\w-]+\.png)', metainfo):
        if not (project.ROOT / 'data' / 'screenshots' / name).is_file():
            yield f'data/screenshots/{name} is named in the metainfo and missing (./dev screenshots)'


def check_archives():
    for name in LOWER_ARCHIVES:
        archive = BUILD / 'src' / name / f'libfettle-{name}.a'
        told = subprocess.run(['nm', '--undefined-only', str(archive)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        for symbol in set(re.findall(r'\b((?:gtk|gdk(?!_pixbuf)|gsk|adw)_\w+)', told.stdout.decode())):
            yield f'{archive.name} uses {symbol}'


def check_installed():
    """What an installed program needs arrives where the desktop looks for it."""
    wanted = ['bin/fettle-cli', 'share/applications/*.desktop', 'share/metainfo/*.metainfo.xml', 'share/man/man1/fettle-cli.1',
              'share/icons/hicolor/scalable/apps/*.svg', 'share/icons/hicolor/symbolic/apps/*-symbolic.svg']
    if (BUILD / 'src' / 'ui' / 'fettle').is_file():
        wanted += ['bin/fettle', 'share/man/man1/fettle.1', 'share/glib-2.0/schemas/*.gschema.xml']
    with tempfile.TemporaryDirectory(prefix='fettle-install-') as top:
        yield from complaints_of('meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', top)
        for pattern in wanted:
            if not list(project.pathlib.Path(top).glob('**/' + pattern)):
                yield f'{pattern} is not installed'


def shared_lines():
    hashes = set()
    for path in (SHARED / 'data').rglob('*'):
        if path.is_file() and path.suffix in ('.csv', '.json', '.geojson'):
            for number, line in enumerate(path.read_bytes().splitlines()):
                if number > 3 and len(line) >= LINE_WORTH_COMPARING:
                    hashes.add(hash(line.strip()))
    return hashes


def check_nothing_copied():
    """The shared files are for reading; no file and no row of them is in the project."""
    if not (SHARED / 'data').is_dir():
        raise tap.Skip('there is no shared data here')
    whole = {hashlib.sha256(path.read_bytes()).digest() for path in (SHARED / 'data').rglob('*') if path.is_file()}
    rows = shared_lines()
    for folder in ('data', 'tests', 'po', 'flatpak', 'src'):
        for path in (project.ROOT / folder).rglob('*'):
            if not path.is_file():
                continue
            content = path.read_bytes()
            if hashlib.sha256(content).digest() in whole:
                yield f'{project.name(path)} is a copy of a shared file'
            elif any(len(line) >= LINE_WORTH_COMPARING and hash(line.strip()) in rows for line in content.splitlines()):
                yield f'{project.name(path)} holds a row of a shared file'


CASES = [
    ('files/desktop', check_desktop),
    ('files/metainfo', check_metainfo),
    ('files/schemas', check_schemas),
    ('files/ui', check_ui),
    ('files/manuals', check_manuals),
    ('files/manual-is-complete', check_manual_is_complete),
    ('files/flatpak', check_flatpak),
    ('files/manual-of-the-window', check_manual_of_the_window),
    ('files/release', check_release),
    ('files/screenshots', check_screenshots),
    ('files/archives', check_archives),
    ('files/installed', check_installed),
    ('files/nothing-copied', check_nothing_copied),
]

if __name__ == '__main__':
    tap.run(CASES)
