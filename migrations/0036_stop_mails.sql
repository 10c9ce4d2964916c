-- Whoever is asked may want no more mails about a campaign. Each mail carries a secret that does this and nothing else: it opens nothing. As
-- with the link, the mailer makes it from its key and the database has the hash; after a change of that key an invitation has two.
-- No time, and nothing that the API could show: it may set the mark for a hash that it was given, and read neither whose it is nor
-- whether it is set.
CREATE TABLE mail_stops (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  invitation_id uuid NOT NULL REFERENCES invitations (id),
  stopped boolean NOT NULL DEFAULT false
);
--> statement-breakpoint
CREATE INDEX mail_stops_invitation ON mail_stops (invitation_id);
--> statement-breakpoint
GRANT SELECT, INSERT ON mail_stops TO heartset_mailer;
--> statement-breakpoint
GRANT SELECT (token_hash), UPDATE (stopped) ON mail_stops TO heartset_api;
