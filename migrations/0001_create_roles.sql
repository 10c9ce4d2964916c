-- Who may touch what: four logins. The owner migrates and leaves; the others get rights table by table in the migrations that follow.
-- Roles belong to the whole cluster, so several databases (tests, staging) may find them there already.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['heartset_api', 'heartset_mailer', 'heartset_tally'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of the same cluster was migrated at the same moment
      END;
    END IF;
  END LOOP;
END
$$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO heartset_api, heartset_mailer, heartset_tally;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
