-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 5 of the register: restoring a backup is a step of the log, and words can be erased for good while the log still proves
-- that it was not changed otherwise.
--
-- A restore changes no record, and it is neither undone nor redone; what is written after it is of another line than what was
-- written after the backup was taken.
--
-- Log format 2: every change and every label has a random salt; its digest is over salt and text, and the hash of the batch is
-- over the digests. Erasing overwrites words and salt and keeps the digest, so the chain holds and the words cannot be guessed.
-- What is left of the row gets a new salt; its digest stands in erased_row and is covered by the hash of the batch that erased.
-- Batches of format 1 stay as they are: their hash is over the texts themselves. Before one of their rows is erased they are
-- verified a last time, salt and digest are filled in, and a row of erased_row (part 'seal') holds their hash in format 2.
--
-- The table batch is made anew, because SQLite cannot change a CHECK; the program runs this file with foreign keys off.

CREATE TABLE new_batch (
  seq INTEGER PRIMARY KEY,                        -- order in this register
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36), -- UUID
  format INTEGER NOT NULL CHECK (format IN (1, 2)), -- what its hash is over: 1 the texts, 2 the digests
  action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo', 'erase', 'restore')), -- what it is
  of_batch TEXT REFERENCES batch (id),            -- what it undoes or redoes; NULL for the others
  label TEXT CHECK (label <> ''),                 -- a plain sentence for people; NULL where it was erased
  reason TEXT CHECK (reason <> ''),               -- why words were erased; NULL but for 'erase'
  decided_by TEXT CHECK (decided_by <> ''),       -- who decided that words are erased; NULL but for 'erase'
  author TEXT NOT NULL,                           -- who did it, as that person is called
  device TEXT NOT NULL CHECK (device <> ''),      -- UUID of the data folder's device
  made_at TEXT NOT NULL CHECK (made_at GLOB '*Z'), -- when, UTC
  n_changes INTEGER NOT NULL CHECK (n_changes >= 0), -- how many rows of change belong to it
  salt TEXT CHECK (length (salt) = 32),           -- random, 32 hexadecimal characters; NULL in format 1
  digest TEXT CHECK (length (digest) = 64),       -- SHA-256 over salt, label, reason and decided_by as they were written
  previous_hash TEXT NOT NULL,                    -- hash of the device's batch before this one; '' for the first
  hash TEXT NOT NULL CHECK (length (hash) = 64),  -- SHA-256 over previous_hash, the changes and the columns above
  CHECK ((action IN ('undo', 'redo')) = (of_batch IS NOT NULL)),
  CHECK (n_changes > 0 OR action IN ('erase', 'restore')),
  CHECK ((action = 'erase') = (reason IS NOT NULL) AND (action = 'erase') = (decided_by IS NOT NULL)),
  CHECK ((salt IS NULL) = (digest IS NULL) AND (format = 1 OR salt IS NOT NULL))
) STRICT;
INSERT INTO new_batch (seq, id, format, action, of_batch, label, author, device, made_at, n_changes, previous_hash, hash)
  SELECT seq, id, 1, action, of_batch, label, author, device, made_at, n_changes, previous_hash, hash FROM batch ORDER BY seq;
DROP TABLE batch;
ALTER TABLE new_batch RENAME TO batch;
CREATE INDEX batch_by_device ON batch (device, seq);
CREATE INDEX batch_by_action ON batch (device, action, seq);
CREATE INDEX batch_by_target ON batch (of_batch, seq);
-- The restores, which say of which line a log is
CREATE INDEX batch_restores ON batch (seq) WHERE action = 'restore';

-- random, 32 hexadecimal characters; NULL in format 1
ALTER TABLE change ADD COLUMN salt TEXT CHECK (length (salt) = 32);
-- SHA-256 over salt, before and after as they were written; NULL in format 1
ALTER TABLE change ADD COLUMN digest TEXT CHECK (length (digest) = 64);

-- Which words were erased: one row a field of a record, never the words
CREATE TABLE erasure (
  seq INTEGER PRIMARY KEY,                        -- order in this register
  batch_seq INTEGER NOT NULL REFERENCES batch (seq) DEFERRABLE INITIALLY DEFERRED, -- the batch that erased them here
  origin TEXT NOT NULL CHECK (length (origin) = 36), -- id of the batch that erased them first; another one after a restore
  kind TEXT NOT NULL CHECK (kind <> ''),          -- name of the kind of record
  record_id TEXT NOT NULL CHECK (length (record_id) = 36), -- the record
  field TEXT NOT NULL CHECK (field <> ''),        -- name of the field
  school_id TEXT,                                 -- the school that the record belongs to; NULL where none
  UNIQUE (origin, record_id, field)
) STRICT;
CREATE INDEX erasure_by_batch ON erasure (batch_seq, seq);
CREATE INDEX erasure_by_record ON erasure (record_id, batch_seq);
CREATE INDEX erasure_by_school ON erasure (school_id, batch_seq);

-- What an erasing batch left of the rows of the log that it overwrote
CREATE TABLE erased_row (
  batch_seq INTEGER NOT NULL REFERENCES batch (seq) DEFERRABLE INITIALLY DEFERRED, -- the batch that erased
  part TEXT NOT NULL CHECK (part IN ('change', 'label', 'seal')), -- a row of change; the label of a batch; a batch of format 1
  "row" INTEGER NOT NULL,                         -- seq of the change or of the batch
  digest TEXT NOT NULL CHECK (length (digest) = 64), -- over the new salt and what is left; of a seal, the hash in format 2
  PRIMARY KEY (batch_seq, part, "row")
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_row_by_row ON erased_row (part, "row", batch_seq);

CREATE TRIGGER erasure_is_never_changed BEFORE UPDATE ON erasure
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER erasure_is_never_removed BEFORE DELETE ON erasure
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER erased_row_is_never_changed BEFORE UPDATE ON erased_row
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER erased_row_is_never_removed BEFORE DELETE ON erased_row
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;

-- The one change that the log allows: of a row that a batch has named in erased_row and that batch is not written yet.
-- A row of format 1 gets salt and digest, and keeps its words; or words and salt are overwritten, and the digest is kept.
CREATE TRIGGER batch_is_never_removed BEFORE DELETE ON batch
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
CREATE TRIGGER batch_is_never_changed BEFORE UPDATE ON batch
WHEN NOT (
  NEW.seq IS OLD.seq AND NEW.id IS OLD.id AND NEW.format IS OLD.format AND NEW.action IS OLD.action
  AND NEW.of_batch IS OLD.of_batch AND NEW.reason IS OLD.reason AND NEW.decided_by IS OLD.decided_by
  AND NEW.author IS OLD.author AND NEW.device IS OLD.device AND NEW.made_at IS OLD.made_at
  AND NEW.n_changes IS OLD.n_changes AND NEW.previous_hash IS OLD.previous_hash AND NEW.hash IS OLD.hash
  AND NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt
  AND ((OLD.digest IS NULL AND NEW.digest IS NOT NULL AND NEW.label IS OLD.label
        AND EXISTS (SELECT 1 FROM erased_row WHERE part = 'seal' AND "row" = OLD.seq
                    AND batch_seq > (SELECT max (seq) FROM batch)))
       OR (NEW.digest IS OLD.digest AND NEW.label IS NULL
           AND EXISTS (SELECT 1 FROM erased_row WHERE part = 'label' AND "row" = OLD.seq
                       AND batch_seq > (SELECT max (seq) FROM batch)))))
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;

DROP TRIGGER change_is_never_changed;
CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
WHEN NOT (
  NEW.seq IS OLD.seq AND NEW.batch_seq IS OLD.batch_seq AND NEW.kind IS OLD.kind AND NEW.record_id IS OLD.record_id
  AND NEW.school_id IS OLD.school_id AND NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt
  AND ((OLD.digest IS NULL AND NEW.digest IS NOT NULL AND NEW.before IS OLD.before AND NEW.after IS OLD.after
        AND EXISTS (SELECT 1 FROM erased_row WHERE part = 'seal' AND "row" = OLD.batch_seq
                    AND batch_seq > (SELECT max (seq) FROM batch)))
       OR (NEW.digest IS OLD.digest
           AND (NEW.before IS NULL) = (OLD.before IS NULL) AND (NEW.after IS NULL) = (OLD.after IS NULL)
           AND EXISTS (SELECT 1 FROM erased_row WHERE part = 'change' AND "row" = OLD.seq
                       AND batch_seq > (SELECT max (seq) FROM batch)))))
BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END;
