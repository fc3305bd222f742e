-- Files on their way in (tus 1.0.0). Their bytes are parts in the file store, under the names that stand here: what is
-- recorded here has come, and any node goes on behind it.
CREATE TABLE upload (
    id text PRIMARY KEY DEFAULT replace(gen_random_uuid()::text, '-', ''),
    subject text NOT NULL,
    root_token text NOT NULL,
    name text NOT NULL,
    metadata text NOT NULL,
    length bigint CHECK (length >= 0),
    received bigint NOT NULL DEFAULT 0,
    parts integer NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    CHECK (received <= length)
);
CREATE INDEX upload_of_token ON upload (root_token);
CREATE INDEX upload_by_end ON upload (expires_at);

CREATE TABLE upload_part (
    upload text NOT NULL REFERENCES upload ON DELETE CASCADE,
    number integer NOT NULL,
    name text NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (upload, number)
);

-- Read by backups: the parts are not in them, and an upload without its parts would be worth nothing.
COMMENT ON TABLE upload IS 'not backed up';
COMMENT ON TABLE upload_part IS 'not backed up';
