-- Whom a campaign's promise is told of by a mail of its own: a works council, or whoever answers for data protection. Fixed with the
-- other terms once it is open (0019 lets no column move that it does not name).
ALTER TABLE campaigns ADD COLUMN auditor_address text CHECK (length(auditor_address) BETWEEN 3 AND 254);
--> statement-breakpoint
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check
  CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'further-round', 'campaign-about-you', 'report-ready', 'report-shared',
    'address-changed', 'keys-lost', 'promise-published'));
--> statement-breakpoint
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_address_of_its_kind;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_address_of_its_kind
  CHECK (address IS NULL OR kind IN ('address-changed', 'promise-published'));
