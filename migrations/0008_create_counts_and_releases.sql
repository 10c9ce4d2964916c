-- Drawn before the tally, so that a tally that was killed and one that was not shuffle comments alike.
CREATE TABLE tally_runs (
  campaign_id uuid PRIMARY KEY,
  seed bytea NOT NULL CHECK (length(seed) = 32)
);
--> statement-breakpoint
CREATE TABLE tally_blocks (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  block text NOT NULL CHECK (length(block) <= 100),
  labels text[] NOT NULL,
  invited smallint NOT NULL,
  -- Null where the block is held back: then it is written nowhere how many answered.
  answered smallint,
  identified boolean NOT NULL DEFAULT false,
  PRIMARY KEY (campaign_id, subject_key, block)
);
--> statement-breakpoint
CREATE TABLE tally_counts (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  block text NOT NULL,
  item_id text NOT NULL CHECK (length(item_id) <= 100),
  -- How often each answer of the scale was given, from the lowest to the highest.
  counts integer[] NOT NULL,
  PRIMARY KEY (campaign_id, subject_key, block, item_id)
);
--> statement-breakpoint
CREATE TABLE tally_comments (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  block text NOT NULL,
  prompt_id text NOT NULL CHECK (length(prompt_id) <= 100),
  -- In alphabetical order: the order in which they were given is nowhere.
  texts text[] NOT NULL,
  -- How many wrote and asked that only that be said.
  without_text smallint NOT NULL,
  PRIMARY KEY (campaign_id, subject_key, block, prompt_id)
);
--> statement-breakpoint
CREATE TABLE releases (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  method_version text NOT NULL,
  schema_version smallint NOT NULL,
  document text NOT NULL,
  sha256 text NOT NULL CHECK (length(sha256) = 64),
  PRIMARY KEY (campaign_id, subject_key)
);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% never changes once written', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER releases_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON releases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What leader and HR see while answers come in: a word per label, refreshed once a day.
CREATE TABLE label_progress (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  label text NOT NULL,
  progress text NOT NULL CHECK (progress IN ('not-yet', 'enough')),
  as_of date NOT NULL,
  PRIMARY KEY (campaign_id, subject_key, label)
);
--> statement-breakpoint
-- Campaign-wide totals per day; a day appears only once at least five answers stand behind it.
CREATE TABLE campaign_progress (
  campaign_id uuid NOT NULL,
  as_of date NOT NULL,
  answered integer NOT NULL CHECK (answered >= 5),
  PRIMARY KEY (campaign_id, as_of)
);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON tally_runs TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, INSERT ON tally_blocks, tally_counts, tally_comments, releases TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON label_progress, campaign_progress TO heartset_tally;
--> statement-breakpoint
GRANT SELECT ON releases, label_progress, campaign_progress TO heartset_api;
--> statement-breakpoint
-- The tally may say "forget who was handed a ticket" without being able to read it.
CREATE FUNCTION forget_issued(p_campaign_id uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE assignments SET issued = false WHERE campaign_id = p_campaign_id AND issued
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_issued(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_issued(uuid) TO heartset_tally;
