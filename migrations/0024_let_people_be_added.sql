-- While a campaign collects its first round, people may be added to it, and nothing that others were told changes by that: a rater under a
-- label that exists and already asks as many as are shown together, so that nobody is added until few can be shown; a leader with labels
-- of their own, as a published supplement names them. Nobody's label changes and nobody is taken out: 0019 goes on refusing that.
CREATE FUNCTION takes_additions(p_campaign_id uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM public.campaigns WHERE id = p_campaign_id AND state = 'collecting' AND round = 1)
$$;
--> statement-breakpoint
-- Does a supplement name this leader; and, where a label is given, with this label and number?
CREATE FUNCTION is_in_supplement(p_campaign_id uuid, p_subject_key text, p_label text, p_invited integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM public.manifests
    CROSS JOIN LATERAL jsonb_array_elements(document::jsonb -> 'leaders') AS leader
    WHERE manifests.campaign_id = p_campaign_id AND manifests.number > 0 AND leader ->> 'leader' = p_subject_key
      AND (p_label IS NULL OR leader -> 'labels' @> jsonb_build_array(jsonb_build_object('label', p_label, 'invited', p_invited))))
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION takes_additions(uuid), is_in_supplement(uuid, text, text, integer) TO heartset_api;
--> statement-breakpoint
-- In the place of 0019's function for rows that come: as there, but for what may be added. Once per statement.
CREATE FUNCTION take_rows_of_opened_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  touched_campaign record;
  fits boolean;
BEGIN
  FOR touched_campaign IN
    SELECT id, state, minimum_group_size AS k, senior_leaders FROM public.campaigns
    WHERE id IN (SELECT campaign_id FROM touched) ORDER BY id FOR SHARE
  LOOP
    CONTINUE WHEN touched_campaign.state = 'draft';
    fits := public.takes_additions(touched_campaign.id);
    IF fits THEN
      CASE TG_TABLE_NAME
        WHEN 'invitations' THEN NULL;
        WHEN 'campaign_leaders', 'leader_places' THEN
          SELECT bool_and(public.is_in_supplement(campaign_id, subject_key, NULL, NULL)) INTO fits
            FROM touched WHERE campaign_id = touched_campaign.id;
        WHEN 'campaign_labels' THEN
          SELECT bool_and(public.is_in_supplement(campaign_id, subject_key, label, invited)
              AND identified = (label = 'senior-leaders' AND touched_campaign.senior_leaders = 'identified')
              AND (identified OR invited >= touched_campaign.k)) INTO fits
            FROM touched WHERE campaign_id = touched_campaign.id;
        WHEN 'assignments' THEN
          SELECT bool_and(labels.label IS NOT NULL AND (labels.identified OR labels.invited >= touched_campaign.k)) INTO fits
            FROM touched
            LEFT JOIN public.campaign_leaders AS leaders
              ON leaders.campaign_id = touched.campaign_id AND leaders.leader_id = touched.leader_id
            LEFT JOIN public.campaign_labels AS labels
              ON labels.campaign_id = touched.campaign_id AND labels.subject_key = leaders.subject_key AND labels.label = touched.label
            WHERE touched.campaign_id = touched_campaign.id;
        WHEN 'nominations' THEN
          SELECT bool_and(EXISTS (
              SELECT 1 FROM public.assignments AS asked JOIN public.invitations ON invitations.id = asked.invitation_id
              WHERE asked.campaign_id = touched.campaign_id AND asked.leader_id = touched.leader_id
                AND invitations.rater_id = touched.rater_id AND asked.rater_group = touched.rater_group)) INTO fits
            FROM touched WHERE campaign_id = touched_campaign.id;
        ELSE fits := false;
      END CASE;
    END IF;
    IF fits IS NOT TRUE THEN
      RAISE EXCEPTION '%: this was fixed when the campaign was opened', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'fixed_at_opening', TABLE = TG_TABLE_NAME;
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- A label's number follows those who are asked under it, and never goes down. No login may change it; this does, from within the
-- statement that adds somebody.
CREATE FUNCTION count_added_raters() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE campaign_labels SET invited = asked.many
  FROM (
    SELECT leaders.campaign_id, leaders.subject_key, assignments.label, count(*) AS many
    FROM campaign_leaders AS leaders
    JOIN assignments ON assignments.campaign_id = leaders.campaign_id AND assignments.leader_id = leaders.leader_id
    WHERE (leaders.campaign_id, leaders.leader_id, assignments.label) IN (
      SELECT touched.campaign_id, touched.leader_id, touched.label FROM touched
      JOIN campaigns ON campaigns.id = touched.campaign_id AND campaigns.state <> 'draft')
    GROUP BY 1, 2, 3
  ) asked
  WHERE campaign_labels.campaign_id = asked.campaign_id AND campaign_labels.subject_key = asked.subject_key
    AND campaign_labels.label = asked.label AND campaign_labels.invited < asked.many;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_added_raters() FROM PUBLIC;
--> statement-breakpoint
-- The number alone, only up, only by the function above: it is the one that changes rows from within another trigger.
CREATE FUNCTION keep_label_of_opened_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  campaign_state text;
BEGIN
  FOR campaign_state IN
    SELECT state FROM public.campaigns WHERE id IN (OLD.campaign_id, NEW.campaign_id) ORDER BY id FOR SHARE
  LOOP
    CONTINUE WHEN campaign_state = 'draft';
    IF pg_trigger_depth() < 2 OR NEW.invited <= OLD.invited OR NOT public.takes_additions(OLD.campaign_id)
      OR (to_jsonb(NEW) - 'invited') IS DISTINCT FROM (to_jsonb(OLD) - 'invited') THEN
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
    EXECUTE format('DROP TRIGGER %I ON %I', kept || '_come_before_opening', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION take_rows_of_opened_campaign()', kept || '_come_in_time', kept);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', kept, kept || '_come_in_time');
  END LOOP;
END
$$;
--> statement-breakpoint
DROP TRIGGER campaign_labels_keep_terms ON campaign_labels;
--> statement-breakpoint
CREATE TRIGGER campaign_labels_keep_terms BEFORE UPDATE ON campaign_labels
  FOR EACH ROW EXECUTE FUNCTION keep_label_of_opened_campaign();
--> statement-breakpoint
ALTER TABLE campaign_labels ENABLE ALWAYS TRIGGER campaign_labels_keep_terms;
--> statement-breakpoint
-- After the one that decides: triggers of a statement fire by their names.
CREATE TRIGGER assignments_count_added AFTER INSERT ON assignments REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION count_added_raters();
--> statement-breakpoint
ALTER TABLE assignments ENABLE ALWAYS TRIGGER assignments_count_added;
