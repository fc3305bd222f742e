-- By what a picture is known again: 16 hexadecimal digits, or nothing where it is too plain. A task computes it for the
-- photos of a portal before.
ALTER TABLE photo ADD COLUMN perceptual_hash text CHECK (perceptual_hash ~ '^([0-9a-f]{16})?$');

CREATE INDEX photo_to_be_hashed ON photo (id) WHERE perceptual_hash IS NULL;
