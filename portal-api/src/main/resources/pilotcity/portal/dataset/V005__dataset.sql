CREATE TABLE dataset (
    id text PRIMARY KEY,
    -- dataset.json as it is, and what was measured of its files.
    description jsonb NOT NULL,
    files jsonb NOT NULL
);
CALL watch_table('dataset', 'dataset', 'id');
