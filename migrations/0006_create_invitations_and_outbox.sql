-- An invitation is a campaign and a rater: one link, one mail, also for several leaders.
CREATE TABLE invitations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL REFERENCES campaigns (id),
  rater_id uuid NOT NULL REFERENCES people (id),
  -- The hash of the link's secret, written by the mailer, which alone can make the secret.
  secret_hash bytea CHECK (length(secret_hash) = 32),
  delivery text NOT NULL DEFAULT 'queued' CHECK (delivery IN ('queued', 'accepted', 'failed')),
  delivery_error text CHECK (length(delivery_error) <= 60),
  removed boolean NOT NULL DEFAULT false,
  UNIQUE (campaign_id, rater_id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX invitations_secret ON invitations (secret_hash);
--> statement-breakpoint
CREATE INDEX invitations_rater ON invitations (rater_id);
--> statement-breakpoint
-- An assignment is an invitation, a leader and the label under which the rater counts.
-- `issued` is one bit without a date: that the ticket was handed out, not that anybody answered. It goes with the tally.
CREATE TABLE assignments (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  invitation_id uuid NOT NULL REFERENCES invitations (id),
  campaign_id uuid NOT NULL,
  leader_id uuid NOT NULL,
  rater_group text NOT NULL CHECK (rater_group IN ('team-members', 'peers', 'senior-leaders', 'others')),
  label text NOT NULL CHECK (length(label) <= 100),
  issued boolean NOT NULL DEFAULT false,
  UNIQUE (invitation_id, leader_id),
  FOREIGN KEY (campaign_id, leader_id) REFERENCES campaign_leaders (campaign_id, leader_id)
);
--> statement-breakpoint
CREATE INDEX assignments_campaign_leader ON assignments (campaign_id, leader_id);
--> statement-breakpoint
-- Mails that must not be lost: written in the transaction of what they tell, sent by the mailer.
CREATE TABLE outbox_mails (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  kind text NOT NULL CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'campaign-about-you', 'report-ready')),
  -- One logical mail, one row: also the source of its Message-ID.
  dedupe_key text NOT NULL UNIQUE CHECK (length(dedupe_key) <= 200),
  person_id uuid NOT NULL REFERENCES people (id),
  campaign_id uuid REFERENCES campaigns (id),
  invitation_id uuid REFERENCES invitations (id),
  sign_in_request_id uuid REFERENCES sign_in_requests (id) ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'failed')),
  attempts smallint NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  error_code text CHECK (length(error_code) <= 60),
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz
);
--> statement-breakpoint
CREATE INDEX outbox_mails_due ON outbox_mails (next_attempt_at) WHERE state IN ('pending', 'sending');
--> statement-breakpoint
CREATE INDEX outbox_mails_organization ON outbox_mails (organization_id);
--> statement-breakpoint
CREATE INDEX outbox_mails_person ON outbox_mails (person_id);
--> statement-breakpoint
CREATE INDEX outbox_mails_campaign ON outbox_mails (campaign_id);
--> statement-breakpoint
CREATE INDEX outbox_mails_invitation ON outbox_mails (invitation_id);
--> statement-breakpoint
CREATE INDEX outbox_mails_sign_in_request ON outbox_mails (sign_in_request_id);
--> statement-breakpoint
GRANT SELECT, INSERT ON invitations, assignments TO heartset_api;
--> statement-breakpoint
GRANT UPDATE (removed) ON invitations TO heartset_api;
--> statement-breakpoint
GRANT UPDATE (issued) ON assignments TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT ON outbox_mails TO heartset_api;
--> statement-breakpoint
GRANT SELECT, UPDATE (secret_hash, delivery, delivery_error) ON invitations TO heartset_mailer;
--> statement-breakpoint
GRANT SELECT (id, invitation_id, campaign_id, leader_id, rater_group, label) ON assignments TO heartset_mailer;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON outbox_mails TO heartset_mailer;
