CREATE TABLE sample (
    id text PRIMARY KEY,
    description text NOT NULL,
    address text NOT NULL,
    category text NOT NULL,
    status text NOT NULL,
    agency text NOT NULL,
    province text NOT NULL,
    place text NOT NULL,
    reported timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL
);
CALL watch_table('sample', 'sample', 'id');
