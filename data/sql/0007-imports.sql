-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 7 of the register: what was imported, so that papers state the date of the facts that the register holds, though an import
-- was undone. Record tables as in version 1.

-- Imports of public files
CREATE TABLE import (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36), -- UUID
  "dataset" TEXT NOT NULL CHECK ("dataset" <> ''),                     -- What the file holds; code of the vocabulary import-dataset
  "generation" TEXT NOT NULL CHECK ("generation" <> ''),               -- Layout: Which generation of the file it is
  -- As at: The day that the file stands for; left empty where the file does not say
  "as_at" TEXT CHECK ("as_at" GLOB '[12][0-9][0-9][0-9]*'),
  "file_name" TEXT NOT NULL CHECK ("file_name" <> ''),                 -- File
  "fingerprint" TEXT NOT NULL CHECK ("fingerprint" <> ''),             -- Fingerprint: SHA-256 of the file
  "rows" INTEGER NOT NULL,                                             -- Rows: How many rows of the file were read
  "kept" INTEGER,                                                      -- Rows of followed schools
  "batch" TEXT NOT NULL CHECK ("batch" <> ''),                         -- Step: The batch of the log that the import is part of
  -- Stands: Whether no later import of the same list has taken its place
  "standing" INTEGER CHECK ("standing" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)) -- 1: removed; hidden, never gone
) STRICT;
CREATE INDEX import_by_dataset ON import ("dataset");
CREATE INDEX import_by_batch ON import ("batch");
