import { ASK_AGAIN_DAYS } from '@heartset/model';
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';

/** A report that came out before is no news. Answers that could not be counted are tried for as long as people may be asked again. */
const NEWS_DAYS = ASK_AGAIN_DAYS + 10;

/**
 * Writes a mail into the outbox for each leader whose report has come out and who has not been told. The tally releases reports but
 * knows no people; so the mailer looks for itself. Running it again, or twice at once, adds nothing: one mail has one key. Whose answers
 * could not be counted yet is told when they could. Where people are asked once more already, it is the round before that has come out. The end of a further round is told to all, whether or not it has added anything.
 *
 * Only campaigns released within `NEWS_DAYS` are looked at: longer than the answers about any leader can wait to be counted.
 *
 * @param database with the mailer's login
 * @returns how many were written
 */
export async function announceReleases(database: Database): Promise<number> {
  const written = await database.execute(sql`
    INSERT INTO outbox_mails (organization_id, kind, dedupe_key, person_id, campaign_id)
    SELECT campaigns.organization_id, 'report-ready', mail.key, campaign_leaders.leader_id, campaigns.id
    FROM campaigns
    JOIN campaign_leaders ON campaign_leaders.campaign_id = campaigns.id
    CROSS JOIN LATERAL (SELECT CASE WHEN campaigns.state = 'released' THEN campaigns.round ELSE campaigns.round - 1 END AS number) released
    CROSS JOIN LATERAL (SELECT 'report-ready:' || campaigns.id || ':' || campaign_leaders.leader_id
      || CASE WHEN released.number > 1 THEN ':' || released.number ELSE '' END AS key) mail
    WHERE released.number > 0 AND campaigns.released_at > now() - make_interval(days => ${NEWS_DAYS})
      AND NOT EXISTS (
        SELECT 1 FROM outbox_mails told
        WHERE told.dedupe_key = mail.key
      )
      AND NOT EXISTS (
        SELECT 1 FROM uncounted_leaders waiting
        WHERE waiting.campaign_id = campaigns.id AND waiting.subject_key = campaign_leaders.subject_key
      )
    ON CONFLICT (dedupe_key) DO NOTHING
  `);
  return written.rowCount ?? 0;
}
