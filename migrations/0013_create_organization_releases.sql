-- Where leaders stood in the directory when their campaign opened. Departments, levels and sites are put together by it, so that a
-- later change of the directory cannot move a leader between figures that are published.
CREATE TABLE leader_places (
  campaign_id uuid NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  subject_key text NOT NULL CHECK (length(subject_key) = 22),
  department text CHECK (length(department) BETWEEN 1 AND 200),
  level text CHECK (length(level) BETWEEN 1 AND 200),
  site text CHECK (length(site) BETWEEN 1 AND 200),
  PRIMARY KEY (campaign_id, subject_key)
);
--> statement-breakpoint
-- Of every campaign that HR ran, once: its organisation figures, or the bare word that they were stopped. Why they were stopped is
-- written nowhere that anybody reads: the reason itself could tell what was to be protected.
CREATE TABLE organization_releases (
  campaign_id uuid PRIMARY KEY,
  outcome text NOT NULL CHECK (outcome IN ('released', 'stopped')),
  method_version text NOT NULL CHECK (length(method_version) <= 20),
  schema_version smallint NOT NULL,
  document text,
  sha256 text CHECK (length(sha256) = 64),
  CHECK ((outcome = 'released') = (document IS NOT NULL)),
  CHECK ((document IS NULL) = (sha256 IS NULL))
);
--> statement-breakpoint
CREATE TRIGGER organization_releases_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON organization_releases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON leader_places TO heartset_api;
--> statement-breakpoint
GRANT SELECT ON leader_places TO heartset_tally;
--> statement-breakpoint
GRANT SELECT, INSERT ON organization_releases TO heartset_tally;
--> statement-breakpoint
GRANT SELECT ON organization_releases TO heartset_api;
