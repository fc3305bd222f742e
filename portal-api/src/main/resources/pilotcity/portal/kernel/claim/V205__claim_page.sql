-- Pages of one seat come one after the other, and what the one before gives back may arrive when the next has begun:
-- each has a number, and gives back only what no later one has been given.
ALTER TABLE claim ADD COLUMN page bigint NOT NULL DEFAULT 0;
CREATE SEQUENCE claim_page;
