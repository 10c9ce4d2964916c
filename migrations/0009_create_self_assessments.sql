-- The leader's own view, in the leader's own name: no ticket, and nothing of it is anonymous.
CREATE TABLE self_assessments (
  campaign_id uuid NOT NULL,
  leader_id uuid NOT NULL,
  ratings jsonb NOT NULL DEFAULT '{}',
  reflections jsonb NOT NULL DEFAULT '{}',
  sent boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (campaign_id, leader_id),
  FOREIGN KEY (campaign_id, leader_id) REFERENCES campaign_leaders (campaign_id, leader_id)
);
--> statement-breakpoint
-- With whom a leader has shared the report: a coach, or whoever helps to read it.
CREATE TABLE report_shares (
  campaign_id uuid NOT NULL,
  leader_id uuid NOT NULL,
  reader_id uuid NOT NULL REFERENCES people (id),
  PRIMARY KEY (campaign_id, leader_id, reader_id),
  FOREIGN KEY (campaign_id, leader_id) REFERENCES campaign_leaders (campaign_id, leader_id)
);
--> statement-breakpoint
CREATE INDEX report_shares_reader ON report_shares (reader_id);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON self_assessments TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON report_shares TO heartset_api;
