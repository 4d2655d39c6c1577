#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts Birmingham's outcomes from the public files alone: an answer that the program's must equal.

usage: count-birmingham.py GIAS LINKS OFSTED LA_CODE
Prints lines "what=count", sorted.
"""
import collections
import csv
import datetime
import sys

gias, links, ofsted, la = sys.argv[1:]
AREAS = ['uality of education', 'ehaviour and attitudes', 'ersonal development', 'ffectiveness of leadership and management',
         'arly years provision (where applicable)', 'ixth form provision (where applicable)']
FIRST = 'QBPEES'


def whole(text):
    return text[:-2] if text.endswith('.0') else text


def day(text):
    return datetime.datetime.strptime(text, '%d/%m/%Y').date() if text else None


with open(gias, encoding='cp1252', newline='') as f:
    england = {r['URN']: r for r in csv.DictReader(f)}
schools = {u for u, r in england.items() if r['LA (code)'] == la and r['EstablishmentStatus (name)'] != 'Closed'}
with open(ofsted, encoding='utf-8', newline='') as f:
    rows = {whole(r['URN']): r for r in csv.DictReader(f)}
back, on = collections.defaultdict(set), collections.defaultdict(set)
plain = collections.defaultdict(set)
with open(links, encoding='cp1252', newline='') as f:
    for r in csv.DictReader(f):
        kind = r['LinkType']
        if kind.startswith('Predecessor') or kind == 'Result of Amalgamation':
            back[r['URN']].add(r['LinkURN'])
        if kind.startswith('Successor'):
            on[r['URN']].add(r['LinkURN'])
        if kind == 'Predecessor':
            plain[r['URN']].add(r['LinkURN'])
        if kind == 'Successor':
            plain[r['LinkURN']].add(r['URN'])

n = collections.Counter()
for urn in schools:
    n['schools'] += 1
    r = rows.get(urn)
    # The list has no closed schools: Ofsted's row of the academy alone says which LAESTAB the old number had.
    chain = [urn] if r else []
    for new in chain:
        for old in plain[new]:
            here = england[urn]['LA (code)'] + england[urn]['EstablishmentNumber']
            at = [whole(r[k.replace('URN', 'LAESTAB', 1)]) for k in r if k.startswith('URN at time of') and whole(r[k]) == old]
            if back[new] | {old} == {old} and on[old] | {new} == {new} and old not in england and here in at:
                n['numbers of predecessors'] += 1
                chain.append(old)
    if r is None:
        n['outcome not-inspected not-inspected'] += 1
        continue
    full = []
    for start, overall, category, who, first, rest in (
            ('Inspection start date', 'Overall effectiveness', 'Category of concern', 'URN at time of latest graded inspection', FIRST, ''),
            ('Previous inspection start date', 'Previous graded inspection overall effectiveness', 'Previous category of concern',
             'URN at time of previous graded inspection', FIRST.lower(), 'Previous ')):
        if not r[start]:
            continue
        full.append((day(r[start]), whole(r[overall])))
        n['full inspections'] += 1
        n['category ' + r[category]] += bool(r[category])
        n['predecessor'] += bool(r[who]) and whole(r[who]) != urn
        for letter, area in zip(first, AREAS):
            n['area grades'] += whole(r[rest + letter + area]) in ('1', '2', '3', '4')
    converted = r['Did the latest ungraded inspection convert to a graded inspection?'] == 'Yes'
    ungraded = bool(r['Date of latest ungraded inspection']) and not converted
    n['ungraded inspections'] += ungraded
    if ungraded:
        n['predecessor'] += whole(r['URN at time of the ungraded inspection']) not in ('', urn)
        if r['Ungraded inspection overall outcome']:
            n['ungraded ' + r['Ungraded inspection overall outcome']] += 1
    graded = [g for g in sorted(full, reverse=True) if g[1] in ('1', '2', '3', '4')]
    if graded and graded[0][0] < datetime.date(2024, 9, 2):
        n['outcome legacy ' + graded[0][1]] += 1
    elif ungraded and r['Ungraded inspection overall outcome']:
        n['outcome ungraded-only'] += 1
    else:
        n['outcome not-inspected not-inspected'] += 1
for what in sorted(n):
    if n[what]:
        print(f'{what}={n[what]}')
