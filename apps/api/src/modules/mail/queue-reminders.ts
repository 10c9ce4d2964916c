import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { dueReminder, type Reminder } from './due-reminder.ts';

/** Whoever was written to about a campaign since then is not reminded: they were added, or told of a later end. */
const QUIET_HOURS = 24;

/**
 * Writes the reminders into the outbox that are due by their campaigns' own dates. Running it again, or twice at once, adds nothing: a
 * campaign's reminder is noted in the statement that writes its mails, and only once.
 *
 * Everybody who was asked is reminded, whether or not they have answered: this login could not tell, and a list of those who have not
 * must not exist (ADR 18). Left out is who was taken out, wants no more mails, was written to within a day, or whose address does not
 * take mail. A further round has none: its own mail is one.
 *
 * @param database with the mailer's login
 * @returns of how many campaigns
 */
export async function queueReminders(database: Database): Promise<number> {
  const open = await database
    .select({
      id: campaigns.id,
      openedAt: campaigns.openedAt,
      deadlineAt: campaigns.deadlineAt,
      reminders: campaigns.reminders,
      // Spelled out, since a query of one table drops the names of tables.
      sent: sql<Reminder[]>`ARRAY(
        SELECT noted.reminder FROM campaign_reminders noted WHERE noted.campaign_id = campaigns.id)`,
      now: sql`now()`.mapWith(campaigns.deadlineAt),
    })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.state, 'collecting'),
        eq(campaigns.round, 1),
        gt(campaigns.reminders, 0),
        gt(campaigns.deadlineAt, sql`now()`),
      ),
    );
  let queued = 0;
  for (const { id, openedAt, now, ...campaign } of open) {
    const due = openedAt && dueReminder({ ...campaign, openedAt }, now);
    if (due) {
      await queueReminder(database, id, due);
      queued += 1;
    }
  }
  return queued;
}

/** One statement: of two workers one notes the reminder, and nothing is noted whose mails are not there. */
async function queueReminder(database: Database, campaignId: string, reminder: Reminder): Promise<void> {
  await database.execute(sql`
    WITH noted AS (
      INSERT INTO campaign_reminders (campaign_id, reminder) VALUES (${campaignId}, ${reminder})
      ON CONFLICT DO NOTHING RETURNING campaign_id
    )
    INSERT INTO outbox_mails (organization_id, kind, dedupe_key, person_id, campaign_id, invitation_id)
    SELECT campaigns.organization_id, 'reminder', 'reminder:' || invitations.id || ':' || ${reminder}::text, invitations.rater_id,
      campaigns.id, invitations.id
    FROM noted
    JOIN campaigns ON campaigns.id = noted.campaign_id
    JOIN invitations ON invitations.campaign_id = campaigns.id
    JOIN people ON people.id = invitations.rater_id
    WHERE NOT invitations.removed AND invitations.delivery = 'accepted' AND NOT people.mail_returned
      AND NOT EXISTS (SELECT 1 FROM mail_stops WHERE mail_stops.invitation_id = invitations.id AND mail_stops.stopped)
      AND NOT EXISTS (
        SELECT 1 FROM outbox_mails recent
        WHERE recent.invitation_id = invitations.id
          AND coalesce(recent.sent_at, recent.created_at) > now() - make_interval(hours => ${QUIET_HOURS}))
    ORDER BY invitations.id
    ON CONFLICT (dedupe_key) DO NOTHING`);
}
