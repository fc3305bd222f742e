-- A campaign that was generated for demonstration.
ALTER TABLE campaign ADD COLUMN simulated boolean NOT NULL DEFAULT false;

DROP VIEW campaign_document;
CREATE VIEW campaign_document AS
SELECT campaign.*,
       ARRAY(SELECT category FROM campaign_category WHERE campaign = campaign.id ORDER BY category) AS categories,
       ARRAY(SELECT place FROM campaign_place WHERE campaign = campaign.id ORDER BY place) AS places
  FROM campaign;
