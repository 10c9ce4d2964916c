-- A campaign's tally is spread over parts from here on. One that the former version has begun can only be ended by it: its sheets are
-- gone, and its releases are not all there.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM campaigns WHERE state = 'closed' AND EXISTS (SELECT 1 FROM tally_runs WHERE campaign_id = campaigns.id)) THEN
    RAISE EXCEPTION 'A campaign is being counted. Start the former version again, wait until its reports are stored, then upgrade.';
  END IF;
END $$;
--> statement-breakpoint
-- Work that is left of a tally: so many leaders at once. A row goes in the transaction that has stored their releases.
CREATE TABLE tally_parts (
  campaign_id uuid NOT NULL,
  part integer NOT NULL CHECK (part > 0),
  subject_keys text[] NOT NULL,
  PRIMARY KEY (campaign_id, part)
);
--> statement-breakpoint
-- Leaders about whom something in the answers could not be counted. Their sheets are kept until it can. A code, and no content.
CREATE TABLE uncounted_leaders (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  code text NOT NULL CHECK (length(code) <= 40),
  -- Their comments' order, so that the seed of everybody's can be forgotten.
  comment_order bytea NOT NULL CHECK (length(comment_order) = 32),
  next_try_at timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, subject_key)
);
--> statement-breakpoint
-- From when on every release of a closed campaign is stored, but for leaders who could not be counted.
ALTER TABLE campaigns ADD COLUMN counted_at timestamptz;
--> statement-breakpoint
UPDATE campaigns SET counted_at = coalesce(closed_at, released_at, now()) WHERE state IN ('closed', 'released');
--> statement-breakpoint
-- One row per leader and block holds all items: a row per item was most of what a tally wrote.
ALTER TABLE tally_blocks
  ALTER COLUMN invited TYPE integer,
  ALTER COLUMN answered TYPE integer,
  -- By item: how often each answer of the scale was given, from the lowest to the highest. Null where the block is held back.
  ADD COLUMN counts jsonb;
--> statement-breakpoint
UPDATE tally_blocks SET counts = coalesce((
  SELECT jsonb_object_agg(tally_counts.item_id, to_jsonb(tally_counts.counts)) FROM tally_counts
  WHERE tally_counts.campaign_id = tally_blocks.campaign_id AND tally_counts.subject_key = tally_blocks.subject_key
    AND tally_counts.block = tally_blocks.block), '{}')
WHERE answered IS NOT NULL;
--> statement-breakpoint
ALTER TABLE tally_blocks ADD CONSTRAINT tally_blocks_counts CHECK ((counts IS NULL) = (answered IS NULL));
--> statement-breakpoint
DROP TABLE tally_counts;
--> statement-breakpoint
ALTER TABLE tally_comments ALTER COLUMN without_text TYPE integer;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON tally_parts, uncounted_leaders TO heartset_tally;
--> statement-breakpoint
GRANT UPDATE (counted_at) ON campaigns TO heartset_tally;
--> statement-breakpoint
GRANT SELECT (campaign_id, subject_key) ON uncounted_leaders TO heartset_api, heartset_mailer;
