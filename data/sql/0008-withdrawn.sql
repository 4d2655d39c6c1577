-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 8 of the register: inspections that Ofsted's list no longer has, and what Ofsted answered when it was asked.

-- As at date of the list of latest inspections that no longer had the inspection, and gave an earlier one as the school's latest
ALTER TABLE inspection ADD COLUMN "withdrawn_since" TEXT CHECK ("withdrawn_since" GLOB '[12][0-9][0-9][0-9]*');
-- The day that the officer asked Ofsted whether the inspection stands
ALTER TABLE inspection ADD COLUMN "withdrawn_asked_on" TEXT CHECK ("withdrawn_asked_on" GLOB '[12][0-9][0-9][0-9]*');
-- What Ofsted answered; code of the vocabulary withdrawn-answer
ALTER TABLE inspection ADD COLUMN "withdrawn_answer" TEXT CHECK ("withdrawn_answer" <> '');
-- The day that Ofsted answered: without it the answer does not count
ALTER TABLE inspection ADD COLUMN "withdrawn_answered_on" TEXT CHECK ("withdrawn_answered_on" GLOB '[12][0-9][0-9][0-9]*');
