-- Ballots take the place of tickets: a token that the server has never seen while somebody was signed in, and answers sealed to a key
-- that is not in this database. A campaign that the former version collects with tickets, or counts, can only be ended by it.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM campaigns WHERE state IN ('collecting', 'closing') OR (state = 'closed' AND counted_at IS NULL))
    OR EXISTS (SELECT 1 FROM answer_sheets JOIN campaigns ON campaigns.id = answer_sheets.campaign_id WHERE campaigns.state <> 'cancelled') THEN
    RAISE EXCEPTION 'A campaign collects answers with tickets, or is being counted. Start the former version again, wait until its reports are stored and nothing about its leaders waits to be counted, then upgrade.';
  END IF;
END $$;
--> statement-breakpoint
-- A campaign without keys cannot ask again: what was kept for that goes.
UPDATE campaigns SET final_at = now() WHERE further_round AND final_at IS NULL AND state IN ('closed', 'released');
--> statement-breakpoint
DELETE FROM held_back_counts;
--> statement-breakpoint
DROP FUNCTION issue_ticket(uuid, text, text, bytea, boolean), redeem_ticket(uuid, text, text, bytea, bytea, jsonb);
--> statement-breakpoint
-- The seed that orders comments lies in the key store from now on, beside the key without which it is of no use.
DROP TABLE tickets, answer_sheets, tally_runs;
--> statement-breakpoint
ALTER TABLE uncounted_leaders DROP COLUMN comment_order;
--> statement-breakpoint
-- What a campaign promised, as published: 0 is the manifest, then its supplements. The hash is that of the text, to the byte.
CREATE TABLE manifests (
  campaign_id uuid NOT NULL REFERENCES campaigns (id),
  number integer NOT NULL CHECK (number >= 0),
  document text NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (campaign_id, number),
  CHECK (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TRIGGER manifests_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON manifests FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- That a ballot was issued, and for which blinded element: the same is evaluated again, another one never. It goes with the tally. A table
-- of its own and no reference, because a row of `assignments` that was changed or locked would show so for ever, by its place and by
-- PostgreSQL's own transaction numbers, also when the bit is long forgotten.
ALTER TABLE assignments DROP COLUMN issued;
--> statement-breakpoint
CREATE TABLE issued_ballots (
  assignment_id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL,
  element bytea NOT NULL CHECK (length(element) = 32)
);
--> statement-breakpoint
CREATE INDEX issued_ballots_campaign ON issued_ballots (campaign_id);
--> statement-breakpoint
ALTER TABLE issued_ballots ALTER COLUMN assignment_id SET STATISTICS 0, ALTER COLUMN element SET STATISTICS 0;
--> statement-breakpoint
-- Campaign-wide: by label they would tell about the few under it. The row goes with the tally.
CREATE TABLE ballot_numbers (
  campaign_id uuid PRIMARY KEY,
  issued integer NOT NULL DEFAULT 0,
  redeemed integer NOT NULL DEFAULT 0,
  CHECK (redeemed BETWEEN 0 AND issued)
);
--> statement-breakpoint
-- Tokens that were redeemed, each for the leader and label that it was issued for. `counted`: its answers are in a tally; the row stays
-- only where a further round may come, so that nobody answers twice.
CREATE TABLE spent_tokens (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  label text NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  counted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (campaign_id, subject_key, label, token_hash)
);
--> statement-breakpoint
-- Sealed answers, under whose leader they are counted; label and answers lie inside. One table and no partitions: parts of a tally delete
-- their own rows, no login creates or drops tables, and what makes answers unreadable for good is that the key goes, not the file.
CREATE TABLE sealed_ballots (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  sealed bytea NOT NULL CHECK (length(sealed) = 29233)
);
--> statement-breakpoint
CREATE INDEX sealed_ballots_campaign ON sealed_ballots (campaign_id, subject_key);
--> statement-breakpoint
-- Ciphertext does not compress, and no plan depends on what these columns hold.
ALTER TABLE sealed_ballots ALTER COLUMN sealed SET STORAGE EXTERNAL, ALTER COLUMN sealed SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE spent_tokens ALTER COLUMN token_hash SET STATISTICS 0, ALTER COLUMN digest SET STATISTICS 0;
--> statement-breakpoint
-- Which keys of a campaign are gone for good: written after the key store has destroyed them. For raters to read, and for the sweep.
CREATE TABLE destroyed_keys (
  campaign_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('issuing', 'sealing', 'comment-order')),
  destroyed_at timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, purpose)
);
--> statement-breakpoint
-- Notes which blinded element an assignment's ballot was issued for, once, and counts it. False: there was one, or nobody is asked any more.
CREATE FUNCTION note_issued(p_assignment_id uuid, p_element bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  issuing_campaign uuid;
BEGIN
  INSERT INTO issued_ballots (assignment_id, campaign_id, element)
    SELECT assignments.id, assignments.campaign_id, p_element
    FROM assignments JOIN campaigns ON campaigns.id = assignments.campaign_id
    WHERE assignments.id = p_assignment_id AND campaigns.state = 'collecting'
    ON CONFLICT DO NOTHING
    RETURNING campaign_id INTO issuing_campaign;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO ballot_numbers (campaign_id, issued) VALUES (issuing_campaign, 1)
    ON CONFLICT (campaign_id) DO UPDATE SET issued = ballot_numbers.issued + 1;
  RETURN true;
END
$$;
--> statement-breakpoint
-- 'first', 'same' (as before: nothing is written), 'other' (other answers came with this token before), 'closed' or 'more-than-issued'.
-- That the token was issued for this leader and label is the caller's to have verified: the key is not in this database.
CREATE FUNCTION redeem_ballot(p_campaign_id uuid, p_subject_key text, p_label text, p_token_hash bytea, p_digest bytea, p_sealed bytea)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  has_room boolean;
  digest_before bytea;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(campaign_lock_key(p_campaign_id));
  -- Two with one token at the same moment: the second waits here, and then sees what the first did.
  SELECT redeemed < issued INTO has_room FROM ballot_numbers WHERE campaign_id = p_campaign_id FOR UPDATE;
  SELECT digest INTO digest_before FROM spent_tokens
    WHERE campaign_id = p_campaign_id AND subject_key = p_subject_key AND label = p_label AND token_hash = p_token_hash;
  IF FOUND THEN
    RETURN CASE WHEN digest_before = p_digest THEN 'same' ELSE 'other' END;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM campaigns WHERE id = p_campaign_id AND state IN ('collecting', 'closing')) THEN
    RETURN 'closed';
  END IF;
  IF has_room IS NOT TRUE THEN
    RETURN 'more-than-issued';
  END IF;
  INSERT INTO spent_tokens (campaign_id, subject_key, label, token_hash, digest)
    VALUES (p_campaign_id, p_subject_key, p_label, p_token_hash, p_digest);
  INSERT INTO sealed_ballots (campaign_id, subject_key, sealed) VALUES (p_campaign_id, p_subject_key, p_sealed);
  UPDATE ballot_numbers SET redeemed = redeemed + 1 WHERE campaign_id = p_campaign_id;
  RETURN 'first';
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_issued(p_campaign_id uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM issued_ballots WHERE campaign_id = p_campaign_id
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION note_issued(uuid, bytea), redeem_ballot(uuid, text, text, bytea, bytea, bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION note_issued(uuid, bytea), redeem_ballot(uuid, text, text, bytea, bytea, bytea) TO heartset_api;
--> statement-breakpoint
GRANT SELECT ON issued_ballots TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT ON manifests TO heartset_api;
--> statement-breakpoint
GRANT SELECT (campaign_id, number, sha256) ON manifests TO heartset_mailer;
--> statement-breakpoint
GRANT SELECT, DELETE ON ballot_numbers, spent_tokens, sealed_ballots TO heartset_tally;
--> statement-breakpoint
GRANT INSERT ON spent_tokens TO heartset_tally;
--> statement-breakpoint
GRANT SELECT (campaign_id) ON manifests TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, INSERT ON destroyed_keys TO heartset_tally;
--> statement-breakpoint
GRANT SELECT ON destroyed_keys TO heartset_api;
