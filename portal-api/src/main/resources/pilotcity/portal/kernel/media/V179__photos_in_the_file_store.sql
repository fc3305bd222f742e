-- The files of a photo are in the file store, by their SHA-256, or still in the row. Rows that hold theirs are moved by
-- a task while the portal runs; a row never has neither.
ALTER TABLE photo
    ALTER COLUMN image DROP NOT NULL,
    ALTER COLUMN thumbnail DROP NOT NULL,
    ALTER COLUMN original DROP NOT NULL,
    ADD COLUMN image_sha256 text,
    ADD COLUMN thumbnail_sha256 text,
    ADD CONSTRAINT photo_has_its_files CHECK (
        (image IS NULL) = (thumbnail IS NULL) AND (image IS NULL) = (original IS NULL)
        AND (image IS NULL) = (image_sha256 IS NOT NULL) AND (image IS NULL) = (thumbnail_sha256 IS NOT NULL));

CREATE INDEX photo_to_be_moved ON photo (id) WHERE image IS NOT NULL;
