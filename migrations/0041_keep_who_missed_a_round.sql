-- What a first round showed stays without those whom none of its mails had reached, also when the mail of the further round arrives. Who
-- they are is needed where later campaigns are compared with this one, and `delivery` forgets it.
ALTER TABLE invitations ADD COLUMN missed_a_round boolean NOT NULL DEFAULT false;
--> statement-breakpoint
UPDATE invitations SET missed_a_round = true
FROM campaigns WHERE campaigns.id = invitations.campaign_id AND campaigns.round > 1 AND invitations.delivery <> 'accepted';
--> statement-breakpoint
GRANT UPDATE (missed_a_round) ON invitations TO heartset_api;
--> statement-breakpoint
CREATE TRIGGER invitations_keep_a_missed_round BEFORE UPDATE ON invitations FOR EACH ROW
  WHEN (OLD.missed_a_round AND NOT NEW.missed_a_round) EXECUTE FUNCTION keep_row_of_opened_campaign();
--> statement-breakpoint
ALTER TABLE invitations ENABLE ALWAYS TRIGGER invitations_keep_a_missed_round;
