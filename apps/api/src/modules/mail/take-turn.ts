import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { mailPace } from '../../db/schema/mail-pace.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import type { ClaimedMail } from './claim-mail.ts';
import { domainOf, waitsItsTurn } from './pace.ts';

/** What is left of a domain that got no mail for so long is deleted. */
const forgottenAfter = sql`interval '1 hour'`;

const thisMinute = sql`date_trunc('minute', now())`;

async function addressOf(database: Database, mail: ClaimedMail): Promise<string | undefined> {
  if (mail.address !== null) return mail.address;
  const [row] = await database.select({ address: people.email }).from(people).where(eq(people.id, mail.personId));
  return row?.address;
}

/**
 * May this mail leave in the minute that runs? If so, it is counted: one statement on one row a domain, so that however many workers ask,
 * no more than so many leave. Minutes are those of the database's clock.
 *
 * @param perMinute how many a domain gets; a mail that somebody waits for is counted too, and goes in any case
 */
export async function takeTurn(database: Database, mail: ClaimedMail, perMinute: number): Promise<boolean> {
  const domain = domainOf((await addressOf(database, mail)) ?? '');
  if (domain === null) return true;
  const counted = await database
    .insert(mailPace)
    .values({ domain, minute: thisMinute, leftInIt: 1 })
    .onConflictDoUpdate({
      target: mailPace.domain,
      set: {
        minute: sql`greatest(${mailPace.minute}, excluded.minute)`,
        leftInIt: sql`CASE WHEN ${mailPace.minute} < excluded.minute THEN 1 ELSE ${mailPace.leftInIt} + 1 END`,
      },
      setWhere: waitsItsTurn(mail.kind)
        ? sql`${mailPace.minute} < excluded.minute OR ${mailPace.leftInIt} < ${perMinute}`
        : sql`true`,
    })
    .returning({ domain: mailPace.domain });
  return counted.length > 0;
}

/**
 * Lets a mail wait for the next minute. It was no attempt: nobody has refused it, so it neither comes nearer to being given up nor counts
 * as one that may not arrive.
 */
export async function putOff(database: Database, mail: ClaimedMail): Promise<void> {
  await database
    .update(outboxMails)
    .set({
      state: 'pending',
      attempts: sql`${outboxMails.attempts} - 1`,
      nextAttemptAt: sql`${thisMinute} + interval '1 minute'`,
    })
    .where(and(eq(outboxMails.id, mail.id), eq(outboxMails.state, 'sending'), eq(outboxMails.attempts, mail.attempts)));
}

/** Deletes what stands of domains that got no mail for an hour. */
export async function forgetPaces(database: Database): Promise<void> {
  await database.delete(mailPace).where(lt(mailPace.minute, sql`now() - ${forgottenAfter}`));
}
