-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1 of the register. A released file is never edited: a change is a new file with the next number.
--
-- Three classes of tables:
--   content   the log (batch, change) and the bytes of documents (blob): written once, never changed
--   records   one table a kind, the log's running summary; columns are the fields of the kind in src/model
--   derived   search_document, search, school_summary: can be made again from the records
-- and draft, which is none of them: what was typed and not yet saved.
--
-- Ids are UUID text. Dates are ISO text (YYYY-MM-DD; YYYY-MM or YYYY where no more is known), moments UTC with Z.
-- Unset is NULL, never ''. Money is whole pence, days are halves.

------------------------------------------------------------------------------------------------------------------------
-- Content
------------------------------------------------------------------------------------------------------------------------

-- One step of work, done, undone or redone as a whole
CREATE TABLE batch (
  seq INTEGER PRIMARY KEY,                        -- order in this register
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36), -- UUID
  action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo')), -- what it is
  of_batch TEXT REFERENCES batch (id),            -- what it undoes or redoes; NULL for 'do'
  label TEXT NOT NULL CHECK (label <> ''),        -- a plain sentence for people
  author TEXT NOT NULL,                           -- who did it, as that person is called
  device TEXT NOT NULL CHECK (device <> ''),      -- UUID of the data folder's device
  made_at TEXT NOT NULL CHECK (made_at GLOB '*Z'), -- when, UTC
  n_changes INTEGER NOT NULL CHECK (n_changes > 0), -- how many rows of change belong to it
  previous_hash TEXT NOT NULL,                    -- hash of the device's batch before this one; '' for the first
  hash TEXT NOT NULL CHECK (length (hash) = 64),  -- SHA-256 over previous_hash, the changes and the columns above
  CHECK ((action = 'do') = (of_batch IS NULL))
) STRICT;
CREATE INDEX batch_by_device ON batch (device, seq);
CREATE INDEX batch_by_action ON batch (device, action, seq);
CREATE INDEX batch_by_target ON batch (of_batch, seq);

-- What a batch did to one record
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,                        -- order in this register
  batch_seq INTEGER NOT NULL REFERENCES batch (seq) DEFERRABLE INITIALLY DEFERRED, -- the batch
  kind TEXT NOT NULL CHECK (kind <> ''),          -- name of the kind of record
  record_id TEXT NOT NULL CHECK (length (record_id) = 36), -- the record
  school_id TEXT,                                 -- the school that the record belongs to; NULL where none
  before TEXT,                                    -- the whole record as JSON before; NULL where it was not there
  after TEXT,                                     -- the whole record as JSON after; NULL where it was removed
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_by_batch ON change (batch_seq, seq);
CREATE INDEX change_by_record ON change (record_id, seq);
CREATE INDEX change_by_school ON change (school_id, batch_seq, seq);

CREATE TRIGGER batch_is_never_changed BEFORE UPDATE ON batch
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER batch_is_never_removed BEFORE DELETE ON batch
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;

-- The bytes of documents, kept once however many records name them
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length (sha256) = 64), -- fingerprint of the bytes
  size INTEGER NOT NULL CHECK (size = length (bytes)), -- count of bytes
  bytes BLOB NOT NULL                             -- the bytes as they were received
) STRICT;
CREATE TRIGGER blob_is_never_changed BEFORE UPDATE ON blob
BEGIN SELECT RAISE (ABORT, 'the bytes of a document are never changed'); END;

------------------------------------------------------------------------------------------------------------------------
-- Drafts
------------------------------------------------------------------------------------------------------------------------

-- What was typed in a form and not yet saved
CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  form TEXT NOT NULL CHECK (form <> ''),          -- which form
  record_id TEXT,                                 -- the record being edited; NULL for a new one
  school_id TEXT,                                 -- the school it is about; NULL where none
  name TEXT NOT NULL CHECK (name <> ''),          -- what it is, for people
  json TEXT NOT NULL CHECK (json <> ''),   -- the fields typed so far
  saved_at TEXT NOT NULL CHECK (saved_at GLOB '*Z') -- when, UTC
) STRICT;

------------------------------------------------------------------------------------------------------------------------
-- Records
------------------------------------------------------------------------------------------------------------------------

-- Authority
CREATE TABLE authority (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "code" TEXT NOT NULL CHECK ("code" <> ''),                           -- Local authority code
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  "region" TEXT CHECK ("region" <> ''),                                -- Region
  -- Name of the service: As it stands on letters and committee papers
  "service_name" TEXT CHECK ("service_name" <> ''),
  "council_name" TEXT CHECK ("council_name" <> ''),                    -- Name of the council
  -- Hide numbers up to: Counts of people from 1 to this number are not shown in public papers
  "small_number" INTEGER,
  -- Statistical neighbours: Local authority codes, one a line, in order of likeness
  "statistical_neighbours" TEXT CHECK ("statistical_neighbours" <> ''),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;

-- Bank holidays
CREATE TABLE bank_holiday (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- Date (Banking and Financial Dealings Act 1971 s.1 and Sch 1)
  "date" TEXT NOT NULL CHECK ("date" GLOB '[12][0-9][0-9][0-9]*'),
  "title" TEXT CHECK ("title" <> ''),                                  -- Name
  -- Not a bank holiday: Takes a day off the list that came with the program
  "removed" INTEGER CHECK ("removed" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;

-- Schools
CREATE TABLE school (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  "urn" TEXT NOT NULL CHECK ("urn" <> ''),                             -- URN
  "laestab" TEXT CHECK ("laestab" <> ''),                              -- LAESTAB
  "la_code" TEXT CHECK ("la_code" <> ''),                              -- Local authority code
  "establishment_number" TEXT CHECK ("establishment_number" <> ''),    -- Establishment number
  -- Status; code of the vocabulary establishment-status
  "status" TEXT CHECK ("status" <> ''),
  "phase" TEXT CHECK ("phase" <> ''),                                  -- Phase; code of the vocabulary phase
  "type" TEXT CHECK ("type" <> ''),                                    -- Type of establishment
  "type_code" TEXT CHECK ("type_code" <> ''),                          -- Type code
  "sector" TEXT CHECK ("sector" <> ''),                                -- Sector; code of the vocabulary school-sector
  -- Category of school; code of the vocabulary school-category: Decides who is consulted and who is sent copies under Part 4 (School Standards and Framework Act 1998 s.20)
  "category_of_school" TEXT CHECK ("category_of_school" <> ''),
  "religious_character" TEXT CHECK ("religious_character" <> ''),      -- Religious character
  "religious_ethos" TEXT CHECK ("religious_ethos" <> ''),              -- Religious ethos
  "diocese" TEXT CHECK ("diocese" <> ''),                              -- Diocese
  "trust_name" TEXT CHECK ("trust_name" <> ''),                        -- Trust
  "trust_code" TEXT CHECK ("trust_code" <> ''),                        -- Trust code
  "sponsor" TEXT CHECK ("sponsor" <> ''),                              -- Sponsor
  "federation" TEXT CHECK ("federation" <> ''),                        -- Federation
  "open_date" TEXT CHECK ("open_date" GLOB '[12][0-9][0-9][0-9]*'),    -- Opened
  "open_reason" TEXT CHECK ("open_reason" <> ''),                      -- Reason opened
  "close_date" TEXT CHECK ("close_date" GLOB '[12][0-9][0-9][0-9]*'),  -- Closed
  "close_reason" TEXT CHECK ("close_reason" <> ''),                    -- Reason closed
  "age_low" INTEGER,                                                   -- Lowest age
  "age_high" INTEGER,                                                  -- Highest age
  "gender" TEXT CHECK ("gender" <> ''),                                -- Gender of entry
  "nursery" TEXT CHECK ("nursery" <> ''),                              -- Nursery provision
  "sixth_form" TEXT CHECK ("sixth_form" <> ''),                        -- Sixth form
  "boarders" TEXT CHECK ("boarders" <> ''),                            -- Boarders
  "admissions" TEXT CHECK ("admissions" <> ''),                        -- Admissions policy
  "capacity" INTEGER,                                                  -- Capacity
  "pupils" INTEGER,                                                    -- Pupils
  -- Census date
  "census_date" TEXT CHECK ("census_date" GLOB '[12][0-9][0-9][0-9]*'),
  -- Free school meals: Tenths of a percent of pupils known to be eligible
  "fsm_percent" INTEGER,
  "street" TEXT CHECK ("street" <> ''),                                -- Street
  "locality" TEXT CHECK ("locality" <> ''),                            -- Locality
  "address3" TEXT CHECK ("address3" <> ''),                            -- Address line 3
  "town" TEXT CHECK ("town" <> ''),                                    -- Town
  "county" TEXT CHECK ("county" <> ''),                                -- County
  "postcode" TEXT CHECK ("postcode" <> ''),                            -- Postcode
  "website" TEXT CHECK ("website" <> ''),                              -- Website
  "telephone" TEXT CHECK ("telephone" <> ''),                          -- Telephone
  "region" TEXT CHECK ("region" <> ''),                                -- Region
  "district" TEXT CHECK ("district" <> ''),                            -- District
  "ward" TEXT CHECK ("ward" <> ''),                                    -- Ward
  "constituency" TEXT CHECK ("constituency" <> ''),                    -- Parliamentary constituency
  "easting" INTEGER,                                                   -- Easting
  "northing" INTEGER,                                                  -- Northing
  "ukprn" TEXT CHECK ("ukprn" <> ''),                                  -- UKPRN
  "uprn" TEXT CHECK ("uprn" <> ''),                                    -- UPRN
  "previous_la_code" TEXT CHECK ("previous_la_code" <> ''),            -- Previous local authority code
  -- Last changed in GIAS
  "last_changed" TEXT CHECK ("last_changed" GLOB '[12][0-9][0-9][0-9]*'),
  -- Followed: Whether the school stands in the lists of the authority
  "tracked" INTEGER CHECK ("tracked" IN (0, 1)),
  "tracked_reason" TEXT CHECK ("tracked_reason" <> ''),                -- Why it is followed
  -- Missing since: Date of the first full extract of the authority that no longer had the school
  "missing_since" TEXT CHECK ("missing_since" GLOB '[12][0-9][0-9][0-9]*'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;

-- URNs
CREATE TABLE school_urn (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "urn" TEXT NOT NULL CHECK ("urn" <> ''),                             -- URN
  "laestab" TEXT CHECK ("laestab" <> ''),                              -- LAESTAB
  "from" TEXT CHECK ("from" GLOB '[12][0-9][0-9][0-9]*'),              -- From
  "to" TEXT CHECK ("to" GLOB '[12][0-9][0-9][0-9]*'),                  -- To
  "type" TEXT CHECK ("type" <> ''),                                    -- Type of establishment
  "name" TEXT CHECK ("name" <> ''),                                    -- Name then
  "source" TEXT CHECK ("source" <> ''),                                -- Source; code of the vocabulary record-source
  "evidence" TEXT CHECK ("evidence" <> ''),                            -- Evidence
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX school_urn_by_school ON school_urn ("school");

-- School holidays
CREATE TABLE school_holiday (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School: Left empty, it is the holiday of every school of the authority
  "school" TEXT REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "first" TEXT NOT NULL CHECK ("first" GLOB '[12][0-9][0-9][0-9]*'),   -- First day
  "last" TEXT NOT NULL CHECK ("last" GLOB '[12][0-9][0-9][0-9]*'),     -- Last day
  "title" TEXT CHECK ("title" <> ''),                                  -- Name
  -- Longer than a week; code of the vocabulary holiday-reading: Whether its days count as working days for the inspection regulations (SI 2005/2038 reg 2(1))
  "reading" TEXT CHECK ("reading" <> ''),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX school_holiday_by_school ON school_holiday ("school");

-- Contacts
CREATE TABLE contact (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT NOT NULL CHECK ("role" <> ''),                           -- Role; code of the vocabulary contact-role
  "name" TEXT NOT NULL CHECK ("name" <> ''),                           -- Name
  "title" TEXT CHECK ("title" <> ''),                                  -- Title
  "post" TEXT CHECK ("post" <> ''),                                    -- Post
  "email" TEXT CHECK ("email" <> ''),                                  -- E-mail
  "telephone" TEXT CHECK ("telephone" <> ''),                          -- Telephone
  "from" TEXT CHECK ("from" GLOB '[12][0-9][0-9][0-9]*'),              -- From
  "to" TEXT CHECK ("to" GLOB '[12][0-9][0-9][0-9]*'),                  -- To
  "source" TEXT CHECK ("source" <> ''),                                -- Source; code of the vocabulary contact-source
  "note" TEXT CHECK ("note" <> ''),                                    -- Note
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX contact_by_school ON contact ("school");

-- Inspections
CREATE TABLE inspection (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "urn_at_time" TEXT CHECK ("urn_at_time" <> ''),                      -- URN at the time
  "number" TEXT CHECK ("number" <> ''),                                -- Inspection number
  -- Kind of inspection; code of the vocabulary inspection-format
  "format" TEXT NOT NULL CHECK ("format" <> ''),
  "type" TEXT CHECK ("type" <> ''),                                    -- Inspection type
  "type_grouping" TEXT CHECK ("type_grouping" <> ''),                  -- Inspection type grouping
  "event_grouping" TEXT CHECK ("event_grouping" <> ''),                -- Event type grouping
  "start" TEXT CHECK ("start" GLOB '[12][0-9][0-9][0-9]*'),            -- Began
  "end" TEXT CHECK ("end" GLOB '[12][0-9][0-9][0-9]*'),                -- Ended
  -- Published: Left empty, the report is not public and stands in no public paper
  "publication" TEXT CHECK ("publication" GLOB '[12][0-9][0-9][0-9]*'),
  -- Report received: When the authority received the report: the statement of action runs from it (SI 2005/2038 reg 7)
  "received" TEXT CHECK ("received" GLOB '[12][0-9][0-9][0-9]*'),
  -- Overall effectiveness; code of the vocabulary inspection-grade
  "overall" TEXT CHECK ("overall" <> ''),
  "overall_label" TEXT CHECK ("overall_label" <> ''),                  -- Overall effectiveness as worded
  -- Safeguarding; code of the vocabulary safeguarding
  "safeguarding" TEXT CHECK ("safeguarding" <> ''),
  -- Date of the safeguarding judgement: Where it is not the inspection's own
  "safeguarding_date" TEXT CHECK ("safeguarding_date" GLOB '[12][0-9][0-9][0-9]*'),
  -- Category of concern; code of the vocabulary category-of-concern: As Ofsted states it, never as the program suggests (Education Act 2005 ss.13, 44)
  "category" TEXT CHECK ("category" <> ''),
  "category_label" TEXT CHECK ("category_label" <> ''),                -- Category as worded
  -- Ungraded outcome; code of the vocabulary ungraded-outcome
  "ungraded_outcome" TEXT CHECK ("ungraded_outcome" <> ''),
  "outcome_label" TEXT CHECK ("outcome_label" <> ''),                  -- Ungraded outcome as worded
  "school_name_at_time" TEXT CHECK ("school_name_at_time" <> ''),      -- School name at the time
  "school_type_at_time" TEXT CHECK ("school_type_at_time" <> ''),      -- School type at the time
  "laestab_at_time" TEXT CHECK ("laestab_at_time" <> ''),              -- LAESTAB at the time
  -- Earned by a predecessor: The inspection was of the school under another URN
  "predecessor" INTEGER CHECK ("predecessor" IN (0, 1)),
  "web_link" TEXT CHECK ("web_link" <> ''),                            -- Report
  -- Section 8 treated as section 5 (Education Act 2005 s.9)
  "deemed_section5" INTEGER CHECK ("deemed_section5" IN (0, 1)),
  "source" TEXT CHECK ("source" <> ''),                                -- Source; code of the vocabulary record-source
  -- Part of the source: Which columns of the row it came from
  "source_part" TEXT CHECK ("source_part" <> ''),
  "note" TEXT CHECK ("note" <> ''),                                    -- Note
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX inspection_by_school ON inspection ("school");

-- Inspection grades
CREATE TABLE inspection_grade (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- Inspection
  "inspection" TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "area" TEXT NOT NULL CHECK ("area" <> ''),                           -- Area; code of the vocabulary inspection-area
  "area_label" TEXT CHECK ("area_label" <> ''),                        -- Area as worded
  -- Grade; code of the vocabulary inspection-grade
  "grade" TEXT NOT NULL CHECK ("grade" <> ''),
  "grade_label" TEXT CHECK ("grade_label" <> ''),                      -- Grade as worded
  -- Date of the grade: Its own date: a monitoring inspection can change one area's grade
  "date" TEXT CHECK ("date" GLOB '[12][0-9][0-9][0-9]*'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX inspection_grade_by_inspection ON inspection_grade ("inspection");
CREATE INDEX inspection_grade_by_school ON inspection_grade ("school");

-- Notes
CREATE TABLE note (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),                     -- Subject
  "body" TEXT CHECK ("body" <> ''),                                    -- Note
  "private" INTEGER CHECK ("private" IN (0, 1)),                       -- Private: No export ever takes a private note
  -- Date
  "happened_on" TEXT CHECK ("happened_on" GLOB '[12][0-9][0-9][0-9]*'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX note_by_school ON note ("school");

-- Documents
CREATE TABLE document (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL CHECK ("title" <> ''),                         -- Title
  "file_name" TEXT NOT NULL CHECK ("file_name" <> ''),                 -- File name
  "media_type" TEXT CHECK ("media_type" <> ''),                        -- Type of file
  "size" INTEGER,                                                      -- Size: Bytes
  -- Fingerprint: SHA-256 of the file as it was received
  "sha256" TEXT NOT NULL CHECK ("sha256" <> ''),
  -- Received
  "received_on" TEXT CHECK ("received_on" GLOB '[12][0-9][0-9][0-9]*'),
  "note" TEXT CHECK ("note" <> ''),                                    -- Note
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX document_by_school ON document ("school");

-- Corrections
CREATE TABLE fact_override (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  -- School
  "school" TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  "field" TEXT NOT NULL CHECK ("field" <> ''),                         -- Fact: The name of the school's field
  "value" TEXT CHECK ("value" <> ''),                                  -- Value
  "reason" TEXT NOT NULL CHECK ("reason" <> ''),                       -- Reason
  "decided_by" TEXT CHECK ("decided_by" <> ''),                        -- Decided by
  "decided_on" TEXT CHECK ("decided_on" GLOB '[12][0-9][0-9][0-9]*'),  -- Decided on
  -- Value in the extract: What the newest extract says
  "imported_value" TEXT CHECK ("imported_value" <> ''),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX fact_override_by_school ON fact_override ("school");
CREATE INDEX school_by_urn ON school (urn);
CREATE INDEX school_by_laestab ON school (laestab);
CREATE INDEX school_urn_by_urn ON school_urn (urn);

------------------------------------------------------------------------------------------------------------------------
-- Derived
------------------------------------------------------------------------------------------------------------------------

-- The words of every record that can be found, and where it stands
CREATE TABLE search_document (
  number INTEGER PRIMARY KEY,                     -- the row of the word index; below zero for schools
  kind TEXT NOT NULL,                             -- name of the kind of record
  record_id TEXT NOT NULL UNIQUE,                 -- the record
  school_id TEXT,                                 -- the school that it belongs to; NULL where none
  title TEXT NOT NULL,                            -- what names the record
  body TEXT NOT NULL                              -- its other words
) STRICT;

-- The word index over search_document: accents folded, beginnings of one to five letters kept ready
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, content = 'search_document', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5'
);

-- One row a school: what lists show, sort and filter by
CREATE TABLE school_summary (
  school_id TEXT PRIMARY KEY NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED, -- the school
  name TEXT NOT NULL,                             -- its name
  name_key TEXT NOT NULL,                         -- its name as it sorts
  find TEXT NOT NULL,                             -- folded name, URN, LAESTAB and postcode, to filter by
  phase TEXT,                                     -- code of the vocabulary phase
  phase_rank INTEGER NOT NULL,                    -- its place in the vocabulary
  sector TEXT,                                    -- code of the vocabulary school-sector
  sector_rank INTEGER NOT NULL,                   -- its place in the vocabulary
  status TEXT,                                    -- code of the vocabulary establishment-status
  status_rank INTEGER NOT NULL,                   -- its place in the vocabulary
  type TEXT,                                      -- type of establishment
  urn TEXT NOT NULL,                              -- URN of today
  laestab TEXT,                                   -- LAESTAB of today
  pupils INTEGER,                                 -- pupils on roll
  trust TEXT,                                     -- name of the trust
  religious_character TEXT,                       -- religious character
  postcode TEXT,                                  -- postcode
  link_officer TEXT,                              -- who the link officer is today
  regime TEXT NOT NULL,                           -- code of the inspection regime of the current outcome
  regime_rank INTEGER NOT NULL,                   -- its order
  outcome TEXT NOT NULL,                          -- code: 1 to 4, areas-only, report-card, an ungraded code, not-inspected
  outcome_label TEXT NOT NULL,                    -- the outcome in words
  outcome_rank INTEGER NOT NULL,                  -- its order, best first, regimes apart
  inspected_on TEXT,                              -- when that inspection began
  category TEXT,                                  -- code of the vocabulary category-of-concern
  category_label TEXT,                            -- its label
  category_rank INTEGER NOT NULL,                 -- its place in the vocabulary; schools with none come last
  predecessor_urn TEXT,                           -- the URN under which the outcome was earned, where another
  next_by_law TEXT,                               -- latest next inspection by law (R15)
  monitoring INTEGER NOT NULL CHECK (monitoring IN (0, 1)), -- Ofsted monitors the school (R24)
  overlay TEXT,                                   -- code of an ungraded outcome newer than the graded one
  overlay_label TEXT,                             -- its label
  overlay_on TEXT                                 -- when that inspection began
) STRICT;
CREATE INDEX summary_by_name ON school_summary (name_key, school_id);
CREATE INDEX summary_by_phase ON school_summary (phase_rank, name_key, school_id);
CREATE INDEX summary_by_outcome ON school_summary (outcome_rank, name_key, school_id);
CREATE INDEX summary_by_inspected ON school_summary (inspected_on, name_key, school_id);
CREATE INDEX summary_by_category ON school_summary (category_rank, name_key, school_id);
CREATE INDEX summary_by_urn ON school_summary (urn, name_key, school_id);
CREATE INDEX summary_by_laestab ON school_summary (laestab, name_key, school_id);
CREATE INDEX summary_by_next ON school_summary (next_by_law, name_key, school_id);
