-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 5 of the register: restoring a backup is a step of the log. It changes no record, and it is neither undone nor redone;
-- what is written after it is of another line than what was written after the backup was taken.
--
-- A CHECK can only be changed by making the table anew or in the text of its definition. The log may be long, and no row of it
-- breaks the wider rule, so the text is changed, as SQLite's manual says (ALTER TABLE, section 7). Each replacement is of words
-- that version 1 holds once.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace (replace (replace (sql,
    'CHECK (action IN (''do'', ''undo'', ''redo''))', 'CHECK (action IN (''do'', ''undo'', ''redo'', ''restore''))'),
    'CHECK (n_changes > 0)', 'CHECK (n_changes > 0 OR action = ''restore'')'),
    'CHECK ((action = ''do'') = (of_batch IS NULL))', 'CHECK ((action IN (''do'', ''restore'')) = (of_batch IS NULL))')
  WHERE type = 'table' AND name = 'batch';
PRAGMA writable_schema = RESET;

-- The restores, which say of which line a log is
CREATE INDEX batch_restores ON batch (seq) WHERE action = 'restore';
