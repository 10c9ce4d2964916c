-- A ballot is issued by one statement in place of five: it waits for the tally and for the other tab, decides as the protocol does
-- (`decideIssue`), and notes a first one. It locks no row and refers to none: what was locked shows so for ever, so the second of two tabs waits
-- for an advisory lock.
--
-- `decision`: 'first', 'same', 'other', 'not-collecting', 'more-than-asked' (as many were issued as people are asked), or null where the
-- campaign has no such assignment. `campaign_state` decides in which words somebody hears that it is too late.
CREATE FUNCTION issue_ballot(p_campaign_id uuid, p_assignment_id uuid, p_assignment_key bytea, p_element bytea,
  OUT decision text, OUT campaign_state text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  is_removed boolean;
  element_before bytea;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(campaign_lock_key(p_campaign_id));
  -- Under the keyed hash: every login reads pg_locks, and could work out the hash of an assignment's id.
  PERFORM pg_advisory_xact_lock(hashtextextended(encode(p_assignment_key, 'hex'), 361));
  SELECT invitations.removed, campaigns.state, issued_ballots.element INTO is_removed, campaign_state, element_before
    FROM assignments
    JOIN invitations ON invitations.id = assignments.invitation_id
    JOIN campaigns ON campaigns.id = assignments.campaign_id
    LEFT JOIN issued_ballots ON issued_ballots.campaign_id = p_campaign_id AND issued_ballots.assignment_key = p_assignment_key
    WHERE assignments.id = p_assignment_id AND assignments.campaign_id = p_campaign_id;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  decision := CASE
    WHEN is_removed OR campaign_state NOT IN ('collecting', 'closing') THEN 'not-collecting'
    WHEN element_before = p_element THEN 'same'
    WHEN element_before IS NOT NULL THEN 'other'
    WHEN campaign_state = 'collecting' THEN 'first'
    ELSE 'not-collecting'
  END;
  IF decision = 'first' AND NOT note_issued(p_campaign_id, p_assignment_key, p_element) THEN
    decision := 'more-than-asked';
  END IF;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION issue_ballot(uuid, uuid, bytea, bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION issue_ballot(uuid, uuid, bytea, bytea) TO heartset_api;
