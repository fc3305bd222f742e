-- Sentences that tell of danger to life, and others that only seem to: what a model learns to flag reports by.
CREATE TABLE danger_example (
    danger text NOT NULL,
    language text NOT NULL CHECK (language IN ('zh', 'en')),
    text text PRIMARY KEY,
    dataset text
);
