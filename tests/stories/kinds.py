# SPDX-License-Identifier: GPL-3.0-or-later
"""Schools of other kinds: whom the Act names at each (R9), and an academy, over which the authority has no powers."""
from acts import (APPOINTERS, CHIEF_INSPECTOR, GOVERNING_BODY, HEAD, SECRETARY, WARNING_NOTICE_COPY, case_at,
                  consult_on_a_board, expect_parties, give_copies, raise_concern, steps, up_to_eligibility,
                  up_to_the_notice)
from case_page import PARTIES, POWERS

BISHOP = 'Diocesan bishop (Roman Catholic)'


def tell_all(page, copies, consultees, good_practice=()):
    """Those whom the Act names have a copy or are asked; those of good practice stand beside them, and need not be."""
    up_to_the_notice(page, 'Minded to seek an interim executive board')
    expect_parties(page, WARNING_NOTICE_COPY, [*copies, *good_practice])
    give_copies(page, 'Mon 23 Nov 2026')
    up_to_eligibility(page, 'To seek an interim executive board')
    consult_on_a_board(page, [*consultees, *good_practice])
    for who in good_practice:
        page.expect(PARTIES, who, 'Good practice, no duty in law', 'Not sent')
    told = [party['label'] for party in page.register()['recipients'] if party['sent_on']]
    assert sorted(told) == sorted(copies + consultees), told


def a_roman_catholic_voluntary_aided_school():
    """Its diocese is copied and consulted; whoever appoints the foundation governors has a copy as well (s.60(6))."""
    with case_at('2027-01-22', category_of_school='voluntary-aided', religious_character='Roman Catholic') as page:
        tell_all(page, [CHIEF_INSPECTOR, HEAD, SECRETARY, BISHOP, APPOINTERS], [GOVERNING_BODY, BISHOP])


def a_muslim_voluntary_aided_school():
    """Only the Church of England and the Roman Catholic Church have a diocese in Part 4 (trap 10)."""
    with case_at('2027-01-22', category_of_school='voluntary-aided', religious_character='Muslim') as page:
        tell_all(page, [CHIEF_INSPECTOR, HEAD, SECRETARY, APPOINTERS], [GOVERNING_BODY, APPOINTERS])
        assert not [name for name, _ in page.parties() if 'ioces' in name], page.parties()


def a_foundation_special_school():
    """The Act does not name it with foundation schools: whoever appoints its governors has a copy as good practice only
    (trap 9), and the governing body alone is consulted."""
    with case_at('2027-01-22', category_of_school='foundation-special') as page:
        tell_all(page, [CHIEF_INSPECTOR, HEAD, SECRETARY], [GOVERNING_BODY], [APPOINTERS])


def an_academy():
    """Part 4 never applies (trap 12): what there is to do is to raise it with the trust and with the Department."""
    with case_at('2026-11-21', category_of_school='academy') as page:
        raise_concern(page, 'Sat 21 Nov 2026')
        for step in ('Raise it with the trust', 'Raise it with the Department for Education'):
            page.do(step, 'Step with Trust or Department').put('Details', 'Attendance').save()
            page.there_and_back(step, 'Done Sat 21 Nov 2026')
        page.expect_no_step('Give the warning notice')
        page.expect_no_step('Give notice of the interim executive board')
        assert not page.program.find('list', POWERS) and not page.program.find('list', PARTIES)
        page.expect('What the Law Says of the School', 'No Power of Part 4', 'Part 4 never applies to an academy')
        page.program.click('Record')
        page.program.wait('menu item', 'Trust, Department and RISE')
        assert not page.program.find('menu item', 'Notices') and not page.program.find('menu item', 'Powers')
        held = page.register()
        assert held['part4'] is False and held['recipients'] == [], held
        assert {power['answer'] for power in held['powers']} == {'not-maintained'}, held['powers']


STORIES = [
    a_roman_catholic_voluntary_aided_school,
    a_muslim_voluntary_aided_school,
    a_foundation_special_school,
    an_academy,
]
