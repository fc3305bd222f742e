-- Sentences as residents write them: what a model learns a category from where there are no records yet.
CREATE TABLE category_example (
    category text NOT NULL REFERENCES category ON DELETE CASCADE,
    language text NOT NULL CHECK (language IN ('zh', 'en')),
    text text NOT NULL,
    PRIMARY KEY (category, text)
);

-- Where a reporter may turn to where no organisation answers; those of the nearest category above where there are none.
CREATE TABLE category_contact (
    category text NOT NULL REFERENCES category ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    name_en text,
    phone text NOT NULL,
    note text,
    note_en text,
    PRIMARY KEY (category, phone)
);
CALL watch_table('category_contact', 'category', 'category');

-- Whether reports of it are often about danger to life.
ALTER TABLE category ADD COLUMN hazard boolean NOT NULL DEFAULT false;

DROP VIEW category_document;
CREATE VIEW category_document AS
WITH line AS (
    SELECT category_line.category,
           min(ancestor) FILTER (WHERE depth = 1) AS top,
           string_agg(category.name, ' › ' ORDER BY depth) AS path,
           string_agg(coalesce(category.name_en, category.name), ' › ' ORDER BY depth) AS path_en
      FROM category_line JOIN category ON category.id = category_line.ancestor
     GROUP BY category_line.category
), answers AS (
    SELECT DISTINCT ON (category_line.category, place) category_line.category, place, organisation
      FROM category_line JOIN category_responsible ON category_responsible.category = category_line.ancestor
     ORDER BY category_line.category, place, above
)
SELECT category.*, line.top, line.path, line.path_en,
       (SELECT jsonb_agg(to_jsonb(question) ORDER BY question.position)
          FROM category_question question WHERE question.category = category.id) AS questions,
       (SELECT jsonb_agg(jsonb_build_object('place', place, 'organisation', organisation) ORDER BY place)
          FROM answers WHERE answers.category = category.id) AS responsible,
       (SELECT jsonb_agg(to_jsonb(contact) ORDER BY contact.position)
          FROM category_contact contact WHERE contact.category = category.id) AS contacts
  FROM category JOIN line ON line.category = category.id;
