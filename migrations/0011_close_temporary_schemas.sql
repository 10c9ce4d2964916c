-- A session's temporary schema is searched before every other one unless it is named. Whoever may create temporary tables could so
-- put a table of their own, with a trigger, in the place of `tickets`, and have it run with the owner's rights.
ALTER FUNCTION redeem_ticket(uuid, text, text, bytea, bytea, jsonb) SET search_path = pg_catalog, public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION forget_issued(uuid) SET search_path = pg_catalog, public, pg_temp;
--> statement-breakpoint
-- Beside that, never more tickets than people were asked under a label: this side knows no assignment, but it can count. Whoever
-- hands out tickets honestly never meets the exception.
CREATE OR REPLACE FUNCTION issue_ticket(p_campaign_id uuid, p_subject_key text, p_label text, p_ticket_hash bytea, p_issued_before boolean)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  campaign_state text;
  invited_people smallint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(campaign_lock_key(p_campaign_id));
  SELECT state INTO campaign_state FROM campaigns WHERE id = p_campaign_id;
  IF p_issued_before AND campaign_state IN ('collecting', 'closing') THEN
    RETURN CASE WHEN EXISTS (SELECT 1 FROM tickets
        WHERE ticket_hash = p_ticket_hash AND campaign_id = p_campaign_id AND subject_key = p_subject_key AND label = p_label)
      THEN 'same-ticket' ELSE 'other-ticket' END;
  END IF;
  IF campaign_state IS DISTINCT FROM 'collecting' THEN
    RETURN 'not-collecting';
  END IF;
  -- The lock makes two that ask at the same moment count each other.
  SELECT invited INTO invited_people FROM campaign_labels
    WHERE campaign_id = p_campaign_id AND subject_key = p_subject_key AND label = p_label
    FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM tickets WHERE campaign_id = p_campaign_id AND subject_key = p_subject_key AND label = p_label)
    >= coalesce(invited_people, 0) THEN
    RAISE EXCEPTION 'more tickets than people were asked' USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO tickets (ticket_hash, campaign_id, subject_key, label)
    VALUES (p_ticket_hash, p_campaign_id, p_subject_key, p_label) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'other-ticket';
  END IF;
  RETURN 'issued';
END
$$;
