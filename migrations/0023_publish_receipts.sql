-- Hashes of the tokens whose answers were counted, apart from leader and label, from the tally until the receipts are published.
CREATE TABLE counted_tokens (
  campaign_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  PRIMARY KEY (campaign_id, token_hash)
);
--> statement-breakpoint
ALTER TABLE counted_tokens ALTER COLUMN token_hash SET STATISTICS 0;
--> statement-breakpoint
-- What a campaign publishes about receipts once its reports are out: their list, or why there is none. Once and for all.
CREATE TABLE receipt_lists (
  campaign_id uuid PRIMARY KEY REFERENCES campaigns (id),
  outcome text NOT NULL CHECK (outcome IN ('published', 'few-in-no-group', 'asked-again')),
  document text,
  sha256 text,
  CHECK ((document IS NOT NULL) = (outcome = 'published')),
  CHECK (sha256 IS NOT DISTINCT FROM encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TRIGGER receipt_lists_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_lists
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON counted_tokens TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, INSERT ON receipt_lists TO heartset_tally;
--> statement-breakpoint
GRANT SELECT ON receipt_lists TO heartset_api;
