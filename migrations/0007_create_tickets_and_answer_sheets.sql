-- Where answers lie until the tally. Nothing here points to a person: a subject is a random key, a ticket is a hash.
CREATE TABLE tickets (
  ticket_hash bytea PRIMARY KEY CHECK (length(ticket_hash) = 32),
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  label text NOT NULL,
  -- The hash of what was redeemed with it: the same again is answered the same, anything else is refused.
  redeemed_digest bytea CHECK (length(redeemed_digest) = 32)
);
--> statement-breakpoint
CREATE INDEX tickets_campaign ON tickets (campaign_id, subject_key, label);
--> statement-breakpoint
CREATE TABLE answer_sheets (
  campaign_id uuid NOT NULL,
  subject_key text NOT NULL,
  label text NOT NULL,
  sheet jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX answer_sheets_campaign ON answer_sheets (campaign_id, subject_key);
--> statement-breakpoint
-- The tally takes the same lock alone; whoever hands out or redeems a ticket shares it.
CREATE FUNCTION campaign_lock_key(p_campaign_id uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT hashtextextended(p_campaign_id::text, 360) $$;
--> statement-breakpoint
-- 'issued', 'same-ticket' (asked again with the same ticket), 'other-ticket' (the assignment has got one already) or 'not-collecting'.
-- Whether the assignment had a ticket before is the caller's to say: this side knows no assignment.
-- Who asks again with the ticket that was handed out (its answer was lost on the way) still hears so during the grace.
CREATE FUNCTION issue_ticket(p_campaign_id uuid, p_subject_key text, p_label text, p_ticket_hash bytea, p_issued_before boolean)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  campaign_state text;
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
  INSERT INTO tickets (ticket_hash, campaign_id, subject_key, label)
    VALUES (p_ticket_hash, p_campaign_id, p_subject_key, p_label) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN 'other-ticket';
  END IF;
  RETURN 'issued';
END
$$;
--> statement-breakpoint
-- 'counted', 'counted-before', 'other-answers', 'unknown-ticket' or 'not-accepting'.
CREATE FUNCTION redeem_ticket(p_campaign_id uuid, p_subject_key text, p_label text, p_ticket_hash bytea, p_digest bytea, p_sheet jsonb)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  digest_before bytea;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(campaign_lock_key(p_campaign_id));
  SELECT redeemed_digest INTO digest_before FROM tickets
    WHERE ticket_hash = p_ticket_hash AND campaign_id = p_campaign_id AND subject_key = p_subject_key AND label = p_label
    FOR UPDATE;
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT 1 FROM campaigns WHERE id = p_campaign_id AND state IN ('collecting', 'closing'))
      THEN 'unknown-ticket' ELSE 'not-accepting' END;
  END IF;
  IF digest_before IS NOT NULL THEN
    RETURN CASE WHEN digest_before = p_digest THEN 'counted-before' ELSE 'other-answers' END;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM campaigns WHERE id = p_campaign_id AND state IN ('collecting', 'closing')) THEN
    RETURN 'not-accepting';
  END IF;
  UPDATE tickets SET redeemed_digest = p_digest WHERE ticket_hash = p_ticket_hash;
  INSERT INTO answer_sheets (campaign_id, subject_key, label, sheet) VALUES (p_campaign_id, p_subject_key, p_label, p_sheet);
  RETURN 'counted';
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION campaign_lock_key(uuid) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION issue_ticket(uuid, text, text, bytea, boolean) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION redeem_ticket(uuid, text, text, bytea, bytea, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION campaign_lock_key(uuid) TO heartset_tally, heartset_api;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION issue_ticket(uuid, text, text, bytea, boolean) TO heartset_api;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION redeem_ticket(uuid, text, text, bytea, bytea, jsonb) TO heartset_api;
--> statement-breakpoint
GRANT SELECT, DELETE ON tickets, answer_sheets TO heartset_tally;
