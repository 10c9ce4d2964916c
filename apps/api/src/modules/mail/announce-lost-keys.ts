import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';

/** A key store that cannot be reached for a moment, as while it is restarted, is no news. */
const LOST_FOR_SECONDS = 60;

/**
 * Writes a mail into the outbox for everybody in HR where a campaign has lost a key that it still needs, once a campaign. The tally finds
 * that out and knows no people; so the mailer looks for itself. Running it again, or twice at once, adds nothing.
 *
 * @param database with the mailer's login
 * @returns how many were written
 */
export async function announceLostKeys(database: Database): Promise<number> {
  const written = await database.execute(sql`
    INSERT INTO outbox_mails (organization_id, kind, dedupe_key, person_id, campaign_id)
    SELECT campaigns.organization_id, 'keys-lost', mail.key, people.id, campaigns.id
    FROM campaign_keys
    JOIN campaigns ON campaigns.id = campaign_keys.campaign_id
    JOIN people ON people.organization_id = campaigns.organization_id
    JOIN person_roles ON person_roles.person_id = people.id AND person_roles.role = 'hr'
    CROSS JOIN LATERAL (SELECT 'keys-lost:' || campaigns.id || ':' || people.id AS key) mail
    WHERE campaign_keys.lost_since < now() - make_interval(secs => ${LOST_FOR_SECONDS})
      AND NOT EXISTS (SELECT 1 FROM outbox_mails told WHERE told.dedupe_key = mail.key)
    ON CONFLICT (dedupe_key) DO NOTHING`);
  return written.rowCount ?? 0;
}
