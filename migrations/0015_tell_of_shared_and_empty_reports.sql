-- A share is told by mail to whom it was made. `leader_id`: whose report it is.
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check
  CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'campaign-about-you', 'report-ready', 'report-shared', 'address-changed'));
--> statement-breakpoint
ALTER TABLE outbox_mails ADD COLUMN leader_id uuid REFERENCES people (id);
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_leader_of_its_kind CHECK ((leader_id IS NOT NULL) = (kind = 'report-shared'));
--> statement-breakpoint
CREATE INDEX outbox_mails_leader ON outbox_mails (leader_id) WHERE leader_id IS NOT NULL;
--> statement-breakpoint
-- A share that was taken back before its mail has left is not told of.
GRANT SELECT ON report_shares TO heartset_mailer;
--> statement-breakpoint
-- Which words does the mail about a report need? The mailer may read no release; it gets to know what stands beside every number,
-- 'shown' or 'withheld', and that only once the report is out. Null while it is not.
CREATE FUNCTION release_statuses(p_campaign_id uuid, p_leader_id uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_object(
    'blocks', (SELECT coalesce(jsonb_agg(DISTINCT status), '[]') FROM jsonb_path_query(document::jsonb, '$.blocks[*].status') status),
    'values', (SELECT coalesce(jsonb_agg(DISTINCT status), '[]') FROM jsonb_path_query(document::jsonb, '$.items[*].blocks[*].status') status),
    'comments', (SELECT coalesce(jsonb_agg(DISTINCT status), '[]') FROM jsonb_path_query(document::jsonb, '$.comments[*].pools[*].status') status)
  )
  FROM releases
  JOIN campaign_leaders ON campaign_leaders.campaign_id = releases.campaign_id AND campaign_leaders.subject_key = releases.subject_key
  JOIN campaigns ON campaigns.id = releases.campaign_id
  WHERE releases.campaign_id = p_campaign_id AND campaign_leaders.leader_id = p_leader_id AND campaigns.state = 'released'
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION release_statuses(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION release_statuses(uuid, uuid) TO heartset_mailer;
