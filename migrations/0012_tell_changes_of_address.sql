-- HR's directory decides which address signs a person in. A change of it ends what the old one opened, and is told to the old one.
ALTER TABLE sessions DROP CONSTRAINT sessions_revoked_because_check;
--> statement-breakpoint
ALTER TABLE sessions ADD CONSTRAINT sessions_revoked_because_check
  CHECK (revoked_because IN ('signed-out', 'signed-out-everywhere', 'token-reused', 'address-changed'));
--> statement-breakpoint
ALTER TABLE outbox_mails DROP CONSTRAINT outbox_mails_kind_check;
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_kind_check
  CHECK (kind IN ('welcome', 'sign-in', 'invitation', 'campaign-about-you', 'report-ready', 'address-changed'));
--> statement-breakpoint
-- Every other mail goes to the address that the person has when it is sent. This one goes to the address that they had, which stands
-- nowhere else any more; it is forgotten once the mail has left or was given up.
ALTER TABLE outbox_mails ADD COLUMN address text CHECK (length(address) BETWEEN 3 AND 254);
--> statement-breakpoint
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_address_of_its_kind CHECK (address IS NULL OR kind = 'address-changed');
--> statement-breakpoint
-- What is outdated is found by these and deleted, a few hundred at a time.
CREATE INDEX sign_in_requests_expires ON sign_in_requests (expires_at);
--> statement-breakpoint
CREATE INDEX refresh_tokens_expires ON refresh_tokens (expires_at);
--> statement-breakpoint
CREATE INDEX sessions_created ON sessions (created_at);
