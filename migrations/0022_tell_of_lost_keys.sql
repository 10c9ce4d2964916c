-- How the keys of campaigns stand that still need them: written by the sweep of the tally, which can look into the key store. No key, and
-- nothing about anybody's answers. The row goes when the keys are of no use any more.
CREATE TABLE campaign_keys (
  campaign_id uuid PRIMARY KEY REFERENCES campaigns (id),
  -- Which of 'issuing', 'sealing' and 'comment-order' cannot be used: lost, damaged, or another one.
  lost text[] NOT NULL DEFAULT '{}' CHECK (lost <@ ARRAY['issuing', 'sealing', 'comment-order']),
  lost_since timestamptz,
  -- When the newest backup was made that holds all of them.
  backed_up_at timestamptz,
  CHECK ((lost_since IS NULL) = (lost = '{}'))
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_keys TO heartset_tally;
--> statement-breakpoint
GRANT SELECT ON campaign_keys TO heartset_api, heartset_mailer;
--> statement-breakpoint
-- Manifests are public; the sweep compares the public keys in them with the stored secrets.
GRANT SELECT (campaign_id, number, document) ON manifests TO heartset_tally;
--> statement-breakpoint
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check
  CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'further-round', 'campaign-about-you', 'report-ready', 'report-shared',
    'address-changed', 'keys-lost'));
