-- To whom a ballot was issued, and whose a draft is, stands under a keyed hash of the assignment: the key is the campaign's issuing key,
-- which lies in the key store. Without it this database does not tell who has begun, nor when, and no order of rows leads from a person
-- to a sealed answer. With that key destroyed, nobody can tell any more.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM issued_ballots) THEN
    RAISE EXCEPTION 'Ballots were issued under a former scheme. Start the former version again, wait until its campaigns are counted, then upgrade.';
  END IF;
END $$;
--> statement-breakpoint
DROP FUNCTION note_issued(uuid, bytea);
--> statement-breakpoint
ALTER TABLE issued_ballots DROP COLUMN assignment_id, ADD COLUMN assignment_key bytea NOT NULL CHECK (length(assignment_key) = 32);
--> statement-breakpoint
ALTER TABLE issued_ballots ADD PRIMARY KEY (campaign_id, assignment_key);
--> statement-breakpoint
DROP INDEX issued_ballots_campaign;
--> statement-breakpoint
-- Encrypted drafts go; every device has its own, too.
DELETE FROM drafts;
--> statement-breakpoint
ALTER TABLE drafts DROP COLUMN assignment_id, ADD COLUMN assignment_key bytea NOT NULL CHECK (length(assignment_key) = 32);
--> statement-breakpoint
ALTER TABLE drafts ADD PRIMARY KEY (campaign_id, assignment_key);
--> statement-breakpoint
DROP INDEX drafts_campaign;
--> statement-breakpoint
ALTER TABLE issued_ballots ALTER COLUMN assignment_key SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE drafts ALTER COLUMN assignment_key SET STATISTICS 0;
--> statement-breakpoint
-- Notes for which blinded element an assignment's ballot was issued, once, and counts it. False: there was one, nobody is asked any more,
-- or as many were issued as people are asked.
CREATE FUNCTION note_issued(p_campaign_id uuid, p_assignment_key bytea, p_element bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO issued_ballots (campaign_id, assignment_key, element)
    SELECT campaigns.id, p_assignment_key, p_element FROM campaigns
    WHERE campaigns.id = p_campaign_id AND campaigns.state = 'collecting'
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO ballot_numbers (campaign_id, issued) VALUES (p_campaign_id, 1)
    ON CONFLICT (campaign_id) DO UPDATE SET issued = ballot_numbers.issued + 1
    WHERE ballot_numbers.issued < (SELECT sum(invited) FROM campaign_labels WHERE campaign_labels.campaign_id = p_campaign_id);
  IF NOT FOUND THEN
    DELETE FROM issued_ballots WHERE campaign_id = p_campaign_id AND assignment_key = p_assignment_key;
    RETURN false;
  END IF;
  RETURN true;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION note_issued(uuid, bytea, bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION note_issued(uuid, bytea, bytea) TO heartset_api;
