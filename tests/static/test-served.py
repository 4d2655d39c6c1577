# SPDX-License-Identifier: GPL-3.0-or-later
"""No record says that a person was served or consulted unless a person confirmed that row: every way by which a record can
be put into the register is named here, with what it puts. Whoever adds one says so here."""
import os
import re

SOURCE = os.environ['FETTLE_TEST_SOURCE']
PUT = re.compile(r'\bfettle_batch_put \(')
SERVED = re.compile(r'"(?:notice-copy|consultee)"')
WAYS = {
    'src/calendar/fettle-term-dates.c': 'school holidays, which a person has seen before',
    'src/imports/fettle-import-plan.c': 'facts of schools, from public files',
    'src/letters/fettle-case-letter-keep.c': 'the document, and the record that it is of, with that link alone',
    'src/letters/fettle-letter-template-store.c': 'templates of letters',
    'src/sample/fettle-demo-cases.c': 'the sample borough, which is about nobody',
    'src/sample/fettle-set-up.c': 'the authority',
    'src/ui/data/fettle-holidays-view.c': 'public holidays',
    'src/ui/forms/fettle-case-forms.c': 'the next visit; a promised date that is done',
    'src/ui/forms/fettle-form.c': 'the one record that the form shows',
    'src/ui/forms/fettle-recipients-form.c': 'a row that a person has switched on, and no other',
    'src/ui/forms/fettle-school-forms.c': 'a correction of a school, a document',
    'src/ui/review/fettle-review-mode-actions.c': 'a review meeting',
    'src/ui/review/fettle-review-sheet.c': 'ratings, reviews and their actions',
    'src/ui/school/fettle-school-page-actions.c': 'a school followed again; a visit called off',
    'src/ui/school/fettle-school-page-visits.c': 'an action of a visit that is done',
}
# Where the two kinds are named at all, outside rules, letters and papers that only read them.
MAKERS = {'src/ui/intervention/fettle-intervention-view-actions.c', 'src/ui/forms/fettle-recipients-form.c',
          'src/ui/forms/fettle-case-form-table.c', 'src/ui/forms/fettle-case-forms.c'}


def sources(*folders):
    for folder in folders:
        for where, _, names in os.walk(os.path.join(SOURCE, 'src', folder)):
            for name in sorted(names):
                if name.endswith('.c'):
                    path = os.path.join(where, name)
                    with open(path, encoding='utf-8') as file:
                        yield os.path.relpath(path, SOURCE), file.read()


def find_faults():
    above = [one for one in sorted(os.listdir(os.path.join(SOURCE, 'src'))) if one != 'store']
    putting = {path for path, text in sources(*above) if PUT.search(text)}
    for path in sorted(putting - set(WAYS)):
        yield f'{path} puts records: say in test-served.py what it puts'
    for path in sorted(set(WAYS) - putting):
        yield f'{path} puts no record'
    for path, text in sources('ui', 'cli', 'imports'):
        if SERVED.search(text) and path not in MAKERS:
            yield f'{path} names a copy or a consultee'
    form = dict(sources('ui'))['src/ui/forms/fettle-recipients-form.c']
    loop = form[form.index('fettle_recipients_form_save (FettleRecipientsForm *self)\n{'):]
    if not loop.index('if (!gtk_switch_get_active (row->confirmed))') < loop.index('fettle_batch_put ('):
        yield 'the form of recipients puts a row that is not switched on'


def main():
    wrong = list(find_faults())
    print('1..1')
    for line in wrong:
        print('# ' + line)
    print(('not ok' if wrong else 'ok') + ' 1 nobody is recorded as served or asked whom no person confirmed')


main()
