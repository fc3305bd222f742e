-- Photos that people sent. The original is kept as it came and is never published; the image is a fresh one without
-- whatever else was in the file.
CREATE TABLE photo (
    id text PRIMARY KEY DEFAULT replace(gen_random_uuid()::text, '-', ''),
    image bytea NOT NULL,
    thumbnail bytea NOT NULL,
    original bytea NOT NULL,
    original_sha256 text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    public boolean NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE photo ALTER COLUMN image SET STORAGE EXTERNAL,
    ALTER COLUMN thumbnail SET STORAGE EXTERNAL, ALTER COLUMN original SET STORAGE EXTERNAL;
