CREATE TABLE organisation (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
    name text NOT NULL,
    name_en text,
    type text NOT NULL CHECK (type IN ('agency', 'ngo', 'company')),
    place text REFERENCES place,
    founded integer,
    website text,
    description text,
    description_en text,
    source_title text,
    source_url text,
    dataset text
);
CREATE INDEX organisation_place ON organisation (place);
CALL watch_table('organisation', 'organisation', 'id');
