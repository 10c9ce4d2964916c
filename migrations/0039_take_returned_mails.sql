-- Mails that come back after a mail server had taken them.
--
-- What a mail service tells the API of them waits here until the mailer, which alone can tell whether the mark is one of its own, has
-- taken it. No time, and no reference to anybody: the mark is opaque without the mailer's key.
CREATE TABLE returned_mails (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token text NOT NULL CHECK (token ~ '^[mp][0-9a-f]{48}$'),
  verdict text NOT NULL CHECK (verdict IN ('hard', 'soft'))
);
--> statement-breakpoint
GRANT INSERT ON returned_mails TO heartset_api;
--> statement-breakpoint
GRANT SELECT, DELETE ON returned_mails TO heartset_mailer;
--> statement-breakpoint
-- Mail to this person's address has come back: which mail it was, and when, is not kept, so that it tells nothing of what was sent to whom.
ALTER TABLE people ADD COLUMN mail_returned boolean NOT NULL DEFAULT false;
--> statement-breakpoint
GRANT UPDATE (mail_returned) ON people TO heartset_mailer;
--> statement-breakpoint
-- Another address has no trouble yet. Whoever changes it need not know of this column.
CREATE FUNCTION forget_returned_mail() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.mail_returned := false;
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_returned_mail() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER people_forget_returned_mail BEFORE UPDATE OF email ON people
  FOR EACH ROW WHEN (lower(OLD.email) <> lower(NEW.email)) EXECUTE FUNCTION forget_returned_mail();
