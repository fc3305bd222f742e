-- What an organisation prepares before it is published. Nothing of it is public.
CREATE SEQUENCE dataset_number START 1001;

CREATE TABLE dataset_draft (
    dataset text PRIMARY KEY REFERENCES dataset ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'inReview')),
    description jsonb NOT NULL,
    notes text,
    notes_en text,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    submitted_at timestamptz,
    submitted_by text
);

CREATE TABLE dataset_remark (
    dataset text NOT NULL REFERENCES dataset ON DELETE CASCADE,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    author text NOT NULL,
    about text,
    remark text NOT NULL,
    PRIMARY KEY (dataset, number)
);

CREATE TABLE draft_file (
    id text PRIMARY KEY DEFAULT replace(gen_random_uuid()::text, '-', ''),
    dataset text NOT NULL REFERENCES dataset_draft ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    -- received: an upload that is still to be looked at; kept: in the file store; refused: it is gone, with the reason.
    state text NOT NULL CHECK (state IN ('received', 'kept', 'refused')),
    upload text,
    sha256 text,
    bytes bigint,
    format text,
    media_type text,
    reason jsonb,
    title jsonb,
    described jsonb,
    -- Whoever works on it says so until then; after a crash somebody else takes it.
    claimed_until timestamptz,
    UNIQUE (dataset, name)
);

CREATE TABLE draft_table (
    file text NOT NULL REFERENCES draft_file ON DELETE CASCADE,
    name text NOT NULL,
    -- What the table is called in its file.
    source text NOT NULL,
    position integer NOT NULL,
    state text NOT NULL CHECK (state IN ('proposing', 'proposed', 'checking', 'checked', 'failed')),
    -- One more whenever it is defined anew: results of what was defined before are thrown away.
    round integer NOT NULL DEFAULT 1,
    options jsonb NOT NULL,
    proposal jsonb,
    schema jsonb,
    strict boolean NOT NULL DEFAULT true,
    report jsonb,
    problems_sha256 text,
    stored jsonb,
    reason jsonb,
    claimed_until timestamptz,
    PRIMARY KEY (file, name)
);
