import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Clock } from '../../core/context.ts';
import type { JobRequest } from '../../core/job.ts';
import { hashSecret } from '../../core/secret-hash.ts';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { people } from '../../db/schema/people.ts';
import { signInRequests } from '../../db/schema/sign-in.ts';
import { queueMails } from '../mail/mail.public.ts';

/** How long a link and its code work. */
export const signInMinutes = 15;
/**
 * Mails that one person gets within that time; asking more often is answered the same and sends nothing. It is far above what one
 * caller may ask for (see the route), so that a stranger who asks in somebody's name does not keep them out.
 */
export const signInMailsMaximum = 15;
/** Mails to one address that one caller may ask for within that time. */
export const signInMailsPerCaller = 3;

/**
 * Somebody asks for a sign-in mail. Whether the address is known shows nowhere in the result: whoever calls answers the same.
 * An address that several organisations know gets a mail from each.
 *
 * @param input.browserSecret what this browser alone holds, base64url; link and code work only together with it
 */
export async function requestSignIn(
  database: Database,
  clock: Clock,
  input: { email: string; browserSecret: string },
): Promise<{ jobs: JobRequest<never>[] }> {
  const now = clock.now();
  const browserHash = hashSecret(input.browserSecret);
  return inTransaction(database, async (tx) => {
    // The lock makes two requests of the same moment count each other.
    const known = await tx
      .select({ id: people.id, organizationId: people.organizationId })
      .from(people)
      .where(eq(sql`lower(${people.email})`, input.email.toLowerCase()))
      .orderBy(people.id)
      .for('no key update');
    const jobs: JobRequest<never>[] = [];
    for (const person of known) {
      if (await hasEnoughMails(tx, person.id, now)) continue;
      const [request] = await tx
        .insert(signInRequests)
        .values({
          personId: person.id,
          browserHash,
          createdAt: now,
          expiresAt: new Date(now.getTime() + signInMinutes * 60_000),
        })
        .returning({ id: signInRequests.id });
      if (!request) throw new Error('no sign-in request was written');
      const { organizationId } = person;
      jobs.push(
        ...(await queueMails(tx, [
          { kind: 'sign-in', organizationId, personId: person.id, signInRequestId: request.id },
        ])),
      );
    }
    return { jobs };
  });
}

async function hasEnoughMails(tx: Transaction, personId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - signInMinutes * 60_000);
  const [recent] = await tx
    .select({ mails: count() })
    .from(signInRequests)
    .where(and(eq(signInRequests.personId, personId), gt(signInRequests.createdAt, since)));
  return (recent?.mails ?? 0) >= signInMailsMaximum;
}
