CREATE TABLE note (
    id text PRIMARY KEY,
    version integer NOT NULL,
    title text NOT NULL,
    about text,
    simulated boolean NOT NULL DEFAULT false,
    shut boolean NOT NULL DEFAULT false,
    given text NOT NULL DEFAULT '{}'
);
CALL watch_table('note', 'note', 'id');
