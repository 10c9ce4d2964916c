-- How many mails have left for a domain in the minute that runs, over all workers: a mail server that gets too many at once puts them off.
-- One row a domain, overwritten; nothing of whom they went to.
CREATE TABLE mail_pace (
  domain text PRIMARY KEY CHECK (length(domain) BETWEEN 1 AND 255),
  minute timestamptz NOT NULL,
  left_in_it integer NOT NULL CHECK (left_in_it > 0)
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_pace TO heartset_mailer;
