-- Who did what, for HR and auditors. Never what a rater did: raters leave no trace here.
CREATE TABLE audit_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  actor_id uuid REFERENCES people (id),
  action text NOT NULL CHECK (length(action) <= 80),
  target_kind text NOT NULL CHECK (length(target_kind) <= 40),
  target_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX audit_events_organization ON audit_events (organization_id, id);
--> statement-breakpoint
CREATE INDEX audit_events_actor ON audit_events (actor_id);
--> statement-breakpoint
CREATE TRIGGER audit_events_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_events TO heartset_api;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE audit_events_id_seq TO heartset_api;
