-- PostgreSQL samples every table for its planner (ANALYZE, which autovacuum runs by itself) and keeps whole values of up to a kilobyte
-- of the sample, comments and all. They outlive the rows: of a table that is empty again nothing new is sampled, so the old stays. No
-- query looks for a sheet by its content; without a target nothing of these columns is sampled. Setting the type, to what it is,
-- drops what was.
ALTER TABLE answer_sheets ALTER COLUMN sheet SET STATISTICS 0, ALTER COLUMN sheet TYPE jsonb;
--> statement-breakpoint
ALTER TABLE held_back_counts ALTER COLUMN counts SET STATISTICS 0, ALTER COLUMN counts TYPE jsonb;
--> statement-breakpoint
ALTER TABLE tickets
  ALTER COLUMN ticket_hash SET STATISTICS 0, ALTER COLUMN ticket_hash TYPE bytea,
  ALTER COLUMN redeemed_digest SET STATISTICS 0, ALTER COLUMN redeemed_digest TYPE bytea;
--> statement-breakpoint
ALTER TABLE assignments ALTER COLUMN issued SET STATISTICS 0, ALTER COLUMN issued TYPE boolean;
