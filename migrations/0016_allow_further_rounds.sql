-- A campaign may ask those who have not answered once more, after its reports are out; only if it was opened with that possibility.
ALTER TABLE campaigns
  ADD COLUMN further_round boolean NOT NULL DEFAULT false,
  ADD COLUMN round smallint NOT NULL DEFAULT 1 CHECK (round IN (1, 2)),
  -- From when on nothing can be added any more, and nothing is kept for it. Stays null where nothing ever could be.
  ADD COLUMN final_at timestamptz,
  -- The bare word that something of the further round was held back: about whom, and why, is written nowhere.
  ADD COLUMN further_round_stopped boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT campaigns_further_round CHECK (round = 1 OR further_round),
  ADD CONSTRAINT campaigns_further_round_kind CHECK (NOT further_round OR kind = 'organization');
--> statement-breakpoint
-- `round`: in which round of the campaign a document was made. `ledger`: what has been published about the leader up to and with it,
-- as canonical JSON; '{}' where it was stored before ledgers were kept.
ALTER TABLE releases
  ADD COLUMN round smallint NOT NULL DEFAULT 1,
  ADD COLUMN ledger text NOT NULL DEFAULT '{}',
  DROP CONSTRAINT releases_pkey,
  ADD PRIMARY KEY (campaign_id, subject_key, round);
--> statement-breakpoint
-- Of a further round: what is shown for the first time.
ALTER TABLE tally_blocks
  ADD COLUMN round smallint NOT NULL DEFAULT 1,
  DROP CONSTRAINT tally_blocks_pkey,
  ADD PRIMARY KEY (campaign_id, subject_key, round, block);
--> statement-breakpoint
ALTER TABLE tally_comments
  ADD COLUMN round smallint NOT NULL DEFAULT 1,
  DROP CONSTRAINT tally_comments_pkey,
  ADD PRIMARY KEY (campaign_id, subject_key, round, block, prompt_id);
--> statement-breakpoint
-- Counts of what was never shown, between two rounds: of very few people, and for the tally alone. By block: how many answered, and
-- by item how often each answer was given. Goes with the last round, or after 60 days without one.
CREATE TABLE held_back_counts (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  counts jsonb NOT NULL,
  PRIMARY KEY (campaign_id, subject_key)
);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON held_back_counts TO heartset_tally;
--> statement-breakpoint
GRANT UPDATE (final_at, further_round_stopped) ON campaigns TO heartset_tally;
--> statement-breakpoint
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check CHECK (kind IN (
  'welcome', 'sign-in', 'invitation', 'further-round', 'campaign-about-you', 'report-ready', 'report-shared', 'address-changed'));
--> statement-breakpoint
-- The statuses of the document that is read now: the one of the last round that is out.
CREATE OR REPLACE FUNCTION release_statuses(p_campaign_id uuid, p_leader_id uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_object(
    'blocks', (SELECT coalesce(jsonb_agg(DISTINCT status), '[]') FROM jsonb_path_query(document::jsonb, '$.blocks[*].status') status),
    'values', (SELECT coalesce(jsonb_agg(DISTINCT status), '[]') FROM jsonb_path_query(document::jsonb, '$.items[*].blocks[*].status') status),
    'comments', (SELECT coalesce(jsonb_agg(DISTINCT status), '[]') FROM jsonb_path_query(document::jsonb, '$.comments[*].pools[*].status') status)
  )
  FROM releases
  JOIN campaign_leaders ON campaign_leaders.campaign_id = releases.campaign_id AND campaign_leaders.subject_key = releases.subject_key
  JOIN campaigns ON campaigns.id = releases.campaign_id
  WHERE releases.campaign_id = p_campaign_id AND campaign_leaders.leader_id = p_leader_id
    AND (campaigns.state = 'released' OR releases.round < campaigns.round)
  ORDER BY releases.round DESC
  LIMIT 1
$$;
