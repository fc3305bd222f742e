-- What proposes categories for words: every version that was learnt, how well it does, and which one is in use. All nodes
-- take it from here; what it is made of is masked text alone.
CREATE SEQUENCE model_number;

CREATE TABLE model (
    id text PRIMARY KEY DEFAULT 'model-' || nextval('model_number'),
    version integer NOT NULL DEFAULT 1,
    learned_at timestamptz NOT NULL,
    used_since timestamptz,
    in_use boolean NOT NULL DEFAULT false,
    tree_digest text NOT NULL,
    categories integer NOT NULL,
    tree_texts integer NOT NULL,
    record_texts integer NOT NULL,
    threshold double precision NOT NULL,
    tree_results jsonb NOT NULL,
    record_results jsonb,
    compared_with text REFERENCES model ON DELETE SET NULL,
    compared_accuracy double precision,
    weeks jsonb NOT NULL DEFAULT '[]',
    content bytea NOT NULL
);
CREATE UNIQUE INDEX model_in_use ON model (in_use) WHERE in_use;
ALTER TABLE model ALTER COLUMN content SET STORAGE EXTERNAL;
CALL watch_table('model', 'model', 'id');

CREATE VIEW model_document AS
SELECT id, version, learned_at, used_since, in_use, categories, tree_texts, record_texts, threshold, tree_results,
       record_results, compared_with, compared_accuracy, weeks
  FROM model;
