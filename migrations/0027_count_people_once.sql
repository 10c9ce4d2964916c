-- How many are asked in a campaign of ten thousand leaders is a sum over thirty thousand rows: too much for every ballot. It is kept beside
-- the numbers, and made again only when as many were issued, as when people were added since.
ALTER TABLE ballot_numbers ADD COLUMN asked integer NOT NULL DEFAULT 0;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION note_issued(p_campaign_id uuid, p_assignment_key bytea, p_element bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked_now integer;
BEGIN
  INSERT INTO issued_ballots (campaign_id, assignment_key, element)
    SELECT campaigns.id, p_assignment_key, p_element FROM campaigns
    WHERE campaigns.id = p_campaign_id AND campaigns.state = 'collecting'
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE ballot_numbers SET issued = issued + 1 WHERE campaign_id = p_campaign_id AND issued < asked;
  IF FOUND THEN
    RETURN true;
  END IF;
  SELECT coalesce(sum(invited), 0) INTO asked_now FROM campaign_labels WHERE campaign_id = p_campaign_id;
  INSERT INTO ballot_numbers (campaign_id, issued, asked) SELECT p_campaign_id, 1, asked_now WHERE asked_now > 0
    ON CONFLICT (campaign_id) DO UPDATE SET issued = ballot_numbers.issued + 1, asked = asked_now
    WHERE ballot_numbers.issued < asked_now;
  IF NOT FOUND THEN
    DELETE FROM issued_ballots WHERE campaign_id = p_campaign_id AND assignment_key = p_assignment_key;
    RETURN false;
  END IF;
  RETURN true;
END
$$;
