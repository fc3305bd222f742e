-- What the tables of a file were before it was replaced, by what they are called in it: name, schema, and whether that
-- was published.
ALTER TABLE draft_file ADD COLUMN earlier jsonb NOT NULL DEFAULT '{}';
