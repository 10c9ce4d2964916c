-- A campaign goes where the state machine of `packages/model` lets it go, and no process takes it anywhere else, whatever statement it sends:
-- a login that was broken into must not open a campaign again whose reports were read, nor end one unseen that somebody may know the outcome of.
-- Which process may cause what is the model's too: people (the API) or the system (the tally). `db/campaign-states.test.ts` compares every
-- pair with that table. Whoever owns the tables may mend by hand; 0019 goes on holding them to what people were told.
CREATE FUNCTION move_campaign_by_rule() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  by_people CONSTANT text[] := ARRAY['draft>collecting', 'draft>cancelled', 'collecting>closing', 'collecting>cancelled', 'closed>released',
    'released>collecting'];
  by_system CONSTANT text[] := ARRAY['collecting>closing', 'closing>closed', 'closed>released'];
  move CONSTANT text := OLD.state || '>' || NEW.state;
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
    RETURN NEW;
  END IF;
  IF (move = ANY (by_people) AND pg_has_role(current_user, 'heartset_api', 'USAGE')
      OR move = ANY (by_system) AND pg_has_role(current_user, 'heartset_tally', 'USAGE'))
    -- People are asked once more in a further round alone, and what is out cannot be ended unseen.
    AND (OLD.state <> 'released' OR NEW.round = OLD.round + 1)
    AND (NEW.state <> 'cancelled' OR OLD.round = 1) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'campaigns: a campaign does not go from % to % like that', OLD.state, NEW.state
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'state_moves_by_rule', TABLE = 'campaigns';
END
$$;
--> statement-breakpoint
CREATE TRIGGER campaigns_move_by_rule BEFORE UPDATE ON campaigns
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION move_campaign_by_rule();
--> statement-breakpoint
ALTER TABLE campaigns ENABLE ALWAYS TRIGGER campaigns_move_by_rule;
