-- Who has which document in front of them, so that two people do not sort the same one. It is gone after a crash, when
-- nobody has anything in front of them.
CREATE UNLOGGED TABLE claim (
    kind text NOT NULL,
    id text NOT NULL,
    holder text NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (kind, id)
);
