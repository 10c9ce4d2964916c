-- Whoever was asked, and whom it was about, is told when a campaign that has opened is cancelled.
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check
  CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'further-round', 'campaign-about-you', 'report-ready', 'report-shared',
    'address-changed', 'keys-lost', 'promise-published', 'campaign-cancelled'));
