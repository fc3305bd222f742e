-- How often work on a piece was begun without coming to an end; a crash of the whole process counts, too.
ALTER TABLE draft_file
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    -- What its publisher should know of it: an array of {zh, en}.
    ADD COLUMN notes jsonb NOT NULL DEFAULT '[]';

ALTER TABLE draft_table
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    DROP CONSTRAINT draft_table_state_check,
    -- skipped: it stays in its file, but is no table of the data set.
    ADD CONSTRAINT draft_table_state_check
        CHECK (state IN ('proposing', 'proposed', 'checking', 'checked', 'failed', 'skipped'));
