-- People are reminded, and told of a later end: everybody who was asked, whether or not they have answered (ADR 18).
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check
  CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'further-round', 'campaign-about-you', 'report-ready', 'report-shared',
    'address-changed', 'keys-lost', 'promise-published', 'campaign-cancelled', 'reminder', 'deadline-moved'));
--> statement-breakpoint
-- How often, fixed with the other terms at the opening (0019 lets no column move that it does not name). Whoever was asked before this
-- was not told of reminders, and gets none.
ALTER TABLE campaigns ADD COLUMN reminders smallint NOT NULL DEFAULT 0 CHECK (reminders BETWEEN 0 AND 2);
--> statement-breakpoint
ALTER TABLE campaigns ALTER COLUMN reminders SET DEFAULT 2;
--> statement-breakpoint
UPDATE campaigns SET reminders = 2 WHERE state = 'draft';
--> statement-breakpoint
-- Which reminders of a campaign have gone into the outbox: of a campaign, not of anybody in it.
CREATE TABLE campaign_reminders (
  campaign_id uuid NOT NULL REFERENCES campaigns (id),
  reminder text NOT NULL CHECK (reminder IN ('half-way', 'last-days')),
  PRIMARY KEY (campaign_id, reminder)
);
--> statement-breakpoint
GRANT SELECT, INSERT ON campaign_reminders TO heartset_mailer;
