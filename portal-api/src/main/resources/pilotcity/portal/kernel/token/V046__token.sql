-- Public keys of all nodes: what one has signed, every one verifies. The private parts are in the data folders.
CREATE TABLE signing_key (
    kid text PRIMARY KEY,
    jwk jsonb NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    void boolean NOT NULL DEFAULT false
);

-- Tokens that were issued, without the tokens themselves. Those of anonymous callers end by themselves within minutes.
CREATE TABLE token (
    id text PRIMARY KEY,
    lineage text[] NOT NULL,
    kid text NOT NULL,
    subject text NOT NULL,
    name text,
    grants jsonb NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    minted_by text NOT NULL
);
CREATE INDEX token_lineage ON token USING gin (lineage);
CREATE INDEX token_kid ON token (kid, expires_at);

-- Whatever came from a revoked token is revoked with it: a token carries the ids of those it came from. An id begins
-- with the mark of the key that signed it, and a mark here revokes all of them.
CREATE TABLE revoked_token (
    id text PRIMARY KEY,
    revoked_at timestamptz NOT NULL DEFAULT now(),
    revoked_by text NOT NULL
);
