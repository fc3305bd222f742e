-- Which version a remark is about: the one that the draft was to become.
ALTER TABLE dataset_remark ADD COLUMN version integer;
UPDATE dataset_remark
   SET version = 1 + coalesce((SELECT max(number) FROM dataset_version
                                WHERE dataset_version.dataset = dataset_remark.dataset
                                  AND published_at <= dataset_remark.at), 0);
ALTER TABLE dataset_remark ALTER COLUMN version SET NOT NULL;
