-- What people were told before they answered holds until the end: threshold, labels, who is named, who reads the report, the questions,
-- who is asked about whom. From the moment a campaign is no draft any more the database refuses to change it, to every login, the owner
-- too. Whoever owns the tables can still drop a trigger, but not by mistake, and not with the rights of a running process.
--
-- One error for all of it: SQLSTATE 23001, constraint "fixed_at_opening".

-- Of a campaign's row only these move. A column that comes later is fixed until a migration names it here.
CREATE FUNCTION keep_opened_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  moving CONSTANT text[] := ARRAY['state', 'deadline_at', 'grace_ends_at', 'closed_at', 'counted_at', 'released_at', 'round', 'final_at',
    'further_round_stopped'];
  what text;
BEGIN
  CASE
    WHEN TG_OP = 'INSERT' THEN what := 'a campaign begins as a draft';
    WHEN TG_OP = 'DELETE' THEN what := 'a campaign that was opened stays';
    WHEN to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN what := 'its terms were fixed when the campaign was opened';
    WHEN NEW.state = 'draft' THEN what := 'a campaign that was opened is never a draft again';
    WHEN NEW.round < OLD.round THEN what := 'a further round stays one';
    -- It has a date of its own, earlier than the first one may be where that round was ended before its time.
    WHEN NEW.round > OLD.round AND NOT (OLD.state = 'released' AND NEW.state = 'collecting') THEN
      what := 'a further round begins after the reports are out';
    WHEN NEW.round = OLD.round AND NEW.deadline_at < OLD.deadline_at THEN what := 'the deadline moves later, never earlier';
    ELSE RETURN NEW;
  END CASE;
  RAISE EXCEPTION 'campaigns: %', what USING ERRCODE = 'restrict_violation', CONSTRAINT = 'fixed_at_opening', TABLE = 'campaigns';
END
$$;
--> statement-breakpoint
CREATE TRIGGER campaigns_begin_as_drafts BEFORE INSERT ON campaigns
  FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION keep_opened_campaign();
--> statement-breakpoint
CREATE TRIGGER campaigns_keep_terms BEFORE UPDATE ON campaigns
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION keep_opened_campaign();
--> statement-breakpoint
CREATE TRIGGER campaigns_stay BEFORE DELETE ON campaigns
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION keep_opened_campaign();
--> statement-breakpoint
-- Rows that belong to a campaign, once per statement: they come and go while it is a draft, and so in the transaction that opens it,
-- before that changes the state. The lock makes whoever writes such a row and whoever opens the campaign wait for each other; a
-- campaign that is not there any more was a draft, deleted with all that belongs to it.
CREATE FUNCTION keep_rows_of_opened_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  campaign_state text;
BEGIN
  IF TG_OP <> 'TRUNCATE' THEN
    FOR campaign_state IN
      SELECT state FROM public.campaigns WHERE id IN (SELECT campaign_id FROM touched) ORDER BY id FOR SHARE
    LOOP
      EXIT WHEN campaign_state <> 'draft';
    END LOOP;
    IF coalesce(campaign_state, 'draft') = 'draft' THEN
      RETURN NULL;
    END IF;
  END IF;
  RAISE EXCEPTION '%: this was fixed when the campaign was opened', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'fixed_at_opening', TABLE = TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
-- The same for a row that is changed. The row may not be moved out of an opened campaign, nor into one.
CREATE FUNCTION keep_row_of_opened_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  campaign_state text;
BEGIN
  FOR campaign_state IN
    SELECT state FROM public.campaigns WHERE id IN (OLD.campaign_id, NEW.campaign_id) ORDER BY id FOR SHARE
  LOOP
    IF campaign_state <> 'draft' THEN
      RAISE EXCEPTION '%: this was fixed when the campaign was opened', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'fixed_at_opening', TABLE = TG_TABLE_NAME;
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['campaign_leaders', 'campaign_labels', 'nominations', 'leader_places', 'invitations', 'assignments'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_opened_campaign()', kept || '_come_before_opening', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_opened_campaign()', kept || '_stay', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['campaign_leaders', 'campaign_labels', 'nominations', 'leader_places'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I
      FOR EACH ROW EXECUTE FUNCTION keep_row_of_opened_campaign()', kept || '_keep_terms', kept);
  END LOOP;
END
$$;
--> statement-breakpoint
-- The link's hash, how its mail fared and whether somebody was taken out move; who is invited does not.
CREATE TRIGGER invitations_keep_terms BEFORE UPDATE ON invitations FOR EACH ROW
  WHEN ((OLD.id, OLD.campaign_id, OLD.rater_id) IS DISTINCT FROM (NEW.id, NEW.campaign_id, NEW.rater_id))
  EXECUTE FUNCTION keep_row_of_opened_campaign();
--> statement-breakpoint
-- The one bit moves; about whom and as what somebody is asked does not.
CREATE TRIGGER assignments_keep_terms BEFORE UPDATE ON assignments FOR EACH ROW
  WHEN ((OLD.id, OLD.invitation_id, OLD.campaign_id, OLD.leader_id, OLD.rater_group, OLD.label)
    IS DISTINCT FROM (NEW.id, NEW.invitation_id, NEW.campaign_id, NEW.leader_id, NEW.rater_group, NEW.label))
  EXECUTE FUNCTION keep_row_of_opened_campaign();
--> statement-breakpoint
-- The questions themselves, word for word.
CREATE TRIGGER instrument_versions_never_change BEFORE UPDATE OR DELETE ON instrument_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Emptying a table passes by every other trigger; and a session may ask that triggers be passed by, unless they always fire.
DO $$
DECLARE
  kept text;
  kept_by text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['campaigns', 'campaign_leaders', 'campaign_labels', 'nominations', 'leader_places', 'invitations',
    'assignments', 'instrument_versions'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION keep_rows_of_opened_campaign()', kept || '_are_never_emptied', kept);
    FOR kept_by IN SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(kept) AND NOT tgisinternal LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', kept, kept_by);
    END LOOP;
  END LOOP;
END
$$;
