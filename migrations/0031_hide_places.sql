-- About whom a ballot is, and under which label, lies sealed beside its token, to the campaign's sealing key: rows lie in the order in which
-- they came, and somebody who is asked about several leaders answers about one after the other, so a run of leaders told who it was.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM sealed_ballots) OR EXISTS (SELECT 1 FROM spent_tokens WHERE NOT counted) THEN
    RAISE EXCEPTION 'Ballots wait to be counted under a former scheme. Start the former version again, wait until its campaigns are counted, then upgrade.';
  END IF;
END $$;
--> statement-breakpoint
DROP FUNCTION redeem_ballot(uuid, text, text, bytea, bytea, bytea);
--> statement-breakpoint
-- Made anew and not changed: a column that is dropped stays in the rows that there are.
ALTER TABLE spent_tokens RENAME TO former_tokens;
--> statement-breakpoint
ALTER INDEX spent_tokens_pkey RENAME TO former_tokens_pkey;
--> statement-breakpoint
-- `place`: leader and label, always of one size. What was counted keeps none; it is there so that nobody answers twice.
CREATE TABLE spent_tokens (
  campaign_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  place bytea CHECK (length(place) = 188),
  counted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (campaign_id, token_hash),
  CHECK (counted = (place IS NULL))
);
--> statement-breakpoint
INSERT INTO spent_tokens (campaign_id, token_hash, digest, counted)
  SELECT campaign_id, token_hash, digest, true FROM former_tokens ORDER BY token_hash;
--> statement-breakpoint
DROP TABLE former_tokens, sealed_ballots;
--> statement-breakpoint
-- Which token it came with, and so where it belongs; leader, label and answers lie inside, too.
CREATE TABLE sealed_ballots (
  campaign_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  sealed bytea NOT NULL CHECK (length(sealed) = 29233),
  PRIMARY KEY (campaign_id, token_hash)
);
--> statement-breakpoint
ALTER TABLE sealed_ballots ALTER COLUMN sealed SET STORAGE EXTERNAL, ALTER COLUMN sealed SET STATISTICS 0,
  ALTER COLUMN token_hash SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE spent_tokens ALTER COLUMN token_hash SET STATISTICS 0, ALTER COLUMN digest SET STATISTICS 0,
  ALTER COLUMN place SET STATISTICS 0;
--> statement-breakpoint
-- 'first', 'same' (as before: nothing is written), 'other' (other answers came with this token before), 'closed' or 'more-than-issued'.
-- That the token was issued, and for which leader and label, is the caller's to have verified: the key is not in this database.
CREATE FUNCTION redeem_ballot(p_campaign_id uuid, p_token_hash bytea, p_digest bytea, p_place bytea, p_sealed bytea)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  has_room boolean;
  digest_before bytea;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(campaign_lock_key(p_campaign_id));
  -- Two with one token at the same moment: the second waits here, and then sees what the first did.
  SELECT redeemed < issued INTO has_room FROM ballot_numbers WHERE campaign_id = p_campaign_id FOR UPDATE;
  SELECT digest INTO digest_before FROM spent_tokens WHERE campaign_id = p_campaign_id AND token_hash = p_token_hash;
  IF FOUND THEN
    RETURN CASE WHEN digest_before = p_digest THEN 'same' ELSE 'other' END;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM campaigns WHERE id = p_campaign_id AND state IN ('collecting', 'closing')) THEN
    RETURN 'closed';
  END IF;
  IF has_room IS NOT TRUE THEN
    RETURN 'more-than-issued';
  END IF;
  INSERT INTO spent_tokens (campaign_id, token_hash, digest, place) VALUES (p_campaign_id, p_token_hash, p_digest, p_place);
  INSERT INTO sealed_ballots (campaign_id, token_hash, sealed) VALUES (p_campaign_id, p_token_hash, p_sealed);
  UPDATE ballot_numbers SET redeemed = redeemed + 1 WHERE campaign_id = p_campaign_id;
  RETURN 'first';
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION redeem_ballot(uuid, bytea, bytea, bytea, bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION redeem_ballot(uuid, bytea, bytea, bytea, bytea) TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON spent_tokens TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, DELETE ON sealed_ballots TO heartset_tally;
