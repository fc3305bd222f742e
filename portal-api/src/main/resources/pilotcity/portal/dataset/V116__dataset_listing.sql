-- When the portal first described the set, and when its description or a file last changed here.
ALTER TABLE dataset
    ADD COLUMN listed timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN changed timestamptz NOT NULL DEFAULT now();
