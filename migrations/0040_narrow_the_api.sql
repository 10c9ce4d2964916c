-- What the API's login has no use for goes. That a ballot was issued is noted by `issue_ballot`, which asks for an assignment of the
-- campaign that nobody was taken out of; and no role is ever taken away.
REVOKE EXECUTE ON FUNCTION note_issued(uuid, bytea, bytea) FROM heartset_api;
--> statement-breakpoint
REVOKE DELETE ON person_roles FROM heartset_api;
--> statement-breakpoint
-- What devices cannot read stops everybody who answers, and nothing that is published can be changed. So it is JSON, about this campaign,
-- and in its place; whether its hashes follow one another is for the devices to check.
ALTER TABLE manifests ADD CONSTRAINT manifests_can_be_read CHECK ((
  jsonb_typeof(document::jsonb) = 'object'
  AND document::jsonb ->> 'campaign' = campaign_id::text
  AND document::jsonb ->> 'format' = CASE number WHEN 0 THEN 'heartset/manifest/v1' ELSE 'heartset/supplement/v1' END
  AND coalesce(document::jsonb ->> 'number', '0') = number::text
  AND jsonb_typeof(document::jsonb -> 'leaders') = 'array') IS TRUE);
