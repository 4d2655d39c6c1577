-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3 of the register: the meetings that review the schools of concern, and what they decided about each; and what letters say
-- beyond the dates of the law: addresses, who signs and decides, actions with their days, members whom an application proposes, support
-- that was brokered, and the authority's own templates. Record tables as in version 1.

-- Review meetings
CREATE TABLE review_meeting (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "title" TEXT NOT NULL CHECK ("title" <> ''),                         -- Title
  "held_on" TEXT NOT NULL CHECK ("held_on" GLOB '[12][0-9][0-9][0-9]*'), -- Held
  "chair" TEXT CHECK ("chair" <> ''),                                  -- Chair
  "present" TEXT CHECK ("present" <> ''),                              -- Present
  "agenda" TEXT CHECK ("agenda" <> ''),                                -- Agenda: the ids of the schools in their order, one a line
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Ended
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;

-- Reviews: what a meeting decided about one school
CREATE TABLE case_review (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "meeting" TEXT REFERENCES review_meeting (id) DEFERRABLE INITIALLY DEFERRED, -- Review meeting
  "reviewed_on" TEXT NOT NULL CHECK ("reviewed_on" GLOB '[12][0-9][0-9][0-9]*'), -- Reviewed
  "rating_before" TEXT CHECK ("rating_before" <> ''),                  -- Rating before; code of the vocabulary concern-rag
  "rating" TEXT CHECK ("rating" <> ''),                                -- Overall rating; code of the vocabulary concern-rag
  "direction" TEXT CHECK ("direction" <> ''),                          -- Direction of travel; code of the vocabulary concern-direction
  "rationale" TEXT CHECK ("rationale" <> ''),                          -- Why
  "decision" TEXT NOT NULL CHECK ("decision" <> ''),                   -- Decision; code of the vocabulary review-decision
  "minute" TEXT CHECK ("minute" <> ''),                                -- Minute
  "next_review_on" TEXT CHECK ("next_review_on" GLOB '[12][0-9][0-9][0-9]*'), -- Next review
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX case_review_by_school ON case_review ("school");
CREATE INDEX case_review_by_case ON case_review ("case");
CREATE INDEX case_review_by_meeting ON case_review ("meeting");

-- Promised dates: the review at which it was promised
ALTER TABLE deadline ADD COLUMN "review" TEXT REFERENCES case_review (id) DEFERRABLE INITIALLY DEFERRED; -- Review
CREATE INDEX deadline_by_review ON deadline ("review");

-- Authority
-- Directorate: As it stands under the name of the council on letters
ALTER TABLE authority ADD COLUMN "directorate" TEXT CHECK ("directorate" <> '');
-- Address
ALTER TABLE authority ADD COLUMN "address" TEXT CHECK ("address" <> '');
-- Telephone
ALTER TABLE authority ADD COLUMN "telephone" TEXT CHECK ("telephone" <> '');
-- E-mail: Where replies go; without it, to the link officer of the school
ALTER TABLE authority ADD COLUMN "email" TEXT CHECK ("email" <> '');
-- Who signs letters: Where the record names nobody else
ALTER TABLE authority ADD COLUMN "signatory_name" TEXT CHECK ("signatory_name" <> '');
-- Post of who signs
ALTER TABLE authority ADD COLUMN "signatory_post" TEXT CHECK ("signatory_post" <> '');

-- Contacts
-- Address: Where letters go, if not to the school
ALTER TABLE contact ADD COLUMN "address" TEXT CHECK ("address" <> '');

-- Cases
-- Reference: As it stands on letters
ALTER TABLE intervention_case ADD COLUMN "reference" TEXT CHECK ("reference" <> '');
-- Who decided the end
ALTER TABLE intervention_case ADD COLUMN "closed_by" TEXT CHECK ("closed_by" <> '');
-- Why intervention ends: As the letter to the governing body says it
ALTER TABLE intervention_case ADD COLUMN "closed_reasons" TEXT CHECK ("closed_reasons" <> '');
-- Document
ALTER TABLE intervention_case ADD COLUMN "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX intervention_case_by_document ON intervention_case ("document");

-- Letters of concern
-- Meeting
ALTER TABLE pre_warning_letter ADD COLUMN "meeting_on" TEXT CHECK ("meeting_on" GLOB '[12][0-9][0-9][0-9]*');
-- Place of the meeting
ALTER TABLE pre_warning_letter ADD COLUMN "meeting_place" TEXT CHECK ("meeting_place" <> '');

-- Findings
-- What happens next
ALTER TABLE notice_finding ADD COLUMN "next_steps" TEXT CHECK ("next_steps" <> '');
-- Document
ALTER TABLE notice_finding ADD COLUMN "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX notice_finding_by_document ON notice_finding ("document");

-- Notices of proposed powers
-- Why the notice is reasonable (Education and Inspections Act 2006 ss.60(1)(d), 60A)
ALTER TABLE powers_notice ADD COLUMN "reasonable_reason" TEXT CHECK ("reasonable_reason" <> '');

-- Consultations
-- Why the power is proposed
ALTER TABLE consultation ADD COLUMN "reasons" TEXT CHECK ("reasons" <> '');

-- Consultees
-- Address
ALTER TABLE consultee ADD COLUMN "address" TEXT CHECK ("address" <> '');

-- Applications for consent
-- Why a board is needed: And why no other power would do
ALTER TABLE ieb_application ADD COLUMN "reasons" TEXT CHECK ("reasons" <> '');

-- Interim executive boards
-- Authorised by
ALTER TABLE ieb ADD COLUMN "authorised_by" TEXT CHECK ("authorised_by" <> '');
-- Post
ALTER TABLE ieb ADD COLUMN "authorised_post" TEXT CHECK ("authorised_post" <> '');
-- Authorised
ALTER TABLE ieb ADD COLUMN "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*');
-- Scheme of delegation: Under which paragraph the officer may give the notice
ALTER TABLE ieb ADD COLUMN "scheme_reference" TEXT CHECK ("scheme_reference" <> '');

-- Interim executive members
-- Time expected
ALTER TABLE ieb_member ADD COLUMN "time_expected" TEXT CHECK ("time_expected" <> '');
-- Notice that ends the appointment (Education and Inspections Act 2006 Sch 6 para 5)
ALTER TABLE ieb_member ADD COLUMN "notice_period" TEXT CHECK ("notice_period" <> '');

-- Statements of action
-- Reasons for no action (Education Act 2005 s.15)
ALTER TABLE statement_of_action ADD COLUMN "no_action_reason" TEXT CHECK ("no_action_reason" <> '');
-- How their views are taken into account (Education Act 2005 s.15)
ALTER TABLE statement_of_action ADD COLUMN "parents_account" TEXT CHECK ("parents_account" <> '');
-- Post
ALTER TABLE statement_of_action ADD COLUMN "prepared_post" TEXT CHECK ("prepared_post" <> '');

-- Actions asked for in letters of concern
CREATE TABLE concern_action (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  -- Letter of concern
  "letter" TEXT NOT NULL REFERENCES pre_warning_letter (id) DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,                                                    -- Number
  "action" TEXT NOT NULL CHECK ("action" <> ''),                       -- Action asked for
  "by" TEXT CHECK ("by" GLOB '[12][0-9][0-9][0-9]*'),                  -- By
  "done_on" TEXT CHECK ("done_on" GLOB '[12][0-9][0-9][0-9]*'),        -- Done
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX concern_action_by_school ON concern_action ("school");
CREATE INDEX concern_action_by_letter ON concern_action ("letter");

-- Members whom an application for consent proposes
CREATE TABLE proposed_member (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  -- Application for consent
  "application" TEXT NOT NULL REFERENCES ieb_application (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  "role" TEXT CHECK ("role" <> ''),                                    -- Role; code of the vocabulary ieb-role
  "skills" TEXT CHECK ("skills" <> ''),                                -- Suitability, skills and experience
  "chair" INTEGER CHECK ("chair" IN (0, 1)),                           -- Proposed as chair
  "contact" TEXT CHECK ("contact" <> ''),                              -- E-mail and telephone
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX proposed_member_by_school ON proposed_member ("school");
CREATE INDEX proposed_member_by_application ON proposed_member ("application");

-- Actions of statements of action
CREATE TABLE statement_action (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  -- Statement of action
  "statement" TEXT NOT NULL REFERENCES statement_of_action (id) DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,                                                    -- Number
  "action" TEXT NOT NULL CHECK ("action" <> ''),                       -- Action (Education Act 2005 s.15)
  "who" TEXT CHECK ("who" <> ''),                                      -- Who
  "by" TEXT CHECK ("by" GLOB '[12][0-9][0-9][0-9]*'),                  -- By (Education Act 2005 s.15)
  "measure" TEXT CHECK ("measure" <> ''),                              -- Measure: How success is judged
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX statement_action_by_school ON statement_action ("school");
CREATE INDEX statement_action_by_statement ON statement_action ("statement");

-- Support brokered for schools
CREATE TABLE support (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  -- Case
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED,
  "need" TEXT NOT NULL CHECK ("need" <> ''),                           -- Need: What the support is for
  "asked_by" TEXT CHECK ("asked_by" <> ''),                            -- Asked for by
  "provider" TEXT CHECK ("provider" <> ''),                            -- Provider
  "provider_type" TEXT CHECK ("provider_type" <> ''),                  -- Type of provider; code of the vocabulary support-provider
  -- Conflict of interest checked: And the provider’s capacity
  "interest_checked" INTEGER CHECK ("interest_checked" IN (0, 1)),
  "scope" TEXT CHECK ("scope" <> ''),                                  -- What the provider will do
  "aims" TEXT CHECK ("aims" <> ''),                                    -- What it should achieve: One aim a line
  "asks" TEXT CHECK ("asks" <> ''),                                    -- What is asked of the school: One a line
  -- Agreed: Support agreed on one day goes into one letter of engagement
  "agreed_on" TEXT CHECK ("agreed_on" GLOB '[12][0-9][0-9][0-9]*'),
  "from" TEXT CHECK ("from" GLOB '[12][0-9][0-9][0-9]*'),              -- From
  "to" TEXT CHECK ("to" GLOB '[12][0-9][0-9][0-9]*'),                  -- To
  "days_planned" INTEGER,                                              -- Days planned, in halves
  "days_used" INTEGER,                                                 -- Days used, in halves
  "cost" INTEGER,                                                      -- Cost to the school, in pence
  "funding" TEXT CHECK ("funding" <> ''),                              -- Paid from; code of the vocabulary support-funding
  "review_on" TEXT CHECK ("review_on" GLOB '[12][0-9][0-9][0-9]*'),    -- Review
  "impact" TEXT CHECK ("impact" <> ''),                                -- Impact; code of the vocabulary support-impact
  "impact_note" TEXT CHECK ("impact_note" <> ''),                      -- How it was seen
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Ended
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why it ended
  -- Document
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX support_by_school ON support ("school");
CREATE INDEX support_by_case ON support ("case");
CREATE INDEX support_by_document ON support ("document");

-- Addresses of the bodies whom the Acts name
CREATE TABLE addressee (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "party" TEXT NOT NULL CHECK ("party" <> ''),                         -- Who; code of the vocabulary statutory-party
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name: As it stands on the envelope
  -- Diocese: As Get Information about Schools names it; left empty, for schools of every diocese
  "diocese" TEXT CHECK ("diocese" <> ''),
  "person" TEXT CHECK ("person" <> ''),                                -- Care of: Who opens the letter
  "address" TEXT CHECK ("address" <> ''),                              -- Address
  "email" TEXT CHECK ("email" <> ''),                                  -- E-mail
  "telephone" TEXT CHECK ("telephone" <> ''),                          -- Telephone
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;

-- The authority’s own templates and letterhead; the newest of each letter counts
CREATE TABLE letter_template (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "letter" TEXT NOT NULL CHECK ("letter" <> ''),                       -- Letter: its id, or letterhead
  "file_name" TEXT NOT NULL CHECK ("file_name" <> ''),                 -- File name
  "size" INTEGER,                                                      -- Size: Bytes
  "sha256" TEXT NOT NULL CHECK ("sha256" <> ''),                       -- Fingerprint: SHA-256 of the file as it was received
  "set_on" TEXT CHECK ("set_on" GLOB '[12][0-9][0-9][0-9]*'),          -- In use since
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;

-- Drafts
-- A field and values of it, as field=value,value: saving the form saves the record once more for each
ALTER TABLE draft ADD COLUMN repeats TEXT CHECK (repeats <> '');
