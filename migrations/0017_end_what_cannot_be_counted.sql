-- Of which leaders an organisation's figures were made. A leader who could be counted only later has a report, and is in no figure:
-- whoever checks the figures has to know. Null where they were stored before this was written down.
ALTER TABLE organization_releases
  ADD COLUMN subject_keys text[],
  ADD CHECK (outcome = 'released' OR subject_keys IS NULL);
--> statement-breakpoint
-- When answers that could not be counted were deleted. The row stays, so that the leader can be told.
ALTER TABLE uncounted_leaders ADD COLUMN given_up_at timestamptz;
--> statement-breakpoint
GRANT SELECT (given_up_at) ON uncounted_leaders TO heartset_api;
