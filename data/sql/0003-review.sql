-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3 of the register: the meetings that review the schools of concern, and what they decided about each.

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
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX case_review_by_school ON case_review ("school");
CREATE INDEX case_review_by_case ON case_review ("case");
CREATE INDEX case_review_by_meeting ON case_review ("meeting");

-- Promised dates: the review at which it was promised
ALTER TABLE deadline ADD COLUMN "review" TEXT REFERENCES case_review (id) DEFERRABLE INITIALLY DEFERRED; -- Review
CREATE INDEX deadline_by_review ON deadline ("review");
