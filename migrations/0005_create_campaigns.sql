-- Every instrument that a campaign was ever opened with, word for word.
CREATE TABLE instrument_versions (
  instrument_id text NOT NULL CHECK (length(instrument_id) <= 100),
  version text NOT NULL CHECK (length(version) <= 50),
  document jsonb NOT NULL,
  PRIMARY KEY (instrument_id, version)
);
--> statement-breakpoint
CREATE TABLE campaigns (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  created_by uuid NOT NULL REFERENCES people (id),
  -- 'organization': HR runs it for one or many leaders. 'leader': one leader asks for feedback alone.
  kind text NOT NULL CHECK (kind IN ('organization', 'leader')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'collecting', 'closing', 'closed', 'released', 'cancelled')),
  instrument_id text NOT NULL,
  -- Set when the campaign opens, and never changed after.
  instrument_version text,
  prompt_ids text[] NOT NULL DEFAULT '{}',
  minimum_group_size smallint NOT NULL DEFAULT 3 CHECK (minimum_group_size BETWEEN 3 AND 10),
  senior_leaders text NOT NULL DEFAULT 'anonymous' CHECK (senior_leaders IN ('anonymous', 'identified')),
  release_mode text NOT NULL DEFAULT 'automatic' CHECK (release_mode IN ('automatic', 'by-hr')),
  report_readers text NOT NULL DEFAULT 'leader' CHECK (report_readers IN ('leader', 'leader-and-hr')),
  deadline_at timestamptz NOT NULL,
  grace_hours smallint NOT NULL DEFAULT 24 CHECK (grace_hours BETWEEN 0 AND 72),
  grace_ends_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  released_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (instrument_id, instrument_version) REFERENCES instrument_versions (instrument_id, version)
);
--> statement-breakpoint
CREATE INDEX campaigns_organization ON campaigns (organization_id, created_at);
--> statement-breakpoint
CREATE INDEX campaigns_created_by ON campaigns (created_by);
--> statement-breakpoint
CREATE INDEX campaigns_due ON campaigns (state, deadline_at) WHERE state IN ('collecting', 'closing', 'closed');
--> statement-breakpoint
CREATE TABLE campaign_leaders (
  campaign_id uuid NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  leader_id uuid NOT NULL REFERENCES people (id),
  -- What the leader is called where answers lie: random, and of another type than any person's id.
  subject_key text NOT NULL CHECK (length(subject_key) = 22),
  PRIMARY KEY (campaign_id, leader_id),
  UNIQUE (campaign_id, subject_key)
);
--> statement-breakpoint
CREATE INDEX campaign_leaders_leader ON campaign_leaders (leader_id);
--> statement-breakpoint
-- Who is to be asked about whom: proposed from the org chart, edited by hand, until the campaign opens.
CREATE TABLE nominations (
  campaign_id uuid NOT NULL,
  leader_id uuid NOT NULL,
  rater_id uuid NOT NULL REFERENCES people (id),
  rater_group text NOT NULL CHECK (rater_group IN ('team-members', 'peers', 'senior-leaders', 'others')),
  source text NOT NULL CHECK (source IN ('org-chart', 'by-hand')),
  PRIMARY KEY (campaign_id, leader_id, rater_id),
  FOREIGN KEY (campaign_id, leader_id) REFERENCES campaign_leaders (campaign_id, leader_id) ON DELETE CASCADE,
  CHECK (rater_id <> leader_id)
);
--> statement-breakpoint
CREATE INDEX nominations_rater ON nominations (rater_id);
--> statement-breakpoint
-- Labels are fixed at opening. `invited` counts the people who were asked under the label.
CREATE TABLE campaign_labels (
  campaign_id uuid NOT NULL REFERENCES campaigns (id),
  subject_key text NOT NULL,
  label text NOT NULL CHECK (length(label) <= 100),
  invited smallint NOT NULL CHECK (invited > 0),
  identified boolean NOT NULL DEFAULT false,
  PRIMARY KEY (campaign_id, subject_key, label)
);
--> statement-breakpoint
GRANT SELECT, INSERT ON instrument_versions TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON campaigns TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON campaign_leaders, nominations TO heartset_api;
--> statement-breakpoint
GRANT UPDATE (rater_group, source) ON nominations TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT ON campaign_labels TO heartset_api;
--> statement-breakpoint
GRANT SELECT ON campaigns, campaign_leaders TO heartset_mailer;
--> statement-breakpoint
GRANT SELECT ON instrument_versions, campaign_labels TO heartset_tally;
--> statement-breakpoint
GRANT SELECT ON campaigns TO heartset_tally;
--> statement-breakpoint
GRANT UPDATE (state, grace_ends_at, closed_at, released_at) ON campaigns TO heartset_tally;
