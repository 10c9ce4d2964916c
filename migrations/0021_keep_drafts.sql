-- Drafts, each encrypted under a key that its rater's device alone has: one an assignment, always 64 KiB, overwritten. No time, and no
-- reference: one to `assignments` would lock the row there, which shows for ever. What is sent changes nothing here, and nothing is
-- deleted for one person: all drafts of a campaign go when it stops asking.
CREATE TABLE drafts (
  assignment_id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL,
  content bytea NOT NULL CHECK (length(content) = 65536)
);
--> statement-breakpoint
CREATE INDEX drafts_campaign ON drafts (campaign_id);
--> statement-breakpoint
ALTER TABLE drafts ALTER COLUMN content SET STORAGE EXTERNAL, ALTER COLUMN content SET STATISTICS 0,
  ALTER COLUMN assignment_id SET STATISTICS 0;
--> statement-breakpoint
-- Deletes, in bulk, the drafts of every campaign in which nothing can be sent any more that was not begun to be sent.
CREATE FUNCTION forget_drafts() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM drafts WHERE campaign_id IN (SELECT id FROM campaigns WHERE state <> 'collecting')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_drafts() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_drafts() TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (content) ON drafts TO heartset_api;
