-- Which questions of the proposal its publisher has answered.
ALTER TABLE draft_table ADD COLUMN answers jsonb NOT NULL DEFAULT '[]';

-- A version that was withdrawn before its time came was never public, and does not become so by that.
CREATE OR REPLACE VIEW dataset_version_document AS
SELECT dataset_version.* FROM dataset_version
 WHERE status = 'published' OR (status = 'withdrawn' AND withdrawn_at >= published_at);
