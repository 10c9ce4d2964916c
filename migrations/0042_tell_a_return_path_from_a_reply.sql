-- A mail service names mails by their Message-ID, whose mark differs from the return path's: every reply carries it to whoever is answered.
ALTER TABLE returned_mails DROP CONSTRAINT returned_mails_token_check;
--> statement-breakpoint
ALTER TABLE returned_mails ADD CONSTRAINT returned_mails_token_check CHECK (token ~ '^[imp][0-9a-f]{48}$');
--> statement-breakpoint
-- That an invitation came back may be told when people are asked once more, and the first round's numbers are out without its reader.
GRANT UPDATE (missed_a_round) ON invitations TO heartset_mailer;
