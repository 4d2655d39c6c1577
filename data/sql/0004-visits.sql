-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4 of the register: visits to schools, and the actions that were agreed at them. Record tables as in version 1.

-- Visits of the authority to schools
CREATE TABLE visit (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "type" TEXT NOT NULL CHECK ("type" <> ''),                           -- Type of visit; code of the vocabulary visit-type
  -- Planned for: Left empty where nobody planned it
  "planned_on" TEXT CHECK ("planned_on" GLOB '[12][0-9][0-9][0-9]*'),
  "held_on" TEXT CHECK ("held_on" GLOB '[12][0-9][0-9][0-9]*'),        -- Held: The day on which it took place
  "time" TEXT CHECK ("time" <> ''),                                    -- Time: From and to: 9.30 to 12.15
  "days" INTEGER,                                                      -- Days, in halves
  "lead_officer" TEXT CHECK ("lead_officer" <> ''),                    -- Lead officer
  "present" TEXT CHECK ("present" <> ''),                              -- Others present: Names with their roles
  "focus" TEXT CHECK ("focus" <> ''),                                  -- Focus: In a few words: early reading; attendance
  "purpose" TEXT CHECK ("purpose" <> ''),                              -- Purpose
  -- Evidence: Lessons visited, pupils’ work, data, documents; talks with pupils, staff, parents, governors
  "evidence" TEXT CHECK ("evidence" <> ''),
  "evaluation" TEXT CHECK ("evaluation" <> ''),                        -- Evaluation
  "strengths" TEXT CHECK ("strengths" <> ''),                          -- Strengths
  "areas" TEXT CHECK ("areas" <> ''),                                  -- Areas for development
  "capacity" TEXT CHECK ("capacity" <> ''),                            -- Capacity to improve
  -- View of the category; code of the vocabulary visit-category-view
  "category_view" TEXT CHECK ("category_view" <> ''),
  -- Why: Where a change is proposed: to which category, and why
  "category_reason" TEXT CHECK ("category_reason" <> ''),
  "support_recommended" TEXT CHECK ("support_recommended" <> ''),      -- Support recommended
  "good_practice" TEXT CHECK ("good_practice" <> ''),                  -- Good practice to share
  "good_practice_agreed" INTEGER CHECK ("good_practice_agreed" IN (0, 1)), -- The school agrees that it is shared
  -- Safeguarding matters: For exempt papers at most; no bundle of evidence takes it
  "safeguarding" TEXT CHECK ("safeguarding" <> ''),
  "private_note" TEXT CHECK ("private_note" <> ''),                    -- Private note: No export ever takes it
  -- Next visit: When it is first filled in, a visit is planned for that day
  "next_visit_on" TEXT CHECK ("next_visit_on" GLOB '[12][0-9][0-9][0-9]*'),
  "no_report" INTEGER CHECK ("no_report" IN (0, 1)),                   -- Logged only: No report follows: a telephone call
  -- Report due: Left empty, two weeks after the visit
  "report_due" TEXT CHECK ("report_due" GLOB '[12][0-9][0-9][0-9]*'),
  "written_on" TEXT CHECK ("written_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Report written
  "sent_on" TEXT CHECK ("sent_on" GLOB '[12][0-9][0-9][0-9]*'),        -- Sent to the head teacher
  -- Response due: Left empty, two weeks after it was sent
  "response_due" TEXT CHECK ("response_due" GLOB '[12][0-9][0-9][0-9]*'),
  "response_on" TEXT CHECK ("response_on" GLOB '[12][0-9][0-9][0-9]*'), -- Response received
  "response" TEXT CHECK ("response" <> ''),                            -- The head teacher finds it; code of the vocabulary visit-response
  "response_note" TEXT CHECK ("response_note" <> ''),                  -- What the head teacher says
  "agreed_on" TEXT CHECK ("agreed_on" GLOB '[12][0-9][0-9][0-9]*'),    -- Agreed
  "governors_on" TEXT CHECK ("governors_on" GLOB '[12][0-9][0-9][0-9]*'), -- Shared with governors
  "cancelled_on" TEXT CHECK ("cancelled_on" GLOB '[12][0-9][0-9][0-9]*'), -- Called off
  "cancelled_note" TEXT CHECK ("cancelled_note" <> ''),                -- Why it was called off
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX visit_by_school ON visit ("school");
CREATE INDEX visit_by_case ON visit ("case");
CREATE INDEX visit_by_document ON visit ("document");
-- Visits that are waited for, that have no report yet, or whose report the head teacher has: few, however many there were
CREATE INDEX visit_open ON visit ("school") WHERE deleted = 0 AND "cancelled_on" IS NULL AND "agreed_on" IS NULL
  AND "governors_on" IS NULL AND "response_on" IS NULL AND ("held_on" IS NULL OR "no_report" IS NULL OR "no_report" = 0);

-- Actions agreed at visits
CREATE TABLE visit_action (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "visit" TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED, -- Visit
  "number" INTEGER,                                                    -- Number
  "action" TEXT NOT NULL CHECK ("action" <> ''),                       -- Action agreed
  "side" TEXT CHECK ("side" <> ''),                                    -- Done by; code of the vocabulary visit-action-side
  "owner" TEXT CHECK ("owner" <> ''),                                  -- Who
  "due_on" TEXT CHECK ("due_on" GLOB '[12][0-9][0-9][0-9]*'),          -- Due
  "measure" TEXT CHECK ("measure" <> ''),                              -- Measure: How success is judged
  "progress" TEXT CHECK ("progress" <> ''),                            -- Progress
  "done_on" TEXT CHECK ("done_on" GLOB '[12][0-9][0-9][0-9]*'),        -- Done
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX visit_action_by_school ON visit_action ("school");
CREATE INDEX visit_action_by_visit ON visit_action ("visit");
-- Actions that are still to be done
CREATE INDEX visit_action_open ON visit_action ("school") WHERE deleted = 0 AND "done_on" IS NULL;

-- What follows from the Secretary of State's own warning notice (Education and Inspections Act 2006 s.60(1))

-- Compliance period ends: the last day on which the governing body can comply
ALTER TABLE secretary_of_state_notice ADD COLUMN "compliance_end" TEXT CHECK ("compliance_end" GLOB '[12][0-9][0-9][0-9]*');
-- Finding; code of the vocabulary compliance-finding
ALTER TABLE secretary_of_state_notice ADD COLUMN "finding" TEXT CHECK ("finding" <> '');
-- When the finding was decided
ALTER TABLE secretary_of_state_notice ADD COLUMN "found_on" TEXT CHECK ("found_on" GLOB '[12][0-9][0-9][0-9]*');
-- When the notice of proposed powers was given
ALTER TABLE secretary_of_state_notice ADD COLUMN "powers_notice_on" TEXT
  CHECK ("powers_notice_on" GLOB '[12][0-9][0-9][0-9]*');

-- The governors who were in office before the board, one a line (Education and Inspections Act 2006 Sch 6 para 6)
ALTER TABLE ieb ADD COLUMN "outgoing_governors" TEXT CHECK ("outgoing_governors" <> '');
