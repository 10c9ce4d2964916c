-- A campaign's dates decide when it is counted, when its keys are destroyed and what people are told. So each moves with the step that it
-- belongs to and in no other way, whatever statement a process sends: a login that was broken into must not have keys destroyed while
-- people answer, nor a report told as counted that nobody counted. Whoever owns the tables may mend by hand, as in 0030.
CREATE FUNCTION move_dates_by_rule() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  again CONSTANT boolean := NEW.round > OLD.round;
  by_tally CONSTANT boolean := pg_has_role(current_user, 'heartset_tally', 'USAGE');
  what text;
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
    RETURN NEW;
  END IF;
  what := CASE
    WHEN NEW.grace_ends_at IS DISTINCT FROM OLD.grace_ends_at
      AND NOT (CASE WHEN again THEN NEW.grace_ends_at IS NULL ELSE NEW.state = 'closing' AND NEW.grace_ends_at IS NOT NULL END)
      THEN 'the grace is part of the close'
    WHEN NEW.closed_at IS DISTINCT FROM OLD.closed_at
      AND NOT (CASE WHEN again THEN NEW.closed_at IS NULL ELSE OLD.state = 'closing' AND NEW.state = 'closed' END)
      THEN 'it is closed when its grace is over'
    WHEN NEW.counted_at IS DISTINCT FROM OLD.counted_at
      AND NOT (CASE WHEN again THEN NEW.counted_at IS NULL ELSE by_tally AND OLD.counted_at IS NULL AND OLD.state = 'closed' END)
      THEN 'the tally says when it was counted'
    WHEN NEW.released_at IS DISTINCT FROM OLD.released_at AND NOT (OLD.state = 'closed' AND NEW.state = 'released')
      THEN 'it is released once in a round'
    WHEN NEW.final_at IS DISTINCT FROM OLD.final_at
      AND NOT (by_tally AND OLD.final_at IS NULL AND NEW.counted_at IS NOT NULL)
      THEN 'the tally says when nothing can follow'
    WHEN NEW.further_round_stopped <> OLD.further_round_stopped AND NOT by_tally
      THEN 'the tally stops a further round'
  END;
  IF what IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'campaigns: %', what
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'dates_move_by_rule', TABLE = 'campaigns';
END
$$;
--> statement-breakpoint
CREATE TRIGGER campaigns_move_dates_by_rule BEFORE UPDATE ON campaigns FOR EACH ROW
  WHEN ((OLD.grace_ends_at, OLD.closed_at, OLD.counted_at, OLD.released_at, OLD.final_at, OLD.further_round_stopped)
    IS DISTINCT FROM (NEW.grace_ends_at, NEW.closed_at, NEW.counted_at, NEW.released_at, NEW.final_at, NEW.further_round_stopped))
  EXECUTE FUNCTION move_dates_by_rule();
--> statement-breakpoint
ALTER TABLE campaigns ENABLE ALWAYS TRIGGER campaigns_move_dates_by_rule;
--> statement-breakpoint
-- Whoever was taken out was told so, and is not asked again behind everybody's back.
CREATE TRIGGER invitations_stay_withdrawn BEFORE UPDATE ON invitations FOR EACH ROW
  WHEN (OLD.removed AND NOT NEW.removed) EXECUTE FUNCTION keep_row_of_opened_campaign();
--> statement-breakpoint
ALTER TABLE invitations ENABLE ALWAYS TRIGGER invitations_stay_withdrawn;
