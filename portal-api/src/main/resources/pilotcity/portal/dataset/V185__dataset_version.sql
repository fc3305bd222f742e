-- What a data set was at each publication. A number is never given out again, and what stands here does not change:
-- a version that is withdrawn keeps its row, with the reason.
CREATE TABLE dataset_version (
    id text PRIMARY KEY,
    dataset text NOT NULL REFERENCES dataset,
    number integer NOT NULL CHECK (number > 0),
    version integer NOT NULL DEFAULT 1,
    status text NOT NULL CHECK (status IN ('scheduled', 'published', 'withdrawn')),
    organisation text REFERENCES organisation,
    description jsonb NOT NULL,
    files jsonb NOT NULL,
    tables jsonb NOT NULL,
    quality jsonb NOT NULL,
    notes text,
    notes_en text,
    -- Of all files and table schemas, so that two versions with one checksum hold the same.
    checksum text NOT NULL,
    -- When it is, or was, shown for the first time.
    published_at timestamptz NOT NULL,
    -- The subject of the token that published it.
    published_by text NOT NULL,
    withdrawn_at timestamptz,
    reason text,
    reason_en text,
    UNIQUE (dataset, number)
);
CREATE INDEX dataset_version_scheduled ON dataset_version (published_at) WHERE status = 'scheduled';
CALL watch_table('dataset_version', 'datasetVersion', 'id');

CREATE VIEW dataset_version_document AS
SELECT dataset_version.* FROM dataset_version WHERE status <> 'scheduled';

ALTER TABLE dataset
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN organisation text REFERENCES organisation,
    -- The version that is shown; null before the first is published, and when all have been withdrawn.
    ADD COLUMN newest integer,
    ADD COLUMN tables jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN quality jsonb NOT NULL DEFAULT '{}',
    -- Described here by a version before there were versions; or published, whichever way it came.
    ADD COLUMN shown boolean NOT NULL DEFAULT true;
CREATE INDEX dataset_organisation ON dataset (organisation);

CREATE VIEW dataset_document AS
SELECT dataset.* FROM dataset WHERE shown;
