-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 9 of the register: who states what a paper notice sets out, who authorised each act under the Acts, and the choices
-- of law that the authority made.

-- Who states that the attached document sets out all that the Act asks for
ALTER TABLE warning_notice ADD COLUMN "contents_by" TEXT CHECK ("contents_by" <> '');
-- When that was stated
ALTER TABLE warning_notice ADD COLUMN "contents_on" TEXT CHECK ("contents_on" GLOB '[12][0-9][0-9][0-9]*');
-- The time of the day at which it was given
ALTER TABLE warning_notice ADD COLUMN "given_time" TEXT CHECK ("given_time" <> '');
-- The time of the day at which it was given
ALTER TABLE secretary_of_state_notice ADD COLUMN "given_time" TEXT CHECK ("given_time" <> '');

-- How it was sent; code of the vocabulary given-how
ALTER TABLE consultee ADD COLUMN "sent_how" TEXT CHECK ("sent_how" <> '');

-- Who authorised it for the authority
ALTER TABLE powers_notice ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- The post of that person
ALTER TABLE powers_notice ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- When it was authorised
ALTER TABLE powers_notice ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Under which paragraph of the scheme of delegation
ALTER TABLE powers_notice ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Who authorised it for the authority
ALTER TABLE s70a_notification ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- The post of that person
ALTER TABLE s70a_notification ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- When it was authorised
ALTER TABLE s70a_notification ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Under which paragraph of the scheme of delegation
ALTER TABLE s70a_notification ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Who authorised it for the authority
ALTER TABLE power_use ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- The post of that person
ALTER TABLE power_use ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- When it was authorised
ALTER TABLE power_use ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Under which paragraph of the scheme of delegation
ALTER TABLE power_use ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Who authorised it for the authority
ALTER TABLE additional_governor ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- The post of that person
ALTER TABLE additional_governor ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- When it was authorised
ALTER TABLE additional_governor ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Under which paragraph of the scheme of delegation
ALTER TABLE additional_governor ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Who authorised it for the authority
ALTER TABLE budget_suspension ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- The post of that person
ALTER TABLE budget_suspension ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- When it was authorised
ALTER TABLE budget_suspension ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Under which paragraph of the scheme of delegation
ALTER TABLE budget_suspension ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Who authorised it for the authority
ALTER TABLE ieb_member ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- The post of that person
ALTER TABLE ieb_member ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- When it was authorised
ALTER TABLE ieb_member ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Under which paragraph of the scheme of delegation
ALTER TABLE ieb_member ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Choices of law: where the law leaves a question open, which reading the authority took
CREATE TABLE law_choice (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "rule" TEXT NOT NULL CHECK ("rule" <> ''),                           -- Question; code of the vocabulary law-question
  "choice" TEXT NOT NULL CHECK ("choice" <> ''),                       -- Choice; code of the vocabulary law-choice
  "chosen_by" TEXT NOT NULL CHECK ("chosen_by" <> ''),                 -- Chosen by
  "chosen_on" TEXT NOT NULL CHECK ("chosen_on" GLOB '[12][0-9][0-9][0-9]*'), -- Chosen
  "reason" TEXT NOT NULL CHECK ("reason" <> ''),                       -- Reason
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX law_choice_by_rule ON law_choice ("rule");
