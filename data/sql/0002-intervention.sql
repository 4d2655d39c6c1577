-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2 of the register: the records of an intervention, from the first concern to the end of an interim executive board.
-- Record tables as in version 1: columns are the fields of the kind in src/model. The dates of law are computed, not kept.

-- Cases
CREATE TABLE intervention_case (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "title" TEXT NOT NULL CHECK ("title" <> ''),                         -- Title
  "state" TEXT NOT NULL CHECK ("state" <> ''),                         -- State; code of the vocabulary case-state
  "opened_on" TEXT NOT NULL CHECK ("opened_on" GLOB '[12][0-9][0-9][0-9]*'), -- Opened
  "lead_officer" TEXT CHECK ("lead_officer" <> ''),                    -- Lead officer
  "summary" TEXT CHECK ("summary" <> ''),                              -- Summary
  "next_review_on" TEXT CHECK ("next_review_on" GLOB '[12][0-9][0-9][0-9]*'), -- Next review
  "closed_on" TEXT CHECK ("closed_on" GLOB '[12][0-9][0-9][0-9]*'),    -- Closed
  "outcome" TEXT CHECK ("outcome" <> ''),                              -- Outcome; code of the vocabulary case-outcome
  "outcome_note" TEXT CHECK ("outcome_note" <> ''),                    -- Outcome in words
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX intervention_case_by_school ON intervention_case ("school");

-- Concerns
CREATE TABLE concern (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "type" TEXT NOT NULL CHECK ("type" <> ''),                           -- Type of concern; code of the vocabulary concern-type
  "title" TEXT NOT NULL CHECK ("title" <> ''),                         -- Summary
  -- Rating; code of the vocabulary concern-rag: Of this concern alone; the overall rating of the case is kept apart
  "rag" TEXT CHECK ("rag" <> ''),
  "direction" TEXT CHECK ("direction" <> ''),                          -- Direction of travel; code of the vocabulary concern-direction
  -- Sources: Where it comes from: a visit, an inspection, data, a complaint
  "sources" TEXT CHECK ("sources" <> ''),
  "issue" TEXT CHECK ("issue" <> ''),                                  -- Issue: What is wrong, and how it was found
  "status" TEXT CHECK ("status" <> ''),                                -- Status now
  "aim" TEXT CHECK ("aim" <> ''),                                      -- Aim
  -- De-escalation point: What must be seen before the concern is lowered, and to what level
  "de_escalation_point" TEXT CHECK ("de_escalation_point" <> ''),
  "next_steps" TEXT CHECK ("next_steps" <> ''),                        -- Next steps
  "raised_on" TEXT NOT NULL CHECK ("raised_on" GLOB '[12][0-9][0-9][0-9]*'), -- Raised
  "raised_by" TEXT CHECK ("raised_by" <> ''),                          -- Raised by
  "state" TEXT NOT NULL CHECK ("state" <> ''),                         -- State; code of the vocabulary concern-state
  "closed_on" TEXT CHECK ("closed_on" GLOB '[12][0-9][0-9][0-9]*'),    -- Closed
  "resolution" TEXT CHECK ("resolution" <> ''),                        -- How it was resolved
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX concern_by_school ON concern ("school");
CREATE INDEX concern_by_case ON concern ("case");

-- Overall ratings
CREATE TABLE concern_rating (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "rating" TEXT NOT NULL CHECK ("rating" <> ''),                       -- Overall rating; code of the vocabulary concern-rag
  "direction" TEXT CHECK ("direction" <> ''),                          -- Direction of travel; code of the vocabulary concern-direction
  "rationale" TEXT NOT NULL CHECK ("rationale" <> ''),                 -- Why
  "rated_on" TEXT NOT NULL CHECK ("rated_on" GLOB '[12][0-9][0-9][0-9]*'), -- Rated
  "rated_by" TEXT CHECK ("rated_by" <> ''),                            -- Rated by
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX concern_rating_by_school ON concern_rating ("school");
CREATE INDEX concern_rating_by_case ON concern_rating ("case");

-- Private notes
CREATE TABLE case_note (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),                     -- Subject
  "body" TEXT CHECK ("body" <> ''),                                    -- Private note: No export ever takes it
  "happened_on" TEXT CHECK ("happened_on" GLOB '[12][0-9][0-9][0-9]*'), -- Date
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX case_note_by_school ON case_note ("school");
CREATE INDEX case_note_by_case ON case_note ("case");

-- Letters of concern
CREATE TABLE pre_warning_letter (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "sent_on" TEXT NOT NULL CHECK ("sent_on" GLOB '[12][0-9][0-9][0-9]*'), -- Sent
  "sent_to" TEXT CHECK ("sent_to" <> ''),                              -- To
  "issues" TEXT CHECK ("issues" <> ''),                                -- Issues
  "response_due" TEXT CHECK ("response_due" GLOB '[12][0-9][0-9][0-9]*'), -- Response due
  "response_on" TEXT CHECK ("response_on" GLOB '[12][0-9][0-9][0-9]*'), -- Response received
  "adequate" INTEGER CHECK ("adequate" IN (0, 1)),                     -- Response is enough
  "adequate_reason" TEXT CHECK ("adequate_reason" <> ''),              -- Why
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX pre_warning_letter_by_school ON pre_warning_letter ("school");
CREATE INDEX pre_warning_letter_by_case ON pre_warning_letter ("case");
CREATE INDEX pre_warning_letter_by_document ON pre_warning_letter ("document");

-- Warning notices
CREATE TABLE warning_notice (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "section" TEXT NOT NULL CHECK ("section" <> ''),                     -- Section; code of the vocabulary warning-notice-section
  "given_on" TEXT CHECK ("given_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Given
  "given_how" TEXT CHECK ("given_how" <> ''),                          -- How given; code of the vocabulary given-how
  -- Standards are unacceptably low (Education and Inspections Act 2006 s.60(2)(a))
  "ground_standards" INTEGER CHECK ("ground_standards" IN (0, 1)),
  -- Serious breakdown in management or governance (Education and Inspections Act 2006 s.60(2)(b))
  "ground_leadership" INTEGER CHECK ("ground_leadership" IN (0, 1)),
  -- Safety of pupils or staff is threatened (Education and Inspections Act 2006 s.60(2)(c))
  "ground_safety" INTEGER CHECK ("ground_safety" IN (0, 1)),
  -- Low against what the pupils might be expected to attain (Education and Inspections Act 2006 s.60(3))
  "comparator_expected" INTEGER CHECK ("comparator_expected" IN (0, 1)),
  -- Low against what they attained before (Education and Inspections Act 2006 s.60(3))
  "comparator_previous" INTEGER CHECK ("comparator_previous" IN (0, 1)),
  -- Low against comparable schools (Education and Inspections Act 2006 s.60(3))
  "comparator_comparable" INTEGER CHECK ("comparator_comparable" IN (0, 1)),
  -- Provision of the pay order not complied with: Only for a pay and conditions notice (Education and Inspections Act 2006 s.60A)
  "provision" TEXT CHECK ("provision" <> ''),
  -- Matters: The matters on which the conclusion is based (Education and Inspections Act 2006 ss.60(4)(a), 60A)
  "matters" TEXT CHECK ("matters" <> ''),
  -- Compliance period as worded: As the notice words it; a person confirms the day on which it ends (Education and Inspections Act 2006 s.60(4))
  "compliance_length" TEXT CHECK ("compliance_length" <> ''),
  -- Compliance period ends: The last day on which the governing body can comply (Education and Inspections Act 2006 s.60(1)(b), (4))
  "compliance_end" TEXT CHECK ("compliance_end" GLOB '[12][0-9][0-9][0-9]*'),
  "confirmed_by" TEXT CHECK ("confirmed_by" <> ''),                    -- End confirmed by
  "confirmed_on" TEXT CHECK ("confirmed_on" GLOB '[12][0-9][0-9][0-9]*'), -- End confirmed
  -- Minded to require arrangements (Education and Inspections Act 2006 ss.60(4), 63)
  "minded_63" INTEGER CHECK ("minded_63" IN (0, 1)),
  -- Minded to appoint additional governors (Education and Inspections Act 2006 ss.60(4), 64)
  "minded_64" INTEGER CHECK ("minded_64" IN (0, 1)),
  -- Minded to seek an interim executive board (Education and Inspections Act 2006 ss.60(4), 65)
  "minded_65" INTEGER CHECK ("minded_65" IN (0, 1)),
  -- Minded to suspend the delegated budget (Education and Inspections Act 2006 ss.60(4), 66)
  "minded_66" INTEGER CHECK ("minded_66" IN (0, 1)),
  -- Other action that the authority is minded to take (Education and Inspections Act 2006 s.60(4))
  "minded_other" TEXT CHECK ("minded_other" <> ''),
  "authorised_by" TEXT CHECK ("authorised_by" <> ''),                  -- Authorised by
  "authorised_post" TEXT CHECK ("authorised_post" <> ''),              -- Post
  "authorised_on" TEXT CHECK ("authorised_on" GLOB '[12][0-9][0-9][0-9]*'), -- Authorised
  -- Scheme of delegation: Under which paragraph the officer may give the notice
  "scheme_reference" TEXT CHECK ("scheme_reference" <> ''),
  "withdrawn_on" TEXT CHECK ("withdrawn_on" GLOB '[12][0-9][0-9][0-9]*'), -- Withdrawn
  "withdrawn_reason" TEXT CHECK ("withdrawn_reason" <> ''),            -- Why it was withdrawn
  "departure_reason" TEXT CHECK ("departure_reason" <> ''),            -- Why practice was departed from
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX warning_notice_by_school ON warning_notice ("school");
CREATE INDEX warning_notice_by_case ON warning_notice ("case");
CREATE INDEX warning_notice_by_document ON warning_notice ("document");

-- Required actions
CREATE TABLE required_action (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "notice" TEXT NOT NULL REFERENCES warning_notice (id) DEFERRABLE INITIALLY DEFERRED, -- Warning notice
  "number" INTEGER,                                                    -- Number
  "action" TEXT NOT NULL CHECK ("action" <> ''),                       -- Action required (Education and Inspections Act 2006 s.60(4))
  "measure" TEXT CHECK ("measure" <> ''),                              -- Measure: What will show that it is done
  "by" TEXT CHECK ("by" GLOB '[12][0-9][0-9][0-9]*'),                  -- By
  "finding" TEXT CHECK ("finding" <> ''),                              -- Finding; code of the vocabulary compliance-finding
  "finding_reason" TEXT CHECK ("finding_reason" <> ''),                -- Reason for the finding
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX required_action_by_school ON required_action ("school");
CREATE INDEX required_action_by_notice ON required_action ("notice");

-- Responses
CREATE TABLE notice_response (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "notice" TEXT NOT NULL REFERENCES warning_notice (id) DEFERRABLE INITIALLY DEFERRED, -- Warning notice
  "received_on" TEXT NOT NULL CHECK ("received_on" GLOB '[12][0-9][0-9][0-9]*'), -- Received
  "from" TEXT CHECK ("from" <> ''),                                    -- From
  "response" TEXT CHECK ("response" <> ''),                            -- Response
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX notice_response_by_school ON notice_response ("school");
CREATE INDEX notice_response_by_notice ON notice_response ("notice");
CREATE INDEX notice_response_by_document ON notice_response ("document");

-- Findings
CREATE TABLE notice_finding (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "notice" TEXT NOT NULL REFERENCES warning_notice (id) DEFERRABLE INITIALLY DEFERRED, -- Warning notice
  -- Finding; code of the vocabulary compliance-finding: Whether the governing body complied to the authority’s satisfaction (Education and Inspections Act 2006 s.60(1)(c))
  "finding" TEXT NOT NULL CHECK ("finding" <> ''),
  "decided_on" TEXT NOT NULL CHECK ("decided_on" GLOB '[12][0-9][0-9][0-9]*'), -- Decided
  "decided_by" TEXT CHECK ("decided_by" <> ''),                        -- Decided by
  "reasons" TEXT NOT NULL CHECK ("reasons" <> ''),                     -- Reasons
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX notice_finding_by_school ON notice_finding ("school");
CREATE INDEX notice_finding_by_notice ON notice_finding ("notice");

-- Notices of proposed powers
CREATE TABLE powers_notice (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "notice" TEXT NOT NULL REFERENCES warning_notice (id) DEFERRABLE INITIALLY DEFERRED, -- Warning notice
  -- Given (Education and Inspections Act 2006 ss.60(1)(d), 60A)
  "given_on" TEXT NOT NULL CHECK ("given_on" GLOB '[12][0-9][0-9][0-9]*'),
  "given_how" TEXT CHECK ("given_how" <> ''),                          -- How given; code of the vocabulary given-how
  -- To require arrangements (Education and Inspections Act 2006 s.63)
  "power_63" INTEGER CHECK ("power_63" IN (0, 1)),
  -- To appoint additional governors (Education and Inspections Act 2006 s.64)
  "power_64" INTEGER CHECK ("power_64" IN (0, 1)),
  -- To seek an interim executive board (Education and Inspections Act 2006 s.65)
  "power_65" INTEGER CHECK ("power_65" IN (0, 1)),
  -- To suspend the delegated budget (Education and Inspections Act 2006 s.66)
  "power_66" INTEGER CHECK ("power_66" IN (0, 1)),
  -- Earliest use: The notice must be reasonable; the Act gives no number of days
  "earliest_use" TEXT CHECK ("earliest_use" GLOB '[12][0-9][0-9][0-9]*'),
  "departure_reason" TEXT CHECK ("departure_reason" <> ''),            -- Why practice was departed from
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX powers_notice_by_school ON powers_notice ("school");
CREATE INDEX powers_notice_by_notice ON powers_notice ("notice");
CREATE INDEX powers_notice_by_document ON powers_notice ("document");

-- Notices of the Secretary of State
CREATE TABLE secretary_of_state_notice (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "kind" TEXT NOT NULL CHECK ("kind" <> ''),                           -- What it is; code of the vocabulary sos-notice
  "given_on" TEXT NOT NULL CHECK ("given_on" GLOB '[12][0-9][0-9][0-9]*'), -- Given
  -- Received by the authority: Left empty, the day on which it was given
  "received_on" TEXT CHECK ("received_on" GLOB '[12][0-9][0-9][0-9]*'),
  "effective_on" TEXT CHECK ("effective_on" GLOB '[12][0-9][0-9][0-9]*'), -- Takes effect
  "due_on" TEXT CHECK ("due_on" GLOB '[12][0-9][0-9][0-9]*'),          -- Answer due
  -- Copied to the governing body (Education and Inspections Act 2006 s.69B)
  "copied_on" TEXT CHECK ("copied_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- Governing body’s response received (Education and Inspections Act 2006 s.69B)
  "gb_response_on" TEXT CHECK ("gb_response_on" GLOB '[12][0-9][0-9][0-9]*'),
  "answered_on" TEXT CHECK ("answered_on" GLOB '[12][0-9][0-9][0-9]*'), -- Answered
  -- No longer in effect: Governors who left, or a board that ended
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),
  "reference" TEXT CHECK ("reference" <> ''),                          -- Reference
  "terms" TEXT CHECK ("terms" <> ''),                                  -- What it says
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX secretary_of_state_notice_by_school ON secretary_of_state_notice ("school");
CREATE INDEX secretary_of_state_notice_by_case ON secretary_of_state_notice ("case");
CREATE INDEX secretary_of_state_notice_by_document ON secretary_of_state_notice ("document");

-- Consultations
CREATE TABLE consultation (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  -- Power proposed; code of the vocabulary part4-power: The Act has the authority consult before section 63 and section 65 (Education and Inspections Act 2006 ss.63(2), 65(2))
  "power" TEXT NOT NULL CHECK ("power" <> ''),
  "opened_on" TEXT NOT NULL CHECK ("opened_on" GLOB '[12][0-9][0-9][0-9]*'), -- Opened
  "closes_on" TEXT CHECK ("closes_on" GLOB '[12][0-9][0-9][0-9]*'),    -- Closes
  "proposal" TEXT CHECK ("proposal" <> ''),                            -- Proposal
  "considered_on" TEXT CHECK ("considered_on" GLOB '[12][0-9][0-9][0-9]*'), -- Replies considered
  "considered_note" TEXT CHECK ("considered_note" <> ''),              -- How the replies were considered
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX consultation_by_school ON consultation ("school");
CREATE INDEX consultation_by_case ON consultation ("case");
CREATE INDEX consultation_by_document ON consultation ("document");

-- Consultees
CREATE TABLE consultee (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "consultation" TEXT NOT NULL REFERENCES consultation (id) DEFERRABLE INITIALLY DEFERRED, -- Consultation
  "party" TEXT NOT NULL CHECK ("party" <> ''),                         -- Consulted as; code of the vocabulary statutory-party
  "name" TEXT CHECK ("name" <> ''),                                    -- Name
  "sent_on" TEXT CHECK ("sent_on" GLOB '[12][0-9][0-9][0-9]*'),        -- Sent
  "due_on" TEXT CHECK ("due_on" GLOB '[12][0-9][0-9][0-9]*'),          -- Reply due
  "replied_on" TEXT CHECK ("replied_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Replied
  "reply" TEXT CHECK ("reply" <> ''),                                  -- Reply
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX consultee_by_school ON consultee ("school");
CREATE INDEX consultee_by_consultation ON consultee ("consultation");
CREATE INDEX consultee_by_document ON consultee ("document");

-- Notifications of the Secretary of State
CREATE TABLE s70a_notification (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "power" TEXT NOT NULL CHECK ("power" <> ''),                         -- Power; code of the vocabulary part4-power
  -- Sent to the Secretary of State (Education and Inspections Act 2006 s.70A(1))
  "sent_on" TEXT NOT NULL CHECK ("sent_on" GLOB '[12][0-9][0-9][0-9]*'),
  "intended_on" TEXT CHECK ("intended_on" GLOB '[12][0-9][0-9][0-9]*'), -- Intended date of use
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX s70a_notification_by_school ON s70a_notification ("school");
CREATE INDEX s70a_notification_by_case ON s70a_notification ("case");
CREATE INDEX s70a_notification_by_document ON s70a_notification ("document");

-- Uses of powers
CREATE TABLE power_use (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "power" TEXT NOT NULL CHECK ("power" <> ''),                         -- Power; code of the vocabulary part4-power
  "used_on" TEXT NOT NULL CHECK ("used_on" GLOB '[12][0-9][0-9][0-9]*'), -- Used
  "arrangement" TEXT CHECK ("arrangement" <> ''),                      -- Arrangement required; code of the vocabulary s63-arrangement
  "terms" TEXT CHECK ("terms" <> ''),                                  -- Terms
  "decided_by" TEXT CHECK ("decided_by" <> ''),                        -- Decided by
  "departure_reason" TEXT CHECK ("departure_reason" <> ''),            -- Why practice was departed from
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX power_use_by_school ON power_use ("school");
CREATE INDEX power_use_by_case ON power_use ("case");
CREATE INDEX power_use_by_document ON power_use ("document");

-- Additional governors
CREATE TABLE additional_governor (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "power_use" TEXT REFERENCES power_use (id) DEFERRABLE INITIALLY DEFERRED, -- Use of section 64
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  -- Appointed by; code of the vocabulary additional-governor-by: At a voluntary aided school the appointing authority may answer with as many foundation governors (Education and Inspections Act 2006 s.64(4) to (6))
  "appointed_by" TEXT NOT NULL CHECK ("appointed_by" <> ''),
  "appointed_on" TEXT NOT NULL CHECK ("appointed_on" GLOB '[12][0-9][0-9][0-9]*'), -- Appointed
  "terms" TEXT CHECK ("terms" <> ''),                                  -- Terms
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Left
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX additional_governor_by_school ON additional_governor ("school");
CREATE INDEX additional_governor_by_case ON additional_governor ("case");
CREATE INDEX additional_governor_by_power_use ON additional_governor ("power_use");

-- Suspensions of delegated budgets
CREATE TABLE budget_suspension (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "power_use" TEXT REFERENCES power_use (id) DEFERRABLE INITIALLY DEFERRED, -- Use of section 66
  "route" TEXT NOT NULL CHECK ("route" <> ''),                         -- Route; code of the vocabulary suspension-route
  "notice_on" TEXT NOT NULL CHECK ("notice_on" GLOB '[12][0-9][0-9][0-9]*'), -- Notice given
  -- Takes effect: Section 66: the day on which the governing body receives the notice
  "effective_on" TEXT CHECK ("effective_on" GLOB '[12][0-9][0-9][0-9]*'),
  "grounds" TEXT CHECK ("grounds" <> ''),                              -- Grounds with particulars
  -- Reason for less than one month’s notice (School Standards and Framework Act 1998 Sch 15 para 1)
  "shorter_reason" TEXT CHECK ("shorter_reason" <> ''),
  "departure_reason" TEXT CHECK ("departure_reason" <> ''),            -- Why practice was departed from
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Ended
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why it ended
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX budget_suspension_by_school ON budget_suspension ("school");
CREATE INDEX budget_suspension_by_case ON budget_suspension ("case");
CREATE INDEX budget_suspension_by_power_use ON budget_suspension ("power_use");
CREATE INDEX budget_suspension_by_document ON budget_suspension ("document");

-- Reviews of suspensions
CREATE TABLE budget_review (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "suspension" TEXT NOT NULL REFERENCES budget_suspension (id) DEFERRABLE INITIALLY DEFERRED, -- Suspension
  -- Reviewed (School Standards and Framework Act 1998 Sch 15 para 2)
  "reviewed_on" TEXT NOT NULL CHECK ("reviewed_on" GLOB '[12][0-9][0-9][0-9]*'),
  "representations" TEXT CHECK ("representations" <> ''),              -- Representations
  "revoked" INTEGER CHECK ("revoked" IN (0, 1)),                       -- Suspension revoked
  "decision" TEXT CHECK ("decision" <> ''),                            -- Decision
  "decided_by" TEXT CHECK ("decided_by" <> ''),                        -- Decided by
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX budget_review_by_school ON budget_review ("school");
CREATE INDEX budget_review_by_suspension ON budget_review ("suspension");
CREATE INDEX budget_review_by_document ON budget_review ("document");

-- Applications for consent
CREATE TABLE ieb_application (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "applied_on" TEXT NOT NULL CHECK ("applied_on" GLOB '[12][0-9][0-9][0-9]*'), -- Applied
  "planned_start" TEXT CHECK ("planned_start" GLOB '[12][0-9][0-9][0-9]*'), -- Planned start
  "planned_life" TEXT CHECK ("planned_life" <> ''),                    -- Planned life
  "background" TEXT CHECK ("background" <> ''),                        -- Background and reasons
  "exit_strategy" TEXT CHECK ("exit_strategy" <> ''),                  -- Exit strategy
  -- Decision; code of the vocabulary consent-decision: The Secretary of State consents before the notice is given (Education and Inspections Act 2006 s.65)
  "decision" TEXT CHECK ("decision" <> ''),
  "decided_on" TEXT CHECK ("decided_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Decided
  "reference" TEXT CHECK ("reference" <> ''),                          -- Consent reference
  "conditions" TEXT CHECK ("conditions" <> ''),                        -- Conditions
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX ieb_application_by_school ON ieb_application ("school");
CREATE INDEX ieb_application_by_case ON ieb_application ("case");
CREATE INDEX ieb_application_by_document ON ieb_application ("document");

-- Interim executive boards
CREATE TABLE ieb (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "application" TEXT REFERENCES ieb_application (id) DEFERRABLE INITIALLY DEFERRED, -- Consent
  -- Notice given (Education and Inspections Act 2006 s.65)
  "notice_on" TEXT NOT NULL CHECK ("notice_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- Takes effect: From this day the governing body is constituted under Schedule 6 (Education and Inspections Act 2006 s.65, Sch 6 para 3)
  "effective_on" TEXT NOT NULL CHECK ("effective_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- Ends: Only where the notice says how long; it cannot be made longer afterwards (Education and Inspections Act 2006 Sch 6 para 7)
  "duration_end" TEXT CHECK ("duration_end" GLOB '[12][0-9][0-9][0-9]*'),
  "exit_criteria" TEXT CHECK ("exit_criteria" <> ''),                  -- Exit criteria
  "clerk" TEXT CHECK ("clerk" <> ''),                                  -- Clerk
  "procedure" TEXT CHECK ("procedure" <> ''),                          -- Procedure and quorum it set itself
  "budget_restored_on" TEXT CHECK ("budget_restored_on" GLOB '[12][0-9][0-9][0-9]*'), -- Delegated budget restored
  -- Shadow governing body set up (SI 2010/1918 reg 11)
  "shadow_set_up_on" TEXT CHECK ("shadow_set_up_on" GLOB '[12][0-9][0-9][0-9]*'),
  "shadow_clerk" TEXT CHECK ("shadow_clerk" <> ''),                    -- Clerk of the shadow body
  -- Notice of resumption given (Education and Inspections Act 2006 Sch 6 para 17)
  "resumption_notice_on" TEXT CHECK ("resumption_notice_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- Normal government resumes (Education and Inspections Act 2006 Sch 6 para 17)
  "resumption_on" TEXT CHECK ("resumption_on" GLOB '[12][0-9][0-9][0-9]*'),
  "transfer_on" TEXT CHECK ("transfer_on" GLOB '[12][0-9][0-9][0-9]*'), -- Transfer date (SI 2010/1918 reg 25)
  -- Constitution date (SI 2010/1918 reg 26)
  "constitution_on" TEXT CHECK ("constitution_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- School discontinued (Education and Inspections Act 2006 Sch 6 paras 16, 18)
  "discontinued_on" TEXT CHECK ("discontinued_on" GLOB '[12][0-9][0-9][0-9]*'),
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Ended
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why it ended; code of the vocabulary ieb-end
  "ended_note" TEXT CHECK ("ended_note" <> ''),                        -- Evaluation
  "departure_reason" TEXT CHECK ("departure_reason" <> ''),            -- Why practice was departed from
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX ieb_by_school ON ieb ("school");
CREATE INDEX ieb_by_case ON ieb ("case");
CREATE INDEX ieb_by_application ON ieb ("application");
CREATE INDEX ieb_by_document ON ieb ("document");

-- Interim executive members
CREATE TABLE ieb_member (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "ieb" TEXT NOT NULL REFERENCES ieb (id) DEFERRABLE INITIALLY DEFERRED, -- Board
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  "role" TEXT CHECK ("role" <> ''),                                    -- Role; code of the vocabulary ieb-role
  -- Nominated as chair (Education and Inspections Act 2006 Sch 6 para 8)
  "chair" INTEGER CHECK ("chair" IN (0, 1)),
  "skills" TEXT CHECK ("skills" <> ''),                                -- Skills and experience
  "interests" TEXT CHECK ("interests" <> ''),                          -- Interests declared
  "was_governor" INTEGER CHECK ("was_governor" IN (0, 1)),             -- Governor of the school before
  -- Instrument of appointment (Education and Inspections Act 2006 Sch 6 para 5)
  "instrument_on" TEXT CHECK ("instrument_on" GLOB '[12][0-9][0-9][0-9]*'),
  "appointed_from" TEXT NOT NULL CHECK ("appointed_from" GLOB '[12][0-9][0-9][0-9]*'), -- Appointed from
  "terms" TEXT CHECK ("terms" <> ''),                                  -- Terms
  "paid" INTEGER CHECK ("paid" IN (0, 1)),                             -- Paid (Education and Inspections Act 2006 Sch 6 para 9)
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Left
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX ieb_member_by_school ON ieb_member ("school");
CREATE INDEX ieb_member_by_ieb ON ieb_member ("ieb");
CREATE INDEX ieb_member_by_document ON ieb_member ("document");

-- Meetings of the board
CREATE TABLE ieb_meeting (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "ieb" TEXT NOT NULL REFERENCES ieb (id) DEFERRABLE INITIALLY DEFERRED, -- Board
  -- Of the shadow governing body: A shadow body must have a clerk and signed minutes; a board sets its own procedure
  "shadow" INTEGER CHECK ("shadow" IN (0, 1)),
  "met_on" TEXT NOT NULL CHECK ("met_on" GLOB '[12][0-9][0-9][0-9]*'), -- Met
  "present" TEXT CHECK ("present" <> ''),                              -- Present
  "minutes" TEXT CHECK ("minutes" <> ''),                              -- Minutes
  "signed_on" TEXT CHECK ("signed_on" GLOB '[12][0-9][0-9][0-9]*'),    -- Minutes signed
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX ieb_meeting_by_school ON ieb_meeting ("school");
CREATE INDEX ieb_meeting_by_ieb ON ieb_meeting ("ieb");
CREATE INDEX ieb_meeting_by_document ON ieb_meeting ("document");

-- Reviews of the board
CREATE TABLE ieb_review (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "ieb" TEXT NOT NULL REFERENCES ieb (id) DEFERRABLE INITIALLY DEFERRED, -- Board
  "reviewed_on" TEXT NOT NULL CHECK ("reviewed_on" GLOB '[12][0-9][0-9][0-9]*'), -- Reviewed
  "progress" TEXT CHECK ("progress" <> ''),                            -- Progress against the exit criteria
  "decision" TEXT CHECK ("decision" <> ''),                            -- Decision
  "next_review_on" TEXT CHECK ("next_review_on" GLOB '[12][0-9][0-9][0-9]*'), -- Next review
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX ieb_review_by_school ON ieb_review ("school");
CREATE INDEX ieb_review_by_ieb ON ieb_review ("ieb");

-- Shadow governors
CREATE TABLE shadow_governor (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "ieb" TEXT NOT NULL REFERENCES ieb (id) DEFERRABLE INITIALLY DEFERRED, -- Board
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  -- Category; code of the vocabulary shadow-category: How many of each depends on the category of school (SI 2010/1918 regs 13 to 18)
  "category" TEXT NOT NULL CHECK ("category" <> ''),
  -- Could be elected as a parent: Counts at a voluntary aided or qualifying foundation school
  "parent_eligible" INTEGER CHECK ("parent_eligible" IN (0, 1)),
  "chair" INTEGER CHECK ("chair" IN (0, 1)),                           -- Chair
  "appointed_on" TEXT CHECK ("appointed_on" GLOB '[12][0-9][0-9][0-9]*'), -- Appointed
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Left
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX shadow_governor_by_school ON shadow_governor ("school");
CREATE INDEX shadow_governor_by_ieb ON shadow_governor ("ieb");

-- Notices of a category
CREATE TABLE category_notice (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "inspection" TEXT REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED, -- Inspection
  -- Category; code of the vocabulary category-of-concern: As Ofsted states it (Education Act 2005 s.13(3)(a))
  "category" TEXT NOT NULL CHECK ("category" <> ''),
  "notice_on" TEXT NOT NULL CHECK ("notice_on" GLOB '[12][0-9][0-9][0-9]*'), -- Notice received
  -- Secretary of State’s notice of receipt: Lets the appointing authority of a voluntary aided school appoint such number as it thinks fit
  "sos_receipt_on" TEXT CHECK ("sos_receipt_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- No longer in the category: The date of the inspection that says so, graded or monitoring
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),
  "ended_by" TEXT REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED, -- Inspection that says so
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX category_notice_by_school ON category_notice ("school");
CREATE INDEX category_notice_by_case ON category_notice ("case");
CREATE INDEX category_notice_by_inspection ON category_notice ("inspection");
CREATE INDEX category_notice_by_ended_by ON category_notice ("ended_by");

-- Statements of action
CREATE TABLE statement_of_action (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "inspection" TEXT REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED, -- Inspection
  -- Report received (SI 2005/2038 reg 7)
  "report_received" TEXT NOT NULL CHECK ("report_received" GLOB '[12][0-9][0-9][0-9]*'),
  -- Draft report received by the school
  "draft_received" TEXT CHECK ("draft_received" GLOB '[12][0-9][0-9][0-9]*'),
  -- Report sent to parents (Education Act 2005 s.14(4); SI 2005/2038 reg 6)
  "parents_copied_on" TEXT CHECK ("parents_copied_on" GLOB '[12][0-9][0-9][0-9]*'),
  -- Actions and the period of each, or reasons for none (Education Act 2005 s.15)
  "actions" TEXT CHECK ("actions" <> ''),
  -- How parents will be informed (Education Act 2005 s.15)
  "parents_informed" TEXT CHECK ("parents_informed" <> ''),
  -- How their views will be asked and weighed (Education Act 2005 s.15)
  "parents_views" TEXT CHECK ("parents_views" <> ''),
  -- Specified person appointed, or why not (Education Act 2005 s.15)
  "specified_person" TEXT CHECK ("specified_person" <> ''),
  "prepared_on" TEXT CHECK ("prepared_on" GLOB '[12][0-9][0-9][0-9]*'), -- Prepared
  "prepared_by" TEXT CHECK ("prepared_by" <> ''),                      -- Prepared by
  -- Due as directed: Where the Secretary of State directs a shorter period, or a further statement
  "directed_due" TEXT CHECK ("directed_due" GLOB '[12][0-9][0-9][0-9]*'),
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX statement_of_action_by_school ON statement_of_action ("school");
CREATE INDEX statement_of_action_by_case ON statement_of_action ("case");
CREATE INDEX statement_of_action_by_inspection ON statement_of_action ("inspection");
CREATE INDEX statement_of_action_by_document ON statement_of_action ("document");

-- Coasting notifications
CREATE TABLE coasting_notification (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  -- Governing body notified: By the Secretary of State; without it the school is not eligible, whatever the data say (Education and Inspections Act 2006 s.60B)
  "notified_on" TEXT NOT NULL CHECK ("notified_on" GLOB '[12][0-9][0-9][0-9]*'),
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Ended
  "ended_reason" TEXT CHECK ("ended_reason" <> ''),                    -- Why
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX coasting_notification_by_school ON coasting_notification ("school");
CREATE INDEX coasting_notification_by_case ON coasting_notification ("case");
CREATE INDEX coasting_notification_by_document ON coasting_notification ("document");

-- Academy orders
CREATE TABLE academy_order (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "power" TEXT NOT NULL CHECK ("power" <> ''),                         -- Made under; code of the vocabulary academy-order-power
  "made_on" TEXT NOT NULL CHECK ("made_on" GLOB '[12][0-9][0-9][0-9]*'), -- Made
  "trust" TEXT CHECK ("trust" <> ''),                                  -- Proposed trust
  "planned_on" TEXT CHECK ("planned_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Planned conversion
  "converted_on" TEXT CHECK ("converted_on" GLOB '[12][0-9][0-9][0-9]*'), -- Converted
  "revoked_on" TEXT CHECK ("revoked_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Revoked
  "note" TEXT CHECK ("note" <> ''),                                    -- Note
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX academy_order_by_school ON academy_order ("school");
CREATE INDEX academy_order_by_case ON academy_order ("case");
CREATE INDEX academy_order_by_document ON academy_order ("document");

-- Steps with academies
CREATE TABLE academy_step (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "kind" TEXT NOT NULL CHECK ("kind" <> ''),                           -- Step; code of the vocabulary academy-step
  "happened_on" TEXT NOT NULL CHECK ("happened_on" GLOB '[12][0-9][0-9][0-9]*'), -- Date
  "with" TEXT CHECK ("with" <> ''),                                    -- With
  "details" TEXT CHECK ("details" <> ''),                              -- Details
  "action_due" TEXT CHECK ("action_due" GLOB '[12][0-9][0-9][0-9]*'),  -- Action due
  "response_due" TEXT CHECK ("response_due" GLOB '[12][0-9][0-9][0-9]*'), -- Response due
  "response_on" TEXT CHECK ("response_on" GLOB '[12][0-9][0-9][0-9]*'), -- Response received
  "response" TEXT CHECK ("response" <> ''),                            -- Response
  "ended_on" TEXT CHECK ("ended_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Ended
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Document
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX academy_step_by_school ON academy_step ("school");
CREATE INDEX academy_step_by_case ON academy_step ("case");
CREATE INDEX academy_step_by_document ON academy_step ("document");

-- Copies of notices
CREATE TABLE notice_copy (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "notice" TEXT REFERENCES warning_notice (id) DEFERRABLE INITIALLY DEFERRED, -- Warning notice
  "power_use" TEXT REFERENCES power_use (id) DEFERRABLE INITIALLY DEFERRED, -- Use of a power
  "suspension" TEXT REFERENCES budget_suspension (id) DEFERRABLE INITIALLY DEFERRED, -- Suspension
  "ieb" TEXT REFERENCES ieb (id) DEFERRABLE INITIALLY DEFERRED,        -- Notice of the board
  "member" TEXT REFERENCES ieb_member (id) DEFERRABLE INITIALLY DEFERRED, -- Instrument of appointment
  "statement" TEXT REFERENCES statement_of_action (id) DEFERRABLE INITIALLY DEFERRED, -- Statement of action
  "resumption" INTEGER CHECK ("resumption" IN (0, 1)),                 -- Of the notice of resumption
  "recipient" TEXT NOT NULL CHECK ("recipient" <> ''),                 -- Recipient; code of the vocabulary statutory-party
  "name" TEXT CHECK ("name" <> ''),                                    -- Name
  "given_on" TEXT CHECK ("given_on" GLOB '[12][0-9][0-9][0-9]*'),      -- Given
  "given_how" TEXT CHECK ("given_how" <> ''),                          -- How given; code of the vocabulary given-how
  "document" TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, -- Proof
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX notice_copy_by_school ON notice_copy ("school");
CREATE INDEX notice_copy_by_notice ON notice_copy ("notice");
CREATE INDEX notice_copy_by_power_use ON notice_copy ("power_use");
CREATE INDEX notice_copy_by_suspension ON notice_copy ("suspension");
CREATE INDEX notice_copy_by_ieb ON notice_copy ("ieb");
CREATE INDEX notice_copy_by_member ON notice_copy ("member");
CREATE INDEX notice_copy_by_statement ON notice_copy ("statement");
CREATE INDEX notice_copy_by_document ON notice_copy ("document");

-- Promised dates
CREATE TABLE deadline (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "what" TEXT NOT NULL CHECK ("what" <> ''),                           -- What
  "due_on" TEXT NOT NULL CHECK ("due_on" GLOB '[12][0-9][0-9][0-9]*'), -- By
  "owner" TEXT CHECK ("owner" <> ''),                                  -- Owner
  "promised_on" TEXT CHECK ("promised_on" GLOB '[12][0-9][0-9][0-9]*'), -- Promised
  "done_on" TEXT CHECK ("done_on" GLOB '[12][0-9][0-9][0-9]*'),        -- Done
  "snooze_until" TEXT CHECK ("snooze_until" GLOB '[12][0-9][0-9][0-9]*'), -- Put off until
  "snooze_reason" TEXT CHECK ("snooze_reason" <> ''),                  -- Why it is put off
  "note" TEXT CHECK ("note" <> ''),                                    -- Note
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX deadline_by_school ON deadline ("school");
CREATE INDEX deadline_by_case ON deadline ("case");

-- Decisions about dates
CREATE TABLE clock_override (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- School
  "case" TEXT REFERENCES intervention_case (id) DEFERRABLE INITIALLY DEFERRED, -- Case
  "clock" TEXT NOT NULL CHECK ("clock" <> ''),                         -- Clock: The rule and the record that it runs from
  "rule" TEXT NOT NULL CHECK ("rule" <> ''),                           -- Rule
  "computed" TEXT CHECK ("computed" GLOB '[12][0-9][0-9][0-9]*'),      -- Computed date
  "chosen" TEXT CHECK ("chosen" GLOB '[12][0-9][0-9][0-9]*'),          -- Chosen date
  "reason" TEXT NOT NULL CHECK ("reason" <> ''),                       -- Reason
  "decided_by" TEXT CHECK ("decided_by" <> ''),                        -- Decided by
  "decided_on" TEXT CHECK ("decided_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Decided
  "snooze_until" TEXT CHECK ("snooze_until" GLOB '[12][0-9][0-9][0-9]*'), -- Put off until
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX clock_override_by_school ON clock_override ("school");
CREATE INDEX clock_override_by_case ON clock_override ("case");
