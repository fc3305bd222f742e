CREATE SEQUENCE campaign_number START 1001;

CREATE TABLE campaign (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version integer NOT NULL DEFAULT 1,
    status text NOT NULL CHECK (status IN ('open', 'closed')),
    name text NOT NULL,
    name_en text,
    organisation text NOT NULL REFERENCES organisation,
    agency text REFERENCES organisation,
    theme text,
    theme_en text,
    hashtag text,
    poster text,
    poster_en text,
    description text,
    description_en text,
    area text,
    started text,
    from_date date,
    until_date date,
    note text,
    note_en text,
    source_title text,
    source_url text,
    dataset text,
    CHECK (from_date <= until_date)
);
CREATE INDEX campaign_organisation ON campaign (organisation);
CREATE INDEX campaign_agency ON campaign (agency);
CALL watch_table('campaign', 'campaign', 'id');

CREATE TABLE campaign_category (
    campaign text NOT NULL REFERENCES campaign ON DELETE CASCADE,
    category text NOT NULL REFERENCES category,
    PRIMARY KEY (campaign, category)
);
CREATE INDEX campaign_category_category ON campaign_category (category);
CALL watch_table('campaign_category', 'campaign', 'campaign');

CREATE TABLE campaign_place (
    campaign text NOT NULL REFERENCES campaign ON DELETE CASCADE,
    place text NOT NULL REFERENCES place,
    PRIMARY KEY (campaign, place)
);
CREATE INDEX campaign_place_place ON campaign_place (place);
CALL watch_table('campaign_place', 'campaign', 'campaign');

CREATE VIEW campaign_document AS
SELECT campaign.*,
       ARRAY(SELECT category FROM campaign_category WHERE campaign = campaign.id ORDER BY category) AS categories,
       ARRAY(SELECT place FROM campaign_place WHERE campaign = campaign.id ORDER BY place) AS places
  FROM campaign;
