-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 6 of the register: what an inspection says of the authority's support, what the authority says of the inspection, and
-- the number of pupils that Ofsted lists.

-- What Ofsted says of the support, in its own words
ALTER TABLE inspection ADD COLUMN "support_quote" TEXT CHECK ("support_quote" <> '');
-- Whose support it speaks of; code of the vocabulary support-topic
ALTER TABLE inspection ADD COLUMN "support_topic" TEXT CHECK ("support_topic" <> '');
-- The authority's comment on the inspection, for working papers
ALTER TABLE inspection ADD COLUMN "comment" TEXT CHECK ("comment" <> '');

-- Pupils, as Ofsted lists them: where Get Information about Schools has no number
ALTER TABLE school ADD COLUMN "ofsted_pupils" INTEGER;
